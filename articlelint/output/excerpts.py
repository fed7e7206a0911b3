"""Which pieces of which lines a reader is shown for one diagnostic, and what is marked in them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from articlelint.diagnostic import Finding
from articlelint.output.cells import legible, width
from articlelint.text import Lines, Span

# A line is shown whole up to this many cells; of a longer one (a minified file is one line of megabytes) as much as
# fits, from `_BEFORE` cells ahead of what is marked.
LONGEST = 120
_BEFORE = 30


class Mark(NamedTuple):
    """A part of one line that is underlined, with a message beside it; `until` is the last line of a longer span."""

    span: Span
    message: str
    primary: bool
    until: int | None = None


class Excerpt(NamedTuple):
    """A piece of a line, its number, and its marks in order; `cut` says whether text is left out before and after."""

    number: int
    span: Span
    cut: tuple[bool, bool]
    marks: tuple[Mark, ...]


def excerpts(finding: Finding, lines: Lines) -> list[Excerpt]:
    """The pieces that show a finding and its labels in the same file, in the order of the file."""
    marks = sorted(_marks(finding, lines), key=lambda mark: mark.span)
    numbers = [lines.number_at(mark.span.start) for mark in marks]
    shown: list[Excerpt] = []
    for number, group in _grouped(numbers, marks):
        if shown and number == shown[-1].number + 2:
            # An ellipsis would take as much room as the one line that it stands for.
            shown.append(_excerpt(number - 1, (), lines))
        shown.extend(_pieces(number, group, lines))
    return shown


def _pieces(number: int, marks: tuple[Mark, ...], lines: Lines) -> Iterator[Excerpt]:
    while marks:
        excerpt = _excerpt(number, marks, lines)
        yield excerpt
        marks = marks[len(excerpt.marks) :]


def _marks(finding: Finding, lines: Lines) -> Iterator[Mark]:
    here = [label for label in finding.labels if label.path is None]
    captions = [label.message for label in here if label.span == finding.span]
    yield _mark(finding.span, ", ".join(captions), lines, primary=True)
    for label in here:
        if label.span != finding.span:
            yield _mark(label.span, label.message, lines, primary=False)


def _mark(span: Span, message: str, lines: Lines, *, primary: bool) -> Mark:
    size = len(lines.text)
    start = min(span.start, size)
    # A place between a carriage return and its line feed stands in no line: it is shown at the end of the line.
    start = min(start, lines.span(lines.number_at(start)).end)
    end = max(start, min(span.end, size))
    while end > start and lines.text[end - 1] in "\r\n":
        end -= 1
    first = lines.number_at(start)
    last = lines.number_at(end)
    if first == last:
        return Mark(Span(start, end), message, primary)
    return Mark(Span(start, max(start, lines.span(first).end)), message, primary, last)


def _grouped(numbers: Sequence[int], marks: Sequence[Mark]) -> Iterable[tuple[int, tuple[Mark, ...]]]:
    groups: dict[int, tuple[Mark, ...]] = {}
    for number, mark in zip(numbers, marks, strict=True):
        groups[number] = (*groups.get(number, ()), mark)
    return groups.items()


def _excerpt(number: int, marks: tuple[Mark, ...], lines: Lines) -> Excerpt:
    """The piece of a line around the first of some marks, with those of them that begin in it."""
    line = lines.span(number)
    piece = _piece(line, marks[0].span.start if marks else line.start, lines.text)
    inside = tuple(mark for mark in marks if mark.span.start <= piece.end)
    return Excerpt(number, piece, (piece.start > line.start, piece.end < line.end), inside)


def _piece(line: Span, focus: int, text: str) -> Span:
    if line.end - line.start <= LONGEST and width(legible(line.of(text))) <= LONGEST:
        return line
    start = max(line.start, min(focus - _BEFORE, line.end - LONGEST))
    end = min(line.end, start + LONGEST)
    while end - start > 1 and width(legible(text[start:end])) > LONGEST:
        start, end = (start, end - 1) if end > focus + 1 else (start + 1, end)
    return Span(start, end)
