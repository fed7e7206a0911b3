"""Plain scalars that readers of YAML disagree about, or whose text no reader gives back.

The 1.1 forms are those of yaml.org/type (bool, int, float) as PyYAML and Ruby's Psych (Jekyll) read them; `y` and `n`
are booleans in that text, and in neither of the two.
"""

import re

from articlelint.front.reading import Ambiguity
from articlelint.front.scalars import MOST_DIGITS, resolved

_OLD = "to YAML 1.1 readers"
_NEW = "to YAML 1.2 readers"
_ANY = "to any YAML reader"


_BOOLEAN = re.compile(r"yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF")
_TRUE = re.compile(r"yes|on", re.IGNORECASE)
_OLD_OCTAL = re.compile(r"[-+]?0[0-7]+")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")
_BINARY = re.compile(r"[-+]?0b[01][01_]*")
_UNDERSCORED = re.compile(
    r"[-+]?(?:(?=[0-9.]*_)[0-9][0-9_]*(?:\.[0-9_]*(?:[eE][-+][0-9]+)?)?|0x[0-9a-fA-F]+_[0-9a-fA-F_]*)"
)
_NEW_OCTAL = re.compile(r"0o[0-7]+")
# The keys of yaml.org/type/value and /merge: as a value, a YAML 1.1 reader refuses them.
_OLD_SIGNS = frozenset({"=", "<<"})
# Sixties: a YAML 1.1 reader multiplies, `12:30` is 750. Its first number begins with no zero.
_SEXAGESIMAL = re.compile(r"[-+]?[1-9][0-9]*(?::[0-5]?[0-9])+(?:\.[0-9]*)?")
_EXPONENT = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+")
_TRAILING_ZERO = re.compile(r"[-+]?[0-9]*\.(?:[0-9]*[1-9]0+|00+)")
_INFINITE = (float("inf"), float("-inf"))
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FORMS = (_INTEGER, _UNDERSCORED, _BINARY, _SEXAGESIMAL, _NEW_OCTAL, _TRAILING_ZERO, _EXPONENT)
_TOO_LONG = Ambiguity("a number too long for readers to keep", lost=True)

# ECMAScript's Number.MAX_SAFE_INTEGER: beyond it a reader in JavaScript gives back another number.
_MOST_EXACT = 2**53 - 1


def other_reading(text: str) -> Ambiguity | None:  # noqa: PLR0911 one return a form of yaml.org/type
    """How another reader sees a plain scalar, None where all see the same and the text is kept."""
    if text in _OLD_SIGNS:
        return Ambiguity("a sign that YAML 1.1 readers refuse as a value")
    if not text or not (text[0].isdigit() or text[0] in "+-.yYnNoO"):
        return None
    if _BOOLEAN.fullmatch(text):
        return Ambiguity(f"the boolean `{'true' if _TRUE.fullmatch(text) else 'false'}` {_OLD}")
    if len(text) > MOST_DIGITS:
        return _TOO_LONG if any(form.fullmatch(text) for form in _FORMS) else None
    if _UNDERSCORED.fullmatch(text):
        return Ambiguity(f"the number `{text.replace('_', '')}` {_OLD}")
    if _BINARY.fullmatch(text):
        return Ambiguity(f"the number `{int(text.replace('_', ''), 2)}` {_OLD}")
    if _SEXAGESIMAL.fullmatch(text):
        return Ambiguity(f"the number `{_sixties(text)}` {_OLD}")
    return _lost(text)


def _lost(text: str) -> Ambiguity | None:  # noqa: PLR0911 one return a form of number
    if _INTEGER.fullmatch(text) and abs(_size(text)) > _MOST_EXACT:
        return _TOO_LONG
    if _LEADING_ZERO.fullmatch(text):
        number, octal = resolved(text), int(text, 8) if _OLD_OCTAL.fullmatch(text) else None
        if octal is None:
            return Ambiguity(f"the number `{number}` {_NEW}", lost=True)
        if octal == number:
            return Ambiguity(f"the number `{number}` {_ANY}", lost=True)
        return Ambiguity(f"the number `{number}` {_NEW} and `{octal}` {_OLD}", lost=True)
    if _NEW_OCTAL.fullmatch(text):
        return Ambiguity(f"the number `{resolved(text)}` {_NEW}", lost=True)
    if _TRAILING_ZERO.fullmatch(text):
        return Ambiguity(f"the number `{resolved(text)}` {_ANY}", lost=True)
    if _EXPONENT.fullmatch(text):
        number = resolved(text)
        seen = "a number too large for readers to keep" if number in _INFINITE else f"the number `{number:g}`"
        return Ambiguity(f"{seen} {_NEW}", lost=True)
    return None


def _size(text: str) -> int:
    value = resolved(text)
    return value if isinstance(value, int) else _MOST_EXACT + 1


def _sixties(text: str) -> str:
    sign = -1 if text.startswith("-") else 1
    total = 0.0
    for part in text.lstrip("+-").split(":"):
        total = total * 60 + float(part)
    return f"{sign * total:g}" if total % 1 else str(sign * int(total))
