"""`articlelint watch`: checks articles, and again whenever a file changes that could change the answer."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import click
from click.core import ParameterSource

from articlelint.cli.options import Checking
from articlelint.cli.request import STANDARD_INPUT, Request
from articlelint.cli.streams import NOT_RUN, say
from articlelint.output.cells import legible
from articlelint.schemas import near
from articlelint.wording import counted, in_backticks

_ABOUT = """Check articles as `articlelint check` does, and check them again at each change.

What is said is what `check` would say then, about all that was named. A change is one of an article, of the settings, a
schema, a plugin, a baseline or a .gitignore, and a file that comes or goes, but for what Git ignores. Ctrl-C ends it.

At a terminal the screen is cleared before each further report, and what was scrolled away stays; --no-clear leaves it.
Where changes are not told of, as on network drives and in some containers, set WATCHFILES_FORCE_POLLING=true.

It needs the package watchfiles, which comes with `articlelint[watch]`.

\b
Examples:
  articlelint watch
  articlelint watch blog/ drafts/one.md
  articlelint watch --fix
  articlelint watch --changed --output-format concise
  articlelint watch --no-clear --output-format json-lines > findings.jsonl
"""

_EACH_TIME = "it would do so at each change: run `articlelint check` with it once"
_ONCE = "it tells what does not change: ask `articlelint check`"
_STATUS = "it is about the exit status, and a watch ends when it is told to"

# By the name of each, why there is no sense in it.
_REFUSED = {
    "stdin_filename": "standard input can be read only once",
    "show_settings": _ONCE,
    "show_files": _ONCE,
    "profile_rules": "ask `articlelint check`, which has no change to wait for",
    "staged": "Git's index changes without a file of yours that does: `--changed` looks at the files themselves",
    "write_baseline": _EACH_TIME,
    "prune_baseline": _EACH_TIME,
    "add_ignores": _EACH_TIME,
    "exit_non_zero_on_fix": _STATUS,
    "fail_on_stale": _STATUS,
    "fail_on": _STATUS,
    "max_warnings": _STATUS,
}

_INSTALL = "watching needs the package watchfiles: python -m pip install 'articlelint[watch]'"


def watch(request: Request, *, no_clear: bool) -> int:
    """Check until nobody wants to know any more; the exit status where nobody reads it, or nothing can be watched."""
    try:
        from articlelint.cli.watcher import Watcher, WatchError  # noqa: PLC0415 its library is an extra
    except ModuleNotFoundError as error:
        if error.name != "watchfiles":
            raise
        say(f"articlelint: {_INSTALL}")
        return NOT_RUN
    from articlelint.cli.rounds import checked_apart  # noqa: PLC0415 20 ms that no other command needs

    _refuse_paths(request.paths)
    clears = not no_clear and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    has_today = click.get_current_context().get_parameter_source("today") is not ParameterSource.DEFAULT
    from articlelint.processes import terminable  # noqa: PLC0415 as above

    try:
        with terminable(), Watcher(request) as watcher:
            done = checked_apart(request)
            if done.is_refused:
                return done.status
            while done.has_reader:
                watcher.follow(done)
                if not _is_told("waiting for changes, Ctrl-C ends it", request):
                    break
                changes = watcher.changes()
                if clears:
                    # What was scrolled away stays: to lose one's earlier work is what people complain of most.
                    click.clear()
                _is_told(_changed(changes), request)
                done = checked_apart(request if has_today else request._replace(today=_now()))
    except WatchError as error:
        say(f"articlelint: {error}")
        return NOT_RUN
    return done.status


def _is_told(what: str, request: Request) -> bool:
    """Say what happens, and when, to who does not want quiet; whether anybody listens."""
    return request.quiet or say(f"{_now().astimezone():%H:%M:%S}: {what}")


def _refuse_paths(paths: Sequence[str]) -> None:
    """Refuse what can't be watched from the start; what goes later may come back."""
    if STANDARD_INPUT in paths:
        raise click.UsageError("standard input can be read only once: name files or folders to watch")
    for path in paths:
        if not os.path.lexists(path):
            raise click.UsageError(f"`{legible(path)}` does not exist")


def _changed(changes: Sequence[str]) -> str:
    """What has changed, as in `a.md has changed` or `a.md and 3 others have changed`."""
    first = in_backticks(near(changes[0]), 100)
    if len(changes) == 1:
        return f"{first} has changed"
    return f"{first} and {counted(len(changes) - 1, 'other')} have changed"


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 the clock lives in the command line


command = Checking(
    "watch",
    watch,
    _ABOUT,
    "Check articles, and again at each change.",
    refused=_REFUSED,
    more=[click.Option(["--no-clear"], is_flag=True, help="Leave earlier reports on the screen.")],
)
