"""A front matter as the rest of the program sees it: data, places, and how things are written in its format."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from articlelint.diagnostic import Finding
from articlelint.fix import Edit
from articlelint.front.fences import Fault, Fences, Format, split
from articlelint.front.reading import BOUNDS, Bounds, Doubt, Duplicate, Readable, Reading, Writer
from articlelint.front.unadorned import may_be_unadorned, read_unadorned
from articlelint.front.unadorned_yaml import UnadornedReading
from articlelint.text import Route, Span

if TYPE_CHECKING:
    from articlelint.front.yaml import YamlReading

# Real lists have a handful of items.
_MOST_ITEMS = 200


class Front:
    """The front matter of one text.

    `data` is a mapping of JSON values, None where there is no front matter, where it can't be read, or where it is no
    mapping. `span` is the whole front matter with its fences; the body begins at its end. One that passes the `bounds`
    can't be read.
    """

    def __init__(self, text: str, fences: Fences, bounds: Bounds = BOUNDS) -> None:
        self.text = text
        self.bounds = bounds
        self.format: Format | None = fences.format
        self.opening = fences.opening
        self.content = fences.content
        self.span = Span(fences.opening.start, fences.end)
        self.faults: tuple[Fault, ...] = fences.faults
        self._reading = _read(text, fences, bounds)
        self.problems: tuple[Finding, ...] = self._reading.problems
        whole = self._reading.data
        self.root: Any = whole
        self.is_mapping = isinstance(whole, dict)
        self._has_content = fences.has_content
        self.data: dict[str, Any] | None = whole if isinstance(whole, dict) and fences.has_content else None

    def lent(self) -> "Front":
        """The same front matter with data of its own, for those who might change them."""
        own = object.__new__(Front)
        root = _copied(self.root)
        vars(own).update(vars(self), root=root, data=root if self.data is not None else None)
        return own

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        """Keys that stand twice in one mapping; readers take the last value, and so does `data`."""
        return tuple(self._reading.duplicates)

    @property
    def root_span(self) -> Span:
        """Where the whole data stands between the fences, without blank space around it."""
        content = self.content.of(self.text)
        start = self.content.start + len(content) - len(content.lstrip())
        return Span(start, max(start, self.content.start + len(content.rstrip())))

    def doubts(self) -> list[Doubt]:
        """The plain YAML scalars that not every reader takes for what they are written as."""
        return [] if isinstance(self._reading, UnadornedReading) or not self._yaml else self._yaml.doubts()

    @property
    def comments(self) -> tuple[Span, ...]:
        """The comments, each from its `#` to the end of its line; none where the front matter can't be read."""
        if self.problems or not self._has_content or self.format not in {"yaml", "toml"}:
            return ()
        from articlelint.front.comments import toml_comments, yaml_comments  # noqa: PLC0415 few articles are asked

        if self._yaml:
            return tuple(yaml_comments(self.text, self.content, self._yaml.root))
        return tuple(toml_comments(self.text, self.content)) if self.format == "toml" else ()

    @property
    def routes(self) -> Iterator[Route]:
        """The routes of all values, the root's first."""
        return iter(self._reading.values)

    def key_span(self, route: Route) -> Span | None:
        """Where the key of a value stands; None for list items and for what is not there."""
        return self._reading.keys.get(route)

    def value_span(self, route: Route) -> Span | None:
        """Where a value stands, its quotes included; None for what is not there."""
        return self._reading.values.get(route) if route else self.content

    def place(self, route: Route) -> Span:
        """The smallest place for a route: its value, else the key of the nearest ancestor, else the opening fence."""
        value = self._reading.values.get(route) if route else None
        if value is not None and value.start < value.end:
            return value
        for length in range(len(route), 0, -1):
            key = self._reading.keys.get(route[:length])
            if key is not None:
                return key
        return self.opening

    def written(self, route: Route) -> str:
        """A value as its author wrote it."""
        span = self.value_span(route)
        return span.of(self.text) if span else ""

    def is_plain(self, route: Route) -> bool:
        """Whether a value is an unquoted YAML scalar without anchor, tag or alias."""
        node = self._yaml.scalars.get(route) if self._yaml else None
        return node is not None and node.style == "" and node.value == self.written(route)

    @property
    def _yaml(self) -> "YamlReading | None":
        """The reading with libyaml's nodes; None where the front matter is no YAML, or is empty."""
        reading = self._reading
        if isinstance(reading, UnadornedReading):
            return reading.with_places
        return cast("YamlReading", reading) if self.format == "yaml" and not isinstance(reading, Reading) else None

    @cached_property
    def _by_place(self) -> list[tuple[Span, Route]]:
        places = [*self._reading.keys.items(), *self._reading.values.items()]
        return sorted(((span, route) for route, span in places if route), key=lambda place: -place[0].start)

    @cached_property
    def shared(self) -> tuple[Span, ...]:
        """Where YAML has what an alias refers to, and so stands for more than one value."""
        content = self.content.of(self.text)
        if self.format != "yaml" or "*" not in content or "&" not in content:
            return ()
        from articlelint.front.aliases import anchored  # noqa: PLC0415 few articles have anchors

        return tuple(anchored(self.text, self.content, self._reading.values))

    def route_at(self, offset: int) -> Route | None:
        """The route of the innermost key or value that an offset stands in."""
        around = [(span, route) for span, route in self._by_place if span.start <= offset <= span.end]
        return min(around, key=lambda place: place[0].end - place[0].start)[1] if around else None

    def quoted(self, text: str) -> str:
        """A text as a string literal of this format, on one line."""
        return _writer(self.format).quoted(text)

    def literal(self, value: Any) -> str:  # noqa: ANN401 any JSON value
        """A scalar or a flat list as this format writes it on one line."""
        return _writer(self.format).literal(value)

    def insertion(self, parent: Route, name: str, value: Any) -> Edit | None:  # noqa: ANN401 any JSON value
        """The edit that adds a member at the end of the mapping at a route; None where that can't be said safely."""
        writer = _writer(self.format)
        return writer.insertion(self.text, self.content, self._reading, parent, name, writer.literal(value))

    def removal(self, route: Route) -> Edit | None:
        """The edit that takes the item of a list at a route away; None where that can't be said safely."""
        from articlelint.front.growth import at, edited, without_item  # noqa: PLC0415 only fixes need it
        from articlelint.front.removal import item_removal  # noqa: PLC0415 as above

        items = at(self.data, route[:-1])
        # Each removal is proven by another reading: for a list of thousands that would take minutes.
        if self.format is None or self.duplicates or not isinstance(items, list) or len(items) > _MOST_ITEMS:
            return None
        edit = item_removal(self.text, self._reading.keys, self._reading.values, route)
        if edit is None:
            return None
        text, content = edited(self.text, self.content, edit)
        after = _reading_of(self.format, text, content, self.bounds)
        return edit if not after.problems and after.data == without_item(self.data, route) else None


def read_front(text: str, bounds: Bounds = BOUNDS) -> Front:
    """The front matter of a text."""
    return Front(text, split(text), bounds)


def unread(text: str) -> Front:
    """The front matter of a text that is not to be looked at: it has no data and no faults."""
    empty = Span(0, 0)
    return Front(text, Fences(None, empty, empty, 0))


def _copied(value: Any) -> Any:  # noqa: ANN401 any JSON value
    if isinstance(value, dict):
        return {name: _copied(member) for name, member in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


def _read(text: str, fences: Fences, bounds: Bounds) -> Readable:
    size = fences.content.end - fences.content.start
    if fences.format is None or not size:
        return Reading({})
    if size > bounds.size:
        from articlelint.front.syntax import too_large  # noqa: PLC0415 few front matters are

        return Reading(None, problems=(too_large(fences.opening, size, bounds.size),))
    return _reading_of(fences.format, text, fences.content, bounds)


def _reading_of(kind: Format, text: str, content: Span, bounds: Bounds) -> Readable:
    if kind == "yaml":
        data = read_unadorned(content.of(text)) if may_be_unadorned(bounds) else None
        if data is not None:
            return UnadornedReading(text, content, data)
        from articlelint.front.yaml import YamlReading  # noqa: PLC0415 see UnadornedReading

        return YamlReading(text, content, bounds)
    if kind == "toml":
        from articlelint.front.toml import read_toml  # noqa: PLC0415 17 ms, and few articles have TOML

        return read_toml(text, content, bounds)
    from articlelint.front.json import read_json  # noqa: PLC0415 few articles have JSON

    # gray-matter and Hexo write `;;;` front matter without the outer braces.
    return read_json(text, content, bounds, bare=True)


def _writer(kind: Format | None) -> Writer:
    if kind == "toml":
        from articlelint.front import toml  # noqa: PLC0415 17 ms, and few articles have TOML

        return toml
    if kind == "json":
        from articlelint.front import json  # noqa: PLC0415 few articles have JSON

        return json
    from articlelint.front import yaml_writer  # noqa: PLC0415 only findings with fixes need it

    return yaml_writer
