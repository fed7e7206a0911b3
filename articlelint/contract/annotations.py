"""What a schema's author adds for readers: how bad a breach is, and how to say it."""

from collections.abc import Iterator, Mapping
from typing import Any

from articlelint.contract.tree import LISTED, MAPPED, REFERENCES, SINGLE, Node
from articlelint.diagnostic import Severity
from articlelint.text import Route

SEVERITIES = {severity.word: severity for severity in Severity}

# All that a breach can be of (drafts 4 to 2020-12): the keywords that assert something, and those that hold schemas.
KEYWORDS = (
    *("type", "enum", "const", "required", "pattern", "format", "deprecated", "dependentRequired", "uniqueItems"),
    *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("contentEncoding", "contentMediaType"),
    *sorted(SINGLE | LISTED | MAPPED),
    *REFERENCES,
)
# Those that a missing field breaks; an `errorMessage` may have a text for each field there.
REQUIRING = ("required", "dependentRequired", "dependencies")

_BRANCHING = frozenset({"anyOf", "oneOf", "not", "if", "contains"})


def severity_on(way: list[tuple[Node, str]], keyword: str) -> Severity | None:
    """What `x-severity` says of a keyword: the nearest schema on the way to it that says anything wins."""
    for node, leading in reversed(way):
        stated = node.schema.get("x-severity") if isinstance(node.schema, Mapping) else None
        if isinstance(stated, Mapping):
            stated = stated.get(keyword, stated.get(leading))
        if isinstance(stated, str):
            return SEVERITIES.get(stated)
    return None


def text_on(schema: object, keyword: str, name: str | None = None) -> str | None:
    """What `errorMessage` says: one text, a text by keyword, or for fields that are missing a text by name."""
    stated = schema.get("errorMessage") if isinstance(schema, Mapping) else None
    if isinstance(stated, Mapping):
        stated = stated.get(keyword)
        if isinstance(stated, Mapping):
            stated = stated.get(name)
    return stated if isinstance(stated, str) else None


def deprecated(unit: Mapping[str, Any]) -> Iterator[tuple[Route, Route]]:
    """Where a hierarchical output (JSON Schema Output v1) tells of a deprecated value: its evaluation path, its route.

    What a branch that does not fit says of a value counts for nothing.
    """
    path = _pointer(unit["evaluationPath"])
    if not unit["valid"] and _is_branch(path):
        return
    annotations = unit.get("annotations")
    if isinstance(annotations, Mapping) and annotations.get("deprecated") is True and path[-1:] != ("properties",):
        yield path, _pointer(unit["instanceLocation"])
    for below in unit.get("details", ()):
        if _pointer(below["evaluationPath"])[-1:] != ("not",):
            yield from deprecated(below)


def _is_branch(path: Route) -> bool:
    return bool(_BRANCHING.intersection(path[-2:]))


def _pointer(pointer: str) -> Route:
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])
