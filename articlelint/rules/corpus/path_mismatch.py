"""Paths that say something else than the front matter."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from articlelint.rule import Article, Finding, Invalid, Rule, Span, Valid
from articlelint.wording import in_backticks

if TYPE_CHECKING:
    from articlelint.path_patterns import Fit, PathPattern

_PATTERN = {"path": "blog/{publishedAt:%Y}/{publishedAt:%m}/{title:slug}.{lang}.md"}
_ARTICLE = "---\ntitle: ETF outflows hit a record\npublishedAt: '2026-01-07T18:21:26.000Z'\nlang: en\n---\n"
_LONGEST = 120


class PathMismatch(Rule):
    """The path says another date, language or title than the front matter.

    The pattern stands in the collection's `path`. A field that the article doesn't have may stand for anything. Slugs
    are compared loosely: case, accents and signs do not count, words may be left out, and the end may be cut off; a
    title in another alphabet may have any, and so may a translation, as the collection's `translations` tell it.

    ## Why
    Sites make addresses of paths. Two truths about one article show on two pages: a list goes by the date in the front
    matter, and the link in it leads to another month.
    """

    gives_way_to = ("contract",)

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each field that the path contradicts, or one for a path that is no such path at all."""
        written, place = article.facts.collection.path, article.surroundings.place
        if written is None or place is None or article.undecoded or article.conflicts:
            return
        pattern = _pattern(written)
        is_translation = article.story is not None and article.story.is_translation
        values = [
            None if is_translation and one.form == "slug" else article.value_of(one.field)
            for one in pattern.placeholders
        ]
        if pattern.surely_fits(place, values):
            return
        fit = pattern.fit(place, values)
        if fit is None:
            message = f"the path {in_backticks(place, _LONGEST)} does not fit {in_backticks(written, _LONGEST)}"
            yield Finding(_beginning(article), message, _advice(pattern, values))
            return
        for field, numbers in groupby(fit.differing, key=lambda number: pattern.placeholders[number].field):
            yield _finding(article, pattern, fit._replace(differing=tuple(numbers)), field, values)

    examples = (
        Valid(
            "as the front matter says",
            _ARTICLE,
            collection=_PATTERN,
            path="blog/2026/01/etf-outflows-hit-a-record.en.md",
        ),
        Valid("a shorter slug", _ARTICLE, collection=_PATTERN, path="blog/2026/01/etf-outflows-record.en.md"),
        Valid(
            "a field that is not there may stand for anything",
            "---\ntitle: Відтік з ETF\n---\n",
            collection=_PATTERN,
            path="blog/2025/12/etf-outflows.uk.md",
        ),
        Valid("nothing is asked", _ARTICLE, path="blog/2025/12/a.md"),
        Invalid(
            "another month",
            _ARTICLE.replace("'2026-01-07T18:21:26.000Z'", "⟦'2026-01-07T18:21:26.000Z'⟧"),
            message="the path says `2025/12` where `publishedAt` says `2026/01`",
            help="move the file to `blog/2026/01/etf-outflows.en.md`, or correct `publishedAt`",
            collection=_PATTERN,
            path="blog/2025/12/etf-outflows.en.md",
        ),
        Invalid(
            "another language and another title",
            _ARTICLE.replace("lang: en", "lang: ⟦en⟧").replace(
                "ETF outflows hit a record", "⟦ETF outflows hit a record⟧"
            ),
            message=(
                "the path says `bitcoin-falls` where `title` says `etf-outflows-hit-a-record`",
                "the path says `uk` where `lang` says `en`",
            ),
            collection=_PATTERN,
            path="blog/2026/01/bitcoin-falls.uk.md",
        ),
        Invalid(
            "no such path",
            f"⟦---⟧{_ARTICLE.removeprefix('---')}",
            message="the path `blog/etf-outflows.md` does not fit `**/{publishedAt:%Y}/{publishedAt:%m}/*.{lang}.md`",
            help="move the file to a path such as `**/2026/01/*.en.md`",
            collection={"path": "**/{publishedAt:%Y}/{publishedAt:%m}/*.{lang}.md"},
            path="blog/etf-outflows.md",
        ),
    )


@lru_cache(maxsize=16)  # to import what is imported takes as long as to look at a path
def _pattern(written: str) -> "PathPattern":
    from articlelint.path_patterns import path_pattern  # noqa: PLC0415 takes 3 ms, and few collections have one

    return path_pattern(written)


def _finding(article: Article, pattern: "PathPattern", fit: "Fit", field: str, values: list[object]) -> Finding:
    place = article.surroundings.place or ""
    right = pattern.corrected(place, fit, values)
    own = [number for number, one in enumerate(pattern.placeholders) if one.field == field]
    # A date is told whole where nothing but slashes and the like stands between its parts.
    shown = own if own == list(range(own[0], own[-1] + 1)) else fit.differing
    start, end = fit.spans[shown[0]].start, fit.spans[shown[-1]].end
    says = right[start : len(right) - (len(place) - end)]
    message = f"the path says {in_backticks(place[start:end])} where {in_backticks(field)} says {in_backticks(says)}"
    advice = f"move the file to {in_backticks(right, _LONGEST)}, or correct {in_backticks(field)}"
    return Finding(article.front.place(tuple(field.split("."))), message, advice)


def _advice(pattern: "PathPattern", values: list[object]) -> str:
    from articlelint.path_patterns import is_definite  # noqa: PLC0415 as above

    filled = pattern.filled(values)
    return f"move the file to {'' if is_definite(filled) else 'a path such as '}{in_backticks(filled, _LONGEST)}"


def _beginning(article: Article) -> Span:
    opening = article.front.opening
    return opening if opening.start < opening.end else Span(0, min(1, len(article.text)))
