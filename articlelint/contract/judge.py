"""Holds data to a compiled schema."""

from collections.abc import Iterator, Mapping
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any

from articlelint.contract.annotations import deprecated, severity_on, text_on
from articlelint.contract.breach import Breach
from articlelint.contract.faults import survey
from articlelint.contract.fields import Fields
from articlelint.contract.lightness import FEW_FAULTS, LIGHT, MOST_ANSWERS, MOST_QUESTIONS, count_of, is_surely_light
from articlelint.contract.reduce import near_misses, reduced
from articlelint.contract.tree import Tree
from articlelint.contract.validator import BACKTRACK_LIMIT, backtracks, gives_up, limit_for, most_tries, validator_of
from articlelint.text import Route

if TYPE_CHECKING:
    from articlelint.contract.effort import Effort  # see `Judge._effort`

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Judge:
    """Tells what data break of a schema."""

    def __init__(self, tree: Tree, fields: Fields) -> None:
        self._tree = tree
        self._fields = fields
        surveyed = survey(tree)
        self._validator = validator_of(tree)
        self._deprecates = surveyed.deprecates
        self._hidden = tuple(pattern for pattern in surveyed.hidden if backtracks(pattern))
        # Whether nothing is to be told of valid data but near misses, as of most schemas.
        self._is_plain = not (self._deprecates or self._hidden)
        self._nodes = surveyed.nodes
        self._is_light = not self._hidden and (is_surely_light(self._nodes) or self._effort.is_light)
        self._limit = BACKTRACK_LIMIT
        self._stricter: dict[int, Judge] = {}

    @cached_property
    def _effort(self) -> "Effort":
        from articlelint.contract.effort import Effort  # noqa: PLC0415 2 ms, and for most schemas nothing is measured

        return Effort(self._tree, self._nodes, backtracks)

    def _asks_too_much(self, data: object, most: int) -> bool:
        # Of the articles that there are none has so many values.
        if self._is_light and LIGHT * count_of(data) <= most:
            return False
        return self._effort.of(data).questions > most

    def breaches(self, data: Any) -> tuple[Breach, ...]:  # noqa: ANN401 any JSON value
        """One breach for each cause, in no order."""
        if self._is_light:
            return self._judged(data)
        work = self._effort.of(data)
        tries = work.tries + len(self._hidden) * count_of(data)
        limit = limit_for(tries)
        if work.questions > MOST_QUESTIONS or tries > most_tries(limit):
            return (Breach("broken-contract", (), "effort", MOST_QUESTIONS),)
        judge = self if limit == self._limit else self._with_limit(limit)
        return judge._judged(data)  # noqa: SLF001 it is one of us

    def _with_limit(self, limit: int) -> "Judge":
        """The same that gives up sooner."""
        if limit not in self._stricter:
            self._stricter[limit] = copy(self)
            self._stricter[limit]._validator = validator_of(self._tree, limit)  # noqa: SLF001 as above
            self._stricter[limit]._limit = limit  # noqa: SLF001 as above
        return self._stricter[limit]

    def _judged(self, data: Any) -> tuple[Breach, ...]:  # noqa: ANN401 any JSON value
        try:
            is_valid = self._validator.is_valid(data)
            if is_valid and self._is_plain:
                return tuple(near_misses(data, self._fields)) if isinstance(data, dict) else ()
            if self._asks_too_much(data, MOST_ANSWERS):
                # To tell what is wrong takes far more than to tell that something is.
                return () if is_valid else (Breach("broken-contract", (), "effort", MOST_ANSWERS),)
            return tuple(self._breaches(data, is_valid=is_valid))
        except (ValueError, RecursionError):
            return self._unjudged(data)

    def _breaches(self, data: Any, *, is_valid: bool) -> Iterator[Breach]:  # noqa: ANN401 any JSON value
        found: list[Breach] = []
        if not is_valid:
            from articlelint.contract.explain import Explanation  # noqa: PLC0415 2 ms, and only breaches need the words

            explanation = Explanation(self._tree, self._fields, data)
            faults = [*self._validator.iter_errors(data)]
            most = self._effort.most_faults if len(faults) > FEW_FAULTS else FEW_FAULTS
            found = reduced(explanation.of(faults[:most]), data, self._fields.at)
            yield from found
            if len(faults) > most:
                yield Breach("broken-contract", (), "further", most, len(faults))
        told = {breach.route for breach in found}
        if isinstance(data, dict):
            yield from near_misses(data, self._fields, found)
        if self._deprecates:
            yield from self._deprecated(data, told)
        if self._hidden:
            yield from (breach for breach in self._undecided(data) if breach.route not in told)

    def _deprecated(self, data: object, told: set[Route]) -> Iterator[Breach]:
        for path, steps in deprecated(self._validator.evaluate(data).hierarchical()):
            route, value = _followed(data, steps)
            if route in told:
                continue
            told.add(route)
            way = self._tree.way((*path, "deprecated"))
            node = way[-1][0]
            stated = node.schema.get("deprecationMessage") if isinstance(node.schema, Mapping) else None
            yield Breach(
                "deprecated-field",
                route,
                "deprecated",
                value=value,
                severity=severity_on(way, "deprecated"),
                text=stated if isinstance(stated, str) else text_on(node.schema, "deprecated"),
                place=self._tree.place(node, "deprecated"),
                field=self._fields.at(route),
            )

    def _undecided(self, data: object) -> Iterator[Breach]:
        # `not`, `if` and the like take "gave up" for "does not match" without a word.
        for route, text in _texts(data, ()):
            for pattern in self._hidden:
                if gives_up(pattern, text, self._limit):
                    yield Breach("broken-contract", route, "pattern", pattern, text)

    def _unjudged(self, data: Any) -> tuple[Breach, ...]:  # noqa: ANN401 any JSON value
        # Lone surrogates (`"\ud800"` in JSON) have no UTF-8, which the validator wants.
        names: dict[str, str] = {}
        try:
            cleaned = _cleaned(data, names)
            found = tuple(self._breaches(cleaned, is_valid=self._validator.is_valid(cleaned)))
        except (ValueError, RecursionError):
            # More than 255 levels of nesting (jsonschema-rs 0.60).
            return (Breach("broken-contract", (), "nesting"),)
        return tuple(
            breach._replace(
                route=tuple(names.get(step, step) if isinstance(step, str) else step for step in breach.route)
            )
            for breach in found
        )


def _followed(data: Any, steps: Route) -> tuple[Route, Any]:  # noqa: ANN401 any JSON value
    # A JSON pointer does not tell `0` the index from `0` the name; the data do.
    route: list[str | int] = []
    for step in steps:
        route.append(int(step) if isinstance(data, list) else step)
        data = data[route[-1]]
    return tuple(route), data


def _texts(value: object, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*route, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*route, key), key
            yield from _texts(item, (*route, key))


def _cleaned(value: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 any JSON value
    if isinstance(value, str):
        return value.translate(_SURROGATES)
    if isinstance(value, list):
        return [_cleaned(item, names) for item in value]
    if isinstance(value, dict):
        cleaned = {key: key.translate(_SURROGATES) for key in value}
        names.update({new: old for old, new in cleaned.items()})
        return {cleaned[key]: _cleaned(item, names) for key, item in value.items()}
    return value
