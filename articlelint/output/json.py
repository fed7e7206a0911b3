"""The format `json`: one array, one object a diagnostic, with every place as line, column and offset."""

from articlelint.output import Report
from articlelint.output.encoded import array
from articlelint.output.objects import object_of


def render(report: Report) -> str:
    r"""A JSON array in ASCII, each element on a line of its own.

    Half a surrogate pair, which JSON's readers refuse, stands for a byte that is not UTF-8, and is written as `\xff`.
    """
    return f"{array(object_of(diagnostic, report.texts) for diagnostic in report.diagnostics)}\n"
