"""Front matter that is read without a YAML parser: mappings and lists in blocks, with a scalar on each line.

Most front matters, and nearly all that a program writes, are so plain that each line says by itself what it is. Nothing
in what is read here can be a fault, a duplicate key or a value that readers disagree about; whatever might be
(comments behind values, escapes, texts over several lines, anchors, tags, tabs, odd indentation) is left to libyaml;
docs/decisions/0017-two-readers.md says why this is safe.
"""

import re
from functools import lru_cache
from typing import Any, TypeAlias

from articlelint.front.ambiguity import other_reading
from articlelint.front.nesting import USUAL, too_deep
from articlelint.front.reading import Bounds
from articlelint.front.scalars import resolved

# In code points: a longer one takes its time anyway.
_LONGEST = 20_000
_DEEPEST = 20
# Lines and keys that are said again and again: `draft: false`, `  type: RSS`, `  - BITCOIN`. A thousand take 200 KB.
_REMEMBERED = 1_000
# In code points: what is longer is hardly said twice.
_LONG = 36

_KEY = re.compile(r"( *)([A-Za-z_][A-Za-z0-9_-]{0,63})")
# A flow list of scalars on one line; plain scalars end at a comma there (§7.3.3).
_FLOW_ITEM = r"""(?:[A-Za-z][A-Za-z0-9_.-]*(?: [A-Za-z0-9_.-]+)*|[0-9]+|'[^']*'|"[^"\\]*")"""
_FLOW_LIST = re.compile(rf"\[(?:{_FLOW_ITEM}(?:, ?{_FLOW_ITEM})*)?\]")
_FLOW_ITEMS = re.compile(_FLOW_ITEM)
# What a plain scalar begins with here: nothing that means something else to YAML, save for the sign of a number.
_PLAIN_START = re.compile(r"[^\W_]|[-+.][0-9]")


# A line of YAML: its indentation, its key (None for an item), and its value. A list is written as a tuple.
_Line: TypeAlias = tuple[int, str | None, Any]


class _Open:
    """The value of a key that the lines below may tell."""


_NOTHING: _Line = (-1, None, None)


def may_be_unadorned(bounds: Bounds) -> bool:
    """Whether whatever is read here is within some bounds: there is at least one sign, and a comma, to each value."""
    return bounds.nesting >= USUAL and bounds.values >= _LONGEST


def read_unadorned(content: str) -> dict[str, Any] | None:  # noqa: C901, PLR0911, PLR0912 one loop, for its speed
    """The data of a front matter between its fences; None where only a YAML parser can tell."""
    if len(content) > _LONGEST or content.count("[") + content.count("{") > USUAL:
        return None
    if "\r" in content:
        content = content.replace("\r\n", "\n")
    lines = content.split("\n")
    # What is printable to Python is so to YAML (§5.1), and no line end of YAML 1.1.
    if not "".join(lines).isprintable():
        return None
    root: dict[str, Any] = {}
    # The block that is open, its indentation, and the blocks around it; the key above, if it has no value yet.
    block: Any = root
    indent = 0
    around: list[tuple[int, Any]] = []
    above: str | None = None
    for written in lines:
        line = _remembered(written) if len(written) < _LONG else _read(written)
        if line is _NOTHING:
            continue
        if line is None:
            return None
        at, key, value = line
        if at > indent:
            if above is None or len(around) > _DEEPEST:
                return None
            around.append((indent, block))
            block[above] = [] if key is None else {}
            block, indent = block[above], at
        else:
            if at < indent:
                above = None
                while at < indent and around:
                    indent, block = around.pop()
                if at != indent:
                    return None
            if key is None and block.__class__ is dict:
                # The items of a key's list may stand right below it.
                if above is None:
                    return None
                around.append((indent, block))
                block[above] = block = []
            elif key is not None and block.__class__ is list:
                if not around or around[-1][0] != indent:
                    return None
                indent, block = around.pop()
        if key is None:
            block.append(value)
        elif key in block:
            return None
        elif value is _Open:
            block[key], above = None, key
            continue
        else:
            block[key] = list(value) if value.__class__ is tuple else value
        above = None
    return root


def _read(line: str) -> _Line | None:
    """What a line says; None where that is not plain."""
    name, colon, written = line.partition(": ")
    known = _key(name) if colon else None
    if known is None:
        return _read_alone(line)
    if len(line) > USUAL and too_deep(line):
        return None
    value = _value(written.lstrip(" "))
    return None if value is _Open else (*known, value)


_remembered = lru_cache(_REMEMBERED)(_read)


def _read_alone(line: str) -> _Line | None:
    """What a line says that has no key and value: an item, a key alone, a comment, or nothing."""
    text = line.lstrip(" ")
    if not line or text.startswith("#"):
        return _NOTHING
    if line.endswith(":"):
        known = _key(line[:-1])
        return known and (*known, _Open)
    if not text.startswith("- ") or (len(line) > USUAL and too_deep(line)):
        return None
    value = _value(text[2:])
    return None if value is _Open or value.__class__ is tuple else (len(line) - len(text), None, value)


@lru_cache(_REMEMBERED)
def _key(written: str) -> tuple[int, str] | None:
    """The indentation of a key and its name; None where that is not plain."""
    key = _KEY.fullmatch(written)
    return (len(key[1]), key[2]) if key and not _is_doubtful(key[2]) else None


def _value(written: str) -> Any:  # noqa: ANN401, PLR0911 any JSON value, in any of five styles
    """What a value that stands behind a key or a dash says; `_Open` where that is not plain."""
    if not written:
        return _Open
    first, last = written[0], written[-1]
    if first == last == "'" and len(written) > 1:
        text = written[1:-1]
        if "'" not in text:
            return text
        return _Open if "'" in text.replace("''", "") else text.replace("''", "'")
    if first == last == '"' and len(written) > 1:
        text = written[1:-1]
        return _Open if '"' in text or "\\" in text else text
    if first == "[":
        items = _FLOW_ITEMS.findall(written) if _FLOW_LIST.fullmatch(written) else [""]
        values = tuple(item[1:-1] if item[0] in "'\"" else _plain(item) for item in items if item)
        return _Open if _Open in values or items == [""] else values
    if not _PLAIN_START.match(written) or last in " :" or ": " in written or " #" in written:
        return _Open
    return _plain(written)


def _plain(text: str) -> Any:  # noqa: ANN401 any scalar
    return _Open if _is_doubtful(text) else resolved(text)


def _is_doubtful(text: str) -> bool:
    return other_reading(text) is not None
