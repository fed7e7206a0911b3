"""What was meant as a heading and is none: a space forgotten, bold text, a body in a code block."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from articlelint.body import Body
from articlelint.layout.titles import Titled, comparable
from articlelint.text import Span

# A line that is indented by four spaces or a tab is no heading, whatever it says (CommonMark 0.31.2 §4.2).
_DEEPEST_INDENT = 3
_LONGEST_TITLE = 200
# `str.splitlines` knows more line ends than Markdown does.
_LINE = re.compile(r"[^\r\n]+")
_BLANK = " \t\r\n"
_FENCES = ("```", "~~~")
_BOLD = frozenset({"**", "__"})
_END_PUNCTUATION = " .:"
# What a model may put around a title besides: `##**Overview**`, `**## Overview**`, `##Overview ##`.
_MARKS = "#*_ "
_NO_LANGUAGE = frozenset({"", "markdown", "md", "mdx", "text", "txt"})


class Slip(NamedTuple):
    """A line that was meant as a heading, without the blank space around it; `marks` are hashes, `**` or `__`.

    `gap` stands between hashes and title: nothing, or a space that is none to Markdown.
    """

    span: Span
    marks: str
    gap: Span
    title: str


def slips_for(wanted: Iterable[Titled], body: Body, within: Span | None, taken: AbstractSet[Slip]) -> dict[int, Slip]:
    """The first lines, in a span or in all of a body, that would be the wanted sections' headings.

    They are given by the number of the section; those that are `taken` are another one's.
    """
    found: dict[str, list[Slip]] = {}
    for slip in _slips(body, within):
        if slip not in taken:
            found.setdefault(comparable(slip.title), []).append(slip)
    slips: dict[int, Slip] = {}
    for one in wanted:
        if one.number not in slips and found.get(one.title):
            slips[one.number] = found[one.title].pop(0)
    return slips


def code_around(body: Body) -> tuple[Span, Body] | None:
    """The opening fence of the one code block of a body, and what stands in it, where that may be Markdown."""
    blocks = [block for block in body.blocks if block.kind == "code" and block.span.of(body.text).startswith(_FENCES)]
    if len(blocks) != 1:
        return None
    span = blocks[0].span
    first = _LINE.search(body.text, *span)
    if first is None:
        return None
    fence = first[0].rstrip(_BLANK)
    if fence.lstrip(fence[0]).strip().lower() not in _NO_LANGUAGE:
        return None
    inside = Body(body.text[first.end() : span.end], 0, mdx=body.mdx)
    return Span(span.start, span.start + len(fence)), inside


def _slips(body: Body, within: Span | None) -> Iterator[Slip]:
    blocks = body.blocks
    if within is not None:
        first, last = (bisect_left(blocks, place, key=lambda block: block.span.start) for place in within)
        blocks = blocks[first:last]
    for block in blocks:
        for line in _LINE.finditer(body.text, *block.span) if block.kind == "paragraph" else ():
            text = line[0].strip(_BLANK)
            indent = line[0].find(text)
            if "\t" not in line[0][:indent] and indent <= _DEEPEST_INDENT and len(text) <= _LONGEST_TITLE:
                start = line.start() + indent
                slip = _hashes(text, start) if text.startswith("#") else _bold(text, start)
                if slip:
                    yield slip


def _hashes(text: str, start: int) -> Slip | None:
    rest = text.lstrip("#")
    title = rest.strip()
    marks = text[: len(text) - len(rest)]
    gap = Span(start + len(marks), start + len(marks) + len(rest) - len(rest.lstrip()))
    return Slip(Span(start, start + len(text)), marks, gap, _unmarked(title)) if title else None


def _bold(text: str, start: int) -> Slip | None:
    marks = text[:2]
    bold = text.rstrip(_END_PUNCTUATION)
    title = bold[2:-2]
    if marks not in _BOLD or not bold.endswith(marks) or marks in title:
        return None
    return Slip(Span(start, start + len(text)), marks, Span(start, start), _unmarked(title)) if title else None


def _unmarked(title: str) -> str:
    return title.strip(_MARKS)
