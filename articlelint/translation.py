"""What the rules about translations have in common: they judge the articles of one story."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from articlelint.article import Article
from articlelint.diagnostic import Label
from articlelint.facts import Facts
from articlelint.groups import Group, Verdict, by_age
from articlelint.relations import Translations
from articlelint.rule import CorpusRule
from articlelint.stories import Story, is_same_language
from articlelint.text import Route, Span


class Telling(NamedTuple):
    """An article of a story: its place, its language, and what a rule knows of it.

    `source` is the language that a translation names its original by.
    """

    place: str
    language: str
    is_translation: bool
    source: str | None
    trait: Any


class TranslationRule(CorpusRule):
    """A rule about the articles that tell one story in several languages.

    It gathers a trait from each of them; where that of a translation differs from its original's, it looks closer.
    """

    topic = "story"

    def wants(self, facts: Facts) -> bool:
        """Whether the collection says what a translation is."""
        return facts.collection.translations is not None and self.asks(facts.collection.translations)

    def asks(self, settings: Translations) -> bool:  # noqa: ARG002 for those that do not always look
        """Whether the settings ask for what this rule compares."""
        return True

    def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
        """The language and the trait, under the key of the story."""
        story = article.story
        if story is not None:
            yield story.key, partial(self._fact, article, story)

    def _fact(self, article: Article, story: Story) -> list[Any] | None:
        trait = self.trait(article)
        return None if trait is None else telling_fact(article, story, trait)

    def trait(self, article: Article) -> Any:  # noqa: ANN401 any JSON value
        """What is compared of an article, as a small JSON value; None where there is nothing to compare."""
        raise NotImplementedError

    def judge(self, group: Group) -> Iterator[Verdict]:
        """Each translation whose trait is not right beside its original's, and that one."""
        members = tellings(group)
        for one in members:
            if one.is_translation:
                original = original_of(one, members)
                if original is not None and self.differ(original.trait, one.trait):
                    yield Verdict(one.place, (original.place,))

    def differ(self, original: Any, translation: Any) -> bool:  # noqa: ANN401 any JSON value
        """Whether there may be something to tell of a translation."""
        return bool(original != translation)


def telling_fact(article: Article, story: Story, trait: Any) -> list[Any]:  # noqa: ANN401 any JSON value
    """What is known of an article of a story: of two originals the older one counts, so theirs have a date."""
    born = None if story.is_translation else article.born
    return [story.language, int(story.is_translation), story.source, trait, born]


def tellings(group: Group) -> list[Telling]:
    """The articles of a story, the oldest original first; else in the order of their places."""
    return [Telling(known.place, *_members(known.fact)) for known in by_age(group, _born)]


def original_of(translation: Telling, members: Sequence[Telling]) -> Telling | None:
    """The original of a translation: the article in the language that it names, else the first that is no translation.

    What is in the language of the translation is no original of it.
    """
    others = [one for one in members if one.place != translation.place and one.language != translation.language]
    if translation.source is not None:
        named = (one for one in others if is_same_language(translation.source, one.language))
        return next(named, None)
    return next((one for one in others if not one.is_translation), None)


def language_place(article: Article) -> Span:
    """Where the language of an article is told: in its front matter, or nowhere in it, which its opening stands for."""
    settings = article.facts.collection.translations
    return article.front.place(route_of(settings.language)) if settings else article.front.opening


def route_of(name: str) -> Route:
    """The route that a dotted name stands for."""
    return tuple(name.split("."))


def elsewhere(article: Article, span: Span, message: str) -> Label:
    """A label in another article."""
    return Label(span, message, article.path)


def _born(fact: Sequence[Any]) -> int | None:
    born: int | None = fact[-1]
    return born


def _members(fact: Sequence[Any]) -> tuple[str, bool, str | None, Any]:
    language, is_translation, source, trait, _ = fact
    return language, bool(is_translation), source, trait
