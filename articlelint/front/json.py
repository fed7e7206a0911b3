"""JSON as data, with a place for each key and value, and the edits that add to it.

The grammar is RFC 8259. What people write instead of it (a comma too many, single quotes, a comment) is named, and
the reading goes on behind it, so that one look finds every fault.
"""

import re
from collections.abc import Mapping
from typing import Any

from articlelint.fix import Edit
from articlelint.front import json_faults as faults
from articlelint.front import syntax
from articlelint.front.growth import at, edited, with_member
from articlelint.front.json_tokens import StopError, Tokens, quoted
from articlelint.front.reading import BOUNDS, WIDEST, Bounds, Duplicate, Reading
from articlelint.text import Route, Span

__all__ = ["insertion", "key_literal", "literal", "quoted", "read_json"]

_INDENT = "  "
_LONGEST_INDENT = 200
_ENDS = frozenset(("", ",", "}", "]"))
_LINE_AND_INDENT = re.compile(r"(?:\r\n|\n|\r)[ \t]*\Z")


def read_json(text: str, content: Span, bounds: Bounds = BOUNDS, *, bare: bool = False) -> Reading:
    """The JSON that stands in `content` of a text; every place is one in the whole text.

    With `bare` the outermost braces may be left out, as Hexo's `;;;` front matter has it. Numbers are those of
    Python's `json`; of a key that stands twice the last value counts. The data is None where there are problems.
    """
    reader = _Reader(text[: content.end], bounds)
    data, stopped = None, None
    try:
        data = reader.document(content.start, bare=bare)
    except StopError as stop:
        stopped = stop
    problems = reader.found(stopped)
    return Reading(None if problems else data, reader.keys, reader.values, problems, tuple(reader.duplicates))


def key_literal(name: str) -> str:
    """A name as a key of JSON."""
    return quoted(name)


def literal(value: object) -> str:
    """A JSON value on one line."""
    from json import dumps  # noqa: PLC0415 most runs write no JSON: 3 ms

    return dumps(value, ensure_ascii=False)


def insertion(  # noqa: PLR0913, PLR0917 where and what to add are three words each, the same for every format
    text: str, content: Span, reading: Reading, parent: Route, name: str, value_literal: str
) -> Edit | None:
    """The edit that adds a member at the end of the object at `parent`, in the manner of its other members.

    `reading` is what `read_json` said of this text. None where there is no such object, where it has the member
    already, and where the outcome would not be exactly that.
    """
    before = at(reading.data, parent)
    if reading.problems or reading.duplicates or not isinstance(before, Mapping) or name in before:
        return None
    whole, key = reading.values.get(parent, content), key_literal(name)
    if before:
        last = (*parent, list(before)[-1])
        edit = _appended(text, reading.keys[last], reading.values[last], key, value_literal)
    else:
        edit = _first(text, whole, f"{key}: {value_literal}")
    value = read_json(value_literal, Span(0, len(value_literal)))
    after = read_json(
        *edited(text, content, edit), WIDEST, bare=not text.startswith("{", reading.values.get((), content).start)
    )
    wanted = with_member(reading.data, parent, name, value.data)
    return edit if not value.problems and after.data == wanted and not after.duplicates else None


def _appended(text: str, last_key: Span, last_value: Span, key: str, value: str) -> Edit:
    # The space before the last key and after its colon is the author's manner of writing.
    colon = text[last_key.end : last_value.start]
    line = _LINE_AND_INDENT.search(text, max(0, last_key.start - _LONGEST_INDENT), last_key.start)
    gap = line.group() if line else " " if colon.endswith(" ") else ""
    end = last_value.end
    return Edit(Span(end, end), f",{gap}{key}{colon}{value}")


def _first(text: str, whole: Span, member: str) -> Edit:
    if not text.startswith("{", whole.start):
        return Edit(Span(whole.start, whole.start), member + syntax.newline(text))
    inside = Span(whole.start + 1, whole.end - 1)
    line = _LINE_AND_INDENT.search(text, inside.start, inside.end)
    return Edit(inside, f"{line.group()}{_INDENT}{member}{line.group()}" if line else member)


class _Reader(Tokens):
    """One pass over a source that ends where the JSON ends."""

    def __init__(self, source: str, bounds: Bounds) -> None:
        super().__init__(source)
        self._bounds = bounds
        self.keys: dict[Route, Span] = {}
        self.values: dict[Route, Span] = {}
        self.duplicates: list[Duplicate] = []

    def document(self, start: int, *, bare: bool) -> Any:  # noqa: ANN401 JSON holds any value
        place = self.behind_space(start)
        if bare and self.here(place) != "{":
            self.values[()] = Span(start, len(self.source))
            return self.members(place, (), None)[0]
        if place == len(self.source):
            raise StopError(faults.nothing(start))
        data, end = self.value(place, ())
        rest = Span(self.behind_space(end), len(self.source.rstrip()))
        if rest.start < rest.end:
            raise StopError(faults.text_after(rest, self.source))
        return data

    def value(self, place: int, route: Route) -> tuple[Any, int]:
        """The value that begins here, and where it ends."""
        start = self.here(place)
        data: Any
        if start in {"{", "["}:
            opening = Span(place, place + 1)
            if len(route) >= self._bounds.nesting:
                raise StopError(syntax.too_deep(opening, self._bounds))
            read = self.members if start == "{" else self.items
            data, end = read(self.first(place + 1), route, opening)
        else:
            data, end = self.scalar(place)
        self.values[route] = Span(place, end)
        if len(self.values) > self._bounds.values:
            raise StopError(syntax.too_many(self.values[route], self._bounds))
        return data, end

    def members(self, place: int, route: Route, opening: Span | None) -> tuple[dict[str, Any], int]:
        """The members of an object up to its closing brace; without an opening brace, up to the end."""
        data: dict[str, Any] = {}
        firsts: dict[str, Span] = {}
        while not self.closes(place, opening):
            name, end = self.key(place)
            key, member = Span(place, end), (*route, name)
            if name in data:
                self.duplicates.append(Duplicate(name, firsts[name], key, member))
                self.forget(data.pop(name), member)
            self.keys[member] = firsts.setdefault(name, key) if name not in firsts else key
            data[name], end = self.member_value(key, member)
            place = self.behind_comma(end, opening)
        return data, place + (opening is not None)

    def items(self, place: int, route: Route, opening: Span | None) -> tuple[list[Any], int]:
        """The items of an array up to its closing bracket."""
        data: list[Any] = []
        while not self.closes(place, opening):
            item, end = self.value(place, (*route, len(data)))
            data.append(item)
            place = self.behind_comma(end, opening)
        return data, place + 1

    def member_value(self, key: Span, member: Route) -> tuple[Any, int]:
        """The value of a key, and where it ends."""
        place = self.behind_space(key.end)
        if self.here(place) == ":":
            place = self.behind_space(place + 1)
        elif self.here(place) not in _ENDS:
            if ":" in key.of(self.source) and self.here(key.start) == '"':
                raise StopError(faults.open_quote(Span(key.start, key.start + 1)))
            instead = Span(place, place + 1) if self.here(place) == "=" else Span(key.end, key.end)
            self.note_doubtful(faults.missing_colon(key, self.source, instead))
            place = self.behind_space(max(place, instead.end))
        if self.here(place) in _ENDS:
            self.note_doubtful(syntax.missing_value(key, self.source))
            return None, place
        return self.value(place, member)

    def first(self, place: int) -> int:
        """Where the first member or item begins; commas before it are too many."""
        place = self.behind_space(place)
        while self.here(place) == ",":
            self.problems.append(syntax.extra_comma(Span(place, place + 1)))
            place = self.behind_space(place + 1)
        return place

    def behind_comma(self, end: int, opening: Span | None) -> int:
        """Where the next member or item or the closing bracket stands, behind the one comma there should be."""
        place = self.behind_space(end)
        if self.here(place) == ",":
            comma = Span(place, place + 1)
            place = self.first(comma.end)
            if self.here(place) in {"}", "]"} or (opening is None and not self.here(place)):
                self.problems.append(syntax.extra_comma(comma))
        elif self.here(place) in {":", "="}:
            raise StopError(faults.odd_colon(Span(place, place + 1), self.source))
        elif self.here(place) not in _ENDS:
            if place == end and self.here(end - 1) == '"':
                raise StopError(faults.quote_inside(self.token(place), self.source))
            self.note_doubtful(syntax.missing_comma(end, self.token(place), self.source))
        return place

    def closes(self, place: int, opening: Span | None) -> bool:
        """Whether what was opened closes here."""
        here = self.here(place)
        if opening is None:
            if here in {"}", "]"}:
                raise StopError(faults.text_after(Span(place, len(self.source.rstrip())), self.source))
            return not here
        if not here:
            raise StopError(syntax.not_closed(opening, self.source))
        closer = "}" if opening.of(self.source) == "{" else "]"
        if here in {"}", "]"} and here != closer:
            raise StopError(syntax.wrong_closer(Span(place, place + 1), opening, self.source))
        return here == closer

    def forget(self, value: Any, route: Route) -> None:  # noqa: ANN401 JSON holds any value
        """Drop the places of a value that another takes the place of."""
        self.keys.pop(route, None)
        self.values.pop(route, None)
        steps = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        for step in steps:
            self.forget(value[step], (*route, step))
