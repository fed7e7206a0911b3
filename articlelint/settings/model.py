"""What settings say, and what follows from it for a file and for a rule."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from articlelint.collection import Collection
from articlelint.conditions import When
from articlelint.diagnostic import Severity
from articlelint.front.reading import BOUNDS, Bounds
from articlelint.rule import Rule
from articlelint.settings.globs import PLACEHOLDER, Files, filled, named
from articlelint.wording import in_backticks, nearest

EVERYTHING = "all"

# What a run says of a file that can't be read, and the family of it: such a file is no article, so no rule can.
UNREADABLE = ("unreadable-file", "files")
# The same of a file that can't be written, when its fixes are.
UNWRITABLE = ("unwritable-file", "files")
# The same of findings that are not told, since there are too many.
UNTOLD = ("too-many-findings", "files")


class Limits(NamedTuple):
    """What is no article any more, or no report: `file_size` is in bytes, the others are counts.

    The defaults are told in the schema of settings, with where each comes from: of 600 real articles the largest has
    54,000 bytes, and that with the most findings has 108.
    """

    file_size: int = 10_000_000
    front: Bounds = BOUNDS
    findings_per_file: int = 5_000
    findings: int = 100_000


class Step(NamedTuple):
    """What settings say of rules, of all articles or of some; `severities` and `options` are by rule id."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = {}
    options: Mapping[str, Mapping[str, Any]] = {}


class Scope(NamedTuple):
    """A collection, the files that belong to it, and the schema they are held to, as the settings name it.

    `folder` is what the path of the schema counts from, `number` the collection's own among those of its settings, and
    `base` what the paths of its articles and of the files around them count from, where it speaks of those.
    """

    files: Files
    collection: Collection
    schema: str | None = None
    exclude: Files = Files()
    folder: str = ""
    step: Step = Step()
    number: int = 0
    base: str | None = None

    def match(self, path: str) -> re.Match[str] | None:
        """How an absolute path belongs to it; None where it doesn't."""
        found = self.files.match(path)
        return None if found and self.exclude.patterns and self.exclude.match(path) else found

    def schema_of(self, match: re.Match[str]) -> str | None:
        """The schema for a file that belongs to it; None where there is none, or no name that could be one."""
        if self.schema is None or not self.is_template:
            return self.schema
        return filled(self.schema, named(match))

    @property
    def is_template(self) -> bool:
        """Whether the name of the schema depends on the file."""
        return self.schema is not None and PLACEHOLDER.search(self.schema) is not None


class Override(NamedTuple):
    """What else holds for some articles: those in some files, those whose front matter fits, those of both."""

    step: Step
    files: Files | None = None
    when: When | None = None

    def holds(self, path: str) -> bool:
        """Whether it speaks of a file at all, by its absolute path."""
        return self.files is None or self.files.match(path) is not None


class Settings(NamedTuple):
    """What settings say: of rules for all articles, of collections, and of some articles what else holds for them.

    `baseline` is the path of the file of known findings, where there is one; `limits` hold for all articles.
    """

    step: Step = Step((EVERYTHING,))
    scopes: tuple[Scope, ...] = ()
    overrides: tuple[Override, ...] = ()
    baseline: str | None = None
    limits: Limits = Limits()

    def scope_of(self, path: str) -> tuple[Scope, re.Match[str]] | None:
        """The first collection that a file belongs to, by its absolute path, and how it does."""
        for scope in self.scopes:
            if match := scope.match(path):
                return scope, match
        return None


def chosen(rules: Iterable[type[Rule]], select: Sequence[str], ignore: Sequence[str]) -> list[type[Rule]]:
    """The rules that are selected more exactly than ignored: an id is more exact than a family, that than `all`."""
    return [rule for rule in rules if selection(rule, select) > exactness(rule, ignore)]


def stray_selector(selector: str, rules: Iterable[type[Rule]]) -> str | None:
    """What is wrong with a selector that names no rule and no family; None where it names one."""
    names = [EVERYTHING]
    for rule in rules:
        names += (rule.id, rule.family)
    if selector in names:
        return None
    if selector == UNTOLD[0]:
        return f"`{selector}` is no rule to be chosen: `[limits]` in the settings says how many are too many"
    if selector in {*UNREADABLE, *UNWRITABLE}:
        return f"`{selector}` is no rule to be chosen: what can't be read or written is an error"
    meant = nearest(selector, dict.fromkeys(names))
    return f"no rule or family is called {in_backticks(selector)}{guessed(meant)}"


def guessed(meant: str | None) -> str:
    """What to say after a misspelt word: the word that was meant, where there is one."""
    return f" (did you mean `{meant}`?)" if meant else ""


def exactness(rule: type[Rule], selectors: Iterable[str]) -> int:
    """How exactly some selectors name a rule: 0 by `all`, 1 by its family, 2 by its id, and -1 not at all."""
    names = (EVERYTHING, rule.family, rule.id)
    return max((names.index(selector) for selector in selectors if selector in names), default=-1)


def selection(rule: type[Rule], selectors: Iterable[str]) -> int:
    """How exactly some selectors select a rule, as `exactness` says; what costs more than most only its id selects."""
    return exactness(rule, [name for name in selectors if name == rule.id or not rule.named_only])
