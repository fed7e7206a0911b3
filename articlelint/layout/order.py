"""Which of the sections that stand there keep the order of an outline: all others have been moved."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Places(NamedTuple):
    """Where a section stands that is expected under a number: indices, rising.

    One of them counts, the last one if it `ends` the outline and the first one otherwise; all of them if it `repeats`.
    """

    number: int
    indices: Sequence[int]
    repeats: bool = False
    ends: bool = False


def longest_row(standing: Iterable[Places]) -> dict[int, int]:
    """Of the sections, given in the order they are expected, the most whose places rise; numbers by their index."""
    # Hunt and Szymanski's way to the longest common subsequence: `lasts[n]` is where the row of n + 1 sections that
    # ends first has its end, and `tails[n]` the step that it was made by.
    lasts: list[int] = []
    tails: list[int] = []
    steps: list[tuple[int, int, int | None]] = []
    for number, indices, repeats, ends in standing:
        # Backwards none of one number follows another of it.
        for index in indices if repeats else reversed(indices):
            length = bisect_left(lasts, index)
            if ends and length < len(tails) and steps[tails[length]][0] == number:
                continue
            steps.append((number, index, tails[length - 1] if length else None))
            lasts[length : length + 1] = [index]
            tails[length : length + 1] = [len(steps) - 1]
    row: dict[int, int] = {}
    last = tails[-1] if tails else None
    while last is not None:
        number, index, last = steps[last]
        row[index] = number
    return row
