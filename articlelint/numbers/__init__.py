"""The numbers that a text tells, and which of them a translation has changed.

The number that was changed is the worst error in news; a false alarm is worse still, so that whatever languages write
in different ways (hours, dates, names) is left alone.
"""

from collections.abc import Sequence
from zlib import crc32

from articlelint.numbers.comparing import Change, Passage, changed, passage
from articlelint.numbers.reading import numbers_in
from articlelint.numbers.values import Number, Weight

__all__ = ["Change", "Number", "Passage", "Weight", "changed", "numbers_in", "passage", "tally"]


def tally(numbers: Sequence[Number]) -> str:
    """Which numbers there are, in 17 characters: for those that are always written in digits, and for the small ones.

    In nearly all faithful translations the first eight are the same as in the original. Where all are, no number was
    changed; small numbers differ where one text writes a number as a word.
    """
    telling = {number.values[0] for number in numbers if number.weight > Weight.SMALL}
    small = {number.values[0] for number in numbers if number.weight is Weight.SMALL}
    return f"{_digest(telling)}-{_digest(small)}"


def _digest(values: set[tuple[int, int]]) -> str:
    return f"{crc32(repr(sorted(values)).encode()):08x}" if values else "00000000"
