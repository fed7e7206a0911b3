"""Articles without a front matter."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Rule, Valid


class MissingFrontMatter(Rule):
    """An article has no front matter.

    ## Why
    Without it the site knows neither title nor date, and no other check can be made.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """At the start of the file."""
        for fault in article.front.faults:
            if fault.defect == self.id:
                help_ = "begin the file with `---`, the fields, and `---` again"
                yield Finding(fault.span, "the article has no front matter", help_)

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
        Invalid("an empty file", "⟦⟧", "the article has no front matter"),
    )
