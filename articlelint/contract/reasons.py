"""Why a keyword applies at all: the condition or the kind of thing that brings it in, in words."""

from collections.abc import Mapping
from typing import Any

from articlelint.contract.tree import Node
from articlelint.text import Route
from articlelint.wording import choices, in_a_row, in_backticks

# Keywords behind which the validator looks at something inside what it looked at before.
_DESCENDING = frozenset(
    {
        "additionalItems",
        "additionalProperties",
        "contains",
        "items",
        "patternProperties",
        "prefixItems",
        "properties",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
_ANNOTATIONS = frozenset({"title", "description", "$comment", "examples", "errorMessage", "x-severity"})


def reason_on(way: list[tuple[Node, str]], data: Any, route: Route) -> str | None:  # noqa: ANN401 any JSON value
    """The nearest condition on the way to a keyword that can be said in a few words, as in "`status` is `Final`".

    `route` leads through the data to the value that the keyword judges.
    """
    for (node, keyword), (below, _) in zip(reversed(way[:-1]), reversed(way[1:]), strict=True):
        if keyword == "then":
            for step in route:
                data = data[step]
            return condition(node.schema.get("if"), data)
        if keyword in _DESCENDING:
            route = route[:-1]
        if keyword == "dependentSchemas":
            return given(str(below.pointer[-1]))
    return None


def dependency(schema: object, keyword: str, name: str, data: Mapping[str, Any]) -> str | None:
    """Which field that is there asks for a missing one, by `dependentRequired` (before 2019-09, `dependencies`)."""
    asked = schema.get(keyword) if isinstance(schema, Mapping) else None
    if not isinstance(asked, Mapping):
        return None
    return next((given(one) for one, names in asked.items() if one in data and name in names), None)


def given(name: str) -> str:
    """That a field is there, as a condition."""
    return f"{in_backticks(name)} is given"


def bare(schema: object) -> dict[str, Any]:
    """The keywords of a schema without those that tell readers something only; none of `true` and `false`."""
    if not isinstance(schema, Mapping):
        return {}
    return {keyword: value for keyword, value in schema.items() if keyword not in _ANNOTATIONS}


def condition(schema: object, data: object = None) -> str | None:
    """What an `if` asks for, where that is simple enough to say; of `data` that meet it, how they do."""
    if not isinstance(schema, Mapping) or not bare(schema).keys() <= {"properties", "required", "type"}:
        return None
    properties, required = schema.get("properties", {}), schema.get("required", ())
    parts: list[str] = []
    for name, wanted in properties.items():
        values = _values(wanted)
        if values is None:
            return None
        if isinstance(data, Mapping) and name not in data:
            # What is absent meets any condition of `properties`.
            parts.append(f"{in_backticks(name)} is not given")
        else:
            parts.append(f"{in_backticks(name)} is {choices(values)}")
    parts += [given(name) for name in required if name not in properties]
    return in_a_row(parts, "and") or None


def _values(schema: object) -> list[Any] | None:
    if not isinstance(schema, Mapping):
        return None
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    return values if isinstance(values, list) else None
