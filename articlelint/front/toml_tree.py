"""The tables, arrays and values of TOML 1.0.0 as a tree, and the keys that stand twice in it."""

from articlelint.front import syntax
from articlelint.front.reading import Bounds, Duplicate
from articlelint.front.toml_tokens import LimitError, Part
from articlelint.text import Route, Span

_CLOSED = frozenset(("inline", "array", "scalar"))


class Node:
    """What stands at a route: `implicit`, `header`, `dotted` or `inline` table, `tables`, `array`, or `scalar`."""

    __slots__ = ("below", "kind")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.below: list[Route] = []


class Tree:
    """What stands at each route, with its places; of what stands twice the last counts, but tables grow together."""

    def __init__(self, whole: Span, bounds: Bounds) -> None:
        self._bounds = bounds
        self.nodes: dict[Route, Node] = {(): Node("header")}
        self.keys: dict[Route, Span] = {}
        self.values: dict[Route, Span] = {(): whole}
        self.duplicates: list[Duplicate] = []
        self._firsts: dict[Route, Span] = {}
        self._repeated: Route | None = None

    def declared(self, parts: list[Part], header: Span, *, many: bool) -> Route:
        """The route of the table that a header opens, which is an item of `many` behind double brackets."""
        self._repeated = None
        route: Route = ()
        for part in parts[:-1]:
            route = self.entered(route, part, "implicit", header)
        child, key = (*route, parts[-1].name), parts[-1].span
        node = self.nodes.get(child)
        if many:
            if node is None or node.kind != "tables":
                self.define(child, key, header, "tables")
            child = (*child, len(self.nodes[child].below))
            self.define(child, key, header, "header")
        elif node is not None and node.kind == "implicit":
            node.kind = "header"
            self.keys[child], self.values[child] = key, header
        elif node is None or node.kind in _CLOSED:
            self.define(child, key, header, "header")
        else:
            self._twice(child, key)
            self._repeated = child
            child = (*child, len(node.below) - 1) if node.kind == "tables" else child
        return child

    def entered(self, route: Route, part: Part, kind: str, place: Span) -> Route:
        """The route of a table that a key or header leads through; it is made where it is missing."""
        child = (*route, part.name)
        node = self.nodes.get(child)
        if node is None or node.kind in _CLOSED:
            self.define(child, part.span, place, kind)
        elif node.kind == "tables":
            return (*child, len(node.below) - 1)
        elif kind == "dotted" and node.kind == "header":
            self._twice(child, part.span)
        return child

    def define(self, route: Route, key: Span | None, value: Span, kind: str) -> None:
        """Note what stands at a route: items of an array have no key."""
        if len(route) > self._bounds.nesting:
            raise LimitError(syntax.too_deep(key or value, self._bounds))
        if len(self.values) > self._bounds.values:
            raise LimitError(syntax.too_many(key or value, self._bounds))
        if route in self.nodes and key:
            self._twice(route, key)
            self._forget(route)
        self.nodes[route] = Node(kind)
        self.nodes[route[:-1]].below.append(route)
        self.values[route] = value
        if key:
            self.keys[route] = key
            self._firsts.setdefault(route, key)

    def _twice(self, route: Route, key: Span) -> None:
        # The members of a table that stands twice, as a whole, are not reported one by one.
        if self._repeated is None or route[: len(self._repeated)] != self._repeated:
            self.duplicates.append(Duplicate(str(route[-1]), self._firsts[route], key, route))

    def _forget(self, route: Route) -> None:
        self.nodes[route[:-1]].below.remove(route)
        stack = [route]
        while stack:
            gone = stack.pop()
            stack += self.nodes.pop(gone).below
            self.keys.pop(gone, None)
            self.values.pop(gone, None)
