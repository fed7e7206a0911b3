"""Mistakes in what a collection says of its articles among each other, which only all layers together show."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from articlelint.settings.document import Mistake
from articlelint.settings.layers import Layered
from articlelint.settings.model import guessed
from articlelint.stories import LANGUAGE, STORY
from articlelint.text import Route
from articlelint.wording import in_backticks, nearest

# A name in braces; several words there are alternatives, as in all patterns of paths.
_PLACEHOLDER = re.compile(r"\{([^{},]*)\}")


def relation_mistakes(layered: Layered) -> Iterator[Mistake]:
    """What is wrong with the translations of each collection."""
    for number, collection in enumerate(layered.data.get("collections", ())):
        given = collection.get("translations")
        if given is not None:
            yield from _translation_mistakes(layered, ("collections", number, "translations"), given)


def _translation_mistakes(layered: Layered, here: Route, given: Mapping[str, Any]) -> Iterator[Mistake]:
    if "original" not in given and "original-language" not in given:
        message = "nothing tells what a translation is: add `original`, the field that names it, or `original-language`"
        yield layered.mistake(here, message)
    elif "paths" in given and "original-language" not in given:
        yield layered.mistake((*here, "paths"), "`original-language` is missing: no path says what originals are in")
    if given.get("grace-days") and "since" not in given:
        yield layered.mistake((*here, "grace-days"), "days are counted from a date: name its field as `since`")
    for name in ("when", "since"):
        if name in given and not given.get("languages"):
            yield layered.mistake((*here, name), f"`{name}` is about `languages`, and none are asked for")
    for place, pattern in enumerate(given.get("paths", ())):
        for fault in _pattern_faults(pattern):
            yield layered.mistake((*here, "paths", place), f"{in_backticks(pattern)} {fault}")


def _pattern_faults(pattern: str) -> Iterator[str]:
    names = _PLACEHOLDER.findall(pattern)
    for name in names:
        if name not in {STORY, LANGUAGE}:
            meant = guessed(nearest(name, (STORY, LANGUAGE)))
            yield f"has `{{{name}}}`, and only `{{{STORY}}}` and `{{{LANGUAGE}}}` stand for something{meant}"
    if STORY not in names:
        yield f"has no `{{{STORY}}}`, which tells the stories apart"
    for name in (STORY, LANGUAGE):
        if names.count(name) > 1:
            yield f"has `{{{name}}}` twice"
