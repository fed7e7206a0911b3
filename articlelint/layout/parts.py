"""What an outline finds in a body: sections that are missing, moved, repeated or not expected."""

from typing import NamedTuple

from articlelint.body import Heading, Section
from articlelint.collection import ExpectedSection
from articlelint.layout.slips import Slip
from articlelint.text import Span

ANY_HEADING = "*"


def is_any(expected: ExpectedSection) -> bool:
    """Whether any section will do, whatever its heading."""
    return expected.heading == ANY_HEADING and expected.pattern is None


class Missing(NamedTuple):
    """An expected section that is not there, and the place where it belongs.

    `seeming` is a section that seems to be meant for it, `slip` a line that would be it if it were a heading,
    `follower` the one that it belongs before, and `parent` the section that it is expected within.
    """

    expected: ExpectedSection
    place: Span
    seeming: Section | None
    slip: Slip | None
    follower: Heading | Slip | None
    parent: Section | None


class Moved(NamedTuple):
    """A section out of its place, and one that it stands on the wrong side of; `at` is `first` or `last`, its place."""

    section: Section
    other: Section
    at: str | None = None
    parent: Section | None = None

    @property
    def is_early(self) -> bool:
        """Whether the section stands before the other one and belongs after it."""
        return self.section.span.start < self.other.span.start


class Repeated(NamedTuple):
    """A section that stands once more, and the one that counts."""

    section: Section
    counts: Section


class Unexpected(NamedTuple):
    """A section that a closed outline has no place for, and those that it has places for.

    `meant` is one that may be absent, and whose heading this one seems to misspell.
    """

    section: Section
    expected: tuple[ExpectedSection, ...]
    parent: Section | None
    meant: ExpectedSection | None


class Fitting(NamedTuple):
    """A section that stands for an expected one."""

    section: Section
    expected: ExpectedSection
