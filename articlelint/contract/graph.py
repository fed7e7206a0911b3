"""Schemas as a graph: which of them lead to which others, for the same value and for those in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from articlelint.contract.tree import REFERENCES, Node, Tree, subschemas

# What is asked of the value itself, and what is asked of each of the values in it.
_IN_PLACE = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies"})
_OF_ITEMS = frozenset({"items", "prefixItems", "contains", "additionalItems", "unevaluatedItems"})
_OF_FIELDS = frozenset(
    {"properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames"}
)
_LEADING = _IN_PLACE | _OF_ITEMS | _OF_FIELDS


class Steps(NamedTuple):
    """The schemas that a schema leads to: for the value itself, for its items, for any field, for those of a name."""

    in_place: list[str]
    items: list[str]
    fields: list[str]
    named: dict[str, list[str]]


def _steps(node: Node) -> Iterator[tuple[str, str, str]]:
    for below in subschemas(node):
        keyword, *rest = below.pointer[len(node.pointer) :]
        if keyword in _LEADING:
            yield str(keyword), str(rest[0]) if rest else "", key_of(below)


class Graph:
    """All the schemas of a tree by their keys, which sort so that what stands below a schema follows it."""

    def __init__(self, tree: Tree, nodes: Sequence[Node]) -> None:
        self._tree = tree
        self.nodes: dict[str, Node] = {}
        for node in (*nodes, *_elsewhere(tree, nodes)):
            self.nodes.setdefault(key_of(node), node)
        self.root = key_of(tree.root)
        self._steps: dict[str, Steps] = {}

    @property
    def referring(self) -> list[str]:
        """The keys of the schemas that refer to others, in order."""
        return sorted(key for key, node in self.nodes.items() if references(node))

    def targets(self, node: Node) -> Iterator[str]:
        """The keys of all that a schema may refer to."""
        for keyword, reference in references(node):
            target = self._tree.target(node, reference)
            if target is not None and key_of(target) in self.nodes:
                yield key_of(target)
            if keyword != "$ref":
                # Which of them is meant depends on the way there.
                anchor = "$dynamicAnchor" if keyword == "$dynamicRef" else "$recursiveAnchor"
                yield from (key for key, one in self.nodes.items() if anchor in table(one.schema))

    def ways(self, key: str) -> dict[str, int]:
        """The schemas that judge a value with a schema, each with the number of ways that lead there."""
        order: list[str] = []
        states: dict[str, bool] = {}
        todo = [key]
        while todo:
            one = todo[-1]
            if one in states:
                todo.pop()
                if not states[one]:
                    states[one] = True
                    order.append(one)
                continue
            states[one] = False
            todo += [below for below in self.steps_of(one).in_place if below not in states]
        ways = dict.fromkeys(order, 0) | {key: 1}
        places = {one: place for place, one in enumerate(order)}
        for one in reversed(order):
            for below in self.steps_of(one).in_place:
                # What leads back to what judges the value already asks nothing new.
                if places[below] < places[one]:
                    ways[below] += ways[one]
        return ways

    def steps_of(self, key: str) -> Steps:
        """What a schema leads to."""
        if key not in self._steps:
            steps = Steps([*self.targets(self.nodes[key])], [], [], {})
            for keyword, name, below in _steps(self.nodes[key]):
                if keyword == "properties":
                    steps.named.setdefault(name, []).append(below)
                else:
                    kind = (
                        steps.in_place
                        if keyword in _IN_PLACE
                        else steps.items
                        if keyword in _OF_ITEMS
                        else steps.fields
                    )
                    kind.append(below)
            self._steps[key] = steps
        return self._steps[key]


def _elsewhere(tree: Tree, nodes: Sequence[Node]) -> Iterator[Node]:
    """The schemas that are referred to where no keyword says that there are any, as below `components`."""
    known = {(node.document, node.pointer) for node in nodes}
    todo = [*nodes]
    while todo:
        node = todo.pop()
        for each in (*(tree.target(node, reference) for _, reference in references(node)), *subschemas(node)):
            if each is not None and (each.document, each.pointer) not in known:
                known.add((each.document, each.pointer))
                todo.append(each)
                yield each


def key_of(node: Node) -> str:
    """What a schema is known by."""
    return "/".join((f"{node.document}#", *(str(step).replace("/", "~1") for step in node.pointer)))


def references(node: Node) -> list[tuple[str, str]]:
    """The keywords by which a schema refers to others, with what each says."""
    schema = table(node.schema)
    return [(keyword, schema[keyword]) for keyword in REFERENCES if isinstance(schema.get(keyword), str)]


def table(value: object) -> Mapping[str, Any]:
    """The members of a mapping; none where it is something else."""
    return value if isinstance(value, Mapping) else {}
