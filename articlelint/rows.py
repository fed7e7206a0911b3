"""Diagnostics and findings as rows of JSON values."""

from collections.abc import Sequence
from typing import Any

from articlelint.diagnostic import Diagnostic, Finding, Label, Severity
from articlelint.fix import Edit, Fix, Safety
from articlelint.text import Span


def diagnostic_row(diagnostic: Diagnostic) -> list[Any]:
    """A diagnostic as JSON values, without its path."""
    return [diagnostic.rule, diagnostic.family, diagnostic.severity.value, finding_row(diagnostic.finding)]


def diagnostic_from(row: Sequence[Any], path: str) -> Diagnostic:
    """The diagnostic of a row; raises what Python raises where the row is none."""
    rule, family, severity, finding = row
    return Diagnostic(path, str(rule), str(family), Severity(severity), finding_from(finding))


def finding_row(finding: Finding) -> list[Any]:
    """A finding as JSON values."""
    fix = finding.fix
    return [
        *finding.span,
        finding.message,
        finding.help,
        [[*label.span, label.message, label.path] for label in finding.labels],
        fix and [fix.title, [[*edit.span, edit.text] for edit in fix.edits], fix.safety.value],
        None if finding.severity is None else finding.severity.value,
    ]


def finding_from(row: Sequence[Any]) -> Finding:
    """The finding of a row; raises what Python raises where the row is none."""
    start, end, message, advice, labels, fix, severity = row
    return Finding(
        Span(start, end),
        message,
        advice,
        tuple(Label(Span(first, last), said, path) for first, last, said, path in labels),
        fix and _fix(*fix),
        None if severity is None else Severity(severity),
    )


def _fix(title: str, edits: Sequence[Any], safety: int) -> Fix:
    return Fix(title, tuple(Edit(Span(start, end), text) for start, end, text in edits), Safety(safety))
