"""Which rules look at an article and how bad what they find is, where overrides may ask for its front matter."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from articlelint.article import Article
from articlelint.conditions import When
from articlelint.diagnostic import Severity
from articlelint.engine import ready
from articlelint.rule import CorpusRule, LateRule, Rule
from articlelint.settings.model import Step, chosen, exactness, selection

Rules = Sequence[type[Rule]]


class Choice(NamedTuple):
    """The rules that look at an article, with their options, and the severities, by rule id, that overrule theirs.

    Those that look at an article by itself are the `shipped` ones, and `others`, which are plugins'.
    """

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity]
    shipped: tuple[Rule, ...]
    others: tuple[Rule, ...]


class Case(NamedTuple):
    """What settings say of rules, and the front matter that they say it of: of any, where there is no condition."""

    step: Step
    when: When | None = None


class Policy:
    """What settings say of rules for one kind of article: its cases are laid over one another, from first to last.

    `select` takes the place of all that they select and ignore, `ignore` is left out on top.
    """

    def __init__(
        self, rules: Rules, cases: Sequence[Case], select: Sequence[str] = (), ignore: Sequence[str] = ()
    ) -> None:
        self.cases = tuple(cases)
        self._rules = rules
        self._select = select
        self._ignore = ignore
        self._conditions = tuple((number, case.when) for number, case in enumerate(cases) if case.when is not None)
        self._choices: dict[tuple[int, ...], Choice] = {}
        self.plain = self._choice(())

    @property
    def may_look(self) -> bool:
        """Whether a rule looks at such articles, or would at one that fits a condition."""
        return bool(self.plain.rules or self._conditions)

    @property
    def possible(self) -> frozenset[str]:
        """The ids of the rules that look at such articles, or would at one that fits a condition."""
        choices = (self.plain, *(self._choice((number,)) for number, _ in self._conditions))
        return frozenset(rule.id for choice in choices for rule in choice.rules)

    def choice(self, article: Article) -> Choice:
        """The rules and severities for an article. What has no front matter that can be read fits no condition."""
        return self._choice(self.fitting(article)) if self._conditions else self.plain

    def fitting(self, article: Article) -> tuple[int, ...]:
        """The numbers of the cases with a condition that an article fits, from 0."""
        if article.front.data is None:
            return ()
        return tuple(number for number, when in self._conditions if when.fits(article.value_of))

    def _choice(self, fitting: tuple[int, ...]) -> Choice:
        if fitting not in self._choices:
            cases = [case for number, case in enumerate(self.cases) if case.when is None or number in fitting]
            self._choices[fitting] = self._made([case.step for case in cases])
        return self._choices[fitting]

    def _made(self, steps: Sequence[Step]) -> Choice:
        severities: dict[str, Severity] = {}
        for step in steps:
            severities |= step.severities
        options = options_in(steps)
        rules = tuple(ready(rule, options.get(rule.id)) for rule in self._chosen(steps))
        alone = [rule for rule in rules if not isinstance(rule, CorpusRule | LateRule)]
        shipped = tuple(rule for rule in alone if rule.is_shipped)
        return Choice(rules, severities, shipped, tuple(rule for rule in alone if not rule.is_shipped))

    def _chosen(self, steps: Sequence[Step]) -> Rules:
        if self._select:
            return chosen(self._rules, self._select, self._ignore)
        stated = [rule for rule in self._rules if _is_chosen(rule, steps)]
        return [rule for rule in stated if exactness(rule, self._ignore) < 0]


def options_in(steps: Iterable[Step]) -> dict[str, dict[str, Any]]:
    """The options of rules, by their ids, that some steps state, laid over one another from first to last."""
    options: dict[str, dict[str, Any]] = {}
    for step in steps:
        for name, own in step.options.items():
            options[name] = {**options.get(name, {}), **own}
    return options


def _is_chosen(rule: type[Rule], steps: Sequence[Step]) -> bool:
    """Whether a rule is looked for: the last step that names it decides, and there the entry that is more exact."""
    is_chosen = False
    for step in steps:
        selected, ignored = selection(rule, step.select), exactness(rule, step.ignore)
        if max(selected, ignored) >= 0:
            is_chosen = selected > ignored
    return is_chosen
