"""Every shipped rule proves and explains itself: its examples are its tests."""

import pytest

from articlelint.registry import shipped_rules
from articlelint.rule import Invalid, Rule, Valid
from articlelint.testing import flaws, prove

RULES = shipped_rules()
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(
    ("rule", "example"), [pytest.param(*pair, id=f"{pair[0].id}: {pair[1].title}") for pair in EXAMPLES]
)
def test_every_example_holds(rule: type[Rule], example: Valid | Invalid) -> None:
    """A rule finds what its example marks, says what it states, and fixes it to what it gives: no more, no less."""
    prove(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_proves_and_explains_itself(rule: type[Rule]) -> None:
    """A rule has a docstring with its reasons, a valid and an invalid example, and says how safe its fix is."""
    assert flaws(rule) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_message_reads_as_one_sentence_fragment(rule: type[Rule]) -> None:
    """Messages, help and labels have no full stop and start with a small letter or the author's own word."""
    written = [
        text
        for example in rule.examples
        if isinstance(example, Invalid)
        for text in (
            *([example.message] if isinstance(example.message, str) else example.message),
            *([example.help] if example.help else []),
            *(message for _, message in example.labels or ()),
        )
    ]
    assert [text for text in written if text.endswith(".") or (text[:1].isupper() and text[1:2].islower())] == []


def test_rules_have_names_of_their_own() -> None:
    """Ids are unique across families: `ignore[…]` names one rule."""
    assert len({rule.id for rule in RULES}) == len(RULES)
