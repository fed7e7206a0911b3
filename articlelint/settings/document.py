"""A file of settings as data, and the places in it where mistakes are shown."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from typing import Any, NamedTuple

from articlelint.front.reading import WIDEST, Reading
from articlelint.text import BYTE_ORDER_MARK, Lines, Position, Route, Span

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Mistake(NamedTuple):
    """Something wrong in a file of settings; line and column are 1-based.

    In settings that stand in no file both are 0, `path` is what they are called, and the message begins with the way to
    the value, as in `collections[0].files`.
    """

    path: str
    line: int
    column: int
    message: str


class MistakenSettings(ValueError):
    """Settings that can't be used, with every mistake in them."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(mistakes)
        self.mistakes = mistakes

    def __str__(self) -> str:
        places = (f"{one.path}:{one.line}:{one.column}" if one.line else one.path for one in self.mistakes)
        return "\n".join(f"{place}: {one.message}" for place, one in zip(places, self.mistakes, strict=True))


class Document:
    """The text of a TOML file; the settings stand under `root`: `tool.articlelint` in a `pyproject.toml`.

    `is_argument` tells what the command line says from any file, whatever that is called.
    """

    is_argument = False

    def __init__(self, path: str, text: str, root: tuple[str, ...] = ()) -> None:
        self.path = path
        self.text = text
        self.root = root

    def mentions(self, word: str) -> bool:
        """Whether a word stands anywhere in the text: a cheap look before the text is parsed."""
        return word in self.text

    @cached_property
    def data(self) -> Mapping[str, Any] | None:
        """The settings; None where the file has none. Raises `MistakenSettings` where it is not TOML."""
        data = self._plain_data()
        for name in self.root:
            if not isinstance(data, Mapping) or name not in data:
                return None
            data = data[name]
        if not isinstance(data, Mapping):
            message = f"`{'.'.join(map(str, self.root))}` is not a table"
            raise MistakenSettings((self.mistake((), message),))
        return self._shaped(data)

    def _said(self, mistake: Mistake) -> Mistake:
        """A mistake in the syntax, with what else its writer should know."""
        return mistake

    def _shaped(self, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """The settings as a file spells them."""
        return data

    def _standing(self, route: Route) -> Route:
        """Where the value that a route of the settings leads to stands in the text."""
        return (*self.root, *route)

    def _plain_data(self) -> Any:  # noqa: ANN401 any JSON value
        import tomllib  # noqa: PLC0415 without settings nothing needs it

        # The reader with places takes eight times as long, so only mistakes and dates (as they are written) go to it.
        with suppress(ValueError, RecursionError):
            data = tomllib.loads(self.text.removeprefix(BYTE_ORDER_MARK))
            if _is_plain(data) and not _LONE_SURROGATE.search(self.text):
                return data
        mistakes = tuple(map(self._said, self._syntax_mistakes()))
        if mistakes:
            raise MistakenSettings(mistakes)
        return self._reading.data

    def mistake(self, route: Route, message: str, *, at_key: bool = False) -> Mistake:
        """A mistake in the value that a route leads to, or in its key; what is missing is shown at its parent."""
        return Mistake(self.path, *self.position(route, at_key=at_key), message)

    def position(self, route: Route, *, at_key: bool = False) -> Position:
        """Where the value that a route leads to stands, or its key."""
        return self._lines.position(self._span(self._standing(route), at_key=at_key).start)

    def _span(self, route: Route, *, at_key: bool) -> Span:
        first, second = self._reading.values, self._reading.keys
        if at_key:
            first, second = second, first
        if route in first or route in second:
            return first.get(route) or second[route]
        above = (route[:length] for length in range(len(route) - 1, 0, -1))
        # A table is known by its key; one in a list that has none is shown where it begins.
        spans = (self._reading.keys.get(way) or self._item(way) for way in above)
        return next((span for span in spans if span is not None), Span(0, 0))

    def _item(self, route: Route) -> Span | None:
        return self._reading.values.get(route) if isinstance(route[-1], int) else None

    def _mistake(self, span: Span, message: str) -> Mistake:
        return Mistake(self.path, *self._lines.position(span.start), message)

    def _syntax_mistakes(self) -> Iterator[Mistake]:
        # A byte that is not UTF-8 was kept as a lone surrogate (PEP 383), and TOML has none of them (TOML 1.0, "Spec").
        lone = _LONE_SURROGATE.search(self.text)
        if lone:
            yield self._mistake(Span(*lone.span()), "this byte is not UTF-8: save the settings in that encoding")
            return
        for problem in self._reading.problems:
            yield self._mistake(problem.span, problem.message)
        for duplicate in self._reading.duplicates:
            yield self._mistake(duplicate.second, f"`{duplicate.name}` is set twice")

    @cached_property
    def _reading(self) -> Reading:
        from articlelint.front.toml import read_toml  # noqa: PLC0415 without settings nothing needs it

        return read_toml(self.text, Span(int(self.text.startswith(BYTE_ORDER_MARK)), len(self.text)), WIDEST)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return isinstance(value, str | int | float)
