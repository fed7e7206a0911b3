"""Headings with nothing under them."""

from collections.abc import Iterator

from articlelint.body import Heading
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid
from articlelint.wording import in_backticks


class EmptySection(Rule):
    """A heading has nothing under it that a reader sees.

    Pictures, code, tables and components count as something, and so do subsections; comments and thematic breaks do
    not. Headings of level 5 and 6 are left alone: with nothing under them they serve as small print.

    ## Why
    A heading promises something; an empty section is most often one that was never written, or that was lost. And where
    `---` follows a sentence without an empty line between, the sentence becomes a heading, which is seldom meant.

    ## Fix safety
    Unsafe: the text above `---` may be meant as a heading.
    """

    severity = Severity.WARNING
    gives_way_to = ("model-echo",)

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each empty section."""
        for section in article.body.sections:
            if section.is_empty and not section.is_small_print:
                yield _empty(section.heading)
        for heading in article.body.accidental_headings:
            yield _underlined(article.text, heading)

    examples = (
        Valid("all written", "## Зміни\n\n### Нове\n\n![фото](a.png)\n\n### Старе\n\n```\ncode\n```\n"),
        Valid("small print", "## Text\n\nText.\n\n##### License: MIT\n\n<!-- The MIT License. -->\n"),
        Valid("what is left of a front matter", "----\ntitle: Ada\n----\n"),
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
        Invalid(
            "a line that was to separate",
            "## Огляд\n\nТекст, що став заголовком.\n⟦---⟧\n",
            message="`---` makes a heading of the text above it",
            help="put an empty line before it",
            fixed="## Огляд\n\nТекст, що став заголовком.\n\n---\n",
        ),
    )


def _empty(heading: Heading) -> Finding:
    place = heading.title_span if heading.title else heading.span
    what = f"the section {in_backticks(heading.title)} is empty" if heading.title else "the heading is empty"
    return Finding(place, what, "write the section, or remove its heading")


def _underlined(text: str, heading: Heading) -> Finding:
    place = Span(heading.span.end - len("---"), heading.span.end)
    above = heading.span.of(text).removesuffix("---").rstrip(" \t")
    line_end = "\r\n" if above.endswith("\r\n") else above[-1]
    line_start = heading.span.start + len(above)
    fix = Fix("put an empty line before it", (Edit(Span(line_start, line_start), line_end),), Safety.UNSAFE)
    return Finding(place, "`---` makes a heading of the text above it", "put an empty line before it", fix=fix)
