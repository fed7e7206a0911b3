"""Translations that are built otherwise than their originals, or tell other numbers."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import sub
from typing import Any

from articlelint.body import Body
from articlelint.parallels import (
    FOLLOWED,
    Telling,
    are_parallel,
    count_differences,
    heading_differences,
    number_differences,
    parts_of,
)
from articlelint.relations import Translations
from articlelint.rule import Article, Finding, Invalid, Severity, Span, Valid, Verdict
from articlelint.translation import TranslationRule, elsewhere

_SETTINGS = {"translations": {"story": ["id"], "original": "ai.translatedFrom"}}
_FRONT = "---\nid: 1\nlang: uk\nai:\n  translatedFrom: en\n---\n"
_ORIGINAL = (
    "---\nid: 1\nlang: en\n---\n## Overview\n\nFares rose by 4.5%, says the [line](https://line.example).\n\n"
    "### The trial\n\n- Cars\n- Freight\n\n## From author\n\nMore than 1,200 people came.\n"
)
_BESIDE = {"a.en.md": _ORIGINAL}
_TRANSLATION = (
    f"{_FRONT}## Огляд\n\nЦіни зросли на 4,5 %, каже [лінія](https://line.example/uk).\n\n"
    "### Випробування\n\n- Авто\n- Вантажі\n\n## Від автора\n\nПрийшло понад 1200 людей.\n"
)


class TranslationOutline(TranslationRule):
    """A translation has other headings, lists or links than its original, or tells another number.

    Headings are compared by their number, level and order, and under each the number of list items and of links.
    Numbers are the same however a language writes them: `1,234.5` and `1 234,5`, `3 million` and `3 млн`. What of these
    is `compared`, `[collections.translations]` says.

    ## Why
    A model that translates may leave a paragraph out or add one of its own, and the number that was changed on the way
    is the worst error that news can have: nobody sees it who doesn't read both.
    """

    severity = Severity.WARNING

    def asks(self, settings: Translations) -> bool:
        """Whether anything is compared."""
        return bool(settings.compared)

    def trait(self, article: Article) -> Any:  # noqa: ANN401 any JSON value
        """What is compared, in a few letters."""
        compared = _compared(article)
        return [_outline_of(article.body, compared), _tally_of(article) if "numbers" in compared else ""]

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """A finding for each thing that differs; where the headings do, what stands below them is not compared."""
        compared, here = _compared(article), _telling(article)
        for original in others:
            there = _telling(original)
            differences = list(heading_differences(there.parts, here.parts)) if "headings" in compared else []
            if are_parallel(there.parts, here.parts):
                differences += count_differences(there.parts, here.parts, compared)
            if "numbers" in compared:
                differences += number_differences(there, here)
            for one in differences:
                yield Finding(one.span, one.message, one.advice, (elsewhere(original, one.there, one.label),))

    examples = (
        Valid("the same in other words", _TRANSLATION, collection=_SETTINGS, beside=_BESIDE),
        Invalid(
            "a heading that is missing",
            _TRANSLATION.replace("### Випробування\n\n", "").replace("## Огляд", "⟦## Огляд⟧"),
            message="the original's heading `The trial` is missing after this",
            help="add its section",
            collection=_SETTINGS,
            beside=_BESIDE,
        ),
        Invalid(
            "a heading of the translation's own",
            f"{_TRANSLATION}\n⟦## Підсумок⟧\n\nНічого.\n",
            message="the original has no such heading",
            collection=_SETTINGS,
            beside=_BESIDE,
        ),
        Invalid(
            "another level",
            _TRANSLATION.replace("### Випробування", "⟦## Випробування⟧"),
            message="the heading has level 2, and the original's level 3",
            help="make it `###`",
            collection=_SETTINGS,
            beside=_BESIDE,
        ),
        Invalid(
            "an item less, and no link",
            _TRANSLATION.replace("- Авто\n- Вантажі\n", "⟦- Авто⟧\n")
            .replace("[лінія](https://line.example/uk)", "лінія")
            .replace("## Огляд", "⟦## Огляд⟧"),
            message=(
                "there are no links here, and 1 in the original",
                "there is 1 list item here, and 2 in the original",
            ),
            collection=_SETTINGS,
            beside=_BESIDE,
        ),
        Invalid(
            "a number that was changed",
            _TRANSLATION.replace("4,5", "⟦4,8⟧"),
            message="`4,8` stands where the original has `4.5`",
            help="give the number of the original",
            collection=_SETTINGS,
            beside=_BESIDE,
        ),
        Invalid(
            "a number that is missing",
            _TRANSLATION.replace("понад 1200 людей", "багато людей").replace("## Від автора", "⟦## Від автора⟧"),
            message="the original's `1,200` is missing here",
            collection=_SETTINGS,
            beside=_BESIDE,
        ),
    )


def _telling(article: Article) -> Telling:
    return Telling(article.body, parts_of(article.body), article.story.language if article.story else "")


def _outline_of(body: Body, compared: Sequence[str]) -> str:
    """What is compared of a body's parts: from where things stand it is told in a third of the time they take."""
    headings = [section.heading for section in body.sections]
    ends = [*(heading.span.start for heading in headings), len(body.text)]
    levels, items, links = "", "", ""
    if "headings" in compared:
        levels = "".join([str(heading.level) for heading in headings])
    if "items" in compared:
        items = _told([body.item_count(Span(body.start, end)) for end in ends])
    if "links" in compared:
        places = [link.span.start for link in body.links if link.kind in FOLLOWED]
        links = _told([bisect_left(places, end) for end in ends])
    return f"{levels}/{items}/{links}"


def _told(counts: Sequence[int]) -> str:
    """How many there are in each part, of how many there are up to its end."""
    return ",".join(map(str, map(sub, counts, (0, *counts))))


def _tally_of(article: Article) -> str:
    from articlelint.numbers import numbers_in, tally  # noqa: PLC0415 4 ms, and few collections have translations

    # With the addresses of links, which are the same more often than not: to leave them out takes three times as long.
    return tally(numbers_in(article.text, [Span(article.body.start, len(article.text))], article.utf8))


def _compared(article: Article) -> Sequence[str]:
    settings = article.facts.collection.translations
    return settings.compared if settings else ()
