"""Branches that nothing can reach: another one fits whatever they fit."""

from collections.abc import Iterator, Mapping
from typing import Any

from articlelint.contract.branches import type_of
from articlelint.contract.tree import Node
from articlelint.diagnostic import Severity
from articlelint.schema_rules.remark import Ground, Remark
from articlelint.wording import json_of

RULE = "unreachable-branch"

# What tells readers something and judges nothing.
_TELLING = frozenset(
    {"$comment", "default", "description", "enumDescriptions", "example", "examples", "markdownDescription", "title"}
    | {"markdownEnumDescriptions", "defaultSnippets", "$id", "id"}
)
_OFFERED = frozenset({"const", "enum", "format"})
_MOST_COMPARED = 100
# As much of a value as is compared.
_WHOLE = 1_000_000

# Keywords that are read together with others.
_CONTEXTS: Mapping[str, tuple[str, ...]] = {
    "additionalProperties": ("properties", "patternProperties"),
    "items": ("prefixItems",),
    "additionalItems": ("items",),
    "then": ("if",),
    "else": ("if",),
    "minContains": ("contains",),
    "contains": ("minContains", "maxContains"),
    "minimum": ("exclusiveMinimum",),
    "maximum": ("exclusiveMaximum",),
}


def twins(ground: Ground, node: Node) -> Iterator[Remark]:
    """The branches of `anyOf` and `oneOf` that another one makes pointless."""
    for keyword in ("anyOf", "oneOf"):
        branches = node.schema.get(keyword)
        if not isinstance(branches, list) or len(branches) > _MOST_COMPARED:
            continue
        branches = [_heeded(ground, branch) for branch in branches]
        for later, branch in enumerate(branches):
            for earlier, other in enumerate(branches[:later]):
                told = (_of_any if keyword == "anyOf" else _of_one)(ground, node, (earlier, other), (later, branch))
                if told:
                    yield told
                    break


def _heeded(ground: Ground, branch: object) -> object:
    """What counts of a branch: up to draft-07 nothing beside a `$ref` does."""
    if isinstance(branch, Mapping) and "$ref" in branch and ground.is_alone:
        return {"$ref": branch["$ref"]}
    return branch


def _of_any(ground: Ground, node: Node, first: tuple[int, Any], second: tuple[int, Any]) -> Remark | None:
    (earlier, wider), (later, narrower) = first, second
    if not is_within(narrower, wider):
        return None
    same = "is the same as" if is_within(wider, narrower) else "allows nothing that is not allowed by"
    message = f"branch {later + 1} of `anyOf` {same} branch {earlier + 1}"
    remark = ground.remark(node, ("anyOf", later), RULE, message, "leave it out, or narrow the other one")
    # Editors offer the values of a branch that does nothing else.
    is_offered = isinstance(narrower, Mapping) and not _OFFERED.isdisjoint(narrower)
    return remark._replace(severity=Severity.INFO) if is_offered else remark


def _of_one(ground: Ground, node: Node, first: tuple[int, Any], second: tuple[int, Any]) -> Remark | None:
    (earlier, one), (later, other) = first, second
    if is_within(other, one):
        never, always, place = later, earlier, later
    elif is_within(one, other):
        never, always, place = earlier, later, later
    else:
        return None
    if is_within(one, other) and is_within(other, one):
        message = (
            f"branches {earlier + 1} and {later + 1} of `oneOf` are the same, so that neither is ever the only one"
        )
    else:
        message = (
            f"whatever fits branch {never + 1} of `oneOf` fits branch {always + 1} too, and is refused for fitting both"
        )
    return ground.remark(
        node, ("oneOf", place), RULE, message, "use `anyOf`, or say in each what tells it from the other"
    )


def is_within(narrower: object, wider: object) -> bool:
    """Whether it is certain that whatever fits one schema fits another one too."""
    if wider is True or narrower is False:
        return True
    if not isinstance(narrower, Mapping) or not isinstance(wider, Mapping):
        return False
    asked = [keyword for keyword in wider if keyword not in _TELLING]
    return all(_asks_as_much(narrower, wider, keyword) for keyword in asked)


def _asks_as_much(narrower: Mapping[str, Any], wider: Mapping[str, Any], keyword: str) -> bool:
    value = wider[keyword]
    if keyword in narrower and _is_same(narrower[keyword], value):
        return all(_is_same(narrower.get(one), wider.get(one)) for one in _around(keyword, narrower, wider))
    if keyword == "type":
        allowed = {value} if isinstance(value, str) else set(value) if isinstance(value, list) else set()
        allowed |= {"integer"} if "number" in allowed else set()
        return bool(types := _types_of(narrower)) and types <= allowed
    if keyword == "enum" and isinstance(value, list):
        values = [narrower["const"]] if "const" in narrower else narrower.get("enum")
        return isinstance(values, list) and all(any(_is_same(one, other) for other in value) for one in values)
    return False


def _around(keyword: str, *schemas: Mapping[str, Any]) -> Iterator[str]:
    """The keywords beside which a keyword means something else."""
    if keyword in {"unevaluatedProperties", "unevaluatedItems"}:
        # What counts as evaluated can be said by anything.
        yield from (one for schema in schemas for one in schema if one not in _TELLING)
    yield from _CONTEXTS.get(keyword, ())


def _is_same(one: object, other: object) -> bool:
    # `1 == True` in Python, and JSON keeps them apart; most are not even that much alike.
    return one == other and json_of(one, _WHOLE) == json_of(other, _WHOLE)


def _types_of(schema: Mapping[str, Any]) -> set[str]:
    """The types of all that fits a schema, as far as it says; none where it does not."""
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if isinstance(values, list):
        return {type_of(value) for value in values}
    stated = schema.get("type")
    return {stated} if isinstance(stated, str) else set(stated) if isinstance(stated, list) else set()
