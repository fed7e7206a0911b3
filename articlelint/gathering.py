"""Gathers what corpus rules know of all articles of a collection, also of those that a run does not check."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from articlelint.article import Article
from articlelint.corpus import Judged, Ledger, Report, report_of
from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.engine import Judgement, Judgements, ready
from articlelint.facts import Facts
from articlelint.files import UnreadableError
from articlelint.groups import Group, Verdict
from articlelint.rule import CorpusRule
from articlelint.schemas import near
from articlelint.settings.policy import options_in
from articlelint.sites import Site, Sites, Standing
from articlelint.verdicts import Name, Verdicts, row_of

if TYPE_CHECKING:
    from articlelint.cache import Cache

# In articles: an original and its translations are asked for one after the other.
_KEPT = 32


class Domain:
    """One collection of one site, as corpus rules see it."""

    def __init__(self, task: Standing, rules: Sequence[CorpusRule]) -> None:
        self.site = task.site
        self.rules = rules
        self.ids = frozenset(rule.id for rule in rules)
        self.ledger = Ledger(rules, task.facts)
        self.tasks: dict[str, Standing] = {}
        self.is_whole = task.site.document is not None
        self.name = name_of(task)


class Gathering:
    """What is known of the collections of some articles, as far as corpus rules look at them.

    Only the rules that may look at one of these articles are asked. Where the settings stand in a file, all articles of
    the collection are known; where they don't, nobody has said which these are, and those that are checked are.
    """

    def __init__(
        self, sites: Sites, tasks: Sequence[Standing], ids: Mapping[Name, AbstractSet[str]] | None = None
    ) -> None:
        """`ids` are those of the rules that are asked, by collection, where they are known."""
        self._sites = sites
        self._domains = _domains(tasks) if ids is None else _domains_of(tasks, ids)
        self._verdicts: dict[str, list[tuple[Judged, Verdict]]] = {}
        self.failures: list[Diagnostic] = []
        # Whether there are articles beside those that are checked.
        self.has_others = False
        # Is told the text of each article that is read once more, where somebody wants to know.
        self.notice: Callable[[Standing, str], object] = _pass_over

    def __bool__(self) -> bool:
        return bool(self._domains)

    def rules(self, task: Standing) -> Sequence[CorpusRule]:
        """The corpus rules that look at the collection of an article."""
        domain = self._domains.get(key_of(task))
        return () if domain is None else domain.rules

    def ids(self, task: Standing) -> frozenset[str]:
        """The ids of these rules."""
        domain = self._domains.get(key_of(task))
        return frozenset() if domain is None else domain.ids

    def add(self, task: Standing, report: Report | None) -> None:
        """Add what was gathered from one of the articles that are checked."""
        domain = self._domains.get(key_of(task))
        if domain is not None and report is not None:
            # Settings that were named may lie elsewhere; which articles there are beside this one they don't say.
            domain.is_whole = domain.is_whole and not os.path.isabs(task.place)
            domain.tasks[task.place] = task
            domain.ledger.add(task.place, report)
            self.failures += (_failure(task, domain, rule, finding) for rule, finding in report.failures.items())

    def miss(self, task: Standing) -> None:
        """Take note that one of the articles can't be read, and may be any."""
        domain = self._domains.get(key_of(task))
        if domain is not None:
            domain.is_whole = False

    def judge(self, cache: "Cache | None" = None) -> None:
        """Judge of the articles that are checked, with all others of their collections at hand."""
        self.complete(cache)
        if cache:
            self.notice = cache.notice
        until = self._sites.wishes.end_of_day if cache else None
        for domain in self._domains.values():
            for one in domain.ledger.judged(frozenset(domain.tasks), is_whole=domain.is_whole, until=until):
                task = domain.tasks[one.place]
                if isinstance(one.said, Finding):
                    self.failures.append(_failure(task, domain, one.rule.id, one.said))
                else:
                    self._verdicts.setdefault(task.path, []).append((one, one.said))

    @property
    def verdicts(self) -> list[Verdicts]:
        """What has been judged, as data; raises `TypeError` or `ValueError` where it is none."""
        found = []
        for domain in self._domains.values():
            verdicts = (self._verdicts.get(task.path, ()) for task in domain.tasks.values())
            rows = [row_of(judged, verdict) for some in verdicts for judged, verdict in some]
            found.append(Verdicts(*domain.name, sorted(domain.ids), domain.is_whole, domain.ledger.unread, rows))
        return found

    @property
    def is_settled(self) -> bool:
        """Whether all that has been judged is judged in the same way until the end of the day."""
        return all(domain.ledger.is_settled for domain in self._domains.values())

    def has_verdicts(self, task: Standing) -> bool:
        """Whether something has been judged of an article."""
        return task.path in self._verdicts

    def judgements(self, task: Standing, texts: Mapping[str, str]) -> Judgements:
        """What has been judged of an article, with the other articles, of which `texts` has those that are no files."""
        found: dict[str, list[Judgement]] = {}
        for judged, verdict in self._verdicts.get(task.path, ()):
            others = tuple(filter(None, (self._other(task, place, texts) for place in verdict.others)))
            # One that is gone by now has nothing to do with this article any more.
            if len(others) == len(verdict.others):
                found.setdefault(judged.rule.id, []).append(Judgement(verdict, others))
        return found

    def groups(self, task: Standing) -> Iterator[tuple[CorpusRule, Group]]:
        """The groups that one of the articles belongs to."""
        domain = self._domains.get(key_of(task))
        return iter(()) if domain is None else domain.ledger.groups(task.place)

    def complete(self, cache: "Cache | None" = None) -> None:
        """Gather from all other articles of the collections, unless the cache knows what comes of it."""
        sites = {id(domain.site): domain.site for domain in self._domains.values() if domain.site.document is not None}
        for site in sites.values():
            others = list(self._others_of(site))
            self.has_others = self.has_others or bool(others)
            # Where all are checked, as in most runs, nothing of this is needed.
            keys = {key: domain.ledger.keys() for key, domain in {id(domain): domain for domain, _ in others}.items()}
            for domain, path in others:
                self._gather_other(domain, path, keys[id(domain)], cache)

    def _others_of(self, site: Site) -> Iterator[tuple[Domain, str]]:
        """The articles of a site that are not checked, with their domains, by their absolute paths."""
        if site.folder in self._sites.searched:
            return
        start = f"{site.folder.rstrip('/')}/"
        folder = os.path.realpath(site.folder)
        known: set[str] | None = None
        for path, scope in self._sites.articles_of(site):
            domain = self._domains.get((id(site), id(scope)))
            if domain is None or path.removeprefix(start) in domain.tasks:
                continue
            if known is None:
                # A folder may have two names, by a link; a file is known once.
                known = _real_paths([task.path for one in self._domains.values() for task in one.tasks.values()])
            if os.path.join(folder, path.removeprefix(start)) not in known:
                yield domain, path

    def _gather_other(
        self, domain: Domain, path: str, keys: Mapping[str, AbstractSet[str]], cache: "Cache | None"
    ) -> None:
        standing = self._sites.standing(path)
        report = cache.report(standing, domain.ids) if cache else None
        if report is None:
            glance = cache.glance(standing) if cache else None
            try:
                text = standing.read()
            except UnreadableError:
                domain.is_whole = False
                if cache:
                    cache.miss()
                return
            # What is kept is for all articles that will ever be checked.
            report = report_of(standing.article(text), domain.rules, None if cache else keys)
            if cache:
                cache.keep_report(standing, domain.ids, glance, report, text)
        domain.ledger.add(standing.place, report)

    def _other(self, task: Standing, place: str, texts: Mapping[str, str]) -> Article | None:
        domain = self._domains[key_of(task)]
        known = domain.tasks.get(place)
        path = known.path if known else near(os.path.join(domain.site.folder, place))
        return known.article(texts[path]) if known and path in texts else self._read(path)

    @cached_property
    def _read(self) -> Callable[[str], Article | None]:
        @lru_cache(_KEPT)
        def article_at(path: str) -> Article | None:
            try:
                standing = self._sites.standing(path)
                text = standing.read()
            except UnreadableError:
                return None
            self.notice(standing, text)
            return standing.article(text)

        return article_at


def _pass_over(task: Standing, text: str) -> None:
    """Nobody wants to know."""


def _domains(tasks: Sequence[Standing]) -> dict[tuple[int, int], Domain]:
    first = {key_of(task): task for task in reversed(tasks) if task.scope is not None}
    possible: dict[tuple[int, int], set[str]] = {key: set() for key in first}
    for key, policy in {(key_of(task), task.policy): None for task in tasks if task.scope is not None}:
        possible[key] |= policy.possible
    domains = {}
    for key, task in first.items():
        rules = [rule for rule in corpus_rules(task, possible[key]) if _wants(rule, task.facts)]
        if rules:
            domains[key] = Domain(task, rules)
    return domains


def _domains_of(tasks: Sequence[Standing], ids: Mapping[Name, AbstractSet[str]]) -> dict[tuple[int, int], Domain]:
    first = {key_of(task): task for task in reversed(tasks) if task.scope is not None}
    known = {key: (task, corpus_rules(task, ids.get(name_of(task), frozenset()))) for key, task in first.items()}
    return {key: Domain(task, rules) for key, (task, rules) in known.items() if rules}


def asking(task: Standing) -> frozenset[str]:
    """The ids of the corpus rules that look at an article and at its collection."""
    return frozenset(rule.id for rule in corpus_rules(task, task.policy.possible) if _wants(rule, task.facts))


def _wants(rule: CorpusRule, facts: Facts) -> bool:
    """Whether a rule looks at a collection; one that fails at this will at the rest, and is told of there."""
    try:
        return rule.wants(facts)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 a rule may be anybody's, as in the engine
        return True


def corpus_rules(task: Standing, ids: AbstractSet[str]) -> list[CorpusRule]:
    """The corpus rules among some, with the options of the collection: its articles are judged together."""
    steps = (task.site.settings.step, *((task.scope.step,) if task.scope else ()))
    options = options_in(steps)
    kinds = [kind for kind in task.site.rules if kind.id in ids and issubclass(kind, CorpusRule)]
    rules = [ready(kind, options.get(kind.id)) for kind in kinds]
    return [rule for rule in rules if isinstance(rule, CorpusRule)]


def _real_paths(paths: Sequence[str]) -> set[str]:
    """Where some files lie whatever links lead to their folders; each folder is asked for once."""
    parts = [os.path.split(path) for path in paths]
    folders = {folder: os.path.realpath(folder) for folder in dict.fromkeys(folder for folder, _ in parts)}
    return {os.path.join(folders[folder], name) for folder, name in parts}


def key_of(task: Standing) -> tuple[int, int]:
    """What tells the collection of an article from others of a run."""
    return id(task.site), id(task.scope)


def name_of(task: Standing) -> Name:
    """The name of the collection of an article."""
    return task.site.document.path if task.site.document else "", task.scope.number if task.scope else 0


def _failure(task: Standing, domain: Domain, rule: str, finding: Finding) -> Diagnostic:
    return Diagnostic(task.path, rule, domain.site.families[rule], Severity.ERROR, finding)
