"""Values that are none of those the contract lists."""

from collections.abc import Iterator

from articlelint.contract import Breach
from articlelint.contract.phrases import wanted
from articlelint.contract.repairs import stands_alone
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Valid
from articlelint.wording import choices, dotted, in_backticks

_MOOD = {"properties": {"mood": {"enum": ["POSITIVE", "NEGATIVE"]}}}
_LANG = {"properties": {"lang": {"enum": ["en", "uk"], "enumDescriptions": ["English", "Ukrainian"]}}}


class ValueNotAllowed(Rule):
    """A value is not one of those that the contract allows.

    ## Why
    Templates and filters know the listed values only: an article with another one drops out of lists and pages.

    ## Fix safety
    Safe where only case, `-` or `_` differ from an allowed value. Unsafe where the value is guessed by its spelling.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each value that is not allowed, at the value."""
        for breach in article.breaches:
            if breach.defect == self.id:
                yield Finding(
                    article.front.place(breach.route),
                    breach.text or _message(breach),
                    _help(breach),
                    breach.labels("allowed values are listed here"),
                    _replacement(article, breach),
                    breach.severity,
                )

    examples = (
        Valid("listed", "---\nlang: uk\n---\nБіткоїн зростає.\n", schema=_LANG),
        Valid(
            "a language that YAML 1.1 would read as false", "---\nlang: no\n---\n", schema={"enum": [{"lang": "no"}]}
        ),
        Invalid(
            "misspelt",
            "---\nmood: ⟦POSITVE⟧\n---\n",
            message="`mood` is `POSITVE`, but must be `POSITIVE` or `NEGATIVE`",
            help="use `POSITIVE`, if that is what is meant",
            fixed="---\nmood: POSITIVE\n---\n",
            schema=_MOOD,
        ),
        Invalid(
            "in another case",
            "---\nmood: ⟦'negative'⟧ # hm\n---\n",
            message="`mood` is `negative`, but must be `POSITIVE` or `NEGATIVE`",
            help="use `NEGATIVE`",
            fixed="---\nmood: 'NEGATIVE' # hm\n---\n",
            schema=_MOOD,
        ),
        Invalid(
            "a single value, as a warning",
            "---\nlang: ⟦pl⟧\n---\n",
            message="`lang` is `pl`, but must be `en` or `uk`",
            help="use `en` (English) or `uk` (Ukrainian)",
            severity=Severity.WARNING,
            schema={"properties": {"lang": {**_LANG["properties"]["lang"], "x-severity": "warning"}}},
        ),
        Invalid(
            "an item of a list",
            "---\ntags: [NEWS, ⟦true⟧]\n---\n",
            message="item 2 of `tags` is `true`, but must be `NEWS`",
            schema={"properties": {"tags": {"items": {"const": "NEWS"}}}},
        ),
    )


def _message(breach: Breach) -> str:
    return f"{dotted(breach.route)} is {in_backticks(breach.value)}, but must be {wanted(breach)}"


def _help(breach: Breach) -> str:
    if breach.guess is not None:
        return f"use {in_backticks(breach.guess)}" + ("" if breach.surely else ", if that is what is meant")
    described = breach.field.enum_descriptions
    if len(described) == len(breach.allowed) and breach.allowed == breach.field.enum:
        pairs = zip(breach.allowed, described, strict=True)
        words = [f"{in_backticks(value)} ({text})" for value, text in pairs]
        return f"use {', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else f"use {words[0]}"
    return f"use {choices(breach.allowed)}"


def _replacement(article: Article, breach: Breach) -> Fix | None:
    span = article.front.value_span(breach.route)
    if breach.guess is None or span is None or not stands_alone(article.front.written(breach.route)):
        return None
    text, quote = article.front.literal(breach.guess), span.of(article.text)[:1]
    if isinstance(breach.guess, str) and quote in ("'", '"') and breach.guess.isalnum():
        text = f"{quote}{breach.guess}{quote}"
    safety = Safety.SAFE if breach.surely else Safety.UNSAFE
    return Fix(f"use {in_backticks(breach.guess)}", (Edit(span, text),), safety)
