"""A diagnostic as the formats `json` and `json-lines` tell it: each place is a line, a column and an offset."""

from collections.abc import Mapping
from typing import Any

from articlelint.diagnostic import Diagnostic, Label
from articlelint.fix import Fix
from articlelint.output.encoded import encodable
from articlelint.text import Lines, Span

_NOTHING = Lines("")


def object_of(diagnostic: Diagnostic, texts: Mapping[str, Lines]) -> dict[str, Any]:
    """All that is known of a diagnostic, as values of JSON."""
    finding = diagnostic.finding
    lines = texts.get(diagnostic.path, _NOTHING)
    return {
        "rule": diagnostic.rule,
        "family": diagnostic.family,
        "severity": diagnostic.severity.word,
        "message": encodable(finding.message),
        "help": encodable(finding.help),
        "path": encodable(diagnostic.path),
        **_ends(finding.span, lines),
        "labels": [_label(label, diagnostic.path, texts) for label in finding.labels],
        "fix": _fix(finding.fix, lines) if finding.fix else None,
    }


def _label(label: Label, path: str, texts: Mapping[str, Lines]) -> dict[str, Any]:
    where = label.path or path
    ends = _ends(label.span, texts.get(where, _NOTHING))
    return {"message": encodable(label.message), "path": encodable(where), **ends}


def _fix(fix: Fix, lines: Lines) -> dict[str, Any]:
    edits = [{**_ends(edit.span, lines), "text": encodable(edit.text)} for edit in fix.edits]
    return {"title": encodable(fix.title), "safety": fix.safety.name.lower(), "edits": edits}


def _ends(span: Span, lines: Lines) -> dict[str, Any]:
    return {"start": _place(span.start, lines), "end": _place(span.end, lines)}


def _place(offset: int, lines: Lines) -> dict[str, int]:
    line, column = lines.position(offset)
    return {"line": line, "column": column, "offset": offset}
