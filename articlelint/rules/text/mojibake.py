"""Text that was decoded in another encoding than it was written in."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articlelint.front.passages import Change, Passage, most_tries, passages, places_of, rewritings
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid
from articlelint.wording import in_backticks

# Patterns are texts here, which `re` compiles when one is first needed and keeps: all together take two ms, which few
# articles have to spend.

# What UTF-8's bytes 80 to BF are in windows-1252 and Latin-1, then in windows-1251 (WHATWG Encoding Standard, §10).
_WESTERN = "\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
_CYRILLIC = "\x80-\xbfЂЃѓЉЊЌЋЏђљњќћџЎўЈЇЁЄҐІіґё№єјЅѕї–—‘’‚“”„†‡•…‰‹›€™"
# UTF-8's first bytes, each with as many others behind it as it asks for. A single pair of Cyrillic ones may be a word's
# beginning (`Рівне`), and quotes and dashes are three bytes.
_SIGN = (
    f"[\xc2-\xdf][{_WESTERN}]|[\xe0-\xef][{_WESTERN}]{{2}}|\xf0[{_WESTERN}]{{3}}"
    f"|(?:[РС][{_CYRILLIC}]){{2}}|вЂ[{_CYRILLIC}]|рџ[{_CYRILLIC}]{{2}}|\ufffd(?=\\w)|(?<=\\w)\ufffd"
)
# Looked for first, one after the other: patterns that begin with one class are ten times faster than a choice of them.
_WESTERN_PAIR = f"[\xc2-\xf0][{_WESTERN}]"
_CYRILLIC_FIRSTS = ("Р", "С")
_BEGINNING_OF_WESTERN = b"\xc3"
_CYRILLIC_PAIRS = f"[РС][{_CYRILLIC}][РС][{_CYRILLIC}]"
# Among words that are misread, one or two letters: `РІ` is `в`.
_SHORT_WORD = f"\\W*(?:[РС][{_CYRILLIC}])+\\W*"
_WORDS = r"[^ \t\r\n]+"
# `Р°` is no part of any word, and `РІ` may be one in capitals, but not with three such pairs in a row.
_NO_WORD = f"[РС](?![ЁёЄєІіЇїҐґЈј])[{_CYRILLIC}]|вЂ|рџ|(?:[РС][{_CYRILLIC}]){{3}}"
# Letters that Cyrillic alphabets have today, and what else is not ASCII in their texts.
_TODAY = "[\x20-\x7e\xa0-\xbf\u0400-\u045f\u0490-\u04ff\u2000-\u2bff\ufe0f\U0001f000-\U0001faff]+"
# `VISÃ»` and `“É”` are capitals at the end of a quotation, and no `VISû`.
_QUOTED_CAPITALS = "[“«„‘]?(?:[A-Z\xc0-\xde]+[\xc0-\xde]|(?<=[“«„‘])[\xc0-\xde]|[ÀÁÇÈÉÊÍÓÔÕÚ])[»”’›…][^\\w\\s]{0,5}"
_MIXED = "[À-ɏ][\u2e80-\u9fff]|[\u2e80-\u9fff][À-ɏ]"
_PUNCTUATION = ".,;:!?()[]{}\"'*_/|<>"


class _Misread(NamedTuple):
    """A run of words within a text, and what it says; nothing where that is lost."""

    span: Span
    meant: str | None


class Mojibake(Rule):
    """Letters are garbled: they were written in one encoding and read in another.

    Code is not looked at. Where a letter is replaced by U+FFFD, what was there is lost.

    ## Why
    Nobody can read `Ð¦Ñ–Ð½Ð°` for `Ціна`. It comes from feeds and files that tell no encoding, or a
    wrong one.

    ## Fix safety
    Unsafe: what was meant is found by trying encodings.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each run of garbled words."""
        # Letters that are neighbours in the data are so in the text as well, but for what a backslash stands between.
        written = article.beyond_ascii if "\\" in article.text or not article.utf8 else article.text
        # The first letters of Western pairs begin with one byte, which hardly any text in Cyrillic letters has.
        if not _may_be_misread(written, is_western=_BEGINNING_OF_WESTERN in article.utf8):
            return
        odd = ((passage, found) for passage in passages(article.front) if (found := list(_misread(passage.text))))
        most = most_tries(article.front)
        for number, (passage, found) in enumerate(odd):
            yield from _in_passage(article, passage, found, may_fix=number < most)
        for place in article.body.prose:
            for misread in _misread(place.of(article.text)):
                span = Span(place.start + misread.span.start, place.start + misread.span.end)
                edits = None if misread.meant is None else (Edit(span, misread.meant),)
                yield _finding(span, misread, span.of(article.text), edits)

    examples = (
        Valid("capitals", "---\ntitle: NÃO HÁ INFLAÇÃO\n---\n«CAFÉ» À «L’Île» Ñandú\n"),
        Valid("capitals in quotations", "“SÃO É”, «IRMÃ», «LÃ» i “Â” fim.\n"),
        Valid("misread in a way that nobody can tell", "Òðåéäåðè â Àç³¿ êàæóòü, ùî ð³ñò òðèâàòèìå.\n"),
        Valid("about encodings", "UTF-8 read as windows-1252 gives Ã© for é and â€™ for ’.\n"),
        Valid("Ukrainian and Serbian capitals", "РІВНЕ, Рівне, СІЧЕНЬ, «РЄВА», СЈАЈ, В«Зеніт»\n"),
        Valid("in code", "Read `Ð¦Ñ–Ð½Ð°` and `â€™` as ISO 8859-1.\n\n    Ð¦Ñ–Ð½Ð°\n"),
        Valid("the sign for a lost letter, as such", "The sign \ufffd (U+FFFD) stands for it.\n"),
        Invalid(
            "in a title and in the text",
            "---\ntitle: ⟦Ð¦Ñ–Ð½Ð° Ð±Ñ–Ñ‚ÐºÐ¾Ñ—Ð½Ð°⟧\n---\nCafé **⟦CafÃ©⟧** ⟦itâ€™s⟧ fine.\n",
            message=(
                "`Ð¦Ñ–Ð½Ð° Ð±Ñ–Ñ‚ÐºÐ¾Ñ—Ð½Ð°` is garbled, and seems to say `Ціна біткоїна`",
                "`CafÃ©` is garbled, and seems to say `Café`",
                "`itâ€™s` is garbled, and seems to say `it’s`",
            ),
            help=None,
            fixed="---\ntitle: Ціна біткоїна\n---\nCafé **Café** it’s fine.\n",
        ),
        Invalid(
            "UTF-8 read as windows-1251",
            "Отже, ⟦РџСЂРёРІС–С‚ С– РІ СЃРІС–С‚С–⟧! Тут ⟦РљРёС—РІ⟧ — місто.\n",
            message=(
                "`РџСЂРёРІС–С‚ С– РІ СЃРІС–С‚С–` is garbled, and seems to say `Привіт і в світі`",
                "`РљРёС—РІ` is garbled, and seems to say `Київ`",
            ),
            fixed="Отже, Привіт і в світі! Тут Київ — місто.\n",
        ),
        Invalid(
            "what is lost",
            "В ⟦Укра\ufffdні⟧ тепло.\n",
            message="`Укра\ufffdні` has lost a letter",
            help="write the word anew: what was there can't be told from this file",
        ),
    )


def _in_passage(article: Article, passage: Passage, found: Sequence[_Misread], *, may_fix: bool) -> Iterator[Finding]:
    repaired = [Change(one.span, one.meant) for one in found if one.meant is not None]
    edits = iter(rewritings(article.front, passage, repaired) or () if repaired and may_fix else ())
    places = places_of(article.front, passage, [one.span for one in found])
    for one, place in zip(found, places, strict=True):
        edit = next(edits, None) if one.meant is not None else None
        yield _finding(place, one, one.span.of(passage.text), edit and (edit,))


def _may_be_misread(text: str, *, is_western: bool = True) -> bool:
    if text.isascii():
        return False
    # `вЂ` begins quotes and dashes, `рџ` emoji; but for their second letters they would be found all over.
    has_letters = "\ufffd" in text or "Ђ" in text or "џ" in text
    return (
        has_letters
        or (is_western and re.compile(_WESTERN_PAIR).search(text) is not None)
        or (_has_two_firsts(text) and re.compile(_CYRILLIC_PAIRS).search(text) is not None)
    )


def _has_two_firsts(text: str) -> bool:
    """Whether two Cyrillic pairs may be neighbours: a few capitals are looked at in a third of a search's time."""
    for first in _CYRILLIC_FIRSTS:
        place = text.find(first)
        while place != -1:
            if text[place + 2 : place + 3] in _CYRILLIC_FIRSTS:
                return True
            place = text.find(first, place + 1)
    return False


def _misread(text: str) -> Iterator[_Misread]:
    if not _may_be_misread(text):
        return
    words: frozenset[str] = frozenset()
    for span in _runs(text):
        words = words or frozenset(word.strip(_PUNCTUATION) for word in text.split())
        written = span.of(text)
        meant = None if "\ufffd" in written else _read_anew(written)
        if meant != written and not (meant and _is_meant(written, meant, words)):
            yield _Misread(span, meant)


def _runs(text: str) -> Iterator[Span]:
    """Words in a row that bear a sign of it, without the punctuation around them."""
    run: list[re.Match[str]] = []
    for word in (*re.compile(_WORDS).finditer(text), None):
        if word and (re.compile(_SIGN).search(word[0]) or (run and re.compile(_SHORT_WORD).fullmatch(word[0]))):
            run.append(word)
        elif run:
            start, end = run[0].start(), run[-1].end()
            whole = text[start:end]
            yield Span(end - len(whole.lstrip(_PUNCTUATION)), start + len(whole.rstrip(_PUNCTUATION)))
            run = []


def _is_meant(written: str, meant: str, words: frozenset[str]) -> bool:
    """Whether it is no such text: capitals end a quotation, or it is about encodings and has the letter too."""
    if all(map(re.compile(_QUOTED_CAPITALS).fullmatch, written.split())):
        return True
    # One alphabet's text that is misread in another way looks so: `Àç³¿` is no `À糿`.
    if re.compile(_MIXED).search(meant):
        return True
    return len(meant) == 1 and (meant.isalpha() or meant in "’‘“”") and meant in words


def _read_anew(text: str) -> str:
    from ftfy import fix_encoding  # noqa: PLC0415 55 ms, and hardly any article needs it

    # ftfy leaves short words in windows-1251 alone: so many could be words in capitals.
    mended = fix_encoding(text)
    if mended != text or not re.compile(_NO_WORD).search(text):
        return mended
    return " ".join(_from_cyrillic(word) for word in text.split(" "))


def _from_cyrillic(word: str) -> str:
    try:
        meant = word.encode("sloppy-windows-1251").decode()
    except UnicodeError:
        return word
    return meant if re.compile(_TODAY).fullmatch(meant) else word


def _finding(span: Span, misread: _Misread, written: str, edits: Sequence[Edit] | None) -> Finding:
    if misread.meant is None:
        lost = "a letter" if written.count("\ufffd") == 1 else "letters"
        help_ = "write the word anew: what was there can't be told from this file"
        return Finding(span, f"{in_backticks(written)} has lost {lost}", help_)
    title = f"write {in_backticks(misread.meant)}"
    fix = Fix(title, tuple(edits), Safety.UNSAFE) if edits else None
    message = f"{in_backticks(written)} is garbled, and seems to say {in_backticks(misread.meant)}"
    return Finding(span, message, title, fix=fix)
