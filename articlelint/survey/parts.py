"""What a survey is made of."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Glimpse(NamedTuple):
    """What a survey keeps of one article; `path` counts from the surveyed folder, with `/` between its parts.

    `headings` are the titles of its main sections; `is_titled_twice` says that it has a heading of level 1 as well,
    `is_broken` that its text or its front matter can't be read as what its author meant.
    """

    path: str
    format: str | None
    data: Mapping[str, Any]
    headings: tuple[str, ...]
    is_titled_twice: bool = False
    is_broken: bool = False


class Habit(NamedTuple):
    """A setting that articles keep, where it stands in a collection (`""` is its own table), and why it is there."""

    table: str
    name: str
    value: Any
    reason: str


class Group(NamedTuple):
    """Articles that are one collection."""

    name: str
    files: tuple[str, ...]
    articles: tuple[Glimpse, ...]
