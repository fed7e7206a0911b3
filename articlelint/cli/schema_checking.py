"""Checks schemas: what is wrong with them, and what is odd about them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from articlelint.cli.given import settings_given
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
from articlelint.settings import Limits, Scope
from articlelint.settings.globs import PLACEHOLDER
from articlelint.settings_files import absolute
from articlelint.sites import Sites, Wishes
from articlelint.text import Lines

if TYPE_CHECKING:
    from articlelint.rule import Rule

BROKEN = "broken-schema"


class Named(NamedTuple):
    """A schema to look at: its name or path as settings give it, and the folder that this counts from."""

    name: str
    folder: str


class _Told:
    """What a report wants to know of a run, of schemas."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = paths
        self.most_findings = Limits().findings
        self.all_rules: Mapping[str, type[Rule]] = {}

    def refused_plugins(self) -> Iterator[str]:
        """None: schemas have no plugins."""
        return iter(())

    def notes(self, folders: Sequence[str], diagnostics: object = ()) -> Iterator[str]:
        """None: no settings hold for schemas."""
        del folders, diagnostics
        return iter(())


def given_schemas(files: Sequence[str]) -> list[Named]:
    """The schemas that are named on the command line: files, or those that come with articlelint."""
    return [Named(file, absolute(".")) for file in files]


def schemas_here(config: Sequence[str], *, isolated: bool) -> list[Named] | None:
    """The schemas that the settings of this folder name; None where these can't be used, which is then told."""
    given = settings_given(config, isolated=isolated)
    wishes = Wishes(now(), config=given.file, arguments=given.arguments, isolated=isolated)
    # Plugins have no say in schemas, and rules that only they know are no mistake here.
    sites = Sites(wishes, shipped_rules(), lacks_rules=True)
    site = sites.site_at(".")
    for path, line, column, message in sites.mistakes:
        say(f"{path}:{line}:{column}: {message}")
    return None if sites.mistakes else _schemas_of(site.settings.scopes)


def _schemas_of(scopes: Sequence[Scope]) -> list[Named]:
    """The schemas that the collections of some settings name, each once."""
    found: dict[Named, None] = {}
    for scope in scopes:
        if scope.schema and scope.is_template:
            found.update(dict.fromkeys(_filled(scope.schema, scope.folder)))
        elif scope.schema:
            found[Named(scope.schema, scope.folder)] = None
    return list(found)


def _filled(template: str, folder: str) -> Iterator[Named]:
    """The files that a name with `<kind>` in it may stand for."""
    from glob import escape  # noqa: PLC0415 few settings name schemas so
    from pathlib import Path  # noqa: PLC0415 as above

    pattern = "*".join(escape(piece) for piece in PLACEHOLDER.split(template)[::2])
    for path in sorted(Path(folder).glob(pattern)):
        yield Named(str(path), folder)


def check_schemas(named: Sequence[Named], request: Request) -> int:
    """Look at some schemas, and tell what is found; the exit status."""
    found: dict[Diagnostic, None] = {}
    paths: dict[str, None] = {}
    failed = False
    for one in named:
        try:
            tree = schema_at(one.name, one.folder)
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
    told = Telling(request, _Told(list(paths)), {}, noun="schema")
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
