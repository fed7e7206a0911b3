"""Plain scalars that readers of YAML disagree about, or whose text no reader gives back.

The 1.1 forms are those of yaml.org/type (bool, int, float) as PyYAML, Ruby's Psych (Jekyll) and go-yaml (Hugo)
read them.
"""

import re
from typing import NamedTuple

from articlelint.front.scalars import resolved


class Ambiguity(NamedTuple):
    """What another reader, or any, makes of a scalar; `lost` where even YAML 1.2 does not give the text back."""

    seen: str
    lost: bool = False


_BOOLEAN = re.compile(r"y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF")
_TRUE = re.compile(r"y(?:es)?|on", re.IGNORECASE)
_OLD_OCTAL = re.compile(r"[-+]?0[0-7]+")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")
_BINARY = re.compile(r"[-+]?0b[01_]+")
_UNDERSCORED = re.compile(r"[-+]?(?:[0-9]+_[0-9_]*(?:\.[0-9_]*)?|0x[0-9a-fA-F]+_[0-9a-fA-F_]*|0b[01]+_[01_]*)")
# Sixties: a YAML 1.1 reader multiplies, `12:30` is 750. Its first number begins with no zero.
_SEXAGESIMAL = re.compile(r"[-+]?[1-9][0-9]*(?::[0-5]?[0-9])+(?:\.[0-9]*)?")
_EXPONENT = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+")
_TRAILING_ZERO = re.compile(r"[-+]?[0-9]*\.(?:[0-9]*[1-9]0+|00+)")
_INTEGER = re.compile(r"[-+]?[0-9]+")

# ECMAScript's Number.MAX_SAFE_INTEGER: beyond it a reader in JavaScript gives back another number.
_MOST_EXACT = 2**53 - 1


def other_reading(text: str) -> Ambiguity | None:
    """How another reader sees a plain scalar, None where all see the same and the text is kept."""
    if not text or (len(text) > 1 and not (text[0].isdigit() or text[0] in "+-.yYnNoO")):
        return None
    if _BOOLEAN.fullmatch(text):
        return Ambiguity(f"the boolean `{'true' if _TRUE.fullmatch(text) else 'false'}`")
    if _UNDERSCORED.fullmatch(text):
        return Ambiguity(f"the number `{text.replace('_', '')}`")
    if _BINARY.fullmatch(text):
        return Ambiguity(f"the number `{int(text, 2)}`")
    if _SEXAGESIMAL.fullmatch(text):
        return Ambiguity(f"the number `{_sixties(text)}`")
    return _lost(text)


def _lost(text: str) -> Ambiguity | None:
    if _LEADING_ZERO.fullmatch(text):
        plain = f"the number `{_clipped(str(resolved(text)))}`"
        octal = f", and `{int(text, 8)}` to YAML 1.1 readers" if _OLD_OCTAL.fullmatch(text) and len(text) < 20 else ""  # noqa: PLR2004
        return Ambiguity(plain + (octal if octal and int(text, 8) != resolved(text) else ""), lost=True)
    if _INTEGER.fullmatch(text) and abs(_size(text)) > _MOST_EXACT:
        return Ambiguity("a number too long to be kept exactly", lost=True)
    if _TRAILING_ZERO.fullmatch(text):
        return Ambiguity(f"the number `{resolved(text):g}`" if len(text) < 16 else "a number", lost=True)  # noqa: PLR2004
    if _EXPONENT.fullmatch(text):
        return Ambiguity(f"the number `{resolved(text)}`", lost=True)
    return None


def _size(text: str) -> int:
    value = resolved(text)
    return value if isinstance(value, int) else _MOST_EXACT + 1


def _clipped(digits: str) -> str:
    return digits if len(digits) <= 20 else digits[:19] + "…"  # noqa: PLR2004 what fits a line


def _sixties(text: str) -> str:
    sign = -1 if text.startswith("-") else 1
    total = 0.0
    for part in text.lstrip("+-").split(":"):
        total = total * 60 + float(part)
    return f"{sign * total:g}" if total % 1 else str(sign * int(total))
