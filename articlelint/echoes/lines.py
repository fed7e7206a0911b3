"""Lines and sentences of a body, and what goes with them when they are removed."""

import re

from articlelint.echoes.parts import MARKS
from articlelint.fix import Edit
from articlelint.text import Span

_LINE = re.compile(r"[^\r\n]+")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*")
_SENTENCE_END = re.compile(r"[:.!?](?=[\s*_]|\Z)|[：。！？]")
# CommonMark 0.31.2 §4.1.
_BREAK = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})(?=[\r\n]|\Z)")
_BREAK_AT_END = re.compile(r"(?:\A|(?<=[\r\n]))[ ]{0,3}(?:-{3,}|\*{3,}|_{3,})\Z")


def first_line(text: str, place: Span) -> Span:
    """The first line of a paragraph or a heading without the marks around its words."""
    line = _LINE.search(text, *place)
    if line is None:
        return place
    start = line.end() - len(line[0].lstrip(MARKS))
    return Span(start, max(start, line.start() + len(line[0].rstrip(" \t#"))))


def sentence_end(text: str, start: int, end: int) -> int:
    """Where the sentence ends that `start` stands in, its punctuation included; at most at `end`."""
    found = _SENTENCE_END.search(text, start, end)
    return found.end() if found else end


def line_end(text: str, start: int, end: int) -> int:
    """Where the line ends that `start` stands in, without its line end; at most at `end`."""
    line = _LINE.match(text, start, end)
    return line.end() if line else start


def past_line_end(text: str, place: int) -> int:
    """Behind the blanks and the line end that follow a place, or the place itself where something else follows."""
    found = _LINE_END.match(text, place)
    return found.end() if found else place


def past_blank_lines(text: str, place: int) -> int:
    """Behind the line end and the blank lines that follow a place."""
    found = _BLANK_LINES.match(text, place)
    return found.end() if found else place


def line_start(text: str, place: int) -> int:
    """Where the line of a place begins."""
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def first_sentence_removed(text: str, span: Span, heading_end: int | None) -> Edit:
    """The edit that takes away a sentence at the start of a line.

    With a line of its own go the blank lines and a thematic break below it. `heading_end` is where a heading ends that
    the sentence is all of: its underline goes too.
    """
    end = line_end(text, span.end, len(text))
    after = text[span.end : end]
    if after.strip(MARKS):
        return Edit(Span(span.start, end - len(after.lstrip(" \t*_"))), "")
    if heading_end is not None:
        end = max(end, heading_end)
    end = past_blank_lines(text, end)
    found = _BREAK.match(text, end)
    return Edit(Span(line_start(text, span.start), past_blank_lines(text, found.end()) if found else end), "")


def last_words_removed(text: str, span: Span) -> Edit:
    """The edit that takes away the last words of a body, with the blank lines and the thematic break above them."""
    before = text[: span.start].rstrip()
    found = _BREAK_AT_END.search(before)
    if found:
        before = before[: found.start()].rstrip()
    if "\n" not in text[len(before) : span.start] and "\r" not in text[len(before) : span.start]:
        return Edit(Span(len(before), span.end), "")
    return Edit(Span(past_line_end(text, len(before)), past_line_end(text, span.end)), "")
