"""What a record of an article depends on but for the article: the program, the settings, the contract, the day."""

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any

from articlelint.program import program
from articlelint.rule import Rule
from articlelint.standing import Site, Standing, Wishes


class Worlds:
    """Digests of all that could change what is found in an article that stays as it is, by how it stands."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._known: dict[tuple[int, int, int, frozenset[str]], str] = {}

    def of(self, task: Standing, rules: frozenset[str]) -> str:
        """The digest for an article that stands so, from which some corpus rules gather."""
        key = (id(task.site), id(task.policy), id(task.facts), rules)
        if key not in self._known:
            scope = task.scope
            said: list[Any] = [
                program(),
                sorted(rules),
                self._wishes.today.date().isoformat(),
                os.getcwd(),
                [self._wishes.select, self._wishes.ignore, self._wishes.isolated_plugins, task.site.lacks_rules],
                scope.number if scope else None,
                repr([(case.step, case.when) for case in task.policy.cases]),
                repr(task.facts.collection),
                task.facts.contract.fingerprint,
                task.missing,
                [_made_of(rule) for rule in task.site.rules if not rule.is_shipped],
                list(_layers(task.site)),
            ]
            written = json.dumps(said, sort_keys=True, default=str)
            self._known[key] = sha256(written.encode(errors="surrogatepass")).hexdigest()[:16]
        return self._known[key]


def _made_of(rule: type[Rule]) -> list[Any]:
    """What a plugin's rule is made of: its module, and those beside it, which it may import."""
    file = getattr(sys.modules.get(rule.__module__), "__file__", None)
    if file is None:
        return [rule.__module__, time.time_ns()]
    folder = os.path.dirname(os.path.abspath(file))
    with suppress(OSError):
        return [rule.id, file, sorted(_texts(folder))]
    return [rule.id, time.time_ns()]


def _texts(folder: str) -> Iterator[tuple[str, str]]:
    """The Python files in a folder, each with a digest of its text."""
    for member in os.scandir(folder):
        if member.name.endswith(".py") and member.is_file():
            with open(member.path, "rb") as file:
                yield member.name, sha256(file.read()).hexdigest()


def _layers(site: Site) -> Iterator[Mapping[str, Any]]:
    """What settings say: also what is of no matter to an article's rules may be to how its paths count."""
    yield {"folder": site.folder}
    for layer in site.layered.layers if site.layered else ():
        yield {"folder": layer.folder, "data": layer.document.data}
