"""The rows under a line of source: underlines, and their messages hung below where they don't fit beside them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from articlelint.output.cells import Strip, legible
from articlelint.output.colour import paint
from articlelint.output.excerpts import Excerpt, Mark


class _Underline(NamedTuple):
    """A mark in cells: every one is at least a cell wide, an empty span too."""

    start: int
    end: int
    message: str
    style: str
    goes_on: bool


def rows(excerpt: Excerpt, strip: Strip, severity: str, *, colour: bool) -> Iterator[str]:
    """The rows under an excerpt that `strip` shows; the primary mark is drawn in the severity's colour."""
    underlines = [_underline(mark, excerpt, strip, severity) for mark in excerpt.marks]
    hung = sorted((underline for underline in underlines if underline.message), reverse=True)
    row = _Row()
    for underline in sorted(underlines, key=lambda one: one.style != "frame"):
        sign = "-" if underline.style == "frame" else "^"
        row.write(underline.start, sign * (underline.end - underline.start), underline.style)
        if underline.goes_on:
            row.write(underline.end, "…", underline.style)
    if hung and hung[0].end >= max(underline.end for underline in underlines):
        row.write(row.size + 1, hung[0].message, hung[0].style)
        del hung[0]
    if underlines:
        yield row.text(colour=colour)
    if hung:
        yield _connectors(hung).text(colour=colour)
    for index, underline in enumerate(hung):
        row = _connectors(hung[index + 1 :])
        row.write(underline.start, underline.message, underline.style)
        yield row.text(colour=colour)


def _underline(mark: Mark, excerpt: Excerpt, strip: Strip, severity: str) -> _Underline:
    start = strip.cell(mark.span.start - excerpt.span.start)
    end = max(start + 1, strip.cell(mark.span.end - excerpt.span.start))
    message = legible(mark.message)
    if mark.until:
        message = f"{message} (to line {mark.until})" if message else f"to line {mark.until}"
    return _Underline(start, end, message, severity if mark.primary else "frame", mark.until is not None)


def _connectors(underlines: Sequence[_Underline]) -> "_Row":
    row = _Row()
    for underline in reversed(underlines):
        row.write(underline.start, "│", underline.style)
    return row


class _Row:
    """Signs in cells, each in a style. Only what is written last may hold signs wider than a cell."""

    def __init__(self) -> None:
        self._cells: list[tuple[str, str]] = []

    @property
    def size(self) -> int:
        """The number of cells up to the last sign."""
        return len(self._cells)

    def write(self, start: int, text: str, style: str) -> None:
        """Put a text over what stands at a cell and after it."""
        self._cells += [(" ", "")] * (start + len(text) - len(self._cells))
        self._cells[start : start + len(text)] = [(sign, style) for sign in text]

    def text(self, *, colour: bool) -> str:
        """The row as it is printed."""
        runs = groupby(self._cells, key=lambda cell: cell[1])
        return "".join(paint("".join(sign for sign, _ in run), style, colour=colour) for style, run in runs)
