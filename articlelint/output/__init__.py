"""Output formats: each is one pure module whose `render` turns diagnostics into text."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TypeAlias, cast

from articlelint.diagnostic import Diagnostic
from articlelint.text import Lines

# Diagnostics, the lines of each file that they name, and whether to use colour: the report, with its final newline.
Render: TypeAlias = Callable[[Sequence[Diagnostic], Mapping[str, Lines], bool], str]

FORMATS = ("full", "concise", "json")


def renderer(name: str) -> Render:
    """The `render` of a format; only that format's module is imported."""
    return cast("Render", import_module(f"articlelint.output.{name}").render)
