"""The format `json`: one array, one object a diagnostic, with every place as line, column and offset."""

import json
import re
from collections.abc import Mapping
from typing import Any

from articlelint.diagnostic import Diagnostic, Label
from articlelint.fix import Fix
from articlelint.output import Report
from articlelint.output.cells import shown
from articlelint.text import Lines, Span

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_NOTHING = Lines("")


def render(report: Report) -> str:
    r"""A JSON array in ASCII, each element on a line of its own.

    Half a surrogate pair, which JSON's readers refuse, stands for a byte that is not UTF-8, and is written as `\xff`.
    """
    elements = ",\n".join(json.dumps(_element(diagnostic, report.texts)) for diagnostic in report.diagnostics)
    return f"[\n{elements}\n]\n" if elements else "[]\n"


def _element(diagnostic: Diagnostic, texts: Mapping[str, Lines]) -> dict[str, Any]:
    finding = diagnostic.finding
    lines = texts.get(diagnostic.path, _NOTHING)
    return {
        "rule": diagnostic.rule,
        "family": diagnostic.family,
        "severity": diagnostic.severity.word,
        "message": _encodable(finding.message),
        "help": _encodable(finding.help),
        "path": _encodable(diagnostic.path),
        **_ends(finding.span, lines),
        "labels": [_label(label, diagnostic.path, texts) for label in finding.labels],
        "fix": _fix(finding.fix, lines) if finding.fix else None,
    }


def _label(label: Label, path: str, texts: Mapping[str, Lines]) -> dict[str, Any]:
    where = label.path or path
    ends = _ends(label.span, texts.get(where, _NOTHING))
    return {"message": _encodable(label.message), "path": _encodable(where), **ends}


def _fix(fix: Fix, lines: Lines) -> dict[str, Any]:
    edits = [{**_ends(edit.span, lines), "text": _encodable(edit.text)} for edit in fix.edits]
    return {"title": _encodable(fix.title), "safety": fix.safety.name.lower(), "edits": edits}


def _ends(span: Span, lines: Lines) -> dict[str, Any]:
    return {"start": _place(span.start, lines), "end": _place(span.end, lines)}


def _place(offset: int, lines: Lines) -> dict[str, int]:
    line, column = lines.position(offset)
    return {"line": line, "column": column, "offset": offset}


def _encodable(text: str) -> str:
    return _LONE_SURROGATE.sub(lambda match: shown(match[0]), text)
