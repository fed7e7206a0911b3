"""Headings of the level that belongs to the title."""

import re
from collections.abc import Iterator, Sequence

from articlelint.body import Section
from articlelint.layout import comparable
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Label, Rule, Safety, Severity, Span, Valid
from articlelint.wording import in_backticks

_MARKS = re.compile("[`*_]")
# The end of the heading's line and the blank lines below it, but not the indent of the line that follows.
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*")


class TitleHeading(Rule):
    """The body has a heading of level 1, and the front matter has a `title`.

    Where the front matter has none, the heading is the title, and nothing is found.

    ## Why
    A page has one heading of level 1, its title. With a second one it has its title twice, or two titles.

    ## Options
    `title-is-shown` says that the site itself shows the `title` above the body; it is set in the collection that comes
    with articlelint. Without it a single heading of level 1 that begins the body may be the only one that readers see,
    and is left alone.

    ## Fix safety
    Unsafe: some sites leave the title to the body although the front matter has one.
    """

    severity = Severity.WARNING
    gives_way_to = ("model-echo",)
    title_is_shown: bool = False

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for a heading that repeats the title, and one for all others of its level."""
        title = article.data.get("title")
        if not isinstance(title, str) or not title.strip():
            return
        seeming = article.layout.seeming if article.layout else frozenset()
        top = [one for one in article.body.sections if one.heading.level == 1 and one.heading not in seeming]
        if len(top) == 1 and not self.title_is_shown and _begins(article, top[0]):
            return
        if top and _bare(top[0].heading.title) == _bare(title):
            label = Label(article.front.place(("title",)), "the title")
            first = last = top.pop(0)
            while top and _bare(top[0].heading.title) == _bare(title) and _is_next(article.text, last, top[0]):
                last = top.pop(0)
            yield _repeated(article.text, first, last, label)
        if top:
            yield _others(top)

    examples = (
        Valid("sections only", "---\ntitle: Ada\n---\n## Overview\n\n> # A quoted heading\n"),
        Valid("the title stands in the body", "---\nlayout: post\n---\n# Ada\n"),
        Valid("the title may be shown by the body alone", "---\ntitle: Ada\n---\n<!-- draft -->\n\n# Ada\n\nText.\n"),
        Invalid(
            "the title once more",
            "---\ntitle: Ада Лавлейс\n---\n# ⟦Ада *Лавлейс*⟧\n\nТекст.\n",
            message="the heading repeats the title",
            help="remove the heading",
            labels=[("Ада Лавлейс", "the title")],
            fixed="---\ntitle: Ада Лавлейс\n---\nТекст.\n",
            options={"title-is-shown": True},
        ),
        Invalid(
            "the title again and again",
            "---\ntitle: Ada\n---\n⟦Ada⟧\n===\n\n# Ada\n\nA text.\n",
            message="the heading repeats the title",
            fixed="---\ntitle: Ada\n---\nA text.\n",
        ),
        Invalid(
            "the title once more, below a text",
            "---\ntitle: Ada\n---\nA text.\n\n# ⟦Ada⟧\n",
            message="the heading repeats the title",
            fixed="---\ntitle: Ada\n---\nA text.\n\n",
        ),
        Invalid(
            "sections in the wrong level",
            "---\ntitle: Ada\n---\n# ⟦Overview⟧\n\nA.\n\n# Impact\n\nB.\n",
            message="`Overview` is a heading of level 1, which is the title's",
            help="begin sections with level 2",
            labels=[("Impact", "one more")],
            fixed="---\ntitle: Ada\n---\n## Overview\n\nA.\n\n## Impact\n\nB.\n",
        ),
    )


def _begins(article: Article, section: Section) -> bool:
    """Whether a section is the first, and no text stands before it: HTML and JSX may be an import or a style."""
    before = (block for block in article.body.blocks if block.span.start < section.heading.span.start)
    return section is article.body.sections[0] and all(block.kind in {"comment", "html"} for block in before)


def _bare(title: str) -> str:
    """A title to compare; in the front matter it may have marks that are text there and markup in the body."""
    return comparable(_MARKS.sub("", title))


def _is_next(text: str, before: Section, section: Section) -> bool:
    """Whether nothing stands between two headings."""
    return not text[before.heading.span.end : section.heading.span.start].strip()


def _repeated(text: str, first: Section, last: Section, label: Label) -> Finding:
    """The title, once or again and again."""
    end = last.heading.span.end
    blank = _BLANK_LINES.match(text, end)
    gone = Span(len(text[: first.heading.span.start].rstrip(" \t")), blank.end() if blank else end)
    fix = Fix("remove the heading", (Edit(gone, ""),), Safety.UNSAFE)
    return Finding(first.heading.title_span, "the heading repeats the title", "remove the heading", (label,), fix)


def _others(top: Sequence[Section]) -> Finding:
    first, *others = (section.heading for section in top)
    fix = None
    if all(section.heading.is_atx and not section.has_subsections for section in top):
        edits = tuple(Edit(Span(section.heading.span.start, section.heading.span.start + 1), "##") for section in top)
        fix = Fix("begin with level 2", edits, Safety.UNSAFE)
    return Finding(
        first.title_span if first.title else first.span,
        f"{in_backticks(first.title)} is a heading of level 1, which is the title's",
        "begin sections with level 2" + (", and move the headings below them down as well" if fix is None else ""),
        tuple(Label(heading.title_span, "one more") for heading in others),
        fix,
    )
