"""From the validator's errors to breaches: the defect of each keyword, and what its author has to know."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from articlelint.contract import branches
from articlelint.contract.annotations import severity_on, text_on
from articlelint.contract.breach import Breach
from articlelint.contract.fields import CLOSING, Fields
from articlelint.contract.kinds import kind_names
from articlelint.contract.reasons import bare, dependency, reason_on
from articlelint.contract.tree import Node, Tree, step_in
from articlelint.contract.validator import GAVE_UP
from articlelint.text import Route
from articlelint.wording import alike, json_of, nearest

# The validator's names of what went wrong (jsonschema-rs 0.60, `ValidationErrorKind`): the defect that each is, and
# the attribute that tells what was asked for.
_PLAIN = {
    "Type": ("wrong-type", "types"),
    "Enum": ("value-not-allowed", "options"),
    "Constant": ("value-not-allowed", "expected_value"),
    "Pattern": ("malformed-value", "pattern"),
    "Format": ("malformed-value", "format"),
    "ContentEncoding": ("malformed-value", "content_encoding"),
    "ContentMediaType": ("malformed-value", "content_media_type"),
    "MultipleOf": ("value-out-of-bounds", "multiple_of"),
    **{
        f"{bound}{what}": ("value-out-of-bounds", "limit")
        for bound in ("Min", "Max")
        for what in ("Length", "Items", "Properties", "imum")
    },
    "ExclusiveMinimum": ("value-out-of-bounds", "limit"),
    "ExclusiveMaximum": ("value-out-of-bounds", "limit"),
}
# Kinds of which `allowed` is a tuple, so that those of several branches can be put together.
_PLURAL = frozenset({"Type", "Enum", "Constant", "Format"})

# With more values than this none is compared to find what was meant: of 40,000 that takes a second.
_MOST_COMPARED = 20_000


class Fault(Protocol):
    """One error as the validator tells it."""

    kind: Any
    instance_path: list[str | int]
    evaluation_path: list[str | int]


class Explanation:
    """Turns the validator's errors about some data into breaches."""

    def __init__(self, tree: Tree, fields: Fields, data: object) -> None:
        self.tree = tree
        self.fields = fields
        self.data = data

    def of(self, faults: Sequence[Fault]) -> list[Breach]:
        """The breaches behind some errors."""
        return [breach for fault in faults for breach in self._one(fault)]

    def value_at(self, route: Route) -> Any:  # noqa: ANN401 the data are any JSON value
        """The value at a route of the data."""
        value = self.data
        for step in route:
            value = value[step]  # type: ignore[index] # the route comes from the data
        return value

    def _route(self, path: Sequence[str | int]) -> Route:
        route: list[str | int] = []
        value = self.data
        for step in path:
            route.append(step_in(value, step))
            value = value[route[-1]]  # type: ignore[index] # the path comes from the data
        return tuple(route)

    def _one(self, fault: Fault) -> Iterator[Breach]:
        kind = type(fault.kind).__name__
        way = self.tree.way(tuple(fault.evaluation_path))
        node, keyword = way[-1]
        route = self._route(fault.instance_path)
        breach = Breach(
            "broken-contract",
            route,
            keyword,
            value=self.value_at(route),
            severity=severity_on(way, keyword),
            text=text_on(node.schema, keyword),
            place=self.tree.place(node, keyword),
            field=self.fields.at(route),
            reason=reason_on(way, self.data, route),
        )
        if kind in _PLAIN:
            yield self._plain(kind, fault.kind, breach, node)
        elif kind in ("AnyOf", "OneOfNotValid"):
            yield from branches.meant(self, fault.kind.context, breach, node)
        elif kind == "OneOfMultipleValid":
            fitting = [number for number, faults in enumerate(fault.kind.context) if not faults]
            kinds = [branches.inside(self, node, keyword, number) for number in fitting]
            yield breach._replace(allowed=kind_names(kinds, fitting))
        elif kind in GAVE_UP and keyword != "pattern":
            # A name that a pattern of `patternProperties` might cover: `Judge` looks for these, and knows which.
            return
        elif kind in GAVE_UP:
            yield breach._replace(keyword="pattern", allowed=_stated(node.schema, "pattern"))
        else:
            yield from self._structural(kind, fault.kind, breach, node)

    def _plain(self, kind: str, details: Any, breach: Breach, node: Node) -> Breach:  # noqa: ANN401 one of many kinds
        defect, attribute = _PLAIN[kind]
        allowed = getattr(details, attribute)
        if kind in _PLURAL:
            # The schema's own order and spelling of numbers; the validator sorts types.
            stated = _stated(node.schema, breach.keyword)
            values = [stated] if kind == "Constant" or not isinstance(stated, list) else stated
            allowed = tuple(values) if stated is not None or kind == "Constant" else (allowed,)
        breach = breach._replace(defect=defect, allowed=allowed)
        return with_guess(breach) if defect == "value-not-allowed" else breach

    def _structural(self, kind: str, details: Any, breach: Breach, node: Node) -> Iterator[Breach]:  # noqa: ANN401
        if kind == "Required":
            yield from self._missing(details.property, breach, node)
        elif kind in ("AdditionalProperties", "UnevaluatedProperties"):
            # A schema instead of `false` says what extra fields must be: they are known then, and do not fit.
            closed = _stated(node.schema, breach.keyword) is False
            for name in details.unexpected:
                yield breach._replace(
                    defect="unknown-field" if closed else "broken-contract",
                    route=(*breach.route, name),
                    value=breach.value[name],
                    allowed=breach.field.properties,
                    field=self.fields.at((*breach.route, name)),
                )
        elif kind == "FalseSchema" and breach.keyword in CLOSING:
            # Said so where no property is declared at all: there is no list of names then.
            for name, value in breach.value.items():
                yield breach._replace(defect="unknown-field", route=(*breach.route, name), value=value, allowed=())
        elif kind in ("AdditionalItems", "UnevaluatedItems"):
            for number in _surplus(details, breach.value):
                yield breach._replace(route=(*breach.route, number), value=breach.value[number])
        elif kind == "UniqueItems":
            yield from _repeated(breach)
        elif kind == "PropertyNames":
            yield self._misnamed(details.error, breach)
        else:
            yield self._condition(kind, breach, node)

    def _condition(self, kind: str, breach: Breach, node: Node) -> Breach:
        if kind == "FalseSchema" and breach.keyword in ("then", "else"):
            return breach._replace(allowed=_stated(node.schema, "if"))
        if kind == "Not" and (name := _unwanted(node.schema)) is not None:
            route = (*breach.route, name)
            return breach._replace(route=route, allowed=False, value=breach.value[name], field=self.fields.at(route))
        return breach._replace(allowed=_stated(node.schema, breach.keyword) if breach.keyword else False)

    def _missing(self, name: str, breach: Breach, node: Node) -> Iterator[Breach]:
        if name in breach.value:
            # jsonschema-rs 0.60 says so of a field that is there, where no field at all is allowed.
            return
        route = (*breach.route, name)
        yield breach._replace(
            defect="missing-field",
            route=route,
            allowed=(name,),
            text=text_on(node.schema, breach.keyword, name),
            reason=dependency(node.schema, breach.keyword, name, breach.value) or breach.reason,
            field=self.fields.at(route),
        )

    def _misnamed(self, inner: Fault, breach: Breach) -> Breach:
        # The error is about the name itself, which stands where a value would.
        name = getattr(inner, "instance", None)
        kind = type(inner.kind).__name__
        allowed = getattr(inner.kind, _PLAIN[kind][1]) if kind in _PLAIN else None
        return breach._replace(
            route=(*breach.route, name) if isinstance(name, str) else breach.route,
            keyword="propertyNames",
            allowed=(kind, tuple(allowed) if isinstance(allowed, list) else allowed),
            value=name,
        )


def with_guess(breach: Breach) -> Breach:
    """The breach with the allowed value that was probably meant."""
    value = breach.value
    if len(breach.allowed) > _MOST_COMPARED:
        return breach
    same = [option for option in breach.allowed if _is_spelt_like(value, option)]
    if same:
        return breach._replace(guess=same[0], surely=True)
    texts = [option for option in breach.allowed if isinstance(option, str)]
    return breach._replace(guess=nearest(value, texts)) if isinstance(value, str) else breach


def _is_spelt_like(value: object, option: object) -> bool:
    if isinstance(value, str) and isinstance(option, str):
        return alike(value, option)
    if not (isinstance(value, str | int | float) and isinstance(option, str | int | float)):
        return False
    # A text and what it would be without its quotes, in any case: `TRUE`.
    one, other = (each if isinstance(each, str) else json_of(each) for each in (value, option))
    return one.casefold() == other.casefold()


def _unwanted(schema: object) -> str | None:
    """The one field that a `not` rules out, whatever its value is."""
    match bare(_stated(schema, "not")):
        case {"required": [str(name)], **others} if not others:
            return name
    return None


def _stated(schema: object, keyword: str) -> Any:  # noqa: ANN401 a keyword's value is any JSON value
    return schema.get(keyword) if isinstance(schema, Mapping) else None


def _surplus(details: Any, items: list[Any]) -> list[int]:  # noqa: ANN401 one of two kinds
    if hasattr(details, "limit"):
        return [*range(details.limit, len(items))]
    # The validator tells unevaluated items by their JSON rather than by their number; they are mostly the last ones.
    left = [comparable(json.loads(item)) for item in details.unexpected]
    numbers = []
    for number in reversed(range(len(items))):
        if (item := comparable(items[number])) in left:
            left.remove(item)
            numbers.append(number)
    return numbers[::-1]


def _repeated(breach: Breach) -> Iterator[Breach]:
    seen: dict[object, int] = {}
    for number, item in enumerate(breach.value):
        first = seen.setdefault(comparable(item), number)
        if first != number:
            route, first_route = (*breach.route, number), (*breach.route, first)
            yield breach._replace(defect="repeated-item", route=route, value=item, first=first_route)


def comparable(value: object) -> object:
    """A hashable stand-in that is equal for values that JSON Schema holds equal: `1` and `1.0`, but not `true`."""
    if isinstance(value, Mapping):
        return ("mapping", frozenset((key, comparable(item)) for key, item in value.items()))
    if isinstance(value, list):
        return ("list", tuple(comparable(item) for item in value))
    return (isinstance(value, bool), value)
