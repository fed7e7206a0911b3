"""Tags that are not written as the collection asks."""

import re
from collections.abc import Iterator

from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid
from articlelint.text import Route
from articlelint.wording import in_a_row, in_backticks

_UPPER = {"tags": {"case": "upper", "banned": ["SPONSORED"]}}
_PLAIN = {"tags": {"characters": r"[^/#&\s-]+(?:[ -][^/#&\s-]+)*"}}
# The dotted and the dotless i: which one is the other's capital depends on the language (Unicode 16, SpecialCasing).
_TURKISH = frozenset("ıİ")
_RUNS = re.compile(r"(?P<sign>[ -])[ -]+")


class TagStyle(Rule):
    """A tag is not written as the collection's tags are.

    The collection's `tags` say whether they are in upper or in lower case (`case`), and with a pattern which
    characters they may have (`characters`).

    ## Why
    To most sites `DeFi` and `DEFI` are two tags, with a page for each; a tag becomes part of its page's address, where
    a `/` or a `#` leads elsewhere.

    ## Fix safety
    Unsafe: the article moves to another tag's page.
    """

    severity = Severity.WARNING
    gives_way_to = ("malformed-value", "value-not-allowed", "broken-contract", "repeated-item", "wrong-type")

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each tag that is to be written otherwise, and one for characters that it may not have."""
        policy = article.facts.collection.tags
        if policy is None or not (policy.case or policy.characters):
            return
        allowed = re.compile(policy.characters) if policy.characters else None
        banned = {tag.casefold() for tag in policy.banned}
        there = {tag for _, tag in article.tags}
        for route, tag in article.tags:
            # What an alias stands for is found where it is written.
            if article.front.place(route).of(article.text).startswith("*"):
                continue
            # What is to be removed needs no other writing.
            if tag.casefold() in banned or not tag:
                continue
            right, case = _cased(tag, policy.case, allowed)
            if right == tag and (allowed is None or allowed.fullmatch(tag)):
                continue
            single = _RUNS.sub(r"\g<sign>", right).strip(" -")
            faults = [] if right == tag else [f"is not in {case} case"]
            if allowed and single != right and not allowed.fullmatch(right) and allowed.fullmatch(single):
                faults.append("has too many spaces or hyphens")
                right = single
            if faults:
                message = f"the tag {in_backticks(tag)} {' and '.join(faults)}"
                told = _repeated if right in there else _rewritten
                yield told(article, route, (tag, right), message)
            if allowed and not allowed.fullmatch(right):
                yield _with_characters(article.front.place(route), article.text, tag, right, allowed)

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


def _cased(tag: str, case: str | None, allowed: re.Pattern[str] | None) -> tuple[str, str | None]:
    """The tag in the case that is asked for, or that its pattern takes it in alone, and which one that is."""
    if case is None and allowed and not allowed.fullmatch(tag):
        fits = (("upper", tag.upper()), ("lower", tag.lower()))
        case = next((name for name, right in fits if allowed.fullmatch(right)), None)
    return tag.upper() if case == "upper" else tag.lower() if case == "lower" else tag, case


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


def _repeated(article: Article, route: Route, tags: tuple[str, str], message: str) -> Finding:
    """The finding for a tag that is there already as it should be written."""
    edit = article.front.removal(route)
    fix = Fix("remove the tag", (edit,), Safety.UNSAFE) if edit else None
    return Finding(article.front.place(route), message, f"remove it: {in_backticks(tags[1])} is there already", fix=fix)


def _rewritten(article: Article, route: Route, tags: tuple[str, str], message: str) -> Finding:
    """The finding for a tag, which is the first of two, that should be the second."""
    (tag, right), span = tags, article.front.place(route)
    written, fix, advice = span.of(article.text), None, f"write {in_backticks(right)}"
    if not _TURKISH.isdisjoint(tag):
        return Finding(span, message, "write it in the letters of its language")
    if written.count(tag) == 1 and not written.startswith(("*", "|", ">")):
        start = span.start + written.index(tag)
        # `nuLL` is text in YAML, and `NULL` is nothing.
        literal = article.front.literal(right) if written == tag and right.isascii() else right
        fix = Fix(advice, (Edit(Span(start, start + len(tag)), literal),), Safety.UNSAFE)
    return Finding(span, message, advice, fix=fix)
