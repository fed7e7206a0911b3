"""Why the validator refuses a schema, in words for its author rather than in the validator's."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from math import prod
from typing import Any

from articlelint.contract.breach import Breach, BrokenContract
from articlelint.contract.faults import broken, is_draft
from articlelint.contract.phrases import found, wanted
from articlelint.contract.tree import MAPPED, REFERENCES, Node, Tree, step_in
from articlelint.text import Route
from articlelint.wording import choices, dotted, in_backticks, nearest

_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_SCHEMA = "a schema (a mapping, `true` or `false`)"

# Keywords that hold a map of their own, so that what stands below has a name rather than a keyword.
_NAMING = MAPPED | {"dependentRequired", "$vocabulary"}

# Of keywords that may be one of two things, the meta-schemas say no more than that they are neither.
_EITHER = {
    "type": "the name of a type, or a list of such names",
    "items": f"{_SCHEMA} or a list of schemas",
    "additionalItems": _SCHEMA,
    "additionalProperties": _SCHEMA,
    "dependencies": f"{_SCHEMA} or a list of names",
}

# By the validator's name of what went wrong (jsonschema-rs 0.60): the breach that says the same of an article.
_ASKED = {
    "Type": ("wrong-type", "type", "types"),
    "Pattern": ("malformed-value", "pattern", "pattern"),
    "Format": ("malformed-value", "format", "format"),
    "Minimum": ("value-out-of-bounds", "minimum", "limit"),
    "ExclusiveMinimum": ("value-out-of-bounds", "exclusiveMinimum", "limit"),
}

# The validator goes no deeper than 255 levels (jsonschema-rs 0.60), and its regular expressions repeat no more.
_DEEPEST = 250
_MOST_REPEATS = 10_000
_REPEATS = re.compile(r"\{(\d{1,9})(?:,(\d{1,9}))?\}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

# What a URI is written with, beside letters and digits (RFC 3986 §2); all else is encoded.
_PLAIN = "-._~:/?#[]@!$&'()*+,;=%"
_URI = re.compile(f"[A-Za-z0-9{re.escape(_PLAIN)}]*")


def refused(tree: Tree, error: Any) -> BrokenContract:  # noqa: ANN401 whatever the validator's library raises
    """The fault that made the validator refuse a schema."""
    if not isinstance(tree.root.schema, Mapping | bool):
        return broken(
            f"the schema is {found(tree.root.schema, tree.root.schema)}, but must be {_SCHEMA}",
            tree.place(tree.root, ""),
        )
    pointer: Route = tuple(getattr(error, "instance_path", None) or ())
    kind = getattr(error, "kind", None)
    if kind is None and (fault := _unfit(tree)) is not None:
        return fault
    if kind is None or type(kind).__name__ == "Referencing":
        return _unresolved(tree)
    node = next(_refusable(tree, error.instance, pointer), tree.root._replace(pointer=pointer))
    value = error.instance
    if node.pointer[-1:] == ("type",) and isinstance(value, list):
        strange = (number for number, name in enumerate(value) if name not in _TYPES)
        if (number := next(strange, None)) is not None:
            node, value = node._replace(pointer=(*node.pointer, number)), value[number]
    return broken(_said(node.pointer, value, kind), tree.place(node, ""))


def _refusable(tree: Tree, value: object, pointer: Route) -> Iterator[Node]:
    # The validator does not say which of several documents it means, only where in it, and what stands there.
    for node in tree.everything():
        if node.pointer:
            continue
        with suppress(KeyError, IndexError, TypeError):
            if _value_at(node.schema, pointer) == value:
                yield node._replace(pointer=pointer)


def _said(pointer: Route, value: object, kind: Any) -> str:  # noqa: ANN401 one of many kinds
    called = _called(pointer)
    match type(kind).__name__:
        case "Required":
            return f"{in_backticks(kind.property)} is missing beside what needs it in this draft"
        case "Format" if kind.format == "regex":
            return f"{called} {_unread_pattern(value if isinstance(value, str) else str(pointer[-1]))}"
        case "UniqueItems":
            return f"{called} has the same item twice"
        case "MinItems":
            return f"{called} is empty"
    if "type" in pointer[-2:] and isinstance(value, str):
        guess = nearest(value, _TYPES)
        return f"{in_backticks(value)} is no type: " + (
            f"did you mean `{guess}`?" if guess else f"use {choices(_TYPES)}"
        )
    return f"{called} is {found(value, value)}, but must be {_wanted(pointer, kind)}"


def _called(pointer: Route) -> str:
    # `minLength`, but `properties.title` and "item 1 of `required`": a name or a number says too little alone.
    if not pointer:
        return "the schema"
    named = next((at for at in range(len(pointer) - 1, -1, -1) if isinstance(pointer[at], str)), 0)
    below_names = named > 0 and pointer[named - 1] in _NAMING
    return dotted(pointer[named - 1 if below_names else named :])


def _wanted(pointer: Route, kind: Any) -> str:  # noqa: ANN401 one of many kinds
    name = type(kind).__name__
    if name == "Type" and set(kind.types) == {"boolean", "object"}:
        return _SCHEMA
    if name == "AnyOf":
        return next((_EITHER[step] for step in reversed(pointer) if step in _EITHER), "something else")
    if name in _ASKED:
        defect, keyword, attribute = _ASKED[name]
        asked = getattr(kind, attribute)
        return wanted(Breach(defect, (), keyword, asked if defect != "wrong-type" else tuple(asked)))
    return "what JSON Schema says of it"


def _unread_pattern(pattern: str) -> str:
    size = prod(int(most or least) for least, most in _REPEATS.findall(pattern))
    if size > _MOST_REPEATS:
        return f"is too large a regular expression: it repeats something {size:,} times"
    return f"is not a regular expression that can be read: {in_backticks(pattern)}"


def _unfit(tree: Tree) -> BrokenContract | None:
    """What JSON has no text for, or what is nested too deeply for the validator, wherever it stands in a schema."""
    todo = [Node(schema, uri, uri, ()) for uri, schema in tree.documents.items()]
    while todo:
        node = todo.pop()
        value = node.schema
        if len(node.pointer) >= _DEEPEST:
            return broken(f"the schema is nested more than {_DEEPEST} levels deep", tree.place(node, ""))
        if isinstance(value, str | Mapping) and any(
            map(_SURROGATE.search, [value] if isinstance(value, str) else value)
        ):
            return broken(f"{_called(node.pointer)} has half a surrogate pair in it", tree.place(node, ""))
        steps = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
        todo += (node._replace(schema=each, pointer=(*node.pointer, step)) for step, each in steps)
    return None


def _unresolved(tree: Tree) -> BrokenContract:
    return next(_strays(tree), None) or broken("a reference in the schema leads nowhere", tree.place(tree.root, ""))


def _strays(tree: Tree) -> Iterator[BrokenContract]:
    for node in tree.everything():
        for keyword in ("$id", *REFERENCES) if isinstance(node.schema, Mapping) else ():
            if isinstance(uri := node.schema.get(keyword), str) and (reason := _astray(tree, node, keyword, uri)):
                yield broken(f"`{keyword}` {in_backticks(uri, 100)} {reason}", tree.place(node, keyword))


def _astray(tree: Tree, node: Node, keyword: str, uri: str) -> str | None:
    if not _URI.fullmatch(uri):
        from urllib.parse import quote  # noqa: PLC0415 takes 3 ms, and only this fault needs it

        return f"is no URI: write {in_backticks(quote(uri, safe=_PLAIN), 100)}"
    if "[" in uri or "]" in uri:
        from urllib.parse import urlsplit  # noqa: PLC0415 as above

        try:
            urlsplit(uri)
        except ValueError:
            return "is no URI: only an IPv6 address stands in brackets"
    if keyword == "$id" or is_draft(uri) or tree.target(node, uri) is not None:
        return None
    remote = "//" in uri and not uri.startswith("file:///")
    return "is on another host, and nothing is fetched" if remote else "leads nowhere"


def _value_at(schema: Any, pointer: Route) -> Any:  # noqa: ANN401 any JSON value
    for step in pointer:
        schema = schema[step_in(schema, step)]
    return schema
