"""Fixes: edits of a text that belong together, and how safe they are."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from articlelint.text import Span


class Safety(IntEnum):
    """How far a fix may be trusted, in rising order.

    `SHOW` is only ever shown; `UNSAFE` may change what the article means; `SAFE` keeps its meaning.
    """

    SHOW = 0
    UNSAFE = 1
    SAFE = 2


class Edit(NamedTuple):
    """A span and the text to put in its place: an empty span inserts, an empty text deletes."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that are made together or not at all; the title is an imperative, as in `quote the value`."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety


def apply(text: str, fixes: Iterable[Fix], least: Safety = Safety.SAFE) -> str:
    """The text after every fix that is at least as safe as `least`; of fixes that overlap the first is made."""
    taken: list[Edit] = []
    for fix in fixes:
        if fix.safety >= least and not any(_overlap(edit, other) for edit in fix.edits for other in taken):
            taken.extend(fix.edits)
    pieces: list[str] = []
    done = 0
    for edit in sorted(taken):
        pieces += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    return "".join((*pieces, text[done:]))


def _overlap(one: Edit, other: Edit) -> bool:
    # Two insertions at one place clash as well: their order would be anybody's guess.
    if one.span == other.span:
        return True
    return one.span.start < other.span.end and other.span.start < one.span.end
