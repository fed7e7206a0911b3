"""What the data must be after an edit, so that one is offered only where it is proven to do that."""

from collections.abc import Mapping, Sequence
from typing import Any

from articlelint.fix import Edit, Fix, Safety, apply
from articlelint.text import Route, Span


def at(data: Any, route: Route) -> Any:  # noqa: ANN401 any JSON value
    """The value at a route, or None where the route leads nowhere."""
    for step in route:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, Sequence) and not isinstance(data, str) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def with_member(data: Any, parent: Route, name: str, value: Any) -> Any:  # noqa: ANN401 any JSON value
    """The data with one more member in the mapping at `parent`; nothing of the data given is changed."""
    if not parent:
        return {**data, name: value}
    step, *rest = parent
    below = with_member(data[step], tuple(rest), name, value)
    if isinstance(data, Mapping):
        return {**data, step: below}
    return [below if index == step else item for index, item in enumerate(data)]


def with_value(data: Any, route: Route, value: Any) -> Any:  # noqa: ANN401 any JSON value
    """The data with a value at a route, which may be new to them; nothing of the data given is changed."""
    if not route:
        return value
    step, *rest = route
    inside = with_value(data[step], tuple(rest), value) if rest else value
    if isinstance(data, Mapping):
        return {**data, step: inside}
    return [inside if index == step else item for index, item in enumerate(data)]


def alone(data: Any, route: Route, value: Any) -> tuple[Any, Route]:  # noqa: ANN401 any JSON value
    """The data with a value at a route and little else, and its route there: quick to judge, however much there is.

    Of mappings on the way the values that have no parts are kept, since conditions are about those; of lists nothing.
    """
    if not route:
        return value, ()
    step, *rest = route
    inside, way = alone(data[step], tuple(rest), value) if rest else (value, ())
    if not isinstance(data, Mapping):
        return [inside], (0, *way)
    kept = {name: other for name, other in data.items() if not isinstance(other, Mapping | list)}
    return {**kept, step: inside}, (step, *way)


def renamed(data: Any, route: Route, name: str) -> Any:  # noqa: ANN401 any JSON value
    """The data with another name for the member at a route; nothing of the data given is changed."""
    *parent, old = route
    members = at(data, tuple(parent))
    changed = {name if key == old else key: value for key, value in members.items()}
    return with_value(data, tuple(parent), changed)


def without_item(data: Any, route: Route) -> Any:  # noqa: ANN401 any JSON value
    """The data without the item of a list at a route; nothing of the data given is changed."""
    step, *rest = route
    if not rest:
        return [item for index, item in enumerate(data) if index != step]
    below = without_item(data[step], tuple(rest))
    if isinstance(data, Mapping):
        return {**data, step: below}
    return [below if index == step else item for index, item in enumerate(data)]


def edited(text: str, content: Span, edit: Edit) -> tuple[str, Span]:
    """The text after an edit inside `content`, and where the content then stands."""
    changed = apply(text, (Fix("", (edit,), Safety.SAFE),))
    return changed, Span(content.start, content.end + len(changed) - len(text))
