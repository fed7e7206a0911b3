"""Values of another kind than the contract asks for."""

import re
from collections.abc import Iterator

from articlelint.contract import Breach
from articlelint.contract.phrases import as_written, found, such_as, wanted
from articlelint.contract.repairs import stands_alone
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Valid
from articlelint.wording import dotted, in_backticks

# What YAML 1.1 and people take for a boolean, and the numbers of JSON.
_TRUE_OR_FALSE = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LIST = {"properties": {"tags": {"type": "array"}}}


class WrongType(Rule):
    """A value is of another type than the contract asks for.

    ## Why
    An unquoted number is not the text it looks like: the site compares `56944643` with `"56944643"` and finds nothing.

    ## Fix safety
    Safe where the author's own text is quoted. Unsafe where a text is made a boolean, a number or a list.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each value of the wrong type, at the value."""
        for breach in article.breaches:
            if breach.defect == self.id:
                fix = _conversion(article, breach)
                yield Finding(
                    article.front.place(breach.route),
                    breach.text or _message(article, breach),
                    fix.title if fix else _help(article, breach),
                    breach.labels("its type is set here"),
                    fix,
                    breach.severity,
                )

    examples = (
        Valid("a quoted number", "---\nid: '56944643'\n---\n", schema={"properties": {"id": {"type": "string"}}}),
        Valid(
            "an unquoted date is the text that was written",
            "---\ndate: 2026-01-07\n---\n",
            schema={"properties": {"date": {"type": "string", "format": "date"}}},
        ),
        Invalid(
            "an unquoted number",
            "---\nid: ⟦007⟧\n---\n",
            message="`id` is the number `007`, but must be a string",
            help="quote the value",
            fixed="---\nid: '007'\n---\n",
            schema={"properties": {"id": {"type": "string"}}},
        ),
        Invalid(
            "nothing where something must be",
            "---\n⟦title⟧:\nlang: en\n---\n",
            message="`title` is empty, but must be a string",
            help="write a value, such as `Bitcoin climbs`",
            schema={"properties": {"title": {"type": "string", "examples": ["Bitcoin climbs"]}}, "required": ["title"]},
        ),
        Invalid(
            "null where something must be",
            "---\ntitle: ⟦~⟧\n---\n",
            message="`title` is `null`, but must be a string",
            help="write a value, or remove `title`",
            schema={"properties": {"title": {"type": "string"}}},
        ),
        Invalid(
            "a word for a boolean",
            "---\ndraft: ⟦yes⟧\n---\n",
            message="`draft` is the string `yes`, but must be `true` or `false`",
            fixed="---\ndraft: true\n---\n",
            schema={"properties": {"draft": {"type": "boolean"}}},
        ),
        Invalid(
            "a boolean in quotes",
            '---\ndraft: ⟦"true"⟧\n---\n',
            message="`draft` is the string `true`, but must be `true` or `false`",
            help="write `true` without the quotes",
            fixed="---\ndraft: true\n---\n",
            schema={"properties": {"draft": {"type": "boolean"}}},
        ),
        Invalid(
            "one text for a list",
            "---\ntags: ⟦news⟧\n---\n",
            message="`tags` is the string `news`, but must be a list",
            fixed="---\ntags: [news]\n---\n",
            schema=_LIST,
        ),
    )


def _message(article: Article, breach: Breach) -> str:
    shown = as_written(article.front, breach)
    return f"{dotted(breach.route)} is {found(breach.value, shown)}, but must be {wanted(breach)}"


def _help(article: Article, breach: Breach) -> str:
    if breach.value is None:
        name, siblings = breach.route[-1:], article.facts.contract.describe(breach.route[:-1])
        example = such_as(breach.field, article.front.literal)
        removal = f", or remove {dotted(breach.route)}" if name and name[0] not in siblings.required else ""
        return "write a value" + (f", {example}" if example else "") + removal
    if breach.allowed == ("null",):
        return "remove it" if article.front.format == "toml" else f"write {in_backticks(article.front.literal(None))}"
    example = such_as(breach.field, article.front.literal)
    return f"write {example.removeprefix('such as ')}" if example else f"write {wanted(_filled(breach))}"


def _filled(breach: Breach) -> Breach:
    return breach._replace(allowed=tuple(name for name in breach.allowed if name != "null"))


def _conversion(article: Article, breach: Breach) -> Fix | None:
    span = article.front.value_span(breach.route)
    written, value = article.front.written(breach.route), breach.value
    if span is None or value is None or not stands_alone(article.text, span):
        return None
    if isinstance(value, bool | int | float):
        if "string" not in breach.allowed or (breach.field.enum and written not in breach.field.enum):
            return None
        return Fix("quote the value", (Edit(span, article.front.quoted(written)),), Safety.SAFE)
    new = _read(value, breach.allowed) if isinstance(value, str) else None
    # The message shows a text without its quotes: they have to be named, or it seems to ask for what stands there.
    end = " without the quotes" if new and written.startswith(("'", '"')) else ""
    if new is None and isinstance(value, str) and "array" in breach.allowed:
        parts = [part.strip() for part in value.split(",")]
        new = article.front.literal([part for part in parts if part])
    return Fix(f"write {in_backticks(new)}{end}", (Edit(span, new),), Safety.UNSAFE) if new else None


def _read(text: str, allowed: tuple[str, ...]) -> str | None:
    if "boolean" in allowed and text.lower() in _TRUE_OR_FALSE:
        return _TRUE_OR_FALSE[text.lower()]
    if not _NUMBER.fullmatch(text):
        return None
    return text if "number" in allowed or ("integer" in allowed and "." not in text) else None
