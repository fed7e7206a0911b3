"""Where each key and value of a YAML document stands, as routes to spans."""

import re
from typing import cast

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from articlelint.front.reading import Duplicate
from articlelint.front.yaml_nodes import as_written, is_merge, span_of
from articlelint.text import Route, Span

_ALIAS = re.compile(r"\*[^\s,\[\]{}]+")


class YamlPlaces:
    """The places of a document below a root node.

    A merged key stands where it stands in the anchored mapping; an alias where it stands, and what is inside it in the
    anchored node.
    """

    def __init__(self, root: Node, text: str, base: int) -> None:
        self.text = text
        self.base = base
        self.keys: dict[Route, Span] = {}
        self.values: dict[Route, Span] = {}
        self.scalars: dict[Route, ScalarNode] = {}
        self.duplicates: list[Duplicate] = []
        self._place(root, (), self._span(root))

    def _span(self, node: Node) -> Span:
        return span_of(node, self.text, self.base)

    def _place(self, node: Node, route: Route, span: Span) -> None:
        self.values[route] = span
        if isinstance(node, ScalarNode):
            self.scalars[route] = node
        elif isinstance(node, SequenceNode):
            after = self.base + node.start_mark.index
            for index, item in enumerate(node.value):
                at = self._value_span(item, after)
                self._place(item, (*route, index), at)
                after = at.end
        else:
            self._place_members(cast("MappingNode", node), route)

    def _place_members(self, node: MappingNode, route: Route) -> None:
        for key, value in node.value:
            if is_merge(key, value):
                self._place_merged(value, route)
        own: dict[str, Span] = {}
        for key, value in node.value:
            if is_merge(key, value):
                continue
            name = as_written(key.value)
            below = (*route, name)
            span = self._span(key)
            if name in own:
                self.duplicates.append(Duplicate(name, own[name], span, below))
            own.setdefault(name, span)
            self.keys[below] = span
            self._place(value, below, self._value_span(value, span.end))

    def _place_merged(self, node: Node, route: Route) -> None:
        if isinstance(node, MappingNode):
            self._place(node, route, self.values[route])
        else:
            for item in reversed(node.value):
                self._place_merged(item, route)

    def _value_span(self, node: Node, after: int) -> Span:
        """Where a value stands that comes after an offset; a node from before it is the target of an alias there."""
        span = self._span(node)
        if span.start >= after:
            return span
        alias = _ALIAS.search(self.text, after)
        return Span(*alias.span()) if alias else span
