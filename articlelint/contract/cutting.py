"""Texts that are too long, cut at a word."""

import re

ELLIPSIS = "…"

# A word ends where a plain space stands: a no-break space keeps together what it parts.
_SPACE = re.compile(r" +")
# What no text ends with before an ellipsis.
_LOOSE_ENDS = " \t.,;:…-–—"
_URL = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:/|www\.|mailto:)\S*\Z")
# The beginning of a tag of HTML whose end is cut off.
_OPEN_TAG = re.compile(r"<[A-Za-z/!][^<>]*\Z")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("“", "”"), ("„", "“"), ("‹", "›"))
_MARKS = ("`", "**", "__", "~~", '"')
_MOST_TRIES = 50


def cut(text: str, most: int) -> str | None:
    """The text cut at a word, so that with an ellipsis it has no more code points than `most`.

    None where less than half of them would be left, as of one long word or of a script without spaces. A URL is left
    out whole: with the ellipsis it would be another one. Brackets, quotes and marks of Markdown that open are closed.
    """
    ends = [space.start() for space in _SPACE.finditer(text, 0, most)]
    for end in reversed(ends[-_MOST_TRIES:]):
        kept = text[:end].rstrip(_LOOSE_ENDS)
        if not kept or len(kept) < most // 2:
            return None
        if _is_whole(kept, text):
            return kept + ELLIPSIS
    return None


def _is_whole(kept: str, text: str) -> bool:
    """Whether nothing is open at the end of a beginning of a text, unless it is not closed in the text either."""
    return (
        not _URL.search(kept)
        and not _OPEN_TAG.search(kept)
        and all(
            kept.count(opening) == kept.count(closing) or text.count(opening) != text.count(closing)
            for opening, closing in _PAIRS
        )
        and all(kept.count(mark) % 2 == 0 or text.count(mark) % 2 == 1 for mark in _MARKS)
    )
