"""Dates that have not come yet."""

from collections.abc import Iterator, Sequence

from articlelint.dates import Instant, distance, instant_of
from articlelint.rule import Article, Finding, Invalid, Label, Rule, Severity, Valid
from articlelint.text import Route
from articlelint.wording import dotted

_PAIRS = {"dates": [["publishedAt", "updatedAt"]]}
_TODAY = "2026-01-08"
_MICROSECONDS_OF_A_MINUTE = 60_000_000
_DATE_FORMATS = ("date", "date-time")


class FutureDate(Rule):
    """A date lies in the future.

    ## Why
    Many sites hide an article until its date has come, or keep it on top of every list until then. Mostly the year or
    the time zone is wrong. A planned article is fine: let its folder's settings ignore this rule.

    The dates looked at are those in the collection's `dates`, and the fields whose schema says `format: date` or
    `format: date-time`. A day or a time without an offset is in the future only where it is so in every time zone.

    ## Options
    `leeway-minutes`: how far ahead a date may lie, for clocks that differ. `allowed`: fields that may lie in the
    future, as in `["event.start", "expires"]`.
    """

    severity = Severity.WARNING
    leeway_minutes: float = 10
    allowed: Sequence[str] = ()

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each date that has not come."""
        now = instant_of(article.facts.today)
        if self.leeway_minutes >= 0 and not [one for one in article.instants if not _is_past(one, now)]:
            return
        # A broken value may mean anything; one that only breaks a habit is judged all the same.
        broken = {breach.route for breach in article.breaches if breach.severity in (None, Severity.ERROR)}
        for route, _, instant in article.dates:
            ahead = distance(now, instant)
            if (
                ahead
                and ahead.microseconds > self.leeway_minutes * _MICROSECONDS_OF_A_MINUTE
                and route not in broken
                and self._is_meant(article, route)
            ):
                place = article.front.place(route)
                yield Finding(
                    place,
                    f"{dotted(route)} lies in the future",
                    "correct the date, or publish the article when it has come",
                    (Label(place, f"{ahead.words} from now"),),
                )

    def _is_meant(self, article: Article, route: Route) -> bool:
        name = ".".join(step for step in route if isinstance(step, str))
        if name in self.allowed:
            return False
        named = any(name in pair for pair in article.facts.collection.dates)
        return named or article.facts.contract.describe(route).format in _DATE_FORMATS

    examples = (
        Valid(
            "published before now, and changed by a clock that is a little ahead",
            "---\npublishedAt: 2026-01-07T18:21:26Z\nupdatedAt: 2026-01-08T00:09:00Z\n---\n",
            collection=_PAIRS,
            today=_TODAY,
        ),
        Valid(
            "today",
            "---\npublishedAt: 2026-01-08\n---\n",
            collection=_PAIRS,
            today=_TODAY,
        ),
        Valid(
            "tomorrow, which it already is in Kiribati",
            "---\npublishedAt: 2026-01-09\n---\n",
            collection=_PAIRS,
            today="2026-01-08T10:00:00Z",
        ),
        Valid(
            "a field that nothing calls a date", "---\nanniversary: 2030-01-07\n---\n", collection=_PAIRS, today=_TODAY
        ),
        Valid(
            "a field that may lie ahead",
            "---\nevent:\n  start: 2030-01-07\n---\n",
            schema={"properties": {"event": {"properties": {"start": {"type": "string", "format": "date"}}}}},
            options={"allowed": ["event.start"]},
            today=_TODAY,
        ),
        Invalid(
            "the wrong year",
            "---\npublishedAt: ⟦2027-01-07T18:21:26Z⟧\nupdatedAt: 2026-01-07T21:19:08Z\n---\n",
            message="`publishedAt` lies in the future",
            help="correct the date, or publish the article when it has come",
            labels=[("2027-01-07T18:21:26Z", "364 days from now")],
            severity=Severity.WARNING,
            collection=_PAIRS,
            today=_TODAY,
        ),
        Invalid(
            "local time written as UTC",
            '---\n{"publishedAt": ⟦"2026-01-08T02:00:00Z"⟧}\n---\n',
            message="`publishedAt` lies in the future",
            labels=[('"2026-01-08T02:00:00Z"', "2 h from now")],
            collection=_PAIRS,
            today=_TODAY,
        ),
        Invalid(
            "a date by its schema, in a list",
            "---\nchanges:\n  - on: 2026-01-01\n  - on: ⟦2026-02-01⟧\n---\n",
            message="`on` in item 2 of `changes` lies in the future",
            labels=[("2026-02-01", "about 24 days from now")],
            schema={"properties": {"changes": {"items": {"properties": {"on": {"format": "date"}}}}}},
            today=_TODAY,
        ),
    )


def _is_past(instant: Instant, now: Instant) -> bool:
    """A quick look: whether a date has surely come."""
    return instant.kind is now.kind and instant.microseconds <= now.microseconds
