"""Settings in layers: what each file says, laid one over the other, and where each value of the outcome was written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from articlelint.settings.document import Document, Mistake
from articlelint.text import Route

# What the command line says; its place is the number of the option and a column of it.
COMMAND_LINE = "--config"
DEFAULT = "default"

# Lists that a layer adds to, at the top and in a collection. Any other list takes the place of what it was.
_ADDED_TO = ("ignore", "plugins", "overrides")


class Layer(NamedTuple):
    """A document of settings, the folder that its paths count from, and its name where it is a preset."""

    document: Document
    folder: str
    preset: str | None = None


class Origin(NamedTuple):
    """Where a value of the settings was written.

    `source` is a file as it is shown, `preset hugo`, `--config`, or `default` for what nobody has written; line and
    column are 1-based, and 0 where there is nothing to look at.
    """

    source: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}" if self.line else self.source


class Layered:
    """Settings as they hold, after all layers; `data` is spelt as in a settings file, without `extend`.

    Tables are joined, a collection is laid over the one of the same name, `ignore`, `plugins` and `overrides` are added
    to, and all else takes the place of what it was. What a layer selects by its very name it no longer ignores for the
    sake of a layer below. The layers are taken to be valid.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = tuple(layers)
        whole = _Table(None, ())
        for layer in layers:
            whole.lay(_Written(layer, (), layer.document.data or {}), _ADDED_TO)
        self.data: Mapping[str, Any] = whole.data()
        self._written = dict(whole.written(()))

    def origin(self, route: Route) -> Origin:
        """Where the value at a route of `data` was written; what was written by nobody is there by default."""
        found = self._found(route)
        if found is None:
            return Origin(DEFAULT)
        layer, own = found
        if layer.preset is not None:
            return Origin(f"preset {layer.preset}")
        if layer.document.is_argument:
            return Origin(COMMAND_LINE)
        return Origin(layer.document.path, *layer.document.position(own, at_key=True))

    def layer(self, route: Route) -> Layer:
        """The layer that the value at a route was written in; the last one for what nobody has written."""
        found = self._found(route)
        return found[0] if found else self.layers[-1]

    def is_mixed(self, route: Route, count: int) -> bool:
        """Whether the items of a list, of which there are so many, were written in several layers."""
        found = [self._found((*route, number)) for number in range(count)]
        return len({id(one[0]) for one in found if one}) > 1

    def mistake(self, route: Route, message: str, *, at_key: bool = False) -> Mistake:
        """A mistake in the value at a route, shown where it was written."""
        found = self._found(route)
        layer, own = found or (self.layers[-1], route)
        return layer.document.mistake(own, message, at_key=at_key)

    def _found(self, route: Route) -> tuple[Layer, Route] | None:
        for length in range(len(route), 0, -1):
            if found := self._written.get(route[:length]):
                return found[0], (*found[1], *route[length:])
        return None


class _Written(NamedTuple):
    """A value, and where it stands: its layer, and its route in the layer's document."""

    layer: Layer
    route: Route
    value: Any

    def inside(self) -> Iterator[tuple[Any, "_Written"]]:
        """The members of a table, or the items of a list, each under its name or number."""
        members = self.value.items() if isinstance(self.value, Mapping) else enumerate(self.value)
        for step, value in members:
            yield step, _Written(self.layer, (*self.route, step), value)


class _Table:
    """A table in the making, under the last layer that wrote in it."""

    def __init__(self, layer: Layer | None, route: Route) -> None:
        self.place = (layer, route)
        self.entries: dict[str, _Entry] = {}

    def lay(self, written: _Written, added_to: tuple[str, ...] = ()) -> None:
        """Lay what a layer says over what is there."""
        self.place = (written.layer, written.route)
        for name, entry in written.inside():
            known = self.entries.get(name)
            if name == "extend" and not written.route:
                continue
            if name == "collections" and not written.route:
                self.entries[name] = _collections(known, entry)
            elif name in added_to:
                items = known.items if isinstance(known, _Items) else []
                again = entry.value if name == "ignore" else ()
                kept = (one for one in items if one.data() not in again)
                self.entries[name] = _Items([*kept, *(_Leaf(one) for _, one in entry.inside())], entry)
            elif isinstance(entry.value, Mapping):
                below = known if isinstance(known, _Table) else _Table(*self.place)
                below.lay(entry)
                self.entries[name] = below
            else:
                self.entries[name] = _Leaf(entry)
        self._heed(written)

    def _heed(self, written: _Written) -> None:
        """What a layer selects by name is no longer ignored by the layers below: nothing else could undo that."""
        ignored = self.entries.get("ignore")
        if isinstance(ignored, _Items) and "select" in written.value:
            named = [one for one in written.value["select"] if one not in written.value.get("ignore", ())]
            ignored.items = [one for one in ignored.items if one.data() not in named]

    def data(self) -> dict[str, Any]:
        return {name: entry.data() for name, entry in self.entries.items()}

    def written(self, route: Route) -> "Iterator[tuple[Route, tuple[Layer, Route]]]":
        layer, own = self.place
        if layer is not None:
            yield route, (layer, own)
        for name, entry in self.entries.items():
            yield from entry.written((*route, name))


class _Leaf:
    """A value that takes the place of what it was."""

    def __init__(self, written: _Written) -> None:
        self.value = written.value
        self._written = written

    def data(self) -> Any:  # noqa: ANN401 any value of TOML
        return self.value

    def written(self, route: Route) -> "Iterator[tuple[Route, tuple[Layer, Route]]]":
        yield route, (self._written.layer, self._written.route)


class _Items:
    """A list whose items come from several layers; it stands where the last of them wrote in it."""

    def __init__(self, items: "list[_Entry]", written: _Written) -> None:
        self.items = items
        self._written = written

    def data(self) -> list[Any]:
        return [item.data() for item in self.items]

    def written(self, route: Route) -> "Iterator[tuple[Route, tuple[Layer, Route]]]":
        yield route, (self._written.layer, self._written.route)
        for number, item in enumerate(self.items):
            yield from item.written((*route, number))


_Entry: TypeAlias = _Table | _Leaf | _Items


def _collections(known: "_Entry | None", written: _Written) -> _Items:
    """Collections laid over those of the same name.

    Those that the layer names come first, in its order: an article belongs to the first one that fits, and whoever
    extends a preset knows better than it.
    """
    tables = [one for one in known.items if isinstance(one, _Table)] if isinstance(known, _Items) else []
    below = {one.entries["name"].data(): one for one in tables}
    named: dict[str, _Table] = {}
    for _, one in written.inside():
        name = one.value["name"]
        named[name] = below.pop(name) if name in below else _Table(one.layer, one.route)
        named[name].lay(one, _ADDED_TO)
    return _Items([*named.values(), *below.values()], written)
