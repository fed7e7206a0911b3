"""Bodies that are read without a parser: headings, paragraphs, flat lists and simple links, and nothing else.

Bodies of news are mostly so plain that one look at each line tells what CommonMark makes of them, in a third of the
time that the parser's events take. Whatever could be anything else (code, HTML, quotes, tables, footnotes, escapes,
references, indented lines) is left to the parser; docs/decisions/0017-two-readers.md says why this is safe.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from articlelint.body.parts import Block, Heading, Link
from articlelint.text import Span

# Code, HTML and autolinks, escapes, line ends that are no LF, and what the parser replaces. A search for one character
# takes 0.1 µs.
_ADORNMENTS = ("<", "`", "\\", "\r", "\0")
# What opens a paragraph, or the text of an item: no sign that may open another block. Digits may begin an item's
# number, and stars and underscores a thematic break.
_TEXT = r"""[A-Za-z"'($€£@%\[!]|[^\s\x00-\x7f]|\*{1,3}[^\s*]|_{1,3}[^\W_]|[0-9]++(?![.)](?:\s|\Z))"""
_OPENS_TEXT = re.compile(_TEXT)
# §5.2: a bullet, or a number with its delimiter; items of one list have the same bullet or delimiter (§5.3).
_ITEM = re.compile(rf"(?:(?P<bullet>[-*+])|[0-9]{{1,9}}(?P<delimiter>[.)])) (?={_TEXT})")
# A heading (§4.2) whose title is its text as it stands: no emphasis, link, entity, attribute or closing hashes.
_HEADING = re.compile(r"(#{1,6}) ([^\s#*_\[\]&{}~](?:[^\n*_\[\]&{}~]*[^\s#*_\[\]&{}~])?)")
# A link, or an image but for its `!` (§6.3, §6.4), whose label and destination are their text as they stand. The search
# for a pattern that begins with a literal is fast.
_LINK = re.compile(r"\[([^\n\[\]*_&~]*)\]\(([^\s()\[\];\x00-\x1f]+)\)")


class Unadorned(NamedTuple):
    """What stands in a body, as a `Reading` has it."""

    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    items: tuple[int, ...]
    references: Mapping[str, list[str]] = {}


def read_unadorned(text: str, start: int) -> Unadorned | None:
    """What stands in the body that begins at `start`; None where only a parser can tell."""
    body = text[start:]
    for adornment in _ADORNMENTS:
        if adornment in body:
            return None
    links = _links(body, start) if "[" in body or "]" in body else ()
    parts = None if links is None else _parts(body, start, len(text))
    return None if links is None or parts is None else Unadorned(parts[0], parts[1], links, parts[2])


def _parts(  # noqa: C901, PLR0912 one loop, for its speed
    body: str, start: int, end: int
) -> tuple[tuple[Heading, ...], tuple[Block, ...], tuple[int, ...]] | None:
    headings: list[Heading] = []
    blocks: list[Block] = []
    items: list[int] = []
    # The kind of the open block and where it begins; the sign that its items have, if it is a list.
    kind, opened, sign = "", start, ""
    is_in_item = False
    place = start
    for line in body.split("\n"):
        if not line:
            is_in_item = False
            if kind == "paragraph":
                blocks.append(Block(kind, Span(opened, place)))
                kind = ""
        elif line[0].isalpha() or _OPENS_TEXT.match(line):
            if is_in_item:
                return None  # it goes on from the item (§5.2)
            if kind != "paragraph":
                if kind:
                    blocks.append(Block(kind, Span(opened, place)))
                kind, opened = "paragraph", place
        elif item := _ITEM.match(line):
            mark = item[1] or item[2]
            if kind == "paragraph" and item[2]:
                return None  # not every number interrupts a paragraph (§5.3)
            if kind != "list" or mark != sign:
                if kind:
                    blocks.append(Block(kind, Span(opened, place)))
                kind, opened, sign = "list", place, mark
            items.append(place)
            is_in_item = True
        else:
            heading = _HEADING.fullmatch(line)
            if not heading:
                return None
            if kind:
                blocks.append(Block(kind, Span(opened, place)))
                kind = ""
            title = Span(place + heading.start(2), place + heading.end(2))
            headings.append(Heading(Span(place, title.end), title, heading.end(1), heading[2], top_level=True))
            is_in_item = False
        place += len(line) + 1
    if kind:
        blocks.append(Block(kind, Span(opened, end)))
    return tuple(headings), tuple(blocks), tuple(items)


def _links(body: str, start: int) -> tuple[Link, ...] | None:
    """The links and images of a body; None where a bracket may belong to a definition, a footnote or anything else."""
    if "]:" in body:
        return None
    found = []
    for link in _LINK.finditer(body):
        is_image = body.startswith("!", max(0, link.start() - 1))
        kind, label = ("image", "") if is_image else ("link", link[1])
        found.append(Link(link[2], Span(start + link.start(2), start + link.end(2)), kind, label))
    return tuple(found) if len(found) == body.count("[") == body.count("]") else None
