"""What every reader of a front matter gives back, whatever the format."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from articlelint.diagnostic import Finding
from articlelint.text import Route, Span


class Duplicate(NamedTuple):
    """A key that stands twice in one mapping; readers take the second value, or refuse the file."""

    name: str
    first: Span
    second: Span
    route: Route


class Reading(NamedTuple):
    """Data as JSON values, with a place for each key and value.

    `data` is None where `problems` (syntax errors, worded) made it unreadable. The root's value has the empty route.
    """

    data: Any
    keys: Mapping[Route, Span] = {}
    values: Mapping[Route, Span] = {}
    problems: tuple[Finding, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
