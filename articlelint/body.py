"""The body of an article: headings, sections, blocks and links, each with its span in the original text.

What is a heading or a link is pulldown-cmark's answer, that is CommonMark's, with GitHub's tables, footnotes,
strikethrough and task lists, and `{#id}` after a heading.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple, cast

import pyromark

from articlelint.text import BYTE_ORDER_MARK, Span

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)

# CommonMark 0.31.2 §4.2: a run of hashes that a space, a tab or the end of the line follows.
_ATX_MARK = re.compile(r"#{1,6}(?=[ \t\r\n]|\Z)[ \t]*")
# §6.3 and §4.7: a destination may begin on the next line, which in a quote begins with its marks.
_DESTINATION = re.compile(r"[ \t]*(?:(?:\r\n?|\n)[ \t>]*)?(?:<(?P<pointed>(?:\\.|[^\\<>\r\n])*)>|(?P<bare>[^ \t\r\n]*))")
# The parser takes the hashes that close a heading for text where a tab stands before them; §4.2 does not.
_UNTOLD_CLOSING = re.compile(r"[ \t]*\t#+\Z")
_DEFINED_LABEL = re.compile(r"\[(?:\\.|[^\\\[\]])*\]:", re.DOTALL)
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
# Code points between two known places; a finer grain would cost more to lay out than it saves.
_CHUNK = 256


class Heading(NamedTuple):
    """A heading: `level` is 1 to 6, `title` is its text without markup and may be empty.

    `span` has the marks and the underline but no line end; a heading in a quote, a list or a footnote is not `top_level`.
    """

    span: Span
    title_span: Span
    level: int
    title: str
    top_level: bool


class Block(NamedTuple):
    """A block that stands in nothing else.

    Its kind: `paragraph`, `list`, `quote`, `code`, `table`, `footnote`, `html` (or a JSX component), `comment` (HTML
    comments and nothing else) or `rule` (a thematic break).
    """

    kind: str
    span: Span


class Section(NamedTuple):
    """A top-level heading and all up to the next one of its level or above; `blocks` are not those of subsections."""

    heading: Heading
    span: Span
    blocks: tuple[Block, ...]
    has_subsections: bool

    @property
    def is_empty(self) -> bool:
        """Whether a reader sees nothing under the heading."""
        return not self.has_subsections and all(block.kind in {"comment", "rule"} for block in self.blocks)


class Link(NamedTuple):
    """A place that names a URL.

    `url` is the destination as a reader's browser gets it, `span` the destination as its author wrote it (without
    angle brackets), `label` the text that is shown for it. The kind: `link`, `image`, `autolink` or `definition` (of
    a reference; its uses are no links of their own).
    """

    url: str
    span: Span
    kind: str
    label: str


class Body:
    """The Markdown from `start` to the end of a text; it is parsed when a part is first asked for."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        # A byte order mark is no text: the heading behind it is one.
        self.start = start + (start == 0 and text.startswith(BYTE_ORDER_MARK))

    @property
    def headings(self) -> list[Heading]:
        """Every heading, in order, also those in quotes and lists."""
        return self._reading.headings

    @property
    def blocks(self) -> list[Block]:
        """Every block but the headings, in order."""
        return self._reading.blocks

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link, image, autolink and reference definition, in order."""
        return tuple(sorted((*self._reading.links, *self._definitions()), key=attrgetter("span")))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section, in order of its heading; a section holds those below it."""
        headings = [heading for heading in self.headings if heading.top_level]
        ends = _section_ends([heading.level for heading in headings])
        starts = [*(heading.span.start for heading in headings), len(self.text)]
        found = []
        first = bisect_right(self.blocks, starts[0], key=_start)
        for index, heading in enumerate(headings):
            last = bisect_right(self.blocks, starts[index + 1], lo=first, key=_start)
            span = Span(heading.span.start, starts[ends[index]])
            found.append(Section(heading, span, tuple(self.blocks[first:last]), ends[index] > index + 1))
            first = last
        return tuple(found)

    @cached_property
    def _markdown(self) -> str:
        markdown = self.text[self.start :]
        # What could not be decoded must not cost the reader the rest: one stand-in for each such code point.
        return markdown if markdown.isascii() else markdown.encode(errors="replace").decode()

    @cached_property
    def _place(self) -> Callable[[int], int]:
        return _places(self._markdown, self.start)

    @cached_property
    def _reading(self) -> "_Reading":
        return _Reading(self.text, self._place, _MARKDOWN.events_with_range(self._markdown))

    def _definitions(self) -> Iterator[Link]:
        if "]:" not in self._markdown:
            return
        for name, definition in _MARKDOWN.reference_definitions(self._markdown).items():
            start, end = self._place(definition["span"]["start"]), self._place(definition["span"]["end"])
            label = _DEFINED_LABEL.match(self.text, start, end)
            span = _destination(self.text, label.end(), end) if label else Span(start, end)
            shown = self._reading.references.get(_folded(name), [name])
            yield Link(definition["dest"], span, "definition", " ".join(shown))


class _Reading:
    """What one pass over the parser's events gives; their extents are bytes of the body's UTF-8."""

    def __init__(self, text: str, place: Callable[[int], int], events: Iterable[tuple[Any, Any]]) -> None:
        self.headings: list[Heading] = []
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.references: dict[str, list[str]] = {}
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
            else:
                self._leaf(name, value, extent)

    def _leaf(self, name: str, value: str, extent: Any) -> None:  # noqa: ANN401 the parser's events are checked by use
        if self._open:
            self._contents_end = extent["end"]
            if name in _SHOWN:
                self._shown.append(value)
        elif name == "Rule" and self._depth == 0:
            self.blocks.append(Block("rule", self._span(extent)))

    def _start(self, tag: Any, extent: Any) -> None:  # noqa: ANN401 as above
        name, data = next(iter(tag.items())) if tag.__class__ is dict else (tag, None)
        if self._depth == 0 and name in _KINDS:
            span = self._span(extent)
            is_comment = name == "HtmlBlock" and _is_comment(span.of(self._text))
            self.blocks.append(Block("comment" if is_comment else _KINDS[name], span))
        elif name in _SHOWING:
            self._open.append((data, len(self._shown)))
            self._contents_end = extent["start"]
        self._depth += 1

    def _end(self, tag: Any, extent: Any) -> None:  # noqa: ANN401 as above
        self._depth -= 1
        name = next(iter(tag)) if tag.__class__ is dict else tag
        if name in _SHOWING:
            data, before = self._open.pop()
            if name == "Heading":
                self.headings.append(self._heading(data, extent, "".join(self._shown)))
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
            place = _destination(self._text, bracket + 2, span.end - 1)
            self.links.append(Link(url, place, "image" if name == "Image" else "link", label))
        elif kind in {"Autolink", "Email"}:
            self.links.append(Link(url, Span(span.start + 1, span.end - 1), "autolink", label))
        else:
            self.references.setdefault(_folded(data["id"]), []).append(label)

    def _span(self, extent: Any) -> Span:  # noqa: ANN401 as above
        return Span(self._place(extent["start"]), self._place(extent["end"]))


def _destination(text: str, start: int, end: int) -> Span:
    # Every part of the expression may be empty: it always matches.
    found = cast("re.Match[str]", _DESTINATION.match(text, start, end))
    return Span(*found.span("bare" if found["pointed"] is None else "pointed"))


def _folded(label: str) -> str:
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


def _section_ends(levels: list[int]) -> list[int]:
    """For each heading the index of the next one of its level or above, or how many there are."""
    ends = [len(levels)] * len(levels)
    unfinished: list[int] = []
    for index, level in enumerate(levels):
        while unfinished and levels[unfinished[-1]] >= level:
            ends[unfinished.pop()] = index
        unfinished.append(index)
    return ends


def _start(block: Block) -> int:
    return block.span.start


def _places(markdown: str, start: int) -> Callable[[int], int]:
    """A function from a byte of the UTF-8 of a body to its code point in the text that the body starts in at `start`."""
    if markdown.isascii():
        return start.__add__
    encoded = markdown.encode()
    marks = [0]
    for chunk in range(0, len(markdown), _CHUNK):
        marks.append(marks[-1] + len(markdown[chunk : chunk + _CHUNK].encode()))

    def place(byte: int) -> int:
        chunk = bisect_right(marks, byte) - 1
        return start + chunk * _CHUNK + len(encoded[marks[chunk] : byte].decode(errors="ignore"))

    return place
