"""Marks that chat programs and the formats of prompts leave in a text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from articlelint.body import Body
from articlelint.echoes.lines import past_line_end
from articlelint.echoes.parts import ARTEFACT, Echo
from articlelint.fix import Edit
from articlelint.text import Span

# ChatGPT's citations, as they are when copied without their links; the signs between their parts are of a private area.
_CITATIONS = (
    r":?contentReference\[oaicite:\d+\](?:\{index=\d+\})?"
    r"|\[oaicite:\d+\]"
    "|[\ue200-\ue20f]?(?:file)?cite(?:[\ue200-\ue20f]?turn\\d+(?:search|view|news|file|image|forecast|academia)\\d+)+[\ue200-\ue20f]?"
    r"|【\d+(?::\d+)?†[^【】\r\n]{0,80}】"
)
# ChatML (OpenAI), and the chat formats of Llama 2 and 3; they part what is said, so they begin or end a line.
_PARTS = (
    r"<\|(?:im_start|im_end|endoftext|eot_id|begin_of_text|end_of_text|start_header_id|end_header_id)\|>"
    r"|\[/?INST\]|<</?SYS>>"
)
_ARTEFACT = re.compile(
    rf"(?P<citation>{_CITATIONS})"
    rf"|(?:\A|(?<=[\r\n]))(?P<first>{_PARTS})(?:system|user|assistant)?|(?P<last>{_PARTS})(?=[ \t]*(?:[\r\n]|\Z))"
)
_LINE_ENDS = frozenset({"", "\r", "\n"})
# Blanks before a mark; it goes with those that are not more.
_LONGEST_GAP = 20
_QUOTES = frozenset("\"'`«»“”„‘’")


def artefacts_in(body: Body) -> Iterator[Echo]:
    """The marks that stand in the prose, outside quotations."""
    text, prose = body.text, body.prose
    quotes = [block.span for block in body.blocks if block.kind == "quote"]
    for found in _ARTEFACT.finditer(text, body.start):
        start, end = found.span()
        piece = bisect_right(prose, Span(end, 0)) - 1
        is_prose = piece >= 0 and prose[piece].end > start
        is_quoted = text[start - 1 : start] in _QUOTES or text[end : end + 1] in _QUOTES
        if is_prose and not is_quoted and not any(span.start <= start < span.end for span in quotes):
            gap = start - len(text[max(0, start - _LONGEST_GAP) : start].rstrip(" \t")) - max(0, start - _LONGEST_GAP)
            # A mark that has a line to itself goes with it.
            gone = past_line_end(text, end) if text[start - gap - 1 : start - gap] in _LINE_ENDS else end
            yield Echo(ARTEFACT, Span(start, end), (Edit(Span(start - gap, gone), ""),))
