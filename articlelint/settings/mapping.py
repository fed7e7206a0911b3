"""Settings that a program gives as a mapping: data without a text, so that mistakes are shown by the way to them."""

from collections.abc import Mapping
from typing import Any

from articlelint.settings.document import Document, Mistake
from articlelint.text import Position, Route
from articlelint.toml_writer import key

# What such settings are called, where a file has its path.
GIVEN = "settings"


class Given(Document):
    """Settings as a mapping, spelt as in a file. There is no text to look at, so line and column of its mistakes are 0.

    Raises `TypeError` where a value is none that a file could have.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        super().__init__(GIVEN, "")
        self._settings = _plain(settings, ())

    def mistake(self, route: Route, message: str, *, at_key: bool = False) -> Mistake:
        """A mistake in the value that a route leads to; its message begins with the way there."""
        del at_key
        return Mistake(self.path, 0, 0, f"{_way(route)}: {message}" if route else message)

    def position(self, route: Route, *, at_key: bool = False) -> Position:
        """Nowhere."""
        del route, at_key
        return Position(0, 0)

    def _plain_data(self) -> Any:  # noqa: ANN401 see Document
        return self._settings


def _plain(value: Any, route: Route) -> Any:  # noqa: ANN401 any value
    """A value in the kinds that TOML's come in; dates are none of them, for no setting is a date."""
    if isinstance(value, Mapping):
        return {str(name): _plain(member, (*route, str(name))) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, (*route, number)) for number, item in enumerate(value)]
    if value is None or isinstance(value, str | int | float):
        return value
    message = f"{GIVEN}: {_way(route)}: no setting is of the type `{type(value).__name__}`"
    raise TypeError(message)


def _way(route: Route) -> str:
    """A route as it is written in other languages: `collections[0].files`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{key(step)}" for step in route)
    return "".join(steps).removeprefix(".")
