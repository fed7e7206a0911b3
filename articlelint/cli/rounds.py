"""One check among those of a watch, in a process of its own.

So it is the check that `articlelint check` would make: plugins are loaded as they are by then, nothing is left of the
check before, a crash costs one report, and a watch that waits needs no memory.
"""

import os
import signal
from contextlib import suppress
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple

from articlelint.cli.checking import Checked, checked
from articlelint.cli.request import Request
from articlelint.cli.streams import NOT_RUN, say
from articlelint.pool import Died
from articlelint.processes import starting, undisturbed
from articlelint.run import Run
from articlelint.settings.parts import texts
from articlelint.settings_files import absolute

# In seconds: how long a check that is interrupted may take to let go of its own processes.
_PATIENCE = 2.0
# An exit status above it stands for a signal, as shells report it.
_SIGNALLED = 128


class Sources(NamedTuple):
    """What the answer of a check depends on beside its articles: whole folders, and single files."""

    folders: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


class Round(NamedTuple):
    """What a watch has to know of a check: its exit status, whether it was refused, whether anybody reads it.

    `written` are the files that it has written, each with a digest of what stands in it since.
    """

    status: int
    is_refused: bool = False
    has_reader: bool = True
    sources: Sources | None = None
    written: dict[str, bytes] = {}


def checked_apart(request: Request) -> Round:
    """Check, and tell what came of it; raises `KeyboardInterrupt`, once no process is left."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_check, args=(request, theirs))
    try:
        with starting(forks=False):
            process.start()
        theirs.close()
        return _received(ours, process)
    finally:
        with undisturbed():
            ours.close()
            theirs.close()
            if process.pid is not None:
                _end(process)


def _received(pipe: "Connection[Any, Any]", process: BaseProcess) -> Round:
    try:
        done: Round = pipe.recv()
    except EOFError:
        process.join()
        say(f"articlelint: the process that checked {Died(process.exitcode or 0).reason}")
        return Round(NOT_RUN)
    process.join()
    return done


def _end(process: BaseProcess) -> None:
    """End a check that nobody waits for any more: it is to let go of its own processes."""
    if process.is_alive() and process.pid is not None and os.name == "posix":
        os.kill(process.pid, signal.SIGINT)
        process.join(_PATIENCE)
    if process.is_alive():
        process.terminate()
        process.join(_PATIENCE)
        process.kill()
    process.join()


def _check(request: Request, pipe: "Connection[Any, Any]") -> None:
    from articlelint.cli.commands import ended  # noqa: PLC0415 it is what imports commands

    came: list[Checked] = []
    status = ended(partial(_ready, request, came))
    if status > _SIGNALLED:
        return
    done = came[0] if came else None
    if done is None:
        _send(pipe, Round(status, is_refused=True))
        return
    after = done.outcome.rewritten if done.outcome and not request.diff else ()
    written = {
        os.path.realpath(one.path): sha256(one.after.encode("utf-8", "surrogateescape")).digest() for one in after
    }
    _send(pipe, Round(status, has_reader=done.has_reader, sources=_sources(done.run), written=written))


def _send(pipe: "Connection[Any, Any]", done: Round) -> None:
    """Hand over what came of a check; a watch that was ended since then does not wait for that."""
    with suppress(ConnectionError):
        pipe.send(done)


def _ready(request: Request, came: list[Checked]) -> int:
    if hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGINT, _interrupt)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    try:
        came.append(checked(request))
    finally:
        # What is left is to tell of it, and nobody waits for that.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return came[0].status


def _interrupt(number: int, frame: object) -> None:
    """End the check; a second interruption would come while its processes are ended."""
    del number, frame
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _sources(run: Run) -> Sources:
    """What the answer of a run depends on.

    What schemas refer to lies in their folders, in those of the settings, or in others that these allow.
    """
    folders, files = set[str](), set[str]()
    schemas = {(task.site.folder, task.scope.folder, task.schema) for task in run.tasks if task.scope and task.schema}
    for site in run.sites:
        if site.document:
            folders.add(site.folder)
            files.add(absolute(site.document.path))
        if site.settings.baseline:
            files.add(site.settings.baseline)
        schemas |= {
            (site.folder, scope.folder, scope.schema)
            for scope in site.settings.scopes
            if scope.schema and not scope.is_template
        }
        folders |= {os.path.abspath(folder) for folder in site.schema_folders if os.path.isdir(folder)}
        for layer in site.layered.layers if site.layered else ():
            plugins = texts((layer.document.data or {}).get("plugins"))
            files |= {os.path.join(layer.folder, name) for _, name in plugins}
            if layer.preset is None and not layer.document.is_argument:
                files.add(absolute(layer.document.path))
    for folder, base, schema in schemas:
        # One without either is the name of a schema that comes with articlelint.
        if "." in schema or "/" in schema:
            file = os.path.abspath(os.path.join(base, schema))
            files.add(file)
            if os.path.isfile(file) and not file.startswith(f"{folder}{os.sep}"):
                folders.add(os.path.dirname(file))
    # What a link leads to may lie where nobody searches.
    files |= {os.path.abspath(task.path) for task in run.tasks if os.path.islink(task.path)}
    # Where settings are mistaken, whoever mends them does so there.
    files |= {absolute(mistake.path) for mistake in run.sites.mistakes if os.path.exists(mistake.path)}
    return Sources(frozenset(folders), frozenset(files))
