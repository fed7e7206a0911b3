"""What a model says of itself at the start of a paragraph, and its last words."""

from collections.abc import Mapping, Sequence
from functools import cache

from articlelint.body import Block
from articlelint.echoes.lines import last_words_removed, line_end, sentence_end
from articlelint.echoes.parts import PHRASE, SELF, SIGN_OFF, Echo, last_words
from articlelint.echoes.tongue import filed, phrases_of
from articlelint.echoes.tongues import TONGUES
from articlelint.echoes.words import first_key, is_one_sentence, match, words_in
from articlelint.text import Span

_LONGEST_SIGN_OFF = 500


def self_reference(text: str, paragraph: Span, phrases: Sequence[str]) -> Echo | None:
    """The sentence at the start of a paragraph in which a model speaks of itself, or that begins with a phrase."""
    known = _filed("selves").get(first_key(text, paragraph), ())
    words = words_in(text, paragraph)
    for number, phrase in enumerate((*known, *phrases)):
        taken = match(phrase, words)
        if taken and is_one_sentence(text, words[:taken]):
            last = words[taken - 1].span.end
            end = min(sentence_end(text, last, paragraph.end), line_end(text, last, paragraph.end))
            end = paragraph.start + len(text[paragraph.start : end].rstrip())
            return Echo(SELF if number < len(known) else PHRASE, Span(paragraph.start, end))
    return None


def sign_off(text: str, last: Block, *, is_sure: bool) -> Echo | None:
    """What the last block, its last line or its last sentence says to whoever asked; `is_sure` admits faint words."""
    for span in last_words(text, last):
        key = first_key(text, span)
        phrases = (*_filed("byes").get(key, ()), *(_filed("faint").get(key, ()) if is_sure else ()))
        if not phrases or span.end - span.start > _LONGEST_SIGN_OFF:
            continue
        words = words_in(text, span)
        if any(match(phrase, words) for phrase in phrases) and _readers().isdisjoint(word.text for word in words):
            return Echo(SIGN_OFF, span, (last_words_removed(text, span),))
    return None


@cache
def _readers() -> frozenset[str]:
    return frozenset[str]().union(*(tongue.words("readers") for tongue in TONGUES))


@cache
def _filed(field: str) -> Mapping[str, tuple[str, ...]]:
    return filed(phrases_of(TONGUES, field))
