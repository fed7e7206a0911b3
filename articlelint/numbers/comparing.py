"""Which numbers a translation has changed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from articlelint.numbers.reading import DOTTED_TIME, numbers_in
from articlelint.numbers.values import Number, Value, Weight
from articlelint.numbers.vocabulary import words_for_numbers
from articlelint.text import Span

# The same quantity in another unit: days of a week, months, hours, weeks of a year, minutes, percent and basis points,
# days of a year, and thousands of grams, metres or bytes.
_RATIOS = frozenset({7, 12, 24, 52, 60, 100, 365, 1000})
# Square brackets are links.
_BRACKETS = {"(": ")", "（": "）"}


class Passage(NamedTuple):
    """A part of a text that its translation has a part for: the pieces of its prose, and the numbers in them."""

    text: str
    pieces: Sequence[Span]
    numbers: Sequence[Number]


class Change(NamedTuple):
    """A number `there`, in the original, that is not in the translation; one `here` that is not in the original."""

    there: Number | None
    here: Number | None


def passage(text: str, pieces: Iterable[Span]) -> Passage:
    """A part of a text with its numbers."""
    pieces = tuple(pieces)
    return Passage(text, pieces, numbers_in(text, pieces))


def changed(
    original: Sequence[Passage], translation: Sequence[Passage], languages: tuple[str, str] = ("", "")
) -> list[Change]:
    """The numbers that a translation has changed, in the order of the original's passages.

    Where both have as many passages, each is compared with its own; otherwise each text is one. A number counts as
    kept where the other text has it anywhere. In languages whose words for numbers are not known it is enough that the
    digits are the same, and numbers that some write as words are left alone.
    """
    loose = any(words_for_numbers(language) is None for language in languages)
    missing, added = _Known(translation, loose=loose), _Known(original, loose=loose)
    if len(original) != len(translation):
        original, translation = [_joined(original)], [_joined(translation)]
    return [
        change
        for there, here in zip(original, translation, strict=True)
        for change in _changed(
            _Left(there, [number for number in there.numbers if not missing.has(number)]),
            _Left(here, [number for number in here.numbers if not added.has(number)]),
            languages,
        )
    ]


class _Known:
    """All that the numbers of a text may stand for."""

    def __init__(self, passages: Sequence[Passage], *, loose: bool) -> None:
        numbers = [number for one in passages for number in one.numbers]
        self._values = {value for number in numbers for value in number.values}
        self._bare = {value for number in numbers for value in number.bare}
        self._unscaled = {value for number in numbers if not number.bare for value in number.values}

        # What follows a number, or stands before it, may be a magnitude.
        self._digits = {digits for number in numbers for digits, _ in number.values} if loose else None

    def has(self, number: Number) -> bool:
        if self._digits is not None and (
            DOTTED_TIME.fullmatch(number.written) or any(digits in self._digits for digits, _ in number.values)
        ):
            return True
        if number.weight is Weight.QUIET or not self._values.isdisjoint(number.values):
            return True
        if number.bare:
            return not self._unscaled.isdisjoint(number.bare)
        return not self._bare.isdisjoint(number.values)


class _Left:
    """The numbers of a passage that the other text has not."""

    def __init__(self, within: Passage, numbers: list[Number]) -> None:
        self.within = within
        self.numbers = numbers

    @property
    def small(self) -> list[Number]:
        return [number for number in self.numbers if number.weight is Weight.SMALL]

    @property
    def telling(self) -> list[Number]:
        return [number for number in self.numbers if number.weight > Weight.SMALL]

    def without(self, numbers: Iterable[Number]) -> "_Left":
        gone = {number.span for number in numbers}
        return _Left(self.within, [number for number in self.numbers if number.span not in gone])


def _changed(there: _Left, here: _Left, languages: tuple[str, str]) -> Iterator[Change]:
    if not there.numbers and not here.numbers:
        return
    rescaled = [(a, b) for a in there.numbers for b in here.numbers if a.bare and a.bare == b.bare]
    if len(rescaled) == 1:
        yield Change(*rescaled[0])
        there, here = there.without([rescaled[0][0]]), here.without([rescaled[0][1]])
    there, here = _without_conversions(there, here)
    old, new = there.telling, here.telling
    if len(old) == len(new):
        for pair in zip(old, new, strict=True):
            yield from _told_of(*pair)
        if not old and _tell_small(there, here, languages):
            yield Change(there.small[0], here.small[0])
    elif len(old) + len(new) == len(there.numbers) == len(here.numbers) == 1:
        yield from _told_of(there.numbers[0], here.numbers[0])
    else:
        yield from (Change(number, None) for number in old if _is_told_alone(number))
        yield from (Change(None, number) for number in new if _is_told_alone(number) and not _in_brackets(here, number))


def _told_of(there: Number, here: Number) -> Iterator[Change]:
    """What is to be told of two numbers that stand for each other: quantities may be converted, and years left out."""
    years = [number.weight is Weight.YEAR for number in (there, here)]
    if any(years) and not all(years):
        yield from (Change(number, None) for number in [there] if _is_told_alone(number))
        yield from (Change(None, number) for number in [here] if _is_told_alone(number))
    elif there.unit == here.unit:
        yield Change(there, here)


def _is_told_alone(number: Number) -> bool:
    return number.weight is Weight.TELLING and not number.unit


def _without_conversions(there: _Left, here: _Left) -> tuple[_Left, _Left]:
    same = [(a, b) for a in there.numbers for b in here.numbers if _is_conversion(a.values[0], b.values[0])]
    return there.without(a for a, _ in same), here.without(b for _, b in same)


def _is_conversion(one: Value, other: Value) -> bool:
    """Whether one of two values is the other in a smaller unit."""
    power = min(one[1], other[1])
    low, high = sorted(digits * 10 ** (exponent - power) for digits, exponent in (one, other))
    return low > 0 and high % low == 0 and high // low in _RATIOS


def _tell_small(there: _Left, here: _Left, languages: tuple[str, str]) -> bool:
    """Whether each has one number that some write as a word, and none is written so."""
    if len(there.small) != 1 or len(here.small) != 1 or there.small[0].unit != here.small[0].unit:
        return False
    low = any(value in {(1, 0), (2, 0)} for one in (there, here) for value in one.small[0].values)
    return not any(
        _has_words(one.within, language, low=low) for one, language in zip((there, here), languages, strict=True)
    )


def _has_words(within: Passage, language: str, *, low: bool) -> bool:
    """Whether a number is written as a word in a passage, or may be, as its language is not known."""
    words = words_for_numbers(language)
    if words is None:
        return True
    characters = list(within.text)
    for number in within.numbers:
        characters[number.span.start : number.span.end] = " " * len(number.written)
    text = "".join(characters)
    return any(pattern.search(text, *piece) for piece in within.pieces for pattern in words[0 if low else 1 :])


def _in_brackets(here: _Left, number: Number) -> bool:
    """Whether a number stands in brackets, as what a translator explains does."""
    text = here.within.text
    line = text[text.rfind("\n", 0, number.span.start) + 1 : number.span.start]
    return any(line.rfind(opening) > line.rfind(closing) for opening, closing in _BRACKETS.items())


def _joined(passages: Sequence[Passage]) -> Passage:
    text = passages[0].text if passages else ""
    pieces = [piece for one in passages for piece in one.pieces]
    return Passage(text, pieces, [number for one in passages for number in one.numbers])
