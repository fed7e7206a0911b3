"""Output formats: each is one pure module whose `render` turns a report into text."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple, TypeAlias, cast

from articlelint.diagnostic import Diagnostic
from articlelint.text import Lines


class RuleNote(NamedTuple):
    """What a report can say of a rule: its summary is a sentence, its page is Markdown."""

    id: str
    family: str
    summary: str
    page: str


class Report(NamedTuple):
    """What a run has to tell.

    `texts` are the lines of each file that a diagnostic or a label names; `checked` are the paths of all articles, also
    of those without a finding; `rules` has the notes of the rules that found something, by their ids, where the format
    is one of those that print them.
    """

    diagnostics: Sequence[Diagnostic]
    texts: Mapping[str, Lines] = {}
    checked: Sequence[str] = ()
    rules: Mapping[str, RuleNote] = {}
    colour: bool = False


# A report in one format, with its final newline.
Render: TypeAlias = Callable[[Report], str]

FORMATS = ("full", "concise", "json", "github")


# What a format says of no findings; the others say nothing.
_NOTHING_FOUND = {"json": "[]\n"}


def rendered(name: str, report: Report) -> str:
    """A report in a format; where there is nothing to report, no format is imported, which takes 3 ms."""
    return renderer(name)(report) if report.diagnostics else _NOTHING_FOUND.get(name, "")


def renderer(name: str) -> Render:
    """The `render` of a format; only that format's module is imported."""
    return cast("Render", import_module(f"articlelint.output.{name}").render)
