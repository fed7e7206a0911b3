"""The tokens of JSON: strings, numbers, names, the space between them, and what people write in their place."""

import re

from articlelint.diagnostic import Finding
from articlelint.front import json_faults as faults
from articlelint.front import syntax
from articlelint.text import Span

# Python refuses to read or print integers of more than 4,300 digits (CVE-2020-10735).
_MOST_DIGITS = 4000
# An author who has met this many faults at once does not read on.
_MOST_PROBLEMS = 50

_SPACE = re.compile(r"[ \t\n\r]*")
_ODD_SPACE = re.compile(r"[\v\f\x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]+")
_COMMENT = re.compile(r"//[^\n\r]*|#[^\n\r]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_PLAIN_STRING = re.compile(r'"([^"\\\x00-\x1f]*)"')
_CONTROLS = re.compile(r"[\x00-\t\v\f\x0e-\x1f]+")
_CHUNK = re.compile(r'[^"\\\x00-\x1f]*')
_OTHER_STRING = re.compile(r"'((?:[^'\\\n\r]|\\.)*)'|[“”„]([^“”„\"\n\r]*)[“”]")
_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?(?![^\s,\]}/#\ufeff])")
_NAME = re.compile(r"(?:true|false|null)(?![^\s,\]}/#\ufeff])")
_NAMES = {"true": True, "false": False, "null": None}
# A text without quotes goes on to the end of its line, and may end with the one quote that its author did write.
_UNQUOTED = re.compile(r'(?![:=])([^,\[\]{}"\n\r]+)(?:"(?=[ \t]*(?:[,\]}\n\r]|\Z)))?')
_UNQUOTED_KEY = re.compile(r"[^:=,\[\]{}\"\s](?:[^:=,\[\]{}\"\n\r]*[^:=,\[\]{}\"\s])?")
_TOKEN = re.compile(r'"[^"\\\n\r]*"|[^\s,:=\[\]{}"]+|.', re.DOTALL)

_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
# The halves of a pair of UTF-16 (Unicode 15, §3.9, D91).
_HIGH, _LOW, _END_OF_HALVES, _SUPPLEMENTARY = 0xD800, 0xDC00, 0xE000, 0x10000


class StopError(Exception):
    """A fault behind which nobody can say how the text goes on."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def quoted(text: str) -> str:
    """A text as a string literal of JSON; characters outside ASCII stay as they are."""
    from json import dumps  # noqa: PLC0415 most runs write no JSON: 3 ms

    return dumps(text, ensure_ascii=False)


class Tokens:
    """The tokens of a source, each asked for by its place; the faults met on the way gather in `problems`.

    `doubt` is how many of them there were up to the first that may have been read wrongly.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Finding] = []
        self.doubt: int | None = None

    def note_doubtful(self, problem: Finding) -> None:
        """Note a fault that is what it seems only if all that follows makes sense."""
        self.problems.append(problem)
        self.doubt = self.doubt or len(self.problems)

    def found(self, stop: StopError | None) -> tuple[Finding, ...]:
        """The faults in order of place; where the reading came to a stop, those with another cause are left out."""
        found = self.problems
        if stop and self.doubt:
            found = [*found[: self.doubt - 1], found[self.doubt - 1]._replace(fix=None)]
        elif stop:
            found = [*found, stop.finding]
        by_place: dict[int, list[Finding]] = {}
        for finding in found:
            by_place.setdefault(finding.span.start, []).append(finding)
        return tuple(syntax.together(by_place[place]) for place in sorted(by_place)[:_MOST_PROBLEMS])

    def here(self, place: int) -> str:
        """The character at a place, an empty text at the end."""
        return self.source[place : place + 1]

    def behind_space(self, place: int) -> int:
        """Where the next token begins; comments and space of other languages are reported and passed over."""
        while True:
            space = _SPACE.match(self.source, place)
            place = space.end() if space else place
            if odd := _ODD_SPACE.match(self.source, place):
                self.problems.append(faults.odd_space(Span(*odd.span()), self.source))
            elif odd := _COMMENT.match(self.source, place):
                self.note_doubtful(faults.comment(Span(*odd.span())))
            else:
                return place
            place = odd.end()

    def token(self, place: int) -> Span:
        """The span of whatever stands here, for a message."""
        token = _TOKEN.match(self.source, place)
        return Span(*token.span()) if token else Span(place, place)

    def key(self, place: int) -> tuple[str, int]:
        """The key that begins here, and where it ends."""
        if self.here(place) == '"':
            return self.string(place)
        if other := self.other_string(place):
            return other
        if word := _UNQUOTED_KEY.match(self.source, place):
            name = word.group()
            self.note_doubtful(syntax.not_quoted(Span(*word.span()), self.source, quoted(name), "key"))
            return name, word.end()
        raise StopError(faults.no_key(self.token(place), self.source))

    def scalar(self, place: int) -> tuple[str | float | bool | None, int]:
        """The string, number or name that begins here, and where it ends."""
        if self.here(place) == '"':
            return self.string(place)
        if number := _NUMBER.match(self.source, place):
            return self.number(number), number.end()
        if name := _NAME.match(self.source, place):
            return _NAMES[name.group()], name.end()
        return self.other_string(place) or self.unquoted(place)

    def number(self, number: re.Match[str]) -> float | str:
        """The value of a number; the text of one that is too long to have a value."""
        whole, fraction, exponent = number.groups()
        if fraction or exponent:
            return float(number.group())
        if len(whole) <= _MOST_DIGITS:
            return int(whole)
        self.problems.append(syntax.too_long(Span(*number.span()), len(whole.lstrip("-"))))
        return number.group()

    def unquoted(self, place: int) -> tuple[str, int]:
        """A text without quotes, up to the end of its line or the next comma or bracket."""
        line = _UNQUOTED.match(self.source, place)
        if line is None:
            raise StopError(syntax.no_value(self.token(place), self.source))
        word = line[1].strip()
        span = Span(place, line.start() + len(line.group().rstrip()))
        self.note_doubtful(faults.odd_value(span, self.source, quoted(word)))
        return word, span.end

    def other_string(self, place: int) -> tuple[str, int] | None:
        """A text in quotes of other languages."""
        other = _OTHER_STRING.match(self.source, place)
        if other is None:
            return None
        text = (other[1] or other[2] or "").replace("\\'", "'")
        self.problems.append(faults.other_quotes(Span(*other.span()), self.source, quoted(text)))
        return text, other.end()

    def string(self, opening: int) -> tuple[str, int]:
        """The string whose quote opens here, and where it ends."""
        if plain := _PLAIN_STRING.match(self.source, opening):
            return plain[1], plain.end()
        pieces: list[str] = []
        place = opening + 1
        while True:
            chunk = _CHUNK.match(self.source, place)
            place = chunk.end() if chunk else place
            pieces.append(chunk.group() if chunk else "")
            here = self.here(place)
            if here == '"':
                return "".join(pieces), place + 1
            if here in {"", "\n", "\r"}:
                raise StopError(faults.open_quote(Span(opening, opening + 1)))
            if here == "\\":
                piece, place = self.escape(place)
            elif controls := _CONTROLS.match(self.source, place):
                self.problems.append(faults.control_characters(Span(*controls.span()), self.source))
                piece, place = controls.group(), controls.end()
            pieces.append(piece)

    def escape(self, place: int) -> tuple[str, int]:
        """The character that an escape stands for, and where the escape ends."""
        letter = self.here(place + 1)
        if letter in _ESCAPES:
            return _ESCAPES[letter], place + 2
        unit = _UNICODE.match(self.source, place)
        if unit is None:
            if letter in {"", "\n", "\r"}:
                return "\\", place + 1
            self.problems.append(faults.odd_escape(Span(place, place + 2), self.source))
            return letter if letter == "'" else "\\" + letter, place + 2
        code = int(unit[1], 16)
        if not _HIGH <= code < _END_OF_HALVES:
            return chr(code), unit.end()
        low = _UNICODE.match(self.source, unit.end())
        if code < _LOW and low and _LOW <= int(low[1], 16) < _END_OF_HALVES:
            return chr(_SUPPLEMENTARY + ((code - _HIGH) << 10) + int(low[1], 16) - _LOW), low.end()
        self.problems.append(faults.half_character(Span(*unit.span()), self.source))
        return "\ufffd", unit.end()
