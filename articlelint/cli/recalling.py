"""Answers a request by what is remembered of the last one, where nothing has changed that the answer depends on."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from articlelint.cache_folder import WHOLE, folder_in
from articlelint.cli.request import STANDARD_INPUT, Request
from articlelint.diagnostic import Diagnostic
from articlelint.digests import blake2b
from articlelint.installed import may_have_rules
from articlelint.program import program

if TYPE_CHECKING:
    from articlelint.rule import Rule
    from articlelint.snapshot import Recalled

# What is answered by looking at articles in any case, or changes something.
_OTHERWISE = (
    "isolated",
    "isolated_plugins",
    "show_settings",
    "show_files",
    "stdin_filename",
    "changed",
    "since",
    "staged",
    "lines",
    "fix",
    "unsafe_fixes",
    "diff",
    "fix_only",
    "show_fixes",
    "exit_non_zero_on_fix",
    "baseline",
    "write_baseline",
    "add_ignores",
    "prune_baseline",
    "fail_on_stale",
    "no_cache",
    "profile_rules",
)


class RecalledRun:
    """A run that is remembered, as far as it is told of; all rules that it asked come with articlelint."""

    def __init__(self, recalled: "Recalled") -> None:
        self.paths = recalled.paths
        self.most_findings = recalled.most
        self._notes = recalled.notes

    @property
    def all_rules(self) -> "Mapping[str, type[Rule]]":
        """The rules that come with articlelint, by their ids."""
        from articlelint.registry import shipped_rules  # noqa: PLC0415 takes 100 ms, and few formats ask

        return {rule.id: rule for rule in shipped_rules()}

    def refused_plugins(self) -> Iterator[str]:
        """None: there were no plugins."""
        return iter(())

    def notes(self, folders: Sequence[str], diagnostics: Iterable[Diagnostic] = ()) -> Iterator[str]:  # noqa: ARG002 as a run's
        """What was noted."""
        return iter(self._notes)


def check(request: Request, prepare: Callable[[], object] | None = None) -> int:
    """Do what was asked for; the exit status. Where articles are to be looked at, `prepare` is called before."""
    status = told_again(request, prepare)
    if status is not None:
        return status
    if prepare:
        prepare()
    from articlelint.cli import checking  # noqa: PLC0415 takes 100 ms, which what is remembered is spared

    return checking.check(request)


def may_be_remembered(request: Request) -> bool:
    """Whether a request is of the kind whose answers are kept: that of a check of whole folders as they are."""
    if any(getattr(request, option) not in {None, False} for option in _OTHERWISE):
        return False
    are_folders = all(path != STANDARD_INPUT and os.path.isdir(path) for path in paths_of(request))
    return are_folders and not may_have_rules()


def paths_of(request: Request) -> Sequence[str]:
    """The paths that are named, or else the current folder."""
    return request.paths or (".",)


def digest_of_request(request: Request) -> str:
    """What tells a request from others that may have other answers, whatever the articles are."""
    said = [
        program(),
        os.getcwd(),
        paths_of(request),
        request.select,
        request.ignore,
        request.config,
        request.today.date().isoformat(),
        str(request.today.utcoffset()),
    ]
    return blake2b(json.dumps(said).encode(errors="surrogatepass")).hexdigest()


def is_by_content(request: Request) -> bool:
    """Whether articles are told from others by their texts, and not by their sizes and times."""
    strategy = request.cache_strategy
    return strategy == "content" or (strategy == "auto" and bool(os.environ.get("CI")))


def told_again(request: Request, prepare: Callable[[], object] | None = None) -> int | None:
    """Tell what was found last time, and what a few edits make of it; the exit status, or None where nobody knows.

    `prepare` see `check`.
    """
    if not may_be_remembered(request):
        return None
    folder = request.cache_dir or _folder_above(paths_of(request)[0])
    if folder is None:
        return None
    from articlelint.comparison import Edits, recalled  # noqa: PLC0415 a run without a cache needs none

    now = request.today.timestamp()
    known = recalled(folder, digest_of_request(request), now, by_content=is_by_content(request))
    if isinstance(known, Edits):
        if prepare:
            prepare()
        from articlelint.cli.amended import amended  # noqa: PLC0415 it looks at articles, which takes 100 ms to import

        known = amended(request, folder, known)
    if known is None:
        return None
    from articlelint.cli.reporting import Telling, refuse_own_articles  # noqa: PLC0415 see above

    run = RecalledRun(known)
    refuse_own_articles(request, run.paths)
    return Telling(request, run, {}).tell(known.outcome)


def _folder_above(path: str) -> str | None:
    """The nearest folder of a cache, in a folder or above it, that holds a whole run."""
    above = os.path.abspath(path)
    while True:
        folder = folder_in(above)
        if os.path.isfile(os.path.join(folder, WHOLE)):
            return folder
        parent = os.path.dirname(above)
        if parent == above:
            return None
        above = parent
