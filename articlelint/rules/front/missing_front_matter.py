"""Articles without a front matter."""

from collections.abc import Iterator

from articlelint.front import Fault
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Valid


class MissingFrontMatter(Rule):
    """An article has no front matter.

    A file that belongs to none of the collections that the settings state need not be an article, and may do without.

    ## Why
    Without it the site knows neither title nor date, and no other check can be made.

    ## Fix safety
    Safe: only a fence is added, where the fields and the closing fence are there.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """At the start of the file."""
        for fault in article.front.faults:
            is_article = fault.insert_at is not None or not article.facts.collection.is_none
            if fault.defect == self.id and is_article:
                yield _finding(article, fault)

    examples = (
        Valid("YAML", "---\ntitle: Rates rise\n---\nThe bank has decided.\n"),
        Valid("TOML", "+++\ntitle = 'Rates rise'\n+++\nThe bank has decided.\n"),
        Valid("an empty one", "---\n---\nThe bank has decided.\n"),
        Invalid("nothing but a body", "⟦⟧## Overview\n\nThe bank has decided.\n", "the article has no front matter"),
        Invalid(
            "a thematic break is no fence",
            "⟦⟧---\n\nThe bank has decided: *rates rise*.\n",
            "the article has no front matter",
        ),
        Invalid(
            "no opening fence",
            "⟦⟧title: Rates rise\nlang: en\n---\nThe bank has decided.\n",
            "the opening fence is missing",
            help="write `---` on a line of its own before the first field",
            fixed="---\ntitle: Rates rise\nlang: en\n---\nThe bank has decided.\n",
        ),
        Invalid("an empty file", "⟦⟧", "the article has no front matter"),
    )


def _finding(article: Article, fault: Fault) -> Finding:
    if fault.insert_at is None:
        help_ = "begin the file with `---`, the fields, and `---` again"
        return Finding(fault.span, "the article has no front matter", help_)
    newline = "\r\n" if "\r\n" in article.text else "\n"
    fix = Fix("add the opening fence", (Edit(fault.span, f"---{newline}"),), Safety.SAFE)
    help_ = "write `---` on a line of its own before the first field"
    return Finding(fault.span, "the opening fence is missing", help_, fix=fix)
