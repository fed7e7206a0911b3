"""Sections that the outline asks for and the body lacks."""

from collections.abc import Iterator

from articlelint.body import Heading
from articlelint.collection import ExpectedSection
from articlelint.layout import ANY_HEADING, Missing, comparable
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid
from articlelint.wording import choices, in_backticks

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


class MissingSection(Rule):
    """A section that the outline asks for is not there.

    Headings are compared by their text, without markup; case, spaces, typography and the punctuation at the end do not
    count. A heading that is close in wording, or stands in another level, is taken for the section that was meant.

    ## Why
    Readers, and the pages that show parts of an article, find what they look for by its heading.

    ## Fix safety
    Unsafe: the heading that is renamed may be meant as it is.
    """

    severity = Severity.ERROR

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each missing section, or one for all where the body has no sections."""
        missing = article.layout.missing if article.layout else ()
        if len(missing) > 1 and not article.body.sections:
            headings = choices((one.expected.heading for one in missing), "and", len(missing))
            yield Finding(missing[0].place, f"the sections {headings} are missing", "write them, each with its heading")
            return
        for one in missing:
            yield _seeming(article.text, one.expected, one.seeming.heading) if one.seeming else _absent(one)

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
            "whatever its heading",
            "---\nlang: uk\n---\n## Огляд\n\nТекст.\n\n⟦⟧## Від автора\n\nТекст.\n",
            message="a section is missing",
            help="write one before `Від автора`",
            collection=_OUTLINE,
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
    )


def _absent(one: Missing) -> Finding:
    place = f"before {in_backticks(one.follower.heading.title)}" if one.follower else "at the end"
    if one.expected.heading == ANY_HEADING:
        return Finding(one.place, "a section is missing", f"write one {place}")
    message = f"the section {in_backticks(one.expected.heading)} is missing"
    return Finding(one.place, message, f"write {in_backticks(_marked(one.expected))} {place}")


def _seeming(text: str, expected: ExpectedSection, heading: Heading) -> Finding:
    wanted, marked = in_backticks(expected.heading), _marked(expected)
    if comparable(heading.title) == comparable(expected.heading):
        message = f"the section {wanted} has a heading of level {heading.level}, not {expected.level}"
        title = heading.title_span.of(text)
    else:
        message = f"{in_backticks(heading.title)} seems to be the missing section {wanted}"
        title = expected.heading
    if heading.level == expected.level:
        edit = Edit(heading.title_span, title)
        advice = f"rename it to {wanted}"
    else:
        # What stands behind the title of a heading with hashes, as `{#id}`, stays; an underline cannot.
        end = heading.title_span.end if heading.is_atx else heading.span.end
        edit = Edit(Span(heading.span.start, end), f"{'#' * expected.level} {' '.join(title.split())}")
        advice = f"write {in_backticks(marked)}"
    return Finding(heading.title_span, message, advice, fix=Fix(advice, (edit,), Safety.UNSAFE))


def _marked(expected: ExpectedSection) -> str:
    return f"{'#' * expected.level} {expected.heading}"
