"""Several processes that look at articles at once.

Each is handed a few articles at a time, by a pipe of its own, and hands back what came of them. A process that dies
costs nothing but time: its articles are looked at again, one at a time, and those that kill a process are told of.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from multiprocessing import get_context, get_start_method
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from articlelint.processes import ready, starting, terminable, undisturbed

Task = TypeVar("Task")
Result = TypeVar("Result")
# Does some tasks at a time, and gives a result for each.
Work: TypeAlias = Callable[[Sequence[Task]], Sequence[Result]]

# In articles: a message costs a twentieth of a look at one, and at the end nobody is to wait long for another process.
_MOST_AT_ONCE = 64
_TURNS = 8

# In seconds, for all processes that are told to end: what is still there then is stuck in somebody's code.
_PATIENCE = 0.5

_Context: TypeAlias = ForkContext | ForkServerContext | SpawnContext
# What `get_context` knows, by the names that it knows them by.
Method: TypeAlias = Literal["fork", "forkserver", "spawn"]


class Died(NamedTuple):
    """How a process ended that was to look at an article: by a signal, or with an exit status."""

    code: int

    @property
    def reason(self) -> str:
        """The end in words."""
        if self.code >= 0:
            return f"ended with status {self.code}"
        try:
            return f"was killed by {signal.Signals(-self.code).name}"
        except ValueError:
            return f"was killed by signal {-self.code}"


class _Worker(NamedTuple):
    process: BaseProcess
    pipe: "Connection[Any, Any]"


def pooled(
    work: Work[Task, Result], tasks: Sequence[Task], jobs: int, method: Method | None = None
) -> Iterator[tuple[int, Result | Died]]:
    """What comes of each task, with its number, as it comes in, from so many processes at once.

    Tasks and results are sent by pickle, and so is `work` where the method of starting processes is not `fork`.
    """
    pool = _Pool(work, tasks, _context(method or _default_method()))
    with terminable():
        try:
            lost = yield from pool.results(_chunks(len(tasks), jobs), jobs)
            for number in lost:
                again = yield from pool.results([range(number, number + 1)], 1)
                if again:
                    yield number, pool.died
        finally:
            pool.end()


class _Pool(Generic[Task, Result]):
    def __init__(self, work: Work[Task, Result], tasks: Sequence[Task], context: _Context) -> None:
        self._work = work
        self._tasks = tasks
        self._context = context
        self._alive: dict[int, _Worker] = {}
        self._busy: dict[int, tuple[_Worker, range]] = {}
        self.died = Died(0)

    def results(self, chunks: Sequence[range], jobs: int) -> Generator[tuple[int, Result], None, list[int]]:
        """What comes of the tasks with some numbers, and at last the numbers of those that a process died of."""
        waiting = deque(chunks)
        lost: list[int] = []
        while len(self._busy) < jobs and waiting:
            self._give(self._started(), waiting.popleft())
        while self._busy:
            for pipe in wait([worker.pipe for worker, _ in self._busy.values()]):
                worker, chunk = self._busy.pop(id(pipe))
                try:
                    results = worker.pipe.recv()
                except (EOFError, OSError):
                    self._dismiss(worker)
                    self.died = Died(worker.process.exitcode or 0)
                    lost += chunk
                    if waiting:
                        self._give(self._started(), waiting.popleft())
                    continue
                yield from zip(chunk, results, strict=True)
                if waiting:
                    self._give(worker, waiting.popleft())
                else:
                    self._dismiss(worker)
        return lost

    def end(self) -> None:
        """End all processes that are still at work: nobody waits for them any more."""
        with undisturbed():
            for worker in self._alive.values():
                worker.process.terminate()
            until = monotonic() + _PATIENCE
            for worker in list(self._alive.values()):
                worker.process.join(max(0.0, until - monotonic()))
                worker.process.kill()
                self._dismiss(worker)

    def _started(self) -> _Worker:
        # Under `fork` a process has the ends of all pipes: it would keep them open after the death of their owners.
        is_forked = self._context.get_start_method() == "fork"
        with starting(forks=is_forked):
            ours, theirs = self._context.Pipe()
            spare = [ours, *(worker.pipe for worker, _ in self._busy.values())] if is_forked else []
            process = self._context.Process(target=_serve, args=(theirs, spare, self._work), daemon=True)
            process.start()
            theirs.close()
            worker = _Worker(process, ours)
            self._alive[id(ours)] = worker
        return worker

    def _dismiss(self, worker: _Worker) -> None:
        del self._alive[id(worker.pipe)]
        worker.pipe.close()
        worker.process.join()

    def _give(self, worker: _Worker, chunk: range) -> None:
        self._busy[id(worker.pipe)] = (worker, chunk)
        # A process that died at its start can't be sent to; that is seen when its answer is waited for.
        try:
            worker.pipe.send([self._tasks[number] for number in chunk])
        except OSError:
            return


def _serve(
    pipe: "Connection[Any, Any]",
    spare: "Sequence[Connection[Any, Any]]",
    work: Work[Task, Result],
) -> None:
    """Do what is asked for by a pipe, until nothing is."""
    # Whoever interrupts the run interrupts all of its processes: this one ends when it is told to.
    ready()
    for other in spare:
        other.close()
    while True:
        # Once nobody is at the other end, nobody is there to be told either.
        try:
            tasks = pipe.recv()
        except (EOFError, OSError):
            return
        results = work(tasks)
        try:
            pipe.send(results)
        except OSError:
            return


def _default_method() -> Method:
    method = get_start_method()
    return "fork" if method == "fork" else "forkserver" if method == "forkserver" else "spawn"


def _context(method: Method) -> _Context:
    if method == "fork":
        return get_context("fork")
    return get_context("forkserver") if method == "forkserver" else get_context("spawn")


def _chunks(count: int, jobs: int) -> list[range]:
    size = max(1, min(_MOST_AT_ONCE, count // (jobs * _TURNS)))
    return [range(start, min(start + size, count)) for start in range(0, count, size)]


def start_costs() -> int:
    """How many articles could be looked at while a process makes itself ready, more or less."""
    return 100 if _default_method() == "fork" else 750


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
