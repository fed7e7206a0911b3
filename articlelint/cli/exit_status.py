"""The exit status of a check: whether what was looked for was found, and whether all could be done."""

from articlelint.cli.request import Request
from articlelint.cli.streams import NEVER
from articlelint.diagnostic import Severity
from articlelint.outcome import Outcome

# The exit status where what was looked for was found.
FOUND = 1


def status_of(request: Request, outcome: Outcome, *, is_stale: bool) -> int:
    """The exit status of what was told; `is_stale` says that a baseline records what is over."""
    if request.exit_non_zero_on_fix and outcome.rewritten:
        return FOUND
    if is_stale and request.fail_on_stale:
        return FOUND
    if request.fix_only:
        return FOUND if unhandled(outcome) else 0
    if request.max_warnings is not None and _is_cut(outcome):
        # Some of what is not counted may be warnings.
        return FOUND
    return FOUND if has_too_many_warnings(request, outcome) or _fails(request, outcome) else 0


def warnings_in(outcome: Outcome) -> int:
    """How many warnings there are."""
    return sum(one.severity is Severity.WARNING for one in outcome.diagnostics)


def has_too_many_warnings(request: Request, outcome: Outcome) -> bool:
    """Whether there are more warnings than were allowed."""
    most = request.max_warnings
    return most is not None and not request.fix_only and warnings_in(outcome) > most


def unhandled(outcome: Outcome) -> list[str]:
    """What to say of files that could not be read or written, or of which not all is told."""
    from articlelint.settings import UNREADABLE, UNTOLD, UNWRITABLE  # noqa: PLC0415 only what writes or fixes asks

    rules = {UNREADABLE[0], UNTOLD[0], UNWRITABLE[0]}
    return [f"articlelint: {one.path}: {one.finding.message}" for one in outcome.diagnostics if one.rule in rules]


def _is_cut(outcome: Outcome) -> bool:
    """Whether more was found in some file than is told."""
    from articlelint.settings import UNTOLD  # noqa: PLC0415 as above

    return any(one.rule == UNTOLD[0] for one in outcome.diagnostics)


def _fails(request: Request, outcome: Outcome) -> bool:
    least = request.fail_on
    return least != NEVER and any(one.severity >= Severity[least.upper()] for one in outcome.diagnostics)
