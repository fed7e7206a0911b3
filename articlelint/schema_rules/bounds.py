"""Demands that no value can meet, and values that are allowed and never can be."""

from collections.abc import Iterator, Mapping, Sequence

from articlelint.contract.breach import BrokenContract
from articlelint.contract.compiled import Contract
from articlelint.contract.phrases import wanted
from articlelint.contract.tree import Node
from articlelint.schema_rules.remark import Ground, Remark
from articlelint.wording import in_backticks, nearest

RULE = "impossible-demand"

_PAIRS = (
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
    ("minContains", "maxContains"),
    ("minimum", "maximum"),
    ("exclusiveMinimum", "maximum"),
    ("minimum", "exclusiveMaximum"),
    ("exclusiveMinimum", "exclusiveMaximum"),
)

# What can be asked of a value of an `enum` without looking at anything else in the schema.
_OF_VALUES = frozenset(
    {"type", "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}
    | {"multipleOf", "minItems", "maxItems", "const"}
)
_MOST_VALUES = 1_000


def contradictions(ground: Ground, node: Node) -> Iterator[Remark]:
    """What a schema asks for and forbids at once."""
    yield from _crossed_bounds(ground, node)
    yield from _forbidden_names(ground, node)
    yield from _impossible_values(ground, node)


def _crossed_bounds(ground: Ground, node: Node) -> Iterator[Remark]:
    for least, most in _PAIRS:
        low, high = node.schema.get(least), node.schema.get(most)
        if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in (low, high)):
            continue
        excludes = "exclusive" in least + most
        if low > high or (excludes and low == high):
            message = f"`{least}` is {low} and `{most}` is {high}, so that no value fits"
            yield ground.remark(node, (least,), RULE, message, "exchange them, or change one of them")


def _forbidden_names(ground: Ground, node: Node) -> Iterator[Remark]:
    schema = node.schema
    required = schema.get("required")
    if (
        schema.get("additionalProperties") is not False
        or not isinstance(required, list)
        or "patternProperties" in schema
    ):
        return
    declared = schema.get("properties", {})
    for number, name in enumerate(required):
        if isinstance(name, str) and name not in declared:
            meant = nearest(name, [one for one in declared if one not in required])
            message = f"{in_backticks(name)} is required, and `additionalProperties` forbids it"
            advice = f"did you mean `{meant}`?" if meant else "add it to `properties`"
            yield ground.remark(node, ("required", number), RULE, message, advice)


def _impossible_values(ground: Ground, node: Node) -> Iterator[Remark]:
    schema = node.schema
    values = schema.get("enum")
    stated: Sequence[object] = values if isinstance(values, list) else [schema["const"]] if "const" in schema else ()
    asked = {keyword: schema[keyword] for keyword in schema if keyword in _OF_VALUES}
    if not isinstance(values, list):
        asked.pop("const", None)
    if not asked or not stated or ("$ref" in schema and ground.is_alone) or len(stated) > _MOST_VALUES:
        return
    contract = _contract(ground, asked)
    for number, value in enumerate(stated):
        for breach in contract.breaches(value)[:1]:
            steps = ("enum", number) if isinstance(values, list) else ("const",)
            message = f"{in_backticks(value)} is allowed and never can be: it must be {wanted(breach)}"
            yield ground.remark(node, steps, RULE, message, f"leave it out, or change `{breach.keyword}`")


def _contract(ground: Ground, asked: Mapping[str, object]) -> Contract:
    draft = ground.tree.root.schema.get("$schema")
    try:
        return Contract.of({**({"$schema": draft} if draft else {}), **asked})
    except BrokenContract:
        # What is sound as a part of the whole may lack what it needs beside it: draft-04's `exclusiveMinimum` does.
        return Contract.of({"type": asked["type"]} if "type" in asked else {})
