"""What a watch watches: folders, and which changes in them could change the answer of a check."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256

from watchfiles import Change, DefaultFilter

from articlelint.cli.request import Request
from articlelint.cli.rounds import Sources
from articlelint.files import ARTICLE_SUFFIXES, CACHE_FOLDER, PROJECT_FILE, SETTINGS_FILE, UnreadableError, bytes_of
from articlelint.walking import Searched, searched

_GITIGNORE = ".gitignore"
# These can hold for articles anywhere below them.
_ABOVE = (SETTINGS_FILE, PROJECT_FILE, _GITIGNORE)
# What is read: articles, what links lead to, settings, schemas, plugins. Of all other files it only matters that they
# are there.
_READ = (*ARTICLE_SUFFIXES, ".txt", ".html", ".htm", ".toml", ".json", ".yaml", ".yml", ".py", _GITIGNORE)


class _Passing(DefaultFilter):
    """Knows the files that programs write for a moment, or for themselves, by their names."""

    # Where a project lies says nothing about its files: which folders are passed over, the search for articles knows.
    ignore_dirs = ()
    ignore_entity_patterns = (
        *DefaultFilter.ignore_entity_patterns,
        rf"^{CACHE_FOLDER}$",  # the cache, and what `writing` has not renamed yet
        r"^\.articlelint-",
        r"^__pycache__$",
        r"^4913$",  # by which Vim finds out whether it may write to a folder
        r"^#.*#$",  # Emacs' copy of an open file
        r"\.kate-swp$",
        r"^\.goutputstream-",  # GLib's, for gedit and GNOME's other editors
    )


_PASSING = _Passing()


class Ground:
    """The folders to watch for a request, and for what else its answer depends on.

    All paths in it are real ones, for that is how some systems tell of changes.
    """

    def __init__(self, request: Request, sources: Sources) -> None:
        self._own = {os.path.realpath(one.file) for one in request.output_format if one.file}
        if request.cache_dir:
            self._own.add(os.path.realpath(request.cache_dir))
        paths = [os.path.abspath(path) for path in request.paths or (".",)]
        starts = {path if os.path.isdir(path) else os.path.dirname(path) for path in paths}
        above = {one for start in starts for one in _above(start)}
        settled = {folder for folder in above if os.path.lexists(os.path.join(folder, SETTINGS_FILE))}
        roots = {path for path in paths if os.path.isdir(path)} | settled | sources.folders
        self._searched = {one.path: one for root in roots for one in self._below(os.path.realpath(root))}
        single = {*paths, *sources.files, *([request.baseline] if request.baseline else [])}
        single |= {os.path.join(folder, name) for folder in above for name in _ABOVE}
        self._single = {one for file in single for one in _places(file)}
        self.folders = frozenset(self._searched) | {os.path.dirname(file) for file in self._single}

    def matters(self, change: Change, path: str) -> bool:
        """Whether a change could change the answer."""
        if path in self._own:
            return False
        if path in self._single:
            return True
        folder, name = os.path.split(path)
        around = self._searched.get(folder)
        if around is None or not _PASSING(change, name) or around.passes_over(name):
            return False
        return change is not Change.modified or name.lower().endswith(_READ)

    def _below(self, root: str) -> Iterator[Searched]:
        for one in searched(root):
            within = f"{one.path}{os.sep}"
            is_kept = f"{os.sep}{CACHE_FOLDER}{os.sep}" in within.removeprefix(root)
            if not is_kept and not within.startswith(tuple(f"{own}{os.sep}" for own in self._own)):
                yield one


def digest(path: str) -> bytes | None:
    """What tells the content of a file from any other; None where it can't be read."""
    with suppress(UnreadableError):
        return sha256(bytes_of(path)).digest()
    return None


def tops(folders: frozenset[str]) -> Sequence[str]:
    """Those of some folders that lie in no other."""
    kept: list[str] = []
    for folder in sorted(folders, key=lambda one: one.split(os.sep)):
        if not kept or not f"{folder}{os.sep}".startswith(f"{kept[-1].rstrip(os.sep)}{os.sep}"):
            kept.append(folder)
    return kept


def _above(folder: str) -> Iterator[str]:
    """A folder and those above it in which settings may come to stand: up to the nearest, or the repository's root.

    Where there is neither, settings would be looked for up to the root of the disk; nobody is about to put some there.
    """
    found = []
    while True:
        found.append(folder)
        if os.path.lexists(os.path.join(folder, SETTINGS_FILE)) or os.path.lexists(os.path.join(folder, ".git")):
            yield from found
            return
        parent = os.path.dirname(folder)
        if parent == folder:
            yield found[0]
            return
        folder = parent


def _places(path: str) -> Iterator[str]:
    """Where a change of a file would be told of: where it stands, and where it leads to if it is a link.

    Of one that is not there, it is the nearest folder that is missing on the way to it.
    """
    folder = os.path.dirname(path)
    while not os.path.isdir(folder):
        path, folder = folder, os.path.dirname(folder)
    yield os.path.join(os.path.realpath(folder), os.path.basename(path))
    if os.path.islink(path):
        yield os.path.realpath(path)
