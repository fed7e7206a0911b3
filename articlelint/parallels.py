"""What two bodies that say the same in two languages have in common: their headings, and what stands below each."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articlelint.body import Block, Body, Heading
from articlelint.text import Span
from articlelint.wording import counted, in_backticks

# What it costs to take two parts for each other, or to take one for none of the others: a part of another level is
# rather one that is not there. A list more or less says less.
_OTHER_LEVEL = 3
_GAP = 2
_OTHER_CONTENT = 1

# To compare more of them would take seconds.
_MOST_PAIRS = 100_000

# Links that a reader can follow; pictures are none, nor are the uses of a definition.
FOLLOWED = frozenset({"link", "autolink", "definition"})


class Part(NamedTuple):
    """What stands below a heading up to the next one; the first part, above all headings, has none."""

    heading: Heading | None
    span: Span
    items: int
    links: tuple[Span, ...]
    lists: tuple[Span, ...]
    blocks: int


class Telling(NamedTuple):
    """A body, its parts, and the language that it is in."""

    body: Body
    parts: Sequence[Part]
    language: str


class Difference(NamedTuple):
    """Where a translation differs, what is said of it, and where that stands in the original."""

    span: Span
    message: str
    advice: str
    there: Span
    label: str


def parts_of(body: Body) -> tuple[Part, ...]:
    """The parts of a body, in order."""
    sections = body.sections
    starts = [body.start, *(section.heading.span.start for section in sections), len(body.text)]
    first = body.blocks[: bisect_left(body.blocks, starts[1], key=_start)]
    links = [link.span for link in body.links if link.kind in FOLLOWED]
    found = []
    for number, (heading, blocks) in enumerate(((None, first), *((one.heading, one.blocks) for one in sections))):
        span = Span(starts[number], starts[number + 1])
        own = tuple(links[bisect_left(links, span[:1]) : bisect_left(links, span[1:])])
        lists = tuple(_trimmed(body.text, block.span) for block in blocks if block.kind == "list")
        count = sum(block.kind != "comment" for block in blocks)
        found.append(Part(heading, span, body.item_count(span) if lists else 0, own, lists, count))
    return tuple(found)


def are_parallel(original: Sequence[Part], translation: Sequence[Part]) -> bool:
    """Whether two bodies have headings of the same levels in the same order."""
    return _levels(original) == _levels(translation)


def heading_differences(original: Sequence[Part], translation: Sequence[Part]) -> Iterator[Difference]:
    """Headings of another level, and those that only one of two bodies has."""
    pairs = _aligned(original, translation) if len(original) * len(translation) <= _MOST_PAIRS else []
    gaps = [pair for pair in pairs if None in pair]
    if len(gaps) > 1 or not pairs:
        here, there = len(translation) - 1, len(original) - 1
        yield Difference(
            _place(translation[min(1, here)], translation),
            f"there {_are(here, 'heading')} here, and {there:,} in the original",
            "give the translation the headings of its original",
            _place(original[min(1, there)], original),
            "the original's headings",
        )
        return
    for number, (one, other) in enumerate(pairs):
        if one is None and other is not None:
            yield Difference(
                _place(other, translation),
                "the original has no such heading",
                "leave the heading out, or add its section to the original",
                _place(_before(pairs, number, 0) or original[0], original),
                "the original goes on here",
            )
        elif other is None and one is not None and one.heading:
            yield Difference(
                _place(_before(pairs, number, 1) or translation[0], translation),
                f"the original's heading {in_backticks(one.heading.title)} is missing after this",
                "add its section",
                one.heading.span,
                "this one",
            )
        elif one and other and one.heading and other.heading and one.heading.level != other.heading.level:
            yield Difference(
                other.heading.span,
                f"the heading has level {other.heading.level}, and the original's level {one.heading.level}",
                f"make it `{'#' * one.heading.level}`",
                one.heading.span,
                "the original's",
            )


def count_differences(
    original: Sequence[Part], translation: Sequence[Part], compared: Sequence[str]
) -> Iterator[Difference]:
    """Parts of two parallel bodies that have more or fewer items of lists, or links, than each other."""
    for one, other in zip(original, translation, strict=True):
        if "items" in compared and one.items != other.items:
            yield Difference(
                other.lists[0] if other.lists else _place(other, translation),
                f"there {_are(other.items, 'list item')} here, and {one.items:,} in the original",
                "give the translation the items of its original",
                one.lists[0] if one.lists else _place(one, original),
                "the original's",
            )
        # The items that are not there had links as well.
        elif "links" in compared and len(one.links) != len(other.links):
            yield Difference(
                other.links[0] if other.links else _place(other, translation),
                f"there {_are(len(other.links), 'link')} here, and {len(one.links):,} in the original",
                "give the translation the links of its original",
                one.links[0] if one.links else _place(one, original),
                "the original's",
            )


def _trimmed(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip()))


def number_differences(original: Telling, translation: Telling) -> Iterator[Difference]:
    """Numbers of a body that the other one tells otherwise, or not at all."""
    from articlelint.numbers import changed, passage  # noqa: PLC0415 4 ms, and few articles are translations

    old, new = (
        [passage(one.body.text, _within(one.body.prose, part.span)) for part in one.parts]
        for one in (original, translation)
    )
    has_all_parts = are_parallel(original.parts, translation.parts)
    for there, here in changed(old, new, (original.language, translation.language)):
        # What stands in a part that is missing is missing with it.
        if not has_all_parts and (there is None or here is None):
            continue
        label = there.span if there else Span(original.body.start, original.body.start)
        if here is not None:
            yield Difference(
                here.span,
                f"{in_backticks(here.written)} stands where the original has {in_backticks(there.written)}"
                if there
                else f"the original does not tell {in_backticks(here.written)}",
                "give the number of the original",
                label,
                "the original's" if there else "the original",
            )
        elif there is not None:
            yield Difference(
                _place(_counterpart(original, translation, there.span), translation.parts),
                f"the original's {in_backticks(there.written)} is missing here",
                "give the numbers of the original",
                label,
                "this one",
            )


def _within(pieces: Sequence[Span], span: Span) -> Sequence[Span]:
    return pieces[bisect_left(pieces, span[:1]) : bisect_left(pieces, span[1:])]


def _counterpart(original: Telling, translation: Telling, place: Span) -> Part:
    """The part of a translation that is to say what the original says at a place; the last one, if there are fewer."""
    number = bisect_left([part.span.end for part in original.parts], place.end)
    return translation.parts[min(number, len(translation.parts) - 1)]


def _are(count: int, noun: str) -> str:
    return f"{'is' if count == 1 else 'are'} {counted(count, noun) if count else f'no {noun}s'}"


def _levels(parts: Sequence[Part]) -> str:
    return "".join(str(part.heading.level) for part in parts if part.heading)


def _start(block: Block) -> int:
    return block.span.start


def _place(part: Part, parts: Sequence[Part]) -> Span:
    """Where a part is shown: at its heading, or at the place where it begins."""
    if part.heading:
        return part.heading.span
    first = parts[1].heading if len(parts) > 1 else None
    return Span(part.span.start, part.span.start) if first is None else first.span


def _before(pairs: Sequence[tuple[Part | None, Part | None]], number: int, side: int) -> Part | None:
    return next((pair[side] for pair in reversed(pairs[:number]) if pair[side] is not None), None)


def _aligned(original: Sequence[Part], translation: Sequence[Part]) -> list[tuple[Part | None, Part | None]]:
    """The parts that are most likely each other's, in order; the first two always are."""
    costs = [[(row + column) * _GAP for column in range(len(translation))] for row in range(len(original))]
    for row in range(1, len(original)):
        for column in range(1, len(translation)):
            costs[row][column] = min(
                costs[row - 1][column - 1] + _unlike(original[row], translation[column]),
                costs[row - 1][column] + _GAP,
                costs[row][column - 1] + _GAP,
            )
    pairs: list[tuple[Part | None, Part | None]] = []
    row, column = len(original) - 1, len(translation) - 1
    while row or column:
        one, other = original[row], translation[column]
        # What is left over stands rather at the end than at the beginning, where a title would be in its place.
        if row and costs[row][column] == costs[row - 1][column] + _GAP:
            pairs.append((one, None))
            row -= 1
        elif column and costs[row][column] == costs[row][column - 1] + _GAP:
            pairs.append((None, other))
            column -= 1
        else:
            pairs.append((one, other))
            row, column = row - 1, column - 1
    return [(original[0], translation[0]), *reversed(pairs)]


def _unlike(one: Part, other: Part) -> int:
    if one.heading and other.heading and one.heading.level != other.heading.level:
        return _OTHER_LEVEL
    return 0 if (one.items, one.blocks) == (other.items, other.blocks) else _OTHER_CONTENT
