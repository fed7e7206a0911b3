"""Front matter that never ends."""

from collections.abc import Iterator

from articlelint.front import Fault
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Label, Rule, Safety, Span, Valid


class UnclosedFrontMatter(Rule):
    """A front matter has no closing fence.

    ## Why
    Site builders then read no field at all, or take the whole article for front matter.

    ## Fix safety
    Safe where something that was meant as the fence is put right (` ---`, `--`, `—`); unsafe where the fence is
    added, since only its author knows where the body begins.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """At the opening fence."""
        for fault in article.front.faults:
            if fault.defect == self.id:
                yield _finding(article, fault)

    examples = (
        Valid("closed", "---\ntitle: Rates rise\n---\nThe bank has decided.\n"),
        Valid("closed with dots", "---\ntitle: Rates rise\n...\nThe bank has decided.\n"),
        Invalid(
            "no fence before the body",
            "⟦---⟧\ntitle: Rates rise\ntags: [RATES]\n\n## Overview\n\nThe bank has decided.\n",
            "the front matter that opens here is never closed",
            help="write `---` on a line of its own after the last field",
            fixed="---\ntitle: Rates rise\ntags: [RATES]\n---\n\n## Overview\n\nThe bank has decided.\n",
        ),
        Invalid(
            "a fence that an editor turned into a dash",
            "⟦---⟧\ntitle: Ставки зростають\n—\nБанк вирішив.\n",
            "the front matter that opens here is never closed",
            help="write exactly `---`",
            labels=(("—", "this is no fence"),),
            fixed="---\ntitle: Ставки зростають\n---\nБанк вирішив.\n",
        ),
    )


def _finding(article: Article, fault: Fault) -> Finding:
    fence = fault.span.of(article.text)
    message = "the front matter that opens here is never closed"
    if fault.near is not None:
        line_start = max(article.text.rfind(end, 0, fault.near.start) for end in "\r\n") + 1
        fix = Fix("write the closing fence", (Edit(Span(line_start, fault.near.end), fence),), Safety.SAFE)
        label = Label(fault.near, "this is no fence")
        return Finding(fault.span, message, f"write exactly `{fence}`", (label,), fix)
    if fault.insert_at is None:
        return Finding(fault.span, message, "close it with `}` on a line of its own")
    newline = "\r\n" if "\r\n" in article.text else "\n"
    before = "" if article.text[: fault.insert_at].endswith(("\n", "\r")) else newline
    edit = Edit(Span(fault.insert_at, fault.insert_at), f"{before}{fence}{newline}")
    help_ = f"write `{fence}` on a line of its own after the last field"
    return Finding(fault.span, message, help_, fix=Fix("add the closing fence", (edit,), Safety.UNSAFE))
