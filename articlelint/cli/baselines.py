"""The baselines that a run goes by: which findings they hide, and what in them is over."""

import os
from collections import Counter
from collections.abc import Iterator
from functools import partial

import click

from articlelint.baseline import (
    Baseline,
    BrokenBaseline,
    Entry,
    baseline_from,
    described,
    entry_of,
    is_conflicted,
    recorded,
)
from articlelint.cli.request import Request
from articlelint.diagnostic import Diagnostic, Severity
from articlelint.engine import FAILED
from articlelint.files import UnreadableError, read
from articlelint.outcome import Outcome
from articlelint.output.cells import legible
from articlelint.rule import LateRule
from articlelint.run import Run
from articlelint.schemas import near
from articlelint.settings import EVERYTHING, UNREADABLE, UNTOLD, UNWRITABLE, chosen
from articlelint.settings_files import absolute
from articlelint.standing import Site
from articlelint.writing import replace

# What is told of a file that can't be read or written, or in which not all is told, is told each time: nobody can know
# the rest.
_NEVER_KNOWN = frozenset({UNREADABLE[0], UNTOLD[0], UNWRITABLE[0]})
# Behind a front matter that can't be read nearly all other rules are silent.
_FRONT = "front"


class _Silent:
    """Articles and rules of which a run can say nothing: what it did not find there may be there all the same."""

    def __init__(self, outcome: Outcome) -> None:
        found = outcome.diagnostics
        broken = (one for one in found if one.family == _FRONT and one.severity is Severity.ERROR)
        self._paths = {one.path for one in (*broken, *(one for one in found if one.rule in _NEVER_KNOWN))}
        self._failed = {(one.path, one.rule) for one in found if one.finding.message.startswith(FAILED)}

    def holds(self, path: str, rule: str) -> bool:
        """Whether what a rule would have found in an article is not known."""
        return path in self._paths or (path, rule) in self._failed


class Known:
    """What the baselines of a run know; `gone` is what they record and what is over, by the path of each.

    Raises `click.UsageError` where a baseline that is named can't be used.
    """

    def __init__(self, request: Request, run: Run) -> None:
        self._request = request
        self._looked = {absolute(task.path): task for task in run.tasks}
        self._names = self._asked(run)
        self._file_of = {task.path: request.baseline or task.site.settings.baseline for task in run.tasks}
        # What is about to be written may not be there yet, and is not gone by.
        files = () if request.write_baseline else dict.fromkeys(file for file in self._file_of.values() if file)
        self._baselines = {file: _read(file, named=request.baseline is not None) for file in files}
        self.count = 0
        self.gone: dict[str, Counter[Entry]] = {}
        if request.prune_baseline and not self._baselines:
            raise click.UsageError("--prune-baseline asks for a baseline: name it with --baseline, or in the settings")
        if request.fail_on_stale and not self._baselines:
            raise click.UsageError("--fail-on-stale asks for a baseline: name it with --baseline, or in the settings")

    def without_known(self, outcome: Outcome) -> Outcome:
        """What a run found without what is known."""
        silent = _Silent(outcome)
        new = [one for one in outcome.diagnostics if self._file_of.get(one.path) is None]
        for file, baseline in self._baselines.items():
            own = [one for one in outcome.diagnostics if self._file_of.get(one.path) == file]
            pairs = ((self._entry(file, one, outcome), one) for one in own)
            sorting = baseline.sorted_out(pairs, partial(self._is_over, file, silent))
            new += sorting.new
            self.count += sorting.known
            if sorting.gone:
                self.gone[file] = sorting.gone
        return outcome._replace(diagnostics=sorted(new, key=lambda one: one.order)) if self.count else outcome

    def stale(self) -> Iterator[str]:
        """What to say of what is over."""
        for file, gone in self.gone.items():
            yield f"{described(gone)} that {legible(near(file))} records are gone: --prune-baseline removes them"

    def pruned(self) -> Iterator[str]:
        """Remove from the baselines what is over: what was removed. Raises `UnwritableError`."""
        for file, gone in self.gone.items():
            replace(file, None, self._baselines[file].without(gone).text())
            yield f"removed {described(gone)} from {legible(near(file))}"

    def written(self, outcome: Outcome) -> str:
        """Record all that a run found in the file that is asked for: what was done. Raises `UnwritableError`.

        What that file records of articles that were not looked at, or of rules that were not asked, is kept.
        """
        file = self._request.write_baseline or ""
        silent = _Silent(outcome)
        old = _old(file)
        kept = {entry: count for entry, count in old.counts.items() if not self._is_over(file, silent, entry)}
        entries = [entry for one in outcome.diagnostics if (entry := self._entry(file, one, outcome)) is not None]
        replace(file, None, recorded(entries, kept).text())
        more = f", and kept {described(Counter(kept))}" if kept else ""
        return f"wrote {legible(near(file))}: {described(Counter(entries))}{more}"

    def _entry(self, file: str, diagnostic: Diagnostic, outcome: Outcome) -> Entry | None:
        if diagnostic.rule in _NEVER_KNOWN:
            return None
        name = os.path.relpath(absolute(diagnostic.path), _folder(file)).replace(os.sep, "/")
        return entry_of(diagnostic, outcome.texts.get(diagnostic.path), name)

    def _is_over(self, file: str, silent: "_Silent", entry: Entry) -> bool:
        """Whether nothing more will be found of an entry: its article was looked at for it, or is no longer there."""
        path = absolute(f"{_folder(file)}/{entry.file}")
        if path in self._looked:
            task = self._looked[path]
            asked = self._names is None or entry.rule in self._names
            return asked and not silent.holds(task.path, entry.rule) and _may_judge(task.site, entry.rule)
        return not os.path.lexists(path)

    def _asked(self, run: Run) -> frozenset[str] | None:
        """The rules that the command line asks for; None where it leaves that to the settings."""
        select, ignore = self._request.select, self._request.ignore
        if not select and not ignore:
            return None
        rules = {rule.id: rule for site in run.sites for rule in site.rules}
        return frozenset(rule.id for rule in chosen(rules.values(), select or (EVERYTHING,), ignore))


def _may_judge(site: Site, name: str) -> bool:
    """Whether it tells something that a rule finds nothing: one of a plugin that can't be used was never asked.

    And what a late rule says depends on which rules there are.
    """
    if not site.lacks_rules:
        return True
    return any(rule.id == name and not issubclass(rule, LateRule) for rule in site.rules)


def _folder(file: str) -> str:
    return absolute(file).rpartition("/")[0] or "/"


def _read(file: str, *, named: bool) -> Baseline:
    hint = "" if os.path.lexists(file) else f": --write-baseline {legible(near(file))} makes it"
    try:
        return baseline_from(read(file))
    except UnreadableError as error:
        where = "" if named else ", which the settings name,"
        message = f"the baseline `{legible(near(file))}`{where} can't be read: {error}{hint}"
        raise click.UsageError(message) from error
    except BrokenBaseline as error:
        raise click.UsageError(f"{legible(near(file))}: {error}") from error


def _old(file: str) -> Baseline:
    """What a file records so far: nothing, where there is none, or a merge has left it broken.

    Raises `click.UsageError` where it holds something else, which is not to be lost.
    """
    if not os.path.isfile(file):  # noqa: PTH113 pathlib takes 5 ms to import
        return Baseline({})
    try:
        text = read(file)
        return baseline_from(text) if text.strip() else Baseline({})
    except UnreadableError:
        return Baseline({})
    except BrokenBaseline as error:
        if is_conflicted(text):
            return Baseline({})
        message = f"`{legible(near(file))}` holds something else than a baseline, and is not written over: {error}"
        raise click.UsageError(message) from error
