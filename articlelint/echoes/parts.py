"""An echo, and the kinds of them."""

from typing import NamedTuple

from articlelint.fix import Edit
from articlelint.text import Span

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
