"""Comments of a front matter, told from the `#` that stands in strings; JSON has none."""

import re
from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode

from articlelint.front.toml_tokens import STRING
from articlelint.text import Span

# YAML 1.2.2 §6.6: white space stands before a comment, or the start of the line.
_YAML_COMMENT = re.compile(r"(?<![^ \t\r\n])#[^\r\n]*")
# TOML 1.0.0: outside of strings a hash begins a comment wherever it stands.
_TOML_TOKEN = re.compile(rf"(?:{STRING.pattern})|(?P<comment>#[^\r\n]*)", re.DOTALL)
_LINE = re.compile(r"[^\r\n]*")


def yaml_comments(text: str, content: Span, root: Node | None) -> Iterator[Span]:
    """The comments of a YAML that was read as `root`, in order: libyaml skips them and leaves no token.

    They are looked for between the scalars only, so that no text is taken for one.
    """
    place = content.start
    for start, end in sorted(_scalars(text, content.start, root)):
        yield from _comments_between(text, place, start)
        place = max(place, end)
    yield from _comments_between(text, place, content.end)


def toml_comments(text: str, content: Span) -> Iterator[Span]:
    """The comments of a TOML that can be read, in order."""
    for token in _TOML_TOKEN.finditer(text, content.start, content.end):
        if token["comment"]:
            yield Span(*token.span())


def _comments_between(text: str, start: int, end: int) -> Iterator[Span]:
    return (Span(*comment.span()) for comment in _YAML_COMMENT.finditer(text, start, end))


def _scalars(text: str, base: int, root: Node | None) -> Iterator[tuple[int, int]]:
    nodes = [root] if root is not None else []
    seen: set[int] = set()
    while nodes:
        node = nodes.pop()
        if id(node) in seen:  # an alias is the node that it refers to
            continue
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            start, end = base + node.start_mark.index, base + node.end_mark.index
            yield _behind_header(text, start, end) if node.style in ("|", ">") else start, end
        elif isinstance(node, MappingNode):
            nodes += (part for member in node.value for part in member)
        else:
            nodes += node.value


def _behind_header(text: str, start: int, end: int) -> int:
    """Where the text of a block scalar begins: a comment may stand behind its `|` or `>`."""
    header = _LINE.match(text, start, end)
    return header.end() if header else start
