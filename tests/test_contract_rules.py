"""The rules about the contract, run on their own examples and on documents that hold each of them."""

import pytest

from articlelint.registry import shipped_rules
from articlelint.rule import Invalid, Rule, Valid
from articlelint.testing import flaws, prove

RULES = [rule for rule in shipped_rules() if rule.family == "contract"]
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda one: getattr(one, "title", getattr(one, "id", "")))
def test_each_example_holds(rule: type[Rule], example: Valid | Invalid) -> None:
    """A rule does with each of its examples what the example says."""
    prove(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_explains_itself(rule: type[Rule]) -> None:
    """A rule has its docstring's sections and examples of both kinds."""
    assert flaws(rule) == ()
