"""An echo, the kinds of them, and the places where they are looked for."""

from typing import NamedTuple

from articlelint.body import Block
from articlelint.fix import Edit
from articlelint.text import Span

# What may stand around a sentence: marks of headings and emphasis; Spanish opens an exclamation with a sign of its own.
MARKS = "#*_¡¿ \t"
_SENTENCE_ENDS = (". ", "! ", "? ")

LEAD_IN = "lead-in"
SELF = "self"
SIGN_OFF = "sign-off"
PROMPT = "prompt"
ARTEFACT = "artefact"
PHRASE = "phrase"
FENCES = "fences"
FRONT = "front"


class Echo(NamedTuple):
    """Something left behind: its kind, where it stands, and the edits that remove it, where that can be done.

    `others` are further places of the same thing.
    """

    kind: str
    span: Span
    edits: tuple[Edit, ...] = ()
    others: tuple[Span, ...] = ()


class Place(NamedTuple):
    """A paragraph or a heading at the top of a body."""

    span: Span
    is_heading: bool


def last_words(text: str, block: Block) -> list[Span]:
    """Where a body may say its last words: its last block, if that is a paragraph, the last line, the last sentence."""
    start, end = block.span
    while end > start and text[end - 1] in " \t\r\n":
        end -= 1
    line = max(text.rfind("\n", start, end), text.rfind("\r", start, end), start - 1) + 1
    while line < end and text[line] in " \t":
        line += 1
    letters = end
    while letters > line and not text[letters - 1].isalnum():
        letters -= 1
    sentence = max(text.rfind(sign, line, letters) for sign in _SENTENCE_ENDS)
    spans = [Span(start, end)] if block.kind == "paragraph" else []
    return [*spans, Span(line, end), *([Span(sentence + 2, end)] if sentence >= line else [])]
