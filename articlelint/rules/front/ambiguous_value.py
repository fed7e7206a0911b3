"""Unquoted values that readers of YAML disagree about."""

from collections.abc import Iterator

from articlelint.front.growth import at
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Valid
from articlelint.text import Route

_NUMBERS = frozenset({"number", "integer"})


class AmbiguousValue(Rule):
    """An unquoted value is read as something else than its text.

    ## Why
    `no` is a boolean to a YAML 1.1 reader (PyYAML, Jekyll, Hugo) and a word to a YAML 1.2 one; `007` and `1.10` come
    back from any of them as `7` and `1.1`. Unquoted dates are legal and not meant here, nor is a number whose field
    the contract declares as one.

    ## Fix safety
    Safe where the value is text to YAML 1.2, whose meaning the quotes keep. Unsafe where it is a number to it, which
    becomes the text that is written.
    """

    severity = Severity.WARNING
    gives_way_to = ("wrong-type", "value-not-allowed", "malformed-value")

    def check(self, article: Article) -> Iterator[Finding]:
        """At the value."""
        if article.front.format != "yaml" or article.front.data is None:
            return
        for doubt in article.front.doubts():
            if doubt.route is not None and doubt.ambiguity.lost and _is_number(article, doubt.route):
                continue
            written = doubt.span.of(article.text)
            message = f"`{_clipped(written)}` is {doubt.ambiguity.seen}"
            is_text = doubt.route is None or isinstance(at(article.data, doubt.route), str)
            safety = Safety.SAFE if is_text else Safety.UNSAFE
            fix = Fix("quote it", (Edit(doubt.span, article.front.quoted(written)),), safety)
            yield Finding(doubt.span, message, "quote it if it is meant as text", fix=fix)

    examples = (
        Valid("quoted", "---\nlang: 'no'\nid: '007'\nversion: \"1.10\"\n---\n"),
        Valid(
            "dates and plain words", "---\ndate: 2026-01-07\nat: 2026-01-07T18:21:26.000Z\nlang: uk\nscore: 0.5\n---\n"
        ),
        Valid("booleans and null of YAML 1.2", "---\ndraft: true\ncover: null\nempty: ~\n---\n"),
        Valid("one letter", "---\nplace: {x: 1, y: 2}\nn: 1\n---\n"),
        Valid("a number by contract", "---\nscore: 1.50\n---\n", schema={"properties": {"score": {"type": "number"}}}),
        Invalid(
            "Norway",
            "---\nlang: ⟦no⟧\n---\n",
            "`no` is the boolean `false` to YAML 1.1 readers",
            help="quote it if it is meant as text",
            fixed="---\nlang: 'no'\n---\n",
        ),
        Invalid(
            "numbers to some",
            "---\nrate: ⟦1e3⟧\nweek: ⟦08⟧\nlimit: ⟦1_000.5⟧\nkind: ⟦=⟧\n⟦1.10⟧: new\n---\n",
            (
                "`1e3` is the number `1000` to YAML 1.2 readers",
                "`08` is the number `8` to YAML 1.2 readers",
                "`1_000.5` is the number `1000.5` to YAML 1.1 readers",
                "`=` is a sign that YAML 1.1 readers refuse as a value",
                "`1.10` is the number `1.1` to any YAML reader",
            ),
            fixed="---\nrate: '1e3'\nweek: '08'\nlimit: '1_000.5'\nkind: '='\n'1.10': new\n---\n",
        ),
        Invalid(
            "an anchor stays",
            "---\nlang: &norway ⟦no⟧\nregion: *norway\nmode: ⟦0644⟧\n---\n",
            (
                "`no` is the boolean `false` to YAML 1.1 readers",
                "`0644` is the number `644` to YAML 1.2 readers and `420` to YAML 1.1 readers",
            ),
            fixed="---\nlang: &norway 'no'\nregion: *norway\nmode: '0644'\n---\n",
        ),
        Invalid(
            "text that is lost",
            "---\nid: ⟦007⟧\nversion: ⟦1.10⟧\n---\n",
            ("`007` is the number `7` to any YAML reader", "`1.10` is the number `1.1` to any YAML reader"),
            fixed="---\nid: '007'\nversion: '1.10'\n---\n",
        ),
        Invalid(
            "in a list",
            "---\ntimes: [⟦12:30⟧, '13:30']\nbig: ⟦123456789012345678901234567890⟧\n---\n",
            (
                "`12:30` is the number `750` to YAML 1.1 readers",
                "`123456789012345678901234567890` is a number too long for readers to keep",
            ),
            fixed="---\ntimes: ['12:30', '13:30']\nbig: '123456789012345678901234567890'\n---\n",
        ),
    )


def _is_number(article: Article, route: Route) -> bool:
    """Whether the contract declares a number, whose text nobody needs back."""
    types = article.facts.contract.describe(route).types
    return bool(_NUMBERS.intersection(types)) and "string" not in types


def _clipped(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004 what fits a line
