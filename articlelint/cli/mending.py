"""What a check is asked to do about its findings."""

from articlelint.cli.misuse import misused
from articlelint.cli.request import Request
from articlelint.fix import Safety
from articlelint.ignore import MENTION
from articlelint.output.cells import legible
from articlelint.run import Mending


def mending_asked(request: Request) -> Mending | None:
    """What is to be done about findings; nothing, unless a fix is asked for or shall be shown."""
    reason = _reason(request.add_ignores)
    if reason and not (request.fix or request.fix_only):
        return Mending(None, writes=not request.diff, reason=reason)
    if not (request.fix or request.fix_only or request.diff):
        asked = {"--show-fixes": request.show_fixes, "--exit-non-zero-on-fix": request.exit_non_zero_on_fix}
        for option, is_given in asked.items():
            if is_given:
                raise misused(f"{option} is about fixes, and none are asked for: add --fix")
        return None
    return Mending(Safety.UNSAFE if request.unsafe_fixes else Safety.SAFE, not request.diff, reason)


def _reason(written: str | None) -> str | None:
    """The reason for suppressions, which stands in a comment of a line."""
    if written is None:
        return None
    reason = " ".join(written.split())
    if not reason:
        raise misused("--add-ignores asks for the reason, for those who read the comments")
    if "--" in reason or "*/" in reason or not reason.isprintable() or MENTION in reason:
        raise misused(f"`{legible(reason)}` can't stand in a comment: leave out `--`, `*/` and `{MENTION}`")
    return reason
