"""A collection: articles that share a contract and expectations, as its settings state them. Policy is data."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class ExpectedSection(NamedTuple):
    """A section that an outline asks for; the heading `*` fits any section, `at` is `first`, `last` or nothing."""

    heading: str
    level: int = 2
    at: str | None = None
    optional: bool = False


class Outline(NamedTuple):
    """The sections asked for, in order, of articles whose front matter has the values in `when`."""

    when: Mapping[str, Any]
    sections: tuple[ExpectedSection, ...]

    def fits(self, value_of: Callable[[str], Any]) -> bool:
        """Whether a front matter has every value of `when`; names are dotted, as in `ai.rewritten`."""
        return all(_same(value_of(name), wanted) for name, wanted in self.when.items())


class Cover(NamedTuple):
    """A field that holds variants of one photo.

    `photo` is a regular expression whose first match in a variant's URL names the photo; `widths` are the variants
    whose `width_parameter` must strictly descend in the order given.
    """

    field: str
    variants: tuple[str, ...]
    photo: str
    widths: tuple[str, ...] = ()
    width_parameter: str = "w"


class Collection(NamedTuple):
    """What the settings say of one kind of article; `dates` are pairs of dotted names, earlier one first."""

    name: str = "articles"
    dates: tuple[tuple[str, str], ...] = ()
    outlines: tuple[Outline, ...] = ()
    covers: tuple[Cover, ...] = ()

    def outline_for(self, value_of: Callable[[str], Any]) -> Outline | None:
        """The first outline that fits a front matter, whose values are asked for by dotted names."""
        return next((outline for outline in self.outlines if outline.fits(value_of)), None)


def value_at(data: Any, name: str) -> Any:  # noqa: ANN401 front matter holds any JSON value
    """The value under a dotted name, or None where there is nothing."""
    for part in name.split("."):
        if not isinstance(data, Mapping) or part not in data:
            return None
        data = data[part]
    return data


def _same(value: object, wanted: object) -> bool:
    # In Python `True == 1`; in YAML, TOML and JSON they are different values.
    return value == wanted and isinstance(value, bool) == isinstance(wanted, bool)


def collection_from(mapping: Mapping[str, Any]) -> Collection:
    """A collection from its settings, spelt as in `articlelint.toml`; they are taken to be valid."""
    return Collection(
        name=mapping.get("name", "articles"),
        dates=tuple((earlier, later) for earlier, later in mapping.get("dates", ())),
        outlines=tuple(
            Outline(outline.get("when", {}), tuple(ExpectedSection(**section) for section in outline["sections"]))
            for outline in mapping.get("outlines", ())
        ),
        covers=tuple(
            Cover(
                cover["field"],
                tuple(cover["variants"]),
                cover["photo"],
                tuple(cover.get("widths", ())),
                cover.get("width-parameter", "w"),
            )
            for cover in mapping.get("covers", ())
        ),
    )
