"""Output formats: each is one pure module whose `render` turns a report into text."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple, TypeAlias, cast

from articlelint.diagnostic import Diagnostic, Severity
from articlelint.text import Lines


class RuleNote(NamedTuple):
    """What a report can say of a rule: its summary is a sentence, its page is Markdown.

    Its severity is the one that it has where no settings or contract give another.
    """

    id: str
    family: str
    summary: str
    page: str
    severity: Severity


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

FORMATS = (
    "full",
    "concise",
    "grouped",
    "json",
    "json-lines",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "markdown",
)

# The formats that print notes of rules; for the others nobody needs to gather them, which runs the rules' examples.
NOTED = frozenset({"sarif"})

# What these formats say of no findings is known beforehand. The others tell what was checked as well, or wrap their
# findings in a document that has to be there without them.
_NOTHING_FOUND = {
    "full": "",
    "concise": "",
    "grouped": "",
    "json": "[]\n",
    "json-lines": "",
    "github": "",
    "gitlab": "[]\n",
}


def rendered(name: str, report: Report) -> str:
    """A report in a format; where it is known what to say of no findings, no format is imported, which takes 3 ms."""
    if name in _NOTHING_FOUND and not report.diagnostics:
        return _NOTHING_FOUND[name]
    return renderer(name)(report)


def renderer(name: str) -> Render:
    """The `render` of a format; only that format's module is imported."""
    return cast("Render", import_module(f"articlelint.output.{name.replace('-', '_')}").render)
