"""The rules about the contract, run on their own examples and on documents that hold each of them."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articlelint.collection import collection_from
from articlelint.contract import Contract
from articlelint.diagnostic import Diagnostic
from articlelint.engine import lint
from articlelint.facts import Facts
from articlelint.fix import apply
from articlelint.front import read_front
from articlelint.registry import shipped_rules
from articlelint.rule import Invalid, Rule, Valid
from articlelint.testing import flaws, prove

RULES = [rule for rule in shipped_rules() if rule.family == "contract"]

NAMES = st.sampled_from(["a", "ab", "title", "titel", "date", "publishedAt"])
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-9, 9),
    st.sampled_from(["", "a", "A", "2026-3-1", "yes", "12", "a, b", "x y"]),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=6
)
DOCUMENTS = st.dictionaries(NAMES, VALUES, max_size=4)
TYPES = st.sampled_from(["string", "integer", "number", "boolean", "null", "array", "object"])
LEAVES = st.fixed_dictionaries(
    {},
    optional={
        "type": TYPES,
        "enum": st.lists(SCALARS, min_size=1, max_size=3),
        "default": SCALARS,
        "pattern": st.sampled_from(["^A", "^[^a-z]*$", "^(?:a|b)$"]),
        "format": st.sampled_from(["date", "date-time", "uri", "email"]),
        "minLength": st.integers(0, 4),
        "maximum": st.integers(-2, 2),
        "maxItems": st.integers(0, 2),
        "uniqueItems": st.just(True),  # noqa: FBT003 a keyword's value
        "deprecated": st.booleans(),
        "x-severity": st.sampled_from(["warning", "info"]),
        "errorMessage": st.just("say it differently"),
        "examples": st.lists(SCALARS, max_size=1),
        "description": st.just("What it is. And more."),
    },
)
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "properties": st.dictionaries(NAMES, inner, max_size=3),
            "required": st.lists(NAMES, max_size=2, unique=True),
            "additionalProperties": st.booleans() | inner,
            "propertyNames": st.sampled_from([{"pattern": "^[a-z]*$"}, {"enum": ["a"]}, {"maxLength": 2}]),
            "items": inner,
            "contains": inner,
            "anyOf": st.lists(inner, min_size=1, max_size=3),
            "oneOf": st.lists(inner, min_size=1, max_size=3),
            "not": inner,
            "if": inner,
            "then": inner,
        },
    ),
    max_leaves=8,
)

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda one: getattr(one, "title", getattr(one, "id", "")))
def test_each_example_holds(rule: type[Rule], example: Valid | Invalid) -> None:
    """A rule does with each of its examples what the example says."""
    prove(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_explains_itself(rule: type[Rule]) -> None:
    """A rule has its docstring's sections and examples of both kinds."""
    assert flaws(rule) == ()


ANCHORED = """\
---
number: &number 7
again: *number
tagged: !!str soon
mood: &mood POSITVE
moods: [*mood, *mood]
---
"""


def _diagnostics(text: str, schema: Any) -> list[Diagnostic]:
    facts = Facts(datetime(2026, 1, 8, tzinfo=UTC), Contract.of(schema), collection_from({}))
    return lint(text, "a.md", facts, [rule() for rule in RULES])


def test_no_fix_touches_a_value_that_others_refer_to() -> None:
    schema = {
        "properties": {
            "number": {"type": "string"},
            "again": {"type": "string"},
            "tagged": {"format": "date"},
            "mood": {"enum": ["POSITIVE"]},
            "moods": {"uniqueItems": True},
        }
    }
    found = _diagnostics(ANCHORED, schema)
    assert ["wrong-type", "wrong-type", "malformed-value", "value-not-allowed", "repeated-item"] == [
        each.rule for each in found
    ]
    assert [None] * 5 == [each.finding.fix for each in found]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ('---\n"modle": 1\n---\n', '---\n"model": 1\n---\n'),
        ("---\n'modle' : 1 # why\r\n---\r\n", "---\n'model' : 1 # why\r\n---\r\n"),
        ("---\n{modle: 1}\n---\n", "---\n{model: 1}\n---\n"),
        ('{\n  "modle": 1\n}\n', '{\n  "model": 1\n}\n'),
        ("+++\nmodle = 1\n+++\n", "+++\nmodel = 1\n+++\n"),
        ("+++\n'modle' = 1\n+++\n", "+++\n'model' = 1\n+++\n"),
        ("---\n# комент\nїжак: а\nmodle: 1\n---\n", "---\n# комент\nїжак: а\nmodel: 1\n---\n"),
    ],
)
def test_a_rename_keeps_the_keys_own_quotes(text: str, fixed: str) -> None:
    found = _diagnostics(text, {"properties": {"model": {}}, "required": ["model"]})
    assert fixed == apply(text, [each.finding.fix for each in found if each.finding.fix])


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("---\nid: 7\n---\n", "---\nid: '7'\n---\n"),
        ("---\nid: 0x1F\n---\n", "---\nid: '0x1F'\n---\n"),
        ("---\nid: 7 # why\n---\n", "---\nid: '7' # why\n---\n"),
        ("---\n{id: 7}\n---\n", "---\n{id: '7'}\n---\n"),
        ('{"id": 7.50}\n', '{"id": "7.50"}\n'),
        ("+++\nid = 1_000\n+++\n", '+++\nid = "1_000"\n+++\n'),
        ("---\nid: true\n---\n", "---\nid: 'true'\n---\n"),
    ],
)
def test_a_number_is_quoted_as_it_is_written(text: str, fixed: str) -> None:
    found = _diagnostics(text, {"properties": {"id": {"type": "string"}}})
    assert fixed == apply(text, [each.finding.fix for each in found if each.finding.fix])


@given(SCHEMAS, DOCUMENTS, st.sampled_from(["json", "yaml"]))
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_broken_is_told_within_the_text(schema: Any, document: dict[str, Any], form: str) -> None:
    """No rule fails on any breach, no message is empty, and what safe fixes leave can still be read."""
    if form == "json":
        text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    else:
        text = f"---\n{yaml.safe_dump(document, allow_unicode=True) if document else ''}---\n"
    found = _diagnostics(text, schema)
    for each in found:
        finding = each.finding
        assert "the rule failed" not in finding.message
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert finding.message
        assert finding.help
        assert not finding.message.endswith(".")
        assert finding.message.isprintable()
    fixed = apply(text, [each.finding.fix for each in found if each.finding.fix])
    assert read_front(fixed).data is not None
    assert len(_diagnostics(fixed, schema)) <= len(found)
