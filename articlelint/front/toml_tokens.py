"""The tokens of TOML 1.0.0: keys, strings and bare values, and what people write in their place."""

import re
from contextlib import suppress
from typing import NamedTuple

from articlelint.diagnostic import Finding
from articlelint.front import syntax
from articlelint.front import toml_faults as faults
from articlelint.front.toml_faults import quoted
from articlelint.text import Span

# Python refuses to read or print integers of more than 4,300 digits (CVE-2020-10735).
_MOST_DIGITS = 4000

_SPACE = re.compile(r"[ \t]*")
_LINES = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
_LINE = re.compile(r"[^\r\n]*")
_TOKEN = re.compile(r"[^\s,=\[\]{}#]+|[^\s]?")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ODD_KEY = re.compile(r"([^\s=#\"'\[\]{}:,](?:[^=#\"'\[\]{}:,\r\n]*[^\s=#\"'\[\]{}:,])?)[ \t]*=")

_HEADER_NAME = re.compile(r"([^\s\[\]\"'](?:[^\[\]\"'\r\n]*[^\s\[\]\"'])?)[ \t]*\]")

_STATEMENT = re.compile(
    r"^[ \t]*("
    r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*="
    r"|\[\[?[^\[\],=\r\n]+\]\]?[ \t]*(?:#|[\r\n]|\Z))",
    re.MULTILINE,
)
STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"""(?:"{0,2})'
    r"|'''(?:[^']|'{1,2}(?!'))*'''(?:'{0,2})"
    r'|"(?!"")(?:[^"\\\r\n]|\\[^\r\n])*"'
    r"|'(?!'')[^'\r\n]*'",
    re.DOTALL,
)
_QUOTE = re.compile(r"\"\"\"|'''|\"|'")
_OTHER_STRING = re.compile(r"[“”„][^“”„\"\r\n]*[“”](?![^\s,\]}#])|‘[^‘’\"\r\n]*’(?![^\s,\]}#])")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[ \t]*\r?\n|(.))", re.DOTALL)
_LETTERS = frozenset('btnfr"\\')
_HALVES, _LAST = range(0xD800, 0xE000), 0x10FFFF

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
_VALUE = re.compile(
    rf"(?:true|false|[-+]?(?:inf|nan)|{_DATE}(?:[Tt ]{_TIME}(?:[Zz]|[-+][0-9]{{2}}:[0-9]{{2}})?)?|{_TIME}"
    r"|0x[0-9a-fA-F](?:_?[0-9a-fA-F])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*"
    r"|[-+]?(?:0|[1-9](?:_?[0-9])*)(?P<float>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][-+]?[0-9](?:_?[0-9])*)?))"
    r"(?![^\s,\]}#])"
)
_TEXT_IN_BRACKETS = re.compile(r"[^,\[\]{}#\r\n]+")
_TEXT_OF_LINE = re.compile(r"(?:(?![ \t]#)[^\r\n])+")


class LostError(Exception):
    """A fault behind which a statement can't be read on; `resume` is where the next one begins, None for nowhere."""

    def __init__(self, finding: Finding, resume: int | None) -> None:
        super().__init__(finding.message)
        self.finding = finding
        self.resume = resume


class LimitError(LostError):
    """Something that nobody may read, whatever the grammar says."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding, None)


class Part(NamedTuple):
    """One part of a dotted key: its name and where it stands, quotes included."""

    name: str
    span: Span


def scalar(written: str) -> object:
    """What TOML's own parser makes of one value; raises ValueError where it is none."""
    import tomllib  # noqa: PLC0415 17 ms, and few articles have TOML

    return tomllib.loads(f"value = {written}")["value"]


class Tokens:
    """The tokens of a source, each asked for by its place.

    Faults gather in `problems`, those of colons in `colons`; they count only where TOML's own parser refuses the
    source as well. Those in `limits` always count.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Finding] = []
        self.colons: list[Finding] = []
        self.limits: list[Finding] = []

    def here(self, place: int) -> str:
        """The character at a place, an empty text at the end."""
        return self.source[place : place + 1]

    def behind_space(self, place: int, *, lines: bool = False) -> int:
        """The place behind spaces and tabs; with `lines` behind line ends and comments, too."""
        space = (_LINES if lines else _SPACE).match(self.source, place)
        return space.end() if space else place

    def line_end(self, place: int) -> int:
        """Where the line of a place ends."""
        line = _LINE.match(self.source, place)
        return line.end() if line else place

    def start_of_line(self, place: int) -> str:
        """What stands on the line before a place."""
        return self.source[max(self.source.rfind("\n", 0, place), self.source.rfind("\r", 0, place)) + 1 : place]

    def begins_line(self, place: int) -> bool:
        """Whether only space stands before a place on its line."""
        while place and self.source[place - 1] in {" ", "\t"}:
            place -= 1
        return place == 0 or self.source[place - 1] in {"\n", "\r"}

    def rest_of_line(self, place: int) -> Span:
        """What stands on the line from a place on, without space and comment at its end."""
        rest = _TEXT_OF_LINE.match(self.source, place)
        return Span(place, place + len(rest.group().rstrip()) if rest else place)

    def next_statement(self, place: int | None) -> int | None:
        """Where the next line begins that looks like a member or a header; a lost line may have left others behind."""
        statement = None if place is None else _STATEMENT.search(self.source, place)
        return statement.start(1) if statement else None

    def token(self, place: int) -> Span:
        """The span of whatever stands here, for a message."""
        token = _TOKEN.match(self.source, place)
        return Span(*token.span()) if token else Span(place, place)

    def key(self, place: int) -> list[Part]:
        """The parts of the key that begins here."""
        parts = [self.part(place)]
        while True:
            dot = self.behind_space(parts[-1].span.end)
            if self.here(dot) != ".":
                return parts
            parts.append(self.part(self.behind_space(dot + 1)))

    def part(self, place: int) -> Part:
        """One part of a key."""
        if bare := _BARE_KEY.match(self.source, place):
            return Part(bare.group(), Span(*bare.span()))
        if self.here(place) not in {'"', "'"}:
            raise LostError(faults.no_key(self.token(place), self.source), self.line_end(place))
        span = Span(place, self.string(place))
        name = self.source[place + 1 : span.end - 1]
        if "\\" in name and self.here(place) == '"':
            with suppress(ValueError):  # where the escapes are at fault they have been noted
                name = str(scalar(span.of(self.source)))
        return Part(name, span)

    def key_and_sign(self, place: int, line: Span) -> tuple[list[Part], int]:
        """The key of a member, and the place behind its `=` or what stands for it; else the `line` is lost."""
        try:
            parts = self.key(place)
        except LostError:
            if self.here(place) in {'"', "'"}:
                raise
            parts = []
        sign = self.behind_space(parts[-1].span.end) if parts else place
        if parts and self.here(sign) == "=":
            return parts, sign + 1
        if parts and self.here(sign) == ":":
            key = Span(parts[0].span.start, parts[-1].span.end)
            self.colons.append(faults.colon(Span(sign, sign + 1), key, self.source))
            return parts, sign + 1
        odd = _ODD_KEY.match(self.source, place)
        if odd is None:
            raise LostError(faults.unread_line(line, self.source), self.line_end(place))
        return [self.odd_key(Span(*odd.span(1)))], odd.end()

    def header_key(self, place: int) -> list[Part]:
        """The key in a header, which may end in the wrong place or have characters that it must not have."""
        name = _HEADER_NAME.match(self.source, place)
        try:
            parts = self.key(place)
        except LostError:
            parts = []
        closed = parts and self.here(self.behind_space(parts[-1].span.end)) == "]"
        if closed or (parts and name is None):
            return parts
        if name is None:
            raise LostError(faults.no_key(self.token(place), self.source), self.line_end(place))
        return [self.odd_key(Span(*name.span(1)))]

    def odd_key(self, span: Span) -> Part:
        """A key with characters that only a quoted key may have."""
        name = span.of(self.source)
        found = syntax.not_quoted(span, self.source, quoted(name), "key")
        # With a dot the author may have meant a key within a table.
        self.problems.append(found._replace(fix=None) if "." in name else found)
        return Part(name, span)

    def string(self, place: int) -> int:
        """Where the string that begins here ends."""
        string = STRING.match(self.source, place)
        if string is None:
            quote = _QUOTE.match(self.source, place)
            opening = Span(*quote.span()) if quote else Span(place, place + 1)
            resume = None if len(opening.of(self.source)) > 1 else self.line_end(place)
            raise LostError(faults.open_quote(opening, self.source), resume)
        if self.here(place) == '"' and "\\" in string.group():
            self.escapes(Span(*string.span()))
        return string.end()

    def escapes(self, string: Span) -> None:
        """Find the escapes of a string that mean nothing."""
        for escape in _ESCAPE.finditer(self.source, string.start, string.end):
            digits = escape[1] or escape[2]
            if digits:
                code = int(digits, 16)
                if code in _HALVES or code > _LAST:
                    self.problems.append(faults.no_character(Span(*escape.span()), self.source))
            elif escape[3] and escape[3] not in _LETTERS:
                self.problems.append(faults.odd_escape(Span(*escape.span()), self.source))

    def bare(self, place: int, *, inside: bool) -> int:
        """Where the value without quotes that begins here ends, `inside` of brackets or on a line of its own.

        The place itself where nothing stands here.
        """
        if value := _VALUE.match(self.source, place):
            if value.end() - place > _MOST_DIGITS and not value["float"]:
                self.limits.append(syntax.too_long(Span(place, value.end()), value.end() - place))
            return value.end()
        if other := _OTHER_STRING.match(self.source, place):
            self.problems.append(faults.other_quotes(Span(*other.span()), self.source))
            return other.end()
        text_here = (_TEXT_IN_BRACKETS if inside else _TEXT_OF_LINE).match(self.source, place)
        written = text_here.group().rstrip() if text_here else ""
        if written and written[0] not in {"#", "="}:
            span = Span(place, place + len(written))
            self.problems.append(faults.odd_value(span, self.source))
            return span.end
        return place
