"""Mistakes that only all layers together show, or only the contract of a collection."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from articlelint.contract import Breach, Contract
from articlelint.rule import Rule
from articlelint.settings.document import Mistake
from articlelint.settings.globs import placeholders
from articlelint.settings.layers import Layered
from articlelint.settings.model import guessed
from articlelint.settings.relation_checks import relation_mistakes
from articlelint.settings.rule_checks import field_options
from articlelint.settings.tag_checks import alias_mistakes
from articlelint.text import Route
from articlelint.wording import choices, in_backticks, nearest

Rules: TypeAlias = Sequence[type[Rule]]
# The name of a field, or a condition, each after its route in the settings.
_Named: TypeAlias = tuple[Route, str]
_Condition: TypeAlias = tuple[Route, Mapping[str, Any]]

# The tables of a collection whose settings are names of fields: those that are one name, and those that are a list.
_NAMING = {
    "tags": (("field", "category"), ()),
    "titles": (("field",), ("per",)),
    "translations": (("language", "original", "updated", "since"), ("story", "shared")),
    "links": ((), ("fields",)),
}


def layered_mistakes(layered: Layered) -> Iterator[Mistake]:
    """What is wrong with the outcome of valid layers: collections without files, names that nothing stands for."""
    yield from relation_mistakes(layered)
    for number, folder in enumerate(layered.data.get("schema-folders", ())):
        if "\0" in folder:
            message = f"{in_backticks(folder)} is no folder: its name has U+0000 in it, which no folder's has"
            yield layered.mistake(("schema-folders", number), message)
    for number, collection in enumerate(layered.data.get("collections", ())):
        here: Route = ("collections", number)
        yield from alias_mistakes(layered, here, collection.get("tags", {}))
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
    layer = layered.layer(here)
    if layer.document.is_argument:
        others = [one["name"] for one in layered.data["collections"] if "files" in one]
        message = f"no collection is called {in_backticks(name)}{guessed(nearest(name, others))}"
        return layered.mistake(here, message, at_key=True)
    below = [
        one["name"]
        for number, one in enumerate(layered.data["collections"])
        if "files" in one and layered.layer(("collections", number, "files")) is not layer
    ]
    meant = guessed(nearest(name, below))
    if not meant:
        return layered.mistake((*here, "files"), "`files` is missing")
    message = f"`files` is missing, and no collection that is extended is called {in_backticks(name)}{meant}"
    return layered.mistake((*here, "name"), message)


def stray_names(layered: Layered, number: int, contract: Contract, rules: Rules = ()) -> Iterator[Mistake]:
    """The fields that a collection names and that its contract rules out, and the values that a field never has.

    `rules` are those that there are, whose options may hold the names of fields as well. A preset is for many sites: it
    may well name what one of them doesn't have.
    """
    here: Route = ("collections", number)
    collection = layered.data["collections"][number]
    conditions = [
        ((*here, name, place, "when"), part["when"])
        for name in ("outlines", "requires", "disclosures")
        for place, part in enumerate(collection.get(name, ()))
        if "when" in part
    ]
    if "when" in collection.get("translations", {}):
        conditions.append(((*here, "translations", "when"), collection["translations"]["when"]))
    named = [((*here, *route), name) for route, name in _named_fields(collection)]
    yield from _strays(layered, [*named, *field_options(here, collection, rules)], conditions, [contract])


def stray_names_anywhere(
    layered: Layered, contracts: Callable[[], Sequence[Contract]], rules: Rules = ()
) -> Iterator[Mistake]:
    """The same of what settings say of articles of any collection: in options of rules, and in overrides for all files.

    `contracts` gives those of all collections, and is asked only where something is named: what one of them lacks is
    another's. Which collections the `files` of an override lie in nobody can tell, and they may lie in none.
    """
    overrides = [
        (("overrides", place), one) for place, one in enumerate(layered.data.get("overrides", ())) if "files" not in one
    ]
    conditions = [((*route, "when"), one["when"]) for route, one in overrides]
    named = [one for route, part in [((), layered.data), *overrides] for one in field_options(route, part, rules)]
    if named or conditions:
        yield from _strays(layered, named, conditions, list(dict.fromkeys(contracts())))


def _strays(
    layered: Layered, named: Sequence[_Named], conditions: Sequence[_Condition], contracts: Sequence[Contract]
) -> Iterator[Mistake]:
    """Those names that each of some contracts rules out, and the values that none of them allows."""
    told: set[Route] = set()
    conditioned = [((*route, name), name) for route, when in conditions for name in when]
    lacking = "the contract has no field" if len(contracts) == 1 else "no contract has a field"
    for route, name in (*named, *conditioned):
        field = _first_unknown(contracts, tuple(name.split(".")))
        called = ".".join(field)
        if field and layered.layer(route).preset is None and (called == name or field not in told):
            told.add(field)
            message = f"{lacking} {in_backticks(called)}{guessed(_meant(contracts, field))}"
            yield layered.mistake(route, message, at_key="when" in route)
    for route, when in conditions:
        if layered.layer(route).preset is None:
            yield from _stray_values(layered, route, when, contracts)


def _first_unknown(contracts: Sequence[Contract], route: tuple[str, ...]) -> tuple[str, ...]:
    """The route as far as the first field that all contracts rule out; empty where one of them may have all of it."""
    ways = [_unknown(contract, route) for contract in contracts]
    return max(ways, key=len) if all(ways) else ()


def _unknown(contract: Contract, route: tuple[str, ...]) -> tuple[str, ...]:
    ways = (route[:length] for length in range(1, len(route) + 1))
    return next((way for way in ways if contract.describe(way[:-1]).closed and not contract.describe(way).known), ())


def _meant(contracts: Sequence[Contract], field: tuple[str, ...]) -> str | None:
    """The field beside an unknown one that it misspells, by its whole name."""
    beside = dict.fromkeys(name for contract in contracts for name in contract.describe(field[:-1]).properties)
    meant = nearest(field[-1], beside)
    return ".".join((*field[:-1], meant)) if meant else None


def _named_fields(collection: Mapping[str, Any]) -> Iterator[_Named]:
    """The fields that a collection names, but for those of its conditions, each with its route in the collection."""
    for place, pair in enumerate(collection.get("dates", ())):
        yield from ((("dates", place, side), name) for side, name in enumerate(pair))
    for place, cover in enumerate(collection.get("covers", ())):
        yield ("covers", place, "field"), cover["field"]
        for each, variant in enumerate(cover["variants"]):
            yield ("covers", place, "variants", each), f"{cover['field']}.{variant}"
    for place, requirement in enumerate(collection.get("requires", ())):
        yield from ((("requires", place, "fields", each), name) for each, name in enumerate(requirement["fields"]))
    for place, fields in enumerate(collection.get("unique", ())):
        yield from ((("unique", place, each), name) for each, name in enumerate(fields))
    if "path" in collection:
        from articlelint.path_patterns import named_fields  # noqa: PLC0415 few collections have a path

        yield from ((("path",), name) for name in named_fields(collection["path"]))
    for table, (single, several) in _NAMING.items():
        given = collection.get(table, {})
        yield from (((table, key), given[key]) for key in single if key in given)
        for key in several:
            yield from (((table, key, each), name) for each, name in enumerate(given.get(key, ())))


def _stray_values(
    layered: Layered, here: Route, when: Mapping[str, Any], contracts: Sequence[Contract]
) -> Iterator[Mistake]:
    for name, test in when.items():
        field = tuple(name.split("."))
        asked = [contract for contract in contracts if not _unknown(contract, field)]
        for step, value, place in _compared(test, field):
            refusals = [_refusal(contract, place, value) for contract in asked]
            breaches = [one for one in refusals if one]
            if breaches and len(breaches) == len(asked):
                never = "is never" if place == field else "never contains"
                one = "the contract allows" if len(contracts) == 1 else "the contracts allow"
                guess = guessed(next((breach.guess for breach in breaches if breach.guess), None))
                message = f"{in_backticks(name)} {never} {in_backticks(value)}: {one} {_allowed(breaches)}{guess}"
                yield layered.mistake((*here, name, *step), message)


def _refusal(contract: Contract, place: Route, value: Any) -> Breach | None:  # noqa: ANN401 any JSON value
    """What a contract has against a value at a place, whatever else may stand there."""
    # The contract's own answer, and not its list of values: a field may have others in another branch of it.
    for breach in contract.breaches(_nested(place, value)):
        if breach.route == place and breach.reason is None and breach.defect == "value-not-allowed":
            return breach
    return None


def _allowed(breaches: Sequence[Breach]) -> str:
    values = [value for breach in breaches for value in breach.allowed]
    return choices([value for place, value in enumerate(values) if value not in values[:place]], "and")


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
