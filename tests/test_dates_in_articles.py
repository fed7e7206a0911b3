"""The rules about dates, at the edges that their examples do not walk along."""

from typing import Any

import pytest

from articlelint.collection import collection_from
from articlelint.contract import Contract
from articlelint.dates import moment_of
from articlelint.engine import lint
from articlelint.facts import Facts
from articlelint.rule import Rule
from articlelint.rules.dates.dates_out_of_order import DatesOutOfOrder
from articlelint.rules.dates.future_date import FutureDate

PAIRS = [["publishedAt", "updatedAt"]]


def _found(rule: Rule, text: str, schema: Any = None, dates: Any = PAIRS, today: str = "2026-01-08") -> list[str]:
    moment = moment_of(today)
    assert moment is not None
    facts = Facts(moment, Contract.of(schema or {}), collection_from({"dates": dates}))
    found = lint(text, "a.md", facts, [rule])
    return [f"{one.finding.message}: {one.finding.labels[0].message}" for one in found]


def _article(**fields: str) -> str:
    return "".join(("---\n", *(f"{name}: {value}\n" for name, value in fields.items()), "---\n"))


@pytest.mark.parametrize(
    ("updated", "leeway", "expected"),
    [
        ("2026-01-07T18:21:25Z", 1, []),
        ("2026-01-07T18:21:24.999Z", 1, ["1 s before it"]),
        ("2026-01-07T18:21:25.999999Z", 0, ["0 ms before it"]),
        ("2026-01-07T18:21:26Z", 0, []),
        ("2026-01-07T18:21:25.4Z", 0.5, ["600 ms before it"]),
        ("2026-01-07T17:21:26Z", 3600, []),
    ],
)
def test_a_date_may_be_earlier_by_the_leeway(updated: str, leeway: float, expected: list[str]) -> None:
    """To the very second, or whatever part of one the settings say."""
    found = _found(
        DatesOutOfOrder({"leeway-seconds": leeway}), _article(publishedAt="2026-01-07T18:21:26Z", updatedAt=updated)
    )
    assert found == [f"`updatedAt` is earlier than `publishedAt`: {words}" for words in expected]


@pytest.mark.parametrize(
    ("published", "updated", "expected"),
    [
        ("2026-01-07 18:21:26", "2026-01-07 18:21:20", "6 s before it"),
        ("2026-01-07 18:21:26", "2026-01-07T18:21:20Z", None),
        ("2026-01-07 18:21:26", "2026-01-05T18:21:20Z", "about 2 days before it"),
        ("2026-01-07", "2026-01-06", "1 day before it"),
        ("2026-01-07", "2026-01-07T00:00:00Z", None),
        ("2026-01-07", "2026-01-04T23:00:00-05:00", "about 2 days before it"),
        ("2026-01-07T02:00:00+09:00", "2026-01-06T17:30:00Z", None),
        ("2026-01-07T02:00:00+09:00", "2026-01-06T16:30:00Z", "30 min before it"),
        ("2026-02-30", "2026-01-06", None),
        ("20260107", "20260106", None),
        ("null", "2026-01-06", None),
        ("[2026-01-07]", "2026-01-06", None),
        ("2027-01-07", "2026-01-06", None),
        ("2027-01-07", "2027-01-06", "1 day before it"),
    ],
)
def test_only_an_order_that_is_certain_is_judged(published: str, updated: str, expected: str | None) -> None:
    """Naive times, days and offsets are compared as far as they tell; what is no date, or planned, is left alone."""
    found = _found(DatesOutOfOrder(), _article(publishedAt=published, updatedAt=updated))
    assert found == ([f"`updatedAt` is earlier than `publishedAt`: {expected}"] if expected else [])


def test_a_date_that_breaks_its_contract_is_reported_by_that_alone() -> None:
    """What a malformed date was meant to say is anybody's guess: one cause, one message."""
    schema = {"properties": {"updatedAt": {"type": "string", "format": "date-time"}}}
    text = _article(publishedAt="2026-01-07T18:21:26Z", updatedAt="2026-1-6")
    assert _found(DatesOutOfOrder(), text) != []
    assert _found(DatesOutOfOrder(), text, schema) == []
    ahead = _article(updatedAt="2030-1-6")
    assert _found(FutureDate(), ahead) != []
    assert _found(FutureDate(), ahead, schema) == []


def test_a_date_that_only_breaks_a_habit_is_judged() -> None:
    """A day where the contract would rather have a time is a day still, and may be out of order, or ahead."""
    schema = {"properties": {"updatedAt": {"type": "string", "format": "date-time", "x-severity": "warning"}}}
    text = _article(publishedAt="2026-01-07", updatedAt="2026-01-05")
    assert _found(DatesOutOfOrder(), text, schema) == ["`updatedAt` is earlier than `publishedAt`: 2 days before it"]
    assert _found(FutureDate(), _article(updatedAt="2026-01-10"), schema) == [
        "`updatedAt` lies in the future: about 2 days from now"
    ]


def test_one_pair_is_judged_once() -> None:
    """Settings that name a pair twice, or a pair of one field, give no second finding and no false one."""
    text = _article(publishedAt="2026-01-07", updatedAt="2026-01-05")
    pairs = [*PAIRS, *PAIRS, ["publishedAt", "publishedAt"], ["publishedAt", "publishedAt.at"]]
    assert _found(DatesOutOfOrder(), text, dates=pairs) == [
        "`updatedAt` is earlier than `publishedAt`: 2 days before it"
    ]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2026-01-08T00:10:00Z", None),
        ("2026-01-08T00:10:00.001Z", "10 min from now"),
        ("2026-01-08 13:00:00", None),
        ("2026-01-08 14:10:01", "about 14 h from now"),
        ("2026-01-08", None),
        ("2026-01-09", "about 1 day from now"),
        ("9999-12-31", "about 7974 years from now"),
        ("30 January 2026", None),
    ],
)
def test_a_date_is_in_the_future_where_it_is_so_everywhere(published: str, expected: str | None) -> None:
    """Ten minutes are given to clocks, and fourteen hours to a time without an offset."""
    found = _found(FutureDate(), _article(publishedAt=published))
    assert found == ([f"`publishedAt` lies in the future: {expected}"] if expected else [])


def test_tomorrow_is_not_the_future_once_it_has_begun_somewhere() -> None:
    """At ten in the morning of UTC the next day begins on the Line Islands."""
    text = _article(publishedAt="2026-01-09")
    assert _found(FutureDate(), text, today="2026-01-08T09:00:00Z") != []
    assert _found(FutureDate(), text, today="2026-01-08T10:00:00Z") == []


def test_an_allowed_field_may_lie_in_the_future_wherever_it_stands_in_a_list() -> None:
    """Its dotted name leaves out the numbers of the items."""
    schema = {"properties": {"events": {"items": {"properties": {"start": {"format": "date"}}}}}}
    text = "---\nevents:\n  - start: 2030-01-01\n---\n"
    assert _found(FutureDate(), text, schema) == [
        "`start` in item 1 of `events` lies in the future: about 4 years from now"
    ]
    assert _found(FutureDate({"allowed": ["events.start"]}), text, schema) == []
