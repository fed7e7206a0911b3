"""Fixes: edits of a text that belong together, and how safe they are."""

from bisect import bisect_left, insort
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


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be made together: of those that overlap, the first."""
    taken: list[Edit] = []
    kept = []
    for fix in fixes:
        if any(_overlaps_neighbour(edit, taken) for edit in fix.edits):
            continue
        kept.append(fix)
        for edit in fix.edits:
            insort(taken, edit)
    return kept


def apply(text: str, fixes: Iterable[Fix], least: Safety = Safety.SAFE) -> str:
    """The text after every fix that is at least as safe as `least`; of fixes that overlap the first is made."""
    pieces: list[str] = []
    done = 0
    made = compatible(fix for fix in fixes if fix.safety >= least)
    for edit in sorted(edit for fix in made for edit in fix.edits):
        pieces += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    return "".join((*pieces, text[done:]))


def _overlaps_neighbour(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit overlaps one of some others, which are sorted and apart: only the next on each side can be it."""
    place = bisect_left(taken, edit)
    return any(_overlap(edit, other) for other in taken[max(0, place - 1) : place + 1])


def _overlap(one: Edit, other: Edit) -> bool:
    # Two insertions at one place clash as well: their order would be anybody's guess.
    if one.span == other.span:
        return True
    return one.span.start < other.span.end and other.span.start < one.span.end
