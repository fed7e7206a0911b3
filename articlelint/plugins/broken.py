"""What is told of a plugin that can't be used, and what is left of several."""

import re
from typing import NamedTuple

from articlelint.rule import Rule
from articlelint.settings import EVERYTHING, UNREADABLE, UNTOLD, UNWRITABLE
from articlelint.soundness import places, told

# An id stands in settings, in suppressions and in the name of a page: letters of ASCII alone, in words.
NAME = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
# What selectors mean by these words is settled, so neither a rule nor a family is called so.
TAKEN = frozenset({EVERYTHING, *UNREADABLE, *UNTOLD, *UNWRITABLE})


class BrokenPlugin(Exception):
    """A plugin that can't be used: its path as it is shown, a 1-based line of it, and a message as of a finding.

    `line` is None where no line of it is at fault: it is not there, say.
    """

    def __init__(self, path: str, line: int | None, message: str) -> None:
        super().__init__(f"{path}{'' if line is None else f':{line}'}: {message}")
        self.path = path
        self.line = line
        self.message = message


class Loaded(NamedTuple):
    """The rules of some plugins, by id, and those plugins that can't be used: each is loaded whole, or not at all."""

    rules: tuple[type[Rule], ...] = ()
    broken: tuple[BrokenPlugin, ...] = ()

    def whole(self) -> tuple[type[Rule], ...]:
        """The rules, where none are missing; raises the first `BrokenPlugin` where some are."""
        for error in self.broken:
            raise error
        return self.rules


def failure(error: BaseException) -> str:
    """Why a plugin could not be loaded, as a message says it."""
    if isinstance(error, SyntaxError):
        return f"the plugin is not Python: {error.msg}"
    return f"the plugin fails when it is loaded: {told(error)}"


def line_in(error: BaseException, path: str) -> int | None:
    """The line of a file that an error stems from: the innermost, where it went through several."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno
    lines = [place.line for place in places(error) if place.file == path]
    return lines[-1] if lines else None
