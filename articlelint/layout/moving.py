"""How a section is moved: its lines go to another place, and the blank lines between sections stay where they are."""

from articlelint.body import Section
from articlelint.fix import Edit
from articlelint.layout.parts import Moved
from articlelint.text import Span


def edits_for(moved: Moved, text: str) -> tuple[Edit, Edit] | None:
    """The edits that move a section, with all under it, to the other side of the one that it has to do with.

    None where the two are not of one level, or one stands in the other. What parts sections (blank lines, or a single
    line end) stays in its place, and so does the end of the text, with or without a line end.
    """
    first, last = (moved.section, moved.other) if moved.is_early else (moved.other, moved.section)
    if first.heading.level != last.heading.level or first.span.end > last.span.start:
        return None
    own = _lines(moved.section, text)
    own_end = _filled_end(own, text)
    if moved.is_early:
        end = _lines(last, text).end
        rest = Span(own.end, _filled_end(Span(own.end, end), text))
        return _down(own, own_end, rest, end, text)
    start = _lines(first, text).start
    return _up(own, own_end, Span(start, _filled_end(Span(start, own.start), text)), text)


def boundaries(moved: Moved) -> tuple[int, int, int]:
    """The places between which other sections stand afterwards: where the section begins, ends, and is to go."""
    place = moved.other.span.end if moved.is_early else moved.other.span.start
    return *moved.section.span, place


def _down(own: Span, own_end: int, rest: Span, end: int, text: str) -> tuple[Edit, Edit]:
    words, between, after = text[own.start : own_end], text[own_end : own.end], text[rest.end : end]
    shared = _shared(between, after)
    place = rest.end + shared
    return Edit(own, ""), Edit(Span(place, place), between[shared:] + words + between[:shared])


def _up(own: Span, own_end: int, rest: Span, text: str) -> tuple[Edit, Edit]:
    words, between, after = text[own.start : own_end], text[rest.end : own.start], text[own_end : own.end]
    shared = _shared(between, after)
    return Edit(Span(rest.start, rest.start), words + between), Edit(Span(rest.end + shared, own_end + shared), "")


def _lines(section: Section, text: str) -> Span:
    """The lines of a section, with the blank ones at its end."""
    return Span(_line_start(text, section.span.start), _line_start(text, section.span.end))


def _line_start(text: str, place: int) -> int:
    # A heading may be indented by as much as three spaces.
    return place if place == len(text) else len(text[:place].rstrip(" "))


def _filled_end(span: Span, text: str) -> int:
    return span.start + len(span.of(text).rstrip())


def _shared(one: str, other: str) -> int:
    """How many signs two texts have in common at their beginnings."""
    pairs = zip(one, other, strict=False)
    return next((number for number, (sign, own) in enumerate(pairs) if sign != own), min(len(one), len(other)))
