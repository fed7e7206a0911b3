"""A collection: articles that share a contract and expectations, as its settings state them. Policy is data."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from articlelint.conditions import When
from articlelint.relations import Links, Titles, Translations, links_from, titles_from, translations_from
from articlelint.text import Route


class Range(NamedTuple):
    """How many of something there may be; `most` is None where there is no bound."""

    least: int = 0
    most: int | None = None

    def holds(self, count: int) -> bool:
        """Whether a count lies within the bounds, which belong to them."""
        return self.least <= count and (self.most is None or count <= self.most)

    def described(self) -> str:
        """The range in words: `3 to 6`, `at least 3`, `at most 6`, `exactly 3`."""
        if self.most is None:
            return f"at least {self.least:,}"
        if self.least == self.most:
            return f"exactly {self.least:,}"
        return f"{self.least:,} to {self.most:,}" if self.least else f"at most {self.most:,}"


class ExpectedSection(NamedTuple):
    """A section that an outline asks for.

    Its title is `heading` or one of `others`, or all of it matches `pattern`, of which `heading` then is the text; the
    heading `*` fits any section. `at` is `first`, `last` or nothing. A section that `repeats` may stand there more
    than once. `items` bounds the items of its lists, `words` its words; `sections` are those asked for within it.
    """

    heading: str
    level: int = 2
    at: str | None = None
    optional: bool = False
    others: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    repeats: bool = False
    items: Range | None = None
    words: Range | None = None
    sections: tuple["ExpectedSection", ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The titles that will do, the one to be written first; the text of its pattern, where it has one."""
        return (self.heading, *self.others)


class Outline(NamedTuple):
    """The sections asked for, in order, of articles whose front matter fits `when`.

    A `closed` one allows no others. `min_words` is how many words the body has at least, as its reader counts them.
    """

    when: When
    sections: tuple[ExpectedSection, ...] = ()
    min_words: int = 0
    closed: bool = False


class Cover(NamedTuple):
    """A field that holds variants of one photo.

    `photo` is a regular expression whose first match in a variant's URL names the photo; `widths` are the variants
    whose `width_parameter` must strictly descend in the order given. `most_stories` is how many stories, each with its
    translations, may have the same photo; None where any number may.
    """

    field: str
    variants: tuple[str, ...]
    photo: str
    widths: tuple[str, ...] = ()
    width_parameter: str = "w"
    most_stories: int | None = None


class Tags(NamedTuple):
    """How tags are written; `field` holds them.

    `case` is `upper`, `lower` or nothing, `characters` a regular expression that the whole of each tag matches,
    `banned` the tags that no article has, and `category` a field whose value is to be among the tags, unless it is one
    of `uncategorised`. `known` are all the tags that there are, unless it is empty, and `aliases` other words for some
    of them. A tag that so many stories have is `common`, and one that a single story has and that is spelt almost as a
    common one is taken for a slip; None where nothing is.
    """

    field: str = "tags"
    case: str | None = None
    characters: str | None = None
    banned: tuple[str, ...] = ()
    category: str | None = None
    uncategorised: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    aliases: Mapping[str, str] = {}
    common: int | None = None


class Requirement(NamedTuple):
    """Fields that an article has whose front matter fits `when`."""

    when: When
    fields: tuple[str, ...]


class Disclosure(NamedTuple):
    """A section, by its heading, that an article has whose front matter fits `when`."""

    when: When
    heading: str


class Collection(NamedTuple):
    """What the settings say of one kind of article.

    `dates` are pairs of dotted names, earlier one first. Links may lead to `hosts` alone where there are any; in
    `*.example.com` the star stands for all hosts below. `formats` are those of front matter that the site reads: any
    of them where there are none. `is_none` is true of what belongs to none of the collections that the settings state:
    such a file need not be an article at all. `source` is the dotted name of the field that tells where an article
    comes from. No two articles have the same values in the fields of one of `unique`. `path` is the pattern that the
    path of an article has, counted from the folder of the settings.
    """

    name: str = "articles"
    dates: tuple[tuple[str, str], ...] = ()
    outlines: tuple[Outline, ...] = ()
    covers: tuple[Cover, ...] = ()
    tags: Tags | None = None
    hosts: tuple[str, ...] = ()
    requires: tuple[Requirement, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    formats: tuple[str, ...] = ()
    is_none: bool = False
    source: str | None = None
    unique: tuple[tuple[str, ...], ...] = ()
    path: str | None = None
    titles: Titles | None = None
    translations: Translations | None = None
    links: Links | None = None

    def outline_for(self, value_of: Callable[[str], Any]) -> Outline | None:
        """The first outline that fits a front matter, whose values are asked for by dotted names."""
        return next((outline for outline in self.outlines if outline.when.fits(value_of)), None)


NO_COLLECTION = Collection(is_none=True)


class Origin(NamedTuple):
    """The collection of an article and the source that it comes from, each None where there is none."""

    collection: str | None = None
    source: str | None = None


def value_at(data: Any, name: str) -> Any:  # noqa: ANN401 front matter holds any JSON value
    """The value under a dotted name, or None where there is nothing."""
    # A test for a `Mapping` takes five times as long, and front matter is read as plain dictionaries.
    if "." not in name:
        return data.get(name) if isinstance(data, dict) else None
    for part in name.split("."):
        if not isinstance(data, dict) or part not in data:
            return None
        data = data[part]
    return data


def texts_in(value: dict[str, Any] | list[Any], route: Route = ()) -> list[tuple[Route, str]]:
    """The texts in some data, JSON values, in order, each with its route."""
    found: list[tuple[Route, str]] = []
    for step, member in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(member, str):
            found.append(((*route, step), member))
        elif isinstance(member, dict | list):
            found += texts_in(member, (*route, step))
    return found


def strings_in(value: dict[str, Any] | list[Any]) -> list[str]:
    """The texts in some data, JSON values, without their routes, in any order: that takes a quarter of the time."""
    found: list[str] = []
    todo = [value]
    for one in todo:
        for member in one.values() if isinstance(one, dict) else one:
            if isinstance(member, str):
                found.append(member)
            # A test for `dict | list` takes three times as long.
            elif isinstance(member, dict) or isinstance(member, list):  # noqa: SIM101 see above
                todo.append(member)
    return found


def range_from(written: str | int) -> Range:
    """A range as settings write it: `3-6`, `3-` for at least three, `-6` for at most six, `3` for exactly three."""
    least, dash, most = str(written).partition("-")
    if not dash:
        return Range(int(least), int(least))
    return Range(int(least or 0), int(most) if most else None)


def collection_from(mapping: Mapping[str, Any]) -> Collection:
    """A collection from its settings, spelt as in `articlelint.toml`; they are taken to be valid."""
    return Collection(
        name=mapping.get("name", "articles"),
        dates=tuple((earlier, later) for earlier, later in mapping.get("dates", ())),
        outlines=tuple(map(_outline, mapping.get("outlines", ()))),
        covers=tuple(map(_cover, mapping.get("covers", ()))),
        tags=_tags(mapping["tags"]) if "tags" in mapping else None,
        hosts=tuple(mapping.get("hosts", ())),
        requires=tuple(
            Requirement(When(one.get("when", {})), tuple(one["fields"])) for one in mapping.get("requires", ())
        ),
        disclosures=tuple(
            Disclosure(When(one.get("when", {})), one["heading"]) for one in mapping.get("disclosures", ())
        ),
        formats=tuple(mapping.get("formats", ())),
        source=mapping.get("source"),
        unique=tuple(map(tuple, mapping.get("unique", ()))),
        path=mapping.get("path"),
        titles=titles_from(mapping["titles"]) if "titles" in mapping else None,
        translations=translations_from(mapping["translations"]) if "translations" in mapping else None,
        links=links_from(mapping["links"]) if "links" in mapping else None,
    )


def _outline(mapping: Mapping[str, Any]) -> Outline:
    return Outline(
        When(mapping.get("when", {})),
        _sections(mapping.get("sections", ()), 2),
        mapping.get("min-words", 0),
        mapping.get("closed", False),
    )


def _sections(written: Iterable[Mapping[str, Any]], level: int) -> tuple[ExpectedSection, ...]:
    """Expected sections; those that don't state their level have the one of their outline, or of where they stand."""
    return tuple(_section(one, one.get("level", level)) for one in written)


def _section(mapping: Mapping[str, Any], level: int) -> ExpectedSection:
    pattern = mapping.get("pattern")
    heading = mapping.get("heading", pattern)
    first, *others = [heading] if isinstance(heading, str) else heading
    return ExpectedSection(
        heading=first,
        level=level,
        at=mapping.get("at"),
        optional=mapping.get("optional", False),
        others=tuple(others),
        pattern=None if pattern is None else re.compile(pattern),
        repeats=mapping.get("repeats", False),
        items=_range(mapping, "items"),
        words=_range(mapping, "words"),
        sections=_sections(mapping.get("sections", ()), level + 1),
    )


def _range(mapping: Mapping[str, Any], name: str) -> Range | None:
    return range_from(mapping[name]) if name in mapping else None


def _cover(mapping: Mapping[str, Any]) -> Cover:
    return Cover(
        mapping["field"],
        tuple(mapping["variants"]),
        mapping["photo"],
        tuple(mapping.get("widths", ())),
        mapping.get("width-parameter", "w"),
        mapping.get("most-stories"),
    )


def _tags(mapping: Mapping[str, Any]) -> Tags:
    banned: Sequence[str] = mapping.get("banned", ())
    return Tags(
        mapping.get("field", "tags"),
        mapping.get("case"),
        mapping.get("characters"),
        tuple(banned),
        mapping.get("category"),
        tuple(mapping.get("uncategorised", ())),
        tuple(mapping.get("known", ())),
        mapping.get("aliases", {}),
        mapping.get("common"),
    )
