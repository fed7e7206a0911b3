"""The lines of a prompt that a model repeats: names of its parts with a colon, and who speaks."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from articlelint.body import Block
from articlelint.echoes.lines import first_line, past_blank_lines
from articlelint.echoes.parts import MARKS, PROMPT, Echo, Place
from articlelint.echoes.tongues import TONGUES
from articlelint.echoes.words import match, words_in
from articlelint.fix import Edit
from articlelint.layout import comparable
from articlelint.text import Span

_LABEL = re.compile(r"[#*_ \t]*(?P<name>[^\s:：*_#][^:：*_\r\n]{0,40}?)[*_]*[ \t]*[:：][*_]*[ \t]*(?P<value>[^\r\n]*)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPEAKERS = frozenset({"assistant", "system", "user", "human"})
# How an instruction to a model begins.
_ASKED = (
    "you are an? … assistant|journalist|writer|editor|translator|model",
    "please? rewrite|translate|rephrase|paraphrase the|this|following",
    "будь? ласка? перепиши|переклади|перепишіть|перекладіть цю|цей|статтю|текст|наступну",
)
# `Translated article: Jane Doe` names who or what; behind a label of a prompt stands nothing, or a whole text.
_LONGEST_CREDIT = 100
_URL = ("http://", "https://", "<http", "[")


class Line(NamedTuple):
    """A line with a name and a colon: its kind, where it stands without its line end, and what follows the colon."""

    kind: str
    span: Span
    value: str
    label: Span


def prompt_lines(
    text: str, places: Sequence[Place], blocks: Sequence[Block], title: str, *, is_sure: bool
) -> Iterator[Echo]:
    """The lines of a prompt that the body begins with, as one finding.

    `is_sure` says that a model wrote the text: then the title may be another than the front matter's, which the model
    may have changed, and a heading `Rewritten Article` needs no colon.
    """
    lines = list(_top_lines(text, places))
    if is_sure and not lines:
        lines = list(_named(text, places[0]))
    kinds = {line.kind for line in lines}
    if not lines:
        return
    if kinds & _SPEAKERS:
        if _is_transcript(text, lines[0], blocks):
            yield Echo(PROMPT, lines[0].label, _edits(text, lines[:1]))
        return
    is_title = (is_sure and _is_paragraph(text, places[0], lines[0])) or any(
        line.kind == "title" and _is_same(line.value, title) for line in lines
    )
    is_output = any(line.kind == "output" and (len(kinds) > 1 or not _is_credit(line)) for line in lines)
    if not (is_title or is_output or ("input" in kinds and (len(kinds) > 1 or not _is_linked(lines[0])))):
        return
    # What follows `Source text:` is the source's, and no edit can tell where it ends.
    edits = () if "input" in kinds else _edits(text, lines)
    first, *others = (line.label for line in lines)
    yield Echo(PROMPT, first, edits, tuple(others))


def _top_lines(text: str, places: Sequence[Place]) -> Iterator[Line]:
    for place, _ in places:
        start = place.start
        while start < place.end:
            end = _LINE_END.search(text, start, place.end)
            stop = end.start() if end else place.end
            found = _LABEL.match(text, start, stop)
            kind = _names().get(comparable(found["name"])) if found else None
            if found is None or kind is None:
                if text[start:stop].strip(" \t=-"):
                    return
            else:
                value = found["value"].strip(" \t*_")
                name = Span(found.start("name"), found.start("value"))
                yield Line(
                    kind, Span(start, stop), value, Span(name.start, name.start + len(name.of(text).rstrip(" \t*_")))
                )
            start = end.end() if end else place.end


def _named(text: str, place: Place) -> Iterator[Line]:
    """A heading or paragraph that is all the name of what a model hands over."""
    line = first_line(text, place.span)
    name = Span(line.start, line.start + len(line.of(text).rstrip(MARKS)))
    is_all = not text[line.end : place.span.end].strip("=-# \t\r\n")
    if is_all and _names().get(comparable(name.of(text))) == "output":
        yield Line("output", place.span, "", name)


def _is_paragraph(text: str, place: Place, line: Line) -> bool:
    """Whether a title with its name is a paragraph of its own."""
    is_all = not place.is_heading and not text[line.span.end : place.span.end].strip()
    return is_all and line.kind == "title" and bool(line.value)


@cache
def _names() -> dict[str, str]:
    found = {name: name for name in _SPEAKERS}
    for tongue in TONGUES:
        for field, kind in (("titles", "title"), ("inputs", "input"), ("outputs", "output")):
            found |= dict.fromkeys(tongue.phrases(field), kind)
    return found


def _is_same(value: str, title: str) -> bool:
    return bool(value) and comparable(value.strip("\"'«»“”")) == comparable(title)


def _is_linked(line: Line) -> bool:
    return line.value.startswith(_URL)


def _is_credit(line: Line) -> bool:
    return 0 < len(line.value) <= _LONGEST_CREDIT or _is_linked(line)


def _is_transcript(text: str, line: Line, blocks: Sequence[Block]) -> bool:
    """Whether a body that begins with who speaks is what a model was asked, or its answer, and no conversation."""
    if line.kind == "assistant":
        return not any(
            text[block.span.start : block.span.end].lower().lstrip("*_").startswith(("user", "human", "assistant"))
            for block in blocks
            if block.span.start > line.span.end
        )
    words = words_in(text, Span(line.label.end, line.span.end))
    return any(match(phrase, words) for phrase in _ASKED)


def _edits(text: str, lines: Sequence[Line]) -> tuple[Edit, ...]:
    return tuple(_edit(text, line) for line in lines)


def _edit(text: str, line: Line) -> Edit:
    if line.value and line.kind != "title":
        return Edit(Span(line.span.start, line.span.start + line.span.of(text).find(line.value)), "")
    return Edit(Span(line.span.start, past_blank_lines(text, line.span.end)), "")
