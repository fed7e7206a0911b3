"""The sections asked for in one place, a body or a section of it, held to those that stand there."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from articlelint.collection import ExpectedSection
from articlelint.layout.ground import Ground
from articlelint.layout.order import Places, longest_row
from articlelint.layout.parts import is_any
from articlelint.layout.slips import Slip, slips_for
from articlelint.layout.titles import Titled, comparable
from articlelint.text import LONGEST_MATCHED


class Scope:
    """Which of the sections within a `parent`, or in the whole body, stand for which expected ones.

    Sections are known by their index in the body, expected ones by their number. Headings in a wrong level are looked
    for up to the section `reach`, as they end the parent. Each section that stands for an expected one with sections of
    its own is a scope as well: all of them are put in `scopes`, parents first.
    """

    def __init__(
        self,
        ground: Ground,
        scopes: list["Scope"],
        expected: Sequence[ExpectedSection],
        parent: int | None = None,
        reach: int | None = None,
    ) -> None:
        self.ground = ground
        self.expected = expected
        self.parent = parent
        self.first = 0 if parent is None else parent + 1
        self.end = len(ground.sections) if parent is None else ground.end_of(parent)
        self._reach = self.end if reach is None else max(self.end, reach)
        self.named = [
            Titled(number, wanted.level, comparable(heading))
            for number, wanted in enumerate(expected)
            if wanted.pattern is None and not is_any(wanted)
            for heading in wanted.headings
        ]
        #: The sections that stand for each expected one, those of them that are in their place, and repetitions.
        self.held: dict[int, list[int]] = {}
        self.kept: set[int] = set()
        self.repeated: dict[int, int] = {}
        scopes.append(self)
        self._hold()
        for number, indices in list(self.held.items()):
            self._judge_within(number, indices, scopes)
        #: For absent ones: lines that were meant as their heading, and sections that seem to be meant for them.
        self.slips = self._slipped()
        self.seeming = self._seemingly_meant(scopes)
        self._hold_any(scopes)

    def absent(self) -> Iterator[int]:
        """The numbers of the sections that have to be there and are not."""
        return (
            number
            for number, wanted in enumerate(self.expected)
            if number not in self.held and not wanted.optional and not is_any(wanted)
        )

    def gap(self, number: int) -> range:
        """The sections between those in their place that are expected before and after one that is not there."""
        before = (index for other, held in self.held.items() if other < number for index in held)
        after = (index for other, held in self.held.items() if other > number for index in held)
        return range(
            max((index for index in before if index in self.kept), default=self.first - 1) + 1,
            min((index for index in after if index in self.kept), default=self.end),
        )

    def _hold(self) -> None:
        standing = list(self._standing())
        row = longest_row(standing)
        self.kept.update(row)
        number_at = dict(row)
        # What there may be several of takes what the others leave.
        for one in sorted(standing, key=lambda one: one.repeats):
            left = [index for index in one.indices if index not in number_at]
            if not one.repeats:
                left = [] if one.number in row.values() else left[-1:] if one.ends else left[:1]
            number_at.update(dict.fromkeys(left, one.number))
        for index in sorted(number_at):
            self.held.setdefault(number_at[index], []).append(index)
        for one in standing:
            if self.expected[one.number].pattern is None:
                for index in one.indices:
                    if index not in number_at:
                        self.repeated.setdefault(index, self.held[one.number][0])
        self.ground.accounted.update(number_at, self.repeated)

    def _standing(self) -> Iterator[Places]:
        levels, titles = self.ground.levels, self.ground.titles
        free: dict[tuple[int, str], list[int]] = {}
        for index in range(self.first, self.end):
            if index not in self.ground.accounted:
                free.setdefault((levels[index], titles[index]), []).append(index)
        found: dict[int, list[int]] = {}
        for one in self.named:
            found.setdefault(one.number, []).extend(free.get((one.level, one.title), ()))
        named = {(one.level, one.title) for one in self.named}
        for number, wanted in enumerate(self.expected):
            indices = sorted(found.get(number, ()))
            if wanted.pattern is not None:
                unnamed = (index for key, places in free.items() if key not in named for index in places)
                indices = sorted(
                    index for index in unnamed if levels[index] == wanted.level and self._fits(index, wanted)
                )
            if indices:
                yield Places(number, indices, wanted.repeats, wanted.at == "last")

    def _fits(self, index: int, wanted: ExpectedSection) -> bool:
        title = " ".join(self.ground.sections[index].heading.title.split())
        return wanted.pattern is not None and wanted.pattern.fullmatch(title, 0, LONGEST_MATCHED) is not None

    def _judge_within(self, number: int, indices: Sequence[int], scopes: list["Scope"]) -> None:
        within = self.expected[number].sections
        if not within:
            return
        here = sorted(index for held in self.held.values() for index in held)
        for index in indices:
            later = bisect_right(here, index)
            Scope(self.ground, scopes, within, index, here[later] if later < len(here) else self._reach)

    def _slipped(self) -> dict[int, Slip]:
        absent = set(self.absent())
        there = set(self.ground.titles[self.first : self.end]) if absent else set()
        wanted = [one for one in self.named if one.number in absent and one.title not in there]
        if not wanted:
            return {}
        span = None if self.parent is None else self.ground.sections[self.parent].span
        slips = slips_for(wanted, self.ground.body, span, self.ground.slips)
        self.ground.slips.update(slips.values())
        return slips

    def _seemingly_meant(self, scopes: list["Scope"]) -> dict[int, list[int]]:
        absent = set(self.absent()) - self.slips.keys()
        if not absent:
            return {}
        misspelt = self._misspelt([one for one in self.named if one.number in absent])
        meant = {number: [index] for number, index in misspelt.items()}
        self.ground.accounted.update(misspelt.values())
        for number in sorted(absent):
            further = self._in_other_level(number, meant.get(number))
            if further:
                meant.setdefault(number, []).extend(further)
                self.ground.accounted.update(further)
        for number, indices in meant.items():
            self.ground.seeming.update(indices)
            if self.ground.levels[indices[0]] == self.expected[number].level:
                self._judge_within(number, indices, scopes)
        return meant

    def _misspelt(self, missing: Sequence[Titled]) -> dict[int, int]:
        ground, titles = self.ground, {one.title for one in missing}
        free = [
            Titled(index, ground.levels[index], ground.titles[index])
            for index in range(self.first, self._reach)
            if index not in ground.accounted and (index < self.end or ground.titles[index] in titles)
        ]
        if not free or not missing:
            return {}
        from articlelint.layout.likeness import likest  # noqa: PLC0415 most articles lack no section

        return likest(missing, free, self.named, is_few=ground.may_guess(len(free) * len(missing)))

    def _in_other_level(self, number: int, meant: Sequence[int] | None) -> list[int]:
        """Sections that would stand for an absent one but for their level, besides what is `meant` for it already."""
        ground, wanted = self.ground, self.expected[number]
        titles = {one.title for one in self.named if one.number == number}
        if wanted.pattern is not None:
            # What also matches a title that is expected matches too much to tell what was meant.
            if any(wanted.pattern.fullmatch(title) for title in self._titles_expected()):
                return []
        elif not meant or not wanted.repeats or ground.titles[meant[0]] not in titles:
            return []
        fitting = [
            index
            for index in range(self.first, self.end)
            if index not in ground.accounted and (ground.titles[index] in titles or self._fits(index, wanted))
        ]
        level = ground.levels[[*(meant or ()), *fitting][0]] if fitting else None
        return [index for index in fitting if ground.levels[index] == level][: None if wanted.repeats else 1]

    def _titles_expected(self) -> Iterator[str]:
        return (heading for one in self.expected if one.pattern is None for heading in one.headings)

    def _hold_any(self, scopes: list["Scope"]) -> None:
        numbers = [number for number, wanted in enumerate(self.expected) if is_any(wanted)]
        for position, number in enumerate(numbers):
            wanted, gap = self.expected[number], self.gap(number)
            free = [
                index
                for index in gap
                if index not in self.ground.accounted and self.ground.levels[index] == wanted.level
            ]
            # Those that follow in the same gap and have to be there come before one that may be absent or repeat.
            later = [other for other in numbers[position + 1 :] if self.gap(other).stop == gap.stop]
            spare = len(free) - sum(not self.expected[other].optional for other in later)
            taken = free[: max(int(not wanted.optional), spare if wanted.repeats else min(1, spare))]
            if taken:
                self.held[number] = taken
                self.kept.update(taken)
                self.ground.accounted.update(taken)
                self._judge_within(number, taken, scopes)
