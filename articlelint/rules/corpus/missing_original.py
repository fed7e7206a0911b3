"""Translations of what is not there."""

from collections.abc import Iterator, Sequence
from typing import Any

from articlelint.rule import Article, Finding, Group, Invalid, Valid, Verdict
from articlelint.translation import TranslationRule, language_place, original_of, route_of, telling_fact, tellings
from articlelint.wording import choices, in_backticks

_SETTINGS = {"translations": {"story": ["externalId"], "original": "ai.translatedFrom"}}
_ORIGINAL = {"first.en.md": "---\nexternalId: '57018264'\nlang: en\n---\n"}


class MissingOriginal(TranslationRule):
    """A translation has no original.

    A translation names its original by what names the story, or by its language; where it names none, the original is
    the article of the story that is no translation. `[collections.translations]` says which fields these are. An
    article that can't be read may be the original, and where the settings stand in no file, nobody knows all articles:
    then nothing is said.

    ## Why
    A page that leads its readers to the original leads them nowhere, and nobody can tell whether what it says was ever
    written. Mostly the original was renamed or removed, or the translation names another story.
    """

    least = 1

    def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
        """The language under the key of the story; a translation that names another story is gathered there."""
        story = article.story
        for key, fact in super().gather(article):
            yield (story.named if story and story.named else key), fact
            if story and story.named:
                # In its own story it is there all the same, for those that are translated from it.
                yield key, telling_fact(article, story, "")

    def trait(self, article: Article) -> Any:  # noqa: ANN401 any JSON value
        """That it is there."""
        return "" if article.story is None or not article.story.is_translation else "translation"

    def judge(self, group: Group) -> Iterator[Verdict]:
        """Each translation whose original is not there, and the languages that the story is there in."""
        members = tellings(group)
        for one in members:
            if one.trait and original_of(one, members) is None and group.is_absent(group.key):
                languages = sorted({other.language for other in members if other.place != one.place})
                yield Verdict(one.place, (), languages)

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """One finding, at what names the original."""
        settings, story = article.facts.collection.translations, article.story
        if settings is None or story is None:
            return
        route = route_of(settings.original) if settings.original else ()
        is_named = bool(route) and article.front.value_span(route) is not None
        name = in_backticks((story.source or story.named or story.key).replace("\n", " "))
        if story.source:
            there = f"it is there in {choices(verdict.note, 'and')}" if verdict.note else "it is there in no other"
            message = f"the original is in {name}, and no article tells this story in that language: {there}"
        else:
            of = " and ".join(map(in_backticks, settings.story)) or "story"
            message = f"no article with the {of} {name} is an original"
        yield Finding(
            article.front.place(route) if is_named else language_place(article),
            message,
            "add the original, or name the one that this is a translation of",
        )

    examples = (
        Valid(
            "named by its id",
            "---\nexternalId: '57018264'\nlang: uk\nai:\n  translatedFrom: '57018264'\n---\n",
            collection=_SETTINGS,
            beside=_ORIGINAL,
        ),
        Valid(
            "named by its language",
            "---\nexternalId: '57018264'\nlang: uk\nai:\n  translatedFrom: en\n---\n",
            collection=_SETTINGS,
            beside=_ORIGINAL,
        ),
        Valid("an original", "---\nexternalId: '57018265'\nlang: uk\n---\n", collection=_SETTINGS, beside=_ORIGINAL),
        Valid(
            "an article that can't be read, and that may be the original",
            "---\nexternalId: '57018264'\nlang: uk\nai:\n  translatedFrom: '57018264'\n---\n",
            collection=_SETTINGS,
            beside={"first.en.md": "---\nexternalId: '57018264'\nlang: en\ntitle: : :\n---\n"},
        ),
        Invalid(
            "another story's id",
            "---\nexternalId: '57018264'\nlang: uk\nai:\n  translatedFrom: ⟦'57018265'⟧\n---\n",
            message="no article with the `externalId` `57018265` is an original",
            help="add the original, or name the one that this is a translation of",
            collection=_SETTINGS,
            beside=_ORIGINAL,
        ),
        Invalid(
            "a language that the story is not there in",
            "---\nexternalId: '57018264'\nlang: uk\nai:\n  translatedFrom: ⟦de⟧\n---\n",
            message="the original is in `de`, and no article tells this story in that language: it is there in `en`",
            collection=_SETTINGS,
            beside=_ORIGINAL,
        ),
        Invalid(
            "a translation alone, told by its language",
            "---\nexternalId: '57018264'\nlang: ⟦uk⟧\n---\n",
            message="no article with the `externalId` `57018264` is an original",
            collection={"translations": {"story": ["externalId"], "original-language": "en"}},
        ),
    )
