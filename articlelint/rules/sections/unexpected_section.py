"""Sections that a closed outline has no place for."""

from collections.abc import Iterator

from articlelint.layout import Unexpected, is_any
from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Valid
from articlelint.wording import in_backticks, some_of

_OUTLINE = {
    "outlines": [
        {
            "closed": True,
            "sections": [
                {"heading": "Summary"},
                {"pattern": "Step [0-9]+: .+", "repeats": True},
                {"heading": "Notes", "optional": True, "sections": [{"heading": "Sources", "optional": True}]},
            ],
        }
    ]
}


class UnexpectedSection(Rule):
    """A section stands there that a closed outline does not ask for.

    An outline is closed by `closed = true` in the settings. It then holds for the level of the sections that it lists,
    and within each section for which it lists sections; what stands below the others is their author's affair.

    ## Why
    Where all articles are built alike, a section of its own is one that nobody looks for, or one under the wrong name.
    """

    severity = Severity.WARNING
    gives_way_to = ("model-echo",)

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each such section."""
        for one in article.layout.unexpected if article.layout else ():
            heading = one.section.heading
            place = heading.title_span if heading.title else heading.span
            within = f" in {in_backticks(one.parent.heading.title)}" if one.parent else ""
            what = f"the section {in_backticks(heading.title)}" if heading.title else "a section without a title"
            yield Finding(place, f"{what} is not expected{within}", _help(one))

    examples = (
        Valid(
            "all have a place",
            "---\n---\n## Summary\n\nA.\n\n### Details\n\nB.\n\n## Step 1: Go\n\nC.\n\n## Step 2: Stop\n\nD.\n",
            collection=_OUTLINE,
        ),
        Valid(
            "an open outline",
            "---\n---\n## Summary\n\nA.\n\n## Details\n\nB.\n",
            collection={"outlines": [{"sections": [{"heading": "Summary"}]}]},
        ),
        Invalid(
            "one of its own",
            "---\n---\n## Summary\n\nA.\n\n## ⟦Background⟧\n\nB.\n\n### More\n\nC.\n\n## Step 1: Go\n\nD.\n",
            message="the section `Background` is not expected",
            help="remove it, or make it part of `Summary`, `Notes` or one that matches `Step [0-9]+: .+`",
            collection=_OUTLINE,
        ),
        Invalid(
            "an optional one misspelt",
            "---\n---\n## Summary\n\nA.\n\n## Step 1: Go\n\nB.\n\n## ⟦Note⟧\n\nC.\n",
            message="the section `Note` is not expected",
            help="rename it to `Notes`, if that is meant",
            collection=_OUTLINE,
        ),
        Invalid(
            "within another section",
            "---\n---\n## Summary\n\nA.\n\n## Step 1: Go\n\nB.\n\n## Notes\n\n### Sources\n\n### ⟦Thanks⟧\n\nD.\n",
            message="the section `Thanks` is not expected in `Notes`",
            help="remove it, or make it part of `Sources`",
            collection=_OUTLINE,
        ),
    )


def _help(one: Unexpected) -> str:
    if one.meant:
        return f"rename it to {in_backticks(one.meant.heading)}, if that is meant"
    named = [in_backticks(wanted.heading) for wanted in one.expected if not is_any(wanted) and not wanted.pattern]
    matching = [f"one that matches {in_backticks(wanted.heading)}" for wanted in one.expected if wanted.pattern]
    if not named and not matching:
        return "remove it, or make it part of another section"
    return f"remove it, or make it part of {some_of([*named, *matching])}"
