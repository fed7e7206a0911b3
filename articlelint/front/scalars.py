"""Plain scalars of YAML: what a YAML 1.2 reader makes of them, and where others see something else.

The core schema is YAML 1.2.2 §10.3.2; the 1.1 forms are those of yaml.org/type (null, bool, int, float).
"""

import math
import re
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **{f"{sign}.{word}": float("inf") for sign in ("", "+") for word in ("inf", "Inf", "INF")},
    **{f"-.{word}": float("-inf") for word in ("inf", "Inf", "INF")},
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")

# Python refuses to read or print integers of more than 4,300 digits (CVE-2020-10735), which as many hexadecimal ones
# come to; no article means one.
MOST_DIGITS = 3_500

# Nothing else can begin a scalar that is not a string; most are strings, and this tells so in one look.
_NUMERIC_STARTS = frozenset("+-.0123456789")


def resolved(text: str) -> Scalar:  # noqa: PLR0911 one return a form of §10.3.2
    """What the YAML 1.2 core schema makes of a plain scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC_STARTS or len(text) > MOST_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _OCTAL.fullmatch(text):
        return int(text, 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(text, 16)
    return text


def tagged(tag: str, text: str) -> Scalar:
    """What a scalar with an explicit tag means; a tag that JSON has no value for leaves the text as written."""
    name = tag.removeprefix("tag:yaml.org,2002:")
    if name in {"int", "float", "bool", "null"}:
        value = resolved(text)
        return _as_float(value) if name == "float" and type(value) is int else value
    return text


def _as_float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
