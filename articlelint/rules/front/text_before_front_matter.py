"""Something stands before the front matter."""

import re
from collections.abc import Iterator

from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Span, Valid

_INVISIBLE = " \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff"
_LINE_START = re.compile(r"(?<=\n)(?=[^\r\n])")


class TextBeforeFrontMatter(Rule):
    """Text, blank lines or spaces stand before the opening fence.

    ## Why
    Most site builders read a front matter only where it begins the file; otherwise its fields are printed as text.

    ## Fix safety
    Safe where only blank space is deleted, unsafe where words are.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """At all that stands before the fence."""
        for fault in article.front.faults:
            if fault.defect == self.id:
                words = fault.span.of(article.text).strip(_INVISIBLE)
                what = "text stands" if words else _blank(fault.span.of(article.text))
                edits = _edits(article)
                fix = Fix("delete what stands before the fence", edits, Safety.UNSAFE if words else Safety.SAFE)
                help_ = "begin the file with the fence"
                yield Finding(fault.span, f"{what} before the front matter", help_, fix=fix)

    examples = (
        Valid("first in the file", "---\ntitle: Rates rise\n---\nThe bank has decided.\n"),
        Valid("behind a byte order mark", "\ufeff---\ntitle: Rates rise\n---\nThe bank has decided.\n"),
        Valid("a front matter quoted in code", "A post begins so:\n\n```yaml\n---\ntitle: Rates rise\n---\n```\n"),
        Valid("thematic breaks", "First.\n\n---\n\nSecond: this.\n\n---\n\nThird.\n"),
        Invalid(
            "a blank line",
            "⟦\n⟧---\ntitle: Rates rise\n---\nThe bank has decided.\n",
            "a blank line stands before the front matter",
            fixed="---\ntitle: Rates rise\n---\nThe bank has decided.\n",
        ),
        Invalid(
            "spaces",
            "⟦  ⟧---\ntitle: Ставки зростають\n---\nБанк вирішив.\n",
            "spaces stand before the front matter",
            fixed="---\ntitle: Ставки зростають\n---\nБанк вирішив.\n",
        ),
        Invalid(
            "all of it indented",
            "⟦  ⟧---\n  title: Rates rise\n  source:\n    name: Reuters\n  ---\nThe bank has decided.\n",
            "spaces stand before the front matter",
            fixed="---\ntitle: Rates rise\nsource:\n  name: Reuters\n---\nThe bank has decided.\n",
        ),
        Invalid(
            "a zero-width space",
            "⟦\u200b⟧---\ntitle: Rates rise\n---\nThe bank has decided.\n",
            "an invisible character (U+200B) stands before the front matter",
            fixed="---\ntitle: Rates rise\n---\nThe bank has decided.\n",
        ),
        Invalid(
            "a model's first words",
            "⟦Here is the rewritten article:⟧\n\n---\ntitle: Rates rise\n---\nThe bank has decided.\n",
            "text stands before the front matter",
            help="begin the file with the fence",
            fixed="---\ntitle: Rates rise\n---\nThe bank has decided.\n",
        ),
    )


def _edits(article: Article) -> tuple[Edit, ...]:
    """What stands before the fence, and as much indentation before each line of a front matter that is all indented."""
    text, front = article.text, article.front
    start = 1 if text.startswith("\ufeff") else 0
    before = Edit(Span(start, front.opening.start), "")
    line_start = max(start, text.rfind("\n", start, front.opening.start) + 1)
    indent = front.opening.start - line_start
    lines = [match.start() for match in _LINE_START.finditer(text, front.opening.end, front.span.end)]
    if not indent or not all(text[line : line + indent].isspace() for line in lines):
        return (before,)
    return (before, *(Edit(Span(line, line + indent), "") for line in lines))


def _blank(space: str) -> str:
    odd = space.strip(" \t\r\n")
    if odd:
        return f"an invisible character (U+{ord(odd[0]):04X}) stands"
    lines = space.count("\n") + space.count("\r") - space.count("\r\n")
    return {0: "spaces stand", 1: "a blank line stands"}.get(lines, f"{lines} blank lines stand")
