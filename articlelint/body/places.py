"""Places in a body: the parser counts bytes of UTF-8, we count code points."""

from bisect import bisect_right
from collections.abc import Callable

# Code points between two known places; a finer grain would cost more to lay out than it saves.
_CHUNK = 256


def places(markdown: str, start: int) -> Callable[[int], int]:
    """A function from a byte of a body's UTF-8 to the code point of the text in which the body begins at `start`."""
    if markdown.isascii():
        return start.__add__
    encoded = markdown.encode()
    marks = [0]
    for end in range(_CHUNK, len(markdown), _CHUNK):
        marks.append(marks[-1] + len(markdown[end - _CHUNK : end].encode()))

    def place(byte: int) -> int:
        chunk = bisect_right(marks, byte) - 1
        return start + chunk * _CHUNK + len(encoded[marks[chunk] : byte].decode(errors="ignore"))

    return place
