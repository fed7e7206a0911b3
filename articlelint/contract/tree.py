"""Schemas as trees: their subschemas, their references, and the way to a keyword through both."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from articlelint.contract.breach import Resource, SchemaPlace
from articlelint.contract.source import Source
from articlelint.text import Route

# The keywords that hold a schema, a list of them, or a map of them (JSON Schema drafts 4 to 2020-12, core and
# applicator vocabularies). `items` and `dependencies` hold one or the other, by draft.
SINGLE = frozenset(
    {
        "additionalItems",
        "additionalProperties",
        "contains",
        "contentSchema",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
LISTED = frozenset({"allOf", "anyOf", "items", "oneOf", "prefixItems"})
MAPPED = frozenset({"$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"})
REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


class Node(NamedTuple):
    """A subschema, the URI its references are resolved against, and where it stands."""

    schema: Any
    base: str
    document: str
    pointer: Route


def subschemas(node: Node) -> Iterator[Node]:
    """The schemas directly inside a schema."""
    if not isinstance(node.schema, Mapping):
        return
    for keyword, value in node.schema.items():
        if keyword in SINGLE and isinstance(value, Mapping | bool):
            yield node._replace(schema=value, pointer=(*node.pointer, keyword))
        elif keyword in LISTED and isinstance(value, list):
            for number, item in enumerate(value):
                yield node._replace(schema=item, pointer=(*node.pointer, keyword, number))
        elif keyword in MAPPED and isinstance(value, Mapping):
            for name, item in value.items():
                if isinstance(item, Mapping | bool):
                    yield node._replace(schema=item, pointer=(*node.pointer, keyword, name))


def step_in(value: object, step: str | int) -> str | int:
    """The step into a value that the validator means: of the names `1`, `01` and `+1` it makes a number each."""
    if not isinstance(value, Mapping) or isinstance(step, str) or str(step) in value:
        return str(step) if isinstance(value, Mapping) else step
    return next((name for name in value if name.removeprefix("+").isdecimal() and int(name) == step), str(step))


def joined(base: str, reference: str) -> str:
    """A reference made absolute against a base URI; one that is none, or whose base is none, stays as it is."""
    if reference.startswith("#"):
        return base + reference
    from urllib.parse import urljoin  # noqa: PLC0415 takes 3 ms, and most schemas refer to themselves only

    try:
        return urljoin(base, reference)
    except ValueError:  # as of `//]`, which seems to hold an address of IPv6
        return reference


class Tree:
    """A schema with all that it refers to."""

    def __init__(self, root: Resource, uri: str, resources: Mapping[str, Resource]) -> None:
        self.uri = uri
        self._documents = {**resources, uri: root}
        self._sources = {uri: Source(root.path, root.text)}
        # Draft 4 spells it without the dollar sign; in later drafts `id` is nobody's keyword.
        self._draft = root.schema.get("$schema") if isinstance(root.schema, Mapping) else None
        self._identity = "id" if isinstance(self._draft, str) and "draft-04" in self._draft else "$id"
        self.root = self._based(Node(root.schema, uri, uri, ()))

    def fingerprint(self) -> str:
        """A digest of all schemas and of their texts."""
        import json  # noqa: PLC0415 only a run with a cache asks, and others need neither of these
        from hashlib import sha256  # noqa: PLC0415 as above

        documents = {uri: [one.schema, one.text] for uri, one in self._documents.items()}
        # As paths count from the current folder, so do URIs without a host; neither makes another contract.
        written = json.dumps(list(documents.values()), sort_keys=True, default=str)
        return sha256(written.encode(errors="surrogatepass")).hexdigest()[:16]

    @property
    def files(self) -> dict[str, str]:
        """The texts of the schemas by their paths, where these are known."""
        return {one.path: one.text for one in self._documents.values() if one.path and one.text is not None}

    @property
    def documents(self) -> dict[str, Any]:
        """All schemas by URI, the root's own among them."""
        return {uri: resource.schema for uri, resource in self._documents.items()}

    def in_draft(self, document: Any) -> Any:  # noqa: ANN401 a schema, or what stands in its place
        """A schema that is referred to, in the draft of the root where it names none of its own."""
        if self._draft is None or not isinstance(document, Mapping):
            return document
        return {"$schema": self._draft, **document}

    def everything(self) -> Iterator[Node]:
        """Every schema and subschema of every document, outer ones first."""
        for uri, resource in self._documents.items():
            todo = [Node(resource.schema, uri, uri, ())]
            while todo:
                node = self._based(todo.pop())
                yield node
                todo.extend(subschemas(node))

    @cached_property
    def _named(self) -> dict[str, Node]:
        named: dict[str, Node] = {}
        for node in self.everything():
            if not isinstance(node.schema, Mapping):
                continue
            identity = self._identity_of(node)
            if not node.pointer:
                named.setdefault(node.document, node)
            if identity is not None:
                named.setdefault(node.base + identity if identity.startswith("#") else node.base, node)
            for keyword in ("$anchor", "$dynamicAnchor"):
                if isinstance(anchor := node.schema.get(keyword), str):
                    named.setdefault(f"{node.base}#{anchor}", node)
        return named

    def target(self, node: Node, reference: object) -> Node | None:
        """The schema that a reference in a node leads to; None where this tree does not hold it."""
        if not isinstance(reference, str):
            return None
        uri, _, fragment = joined(node.base, reference).partition("#")
        if fragment and not fragment.startswith("/"):
            return self._named.get(f"{uri}#{fragment}")
        found = self.root if uri == self.root.base else self._named.get(uri)
        for part in fragment.split("/")[1:]:
            found = found and self.child(found, _unescaped(part))
        return found

    def child(self, node: Node, name: str | int) -> Node | None:
        """The value one step below a node, whether a keyword, a name or an index leads there."""
        name = step_in(node.schema, name)
        if isinstance(node.schema, list) and str(name).isdecimal() and int(name) < len(node.schema):
            below = node._replace(schema=node.schema[int(name)], pointer=(*node.pointer, int(name)))
        elif isinstance(node.schema, Mapping) and name in node.schema:
            below = node._replace(schema=node.schema[name], pointer=(*node.pointer, name))
        else:
            return None
        return self._based(below)

    def way(self, path: Route) -> list[tuple[Node, str]]:
        """The schemas that an evaluation path leads through, outermost first, each with the keyword that leads on.

        The last keyword is empty where the path ends at a schema rather than at a keyword, as `false` schemas do.
        """
        node: Node | None = self.root
        way: list[tuple[Node, str]] = []
        steps = list(path)
        while steps and node is not None:
            keyword = str(steps.pop(0))
            way.append((node, keyword))
            if keyword in REFERENCES and isinstance(node.schema, Mapping):
                node = self.target(node, node.schema.get(keyword))
            else:
                node = self.child(node, keyword)
                if node is not None and (keyword in MAPPED or isinstance(node.schema, list)) and steps:
                    node = self.child(node, steps.pop(0))
                    if node is not None and not steps:
                        return [*way, (node, "")]
        return way or [(self.root, "")]

    def _identity_of(self, node: Node) -> str | None:
        identity = node.schema.get(self._identity) if isinstance(node.schema, Mapping) else None
        return identity if isinstance(identity, str) else None

    def _based(self, node: Node) -> Node:
        identity = self._identity_of(node)
        if identity is None or identity.startswith("#"):
            return node
        return node._replace(base=joined(node.base, identity).partition("#")[0])

    def place(self, node: Node, keyword: str) -> SchemaPlace:
        """Where a keyword of a schema stands in its source."""
        if node.document not in self._sources:
            resource = self._documents[node.document]
            self._sources[node.document] = Source(resource.path, resource.text)
        pointer = (*node.pointer, keyword) if keyword else node.pointer
        return SchemaPlace(self._sources[node.document], pointer)


def _unescaped(part: str) -> str:
    if "%" in part:
        from urllib.parse import unquote  # noqa: PLC0415 see `joined`

        part = unquote(part)
    return part.replace("~1", "/").replace("~0", "~")
