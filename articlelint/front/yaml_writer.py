"""How values are written in YAML, so that a YAML 1.1 and a YAML 1.2 reader see the same."""

import re
from collections.abc import Mapping
from typing import Any

from articlelint.fix import Edit
from articlelint.front.growth import at, edited, with_member
from articlelint.front.reading import WIDEST, Readable
from articlelint.front.scalars import resolved
from articlelint.front.syntax import newline
from articlelint.front.yaml import YamlReading
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
    """The edit that adds a member at the end of the mapping at `parent`, as its other members stand.

    None where there is no such mapping, where it has the member already, and where the outcome would not be exactly
    that.
    """
    before = at(reading.data, parent)
    if reading.problems or reading.duplicates or not isinstance(before, Mapping) or name in before:
        return None
    edit = _added(text, content, reading, parent, f"{key_literal(name)}: {value_literal}")
    if edit is None:
        return None
    value = YamlReading(value_literal, Span(0, len(value_literal))).data
    after = YamlReading(*edited(text, content, edit), WIDEST)
    return edit if after.data == with_member(reading.data, parent, name, value) else None


def _added(text: str, content: Span, reading: Readable, parent: Route, member: str) -> Edit | None:
    whole = reading.values.get(parent, None if parent else content)
    if whole is None:
        return None
    if whole.of(text).startswith("{"):
        inner = text[whole.start + 1 : whole.end - 1].strip()
        place = len(text[: whole.end - 1].rstrip())
        return Edit(Span(place, place), f"{', ' if inner else ''}{member}")
    members = [span for route, span in reading.keys.items() if route[:-1] == parent and len(route) == len(parent) + 1]
    if not parent and not members:
        return Edit(Span(content.end, content.end), f"{member}{newline(text)}")
    if not members or not all(whole.start <= span.start <= whole.end for span in members):
        return None
    end = _last_end(text, whole, reading, parent)
    line_end = min([place for place in (text.find("\n", end), text.find("\r", end)) if place >= 0], default=len(text))
    return Edit(Span(line_end, line_end), f"{newline(text)}{' ' * _column(text, members[0].start)}{member}")


def _last_end(text: str, whole: Span, reading: Readable, parent: Route) -> int:
    """Where the last thing in a mapping ends. libyaml counts the comments below a block to it, and they may not be."""
    inside = [span for route, span in reading.keys.items() if route[: len(parent)] == parent]
    for route, span in reading.values.items():
        is_block = isinstance(at(reading.data, route), dict | list) and text[span.start : span.start + 1] not in "[{*"
        if route[: len(parent)] == parent and not is_block:
            inside.append(span)
    return max(span.end for span in inside if whole.start <= span.start <= whole.end)


def _column(text: str, offset: int) -> int:
    return offset - max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) - 1
