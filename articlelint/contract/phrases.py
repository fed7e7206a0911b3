"""Words for what a contract asks for; each reads on after "must be"."""

import re
from collections.abc import Callable, Mapping, Sequence
from math import isfinite, isnan
from typing import Any, Protocol

from articlelint.contract.branches import type_of
from articlelint.contract.breach import Breach, Field
from articlelint.text import Route
from articlelint.wording import choices, clipped, counted, in_a_row, in_backticks, some_of

_WANTED = {
    "string": "a string",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "null": "`null`",
    "array": "a list",
    "object": "a mapping",
}
# A key that needs no quotes in YAML and TOML.
_BARE_KEY = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
# Far fewer of the values that are allowed are shown.
_MOST_TOLD_APART = 1_000
_FOUND = {"string": "string", "number": "number", "integer": "number", "boolean": "boolean"}

# The formats of JSON Schema 2020-12 (validation vocabulary §7.3).
_FORMATS = {
    "date": "a date such as `2026-01-07`",
    "date-time": "a date and time such as `2026-01-07T18:21:26Z`",
    "time": "a time such as `18:21:26Z`",
    "duration": "a duration such as `P3DT4H`",
    "email": "an e-mail address",
    "idn-email": "an e-mail address",
    "hostname": "a host name",
    "idn-hostname": "a host name",
    "ipv4": "an IPv4 address",
    "ipv6": "an IPv6 address",
    "uri": "a whole URL such as `https://example.com/`",
    "iri": "a whole URL such as `https://example.com/`",
    "uri-reference": "a URL or a part of one",
    "iri-reference": "a URL or a part of one",
    "uri-template": "a URI template",
    "uuid": "a UUID",
    "regex": "a regular expression",
    "json-pointer": "a JSON pointer",
    "relative-json-pointer": "a relative JSON pointer",
}

_BOUNDS: dict[str, Callable[[Any], str]] = {
    "minLength": lambda limit: f"at least {counted(limit, 'character')} long",
    "maxLength": lambda limit: f"at most {counted(limit, 'character')} long",
    "minItems": lambda limit: f"a list of at least {counted(limit, 'item')}",
    "maxItems": lambda limit: f"a list of at most {counted(limit, 'item')}",
    "minProperties": lambda limit: f"a mapping of at least {counted(limit, 'field')}",
    "maxProperties": lambda limit: f"a mapping of at most {counted(limit, 'field')}",
    "minimum": lambda limit: f"at least {limit}",
    "maximum": lambda limit: f"at most {limit}",
    "exclusiveMinimum": lambda limit: f"more than {limit}",
    "exclusiveMaximum": lambda limit: f"less than {limit}",
    "multipleOf": lambda limit: f"a multiple of {limit}",
}


class Front(Protocol):
    """What is asked here of a front matter."""

    format: Any

    def written(self, route: Route) -> str:
        """A value as its author wrote it."""

    def is_plain(self, route: Route) -> bool:
        """Whether a value is an unquoted YAML scalar."""

    def quoted(self, text: str) -> str:
        """A text as a string literal."""

    def literal(self, value: Any) -> str:  # noqa: ANN401 any JSON value
        """A value as it is written on one line."""


def as_written(front: Front, breach: Breach) -> Any:  # noqa: ANN401 any JSON value
    """The value of a breach as a message shows it.

    A number stands as its author wrote it: `007` and `1.10` have lost something by the time they are data. Not so an
    alias, which is no number to look at. Where nothing is written the text is empty, whereas `~` is null.
    """
    if breach.value is None and not front.written(breach.route):
        return ""
    stands = front.format != "yaml" or front.is_plain(breach.route)
    return front.written(breach.route) if stands and isinstance(breach.value, int | float) else breach.value


def member(front: Front, name: str, value: Any) -> str:  # noqa: ANN401 any JSON value
    """A field as it is written in the format of a front matter: `q: 1`, `q = 1` or `"q": 1`."""
    key = name if front.format != "json" and _BARE_KEY.fullmatch(name) else front.quoted(name)
    return f"{key}{' = ' if front.format == 'toml' else ': '}{front.literal(value)}"


def found(value: object, written: object) -> str:
    """What kind of thing a value is, with the scalar as it is written, as in "is the number `007`"."""
    if value is None and written == "":
        return "empty"
    if isinstance(value, float) and not isfinite(value):
        # YAML 1.2 and TOML have these numbers, and JSON, whose types a contract speaks of, has none of them.
        shown = in_backticks(written)
        return f"not a number ({shown})" if isnan(value) else f"infinite ({shown}), which JSON has no number for"
    kind = type_of(value)
    return f"the {_FOUND[kind]} {in_backticks(written)}" if kind in _FOUND else _WANTED[kind]


def kinds_matter(breach: Breach, shown: object) -> bool:
    """Whether two of the values that a breach is about look the same in a message, such as `1` and `"1"`.

    `shown` is what stands there for the value that was found.
    """
    kinds = {in_backticks(shown): type_of(breach.value)}
    return any(
        kinds.setdefault(in_backticks(one), type_of(one)) != type_of(one) for one in breach.allowed[:_MOST_TOLD_APART]
    )


def options(breach: Breach, shown: object) -> str:
    """The values that are allowed, with their kinds where they matter, as in "the string `1` or `2`"."""
    if not kinds_matter(breach, shown):
        return choices(breach.allowed)
    words = [found(one, one) for one in breach.allowed]
    for number in range(len(words) - 1, 0, -1):
        kinds = {_FOUND.get(type_of(one)) for one in breach.allowed[number - 1 : number + 1]}
        if len(kinds) == 1 and None not in kinds:
            words[number] = in_backticks(breach.allowed[number])
    return some_of(words)


def wanted(breach: Breach) -> str:
    """What a breach's keyword asks for."""
    allowed = breach.allowed
    if breach.defect == "wrong-type":
        return type_words(allowed)
    if breach.defect == "value-not-allowed":
        return options(breach, breach.value)
    if breach.defect == "malformed-value" and isinstance(allowed, tuple):
        return in_a_row([format_words(name) for name in allowed])
    if breach.defect == "malformed-value":
        return f"text that matches `{clipped(str(allowed), 80)}`"
    if breach.keyword in _BOUNDS:
        return _BOUNDS[breach.keyword](allowed)
    return "as the contract asks"


def format_words(name: str) -> str:
    """What a format is, with an example where that says more."""
    return _FORMATS.get(name) or f"in the format {in_backticks(name)}"


def item_words(schema: Mapping[str, Any]) -> str:
    """Which items a schema means, read after "item", as in "that is a string"; empty where that takes more words."""
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if isinstance(values, list):
        return f"that is {choices(values)}"
    if kind := schema.get("title") or schema.get("description"):
        return f"of the kind {in_backticks(kind, 80)}"
    parts = []
    if isinstance(names := schema.get("required"), list) and names:
        parts.append(f"has {in_a_row([in_backticks(name) for name in names], 'and')}")
    if isinstance(pattern := schema.get("pattern"), str):
        parts.append(f"matches {in_backticks(pattern, 80)}")
    types = schema.get("type")
    kinds = ([format_words(str(schema["format"]))] if "format" in schema else []) + [
        words(schema[keyword]) for keyword, words in _BOUNDS.items() if isinstance(schema.get(keyword), int | float)
    ] or ([type_words([types] if isinstance(types, str) else types)] if types and not parts else [])
    if kinds:
        parts.append(f"is {in_a_row(kinds, 'and')}")
    return f"that {in_a_row(parts, 'and')}" if parts else ""


def such_as(field: Field, write: Callable[[Any], str]) -> str:
    """The contract's own example of a field, as in "such as `'56944643'`"; nothing where it gives none."""
    scalar = next((one for one in field.examples if isinstance(one, str | int | float | bool)), None)
    return "" if scalar is None else f"such as {in_backticks(write(scalar))}"


def about(field: Field) -> str:
    """What the contract says a field is, in one line: its description's first sentence, or its title."""
    text = " ".join((field.description or field.title or "").split())
    sentence, stop, _ = text.partition(". ")
    return clipped(sentence if stop else text.removesuffix("."), 120)


def type_words(names: Sequence[str]) -> str:
    """Values of some types, by JSON Schema's names, as in "a string or `null`"."""
    # "a number or a whole number" says nothing more than "a number"; nothing at all comes last.
    kept = [name for name in dict.fromkeys(names) if not (name == "integer" and "number" in names)]
    return in_a_row([_WANTED.get(name, f"of type {name}") for name in sorted(kept, key=lambda name: name == "null")])
