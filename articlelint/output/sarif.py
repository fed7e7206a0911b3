"""The format `sarif`: the Static Analysis Results Interchange Format 2.1.0 of OASIS, as GitHub reads it.

Sections (§) are those of https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/sarif-v2.1.0-errata01.html.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from articlelint import __version__
from articlelint.diagnostic import Diagnostic, Finding, Label, Severity
from articlelint.fingerprints import fingerprints
from articlelint.fix import Edit, Fix, Safety
from articlelint.output import Report, RuleNote
from articlelint.output.cells import legible
from articlelint.output.encoded import is_encodable, utf8, with_array
from articlelint.output.saying import labels_in_files, statement
from articlelint.text import BYTE_ORDER_MARK, Lines, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# The name has a version, as the standard advises: what goes into a fingerprint may one day be something else.
_FINGERPRINT = "articlelintFinding/v1"


def render(report: Report) -> str:
    """A log of one run in ASCII, with each result on a line of its own."""
    run = {
        "tool": {"driver": {"name": "articlelint", "version": __version__, "rules": list(_rules(report))}},
        # Left out, it would be for the reader to guess whether a 🙂 is one column or two (§3.14.27).
        "columnKind": "unicodeCodePoints",
    }
    results = with_array(run, "results", _results(report))
    return f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{results}]}}\n'


def _rules(report: Report) -> Iterator[dict[str, Any]]:
    families = {diagnostic.rule: diagnostic.family for diagnostic in report.diagnostics}
    for rule, family in sorted(families.items()):
        descriptor = {
            "id": rule,
            # The name of its class: one that is the id again says nothing.
            "name": "".join(part.capitalize() for part in rule.split("-")),
            "properties": {"tags": [family]},
        }
        note = report.rules.get(rule)
        yield {**descriptor, **_explanation(note)} if note else descriptor


def _explanation(note: RuleNote) -> dict[str, Any]:
    return {
        "shortDescription": {"text": note.summary},
        # Of the two descriptions GitHub wants both.
        "fullDescription": {"text": note.summary},
        "help": {"text": note.page, "markdown": note.page},
        "defaultConfiguration": {"level": _LEVELS[note.severity]},
    }


def _results(report: Report) -> Iterator[dict[str, Any]]:
    indexes = {rule: index for index, rule in enumerate(sorted({one.rule for one in report.diagnostics}))}
    prints = fingerprints(report.diagnostics, report.texts)
    for diagnostic, fingerprint in zip(report.diagnostics, prints, strict=True):
        finding = diagnostic.finding
        yield {
            "ruleId": diagnostic.rule,
            "ruleIndex": indexes[diagnostic.rule],
            "level": _LEVELS[diagnostic.severity],
            "message": _message(statement(finding)),
            "locations": [_location(diagnostic.path, finding.span, report.texts)],
            "partialFingerprints": {_FINGERPRINT: fingerprint},
            **_extras(diagnostic, finding, report.texts),
        }


def _extras(diagnostic: Diagnostic, finding: Finding, texts: Mapping[str, Lines]) -> dict[str, Any]:
    related: list[dict[str, Any]] = []
    for label in labels_in_files(finding):
        location = _related(label, diagnostic.path, texts)
        if location not in related:  # each may be there once (§3.27.22)
            related.append(location)
    fixes = _fixes(finding.fix, diagnostic.path, texts) if finding.fix else []
    return {**({"relatedLocations": related} if related else {}), **({"fixes": fixes} if fixes else {})}


def _related(label: Label, path: str, texts: Mapping[str, Lines]) -> dict[str, Any]:
    location = _location(label.path or path, label.span, texts)
    return {**location, "message": _message(legible(label.message))} if label.message else location


def _message(text: str) -> dict[str, str]:
    # `[text](URL)` is a link in plain text too (§3.11.6), and there is no way to write it that is not: part it.
    # Braces stand as they are. §3.11.5 wants them doubled, but viewers look at them only where there are `arguments`.
    return {"text": text.replace("](", "] (")}


def _location(path: str, span: Span, texts: Mapping[str, Lines]) -> dict[str, Any]:
    lines = texts.get(path)
    # Without a line GitHub takes no location.
    region = _region(span, lines) if lines else {"startLine": 1}
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}


def _artifact(path: str) -> dict[str, str]:
    # What is relative stays so, without a base: GitHub looks for it from the root of the repository.
    return {"uri": f"{'file://' if path.startswith('/') else ''}{quote(utf8(path))}"}


def _region(span: Span, lines: Lines) -> dict[str, int]:
    start, end = lines.position(span.start), lines.position(span.end)
    # Offsets are those in a text without its byte order mark (§3.30.2), as columns are.
    ahead = len(BYTE_ORDER_MARK) if lines.text.startswith(BYTE_ORDER_MARK) else 0
    offset, until = (max(0, place - ahead) for place in span)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": offset,
        "charLength": until - offset,
    }


def _fixes(fix: Fix, path: str, texts: Mapping[str, Lines]) -> list[dict[str, Any]]:
    lines = texts.get(path)
    if (
        not lines
        or not fix.edits
        or fix.safety <= Safety.SHOW
        or not all(is_encodable(edit.text) for edit in fix.edits)
    ):
        return []
    change = {"artifactLocation": _artifact(path), "replacements": _replacements(fix.edits, lines)}
    description = _message(legible(fix.title))
    return [
        {"description": description, "artifactChanges": [change], "properties": {"safety": fix.safety.name.lower()}}
    ]


def _replacements(edits: Sequence[Edit], lines: Lines) -> list[dict[str, Any]]:
    # A deletion need not insert an empty text, but without that reviewdog before 0.21.2 breaks down (its issue 2808).
    return [{"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}} for edit in edits]
