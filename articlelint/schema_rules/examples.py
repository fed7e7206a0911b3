"""Examples and defaults that break the schema that they stand in."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from articlelint.contract.breach import Breach, BrokenContract, Resource
from articlelint.contract.compiled import HOME, Contract
from articlelint.contract.phrases import found, wanted
from articlelint.contract.tree import Node
from articlelint.schema_rules.remark import Ground, Remark
from articlelint.text import Route
from articlelint.wording import dotted, in_backticks

_WORDED = frozenset({"value-not-allowed", "malformed-value", "value-out-of-bounds"})

# A field that is meant to be left empty at first has such a default.
_EMPTY = ("", None)


def broken_examples(ground: Ground) -> Iterator[Remark]:
    """The examples and defaults that break their own schema, each for the first thing that it breaks."""
    places = [place for node in ground.nodes for place in _examples(node)]
    if not places:
        return
    contract = _contract(ground, [node for node, _, _ in places])
    for number, (node, steps, value) in enumerate(places):
        # What takes too long to be told is not known to be broken. A default may stand for a field that is deprecated.
        breaches = contract.breaches({str(number): value}) if contract else ()
        told = [breach for breach in breaches if breach.route and breach.defect != "deprecated-field"]
        if told:
            first = min(told, key=lambda breach: len(breach.route))
            kind = "default" if steps[0] == "default" else "example"
            message = f"the {kind} breaks its own schema: {_said(first._replace(route=first.route[1:]))}"
            yield ground.remark(node, steps, f"broken-{kind}", message, f"mend the {kind}, or `{first.keyword}`")


def _examples(node: Node) -> Iterator[tuple[Node, Route, Any]]:
    schema = node.schema
    if "default" in schema and schema["default"] not in _EMPTY:
        yield node, ("default",), schema["default"]
    examples = schema.get("examples")
    for number, example in enumerate(examples if isinstance(examples, list) else ()):
        yield node, ("examples", number), example


def _contract(ground: Ground, nodes: list[Node]) -> Contract | None:
    """A contract that holds each field, by its number, to one of some schemas."""
    tree = ground.tree
    references = {str(number): {"$ref": _reference(node)} for number, node in enumerate(nodes)}
    schema: dict[str, Any] = {"properties": references}
    draft = tree.root.schema.get("$schema") if isinstance(tree.root.schema, Mapping) else None
    if draft:
        schema["$schema"] = draft
    others = {uri: Resource(one) for uri, one in tree.documents.items()}
    try:
        return Contract.of(schema, resources=others, uri=f"{HOME}/examples")
    except BrokenContract:
        # A schema within one that has an `$id` is not found from outside by every way.
        return None


def _reference(node: Node) -> str:
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in node.pointer)
    return f"{node.document}#{quote(''.join(f'/{step}' for step in steps), safe='/~')}"


def _said(breach: Breach) -> str:
    name = dotted(breach.route) if breach.route else "it"
    match breach.defect:
        case "missing-field":
            return f"{name} is missing"
        case "unknown-field":
            return f"there is no field {name}"
        case "repeated-item":
            return f"{name} is there twice"
        case "wrong-type":
            return f"{name} is {found(breach.value, breach.value)}, but must be {wanted(breach)}"
        case defect if defect in _WORDED:
            return f"{name} is {in_backticks(breach.value)}, but must be {wanted(breach)}"
    return f"{name} breaks `{breach.keyword}`"
