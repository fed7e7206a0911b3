"""Patterns that take Python for ever: those in which one text can be read in a multitude of ways.

Python tries them all, one after the other, before it says that a text does not match. In `(a+)+` each `a` more doubles
their number. Found is what doubles: a place in a pattern to which two ways lead back that read the same text (Weber and
Seidl, "On the degree of ambiguity of finite automata", 1991, criterion EDA).
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple
from warnings import catch_warnings, simplefilter

# More places than this are not looked at: no setting has so many, and to compare all takes a second.
MOST_PLACES = 120

# On a text of `LONGEST_MATCHED` this takes some seconds at worst.
_HIGHEST_DEGREE = 3

# Repetitions up to so many are written out; others are taken for endless.
_MOST_COPIES = 4
# What stands for all letters that a pattern does not name.
_OTHERS = " \n0aZ_-/!é€"


class _Part(NamedTuple):
    """A part of a pattern: whether it may be empty, and at which places it begins and ends, as often as it does."""

    is_optional: bool
    first: tuple[int, ...]
    last: tuple[int, ...]


_NOTHING = _Part(is_optional=True, first=(), last=())


def takes_too_long(pattern: str, *, is_searched: bool = False) -> bool:
    """Whether a pattern may take Python for ever on a text of `text.LONGEST_MATCHED`; raises `re.error`.

    One that `is_searched` for may begin anywhere in a text, which is a loop more.
    """
    places = _Places(f"(?s:.*?)(?:{pattern})" if is_searched and not pattern.startswith("(?") else pattern)
    return len(places.letters) > MOST_PLACES or places.doubles() or places.degree() > _HIGHEST_DEGREE


class _Places:
    """The places of a pattern that read a character each (Glushkov's automaton), and the ways from one to another."""

    def __init__(self, pattern: str) -> None:
        with catch_warnings():
            simplefilter("ignore")
            parsed: Any = re._parser.parse(pattern)  # type: ignore[attr-defined] # noqa: SLF001 nothing else reads them
        self._alphabet = frozenset(_named(parsed)) | frozenset(_OTHERS)
        self._folds = bool(parsed.state.flags & re.IGNORECASE)
        self.letters: list[frozenset[str]] = []
        self._ways: Counter[tuple[int, int]] = Counter()
        self._row(parsed)

    def doubles(self) -> bool:
        """Whether two ways lead from some place back to it that read the same text."""
        following: dict[int, list[int]] = {}
        for one, other in self._ways:
            following.setdefault(one, []).append(other)
        ways_to = {place: _reached([place], following) for place in following}
        for (one, other), count in self._ways.items():
            if count > 1 and one in ways_to.get(other, ()):
                return True
        pairs: dict[Any, list[Any]] = {}
        todo: list[tuple[int, int]] = [(place, place) for place in following]
        while todo:
            pair = todo.pop()
            if pair not in pairs:
                pairs[pair] = [
                    (one, other)
                    for one in following.get(pair[0], ())
                    for other in following.get(pair[1], ())
                    if self.letters[one] & self.letters[other]
                ]
                todo += pairs[pair]
        backwards: dict[Any, list[Any]] = {}
        for pair, nexts in pairs.items():
            for following_pair in nexts:
                backwards.setdefault(following_pair, []).append(pair)
        for place in following:
            there = _reached([(place, place)], pairs)
            if any(one != other for one, other in there & _reached([(place, place)], backwards)):
                return True
        return False

    def degree(self) -> int:
        """With which power of the length of a text the time grows, as far as loops of single places tell."""
        loops = [place for place in range(len(self.letters)) if (place, place) in self._ways]
        degrees: dict[int, int] = {}
        for later in loops:
            earlier = [degrees[one] for one in degrees if self._share_a_text(one, later)]
            degrees[later] = max(earlier, default=0) + 1
        return max(degrees.values(), default=0)

    def _share_a_text(self, one: int, other: int) -> bool:
        """Whether some text is read by a loop, by a later one, and on the way from the first to the second."""
        both = self.letters[one] & self.letters[other]
        seen, todo = {one}, [one] if both else []
        while todo:
            place = todo.pop()
            for start, end in self._ways:
                if start == place and end not in seen and self.letters[end] & both:
                    seen.add(end)
                    todo.append(end)
        return other in seen

    def _row(self, items: Iterable[Any]) -> _Part:
        whole = _NOTHING
        for item in items:
            whole = self._joined(whole, self._part(*item))
        return whole

    def _joined(self, one: _Part, other: _Part) -> _Part:
        self._ways.update((end, start) for end in one.last for start in other.first)
        return _Part(
            one.is_optional and other.is_optional,
            one.first + (other.first if one.is_optional else ()),
            other.last + (one.last if other.is_optional else ()),
        )

    def _part(self, name: Any, value: Any) -> _Part:  # noqa: ANN401, PLR0911 the parser's own values, of many kinds
        match str(name):
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self._repeated(*value)
            case "SUBPATTERN":
                return self._row(value[3])
            case "ATOMIC_GROUP":
                return self._row(value)
            case "BRANCH":
                return _either([self._row(branch) for branch in value[1]])
            case "GROUPREF_EXISTS":
                return _either([self._row(branch or ()) for branch in value[1:]])
            case "ASSERT" | "ASSERT_NOT":
                # Read on its own: what is inside may double as well.
                self._row(value[1])
                return _NOTHING
            case "AT":
                return _NOTHING
            case "GROUPREF":
                place = self._place(self._alphabet)
                self._ways[place, place] += 1
                return _Part(is_optional=True, first=(place,), last=(place,))
        place = self._place(frozenset(letter for letter in self._alphabet if self._reads(str(name), value, letter)))
        return _Part(is_optional=False, first=(place,), last=(place,))

    def _repeated(self, least: int, most: Any, inside: Any) -> _Part:  # noqa: ANN401 the parser's own values
        if (most <= _MOST_COPIES or least == most) and not (most > 1 and _is_endless(inside)):
            whole = _NOTHING
            for number in range(min(int(most), _MOST_COPIES)):
                part = self._row(inside)
                whole = self._joined(whole, part if number < least else part._replace(is_optional=True))
            return whole
        part = self._row(inside)
        self._ways.update((end, start) for end in part.last for start in part.first)
        return part._replace(is_optional=part.is_optional or least == 0)

    def _place(self, letters: frozenset[str]) -> int:
        self.letters.append(letters)
        return len(self.letters) - 1

    def _reads(self, name: str, value: Any, letter: str) -> bool:  # noqa: ANN401, PLR0911 as above
        if self._folds and name in {"LITERAL", "NOT_LITERAL"}:
            return (chr(value).lower() == letter.lower()) is (name == "LITERAL")
        match name:
            case "LITERAL":
                return chr(value) == letter
            case "NOT_LITERAL":
                return chr(value) != letter
            case "RANGE":
                swapped = (letter, letter.swapcase()) if self._folds else (letter,)
                return any(len(one) == 1 and value[0] <= ord(one) <= value[1] for one in swapped)
            case "CATEGORY":
                return _is_of(str(value), letter)
            case "IN":
                turned = str(value[0][0]) == "NEGATE"
                return turned is not any(self._reads(str(kind), one, letter) for kind, one in value[turned:])
        return True


def _is_endless(parsed: Any) -> bool:  # noqa: ANN401 the parser's own values
    """Whether something is repeated without end in a part of a pattern."""
    todo = [parsed]
    while todo:
        one = todo.pop()
        if str(one) == "MAXREPEAT":
            return True
        if isinstance(one, list | tuple) or hasattr(one, "data"):
            todo += one
    return False


def _either(branches: list[_Part]) -> _Part:
    return _Part(
        any(branch.is_optional for branch in branches),
        tuple(place for branch in branches for place in branch.first),
        tuple(place for branch in branches for place in branch.last),
    )


def _reached(starts: list[Any], following: dict[Any, list[Any]]) -> set[Any]:
    found: set[Any] = set()
    todo = [each for start in starts for each in following.get(start, ())]
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += following.get(one, ())
    return found


def _named(parsed: Any) -> set[str]:  # noqa: ANN401 the parser's own values
    """The letters that a pattern names, and those beside them."""
    found: set[str] = set()
    todo = [parsed]
    while todo:
        one = todo.pop()
        if isinstance(one, int) and not isinstance(one, bool) and 0 < one < sys.maxunicode:
            found.update(chr(max(0, each)) for each in (one - 1, one, one + 1))
        elif isinstance(one, list | tuple) or hasattr(one, "data"):
            todo += one
    return found


def _is_of(category: str, letter: str) -> bool:
    sign = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[category.rsplit("_", 1)[-1]]
    return (re.match(sign, letter) is not None) is not ("_NOT_" in category)
