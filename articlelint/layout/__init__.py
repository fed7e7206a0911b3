"""How the sections of a body fit its outline: which of them are missing, moved or repeated.

All is judged once and in one place, so that no two rules report one cause.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from articlelint.body import Body, Heading, Section
from articlelint.collection import ExpectedSection, Outline
from articlelint.layout.slips import Slip, code_around, slips_for
from articlelint.layout.titles import Titled, comparable
from articlelint.text import Span

__all__ = ["ANY_HEADING", "Layout", "Missing", "Moved", "Repeated", "Slip", "comparable"]

ANY_HEADING = "*"


class Missing(NamedTuple):
    """An expected section that is not there, and the place where it belongs.

    `seeming` is a section that seems to be meant for it, `slip` a line that would be it if it were a heading, and
    `follower` the one that it belongs before.
    """

    expected: ExpectedSection
    place: Span
    seeming: Section | None
    slip: Slip | None
    follower: Heading | Slip | None


class Moved(NamedTuple):
    """A section out of its place, and one that it stands on the wrong side of; `at` is `first` or `last`, its place."""

    section: Section
    other: Section
    at: str | None = None

    @property
    def is_early(self) -> bool:
        """Whether the section stands before the other one and belongs after it."""
        return self.section.span.start < self.other.span.start


class Repeated(NamedTuple):
    """A section that stands once more, and the one that counts."""

    section: Section
    counts: Section


class Layout:
    """The sections of a body held to an outline.

    Sections that the outline does not name may stand anywhere, but not before a first one or after a last one.
    """

    def __init__(self, outline: Outline, body: Body) -> None:
        self._expected = outline.sections
        self._body = body
        self._sections = body.sections
        self._named = [
            Titled(number, wanted.level, comparable(wanted.heading))
            for number, wanted in enumerate(self._expected)
            if wanted.heading != ANY_HEADING
        ]
        self._held: dict[int, int] = {}
        self._repeated: dict[int, int] = {}
        self._hold_named()
        self._kept = _longest_rise(sorted(self._held.items()))
        self._slips = self._slipped()
        self._seeming = self._seemingly_meant()
        self._hold_any()
        self.missing = tuple(self._missing())
        #: The opening fence of a code block in which the body stands, if it does: nothing else is to be said then.
        self.code = self._code()
        self.moved = tuple(self._moved())
        self.repeated = tuple(
            Repeated(self._sections[again], self._sections[counts]) for again, counts in sorted(self._repeated.items())
        )
        #: Headings that seem to be meant for a missing section: whatever else is odd about them has that one cause.
        self.seeming = frozenset(self._sections[index].heading for index in self._seeming.values())

    def _hold_named(self) -> None:
        standing: dict[tuple[int, str], list[int]] = {}
        for index, section in enumerate(self._sections):
            key = (section.heading.level, comparable(section.heading.title))
            standing.setdefault(key, []).append(index)
        last = -1
        for one in self._named:
            places = standing.get((one.level, one.title), [])
            if not places:
                continue
            after = places[bisect_left(places, last + 1) :] or places
            last = self._held[one.number] = after[-1] if self._expected[one.number].at == "last" else after[0]
            places.remove(last)
        for one in self._named:
            for index in standing.get((one.level, one.title), ()):
                self._repeated.setdefault(index, self._held[one.number])

    def _absent(self) -> list[Titled]:
        """The sections asked for that are not there by name."""
        return [one for one in self._named if one.number not in self._held and not self._expected[one.number].optional]

    def _slipped(self) -> dict[int, Slip]:
        absent = self._absent()
        there = {comparable(section.heading.title) for section in self._sections if absent}
        wanted = [one for one in absent if one.title not in there]
        return slips_for(wanted, self._body) if wanted else {}

    def _seemingly_meant(self) -> dict[int, int]:
        missing = [one for one in self._absent() if one.number not in self._slips]
        taken = {*self._held.values(), *self._repeated}
        free = [
            Titled(index, section.heading.level, comparable(section.heading.title))
            for index, section in enumerate(self._sections if missing else ())
            if index not in taken
        ]
        if not free:
            return {}
        from articlelint.layout.likeness import likest  # noqa: PLC0415 most articles lack no section

        return likest(missing, free, self._named)

    def _hold_any(self) -> None:
        taken = {*self._held.values(), *self._repeated, *self._seeming.values()}
        for number, wanted in enumerate(self._expected):
            if wanted.heading != ANY_HEADING:
                continue
            earliest = max((self._held[other] for other in self._kept if other < number), default=-1) + 1
            latest = min((self._held[other] for other in self._kept if other > number), default=len(self._sections))
            for index in range(earliest, latest):
                if index not in taken and self._sections[index].heading.level == wanted.level:
                    taken.add(index)
                    self._held[number] = index
                    self._kept.add(number)
                    break

    def _missing(self) -> Iterator[Missing]:
        sections = self._seeming | {number: self._held[number] for number in self._kept}
        standing: dict[int, Heading | Slip] = {number: self._sections[at].heading for number, at in sections.items()}
        standing |= self._slips
        for number, wanted in enumerate(self._expected):
            if number in self._held or wanted.optional:
                continue
            slip, seeming = self._slips.get(number), self._seeming.get(number)
            later = sorted(other for other in standing if other > number)
            follower = standing[later[0]] if later and wanted.at != "last" else None
            if wanted.at == "first":
                others: list[Heading | Slip] = [self._sections[index].heading for index in self._siblings(wanted)[:1]]
                follower = min([*others, *self._slips.values()], key=attrgetter("span"), default=follower)
            start = len(self._body.text.rstrip()) if follower is None else follower.span.start
            place = slip.span if slip else Span(start, start)
            yield Missing(wanted, place, None if seeming is None else self._sections[seeming], slip, follower)

    def _code(self) -> Span | None:
        found = None if self._sections or not self.missing else code_around(self._body)
        if found is None:
            return None
        fence, inside = found
        there = {comparable(section.heading.title) for section in inside.sections}
        return None if there.isdisjoint(one.title for one in self._absent()) else fence

    def _moved(self) -> Iterator[Moved]:
        for number, index in sorted(self._held.items()):
            wanted = self._expected[number]
            if number not in self._kept:
                follower, leader = self._neighbour(number, 1), self._neighbour(number, -1)
                if follower is not None and follower < index:
                    yield Moved(self._sections[index], self._sections[follower])
                elif leader is not None:
                    yield Moved(self._sections[index], self._sections[leader])
            elif wanted.at:
                siblings = self._siblings(wanted)
                other = siblings[0] if wanted.at == "first" else siblings[-1]
                if other != index:
                    yield Moved(self._sections[index], self._sections[other], wanted.at)

    def _neighbour(self, number: int, step: int) -> int | None:
        """The nearest section in its place of those expected after (`step` 1) or before (-1) an expected one."""
        numbers = sorted(other for other in self._kept if (other - number) * step > 0)
        return self._held[numbers[0 if step > 0 else -1]] if numbers else None

    def _siblings(self, wanted: ExpectedSection) -> list[int]:
        """The sections of a level, without those that another finding already says are in the wrong place."""
        moved = (self._held[number] for number in self._held.keys() - self._kept)
        odd = {*moved, *self._repeated, *self._seeming.values()}
        return [
            index
            for index, section in enumerate(self._sections)
            if section.heading.level == wanted.level and index not in odd
        ]


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Of numbers and their places the most numbers whose places rise: all others have been moved."""
    ends: list[int] = []
    chain: list[int] = []
    before: list[int | None] = []
    for position, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(chain[length - 1] if length else None)
        ends[length : length + 1] = [place]
        chain[length : length + 1] = [position]
    rise: set[int] = set()
    last = chain[-1] if chain else None
    while last is not None:
        rise.add(pairs[last][0])
        last = before[last]
    return rise
