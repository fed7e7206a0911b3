"""What holds for a file, and from where each value of it comes: the page that `articlelint explain FILE` shows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articlelint.article import Article
from articlelint.cli.file_rules import Row, RuleRows, Step
from articlelint.collection import ExpectedSection, Outline
from articlelint.ignore import mentions
from articlelint.ignore.reading import suppressions_in
from articlelint.output.cells import legible, width
from articlelint.output.colour import paint
from articlelint.schemas import DEFAULT_COLLECTION, default_collection
from articlelint.settings import Scope
from articlelint.settings_files import absolute
from articlelint.sites import Standing
from articlelint.text import Route
from articlelint.toml_writer import inline
from articlelint.wording import clipped, counted, in_a_row, in_backticks

# Cells: of the names at the left, of the widest value that all origins stand behind, of any value.
_MARGIN = 16
_COLUMN = 54
_LONGEST = 110

# What a collection says of rules is shown with the rules, and its outlines have a part of their own.
_SHOWN_ELSEWHERE = frozenset({"name", "schema", "outlines", "select", "ignore", "severity", "rules"})

_FORMATS = {"yaml": "YAML", "toml": "TOML", "json": "JSON"}


def file_page(standing: Standing, article: Article, others: Iterator[Row], *, colour: bool) -> str:
    """The page for a file that stands so, with its final newline; `others` tell of the articles it is compared with."""
    title = paint(legible(standing.path), "bold", colour=colour)
    rows = [*_Page(standing, article).rows(), *_named("other articles", others)]
    widths = [width(row.value) for row in rows if row.origin]
    column = max((one for one in widths if one <= _COLUMN), default=0)
    return "\n".join((title, *(_line(row, column, colour=colour) for row in rows))) + "\n"


def _line(row: Row, column: int, *, colour: bool) -> str:
    name = f"{row.name:<{_MARGIN}}"
    value = clipped(row.value, _LONGEST)
    gap = " " * (max(0, column - width(value)) + 2) if row.origin else ""
    return f"{paint(name, 'bold', colour=colour)}{value}{gap}{paint(row.origin, 'frame', colour=colour)}".rstrip()


class _Page:
    def __init__(self, standing: Standing, article: Article) -> None:
        self._standing = standing
        self._article = article
        self._layered = standing.site.layered
        self._data: Mapping[str, Any] = self._layered.data if self._layered else default_collection()
        if "collections" not in self._data:
            self._data = {**self._data, "collections": default_collection()["collections"]}

    def rows(self) -> Iterator[Row]:
        yield from _named("settings", self._settings())
        yield from _named("collection", self._collection())
        yield from _named("schema", self._schema())
        yield from _named("front matter", self._front())
        yield from _named("outline", self._outline())
        yield from _named("overrides", self._overrides())
        yield from _named("rules", self._rules())
        yield from _named("suppressions", self._suppressions())

    def _origin(self, route: Route) -> str:
        if self._layered is None or (route[:1] == ("collections",) and "collections" not in self._layered.data):
            return DEFAULT_COLLECTION
        return str(self._layered.origin(route))

    def _settings(self) -> Iterator[Row]:
        layers = self._layered.layers if self._layered else ()
        for place, layer in enumerate(reversed(layers)):
            shown = f"preset {layer.preset}" if layer.preset else layer.document.path
            yield Row("", f"{'over ' if place else ''}{shown}")
        if not layers:
            yield Row("", "none, so what comes with articlelint holds")

    def _collection(self) -> Iterator[Row]:
        scope = self._standing.scope
        if scope is None:
            left_out = list(self._left_out("none: "))
            yield from left_out or [Row("", "none: no collection has it among its `files`")]
            return
        route: Route = ("collections", scope.number)
        yield Row("", scope.collection.name, self._origin((*route, "name")))
        for name, value in self._data["collections"][scope.number].items():
            if name in _SHOWN_ELSEWHERE:
                continue
            yield from self._value(name, value, (*route, name))
        yield from self._left_out("  ", scope)

    def _left_out(self, start: str, before: Scope | None = None) -> Iterator[Row]:
        """The collections, in all or before one, that would have the file, but for their `exclude`."""
        path = absolute(self._standing.path)
        for scope in self._standing.site.settings.scopes:
            number = scope.exclude.number(path)
            if number is not None and scope.files.match(path) and (before is None or scope.number < before.number):
                origin = self._origin(("collections", scope.number, "exclude", number))
                yield Row("", f"{start}the `exclude` of {in_backticks(scope.collection.name)} leaves it out", origin)

    def _value(self, name: str, value: object, route: Route, widest: int = _COLUMN) -> Iterator[Row]:
        """A value; one that is too wide in its parts, each with its own place."""
        said = f"  {name} = {inline(value)}"
        is_wide = width(said) > widest
        parts = (Mapping, list) if is_wide else Mapping
        if isinstance(value, list) and value and all(isinstance(item, parts) for item in value):
            for number, item in enumerate(value):
                # In parts, tables of one list would run into each other.
                yield from self._value(name, item, (*route, number), _LONGEST)
        elif isinstance(value, Mapping) and is_wide:
            for key, part in value.items():
                yield from self._value(f"{name}.{key}", part, (*route, key))
        else:
            yield Row("", said, self._origin(route))

    def _schema(self) -> Iterator[Row]:
        standing = self._standing
        if standing.scope is None or standing.scope.schema is None:
            yield Row("", "none: any front matter will do")
            return
        note = "" if standing.missing is None else ", which is not there"
        origin = self._origin(("collections", standing.scope.number, "schema"))
        if origin == DEFAULT_COLLECTION:
            note = ", which comes with articlelint"
        yield Row("", f"{standing.schema or standing.scope.schema}{note}", origin)

    def _front(self) -> Iterator[Row]:
        front = self._article.front
        if self._article.undecoded or self._article.conflicts:
            yield Row("", "can't be read, and nothing else of the file: `articlelint check` says why")
        elif front.format is None:
            yield Row("", "none")
        elif front.data is None:
            yield Row("", f"{_FORMATS[front.format]}, which can't be read: `articlelint check` says why")
        else:
            yield Row("", f"{_FORMATS[front.format]}, {counted(len(front.data), 'field')}")

    def _outline(self) -> Iterator[Row]:
        scope, outline = self._standing.scope, self._article.outline
        outlines: Sequence[Outline] = scope.collection.outlines if scope else ()
        route: Route = ("collections", scope.number if scope else 0, "outlines")
        if scope is None or outline is None:
            yield Row("", f"none of {len(outlines):,} fits" if outlines else "none")
            for number, one in enumerate(outlines):
                yield Row("", f"  only where {one.when.described()}", self._origin((*route, number)))
            return
        number = next(number for number, one in enumerate(outlines) if one is outline)
        where = f"where {outline.when.described()}" if outline.when.tests else "for every article"
        which = f"the {_ordinal(number + 1)} of {len(outlines)}, " if len(outlines) > 1 else ""
        route = (*route, number)
        yield Row("", f"{which}{where}", self._origin(route))
        if outline.min_words:
            yield Row("", f"  at least {counted(outline.min_words, 'word')}", self._origin((*route, "min-words")))
        yield from _sections(outline.sections)
        if outline.closed:
            yield Row("", "  and no others", self._origin((*route, "closed")))

    def _overrides(self) -> Iterator[Row]:
        overrides = self._standing.site.settings.overrides
        for number, (override, said) in enumerate(zip(overrides, self._data.get("overrides", ()), strict=True)):
            fits = self._fits(number)
            where = [f"{'' if fits else 'for '}files {inline(said['files'])}"] if "files" in said else []
            where += [f"{'' if fits else 'where '}{override.when.described()}"] if override.when else []
            verdict = "holds: " if fits else "does not hold: only "
            yield Row("", f"{verdict}{', and '.join(where)}", self._origin(("overrides", number)))
        if not overrides:
            yield Row("", "none")

    def _fits(self, number: int) -> bool:
        override = self._standing.site.settings.overrides[number]
        if not override.holds(absolute(self._standing.path)):
            return False
        has_data = self._article.front.data is not None
        return override.when is None or (has_data and override.when.fits(self._article.value_of))

    def _rules(self) -> Iterator[Row]:
        scope, overrides = self._standing.scope, enumerate(self._data.get("overrides", ()))
        steps = [Step((), self._data)]
        if scope is not None:
            steps.append(Step(("collections", scope.number), self._data["collections"][scope.number]))
        steps += [Step(("overrides", number), said) for number, said in overrides if self._fits(number)]
        choice = self._standing.policy.choice(self._article)
        return RuleRows(self._standing.site.rules, choice, steps, self._origin).rows()

    def _suppressions(self) -> Iterator[Row]:
        found = suppressions_in(self._article).found if mentions(self._article.text) else ()
        for one in found:
            names = in_a_row([name.text for name in one.names], "and")
            where = "in the whole file" if one.is_for_file else "here"
            place = self._article.lines.position(one.comment.start)
            yield Row("", f"{names}, {where}", f"{legible(self._standing.path)}:{place.line}:{place.column}")
        if not found:
            yield Row("", "none")


def _named(name: str, rows: Iterator[Row]) -> Iterator[Row]:
    for place, row in enumerate(rows):
        yield row._replace(name=row.name if place else name)


def _sections(sections: Sequence[ExpectedSection], depth: int = 1) -> Iterator[Row]:
    for one in sections:
        title = f"matches {in_backticks(one.heading)}" if one.pattern else " or ".join(one.headings)
        said = [f"{one.at} one"] if one.at else []
        said += ["may be missing"] if one.optional else []
        said += ["may repeat"] if one.repeats else []
        said += [f"items: {one.items.described()}"] if one.items else []
        said += [f"words: {one.words.described()}"] if one.words else []
        more = f" ({', '.join(said)})" if said else ""
        yield Row("", f"{'  ' * depth}{'#' * one.level} {title}{more}")
        yield from _sections(one.sections, depth + 1)


def _ordinal(number: int) -> str:
    words = {1: "first", 2: "second", 3: "third"}
    return words.get(number, f"{number}th")
