"""Items that stand in a list twice."""

import re
from collections.abc import Iterator

from articlelint.contract import Breach
from articlelint.contract.repairs import stands_alone
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Label, Rule, Safety, Span, Valid
from articlelint.wording import dotted, in_backticks

# What parts two items, and nothing else: a comma, or the dash of a YAML block list. Comments stay, so they are none.
_BETWEEN = re.compile(r"\s*,\s*|[ \t]*(?:\r\n|\r|\n)[ \t]*-[ \t]+")
_REST_OF_LINE = re.compile(r"[ \t]*(?:[\r\n,\]]|\Z)")
_UNIQUE = {"properties": {"tags": {"uniqueItems": True}}}


class RepeatedItem(Rule):
    """An item stands more than once in a list whose items must differ.

    ## Why
    A tag that is given twice shows twice, and is counted twice in every list of tags.

    ## Fix safety
    Safe: the item stands in the list already.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each item that repeats an earlier one, at the later one."""
        for breach in article.breaches:
            if breach.defect == self.id and breach.first is not None:
                fix = _removal(article, breach)
                label = Label(article.front.place(breach.first), "it stands here first")
                yield Finding(
                    article.front.place(breach.route),
                    breach.text or f"{in_backticks(breach.value)} stands in {dotted(breach.route[:-1])} already",
                    "remove it",
                    (label, *breach.labels("items must differ")),
                    fix,
                    breach.severity,
                )

    examples = (
        Valid("different", "---\ntags: [news, новини]\n---\n", schema=_UNIQUE),
        Valid("a number and a text differ", "---\ntags: [1, '1']\n---\n", schema=_UNIQUE),
        Invalid(
            "in a block list",
            "---\ntags:\n  - NEWS\n  - TECH\n  - ⟦NEWS⟧\n---\n",
            message="`NEWS` stands in `tags` already",
            help="remove it",
            labels=[("NEWS", "it stands here first")],
            fixed="---\ntags:\n  - NEWS\n  - TECH\n---\n",
            schema=_UNIQUE,
        ),
        Invalid(
            "twice more in a flow list",
            "---\ntags: [a, ⟦a⟧, b, ⟦'a'⟧]\n---\n",
            message="`a` stands in `tags` already",
            fixed="---\ntags: [a, b]\n---\n",
            schema=_UNIQUE,
        ),
        Invalid(
            "in TOML",
            '+++\ntags = ["a", ⟦"a"⟧]\n+++\n',
            message="`a` stands in `tags` already",
            fixed='+++\ntags = ["a"]\n+++\n',
            schema=_UNIQUE,
        ),
    )


def _removal(article: Article, breach: Breach) -> Fix | None:
    *parent, number = breach.route
    span = article.front.value_span(breach.route)
    before = article.front.value_span((*parent, int(number) - 1))
    if span is None or before is None or not stands_alone(article.text, span):
        return None
    between = Span(before.end, span.start).of(article.text)
    if not _BETWEEN.fullmatch(between) or not _REST_OF_LINE.match(article.text, span.end):
        return None
    return Fix("remove it", (Edit(Span(before.end, span.end), ""),), Safety.SAFE)
