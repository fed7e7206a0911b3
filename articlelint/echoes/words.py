"""Words of a sentence, and the notation in which phrases are written down.

A phrase is words and alternatives of single words: `here is the rewritten|revised article`. A word may be left out
(`large?`), be but the start of one (`перекла*`), and `…` stands for up to four words. Chinese and Japanese know no
spaces: there a phrase is a text that the sentence begins with.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from articlelint.text import Span

# Unicode's CJK radicals are where scripts begin that part no words by spaces.
_FIRST_WITHOUT_SPACES = "\u2e80"
_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘-][^\W_]+)*")
# A dotted capital I is two code points in lower case.
_SPELLINGS = str.maketrans(dict.fromkeys("’ʼ‘", "'") | {"\u0307": None})
_MOST_SKIPPED = 4
# What may stand between the words of one sentence.
_WITHIN_SENTENCE = " \t,—–-，、"
# A further word of an opening is looked for as far behind the one before.
_NEAR = 40
_LONGEST_OPENING = 3
# In code points.
_BEGINNING = 3
# What a sentence is in which a phrase is looked for; models don't begin with longer ones.
_LONGEST = 600
_KEY_WITHOUT_SPACES = 2


class Word(NamedTuple):
    """A word as it is compared, and its place."""

    text: str
    span: Span


def words_in(text: str, span: Span) -> list[Word]:
    """The words of a span, at most of its first 600 code points, in lower case and with plain apostrophes."""
    end = min(span.end, span.start + _LONGEST)
    return [
        Word(found[0].lower().translate(_SPELLINGS), Span(*found.span()))
        for found in _WORD.finditer(text, span.start, end)
    ]


def key_of(word: str) -> str:
    """What phrases are filed under that may begin with a word: itself, or its first two letters without spaces."""
    return word[:_KEY_WITHOUT_SPACES] if _has_no_spaces(word) else word


def keys_of(phrase: str) -> list[str]:
    """The keys of a phrase; its first word is none that may be left out or is only the start of one."""
    return [key_of(word) for word in phrase.lower().split(" ", 1)[0].split("|")]


def first_key(text: str, span: Span) -> str:
    """The key of the first word of a span; empty where the span begins with something else."""
    found = _WORD.match(text, *span)
    if found is None:
        return ""
    word = found[0].lower()
    return word if word.isascii() else key_of(word.translate(_SPELLINGS))


def begins_as(text: str, span: Span, openings: frozenset[str]) -> bool:
    """Whether a span begins with one of some openings: a key, or up to three words as in `as_a_large`.

    What such words begin with is in the set as well, as `as_` and `as_a_`.
    """
    if not _may_begin(text[span.start : span.start + _BEGINNING], openings):
        return False
    opening = first_key(text, span)
    end = span.start + len(opening)
    for _ in range(_LONGEST_OPENING - 1):
        if not opening or opening in openings or f"{opening}_" not in openings:
            break
        word = _WORD.search(text, end, min(span.end, end + _NEAR))
        opening = f"{opening}_{word[0].lower().translate(_SPELLINGS)}" if word else ""
        end = word.end() if word else end
    return opening in openings


# Most paragraphs of all articles begin with one of a few hundred.
@lru_cache(maxsize=1_000)
def _may_begin(beginning: str, openings: frozenset[str]) -> bool:
    """Whether one of some openings may begin so, as far as three code points tell."""
    return _letters(beginning) in _beginnings(openings) or not _is_plain(beginning)


@lru_cache(maxsize=8)
def _beginnings(openings: frozenset[str]) -> frozenset[str]:
    """What the first words of some openings begin with: few paragraphs begin so, and a look at the others is short."""
    return frozenset(_letters(opening[:_BEGINNING]) for opening in openings)


def _letters(beginning: str) -> str:
    """The letters that a text begins with, in lower case."""
    if not beginning.isalpha():
        beginning = next((beginning[:end] for end in range(len(beginning), 0, -1) if beginning[:end].isalpha()), "")
    return beginning.lower()


def _is_plain(beginning: str) -> bool:
    """Whether each letter has its own small one, and words are parted by spaces."""
    return beginning.isascii() or ("İ" not in beginning and "Σ" not in beginning and not _has_no_spaces(beginning))


def openings_of(phrase: str) -> set[str]:
    """The openings that a phrase may begin with: three words, or less where it can't be told what follows."""
    if _has_no_spaces(phrase):
        return set(keys_of(phrase))
    (first, _, _), *rest = _parts(phrase)
    found, growing = set[str](), set(first)
    for wanted, least, _ in rest:
        if not wanted or any(word.endswith("*") for word in wanted):
            break
        grown = {f"{opening}_{word}" for opening in growing for word in wanted}
        growing = grown if least else growing | grown
        found |= {opening for opening in growing if opening.count("_") == _LONGEST_OPENING - 1}
        growing -= found
    return found | growing


def match(phrase: str, words: Sequence[Word], start: int = 0) -> int | None:
    """How many of the words a phrase has taken that stands at the word numbered `start`; None where it does not."""
    if _has_no_spaces(phrase):
        return _prefix(phrase, words, start)
    ends = {start}
    for part in _parts(phrase):
        ends = {end for place in ends for end in _after(part, words, place)}
        if not ends:
            return None
    return max(ends)


def _prefix(phrase: str, words: Sequence[Word], start: int) -> int | None:
    wanted = "".join(_WORD.findall(phrase.lower()))
    read = ""
    for number in range(start, len(words)):
        read += words[number].text
        if read.startswith(wanted):
            return number + 1
        if not wanted.startswith(read):
            break
    return None


def _has_no_spaces(text: str) -> bool:
    return not text.isascii() and max(text) >= _FIRST_WITHOUT_SPACES


def has_word(wanted: AbstractSet[str], word: str) -> bool:
    """Whether a word is one of those that are wanted, or begins with one that is followed by `*`."""
    return word in wanted or any(f"{word[:length]}*" in wanted for length in range(len(word), 0, -1))


@lru_cache(maxsize=512)
def _parts(phrase: str) -> tuple[tuple[frozenset[str], int, int], ...]:
    """Each part of a phrase: its words, and the least and most words that it takes; no words stand for any."""
    found = []
    for part in phrase.lower().split():
        word = part.removesuffix("?")
        if word == "…":
            found.append((frozenset[str](), 0, _MOST_SKIPPED))
        else:
            found.append((frozenset(word.split("|")), 0 if part.endswith("?") else 1, 1))
    return tuple(found)


def _after(part: tuple[frozenset[str], int, int], words: Sequence[Word], place: int) -> set[int]:
    wanted, least, most = part
    ends = {place} if least == 0 else set()
    if not wanted:
        return ends | {end for end in range(place + 1, place + most + 1) if end <= len(words)}
    if place < len(words) and has_word(wanted, words[place].text):
        ends.add(place + 1)
    return ends


def is_one_sentence(text: str, words: Sequence[Word]) -> bool:
    """Whether nothing but spaces, commas and dashes stands between words."""
    return all(not text[one.span.end : other.span.start].strip(_WITHIN_SENTENCE) for one, other in pairwise(words))
