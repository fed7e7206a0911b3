"""The line that sums a run up."""

from collections.abc import Sequence

from articlelint.diagnostic import Diagnostic, Severity
from articlelint.fix import Safety
from articlelint.wording import counted


def summary(  # noqa: PLR0913 each is a part of the line
    diagnostics: Sequence[Diagnostic],
    checked: int,
    fixed: str = "",
    asked: Safety | None = None,
    known: int = 0,
    *,
    noun: str = "article",
) -> str:
    """As in `checked 312 articles: 3 errors, 1 warning in 2 files (2 fixable with --fix)`.

    `fixed` is what was done about findings, as in `fixed 2 findings in 1 file`, and `asked` the least safety of the
    fixes that were asked for: those are not offered once more. `known` is how many findings a baseline records, which
    are none of the diagnostics. `noun` is what one of those is that were checked.
    """
    count = f"checked {counted(checked, noun)}{f', {fixed}' if fixed else ''}"
    left = " left" if fixed else ""
    hidden = f", {known:,} known" if known else ""
    if not diagnostics:
        return f"{count}: no {'new ' if known else ''}findings{left}{hidden}" if checked else count
    files = counted(len({one.path for one in diagnostics}), "file")
    return f"{count}: {by_severity(diagnostics)}{left} in {files}{hidden}{_offer(diagnostics, asked)}"


def findings_in_files(files: Sequence[int]) -> str:
    """As in `5 findings in 2 files`, by the number in each; nothing where there are none."""
    return f"{counted(sum(files), 'finding')} in {counted(len(files), 'file')}" if files else ""


def by_severity(diagnostics: Sequence[Diagnostic]) -> str:
    """As in `3 errors, 1 warning`."""
    found = [one.severity for one in diagnostics]
    worst_first = (severity for severity in sorted(Severity, reverse=True) if severity in found)
    return ", ".join(counted(found.count(severity), severity.word) for severity in worst_first)


def _offer(diagnostics: Sequence[Diagnostic], asked: Safety | None) -> str:
    """How many findings can be fixed by which option, in brackets; nothing where none can."""
    fixes = [one.finding.fix.safety for one in diagnostics if one.finding.fix]
    safe = fixes.count(Safety.SAFE) if asked is None else 0
    unsafe = fixes.count(Safety.UNSAFE) if asked is not Safety.UNSAFE else 0
    if safe:
        more = f", {unsafe:,} more with --unsafe-fixes" if unsafe else ""
        return f" ({safe:,} fixable with --fix{more})"
    if unsafe:
        return f" ({unsafe:,} fixable with {'--fix ' if asked is None else ''}--unsafe-fixes)"
    return ""
