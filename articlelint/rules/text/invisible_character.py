"""Characters that nobody sees."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from sys import maxsize
from typing import Any

from articlelint.fix import apply
from articlelint.front import read_front
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid
from articlelint.text import BYTE_ORDER_MARK
from articlelint.wording import some_of

# Patterns are texts here, which `re` compiles when one is first needed and keeps: all together take three ms, which few
# articles have to spend.

# ASCII control characters but for tab, line feed and carriage return; then those of Unicode 16 that show as nothing:
# C1 controls (without NEL), zero-width spaces and joiners, marks and overrides of direction, line separators, invisible
# operators, fillers, the byte order mark, annotations, tags, and variation selectors in a row, which vary nothing.
_ASCII_CONTROLS = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064"
    "\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc"
)
_TAGS = "\U000e0001\U000e0020-\U000e007f"
_SELECTORS, _MORE_SELECTORS = "\ufe00-\ufe0f", "\U000e0100-\U000e01ef"
# In UTF-8 all of these but ASCII's have one of few first bytes, most of which a text lacks: a search for one byte takes
# a thirtieth of the time of one for a class of characters. The last pattern is that of other signs as well.
_ENCODED = (
    (b"\xc2", rb"\xc2[\x80-\x84\x86-\x9f]"),
    (b"\xd8", rb"\xd8\x9c"),
    (b"\xe1", rb"\xe1(?:\x85[\x9f\xa0]|\xa0\x8e)"),
    (b"\xe2", rb"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xa4\xa6-\xaf])"),
    (b"\xe3", rb"\xe3\x85\xa4"),
    (b"\xef", rb"\xef(?:\xb8[\x80-\x8f]|\xbb\xbf|\xbe\xa0|\xbf[\xb9-\xbc])"),
    (b"\xf3", rb"\xf3\xa0"),
)
_RUN = f"(?:[{_UNSEEN}{_TAGS}]|(?<![{_SELECTORS}{_MORE_SELECTORS}])[{_SELECTORS}{_MORE_SELECTORS}]{{2,}})+"
# Scripts whose letters need marks of direction: Hebrew to Arabic (U+0590 to U+08FF), and their presentation forms.
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
# Scripts whose letters joiners part and join, or that have no spaces and mark where a line may end: Arabic, Syriac,
# those of South and South-East Asia and Tibet, Mongolian, Khmer, Balinese, Javanese and their like, Han and Kana.
_JOINED = (
    "[\u0600-\u109f\u1700-\u1aff\u1b00-\u1c7f\u3040-\u30ff\u3400-\u9fff\ua800-\uaaff\uabc0-\uabff\ufb50-\ufeff"
    "\U00011000-\U00011fff]"
)
_JOINERS = frozenset("\u180e\u200b\u200c\u200d\u2060")
# Keeps the end of a line from where a dash or a slash would allow it; between letters it does nothing.
_WORD_JOINER = "\u2060"
# Emoji and the signs that join with them: arrows, dingbats and symbols (Unicode Technical Standard #51).
_EMOJI = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_BLACK_FLAG = "\U0001f3f4"
_CANCEL_TAG = "\U000e007f"
# A zero-width space beside these is there on purpose: it keeps a mark from its meaning, ends a word for emphasis, or
# lets a path go on in the next line.
_KEPT_APART = frozenset("*_~`@/")
# Without an invisible character before or behind them these may become markup.
_MARKS = _KEPT_APART | frozenset("[]|<>&\\!#$:{}+-=.)")
_SENTENCE_ENDS = frozenset(".!?…")
_SEPARATORS = frozenset("\x0b\x0c\u2028\u2029")
# Unicode gives controls no names; these are aliases from its NameAliases.txt.
_CONTROL_NAMES = {"\x00": "NULL", "\x08": "BACKSPACE", "\x0b": "LINE TABULATION", "\x0c": "FORM FEED", "\x1b": "ESCAPE",
                  "\x7f": "DELETE"}  # fmt: skip
_MOST_NAMES = 3
# How many code points away a letter may stand that a mark of direction is there for.
_NEAR = 400


class InvisibleCharacter(Rule):
    """A character is in the text that nobody sees.

    Those that a script or an emoji needs are legal: joiners in Persian, Hindi or a family of emoji, marks of direction
    in Hebrew and Arabic, soft hyphens and no-break spaces anywhere. Code is not looked at.

    ## Why
    Such characters come along when text is copied or translated by a machine. They part words that readers search for,
    make two equal tags differ, and can turn around or hide what is written.

    ## Fix safety
    Safe: what is deleted shows as nothing. Unsafe in URLs, and beside signs that may then become markup.
    """

    severity = Severity.WARNING
    gives_way_to = ("mojibake",)

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each run of such characters."""
        text = article.text
        if not _may_have_some(article):
            return
        runs = (Span(*run.span()) for run in re.compile(_RUN).finditer(text, text.startswith(BYTE_ORDER_MARK)))
        found = [span for span in runs if not _is_needed(text, span)]
        body = bisect_left(found, (article.front.span.end,))
        # What stands above a fence is told by those who look after fences.
        front = found[bisect_left(found, article.front.span) : body] if article.front.data is not None else []
        is_safe = _is_safe_in_front(article, front)
        for span in front:
            yield _finding(text, span, is_safe=is_safe and not _is_in_address(text, span))
        links = [link.span for link in article.body.links] if found[body:] else []
        prose = article.body.prose if found[body:] else ()
        for span in found[body:]:
            if _holds(links, span):
                yield _finding(text, span, is_safe=False)
            elif _holds(prose, span):
                yield _finding(text, span, is_safe=_is_safe_in_body(text, span))

    examples = (
        Valid("none", "---\ntitle: Біткоїн\n---\nЗростає.\n"),
        Valid(
            "what emoji need", "👩🏿\u200d🏫 ❤️\u200d🔥 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f\n"
        ),
        Valid("what Persian, Hindi and Khmer need", "می\u200cخواهم क्\u200dष ខ្មែរ\u200bភាសា\n"),
        Valid("marks of direction in Hebrew", "שלום \u200eC++\u200e ו\u2066Python\u2069\n"),
        Valid("on purpose", "@\u200beveryone and\u200b/or 24\u2060–\u20607 **ж**\u200bирний со\xadюз\xa0і\n"),
        Valid("in code", "`a\u200bb` and\n\n    a\u202eb\n"),
        Valid("a byte order mark at the start", "\ufeff---\ntitle: a\n---\n"),
        Invalid(
            "left by a machine",
            "---\ntitle: Bit⟦\u200b⟧coin\n---\nEen ⟦\u200b\u200b⟧veilige plek⟦\ufeff⟧.\n",
            message=(
                "an invisible character: ZERO WIDTH SPACE (U+200B)",
                "2 invisible characters: ZERO WIDTH SPACE (U+200B)",
                "an invisible character: ZERO WIDTH NO-BREAK SPACE (U+FEFF)",
            ),
            help="delete it, or write an ordinary space if words run together",
            fixed="---\ntitle: Bitcoin\n---\nEen veilige plek.\n",
        ),
        Invalid(
            "between Latin letters, and turning text around",
            "a⟦\u200d⟧b the⟦\u202e⟧ end⟦\x08⟧ next⟦\u2028⟧line\n",
            message=(
                "an invisible character: ZERO WIDTH JOINER (U+200D)",
                "an invisible character: RIGHT-TO-LEFT OVERRIDE (U+202E)",
                "an invisible character: BACKSPACE (U+0008)",
                "an invisible character: LINE SEPARATOR (U+2028)",
            ),
            fixed="ab the end next line\n",
        ),
    )


def _may_have_some(article: Article) -> bool:
    text, encoded = article.text, article.utf8
    # One search for each control takes half the time of one pass that leaves them out.
    if any(map(encoded.__contains__, _ASCII_CONTROLS)):
        return True
    return not text.isascii() and any(
        first in encoded and re.compile(pattern).search(encoded) for first, pattern in _ENCODED
    )


def _is_needed(text: str, span: Span) -> bool:
    run = span.of(text)
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if before == _BLACK_FLAG and run.endswith(_CANCEL_TAG):
        return True
    if _DIRECTIONS.issuperset(run):
        around = re.compile(_RIGHT_TO_LEFT).search(text, max(0, span.start - _NEAR), span.end + _NEAR)
        return around is not None
    if not _JOINERS.issuperset(run):
        return False
    if _KEPT_APART.intersection(before + after) or any(map(re.compile(_JOINED).match, (before, after))):
        return True
    if run == _WORD_JOINER and not (before.isalpha() and after.isalpha()):
        return True
    return (
        run == "\u200d" and re.compile(_EMOJI).match(before) is not None and re.compile(_EMOJI).match(after) is not None
    )


def _holds(spans: Sequence[Span], place: Span) -> bool:
    index = bisect_right(spans, (place.start, maxsize)) - 1
    return index >= 0 and place.start < spans[index].end


def _is_safe_in_front(article: Article, places: Sequence[Span]) -> bool | None:
    """Whether nothing else changes in the data when some runs are gone.

    None where it can't be read any more, or has other fields or one twice: at the beginning of a line a run may be
    indentation, and in a key what keeps it apart from another.
    """
    if not places:
        return True
    edits = tuple(Edit(span, _instead(article.text, span)) for span in places)
    after = read_front(apply(article.text, [Fix("", edits, Safety.SAFE)]), article.front.bounds)
    if len(after.duplicates) > len(article.front.duplicates) or _fields(after.data) != _fields(article.data):
        return None
    return bool(_seen(after.data) == _seen(article.data))


def _is_in_address(text: str, span: Span) -> bool:
    """Whether a run is in a word that is a URL: without it, that leads elsewhere."""
    *_, word = re.split(r"\s", text[max(0, span.start - _NEAR) : span.start])
    return "://" in word


def _fields(data: Any) -> Any:  # noqa: ANN401 any JSON value
    """The names of some data without their values."""
    if isinstance(data, dict):
        return {_seen(name): _fields(value) for name, value in data.items()}
    return [_fields(value) for value in data] if isinstance(data, list) else None


def _seen(data: Any) -> Any:  # noqa: ANN401 any JSON value
    if isinstance(data, str):
        return re.compile(_RUN).sub("", data)
    if isinstance(data, dict):
        return {_seen(name): _seen(value) for name, value in data.items()}
    return [_seen(value) for value in data] if isinstance(data, list) else data


def _is_safe_in_body(text: str, span: Span) -> bool:
    """Whether a run stands at a letter, or behind a sentence, and at nothing that may be markup without it."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 1]
    ends_sentence = before[-1:] in _SENTENCE_ENDS and before[:-1].isalpha()
    if after in _MARKS - {".", ")"} or (before[-1:] in _MARKS and not ends_sentence):
        return False
    return after.isalpha() or before[-1:].isalpha() or ends_sentence


def _instead(text: str, span: Span) -> str:
    is_apart = text[span.start - 1 : span.start].isspace() or text[span.end : span.end + 1].isspace()
    return " " if _SEPARATORS.intersection(span.of(text)) and not is_apart else ""


def _finding(text: str, span: Span, *, is_safe: bool | None) -> Finding:
    run, instead = span.of(text), _instead(text, span)
    what = "an invisible character" if len(run) == 1 else f"{len(run):,} invisible characters"
    title = "write a space" if instead else "delete it" if len(run) == 1 else "delete them"
    fix = Fix(title, (Edit(span, instead),), Safety.SAFE if is_safe else Safety.UNSAFE)
    names = some_of([_name(one) for one in dict.fromkeys(run)], "and", _MOST_NAMES)
    return Finding(
        span,
        f"{what}: {names}",
        "delete it, or write an ordinary space if words run together",
        fix=None if is_safe is None else fix,
    )


def _name(character: str) -> str:
    import unicodedata  # noqa: PLC0415 only findings need it

    name = _CONTROL_NAMES.get(character) or unicodedata.name(character, "CONTROL CHARACTER")
    return f"{name} (U+{ord(character):04X})"
