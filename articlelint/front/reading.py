"""What every reader of a front matter gives back, whatever the format."""

import sys
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from articlelint.diagnostic import Finding
from articlelint.fix import Edit
from articlelint.text import Route, Span


class Bounds(NamedTuple):
    """How large a front matter may be that is read: in code points, in levels of nesting, and in values.

    What aliases and merges unfold to are values as well. The defaults are told in the schema of settings, with where
    each comes from: of 600 real front matters the longest has 31,000 code points, the deepest 6 levels, the richest 524
    values. `are_settings` tells whether `limits` in the settings can say otherwise.
    """

    size: int = 500_000
    nesting: int = 100
    values: int = 20_000
    are_settings: bool = True


BOUNDS = Bounds()
# What settings may allow at most: for who knows that a front matter is within its bounds, and has changed little of it.
WIDEST = Bounds(sys.maxsize, 200, sys.maxsize, are_settings=False)


class Duplicate(NamedTuple):
    """A key that stands twice in one mapping; readers take the second value, or refuse the file."""

    name: str
    first: Span
    second: Span
    route: Route


class Ambiguity(NamedTuple):
    """What readers make of a scalar, as the end of a sentence; `lost` where even YAML 1.2 gives its text not back."""

    seen: str
    lost: bool = False


class Doubt(NamedTuple):
    """A plain scalar that not every reader takes for what it is written as; a key has no route."""

    span: Span
    route: Route | None
    ambiguity: Ambiguity


class Readable(Protocol):
    """What a front matter asks of a reading: a `Reading`, or one that works its places out when asked."""

    @property
    def data(self) -> Any: ...  # noqa: ANN401, D102 see Reading
    @property
    def keys(self) -> Mapping[Route, Span]: ...  # noqa: D102 see Reading
    @property
    def values(self) -> Mapping[Route, Span]: ...  # noqa: D102 see Reading
    @property
    def problems(self) -> tuple[Finding, ...]: ...  # noqa: D102 see Reading
    @property
    def duplicates(self) -> tuple[Duplicate, ...]: ...  # noqa: D102 see Reading


class Writer(Protocol):
    """What each format's module knows about writing."""

    def quoted(self, text: str) -> str:
        """A text as a string literal on one line."""
        ...

    def literal(self, value: Any) -> str:  # noqa: ANN401 any JSON value
        """A value on one line."""
        ...

    def insertion(  # noqa: PLR0913, PLR0917 where, under which name, and what
        self,
        text: str,
        content: Span,
        reading: Any,  # noqa: ANN401 each writer knows the readings of its format
        parent: Route,
        name: str,
        value_literal: str,
    ) -> Edit | None:
        """The edit that adds a member to a mapping."""
        ...


class Reading(NamedTuple):
    """Data as JSON values, with a place for each key and value.

    `data` is None where `problems` (syntax errors, worded) made it unreadable. The root's value has the empty route.
    """

    data: Any
    keys: Mapping[Route, Span] = {}
    values: Mapping[Route, Span] = {}
    problems: tuple[Finding, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
