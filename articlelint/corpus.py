"""What is known of the articles of a collection, and what corpus rules judge of it.

An article's report is gathered while it is linted; a ledger keeps the reports of one collection and judges them. Both
are data: reports may come from another process, or from a cache.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from articlelint.article import Article
from articlelint.compact_json import compact_json
from articlelint.diagnostic import Finding
from articlelint.engine import failure_of
from articlelint.facts import Facts
from articlelint.groups import Absence, Group, Known, Verdict
from articlelint.rule import CorpusRule

# Ends a key and the number of an article in an entry: neither has it.
_END = b"\0"
_NUMBER = "08x"
# In articles.
_MOST_READ = 1_000

# In code points: front matters that can't be read are kept, to tell whether they have a word in them. Few are longer.
_MOST_UNREAD = 20_000


class Judged(NamedTuple):
    """What a rule has judged: a verdict, or what is told of its failure at the place of the first article concerned.

    `key` is that of the group.
    """

    rule: CorpusRule
    place: str
    said: Verdict | Finding
    key: str


class Report(NamedTuple):
    """What an article says of itself: for each topic its keys, and under each the facts of the topic's rules, by id.

    Facts are written as JSON.

    `unread` is its place and its front matter, where that can't be read, so that nothing is known of it. `failures` are
    those of rules that could not gather, by their ids.
    """

    facts: dict[str, dict[str, dict[str, str]]]
    unread: str
    failures: dict[str, Finding]


def report_of(
    article: Article, rules: Iterable[CorpusRule], keys: Mapping[str, AbstractSet[str]] | None = None
) -> Report:
    """What some rules gather from an article; nothing from one that can't be read.

    Where `keys` are given, by topic, only what is gathered under them is of interest.
    """
    return reports_of([article], rules, keys)[0]


def reports_of(
    articles: Sequence[Article], rules: Iterable[CorpusRule], keys: Mapping[str, AbstractSet[str]] | None = None
) -> list[Report]:
    """The report of each of some articles, rule by rule: see `engine.quiet_among`."""
    reports = [Report({}, "", {}) if article.is_readable else _unread(article) for article in articles]
    pairs = [(article, report) for article, report in zip(articles, reports, strict=True) if not report.unread]
    for rule in rules:
        asked = None if keys is None else keys.get(rule.topic or rule.id, frozenset())
        for article, report in pairs:
            _gather(rule, article, report, asked)
    return reports


def _unread(article: Article) -> Report:
    place = article.surroundings.place or article.path
    return Report({}, f"{place}\n{article.text[: article.front.span.end or None][:_MOST_UNREAD]}", {})


def _gather(rule: CorpusRule, article: Article, report: Report, asked: AbstractSet[str] | None) -> None:
    """Add to a report what a rule gathers from its article, as far as its keys are asked for."""
    try:
        for key, given in rule.gather(article if rule.is_shipped else article.lent()):
            plain = key.replace("\0", "\ufffd") if "\0" in key else key
            if asked is None or plain in asked:
                fact = given() if callable(given) else given
                report.facts.setdefault(rule.topic or rule.id, {}).setdefault(plain, {})[rule.id] = compact_json(fact)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 a rule may be anybody's, as in the engine
        report.failures[rule.id] = failure_of(rule, error)


class Ledger:
    """The reports of the articles of one collection, whose `facts` are those of its articles.

    An article takes some 100 bytes a topic beside its facts, so that a million of them fit into memory.
    """

    def __init__(self, rules: Sequence[CorpusRule], facts: Facts, unread: Sequence[str] = ()) -> None:
        """`unread` are what reports say of articles that can't be read and are not added."""
        self._facts = facts
        self._topics: dict[str, list[CorpusRule]] = {}
        for rule in rules:
            self._topics.setdefault(rule.topic or rule.id, []).append(rule)
        self._entries: dict[str, list[bytes]] = {topic: [] for topic in self._topics}
        self._places: list[str] = []
        self._ranks: list[int] = []
        self.unread = list(unread)
        self.is_settled = True

    def add(self, place: str, report: Report) -> None:
        """Add the report of the article at a place, which is none of those that are known."""
        number = format(len(self._places), _NUMBER)
        self._places.append(place)
        if report.unread:
            self.unread.append(report.unread)
        for topic, keys in report.facts.items():
            for key, facts in keys.items():
                # A list in the order of the rules is half as long as a table of their ids.
                row = ",".join([facts.get(rule.id, "null") for rule in self._topics[topic]])
                entry = f"{key}\0{number}[{row}]".encode(errors="surrogatepass")
                self._entries[topic].append(entry)

    def keys(self) -> dict[str, set[str]]:
        """The keys that are known, by topic."""
        return {
            topic: {_key(entry).decode(errors="surrogatepass") for entry in entries}
            for topic, entries in self._entries.items()
        }

    def judged(self, asked: frozenset[str], *, is_whole: bool, until: datetime | None = None) -> Iterator[Judged]:
        """What each rule judges of the articles at some places, the others being known as well.

        `is_whole` says that all articles of the collection are known. Where a rule judges otherwise at the instant
        `until`, the ledger is not settled any more.
        """
        later = self._facts._replace(today=until) if until else None
        absence = Absence(is_whole, tuple(self.unread))
        self._rank()
        numbers = {number for number, place in enumerate(self._places) if place in asked}
        is_all = len(numbers) == len(self._places)
        for topic, rules in self._topics.items():
            for key, entries in self._grouped(topic, min(rule.least for rule in rules)):
                if is_all or any(_number(entry) in numbers for entry in entries):
                    for rule, members in zip(rules, self._members(topic, entries), strict=True):
                        if len(members) >= rule.least:
                            found = list(_judged(rule, Group(key, self._facts, members, absence), asked))
                            if later and rule.heeds_time:
                                then = _judged(rule, Group(key, later, members, absence), asked)
                                self.is_settled = self.is_settled and found == list(then)
                            yield from found

    def groups(self, place: str) -> Iterator[tuple[CorpusRule, Group]]:
        """The groups that the article at a place belongs to, rule by rule."""
        self._rank()
        number = self._places.index(place)
        for topic, rules in self._topics.items():
            for key, entries in self._grouped(topic):
                if any(_number(entry) == number for entry in entries):
                    for rule, members in zip(rules, self._members(topic, entries), strict=True):
                        yield rule, Group(key, self._facts, members, Absence())

    def _members(self, topic: str, entries: Sequence[bytes]) -> Sequence[Collection[Known]]:
        """What each rule of a topic knows of the articles of a group; not all of them need know something of each."""
        if len(entries) > _MOST_READ:
            return [_Members(entries, self._places, column) for column in range(len(self._topics[topic]))]
        rows = [(self._places[_number(entry)], _row(entry)) for entry in entries]
        columns = range(len(self._topics[topic]))
        return [
            [Known(place, row[column]) for place, row in rows if row[column] is not None or len(columns) == 1]
            for column in columns
        ]

    def _grouped(self, topic: str, least: int = 1) -> Iterator[tuple[str, list[bytes]]]:
        """The entries of a topic by their keys, where there are so many; those of one key in the order of places."""
        entries = self._entries[topic]
        entries.sort()
        for key, members in groupby(entries, key=_key):
            group = list(members)
            if len(group) >= least:
                group.sort(key=self._rank_of)
                yield key.decode(errors="surrogatepass"), group

    def _rank(self) -> None:
        if len(self._ranks) != len(self._places):
            self._ranks = [0] * len(self._places)
            for rank, number in enumerate(sorted(range(len(self._places)), key=self._places.__getitem__)):
                self._ranks[number] = rank

    def _rank_of(self, entry: bytes) -> int:
        return self._ranks[_number(entry)]


class _Members:
    """What one rule of a topic knows of the articles of a group, which is too large to be read as a whole."""

    def __init__(self, entries: Sequence[bytes], places: Sequence[str], column: int) -> None:
        self._entries = entries
        self._places = places
        self._column = column

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, known: object) -> bool:
        return any(one == known for one in self)

    def __iter__(self) -> Iterator[Known]:
        for entry in self._entries:
            row = _row(entry)
            if row[self._column] is not None or len(row) == 1:
                yield Known(self._places[_number(entry)], row[self._column])


def _judged(rule: CorpusRule, group: Group, asked: frozenset[str]) -> Iterator[Judged]:
    try:
        for verdict in rule.judge(group):
            if _sound(verdict).place in asked:
                yield Judged(rule, verdict.place, verdict, group.key)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 see above
        place = next(known.place for known in group if known.place in asked)
        yield Judged(rule, place, failure_of(rule, error), group.key)


def _sound(verdict: object) -> Verdict:
    if isinstance(verdict, Verdict) and all(isinstance(place, str) for place in verdict.others):
        return verdict
    raise TypeError(f"it gives `{type(verdict).__name__}` where a `Verdict` on places belongs")


def _key(entry: bytes) -> bytes:
    return entry[: entry.index(_END)]


def _row(entry: bytes) -> list[Any]:
    row: list[Any] = json.loads(entry[entry.index(_END) + 9 :])
    return row


def _number(entry: bytes) -> int:
    start = entry.index(_END) + 1
    return int(entry[start : start + 8], 16)
