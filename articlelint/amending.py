"""Tells what a run would come to after a few articles changed, by what it came to before that."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from articlelint.cache import Cache
from articlelint.corpus import Report
from articlelint.files import Refusal
from articlelint.gathering import asking, name_of
from articlelint.outcome import Outcome
from articlelint.records import Records
from articlelint.regathering import Regathering, UntoldError
from articlelint.run import Run
from articlelint.settings_files import absolute
from articlelint.sites import Standing
from articlelint.verdicts import Verdicts

_NOTHING = Report({}, "", {})
# In articles: more of them are not worth it.
_MOST_ASKERS = 200


class Changes(NamedTuple):
    """The articles that are not as they were, by their paths, and the questions that have other answers by now."""

    edited: Sequence[str]
    added: Sequence[str]
    removed: Sequence[str]
    questions: Sequence[str]


class Amendment:
    """A look at a few articles of a run, and at those of which they have others tell else.

    `before` are the paths of all articles as they were, `known` is what was judged of them, and the `cache` that which
    this was judged by.
    """

    def __init__(self, run: Run, before: Sequence[str], known: Sequence[Verdicts], cache: Cache) -> None:
        self._run = run
        # The articles that are there as before.
        self._stay = before
        self._shown = spelling(before)
        self._known = known
        self._cache = cache

    def outcome(self, changes: Changes) -> Outcome:
        """What is found in the articles that changed, and in those of which something else may be told for it.

        Raises `UntoldError` where that can't be told without a look at all articles.
        """
        run, cache, records = self._run, self._cache, Records({})
        fresh, removed = frozenset(changes.added), frozenset(changes.removed)
        self._stay = [path for path in self._stay if path not in removed]
        self._shown = spelling([*self._stay, *fresh])
        gone = [run.sites.standing(path) for path in changes.removed]
        self._prepare(dict.fromkeys([*changes.edited, *changes.added, *self._askers(changes.questions)]))
        if gone or fresh:
            self._refuse_firsts([*gone, *(task for task in run.tasks if task.path in fresh)], fresh)
        tasks = [*run.tasks, *gone]
        before = {task.path: _NOTHING if task.path in fresh else cache.report_before(task) for task in tasks}
        gathering = run.gathering = Regathering(run.sites, tasks, self._known)
        gathering.notice = cache.notice
        for task, came in run.first_looks(records, gathering, None, 1, cache):
            if isinstance(came, Refusal):
                raise UntoldError
            records.add(task, came)
            gathering.change(task, _known(before[task.path]), came.report or _NOTHING)
        for task in gone:
            gathering.remove(task, _known(before[task.path]))
        gathering.rejudge(list(self._members(gathering)))
        self._look_at_others(gathering, records)
        gathering.hand_out(self._spelled)
        run.look_again(gathering, records, None)
        cache.save(is_part=True)
        return records.outcome(run.paths)

    def _askers(self, questions: Iterable[str]) -> Sequence[str]:
        words = [json.dumps(question).encode() + b":" for question in questions]
        askers = list(self._own(path for path, _ in self._cache.mentioning(words)))
        if len(askers) > _MOST_ASKERS:
            raise UntoldError
        return askers

    def _prepare(self, paths: Iterable[str]) -> None:
        self._run.prepare(paths)
        # There the schema of an article depends on its path.
        if any(task.scope and task.scope.is_template for task in self._run.tasks):
            raise UntoldError

    def _refuse_firsts(self, tasks: Sequence[Standing], added: AbstractSet[str]) -> None:
        """Refuse what is the first of its collection, or was the last one, so that more depends on it than is kept.

        So it is with what an override holds for, with rules that looked at no article, and with settings themselves.
        """
        standing = self._run.sites.standing
        if not any(standing(path).policy.may_look for path in self._stay):
            raise UntoldError
        alone = {tie for task in tasks for tie in _ties(task)}
        for path in self._stay:
            if not alone:
                break
            alone.difference_update(_ties(standing(path)))
        ids = {one.name: frozenset(one.rules) for one in self._known}
        newcomers = (task for task in tasks if task.scope and task.path in added)
        if alone or not all(asking(task) <= ids.get(name_of(task), frozenset()) for task in newcomers):
            raise UntoldError

    def _look_at_others(self, gathering: Regathering, records: Records) -> None:
        """Take what was found in articles that did not change, and of which something else may be told."""
        first = len(self._run.tasks)
        looked_at = set(self._run.paths)
        paths = dict.fromkeys(map(self._spelled, gathering.affected()))
        self._prepare(path for path in paths if path not in looked_at)
        for task in self._run.tasks[first:]:
            record = self._cache.record(task, gathering.ids(task))
            if record is None:
                raise UntoldError
            records.add(task, record)

    def _members(self, gathering: Regathering) -> Iterator[tuple[Standing, Report]]:
        """The other articles of the groups to judge anew, and perhaps some more."""
        keys = gathering.keys
        if keys:
            reports = dict(self._cache.mentioning([json.dumps(key).encode() + b":" for key in keys]))
            looked_at = {absolute(task.path) for task in self._run.tasks}
            for path in self._own(path for path in reports if path not in looked_at):
                yield self._run.sites.standing(path), reports[absolute(path)]

    def _own(self, paths: Iterable[str]) -> Iterator[str]:
        """Those of some articles that belong to the run, as it spells them."""
        return (path for path in map(self._shown, paths) if path is not None)

    def _spelled(self, path: str) -> str:
        own = self._shown(path)
        if own is None:
            raise UntoldError
        return own


def spelling(paths: Iterable[str]) -> Callable[[str], str | None]:
    """What gives the path of an article as it is shown by its absolute one; None for what is none of them.

    They are shown as they are named, from the current folder on or from the root.
    """
    known = frozenset(paths)
    here = f"{absolute('.').rstrip('/')}/"

    def shown(path: str) -> str | None:
        whole = absolute(path)
        return next((one for one in (whole.removeprefix(here), whole) if one in known), None)

    return shown


def _known(report: Report | None) -> Report:
    if report is None:
        raise UntoldError
    return report


def _ties(task: Standing) -> Iterator[tuple[int, ...]]:
    """What an article may be the only one in: its collection, and each override of its settings that holds for it."""
    whole, site = absolute(task.path), id(task.site)
    # Where one lies beside the folder of the settings, nobody knows all articles: see `Gathering.add`.
    yield site, id(task.scope), os.path.isabs(task.place)
    yield from ((site, number) for number, one in enumerate(task.site.settings.overrides) if one.holds(whole))
