"""Mistakes in outlines: sections that no article can have, or that nothing can be told from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articlelint.collection import range_from
from articlelint.layout.titles import comparable
from articlelint.settings.document import Document, Mistake
from articlelint.settings.parts import listed, table
from articlelint.settings.path_checks import refused
from articlelint.text import Route
from articlelint.wording import in_backticks

# Compiled where they are needed, as most settings have no such thing.
_MARKS = r"(?s)\s*(#{1,6})\s+(.*)"
_RANGE = "[0-9]{1,7}-[0-9]{1,7}"
_ANY = "*"
_TOP = 2
_LOWEST = 6


def _unmarked(document: Document, route: Route, heading: object) -> Iterator[Mistake]:
    marks = re.fullmatch(_MARKS, heading) if isinstance(heading, str) and "#" in heading else None
    if marks and isinstance(heading, str):
        message = f"{in_backticks(heading)} has the marks of a heading: write {in_backticks(marks[2])}"
        yield document.mistake(route, message)


def outline_mistakes(document: Document, here: Route, collection: Mapping[str, Any]) -> Iterator[Mistake]:
    """What is wrong with the outlines of a collection, beyond what their schema says."""
    for order, outline in enumerate(listed(collection.get("outlines"))):
        sections = listed(table(outline).get("sections"))
        yield from _Sections(document).mistakes((*here, "outlines", order, "sections"), sections, None)
    for order, disclosure in enumerate(listed(collection.get("disclosures"))):
        yield from _unmarked(document, (*here, "disclosures", order, "heading"), table(disclosure).get("heading"))


class _Sections:
    def __init__(self, document: Document) -> None:
        self._document = document

    def mistakes(self, here: Route, sections: Sequence[Any], parent: int | None) -> Iterator[Mistake]:
        """The mistakes in sections that stand in a row, those in sections of theirs among them."""
        seen: set[tuple[int, str]] = set()
        for place, written in enumerate(sections):
            route, section = (*here, place), table(written)
            level = section.get("level", _TOP if parent is None else parent + 1)
            level = level if isinstance(level, int) else _TOP
            yield from self._level(route, level, parent, is_stated="level" in section)
            yield from self._place(route, section, place, len(sections), parent)
            if isinstance(written, Mapping):
                yield from self._name(route, section)
            yield from self._repeated(route, section, level, seen)
            yield from self._ranges(route, section)
            yield from refused(self._document, (*route, "pattern"), section.get("pattern"))
            yield from self.mistakes((*route, "sections"), listed(section.get("sections")), level)

    def _level(self, route: Route, level: int, parent: int | None, *, is_stated: bool) -> Iterator[Mistake]:
        if parent is None:
            return
        if level <= parent:
            message = f"`level` is `{level}`, and must be more than {parent}, the level of the section around it"
            yield self._document.mistake((*route, "level"), message)
        elif level > _LOWEST and not is_stated:
            message = f"the section would have level {level}, and headings end at level {_LOWEST}"
            yield self._document.mistake(route, message)

    def _place(
        self, route: Route, section: Mapping[str, Any], place: int, count: int, parent: int | None
    ) -> Iterator[Mistake]:
        at = section.get("at")
        if (at == "first" and place) or (at == "last" and place + 1 < count):
            around = "its outline" if parent is None else "the section around it"
            message = f"the section has to be {at}, and is not {at} in {around}"
            yield self._document.mistake((*route, "at"), message)

    def _name(self, route: Route, section: Mapping[str, Any]) -> Iterator[Mistake]:
        if "heading" in section and "pattern" in section:
            message = "the section has both `heading` and `pattern`: keep the one that says what it is called"
            yield self._document.mistake((*route, "pattern"), message, at_key=True)
        elif "heading" not in section and "pattern" not in section:
            yield self._document.mistake(route, "the section must have `heading` or `pattern`: what it is called")
        for step, heading in _headings(section):
            if marks := "#" in heading and re.fullmatch(_MARKS, heading):
                stated = "" if section.get("level", _TOP) == len(marks[1]) else f" and `level = {len(marks[1])}`"
                message = f"{in_backticks(heading)} has the marks of a heading: write {in_backticks(marks[2])}{stated}"
                yield self._document.mistake((*route, *step), message)

    def _repeated(
        self, route: Route, section: Mapping[str, Any], level: int, seen: set[tuple[int, str]]
    ) -> Iterator[Mistake]:
        for step, heading in _headings(section):
            if heading == _ANY:
                continue
            key = (level, comparable(heading))
            if key in seen:
                message = f"{in_backticks(heading)} is asked for already: a section that may come again has `repeats`"
                yield self._document.mistake((*route, *step), message)
            seen.add(key)

    def _ranges(self, route: Route, section: Mapping[str, Any]) -> Iterator[Mistake]:
        for name in ("items", "words"):
            written = section.get(name)
            if not isinstance(written, str) or not re.fullmatch(_RANGE, written):
                continue
            least, most = range_from(written)
            if most is not None and most < least:
                found = f"`{name}` is {in_backticks(written)}, and begins with the larger number"
                message = f"{found}: write `{most}-{least}`"
                yield self._document.mistake((*route, name), message)


def _headings(section: Mapping[str, Any]) -> Iterator[tuple[Route, str]]:
    """The headings that a section may have, and where each stands in it."""
    heading = section.get("heading")
    if isinstance(heading, str):
        yield ("heading",), heading
    for number, one in enumerate(listed(heading)):
        if isinstance(one, str):
            yield ("heading", number), one
