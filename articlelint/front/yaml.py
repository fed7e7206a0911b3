"""YAML front matter: data by the YAML 1.2 core schema, and a place for each key and value, from one parse.

libyaml composes nodes that know their places; resolution is ours, so none of PyYAML's constructors ever runs (they
raise bare `ValueError` on `2023-02-30` and follow YAML 1.1).
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from articlelint.diagnostic import Finding
from articlelint.front.nesting import USUAL, too_deep
from articlelint.front.reading import BOUNDS, Ambiguity, Bounds, Doubt, Duplicate
from articlelint.front.scalars import resolved, tagged
from articlelint.front.yaml_nodes import as_written, compose, has_old_line_ends, is_merge, span_of
from articlelint.front.yaml_places import YamlPlaces
from articlelint.text import BYTE_ORDER_MARK, Route, Span

# What another reader sees as something else is a boolean of YAML 1.1, shorter than this, or looks like a number.
_SHORT = 4
_OLD_BOOLEANS = frozenset({"yes", "no", "on", "off"})
# Numbers of fewer digits than this are exact in any reader.
_LONG = 16
_NUMERIC_STARTS = frozenset("+-.0123456789")


class Unreadable(Exception):
    """Well-formed YAML that has no meaning as data, with the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class YamlReading:
    """A `Reading` of YAML whose places are worked out when somebody first asks for one."""

    def __init__(self, text: str, content: Span, bounds: Bounds = BOUNDS) -> None:
        self.text = text
        # libyaml passes over a byte order mark, and counts from behind it.
        self._mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK, content.start) else ""
        content = content._replace(start=min(content.start + len(self._mark), content.end))
        self.base = content.start
        self._bounds = bounds
        self._deepest, self._most = bounds.nesting, bounds.values
        self.problems: tuple[Finding, ...] = ()
        self.data: Any = None
        self.root: Node | None = None
        self._values = 0
        self._has_stand_ins = False
        self._has_duplicates = False
        self._doubtful: list[tuple[ScalarNode, Ambiguity]] = []
        try:
            self.root = self._composed(content.of(text))
            self.data = {} if self.root is None else self._built(self.root, 0)
        except Unreadable as reason:
            self.problems = (reason.finding,)
        except yaml.YAMLError as error:
            self.problems = self._explained(content, error)

    def _explained(self, content: Span, error: yaml.YAMLError) -> tuple[Finding, ...]:
        from articlelint.front.explain import explained  # noqa: PLC0415 only broken front matter needs the words

        def again(text: str) -> yaml.YAMLError | None:
            try:
                compose(self._mark + content.of(text))
            except yaml.YAMLError as following:
                return following
            return None

        return tuple(explained(self.text, content, error, again))

    def _composed(self, source: str) -> Node | None:
        deep = too_deep(source, max(USUAL, self._deepest))
        if deep is not None:
            raise Unreadable(_nesting(Span(self.base + deep.start, self.base + deep.end), self._bounds))
        self._has_stand_ins = has_old_line_ends(source)
        return compose(self._mark + source)

    def _span(self, node: Node) -> Span:
        return span_of(node, self.text, self.base)

    def _built(self, node: Node, depth: int) -> Any:  # noqa: ANN401 front matter holds any JSON value
        self._values += 1
        if depth > self._deepest:
            span = self._span(node)
            raise Unreadable(_self_reference(self.text, span) or _nesting(span, self._bounds))
        if self._values > self._most:
            raise Unreadable(_too_many(self._span(node), self._bounds, has_aliases="*" in self.text))
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, SequenceNode):
            return [self._built(item, depth + 1) for item in node.value]
        return self._mapping(cast("MappingNode", node), depth)

    def _text(self, node: ScalarNode) -> str:
        text: str = as_written(node.value) if self._has_stand_ins else node.value
        return text

    def _scalar(self, node: ScalarNode) -> Any:  # noqa: ANN401 front matter holds any JSON value
        value = self._text(node)
        tag: str | None = node.tag
        if tag is not None:
            return tagged(tag, value)
        if node.style:
            return value
        if len(value) < _SHORT or value[0] in _NUMERIC_STARTS:
            self._look_twice(node)
        return resolved(value)

    def _look_twice(self, node: ScalarNode) -> None:
        if _is_beyond_doubt(node.value):
            return
        from articlelint.front.ambiguity import other_reading  # noqa: PLC0415 1 ms that few articles need

        reading = other_reading(node.value)
        if reading is not None:
            self._doubtful.append((node, reading))

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        own: dict[str, Any] = {}
        for key, value in node.value:
            if is_merge(key, value):
                merged = self._merged(value, depth) | merged
            elif isinstance(key, ScalarNode):
                own[self._text(key)] = self._built(value, depth + 1)
                if not key.style and (len(key.value) < _SHORT or key.value[0] in _NUMERIC_STARTS):
                    self._look_twice(key)
            else:
                raise Unreadable(_complex_key(self._span(key), self.text, self._span(node)))
        if len(own) + sum(is_merge(key, value) for key, value in node.value) < len(node.value):
            self._has_duplicates = True
        return merged | own if merged else own

    def _merged(self, node: Node, depth: int) -> dict[str, Any]:
        if isinstance(node, MappingNode):
            built: dict[str, Any] = self._built(node, depth + 1)
            return built
        found: dict[str, Any] = {}
        for item in node.value:
            found = self._merged(item, depth + 1) | found
        return found

    @cached_property
    def _places(self) -> YamlPlaces | None:
        return None if self.root is None or self.problems else YamlPlaces(self.root, self.text, self.base)

    @property
    def keys(self) -> Mapping[Route, Span]:
        """Where each key stands."""
        return self._places.keys if self._places else {}

    @property
    def values(self) -> Mapping[Route, Span]:
        """Where each value stands."""
        return self._places.values if self._places else {}

    @property
    def scalars(self) -> Mapping[Route, ScalarNode]:
        """The scalar nodes, for who asks how a value was written."""
        return self._places.scalars if self._places else {}

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        """The keys that stand twice in one mapping."""
        return tuple(dict.fromkeys(self._places.duplicates)) if self._has_duplicates and self._places else ()

    def doubts(self) -> list[Doubt]:
        """The plain scalars, keys among them, that not every reader takes for what they are written as."""
        if not self._doubtful or self._places is None:
            return []
        routes = {id(node): route for route, node in self.scalars.items() if self.values[route] == self._span(node)}
        found = {id(node): (node, reading) for node, reading in self._doubtful}
        return [Doubt(self._span(node), routes.get(known), reading) for known, (node, reading) in found.items()]


def _is_beyond_doubt(text: str) -> bool:
    if text.isalpha():
        return text.lower() not in _OLD_BOOLEANS
    return text.isdecimal() and len(text) < _LONG and (text[0] != "0" or text == "0")


def _nesting(span: Span, bounds: Bounds) -> Finding:
    from articlelint.front import syntax  # noqa: PLC0415 few front matters pass a limit

    return syntax.too_deep(Span(span.start, span.start + 1), bounds)


def _too_many(span: Span, bounds: Bounds, *, has_aliases: bool) -> Finding:
    from articlelint.front import syntax  # noqa: PLC0415 as above

    return syntax.unfolded_too_many(span, bounds) if has_aliases else syntax.too_many(span, bounds)


def _self_reference(text: str, span: Span) -> Finding | None:
    anchors = re.findall(r"&([^\s,\[\]{}]+)[ \t\r\n]*\Z", text[: span.start])
    alias = re.compile(rf"\*{re.escape(anchors[0])}(?![^\s,\[\]{{}}])").search(text, *span) if anchors else None
    if alias is None:
        return None
    return Finding(Span(*alias.span()), f"`{alias[0]}` refers to the value that it stands in", "write the value out")


def _complex_key(key: Span, text: str, mapping: Span) -> Finding:
    if text.startswith("{{", mapping.start):
        return Finding(mapping, "`{{` begins a mapping in YAML, so the template is not read as text", "quote the value")
    return Finding(key, "a list or a mapping is used as a key", "use a plain name as the key")
