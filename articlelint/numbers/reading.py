"""The numbers that stand in prose, whatever language writes them."""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from articlelint.numbers.vocabulary import AFTER, may_follow, smallest_sum
from articlelint.text import Span

# A number as its significant digits and a power of ten: 1,500 is (15, 2) and 1.5 is (15, -1).
Value: TypeAlias = tuple[int, int]

_SPACES = " \u00a0\u2007\u2009\u202f"
# A search for one digit takes a third of the time of one for `\d+`.
_RUN = re.compile(rf"\d\d*(?:(?:[.,'’٫٬:/–-]|[{_SPACES}](?=\d\d\d(?!\d)))\d+)*")
_DATE = re.compile(r"(\d{4})[-./](\d\d?)[-./](\d\d?)|(\d\d?)([-./])(\d\d?)\5(\d{4}|\d\d)")
_TIME = re.compile(r"\d\d?:\d\d(?::\d\d)?")
DOTTED_TIME = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
# Where hours are written with a full stop it is no decimal mark.
_BEFORE_TIME = re.compile(
    r"\b(?:о|об|в|у|к|с|з|до|від|після|um|ab|bis|von|gegen|kl\.?|alle|ore|dalle|od|do|godz\.?|klo) $", re.IGNORECASE
)
_NUMBER = re.compile(rf"\d{{1,3}}(?:[{_SPACES}'’]\d\d\d(?!\d))+(?:[.,٫]\d+)?|\d+(?:[.,٫٬]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:\d\d\d)+|\d{1,2}(?:,\d\d)+,\d\d\d")
_GROUPS = re.compile(r"\d{1,3}(?:([.,])\d\d\d)(?:\1\d\d\d)*|\d{1,2}(?:,\d\d)+,\d\d\d")
_BOTH_MARKS = re.compile(r"(\d{1,3}(?:,\d\d\d)+|\d{1,2}(?:,\d\d)*,\d\d\d)\.(\d+)|(\d{1,3}(?:\.\d\d\d)+),(\d+)")
_DAY_AND_MONTH = re.compile(r"(3[01]|[12]?\d|0\d)\.(0[1-9]|1[0-2])")
_CURRENCY = re.compile(r"(?<![^\W\d_])(?:USD[TC]?|EUR|GBP|UAH|CHF|JPY|PLN|CNY|CAD|AUD|INR|BTC|ETH|Rs|kr|zł)$")
_CURRENCY_SIGNS = frozenset("$€£₴¥₿₹₽")
# Scripts whose words are parted by spaces; in others a number stands beside letters as any word does.
_FIRST_UNSPACED = "\u0590"
# More than any quantity has; what has more is a hash or an account.
_MOST_DIGITS = 30
_YEARS = range(1900, 2101)
# Hours of the day, centuries (XXI) and a quarter (25%) reach up to there.
_LAST_SMALL = 25
# Other languages have words for them: a third, two days, a year, two thirds, three days, three quarters, one and a
# half (`півтора`), two and a half, a quarter, three quarters.
_SAID_OTHERWISE = {(33, 0), (48, 0), (52, 0), (66, 0), (72, 0), (75, 0), (15, -1), (25, -1), (25, -2), (75, -2)}
_LAST_COUNTED = 20
_HOURS = 24


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


def numbers_in(text: str, pieces: Iterable[Span]) -> tuple[Number, ...]:
    """The numbers in some pieces of a text, in order."""
    found: list[Number] = []
    for start, end in pieces:
        for run in _RUN.finditer(text, start, end):
            if len(run[0]) <= _MOST_DIGITS:
                _add(found, text, *run.span())
    return tuple(found)


def _add(found: list[Number], text: str, start: int, end: int) -> None:
    before = text[start - 1] if start else ""
    if (before == "_" or _is_letter(before)) and not _CURRENCY.search(text, max(0, start - 5), start):
        return
    following = text[end : end + 1]
    if following == "_" or (_is_letter(following) and _is_mixed(text, end)):
        return
    quiet = (before in "-./\\@‑" and _is_letter(text[start - 2 : start - 1])) if start > 1 else False
    written = text[start:end]
    if written.isdecimal():
        _add_number(found, text, Span(start, end), ((int(written), 0),), quiet=quiet)
    elif date := _DATE.fullmatch(written):
        _add_date(found, date, start)
    elif _TIME.fullmatch(written) or _is_dotted_time(text, start, end):
        found.extend(_quiet(written, start))
    else:
        _add_parts(found, text, Span(start, end), quiet=quiet)


def _add_parts(found: list[Number], text: str, run: Span, *, quiet: bool) -> None:
    """Numbers that a hyphen, a slash or nothing but their length parts: `3-6`, `2026 300`."""
    written = run.of(text)
    quiet = quiet or ":" in written or "/" in written
    year = 0
    for part in _NUMBER.finditer(written):
        readings = _readings(part[0])
        span = Span(run.start + part.start(), run.start + part.end())
        if not readings:
            if "." not in part[0]:
                found.extend(_quiet(part[0], span.start))
            continue
        if year and len(part[0]) == 2:  # noqa: PLR2004 `2025/26`
            readings = (*readings, _value(year // 100 * 100 + readings[0][0]))
            found.append(Number(span, part[0], tuple(map(_normal, readings)), Weight.QUIET))
            year = 0
        else:
            is_year = part[0].isdecimal() and int(part[0]) in _YEARS
            _add_number(found, text, span, readings, quiet=quiet and not is_year)
            year = int(part[0]) if is_year else 0


def _readings(written: str) -> tuple[Value, ...]:
    """What digits with marks between them may be; nothing where they are a version or a list."""
    plain = re.sub(f"[{_SPACES}'’٬]", "", written).replace("٫", ".")
    if plain.isdecimal():
        return ((int(plain), 0),)
    if both := _BOTH_MARKS.fullmatch(plain):
        whole, part = (both[1], both[2]) if both[1] else (both[3], both[4])
        return (_decimal(whole.replace(",", "").replace(".", ""), part),)
    marks = plain.count(".") + plain.count(",")
    whole, part = re.split("[.,]", plain, maxsplit=1)
    is_grouped = _GROUPS.fullmatch(plain) is not None and plain == written and whole.strip("0") != ""
    grouped = ((int(re.sub("[.,]", "", plain)), 0),) if is_grouped else ()
    if marks > 1:
        return grouped
    readings = (*grouped, _decimal(whole, part))
    date = _DAY_AND_MONTH.fullmatch(plain)
    return (*readings, (int(date[1]), 0)) if date else readings


def _decimal(whole: str, part: str) -> Value:
    return int(whole + part), -len(part)


def _add_number(found: list[Number], text: str, span: Span, readings: tuple[Value, ...], *, quiet: bool) -> None:
    values = tuple(map(_normal, readings))
    weight = _weight(span.of(text), values)
    bare: tuple[Value, ...] = ()
    unit = ""
    known = AFTER.match(text, span.end) if may_follow(text[span.end : span.end + 6]) else None
    if known:
        name = str(known.lastgroup)
        if name in {"clock", "zone"}:
            quiet = quiet or name == "zone" or _whole(values[0]) <= _HOURS
        elif name in {"imperial", "metric"}:
            unit = name
        else:
            # Of `$5M` nobody reads metres.
            doubtful = name[0] in "ds" and text[span.start - 1 : span.start] not in _CURRENCY_SIGNS
            scaled = tuple((digits, power + int(by)) for by in name[1:].split("_") for digits, power in values)
            bare, values = ((), (*scaled, *values)) if doubtful else (values, scaled)
            span = Span(span.start, known.end())
            weight = _weight("", values)
    # `2FA` and `5G` are names.
    after = text[span.end : span.end + 1]
    quiet = quiet or (after.isupper() and _is_letter(after))
    _append(found, Number(span, span.of(text), values, Weight.QUIET if quiet else weight, bare, unit), text)


def _append(found: list[Number], number: Number, text: str) -> None:
    """Adds a number, or adds it to the one before it where both are one: `1億5000万`."""
    before = found[-1] if found else None
    if before and before.bare and text[before.span.end : number.span.start] in {"", " "}:
        whole = _whole(number.values[0])
        if whole < smallest_sum(before.written):
            total = _value(_whole(before.values[0]) + whole)
            span = Span(before.span.start, number.span.end)
            found[-1] = Number(span, span.of(text), (total,), _weight("", (total,)), before.bare)
            return
    found.append(number)


def _add_date(found: list[Number], date: re.Match[str], start: int) -> None:
    year = 1 if date[1] else 7
    for group in (1, 2, 3) if date[1] else (4, 6, 7):
        span = Span(start + date.start(group), start + date.end(group))
        value = int(date[group])
        is_year = group == year and len(date[group]) == 4  # noqa: PLR2004 a year in full
        values = (_value(value),) if is_year or group != year else (_value(2000 + value), _value(value))
        found.append(Number(span, date[group], values, Weight.YEAR if is_year else Weight.QUIET))


def _quiet(written: str, start: int) -> Iterator[Number]:
    for part in re.finditer(r"\d+", written):
        span = Span(start + part.start(), start + part.end())
        yield Number(span, part[0], (_value(int(part[0])),), Weight.QUIET)


def _weight(written: str, values: tuple[Value, ...]) -> Weight:
    digits, power = values[0]
    if len(written) == 4 and written.isdecimal() and int(written) in _YEARS:  # noqa: PLR2004 a year in full
        return Weight.YEAR
    if power >= 0:
        is_small = digits < 10 or digits * 10**power <= _LAST_SMALL  # noqa: PLR2004 one digit that is no zero
        if is_small or (digits <= _LAST_COUNTED and power >= 3 and power % 3 == 0):  # noqa: PLR2004 thousands
            return Weight.SMALL
    is_small = values[0] in _SAID_OTHERWISE or values[0] == (5, -1) or (digits in {15, 25} and power in {5, 8})
    return Weight.SMALL if is_small else Weight.TELLING


def _value(number: int) -> Value:
    return _normal((number, 0))


def _whole(value: Value) -> int:
    digits, power = value
    return digits * int(10 ** max(0, power))


def _normal(value: Value) -> Value:
    digits, power = value
    if not digits:
        return 0, 0
    while not digits % 10:
        digits //= 10
        power += 1
    return digits, power


def _is_letter(character: str) -> bool:
    return character.isalpha() and character < _FIRST_UNSPACED


def _is_mixed(text: str, end: int) -> bool:
    """Whether letters and more digits follow a number, as in `0x1f`; `17h30` is an hour."""
    place = end
    while _is_letter(text[place : place + 1]):
        place += 1
    return text[place : place + 1].isdecimal() and text[end:place] not in {"h", "H"}


def _is_dotted_time(text: str, start: int, end: int) -> bool:
    if not DOTTED_TIME.fullmatch(text, start, end):
        return False
    known = AFTER.match(text, end)
    if known and known.lastgroup == "clock":
        return True
    is_measured = known or text[end : end + 2].strip()[:1] in {"%", "€", "$", "£", "₴"}
    return not is_measured and _BEFORE_TIME.search(text, max(0, start - 7), start) is not None
