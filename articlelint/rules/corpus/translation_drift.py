"""Translations whose fields say something else than the original's."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

from articlelint.dates import read_date
from articlelint.relations import Translations
from articlelint.rule import Article, Finding, Invalid, Valid, Verdict
from articlelint.text import Route
from articlelint.translation import TranslationRule, elsewhere, route_of
from articlelint.wording import dotted, in_backticks, some_of

_SETTINGS = {
    "translations": {
        "story": ["externalId"],
        "original": "ai.translatedFrom",
        "shared": ["publishedAt", "source", "tags"],
    }
}
_ORIGINAL = (
    "---\nexternalId: '57018264'\nlang: en\npublishedAt: '2026-01-07T18:21:26.000Z'\n"
    "source:\n  name: Ledger\n  key: ledger\ntags: [EUR, NEWS]\n---\n"
)


class TranslationDrift(TranslationRule):
    """A translation has another value than its original in a field that they share.

    Which fields these are, `shared` says in `[collections.translations]`. Two spellings of one instant are the same,
    and so are lists with the same items in another order.

    ## Why
    One of the two is wrong, and was corrected in the other alone: readers see another photo, date or source, and lists
    by tag hold the story in one language only.
    """

    def asks(self, settings: Translations) -> bool:
        """Whether fields are shared."""
        return bool(settings.shared)

    def trait(self, article: Article) -> Any:  # noqa: ANN401 any JSON value
        """A checksum of the shared fields."""
        settings = article.facts.collection.translations
        values = [_comparable(article.value_of(name)) for name in settings.shared] if settings else []
        return crc32(repr(values).encode(errors="surrogatepass"))

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """A finding for each field that differs, at its value, or at that of its one member that does."""
        settings = article.facts.collection.translations
        for original in others:
            for name in settings.shared if settings else ():
                route = route_of(name)
                here, there = article.value_of(name), original.value_of(name)
                ways = [(*route, *way) for way in _differing(here, there)]
                if len(ways) == 1:
                    yield _one(article, original, ways[0])
                elif ways:
                    members = some_of([dotted(way[len(route) :]) for way in ways], "and", 3)
                    yield Finding(
                        article.front.place(route),
                        f"{dotted(route)} differs from the original's in {members}",
                        "give both articles the same values",
                        (elsewhere(original, original.front.place(route), "the original's"),),
                    )

    examples = (
        Valid(
            "the same in other words",
            "---\nexternalId: '57018264'\nlang: uk\npublishedAt: 2026-01-07T20:21:26+02:00\n"
            "source: {key: ledger, name: Ledger}\ntags: [NEWS, EUR]\nai:\n  translatedFrom: en\n---\n",
            collection=_SETTINGS,
            beside={"a.en.md": _ORIGINAL},
        ),
        Invalid(
            "another source, and a tag less",
            "---\nexternalId: '57018264'\nlang: uk\npublishedAt: '2026-01-07T18:21:26.000Z'\n"
            "source:\n  name: Ledger\n  key: ⟦legder⟧\ntags: ⟦[EUR]⟧\nai:\n  translatedFrom: en\n---\n",
            message=(
                "`source.key` is `legder`, and `ledger` in the original",
                '`tags` is `["EUR"]`, and `["EUR", "NEWS"]` in the original',
            ),
            help="give both articles the same value",
            labels=[("", "the original's"), ("", "the original's")],
            collection=_SETTINGS,
            beside={"a.en.md": _ORIGINAL},
        ),
        Invalid(
            "a field that is not there",
            "---\nexternalId: '57018264'\nlang: uk\npublishedAt: '2026-01-07T18:21:26.000Z'\n"
            "⟦source⟧:\n  name: Ledger\ntags: [EUR, NEWS]\nai:\n  translatedFrom: en\n---\n",
            message="`source.key` is absent, and `ledger` in the original",
            collection=_SETTINGS,
            beside={"a.en.md": _ORIGINAL},
        ),
        Invalid(
            "a whole table",
            "---\nexternalId: '57018264'\nlang: uk\npublishedAt: '2026-01-07T18:21:26.000Z'\n"
            "source: ⟦{name: Herald, key: herald}⟧\ntags: [EUR, NEWS]\nai:\n  translatedFrom: en\n---\n",
            message="`source` differs from the original's in `key` and `name`",
            collection=_SETTINGS,
            beside={"a.en.md": _ORIGINAL},
        ),
    )


def _one(article: Article, original: Article, route: Route) -> Finding:
    here, there = (_shown(one, route) for one in (article, original))
    return Finding(
        article.front.place(route),
        f"{dotted(route)} is {here}, and {there} in the original",
        "give both articles the same value",
        (elsewhere(original, original.front.place(route), "the original's"),),
    )


def _shown(article: Article, route: Route) -> str:
    value = article.value_of(".".join(map(str, route)))
    return "absent" if value is None else in_backticks(value)


def _differing(here: Any, there: Any) -> Iterator[Route]:  # noqa: ANN401 any JSON values
    """The ways to what differs, within tables as far as it can be told."""
    if isinstance(here, Mapping) and isinstance(there, Mapping):
        for name in sorted({*here, *there}):
            for way in _differing(here.get(name), there.get(name)):
                yield (name, *way)
    elif _comparable(here) != _comparable(there):
        yield ()


def _comparable(value: Any) -> Any:  # noqa: ANN401 any JSON value
    """A value as it is compared: instants whatever their zone, lists whatever their order."""
    if isinstance(value, str):
        if not value[:4].isdigit():
            return value.strip()
        instant = read_date(value)
        return value.strip() if instant is None else [instant.kind.name, instant.microseconds]
    # A test for a `Mapping` takes five times as long, and front matter is read as plain dictionaries.
    if isinstance(value, dict):
        return {
            # Most are text, and no date.
            str(name): one.strip() if isinstance(one, str) and not one[:4].isdigit() else _comparable(one)
            for name in sorted(value)
            if (one := value[name]) is not None
        }
    if isinstance(value, list):
        return sorted(map(_comparable, value), key=repr)
    return value
