"""Sections that the outline asks for and the body lacks."""

from collections.abc import Iterator, Sequence

from articlelint.body import Heading, Section
from articlelint.collection import ExpectedSection
from articlelint.layout import Missing, Slip, comparable, is_any
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid
from articlelint.wording import counted, in_a_row, in_backticks, nearest, some_of

_OUTLINE = {
    "outlines": [
        {
            "when": {"lang": "en"},
            "sections": [
                {"heading": "Overview", "at": "first"},
                {"heading": "Notes", "optional": True},
                {"heading": "Impact on the market", "at": "last"},
            ],
        },
        {"when": {"lang": "uk"}, "sections": [{"heading": "Огляд"}, {"heading": "*"}, {"heading": "Від автора"}]},
    ]
}


_STEPS = {
    "outlines": [
        {
            "sections": [
                {"heading": ["Introduction", "Overview"], "sections": [{"heading": "Prerequisites"}]},
                {"pattern": "Step [0-9]+ - .+", "repeats": True},
            ]
        }
    ]
}


class MissingSection(Rule):
    """A section that the outline asks for is not there.

    Headings are compared by their text, without markup; case, spaces, typography and the punctuation at the end do not
    count. Where several headings will do, one of them is enough; a pattern matches the whole heading as it stands. A
    heading that is close in wording, or stands in another level, is taken for the section that was meant, and so is a
    line that is no heading for want of a space, or because it is bold text instead.

    ## Why
    Readers, and the pages that show parts of an article, find what they look for by its heading.

    ## Fix safety
    Safe where a space is put between `##` and the title. Unsafe otherwise: what is renamed may be meant as it is.
    """

    severity = Severity.ERROR
    gives_way_to = ("model-echo",)

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each section that something was meant for, and one for all that are missing at one place."""
        layout = article.layout
        if layout is None or not layout.missing:
            return
        if layout.code:
            yield _in_code(layout.code)
            return
        absent: dict[tuple[Span, Section | None], list[Missing]] = {}
        for one in layout.missing:
            if one.seeming:
                yield _seeming(article.text, one.expected, one.seeming.heading)
            elif one.slip:
                yield _slipped(article.text, one.expected, one.slip)
            else:
                absent.setdefault((one.place, one.parent), []).append(one)
        for group in absent.values():
            yield _absent(group)

    examples = (
        Valid(
            "complete",
            "---\nlang: en\n---\n## overview\n\nA.\n\n## Impact on the *market*:\n\nB.\n",
            collection=_OUTLINE,
        ),
        Valid("no outline for it", "---\nlang: de\n---\n## Übersicht\n", collection=_OUTLINE),
        Invalid(
            "a language by default",
            "---\ntitle: Rates\n---\n⟦⟧## Impact on the market\n\nB.\n",
            message="the section `Overview` is missing",
            collection=_OUTLINE,
            schema={"properties": {"lang": {"default": "en"}}},
        ),
        Invalid(
            "before the next section",
            "---\nlang: en\n---\n⟦⟧## Impact on the market\n\nB.\n",
            message="the section `Overview` is missing",
            help="write `## Overview` before `Impact on the market`",
            collection=_OUTLINE,
        ),
        Invalid(
            "at the end",
            "---\nlang: uk\n---\n## Огляд\n\nТекст.\n\n## Що сталося\n\nТекст.⟦⟧\n",
            message="the section `Від автора` is missing",
            help="write `## Від автора` at the end",
            collection=_OUTLINE,
        ),
        Invalid(
            "all of them",
            "---\nlang: uk\n---\nТекст.⟦⟧\n",
            message="the sections `Огляд`, `Від автора` and 1 more are missing",
            help="write `## Огляд`, `## …` and `## Від автора` at the end, in this order",
            collection=_OUTLINE,
        ),
        Invalid(
            "whatever its heading",
            "---\nlang: uk\n---\n## Огляд\n\nТекст.\n\n⟦⟧## Від автора\n\nТекст.\n",
            message="a section is missing",
            help="write one before `Від автора`",
            collection=_OUTLINE,
        ),
        Valid(
            "by a pattern, and within another section",
            "---\n---\n## Overview\n\n### Prerequisites\n\nA.\n\n## Step 1 - Install\n\nB.\n\n## Step 2 - Run\n\nC.\n",
            collection=_STEPS,
        ),
        Invalid(
            "no heading that matches",
            "---\n---\n## Introduction\n\n### Prerequisites\n\nA.⟦⟧\n",
            message="a section that matches `Step [0-9]+ - .+` is missing",
            help="write one at the end",
            collection=_STEPS,
        ),
        Invalid(
            "one of several headings",
            "---\n---\n⟦⟧## Step 1 - Install\n\nA.\n",
            message="the sections `Introduction` and `Prerequisites` are missing",
            help="write `## Introduction` and `### Prerequisites` before `Step 1 - Install`, in this order",
            collection=_STEPS,
        ),
        Invalid(
            "within another section",
            "---\n---\n## Overview\n\nA.⟦⟧\n\n## Step 1 - Install\n\nB.\n",
            message="the section `Prerequisites` is missing in `Overview`",
            help="write `### Prerequisites` at the end of `Overview`",
            collection=_STEPS,
        ),
        Invalid(
            "in other words",
            "---\nlang: en\n---\n## Overview\n\nA.\n\n## ⟦Impact on the crypto market⟧\n\nB.\n",
            message="`Impact on the crypto market` seems to be the missing section `Impact on the market`",
            help="rename it to `Impact on the market`",
            fixed="---\nlang: en\n---\n## Overview\n\nA.\n\n## Impact on the market\n\nB.\n",
            collection=_OUTLINE,
        ),
        Invalid(
            "in another level",
            "---\nlang: uk\n---\n⟦Огляд⟧\n===\n\nТекст.\n\n## Що сталося\n\nТекст.\n\n## Від автора\n\nТекст.\n",
            message="the section `Огляд` has a heading of level 1, not 2",
            help="write `## Огляд`",
            fixed="---\nlang: uk\n---\n## Огляд\n\nТекст.\n\n## Що сталося\n\nТекст.\n\n## Від автора\n\nТекст.\n",
            collection=_OUTLINE,
        ),
        Invalid(
            "no headings but in looks",
            "---\nlang: en\n---\n⟦##Overview⟧\n\nA.\n\n⟦**Impact on the market:**⟧\nB.\n",
            message=(
                "`##Overview` is no heading: a space is missing after `##`",
                "`**Impact on the market:**` is bold text and no heading",
            ),
            fixed="---\nlang: en\n---\n## Overview\n\nA.\n\n## Impact on the market\nB.\n",
            collection=_OUTLINE,
        ),
        Invalid(
            "all in a code block",
            "---\nlang: uk\n---\n⟦```markdown⟧\n## Огляд\n\nТекст.\n\n## Від автора\n\nТекст.\n```\n",
            message="the body stands in a code block, where a heading is none",
            help="remove the fences around the body",
            collection=_OUTLINE,
        ),
    )


def _in_code(fence: Span) -> Finding:
    message = "the body stands in a code block, where a heading is none"
    return Finding(fence, message, "remove the fences around the body")


def _absent(group: Sequence[Missing]) -> Finding:
    first, expected = group[0], [one.expected for one in group]
    parent = in_backticks(first.parent.heading.title) if first.parent else None
    within = f" in {parent}" if parent else ""
    end = f"at the end of {parent}" if parent else "at the end"
    place = f"before {in_backticks(first.follower.title)}" if first.follower else end
    if len(group) > 1:
        help_ = f"write {some_of([_marked(one) for one in expected], 'and', len(group))} {place}, in this order"
        return Finding(first.place, f"{_sections(expected)} are missing{within}", help_)
    (one,) = expected
    if is_any(one) or one.pattern:
        return Finding(first.place, f"{_unnamed(one)} is missing{within}", f"write one {place}")
    others = f"; {in_a_row([in_backticks(other) for other in one.others], 'or')} will do as well" if one.others else ""
    help_ = f"write {_marked(one)} {place}{others}"
    return Finding(first.place, f"the section {in_backticks(one.heading)} is missing{within}", help_)


def _slipped(text: str, expected: ExpectedSection, slip: Slip) -> Finding:
    marked, found = f"{'#' * expected.level} {_title(expected, slip.title)}", in_backticks(slip.span.of(text))
    advice = f"write {in_backticks(marked)}"
    fix = Fix(advice, (Edit(slip.span, marked),), Safety.UNSAFE)
    if not slip.marks.startswith("#"):
        return Finding(slip.span, f"{found} is bold text and no heading", advice, fix=fix)
    if len(slip.marks) == expected.level:
        fix = Fix("put a space there", (Edit(slip.gap, " "),), Safety.SAFE)
    message = f"{found} is no heading: a space is missing after {in_backticks(slip.marks)}"
    return Finding(slip.span, message, advice, fix=fix)


def _seeming(text: str, expected: ExpectedSection, heading: Heading) -> Finding:
    wanted = in_backticks(_title(expected, heading.title))
    if expected.pattern or any(comparable(heading.title) == comparable(one) for one in expected.headings):
        message = f"the section {wanted} has a heading of level {heading.level}, not {expected.level}"
        title = heading.title_span.of(text)
    else:
        message = f"{in_backticks(heading.title)} seems to be the missing section {wanted}"
        title = _title(expected, heading.title)
    if heading.level == expected.level:
        edit = Edit(heading.title_span, title)
        advice = f"rename it to {wanted}"
    else:
        # What stands behind the title of a heading with hashes, as `{#id}`, stays; an underline cannot.
        end = heading.title_span.end if heading.is_atx else heading.span.end
        edit = Edit(Span(heading.span.start, end), f"{'#' * expected.level} {' '.join(title.split())}")
        advice = f"write {in_backticks('#' * expected.level + ' ' + _title(expected, heading.title))}"
    return Finding(heading.title_span, message, advice, fix=Fix(advice, (edit,), Safety.UNSAFE))


def _title(expected: ExpectedSection, written: str) -> str:
    """The heading that was meant by what is written, of those that will do."""
    if expected.pattern:
        return written
    meant = next((one for one in expected.headings if comparable(one) == comparable(written)), None)
    return meant or nearest(written, expected.headings) or expected.heading


def _sections(group: Sequence[ExpectedSection]) -> str:
    named = [in_backticks(one.heading) for one in group if not is_any(one) and not one.pattern]
    matching = [f"one that matches {in_backticks(one.heading)}" for one in group if one.pattern]
    more = len(group) - len(named) - len(matching)
    if not named:
        return counted(len(group), "section")
    return f"the sections {in_a_row([*named, *matching, *([f'{more} more'] if more else [])], 'and')}"


def _unnamed(expected: ExpectedSection) -> str:
    return f"a section that matches {in_backticks(expected.heading)}" if expected.pattern else "a section"


def _marked(expected: ExpectedSection) -> str:
    if expected.pattern:
        return f"one that matches {in_backticks(expected.heading)}"
    return in_backticks(f"{'#' * expected.level} {'…' if is_any(expected) else expected.heading}")
