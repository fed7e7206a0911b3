"""How the sections of a body fit its outline: which of them are missing, moved or repeated.

All is judged once and in one place, so that no two rules report one cause.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articlelint.body import Body, Section
from articlelint.collection import ExpectedSection, Outline
from articlelint.text import Span
from articlelint.wording import edit_distance

ANY_HEADING = "*"

# What is written in more than one way: apostrophes, quotes and dashes; and what shows as nothing.
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‘’‛ʼʹ′`´", "'") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‐‑‒–—−", "-"),
) | dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_END_PUNCTUATION = " .,:;!?"
_WORD = re.compile(r"[^\W\d]+")
# A title is another one misspelt with at most one slip in this many letters,
_LETTERS_PER_SLIP = 4
# or worded in another way when it shares this part of the words of both.
_SHARED_WORDS = 0.7
# A guess takes some 80 µs; a body with so many headings is none that somebody mistyped one of.
_MOST_GUESSES = 4_000


class Missing(NamedTuple):
    """An expected section that is not there, and the place where it belongs.

    `seeming` is a section that seems to be meant for it, `follower` the one that it belongs before.
    """

    expected: ExpectedSection
    place: Span
    seeming: Section | None
    follower: Section | None


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
        self._held: dict[int, int] = {}
        self._repeated: dict[int, int] = {}
        self._hold_named()
        self._kept = _longest_rise(sorted(self._held.items()))
        self._seeming = self._seemingly_meant()
        self._hold_any()
        self.missing = tuple(self._missing())
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
        named = [(number, wanted) for number, wanted in enumerate(self._expected) if wanted.heading != ANY_HEADING]
        for number, wanted in named:
            places = standing.get((wanted.level, comparable(wanted.heading)), [])
            if not places:
                continue
            after = places[bisect_left(places, last + 1) :] or places
            last = self._held[number] = after[-1] if wanted.at == "last" else after[0]
            places.remove(last)
        for number, wanted in named:
            for index in standing.get((wanted.level, comparable(wanted.heading)), ()):
                self._repeated.setdefault(index, self._held[number])

    def _seemingly_meant(self) -> dict[int, int]:
        taken = {*self._held.values(), *self._repeated}
        free = [
            (index, comparable(section.heading.title))
            for index, section in enumerate(self._sections)
            if index not in taken
        ]
        missing = [
            (number, comparable(wanted.heading))
            for number, wanted in enumerate(self._expected)
            if number not in self._held and not wanted.optional and wanted.heading != ANY_HEADING
        ]
        unlikeness = _unlikeness if len(free) * len(missing) <= _MOST_GUESSES else _difference
        pairs = ((unlikeness(other, title), number, index) for number, title in missing for index, other in free)
        fits = [(far, number, index) for far, number, index in pairs if far is not None]
        meant: dict[int, int] = {}
        for _, number, index in sorted(fits):
            if number not in meant and index not in meant.values():
                meant[number] = index
        return meant

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
        standing = self._seeming | {number: self._held[number] for number in self._kept}
        for number, wanted in enumerate(self._expected):
            if number in self._held or wanted.optional:
                continue
            later = sorted(other for other in standing if other > number)
            follower = standing[later[0]] if later and wanted.at != "last" else None
            if wanted.at == "first":
                follower = next(iter(self._siblings(wanted)), follower)
            start = len(self._body.text.rstrip()) if follower is None else self._sections[follower].heading.span.start
            seeming = self._seeming.get(number)
            yield Missing(
                wanted,
                Span(start, start),
                None if seeming is None else self._sections[seeming],
                None if follower is None else self._sections[follower],
            )

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


def comparable(title: str) -> str:
    """A title without what people write in different ways: case, spaces, typography, the punctuation at its end."""
    if not title.isascii():
        import unicodedata  # noqa: PLC0415 1 ms, and most titles are ASCII

        title = unicodedata.normalize("NFKC", title.translate(_TYPOGRAPHY))
    return " ".join(title.casefold().split()).rstrip(_END_PUNCTUATION)


def _difference(title: str, wanted: str) -> float | None:
    return 0 if title == wanted else None


def _unlikeness(title: str, wanted: str) -> float | None:
    """How far a title is from a wanted one, from 0 to 1; None where it can't be meant for it."""
    if title == wanted:
        return 0
    longer = max(len(title), len(wanted))
    most = longer // _LETTERS_PER_SLIP
    slips = edit_distance(title, wanted, most)
    if slips <= most:
        return slips / longer
    words, wanted_words = _WORD.findall(title), _WORD.findall(wanted)
    shared = len(set(words) & set(wanted_words)) * 2 / max(1, len(words) + len(wanted_words))
    return 1 - shared if shared >= _SHARED_WORDS else None


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
