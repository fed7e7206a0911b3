"""How far two texts are the same, and which of many texts may be.

Texts are compared by their shingles, the runs of three words in them. A sketch of a text has 120 minima of its hashed
shingles, cut to a byte (A. Broder, On the resemblance and containment of documents, 1997): two texts have so many of
them in common as shingles. Three of them together are a band, by which like texts are found among all others (J.
Leskovec et al., Mining of Massive Datasets, ch. 3): two texts have one in common with the probability of their
resemblance cubed.
"""

import re
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from operator import eq
from typing import NamedTuple
from zlib import crc32

from articlelint.text import Span

_BANDS = 40
_ROWS = 3
_MINIMA = _BANDS * _ROWS
_SHINGLE = 3
# Texts of less are headlines and captions.
LEAST_WORDS = 30
# In articles: what so many have in common is boilerplate, or they are copies of one text. The first of them stands for
# all: were each compared with each, their number would be squared.
_MOST_IN_COMMON = 8
# In standard deviations: so far below what is asked for a sketch may estimate, which is missed once in 30,000 times.
_DOUBT = 4
# Places of one shingle at which a passage may begin: a phrase in all paragraphs would be compared with each of them.
_MOST_PLACES = 64

# Letters of languages that put no spaces between words are words each.
# Marks that a letter is decomposed into, and what is not seen (soft hyphens, joiners), part no word.
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff][\u3099\u309a]?"
    r"|[^\W_]+(?:[\u0300-\u036f\xad\u200b-\u200d\u2060\ufeff]+[^\W_]*)*"
)
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_MASK = (1 << 64) - 1
# Odd numbers without a pattern in their bits: the golden ratio and the square root of 2 in 64 bits.
_MIX, _STIR = 0x9E3779B97F4A7C15, 0x6A09E667F3BCC909
_SALTS = tuple((number * _MIX + _STIR) & _MASK for number in range(2 * _MINIMA))


class Word(NamedTuple):
    """A word as it is compared, and where it stands."""

    folded: str
    span: Span


class Resemblance(NamedTuple):
    """How much of the larger of two texts is in the other, from 0 to 1, and the longest passage that is the same.

    The passage is told by its span in each of the two, and by the number of its words.
    """

    share: float
    passage: tuple[Span, Span] | None
    words: int


def words_in(text: str, pieces: Iterable[Span]) -> list[Word]:
    """The words of some pieces of a text."""
    return [Word(_folded(found[0]), Span(*found.span())) for piece in pieces for found in _WORD.finditer(text, *piece)]


def sketch(words: Sequence[Word]) -> str | None:
    """A sketch of a text, in 160 letters; None where it is too short to be compared."""
    if len(words) < LEAST_WORDS:
        return None
    minima = _minima(set(_hashed(words)))
    # Bits from the middle: the highest of all minima are the same, and the lowest follow from the part. By chance one
    # minimum in 256 is the same as another text's, which adds as little to an estimate, and a band in 16 million: of
    # 100,000 texts that have nothing in common 12,000 pairs are estimated in vain.
    return b64encode(bytes(one >> 16 & 0xFF for one in minima)).decode()


def candidates(sketches: Iterable[str], least: float = 0.8) -> dict[int, list[int]]:
    """For each text the ones before it that it may resemble, the likeliest first; texts are known by their number.

    `least` is the share, from 0 to 1, that both have of the shingles of the larger one.
    """
    written = list(map(b64decode, sketches))
    # Of two texts of one length; where one is longer, its shingles are more.
    share = least / (2 - least)
    enough = _MINIMA * share - _DOUBT * (_MINIMA * share * (1 - share)) ** 0.5
    found: dict[int, dict[int, int]] = {}
    for start in range(0, _MINIMA, _ROWS):
        holders: dict[bytes, list[int]] = {}
        for number, minima in enumerate(written):
            holders.setdefault(minima[start : start + _ROWS], []).append(number)
        for members in holders.values():
            for one, other in _pairs(members) if len(members) > 1 else ():
                if one not in found.get(other, ()):
                    common = sum(map(eq, written[one], written[other]))
                    if common >= enough:
                        found.setdefault(other, {})[one] = common
    return {new: sorted(old, key=lambda one: (-old[one], one)) for new, old in found.items()}


def resemblance(old: Sequence[Word], new: Sequence[Word]) -> Resemblance:
    """How far two texts are the same."""
    theirs, own = list(_shingles(old)), list(_shingles(new))
    places: dict[tuple[str, ...], list[int]] = {}
    for place, shingle in enumerate(theirs):
        places.setdefault(shingle, []).append(place)
    distinct = set(own)
    share = len(distinct & places.keys()) / max(len(distinct), len(places), 1)
    first, there, length = _longest(own, theirs, places)
    if not length:
        return Resemblance(share, None, 0)
    count = length + _SHINGLE - 1
    spans = (_over(old, there, count), _over(new, first, count))
    return Resemblance(share, spans, count)


def _longest(
    own: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]], places: dict[tuple[str, ...], list[int]]
) -> tuple[int, int, int]:
    """The longest run of shingles that both texts have: where it begins in each, and how many they are."""
    first = there = longest = 0
    before: dict[int, int] = {}
    for number, shingle in enumerate(own):
        found = places.get(shingle, [])
        if len(found) > _MOST_PLACES:
            # So no more runs are followed than there were, and a frequent phrase does not end the one it stands in.
            goes_on = [place + 1 for place in before if theirs[place + 1 : place + 2] == [shingle]]
            found = goes_on or found[:_MOST_PLACES]
        here = {place: before.get(place - 1, 0) + 1 for place in found}
        for place, length in here.items():
            if length > longest:
                first, there, longest = number - length + 1, place - length + 1, length
        before = here
    while first and there and own[first - 1] == theirs[there - 1]:
        first, there, longest = first - 1, there - 1, longest + 1
    return first, there, longest


def _over(words: Sequence[Word], first: int, count: int) -> Span:
    return Span(words[first].span.start, words[first + count - 1].span.end)


def _shingles(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    folded = [word.folded for word in words]
    return zip(*(folded[start:] for start in range(_SHINGLE)), strict=False)


def _hashed(words: Sequence[Word]) -> Iterator[int]:
    codes = [crc32(word.folded.encode(errors="surrogatepass")) for word in words]
    for one, two, three in zip(codes, codes[1:], codes[2:], strict=False):
        mixed = ((one * _MIX) ^ (two * _STIR) ^ three) * _MIX & _MASK
        yield (mixed ^ (mixed >> 29)) * _STIR & _MASK


def _minima(shingles: Iterable[int]) -> list[int]:
    """Minima of one permutation that is cut in parts, and of further ones for parts that got no shingle.

    What a part gets does not depend on how many shingles there are, so texts of any length can be compared, and few
    shingles do as well as many (S. Dahlgaard, M. Knudsen, M. Thorup, Fast Similarity Sketching, 2017). With 200 one
    permutation leaves 22 parts empty, and with 700 mostly none.
    """
    minima: dict[int, int] = {}
    for turn, salt in enumerate(_SALTS):
        found: dict[int, int] = {}
        for mixed in _mixed(shingles, salt) if turn else shingles:
            # In the last turns each part has its own, in which it gets the least of all shingles.
            part = mixed % _MINIMA if turn < _MINIMA else turn - _MINIMA
            if part not in found or mixed < found[part]:
                found[part] = mixed
        minima = found | minima
        if len(minima) == _MINIMA:
            break
    return [minima[part] for part in range(_MINIMA)]


def _mixed(shingles: Iterable[int], salt: int) -> Iterator[int]:
    for shingle in shingles:
        mixed = (shingle ^ salt) * _MIX & _MASK
        yield mixed ^ (mixed >> 32)


def _pairs(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(members) > _MOST_IN_COMMON:
        return ((members[0], other) for other in members[1:])
    return ((one, other) for place, other in enumerate(members) for one in members[:place])


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word.translate(_UNSEEN)).casefold()
