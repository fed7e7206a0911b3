"""Settings as TOML, in the way people write them: short values in one line, long ones as tables of their own."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

# Inline tables may not go on in another line (TOML 1.0.0, "Inline Table"), so one longer than this is a table.
LONGEST = 100

_BARE_KEY = re.compile("[A-Za-z0-9_-]+")
# Code points that show as nothing or turn the reading direction (https://trojansource.codes), but for the joiners that
# scripts and emoji need: settings are read by people before they hold.
_UNSEEN = re.compile("[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def table(head: str, entries: Mapping[str, Any]) -> str:
    """A table under its head, `[rules.x]` or `[[collections]]`, then those within it; no head is the root."""
    return "\n".join(_tables(head, entries))


def entry(name: str, value: Any) -> str:  # noqa: ANN401 a setting may be any value of TOML
    """A key and its value, with the line's end; a list that is too long for a line has one for each item."""
    line = f"{key(name)} = {inline(value)}\n"
    if len(line) <= LONGEST or not isinstance(value, list | tuple):
        return line
    items = "".join(f"    {inline(item)},\n" for item in value)
    return f"{key(name)} = [\n{items}]\n"


def inline(value: Any) -> str:  # noqa: ANN401 a setting may be any value of TOML
    """A value in one line."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key(name)} = {inline(member)}' for name, member in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(inline, value))}]"
    return _scalar(value)


def key(name: str) -> str:
    """A key, in quotes where TOML asks for them."""
    return name if _BARE_KEY.fullmatch(name) else _scalar(name)


def _scalar(value: Any) -> str:  # noqa: ANN401 a text, a number or a boolean
    # What JSON writes of them is TOML too, but that TOML takes no bare U+007F.
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def _tables(head: str, entries: Mapping[str, Any]) -> Iterator[str]:
    # Readers know `[[collections]]` as the form of what stands at the root, however short it is.
    own = {
        name: value
        for name, value in entries.items()
        if not (_needs_tables(value) or (not head and _are_tables(value)))
    }
    if own or not entries:
        yield (f"{head}\n" if head else "") + "".join(entry(name, value) for name, value in own.items())
    elif head.startswith("[["):
        yield f"{head}\n"
    outer = head.strip("[]")
    for name, value in entries.items():
        path = f"{outer}.{key(name)}" if outer else key(name)
        if name in own:
            continue
        if isinstance(value, Mapping):
            yield from _tables(f"[{path}]", value)
        else:
            for item in value:
                yield from _tables(f"[[{path}]]", item)


def _needs_tables(value: Any) -> bool:  # noqa: ANN401 a setting may be any value of TOML
    tables = value if _are_tables(value) else [value] if isinstance(value, Mapping) else []
    return any(len(inline(one)) > LONGEST for one in tables)


def _are_tables(value: Any) -> bool:  # noqa: ANN401 a setting may be any value of TOML
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(item, Mapping) for item in value)
