"""Records as rows of data that can be kept, and what they were true of."""

from collections.abc import Mapping
from typing import Any

from articlelint.collection import Origin
from articlelint.corpus import Report
from articlelint.looking import Record
from articlelint.rows import diagnostic_from, diagnostic_row, finding_from, finding_row


class Unkept(ValueError):
    """A row that no record can be made of: it was damaged, or written by another version."""


def row_of(record: Record) -> list[Any]:
    """A record as JSON values, without its text and without the path of its article."""
    report = record.report
    return [
        [diagnostic_row(one) for one in record.found],
        list(record.origin) if record.origin else None,
        None
        if report is None
        else [report.facts, report.unread, {id_: finding_row(one) for id_, one in report.failures.items()}],
        record.is_waiting,
    ]


def record_from(row: Any, path: str, text: str | None) -> Record:  # noqa: ANN401 whatever a file holds
    """The record of a row, for the article at a path; raises `Unkept` where the row is none."""
    try:
        found, origin, report, is_waiting = row
        return Record(
            [diagnostic_from(one, path) for one in found],
            text if found else None,
            Origin(*origin) if origin else None,
            report=None if report is None else _report(*report),
            is_waiting=bool(is_waiting),
        )
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise Unkept(str(error)) from error


def report_from(row: Any) -> Report:  # noqa: ANN401 see `record_from`
    """The report in the row of a record; an empty one where no corpus rule gathered anything."""
    report = row[2]
    return Report({}, "", {}) if report is None else _report(*report)


def _report(facts: dict[str, Any], unread: str, failures: Mapping[str, Any]) -> Report:
    return Report(facts, unread, {id_: finding_from(one) for id_, one in failures.items()})
