"""Values that are none of those the contract lists."""

from collections.abc import Iterator

from articlelint.contract import Breach
from articlelint.contract.phrases import as_written, found, kinds_matter, options
from articlelint.contract.repairs import stands_alone
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Valid
from articlelint.wording import dotted, foreign_words, in_backticks

_MOOD = {"properties": {"mood": {"enum": ["POSITIVE", "NEGATIVE"]}}}
_LANG = {"properties": {"lang": {"enum": ["en", "uk"], "enumDescriptions": ["English", "Ukrainian"]}}}


class ValueNotAllowed(Rule):
    """A value is not one of those that the contract allows.

    ## Why
    Templates and filters know the listed values only: an article with another one drops out of lists and pages.

    ## Fix safety
    Safe where only case, `-`, `_`, quotes, or letters of another alphabet that look the same part the value from an
    allowed one. Unsafe where the value is guessed by its spelling.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each value that is not allowed, at the value."""
        for breach in article.breaches:
            if breach.defect == self.id:
                shown = as_written(article.front, breach)
                meant = _with_guess(breach, shown)
                yield Finding(
                    article.front.place(breach.route),
                    breach.text or _message(meant, shown),
                    _help(meant, shown),
                    breach.labels("allowed values are listed here"),
                    _replacement(article, meant, shown),
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
            "a number that is to be a text",
            "---\nissue: ⟦007⟧\n---\n",
            message="`issue` is the number `007`, but must be the string `007` or `008`",
            help="use the string `007`",
            fixed="---\nissue: '007'\n---\n",
            schema={"properties": {"issue": {"enum": ["007", "008"]}}},
        ),
        Invalid(
            "with a letter of another alphabet",
            "---\nlang: ⟦еn⟧\n---\n",
            message="`lang` is `еn`, which has a letter of another alphabet (`е`, U+0435), but must be `en` or `uk`",
            help="use `en`",
            fixed="---\nlang: en\n---\n",
            schema=_LANG,
        ),
        Invalid(
            "an item of a list",
            "---\ntags: [NEWS, ⟦true⟧]\n---\n",
            message="item 2 of `tags` is `true`, but must be `NEWS`",
            schema={"properties": {"tags": {"items": {"const": "NEWS"}}}},
        ),
    )


def _message(breach: Breach, shown: object) -> str:
    name, value = dotted(breach.route), in_backticks(shown)
    if breach.value is None or kinds_matter(breach, shown):
        value = found(breach.value, shown)
    elif isinstance(breach.value, str) and isinstance(breach.guess, str):
        foreign = foreign_words(breach.value, breach.guess)
        value += f", which {foreign}" if foreign else ""
    return f"{name} is {value}, but must be {options(breach, shown)}"


def _help(breach: Breach, shown: object) -> str:
    if breach.guess is not None:
        return _use(breach, shown) + ("" if breach.surely else ", if that is what is meant")
    described = breach.field.enum_descriptions
    if len(described) == len(breach.allowed) and breach.allowed == breach.field.enum:
        pairs = zip(breach.allowed, described, strict=True)
        words = [f"{in_backticks(value)} ({text})" for value, text in pairs]
        return f"use {', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else f"use {words[0]}"
    return f"use {options(breach, shown)}"


def _use(breach: Breach, shown: object) -> str:
    return f"use {found(breach.guess, breach.guess) if kinds_matter(breach, shown) else in_backticks(breach.guess)}"


def _with_guess(breach: Breach, shown: object) -> Breach:
    # `007` is the number 7 as data, and yet it was surely the text `007` that was meant.
    meant = (
        shown if breach.guess is None and isinstance(shown, str) and shown and shown in breach.allowed else breach.guess
    )
    return breach._replace(guess=meant, surely=breach.surely or meant is not breach.guess)


def _replacement(article: Article, breach: Breach, shown: object) -> Fix | None:
    span = article.front.value_span(breach.route)
    if breach.guess is None or span is None or not stands_alone(article.text, span):
        return None
    text, quote = article.front.literal(breach.guess), span.of(article.text)[:1]
    if isinstance(breach.guess, str) and quote in ("'", '"') and breach.guess.isalnum():
        text = f"{quote}{breach.guess}{quote}"
    safety = Safety.SAFE if breach.surely else Safety.UNSAFE
    return Fix(_use(breach, shown), (Edit(span, text),), safety)
