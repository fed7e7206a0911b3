"""Times each stage of a check by itself, in µs an article: CPU time, the best of several rounds; see README.md.

The stages are those of one process. What a stage needs of those before it is made ready and is not timed, so that some
contain others: a look at an article is made of what stands above it.
"""

import argparse
import gc
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, NamedTuple

from measuring import make_site
from stories import TODAY

from articlelint.article import Article
from articlelint.body import Body
from articlelint.body.unadorned import read_unadorned as plain_body
from articlelint.cache import Cache
from articlelint.corpus import report_of
from articlelint.files import read
from articlelint.front import read_front
from articlelint.front.unadorned import read_unadorned as plain_front
from articlelint.front.yaml import YamlReading
from articlelint.gathering import Gathering
from articlelint.looking import Look, records_of
from articlelint.output import FORMATS, Report, rendered
from articlelint.registry import shipped_rules
from articlelint.rule import CorpusRule, LateRule
from articlelint.run import Run, Wishes
from articlelint.walking import discover

_CACHE = "kept"
# In articles: as many as a run looks at in turns.
_AT_ONCE = 32


class Stage(NamedTuple):
    """What is timed: `run`, each time with what `ready` makes for it."""

    name: str
    run: Callable[[Any], object]
    ready: Callable[[], Any] = tuple


class Site:
    """The articles of the current folder, with what stages need of them."""

    def __init__(self) -> None:
        self.rules = shipped_rules()
        self.wishes = Wishes(datetime.fromisoformat(TODAY))
        self.paths = discover(["."]).articles
        self.run = self.prepared()
        self.texts = [read(path) for path in self.paths]
        fronts = [read_front(text) for text in self.texts]
        self.contents = [(text, front.content) for text, front in zip(self.texts, fronts, strict=True)]
        self.bodies = [(text, front.span.end) for text, front in zip(self.texts, fronts, strict=True)]
        self.outcome = self.prepared().check(cache=self.cache())

    def prepared(self) -> Run:
        """A run that knows how each article stands."""
        run = Run(self.wishes, self.rules)
        run.prepare(self.paths)
        return run

    def cache(self) -> Cache:
        """The cache, as a run loads it."""
        return Cache(_CACHE, self.wishes)

    def articles(self) -> list[Article]:
        """The articles, of which nothing has been asked yet."""
        return [task.article(text) for task, text in zip(self.run.tasks, self.texts, strict=True)]

    def read_articles(self) -> list[Article]:
        """The articles, of which all has been asked that several rules ask."""
        articles = self.articles()
        for one in articles:
            _ = (one.conflicts, one.breaches, one.body.blocks, one.body.sections, one.layout, one.urls, one.dates)
        return articles

    def gathered(self) -> Gathering:
        """What is known of the collections, and nobody has judged."""
        gathering = Gathering(self.run.sites, self.run.tasks)
        for task, article in zip(self.run.tasks, self.articles(), strict=True):
            gathering.add(task, report_of(article, gathering.rules(task)))
        return gathering

    def check_articles(self, articles: Sequence[Article]) -> None:
        """Ask each rule of its own article, for all articles."""
        for task, article in zip(self.run.tasks, articles, strict=True):
            for rule in task.policy.choice(article).rules:
                if not isinstance(rule, CorpusRule | LateRule):
                    list(rule.check(article))

    def gather(self, articles: Sequence[Article]) -> None:
        """Gather for the rules across files from all articles."""
        gathering = Gathering(self.run.sites, self.run.tasks)
        for task, article in zip(self.run.tasks, articles, strict=True):
            report_of(article, gathering.rules(task))

    def looks(self, *, gathers: bool) -> list[Look]:
        """What is to be looked at, with or without gathering for the rules across files."""
        gathering = Gathering(self.run.sites, self.run.tasks)
        both = zip(self.run.tasks, self.texts, strict=True)
        return [Look(task, text, gathering.rules(task) if gathers else ()) for task, text in both]

    def report(self) -> Report:
        """The report of all that was found."""
        return Report(self.outcome.diagnostics, self.outcome.texts, list(self.paths), {}, colour=False)


def stages(site: Site) -> Iterator[Stage]:
    """All stages, in the order in which a check comes to them."""
    yield Stage("search for articles", lambda _: discover(["."]))
    yield Stage("settings, and how articles stand", lambda _: site.prepared())
    yield Stage("reading files", lambda _: [read(path) for path in site.paths])
    yield Stage(
        "front matter: the plain reader", lambda _: [plain_front(span.of(text)) for text, span in site.contents]
    )
    yield Stage("front matter: libyaml, with places", lambda _: [YamlReading(*one).values for one in site.contents])
    yield Stage("front matter, as it is read", lambda _: [read_front(text).data for text in site.texts])
    yield Stage("Markdown: the plain reader", lambda _: [plain_body(*one) for one in site.bodies])
    # In MDX each body is the parser's.
    yield Stage("Markdown: the parser", lambda _: [Body(*one, mdx=True).blocks for one in site.bodies])
    yield Stage("Markdown, as it is read", lambda _: [Body(*one).blocks for one in site.bodies])
    yield Stage("contract", lambda articles: [one.breaches for one in articles], lambda: _with_fronts(site.articles()))
    yield Stage("outline", lambda articles: [one.layout for one in articles], lambda: _with_bodies(site.articles()))
    yield Stage("URLs", lambda articles: [one.urls for one in articles], lambda: _with_bodies(site.articles()))
    yield Stage("dates", lambda articles: [one.dates for one in articles], lambda: _with_fronts(site.articles()))
    yield Stage("all rules of one article, each by itself", site.check_articles, site.read_articles)
    yield Stage("looks, as they are made", _recorded, partial(site.looks, gathers=False))
    yield Stage("gathering for rules across files", site.gather, site.read_articles)
    yield Stage("records: looks, gathering, digest", _recorded, partial(site.looks, gathers=True))
    yield Stage("judging", lambda gathering: gathering.judge(), site.gathered)
    for name in FORMATS:
        yield Stage(f"report: {name}", partial(rendered, name), site.report)
    yield Stage("cache: loading", lambda _: site.cache())
    yield Stage("check, nothing changed", lambda cache: site.prepared().check(cache=cache), site.cache)
    yield Stage("check, without a cache", lambda run: run.check(), site.prepared)


def _with_fronts(articles: list[Article]) -> list[Article]:
    for one in articles:
        _ = one.front
    return articles


def _with_bodies(articles: list[Article]) -> list[Article]:
    for one in articles:
        _ = one.body.sections
    return articles


def _recorded(looks: Sequence[Look]) -> None:
    for start in range(0, len(looks), _AT_ONCE):
        records_of(looks[start : start + _AT_ONCE], None, are_files=True, keeps=True)


def best(stage: Stage, rounds: int) -> float:
    """The shortest CPU time of a stage, in seconds."""
    times = []
    for _ in range(rounds):
        given = stage.ready()
        gc.collect()
        start = process_time()
        stage.run(given)
        times.append(process_time() - start)
        del given
    return min(times)


def main() -> None:
    """Measure, and print a line for each stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=300, help="each is two articles")
    parser.add_argument("--share", type=float, default=0.01, help="the share of stories that have each fault")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", metavar="WORD", help="only stages whose names have this in them")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        make_site(Path(name), options.stories, options.share)
        os.chdir(name)
        site = Site()
        count = len(site.paths)
        print(f"{count:,} articles, {len(site.outcome.diagnostics):,} findings; µs an article")
        for stage in stages(site):
            if options.only in stage.name:
                print(f"{best(stage, options.rounds) / count * 1e6:10.1f}  {stage.name}", flush=True)
        os.chdir("/")


if __name__ == "__main__":
    main()
