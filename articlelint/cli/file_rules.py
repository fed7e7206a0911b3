"""What the settings say of rules for one file, and where: which look at it, their severities and options."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from articlelint.rule import Rule
from articlelint.settings.model import exactness, selection
from articlelint.settings.policy import Choice
from articlelint.text import Route
from articlelint.toml_writer import inline

# How exactly a rule's own id names it.
_BY_ID = 2


class Row(NamedTuple):
    """A line of the page: a name at its left, where one begins, what holds, and where that was written."""

    name: str
    value: str
    origin: str = ""


class Step(NamedTuple):
    """A part of the settings that speaks of rules for a file, and its route."""

    route: Route
    said: Mapping[str, Any]


class _Said(NamedTuple):
    """A severity as a part of the settings gives it to a rule, how exactly that names the rule, and where."""

    word: str
    exact: int
    origin: str


class RuleRows:
    """What is shown of the rules for a file; `steps` are in the order in which they are laid over one another."""

    def __init__(
        self, rules: Sequence[type[Rule]], choice: Choice, steps: Sequence[Step], origin: Callable[[Route], str]
    ) -> None:
        self._rules = rules
        self._choice = choice
        self._steps = steps
        self._origin = origin

    def rows(self) -> Iterator[Row]:
        """A row for each rule that does not look, each severity that was set, and each option."""
        looking = {rule.id for rule in self._choice.rules}
        yield Row("", f"{len(looking):,} of {len(self._rules):,} look at it")
        for rule in self._rules:
            if rule.id not in looking:
                yield Row("", f"  not {rule.id}", self._decided(rule))
        for rule in sorted(self._rules, key=lambda one: one.id):
            if rule.id in looking:
                yield from self._severity(rule)
        for step in self._steps:
            for rule_id, options in step.said.get("rules", {}).items():
                for name, value in options.items():
                    origin = self._origin((*step.route, "rules", rule_id, name))
                    yield Row("", f"  {rule_id}: {name} = {inline(value)}", origin)

    def _decided(self, rule: type[Rule]) -> str:
        """Where it was said that a rule does not look at this file."""
        for step in reversed(self._steps):
            ignored = [(exactness(rule, [name]), number) for number, name in enumerate(step.said.get("ignore", ()))]
            exact, number = max(ignored, default=(-1, 0))
            if exact >= 0:
                return f"ignored: {self._origin((*step.route, 'ignore', number))}"
            if selection(rule, step.said.get("select", ())) >= 0:
                break
        return f"not selected: {self._origin(('select',))}"

    def _severity(self, rule: type[Rule]) -> Iterator[Row]:
        """The severity that was set last, and those it was laid over; none where it was always the rule's own.

        A family's severity is that of many of its rules anyway, and would fill the page.
        """
        said = list(self._said(rule))
        if said and (said[0].exact == _BY_ID or any(one.word != rule.severity.word for one in said)):
            yield Row("", f"  {rule.id} is {said[0].word}", said[0].origin)
            for one in said[1:]:
                yield Row("", f"    over {one.word}", one.origin)

    def _said(self, rule: type[Rule]) -> Iterator[_Said]:
        for step in reversed(self._steps):
            severities = step.said.get("severity", {})
            named = [(exactness(rule, [name]), name) for name in severities]
            exact, name = max(named, default=(-1, ""))
            if exact >= 0:
                yield _Said(severities[name], exact, self._origin((*step.route, "severity", name)))
