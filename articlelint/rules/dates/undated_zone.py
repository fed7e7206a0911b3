"""Times that do not say in which zone."""

import re
from collections.abc import Iterator

from articlelint.dates import Kind
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid
from articlelint.text import Route
from articlelint.wording import dotted

_PAIRS = {"dates": [["publishedAt", "updatedAt"]]}
_DATE_FORMATS = ("date", "date-time")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")


class UndatedZone(Rule):
    """A date has a time, and no time zone.

    The dates looked at are those in the collection's `dates`, and the fields whose schema says `format: date` or
    `format: date-time`.

    ## Why
    Every reader takes such a time for one of its own zone, be it the author's machine, the server that builds the site,
    or the visitor's browser: the article appears hours too early or too late, and near midnight on another day. Some
    sites set one zone for all their articles: they have no need of this rule.
    """

    severity = Severity.INFO
    gives_way_to = ("contract",)

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each such date."""
        if Kind.NAIVE not in [instant.kind for instant in article.instants]:
            return
        for route, value, instant in article.dates:
            if instant.kind is not Kind.NAIVE or not self._is_date(article, route):
                continue
            place = article.front.place(route)
            # What an alias stands for is found where it is written.
            if not place.of(article.text).startswith("*"):
                clock = _CLOCK.search(value)
                message = f"{dotted(route)} says {clock[0] if clock else value} and not in which time zone"
                yield Finding(
                    place, message, "add `Z` for UTC, or the offset, as in `+02:00`", fix=_fix(place, article)
                )

    def _is_date(self, article: Article, route: Route) -> bool:
        name = ".".join(step for step in route if isinstance(step, str))
        named = any(name in pair for pair in article.facts.collection.dates)
        return named or article.facts.contract.describe(route).format in _DATE_FORMATS

    examples = (
        Valid(
            "with an offset, or a day only",
            "---\npublishedAt: '2026-01-07T18:21:26+02:00'\nupdatedAt: 2026-01-07\n---\n",
            collection=_PAIRS,
        ),
        Valid("a field that nothing calls a date", "---\nstart: 2026-01-07 18:21:26\n---\n", collection=_PAIRS),
        Valid("no date, which is the contract's business", "---\npublishedAt: 18:21:26\n---\n", collection=_PAIRS),
        Invalid(
            "a local time",
            "---\npublishedAt: ⟦'2026-01-07T18:21:26.000'⟧\nupdatedAt: ⟦2026-01-07 19:05⟧\n---\n",
            message=(
                "`publishedAt` says 18:21:26 and not in which time zone",
                "`updatedAt` says 19:05 and not in which time zone",
            ),
            help="add `Z` for UTC, or the offset, as in `+02:00`",
            severity=Severity.INFO,
            collection=_PAIRS,
        ),
        Invalid(
            "one that stands for another, which is told where it is written",
            "---\npublishedAt: &date ⟦2026-01-07 18:21⟧\nupdatedAt: *date\n---\n",
            message="`publishedAt` says 18:21 and not in which time zone",
            collection=_PAIRS,
        ),
        Invalid(
            "a date by its schema, in a list in TOML",
            "+++\n[[changes]]\non = ⟦2026-01-07T18:21:26⟧\n+++\n",
            message="`on` in item 1 of `changes` says 18:21:26 and not in which time zone",
            schema={"properties": {"changes": {"items": {"properties": {"on": {"format": "date"}}}}}},
        ),
    )


def _fix(place: Span, article: Article) -> Fix:
    # To add a zone is to guess it: the fix is shown and never made.
    end = place.start + len(place.of(article.text).rstrip("'\""))
    return Fix("add `Z`", (Edit(Span(end, end), "Z"),), Safety.SHOW)
