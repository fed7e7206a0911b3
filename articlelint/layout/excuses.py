"""Sections that are all right in themselves: only the heading above them is missing, or in a wrong form."""

from collections.abc import Iterator

from articlelint.layout.scope import Scope
from articlelint.layout.titles import comparable


def orphaned(scope: Scope) -> dict[int, list[int]]:
    """By the number of an absent section those that would stand within it; they are accounted for from now on."""
    ground = scope.ground
    found: dict[int, list[int]] = {}
    for number in scope.absent():
        within = scope.expected[number].sections
        if within and number not in scope.slips and number not in scope.seeming:
            keys = {(one.level, comparable(heading)) for one in within for heading in one.headings}
            free = (index for index in scope.gap(number) if index not in ground.accounted)
            found[number] = [index for index in free if (ground.levels[index], ground.titles[index]) in keys]
            ground.orphans.update(found[number])
            ground.accounted.update(found[number])
    return found


def excused(scope: Scope) -> Iterator[int]:
    """The sections below a repeated heading, below one in a wrong level, and below a line that was meant as one."""
    ground = scope.ground
    for index in scope.repeated:
        yield from range(index + 1, ground.end_of(index))
    for number, indices in scope.seeming.items():
        level = scope.expected[number].level
        for index in indices:
            if ground.levels[index] != level:
                # Where sections stand in a level above their own, all in between may be a level too high.
                yield from _up_to_held(
                    scope, index, ground.end_of(index) if ground.levels[index] > level else scope.end
                )
    titles = {one.title for one in scope.named}
    top = min(one.level for one in scope.expected)
    for index in range(scope.first, scope.end):
        # One that may be absent is there after all, in a level above all of them.
        if ground.levels[index] < top and index not in ground.accounted and ground.titles[index] in titles:
            yield from _up_to_held(scope, index, ground.end_of(index))
    for number, slip in scope.slips.items():
        first = last = ground.first_from(slip.span.end)
        while last < len(ground.sections) and ground.levels[last] > scope.expected[number].level:
            last += 1
        yield from _up_to_held(scope, first - 1, last)


def _up_to_held(scope: Scope, above: int, last: int) -> range:
    """The sections after one and before another, but only those before the next that stands for an expected one."""
    held = (index for indices in scope.held.values() for index in indices)
    return range(above + 1, min((index for index in held if above < index < last), default=last))
