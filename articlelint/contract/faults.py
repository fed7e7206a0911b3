"""What is wrong with a schema itself, in words for its author."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from articlelint.contract.annotations import SEVERITIES
from articlelint.contract.branches import type_of
from articlelint.contract.breach import BrokenContract, SchemaPlace
from articlelint.contract.tree import REFERENCES, Node, Tree
from articlelint.wording import choices, clipped, in_backticks, nearest

# Keywords under which a pattern that is given up looks like one that does not match.
_HIDING = frozenset({"not", "if", "contains", "oneOf"})

_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")

# The meta-schemas of the drafts that are supported, without scheme and fragment.
DRAFTS = (
    "json-schema.org/draft/2020-12/schema",
    "json-schema.org/draft/2019-09/schema",
    "json-schema.org/draft-07/schema",
    "json-schema.org/draft-06/schema",
    "json-schema.org/draft-04/schema",
)


def broken(message: str, place: SchemaPlace | None = None) -> BrokenContract:
    """The error to raise for a fault, with file, line and column where they are known."""
    if place is None or place.source.path is None:
        return BrokenContract(message)
    if place.source.text is None:
        return BrokenContract(f"{place.source.path}: {message}")
    line, column = place.source.position(place.pointer)
    return BrokenContract(f"{place.source.path}:{line}:{column}: {message}")


class Survey(NamedTuple):
    """What a schema holds that needs more than the validator's verdict.

    `deprecates` is whether any field is deprecated; `hidden` are the patterns whose failure to decide the validator
    takes for an answer without a word: those under `not`, `if`, `contains` and `oneOf`, and of `patternProperties`.
    """

    deprecates: bool
    hidden: tuple[str, ...]


def survey(tree: Tree) -> Survey:
    """Look through a schema once.

    Raises:
        BrokenContract: where it names a draft that is not known, or an annotation cannot be understood.
    """
    deprecates = False
    hidden: set[str] = set()
    for node in tree.everything():
        if not isinstance(node.schema, Mapping):
            continue
        _check(tree, node)
        deprecates = deprecates or node.schema.get("deprecated") is True
        if isinstance(named := node.schema.get("patternProperties"), Mapping):
            hidden.update(named)
        if isinstance(pattern := node.schema.get("pattern"), str) and not _HIDING.isdisjoint(node.pointer):
            hidden.add(pattern)
    return Survey(deprecates, tuple(sorted(hidden)))


def is_draft(uri: str) -> bool:
    """Whether a URI is the meta-schema of a supported draft."""
    return uri.removesuffix("#").removeprefix("https://").removeprefix("http://") in DRAFTS


def _check(tree: Tree, node: Node) -> None:
    stated = node.schema.get("$schema")
    if isinstance(stated, str) and not is_draft(stated):
        raise broken(
            f"`$schema` is {in_backticks(stated, 100)}, which is no draft of JSON Schema that is known here: "
            "use `https://json-schema.org/draft/2020-12/schema`, or 2019-09, draft-07, draft-06 or draft-04",
            tree.place(node, "$schema"),
        )
    for severity in _values(node.schema.get("x-severity")):
        if not isinstance(severity, str) or severity not in SEVERITIES:
            raise broken(
                f"`x-severity` is {in_backticks(severity)}, but must be {choices(reversed(SEVERITIES))}",
                tree.place(node, "x-severity"),
            )
    for keyword in ("errorMessage", "deprecationMessage"):
        if not all(isinstance(text, str | Mapping) for text in _values(node.schema.get(keyword, ""))):
            raise broken(f"`{keyword}` must be a text, or texts by keyword", tree.place(node, keyword))


def refused(tree: Tree, error: Any) -> BrokenContract:  # noqa: ANN401 whatever the validator's library raises
    """The fault that made the validator refuse a schema."""
    pointer = tuple(getattr(error, "instance_path", None) or ())
    kind = type(getattr(error, "kind", None)).__name__
    if kind == "Referencing" or not pointer:
        return _unresolved(tree, str(getattr(error, "message", error)))
    value = _value_at(tree.root, pointer)
    if pointer[-1] == "type" and isinstance(value, list):
        pointer = (*pointer, next((n for n, name in enumerate(value) if name not in _TYPES), 0))
        value = _value_at(tree.root, pointer)
    node, keyword = tree.root._replace(pointer=pointer[:-1]), str(pointer[-1])
    if "type" in pointer[-2:] and isinstance(value, str):
        guess = nearest(value, _TYPES)
        hint = f"did you mean `{guess}`?" if guess else f"use {choices(_TYPES)}"
        message = f"{in_backticks(value)} is no type: {hint}"
    elif kind == "Format" or "regex" in str(error):
        message = f"{in_backticks(keyword)} is not a regular expression that can be read: {in_backticks(value)}"
    elif kind == "Type":
        wanted = " or ".join(error.kind.types)
        message = f"{in_backticks(keyword)} is of type {type_of(value)}, but must be {wanted}"
    else:
        message = f"{in_backticks(keyword)} cannot be used: {clipped(error.message, 200)}"
    return broken(message, tree.place(node, pointer[-1]))


def _unresolved(tree: Tree, message: str) -> BrokenContract:
    for node in tree.everything():
        for keyword in REFERENCES:
            reference = node.schema.get(keyword) if isinstance(node.schema, Mapping) else None
            if isinstance(reference, str) and not is_draft(reference) and tree.target(node, reference) is None:
                remote = "//" in reference and not reference.startswith("file:///")
                why = "is on another host, and nothing is fetched" if remote else "leads nowhere"
                return broken(f"`{keyword}` {in_backticks(reference, 100)} {why}", tree.place(node, keyword))
    return broken(f"the schema cannot be used: {clipped(message, 200)}", tree.place(tree.root, ""))


def _values(stated: object) -> Iterator[Any]:
    if isinstance(stated, Mapping):
        yield from stated.values()
    elif stated is not None:
        yield stated


def _value_at(node: Node, pointer: tuple[str | int, ...]) -> Any:  # noqa: ANN401 any JSON value
    value = node.schema
    for step in pointer:
        value = value[step]
    return value
