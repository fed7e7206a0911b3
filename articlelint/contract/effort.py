"""How much there is to do to hold data to a schema, so that no schema and no data can make it take for ever.

A schema is small as a text and huge once its references are followed: thirty that each refer twice to the next one ask
a billion things of one value. Patterns with look-around are given up after so many steps, but each on its own.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from articlelint.contract.graph import Graph, table
from articlelint.contract.lightness import FEW_FAULTS, LIGHT, MOST_ANSWERS, MOST_QUESTIONS, MOST_TRIES, SLOW, count_of
from articlelint.contract.tree import Node, Tree

_MOST_FAULTS, _MOST_COMPARED = 5_000, 5_000_000

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
        self._backtracks = backtracks
        self._graph = Graph(tree, nodes)
        self._keys = sorted(self._graph.nodes)
        self._own = {key: self._of_one(node) for key, node in self._graph.nodes.items()}
        self._referring = self._graph.referring
        self._below: dict[str, Work] = {}
        self._entered: set[str] = set()
        self._is_recursive = False
        self._unfolded = self._unfold(self._graph.root)
        self._held: dict[Asked, tuple[Asked, Work]] = {}

    @property
    def is_light(self) -> bool:
        """Whether any article that can be read can be held to the schema, and none needs to be measured."""
        return not self._is_recursive and not self._unfolded.tries and self._unfolded.questions <= LIGHT

    @property
    def most_faults(self) -> int:
        """How many faults of one article are told: each is compared with much of the schema to say what was meant."""
        named = sum(len(table(node.schema).get("required", ())) for node in self._graph.nodes.values())
        return max(FEW_FAULTS, min(_MOST_FAULTS, _MOST_COMPARED // (self._unfolded.questions + named)))

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
        patterns = [node.schema.get("pattern"), *table(node.schema.get("patternProperties"))]
        return Work(1, sum(isinstance(one, str) and self._is_slow(one) for one in patterns))

    def _is_slow(self, pattern: str) -> bool:
        return SLOW.search(pattern) is not None and self._backtracks(pattern)

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
        return [
            target
            for each in self._within(self._referring, key)
            for target in self._graph.targets(self._graph.nodes[each])
        ]

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
        todo: list[tuple[Asked, object]] = [(((self._graph.root, 1),), data)]
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
            for each, ways in self._graph.ways(key).items():
                held[each] = held.get(each, 0) + ways * times
        for key, times in held.items():
            work = work.plus(self._own[key], times)
        return tuple(held.items()), work

    def _next(self, held: Asked, name: str | None) -> Asked:
        """The schemas that judge a field of a value, or without a name its items, and how often each does."""
        found: dict[str, int] = {}
        for key, times in held:
            steps = self._graph.steps_of(key)
            below = steps.items if name is None else [*steps.named.get(name, ()), *steps.fields]
            for each in below:
                found[each] = found.get(each, 0) + times
        return tuple(found.items())
