"""Sections that a value of the front matter asks for."""

from collections.abc import Iterator

from articlelint.collection import Disclosure, value_at
from articlelint.conditions import CONTAINS
from articlelint.layout import comparable
from articlelint.layout.likeness import unlikeness
from articlelint.layout.slips import code_around, slips_for
from articlelint.layout.titles import Titled
from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Span, Valid
from articlelint.wording import in_backticks

_SPONSORED = {"disclosures": [{"when": {"sponsor": {"present": True}}, "heading": "Sponsored"}]}
_BOTH = {
    "disclosures": [
        {"when": {"tags": {"contains": "OPINION"}}, "heading": "Про автора"},
        {"when": {"lang": "uk", "ai.rewritten": True}, "heading": "Як це написано"},
    ]
}


class MissingDisclosure(Rule):
    """A value of the front matter asks for a section that the body lacks.

    Which values ask for which section is said by the collection's `disclosures`. The section may stand anywhere, in any
    level; case, spaces, typography and the punctuation at the end of its heading do not count.

    ## Why
    Readers have a right to know who paid for an article or what wrote it, and in many countries the law says so.
    """

    severity = Severity.ERROR

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each section that is missing, at the value that asks for it."""
        disclosures = article.facts.collection.disclosures
        if not disclosures or article.front.data is None:
            return
        told = {comparable(section.heading.title) for section in article.body.sections} | set(
            _missed_by_outline(article)
        )
        for disclosure in disclosures:
            title = comparable(disclosure.heading)
            if title in told or not disclosure.when.fits(article.value_of):
                continue
            told.add(title)
            if not _stands_in_code(article, title):
                yield _finding(article, disclosure)

    examples = (
        Valid("nothing to disclose", "---\ntitle: a\n---\nText.\n", collection=_SPONSORED),
        Valid("disclosed", "---\nsponsor: ACME\n---\nText.\n\n### sponsored:\n\nBy ACME.\n", collection=_SPONSORED),
        Valid(
            "asked for by the outline too",
            "---\nsponsor: ACME\n---\nText.\n",
            collection={**_SPONSORED, "outlines": [{"sections": [{"heading": "Sponsored"}]}]},
        ),
        Invalid(
            "a field that is there",
            "---\nsponsor: ⟦ACME⟧\n---\nText.\n",
            message="`sponsor` is there, and the section `Sponsored` is missing",
            help="write a section `Sponsored`",
            collection=_SPONSORED,
        ),
        Invalid(
            "an item of a list",
            "---\ntags: [NEWS, ⟦OPINION⟧]\n---\nТекст.\n",
            message="`tags` contains `OPINION`, and the section `Про автора` is missing",
            collection=_BOTH,
        ),
        Invalid(
            "two values together",
            "---\nlang: ⟦uk⟧\nai:\n  rewritten: true\n---\nТекст.\n",
            message="`lang` is `uk`, and `ai.rewritten` is `true`, and the section `Як це написано` is missing",
            collection=_BOTH,
        ),
        Invalid(
            "bold text is no heading",
            "---\nsponsor: ⟦ACME⟧\n---\nText.\n\n**Sponsored**\n\nBy ACME.\n",
            message="`sponsor` is there, and the section `Sponsored` is missing",
            help="write a heading `Sponsored` instead of `**Sponsored**`",
            collection=_SPONSORED,
        ),
        Invalid(
            "misspelt",
            "---\nsponsor: ⟦ACME⟧\n---\nText.\n\n## Sponsered\n\nBy ACME.\n",
            message="`sponsor` is there, and the section `Sponsored` is missing",
            help="rename `Sponsered` to `Sponsored`, if that is what it is",
            collection=_SPONSORED,
        ),
    )


def _missed_by_outline(article: Article) -> Iterator[str]:
    for missing in article.layout.missing if article.layout else ():
        yield from map(comparable, missing.expected.headings)


def _stands_in_code(article: Article, title: str) -> bool:
    """Whether the section stands in the code block that holds the whole body: that is the one fault then."""
    found = None if article.body.sections else code_around(article.body)
    return found is not None and any(comparable(one.heading.title) == title for one in found[1].sections)


def _finding(article: Article, disclosure: Disclosure) -> Finding:
    reason = disclosure.when.described()
    missing = f"the section {in_backticks(disclosure.heading)} is missing"
    message = f"{reason}, and {missing}" if reason else missing
    return Finding(_place(article, disclosure), message, _help(article, disclosure.heading))


def _place(article: Article, disclosure: Disclosure) -> Span:
    """The first value that asks for the section; the opening fence where it is a default or absent."""
    for name, test in disclosure.when.tests.items():
        route: tuple[str | int, ...] = tuple(name.split("."))
        value = value_at(article.data, name)
        if isinstance(value, list) and isinstance(test, dict) and test.get(CONTAINS) in value:
            route = (*route, value.index(test[CONTAINS]))
        if value is not None:
            return article.front.place(route)
    return article.front.opening


def _help(article: Article, heading: str) -> str:
    wanted = Titled(0, 2, comparable(heading))
    slip = slips_for([wanted], article.body, None, frozenset()).get(0)
    if slip:
        return f"write a heading {in_backticks(heading)} instead of {in_backticks(slip.span.of(article.text))}"
    titles = [section.heading.title for section in article.body.sections]
    like = [(far, title) for title in titles if (far := unlikeness(comparable(title), wanted.title)) is not None]
    if like:
        return f"rename {in_backticks(min(like)[1])} to {in_backticks(heading)}, if that is what it is"
    return f"write a section {in_backticks(heading)}"
