"""What the Markdown parser says of a body: its events, read once, as headings, blocks and links."""

import re
from collections.abc import Callable, Iterable
from typing import Any, cast

from articlelint.body.parts import Block, Heading, Link
from articlelint.text import Span

# CommonMark 0.31.2 §4.2: a run of hashes that a space, a tab or the end of the line follows.
_ATX_MARK = re.compile(r"#{1,6}(?=[ \t\r\n]|\Z)[ \t]*")
# §6.3 and §4.7: a destination may begin on the next line, which in a quote begins with its marks.
_DESTINATION = re.compile(
    r"[ \t]*(?:(?:\r\n?|\n)[ \t>]*)?(?:<(?P<pointed>(?:\\.|[^\\<>\r\n])*)>|(?P<bare>[^ \t\r\n]*))"
)
# The parser takes the hashes that close a heading for text where a tab stands before them; §4.2 does not.
_UNTOLD_CLOSING = re.compile(r"[ \t]*\t#+\Z")
_KINDS = {
    "Paragraph": "paragraph",
    "HtmlBlock": "html",
    "BlockQuote": "quote",
    "CodeBlock": "code",
    "List": "list",
    "Table": "table",
    "FootnoteDefinition": "footnote",
}
_SHOWING = frozenset({"Heading", "Link", "Image"})
_SHOWN = frozenset({"Text", "Code", "SoftBreak", "HardBreak"})


class Reading:
    """What one pass over the parser's events gives; their extents are bytes of the body's UTF-8."""

    def __init__(self, text: str, place: Callable[[int], int], events: Iterable[tuple[Any, Any]]) -> None:
        self._headings: list[Heading] = []
        self._blocks: list[Block] = []
        self.links: list[Link] = []
        self.references: dict[str, list[str]] = {}
        #: Where each item begins of the lists that stand in nothing else.
        self.items: list[int] = []
        self._text = text
        self._place = place
        self._depth = 0
        # The text of the headings and links that are open, and where the last event within them ended.
        self._shown: list[str] = []
        self._contents_end = 0
        # Of each open heading, link or image: what the parser said of it, and how much text was shown before it.
        self._open: list[tuple[Any, int]] = []
        for event, extent in events:
            if event.__class__ is str:
                self._leaf(event, " ", extent)
                continue
            ((name, value),) = event.items()
            if name == "Start":
                self._start(value, extent)
            elif name == "End":
                self._end(value, extent)
            elif self._open:
                self._leaf(name, value, extent)
        # All rules look at them: no list, lest a plugin change it.
        self.headings = tuple(self._headings)
        self.blocks = tuple(self._blocks)

    def _leaf(self, name: str, value: str, extent: Any) -> None:  # noqa: ANN401 the parser's events are checked by use
        if self._open:
            self._contents_end = extent["end"]
            if name in _SHOWN:
                self._shown.append(value)
        elif name == "Rule" and self._depth == 0:
            self._blocks.append(Block("rule", self._span(extent)))

    def _start(self, tag: Any, extent: Any) -> None:  # noqa: ANN401 as above
        name, data = next(iter(tag.items())) if tag.__class__ is dict else (tag, None)
        if self._depth == 0 and name in _KINDS:
            span = self._span(extent)
            is_comment = name == "HtmlBlock" and _is_comment(span.of(self._text))
            self._blocks.append(Block("comment" if is_comment else _KINDS[name], span))
        elif name in _SHOWING:
            self._open.append((data, len(self._shown)))
            self._contents_end = extent["start"]
        elif self._depth == 1 and name == "Item":
            self.items.append(self._place(extent["start"]))
        self._depth += 1

    def _end(self, tag: Any, extent: Any) -> None:  # noqa: ANN401 as above
        self._depth -= 1
        name = next(iter(tag)) if tag.__class__ is dict else tag
        if name in _SHOWING:
            data, before = self._open.pop()
            if name == "Heading":
                self._headings.append(self._heading(data, extent, "".join(self._shown)))
            else:
                self._add_link(name, data, extent, "" if name == "Image" else "".join(self._shown[before:]))
            if not self._open:
                self._shown.clear()
        self._contents_end = extent["end"]

    def _heading(self, data: Any, extent: Any, title: str) -> Heading:  # noqa: ANN401 as above
        start, end = self._span(extent)
        end = start + len(self._text[start:end].rstrip("\r\n"))
        mark = _ATX_MARK.match(self._text, start, end)
        title_start = mark.end() if mark else start
        title_end = max(title_start, self._place(self._contents_end))
        if mark and (untold := _UNTOLD_CLOSING.search(title)):
            title_end -= len(untold[0])
            title = title[: untold.start()]
        level = int(data["level"][1])
        return Heading(Span(start, end), Span(title_start, title_end), level, title.strip(), self._depth == 0)

    def _add_link(self, name: str, data: Any, extent: Any, label: str) -> None:  # noqa: ANN401 as above
        url, kind = data["dest_url"], data["link_type"]
        span = self._span(extent)
        if kind == "Inline":
            bracket = self._text.find("](", self._place(self._contents_end), span.end)
            place = destination(self._text, bracket + 2, span.end - 1)
            self.links.append(Link(url, place, "image" if name == "Image" else "link", label))
        elif kind in {"Autolink", "Email"}:
            self.links.append(Link(url, Span(span.start + 1, span.end - 1), "autolink", label))
        else:
            self.references.setdefault(folded_label(data["id"]), []).append(label)

    def _span(self, extent: Any) -> Span:  # noqa: ANN401 as above
        return Span(self._place(extent["start"]), self._place(extent["end"]))


def destination(text: str, start: int, end: int) -> Span:
    """Where a link's destination stands, without angle brackets, in what follows its label."""
    # Every part of the expression may be empty: it always matches.
    found = cast("re.Match[str]", _DESTINATION.match(text, start, end))
    return Span(*found.span("bare" if found["pointed"] is None else "pointed"))


def folded_label(label: str) -> str:
    """A reference's label as CommonMark 0.31.2 §6.3 compares them."""
    return " ".join(label.split()).casefold()


def _is_comment(html: str) -> bool:
    """Whether a block of HTML is comments and nothing else; searched by hand, as a pattern would go back and forth."""
    place = 0
    while html.startswith("<!--", place):
        end = html.find("-->", place + 2)
        if end == -1:
            return True
        place = end + 3
        while html[place : place + 1].isspace():
            place += 1
    return 0 < place == len(html)
