"""Records as rows of data that can be kept, and what they were true of."""

from collections.abc import Mapping, Sequence
from typing import Any

from articlelint.collection import Origin
from articlelint.corpus import Report
from articlelint.diagnostic import Diagnostic, Finding, Label, Severity
from articlelint.fix import Edit, Fix, Safety
from articlelint.looking import Record
from articlelint.text import Span


class Unkept(ValueError):
    """A row that no record can be made of: it was damaged, or written by another version."""


def row_of(record: Record) -> list[Any]:
    """A record as JSON values, without its text and without the path of its article."""
    report = record.report
    return [
        [_diagnostic_row(one) for one in record.found],
        list(record.origin) if record.origin else None,
        None
        if report is None
        else [report.facts, report.unread, {id_: _row(one) for id_, one in report.failures.items()}],
        record.is_waiting,
    ]


def record_from(row: Any, path: str, text: str | None) -> Record:  # noqa: ANN401 whatever a file holds
    """The record of a row, for the article at a path; raises `Unkept` where the row is none."""
    try:
        found, origin, report, is_waiting = row
        return Record(
            [
                Diagnostic(path, str(rule), str(family), Severity(severity), _finding(one))
                for rule, family, severity, one in found
            ],
            text if found else None,
            Origin(*origin) if origin else None,
            report=None if report is None else _report(*report),
            is_waiting=bool(is_waiting),
        )
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise Unkept(str(error)) from error


def _diagnostic_row(diagnostic: Diagnostic) -> list[Any]:
    return [diagnostic.rule, diagnostic.family, diagnostic.severity.value, _row(diagnostic.finding)]


def _row(finding: Finding) -> list[Any]:
    fix = finding.fix
    return [
        *finding.span,
        finding.message,
        finding.help,
        [[*label.span, label.message, label.path] for label in finding.labels],
        fix and [fix.title, [[*edit.span, edit.text] for edit in fix.edits], fix.safety.value],
        None if finding.severity is None else finding.severity.value,
    ]


def _finding(row: Sequence[Any]) -> Finding:
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


def _report(facts: dict[str, Any], unread: str, failures: Mapping[str, Any]) -> Report:
    return Report(facts, unread, {id_: _finding(one) for id_, one in failures.items()})
