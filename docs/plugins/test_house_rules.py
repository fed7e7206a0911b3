"""The tests of `house_rules.py`: a rule's examples are its tests, and `prove` runs them."""

import pytest
from house_rules import TitleWithFullStop, WornPhrase

from articlelint.rule import Invalid, Rule, Valid
from articlelint.testing import flaws, prove

RULES = (TitleWithFullStop, WornPhrase)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_rule_explains_itself(rule: type[Rule]) -> None:
    assert flaws(rule) == ()


@pytest.mark.parametrize(
    ("rule", "example"),
    [pytest.param(rule, example, id=f"{rule.id}: {example.title}") for rule in RULES for example in rule.examples],
)
def test_every_example_holds(rule: type[Rule], example: Valid | Invalid) -> None:
    prove(rule, example)
