"""The first look at each article of a run, in this process or in several."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from articlelint.files import Refusal, UnreadableError, read
from articlelint.gathering import Gathering, corpus_rules
from articlelint.looking import Look, Mending, Record, records_of
from articlelint.rule import CorpusRule
from articlelint.sites import Sites, Standing

# With fewer articles, a second process is ready when the first has done them.
_FEWEST_SHARED = 200
# In articles: with more at a time no time is won, and with fewer it is lost: see `engine.quiet_among`.
AT_ONCE = 32


class Course(Protocol):
    """What is known of a run: the articles that it looks at, their sites, and whether it keeps records.

    In a process that is not forked it is made anew, without its articles.
    """

    tasks: list[Standing]
    sites: Sites
    keeps: bool


class Job(NamedTuple):
    """An article for another process: its number among the run's, its path, and the corpus rules that look at it."""

    number: int
    path: str
    rules: frozenset[str]


class FirstLooks:
    """Looks at articles of a run, with what is asked to be done about findings."""

    def __init__(self, run: Course, mending: Mending | None) -> None:
        self._run = run
        self._mending = mending
        self._rules: dict[tuple[int, int, frozenset[str]], list[CorpusRule]] = {}

    def at_files(
        self, files: Sequence[Standing], gathering: Gathering, jobs: int | None
    ) -> Iterator[tuple[Standing, Record | Refusal]]:
        """What comes of a look at each of some files, as it comes in; None stands for as many processes as pay."""
        count = number_of_jobs(len(files), jobs)
        if count == 1:
            for start in range(0, len(files), AT_ONCE):
                batch = [(task, gathering.rules(task)) for task in files[start : start + AT_ONCE]]
                yield from zip((task for task, _ in batch), self._at(batch), strict=True)
            return
        from articlelint.pool import Died, pooled  # noqa: PLC0415 10 ms, and small runs need none

        numbers = {id(task): number for number, task in enumerate(self._run.tasks)}
        waiting = [Job(numbers[id(task)], task.path, gathering.ids(task)) for task in files]
        for number, came in pooled(self, waiting, count):
            task = files[number]
            if isinstance(came, Died):
                yield task, Refusal(task.path, f"the process that did {came.reason}", "checked")
            else:
                yield task, came

    def __call__(self, jobs: Sequence[Job]) -> list[Record | Refusal]:
        """What comes of some articles, in another process, which has the run at hand, or made it anew."""
        found: list[Record | Refusal] = []
        for start in range(0, len(jobs), AT_ONCE):
            found += self._at([self._standing(job) for job in jobs[start : start + AT_ONCE]])
        return found

    def _standing(self, job: Job) -> tuple[Standing, Sequence[CorpusRule]]:
        tasks = self._run.tasks
        task = tasks[job.number] if tasks else self._run.sites.standing(job.path)
        key = (id(task.site), id(task.scope), job.rules)
        if key not in self._rules:
            self._rules[key] = corpus_rules(task, job.rules)
        return task, self._rules[key]

    def _at(self, batch: Sequence[tuple[Standing, Sequence[CorpusRule]]]) -> list[Record | Refusal]:
        looks: list[Look] = []
        refusals: dict[int, Refusal] = {}
        for number, (task, rules) in enumerate(batch):
            try:
                looks.append(Look(task, read(task.path, task.limits.file_size), rules, is_alone(self._run)))
            except UnreadableError as error:
                refusals[number] = Refusal(task.path, str(error))
        records = iter(records_of(looks, self._mending, are_files=True, keeps=self._run.keeps))
        return [refusals.get(number) or next(records) for number in range(len(batch))]

    def __reduce__(self) -> tuple[Any, ...]:
        return FirstLooks, (self._run, self._mending)


def is_alone(run: Course) -> bool:
    """Whether a run has one article, nobody has said that there are others, and nothing is kept for a run that does."""
    return len(run.tasks) == 1 and run.tasks[0].site.document is None and not run.keeps


def number_of_jobs(articles: int, jobs: int | None) -> int:
    """How many processes look at so many articles: as many as are asked for, or as pay."""
    if jobs is not None:
        return max(1, min(jobs, articles))
    if articles < _FEWEST_SHARED:
        return 1
    from articlelint.pool import processors, start_costs  # noqa: PLC0415 10 ms, and small runs need none

    return max(1, min(processors(), articles // start_costs()))
