"""Which branch of an `anyOf` or `oneOf` an author meant, so that one cause gets one message.

First the branches whose type fits; then those whose `const` or `enum` tells what kind of thing it is; then what can
be said of all of them at once; then the branch that declares most of the keys that are there.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from articlelint.contract.breach import Breach
from articlelint.contract.reasons import condition
from articlelint.contract.tree import Node
from articlelint.text import Route
from articlelint.wording import json_of

if TYPE_CHECKING:
    # `explain` calls this module for branches, and this one calls it back for what is inside them.
    from articlelint.contract.explain import Explanation, Fault

_TYPES: tuple[tuple[type, str], ...] = (
    (bool, "boolean"),
    (int, "integer"),
    (float, "number"),
    (str, "string"),
    (list, "array"),
    (dict, "object"),
    (type(None), "null"),
)

# Of more branches than this nobody reads which was meant, and to find it takes minutes.
_MOST_BRANCHES = 500


class _Branch:
    """One branch that does not fit: its number, and why it does not."""

    def __init__(self, number: int, breaches: list[Breach]) -> None:
        self.number = number
        self.breaches = breaches

    def wrong_types(self, route: Route) -> tuple[str, ...] | None:
        """The types that the branch wants of the value itself, where the value has none of them."""
        for breach in self.breaches:
            if breach.route != route:
                continue
            if breach.defect == "wrong-type":
                return tuple(breach.allowed)
            if breach.defect == "value-not-allowed" and not breach.surely:
                types = {type_of(option) for option in breach.allowed}
                if not {type_of(breach.value), *(("number",) if type_of(breach.value) == "integer" else ())} & types:
                    return tuple(type_of(option) for option in breach.allowed)
        return None

    def wrong_kinds(self, route: Route) -> dict[Route, Breach]:
        """The values directly below that tell another kind of thing than this branch's."""
        return {
            breach.route: breach
            for breach in self.breaches
            if breach.defect == "value-not-allowed" and breach.route[:-1] == route and breach.route
        }


def type_of(value: object) -> str:
    """JSON Schema's name of a value's type."""
    return next((name for kind, name in _TYPES if isinstance(value, kind)), "object")


def meant(about: "Explanation", context: Sequence[Sequence["Fault"]], whole: Breach, node: Node) -> list[Breach]:
    """The breaches that explain why none of the branches fits."""
    branches = [_Branch(number, about.of(faults)) for number, faults in enumerate(context[:_MOST_BRANCHES])]
    explained = _explained(about, branches, whole, node)
    if whole.text is None:
        return [breach._replace(severity=breach.severity or whole.severity) for breach in explained]
    if len(explained) == 1:
        return [explained[0]._replace(text=whole.text)]
    return [whole]


def inside(about: "Explanation", node: Node, keyword: str, number: int) -> list[Mapping[str, Any]]:
    """All schemas of a branch that judge the same value; `true` and `false` have nothing to tell."""
    below = about.tree.child(node, keyword)
    branch = below and about.tree.child(below, number)
    nodes = about.fields.in_place(branch) if branch else ()
    return [one.schema for one in nodes if isinstance(one.schema, Mapping)]


def _explained(about: "Explanation", branches: list[_Branch], whole: Breach, node: Node) -> list[Breach]:
    route = whole.route
    typed = [branch for branch in branches if branch.wrong_types(route) is None]
    if not typed:
        types = tuple(dict.fromkeys(chain.from_iterable(branch.wrong_types(route) or () for branch in branches)))
        texts = {breach.text for branch in branches for breach in branch.breaches if breach.route == route}
        text = texts.pop() if len(texts) == 1 else None
        return [whole._replace(defect="wrong-type", allowed=types, text=text)]
    kinds = [branch.wrong_kinds(route) for branch in typed]
    told = [branch for branch, wrong in zip(typed, kinds, strict=True) if not wrong]
    if not told and (shared := set(kinds[0]).intersection(*kinds[1:])):
        first = min(shared, key=str)
        return [_together([wrong[first] for wrong in kinds], whole)]
    left = told or typed
    if (merged := _merged(left, whole)) is not None:
        return [merged]
    if not isinstance(whole.value, Mapping | list) and len(left) > 1:
        return [whole._replace(allowed=tuple(chain.from_iterable(branch.breaches for branch in left)))]
    chosen = max(left, key=lambda branch: (_shared_keys(about, branch, whole, node), -len(branch.breaches)))
    reason = _kind_of(about, chosen, whole, node)
    return [breach._replace(reason=breach.reason or reason) for breach in chosen.breaches]


def _merged(branches: list[_Branch], whole: Breach) -> Breach | None:
    # Branches that all ask for one thing, and for the same kind of thing, can be told in one sentence.
    if len(branches) < 2 or any(len(branch.breaches) != 1 for branch in branches):  # noqa: PLR2004 one needs no merging
        return None
    breaches = [branch.breaches[0] for branch in branches]
    first = breaches[0]
    if first.defect == "missing-field" and all(
        breach.defect == "missing-field" and breach.route[:-1] == first.route[:-1] for breach in breaches
    ):
        return _together(breaches, whole)
    same = {(breach.defect, breach.route, _family(breach.keyword)) for breach in breaches}
    return _together(breaches, whole) if len(same) == 1 and isinstance(first.allowed, tuple) else None


def _family(keyword: str) -> str:
    return "enum" if keyword == "const" else keyword


def _together(breaches: list[Breach], whole: Breach) -> Breach:
    # One breach for all branches; it is shown at the `anyOf` or `oneOf` itself.
    if len(breaches) == 1:
        return breaches[0]
    allowed = tuple(dict.fromkeys(_hashable(option) for breach in breaches for option in breach.allowed))
    options = [option for breach in breaches for option in breach.allowed]
    kept = tuple(next(option for option in options if _hashable(option) == one) for one in allowed)
    likely = sorted((breach for breach in breaches if breach.guess is not None), key=lambda breach: not breach.surely)
    guess = likely[0] if likely else breaches[0]
    return guess._replace(allowed=kept, place=whole.place, severity=guess.severity or whole.severity)


def _hashable(option: object) -> tuple[str, str]:
    return (type_of(option), json_of(option))


def _shared_keys(about: "Explanation", branch: _Branch, whole: Breach, node: Node) -> int:
    if not isinstance(whole.value, Mapping):
        return 0
    declared = {
        key
        for one in inside(about, node, whole.keyword, branch.number)
        for key in (*one.get("properties", ()), *one.get("required", ()))
    }
    return len(declared.intersection(whole.value))


def _kind_of(about: "Explanation", branch: _Branch, whole: Breach, node: Node) -> str | None:
    # "`type` is `book`": what made this branch the one that was meant.
    if not isinstance(whole.value, Mapping):
        return None
    for one in inside(about, node, whole.keyword, branch.number):
        properties = one.get("properties", {})
        fixed = {
            key: {"const": whole.value[key]}
            for key, schema in properties.items()
            if key in whole.value and isinstance(schema, Mapping) and ("const" in schema or "enum" in schema)
        }
        if fixed:
            return condition({"properties": fixed})
    return None
