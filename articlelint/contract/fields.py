"""What a contract says of the field at a route: its description, types, values, and the fields below it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from articlelint.contract.breach import Field
from articlelint.contract.tree import REFERENCES, Node, Tree
from articlelint.text import Route

# A schema may refer to itself: a route no deeper than this many steps ends before that matters, and the in-place
# walk below sees each schema once.
_IN_PLACE = ("allOf", "anyOf", "oneOf")
_CONDITIONAL = ("then", "else")
CLOSING = ("additionalProperties", "unevaluatedProperties")
# In routes: articles have some hundred that a contract knows, and any number that it does not.
_MOST_REMEMBERED = 2_000


class _Members(NamedTuple):
    """The schemas of the fields of a mapping: by their names, by patterns of these, and for all further ones."""

    named: dict[str, list[Node]]
    patterned: list[tuple[str, Node]]
    further: list[Node]


class Fields:
    """Looks up fields in a schema, and remembers them: articles ask for the same routes again and again."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._nodes: dict[Route, tuple[list[Node], bool]] = {}
        self._judging: dict[Route, list[Node]] = {}
        self._members: dict[Route, _Members] = {}
        self._fields: dict[Route, Field] = {}
        self._open_names: dict[Route, frozenset[str]] = {}
        self._defaults: dict[str, Any] = {}

    @property
    def files(self) -> dict[str, str]:
        """The texts of the schemas by their paths, where these are known."""
        return self._tree.files

    def fingerprint(self) -> str:
        """A digest of the schema, of what it refers to, and of their texts, whose lines are shown."""
        return self._tree.fingerprint()

    def at(self, route: Route) -> Field:
        """What the contract says of the field at a route; an unknown one has nothing to tell."""
        if (field := self._fields.get(route)) is None:
            if len(self._nodes) > _MOST_REMEMBERED:
                self._forget()
            field = self._fields[route] = _field(self._inside(route), known=self._at(route)[1])
        return field

    def open_names(self, route: Route) -> frozenset[str]:
        """The names of the fields of a mapping that may have others as well; none where it may not."""
        if (names := self._open_names.get(route)) is None:
            field = self.at(route)
            names = self._open_names[route] = frozenset(() if field.closed else field.properties)
        return names

    def default(self, name: str) -> Any:  # noqa: ANN401 any JSON value
        """The default of a field by its dotted name, None where it has none."""
        if name not in self._defaults:
            self._defaults[name] = self.at(tuple(name.split("."))).default
        return self._defaults[name]

    def names_pattern(self, route: Route, name: str) -> bool:
        """Whether a pattern of the mapping at a route covers a name that no property does."""
        patterns = (
            pattern
            for each in self._inside(route)
            if isinstance(each.schema, Mapping) and isinstance(each.schema.get("patternProperties"), Mapping)
            for pattern in each.schema["patternProperties"]
        )
        return any(_matches(pattern, name) for pattern in patterns)

    def _forget(self) -> None:
        for known in (self._nodes, self._judging, self._members, self._fields, self._open_names):
            known.clear()

    def _at(self, route: Route) -> tuple[list[Node], bool]:
        if not route:
            return [self._tree.root], True
        if (found := self._nodes.get(route)) is None:
            step = route[-1]
            found = self._item(route[:-1], step) if isinstance(step, int) else self._property(route[:-1], step)
            self._nodes[route] = found
        return found

    def _inside(self, route: Route) -> list[Node]:
        """All the schemas that judge the value at a route."""
        if (found := self._judging.get(route)) is None:
            found = self._judging[route] = [each for node in self._at(route)[0] for each in self.in_place(node)]
        return found

    def _property(self, parent: Route, name: str) -> tuple[list[Node], bool]:
        if (members := self._members.get(parent)) is None:
            members = self._members[parent] = self._members_of(self._inside(parent))
        found = [*members.named.get(name, ())]
        found += [node for pattern, node in members.patterned if _matches(pattern, name)]
        return (found, True) if found else (members.further, False)

    def _members_of(self, nodes: list[Node]) -> "_Members":
        members = _Members({}, [], [])
        for node in nodes:
            for keyword in ("properties", "patternProperties"):
                below = self._tree.child(node, keyword)
                for name in below.schema if below is not None and isinstance(below.schema, Mapping) else ():
                    inside = below and self._tree.child(below, name)
                    if inside and keyword == "properties":
                        members.named.setdefault(name, []).append(inside)
                    elif inside:
                        members.patterned.append((name, inside))
            members.further.extend(below for keyword in CLOSING if (below := self._tree.child(node, keyword)))
        return members

    def _item(self, parent: Route, number: int) -> tuple[list[Node], bool]:
        found: list[Node] = []
        for node in self._inside(parent):
            for keyword in ("prefixItems", "items"):
                below = self._tree.child(node, keyword)
                if below is not None and isinstance(below.schema, list):
                    below = self._tree.child(below, number)
                if below is not None:
                    found.append(below)
                    break
        return found, bool(found)

    def in_place(self, node: Node) -> Iterator[Node]:
        """The schema and those that judge the same value: what it refers to, and its branches."""
        seen: set[tuple[str, Route]] = set()
        todo = [node]
        while todo:
            one = todo.pop()
            if (one.document, one.pointer) in seen:
                continue
            seen.add((one.document, one.pointer))
            yield one
            todo += reversed([*self._beside(one)])

    def _beside(self, node: Node) -> Iterator[Node]:
        if not isinstance(node.schema, Mapping):
            return
        for keyword in REFERENCES:
            if keyword in node.schema and (target := self._tree.target(node, node.schema[keyword])):
                yield target
        for keyword in (*_IN_PLACE, *_CONDITIONAL, "dependentSchemas"):
            below = self._tree.child(node, keyword)
            if below is None:
                continue
            inside = below.schema
            if keyword in _CONDITIONAL:
                yield below
            elif isinstance(inside, list | Mapping):
                steps = range(len(inside)) if isinstance(inside, list) else inside
                yield from filter(None, (self._tree.child(below, step) for step in steps))


def _field(nodes: list[Node], *, known: bool) -> Field:
    schemas: list[Mapping[str, Any]] = [node.schema for node in nodes if isinstance(node.schema, Mapping)]

    def first(keyword: str, kind: type) -> Any:  # noqa: ANN401 a schema holds any JSON value
        return next((schema[keyword] for schema in schemas if isinstance(schema.get(keyword), kind)), None)

    def every(keyword: str) -> tuple[Any, ...]:
        values = (value for schema in schemas for value in _listed(schema.get(keyword)))
        return tuple(_without_repeats(values))

    constants = [schema["const"] for schema in schemas if "const" in schema]
    return Field(
        known=known,
        title=first("title", str),
        description=first("description", str),
        examples=every("examples"),
        has_default=any("default" in schema for schema in schemas),
        default=next((schema["default"] for schema in schemas if "default" in schema), None),
        enum=tuple(_without_repeats([*every("enum"), *constants])),
        enum_descriptions=tuple(first("enumDescriptions", list) or ()),
        types=every("type"),
        format=first("format", str),
        properties=tuple(_without_repeats(name for schema in schemas for name in _names(schema))),
        required=tuple(name for name in every("required") if isinstance(name, str)),
        closed=any(schema.get(key) is False for schema in schemas for key in CLOSING),
    )


def _matches(pattern: str, name: str) -> bool:
    from articlelint.contract.validator import matches  # noqa: PLC0415 its 20 ms are for schemas that have patterns

    return matches(pattern, name)


def _names(schema: Mapping[str, Any]) -> Iterator[str]:
    properties = schema.get("properties")
    return iter(properties) if isinstance(properties, Mapping) else iter(())


def _listed(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None or isinstance(value, bool) else [value]


def _without_repeats(values: Any) -> Iterator[Any]:  # noqa: ANN401 any iterable of JSON values
    seen: set[object] = set()
    for value in values:
        # `1 == True` in Python, and JSON keeps them apart; most values are names, and each needs no more than itself.
        known = value if isinstance(value, str) else (type(value), repr(value))
        if known not in seen:
            seen.add(known)
            yield value
