"""Why a keyword applies at all: the condition or the kind of thing that brings it in, in words."""

from collections.abc import Mapping
from typing import Any

from articlelint.contract.tree import Node
from articlelint.wording import choices, in_a_row, in_backticks


def reason_on(way: list[tuple[Node, str]]) -> str | None:
    """The nearest condition on the way to a keyword that can be said in a few words, as in "`status` is `Final`"."""
    for (node, keyword), (below, _) in zip(reversed(way[:-1]), reversed(way[1:]), strict=True):
        if keyword == "then":
            return condition(node.schema.get("if"))
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


def condition(schema: object) -> str | None:
    """What an `if` asks for, where that is simple enough to say."""
    if not isinstance(schema, Mapping):
        return None
    parts: list[str] = []
    properties = schema.get("properties", {})
    for name, wanted in properties.items() if isinstance(properties, Mapping) else ():
        values = [wanted["const"]] if "const" in wanted else wanted.get("enum")
        if not isinstance(values, list):
            return None
        parts.append(f"{in_backticks(name)} is {choices(values)}")
    if not parts and isinstance(schema.get("required"), list):
        parts = [given(name) for name in schema["required"]]
    return in_a_row(parts, "and") or None
