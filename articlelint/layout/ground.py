"""What is known of a body while its sections are held to an outline."""

from bisect import bisect_left

from articlelint.body import Body
from articlelint.layout.slips import Slip
from articlelint.layout.titles import comparable
from articlelint.text import Span

# A guess takes some 80 µs; a body with so many headings is none that somebody mistyped one of.
_MOST_GUESSES = 4_000


class Ground:
    """The sections of a body, by their index, and what was said of them so far; all scopes of an outline share it."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.sections = body.sections
        self.levels = [section.heading.level for section in self.sections]
        self.titles = [comparable(section.heading.title) for section in self.sections]
        #: Sections that are expected somewhere, or meant for one that is.
        self.accounted: set[int] = set()
        #: Sections that seem to be meant for a missing one.
        self.seeming: set[int] = set()
        #: Sections that would stand within a missing one.
        self.orphans: set[int] = set()
        #: Sections that are in a wrong place only because of the heading above them.
        self.excused: set[int] = set()
        #: Sections that a closed outline has no place for.
        self.unexpected: set[int] = set()
        self.slips: set[Slip] = set()
        self.guesses = _MOST_GUESSES

    def end_of(self, index: int) -> int:
        """The index of the first section that does not stand within one."""
        return self.first_from(self.sections[index].span.end)

    def first_from(self, place: int) -> int:
        """The index of the first section that begins at a place of the text or after it."""
        return bisect_left(self.sections, place, key=lambda section: section.span.start)

    def text_end(self, span: Span | None) -> int:
        """Where the text of a span, or of the body, ends without the blank space after it."""
        start, end = span or (0, len(self.body.text))
        return start + len(self.body.text[start:end].rstrip())

    def may_guess(self, count: int) -> bool:
        """Whether so many guesses more are worth their time; those that are get counted."""
        is_few = count <= self.guesses
        self.guesses -= count if is_few else 0
        return is_few
