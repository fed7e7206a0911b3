"""What stands in a list, a quote or a footnote: its blocks, and the blocks in those."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from articlelint.text import Span

_HOLDERS = {"List": "list", "Item": "item", "BlockQuote": "quote", "FootnoteDefinition": "footnote"}
_LEAVES = frozenset({"Paragraph", "HtmlBlock", "CodeBlock", "Table", "Heading"})


class Nest(NamedTuple):
    """A block and the blocks in it; its kind is `list`, `item`, `quote`, `footnote`, or `block` for any other.

    The text of an item that is no paragraph, since there are no blank lines in its list, counts as a block: `text`.
    """

    kind: str
    span: Span
    parts: tuple["Nest", ...] = ()


class _Open(NamedTuple):
    kind: str
    span: Span
    parts: list[Nest]


def nests(events: Iterable[tuple[Any, Any]], place: Callable[[int], int]) -> dict[int, Nest]:
    """The lists, quotes and footnotes that stand in nothing else, by where they start, from the parser's events."""
    whole: list[Nest] = []
    opened = [_Open("body", Span(0, 0), whole)]
    # How many elements are open that are no holders, one in the other.
    depth = 0
    for event, extent in events:
        name, value = (event, None) if event.__class__ is str else next(iter(event.items()))
        tag = value if value.__class__ is str else next(iter(value), "") if value.__class__ is dict else ""
        if depth:
            depth += (name == "Start") - (name == "End")
        elif name == "End":
            done = opened.pop()
            opened[-1].parts.append(Nest(done.kind, done.span, tuple(done.parts)))
        elif name == "Start" and tag in _HOLDERS:
            opened.append(_Open(_HOLDERS[tag], Span(place(extent["start"]), place(extent["end"])), []))
        else:
            depth = int(name == "Start")
            is_block = name == "Rule" or (name == "Start" and tag in _LEAVES)
            _add(opened[-1].parts, Span(place(extent["start"]), place(extent["end"])), is_block=is_block)
    return {nest.span.start: nest for nest in whole if nest.parts}


def _add(parts: list[Nest], span: Span, *, is_block: bool) -> None:
    """A block, or a piece of text that goes on from the one before."""
    if not is_block and parts and parts[-1].kind == "text":
        span = Span(parts.pop().span.start, span.end)
    parts.append(Nest("block" if is_block else "text", span))
