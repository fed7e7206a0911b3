"""Sentences in which a model speaks to whoever asked it: how an answer begins and ends, and what it says of itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import TypeVar

from articlelint.body import Block
from articlelint.echoes.more_tables import FURTHER
from articlelint.echoes.parts import LEAD_IN, PHRASE, SELF, SIGN_OFF, Echo
from articlelint.echoes.tables import ENGLISH, RUSSIAN, UKRAINIAN, Tongue
from articlelint.echoes.words import Word, first_key, is_adjacent, keys_of, match, matches_stem, words_in
from articlelint.fix import Edit
from articlelint.text import Span

_T = TypeVar("_T")
_TONGUES = (ENGLISH, UKRAINIAN, RUSSIAN, *FURTHER)
# Spanish opens an exclamation with a sign of its own.
_MARKS = "#*_¡¿ \t"
_COLONS = ":："
_LINE = re.compile(r"[^\r\n]+")
_SENTENCE_END = re.compile(r"[:.!?](?=[\s*_]|\Z)|[：。！？]")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_THEMATIC_BREAK = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})(?=[\r\n]|\Z)")
_BREAK_BEFORE = re.compile(r"(?:\A|(?<=[\r\n]))[ ]{0,3}(?:-{3,}|\*{3,}|_{3,})[ \t\r\n]*\Z")
# Who says one of these speaks of a text of his own.
_OWN = frozenset("i we my our i've i'm я ми мій моя моєї мы мой моя моей ich wir mein meine je j'ai nous mon ma mes yo mi "
                 "nuestro io mio mia eu meu minha nosso ja mój moja moje".split())  # fmt: skip
# A model hands over an article, whatever words it has for it.
_ARTICLES = frozenset("article artikel стаття статтю статья статью artículo artigo articolo l'articolo l'article artykuł "
                      "artikels makale článek".split())  # fmt: skip
_TEXTS = _ARTICLES | frozenset("version text versione testo versión texto versão texte fassung tekst wersja текст версія "
                               "версия верcию версію verze tekst versie metin".split())  # fmt: skip
# Between `Here is` and the word that gives it away stand few others.
_MOST_BEFORE = 6
_LONGEST_PLAIN = 8
_MOST_CONSENTS = 3
_LONGEST_SIGN_OFF = 500


def lead_in(text: str, places: Sequence[Span]) -> Echo | None:
    """The sentence that hands an answer over, at the start of the first place or of one behind mere consent."""
    first: Span | None = None
    for place in places:
        line = _first_line(text, place)
        for tongue in leads().get(first_key(text, line), ()):
            words = words_in(text, line)
            start = _consent(tongue, words)
            if start == len(words) and place is not places[-1]:
                first = first or line
                break
            end = _handing_over(tongue, text, line, words, start, has_consent=bool(start or first))
            if end is not None:
                begin = first.start if first else line.start
                return Echo(LEAD_IN, Span(begin, end), _deletion(text, begin, end, place))
        else:
            # Below a first heading an answer may begin as well.
            if not (place is places[0] and text[place.start] == "#"):
                return None
    return None


def self_reference(text: str, paragraph: Span, phrases: Sequence[str]) -> Echo | None:
    """The sentence at the start of a paragraph in which a model speaks of itself, or that begins as asked for."""
    key = first_key(text, paragraph)
    known = selves().get(key, ())
    asked = [phrase for phrase in phrases if key in keys_of(phrase)]
    if not known and not asked:
        return None
    words = words_in(text, paragraph)
    for number, phrase in enumerate((*known, *asked)):
        taken = match(phrase, words)
        if taken and is_adjacent(text, words, taken):
            return Echo(
                SELF if number < len(known) else PHRASE,
                _sentence(text, Span(paragraph.start, paragraph.end), words[taken - 1].span.end),
            )
    return None


def sign_off(text: str, last: Block, *, is_sure: bool) -> Echo | None:
    """What the last paragraph, or the last line below a list, says to whoever asked; `is_sure` admits faint words."""
    end = last.span.start + len(last.span.of(text).rstrip())
    starts = [last.span.start] if last.kind == "paragraph" else []
    if last.kind in {"paragraph", "list"}:
        starts += [line.start() for line in _LINE.finditer(text, last.span.start, end)][1:][-1:]
    for start in starts:
        if end - start > _LONGEST_SIGN_OFF:
            continue
        key = first_key(text, Span(start, end))
        phrases = (*byes().get(key, ()), *(faint().get(key, ()) if is_sure else ()))
        words = words_in(text, Span(start, end)) if phrases else []
        if any(match(phrase, words) for phrase in phrases):
            return Echo(SIGN_OFF, Span(start, end), (Edit(_with_what_parts_it(text, start, end), ""),))
    return None


@cache
def leads() -> dict[str, tuple[Tongue, ...]]:
    """Languages by the keys of the words that hand something over in them."""
    return _filed((phrase, tongue) for tongue in _TONGUES for phrase in (*tongue.sure, *tongue.here, *tongue.done))


@cache
def selves() -> dict[str, tuple[str, ...]]:
    """Phrases in which models speak of themselves, by their keys."""
    return _filed((phrase, phrase) for phrase in _all("selves"))


@cache
def byes() -> dict[str, tuple[str, ...]]:
    """Last words of models, by their keys."""
    return _filed((phrase, phrase) for phrase in _all("byes"))


@cache
def faint() -> dict[str, tuple[str, ...]]:
    """Last words of models that are also writers', by their keys."""
    return _filed((phrase, phrase) for phrase in _all("faint"))


def _all(field: str) -> Iterator[str]:
    for tongue in _TONGUES:
        yield from attrgetter(field)(tongue)


def _filed(pairs: Iterable[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    found: dict[str, dict[_T, None]] = {}
    for phrase, value in pairs:
        for key in keys_of(phrase):
            found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _first_line(text: str, place: Span) -> Span:
    line = _LINE.search(text, *place)
    start, end = line.span() if line else place
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip(_MARKS))
    return Span(start, max(start, start + len(text[start:end].rstrip(" \t#"))))


def _consent(tongue: Tongue, words: list[Word]) -> int:
    start = 0
    for _ in range(_MOST_CONSENTS):
        start = max((taken for phrase in tongue.sure if (taken := match(phrase, words, start))), default=start)
    return start


def _handing_over(
    tongue: Tongue, text: str, line: Span, words: list[Word], start: int, *, has_consent: bool
) -> int | None:
    """Where the sentence ends in which an answer is handed over; None where it is another one."""
    for phrases, is_whole in ((tongue.done, True), (tongue.here, False)):
        for phrase in phrases:
            taken = match(phrase, words, start)
            if taken is None:
                continue
            ending = _SENTENCE_END.search(text, words[taken - 1].span.end, line.end)
            end = ending.end() if ending else line.end
            has_colon = text[end - 1] in _COLONS
            follows = text[end : line.end].strip(_MARKS)
            rest = [word.text for word in words[taken:] if word.span.start < end]
            if follows and not has_colon:
                continue
            if is_whole and (has_colon or len(rest) <= _LONGEST_PLAIN) and not _OWN.intersection(rest):
                return end
            if not is_whole and _is_answer(
                tongue, rest, has_consent=has_consent, has_colon=has_colon, is_last=not follows
            ):
                return end
    return None


def _is_answer(tongue: Tongue, rest: list[str], *, has_consent: bool, has_colon: bool, is_last: bool) -> bool:
    """Whether what is handed over in such words is a model's work."""
    vocabulary = _stems(f"{tongue.rest} {tongue.render} {tongue.rework}")
    is_known = all(matches_stem(word, vocabulary) for word in rest)
    if not rest or (not is_known and (not has_colon or _OWN.intersection(rest))):
        return False
    first = rest[:_MOST_BEFORE]
    if any(matches_stem(word, _stems(tongue.rework)) for word in first):
        return is_known or (not _TEXTS.isdisjoint(first) and (is_last or has_consent))
    if any(matches_stem(word, _stems(tongue.render)) for word in first):
        return has_consent or (is_known and has_colon and is_last and len(rest) <= _LONGEST_PLAIN)
    return has_consent and has_colon and not _ARTICLES.isdisjoint(first)


def _sentence(text: str, paragraph: Span, start: int) -> Span:
    ending = _SENTENCE_END.search(text, start, paragraph.end)
    line = _LINE.match(text, start, paragraph.end)
    line_end = line.end() if line else start
    end = min(ending.end() if ending else paragraph.end, max(line_end, start))
    return Span(paragraph.start, paragraph.start + len(text[paragraph.start : end].rstrip()))


def _deletion(text: str, start: int, end: int, place: Span) -> tuple[Edit, ...]:
    """The edit that takes a sentence away, with its line and the blank ones and the thematic break below, if alone."""
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    after = _LINE.match(text, end)
    follows = after[0].strip(_MARKS) if after else ""
    if follows and after:
        return (Edit(Span(start, end + len(after[0]) - len(after[0].lstrip(" \t*_"))), ""),)
    gone = after.end() if after else end
    if (
        text[line_start : line_start + 1] != "#"
        and place.end > gone
        and _THEMATIC_BREAK.match(text, _past_blank(text, gone))
    ):
        gone = _past_blank(text, gone)
    gone = _past_blank(text, gone)
    rule = _THEMATIC_BREAK.match(text, gone)
    return (Edit(Span(line_start, _past_blank(text, rule.end()) if rule else gone), ""),)


def _past_blank(text: str, start: int) -> int:
    blank = _BLANK_LINES.match(text, start)
    return blank.end() if blank else start


def _with_what_parts_it(text: str, start: int, end: int) -> Span:
    before = text[:start].rstrip()
    rule = _BREAK_BEFORE.search(before)
    if rule:
        before = before[: rule.start()].rstrip()
    kept, gone = _LINE_END.match(text, len(before)), _LINE_END.match(text, end)
    return Span(kept.end() if kept else len(before), gone.end() if gone else end)
