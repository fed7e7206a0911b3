"""An echo, the kinds of them, and the places where they are looked for."""

from typing import NamedTuple

from articlelint.fix import Edit
from articlelint.text import Span

# What may stand around a sentence: marks of headings and emphasis; Spanish opens an exclamation with a sign of its own.
MARKS = "#*_¡¿ \t"
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


def last_line(text: str, place: Span) -> Span:
    """The last line of a block, without the blanks around it."""
    end = place.end
    while end > place.start and text[end - 1] in " \t\r\n":
        end -= 1
    start = max(text.rfind("\n", place.start, end), text.rfind("\r", place.start, end), place.start - 1) + 1
    while start < end and text[start] in " \t":
        start += 1
    return Span(start, end)
