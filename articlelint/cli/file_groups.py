"""What corpus rules know of one file, and which others they compare it with."""

from collections.abc import Iterator
from itertools import groupby

from articlelint.article import Article
from articlelint.cli.file_rules import Row
from articlelint.corpus import report_of
from articlelint.gathering import Gathering
from articlelint.groups import Group
from articlelint.output.cells import legible
from articlelint.sites import Standing
from articlelint.wording import counted, in_backticks, json_of

# Nobody reads further than this.
_MOST_OTHERS = 4


def group_rows(gathering: Gathering, standing: Standing, article: Article) -> Iterator[Row]:
    """For each rule what it knows of an article, and the other articles that it knows under the same key."""
    gathering.add(standing, report_of(article, gathering.rules(standing)))
    gathering.complete()
    found = list(gathering.groups(standing))
    if not found:
        yield Row("", "none: no rule compares it with others")
        return
    for _, groups in groupby(found, key=lambda one: one[1].key):
        rules = list(groups)
        for rule, group in rules:
            facts = [known.fact for known in group if known.place == standing.place]
            # A rule of the same topic that knows nothing of this article is not concerned.
            for fact in facts:
                key = f" under {in_backticks(group.key)}" if group.key else ""
                yield Row("", f"{rule.id} knows {json_of(fact)}{key}")
        yield from _others(max((group for _, group in rules), key=len), standing.place)


def _others(group: Group, own: str) -> Iterator[Row]:
    others = [known.place for known in group if known.place != own]
    if not others:
        yield Row("", "  of this article alone")
    for place in others[:_MOST_OTHERS]:
        yield Row("", f"  and of {legible(place)}")
    if len(others) > _MOST_OTHERS:
        yield Row("", f"  and of {counted(len(others) - _MOST_OTHERS, 'other')}")
