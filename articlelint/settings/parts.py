"""Parts of data that may be anything yet: what is no list has no items, what is no table no members."""

from collections.abc import Mapping, Sequence
from typing import Any


def listed(value: object) -> Sequence[Any]:
    """The items of a list; none where it is something else."""
    return value if isinstance(value, list | tuple) else ()


def table(value: object) -> Mapping[str, Any]:
    """The members of a table; none where it is something else."""
    return value if isinstance(value, Mapping) else {}


def texts(value: object) -> list[tuple[int, str]]:
    """The texts among the items of a list, with their numbers."""
    return [(number, item) for number, item in enumerate(listed(value)) if isinstance(item, str)]
