"""What readers call the branches of a `oneOf` where several fit, so that no two of them have one name."""

from collections.abc import Mapping, Sequence
from typing import Any

from articlelint.contract.phrases import item_words, type_words
from articlelint.contract.reasons import condition
from articlelint.wording import in_a_row, in_backticks

Schema = Mapping[str, Any]

# What tells of a kind rather than asking for one.
_TELLING = ("title", "description")


def kind_names(branches: Sequence[Sequence[Schema]], numbers: Sequence[int]) -> tuple[str, ...]:
    """The names of some branches: as short as they can be while they differ, and their numbers where nothing does.

    Each branch is all the schemas that judge the value in it; `numbers` count from 0.
    """
    merged = [_merged(schemas) for schemas in branches]
    for name in (_short, _asked):
        names = [name(schema) or f"number {number + 1}" for schema, number in zip(merged, numbers, strict=True)]
        if len(set(names)) == len(names):
            return tuple(names)
    return tuple(
        f"number {number + 1}" + (f" ({called})" if (called := _short(schema)) else "")
        for schema, number in zip(merged, numbers, strict=True)
    )


def _short(schema: Schema) -> str:
    if isinstance(title := schema.get("title"), str):
        return title
    required = [name for name in _listed(schema.get("required")) if isinstance(name, str)]
    if required:
        return "with " + in_a_row([in_backticks(name) for name in required], "and")
    types = _listed(schema.get("type"))
    return type_words(types) if types else ""


def _asked(schema: Schema) -> str:
    fixed = {
        name: one
        for name, one in schema.get("properties", {}).items()
        if isinstance(one, Mapping) and ("const" in one or "enum" in one)
    }
    if said := condition({"properties": fixed}):
        return f"one where {said}"
    words = item_words({keyword: value for keyword, value in schema.items() if keyword not in _TELLING})
    return f"one {words}" if words else ""


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def _merged(schemas: Sequence[Schema]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for schema in schemas:
        merged = {**schema, **merged, "required": [*_listed(merged.get("required")), *_listed(schema.get("required"))]}
    return merged
