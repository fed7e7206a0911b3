"""TOML as data, with a place for each key and value, and the edits that add to it.

The data and the verdict come from Python's own parser (TOML 1.0.0); the places, the words for what is wrong, and the
data of a file whose only fault is a key that stands twice come from our own pass over the text.
"""

import re
from collections.abc import Mapping
from typing import Any

from articlelint.diagnostic import Finding
from articlelint.fix import Edit
from articlelint.front import toml_faults as faults
from articlelint.front.growth import at, edited, with_member
from articlelint.front.reading import BOUNDS, WIDEST, Bounds, Reading
from articlelint.front.syntax import newline, together
from articlelint.front.toml_faults import quoted
from articlelint.front.toml_places import Places
from articlelint.front.toml_tokens import scalar
from articlelint.text import Route, Span

__all__ = ["insertion", "key_literal", "literal", "quoted", "read_toml"]

# TOML knows no lone carriage return; as a line end it is read as one, at the same place.
_LONE_RETURN = re.compile(r"\r(?!\n)")
# All that TOML 1.0.0 forbids anywhere; a carriage return is no line end of its own only here.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_ERROR_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LINE_REST = re.compile(r"[^\r\n]*")
_MOST_PROBLEMS = 50


def read_toml(text: str, content: Span, bounds: Bounds = BOUNDS) -> Reading:
    """The TOML that stands in `content` of a text; every place is one in the whole text.

    Dates and times are the text that their author wrote. Of a key that stands twice the last value counts. The data
    is None where there are problems.
    """
    import tomllib  # noqa: PLC0415 17 ms, and few articles have TOML

    source = _LONE_RETURN.sub("\n", text[: content.end])
    places = Places(source, content.start, bounds)
    tree = places.tree
    if places.limits:
        return Reading(None, tree.keys, tree.values, tuple(places.limits))
    try:
        data = tomllib.loads(source[content.start :])
    except ValueError as error:
        problems = _problems(places, content, str(error))
        whole = None if problems else _built(places, ())
        return Reading(whole, tree.keys, tree.values, problems, tuple(tree.duplicates))
    return Reading(_written(data, places, ()), tree.keys, tree.values)


def _written(value: Any, places: Places, route: Route) -> Any:  # noqa: ANN401 what tomllib gives, as JSON values
    """A value of tomllib's with each date and time as its author wrote it."""
    if isinstance(value, dict):
        return {name: _written(member, places, (*route, name)) for name, member in value.items()}
    if isinstance(value, list):
        return [_written(item, places, (*route, number)) for number, item in enumerate(value)]
    if isinstance(value, str | int | float):
        return value
    return places.tree.values[route].of(places.source)


def _built(places: Places, route: Route) -> Any:  # noqa: ANN401 any JSON value
    """The value at a route, from the places alone."""
    node = places.tree.nodes[route]
    if node.kind == "scalar":
        return _written(scalar(places.tree.values[route].of(places.source)), places, route)
    if node.kind in {"array", "tables"}:
        return [_built(places, below) for below in node.below]
    return {str(below[-1]): _built(places, below) for below in node.below}


def _problems(places: Places, content: Span, message: str) -> tuple[Finding, ...]:
    """The faults of a source that tomllib refused with this message; none where keys that stand twice are all."""
    source = places.source
    controls = _CONTROLS.finditer(source, content.start)
    found = [faults.control_characters(Span(*control.span()), source) for control in controls]
    if not found and len(places.colons) > 1:
        found = [faults.colons(places.colons)]
    found = found or [*places.problems, *places.colons] or _bad_scalars(places)
    if not found and not (places.tree.duplicates and message.startswith(("Cannot", "Duplicate"))):
        found = [_unread(places, content, message)]
    by_place: dict[int, list[Finding]] = {}
    for finding in found:
        by_place.setdefault(finding.span.start, []).append(finding)
    return tuple(together(by_place[place]) for place in sorted(by_place)[:_MOST_PROBLEMS])


def _bad_scalars(places: Places) -> list[Finding]:
    found: list[Finding] = []
    for route, node in places.tree.nodes.items():
        span = places.tree.values[route]
        if node.kind == "scalar":
            try:
                scalar(span.of(places.source))
            except ValueError:
                found.append(faults.no_such_date(span, places.source))
    return found


def _unread(places: Places, content: Span, message: str) -> Finding:
    where = _ERROR_PLACE.search(message)
    place = content.end
    if where and where[1]:
        lines = places.source[content.start :].split("\n")
        before = sum(len(line) + 1 for line in lines[: int(where[1]) - 1])
        place = min(place, content.start + before + int(where[2]) - 1)
    return faults.unread(places.token(place), message[: where.start()] if where else message)


def key_literal(name: str) -> str:
    """A name as a key of TOML, quoted only where it must be."""
    return name if _BARE_KEY.fullmatch(name) else quoted(name)


def literal(value: object) -> str:
    """A JSON value as TOML writes it on one line; TOML has no `null`, which comes out as that word."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        members = ", ".join(f"{key_literal(name)} = {literal(member)}" for name, member in value.items())
        return f"{{ {members} }}" if members else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(literal(item) for item in value)}]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return repr(value)


def insertion(  # noqa: PLR0913, PLR0917 where and what to add are three words each, the same for every format
    text: str, content: Span, reading: Reading, parent: Route, name: str, value_literal: str
) -> Edit | None:
    """The edit that adds a member at the end of the table at `parent`, in the manner of its other members.

    `reading` is what `read_toml` said of this text. None where there is no such table, where it has the member
    already, and where the outcome would not be exactly that.
    """
    before = at(reading.data, parent)
    if reading.problems or reading.duplicates or not isinstance(before, Mapping) or name in before:
        return None
    places = Places(_LONE_RETURN.sub("\n", text[: content.end]), content.start)
    edit = _addition(text, places, parent, f"{key_literal(name)} = {value_literal}")
    if edit is None:
        return None
    value = read_toml(f"value = {value_literal}", Span(0, len(value_literal) + 8))
    after = read_toml(*edited(text, content, edit), WIDEST)
    if value.data is None or after.data != with_member(reading.data, parent, name, value.data["value"]):
        return None
    return edit


def _addition(text: str, places: Places, parent: Route, member: str) -> Edit | None:
    node, whole = places.tree.nodes[parent], places.tree.values[parent]
    if node.kind == "inline":
        end = places.tree.values[node.below[-1]].end if node.below else whole.start + 1
        return Edit(Span(end, end), f", {member}") if node.below else Edit(whole, f"{{ {member} }}")
    depth = 0
    last = None
    for statement in places.statements:
        within = len(parent) - len(statement.table)
        names = (part.name for part in statement.parts[:within])
        if within >= 0 and (*statement.table, *names) == parent and bool(within) == (node.kind == "dotted"):
            last, depth = statement, within
    if last:
        start, end = last.parts[0].span.start, last.end
        way = f"{text[start : last.parts[depth - 1].span.end]}." if depth else ""
        return _line_below(text, end, places.start_of_line(start) + way + member)
    if node.kind != "header":
        return None
    return _line_below(text, whole.end, member) if parent else _line_above(text, whole.start, member)


def _line_below(text: str, place: int, line: str) -> Edit:
    end = _LINE_REST.match(text, place)
    place = end.end() if end else place
    return Edit(Span(place, place), newline(text) + line)


def _line_above(text: str, place: int, line: str) -> Edit:
    return Edit(Span(place, place), line + newline(text))
