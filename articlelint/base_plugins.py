"""Plugins of the branch that a change goes into: what strangers hand in is looked at, and none of it is run."""

import atexit
import os
import tempfile
from shutil import rmtree
from typing import NamedTuple

from articlelint.git import GitError, Repository
from articlelint.schemas import near
from articlelint.settings import COMMAND_LINE, Document, Layer, MistakenSettings

_PYTHON = ".py"


class Trusted(NamedTuple):
    """A plugin that may be run: its file, which may be a copy, and the path that it is shown by."""

    file: str
    shown: str


class Untrusted(NamedTuple):
    """A plugin that may not be run, and why, as a sentence fragment."""

    reason: str


class BasePlugins:
    """Finds plugins as they stand in the commit where this branch and another parted.

    A plugin may be run where the settings of that commit name it; then it is that commit's plugin which is, beside that
    commit's modules. What lies outside of the repository is no part of the change, and is taken as it is; so is what
    the command line names, whose file is still that commit's.
    """

    def __init__(self, since: str | None = None) -> None:
        self._since = since
        self._copies: dict[tuple[str, str], str] = {}

    def plugin(self, layer: Layer, name: str) -> Trusted | Untrusted:
        """The plugin that a layer of settings names; raises `GitError` where Git can't tell."""
        file = os.path.abspath(os.path.join(layer.folder, name))
        settings = os.path.abspath(layer.document.path)
        if layer.document.path != COMMAND_LINE:
            repository = _repository_of(settings)
            if repository is not None and not self._is_named(repository, layer, settings, file):
                return Untrusted(f"the settings of {self._called} do not name it")
        repository = _repository_of(file)
        if repository is None:
            return Trusted(file, near(file))
        copy = self._copy(repository, file)
        return Untrusted(f"{self._called} does not have it") if copy is None else Trusted(copy, near(file))

    @property
    def _called(self) -> str:
        return f"`{self._since}`" if self._since else "the base branch"

    def _is_named(self, repository: Repository, layer: Layer, settings: str, file: str) -> bool:
        content = repository.file_at(repository.base(self._since), _below(repository, settings))
        if content is None:
            return False
        older = Document(layer.document.path, content.decode("utf-8", "surrogateescape"), layer.document.root)
        try:
            named = (older.data or {}).get("plugins")
        except MistakenSettings:
            return False
        folder = os.path.dirname(settings)
        names = [one for one in named if isinstance(one, str)] if isinstance(named, list) else []
        return file in {os.path.abspath(os.path.join(folder, one)) for one in names}

    def _copy(self, repository: Repository, file: str) -> str | None:
        """The plugin in a copy of its folder as the commit has it; None where it has none."""
        folder, own = os.path.split(file)
        key = (repository.root, folder)
        if key not in self._copies:
            copy = tempfile.mkdtemp(prefix="articlelint-plugins-")
            atexit.register(rmtree, copy, ignore_errors=True)
            commit = repository.base(self._since)
            for name, content in repository.files_at(commit, _below(repository, folder), _PYTHON):
                target = os.path.join(copy, *name.split("/"))
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(target, "wb") as stream:
                    stream.write(content)
            self._copies[key] = copy
        copied = os.path.join(self._copies[key], own)
        return copied if os.path.isfile(copied) else None


def _repository_of(file: str) -> Repository | None:
    folder = os.path.dirname(file)
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    try:
        return Repository(folder)
    except GitError as error:
        if error.is_no_repository:
            return None
        raise


def _below(repository: Repository, path: str) -> str:
    return os.path.relpath(path, repository.root).replace(os.sep, "/")
