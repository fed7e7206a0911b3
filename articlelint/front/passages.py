"""Texts in a front matter: where their parts stand in the file, and how to write them anew."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from articlelint.fix import Edit
from articlelint.front.matter import Front, read_front
from articlelint.text import Route, Span


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


def place_of(front: Front, passage: Passage, part: Span) -> Span:
    """Where a part of a passage's text stands in the file; where it is written otherwise there, the whole value."""
    words = part.of(passage.text)
    written = passage.span.of(front.text)
    if not words or written.count(words) != passage.text.count(words):
        return passage.span
    start = -1
    for _ in range(passage.text.count(words, 0, part.start) + 1):
        start = written.find(words, start + 1 if start < 0 else start + len(words))
    return Span(passage.span.start + start, passage.span.start + start + len(words))


def rewritings(front: Front, passage: Passage, changes: Sequence[Change]) -> list[Edit] | None:
    """An edit of the file for each change of a passage, in order, or None where that can't be done safely.

    Where a part can't be edited in its place, as an apostrophe in single quotes, each edit is the same: it writes the
    whole value anew with all changes made. The edits are tried out: nothing else in the data may change.
    """
    wanted = _replaced(front.data, passage.route, _changed(passage.text, changes))
    edits = [Edit(place_of(front, passage, change.part), change.text) for change in changes]
    in_place = all(
        edit.span.of(front.text) == change.part.of(passage.text) for edit, change in zip(edits, changes, strict=True)
    )
    if in_place and read_front(_edited(front.text, edits)).data == wanted:
        return edits
    whole = Edit(passage.span, front.quoted(_changed(passage.text, changes)))
    return [whole] * len(changes) if read_front(_edited(front.text, [whole])).data == wanted else None


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
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _replaced(data: Any, route: Route, text: str) -> Any:  # noqa: ANN401 any JSON value
    """The data with a text in the place of the value at a route."""
    if not route:
        return text
    step, rest = route[0], route[1:]
    if isinstance(data, Mapping):
        return {name: _replaced(value, rest, text) if name == step else value for name, value in data.items()}
    return [_replaced(value, rest, text) if index == step else value for index, value in enumerate(data)]
