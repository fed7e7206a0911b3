"""The format `rdjson`: reviewdog's own, so that it can comment on a change and suggest fixes in it.

Its form is the message DiagnosticResult of https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from articlelint.diagnostic import Diagnostic, Label
from articlelint.fix import Edit, Fix, Safety
from articlelint.output import Report
from articlelint.output.cells import legible
from articlelint.output.encoded import is_encodable, utf8, with_array
from articlelint.output.saying import labels_in_files, statement
from articlelint.text import Lines, Span


def render(report: Report) -> str:
    """A JSON object in ASCII, with each diagnostic on a line of its own."""
    return f"{with_array({'source': {'name': 'articlelint'}}, 'diagnostics', _diagnostics(report))}\n"


def _diagnostics(report: Report) -> Iterator[dict[str, Any]]:
    for diagnostic in report.diagnostics:
        finding = diagnostic.finding
        yield {
            "message": statement(finding),
            "location": _location(diagnostic.path, finding.span, report.texts),
            "severity": diagnostic.severity.name,
            "code": {"value": legible(diagnostic.rule)},
            **_extras(diagnostic, report.texts),
        }


def _extras(diagnostic: Diagnostic, texts: Mapping[str, Lines]) -> dict[str, Any]:
    # Before 0.18 reviewdog knew no related locations, and it refuses a report for one name that it does not know.
    finding = diagnostic.finding
    related = [_related(label, diagnostic.path, texts) for label in labels_in_files(finding)]
    suggestion = _suggestion(finding.fix, texts.get(diagnostic.path)) if finding.fix else None
    return {
        **({"suggestions": [suggestion]} if suggestion else {}),
        **({"related_locations": related} if related else {}),
    }


def _related(label: Label, path: str, texts: Mapping[str, Lines]) -> dict[str, Any]:
    return {"message": legible(label.message), "location": _location(label.path or path, label.span, texts)}


def _location(path: str, span: Span, texts: Mapping[str, Lines]) -> dict[str, Any]:
    lines = texts.get(path)
    location: dict[str, Any] = {"path": legible(path)}
    return {**location, "range": _range(span, lines)} if lines else location


def _range(span: Span, lines: Lines) -> dict[str, Any]:
    return {"start": _position(span.start, lines), "end": _position(span.end, lines)}


def _position(offset: int, lines: Lines) -> dict[str, int]:
    """A column counts bytes from 1, as the comments in the message's definition say; a byte order mark is three."""
    number = lines.number_at(offset)
    start = lines.span(number).start if number > 1 else 0
    return {"line": number, "column": len(utf8(lines.text[start:offset])) + 1}


def _suggestion(fix: Fix, lines: Lines | None) -> dict[str, Any] | None:
    """The fix as one replacement, since a reviewer takes one suggestion at a time, and the half of a fix is a fault."""
    if lines is None or fix.safety <= Safety.SHOW or not fix.edits:
        return None
    edit = _merged(fix, lines.text)
    # A byte that is not UTF-8 can't be told in JSON.
    return {"range": _range(edit.span, lines), "text": edit.text} if is_encodable(edit.text) else None


def _merged(fix: Fix, text: str) -> Edit:
    edits = sorted(fix.edits)
    pieces: list[str] = []
    done = edits[0].span.start
    for edit in edits:
        pieces += (text[done : edit.span.start], edit.text)
        done = max(done, edit.span.end)
    return Edit(Span(edits[0].span.start, done), "".join(pieces))
