"""The article that comes on standard input."""

import sys
from collections.abc import Iterator

from articlelint.files import decoded

# In bytes.
_READ_AT_ONCE = 1 << 20


class StandardInput:
    """What comes on standard input, under the name that it has as an article.

    It may have no end, so that no more of it is read than tells whether it is too large to be one.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._is_cut = False

    def text(self, most: int) -> str:
        """The text; of one that has more than `most` bytes the first of them, one more than that."""
        parts: list[bytes] = []
        left = most + 1
        while left and (part := _read(min(left, _READ_AT_ONCE))):
            parts.append(part)
            left -= len(part)
        self._is_cut = not left
        return decoded(b"".join(parts))

    def rest(self) -> Iterator[bytes]:
        """What comes after that: whoever fixes it hands it on, whatever it is."""
        # A terminal would be asked for a second end.
        while self._is_cut and (part := _read(_READ_AT_ONCE)):
            yield part


def _read(size: int) -> bytes:
    return sys.stdin.buffer.read(size) if sys.stdin else b""
