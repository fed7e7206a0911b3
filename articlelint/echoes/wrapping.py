"""A body that stands whole in a code block, and a front matter that stands once more on top of the body."""

import re
from collections.abc import Collection, Sequence

from articlelint.body import Block, Body
from articlelint.echoes.lines import line_start, past_blank_lines, past_line_end
from articlelint.echoes.parts import FENCES, FRONT, Echo
from articlelint.fix import Edit
from articlelint.text import Span

_MARKDOWN = frozenset({"markdown", "md", "mdx"})
_NO_LANGUAGE = frozenset({"", "text", "txt", "plaintext"})
# CommonMark 0.31.2 §4.5.
_OPENING = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[^\s`]*)[^\r\n]*(?:\r\n|\r|\n|\Z)")
_CLOSING = re.compile(r"(?:\A|(?<=[\r\n]))[ ]{0,3}(?P<fence>`{3,}|~{3,})\s*\Z")
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "।")
_LONG_PARAGRAPH = 40
_FIELD = re.compile(r"(?P<name>[A-Za-z_][\w.-]*|\"[^\"\r\n]+\"|'[^'\r\n]+')[ \t]*:(?=[ \t\r\n]|\Z)[^\r\n]*")
_LINES = re.compile(r"(?P<line>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
_MOST_FIELD_LINES = 200


def fences_around(body: Body, own: Sequence[Block]) -> Echo | None:
    """The fences in which all of a body stands that is not a model's words to whoever asked; `own` are its blocks."""
    text, start = body.text, own[0].span.start
    first = line_start(text, start)
    opening = _OPENING.match(text, first)
    end = own[-1].span.end
    closing = _CLOSING.search(text, first, end)
    if opening is None or any(heading.span.start > start for heading in body.headings if len(own) == 1):
        return None
    language, fence = opening["language"].lower(), opening["fence"]
    # Inner fences as long as the outer ones end the block too early, and the outer closing one opens an empty block.
    is_whole = len(own) == 1 or (language in _MARKDOWN and _is_empty_block(text, own[-1]))
    inside = Span(opening.end(), closing.start() if closing and closing.start() >= opening.end() else end)
    if not is_whole or language not in _MARKDOWN | _NO_LANGUAGE or not inside.of(text).strip():
        return None
    if language in _NO_LANGUAGE and not _is_markdown(inside.of(text)):
        return None
    edits = [Edit(Span(first, opening.end()), "")]
    if closing and closing["fence"].startswith(fence) and closing.start() >= opening.end():
        edits.append(Edit(Span(closing.start(), past_line_end(text, closing.end("fence"))), ""))
    line = text[start : opening.end()].rstrip()
    return Echo(FENCES, Span(start, start + len(line)), tuple(edits))


def second_front(text: str, start: int, names: Collection[str]) -> Echo | None:
    """What stands between fences at `start` like a front matter again, however often."""
    end, place, known = start, start, set(names)
    while (found := _end_of_front(text, place, known)) is not None:
        end, place = found, past_blank_lines(text, found)
    if end == start:
        return None
    return Echo(FRONT, Span(start, start + len(text[start:end].rstrip())), (Edit(Span(start, place), ""),))


def _end_of_front(text: str, start: int, names: set[str]) -> int | None:
    """Where a block of fields between fences ends, of which one at least is among the names; the others are added."""
    found: set[str] = set()
    for number, line in enumerate(_LINES.finditer(text, start)):
        words = line["line"].rstrip()
        if number == 0 or number > _MOST_FIELD_LINES:
            if words != "---":
                return None
        elif words in {"---", "..."}:
            if found.isdisjoint(names):
                return None
            names |= found
            return line.end()
        elif words and not words.startswith((" ", "\t", "- ", "#")):
            field = _FIELD.match(words)
            if field is None:
                return None
            found.add(field["name"].strip("\"'"))
    return None


def _is_empty_block(text: str, block: Block) -> bool:
    return block.kind == "code" and not block.span.of(text).strip().strip("`~")


def _is_markdown(inside: str) -> bool:
    """Whether the text of a code block reads as an article: it has sections, or paragraphs of sentences."""
    body = Body(inside, 0)
    if any(heading.level > 1 and heading.is_atx for heading in body.headings):
        return True
    paragraphs = [block.span.of(inside).strip() for block in body.blocks if block.kind == "paragraph"]
    return sum(len(one) >= _LONG_PARAGRAPH and one.endswith(_SENTENCE_ENDS) for one in paragraphs) > 1
