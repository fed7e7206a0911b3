"""Dates whose order cannot be."""

import re
from collections.abc import Iterator

from articlelint.collection import value_at
from articlelint.dates import Distance, Instant, distance, instant_of, read_date
from articlelint.rule import Article, Finding, Invalid, Label, Rule, Severity, Valid

_PAIRS = {"dates": [["publishedAt", "updatedAt"], ["publishedAt", "ai.expandedAt"]]}
_MICROSECONDS_OF_A_SECOND = 1_000_000
_SECONDS = re.compile(r"[0-9]:[0-9]{2}:[0-9]{2}")
_LAST_SECOND = 59
# `publishedAt`, `published_on` and `published` name the same event.
_EVENT = re.compile(r"([a-z]+ed)(?:[_-]?(?:at|on|date))?", re.IGNORECASE)


class DatesOutOfOrder(Rule):
    """A date is earlier than one that it has to follow.

    ## Why
    Feeds, sitemaps and search engines sort by these dates: an article that was changed before it was published is
    shown at the wrong place, or not as changed at all. Mostly one of the two was typed by hand, or a script wrote
    local time as if it were UTC.

    Which dates follow which is said by the collection's `dates`: pairs of fields, the earlier one first. A pair is
    compared only where its order is certain: a day or a time without an offset may lie in any time zone, and a time
    without seconds anywhere in its minute. While the earlier one is still to come the article is only planned, and may
    be changed before.

    ## Options
    `leeway-seconds`: how much earlier a date may be, for programs that write both an instant apart.
    """

    leeway_seconds: float = 1

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each pair that is the wrong way round, at the date that should follow."""
        for earlier, later in article.facts.collection.dates:
            written = value_at(article.data, later)
            first, second = read_date(value_at(article.data, earlier)), read_date(written)
            if not first or not second or self._are_in_order(first, second):
                continue
            apart = distance(first, second)
            if apart and apart.microseconds < -self._leeway(written) * _MICROSECONDS_OF_A_SECOND:
                now = instant_of(article.facts.today)
                planned = _is_after(now, first) and not _is_after(now, second)
                # A broken value may mean anything; one that only breaks a habit is judged all the same.
                broken = {breach.route for breach in article.breaches if breach.severity in (None, Severity.ERROR)}
                if not planned and broken.isdisjoint((_route(earlier), _route(later))):
                    yield _finding(article, earlier, later, apart)

    def _are_in_order(self, first: Instant, second: Instant) -> bool:
        """A quick look: whether nothing can be wrong with two dates."""
        return first.kind is second.kind and first.microseconds <= second.microseconds and self.leeway_seconds >= 0

    def _leeway(self, later: str) -> float:
        is_by_the_minute = ":" in later and not _SECONDS.search(later)
        return max(self.leeway_seconds, _LAST_SECOND) if is_by_the_minute else self.leeway_seconds

    examples = (
        Valid(
            "published, then changed, then expanded a moment later",
            "---\npublishedAt: '2026-01-07T18:21:26.000Z'\nupdatedAt: '2026-01-07T21:19:08.144Z'\n"
            "ai:\n  expandedAt: '2026-01-07T21:19:08.150Z'\n---\n",
            collection=_PAIRS,
        ),
        Valid(
            "within the leeway",
            "---\npublishedAt: 2026-01-07T18:21:26.900Z\nupdatedAt: 2026-01-07T18:21:26Z\n---\n",
            collection=_PAIRS,
        ),
        Valid(
            "within the same minute, of which the later one does not tell the seconds",
            "---\npublishedAt: 2026-01-07T18:21:26Z\nupdatedAt: 2026-01-07T18:21Z\n---\n",
            collection=_PAIRS,
        ),
        Valid(
            "the same instant at two offsets",
            "---\npublishedAt: 2026-01-07T18:21:26Z\nupdatedAt: 2026-01-07 20:21:26 +0200\n---\n",
            collection=_PAIRS,
        ),
        Valid(
            "a day in one time zone may be before an evening in another",
            "---\npublishedAt: 2026-01-07\nupdatedAt: 2026-01-06T21:19:08Z\n---\n",
            collection=_PAIRS,
        ),
        Valid(
            "a planned article, changed before it is published",
            "---\npublishedAt: 2026-02-01T06:00:00Z\nupdatedAt: 2026-01-07T21:19:08Z\n---\n",
            collection=_PAIRS,
            today="2026-01-08",
        ),
        Valid(
            "a date that is none, which is the contract's business",
            "---\npublishedAt: 2026-01-07\nupdatedAt: 2025-02-30\n---\n",
            collection=_PAIRS,
        ),
        Invalid(
            "changed before it was published",
            "---\npublishedAt: '2026-01-07T18:21:26.000Z'\nupdatedAt: ⟦'2026-01-06T21:19:08.144Z'⟧\n---\n",
            message="`updatedAt` is earlier than `publishedAt`",
            help="correct `updatedAt`, or `publishedAt` where that is the wrong one",
            labels=[
                ("'2026-01-06T21:19:08.144Z'", "21 h 2 min before it"),
                ("'2026-01-07T18:21:26.000Z'", "published here"),
            ],
            collection=_PAIRS,
        ),
        Invalid(
            "a minute",
            "---\npublishedAt: 2026-01-07 18:21\nupdatedAt: ⟦2026-01-07 18:20⟧\n---\n",
            message="`updatedAt` is earlier than `publishedAt`",
            labels=[("2026-01-07 18:20", "1 min before it"), ("2026-01-07 18:21", "published here")],
            collection=_PAIRS,
        ),
        Invalid(
            "a nested date, and one spelt as Jekyll does",
            "---\npublishedAt: 2013-12-31 00:00:00 +0000\nai:\n  expandedAt: ⟦2013-12-30T23:59:58-00:00⟧\n---\n",
            message="`ai.expandedAt` is earlier than `publishedAt`",
            labels=[("2013-12-30T23:59:58-00:00", "2 s before it"), ("2013-12-31 00:00:00 +0000", "published here")],
            collection=_PAIRS,
        ),
        Invalid(
            "days, in TOML",
            "+++\ndate = 2026-01-07\nlastmod = ⟦2026-01-04⟧\n+++\n",
            message="`lastmod` is earlier than `date`",
            labels=[("2026-01-04", "3 days before it"), ("2026-01-07", "`date` stands here")],
            collection={"dates": [["date", "lastmod"]]},
        ),
    )


def _is_after(now: Instant, instant: Instant) -> bool:
    apart = distance(now, instant)
    return apart is not None and apart.microseconds > 0


def _finding(article: Article, earlier: str, later: str, apart: Distance) -> Finding:
    place, other = article.front.place(_route(later)), article.front.place(_route(earlier))
    event = _EVENT.fullmatch(earlier.rpartition(".")[2])
    return Finding(
        place,
        f"`{later}` is earlier than `{earlier}`",
        f"correct `{later}`, or `{earlier}` where that is the wrong one",
        (
            Label(place, f"{apart.words} before it"),
            Label(other, f"{event[1].lower()} here" if event else f"`{earlier}` stands here"),
        ),
    )


def _route(name: str) -> tuple[str, ...]:
    return tuple(name.split("."))
