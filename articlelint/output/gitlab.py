"""The format `gitlab`: a report of code quality, which GitLab shows in a merge request.

Its form is that of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from collections.abc import Iterator
from typing import Any

from articlelint.diagnostic import Diagnostic, Severity
from articlelint.fingerprints import fingerprints
from articlelint.output import Report
from articlelint.output.cells import legible
from articlelint.output.encoded import array
from articlelint.output.saying import start, statement

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """A JSON array in ASCII, each violation on a line of its own."""
    return f"{array(_violations(report))}\n"


def _violations(report: Report) -> Iterator[dict[str, Any]]:
    # GitLab takes two violations with one fingerprint for one.
    prints = fingerprints(report.diagnostics, report.texts)
    for diagnostic, fingerprint in zip(report.diagnostics, prints, strict=True):
        yield {
            "description": statement(diagnostic.finding),
            "check_name": legible(diagnostic.rule),
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {"path": legible(diagnostic.path), "lines": _lines(diagnostic, report)},
        }


def _lines(diagnostic: Diagnostic, report: Report) -> dict[str, int]:
    begin = start(diagnostic, report.texts).line
    lines = report.texts.get(diagnostic.path)
    return {"begin": begin, "end": lines.position(diagnostic.finding.span.end).line if lines else begin}
