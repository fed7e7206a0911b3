"""Stories that are not there in all languages."""

from collections.abc import Iterator, Sequence
from typing import Any

from articlelint.dates import instant_of, read_date
from articlelint.relations import Translations
from articlelint.rule import Article, Finding, Group, Invalid, Severity, Valid, Verdict
from articlelint.stories import is_same_language
from articlelint.translation import TranslationRule, language_place, tellings
from articlelint.wording import choices, counted

_DAY = 86_400_000_000

_SETTINGS = {
    "translations": {
        "story": ["externalId"],
        "original": "ai.translatedFrom",
        "languages": ["en", "uk"],
        "when": {"draft": {"present": False}},
        "since": "publishedAt",
        "grace-days": 2,
    }
}
_ORIGINAL = "---\nexternalId: '57018264'\nlang: en\npublishedAt: 2026-01-05T18:00:00Z\n---\n"


class MissingTranslation(TranslationRule):
    """An original is not there in a language that it is to be translated into.

    Which languages these are, for which originals, and how long a translation may take, stands in
    `[collections.translations]`. Where the settings stand in no file, nobody knows all articles, and nothing is said.

    ## Why
    Readers of that language never hear of the story. A translation that failed leaves nothing behind that anybody would
    see.
    """

    severity = Severity.WARNING
    least = 1
    heeds_time = True

    def asks(self, settings: Translations) -> bool:
        """Whether languages are asked for."""
        return bool(settings.languages)

    def trait(self, article: Article) -> Any:  # noqa: ANN401 any JSON value
        """The instant from which on it is waited for, where translations of it are; 0 where that was always."""
        settings, story = article.facts.collection.translations, article.story
        if settings is None or story is None or story.is_translation or not settings.when.fits(article.value_of):
            return ""
        instant = read_date(article.value_of(settings.since)) if settings.since else None
        return instant.microseconds if instant else 0

    def judge(self, group: Group) -> Iterator[Verdict]:
        """The original, and the languages that are missing."""
        settings, members = group.facts.collection.translations, tellings(group)
        first = next((one for one in members if one.trait != ""), None)
        if settings is None or first is None:
            return
        now = instant_of(group.facts.today).microseconds
        if now - first.trait < settings.grace_days * _DAY:
            return
        missing = [
            wanted
            for wanted in settings.languages
            if not any(is_same_language(wanted, one.language) for one in members)
        ]
        if missing and group.is_absent(group.key):
            yield Verdict(first.place, (), missing)

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """One finding, at the language of the original."""
        what = "translation" if len(verdict.note) == 1 else "translations"
        days = article.facts.collection.translations.grace_days if article.facts.collection.translations else 0
        after = f" after {counted(days, 'day')}" if days else ""
        yield Finding(
            language_place(article),
            f"the story is not there in {choices(verdict.note, 'and')}{after}",
            f"add the {what}, or mark the article as one that has none",
        )

    examples = (
        Valid(
            "a story in both languages",
            _ORIGINAL,
            collection=_SETTINGS,
            beside={"a.uk.md": "---\nexternalId: '57018264'\nlang: uk\nai:\n  translatedFrom: en\n---\n"},
        ),
        Valid("within the days of grace", _ORIGINAL, collection=_SETTINGS, today="2026-01-07T17:00:00Z"),
        Valid(
            "a draft",
            "---\nexternalId: '57018264'\nlang: en\ndraft: true\npublishedAt: 2026-01-05T18:00:00Z\n---\n",
            collection=_SETTINGS,
        ),
        Valid("no languages asked for", _ORIGINAL, collection={"translations": {"story": ["externalId"]}}),
        Invalid(
            "no translation after two days",
            "---\nexternalId: '57018264'\nlang: ⟦en⟧\npublishedAt: 2026-01-05T18:00:00Z\n---\n",
            message="the story is not there in `uk` after 2 days",
            help="add the translation, or mark the article as one that has none",
            collection=_SETTINGS,
        ),
    )
