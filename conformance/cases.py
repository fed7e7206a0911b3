"""What a suite is: its cases, and what became of each."""

from collections.abc import Callable, Iterator
from typing import NamedTuple


class Case(NamedTuple):
    """One case of a suite; `fault` says how we differ from what it asks for, and is empty where we don't."""

    name: str
    fault: str = ""


class Suite(NamedTuple):
    """A suite of cases, by the package that ships them."""

    title: str
    shipped_by: str
    cases: Callable[[], Iterator[Case]]
