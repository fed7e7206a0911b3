"""Finds the sites of articles, and what holds for each of them."""

import os
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from articlelint.collection import NO_COLLECTION
from articlelint.contract import ANYTHING, BrokenContract, Contract
from articlelint.facts import Facts
from articlelint.folder_tree import folder_tree
from articlelint.named_schemas import NamedSchemas, schema_folders
from articlelint.rule import Rule
from articlelint.schemas import default_collection, near, settings_contract
from articlelint.settings import (
    Document,
    Layered,
    Mistake,
    MistakenSettings,
    Scope,
    Settings,
    default_settings,
    settings_from,
)
from articlelint.settings.policy import Case, Policy
from articlelint.settings_files import absolute, document_above, document_at, layers_of, strays
from articlelint.settings_plugins import rules_under
from articlelint.standing import Site, Standing, Wishes
from articlelint.surroundings import UNKNOWN, Surroundings, Tree
from articlelint.walking import Sight, files_below

if TYPE_CHECKING:
    from articlelint.base_plugins import BasePlugins

__all__ = ["STANDARD_INPUT_NAME", "Site", "Sites", "Standing", "Wishes"]

Rules = Sequence[type[Rule]]

# What an article is called that comes from standard input without a name. It lies in no folder.
STANDARD_INPUT_NAME = "<stdin>"


class _Held(NamedTuple):
    """What articles of one collection under one schema are held to."""

    facts: Facts
    missing: str | None = None


class Sites:
    """Finds how articles stand; `lacks_rules` says that an installed plugin's are not among the rules.

    Where it `runs_plugins`, those that settings name are run, as far as the wishes let them.

    `mistakes` are those in all the settings that were met, each once. Those of them that are `broken_plugins` let a
    site stand, without the rules of these. `refused_plugins` are those that may not be run.
    """

    def __init__(self, wishes: Wishes, rules: Rules, *, lacks_rules: bool = False, runs_plugins: bool = True) -> None:
        self.mistakes: dict[Mistake, None] = {}
        self.broken_plugins: dict[Mistake, None] = {}
        self.refused_plugins: dict[Mistake, None] = {}
        self._base = _base_plugins(wishes) if wishes.isolated_plugins else None
        self.wishes = wishes
        self._rules = tuple(rules)
        self._lacks_rules = lacks_rules or not runs_plugins
        self._runs_plugins = runs_plugins
        # The absolute folders of which all articles are to be checked.
        self.searched: frozenset[str] = frozenset()
        self.sight = Sight()
        self._documents: dict[str, str | None] = {}
        self._by_file: dict[str | None, Site] = {}
        self._by_folder: dict[str, Site] = {}
        self._schemas = NamedSchemas(wishes.checkout)
        self._held: dict[tuple[int, str | None], _Held] = {}
        self._trees: dict[str, Tree] = {}
        self._notes = False
        self._looked_for: list[tuple[Scope, str]] = []
        self._policies: dict[tuple[int, int, tuple[int, ...]], Policy] = {}

    def __iter__(self) -> Iterator[Site]:
        return iter(self._by_file.values())

    def site_at(self, folder: str) -> Site:
        """The site that the articles of a folder belong to; mistakes in its settings are added to the others."""
        return self._site_above(absolute(folder))

    def articles_of(self, site: Site) -> Iterator[tuple[str, Scope]]:
        """The articles below the folder of a site that are in one of its collections, by their absolute paths.

        Those of a site within it, which has its own settings, are left out. A file that can't be read may be one.
        """
        for path in files_below(site.folder, self.sight):
            whole = absolute(path)
            if self._leads_out(whole):
                continue
            if self.wishes.config or self._is_of(site, os.path.dirname(whole)):
                found = site.settings.scope_of(whole)
                if found:
                    yield whole, found[0]

    def _leads_out(self, path: str) -> bool:
        return self.wishes.checkout is not None and self.wishes.checkout.leads_out(path)

    def _is_of(self, site: Site, folder: str) -> bool:
        if folder not in self._documents:
            try:
                document = document_above(folder)
            except MistakenSettings:
                document = None
            self._documents[folder] = document.path if document else None
        return self._documents[folder] == (site.document.path if site.document else None)

    def standing(self, path: str) -> Standing:
        """How an article stands. Mistakes in its settings are added to the others, and nothing else is said of it."""
        whole = absolute(path)
        site = self._site_above(os.path.dirname(whole))
        found = site.settings.scope_of(whole)
        scope, schema = (found[0], found[0].schema_of(found[1])) if found else (None, None)
        key = (id(scope), schema)
        if key not in self._held:
            if scope and schema and scope.is_template:
                self._looked_for.append((scope, schema))
            self._held[key] = self._facts_of(site, scope, schema)
        held = self._held[key]
        place = _same(whole.removeprefix(f"{site.folder.rstrip('/')}/"), path)
        policy = self._policy(site, scope, whole)
        around = UNKNOWN
        if scope and scope.base and path != STANDARD_INPUT_NAME:
            around = self._surroundings(scope.base, whole, place)
        return Standing(path, place, site, scope, held.facts, policy, schema, held.missing, around)

    @property
    def schema_texts(self) -> Iterator[tuple[str, str]]:
        """See `NamedSchemas.texts`."""
        return self._schemas.texts

    @property
    def schema_files(self) -> Iterator[str]:
        """The files of the schemas that were looked for, each of which may be there or not."""
        for scope, schema in self._looked_for:
            yield os.path.join(scope.folder, schema)

    def forget_files(self) -> None:
        """Look at the files around articles anew: by now there may be others."""
        self._trees.clear()

    def note_questions(self) -> None:
        """From now on note what each article asks of the files around it."""
        self._notes = True
        for tree in self._trees.values():
            tree.notes = True

    def _surroundings(self, base: str, path: str, place: str) -> Surroundings:
        folder = f"{base.rstrip('/')}/"
        if not path.startswith(folder):
            return UNKNOWN
        if folder not in self._trees:
            self._trees[folder] = folder_tree(
                folder, self._leads_out if self.wishes.checkout else None, notes=self._notes
            )
        return Surroundings(_same(path.removeprefix(folder), place), self._trees[folder])

    def _policy(self, site: Site, scope: Scope | None, path: str) -> Policy:
        overrides = [one for one in enumerate(site.settings.overrides) if one[1].holds(path)]
        key = (id(site), id(scope), tuple(number for number, _ in overrides))
        if key not in self._policies:
            cases = [Case(site.settings.step), *([Case(scope.step)] if scope else [])]
            cases += [Case(override.step, override.when) for _, override in overrides]
            self._policies[key] = Policy(site.rules, cases, self.wishes.select, self.wishes.ignore)
        return self._policies[key]

    def _facts_of(self, site: Site, scope: Scope | None, schema: str | None) -> _Held:
        bounds = site.settings.limits.front
        if scope is None:
            return _Held(Facts(self.wishes.today, ANYTHING, NO_COLLECTION, bounds))
        if site.layered:
            from articlelint.settings.contract_checks import stray_names_anywhere  # noqa: PLC0415 see below

            self._tell(*stray_names_anywhere(site.layered, partial(self._contracts_of, site), site.rules))
        if scope.is_template and (schema is None or not os.path.lexists(os.path.join(scope.folder, schema))):
            missing = near(os.path.join(scope.folder, schema)) if schema else scope.schema
            return _Held(Facts(self.wishes.today, ANYTHING, scope.collection, bounds), missing)
        contract = ANYTHING
        own = site.layered if site.layered and "collections" in site.layered.data else None
        try:
            contract = self._schemas.contract(schema, scope.folder, site.schema_folders)
        except BrokenContract as error:
            if own is None:
                raise
            self._tell(own.mistake(("collections", scope.number, "schema"), str(error)))
        # Where a name leads to many contracts, a field that one of them lacks is another's.
        if own and not scope.is_template:
            from articlelint.settings.contract_checks import stray_names  # noqa: PLC0415 only own settings need it

            self._tell(*stray_names(own, scope.number, contract, site.rules))
        return _Held(Facts(self.wishes.today, contract, scope.collection, bounds))

    def _site_above(self, folder: str) -> Site:
        if folder not in self._by_folder:
            try:
                site = self._site(self._document_for(folder))
            except MistakenSettings as error:
                self._tell(*error.mistakes)
                site = Site((), Settings(), folder)
            self._by_folder[folder] = site
        return self._by_folder[folder]

    def _document_for(self, folder: str) -> Document | None:
        if self.wishes.config:
            return document_at(self.wishes.config)
        return None if self.wishes.isolated else document_above(folder)

    def _site(self, document: Document | None) -> Site:
        file = document.path if document else None
        if file not in self._by_file:
            folder = os.path.dirname(absolute(file)) if file else absolute(".")
            if document or self.wishes.arguments:
                self._by_file[file] = self._read(document, folder)
            else:
                families = {rule.id: rule.family for rule in self._rules}
                self._by_file[file] = Site(
                    self._rules, self._default, folder, families=families, lacks_rules=self._lacks_rules
                )
        return self._by_file[file]

    def _read(self, document: Document | None, folder: str) -> Site:
        from articlelint.settings.checks import mistakes_in  # noqa: PLC0415 a run without settings needs none of these
        from articlelint.settings.contract_checks import layered_mistakes  # noqa: PLC0415 see above

        layers, found, may_lack_plugins = layers_of(document, self.wishes.arguments, self.wishes.checkout)
        named = layers if self._runs_plugins else ()
        rules, broken, refused = rules_under(named, self._rules, self._base, self.wishes.checkout)
        self.refused_plugins.update(dict.fromkeys(refused))
        self.broken_plugins.update(dict.fromkeys(broken))
        lacks_rules = bool(broken or refused or may_lack_plugins or self._lacks_rules)
        if self.wishes.checkout:
            found += strays(layers, self.wishes.checkout)
        contract = settings_contract()
        for layer in layers:
            data = layer.document.data or {}
            found += mistakes_in(layer.document, data, contract, rules, lacks_rules=lacks_rules)
        if not found:
            layered = Layered(layers)
            found += layered_mistakes(layered)
            if not found:
                self._tell(*sorted(broken))
                settings = settings_from(layered, rules, self._default)
                families = {rule.id: rule.family for rule in rules}
                folders = schema_folders(layers)
                return Site(tuple(rules), settings, folder, document, layered, families, lacks_rules, folders)
        # Whoever mends the settings would else hear of a broken schema only after that.
        found += self._schemas.mistakes(layers)
        self._tell(*sorted((*found, *broken), key=lambda mistake: mistake[:3]))
        return Site((), Settings(), folder, document)

    @cached_property
    def _default(self) -> Settings:
        return default_settings(default_collection())

    def _contracts_of(self, site: Site) -> list[Contract]:
        """The contracts of a site's collections; what can't be read, or depends on the article, may allow anything."""
        contracts = []
        for scope in site.settings.scopes:
            try:
                named = None if scope.is_template else scope.schema
                contracts.append(self._schemas.contract(named, scope.folder, site.schema_folders))
            except BrokenContract:
                contracts.append(ANYTHING)
        return contracts

    def _tell(self, *mistakes: Mistake) -> None:
        self.mistakes.update(dict.fromkeys(mistakes))


def _same(path: str, other: str) -> str:
    """The other path where the two are equal: of a run's articles both are kept, with some 100 bytes for each."""
    return other if path == other else path


def _base_plugins(wishes: Wishes) -> "BasePlugins":
    from articlelint.base_plugins import BasePlugins  # noqa: PLC0415 it asks Git, and most runs don't

    return BasePlugins(wishes.since)
