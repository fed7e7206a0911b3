"""Headings that jump over a level."""

from collections.abc import Iterator
from itertools import pairwise

from articlelint.rule import Article, Finding, Invalid, Label, Rule, Severity, Span, Valid


class SkippedHeadingLevel(Rule):
    """A heading is more than one level below the one before it.

    A page may begin with a heading of any level. Headings of level 5 and 6 with nothing under them serve as small print
    and are left alone.

    ## Why
    Screen readers and tables of contents show headings as a tree; in a tree with a level left out readers look for what
    is not there.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each jump, and none where another rule finds one of the two headings to be wrong."""
        wrong = article.layout.seeming if article.layout else frozenset()
        has_title = bool(article.data.get("title"))
        for one, other in pairwise(section for section in article.body.sections if not section.is_small_print):
            above, below = one.heading, other.heading
            if below.level > above.level + 1 and not wrong & {above, below} and not (has_title and above.level == 1):
                wanted = "#" * (above.level + 1)
                yield Finding(
                    Span(below.span.start, below.span.start + below.level),
                    f"the heading jumps from level {above.level} to level {below.level}",
                    f"write `{wanted}`, and move the headings below it up as well",
                    (Label(above.title_span, f"a heading of level {above.level}"),),
                )

    examples = (
        Valid("level by level", "## Огляд\n\n### Тло\n\n#### Джерело\n\n## Вплив\n"),
        Valid("small print", "## Text\n\nText.\n\n##### License: MIT\n"),
        Valid(
            "after a heading that is itself in the wrong level", "---\ntitle: Ada\n---\n# Ada\n\n### Life\n\nText.\n"
        ),
        Invalid(
            "from 2 to 4",
            "## Огляд\n\nТекст.\n\n⟦####⟧ Тло\n\nТекст.\n\n#### Джерело\n\nТекст.\n",
            message="the heading jumps from level 2 to level 4",
            help="write `###`, and move the headings below it up as well",
            labels=[("Огляд", "a heading of level 2")],
        ),
    )
