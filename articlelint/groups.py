"""Groups of articles that have something in common, and what is judged of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from articlelint.facts import Facts


class Known(NamedTuple):
    """What is known of one article of a group: its place, and the fact that a rule gathered from it.

    A place is a path with slashes, counted from the folder of the settings, whatever the current folder is.
    """

    place: str
    fact: Any


class Verdict(NamedTuple):
    """That there is something to tell of the article at a place, and of which others it is to be told.

    `note` is what else its rule shall know when it tells: any JSON value.
    """

    place: str
    others: tuple[str, ...] = ()
    note: Any = None


class Group:
    """Articles of one collection that a rule gathered facts from under the same key, in the order of their places.

    Where it holds a million of them, they are read anew each time they are gone through.
    """

    def __init__(self, key: str, facts: Facts, members: Collection[Known], absence: "Absence") -> None:
        self.key = key
        self.facts = facts
        self._members = members
        self._absence = absence

    def __len__(self) -> int:
        return len(self._members)

    def __iter__(self) -> Iterator[Known]:
        return iter(self._members)

    def is_absent(self, word: str) -> bool:
        """Whether no article of the collection can be what a word names, other than those of this group.

        It can't be told where not all articles are known, or where one that can't be read has the word in it.
        """
        return self._absence.is_whole and not any(word in text for text in self._absence.unread)


def by_age(group: Iterable[Known], born: Callable[[Any], int | None]) -> list[Known]:
    """The articles of a group from the oldest to the newest, those without a date last; else in their order."""

    def age(known: Known) -> tuple[bool, int]:
        moment = born(known.fact)
        return moment is None, moment or 0

    return sorted(group, key=age)


class Absence(NamedTuple):
    """What can be said of articles that are not there: if all are known, and the texts that no fact is known of."""

    is_whole: bool = False
    unread: Sequence[str] = ()
