"""The line that sums a run up."""

from collections.abc import Sequence

from articlelint.diagnostic import Diagnostic, Severity
from articlelint.fix import Safety
from articlelint.wording import counted


def summary(diagnostics: Sequence[Diagnostic], checked: int) -> str:
    """As in `checked 312 articles: 3 errors, 1 warning in 2 files (2 fixable)`; fixable is what has edits to make."""
    count = f"checked {counted(checked, 'article')}"
    if not diagnostics:
        return f"{count}: no findings" if checked else count
    files = counted(len({one.path for one in diagnostics}), "file")
    fixable = sum(one.finding.fix is not None and one.finding.fix.safety > Safety.SHOW for one in diagnostics)
    fixes = f" ({fixable:,} fixable)" if fixable else ""
    return f"{count}: {by_severity(diagnostics)} in {files}{fixes}"


def by_severity(diagnostics: Sequence[Diagnostic]) -> str:
    """As in `3 errors, 1 warning`."""
    found = [one.severity for one in diagnostics]
    worst_first = (severity for severity in sorted(Severity, reverse=True) if severity in found)
    return ", ".join(counted(found.count(severity), severity.word) for severity in worst_first)
