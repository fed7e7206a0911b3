"""Sections that are longer or shorter than the outline says."""

from collections.abc import Iterator

from articlelint.collection import Range
from articlelint.layout import Fitting
from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Span, Valid
from articlelint.wording import counted, in_backticks

_OUTLINE = {
    "outlines": [
        {
            "sections": [
                {"heading": "Overview", "optional": True, "words": "5-10"},
                {"heading": "Impact", "items": "3-6"},
            ]
        }
    ]
}


class SectionLength(Rule):
    """A section has more or fewer items or words than the outline says.

    `items` counts those of all lists in the section and its subsections, numbered ones and tasks too, but not what is
    listed within an item. `words` counts what a reader reads: code, URLs and comments are left out, and so is the
    heading. A section that is empty is found by `empty-section` alone.

    ## Why
    Pages that show a section among others have room for what was agreed on; and a list of one item is none.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each limit that a section does not keep."""
        for one in article.layout.fitting if article.layout else ():
            if (one.expected.items or one.expected.words) and not one.section.is_empty:
                yield from _findings(article, one)

    examples = (
        Valid(
            "as long as agreed on",
            "---\n---\n## Overview\n\nBanks lend `some_code` less, and dearer.\n\n"
            "## Impact\n\n- A\n  - more\n  - and more\n\n1. B\n2. C\n",
            collection=_OUTLINE,
        ),
        Valid("an empty one", "---\n---\n## Impact\n\n<!-- to do -->\n", collection=_OUTLINE),
        Invalid(
            "one item",
            "---\n---\n## ⟦Impact⟧\n\n- Banks lend less.\n",
            message="the section `Impact` has 1 item, and should have 3 to 6",
            help="write at least 2 items more",
            collection=_OUTLINE,
        ),
        Invalid(
            "ten items",
            "---\n---\n## ⟦Impact⟧\n\n- [ ] A\n- [x] B\n- C\n- D\n\nText.\n\n1. E\n2. F\n\n### More\n\n* G\n",
            message="the section `Impact` has 7 items, and should have 3 to 6",
            help="join items, or leave out at least 1",
            collection=_OUTLINE,
        ),
        Invalid(
            "no list",
            "---\n---\n## ⟦Impact⟧\n\nBanks lend less.\n",
            message="the section `Impact` has no items, and should have 3 to 6",
            help="write a list of 3 to 6 items",
            collection=_OUTLINE,
        ),
        Invalid(
            "too few words",
            "---\n---\n## ⟦Overview⟧\n\nBanks lend less.\n\n## Impact\n\n- A\n- B\n- C\n",
            message="the section `Overview` has 3 words, and should have 5 to 10",
            help="write at least 2 words more",
            collection=_OUTLINE,
        ),
    )


def _findings(article: Article, one: Fitting) -> Iterator[Finding]:
    heading, words = one.section.heading, one.expected.words
    span = Span(heading.span.end, one.section.span.end)
    if one.expected.items:
        count = article.body.item_count(span)
        if not one.expected.items.holds(count):
            yield _finding(one, count, "item", one.expected.items)
    if words:
        count = article.body.words(span)
        if not words.holds(count):
            yield _finding(one, count, "word", words)


def _finding(one: Fitting, count: int, noun: str, wanted: Range) -> Finding:
    heading = one.section.heading
    found = counted(count, noun) if count else f"no {noun}s"
    message = f"the section {in_backticks(heading.title)} has {found}, and should have {wanted.described()}"
    if count >= wanted.least:
        more = count - (wanted.most or 0)
        help_ = (
            f"join items, or leave out at least {more:,}"
            if noun == "item"
            else f"leave out at least {counted(more, noun)}"
        )
    elif count or noun == "word":
        help_ = f"write at least {counted(wanted.least - count, noun)} more"
    else:
        help_ = f"write a list of {wanted.described()} items"
    return Finding(heading.title_span, message, help_)
