"""Keywords that ask for nothing where they stand."""

from collections.abc import Iterator, Mapping

from articlelint.contract.phrases import type_words
from articlelint.contract.tree import Node
from articlelint.schema_rules.drafts import FOREIGN, FORMATS, HARMLESS, KEYWORDS
from articlelint.schema_rules.remark import Ground, Remark
from articlelint.wording import in_backticks

RULE = "idle-keyword"

_TEXTS = ("minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType", "contentSchema")
_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_LISTS = (
    *("items", "prefixItems", "additionalItems", "unevaluatedItems", "contains", "minContains", "maxContains"),
    *("minItems", "maxItems", "uniqueItems"),
)
_MAPPINGS = (
    *("properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames", "required"),
    *("minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "dependencies"),
)
_TYPES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_TEXTS, ("string",)),
    **dict.fromkeys(_NUMBERS, ("number", "integer")),
    **dict.fromkeys(_LISTS, ("array",)),
    **dict.fromkeys(_MAPPINGS, ("object",)),
}

# Keywords that do nothing without one of some others.
_NEEDING: Mapping[str, tuple[str, ...]] = {
    "if": ("then", "else"),
    "then": ("if",),
    "else": ("if",),
    "minContains": ("contains",),
    "maxContains": ("contains",),
    "contentSchema": ("contentMediaType",),
}


def idle_keywords(ground: Ground, node: Node) -> Iterator[Remark]:
    """The keywords of a schema that ask for nothing there."""
    schema = node.schema
    if "$ref" in schema and ground.is_alone:
        yield from _beside_reference(ground, node)
        return
    for keyword, others in _NEEDING.items():
        if keyword in schema and _is_of(ground, keyword) and not any(other in schema for other in others):
            names = " or ".join(f"`{other}`" for other in others)
            message = f"`{keyword}` asks for nothing without {names}"
            yield ground.remark(node, (keyword,), RULE, message, f"add {names}, or leave it out")
    if "additionalItems" in schema and _is_of(ground, "additionalItems") and not isinstance(schema.get("items"), list):
        message = "`additionalItems` asks for nothing where `items` is no list of schemas"
        yield ground.remark(node, ("additionalItems",), RULE, message, "leave it out")
    yield from _of_other_types(ground, node)


def _beside_reference(ground: Ground, node: Node) -> Iterator[Remark]:
    for keyword in node.schema:
        if keyword not in KEYWORDS or keyword in {"$ref", "$schema"} or keyword in HARMLESS or keyword in FOREIGN:
            continue
        message = f"`{keyword}` asks for nothing beside `$ref`, which is all that counts up to draft-07"
        yield ground.remark(node, (keyword,), RULE, message, "put the `$ref` into an `allOf`")


def _of_other_types(ground: Ground, node: Node) -> Iterator[Remark]:
    stated = node.schema.get("type")
    types = [stated] if isinstance(stated, str) else stated if isinstance(stated, list) else []
    for keyword in node.schema if types else ():
        wanted = _TYPES.get(keyword)
        if wanted is None or not _is_of(ground, keyword) or not set(wanted).isdisjoint(types):
            continue
        if keyword == "format" and node.schema[keyword] not in FORMATS:
            continue
        message = f"`{keyword}` asks for nothing where only {type_words(types)} is allowed"
        advice = f"leave it out, or allow {in_backticks(wanted[0])} as `type`"
        yield ground.remark(node, (keyword,), RULE, message, advice)


def _is_of(ground: Ground, keyword: str) -> bool:
    first, last = KEYWORDS[keyword]
    return first <= ground.draft <= last
