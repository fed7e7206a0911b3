"""YAML front matter: data by the YAML 1.2 core schema, and a place for each key and value, from one parse.

libyaml composes nodes that know their places; resolution is ours, so none of PyYAML's constructors ever runs (they
raise bare `ValueError` on `2023-02-30` and follow YAML 1.1).
"""

import re
from functools import cached_property
from typing import Any, NamedTuple, cast

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from articlelint.diagnostic import Finding
from articlelint.front.ambiguity import Ambiguity, other_reading
from articlelint.front.nesting import DEEPEST, too_deep
from articlelint.front.reading import Doubt, Duplicate
from articlelint.front.scalars import resolved, tagged
from articlelint.text import Route, Span

try:
    from yaml._yaml import CParser
except ImportError as missing:
    message = (
        "articlelint needs PyYAML with libyaml, and the one installed is without: "
        "pip install --force-reinstall --only-binary :all: PyYAML"
    )
    raise ImportError(message) from missing

# A front matter has some 40 values; aliases that unfold to more than this are a mistake or an attack.
MOST_VALUES = 100_000

# YAML 1.1 ends a line at these three, and so does libyaml; to YAML 1.2 (§5.4) they are characters like any other.
# They are handed to libyaml as private characters, and handed back.
_OLD_LINE_ENDS = "\x85\u2028\u2029"
_STAND_INS = "\uf8fd\uf8fe\uf8ff"
_TO_STAND_INS = str.maketrans(_OLD_LINE_ENDS, _STAND_INS)
_FROM_STAND_INS = str.maketrans(_STAND_INS, _OLD_LINE_ENDS)

# What another reader sees as something else is a boolean of YAML 1.1, shorter than this, or looks like a number.
_SHORT = 4
_NUMERIC_STARTS = frozenset("+-.0123456789")

_ALIAS = re.compile(r"\*[^\s,\[\]{}]+")


class _Composer(CParser):
    """libyaml's composer under a resolver that resolves nothing: 44 µs for the sample, 104 µs with PyYAML's own."""

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> None:  # noqa: ANN401 PyYAML's own signature
        """Leave every tag open that the author left open."""

    def descend_resolver(self, parent: Node | None, index: Any) -> None:  # noqa: ANN401 PyYAML's own signature
        """Keep no path: nothing is resolved by it."""

    def ascend_resolver(self) -> None:
        """Keep no path: nothing is resolved by it."""


class Unreadable(Exception):
    """Well-formed YAML that has no meaning as data, with the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def compose(source: str) -> Node | None:
    """The root node of a YAML document, None for an empty one; raises `yaml.YAMLError`."""
    composer = _Composer(source)
    try:
        root: Node | None = composer.get_single_node()
    finally:
        composer.dispose()
    return root


class YamlReading:
    """A `Reading` of YAML whose places are worked out when somebody first asks for one."""

    def __init__(self, text: str, content: Span) -> None:
        self.text = text
        self.base = content.start
        self.problems: tuple[Finding, ...] = ()
        self.data: Any = None
        self.root: Node | None = None
        self._values = 0
        self._stands_in = False
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
                compose(content.of(text))
            except yaml.YAMLError as following:
                return following
            return None

        return tuple(explained(self.text, content, error, again))

    def _composed(self, source: str) -> Node | None:
        deep = too_deep(source)
        if deep is not None:
            raise Unreadable(_nesting(Span(self.base + deep.start, self.base + deep.end)))
        if any(character in source for character in _OLD_LINE_ENDS):
            self._stands_in = True
            source = source.translate(_TO_STAND_INS)
        return compose(source)

    def span_of(self, node: Node) -> Span:
        """Where a node stands in the original text, without the line end behind a block."""
        start, end = self.base + node.start_mark.index, self.base + node.end_mark.index
        if isinstance(node, ScalarNode) and node.style in ("", "'", '"'):
            return Span(start, end)
        return Span(start, start + len(self.text[start:end].rstrip()))

    def _built(self, node: Node, depth: int) -> Any:  # noqa: ANN401 front matter holds any JSON value
        self._values += 1
        if depth > DEEPEST:
            raise Unreadable(_nesting(self.span_of(node)))
        if self._values > MOST_VALUES:
            raise Unreadable(_bomb(self.span_of(node)))
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, SequenceNode):
            return [self._built(item, depth + 1) for item in node.value]
        return self._mapping(cast("MappingNode", node), depth)

    def _text(self, node: ScalarNode) -> str:
        text: str = node.value.translate(_FROM_STAND_INS) if self._stands_in else node.value
        return text

    def _scalar(self, node: ScalarNode) -> Any:  # noqa: ANN401 front matter holds any JSON value
        value = self._text(node)
        if node.tag is not None:
            return tagged(node.tag, value)
        if node.style:
            return value
        if len(value) < _SHORT or value[0] in _NUMERIC_STARTS:
            self._look_twice(node)
        return resolved(value)

    def _look_twice(self, node: ScalarNode) -> None:
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
                if len(key.value) < _SHORT and not key.style:
                    self._look_twice(key)
            else:
                raise Unreadable(_complex_key(self.span_of(key), self.text, self.span_of(node)))
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
    def _places(self) -> "_Places":
        places = _Places({}, {}, {}, [])
        if self.root is not None and not self.problems:
            self._place(self.root, (), self.span_of(self.root), places)
        return places

    @property
    def keys(self) -> dict[Route, Span]:
        """Where each key stands; a merged one where it stands in the anchored mapping."""
        return self._places.keys

    @property
    def values(self) -> dict[Route, Span]:
        """Where each value stands; an alias where it stands, and what is inside it in the anchored node."""
        return self._places.values

    @property
    def scalars(self) -> dict[Route, ScalarNode]:
        """The scalar nodes, for who asks how a value was written."""
        return self._places.scalars

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        """The keys that stand twice in one mapping."""
        return tuple(dict.fromkeys(self._places.duplicates)) if self._has_duplicates else ()

    def doubts(self) -> list[Doubt]:
        """The plain scalars, keys among them, that not every reader takes for what they are written as."""
        if not self._doubtful:
            return []
        routes = {id(node): route for route, node in self.scalars.items() if self.values[route] == self.span_of(node)}
        found = {id(node): (node, reading) for node, reading in self._doubtful}
        return [Doubt(self.span_of(node), routes.get(known), reading) for known, (node, reading) in found.items()]

    def _place(self, node: Node, route: Route, span: Span, places: "_Places") -> None:
        places.values[route] = span
        if isinstance(node, ScalarNode):
            places.scalars[route] = node
        elif isinstance(node, SequenceNode):
            after = self.base + node.start_mark.index
            for index, item in enumerate(node.value):
                at = self._value_span(item, after)
                self._place(item, (*route, index), at, places)
                after = at.end
        else:
            self._place_members(cast("MappingNode", node), route, places)

    def _place_members(self, node: MappingNode, route: Route, places: "_Places") -> None:
        for key, value in node.value:
            if is_merge(key, value):
                self._place_merged(value, route, places)
        own: dict[str, Span] = {}
        for key, value in node.value:
            if is_merge(key, value):
                continue
            name = self._text(key)
            below = (*route, name)
            span = self.span_of(key)
            if name in own:
                places.duplicates.append(Duplicate(name, own[name], span, below))
            own.setdefault(name, span)
            places.keys[below] = span
            self._place(value, below, self._value_span(value, span.end), places)

    def _place_merged(self, node: Node, route: Route, places: "_Places") -> None:
        if isinstance(node, MappingNode):
            self._place(node, route, places.values[route], places)
        else:
            for item in reversed(node.value):
                self._place_merged(item, route, places)

    def _value_span(self, node: Node, after: int) -> Span:
        """Where a value stands that comes after an offset; a node from before it is the target of an alias there."""
        span = self.span_of(node)
        if span.start >= after:
            return span
        alias = _ALIAS.search(self.text, after)
        return Span(*alias.span()) if alias else span


class _Places(NamedTuple):
    keys: dict[Route, Span]
    values: dict[Route, Span]
    scalars: dict[Route, ScalarNode]
    duplicates: list[Duplicate]


def is_merge(key: Node, value: Node) -> bool:
    """Whether a member is a merge (`<<: *anchor`): a plain `<<` over a mapping or a list of mappings."""
    if key.value != "<<" or key.tag or cast("ScalarNode", key).style:
        return False
    if isinstance(value, SequenceNode):
        return bool(value.value) and all(isinstance(item, MappingNode) for item in value.value)
    return isinstance(value, MappingNode)


def _nesting(span: Span) -> Finding:
    return Finding(
        Span(span.start, span.start + 1), f"values are nested more than {DEEPEST} levels deep", "flatten them"
    )


def _bomb(span: Span) -> Finding:
    message = f"aliases unfold to more than {MOST_VALUES:,} values"
    return Finding(span, message, "write the values out, or drop the aliases")


def _complex_key(key: Span, text: str, mapping: Span) -> Finding:
    if text.startswith("{{", mapping.start):
        return Finding(mapping, "`{{` begins a mapping in YAML, so the template is not read as text", "quote the value")
    return Finding(key, "a list or a mapping is used as a key", "use a plain name as the key")
