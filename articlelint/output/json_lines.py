"""The format `json-lines`: the objects of the format `json`, one a line, for programs that read as they go."""

from articlelint.output import Report
from articlelint.output.encoded import encoded
from articlelint.output.objects import object_of


def render(report: Report) -> str:
    """Lines as https://jsonlines.org has them, in ASCII."""
    return "".join(f"{encoded(object_of(diagnostic, report.texts))}\n" for diagnostic in report.diagnostics)
