"""What was judged of the articles of a collection, as data, and what an edit leaves of it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeAlias

from articlelint.corpus import Judged, Report
from articlelint.groups import Verdict
from articlelint.rule import CorpusRule

# A collection, by the file that its settings stand in and its number there.
Name: TypeAlias = tuple[str, int]
# Keys by their topic.
Keys: TypeAlias = Mapping[str, AbstractSet[str]]


class Row(NamedTuple):
    """A verdict on the article at a place; `note` is written as JSON."""

    place: str
    rule: str
    key: str
    others: Sequence[str]
    note: str

    @property
    def verdict(self) -> Verdict:
        """The verdict, with a note that is as it is read from JSON."""
        return Verdict(self.place, tuple(self.others), json.loads(self.note))


class Verdicts(NamedTuple):
    """The verdicts on a collection, those on one article in the order in which they were judged.

    `document` and `scope` name the collection; `rules` are the ids of those that judged; `is_whole` and `unread` are
    what they knew of articles of which there are no facts: see `corpus.Ledger`.
    """

    document: str
    scope: int
    rules: list[str]
    is_whole: bool
    unread: list[str]
    rows: list[Row]

    @property
    def name(self) -> Name:
        """The name of the collection."""
        return self.document, self.scope


def row_of(judged: Judged, verdict: Verdict) -> Row:
    """A verdict as data; raises `TypeError` or `ValueError` where its note is no JSON value."""
    return Row(verdict.place, judged.rule.id, judged.key, list(verdict.others), json.dumps(verdict.note))


def differing(before: Report, after: Report) -> dict[str, set[str]]:
    """The keys, by topic, under which two reports of an article have different facts."""
    found = {}
    for topic in before.facts.keys() | after.facts.keys():
        old, new = before.facts.get(topic, {}), after.facts.get(topic, {})
        found[topic] = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    return found


def under(report: Report, keys: Keys) -> Report:
    """What a report has under some keys."""
    facts = {
        topic: {key: fact for key, fact in known.items() if key in keys[topic]}
        for topic, known in report.facts.items()
        if topic in keys
    }
    return Report({topic: known for topic, known in facts.items() if known}, "", {})


def merged(before: Iterable[Row], fresh: Iterable[Row], keys: Keys, rules: Sequence[CorpusRule]) -> list[Row]:
    """Verdicts of which those on the groups of some keys are fresh, in the order in which all would be judged."""
    topics = {rule.id: rule.topic or rule.id for rule in rules}
    turns = {topic: number for number, topic in enumerate(dict.fromkeys(topics.values()))}
    ranks = {rule.id: number for number, rule in enumerate(rules)}

    def turn(row: Row) -> tuple[int, bytes, int]:
        return turns[topics[row.rule]], row.key.encode(errors="surrogatepass"), ranks[row.rule]

    left = [row for row in before if row.key not in keys.get(topics[row.rule], ())]
    return sorted([*left, *fresh], key=turn)


def places_of_change(before: Iterable[Row], after: Iterable[Row], edited: AbstractSet[str]) -> dict[str, None]:
    """The places of articles on which there are other verdicts than before, or verdicts about others that changed."""
    old, new = _by_place(before), _by_place(after)
    others = (row.place for rows in new.values() for row in rows if not edited.isdisjoint(row.others))
    return dict.fromkeys([*(place for place in old | new if old.get(place) != new.get(place)), *others])


def _by_place(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.place, []).append(row)
    return found
