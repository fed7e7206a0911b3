"""A quick look at whether a schema is so small that nobody need measure what it asks; see `effort`."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from articlelint.contract.tree import Node

# So much may be asked of each value of any article that can be read.
LIGHT = 1_000

# Measured with jsonschema-rs 0.60: 10 ns to ask one thing of one value, and 65 µs and 5 kB to tell that it is not so,
# deep in a schema. The first is the most that is asked, the second the most where the answers are to be told.
MOST_QUESTIONS = 10_000_000
MOST_ANSWERS = 250_000

# So many faults of one article are told of any schema.
FEW_FAULTS = 20

# Tries of patterns that may be given up, each of which takes 1.4 ms at worst; see `validator.BACKTRACK_LIMIT`.
MOST_TRIES = 1_000

# What may need the engine that gives up: look-around, atomic groups, conditions, back references, greed for good.
SLOW = re.compile(r"\(\?[=!<>(]|\\[1-9kKG]|[*+?}]\+")

# Below these a schema may be asked once for each item or field that an article has.
REPEATING = frozenset(
    {"items", "prefixItems", "contains", "additionalItems", "unevaluatedItems", "propertyNames"}
    | {"patternProperties", "additionalProperties", "unevaluatedProperties"}
)

# As many references, one after the other, are followed here.
_LONGEST_CHAIN = 50

_SHARING = ("$defs", "definitions")
_IDENTITIES = frozenset({"$id", "id"})
_STRANGE = frozenset({"$dynamicRef", "$recursiveRef", "patternProperties"})
_SHARED = re.compile(r"#/(?:\$defs|definitions)/([\w.-]+)")


def is_surely_light(nodes: Sequence[Node]) -> bool:
    """Whether a schema that refers only to parts of its own, by their names, is light: if true, then for certain."""
    parts = _Parts()
    return all(map(parts.add, nodes)) and _unfolded("", parts.sizes, parts.targets, ()) <= LIGHT and parts.tries_few()


class _Parts:
    """The shared parts of a schema by their names, and what is in none of them by an empty one."""

    def __init__(self) -> None:
        self.sizes: dict[str, int] = {}
        self.targets: dict[str, list[str]] = {}
        self._slow: set[str] = set()
        # What is referred to where it may be asked for many values.
        self._repeated: list[str] = []

    def add(self, node: Node) -> bool:
        """Count a schema; whether it is so plain that it can be counted."""
        pointer, schema = node.pointer, node.schema
        shared = str(pointer[1]) if len(pointer) > 1 and pointer[0] in _SHARING else ""
        self.sizes[shared] = self.sizes.get(shared, 0) + 1
        if not isinstance(schema, Mapping):
            return True
        pattern = schema.get("pattern")
        is_slow = isinstance(pattern, str) and SLOW.search(pattern) is not None
        if is_slow:
            self._slow.add(shared)
        reference = schema.get("$ref")
        if reference is not None:
            named = _SHARED.fullmatch(str(reference))
            if named is None:
                return False
            self.targets.setdefault(shared, []).append(named[1])
            if not REPEATING.isdisjoint(pointer):
                self._repeated.append(named[1])
        is_strange = pointer and not _IDENTITIES.isdisjoint(schema)
        return not (is_strange or not _STRANGE.isdisjoint(schema) or (is_slow and not REPEATING.isdisjoint(pointer)))

    def tries_few(self) -> bool:
        """Whether no slow pattern is tried on more values than there are places for it in the schema."""
        seen: set[str] = set()
        todo = [*self._repeated]
        while todo:
            one = todo.pop()
            if one in self._slow:
                return False
            if one not in seen:
                seen.add(one)
                todo += self.targets.get(one, ())
        return True


def _unfolded(shared: str, sizes: Mapping[str, int], targets: Mapping[str, list[str]], above: tuple[str, ...]) -> int:
    """How many schemas a part is with all that it refers to; too many where it refers to itself."""
    size = sizes.get(shared, 0)
    for target in targets.get(shared, ()):
        if size > LIGHT or target in above or len(above) > _LONGEST_CHAIN:
            return LIGHT + 1
        size += _unfolded(target, sizes, targets, (*above, target))
    return size


def count_of(data: Any) -> int:  # noqa: ANN401 any JSON value
    """How many values some data have, themselves among them."""
    todo: list[Any] = [data] if isinstance(data, dict | list) else []
    count = 1
    for one in todo:
        count += len(one)
        inside = one.values() if one.__class__ is dict else one
        todo += [value for value in inside if value.__class__ is dict or value.__class__ is list]
    return count
