"""Places in a text: spans of code points, and the lines and columns they stand at."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple, TypeAlias

# Names of keys and indexes of items that lead from the root of some data to one value: `("coverImage", "small")`.
Route: TypeAlias = tuple[str | int, ...]

BYTE_ORDER_MARK = "\ufeff"

# As much of a text is held to a pattern of the settings, which may take Python a time that grows with its third power.
LONGEST_MATCHED = 1_000

# The line ends of CommonMark 0.31.2 §2.1, YAML 1.2.2 §5.4 and the Language Server Protocol: all three agree.
_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A half-open range of code points in the original text; an empty one is a place between two of them."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text that this span covers."""
        return text[self.start : self.end]


class Position(NamedTuple):
    """A place for readers: both numbers are 1-based, and a column is one code point wide."""

    line: int
    column: int


class Lines:
    """The lines of a text, for turning offsets into positions.

    A byte order mark is part of the text but takes no column, as in every editor.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        first = 1 if self.text.startswith(BYTE_ORDER_MARK) else 0
        return [first, *(end.end() for end in _LINE_END.finditer(self.text))]

    @cached_property
    def _ends(self) -> list[int]:
        return [*(end.start() for end in _LINE_END.finditer(self.text)), len(self.text)]

    def __len__(self) -> int:
        return len(self._starts)

    def number_at(self, offset: int) -> int:
        """The 1-based number of the line that an offset stands on; a line end belongs to the line it ends."""
        return max(1, bisect_right(self._starts, offset))

    def position(self, offset: int) -> Position:
        """Where an offset stands for a reader."""
        number = self.number_at(offset)
        return Position(number, max(0, offset - self._starts[number - 1]) + 1)

    def span(self, number: int) -> Span:
        """The span of the line with this 1-based number, without its line end."""
        return Span(self._starts[number - 1], max(self._starts[number - 1], self._ends[number - 1]))
