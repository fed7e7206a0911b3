"""The places at which something is told, for who asks whether one of them holds a place or is held by it.

An article may have thousands of findings of either kind, so that each is not compared with each.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from articlelint.text import Span


class ToldPlaces:
    """Some spans, in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = frozenset(spans)
        ordered = sorted(self._spans)
        self._starts = [span.start for span in ordered]
        # The greatest end up to each span, and the least from each on.
        self._greatest = list(accumulate((span.end for span in ordered), max))
        self._least = list(accumulate((span.end for span in reversed(ordered)), min))[::-1]
        # Where the last span that is not empty begins, by its end.
        self._begun = {end: start for start, end in ordered if start < end}

    def concern(self, place: Span) -> bool:
        """Whether one of the spans is this place, or holds it, or is held by it.

        A place right behind a span is not in it: what is missing at a body's end has nothing to do with its last words.
        """
        if place in self._spans:
            return True
        start, end = place
        before = bisect_right(self._starts, start)
        if before and (self._greatest[before - 1] > end or (self._greatest[before - 1] == end and start < end)):
            return True
        after = bisect_left(self._starts, start)
        # What ends with this place is in it, unless it is empty and so right behind it.
        return after < len(self._starts) and (self._least[after] < end or self._begun.get(end, -1) >= start)
