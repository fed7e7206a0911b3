"""A run: files in, diagnostics out, each file under the settings that stand nearest above it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.files import SETTINGS_FILE, Refusal, UnreadableError, too_large
from articlelint.first_looks import FirstLooks, is_alone
from articlelint.gathering import Gathering
from articlelint.ignore import mentions
from articlelint.looking import (
    Look,
    Mending,
    Record,
    Rewritten,
    judged_record_of,
    records_of,
    tells_nothing,
    told_record_of,
)
from articlelint.outcome import Outcome
from articlelint.records import Records
from articlelint.rule import Rule
from articlelint.settings import UNREADABLE, Limits, MistakenSettings
from articlelint.settings_files import absolute
from articlelint.sites import Site, Sites, Standing, Wishes
from articlelint.text import Span
from articlelint.wording import choices, counted, in_backticks

if TYPE_CHECKING:
    from articlelint.cache import Cache

__all__ = ["Mending", "Outcome", "Rewritten", "Run", "Wishes"]

# The family of the rules that hold articles to a contract.
CONTRACT = "contract"


# So many articles, and most of all, that break the shipped contract are of another site.
_FEW = 4


class Run:
    """One run: it looks for the settings of some articles, and then checks these articles."""

    def __init__(self, wishes: Wishes, rules: Sequence[type[Rule]], *, lacks_rules: bool = False) -> None:
        """Where it `lacks_rules`, an installed plugin can't be used, and its rules are not among the rules."""
        self.rules = tuple(rules)
        self.sites = Sites(wishes, rules, lacks_rules=lacks_rules)
        self.lacks_installed_rules = lacks_rules
        self.tasks: list[Standing] = []
        # What was judged of the articles together, where records are kept.
        self.gathering: Gathering | None = None
        # Whether records are kept, for which they need a digest of their texts.
        self.keeps = False

    def __reduce__(self) -> tuple[Any, ...]:
        return _made_anew, (self.sites.wishes, self.lacks_installed_rules, self.keeps)

    def keep_records(self) -> None:
        """From now on give records what they need to be kept."""
        self.keeps = True
        self.sites.note_questions()

    @property
    def paths(self) -> list[str]:
        """The paths of the articles."""
        return [task.path for task in self.tasks]

    @property
    def most_findings(self) -> int:
        """How many findings a report may have; where several settings hold, the strictest of them says so."""
        return min((site.settings.limits.findings for site in self.sites), default=Limits().findings)

    @property
    def lacks_rules(self) -> bool:
        """Whether a plugin can't be used, so that rules of it that should look do not."""
        return self.lacks_installed_rules or bool(self.sites.broken_plugins)

    def prepare(self, paths: Iterable[str]) -> None:
        """Find the settings and contracts of some articles; raises `MistakenSettings` with every mistake in them.

        Plugins that can't be used are mistakes as well, but where there are no others, the run does without them.
        """
        self.tasks += map(self.sites.standing, paths)
        if self.sites.mistakes.keys() - self.sites.broken_plugins.keys():
            raise MistakenSettings(tuple(self.sites.mistakes))

    def check(  # noqa: PLR0913 each says one thing, by its name
        self,
        texts: Mapping[str, str] | None = None,
        refusals: Iterable[Refusal] = (),
        watch: Callable[[int, int, int], object] | None = None,
        mending: Mending | None = None,
        *,
        jobs: int | None = 1,
        cache: "Cache | None" = None,
    ) -> Outcome:
        """Check what was prepared; `watch` is told how many articles are done, of how many, and what was found so far.

        `texts` are the articles that are not files; `refusals` are files that are known not to be readable. `jobs` is
        the number of processes that look at articles; None stands for as many as pay. What the `cache` knows is not
        looked at again.
        """
        records = Records(texts or {})
        records.diagnostics += map(_unreadable, refusals)
        gathering = Gathering(self.sites, self.tasks)
        for done, (task, came) in enumerate(self.first_looks(records, gathering, mending, jobs, cache)):
            if watch:
                watch(done, len(self.tasks), records.found)
            if isinstance(came, Refusal):
                records.diagnostics.append(_unreadable(came))
                gathering.miss(task)
            else:
                records.checked += 1
                gathering.add(task, came.report)
                records.add(task, came)
        if gathering:
            gathering.judge(cache)
            self.look_again(gathering, records, mending)
        if cache:
            self.gathering = gathering
            cache.save()
        return records.outcome(self.paths)

    def first_looks(
        self, records: Records, gathering: Gathering, mending: Mending | None, jobs: int | None, cache: "Cache | None"
    ) -> Iterator[tuple[Standing, Record | Refusal]]:
        """What comes of the first look at each article, as it comes in."""
        files: list[Standing] = []
        if cache is not None:
            self.keep_records()
        for task in self.tasks:
            known = cache.record(task, gathering.ids(task)) if cache and records.is_file(task) else None
            if known is not None and not (mending and known.found):
                yield task, known
            elif records.is_file(task):
                files.append(task)
            elif task.is_too_large(records.texts[task.path]):
                yield task, Refusal(task.path, too_large(task.limits.file_size))
            else:
                look = Look(task, records.texts[task.path], gathering.rules(task), is_alone(self))
                yield task, records_of([look], mending, are_files=False)[0]
        glances = {task.path: cache.glance(task) for task in files} if cache else {}
        for task, came in FirstLooks(self, mending).at_files(files, gathering, jobs):
            if cache and isinstance(came, Record):
                cache.keep(task, gathering.ids(task), glances[task.path], came)
            yield task, came

    def look_again(self, gathering: Gathering, records: Records, mending: Mending | None) -> None:
        """Look once more at articles of which others have something to say, or whose suppressions may be unused."""
        for task in self.tasks:
            if gathering.has_verdicts(task) or records.is_waiting(task):
                with suppress(UnreadableError):
                    judgements = gathering.judgements(task, records.texts)
                    text, is_file = records.text_of(task), records.is_file(task)
                    gathering.notice(task, text)
                    if not (mending or records.has(task) or mentions(text)):
                        record = told_record_of(task, text, judgements)
                        if record.found:
                            records.add(task, record)
                        continue
                    if not records.is_waiting(task) and tells_nothing(task, text, judgements):
                        continue
                    records.add(task, judged_record_of(task, text, mending, judgements, is_file=is_file))
        records.diagnostics += gathering.failures

    @property
    def all_rules(self) -> dict[str, type[Rule]]:
        """The rules that any of the settings know, by their ids."""
        return {rule.id: rule for site in self.sites for rule in site.rules}

    def refused_plugins(self) -> Iterator[str]:
        """The plugins that settings name and that may not be run."""
        return (f"{path}:{line}:{column}: {message}" for path, line, column, message in self.sites.refused_plugins)

    def notes(self, folders: Sequence[str], diagnostics: Iterable[Diagnostic] = ()) -> Iterator[str]:
        """What is odd about the settings: that there are none, or collections and overrides that hold for no article.

        Or that no rule looks. `folders` are those that were searched whole: what lies elsewhere may well hold nothing.
        """
        unsettled = {task.path for task in self.tasks if task.site.layered is None}
        strangers = {one.path for one in diagnostics if one.family == CONTRACT and one.severity is Severity.ERROR}
        if len(strangers & unsettled) > max(_FEW, len(unsettled) // 2):
            yield f"no {SETTINGS_FILE} states a contract for these articles, so articlelint's own one holds"
        yield from self.refused_plugins()
        if self.lacks_rules:
            yield "the rules of a plugin did not look, since it can't be used: see above"
        yield from self._missing()
        if self.tasks and not any(task.policy.may_look for task in self.tasks):
            yield f"no rule looks at any of {counted(len(self.tasks), 'article')}: all are ignored, or none is selected"
        searched = tuple(f"{absolute(folder).rstrip('/')}/" for folder in folders)
        for site in self.sites:
            yield from self._empty(site, searched)

    def _missing(self) -> Iterator[str]:
        """The schemas that are named for folders and that are not there."""
        schemas = [task.missing for task in self.tasks if task.missing]
        if schemas:
            from articlelint.contract.astro import WRITTEN_BY, is_of_astro  # noqa: PLC0415 not every site is Astro's

            names = dict.fromkeys(schemas)
            are = "is no schema" if len(names) == 1 else "are no schemas"
            articles = counted(len(schemas), "article")
            hint = f": {WRITTEN_BY}" if all(map(is_of_astro, names)) else ""
            yield f"there {are} {choices(names)} yet, so {articles} may have any front matter{hint}"

    def _empty(self, site: Site, searched: tuple[str, ...]) -> Iterator[str]:
        """The collections of a site that hold none of its articles, and the overrides that hold for none."""
        tasks = [task for task in self.tasks if task.site is site]
        if site.document is None or not tasks:
            return
        count = counted(len(tasks), "article")
        is_searched = f"{site.folder.rstrip('/')}/".startswith(searched)
        if all(task.scope is None for task in tasks):
            yield f"{site.document.path}: no collection holds any of {count}"
        elif is_searched:
            held = {id(task.scope) for task in tasks}
            for scope in site.settings.scopes:
                if id(scope) not in held and not site.is_preset(scope):
                    name = in_backticks(scope.collection.name)
                    yield f"{site.document.path}: the collection {name} holds none of {count}"
        if is_searched and site.settings.overrides:
            for path, line, column, message in site.idle_overrides([absolute(task.path) for task in tasks]):
                yield f"{path}:{line}:{column}: {message}"


def _made_anew(wishes: Wishes, lacks_rules: bool, keeps: bool) -> Run:  # noqa: FBT001 what pickle hands over
    from articlelint.plugins import installed_plugins  # noqa: PLC0415 only a process that is not forked has none yet
    from articlelint.registry import shipped_rules  # noqa: PLC0415 as above

    rules = sorted((*shipped_rules(), *installed_plugins(wishes.checkout).rules), key=lambda rule: rule.id)
    run = Run(wishes, rules, lacks_rules=lacks_rules)
    if keeps:
        run.keep_records()
    return run


def _unreadable(refusal: Refusal) -> Diagnostic:
    finding = Finding(Span(0, 0), f"this can't be {refusal.what}: {refusal.reason}")
    return Diagnostic(refusal.path, *UNREADABLE, Severity.ERROR, finding)
