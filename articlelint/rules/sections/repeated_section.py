"""Sections that the outline asks for once and that stand there twice."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Label, Rule, Severity, Valid
from articlelint.wording import in_backticks

_OUTLINE = {"outlines": [{"when": {}, "sections": [{"heading": "Overview"}, {"heading": "From author"}]}]}


class RepeatedSection(Rule):
    """A section that the outline asks for stands there more than once.

    Sections that no outline names may have the same heading, as `Example` often has.

    ## Why
    Of two sections with one heading readers find one, and links to the heading lead to the first.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each section that is there once more."""
        for section, counts in article.layout.repeated if article.layout else ():
            label = Label(counts.heading.title_span, "it stands here as well")
            yield Finding(
                section.heading.title_span,
                f"the section {in_backticks(section.heading.title)} stands here once more",
                "join the two sections, or rename this one",
                (label,),
            )

    examples = (
        Valid(
            "each once",
            "---\n---\n## Overview\n\nA.\n\n### Example\n\nB.\n\n## From author\n\nC.\n\n### Example\n\nD.\n",
            collection=_OUTLINE,
        ),
        Invalid(
            "twice",
            "---\n---\n## Overview\n\nA.\n\n## From author\n\nB.\n\n## ⟦Overview:⟧\n\nC.\n",
            message="the section `Overview:` stands here once more",
            help="join the two sections, or rename this one",
            labels=[("Overview", "it stands here as well")],
            collection=_OUTLINE,
        ),
    )
