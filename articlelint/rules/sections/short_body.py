"""Bodies with fewer words than the outline asks for."""

import re
from collections.abc import Iterator

from articlelint.layout import code_around
from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Span, Valid
from articlelint.wording import counted

_LINE_OF_TEXT = re.compile(r"\S(?:[^\r\n]*\S)?")
_OUTLINE = {"outlines": [{"when": {"ai": True}, "min-words": 8}]}


class ShortBody(Rule):
    """The body has fewer words than the outline asks for.

    Words are counted as a reader does: code, URLs, HTML and comments are none, and where a script is written without
    spaces its characters count. How many there should be stands in the settings, as `min-words` of an outline.

    ## Why
    A text that is much shorter than agreed on was most often cut off, or was never written.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding, at the first line of the body, or where it would stand."""
        layout = article.layout
        if layout is None or not layout.outline.min_words:
            return
        least = layout.outline.min_words
        # A code block around the whole body is another rule's finding, and the one cause.
        if article.body.has_words(least) or layout.code or _has_words_in_code(article, least):
            return
        words = article.body.words()
        found = counted(words, "word") if words else "no words"
        help_ = f"write at least {counted(least - words, 'word')} more"
        yield Finding(_first_line(article), f"the text has {found}, and should have at least {least:,}", help_)

    examples = (
        Valid("long enough", "---\nai: true\n---\nEight words are the fewest that there are.\n", collection=_OUTLINE),
        Valid("another kind of article", "---\nai: false\n---\nToo short.\n", collection=_OUTLINE),
        Invalid(
            "without code and URLs",
            "---\nai: true\n---\n\n⟦## Overview⟧\n\nSee `a b c d` at https://example.com/a-b-c-d or [here](/a).\n\n"
            "```\nfive words in a block\n```\n",
            message="the text has 5 words, and should have at least 8",
            help="write at least 3 words more",
            collection=_OUTLINE,
        ),
        Invalid(
            "below a comment",
            "---\nai: true\n---\n\n<!-- one two three four five six seven eight -->\n\n⟦Too short.⟧\n\nBy far.\n",
            message="the text has 4 words, and should have at least 8",
            collection=_OUTLINE,
        ),
        Invalid(
            "no body",
            "---\nai: true\n---⟦⟧\n",
            message="the text has no words, and should have at least 8",
            help="write at least 8 words more",
            collection=_OUTLINE,
        ),
    )


def _has_words_in_code(article: Article, least: int) -> bool:
    found = None if article.body.sections else code_around(article.body)
    return found is not None and found[1].has_words(least)


def _first_line(article: Article) -> Span:
    """The first line that is read; above it a comment may say that this finding is to be ignored."""
    body = article.body
    starts = [block.span.start for block in body.blocks if block.kind != "comment"]
    starts += [heading.span.start for heading in body.headings]
    line = _LINE_OF_TEXT.search(article.text, min(starts)) if starts else None
    if line:
        return Span(*line.span())
    end = len(article.text.rstrip())
    return Span(end, end)
