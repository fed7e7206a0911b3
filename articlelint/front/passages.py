"""Texts in a front matter: where their parts stand in the file, and how to write them anew."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from articlelint.fix import Edit
from articlelint.front.matter import Front, read_front
from articlelint.text import Route, Span

# How one sign is written in a string with those quotes, in any of the formats.
_SIGNS = {
    "": r".",
    "'": r"''|.",
    '"': r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|.",
}
_SECOND_HALF = r"\\u[dD][c-fC-F]"
# In code points: some two seconds, and a hundred passages of the largest front matter that has been met.
_MOST_READ = 1_000_000
_FEWEST_TRIES = 5


class Passage(NamedTuple):
    """A text in the front matter: its route, what a reader of the data gets, and where it stands, quotes included."""

    route: Route
    text: str
    span: Span


class Change(NamedTuple):
    """A part of a passage's text, counted from its start, and what is to stand there."""

    part: Span
    text: str


def passages(front: Front) -> Iterator[Passage]:
    """The texts in a front matter, in order of the data; keys and what aliases repeat are left out."""
    seen: set[Span] = set()
    for route, text in _texts(front.data or {}, ()):
        span = front.value_span(route)
        if span is not None and span not in seen and not span.of(front.text).startswith("*"):
            seen.add(span)
            yield Passage(route, text, span)


def most_tries(front: Front) -> int:
    """In how many passages edits may be tried out: each time the front matter is read once more, or twice."""
    return max(_FEWEST_TRIES, _MOST_READ // max(1, front.content.end - front.content.start))


def place_of(front: Front, passage: Passage, part: Span) -> Span:
    """Where a part of a passage's text stands in the file; where it is written otherwise there, the whole value."""
    return places_of(front, passage, [part])[0]


def places_of(front: Front, passage: Passage, parts: Sequence[Span]) -> list[Span]:
    """Where parts of a passage's text stand in the file, in their order."""
    written = passage.span.of(front.text)
    known: dict[str, tuple[list[int], list[int]]] = {}
    found = []
    for part in parts:
        words = part.of(passage.text)
        if words not in known:
            known[words] = (_starts(words, passage.text), _starts(words, written))
        told, starts = known[words]
        if not words or len(told) != len(starts):
            found.append(passage.span)
        else:
            start = passage.span.start + starts[max(0, bisect_right(told, part.start) - 1)]
            found.append(Span(start, start + len(words)))
    return found


def rewritings(front: Front, passage: Passage, changes: Sequence[Change]) -> list[Edit] | None:
    """An edit of the file for each change of a passage, in order, or None where that can't be done safely.

    Where a part can't be edited in its place, as an apostrophe in single quotes, each edit is the same: it writes the
    whole value anew with all changes made. The edits are tried out: nothing else in the data may change.
    """
    wanted = _replaced(front.data, passage.route, _changed(passage.text, changes))
    places = places_of(front, passage, [change.part for change in changes])
    edits = [Edit(place, change.text) for place, change in zip(places, changes, strict=True)]
    in_place = all(
        edit.span.of(front.text) == change.part.of(passage.text) for edit, change in zip(edits, changes, strict=True)
    )
    if in_place and read_front(_edited(front.text, edits), front.bounds).data == wanted:
        return edits
    whole = Edit(passage.span, front.quoted(_changed(passage.text, changes)))
    return [whole] * len(changes) if read_front(_edited(front.text, [whole]), front.bounds).data == wanted else None


def shortened(front: Front, passage: Passage, kept: int, ending: str) -> Edit | None:
    """The edit that leaves so many code points of a passage and puts an ending behind them; its quotes stay.

    None where it is not written on one line, and where the outcome would not be exactly that.
    """
    written = passage.span.of(front.text)
    quote = written[0] if written[:1] in {"'", '"'} else ""
    if len(written.splitlines()) != 1 or written.startswith(("'''", '"""', "|", ">", "&", "*", "!")):
        return None
    end = passage.span.end - len(quote)
    place, count = passage.span.start + len(quote), 0
    for sign in re.compile(_SIGNS[quote]).finditer(front.text, place, end):
        if count == kept:
            break
        # In JSON a sign beyond U+FFFF is written as two.
        count += not re.match(_SECOND_HALF, sign[0])
        place = sign.end()
    edit = Edit(Span(place, end), ending)
    after = read_front(_edited(front.text, [edit]), front.bounds)
    wanted = _replaced(front.data, passage.route, passage.text[:kept] + ending)
    return edit if not after.problems and after.data == wanted else None


def _texts(value: object, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, Mapping):
        for name, member in value.items():
            yield from _texts(member, (*route, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*route, index))


def _changed(text: str, changes: Sequence[Change]) -> str:
    return _edited(text, [Edit(change.part, change.text) for change in changes])


def _edited(text: str, edits: Sequence[Edit]) -> str:
    parts: list[str] = []
    end = 0
    for edit in sorted(edits):
        parts += text[end : edit.span.start], edit.text
        end = edit.span.end
    return "".join((*parts, text[end:]))


def _starts(words: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(words), text)] if words else []


def _replaced(data: Any, route: Route, text: str) -> Any:  # noqa: ANN401 any JSON value
    """The data with a text in the place of the value at a route."""
    if not route:
        return text
    step, rest = route[0], route[1:]
    if isinstance(data, Mapping):
        return {name: _replaced(value, rest, text) if name == step else value for name, value in data.items()}
    return [_replaced(value, rest, text) if index == step else value for index, value in enumerate(data)]
