"""Translations of an older version."""

from collections.abc import Iterator, Sequence
from typing import Any

from articlelint.dates import distance, read_date
from articlelint.relations import Translations
from articlelint.rule import Article, Finding, Invalid, Severity, Valid, Verdict
from articlelint.translation import TranslationRule, elsewhere, route_of

_SETTINGS = {
    "translations": {"story": ["externalId"], "original": "ai.translatedFrom", "updated": "updatedAt"},
}
_ORIGINAL = {"a.en.md": "---\nexternalId: '57018264'\nlang: en\nupdatedAt: '2026-01-07T18:21:26.000Z'\n---\n"}


class StaleTranslation(TranslationRule):
    """An original was changed after its translation.

    The field that tells when an article was changed last is `updated` in `[collections.translations]`.

    ## Why
    The original may have been corrected, and readers of the translation are told what is known to be wrong.
    """

    severity = Severity.WARNING

    def asks(self, settings: Translations) -> bool:
        """Whether a field tells when an article was changed."""
        return settings.updated is not None

    def trait(self, article: Article) -> Any:  # noqa: ANN401 any JSON value
        """The instant of the last change."""
        settings = article.facts.collection.translations
        instant = read_date(article.value_of(settings.updated)) if settings and settings.updated else None
        return instant.microseconds if instant else None

    def differ(self, original: Any, translation: Any) -> bool:  # noqa: ANN401 any JSON value
        """Whether the original is the newer one."""
        return bool(original > translation)

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """One finding, at the date of the translation, where the order is certain."""
        settings = article.facts.collection.translations
        name = settings.updated if settings else None
        for original in others if name else ():
            later, own = (read_date(one.value_of(name or "")) for one in (original, article))
            between = distance(own, later) if own and later else None
            if between is not None and between.microseconds > 0:
                route = route_of(name or "")
                yield Finding(
                    article.front.place(route),
                    f"the original was updated {between.words} after this translation",
                    "bring the translation up to date",
                    (elsewhere(original, original.front.place(route), "the original was updated here"),),
                )

    examples = (
        Valid(
            "the newer one is the translation",
            "---\nexternalId: '57018264'\nlang: uk\nupdatedAt: '2026-01-07T18:22:00.000Z'\n"
            "ai:\n  translatedFrom: en\n---\n",
            collection=_SETTINGS,
            beside=_ORIGINAL,
        ),
        Valid(
            "days alone, whose order is not certain",
            "---\nexternalId: '57018264'\nlang: uk\nupdatedAt: 2026-01-07\nai:\n  translatedFrom: en\n---\n",
            collection=_SETTINGS,
            beside=_ORIGINAL,
        ),
        Invalid(
            "an original that was changed since",
            "---\nexternalId: '57018264'\nlang: uk\nupdatedAt: ⟦'2026-01-06T18:20:00.000Z'⟧\n"
            "ai:\n  translatedFrom: en\n---\n",
            message="the original was updated 1 day after this translation",
            help="bring the translation up to date",
            collection=_SETTINGS,
            beside=_ORIGINAL,
        ),
    )
