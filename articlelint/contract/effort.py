"""How much there is to do to hold data to a schema, so that no schema and no data can make it take for ever.

A schema is small as a text and huge once its references are followed: thirty that each refer twice to the next one ask
a billion things of one value. Patterns with look-around are given up after so many steps, but each on its own.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from articlelint.contract.tree import REFERENCES, Node, Tree, subschemas

# Measured with jsonschema-rs 0.60: 10 ns to ask one thing of one value, and 65 µs and 5 kB to tell that it is not so,
# deep in a schema. The first is the most that is asked, the second the most where the answers are to be told.
MOST_QUESTIONS = 10_000_000
MOST_ANSWERS = 250_000

# Tries of patterns that may be given up, each of which takes 1.4 ms at worst; see `validator.BACKTRACK_LIMIT`.
MOST_TRIES = 1_000

_FEWEST_FAULTS, _MOST_FAULTS, _MOST_COMPARED = 20, 1_000, 1_000_000

# Up to here any article can be held to a schema without a thought.
_LIGHT = 1_000

# What may need the engine that gives up: look-around, atomic groups, conditions, back references, greed for good.
_SLOW = re.compile(r"\(\?[=!<>(]|\\[1-9kKG]|[*+?}]\+")

# What is asked of the value itself, and what is asked of each of the values in it.
_IN_PLACE = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies"})
_OF_ITEMS = frozenset({"items", "prefixItems", "contains", "additionalItems", "unevaluatedItems"})
_OF_FIELDS = frozenset(
    {"properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames"}
)
_LEADING = _IN_PLACE | _OF_ITEMS | _OF_FIELDS

# Schemas by their keys, each with the number of ways on which it judges a value.
Asked: TypeAlias = tuple[tuple[str, int], ...]


class Work(NamedTuple):
    """What there is to do: schemas that a value is held to, and patterns that may be given up."""

    questions: int = 0
    tries: int = 0

    def plus(self, other: "Work", times: int = 1) -> "Work":
        """Both together, the other so many times."""
        return Work(self.questions + other.questions * times, self.tries + other.tries * times)


class Effort:
    """Tells how much a schema asks of some data."""

    def __init__(self, tree: Tree, nodes: Sequence[Node], backtracks: Callable[[str], bool]) -> None:
        self._tree = tree
        self._backtracks = backtracks
        self._nodes: dict[str, Node] = {}
        for node in (*nodes, *_elsewhere(tree, nodes)):
            self._nodes.setdefault(_key(node), node)
        self._keys = sorted(self._nodes)
        self._own = {key: self._of_one(node) for key, node in self._nodes.items()}
        self._referring = [key for key in self._keys if _references(self._nodes[key])]
        self._below: dict[str, Work] = {}
        self._entered: set[str] = set()
        self._is_recursive = False
        self._unfolded = self._unfold(_key(tree.root))
        self._steps: dict[str, _Steps] = {}
        self._held: dict[Asked, tuple[Asked, Work]] = {}

    @property
    def is_light(self) -> bool:
        """Whether any article that can be read can be held to the schema, and none needs to be measured."""
        return not self._is_recursive and not self._unfolded.tries and self._unfolded.questions <= _LIGHT

    @property
    def most_faults(self) -> int:
        """How many faults of one article are told: each is compared with much of the schema to say what was meant."""
        return max(_FEWEST_FAULTS, min(_MOST_FAULTS, _MOST_COMPARED // self._unfolded.questions))

    def of(self, data: object) -> Work:
        """What there is to do for some data: not less than it is, and exactly only where that matters."""
        if not self._is_recursive:
            at_most = Work().plus(self._unfolded, count_of(data))
            if at_most.questions <= MOST_ANSWERS and at_most.tries <= MOST_TRIES:
                return at_most
        return self._measured(data)

    def _of_one(self, node: Node) -> Work:
        if not isinstance(node.schema, Mapping):
            return Work(1)
        patterns = [node.schema.get("pattern"), *_table(node.schema.get("patternProperties"))]
        return Work(1, sum(isinstance(one, str) and self._is_slow(one) for one in patterns))

    def _is_slow(self, pattern: str) -> bool:
        return _SLOW.search(pattern) is not None and self._backtracks(pattern)

    def _unfold(self, key: str) -> Work:
        """What a schema asks with all that it refers to, as often as it does; what refers back counts once."""
        if (known := self._below.get(key)) is not None:
            return known
        todo = [key]
        while todo:
            one = todo[-1]
            if one in self._below:
                todo.pop()
                continue
            targets = self._targets_below(one)
            waiting = [] if one in self._entered else [each for each in targets if each not in self._below]
            self._entered.add(one)
            self._is_recursive = self._is_recursive or any(each in self._entered for each in waiting)
            if fresh := [each for each in waiting if each not in self._entered]:
                todo += fresh
                continue
            todo.pop()
            work = Work()
            for each in self._within(self._keys, one):
                work = work.plus(self._own[each])
            for each in targets:
                work = work.plus(self._below.get(each, Work()))
            self._below[one] = work
        return self._below[key]

    def _targets_below(self, key: str) -> list[str]:
        return [target for each in self._within(self._referring, key) for target in self._targets(self._nodes[each])]

    def _targets(self, node: Node) -> Iterator[str]:
        for keyword, reference in _references(node):
            target = self._tree.target(node, reference)
            if target is not None and _key(target) in self._nodes:
                yield _key(target)
            if keyword != "$ref":
                # Which of them is meant depends on the way there.
                anchor = "$dynamicAnchor" if keyword == "$dynamicRef" else "$recursiveAnchor"
                yield from (key for key, one in self._nodes.items() if anchor in _table(one.schema))

    @staticmethod
    def _within(keys: list[str], key: str) -> Iterator[str]:
        first = bisect_left(keys, key)
        if keys[first : first + 1] == [key]:
            yield key
        yield from keys[bisect_left(keys, f"{key}/") : bisect_left(keys, f"{key}0")]

    def _measured(self, data: object) -> Work:
        """What there is to do, counted; the counting ends where it is too much."""
        total = Work()
        # A value may be looked at on many ways at once: how many they are counts, and not which.
        todo: list[tuple[Asked, object]] = [(((_key(self._tree.root), 1),), data)]
        while todo and total.questions <= MOST_QUESTIONS:
            asked, value = todo.pop()
            if asked not in self._held:
                self._held[asked] = self._all_in_place(asked)
            held, work = self._held[asked]
            total = total.plus(work if isinstance(value, str | dict) else Work(work.questions))
            if isinstance(value, dict):
                todo += [(self._next(held, name), item) for name, item in value.items()]
            elif isinstance(value, list) and (below := self._next(held, None)):
                todo += [(below, item) for item in value]
        return total

    def _all_in_place(self, asked: Asked) -> tuple[Asked, Work]:
        """All the schemas that judge one value, how often each of them does, and what that makes."""
        held: dict[str, int] = {}
        work = Work()
        for key, times in asked:
            for each, ways in self._ways(key).items():
                held[each] = held.get(each, 0) + ways * times
        for key, times in held.items():
            work = work.plus(self._own[key], times)
        return tuple(held.items()), work

    def _ways(self, key: str) -> dict[str, int]:
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
            todo += [below for below in self._steps_of(one).in_place if below not in states]
        ways = dict.fromkeys(order, 0) | {key: 1}
        places = {one: place for place, one in enumerate(order)}
        for one in reversed(order):
            for below in self._steps_of(one).in_place:
                # What leads back to what judges the value already asks nothing new.
                if places[below] < places[one]:
                    ways[below] += ways[one]
        return ways

    def _next(self, held: Asked, name: str | None) -> Asked:
        """The schemas that judge a field of a value, or without a name its items, and how often each does."""
        found: dict[str, int] = {}
        for key, times in held:
            steps = self._steps_of(key)
            below = steps.items if name is None else [*steps.named.get(name, ()), *steps.fields]
            for each in below:
                found[each] = found.get(each, 0) + times
        return tuple(found.items())

    def _steps_of(self, key: str) -> "_Steps":
        if key not in self._steps:
            steps = _Steps([*self._targets(self._nodes[key])], [], [], {})
            for keyword, name, below in _steps(key, self._nodes[key]):
                if keyword == "properties":
                    steps.named.setdefault(name, []).append(below)
                else:
                    kind = steps.in_place if keyword in _IN_PLACE else steps.items if keyword in _OF_ITEMS else steps.fields
                    kind.append(below)
            self._steps[key] = steps
        return self._steps[key]


class _Steps(NamedTuple):
    """The schemas that a schema leads to: for the value itself, for its items, for any field, for those of a name."""

    in_place: list[str]
    items: list[str]
    fields: list[str]
    named: dict[str, list[str]]


def _steps(key: str, node: Node) -> Iterator[tuple[str, str, str]]:
    for below in subschemas(node):
        keyword, *rest = below.pointer[len(node.pointer) :]
        if keyword in _LEADING:
            yield str(keyword), str(rest[0]) if rest else "", _key(below)


def _elsewhere(tree: Tree, nodes: Sequence[Node]) -> Iterator[Node]:
    """The schemas that are referred to where no keyword says that there are any, as below `components`."""
    known = {(node.document, node.pointer) for node in nodes}
    todo = [*nodes]
    while todo:
        node = todo.pop()
        for each in (*(tree.target(node, reference) for _, reference in _references(node)), *subschemas(node)):
            if each is not None and (each.document, each.pointer) not in known:
                known.add((each.document, each.pointer))
                todo.append(each)
                yield each


def _key(node: Node) -> str:
    return "/".join((f"{node.document}#", *(str(step).replace("/", "~1") for step in node.pointer)))


def _references(node: Node) -> list[tuple[str, str]]:
    schema = _table(node.schema)
    return [(keyword, schema[keyword]) for keyword in REFERENCES if isinstance(schema.get(keyword), str)]


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def count_of(data: object) -> int:
    """How many values some data have, themselves among them."""
    todo = [data] if data.__class__ is dict or data.__class__ is list else []
    count = 1
    for one in todo:
        count += len(one)  # type: ignore[arg-type] # see `todo`
        for value in one.values() if one.__class__ is dict else one:  # type: ignore[attr-defined] # as above
            if value.__class__ is dict or value.__class__ is list:
                todo.append(value)
    return count
