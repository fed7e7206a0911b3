"""Mistakes in the tags that a collection knows, and in other words for them."""

from collections.abc import Iterator, Mapping
from typing import Any

from articlelint.settings.document import Mistake
from articlelint.settings.layers import Layered
from articlelint.settings.model import guessed
from articlelint.text import Route
from articlelint.wording import in_backticks, nearest


def alias_mistakes(layered: Layered, here: Route, tags: Mapping[str, Any]) -> Iterator[Mistake]:
    """Aliases that are tags themselves, or that stand for none; all layers are needed to tell."""
    known, aliases = tags.get("known", ()), tags.get("aliases", {})
    for alias, tag in aliases.items():
        route = (*here, "tags", "aliases", alias)
        if alias in known:
            message = f"{in_backticks(alias)} is one of the `known` tags, and can't be another word for one"
            yield layered.mistake(route, message, at_key=True)
        elif tag == alias:
            yield layered.mistake(route, f"{in_backticks(alias)} stands for itself")
        elif tag in aliases:
            last = _end(aliases, tag)
            write = f": write {in_backticks(last)}" if last else ""
            yield layered.mistake(route, f"{in_backticks(tag)} is an alias itself{write}")
        elif known and tag not in known:
            message = f"{in_backticks(tag)} is none of the `known` tags{guessed(nearest(tag, known))}"
            yield layered.mistake(route, message)


def _end(aliases: Mapping[str, str], tag: str) -> str | None:
    """The tag at the end of a chain of aliases; None where it goes in circles."""
    seen = set()
    while tag in aliases:
        if tag in seen:
            return None
        seen.add(tag)
        tag = aliases[tag]
    return tag
