"""Checks schemas: what is wrong with them, and what is odd about them."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from articlelint.checkout import Checkout
from articlelint.cli.given import settings_given
from articlelint.cli.misuse import misused
from articlelint.cli.reporting import Telling
from articlelint.cli.request import Request, now
from articlelint.cli.streams import NOT_RUN, say
from articlelint.contract import BrokenContract
from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.files import UnreadableError, read
from articlelint.outcome import Outcome
from articlelint.registry import shipped_rules
from articlelint.schema_rules import FAMILY, Remark, remarks
from articlelint.schemas import located, schema_at
from articlelint.settings import Limits
from articlelint.settings.globs import PLACEHOLDER
from articlelint.settings_files import absolute
from articlelint.sites import Site, Sites, Wishes
from articlelint.text import Lines
from articlelint.wording import in_backticks

if TYPE_CHECKING:
    from articlelint.rule import Rule

BROKEN = "broken-schema"


class Named(NamedTuple):
    """A schema to look at: its name or path as settings give it, and the folder that this counts from.

    `folders` are those that the settings let it refer to files of.
    """

    name: str
    folder: str
    folders: tuple[str, ...] = ()


class Schemas(NamedTuple):
    """Schemas to look at, the checkout that they are not to lead out of, and what is odd about how they were named."""

    named: Sequence[Named]
    checkout: Checkout | None = None
    strange: Sequence[str] = ()


class _Told:
    """What a report wants to know of a run, of schemas."""

    def __init__(self, paths: Sequence[str], strange: Sequence[str]) -> None:
        self.paths = paths
        self._strange = strange
        self.most_findings = Limits().findings
        self.all_rules: Mapping[str, type[Rule]] = {}

    def refused_plugins(self) -> Iterator[str]:
        """None: schemas have no plugins."""
        return iter(())

    def notes(self, folders: Sequence[str], diagnostics: object = ()) -> Iterator[str]:
        """What is odd about what was asked for."""
        del folders, diagnostics
        return iter(self._strange)


def given_schemas(files: Sequence[str], config: Sequence[str], *, isolated: bool) -> Schemas:
    """The schemas that are named on the command line: files, or those that come with articlelint."""
    if config:
        raise misused("--config says which schemas are checked, and so do FILES: leave one of them out")
    if "-" in files:
        raise misused("a schema is a file, for what it refers to is looked for beside it: `-` is none")
    here = absolute(".")
    checkout = Checkout.around(files) if isolated else None
    # Mistakes in settings are told by what holds somebody to them.
    sites = _sites(Wishes(now(), isolated=isolated, checkout=checkout))
    above = [sites.site_at(str(Path(file).parent)) for file in files]
    return Schemas([Named(file, here, site.schema_folders) for file, site in zip(files, above, strict=True)], checkout)


def schemas_here(config: Sequence[str], *, isolated: bool) -> Schemas | None:
    """The schemas that the settings of this folder name; None where these can't be used, which is then told."""
    given = settings_given(config, isolated=isolated)
    checkout = Checkout.around(()) if isolated else None
    wishes = Wishes(now(), config=given.file, arguments=given.arguments, isolated=isolated, checkout=checkout)
    sites = _sites(wishes)
    site = sites.site_at(".")
    for path, line, column, message in sites.mistakes:
        say(f"{path}:{line}:{column}: {message}")
    return None if sites.mistakes else _schemas_of(site, checkout)


def _sites(wishes: Wishes) -> Sites:
    """Plugins have no say in schemas, and rules that only they know are no mistake here."""
    return Sites(wishes, shipped_rules(), runs_plugins=False)


def _schemas_of(site: Site, checkout: Checkout | None) -> Schemas:
    """The schemas that the collections of some settings name, each once."""
    found: dict[Named, None] = {}
    strange = []
    for scope in site.settings.scopes:
        if scope.schema and scope.is_template:
            filled = _filled(scope.schema, scope.folder)
            files = [Named(path, scope.folder, site.schema_folders) for path in filled]
            found.update(dict.fromkeys(files))
            if not files:
                strange.append(f"there is no schema {in_backticks(scope.schema, 100)} yet")
        elif scope.schema:
            found[Named(scope.schema, scope.folder, site.schema_folders)] = None
    if not (found or strange):
        strange.append("the settings name no schema")
    return Schemas(list(found), checkout, strange)


def _filled(template: str, folder: str) -> list[str]:
    """The files that a name with `<kind>` in it may stand for."""
    from glob import escape, glob  # noqa: PLC0415 few settings name schemas so

    pattern = "*".join(escape(piece) for piece in PLACEHOLDER.split(template)[::2])
    return sorted(glob(os.path.join(escape(folder), pattern), include_hidden=True))  # noqa: PTH118, PTH207 a schema is told as it is named


def check_schemas(schemas: Schemas, request: Request) -> int:
    """Look at some schemas, and tell what is found; the exit status."""
    found: dict[Diagnostic, None] = {}
    paths: dict[str, None] = {}
    failed = False
    for one in schemas.named:
        try:
            tree = schema_at(one.name, one.folder, schemas.checkout, one.folders)
            paths.update(dict.fromkeys(tree.files))
            found.update(dict.fromkeys(map(_diagnostic, remarks(tree))))
        except BrokenContract as error:
            if error.path is None or error.span is None:
                say(f"articlelint: {error}")
                failed = True
                continue
            paths[error.path] = None
            finding = Finding(error.span, error.reason)
            found[Diagnostic(error.path, BROKEN, FAMILY, Severity.ERROR, finding)] = None
    diagnostics = sorted(found, key=lambda diagnostic: diagnostic.order)
    told = Telling(request, _Told(list(paths), schemas.strange), {}, noun="schema")
    status = told.tell(Outcome(diagnostics, _texts(diagnostics), len(paths)))
    return NOT_RUN if failed else status


def _diagnostic(remark: Remark) -> Diagnostic:
    finding = Finding(remark.span, remark.message, remark.help)
    return Diagnostic(remark.path, remark.rule, FAMILY, remark.severity, finding)


def _texts(diagnostics: Sequence[Diagnostic]) -> dict[str, Lines]:
    texts: dict[str, Lines] = {}
    for path in dict.fromkeys(diagnostic.path for diagnostic in diagnostics):
        with suppress(UnreadableError):  # gone since it was read: it is told of without its lines
            texts[path] = Lines(read(located(path)))
    return texts
