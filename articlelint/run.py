"""A run: files in, diagnostics out, each file under the settings that stand nearest above it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from articlelint.collection import Collection
from articlelint.contract import ANYTHING, BrokenContract, Contract
from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.engine import lint
from articlelint.facts import Facts
from articlelint.files import Refusal, UnreadableError, read
from articlelint.rule import Rule
from articlelint.schemas import contract_at, default_collection, located, settings_contract
from articlelint.settings import (
    EVERYTHING,
    UNREADABLE,
    Document,
    Mistake,
    MistakenSettings,
    Scope,
    Settings,
    chosen,
    default_settings,
    read_settings,
    stated_schemas,
    stray_fields,
)
from articlelint.settings_files import SETTINGS_FILE, absolute, document_above, document_at
from articlelint.text import Lines, Span
from articlelint.wording import counted, in_backticks

# The family of the rules that hold articles to a contract.
CONTRACT = "contract"
# So many articles, and most of all, that break the shipped contract are of another site.
_FEW = 4


class Wishes(NamedTuple):
    """What a run is asked for beside its files.

    `select` takes the place of what the settings select and ignore, `ignore` is left out on top; `config` is the one
    file of settings that holds for every article, where it is given.
    """

    today: datetime
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: str | None = None


class Outcome(NamedTuple):
    """What a run found, with the lines of the files that it found something in, and the number of articles read."""

    diagnostics: list[Diagnostic]
    texts: Mapping[str, Lines]
    checked: int


class _Policy(NamedTuple):
    """Settings made ready: rules with their options, and the document that the settings were read from."""

    rules: tuple[Rule, ...]
    settings: Settings
    folder: str
    document: Document | None

    def scope_of(self, path: str) -> Scope | None:
        return self.settings.scope_of(absolute(path).removeprefix(f"{self.folder.rstrip('/')}/"))


class _Task(NamedTuple):
    path: str
    policy: _Policy
    scope: Scope | None
    facts: Facts


class Run:
    """One run: it looks for the settings of some articles, and then checks these articles."""

    def __init__(self, wishes: Wishes, rules: Sequence[type[Rule]]) -> None:
        self._wishes = wishes
        self._rules = rules
        self._by_file: dict[str | None, _Policy] = {}
        self._by_folder: dict[str, _Policy] = {}
        self._contracts: dict[tuple[str, str], Contract] = {}
        self._facts: dict[int, Facts] = {}
        self._mistakes: dict[Mistake, None] = {}
        self._tasks: list[_Task] = []

    def prepare(self, paths: Iterable[str]) -> None:
        """Find the settings and contracts of some articles; raises `MistakenSettings` with every mistake in them."""
        self._tasks += map(self._task, paths)
        if self._mistakes:
            raise MistakenSettings(tuple(self._mistakes))

    def check(
        self,
        texts: Mapping[str, str] | None = None,
        refusals: Iterable[Refusal] = (),
        watch: Callable[[int, int], object] | None = None,
    ) -> Outcome:
        """Check what was prepared; `watch` is told how many articles are done, and of how many.

        `texts` are the articles that are not files; `refusals` are files that are known not to be readable.
        """
        diagnostics = list(map(_unreadable, refusals))
        kept: dict[str, Lines] = {}
        checked = 0
        for done, task in enumerate(self._tasks):
            if watch:
                watch(done, len(self._tasks))
            try:
                text = texts[task.path] if texts and task.path in texts else read(task.path)
            except UnreadableError as error:
                diagnostics.append(_unreadable(Refusal(task.path, str(error))))
                continue
            checked += 1
            found = lint(text, task.path, task.facts, task.policy.rules, task.policy.settings.severities)
            if found:
                diagnostics += found
                kept[task.path] = Lines(text)
        diagnostics.sort(key=lambda diagnostic: diagnostic.order)
        return Outcome(diagnostics, {**_referred(diagnostics), **kept}, checked)

    def notes(self, folders: Sequence[str], diagnostics: Iterable[Diagnostic] = ()) -> Iterator[str]:
        """What is odd about the settings: that there are none, or collections that hold no article.

        `folders` are those that were searched whole: a collection that lies elsewhere may well hold nothing.
        """
        unsettled = {task.path for task in self._tasks if task.policy.document is None}
        strangers = {one.path for one in diagnostics if one.family == CONTRACT and one.severity is Severity.ERROR}
        if len(strangers & unsettled) > max(_FEW, len(unsettled) // 2):
            yield f"no {SETTINGS_FILE} states a contract for these articles, so articlelint's own one holds"
        searched = tuple(f"{absolute(folder).rstrip('/')}/" for folder in folders)
        for policy in self._by_file.values():
            tasks = [task for task in self._tasks if task.policy is policy]
            if policy.document is None or not tasks:
                continue
            count = counted(len(tasks), "article")
            if all(task.scope is None for task in tasks):
                yield f"{policy.document.path}: no collection holds any of {count}"
            elif f"{policy.folder.rstrip('/')}/".startswith(searched):
                held = {id(task.scope) for task in tasks}
                for scope in policy.settings.scopes:
                    if id(scope) not in held:
                        name = in_backticks(scope.collection.name)
                        yield f"{policy.document.path}: the collection {name} holds none of {count}"

    def _task(self, path: str) -> _Task:
        policy = self._policy_above(os.path.dirname(absolute(path)))
        scope = policy.scope_of(path)
        if id(scope) not in self._facts:
            self._facts[id(scope)] = self._facts_of(policy, scope)
        return _Task(path, policy, scope, self._facts[id(scope)])

    def _facts_of(self, policy: _Policy, scope: Scope | None) -> Facts:
        if scope is None:
            return Facts(self._wishes.today, ANYTHING, Collection())
        contract = ANYTHING
        number = policy.settings.scopes.index(scope)
        try:
            contract = self._contract(scope.schema, policy.folder)
        except BrokenContract as error:
            if policy.document is None:
                raise
            self._mistakes[policy.document.mistake(("collections", number, "schema"), str(error))] = None
        if policy.document is not None:
            self._mistakes.update(dict.fromkeys(stray_fields(policy.document, number, contract)))
        return Facts(self._wishes.today, contract, scope.collection)

    def _policy_above(self, folder: str) -> _Policy:
        if folder not in self._by_folder:
            try:
                document = document_at(self._wishes.config) if self._wishes.config else document_above(folder)
                policy = self._policy(document)
            except MistakenSettings as error:
                self._mistakes.update(dict.fromkeys(error.mistakes))
                policy = _Policy((), Settings(), folder, None)
            self._by_folder[folder] = policy
        return self._by_folder[folder]

    def _policy(self, document: Document | None) -> _Policy:
        file = document.path if document else None
        if file not in self._by_file:
            folder = os.path.dirname(absolute(file or "here"))
            settings = self._read(document, folder) if document else self._default
            rules = tuple(rule(settings.options.get(rule.id)) for rule in self._wanted(settings))
            self._by_file[file] = _Policy(rules, settings, folder, document)
        return self._by_file[file]

    def _read(self, document: Document, folder: str) -> Settings:
        try:
            return read_settings(document, settings_contract(), self._rules, self._default)
        except MistakenSettings as error:
            # Whoever mends the settings would else hear of a broken schema only after that.
            found = [*error.mistakes]
            for route, name in stated_schemas(document):
                try:
                    self._contract(name, folder)
                except BrokenContract as broken:
                    found.append(document.mistake(route, str(broken)))
            self._mistakes.update(dict.fromkeys(sorted(found, key=lambda mistake: mistake[:3])))
            return Settings()

    def _wanted(self, settings: Settings) -> Sequence[type[Rule]]:
        if self._wishes.select:
            return chosen(self._rules, self._wishes.select, self._wishes.ignore)
        return chosen(chosen(self._rules, settings.select, settings.ignore), (EVERYTHING,), self._wishes.ignore)

    @cached_property
    def _default(self) -> Settings:
        return default_settings(default_collection())

    def _contract(self, schema: str | None, folder: str) -> Contract:
        if schema is None:
            return ANYTHING
        if (schema, folder) not in self._contracts:
            self._contracts[schema, folder] = contract_at(schema, folder)
        return self._contracts[schema, folder]


def _unreadable(refusal: Refusal) -> Diagnostic:
    finding = Finding(Span(0, 0), f"this can't be read: {refusal.reason}")
    return Diagnostic(refusal.path, *UNREADABLE, Severity.ERROR, finding)


def _referred(diagnostics: Iterable[Diagnostic]) -> dict[str, Lines]:
    """The lines of the other files that labels lead to; those that are gone by now have none."""
    paths = {label.path for one in diagnostics for label in one.finding.labels if label.path is not None}
    lines: dict[str, Lines] = {}
    for path in paths:
        with suppress(UnreadableError):
            lines[path] = Lines(read(located(path)))
    return lines
