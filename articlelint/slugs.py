"""Slugs: the words of a title as a part of an address. Sites make them in many ways, so that they are compared loosely.

Compared are letters and digits alone, without case and accents; github-slugger, Hugo, Jekyll (kramdown), slugify and
Python-Markdown then agree but for what is told below.
"""

import re
import unicodedata
from collections.abc import Iterator

# Letters that no decomposition takes apart, as slugify's table has them.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ß": "ss"})
# What German, Danish and Swedish write where there are no such letters.
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# Signs that some slugs spell out and others leave away.
_SPOKEN = {"&": ("and", "amp"), "%": ("percent",), "$": ("dollar",), "€": ("euro",), "£": ("pound",), "@": ("at",),
           "+": ("plus",)}  # fmt: skip
_PIECE = re.compile(r"[a-z0-9]+|[&%$€£@+]")
_ALPHANUMERIC = re.compile(r"[a-z0-9]+")
_NUMBERED = re.compile(r"[-_][0-9]{1,3}\Z")


def folded_letters(text: str) -> str:
    """The letters and digits of a text, without case; compatible forms of one letter are one."""
    if text.isascii():
        return "".join(_ALPHANUMERIC.findall(text.lower()))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def plain(text: str) -> str:
    """A text in small letters without accents; letters of other alphabets stay as they are."""
    if text.isascii():
        return text.lower()
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN))
    return "".join(letter for letter in whole if not unicodedata.combining(letter))


def spelt_out(text: str) -> str:
    """A text in small letters with two letters for one that has an accent in German, Danish and Swedish: `ue` for `ü`.

    All else is as in `plain`.
    """
    if text.isascii():
        return text.lower()
    return plain(unicodedata.normalize("NFC", text).casefold().translate(_DIGRAPHS))


def is_latin(text: str) -> bool:
    """Whether all letters of a text are Latin ones, so that it is clear what is left of them in a slug."""
    return text.isascii() or all(letter.isascii() or not letter.isalpha() for letter in plain(text))


def unnumbered(slug: str) -> str:
    """A slug without the number that tells it from others of its kind."""
    return _NUMBERED.sub("", slug)


def slug_of(title: str) -> str:
    """The slug that most sites make of a title in Latin letters; empty where it has no letters."""
    return "-".join(_ALPHANUMERIC.findall(plain(title).replace("'", "").replace("’", "")))


def may_be_slug(slug: str, title: str) -> bool:
    """Whether a slug may be one of a title: its words in their order, of which some, or the rest, are left out.

    Nobody can tell how a title in letters that are not Latin is transliterated: any slug may be one of it.
    """
    if not is_latin(title) or not _PIECE.search(plain(title)):
        return True
    wanted = {"".join(_ALPHANUMERIC.findall(plain(one))) for one in (slug, unnumbered(slug))}
    return any(_is_made_of(one, list(_pieces(text))) for one in wanted for text in (plain(title), spelt_out(title)))


def _pieces(title: str) -> Iterator[str]:
    for piece in _PIECE.findall(title):
        yield from _SPOKEN.get(piece, (piece,))


def _is_made_of(letters: str, pieces: list[str]) -> bool:
    """Whether some letters are pieces in their order, others left out, of which the last may be cut off."""
    ends = {0}
    for piece in pieces:
        if any(piece.startswith(letters[end:]) for end in ends):
            return True
        ends |= {end + len(piece) for end in ends if letters.startswith(piece, end)}
    return len(letters) in ends
