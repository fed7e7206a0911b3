"""A schema's source text, and where in it a keyword stands."""

from functools import cached_property

from articlelint.text import Lines, Position, Route, Span

_BLANK = " \t\r\n"


class Source:
    """The text of a schema, JSON or YAML, with the path that readers know it by."""

    def __init__(self, path: str | None, text: str | None) -> None:
        self.path = path
        self.text = text

    def span(self, pointer: Route) -> Span:
        """The span of the key (or the item) that a pointer leads to, or of the nearest thing around it."""
        for length in range(len(pointer), 0, -1):
            if (span := self._spans.get(pointer[:length])) is not None:
                return span
        return Span(0, 0)

    def position(self, pointer: Route) -> Position:
        """The line and column that a pointer leads to."""
        return self._lines.position(self.span(pointer).start)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text or "")

    @cached_property
    def _spans(self) -> dict[Route, Span]:
        text = self.text or ""
        start = 1 if text.startswith("\ufeff") else 0
        if text[start:].lstrip(_BLANK)[:1] in "{[":
            return _JsonPlaces(text, start).spans
        return _yaml_spans(text, self._lines)


class _JsonPlaces:
    # The text is known to be JSON by now, so each step trusts it; lenient YAML flow text only loses its places.

    def __init__(self, text: str, start: int) -> None:
        import json  # noqa: PLC0415 only a finding needs places

        self.text = text
        self.at = start
        self._decoder = json.JSONDecoder(strict=False)
        self.spans: dict[Route, Span] = {}
        try:
            self._value(())
        except (IndexError, ValueError, RecursionError):
            return

    def _skip_blank(self) -> str:
        while self.text[self.at] in _BLANK:
            self.at += 1
        return self.text[self.at]

    def _string(self) -> tuple[str, Span]:
        start = self.at
        value, self.at = self._decoder.raw_decode(self.text, start)
        return str(value), Span(start, self.at)

    def _value(self, route: Route) -> None:
        first = self._skip_blank()
        if first == '"':
            self._string()
        elif first in "{[":
            self._collection(route, first)
        else:
            while self.at < len(self.text) and self.text[self.at] not in ",]}" + _BLANK:
                self.at += 1

    def _collection(self, route: Route, opening: str) -> None:
        closing = "}" if opening == "{" else "]"
        self.at += 1
        number = 0
        while self._skip_blank() != closing:
            if opening == "{":
                name, span = self._string()
                here: Route = (*route, name)
                self.spans[here] = span
                self._skip_blank()
                self.at += 1
                self._value(here)
            else:
                here = (*route, number)
                start = self.at
                self._value(here)
                self.spans[here] = Span(start, self.at)
            number += 1
            if self._skip_blank() == ",":
                self.at += 1
        self.at += 1


def _yaml_spans(text: str, lines: Lines) -> dict[Route, Span]:
    import yaml  # noqa: PLC0415 only a finding against a YAML schema needs it

    def span(node: yaml.Node) -> Span:
        # Marks count code points within a line rightly; their offsets do not count a byte order mark.
        start, end = node.start_mark, node.end_mark
        return Span(lines.span(start.line + 1).start + start.column, lines.span(end.line + 1).start + end.column)

    def walk(node: yaml.Node, route: Route, depth: int) -> None:
        if depth > 200:  # noqa: PLR2004 no schema that can be read nests so deep, but by an alias to itself
            return
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                spans[(*route, key.value)] = span(key)
                walk(value, (*route, key.value), depth + 1)
        elif isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                spans[(*route, number)] = span(item)
                walk(item, (*route, number), depth + 1)

    spans: dict[Route, Span] = {}
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return spans
    if root is not None:
        walk(root, (), 0)
    return spans
