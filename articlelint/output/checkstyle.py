"""The format `checkstyle`: XML as Checkstyle for Java writes it, which many tools of other languages read and write.

It has no schema: this is what its XMLLogger writes.
"""

from itertools import groupby

from articlelint.diagnostic import Diagnostic
from articlelint.output import Report
from articlelint.output.cells import legible
from articlelint.output.markup import DECLARATION, element
from articlelint.output.saying import start, statement

# The version of Checkstyle whose form this is; ESLint and others name it as well.
_VERSION = "4.3"


def render(report: Report) -> str:
    """An XML document with the files that have findings; it is there without any as well."""
    in_order = sorted(report.diagnostics, key=lambda diagnostic: diagnostic.path)
    files = (
        element("file", {"name": legible(path)}, [_error(diagnostic, report) for diagnostic in members])
        for path, members in groupby(in_order, key=lambda diagnostic: diagnostic.path)
    )
    return DECLARATION + element("checkstyle", {"version": _VERSION}, files)


def _error(diagnostic: Diagnostic, report: Report) -> str:
    line, column = start(diagnostic, report.texts)
    # Its severities have the names that ours have.
    attributes = {"line": line, "column": column, "severity": diagnostic.severity.word}
    source = f"articlelint.{legible(diagnostic.rule)}"
    return element("error", {**attributes, "message": statement(diagnostic.finding), "source": source})
