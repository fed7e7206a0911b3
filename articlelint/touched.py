"""Which findings touch lines that have changed."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from articlelint.diagnostic import Finding
from articlelint.front import read_front
from articlelint.text import Span


class Touched:
    """The places of a text that count as changed, by stretches of lines, each a first and a last 1-based number.

    A field of the front matter that a change touches counts whole. Where any line of the front matter has changed, so
    does its opening fence, at which is told what is missing. A stretch whose last line is before its first tells that
    lines went there: what stands around it has changed.
    """

    def __init__(self, text: str, stretches: Sequence[tuple[int, int]]) -> None:
        # For Git a line ends with a line feed, and with nothing else.
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._stretches = [(min(first, last), max(first, last)) for first, last in stretches]
        self._stretches += list(self._of_front(text))

    def meets(self, finding: Finding) -> bool:
        """Whether a finding, or a label of it in the same text, stands on what has changed."""
        spans = (finding.span, *(label.span for label in finding.labels if label.path is None))
        return any(self._is_changed(*self._numbers(span)) for span in spans)

    def _of_front(self, text: str) -> Iterator[tuple[int, int]]:
        front = read_front(text)
        first, last = self._numbers(front.span)
        if front.format is None or not self._is_changed(first, last):
            return
        yield self._numbers(front.opening)
        for route in list(front.routes):
            key, value = front.key_span(route), front.value_span(route)
            if len(route) == 1 and key and value:
                numbers = self._numbers(Span(min(key.start, value.start), max(key.end, value.end)))
                if self._is_changed(*numbers):
                    yield numbers

    def _numbers(self, span: Span) -> tuple[int, int]:
        # What ends where a line begins does not touch that line.
        first, last = (bisect_left(self._ends, offset) + 1 for offset in (span.start, max(span.start, span.end - 1)))
        return first, last

    def _is_changed(self, first: int, last: int) -> bool:
        return any(start <= last and first <= end for start, end in self._stretches)
