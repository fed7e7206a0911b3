"""How values are written in YAML, so that a YAML 1.1 and a YAML 1.2 reader see the same."""

import re
from typing import Any

from articlelint.fix import Edit
from articlelint.front.reading import Readable
from articlelint.front.scalars import resolved
from articlelint.text import Route, Span

# What needs double quotes: single quotes can't say it (YAML 1.2.2 §7.3.2). A no-break space may stand as it is.
_NEEDS_ESCAPE = re.compile(r"[\x00-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\x85]")
_ESCAPES = {"\n": r"\n", "\t": r"\t", "\r": r"\r", '"': r"\"", "\\": r"\\"}
# Words that are safe unquoted in any reader: letters first, nothing that could begin or end anything.
_SAFE_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*")


def quoted(text: str) -> str:
    """A text in quotes on one line: single ones, double ones where it holds what only an escape can say."""
    if not _NEEDS_ESCAPE.search(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _NEEDS_ESCAPE.match(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 the two widths of §5.7


def literal(value: Any) -> str:  # noqa: ANN401 any JSON value
    """A scalar, list or mapping in flow form."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key_literal(key)}: {literal(item)}" for key, item in value.items()) + "}"
    return value if _is_safe_plain(value) else quoted(value)


def key_literal(name: str) -> str:
    """A key as it is written before its colon."""
    return name if _is_safe_plain(name) else quoted(name)


def _is_safe_plain(text: str) -> bool:
    # `n`, `yes`, `off` and the like are booleans to a YAML 1.1 reader.
    from articlelint.front.ambiguity import other_reading  # noqa: PLC0415 only findings with fixes need it

    return bool(_SAFE_PLAIN.fullmatch(text)) and resolved(text) == text and other_reading(text) is None


def insertion(  # noqa: PLR0913, PLR0917 where, under which name, and what: the same for every format
    text: str, content: Span, reading: Readable, parent: Route, name: str, value_literal: str
) -> Edit | None:
    """The edit that adds a member at the end of a block mapping, or of a flow mapping that stands on one line."""
    at = reading.values.get(parent) if parent else content
    if at is None or reading.problems:
        return None
    if parent and at.of(text).startswith("{"):
        inner = text[at.start + 1 : at.end - 1].strip()
        place = len(text[: at.end - 1].rstrip())
        return Edit(Span(place, place), f"{', ' if inner else ''}{key_literal(name)}: {value_literal}")
    members = [span for route, span in reading.keys.items() if route[:-1] == parent and len(route) == len(parent) + 1]
    newline = _newline(text)
    if not parent and not members:
        return Edit(Span(content.end, content.end), f"{key_literal(name)}: {value_literal}{newline}")
    if not members or not all(at.start <= span.start <= at.end for span in members):
        return None
    indent = " " * _column(text, members[0].start)
    end = at.end if parent else _end_of_root(text, content)
    line_end = min([place for place in (text.find("\n", end), text.find("\r", end)) if place >= 0], default=len(text))
    return Edit(Span(line_end, line_end), f"{newline}{indent}{key_literal(name)}: {value_literal}")


def _end_of_root(text: str, content: Span) -> int:
    return content.start + len(content.of(text).rstrip())


def _column(text: str, offset: int) -> int:
    return offset - max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) - 1


def _newline(text: str) -> str:
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"
