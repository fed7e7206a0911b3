"""Mistakes that only all layers together show, or only the contract of a collection."""

from collections.abc import Iterator, Mapping
from typing import Any

from articlelint.contract import Contract
from articlelint.settings.document import Mistake
from articlelint.settings.globs import placeholders
from articlelint.settings.layers import COMMAND_LINE, Layered
from articlelint.settings.model import guessed
from articlelint.text import Route
from articlelint.wording import choices, in_backticks, nearest


def layered_mistakes(layered: Layered) -> Iterator[Mistake]:
    """What is wrong with the outcome of valid layers: collections without files, names that nothing stands for."""
    for number, collection in enumerate(layered.data.get("collections", ())):
        here: Route = ("collections", number)
        if "files" not in collection:
            yield _unfiled(layered, here, collection["name"])
            continue
        for name in placeholders(collection.get("schema", "")):
            known = [placeholders(glob) for glob in collection["files"]]
            if all(name in one for one in known):
                continue
            there = [one for names in known for one in names]
            stands = "not in every pattern" if name in there else "in no pattern"
            message = f"`<{name}>` stands {stands} of `files`{guessed(nearest(name, there))}"
            yield layered.mistake((*here, "schema"), message)


def _unfiled(layered: Layered, here: Route, name: str) -> Mistake:
    if layered.layer(here).document.path != COMMAND_LINE:
        return layered.mistake((*here, "files"), "`files` is missing")
    others = [one["name"] for one in layered.data["collections"] if "files" in one]
    message = f"no collection is called {in_backticks(name)}{guessed(nearest(name, others))}"
    return layered.mistake(here, message, at_key=True)


def stray_names(layered: Layered, number: int, contract: Contract) -> Iterator[Mistake]:
    """The fields that a collection names and that its contract rules out, and the values that a field never has.

    A preset is for many sites: it may well name what one of them doesn't have.
    """
    told: set[Route] = set()
    conditions = list(_conditions(layered.data, number))
    conditioned = (((*route, name), name) for route, when in conditions for name in when)
    named = ((("collections", number, *route), name) for route, name in _named_fields(layered.data, number))
    for route, name in (*named, *conditioned):
        if layered.layer(route).preset is not None:
            continue
        field = _first_unknown(contract, tuple(name.split(".")))
        called = ".".join(map(str, field))
        if field and (called == name or field not in told):
            told.add(field)
            meant = guessed(nearest(str(field[-1]), contract.describe(field[:-1]).properties))
            message = f"the contract has no field {in_backticks(called)}{meant}"
            yield layered.mistake(route, message, at_key="when" in route)
    for route, when in conditions:
        if layered.layer(route).preset is None:
            yield from _stray_values(layered, route, when, contract)


def _first_unknown(contract: Contract, route: Route) -> Route:
    """The route as far as the first field that its contract rules out; empty where all of it may be there."""
    ways = (route[:length] for length in range(1, len(route) + 1))
    return next((way for way in ways if contract.describe(way[:-1]).closed and not contract.describe(way).known), ())


def _named_fields(data: Mapping[str, Any], number: int) -> Iterator[tuple[Route, str]]:
    """The fields that a collection names, but for those of its conditions, each with its route in the collection."""
    collection = data["collections"][number]
    for place, pair in enumerate(collection.get("dates", ())):
        yield from ((("dates", place, side), name) for side, name in enumerate(pair))
    for place, cover in enumerate(collection.get("covers", ())):
        yield ("covers", place, "field"), cover["field"]
        for each, variant in enumerate(cover["variants"]):
            yield ("covers", place, "variants", each), f"{cover['field']}.{variant}"
    for place, requirement in enumerate(collection.get("requires", ())):
        yield from ((("requires", place, "fields", each), name) for each, name in enumerate(requirement["fields"]))
    tags = collection.get("tags", {})
    yield from ((("tags", key), tags[key]) for key in ("field", "category") if key in tags)


def _conditions(data: Mapping[str, Any], number: int) -> Iterator[tuple[Route, Mapping[str, Any]]]:
    """The conditions of a collection, with their routes, and those of overrides that can only mean its articles."""
    for name in ("outlines", "requires", "disclosures"):
        for place, part in enumerate(data["collections"][number].get(name, ())):
            if "when" in part:
                yield ("collections", number, name, place, "when"), part["when"]
    if len(data["collections"]) == 1:
        for place, part in enumerate(data.get("overrides", ())):
            if "files" not in part:
                yield ("overrides", place, "when"), part["when"]


def _stray_values(layered: Layered, here: Route, when: Mapping[str, Any], contract: Contract) -> Iterator[Mistake]:
    for name, test in when.items():
        field = tuple(name.split("."))
        for step, value, place in _compared(test, field):
            # The contract's own answer, and not its list of values: a field may have others in another branch of it.
            for breach in contract.breaches(_nested(place, value)):
                if breach.route == place and breach.reason is None and breach.defect == "value-not-allowed":
                    never = "is never" if place == field else "never contains"
                    allowed = f"{choices(breach.allowed, 'and')}{guessed(breach.guess)}"
                    message = f"{in_backticks(name)} {never} {in_backticks(value)}: the contract allows {allowed}"
                    yield layered.mistake((*here, name, *step), message)


def _compared(test: Any, field: Route) -> Iterator[tuple[Route, Any, Route]]:  # noqa: ANN401 any test of a value
    """The values that a test compares a field with: where each stands in the test, and where it would in an article."""
    if isinstance(test, Mapping):
        if "contains" in test:
            yield ("contains",), test["contains"], (*field, 0)
    elif isinstance(test, list):
        yield from (((number,), value, field) for number, value in enumerate(test))
    else:
        yield (), test, field


def _nested(route: Route, value: Any) -> Any:  # noqa: ANN401 any JSON value
    for step in reversed(route):
        value = {step: value} if isinstance(step, str) else [value]
    return value
