"""Sections that stand in another order than the outline's."""

from collections.abc import Iterator

from articlelint.fix import apply
from articlelint.layout import Layout, Moved
from articlelint.rule import Article, Finding, Fix, Invalid, Label, Rule, Safety, Severity, Span, Valid
from articlelint.wording import in_backticks

# Each move is proven by reading the article once more.
_MOST_MOVES = 20
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

    ## Fix safety
    Unsafe: a text that is read in another order may refer to what now comes later. The section is moved with all under
    it, where that puts it in its place and nothing else out of it. There is no fix where a comment stands right above
    one of the headings that part: nobody can tell which of them it belongs to.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each section to move."""
        for moved in article.layout.moved if article.layout else ():
            yield _finding(article, moved)

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
            fixed="---\n---\n## Огляд\n\n1\n\n## Тло\n\n2\n\n## Від автора\n\n4\n\n## Вплив\n\n5\n",
            help="move it after `Тло`",
            labels=[("Тло", "it belongs after this section")],
            collection=_OUTLINE,
        ),
        Invalid(
            "not the first one",
            "---\n---\n## Вступ\n\n0\n\n## ⟦Огляд⟧\n\n1\n\n## Від автора\n\n4\n\n## Вплив\n\n5\n",
            message="the section `Огляд` is not the first one",
            fixed="---\n---\n## Огляд\n\n1\n\n## Вступ\n\n0\n\n## Від автора\n\n4\n\n## Вплив\n\n5\n",
            help="move it before `Вступ`",
            labels=[("Вступ", "it belongs before this section")],
            collection=_OUTLINE,
        ),
        Invalid(
            "not the last one",
            "---\n---\n## Огляд\n\n1\n\n## Від автора\n\n4\n\n## ⟦Вплив⟧\n\n5\n\n## Джерела\n\n6\n",
            message="the section `Вплив` is not the last one",
            fixed="---\n---\n## Огляд\n\n1\n\n## Від автора\n\n4\n\n## Джерела\n\n6\n\n## Вплив\n\n5\n",
            help="move it after `Джерела`",
            labels=[("Джерела", "it belongs after this section")],
            collection=_OUTLINE,
        ),
        Invalid(
            "one of several",
            "---\n---\n## Крок 1\n\n1\n\n## Підсумок\n\n2\n\n## ⟦Крок 2⟧\n\n3\n",
            message="the section `Крок 2` stands after `Підсумок`",
            fixed="---\n---\n## Крок 1\n\n1\n\n## Крок 2\n\n3\n\n## Підсумок\n\n2\n",
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
            fixed="---\n---\n## Огляд\n\n### Стисло\n\n2\n\n### Тло\n\n1\n",
            help="move it before `Тло`",
            labels=[("Тло", "it belongs before this section")],
            collection={
                "outlines": [{"sections": [{"heading": "Огляд", "sections": [{"heading": "Стисло", "at": "first"}]}]}]
            },
        ),
    )


def _finding(article: Article, moved: Moved) -> Finding:
    section, other = in_backticks(moved.section.heading.title), in_backticks(moved.other.heading.title)
    stands, belongs = ("before", "after") if moved.is_early else ("after", "before")
    within = f" in {in_backticks(moved.parent.heading.title)}" if moved.parent else ""
    what = f"is not the {moved.at} one{within}" if moved.at else f"stands {stands} {other}"
    label = Label(moved.other.heading.title_span, f"it belongs {belongs} this section")
    fix = next(filter(None, (_move(article, one) for one in (moved, _to_the_end(article, moved)))), None)
    advice = fix.title if fix else f"move it {belongs} {other}"
    return Finding(moved.section.heading.title_span, f"the section {section} {what}", advice, (label,), fix)


def _to_the_end(article: Article, moved: Moved) -> Moved:
    """The same section to be moved to the end of its like: one that comes first or last has to go on as far as that."""
    within = moved.parent.span if moved.parent else Span(0, len(article.text))
    like = [
        one
        for one in article.body.sections
        if one.heading.level == moved.section.heading.level and within.start <= one.span.start < within.end
    ]
    return moved._replace(other=like[-1] if moved.is_early else like[0])


def _move(article: Article, moved: Moved) -> Fix | None:
    """The fix that moves a section, where it is proven to put it in its place and to leave all others in theirs."""
    from articlelint.layout.moving import boundaries, edits_for  # noqa: PLC0415 most articles are in order

    text, before = article.text, article.layout
    if before is None or len(before.moved) > _MOST_MOVES:
        return None
    edits = edits_for(moved, text)
    commented = {comment.end for comment in article.body.comments}
    if edits is None or any(len(text[:place].rstrip()) in commented for place in boundaries(moved)):
        return None
    title = f"move it {'after' if moved.is_early else 'before'} {in_backticks(moved.other.heading.title)}"
    fix = Fix(title, edits, Safety.UNSAFE)
    after = apply(text, [fix], Safety.UNSAFE)
    other = Article(after, article.path, article.facts, article.surroundings)
    return fix if _parts(other) == _parts(article) and other.layout and _is_better(before, other.layout) else None


def _parts(article: Article) -> tuple[list[tuple[int, str]], list[str]]:
    """The headings and blocks of an article in no order: moving them must make no others of them."""
    headings = sorted((heading.level, heading.title) for heading in article.body.headings)
    return headings, sorted(block.kind for block in article.body.blocks)


def _is_better(before: Layout, after: Layout) -> bool:
    """Whether one section less is out of its place, and there is no more to say of any other."""
    told, still = _counts(before), _counts(after)
    return len(after.moved) < len(before.moved) and all(now <= then for now, then in zip(still, told, strict=True))


def _counts(layout: Layout) -> tuple[int, ...]:
    """How much of each kind there is to say of a layout; what is missing at one place is told at once."""
    places = {(one.place.start, one.seeming, one.slip) for one in layout.missing}
    return len(layout.missing), len(places), len(layout.repeated), len(layout.unexpected), len(layout.seeming)
