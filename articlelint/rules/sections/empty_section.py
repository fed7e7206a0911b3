"""Headings with nothing under them."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Valid
from articlelint.wording import in_backticks


class EmptySection(Rule):
    """A heading has nothing under it that a reader sees.

    Pictures, code, tables and components count as something, and so do subsections; comments and thematic breaks do
    not. Headings of level 5 and 6 are left alone: with nothing under them they serve as small print.

    ## Why
    A heading promises something; an empty section is most often one that was never written, or that was lost.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each empty section."""
        for section in article.body.sections:
            if section.is_empty and not section.is_small_print:
                heading = section.heading
                place = heading.title_span if heading.title else heading.span
                what = (
                    f"the section {in_backticks(heading.title)} is empty" if heading.title else "the heading is empty"
                )
                yield Finding(place, what, "write the section, or remove its heading")

    examples = (
        Valid("all written", "## Зміни\n\n### Нове\n\n![фото](a.png)\n\n### Старе\n\n```\ncode\n```\n"),
        Valid("small print", "## Text\n\nText.\n\n##### License: MIT\n\n<!-- The MIT License. -->\n"),
        Invalid(
            "nothing but a comment",
            "## ⟦Що сталося⟧\n\n<!-- допишу -->\n\n## Від автора\n\nТекст.\n",
            message="the section `Що сталося` is empty",
            help="write the section, or remove its heading",
        ),
        Invalid(
            "the last one",
            "## Overview\n\nText.\n\n## ⟦Impact⟧\n\n---\n",
            message="the section `Impact` is empty",
        ),
    )
