"""What settings say, and what follows from it for a file and for a rule."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from articlelint.collection import Collection
from articlelint.diagnostic import Severity
from articlelint.rule import Rule
from articlelint.wording import in_backticks, nearest

EVERYTHING = "all"

# What a run says of a file that can't be read, and the family of it: such a file is no article, so no rule can.
UNREADABLE = ("unreadable-file", "files")


class Scope(NamedTuple):
    """A collection, the files that belong to it, and the schema they are held to, as the settings name it."""

    files: tuple[re.Pattern[str], ...]
    collection: Collection
    schema: str | None = None

    def holds(self, path: str) -> bool:
        """Whether a file belongs to it; the path counts from the folder of the settings."""
        return any(pattern.fullmatch(path) for pattern in self.files)


class Settings(NamedTuple):
    """The settings of one file; `severities` and `options` are by rule id, with families already resolved."""

    select: tuple[str, ...] = (EVERYTHING,)
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = {}
    options: Mapping[str, Mapping[str, Any]] = {}
    scopes: tuple[Scope, ...] = ()

    def scope_of(self, path: str) -> Scope | None:
        """The first collection that a file belongs to; the path counts from the folder of the settings."""
        return next((scope for scope in self.scopes if scope.holds(path)), None)


def chosen(rules: Iterable[type[Rule]], select: Sequence[str], ignore: Sequence[str]) -> list[type[Rule]]:
    """The rules that are selected more exactly than ignored: an id is more exact than a family, that than `all`."""
    return [rule for rule in rules if exactness(rule, select) > exactness(rule, ignore)]


def stray_selector(selector: str, rules: Iterable[type[Rule]]) -> str | None:
    """What is wrong with a selector that names no rule and no family; None where it names one."""
    names = [EVERYTHING]
    for rule in rules:
        names += (rule.id, rule.family)
    if selector in names:
        return None
    if selector in UNREADABLE:
        return f"`{selector}` is no rule to be chosen: a file that can't be read is always an error"
    meant = nearest(selector, dict.fromkeys(names))
    return f"no rule or family is called {in_backticks(selector)}{guessed(meant)}"


def guessed(meant: str | None) -> str:
    """What to say after a misspelt word: the word that was meant, where there is one."""
    return f" (did you mean `{meant}`?)" if meant else ""


def exactness(rule: type[Rule], selectors: Iterable[str]) -> int:
    """How exactly some selectors name a rule: 0 by `all`, 1 by its family, 2 by its id, and -1 not at all."""
    names = (EVERYTHING, rule.family, rule.id)
    return max((names.index(selector) for selector in selectors if selector in names), default=-1)
