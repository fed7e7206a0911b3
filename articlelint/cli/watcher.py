"""Waits for changes of files that could change the answer of a check."""

import sys
from collections.abc import Callable, Generator
from types import TracebackType
from typing import Self

from watchfiles import Change, watch
from watchfiles.main import FileChange

from articlelint.cli.ground import Ground, digest, tops
from articlelint.cli.request import Request
from articlelint.cli.rounds import Round, Sources
from articlelint.output.cells import legible

# In milliseconds: what comes in such steps after a change is part of it, as when Git checks out a branch.
_STEP, _MOST = 50, 1_600
# There a folder is watched with all below it, and by nothing else than a filter can some of that be left out. Elsewhere
# each folder is watched by itself, so that those of packages, with thousands of folders, do not use up what a user may
# watch (`fs.inotify.max_user_watches`).
_WATCHES_WHOLE = sys.platform in {"darwin", "win32"}
# Folders that come and go while they are looked for are looked for anew so often.
_TRIES = 20

_Changes = Generator[set[FileChange], None, None]


class WatchError(Exception):
    """Files can't be watched; its text says why, and what to do."""


class Watcher:
    """Knows what has changed since it was made, or since it was asked last, even while nobody waits."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._sources = Sources()
        self._written: dict[str, bytes] = {}
        self._missed: set[FileChange] = set()
        self._ground = Ground(request, self._sources)
        self._watched: frozenset[str] = frozenset()
        self._told: _Changes | None = None
        self._aim()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._told is not None:
            self._told.close()

    def follow(self, done: Round) -> None:
        """Watch what the answer of a check depends on; what that check has written is no change."""
        self._sources = done.sources or self._sources
        self._written = done.written
        self._aim()

    def changes(self) -> list[str]:
        """The paths of what has changed; waits until something has."""
        changes = self._taken()
        while not changes and self._told is not None:
            changes = next(self._told)
        # Folders that have come are watched before a check looks into them, so that nothing happens there unseen.
        self._aim()
        return sorted({path for _, path in changes | self._taken()})

    def _taken(self) -> set[FileChange]:
        """What was told while the folders to watch were others."""
        missed, self._missed = self._missed, set()
        return {change for change in missed if self._matters(*change)}

    def _matters(self, change: Change, path: str) -> bool:
        return self._ground.matters(change, path) and not (
            path in self._written and digest(path) == self._written[path]
        )

    def _aim(self) -> None:
        for _ in range(_TRIES):
            self._ground = Ground(self._request, self._sources)
            if self._ground.folders == self._watched:
                return
            folders = self._ground.folders
            try:
                told = _watching(folders, self._matters)
                self._missed |= next(told)
            except FileNotFoundError:
                continue
            except (OSError, RuntimeError) as error:
                raise WatchError(_reason(error)) from error
            if self._told is not None:
                self._missed |= next(self._told)
                self._told.close()
            self._told, self._watched = told, folders


def _watching(folders: frozenset[str], matters: Callable[[Change, str], bool]) -> _Changes:
    """The changes below some folders, as they come in; nothing for a moment in which there was none."""
    return watch(
        *(tops(folders) if _WATCHES_WHOLE else sorted(folders)),
        watch_filter=matters,
        debounce=_MOST,
        step=_STEP,
        rust_timeout=_STEP,
        yield_on_timeout=True,
        recursive=_WATCHES_WHOLE,
        ignore_permission_denied=True,
    )


def _reason(error: Exception) -> str:
    instead = "WATCHFILES_FORCE_POLLING=true looks at them again and again instead"
    return f"files can't be watched: {legible(str(error).rstrip('.'))}: {instead}"
