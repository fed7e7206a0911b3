"""Where the keys and values of TOML 1.0.0 stand, found without a verdict on whether they may stand there.

A table's value is its header, or what follows the dot of a dotted key; an item of an array of tables has the name in
its own header for its key.
"""

import re
from typing import NamedTuple

from articlelint.front import syntax
from articlelint.front import toml_faults as faults
from articlelint.front.reading import WIDEST, Bounds
from articlelint.front.toml_tokens import LimitError, LostError, Part, Tokens
from articlelint.front.toml_tree import Tree
from articlelint.text import Route, Span

# An author who has met this many faults at once does not read on.
_MOST_PROBLEMS = 50

_MEMBER = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*[ \t]*=(?!=)")
# In an array no word stands without quotes but these.
_HEADER = re.compile(r"\[\[?(?!(?:true|false|inf|nan)\b)[A-Za-z_][A-Za-z0-9_. -]*\]\]?[ \t]*(?:#|[\r\n]|\Z)")
_OPENERS = frozenset("\"'[{")
_LINE_ENDS = frozenset(("", "\n", "\r", "#"))


class Statement(NamedTuple):
    """A member on a line of its own: the table it stands in, the parts of its key, and where its value ends."""

    table: Route
    parts: tuple[Part, ...]
    end: int


class Places(Tokens):
    """One pass over a source: its tree, its statements, and its faults."""

    def __init__(self, source: str, start: int, bounds: Bounds = WIDEST) -> None:
        super().__init__(source)
        self.tree = Tree(Span(start, len(source)), bounds)
        self.statements: list[Statement] = []
        self._table: Route = ()
        self._read(start)

    def _read(self, start: int) -> None:
        place: int | None = self.behind_space(start, lines=True)
        while place is not None and place < len(self.source) and len(self.problems) < _MOST_PROBLEMS:
            known, colons = len(self.problems), len(self.colons)
            try:
                end = self._header(place) if self.here(place) == "[" else self._member_line(place)
                place = self.behind_space(end, lines=True)
            except LimitError as limit:
                self.limits.append(limit.finding)
                return
            except LostError as lost:
                place = self.next_statement(lost.resume)
                self.problems[known:] = [syntax.first([*self.problems[known:], lost.finding])]
                if len(self.colons) > colons:
                    # The colon explains what is wrong behind it, and to mend it alone would not do.
                    del self.problems[known:]
                    self.colons[-1] = self.colons[-1]._replace(fix=None)

    def _header(self, place: int) -> int:
        opener = "[[" if self.source.startswith("[[", place) else "["
        parts = self.header_key(self.behind_space(place + len(opener)))
        end = parts[-1].span.end
        closing = self.behind_space(end)
        missing = len(opener)
        while missing and self.here(closing) == "]":
            closing += 1
            missing -= 1
        if missing:
            bracket = Span(place, place + len(opener))
            found = faults.open_header(bracket, end, "]" * missing)
            alone = self.rest_of_line(self.behind_space(closing)).of(self.source)[:1] in _LINE_ENDS
            self.problems.append(found if alone else found._replace(fix=None))
        header = Span(place, max(end, closing))
        self._table = self.tree.declared(parts, header, many=opener == "[[")
        rest = self.rest_of_line(self.behind_space(header.end))
        if not missing and self.here(rest.start) not in _LINE_ENDS:
            self.problems.append(faults.text_after_header(rest, self.source))
        return self.line_end(header.end)

    def _member_line(self, place: int) -> int:
        known, colons = len(self.problems), len(self.colons)
        parts, behind = self.key_and_sign(place, self.rest_of_line(place))
        value = self._member(self._table, parts, behind, inside=False)
        self.statements.append(Statement(self._table, tuple(parts), value.end))
        rest = self.rest_of_line(self.behind_space(value.end))
        if self.here(rest.start) not in _LINE_ENDS and len(self.problems) == known:
            self._more_on_line(value, rest)
        if len(self.colons) > colons:
            self.colons[-1] = syntax.together([self.colons[-1], *self.problems[known:]])
            del self.problems[known:]
        return self.line_end(value.end)

    def _more_on_line(self, value: Span, rest: Span) -> None:
        if rest.of(self.source) == ",":
            self.problems.append(syntax.extra_comma(rest))
        elif _MEMBER.match(self.source, rest.start):
            gap = Span(value.end, rest.start)
            self.problems.append(faults.second_member(rest, gap, self.source))
        elif self.here(value.start) in _OPENERS:
            self.problems.append(faults.text_after(rest, value, self.source))
        else:
            self.problems.append(faults.odd_value(Span(value.start, rest.end), self.source))

    def _member(self, table: Route, parts: list[Part], place: int, *, inside: bool) -> Span:
        """The span of the value of a member, once all that the member says is noted."""
        key = Span(parts[0].span.start, parts[-1].span.end)
        place = self.behind_space(place)
        if self.here(place) in _LINE_ENDS or (inside and self.here(place) in {",", "}"}):
            raise LostError(syntax.missing_value(key, self.source), None if inside else self.line_end(place))
        route = table
        for part in parts[:-1]:
            route = self.tree.entered(route, part, "dotted", part.span)
        route = (*route, parts[-1].name)
        self.tree.define(route, parts[-1].span, Span(place, place), "scalar")
        value = Span(place, self._value(place, route, inside=inside))
        for number, part in enumerate(parts[:-1]):
            above = route[: number + 1 - len(parts)]
            if self.tree.keys.get(above) == part.span:
                self.tree.values[above] = Span(parts[number + 1].span.start, value.end)
        return value

    def _value(self, place: int, route: Route, *, inside: bool) -> int:
        """Where the value that begins here ends."""
        start = self.here(place)
        if start in {'"', "'"}:
            end = self.string(place)
        elif start == "[":
            end = self._array(place, route)
        elif start == "{":
            end = self._inline_table(place, route)
        else:
            end = self.bare(place, inside=inside)
            if end == place:
                raise LostError(syntax.no_value(self.token(place), self.source), self.line_end(place))
        self.tree.values[route] = Span(place, end)
        return end

    def _array(self, bracket: int, route: Route) -> int:
        opening, node = Span(bracket, bracket + 1), self.tree.nodes[route]
        node.kind = "array"
        place = self._first(opening.end)
        while self.here(place) != "]":
            self._expect_more(place, opening)
            item = (*route, len(node.below))
            self.tree.define(item, None, opening, "scalar")
            place = self._behind_comma(self._value(place, item, inside=True), opening)
        return place + 1

    def _inline_table(self, bracket: int, route: Route) -> int:
        opening = Span(bracket, bracket + 1)
        self.tree.nodes[route].kind = "inline"
        place = self._first(opening.end)
        comma = place
        while self.here(place) != "}":
            self._expect_more(place, opening)
            parts, behind = self.key_and_sign(place, self.token(place))
            comma = self._member(route, parts, behind, inside=True).end
            place = self._behind_comma(comma, opening)
        between = self.source[comma:place]
        if "," in between:
            self.problems.append(syntax.extra_comma(Span(comma + between.index(","), comma + between.index(",") + 1)))
        if any(character in Span(bracket, place).of(self.source) for character in "\r\n"):
            self.problems.append(faults.lines_in_table(opening))
        return place + 1

    def _first(self, place: int) -> int:
        """Where the next item or member begins; commas before it are too many."""
        place = self.behind_space(place, lines=True)
        while self.here(place) == ",":
            self.problems.append(syntax.extra_comma(Span(place, place + 1)))
            place = self.behind_space(place + 1, lines=True)
        return place

    def _behind_comma(self, end: int, opening: Span) -> int:
        place = self.behind_space(end, lines=True)
        if self.here(place) == ",":
            return self._first(place + 1)
        if self.here(place) not in {"]", "}"}:
            self._expect_more(place, opening)
            self.problems.append(syntax.missing_comma(end, self.token(place), self.source))
        return place

    def _expect_more(self, place: int, opening: Span) -> None:
        """Raise where brackets that have not been closed can't go on."""
        bracket, here = opening.of(self.source), self.here(place)
        line_start = self.begins_line(place)
        statement = line_start and (_MEMBER.match(self.source, place) or _HEADER.match(self.source, place))
        if not here or (statement and bracket == "["):
            raise LostError(syntax.not_closed(opening, self.source), place)
        if line_start and bracket == "{" and self.source[opening.end : place].rstrip()[-1:] not in {",", ""}:
            raise LostError(syntax.not_closed(opening, self.source), place)
        if here in {"]", "}"}:
            raise LostError(syntax.wrong_closer(Span(place, place + 1), opening, self.source), self.line_end(place))
