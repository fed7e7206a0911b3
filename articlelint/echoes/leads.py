"""How a model hands its answer over: "Sure! Here's the rewritten article:"."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from articlelint.echoes.lines import first_line, first_sentence_removed, sentence_end
from articlelint.echoes.parts import LEAD_IN, MARKS, Echo, Place
from articlelint.echoes.tongue import Tongue, filed, phrases_of
from articlelint.echoes.tongues import TONGUES
from articlelint.echoes.words import Word, first_key, has_word, match, words_in
from articlelint.text import Span

_COLONS = ":："
# Between `Here is` and the word that gives it away stand few others.
_MOST_BEFORE = 6
# What a writer too may say is taken for a model's only where it is as short as a model says it.
_LONGEST_PLAIN = 8
_MOST_CONSENTS = 3


class _How(NamedTuple):
    """Whether something is handed over behind consenting words, and whether a model is known to have written it."""

    has_consent: bool
    is_sure: bool


class _Handed(NamedTuple):
    """What a sentence hands over, in words, and how; before a colon, alone on its line."""

    words: tuple[str, ...]
    how: _How
    has_colon: bool
    is_alone: bool


def lead_in(text: str, places: Sequence[Place], *, is_sure: bool = False) -> Echo | None:
    """The sentence that hands an answer over at the start of the first place.

    It may stand below a first heading too, and below a paragraph that does nothing but consent. `is_sure` says that a
    model wrote the text, and admits `Here is your article:`.
    """
    consent: Span | None = None
    for place in places:
        line = first_line(text, place.span)
        words = words_in(text, line)
        is_consent = False
        for tongue in _by_key().get(first_key(text, line), ()):
            start = _consent(tongue, words)
            is_consent |= start == len(words)
            how = _How(has_consent=bool(start or consent), is_sure=is_sure)
            end = _end_of_handing_over(tongue, text, words[start:], line.end, how)
            if end is not None:
                span = Span((consent or line).start, end)
                heading_end = place.span.end if place.is_heading else None
                return Echo(LEAD_IN, span, (first_sentence_removed(text, span, heading_end),))
        if is_consent:
            consent = consent or line
        elif not place.is_heading:
            break
    return None


@cache
def _by_key() -> dict[str, list[Tongue]]:
    """Languages by the keys of the words that such sentences begin with in them."""
    found: dict[str, list[Tongue]] = {}
    for tongue in TONGUES:
        for key in filed(phrases_of([tongue], "sure", "here", "done")):
            found.setdefault(key, []).append(tongue)
    return found


def _consent(tongue: Tongue, words: Sequence[Word]) -> int:
    """How many of the words do nothing but consent."""
    start = 0
    for _ in range(_MOST_CONSENTS):
        start = max(
            (taken for phrase in tongue.phrases("sure") if (taken := match(phrase, words, start))), default=start
        )
    return start


def _end_of_handing_over(tongue: Tongue, text: str, words: Sequence[Word], line_end: int, how: _How) -> int | None:
    """Where the sentence ends in which an answer is handed over in such words; None if in none."""
    for field in ("done", "here"):
        for phrase in tongue.phrases(field):
            taken = match(phrase, words)
            if taken is None:
                continue
            end = sentence_end(text, words[taken - 1].span.end, line_end)
            handed = _Handed(
                tuple(word.text for word in words[taken:] if word.span.start < end),
                how,
                text[end - 1] in _COLONS,
                not text[end:line_end].strip(MARKS),
            )
            is_done = field == "done" and (handed.has_colon or len(handed.words) <= _LONGEST_PLAIN)
            if (handed.is_alone or handed.has_colon) and (is_done or (field == "here" and _is_answer(tongue, handed))):
                return end
    return None


def _is_answer(tongue: Tongue, handed: _Handed) -> bool:
    """Whether what is handed over in such words is a model's work."""
    first = handed.words[:_MOST_BEFORE]
    is_known = all(has_word(tongue.vocabulary, word) for word in handed.words)
    if not is_known and (not handed.has_colon or not tongue.words("own").isdisjoint(handed.words)):
        return False
    is_article = not tongue.words("articles").isdisjoint(first)
    if any(has_word(tongue.rework, word) for word in first):
        is_text = is_article or not tongue.words("texts").isdisjoint(first)
        return is_known or (is_text and (handed.is_alone or handed.how.has_consent))
    if any(has_word(tongue.render, word) for word in first):
        is_plain = is_known and handed.has_colon and handed.is_alone and len(handed.words) <= _LONGEST_PLAIN
        return is_plain or handed.how.has_consent
    is_said = handed.how.has_consent or (handed.how.is_sure and is_known and handed.is_alone)
    return is_article and is_said and handed.has_colon
