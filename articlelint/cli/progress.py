"""How far a long run is, for who sits and waits."""

from time import monotonic
from types import TracebackType
from typing import Self, TextIO

from articlelint.wording import counted

# In seconds: shorter runs need no telling, and a terminal is not written to more often than eyes can follow.
_PATIENCE = 1.0
_PACE = 0.1

# Carriage return, then "erase in line" (ECMA-48 §8.3.41).
_CLEARED = "\r\x1b[K"


class Progress:
    """A line at the bottom of a terminal while a run lasts; nothing anywhere else."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None
        self._start = monotonic()
        self._next = self._start + _PATIENCE
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None and self._shown:
            self._stream.write(_CLEARED)
            self._stream.flush()

    def show(self, done: int, count: int, found: int) -> None:
        """Say that so many of so many articles are checked, how fast, and what was found, if it is time to."""
        if self._stream is not None and (now := monotonic()) >= self._next:
            self._next = now + _PACE
            self._shown = True
            rate = done / (now - self._start)
            self._stream.write(
                f"{_CLEARED}checked {done:,} of {count:,} articles, {rate:,.0f} a second: {counted(found, 'finding')}"
            )
            self._stream.flush()
