"""Dates as people write them in front matter: what instant they mean, and how far apart two of them are.

Read are RFC 3339's timestamps and full dates, the timestamps of YAML 1.1 (https://yaml.org/type/timestamp.html), and
what blog generators take beside them: `2013-12-31 00:00:00 +0000`, times without seconds, one-digit months and days.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from articlelint.text import Route

_SECOND = 1_000_000
_MINUTE = 60 * _SECOND
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR

# Local clocks run from UTC-12:00 (Baker Island) to UTC+14:00 (Kiribati's Line Islands).
_FURTHEST_WEST = 12 * _HOUR
_FURTHEST_EAST = 14 * _HOUR

_START = datetime(1, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FROM_1_TO_1970 = (date(1970, 1, 1).toordinal() - 1) * _DAY

_UNITS = ((_DAY, "days"), (_HOUR, "h"), (_MINUTE, "min"), (_SECOND, "s"))
# From these numbers of days on, hours and days are noise.
_MANY_DAYS = 10
_TWO_YEARS = 730
# The Gregorian calendar repeats after 400 years, which are 146,097 days.
_DAYS_A_YEAR = 146_097 / 400

_DATE = re.compile(
    r"""
    ([0-9]{4}) - ([0-9]{1,2}) - ([0-9]{1,2})
    (?:
        (?: [Tt] | [ \t]+ )
        ([0-9]{1,2}) : ([0-9]{2}) (?: : ([0-9]{2}) (?: [.,] ([0-9]*) )? )?
        [ \t]*
        ( [Zz] | UTC | GMT | ([+-]) ([0-9]{1,2}) (?: :? ([0-9]{2}) )? )?
    )?
    """,
    re.VERBOSE,
)


# What most programs write, which the standard library reads in a fifth of the time; no leap second.
_CANONICAL = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{3}(?:[0-9]{3})?)?Z"
)


class Kind(Enum):
    """How much a date tells of its place on the time line: an offset, a clock without one, or a day only."""

    AWARE = "aware"
    NAIVE = "naive"
    DAY = "date-only"


class Instant(NamedTuple):
    """A date that was read: microseconds since the start of the year 1, in UTC when aware, else by a clock unknown.

    Digits beyond the microsecond are cut off: that never turns the order of two instants round.
    """

    kind: Kind
    microseconds: int


class Distance(NamedTuple):
    """How far one date lies after another, in microseconds; negative where it lies before.

    `rough` says that the two do not tell their clocks alike, so that only their order is certain.
    """

    microseconds: int
    rough: bool = False

    @property
    def words(self) -> str:
        """The distance without its direction, as in `21 h 2 min`, `3 days`, `2 s`; a rough one is `about` that."""
        return f"about {_amounts(abs(self.microseconds), 1)}" if self.rough else _amounts(abs(self.microseconds), 2)


class Dated(NamedTuple):
    """A text that is a date, in some data: the route to it, the text, and the instant that it means."""

    route: Route
    text: str
    instant: Instant


def dates_in(texts: Iterable[tuple[Route, str]]) -> Iterator[Dated]:
    """Those of some texts that are dates, in order."""
    for route, text in texts:
        if not text[:1].isalpha() and (instant := read_date(text)):
            yield Dated(route, text, instant)


def instants_in(texts: Iterable[str]) -> list[Instant]:
    """What those of some texts mean that are dates, in their order."""
    return [instant for text in texts if "-" in text and not text[:1].isalpha() and (instant := _read(text))]


def read_date(value: object) -> Instant | None:
    """The instant that a front matter's value means; None where it is no text, no date, or not in the calendar."""
    # Most texts begin with a letter: to see that takes a third of the time of a match.
    return _read(value) if isinstance(value, str) and not value[:1].isalpha() else None


@lru_cache(maxsize=8)  # the day of a run is asked for with each article
def instant_of(moment: datetime) -> Instant:
    """The same instant as a `datetime`'s; a naive one stays naive."""
    naive = moment.tzinfo is None
    since = (moment.replace(tzinfo=UTC) if naive else moment) - _START
    return Instant(Kind.NAIVE if naive else Kind.AWARE, since // _MICROSECOND)


def timestamp_of(microseconds: int) -> float:
    """The seconds since 1970 at so many microseconds since the start of the year 1."""
    return (microseconds - _FROM_1_TO_1970) / _SECOND


@lru_cache(maxsize=256)  # as below
def moment_of(text: str) -> datetime | None:
    """What a text means as a `datetime` in UTC, which counts where no zone is told; None where it is no date."""
    instant = read_date(text)
    if instant is None:
        return None
    try:
        return _START + timedelta(microseconds=instant.microseconds)
    except OverflowError:
        return None


def distance(first: Instant, second: Instant) -> Distance | None:
    """How far `second` lies after `first`; None where that depends on a time zone which is not told.

    Two dates of one kind in one article are taken to be by one clock. A day is compared with a time day by day, and
    only where the order holds in every time zone.
    """
    if first.kind is second.kind:
        return Distance(second.microseconds - first.microseconds)
    (first_from, first_to), (second_from, second_to) = possible(first), possible(second)
    if first_from <= second_to and second_from <= first_to:
        return None
    between = second.microseconds - first.microseconds
    if Kind.DAY in (first.kind, second.kind):
        between = (second.microseconds // _DAY - first.microseconds // _DAY) * _DAY
    return Distance(between, rough=True)


# The same dates are asked for by several rules, each of which looks at 32 articles before the next one does.
@lru_cache(maxsize=256)
def _read(text: str) -> Instant | None:
    if _CANONICAL.fullmatch(text):
        try:
            return Instant(Kind.AWARE, (datetime.fromisoformat(text) - _START) // _MICROSECOND)
        except ValueError:
            return None
    match = _DATE.fullmatch(text.strip())
    return _instant(match.groups()) if match else None


def _instant(parts: tuple[str | None, ...]) -> Instant | None:
    year, month, day, hour, minute, second, fraction, zone, sign, zone_hour, zone_minute = parts
    try:
        midnight = date(int(year or 0), int(month or 0), int(day or 0)).toordinal() * _DAY - _DAY
    except ValueError:
        return None
    if hour is None:
        return Instant(Kind.DAY, midnight)
    clock, east = _clock(hour, minute), _clock(zone_hour, zone_minute)
    if east is None or clock is None:
        return None
    utc = midnight + clock + (east if sign == "-" else -east)
    # RFC 3339 §5.7: a leap second is the last of a UTC day, whatever the local clock shows.
    if int(second or 0) > (60 if utc % _DAY == _DAY - _MINUTE else 59):
        return None
    precise = utc + int(second or 0) * _SECOND + int(f"{fraction or ''}000000"[:6])
    return Instant(Kind.AWARE if zone else Kind.NAIVE, precise)


def _clock(hour: str | None, minute: str | None) -> int | None:
    hours, minutes = int(hour or 0), int(minute or 0)
    # RFC 3339 §5.6 has the same limits for times and for offsets.
    return hours * _HOUR + minutes * _MINUTE if hours < 24 and minutes < 60 else None  # noqa: PLR2004 hours and minutes


def possible(instant: Instant) -> tuple[int, int]:
    """The first and the last moment, in UTC, that a date can mean, in microseconds since the start of the year 1."""
    if instant.kind is Kind.AWARE:
        return instant.microseconds, instant.microseconds
    last = instant.microseconds + (_DAY if instant.kind is Kind.DAY else 0)
    return instant.microseconds - _FURTHEST_EAST, last + _FURTHEST_WEST


def _amounts(microseconds: int, most: int) -> str:
    days = microseconds // _DAY
    if days >= _TWO_YEARS:
        return f"{round(days / _DAYS_A_YEAR)} years"
    left, amounts = microseconds, list[tuple[int, str]]()
    for size, unit in _UNITS:
        count, left = divmod(left, size)
        if count or amounts:
            amounts.append((count, "day" if (count, unit) == (1, "days") else unit))
    if not amounts:
        return f"{left // 1000} ms"
    shown = amounts[: 1 if days >= _MANY_DAYS else most]
    return " ".join(f"{count} {unit}" for count, unit in shown if count)
