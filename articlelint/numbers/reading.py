"""The numbers that stand in prose, whatever language writes them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from articlelint.numbers.values import YEARS, Number, Value, Weight, as_whole, normal, value_of, weight_of
from articlelint.numbers.vocabulary import AFTER, may_follow, smallest_sum
from articlelint.text import Span

_SPACES = " \u00a0\u2007\u2009\u202f"
_DIGITS = bytes(chr(code).isdigit() for code in range(0x80)).ljust(0x100, b"\0")
# In UTF-8 each code point has one byte that is none of these.
_CONTINUATIONS = bytes(range(0x80, 0xC0))
# First bytes in UTF-8 of all digits that are not ASCII, and of others as well (Unicode 15, general category Nd).
_OTHER_DIGITS = tuple(bytes((code,)) for code in (0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xEA, 0xEF, 0xF0))
# A search for one digit takes a third of the time of one for `\d+`.
_RUN = re.compile(rf"\d\d*(?:(?:[.,'’٫٬:/–-]|[{_SPACES}](?=\d\d\d(?!\d)))\d+)*")
_DATE = re.compile(r"(\d{4})[-./](\d\d?)[-./](\d\d?)|(\d\d?)([-./])(\d\d?)\5(\d{4}|\d\d)")
_TIME = re.compile(r"\d\d?:\d\d(?::\d\d)?")
DOTTED_TIME = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
# As in `1.2.26`.
_SHORTEST_DATE = 6
_TO_HOUR = re.compile(r" ?[-–—] ?\d\d?(?:[:.]\d\d)?")
_DASHES = frozenset("-–—")
# Where hours are written with a full stop it is no decimal mark.
_BEFORE_TIME = re.compile(
    r"\b(?:о|об|в|у|к|с|з|до|від|після|um|ab|bis|von|gegen|kl\.?|alle|ore|dalle|od|do|godz\.?|klo) $", re.IGNORECASE
)
_NUMBER = re.compile(rf"\d{{1,3}}(?:[{_SPACES}'’]\d\d\d(?!\d))+(?:[.,٫]\d+)?|\d+(?:[.,٫٬]\d+)*")
_UNGROUPED = str.maketrans(dict.fromkeys(f"{_SPACES}'’٬") | {"٫": "."})
_GROUPS = re.compile(r"\d{1,3}(?:([.,])\d\d\d)(?:\1\d\d\d)*|\d{1,2}(?:,\d\d)+,\d\d\d")
_BOTH_MARKS = re.compile(r"(\d{1,3}(?:,\d\d\d)+|\d{1,2}(?:,\d\d)*,\d\d\d)\.(\d+)|(\d{1,3}(?:\.\d\d\d)+),(\d+)")
_DAY_AND_MONTH = re.compile(r"(3[01]|[12]?\d|0\d)\.(0[1-9]|1[0-2])")
_CURRENCY = re.compile(r"(?<![^\W\d_])(?:USD[TC]?|EUR|GBP|UAH|CHF|JPY|PLN|CNY|CAD|AUD|INR|BTC|ETH|Rs|kr|zł)$")
_CURRENCY_SIGNS = frozenset("$€£₴¥₿₹₽")
# Scripts whose words are parted by spaces; in others a number stands beside letters as any word does.
_FIRST_UNSPACED = "\u0590"
# More than any quantity has; what has more is a hash or an account.
_MOST_DIGITS = 30
_HOURS = 24


class _Part(NamedTuple):
    """A number within a run of digits and marks, by where it stands there.

    What is not `is_told` is only there to be found, wherever the run stands; a year is told in an address as well.
    """

    start: int
    end: int
    values: tuple[Value, ...]
    weight: Weight
    is_told: bool = False
    is_year: bool = False


def numbers_in(text: str, pieces: Iterable[Span], encoded: bytes | None = None) -> tuple[Number, ...]:
    """The numbers in some pieces of a text, in order; `encoded` is the text in UTF-8, for those who have it."""
    found: list[Number] = []
    encoded = text.encode(errors="surrogatepass") if encoded is None else encoded
    # One byte for each code point: digits are found there in a fifth of the time of a search of the text.
    digits = encoded.translate(_DIGITS, _CONTINUATIONS)
    # Eight searches for one byte take a fifth of the time of one pass that leaves all others out.
    has_others = not text.isascii() and any(first in encoded for first in _OTHER_DIGITS)
    for piece in pieces:
        for start, end in _any_runs(text, *piece) if has_others else _runs(text, digits, *piece):
            if end - start <= _MOST_DIGITS:
                _add(found, text, start, end)
    return tuple(found)


def _any_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return (run.span() for run in _RUN.finditer(text, start, end))


def _runs(text: str, digits: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (start := digits.find(1, start, end)) != -1:
        run = _RUN.match(text, start, end)
        yield start, (start := run.end() if run else start + 1)


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
        _add_number(found, text, Span(start, end), *_whole(written), quiet=quiet)
    elif len(written) >= _SHORTEST_DATE and (date := _DATE.fullmatch(written)):
        _add_date(found, date, start)
    elif (":" in written and _TIME.fullmatch(written)) or _is_dotted_time(text, start, end):
        found.extend(_quiet(written, start))
    else:
        quiet = quiet or ":" in written or "/" in written
        for part in _parts_of(written):
            span = Span(start + part.start, start + part.end)
            if part.is_told:
                _add_number(found, text, span, part.values, part.weight, quiet=quiet and not part.is_year)
            else:
                found.append(Number(span, written[part.start : part.end], part.values, Weight.QUIET))


# The same few dates in addresses and round numbers come again and again. No text here is longer than 30 digits.
@lru_cache(maxsize=256)
def _whole(written: str) -> tuple[tuple[Value, ...], Weight]:
    """What digits alone may be."""
    values = (value_of(int(written)),)
    return values, weight_of(written, values)


@lru_cache(maxsize=256)
def _parts_of(written: str) -> tuple[_Part, ...]:
    """Numbers that a hyphen, a slash or nothing but their length parts: `3-6`, `2026 300`."""
    found: list[_Part] = []
    year = 0
    for part in _NUMBER.finditer(written):
        readings = _readings(part[0])
        if not readings:
            if "." not in part[0]:
                found += (_Part(*one.span, one.values, one.weight) for one in _quiet(part[0], part.start()))
            continue
        is_in_century = year and len(part[0]) == 2  # noqa: PLR2004 `2025/26`
        if is_in_century:
            readings = (*readings, value_of(year // 100 * 100 + readings[0][0]))
        values = tuple(map(normal, readings))
        is_year = not is_in_century and part[0].isdecimal() and int(part[0]) in YEARS
        weight = weight_of(part[0], values)
        found.append(_Part(*part.span(), values, weight, is_told=not is_in_century, is_year=is_year))
        year = int(part[0]) if is_year else 0
    return tuple(found)


def _readings(written: str) -> tuple[Value, ...]:
    """What digits with marks between them may be; nothing where they are a version or a list."""
    plain = written.translate(_UNGROUPED)
    if plain.isdecimal():
        return ((int(plain), 0),)
    if both := _BOTH_MARKS.fullmatch(plain):
        whole, part = (both[1], both[2]) if both[1] else (both[3], both[4])
        return (_decimal(whole.replace(",", "").replace(".", ""), part),)
    marks = plain.count(".") + plain.count(",")
    whole, _, part = plain.replace(",", ".").partition(".")
    is_grouped = _GROUPS.fullmatch(plain) is not None and plain == written and whole.strip("0") != ""
    grouped = ((int(plain.replace(",", "").replace(".", "")), 0),) if is_grouped else ()
    if marks > 1:
        return grouped
    readings = (*grouped, _decimal(whole, part))
    date = _DAY_AND_MONTH.fullmatch(plain)
    return (*readings, (int(date[1]), 0)) if date else readings


def _decimal(whole: str, part: str) -> Value:
    return int(whole + part), -len(part)


def _add_number(  # noqa: PLR0913 what is known of a number, and where it is told
    found: list[Number], text: str, span: Span, values: tuple[Value, ...], weight: Weight, *, quiet: bool
) -> None:
    bare: tuple[Value, ...] = ()
    unit = ""
    known = AFTER.match(text, span.end) if may_follow(text[span.end : span.end + 6]) else None
    if known:
        name = str(known.lastgroup)
        if name in {"clock", "zone"}:
            quiet = quiet or name == "zone" or as_whole(values[0]) <= _HOURS
        elif name in {"imperial", "metric"}:
            unit = name
        else:
            # Of `$5M` nobody reads metres.
            doubtful = name[0] in "ds" and text[span.start - 1 : span.start] not in _CURRENCY_SIGNS
            scaled = tuple((digits, power + int(by)) for by in name[1:].split("_") for digits, power in values)
            bare, values = ((), (*scaled, *values)) if doubtful else (values, scaled)
            span = Span(span.start, known.end())
            weight = weight_of("", values)
    quiet = quiet or _begins_hours(text, span.end)
    # `2FA` and `5G` are names.
    after = text[span.end : span.end + 1]
    quiet = quiet or (after.isupper() and _is_letter(after))
    _append(found, Number(span, span.of(text), values, Weight.QUIET if quiet else weight, bare, unit), text)


def _begins_hours(text: str, end: int) -> bool:
    """Whether a number goes on to an hour, as in `6-7pm` and `18 – 19 Uhr`."""
    if text[end : end + 2].lstrip()[:1] not in _DASHES:
        return False
    hour = _TO_HOUR.match(text, end)
    known = AFTER.match(text, hour.end()) if hour else None
    return known is not None and known.lastgroup == "clock"


def _append(found: list[Number], number: Number, text: str) -> None:
    """Adds a number, or adds it to the one before it where both are one: `1億5000万`."""
    before = found[-1] if found else None
    if before and before.bare and text[before.span.end : number.span.start] in {"", " "}:
        added = as_whole(number.values[0])
        if added < smallest_sum(before.written):
            total = value_of(as_whole(before.values[0]) + added)
            span = Span(before.span.start, number.span.end)
            found[-1] = Number(span, span.of(text), (total,), weight_of("", (total,)), before.bare)
            return
    found.append(number)


def _add_date(found: list[Number], date: re.Match[str], start: int) -> None:
    year = 1 if date[1] else 7
    for group in (1, 2, 3) if date[1] else (4, 6, 7):
        span = Span(start + date.start(group), start + date.end(group))
        value = int(date[group])
        is_year = group == year and len(date[group]) == 4  # noqa: PLR2004 a year in full
        values = (value_of(value),) if is_year or group != year else (value_of(2000 + value), value_of(value))
        found.append(Number(span, date[group], values, Weight.YEAR if is_year else Weight.QUIET))


def _quiet(written: str, start: int) -> Iterator[Number]:
    for part in re.finditer(r"\d+", written):
        span = Span(start + part.start(), start + part.end())
        yield Number(span, part[0], (value_of(int(part[0])),), Weight.QUIET)


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
