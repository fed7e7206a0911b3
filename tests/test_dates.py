"""Dates: what people write, what it means, and how far apart two of them are."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.dates import Distance, Instant, Kind, distance, instant_of, moment_of, read_date


def _read(text: str) -> Instant:
    instant = read_date(text)
    assert instant is not None, f"{text} was not read"
    return instant


def _between(first: str, second: str) -> str | None:
    apart = distance(_read(first), _read(second))
    return apart and ("-" if apart.microseconds < 0 else "") + apart.words


@pytest.mark.parametrize(
    "text",
    [
        "2001-12-15T02:59:43.1Z",
        "2001-12-14t21:59:43.10-05:00",
        "2001-12-14 21:59:43.10 -5",
        "2001-12-15 2:59:43.10Z",
        "2001-12-15t02:59:43.100000000000000000000001z",
        "2001-12-15 02:59:43,1 +0000",
        "2001-12-15 02:59:43.1 UTC",
        "  2001-12-15T05:59:43.1+03 ",
    ],
)
def test_one_instant_has_many_spellings(text: str) -> None:
    """RFC 3339, YAML's timestamps and the generators' spellings of one instant are one instant."""
    assert _read(text) == instant_of(datetime(2001, 12, 15, 2, 59, 43, 100_000, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "kind", "moment"),
    [
        ("2013-12-31 00:00:00 +0000", Kind.AWARE, datetime(2013, 12, 31, tzinfo=UTC)),
        ("2013-12-31T23:30-0130", Kind.AWARE, datetime(2014, 1, 1, 1, tzinfo=UTC)),
        ("2026-01-07 18:21:26", Kind.NAIVE, datetime(2026, 1, 7, 18, 21, 26)),  # noqa: DTZ001 naive on purpose
        ("2026-01-07 18:21", Kind.NAIVE, datetime(2026, 1, 7, 18, 21)),  # noqa: DTZ001 naive on purpose
        ("2026-1-7 8:01", Kind.NAIVE, datetime(2026, 1, 7, 8, 1)),  # noqa: DTZ001 naive on purpose
        ("2026-01-07", Kind.DAY, datetime(2026, 1, 7)),  # noqa: DTZ001 naive on purpose
        ("2015-4-20", Kind.DAY, datetime(2015, 4, 20)),  # noqa: DTZ001 naive on purpose
        ("2024-02-29", Kind.DAY, datetime(2024, 2, 29)),  # noqa: DTZ001 naive on purpose
    ],
)
def test_a_date_has_the_kind_it_was_written_in(text: str, kind: Kind, moment: datetime) -> None:
    """An offset makes a time aware; without one it is naive; without a time it is a day."""
    assert _read(text) == Instant(kind, instant_of(moment).microseconds)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "2026",
        "2026-02-30",
        "2023-02-29",
        "2026-13-01",
        "2026-00-10",
        "0000-01-01",
        "2026-01-07T24:00:00Z",
        "2026-01-07T18:60Z",
        "2026-01-07T18:21:61Z",
        "2026-01-07T18:21:60Z",
        "2026-01-07T18:21:26+24:00",
        "2026-01-07T18:21:26+02:60",
        "2026-01-07T",
        "2026-01-07T18",
        "2026-01-07 18:21:26 EST",
        "2026-01-07Z",
        "2026/01/07",
        "20260107",
        "٢٠٢٦-٠١-٠٧",
        "2026-01-07\n18:21:26",
        20260107,
        None,
        True,
        ["2026-01-07"],
    ],
)
def test_what_is_no_date_is_not_read(value: object) -> None:
    """Values that are no text, no date, not in the calendar or not on the clock give nothing."""
    assert read_date(value) is None


def test_a_leap_second_is_read_where_one_can_be() -> None:
    """RFC 3339 §5.7: `:60` ends a UTC day; one second later the next day begins."""
    assert _between("1990-12-31T23:59:60Z", "1991-01-01T00:00:01Z") == "1 s"
    assert _read("1990-12-31T15:59:60-08:00") == _read("1990-12-31T23:59:60Z")
    assert read_date("1990-12-31T15:59:60Z") is None
    assert read_date("1990-12-31T23:59:61Z") is None


def test_a_long_run_of_spaces_is_refused_at_once() -> None:
    """No spelling makes the grammar try again and again: this takes no noticeable time."""
    assert read_date("2026-01-07 10:00" + " " * 200_000 + "x") is None
    assert read_date("2026-01-07 10:00:00." + "1" * 200_000 + "x") is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2026-01-07T18:21:26Z", "2026-01-06T21:19:08.144Z", "-21 h 2 min"),
        ("2026-01-07T18:21:26Z", "2026-01-07T20:21:26+02:00", "0 ms"),
        ("2026-01-07T18:21:26.000Z", "2026-01-07T18:21:26.144Z", "144 ms"),
        ("2026-01-07T18:21:26Z", "2026-01-07T18:21:28.9Z", "2 s"),
        ("2026-01-07T18:21:26Z", "2026-01-07T18:24:27Z", "3 min 1 s"),
        ("2026-01-07T18:21:26Z", "2026-01-07T20:21:27Z", "2 h"),
        ("2026-01-07T18:21:26Z", "2026-01-08T18:22:26Z", "1 day"),
        ("2026-01-07T18:21:26Z", "2026-01-10T22:21:26Z", "3 days 4 h"),
        ("2026-01-07T18:21:26Z", "2026-01-17T18:21:25Z", "9 days 23 h"),
        ("2026-01-07T18:21:26Z", "2026-01-17T22:21:26Z", "10 days"),
        ("2026-01-07T18:21:26Z", "2027-01-07T22:21:26Z", "365 days"),
        ("2026-01-07T18:21:26Z", "2028-01-07T18:21:26Z", "2 years"),
        ("2026-01-07T18:21:26Z", "2028-01-07T18:21:25Z", "729 days"),
        ("2026-01-07T18:21:26Z", "2028-01-08T18:21:26Z", "2 years"),
        ("2206-01-07", "2026-01-07", "-180 years"),
        ("2026-01-07 18:21:26", "2026-01-07 18:21:28", "2 s"),
        ("2026-01-07", "2026-01-10", "3 days"),
        ("2026-01-10", "2026-01-07", "-3 days"),
        ("2026-01-07", "2026-01-10T09:00:00Z", "about 3 days"),
        ("2026-01-07T23:00:00Z", "2026-01-05", "-about 2 days"),
        ("2026-01-07 18:21:26", "2026-01-08T20:21:26Z", "about 1 day"),
        ("2026-01-07 18:21:26", "2026-01-08T11:21:26Z", "about 17 h"),
    ],
)
def test_distances_are_said_in_words(first: str, second: str, expected: str) -> None:
    """Two units at most, cut off (years are rounded); rough where the clocks are not told alike."""
    assert _between(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-01-07", "2026-01-07T18:21:26Z"),
        ("2026-01-07", "2026-01-06T10:00:00Z"),
        ("2026-01-07", "2026-01-08T12:00:00Z"),
        ("2026-01-07", "2026-01-06 23:59:59"),
        ("2026-01-07T18:21:26Z", "2026-01-07 18:21:26"),
        ("2026-01-07T18:21:26Z", "2026-01-08T08:21:26"),
        ("2026-01-07T18:21:26Z", "2026-01-07T06:21:26"),
    ],
)
def test_an_order_that_a_time_zone_could_turn_round_is_not_told(first: str, second: str) -> None:
    """A day or a naive time may be anywhere between UTC-12:00 and UTC+14:00."""
    assert distance(_read(first), _read(second)) is None
    assert distance(_read(second), _read(first)) is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2026-01-07", "2026-01-06T09:59:59Z", -1),
        ("2026-01-07", "2026-01-08T12:00:01Z", 1),
        ("2026-01-07T18:21:26Z", "2026-01-08T08:21:27", 1),
        ("2026-01-07T18:21:26Z", "2026-01-07T06:21:25", -1),
    ],
)
def test_an_order_that_holds_in_every_time_zone_is_told(first: str, second: str, expected: int) -> None:
    """One second beyond the furthest time zone the order is certain."""
    apart = distance(_read(first), _read(second))
    assert apart is not None
    assert apart.rough
    assert (apart.microseconds > 0) - (apart.microseconds < 0) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-08", datetime(2026, 1, 8, tzinfo=UTC)),
        ("2026-01-08 10:30", datetime(2026, 1, 8, 10, 30, tzinfo=UTC)),
        ("2026-01-08T00:30:00.5+01:00", datetime(2026, 1, 7, 23, 30, 0, 500_000, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:00:00-14:00", None),
        ("2026-02-30", None),
        ("now", None),
    ],
)
def test_a_text_becomes_a_moment_in_utc(text: str, expected: datetime | None) -> None:
    """Where no zone is told UTC counts; what lies beyond Python's years is no moment."""
    assert moment_of(text) == expected


_OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=_OFFSETS)  # noqa: DTZ001 strategy's bounds


@given(_MOMENTS)
def test_what_python_writes_is_read_as_python_means_it(moment: datetime) -> None:
    """`isoformat` is one of the spellings, to the microsecond and in any offset of whole minutes."""
    assert _read(moment.isoformat()) == instant_of(moment)
    assert _read(moment.isoformat(" ")) == instant_of(moment)


@given(_MOMENTS, _MOMENTS)
def test_a_distance_has_the_sign_of_the_difference(first: datetime, second: datetime) -> None:
    """Between aware instants the distance is the exact difference, and turning them round turns its sign."""
    apart = distance(instant_of(first), instant_of(second))
    assert apart == Distance((second - first) // timedelta(microseconds=1))
    assert distance(instant_of(second), instant_of(first)) == Distance(-apart.microseconds)


@given(st.text(max_size=40) | st.from_regex(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt ][0-9:.,]*[zZ+0-9:-]*", fullmatch=True))
def test_no_text_makes_reading_fail(text: str) -> None:
    """Whatever a front matter holds, it is read or it is not; nothing is raised."""
    instant = read_date(text)
    assert instant is None or isinstance(instant.kind, Kind)
