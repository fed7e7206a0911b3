"""libyaml's nodes, and where they stand.

They are composed under a resolver that resolves nothing: 44 µs for the sample article, 104 µs with PyYAML's own.
"""

import re
from typing import Any, cast

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from articlelint.text import Span

try:
    from yaml._yaml import CParser
except ImportError as missing:
    message = (
        "PyYAML is installed without libyaml, which articlelint needs for the places of front matter; "
        "reinstall it: pip install --force-reinstall --only-binary :all: PyYAML"
    )
    raise ImportError(message, name="yaml._yaml") from missing

# YAML 1.1 ends a line at these three, and so does libyaml; to YAML 1.2 (§5.4) they are characters like any other.
# They are handed to libyaml as private characters that nobody uses, and handed back.
_OLD_LINE_ENDS = "\x85\u2028\u2029"
_STAND_INS = "\U000ffff0\U000ffff1\U000ffff2"
_TO_STAND_INS = str.maketrans(_OLD_LINE_ENDS, _STAND_INS)
_FROM_STAND_INS = str.maketrans(_STAND_INS, _OLD_LINE_ENDS)


class _Composer(CParser):
    """libyaml's composer, which asks for the tag of each node and is told nothing."""

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> None:  # noqa: ANN401 PyYAML's own signature
        """Leave every tag open that the author left open."""

    def descend_resolver(self, parent: Node | None, index: Any) -> None:  # noqa: ANN401 PyYAML's own signature
        """Keep no path: nothing is resolved by it."""

    def ascend_resolver(self) -> None:
        """Keep no path: nothing is resolved by it."""


def compose(source: str) -> Node | None:
    """The root node of a YAML document, None for an empty one; raises `yaml.YAMLError`."""
    composer = _Composer(source.translate(_TO_STAND_INS) if has_old_line_ends(source) else source)
    try:
        root: Node | None = composer.get_single_node()
    finally:
        composer.dispose()
    return root


def has_old_line_ends(source: str) -> bool:
    """Whether a text holds characters that end a line in YAML 1.1 only; then scalars are read by `as_written`."""
    return any(character in source for character in _OLD_LINE_ENDS)


def as_written(text: str) -> str:
    """The text of a scalar, with the characters that libyaml was not to see."""
    return text.translate(_FROM_STAND_INS)


# An anchor and a tag stand before what they name (YAML 1.2.2 §6.9), and are no part of it.
_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:[ \t\r\n]+|\Z|(?=[,\]}])))+")


def span_of(node: Node, text: str, base: int) -> Span:
    """Where a node stands in the original text, without the line end behind a block; `base` is where YAML begins."""
    start, end = base + node.start_mark.index, base + node.end_mark.index
    if text.startswith(("&", "!"), start):
        properties = _PROPERTIES.match(text, start, end)
        start = properties.end() if properties else start
    if isinstance(node, ScalarNode) and node.style in ("", "'", '"'):
        return Span(start, end)
    return Span(start, start + len(text[start:end].rstrip()))


def is_merge(key: Node, value: Node) -> bool:
    """Whether a member is a merge (`<<: *anchor`): a plain `<<` over a mapping or a list of mappings."""
    if key.value != "<<" or key.tag or cast("ScalarNode", key).style:
        return False
    if isinstance(value, SequenceNode):
        return bool(value.value) and all(isinstance(item, MappingNode) for item in value.value)
    return isinstance(value, MappingNode)
