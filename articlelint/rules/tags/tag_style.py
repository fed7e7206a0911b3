"""Tags that are not written as the collection asks."""

import re
from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Span, Valid
from articlelint.tagging import Tagging, is_as_asked, is_turkish
from articlelint.text import Route
from articlelint.wording import in_a_row, in_backticks

_UPPER = {"tags": {"case": "upper", "banned": ["SPONSORED"]}}
_PLAIN = {"tags": {"characters": r"[^/#&\s-]+(?:[ -][^/#&\s-]+)*"}}


class TagStyle(Rule):
    """A tag is not written as the collection's tags are.

    The collection's `tags` say whether they are in upper or in lower case (`case`), and with a pattern which
    characters they may have (`characters`).

    ## Why
    To most sites `DeFi` and `DEFI` are two tags, with a page for each; a tag becomes part of its page's address, where
    a `/` or a `#` leads elsewhere.

    ## Fix safety
    Safe where the collection's own policy says how the tag is written, in which case and with single spaces and
    hyphens: the tag stays the same, and where it stands there already as it should be, it is removed. Unsafe where
    letters are lost (`Straße`), where a pattern takes more than one case, where a space stands beside a hyphen, and
    where characters have to go that a tag may not have: the article may move to another tag's page.
    """

    severity = Severity.WARNING
    gives_way_to = ("malformed-value", "value-not-allowed", "broken-contract", "repeated-item", "wrong-type")

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each tag that is to be written otherwise, and one for characters that it may not have."""
        policy = article.facts.collection.tags
        if policy is None or not (policy.case or policy.characters):
            return
        if all(is_as_asked(tag, policy.case, policy.characters) for _, tag in article.tags):
            return
        tagging = Tagging(article.front, article.tags, policy)
        tags = dict(article.tags)
        for route, form in tagging.forms.items():
            if form.faults:
                yield _otherwise(article, tagging, route, tags[route])
            if policy.characters and not tagging.allows(form.text):
                place, allowed = article.front.place(route), re.compile(policy.characters)
                found = _with_characters(place, article.text, tags[route], form.text, allowed)
                fix = tagging.plain_fix(route)
                yield found._replace(help=fix.title, fix=fix) if fix else found

    examples = (
        Valid("in upper case", "---\ntags: [BITCOIN, 2026, ÜBERBLICK, 比特币, LAYER-2]\n---\n", collection=_UPPER),
        Valid("any", "---\ntags: [Bitcoin, a/b]\n---\n", collection={"tags": {}}),
        Valid("no list, which is the contract's business", "---\ntags: bitcoin\n---\n", collection=_UPPER),
        Valid("banned, which is another defect", "---\ntags: [sponsored]\n---\n", collection=_UPPER),
        Invalid(
            "in lower case",
            "---\ntags:\n  - ⟦bitcoin⟧\n  - ⟦'Біткоїн'⟧\n  - ⟦Straße⟧\n---\n",
            message=(
                "the tag `bitcoin` is not in upper case",
                "the tag `Біткоїн` is not in upper case",
                "the tag `Straße` is not in upper case",
            ),
            severity=Severity.WARNING,
            fixed="---\ntags:\n  - BITCOIN\n  - 'БІТКОЇН'\n  - STRASSE\n---\n",
            collection=_UPPER,
        ),
        Invalid(
            "in upper case, of which one is there already",
            "+++\ntags = [⟦'NEWS'⟧, 'news']\n+++\n",
            message="the tag `NEWS` is not in lower case",
            help="remove it: `news` is there already",
            fixed="+++\ntags = ['news']\n+++\n",
            collection={"tags": {"case": "lower"}},
        ),
        Invalid(
            "twice in other cases",
            "---\ntags: [⟦eth⟧, NEWS, ⟦Eth⟧]\n---\n",
            message=("the tag `eth` is not in upper case", "the tag `Eth` is not in upper case"),
            fixed="---\ntags: [ETH, NEWS]\n---\n",
            collection=_UPPER,
        ),
        Invalid(
            "in a case that the pattern does not take",
            "---\ntags: [⟦News⟧]\n---\n",
            message="the tag `News` is not in lower case",
            fixed="---\ntags: [news]\n---\n",
            collection={"tags": {"characters": "[a-z-]+"}},
        ),
        Invalid(
            "signs that mean something in an address",
            "---\ntags: [C⟦#⟧, ⟦'R&D / QA'⟧]\n---\n",
            message=("the tag `C#` has a `#`", "the tag `R&D / QA` has `&` and `/`"),
            help="write it without",
            collection=_PLAIN,
        ),
        Invalid(
            "signs without which it is plain what is meant",
            "---\ntags: ['⟦#⟧DEFI', 'BTC⟦/⟧USD', DEFI NEWS]\n---\n",
            message=("the tag `#DEFI` has a `#`", "the tag `BTC/USD` has a `/`"),
            fixed="---\ntags: ['DEFI', 'BTC USD', DEFI NEWS]\n---\n",
            collection=_PLAIN,
        ),
        Invalid(
            "a line break, and an alias, which is told where it is written",
            "---\ntags:\n  - ⟦|\n    ADA⟧\n  - &a B⟦/⟧C\n  - *a\n---\n",
            message=("the tag `ADA\\n` has a line break", "the tag `B/C` has a `/`"),
            collection=_PLAIN,
        ),
        Invalid(
            "too many spaces",
            "---\ntags: [⟦LAYER  2⟧, ⟦' DEFI'⟧]\n---\n",
            message=(
                "the tag `LAYER  2` has too many spaces or hyphens",
                "the tag ` DEFI` has too many spaces or hyphens",
            ),
            fixed="---\ntags: [LAYER 2, 'DEFI']\n---\n",
            collection=_PLAIN,
        ),
        Invalid(
            "two faults of one tag",
            "---\ntags: [⟦'Layer -2'⟧]\n---\n",
            message="the tag `Layer -2` is not in upper case and has too many spaces or hyphens",
            help="write `LAYER 2`",
            fixed="---\ntags: ['LAYER 2']\n---\n",
            collection={"tags": {**_UPPER["tags"], **_PLAIN["tags"]}},
        ),
    )


def _otherwise(article: Article, tagging: Tagging, route: Route, tag: str) -> Finding:
    """The finding for a tag that should be written otherwise."""
    form = tagging.forms[route]
    right = in_backticks(form.text)
    message = f"the tag {in_backticks(tag)} {' and '.join(form.faults)}"
    advice = f"remove it: {right} is there already" if tagging.is_repeated(route) else f"write {right}"
    if is_turkish(tag):
        advice = "write it in the letters of its language"
    return Finding(article.front.place(route), message, advice, fix=tagging.fix(route))


def _with_characters(span: Span, text: str, tag: str, right: str, allowed: re.Pattern[str]) -> Finding:
    """The finding for a tag that `right`, which is the tag in the case that is asked for, does not save."""
    shown = f"the tag {in_backticks(tag)}"
    # Patterns may ask for order as well: what fits alone, or between two letters, is a character that a tag may have.
    alone = next(filter(allowed.fullmatch, (*right, "A", "a", "0")), "")
    fits = (allowed.fullmatch(sign) or allowed.fullmatch(alone + sign + alone) for sign in dict.fromkeys(right))
    strange = [sign for sign, fit in zip(dict.fromkeys(right), fits, strict=True) if not fit]
    if not strange or not alone:
        advice = f"write it as the pattern {in_backticks(allowed.pattern)} asks"
        return Finding(span, f"{shown} is not written as tags are", advice)
    written = span.of(text)
    # A line end behind `|` is not the one that its tag ends in.
    if len(strange) == 1 and written.count(strange[0]) == 1 and not written.startswith(("|", ">")):
        start = span.start + written.index(strange[0])
        span = Span(start, start + 1)
    names = in_a_row([_named(sign) for sign in strange], "and")
    return Finding(span, f"{shown} has {'a ' if len(strange) == 1 else ''}{names}", "write it without")


def _named(sign: str) -> str:
    return {" ": "space", "\t": "tab", "\n": "line break", "`": "backtick"}.get(sign) or in_backticks(sign)
