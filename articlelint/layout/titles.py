"""Titles as they are compared."""

from typing import NamedTuple

# What is written in more than one way: apostrophes, quotes and dashes; and what shows as nothing.
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‘’‛ʼʹ′`´", "'") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‐‑‒–—−", "-"),
) | dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_END_PUNCTUATION = " .,:;!?"


class Titled(NamedTuple):
    """A section that is asked for, or one that stands there: its number among its like, its level, how it compares."""

    number: int
    level: int
    title: str


def comparable(title: str) -> str:
    """A title without what people write in different ways: case, spaces, typography, the punctuation at its end."""
    if not title.isascii():
        import unicodedata  # noqa: PLC0415 1 ms, and most titles are ASCII

        title = unicodedata.normalize("NFKC", title.translate(_TYPOGRAPHY))
    return " ".join(title.casefold().split()).rstrip(_END_PUNCTUATION)
