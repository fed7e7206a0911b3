"""Judges anew what a few articles change: the groups that they have left, joined, or say something else in."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from articlelint.corpus import Judged, Report
from articlelint.diagnostic import Finding
from articlelint.gathering import Domain, Gathering, key_of
from articlelint.groups import Verdict
from articlelint.sites import Sites, Standing
from articlelint.verdicts import Name, Verdicts, differing, merged, places_of_change, row_of, under


class UntoldError(Exception):
    """What changed can't be told without a look at all articles."""


class Regathering(Gathering):
    """A gathering of the articles that changed, and of what was judged of all of them before that."""

    def __init__(self, sites: Sites, tasks: Sequence[Standing], known: Sequence[Verdicts]) -> None:
        """`tasks` are also those of the articles that are gone."""
        self._known: dict[Name, Verdicts] = {one.name: one for one in known}
        super().__init__(sites, tasks, {name: frozenset(one.rules) for name, one in self._known.items()})
        self._changed: list[tuple[Standing, Report]] = []
        self._gone: set[str] = set()
        self._keys: dict[Name, dict[str, set[str]]] = {domain.name: {} for domain in self._domains.values()}
        self._places: dict[Name, dict[str, None]] = {}

    def change(self, task: Standing, before: Report, after: Report) -> None:
        """Take note of what an article said of itself, and what it says by now; raises `UntoldError`."""
        if before.unread or after.unread or before.failures or after.failures:
            raise UntoldError
        domain = self._domains.get(key_of(task))
        if domain is not None:
            self._changed.append((task, after))
            keys = self._keys[domain.name]
            for topic, touched in differing(before, after).items():
                keys.setdefault(topic, set()).update(touched)

    def remove(self, task: Standing, before: Report) -> None:
        """Take note that an article is gone that said this of itself; raises `UntoldError`."""
        self.change(task, before, Report({}, "", {}))
        self._gone.add(task.path)

    @property
    def keys(self) -> set[str]:
        """The keys of the groups to judge anew."""
        return {key for topics in self._keys.values() for keys in topics.values() for key in keys}

    def rejudge(self, others: Iterable[tuple[Standing, Report]]) -> None:
        """Judge these groups, in which there are articles that did not change as well; raises `UntoldError`."""
        for task, report in (*self._changed, *others):
            domain = self._domains.get(key_of(task))
            if domain is not None:
                part = under(report, self._keys[domain.name])
                if part.facts:
                    domain.tasks[task.place] = task
                    domain.ledger.add(task.place, part)
        for domain in self._domains.values():
            self._rejudge(domain)

    def _rejudge(self, domain: Domain) -> None:
        before = self._known[domain.name]
        domain.ledger.unread += before.unread
        until = self._sites.wishes.end_of_day
        judged = domain.ledger.judged(frozenset(domain.tasks), is_whole=before.is_whole, until=until)
        try:
            fresh = [row_of(one, _verdict(one)) for one in judged]
        except (TypeError, ValueError) as error:
            raise UntoldError from error
        own = [task for task, _ in self._changed if self._domains.get(key_of(task)) is domain]
        edited = {task.place for task in own}
        rows = merged(before.rows, fresh, self._keys[domain.name], domain.rules)
        places = dict.fromkeys([*edited, *places_of_change(before.rows, rows, edited)])
        gone = {task.place for task in own if task.path in self._gone}
        self._places[domain.name] = dict.fromkeys(place for place in places if place not in gone)
        self._known[domain.name] = before._replace(rows=rows)

    def affected(self) -> Iterator[str]:
        """The articles of which something else may be told, by absolute paths."""
        for domain in self._domains.values():
            for place in self._places[domain.name]:
                yield _path(domain, place)

    def hand_out(self, spelled: Callable[[str], str]) -> None:
        """Give the articles of which something else may be told their verdicts.

        `spelled` gives the path of an article, as the run spells it, by its absolute one.
        """
        for domain in self._domains.values():
            rules = {rule.id: rule for rule in domain.rules}
            places = self._places[domain.name]
            for row in self._known[domain.name].rows:
                if row.place in places:
                    for place in (row.place, *row.others):
                        if place not in domain.tasks:
                            domain.tasks[place] = self._sites.standing(spelled(_path(domain, place)))
                    path = domain.tasks[row.place].path
                    judged = Judged(rules[row.rule], row.place, row.verdict, row.key)
                    self._verdicts.setdefault(path, []).append((judged, row.verdict))

    @property
    def verdicts(self) -> list[Verdicts]:
        """What is judged by now of all articles, as data."""
        return list(self._known.values())


def _path(domain: Domain, place: str) -> str:
    return os.path.join(domain.site.folder, place)


def _verdict(judged: Judged) -> Verdict:
    if isinstance(judged.said, Finding):
        raise UntoldError
    return judged.said
