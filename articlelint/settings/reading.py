"""Settings from a file of settings: held to their own schema first, then to what only the rules know."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from articlelint.collection import collection_from
from articlelint.contract import Contract
from articlelint.diagnostic import Severity
from articlelint.rule import Rule
from articlelint.settings.document import Document, Mistake, MistakenSettings
from articlelint.settings.globs import glob_pattern
from articlelint.settings.model import EVERYTHING, Scope, Settings, exactness, guessed
from articlelint.text import Route
from articlelint.wording import in_backticks, nearest

Rules = Sequence[type[Rule]]


def read_settings(document: Document, contract: Contract, rules: Rules, default: Settings) -> Settings:
    """The settings that a document states; `default` has the collections that hold where it states none.

    `contract` is the schema of settings. Raises `MistakenSettings` with every mistake in the document.
    """
    from articlelint.settings.checks import mistakes_in  # noqa: PLC0415 without settings of its own no run needs it

    data = document.data or {}
    mistakes = mistakes_in(document, data, contract, rules)
    if mistakes:
        raise MistakenSettings(mistakes)
    return settings_from(data, rules, default)


def stated_schemas(document: Document) -> Iterator[tuple[Route, str]]:
    """The schemas that a document names, whatever else is wrong with it, and where it does."""
    with suppress(MistakenSettings):
        collections = (document.data or {}).get("collections")
        for number, collection in enumerate(collections if isinstance(collections, list) else ()):
            schema = collection.get("schema") if isinstance(collection, Mapping) else None
            if isinstance(schema, str) and schema:
                yield ("collections", number, "schema"), schema


def stray_fields(document: Document, number: int, contract: Contract) -> Iterator[Mistake]:
    """The fields that a collection names and that its contract does not allow; `number` counts from 0."""
    collections = (document.data or {}).get("collections")
    told: set[Route] = set()
    for route, name in _named_fields(collections[number]) if collections else ():
        field = _first_unknown(contract, tuple(name.split(".")))
        called = ".".join(map(str, field))
        if field and (called == name or field not in told):
            told.add(field)
            meant = guessed(nearest(str(field[-1]), contract.describe(field[:-1]).properties))
            message = f"the contract has no field {in_backticks(called)}{meant}"
            yield document.mistake(("collections", number, *route), message, at_key=route[-1] == name)


def _first_unknown(contract: Contract, route: Route) -> Route:
    """The route as far as the first field that its contract rules out; empty where all of it may be there."""
    ways = (route[:length] for length in range(1, len(route) + 1))
    return next((way for way in ways if contract.describe(way[:-1]).closed and not contract.describe(way).known), ())


def _named_fields(collection: Mapping[str, Any]) -> Iterator[tuple[Route, str]]:
    for place, pair in enumerate(collection.get("dates", ())):
        yield from ((("dates", place, side), name) for side, name in enumerate(pair))
    for place, cover in enumerate(collection.get("covers", ())):
        yield ("covers", place, "field"), cover["field"]
        for each, variant in enumerate(cover["variants"]):
            yield ("covers", place, "variants", each), f"{cover['field']}.{variant}"
    for place, outline in enumerate(collection.get("outlines", ())):
        yield from ((("outlines", place, "when", name), name) for name in outline.get("when", ()))


def settings_from(data: Mapping[str, Any], rules: Rules, default: Settings) -> Settings:
    """The settings that valid data states."""
    return Settings(
        select=tuple(data.get("select", (EVERYTHING,))),
        ignore=tuple(data.get("ignore", ())),
        severities=_severities(data.get("severity", {}), rules),
        options=data.get("rules", {}),
        scopes=tuple(map(_scope, data.get("collections", ()))) or default.scopes,
    )


def default_settings(data: Mapping[str, Any]) -> Settings:
    """The settings that come with articlelint; they are taken to be valid."""
    return settings_from(data, (), Settings())


def _scope(data: Mapping[str, Any]) -> Scope:
    return Scope(tuple(map(glob_pattern, data["files"])), collection_from(data), data.get("schema"))


def _severities(data: Mapping[str, str], rules: Iterable[type[Rule]]) -> dict[str, Severity]:
    severities: dict[str, Severity] = {}
    for rule in rules:
        selector = max(data, key=lambda one: exactness(rule, [one]), default=None)
        if selector is not None and exactness(rule, [selector]) >= 0:
            severities[rule.id] = Severity[data[selector].upper()]
    return severities
