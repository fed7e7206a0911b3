"""Output formats: each is one pure module whose `render` turns diagnostics into text."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TypeAlias, cast

from articlelint.diagnostic import Diagnostic
from articlelint.text import Lines

# Diagnostics, the lines of each file that they name, and whether to use colour: the report, with its final newline.
Render: TypeAlias = Callable[[Sequence[Diagnostic], Mapping[str, Lines], bool], str]

FORMATS = ("full", "concise", "json", "github")


# What a format says of no findings; the others say nothing.
_NOTHING_FOUND = {"json": "[]\n"}


def report(name: str, diagnostics: Sequence[Diagnostic], texts: Mapping[str, Lines], *, colour: bool) -> str:
    """The report in a format; where there is nothing to report, no format is imported, which takes 3 ms."""
    return renderer(name)(diagnostics, texts, colour) if diagnostics else _NOTHING_FOUND.get(name, "")


def renderer(name: str) -> Render:
    """The `render` of a format; only that format's module is imported."""
    return cast("Render", import_module(f"articlelint.output.{name}").render)
