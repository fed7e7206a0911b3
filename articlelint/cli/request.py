"""What can be asked of a check, and the reading of the plainest way to ask."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

# What stands for standard input among the paths.
STANDARD_INPUT = "-"


class Target(NamedTuple):
    """A format of the report and the file that it goes to; without one it goes to standard output."""

    format: str
    file: str | None = None


class Request(NamedTuple):
    """What was asked for: the options by their names, see the help of each.

    The defaults are those of the options.
    """

    paths: tuple[str, ...]
    today: datetime
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: tuple[str, ...] = ()
    isolated: bool = False
    isolated_plugins: bool = False
    show_settings: bool = False
    show_files: bool = False
    stdin_filename: str | None = None
    changed: bool = False
    since: str | None = None
    staged: bool = False
    lines: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    fix_only: bool = False
    show_fixes: bool = False
    exit_non_zero_on_fix: bool = False
    baseline: str | None = None
    write_baseline: str | None = None
    add_ignores: str | None = None
    prune_baseline: bool = False
    fail_on_stale: bool = False
    output_format: tuple[Target, ...] = ()
    statistics: bool = False
    quiet: bool = False
    color: str = "auto"
    fail_on: str = "error"
    max_warnings: int | None = None
    no_cache: bool = False
    cache_dir: str | None = None
    cache_strategy: str = "auto"
    jobs: int | None = None
    profile_rules: bool = False


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)  # noqa: TID251 the clock lives in the command line


def plain_request(arguments: Sequence[str]) -> Request | None:
    """What `check` asks for with nothing but paths and flags; None for any other arguments, which click is to read.

    Most hooks and editors ask so, for one article, and click takes a third of the time that its check does.
    """
    command, *given = arguments or ("",)
    flags = [_FLAGS.get(one) for one in given if one.startswith("-")]
    if command != "check" or "" in given or not all(flags):
        return None
    paths = tuple(one for one in given if not one.startswith("-"))
    asked: dict[str, Any] = dict.fromkeys(filter(None, flags), True)
    return Request(paths, now())._replace(**asked)


# The options that are either given or not, by their long names.
_FLAGS = {f"--{name.replace('_', '-')}": name for name, default in Request._field_defaults.items() if default is False}
