"""What there is to say of a scope: sections that are missing, moved, repeated or not expected."""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from articlelint.body import Heading, Section
from articlelint.collection import ExpectedSection
from articlelint.layout.parts import Fitting, Missing, Moved, Repeated, Unexpected
from articlelint.layout.scope import Scope
from articlelint.layout.slips import Slip
from articlelint.layout.titles import Titled, comparable
from articlelint.text import Span


def missing_in(scope: Scope, orphans: Mapping[int, Sequence[int]]) -> Iterator[Missing]:
    """The sections that are not there, and after each of them those that belong within it and are nowhere either.

    By the number of a missing one `orphans` are sections that do stand there and belong within it.
    """
    ground, parent = scope.ground, parent_of(scope)
    text_end = None
    lacking = [number for number, one in enumerate(scope.expected) if number not in scope.held and not one.optional]
    standing = _standing(scope, orphans) if lacking else {}
    for number in lacking:
        wanted = scope.expected[number]
        if number in scope.seeming:
            for section in (ground.sections[index] for index in scope.seeming[number]):
                yield Missing(wanted, section.heading.span, section, None, None, parent)
            continue
        slip = scope.slips.get(number)
        follower = standing[number] if orphans.get(number) else _follower(scope, standing, number)
        if follower is None and text_end is None:
            text_end = ground.text_end(None if parent is None else parent.span)
        start = follower.span.start if follower else text_end or 0
        place = slip.span if slip else Span(start, start)
        yield Missing(wanted, place, None, slip, follower, parent)
        if slip is None:
            there = {ground.titles[index] for index in orphans.get(number, ())}
            for lost in _required_within(wanted, scope, there):
                yield Missing(lost, place, None, None, follower, parent)


def moved_in(scope: Scope) -> Iterator[Moved]:
    """The fewest sections that have to be moved so that the others keep the order."""
    sections, parent = scope.ground.sections, parent_of(scope)
    ends = _ends(scope)
    for number, indices in sorted(scope.held.items()):
        for index in indices:
            passed = None if index in scope.kept else _passed(ends, number, index)
            if passed is not None:
                yield Moved(sections[index], sections[passed], None, parent)
        wanted = scope.expected[number]
        if wanted.at and number in ends:
            siblings = _siblings(scope, wanted.level)
            own, other = (ends[number][0], siblings[0]) if wanted.at == "first" else (ends[number][1], siblings[-1])
            if own != other:
                yield Moved(sections[own], sections[other], wanted.at, parent)


def repeated_in(scope: Scope) -> Iterator[Repeated]:
    """The sections that stand there once more, though they are asked for once."""
    sections = scope.ground.sections
    return (Repeated(sections[again], sections[counts]) for again, counts in sorted(scope.repeated.items()))


def unexpected_in(scope: Scope) -> Iterator[Unexpected]:
    """The sections of the levels that are asked for which stand for none of those that are."""
    ground = scope.ground
    levels = {wanted.level for wanted in scope.expected}
    odd = []
    inside = scope.first
    for index in range(scope.first, scope.end):
        if index < inside or index in ground.accounted or index in ground.excused:
            continue
        if ground.levels[index] in levels:
            odd.append(index)
            inside = ground.end_of(index)
    ground.accounted.update(odd)
    ground.unexpected.update(odd)
    meant = _optional_ones_meant(scope, odd) if odd else {}
    for index in odd:
        yield Unexpected(ground.sections[index], tuple(scope.expected), parent_of(scope), meant.get(index))


def fitting_in(scope: Scope) -> Iterator[Fitting]:
    """Each section that stands for an expected one, also in another place or level; guesses are left out."""
    sections, titles = scope.ground.sections, scope.ground.titles
    for number, indices in scope.held.items():
        for index in indices:
            yield Fitting(sections[index], scope.expected[number])
    for number, indices in scope.seeming.items():
        wanted = scope.expected[number]
        alike = {one.title for one in scope.named if one.number == number}
        for index in indices:
            if wanted.pattern or titles[index] in alike:
                yield Fitting(sections[index], wanted)


def parent_of(scope: Scope) -> Section | None:
    """The section that a scope's are asked for in; None where that is the body."""
    return None if scope.parent is None else scope.ground.sections[scope.parent]


def _ends(scope: Scope) -> dict[int, tuple[int, int]]:
    """The first and the last of the sections in their place that stand for each expected one."""
    kept = ((number, [index for index in held if index in scope.kept]) for number, held in scope.held.items())
    return {number: (indices[0], indices[-1]) for number, indices in kept if indices}


def _standing(scope: Scope, orphans: Mapping[int, Sequence[int]]) -> dict[int, Heading | Slip]:
    """The heading of each section that is in its place, and what seems to be meant as one; of several the first."""
    sections = scope.ground.sections
    standing: dict[int, Heading | Slip] = {
        number: sections[indices[0]].heading for number, indices in scope.seeming.items()
    }
    standing |= {number: sections[first].heading for number, (first, _) in _ends(scope).items()}
    for number, indices in orphans.items():
        if indices:
            standing[number] = sections[indices[0]].heading
    return standing | scope.slips


def _follower(scope: Scope, standing: dict[int, Heading | Slip], number: int) -> Heading | Slip | None:
    sections, wanted = scope.ground.sections, scope.expected[number]
    if wanted.at == "last":
        return None
    later = sorted(other for other in standing if other > number)
    follower = standing[later[0]] if later else None
    if wanted.at == "first":
        firsts: list[Heading | Slip] = [
            sections[index].heading for index in _siblings(scope, wanted.level, odd=True)[:1]
        ]
        return min([*firsts, *scope.slips.values()], key=attrgetter("span"), default=follower)
    return follower


def _required_within(wanted: ExpectedSection, scope: Scope, there: set[str]) -> Iterator[ExpectedSection]:
    for one in wanted.sections:
        if not one.optional and not any(comparable(heading) in there for heading in one.headings):
            yield one
            yield from _required_within(one, scope, there)


def _passed(ends: dict[int, tuple[int, int]], number: int, index: int) -> int | None:
    """The nearest section in its place that one stands on the wrong side of."""
    later = min((other for other in ends if other > number), default=None)
    if later is not None and ends[later][0] < index:
        return ends[later][0]
    earlier = max((other for other in ends if other < number), default=None)
    return None if earlier is None else ends[earlier][1]


def _siblings(scope: Scope, level: int, *, odd: bool = False) -> list[int]:
    """The sections of a level, without those that another finding already says are in the wrong place.

    Those that a closed outline has no place for are of the latter, but for `odd`.
    """
    ground = scope.ground
    moved = {index for held in scope.held.values() for index in held if index not in scope.kept}
    wrong = (moved, scope.repeated, ground.seeming, ground.orphans, () if odd else ground.unexpected)
    return [
        index
        for index in range(scope.first, scope.end)
        if ground.levels[index] == level and not any(index in some for some in wrong)
    ]


def _optional_ones_meant(scope: Scope, odd: list[int]) -> dict[int, ExpectedSection]:
    from articlelint.layout.likeness import likest  # noqa: PLC0415 most articles have no section too many

    ground = scope.ground
    absent = [one for one in scope.named if one.number not in scope.held and scope.expected[one.number].optional]
    free = [Titled(index, ground.levels[index], ground.titles[index]) for index in odd]
    meant = likest(absent, free, scope.named, is_few=ground.may_guess(len(absent) * len(free)))
    return {index: scope.expected[number] for number, index in meant.items()}
