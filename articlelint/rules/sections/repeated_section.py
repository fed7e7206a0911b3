"""Sections that the outline asks for once and that stand there twice."""

from collections.abc import Iterator

from articlelint.layout import comparable
from articlelint.rule import Article, Finding, Invalid, Label, Rule, Severity, Valid
from articlelint.wording import in_backticks

_OUTLINE = {"outlines": [{"when": {}, "sections": [{"heading": "Overview"}, {"heading": "From author"}]}]}


class RepeatedSection(Rule):
    """A section that the outline asks for once stands there more than once.

    Where a section may have one of several headings, it is the same section under each of them. Sections that no
    outline names may have the same heading, as `Example` often has, and so may those that may repeat.

    ## Why
    Of two sections with one heading readers find one, and links to the heading lead to the first.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each section that is there once more."""
        for section, counts in article.layout.repeated if article.layout else ():
            again, first = section.heading, counts.heading
            message = f"the section {in_backticks(again.title)} stands here once more"
            if comparable(again.title) != comparable(first.title):
                message = f"{in_backticks(again.title)} is another heading of the section {in_backticks(first.title)}"
            label = Label(first.title_span, "it stands here as well")
            yield Finding(again.title_span, message, "join the two sections, or rename this one", (label,))

    examples = (
        Valid(
            "each once",
            "---\n---\n## Overview\n\nA.\n\n### Example\n\nB.\n\n## From author\n\nC.\n\n### Example\n\nD.\n",
            collection=_OUTLINE,
        ),
        Valid(
            "what may repeat",
            "---\n---\n## Question\n\nA.\n\n## Question\n\nB.\n",
            collection={"outlines": [{"sections": [{"heading": "Question", "repeats": True}]}]},
        ),
        Invalid(
            "twice",
            "---\n---\n## Overview\n\nA.\n\n## From author\n\nB.\n\n## ⟦Overview:⟧\n\nC.\n",
            message="the section `Overview:` stands here once more",
            help="join the two sections, or rename this one",
            labels=[("Overview", "it stands here as well")],
            collection=_OUTLINE,
        ),
        Invalid(
            "under two of its headings",
            "---\n---\n## Impact\n\nA.\n\n## ⟦Outlook⟧\n\nB.\n",
            message="`Outlook` is another heading of the section `Impact`",
            help="join the two sections, or rename this one",
            labels=[("Impact", "it stands here as well")],
            collection={"outlines": [{"sections": [{"heading": ["Impact", "Outlook"]}]}]},
        ),
    )
