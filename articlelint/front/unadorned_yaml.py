"""A `Reading` of YAML that was read without a parser: libyaml is asked only where somebody asks for a place."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from articlelint.diagnostic import Finding
from articlelint.front.reading import Duplicate
from articlelint.text import Route, Span

if TYPE_CHECKING:
    from articlelint.front.yaml import YamlReading


class UnadornedReading:
    """The data that `read_unadorned` gives, in which nothing is a fault, a duplicate or in doubt."""

    problems: tuple[Finding, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()

    def __init__(self, text: str, content: Span, data: Any) -> None:  # noqa: ANN401 any JSON value
        self.data = data
        self._text = text
        self._content = content

    @cached_property
    def with_places(self) -> "YamlReading":
        """The same, as libyaml reads it."""
        from articlelint.front.yaml import YamlReading  # noqa: PLC0415 PyYAML takes 13 ms, and most articles need none

        return YamlReading(self._text, self._content)

    @property
    def keys(self) -> Mapping[Route, Span]:
        """Where each key stands."""
        return self.with_places.keys

    @property
    def values(self) -> Mapping[Route, Span]:
        """Where each value stands."""
        return self.with_places.values
