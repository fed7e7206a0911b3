"""Values of numbers, and what it says that one is missing."""

from enum import IntEnum
from typing import NamedTuple, TypeAlias

from articlelint.text import Span

# A number as its significant digits and a power of ten: 1,500 is (15, 2) and 1.5 is (15, -1).
Value: TypeAlias = tuple[int, int]

YEARS = range(1900, 2101)
# Hours of the day, centuries (XXI) and a quarter (25%) reach up to there.
_LAST_SMALL = 25
# Other languages have words for them: a third, two days, a year, two thirds, three days, three quarters, one and a
# half (`півтора`), two and a half, a quarter, three quarters.
_SAID_OTHERWISE = {(33, 0), (48, 0), (52, 0), (66, 0), (72, 0), (75, 0), (15, -1), (25, -1), (25, -2), (75, -2)}
_LAST_COUNTED = 20


class Weight(IntEnum):
    """What it says that a number is missing."""

    # Dates, hours and names may be written in many ways; such a number is only there to be found.
    QUIET = 0
    # Numbers that some write as words.
    SMALL = 1
    # Years go without saying: `last year`.
    YEAR = 2
    TELLING = 3


class Number(NamedTuple):
    """A number as it is written, with its magnitude, and all that it may stand for, the likeliest first.

    `bare` is what its digits say without a magnitude that certainly is one: enough beside a number whose magnitude is
    not known. `unit` is `imperial` or `metric` where it may be converted.
    """

    span: Span
    written: str
    values: tuple[Value, ...]
    weight: Weight
    bare: tuple[Value, ...] = ()
    unit: str = ""


def weight_of(written: str, values: tuple[Value, ...]) -> Weight:
    """What it says that a number is missing which is written so, and most likely says the first of some values."""
    digits, power = values[0]
    if len(written) == 4 and written.isdecimal() and int(written) in YEARS:  # noqa: PLR2004 a year in full
        return Weight.YEAR
    if power >= 0:
        is_small = digits < 10 or digits * 10**power <= _LAST_SMALL  # noqa: PLR2004 one digit that is no zero
        if is_small or (digits <= _LAST_COUNTED and power >= 3 and power % 3 == 0):  # noqa: PLR2004 thousands
            return Weight.SMALL
    is_small = values[0] in _SAID_OTHERWISE or values[0] == (5, -1) or (digits in {15, 25} and power in {5, 8})
    return Weight.SMALL if is_small else Weight.TELLING


def value_of(number: int) -> Value:
    """A whole number as a value."""
    return normal((number, 0))


def as_whole(value: Value) -> int:
    """A value as a whole number; decimals are taken for whole digits."""
    digits, power = value
    return digits * int(10 ** max(0, power))


def normal(value: Value) -> Value:
    """The same value without zeros at its end."""
    digits, power = value
    if not digits:
        return 0, 0
    while not digits % 10:
        digits //= 10
        power += 1
    return digits, power
