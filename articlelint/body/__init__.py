"""The body of an article: headings, sections, blocks and links, each with its span in the original text.

What is a heading or a link is pulldown-cmark's answer, that is CommonMark's, with GitHub's tables, footnotes,
strikethrough and task lists, and `{#id}` after a heading.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from articlelint.body.parts import Block, Heading, Link, Piece, Section
from articlelint.body.places import places
from articlelint.body.plain import least_words, plain_words
from articlelint.body.reading import Reading, destination, folded_label
from articlelint.body.unadorned import Unadorned, read_unadorned
from articlelint.text import BYTE_ORDER_MARK, Span

if TYPE_CHECKING:
    from pyromark import Markdown

    from articlelint.body.nesting import Nest
    from articlelint.body.prose import Prose

__all__ = ["Block", "Body", "Heading", "Link", "Section"]

_SENTENCE_ENDS = (".", ",", ":", ";", "!", "?", "…")
_DEFINED_LABEL = re.compile(r"\[(?:\\.|[^\\\[\]])*\]:", re.DOTALL)
# What is left of a front matter that is cut at the wrong line: fields and list items above a fence. Markdown reads the
# last of them as a heading.
_FIELD = r"""(?:[A-Za-z_][\w.-]{0,60}|"[^"\r\n]{1,60}"|'[^'\r\n]{1,60}')[ \t]*[:=](?!//)"""
_FIELDS_ABOVE_FENCE = re.compile(
    rf"(?:(?:(?:[ \t]+\S|-[ \t]|[\]}}]|{_FIELD})[^\r\n]*|-{{3,}}[ \t]*|[ \t]*)(?:\r\n|\r(?!\n)|\n))*-{{2,}}[ \t]*"
)
# A tag of a JSX component alone on its line; `{…}` may hold `>` but then not the end of the line.
_COMPONENT = re.compile(r"^[ \t]*</?[A-Z][\w.]*(?:[ \t][^<>\r\n]*)?/?>(?=[ \t]*$)", re.MULTILINE)

_LONE_RETURN = re.compile(r"\r(?!\n)")


class Body:
    """The Markdown from `start` to the end of a text; it is parsed when a part is first asked for.

    In MDX (`mdx`) a component's tag that has a line to itself begins no HTML: what follows it is Markdown. Below a
    front matter that is broken or not found (`torn`) what seems to be left of it opens no section.
    """

    def __init__(self, text: str, start: int, *, mdx: bool = False, torn: bool = False) -> None:
        self.text = text
        self.mdx = mdx
        self.torn = torn
        # A byte order mark is no text: the heading behind it is one.
        self.start = start + (start == 0 and text.startswith(BYTE_ORDER_MARK))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order, also those in quotes and lists."""
        return self._reading.headings

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block but the headings, in order; what is a heading by accident is a paragraph."""
        tags = _COMPONENT.finditer(self.text, self.start) if self.mdx else ()
        more = [Block("html", Span(*tag.span())) for tag in tags]
        more += [Block("paragraph", heading.span) for heading in (*self._front_headings, *self.accidental_headings)]
        return tuple(sorted([*self._reading.blocks, *more], key=_start)) if more else self._reading.blocks

    @cached_property
    def accidental_headings(self) -> tuple[Heading, ...]:
        """Texts that seem to be headings only because a `---` stands right below them.

        Those end as a sentence does or go over several lines, and there is nothing under them.
        """
        blocks = [block for block in self._reading.blocks if block.kind != "comment"]
        top = [heading for heading in self.headings if heading.top_level and heading not in self._front_headings]
        found = []
        for index, heading in enumerate(top):
            if heading.is_atx or not _is_text_above_hyphens(heading.span.of(self.text)):
                continue
            first = bisect_right(blocks, heading.span.start, key=_start)
            end = top[index + 1].span.start if index + 1 < len(top) else len(self.text)
            is_followed = first < len(blocks) and blocks[first].span.start < end
            if not is_followed and (end == len(self.text) or top[index + 1].level <= heading.level):
                found.append(heading)
        return tuple(found)

    @cached_property
    def nests(self) -> "dict[int, Nest]":
        """The lists, quotes and footnotes that stand in nothing else, with their blocks, by where they start."""
        from articlelint.body.nesting import nests  # noqa: PLC0415 few articles have comments in lists

        return nests(_markdown().events_with_range(self._markdown), self._place)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link, image, autolink and reference definition, in order."""
        return tuple(sorted((*self._reading.links, *self._definitions()), key=attrgetter("span")))

    @property
    def prose(self) -> tuple[Span, ...]:
        """What a reader reads as text, in pieces of one line each: no code, HTML, URLs or comments."""
        return tuple(piece.span for piece in self._prose.pieces)

    @property
    def html(self) -> tuple[Span, ...]:
        """Raw HTML: blocks of it, and single tags in the text; comments are not."""
        return tuple(self._prose.html)

    @property
    def entities(self) -> tuple[Span, ...]:
        """The character references in the prose, such as `&amp;` and `&#39;`."""
        return tuple(self._prose.entities)

    @property
    def comments(self) -> tuple[Span, ...]:
        """The HTML comments, and in MDX the comments of JavaScript in braces."""
        return tuple(self._prose.comments)

    @property
    def rendered(self) -> str:
        """The body as HTML, which tells whether two bodies show the same."""
        return _markdown().html(self._markdown)

    def words(self, span: Span | None = None) -> int:
        """How many words a reader counts in the body, or in a span of it."""
        from articlelint.body.prose import word_count  # noqa: PLC0415 3 ms, and few articles need it

        pieces = self._prose.pieces
        if span is not None:
            pieces = pieces[bisect_left(pieces, span.start, key=_start) : bisect_left(pieces, span.end, key=_start)]
        return word_count(self.text, pieces)

    def has_words(self, least: int) -> bool:
        """Whether a reader counts so many words in the body; where plain text has them, the rest is not even read."""
        if isinstance(self._reading, Unadorned) and least_words(self.text[self.start :]) >= least:
            return True
        # In MDX a paragraph may be a module's line.
        return (not self.mdx and plain_words(self.text, self.blocks, least) >= least) or self.words() >= least

    def item_count(self, span: Span) -> int:
        """How many items the lists in a span have together; lists within items, quotes and footnotes don't count."""
        return bisect_left(self._reading.items, span.end) - bisect_left(self._reading.items, span.start)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section, in order of its heading; a section holds those below it."""
        no_sections = {*self._front_headings, *self.accidental_headings}
        headings = [heading for heading in self.headings if heading.top_level]
        if no_sections:
            headings = [heading for heading in headings if heading not in no_sections]
        blocks = self.blocks
        places = [block.span.start for block in blocks]
        ends = _section_ends([heading.level for heading in headings])
        starts = [*(heading.span.start for heading in headings), len(self.text)]
        found = []
        first = bisect_right(places, starts[0])
        for index, heading in enumerate(headings):
            last = bisect_right(places, starts[index + 1], lo=first)
            span = Span(heading.span.start, starts[ends[index]])
            found.append(Section(heading, span, blocks[first:last], ends[index] > index + 1))
            first = last
        return tuple(found)

    @cached_property
    def _front_headings(self) -> tuple[Heading, ...]:
        """Headings at the top of the body that are the rest of a front matter and its fence."""
        found: list[Heading] = []
        start = self.start
        for heading in self.headings if self.torn else ():
            lines = self.text[start : heading.span.end]
            ends_value = heading.span.start == self.start and _ends_value_above_fence(lines)
            # The line end of the fence before stands between them.
            if not ends_value and not _FIELDS_ABOVE_FENCE.fullmatch(lines.lstrip("\r\n")):
                break
            found.append(heading)
            start = heading.span.end
        return tuple(found)

    @cached_property
    def _markdown(self) -> str:
        markdown = self.text[self.start :]
        if self.mdx:
            markdown = _COMPONENT.sub(lambda tag: " " * len(tag[0]), markdown)
        if "\r" in markdown:
            # The parser does not see that a fence of code ends where a carriage return alone ends its line (§2.1).
            markdown = _LONE_RETURN.sub("\n", markdown)
        # What could not be decoded must not cost the reader the rest: one stand-in for each such code point.
        return markdown if markdown.isascii() else markdown.encode(errors="replace").decode()

    @cached_property
    def _place(self) -> Callable[[int], int]:
        return places(self._markdown, self.start)

    @cached_property
    def _reading(self) -> Reading | Unadorned:
        unadorned = None if self.mdx else read_unadorned(self.text, self.start)
        return unadorned or Reading(self.text, self._place, _markdown().events_with_range(self._markdown))

    @cached_property
    def _prose(self) -> "Prose":
        from articlelint.body.prose import Prose  # noqa: PLC0415 3 ms, and few articles need it

        return Prose(self.text, self._place, _markdown().events_with_range(self._markdown), mdx=self.mdx)

    def _definitions(self) -> Iterator[Link]:
        if self.text.find("]:", self.start) == -1:
            return
        for name, definition in _markdown().reference_definitions(self._markdown).items():
            start, end = self._place(definition["span"]["start"]), self._place(definition["span"]["end"])
            label = _DEFINED_LABEL.match(self.text, start, end)
            span = destination(self.text, label.end(), end) if label else Span(start, end)
            shown = self._reading.references.get(folded_label(name), [name])
            yield Link(definition["dest"], span, "definition", " ".join(shown))


@cache
def _markdown() -> "Markdown":
    import pyromark  # noqa: PLC0415 2 ms, and what is plain is read without

    return pyromark.Markdown(
        options=pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_TASKLISTS
        | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    )


def _is_text_above_hyphens(heading: str) -> bool:
    *lines, underline = heading.splitlines()
    return underline.strip() == "---" and (len(lines) > 1 or lines[0].rstrip().endswith(_SENTENCE_ENDS))


def _ends_value_above_fence(heading: str) -> bool:
    """Whether a heading over a fence closes a quote, a list or a mapping that began above it."""
    *lines, underline = heading.splitlines()
    if underline.strip() != "---":
        return False
    value = "\n".join(lines).rstrip()
    if value.count('"') % 2 or (value.endswith("'") and value.count("'") % 2):
        return True
    return value.count("]") > value.count("[") or value.count("}") > value.count("{")


def _section_ends(levels: list[int]) -> list[int]:
    """For each heading the index of the next one of its level or above, or how many there are."""
    ends = [len(levels)] * len(levels)
    unfinished: list[int] = []
    for index, level in enumerate(levels):
        while unfinished and levels[unfinished[-1]] >= level:
            ends[unfinished.pop()] = index
        unfinished.append(index)
    return ends


def _start(block: Block | Piece) -> int:
    return block.span.start
