"""Translations whose text is the original's."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from zlib import crc32

from articlelint.rule import Article, Finding, Invalid, Label, Valid, Verdict
from articlelint.text import Span
from articlelint.translation import TranslationRule, elsewhere, language_place
from articlelint.wording import in_backticks

# In words: a body of a picture, a table or a block of code says the same in all languages.
_LEAST_WORDS = 8
# In code points: the last words, whatever their language, are in it, unless there are fewer.
_TAIL = 400
_LAST_WORDS = 6

_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t][^\r\n]*", re.MULTILINE)

_SETTINGS = {"translations": {"story": ["externalId"], "original": "ai.translatedFrom"}}
_TEXT = "The operators announced on Monday that all tickets are cleared once an hour.\n"
_ORIGINAL = {"a.en.md": f"---\nexternalId: '57018264'\nlang: en\n---\n## Overview\n\n{_TEXT}"}


class UntranslatedBody(TranslationRule):
    """A translation has the text of its original.

    Headings are no matter: they may be translated where the text is not. A text of a few words is left alone.

    ## Why
    When a translation fails, the original may be saved in its place. Readers are served a text in another language than
    the one they chose.
    """

    def trait(self, article: Article) -> Any:  # noqa: ANN401 any JSON value
        """A checksum of the last words: those of a translation are others than the original's."""
        text = article.text
        words = text[max(article.body.start, len(text) - _TAIL) :].rsplit(None, _LAST_WORDS)[-_LAST_WORDS:]
        return crc32(" ".join(words).encode(errors="surrogatepass"))

    def differ(self, original: Any, translation: Any) -> bool:  # noqa: ANN401 any JSON value
        """Whether the texts are the same."""
        return bool(original == translation)

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """At most one finding, at the language."""
        for original in others:
            if _text_of(article) != _text_of(original) or not _has_words(article):
                continue
            first = next(block.span for block in article.body.blocks if block.kind != "comment")
            language = article.story.language if article.story else ""
            yield Finding(
                language_place(article),
                f"the text is the original's, and not in {in_backticks(language)}",
                "translate the text",
                (Label(first, "as in the original"), elsewhere(original, original.front.opening, "the original")),
            )

    examples = (
        Valid(
            "a translation",
            "---\nexternalId: '57018264'\nlang: uk\nai:\n  translatedFrom: en\n---\n## Огляд\n\n"
            "У понеділок оператори оголосили, що всі квитки обліковують щогодини.\n",
            collection=_SETTINGS,
            beside=_ORIGINAL,
        ),
        Valid(
            "nothing but a picture",
            "---\nexternalId: '57018264'\nlang: uk\nai:\n  translatedFrom: en\n---\n![](map.png)\n",
            collection=_SETTINGS,
            beside={"a.en.md": "---\nexternalId: '57018264'\nlang: en\n---\n![](map.png)\n"},
        ),
        Invalid(
            "a translation that failed",
            f"---\nexternalId: '57018264'\nlang: ⟦uk⟧\nai:\n  translatedFrom: en\n---\n## Огляд\n\n{_TEXT}",
            message="the text is the original's, and not in `uk`",
            help="translate the text",
            collection=_SETTINGS,
            beside=_ORIGINAL,
        ),
    )


def _text_of(article: Article) -> str:
    return " ".join(_HEADING.sub("", article.text[article.body.start :]).split())


def _has_words(article: Article) -> bool:
    headings = sum(article.body.words(Span(*one.span)) for one in article.body.headings)
    return article.body.words() - headings >= _LEAST_WORDS
