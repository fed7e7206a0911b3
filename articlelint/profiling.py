"""Where the time of a check goes: by the stages that all rules share, and by rule."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from time import perf_counter
from typing import TypeVar

from articlelint.article import Article
from articlelint.engine import FAILED
from articlelint.files import UnreadableError
from articlelint.first_looks import AT_ONCE
from articlelint.gathering import Gathering
from articlelint.rule import CorpusRule, LateRule, Rule
from articlelint.run import Run
from articlelint.standing import Standing
from articlelint.wording import counted

Made = TypeVar("Made")

# What is read once for all rules, and in nearly every article: each is asked for before a rule does, in an order in
# which none contains another. What few articles need counts to the rule that asks first.
_STAGES: Mapping[str, Callable[[Article], object]] = {
    "conflicts and bytes": lambda article: (article.undecoded, article.conflicts),
    "front matter": lambda article: article.front,
    "contract": lambda article: article.breaches,
    "Markdown": lambda article: article.body.blocks,
    "sections": lambda article: article.body.sections,
    "outline": lambda article: article.layout,
    "URLs": lambda article: article.ordinary,
    "dates": lambda article: article.instants,
}


class Profile:
    """The times of one look at each article of a run, in seconds, by what they were spent on."""

    def __init__(self, run: Run, texts: Mapping[str, str]) -> None:
        self.articles = 0
        self.seconds: dict[str, float] = {}
        gathering = Gathering(run.sites, run.tasks)
        for start in range(0, len(run.tasks), AT_ONCE):
            batch: list[tuple[Standing, Article]] = []
            for task in run.tasks[start : start + AT_ONCE]:
                with suppress(UnreadableError):
                    batch.append((task, self._timed("reading the file", partial(_read, task, texts))))
            self.articles += len(batch)
            self._look(batch, gathering)

    def lines(self) -> Iterator[str]:
        """The times as lines of a table, the longest first."""
        yield f"time of a look at {counted(self.articles, 'article')}, in µs an article:"
        rows = sorted(self.seconds.items(), key=lambda row: -row[1])
        each = 1e6 / max(1, self.articles)
        whole = sum(seconds for _, seconds in rows)
        for name, seconds in rows:
            yield f"{seconds * each:10,.1f}  {seconds / max(whole, 1e-9):4.0%}  {name}"
        yield f"{whole * each:10,.1f}        in all"

    def _look(self, batch: Sequence[tuple[Standing, Article]], gathering: Gathering) -> None:
        for name, stage in _STAGES.items():
            for _, article in batch:
                self._timed(f"({name})", partial(stage, article))
        looks: dict[str, list[Callable[[], object]]] = {}
        for task, article in batch:
            for rule in task.policy.choice(article).rules:
                if not isinstance(rule, CorpusRule | LateRule):
                    looks.setdefault(rule.id, []).append(partial(_checked, rule, article))
            for rule in gathering.rules(task):
                looks.setdefault(f"{rule.id}, to gather", []).append(partial(_gathered, rule, article))
        for name, each in looks.items():
            for look in each:
                self._try(name, look)

    def _timed(self, name: str, look: Callable[[], Made]) -> Made:
        start = perf_counter()
        made = look()
        self._add(name, perf_counter() - start)
        return made

    def _try(self, name: str, look: Callable[[], object]) -> None:
        start = perf_counter()
        try:
            look()
        except KeyboardInterrupt:
            raise
        except BaseException:  # noqa: BLE001 a rule of a plugin may fail at anything, and the report has said so
            name = f"{name}: {FAILED}"  # its time is another's
        self._add(name, perf_counter() - start)

    def _add(self, name: str, seconds: float) -> None:
        self.seconds[name] = self.seconds.get(name, 0) + seconds


def _read(task: Standing, texts: Mapping[str, str]) -> Article:
    return task.article(texts[task.path] if task.path in texts else task.read())


def _checked(rule: Rule, article: Article) -> object:
    return list(rule.check(article))


def _gathered(rule: CorpusRule, article: Article) -> object:
    return [fact() if callable(fact) else fact for _, fact in rule.gather(article)]
