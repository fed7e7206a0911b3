"""Plugins of the branch that a change goes into: what strangers hand in is looked at, and none of it is run."""

import atexit
import os
import tempfile
from functools import cached_property
from shutil import rmtree
from typing import NamedTuple

from articlelint.git import Repository
from articlelint.schemas import near
from articlelint.settings import Document, Layer, MistakenSettings

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

    The repository is that of the current folder, and no other: one within it, such as a submodule, vouches for nothing.
    A plugin may be run where the settings of that commit name it; then it is that commit's plugin which is, beside that
    commit's modules. What lies outside of the repository is no part of the change, and is taken as it is; so is what
    the command line names, whose file is still that commit's.
    """

    def __init__(self, since: str | None = None) -> None:
        self._since = since
        self._copies: dict[str, str] = {}

    def plugin(self, layer: Layer, name: str) -> Trusted | Untrusted:
        """The plugin that a layer of settings names; raises `GitError` where Git can't tell."""
        file = os.path.abspath(os.path.join(layer.folder, name))
        if not layer.document.is_argument:
            settings = os.path.abspath(layer.document.path)
            place = self._place(settings)
            if place is not None and not self._is_named(layer, settings, place, file):
                return Untrusted(f"the settings of {self._called} do not name it")
        place = self._place(file)
        if place is None:
            return Trusted(file, near(file))
        copy = self._copy(place)
        return Untrusted(f"{self._called} has no such file") if copy is None else Trusted(copy, near(file))

    @cached_property
    def _repository(self) -> Repository:
        return Repository(os.curdir)

    def _place(self, file: str) -> str | None:
        """Where a file lies in the repository, with `/` between the parts; None where it lies outside."""
        root = self._repository.root
        folder, own = os.path.split(file)
        # As it is written, and as it is: either way into the repository makes it a part of it.
        for whole in (file, os.path.join(os.path.realpath(folder), own), os.path.realpath(file)):
            if whole.startswith(f"{root.rstrip(os.sep)}{os.sep}"):
                return os.path.relpath(whole, root).replace(os.sep, "/")
        return None

    @property
    def _called(self) -> str:
        return f"`{self._since}`" if self._since else "the base branch"

    def _is_named(self, layer: Layer, settings: str, place: str, file: str) -> bool:
        content = self._repository.file_at(self._repository.base(self._since), place)
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

    def _copy(self, place: str) -> str | None:
        """A plugin in a copy of its folder as the commit has it, by its place; None where the commit has none."""
        folder, _, own = place.rpartition("/")
        if folder not in self._copies:
            copy = tempfile.mkdtemp(prefix="articlelint-plugins-")
            atexit.register(rmtree, copy, ignore_errors=True)
            commit = self._repository.base(self._since)
            for name, content in self._repository.files_at(commit, folder or ".", _PYTHON):
                target = os.path.join(copy, *name.split("/"))
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(target, "wb") as stream:
                    stream.write(content)
            self._copies[folder] = copy
        copied = os.path.join(self._copies[folder], own)
        return copied if os.path.isfile(copied) else None
