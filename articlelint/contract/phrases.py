"""Words for what a contract asks for; each reads on after "must be"."""

from collections.abc import Callable
from typing import Any

from articlelint.contract.branches import type_of
from articlelint.contract.breach import Breach, Field
from articlelint.wording import choices, clipped, counted, in_a_row, in_backticks

_WANTED = {
    "string": "a string",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "null": "empty",
    "array": "a list",
    "object": "a mapping",
}
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


def found(value: object, written: object) -> str:
    """What kind of thing a value is, with the scalar as it is written, as in "is the number `007`"."""
    kind = type_of(value)
    return f"the {_FOUND[kind]} {in_backticks(written)}" if kind in _FOUND else _WANTED[kind]


def wanted(breach: Breach) -> str:
    """What a breach's keyword asks for."""
    allowed = breach.allowed
    if breach.defect == "wrong-type":
        return in_a_row([_WANTED.get(name, f"of type {name}") for name in _folded_types(allowed)])
    if breach.defect == "value-not-allowed":
        return choices(allowed)
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


def such_as(field: Field, write: Callable[[Any], str]) -> str:
    """The contract's own example of a field, as in "such as `'56944643'`"; nothing where it gives none."""
    scalar = next((one for one in field.examples if isinstance(one, str | int | float | bool)), None)
    return "" if scalar is None else f"such as {in_backticks(write(scalar))}"


def about(field: Field) -> str:
    """What the contract says a field is, in one line: its description's first sentence, or its title."""
    text = " ".join((field.description or field.title or "").split())
    sentence, stop, _ = text.partition(". ")
    return clipped(sentence if stop else text.removesuffix("."), 120)


def _folded_types(names: tuple[str, ...]) -> list[str]:
    # "a number or a whole number" says nothing more than "a number"; nothing at all comes last.
    kept = [name for name in dict.fromkeys(names) if not (name == "integer" and "number" in names)]
    return sorted(kept, key=lambda name: name == "null")
