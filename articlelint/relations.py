"""What the articles of a collection have to do with each other, as its settings state it. Policy is data."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from articlelint.conditions import When

# What of two texts can be compared though they are in two languages.
COMPARED = ("headings", "items", "links", "numbers")


class Titles(NamedTuple):
    """The field that holds titles, of which no two are the same among articles that have the same values in `per`."""

    field: str = "title"
    per: tuple[str, ...] = ()


class Translations(NamedTuple):
    """How a story is told in several languages, and what its articles share.

    The articles of one story have the same values in the fields `story`, or paths that one of the patterns `paths` fits
    with the same `{story}`. The language is the value of the field `language`, or what stands for `{language}` in the
    path. A translation is what has a value in the field `original`, or is not in `original_language`.

    `shared` are fields that have one value in all languages, `compared` what is the same in all texts, `updated` the
    field that tells when an article was changed last. Each original that fits `when` is asked for in `languages`, from
    `grace_days` after the date in `since` on.
    """

    story: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    language: str = "lang"
    original: str | None = None
    original_language: str | None = None
    shared: tuple[str, ...] = ()
    compared: tuple[str, ...] = COMPARED
    updated: str | None = None
    languages: tuple[str, ...] = ()
    when: When = When()
    since: str | None = None
    grace_days: float = 0


class Links(NamedTuple):
    """Which links lead to files: relative ones to Markdown and pictures do.

    Those that begin with a slash count from the folder `root`, which counts from that of the settings; without one they
    are left alone. `fields` hold paths of files; `anchors` says whether what follows a `#` is looked for as well.
    """

    root: str | None = None
    fields: tuple[str, ...] = ()
    anchors: bool = True


def titles_from(mapping: Mapping[str, Any]) -> Titles:
    """Titles from their settings, which are taken to be valid, as in all that follows."""
    return Titles(mapping.get("field", "title"), tuple(mapping.get("per", ())))


def translations_from(mapping: Mapping[str, Any]) -> Translations:
    """Translations from their settings."""
    return Translations(
        story=tuple(mapping.get("story", ())),
        paths=tuple(mapping.get("paths", ())),
        language=mapping.get("language", "lang"),
        original=mapping.get("original"),
        original_language=mapping.get("original-language"),
        shared=tuple(mapping.get("shared", ())),
        compared=tuple(mapping.get("compared", COMPARED)),
        updated=mapping.get("updated"),
        languages=tuple(mapping.get("languages", ())),
        when=When(mapping.get("when", {})),
        since=mapping.get("since"),
        grace_days=mapping.get("grace-days", 0),
    )


def links_from(mapping: Mapping[str, Any]) -> Links:
    """Links from their settings."""
    return Links(mapping.get("root"), tuple(mapping.get("fields", ())), mapping.get("anchors", True))
