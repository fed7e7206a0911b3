"""Layouts that are known: where the headings of a body are those of one that fitted its outline, this one fits as well.

Most articles of a collection fit, in one of a few ways: to see that takes a fifth of the time that a judgement takes.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from articlelint.body import Section
from articlelint.collection import ExpectedSection
from articlelint.layout.parts import Fitting, is_any
from articlelint.layout.titles import comparable

# The levels and titles of some sections; a title that an outline does not know is empty, unless it minds all of them.
_Shape: TypeAlias = tuple[tuple[int, str], ...]
# Which section, by its index, stands for which expected one.
_Fit: TypeAlias = tuple[tuple[int, ExpectedSection], ...]

# In ways to fit, for each outline.
_MOST_REMEMBERED = 200


class KnownLayouts:
    """The ways to fit an outline's sections that were met so far."""

    def __init__(self, expected: Sequence[ExpectedSection], *, closed: bool) -> None:
        self._fits: dict[_Shape, _Fit] = {}
        named, has_others = _titles_in(expected)
        self._titles = frozenset(named)
        self._minds_all = closed or has_others

    def fitting(self, sections: Sequence[Section]) -> tuple[Fitting, ...] | None:
        """The sections that stand for expected ones, where nothing is to be said of any; None where nobody knows."""
        fit = self._fits.get(self._shape(sections))
        return None if fit is None else tuple([Fitting(sections[index], expected) for index, expected in fit])

    def learn(self, sections: Sequence[Section], fitting: Sequence[Fitting]) -> None:
        """Take note of a way to fit of which nothing is to be said."""
        if len(self._fits) >= _MOST_REMEMBERED:
            self._fits.clear()
        indices = {id(section): index for index, section in enumerate(sections)}
        self._fits[self._shape(sections)] = tuple((indices[id(one.section)], one.expected) for one in fitting)

    def _shape(self, sections: Sequence[Section]) -> _Shape:
        headings = [(section.heading.level, section.heading.title) for section in sections]
        if self._minds_all:
            # A pattern minds case and typography as well.
            return tuple(headings)
        titles = [_compared(title) for _, title in headings]
        return tuple(
            (level, title if title in self._titles else "") for (level, _), title in zip(headings, titles, strict=True)
        )


@lru_cache(maxsize=32)
def known_layouts(expected: tuple[ExpectedSection, ...], *, closed: bool) -> KnownLayouts:
    """The known layouts of an outline, which is `closed` or not."""
    return KnownLayouts(expected, closed=closed)


@lru_cache(maxsize=1_000)
def _compared(title: str) -> str:
    return comparable(title)


def _titles_in(expected: Sequence[ExpectedSection]) -> tuple[set[str], bool]:
    """The titles that an outline names, and whether it asks for others as well, by a pattern or a star."""
    titles: set[str] = set()
    has_others = False
    for one in expected:
        within, has_more = _titles_in(one.sections)
        has_others = has_others or has_more or one.pattern is not None or is_any(one)
        titles |= within
        titles.update(map(comparable, one.headings))
    return titles, has_others
