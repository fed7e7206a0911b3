"""Settings as they hold, as TOML: each value with a comment that says where it comes from."""

from collections.abc import Iterator, Mapping
from typing import Any

from articlelint.settings.layers import Layered
from articlelint.text import Route
from articlelint.toml_writer import entry, inline, key, table
from articlelint.wording import escaped


def listing(layered: Layered, defaults: Mapping[str, Any]) -> str:
    """The settings of some layers, and below them what holds where they say nothing; the layers are valid."""
    unsaid = {name: value for name, value in defaults.items() if name not in layered.data}
    data = {**layered.data, **unsaid}
    plain = {name: value for name, value in data.items() if not _is_table(value)}
    parts = ["".join(_entries(layered, (), plain))]
    for name, value in data.items():
        if isinstance(value, Mapping):
            parts += _table(layered, name, (name,), value)
        elif _is_table(value):
            for number, item in enumerate(value):
                parts += _table(layered, name, (name, number), item)
    return _legible("\n".join(part for part in parts if part))


def _table(layered: Layered, path: str, route: Route, value: Mapping[str, Any]) -> Iterator[str]:
    """A table that may have come about in layers, then those within it."""
    plain = {name: one for name, one in value.items() if not _is_table(one)}
    is_item = isinstance(route[-1], int)
    if plain or is_item or not value:
        head = f"[[{path}]]" if is_item else f"[{path}]"
        yield f"{head}  {_origin(layered, route)}\n" + "".join(_entries(layered, route, plain))
    for name, one in value.items():
        below = f"{path}.{key(name)}"
        if isinstance(one, Mapping):
            yield from _table(layered, below, (*route, name), one)
        elif _is_table(one):
            # Such a list is somebody's as a whole.
            yield from (
                f"{_origin(layered, (*route, name, number))}\n{table(f'[[{below}]]', item)}"
                for number, item in enumerate(one)
            )


def _entries(layered: Layered, route: Route, values: Mapping[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        where = (*route, name)
        if isinstance(value, list) and layered.is_mixed(where, len(value)):
            origins = [_origin(layered, (*where, number)) for number in range(len(value))]
            items = "".join(f"    {inline(one)},  {origin}\n" for one, origin in zip(value, origins, strict=True))
            yield f"{key(name)} = [\n{items}]\n"
        else:
            yield f"{entry(name, value)[:-1]}  {_origin(layered, where)}\n"


def _legible(text: str) -> str:
    """The text with what a terminal would obey, or that shows as nothing, as TOML writes it in the strings it is in."""
    return "".join(letter if letter.isprintable() or letter == "\n" else f"\\U{ord(letter):08x}" for letter in text)


def _origin(layered: Layered, route: Route) -> str:
    return f"# {escaped(str(layered.origin(route)))}"


def _is_table(value: object) -> bool:
    """Whether a value stands under a head of its own."""
    return isinstance(value, Mapping) or (
        isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)
    )
