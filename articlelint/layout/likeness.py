"""How like two titles are: whether one was meant for the other. Only sections that are missing ask."""

import re
from collections.abc import Iterable, Iterator, Sequence

from articlelint.layout.titles import Titled
from articlelint.wording import edit_distance

_WORD = re.compile(r"[^\W\d]+")
# A title is another one misspelt with at most one slip in this many letters,
_LETTERS_PER_SLIP = 4
# or worded in another way when it shares this part of the words of both.
_SHARED_WORDS = 0.7
# Words are of one root when they share so many letters at their start, and at least half of the shorter one,
# or when one of them is the end of the other: `cryptocurrency` and `crypto`, `крипторинок` and `ринок`.
_ROOT = 5
# `An overview of prices` is an overview; a title with more words around it has a subject of its own.
_MOST_WORDS_AROUND = 3


def likest(
    missing: Sequence[Titled], free: Sequence[Titled], expected: Sequence[Titled], *, is_few: bool
) -> dict[int, int]:
    """For the number of each missing section that of the free one that it seems to be meant by, the likest first.

    A section may have several titles. Titles that are but about the same thing count last, in one level, and only where
    they are about no other section that is expected. Unless there are few of them, titles are compared for equality.
    """
    meant: dict[int, int] = {}
    _match(meant, _pairs(missing, free) if is_few else _equal_pairs(missing, free))
    if is_few and len(meant) < len({one.number for one in missing}):
        _match(meant, _remote_pairs(missing, free, expected))
    return meant


def unlikeness(title: str, wanted: str) -> float | None:
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


def remoteness(title: str, wanted: str) -> float | None:
    """How far apart two titles are that are about one thing, from 0 to 1; None where they are not.

    One of them holds the other, or most of their words are of one root. That alone says little: see who asks.
    """
    words, wanted_words = _WORD.findall(title), _WORD.findall(wanted)
    if not words or not wanted_words:
        return None
    akin = _count_akin(words, wanted_words) + _count_akin(wanted_words, words)
    shared = akin / (len(words) + len(wanted_words))
    is_akin = shared >= _SHARED_WORDS or _enlarges(words, wanted_words) or _shortens(words, wanted_words)
    return 1 - shared if is_akin else None


def _match(meant: dict[int, int], pairs: Iterable[tuple[float, int, int]]) -> None:
    taken = set(meant.values())
    for _, number, other in sorted(pairs):
        if number not in meant and other not in taken:
            meant[number] = other
            taken.add(other)


def _equal_pairs(missing: Sequence[Titled], free: Sequence[Titled]) -> Iterator[tuple[float, int, int]]:
    return ((0, one.number, other.number) for one in missing for other in free if one.title == other.title)


def _pairs(missing: Sequence[Titled], free: Sequence[Titled]) -> Iterator[tuple[float, int, int]]:
    for one in missing:
        for other in free:
            far = unlikeness(other.title, one.title)
            if far is not None:
                yield far, one.number, other.number


def _remote_pairs(
    missing: Sequence[Titled], free: Sequence[Titled], expected: Sequence[Titled]
) -> Iterator[tuple[float, int, int]]:
    absent = {one.number for one in missing}
    for other in free:
        near = [(far, one) for one in expected if (far := remoteness(other.title, one.title)) is not None]
        if len({one.number for _, one in near}) == 1:
            far, one = min(near)
            if one.number in absent and one.level == other.level:
                yield far, one.number, other.number


def _enlarges(words: list[str], wanted: list[str]) -> bool:
    return len(words) - len(wanted) <= _MOST_WORDS_AROUND and _holds(words, wanted)


def _shortens(words: list[str], wanted: list[str]) -> bool:
    """Whether the words stand in the wanted ones, at their start or as half of their letters."""
    is_half = len("".join(words)) * 2 >= len("".join(wanted))
    return wanted[: len(words)] == words or (is_half and _holds(wanted, words))


def _holds(words: list[str], others: list[str]) -> bool:
    return any(words[start : start + len(others)] == others for start in range(len(words) - len(others) + 1))


def _count_akin(words: list[str], others: list[str]) -> int:
    return sum(any(_is_akin(word, other) for other in others) for word in words)


def _is_akin(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _ROOT:
        return False
    root = max(_ROOT, (len(shorter) + 1) // 2)
    return longer.endswith(shorter) or one[:root] == other[:root]
