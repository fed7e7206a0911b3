"""A run: files in, diagnostics out, each file under the settings that stand nearest above it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from articlelint.article import Article
from articlelint.collection import Origin
from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.engine import lint_article
from articlelint.files import Refusal, UnreadableError, read
from articlelint.fix import Safety
from articlelint.rule import Rule
from articlelint.schemas import located
from articlelint.settings import UNREADABLE, UNWRITABLE, MistakenSettings
from articlelint.settings_files import SETTINGS_FILE, absolute
from articlelint.sites import Site, Sites, Standing, Wishes
from articlelint.text import Lines, Span
from articlelint.wording import choices, counted, in_backticks

__all__ = ["Mending", "Outcome", "Rewritten", "Run", "Wishes"]

# The family of the rules that hold articles to a contract.
CONTRACT = "contract"
# So many articles, and most of all, that break the shipped contract are of another site.
_FEW = 4


class Mending(NamedTuple):
    """What a run does about its findings: it makes fixes that are at least so safe, and may write them down.

    With a `reason` it adds suppressions for what is left, which state it; `least` is None where nothing is fixed.
    """

    least: Safety | None
    writes: bool
    reason: str | None = None


class Rewritten(NamedTuple):
    """An article before and after, and the findings whose fixes were made, in that order, and those hidden since."""

    path: str
    before: str
    after: str
    made: tuple[Diagnostic, ...]
    hidden: tuple[Diagnostic, ...] = ()


class Outcome(NamedTuple):
    """What a run found, with the lines of the files that it found something in, and the number of articles read.

    Where fixes were asked for, what was found is what is left, and `rewritten` are the articles that changed. `origins`
    tell where each article comes from that something was found in.
    """

    diagnostics: list[Diagnostic]
    texts: Mapping[str, Lines]
    checked: int
    rewritten: Sequence[Rewritten] = ()
    origins: Mapping[str, Origin] = {}


class Run:
    """One run: it looks for the settings of some articles, and then checks these articles."""

    def __init__(self, wishes: Wishes, rules: Sequence[type[Rule]], *, lacks_rules: bool = False) -> None:
        """Where it `lacks_rules`, an installed plugin can't be used, and its rules are not among the rules."""
        self.rules = tuple(rules)
        self.sites = Sites(wishes, rules, lacks_rules=lacks_rules)
        self._lacks_rules = lacks_rules
        self.tasks: list[Standing] = []

    @property
    def paths(self) -> list[str]:
        """The paths of the articles."""
        return [task.path for task in self.tasks]

    @property
    def lacks_rules(self) -> bool:
        """Whether a plugin can't be used, so that rules of it that should look do not."""
        return self._lacks_rules or bool(self.sites.broken_plugins)

    def prepare(self, paths: Iterable[str]) -> None:
        """Find the settings and contracts of some articles; raises `MistakenSettings` with every mistake in them.

        Plugins that can't be used are mistakes as well, but where there are no others, the run does without them.
        """
        self.tasks += map(self.sites.standing, paths)
        if self.sites.mistakes.keys() - self.sites.broken_plugins.keys():
            raise MistakenSettings(tuple(self.sites.mistakes))

    def check(
        self,
        texts: Mapping[str, str] | None = None,
        refusals: Iterable[Refusal] = (),
        watch: Callable[[int, int], object] | None = None,
        mending: Mending | None = None,
    ) -> Outcome:
        """Check what was prepared; `watch` is told how many articles are done, and of how many.

        `texts` are the articles that are not files; `refusals` are files that are known not to be readable.
        """
        texts = texts or {}
        diagnostics = list(map(_unreadable, refusals))
        rewritten: list[Rewritten] = []
        kept: dict[str, Lines] = {}
        origins: dict[str, Origin] = {}
        checked = 0
        for done, task in enumerate(self.tasks):
            if watch:
                watch(done, len(self.tasks))
            try:
                text = texts[task.path] if task.path in texts else read(task.path)
            except UnreadableError as error:
                diagnostics.append(_unreadable(Refusal(task.path, str(error))))
                continue
            checked += 1
            article, found = look_at(task, text)
            if mending and (mending.reason or any(one.finding.fix for one in found)):
                change, found = _mended(task, text, mending, is_file=task.path not in texts)
                if change is not None:
                    rewritten.append(change)
                    text = change.after
            if found:
                diagnostics += found
                kept[task.path] = Lines(text)
                origins[task.path] = _origin(task, article)
        diagnostics.sort(key=lambda diagnostic: diagnostic.order)
        return Outcome(diagnostics, {**referred(diagnostics), **kept}, checked, rewritten, origins)

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


def look_at(task: Standing, text: str) -> tuple[Article, list[Diagnostic]]:
    """The article that a text is, and what is found in it: which rules look may depend on its front matter."""
    article = Article(text, task.path, task.facts, task.surroundings)
    choice = task.policy.choice(article)
    return article, lint_article(article, *choice, task.site.families, lacks_rules=task.site.lacks_rules)


def _origin(task: Standing, article: Article) -> Origin:
    collection = task.facts.collection
    source = article.value_of(collection.source) if collection.source else None
    return Origin(task.scope.collection.name if task.scope else None, source if isinstance(source, str) else None)


def _mended(task: Standing, text: str, mending: Mending, *, is_file: bool) -> tuple[Rewritten | None, list[Diagnostic]]:
    """An article with its fixes made, if any could be, and what is left to find in it."""
    from articlelint.fixing import Fixed, fix_article  # noqa: PLC0415 most runs fix nothing
    from articlelint.writing import UnwritableError, replace  # noqa: PLC0415 as above

    look = partial(look_at, task)
    fixed = Fixed(text, (), look(text)[1]) if mending.least is None else fix_article(text, look, mending.least)
    hidden: tuple[Diagnostic, ...] = ()
    if mending.reason:
        from articlelint.fixing.ignoring import with_ignores  # noqa: PLC0415 as above

        made = fixed.made
        fixed = with_ignores(fixed.text, look, mending.reason)
        hidden, fixed = fixed.made, fixed._replace(made=made)
    if fixed.text == text:
        return None, fixed.left
    if mending.writes and is_file:
        try:
            replace(task.path, text, fixed.text)
        except UnwritableError as error:
            finding = Finding(Span(0, 0), f"this can't be written: {error}")
            return None, [*look_at(task, text)[1], Diagnostic(task.path, *UNWRITABLE, Severity.ERROR, finding)]
    return Rewritten(task.path, text, fixed.text, fixed.made, hidden), fixed.left


def _unreadable(refusal: Refusal) -> Diagnostic:
    finding = Finding(Span(0, 0), f"this can't be read: {refusal.reason}")
    return Diagnostic(refusal.path, *UNREADABLE, Severity.ERROR, finding)


def referred(diagnostics: Iterable[Diagnostic]) -> dict[str, Lines]:
    """The lines of the other files that labels lead to; those that are gone by now have none."""
    paths = {label.path for one in diagnostics for label in one.finding.labels if label.path is not None}
    lines: dict[str, Lines] = {}
    for path in paths:
        with suppress(UnreadableError):
            lines[path] = Lines(read(located(path)))
    return lines
