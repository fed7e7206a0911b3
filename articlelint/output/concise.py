"""The format `concise`: one line a diagnostic, as compilers write them and editors read them."""

from collections.abc import Mapping

from articlelint.diagnostic import Diagnostic
from articlelint.output import Report
from articlelint.output.cells import legible
from articlelint.output.colour import paint
from articlelint.output.saying import start
from articlelint.text import Lines


def render(report: Report) -> str:
    """Lines of the form `path:line:column: severity[rule] message`."""
    return "".join(_line(diagnostic, report.texts, colour=report.colour) for diagnostic in report.diagnostics)


def _line(diagnostic: Diagnostic, texts: Mapping[str, Lines], *, colour: bool) -> str:
    line, column = start(diagnostic, texts)
    word = diagnostic.severity.word
    name = paint(f"{word}[{diagnostic.rule}]", word, colour=colour)
    return f"{legible(diagnostic.path)}:{line}:{column}: {name} {legible(diagnostic.finding.message)}\n"
