"""Only what has changed: the articles, and the findings on their changed lines."""

import os
from collections.abc import Iterator, Sequence

import click

from articlelint.checkout import root_above
from articlelint.cli.request import Request
from articlelint.diagnostic import Diagnostic
from articlelint.files import ARTICLE_SUFFIXES, decoded, is_text_with_fence, spelled
from articlelint.git import Change, GitError, Repository
from articlelint.outcome import Outcome
from articlelint.output.cells import legible
from articlelint.settings import UNTOLD
from articlelint.text import Lines
from articlelint.touched import Touched
from articlelint.walking import Discovery


class Changes:
    """What has changed below some paths; `texts` are the staged articles as they are staged, by their paths.

    Raises `click.UsageError` where Git can't tell.
    """

    def __init__(self, request: Request, paths: Sequence[str]) -> None:
        self._request = request
        self._refuse_contradictions()
        try:
            self._found = dict(self._differing(paths))
            self.texts = dict(self._staged_texts(paths)) if request.staged else {}
        except GitError as error:
            raise click.UsageError(legible(str(error))) from error

    @property
    def described(self) -> str:
        """What is true of no article where none has changed, as the end of a sentence."""
        if self._request.staged:
            return "is staged"
        return f"has changed since `{self._request.since}`" if self._request.since else "has changed"

    def narrowed(self, discovery: Discovery) -> Discovery:
        """What was discovered, without what has not changed; no folder counts as searched whole."""
        articles = () if self._request.staged else tuple(filter(self._has_changed, discovery.articles))
        refusals = tuple(one for one in discovery.refusals if self._has_changed(one.path))
        return Discovery(articles, (), refusals, discovery.failures)

    def on_lines(self, outcome: Outcome) -> Outcome:
        """What a run found on lines that have changed; what is told of a whole file stays."""
        try:
            touched = {
                path: self._touched(path, lines) for path, lines in outcome.texts.items() if self._has_changed(path)
            }
        except GitError as error:
            raise click.UsageError(legible(str(error))) from error
        kept = [one for one in outcome.diagnostics if _meets(touched.get(one.path), one)]
        return outcome._replace(diagnostics=kept)

    def _refuse_contradictions(self) -> None:
        request = self._request
        if request.staged and (request.changed or request.since is not None):
            raise click.UsageError("--staged is what the next commit holds, --changed what a branch does: choose one")
        is_mending = request.fix or request.fix_only or request.diff or request.add_ignores is not None
        if request.staged and is_mending:
            raise click.UsageError("--staged looks at what is staged, and nothing there is mended: use --changed")
        if request.lines and is_mending:
            raise click.UsageError(
                "--lines is about what is reported, and what is mended is all of a file: leave it out"
            )

    def _differing(self, paths: Sequence[str]) -> Iterator[tuple[str, tuple[Repository, Change]]]:
        """The files that have changed, by their absolute paths, and where Git knows them from."""
        for repository in self._repositories(paths):
            changes = repository.staged() if self._request.staged else repository.changed(self._request.since)
            for change in changes:
                yield os.path.join(repository.root, os.fsdecode(change.path)), (repository, change)

    def _repositories(self, paths: Sequence[str]) -> Iterator[Repository]:
        folders = (path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths)
        roots = {root_above(folder): folder for folder in folders if os.path.isdir(folder)}
        trusts_settings = not self._request.isolated
        return (Repository(folder, trusts_settings=trusts_settings) for folder in roots.values())

    def _staged_texts(self, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The staged articles below some paths; a file that is named is one in any case."""
        by_root: dict[str, list[Change]] = {}
        repositories = {}
        for repository, change in self._found.values():
            repositories[repository.root] = repository
            by_root.setdefault(repository.root, []).append(change)
        for root, repository in repositories.items():
            for name, content in repository.contents(by_root[root]).items():
                whole = os.path.join(root, os.fsdecode(name))
                named = next((path for path in paths if _holds(path, whole)), None)
                if named is not None and _is_article(whole, content, is_named=not os.path.isdir(named)):
                    yield spelled(_from(named, whole)), decoded(content)

    def _has_changed(self, path: str) -> bool:
        return _real(path) in self._found

    def _touched(self, path: str, lines: Lines) -> Touched | None:
        repository, change = self._found[_real(path)]
        stretches = repository.lines(change, self._request.since, staged=self._request.staged)
        return None if stretches is None else Touched(lines.text, stretches)


def _real(path: str) -> str:
    """A path as Git knows it: a link may lead to the folder, and a link itself is a file to Git."""
    folder, own = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), own)


def _meets(touched: Touched | None, diagnostic: Diagnostic) -> bool:
    return touched is None or diagnostic.rule == UNTOLD[0] or touched.meets(diagnostic.finding)


def _holds(path: str, whole: str) -> bool:
    above = os.path.realpath(path) if os.path.isdir(path) else _real(path)
    return whole == above or whole.startswith(f"{above.rstrip(os.sep)}{os.sep}")


def _from(path: str, whole: str) -> str:
    """A real path as it is spelt from one that was given."""
    below = os.path.relpath(whole, os.path.realpath(path)) if os.path.isdir(path) else "."
    return path if below == "." else os.path.join(path, below)


def _is_article(path: str, content: bytes, *, is_named: bool) -> bool:
    suffix = os.path.splitext(path)[1].lower()
    return is_named or suffix in ARTICLE_SUFFIXES or is_text_with_fence(path, content)
