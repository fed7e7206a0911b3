"""What else a contract can ask for."""

from collections.abc import Iterator

from articlelint.contract import Breach
from articlelint.contract.conditions import broken_words, shown_at
from articlelint.rule import Article, Finding, Invalid, Rule, Span, Valid

_ONE_OF = {"oneOf": [{"required": ["isbn"]}, {"required": ["url"]}]}


class BrokenContract(Rule):
    """The front matter breaks a condition of its contract that no other rule has a name for.

    Also found are patterns of the contract that take too long to judge a value: that is the contract's fault.

    ## Why
    Contracts say how fields belong together: which exclude each other, what one value demands of another.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each condition that is broken, at the value it is about."""
        for breach in article.breaches:
            if breach.defect == self.id:
                message, advice = broken_words(breach)
                yield Finding(
                    _place(article, breach),
                    breach.text or message,
                    advice,
                    breach.labels("asked for here"),
                    severity=breach.severity,
                )

    examples = (
        Valid("one of two", "---\nisbn: '1'\n---\n", schema=_ONE_OF),
        Invalid(
            "two that exclude each other",
            "⟦---⟧\nisbn: '1'\nurl: https://видавець.укр/\n---\n",
            message="the front matter fits two kinds at once: with `isbn`, and with `url`",
            help="make it fit one of them only",
            schema=_ONE_OF,
        ),
        Invalid(
            "a condition that is ruled out",
            "---\n⟦kind⟧: video\n---\n",
            message="`kind` is `video`, which is ruled out",
            help="change it",
            schema={"if": {"properties": {"kind": {"const": "video"}}}, "then": False},
        ),
        Invalid(
            "a field that must not be there",
            "---\n⟦secret⟧: a\n---\n",
            message="`secret` is not allowed here",
            help="remove it",
            schema={"properties": {"secret": False}},
        ),
        Invalid(
            "an excluded value",
            "---\ntags: [⟦SPONSORED⟧]\n---\n",
            message="item 1 of `tags` is `SPONSORED`, which is ruled out",
            schema={"properties": {"tags": {"items": {"not": {"enum": ["SPONSORED"]}}}}},
        ),
        Invalid(
            "an item that has to be there",
            "---\ntags: ⟦[TECH]⟧\n---\n",
            message="`tags` has no item that is `NEWS`",
            help="add `NEWS`",
            schema={"properties": {"tags": {"contains": {"const": "NEWS"}}}},
        ),
        Invalid(
            "fields that must not be there together",
            "---\nisbn: '1'\n⟦url⟧: https://видавець.укр/\n---\n",
            message="`isbn` and `url` are not allowed together",
            schema={"not": {"required": ["isbn", "url"]}},
        ),
        Invalid(
            "one of several forms",
            "---\nupdated: ⟦soon⟧\n---\n",
            message="`updated` is `soon`, but must be a date such as `2026-01-07` or `never`",
            schema={"properties": {"updated": {"anyOf": [{"format": "date"}, {"const": "never"}]}}},
        ),
        Invalid(
            "a name that is not allowed",
            "---\nextra:\n  ⟦Foo⟧: 1\n---\n",
            message="the name `Foo` is not allowed: it must be text that matches `^[a-z]+$`",
            schema={"properties": {"extra": {"propertyNames": {"pattern": "^[a-z]+$"}}}},
        ),
        Invalid(
            "a pattern that cannot be decided in time",
            f"---\ncode: ⟦{'a' * 60}!⟧\n---\n",
            message="it cannot be told whether `code` is right: the contract's pattern takes too long",
            help="write the pattern `^(a|aa)+\\1$` without back references in the contract",
            schema={"properties": {"code": {"pattern": r"^(a|aa)+\1$"}}},
        ),
    )


def _place(article: Article, breach: Breach) -> Span:
    # What must not be there at all is shown by its name; all else by its value, but for the root and for mappings,
    # whose first line says enough.
    front, route = article.front, shown_at(breach)
    if not route:
        return front.opening
    named = breach.allowed is False or breach.keyword == "propertyNames" or isinstance(breach.value, dict)
    return (front.key_span(route) if named else None) or front.place(route)
