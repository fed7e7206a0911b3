"""Processes of our own: how they are started, and what ends this one without leaving anything half done.

Signals are those of POSIX; Windows has no mask for them, and there nothing is put off.
"""

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

# What asks a process to end: Ctrl-C, a supervisor, and the terminal that is closed.
_ENDING = [signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__]
_ASKING = [one for one in _ENDING if one is not signal.SIGINT]
# Python 3.11 and later, `-P`: the folder that a process stands in is none that it imports modules from.
_SAFE_PATH = "PYTHONSAFEPATH"
# While processes are started: the signals that have come meanwhile.
_waiting: list[list[int]] = []


class Terminated(KeyboardInterrupt):
    """This process was asked to end; whoever lets an interruption pass lets this pass as well.

    `status` is the exit status that shells report for it.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = 128 + number


@contextmanager
def starting(*, forks: bool) -> Iterator[None]:
    """For the start of a process, and until it is known here: it is not ready for an interruption yet.

    It begins with interruptions put off, see `ready`. Where it is no fork, Python is started with `-c`, which would
    have it look for modules in the current folder first: that may be a stranger's.
    """
    waiting: list[int] = []
    _waiting.append(waiting)
    try:
        with _without_current_folder():
            if not forks and hasattr(signal, "pthread_sigmask"):
                # Starting this one, Python would put nothing off any more.
                from multiprocessing.resource_tracker import ensure_running  # noqa: PLC0415 forks need none

                ensure_running()
            # A fork has our handlers until it is ready; what is started anew dies when it is told to.
            with _put_off(_ENDING if forks else [signal.SIGINT]):
                yield
    finally:
        _waiting.remove(waiting)
    for number in waiting:
        raise Terminated(number)


def ready() -> None:
    """For a process that was started so: from now on it dies when it is told to, and an interruption is for others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in _ASKING:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


@contextmanager
def undisturbed() -> Iterator[None]:
    """For the few moments in which something would be left half done: whatever ends this process waits for them."""
    with _put_off(_ENDING):
        yield


@contextmanager
def terminable() -> Iterator[None]:
    """Within this, being asked to end raises `Terminated`, so that there is a chance to end other processes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # Who has a handler of their own, or has it ignored (as `nohup` does), keeps that.
    taken = [number for number in _ASKING if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, _terminate)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _terminate(number: int, frame: FrameType | None) -> None:
    del frame
    if not _waiting:
        raise Terminated(number)
    _waiting[-1].append(number)


@contextmanager
def _put_off(numbers: Iterable[signal.Signals]) -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _without_current_folder() -> Iterator[None]:
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before
