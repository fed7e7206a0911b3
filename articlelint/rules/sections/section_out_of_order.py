"""Sections that stand in another order than the outline's."""

from collections.abc import Iterator

from articlelint.layout import Moved
from articlelint.rule import Article, Finding, Invalid, Label, Rule, Severity, Valid
from articlelint.wording import in_backticks

_OUTLINE = {
    "outlines": [
        {
            "when": {},
            "sections": [
                {"heading": "Огляд", "at": "first"},
                {"heading": "Тло", "optional": True},
                {"heading": "Від автора"},
                {"heading": "Вплив", "at": "last"},
            ],
        }
    ]
}


class SectionOutOfOrder(Rule):
    """A section stands elsewhere than the outline says.

    The fewest sections that have to be moved are reported, each once. Sections that the outline does not name may stand
    between the others, but not before one that comes first or after one that comes last. Sections that may repeat stand
    one after the other.

    ## Why
    Readers know where to look in articles that are all built alike, and so do the pages that show parts of them.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each section to move."""
        for moved in article.layout.moved if article.layout else ():
            yield _finding(moved)

    examples = (
        Valid(
            "with a section between",
            "---\n---\n## Огляд\n\n1\n\n## Тло\n\n2\n\n## Думки\n\n3\n\n## Від автора\n\n4\n\n## Вплив\n\n5\n",
            collection=_OUTLINE,
        ),
        Invalid(
            "one was moved up",
            "---\n---\n## ⟦Від автора⟧\n\n4\n\n## Огляд\n\n1\n\n## Тло\n\n2\n\n## Вплив\n\n5\n",
            message="the section `Від автора` stands before `Тло`",
            help="move it after `Тло`",
            labels=[("Тло", "it belongs after this section")],
            collection=_OUTLINE,
        ),
        Invalid(
            "not the first one",
            "---\n---\n## Вступ\n\n0\n\n## ⟦Огляд⟧\n\n1\n\n## Від автора\n\n4\n\n## Вплив\n\n5\n",
            message="the section `Огляд` is not the first one",
            help="move it before `Вступ`",
            labels=[("Вступ", "it belongs before this section")],
            collection=_OUTLINE,
        ),
        Invalid(
            "not the last one",
            "---\n---\n## Огляд\n\n1\n\n## Від автора\n\n4\n\n## ⟦Вплив⟧\n\n5\n\n## Джерела\n\n6\n",
            message="the section `Вплив` is not the last one",
            help="move it after `Джерела`",
            labels=[("Джерела", "it belongs after this section")],
            collection=_OUTLINE,
        ),
        Invalid(
            "one of several",
            "---\n---\n## Крок 1\n\n1\n\n## Підсумок\n\n2\n\n## ⟦Крок 2⟧\n\n3\n",
            message="the section `Крок 2` stands after `Підсумок`",
            help="move it before `Підсумок`",
            labels=[("Підсумок", "it belongs before this section")],
            collection={
                "outlines": [{"sections": [{"pattern": "Крок [0-9]+", "repeats": True}, {"heading": "Підсумок"}]}]
            },
        ),
        Invalid(
            "within another section",
            "---\n---\n## Огляд\n\n### Тло\n\n1\n\n### ⟦Стисло⟧\n\n2\n",
            message="the section `Стисло` is not the first one in `Огляд`",
            help="move it before `Тло`",
            labels=[("Тло", "it belongs before this section")],
            collection={
                "outlines": [{"sections": [{"heading": "Огляд", "sections": [{"heading": "Стисло", "at": "first"}]}]}]
            },
        ),
    )


def _finding(moved: Moved) -> Finding:
    section, other = in_backticks(moved.section.heading.title), in_backticks(moved.other.heading.title)
    stands, belongs = ("before", "after") if moved.is_early else ("after", "before")
    within = f" in {in_backticks(moved.parent.heading.title)}" if moved.parent else ""
    what = f"is not the {moved.at} one{within}" if moved.at else f"stands {stands} {other}"
    label = Label(moved.other.heading.title_span, f"it belongs {belongs} this section")
    return Finding(
        moved.section.heading.title_span, f"the section {section} {what}", f"move it {belongs} {other}", (label,)
    )
