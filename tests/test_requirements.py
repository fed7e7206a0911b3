"""Fields that a collection asks for under a condition: told once, beside what the contract says."""

from typing import Any

import pytest

from articlelint.article import Article
from articlelint.engine import lint
from articlelint.registry import shipped_rules
from articlelint.rule import Valid
from articlelint.rules.contract.missing_field import MissingField
from articlelint.testing import facts_of

RULES = [rule() for rule in shipped_rules() if rule.family == "contract"]


def said(front: str, requires: list[dict[str, Any]], schema: dict[str, Any] | None = None) -> list[str]:
    text = f"---\n{front}---\nText.\n"
    facts = facts_of(Valid("", "", schema=schema, collection={"requires": requires}))
    return [diagnostic.finding.message for diagnostic in lint(text, "a.md", facts, RULES)]


@pytest.mark.parametrize(
    ("front", "requires", "schema", "expected"),
    [
        ("a: 1\n", [{"fields": ["b"]}, {"when": {"a": 1}, "fields": ["b"]}], {}, ["`b` is missing"]),
        ("a: 1\n", [{"fields": ["b"]}], {"required": ["b"]}, ["`b` is missing"]),
        ("a: 1\n", [{"fields": ["source.url"]}], {"required": ["source"]}, ["`source` is missing"]),
        ("a: 1\n", [{"fields": ["source.url", "source"]}], {}, ["`source` is missing"]),
        (
            "source: x\n",
            [{"fields": ["source.url"]}],
            {"properties": {"source": {"type": "object"}}},
            ["`source` is the string `x`, but must be a mapping"],
        ),
        (
            "b:\n",
            [{"when": {"a": {"present": False}}, "fields": ["b"]}],
            {},
            ["`b` has no value, needed because `a` is absent"],
        ),
        (
            "titel: 1\n",
            [{"fields": ["title"]}],
            {"properties": {"title": {}}, "additionalProperties": False},
            ["there is no field `titel`"],
        ),
        ("date: 1\n", [{"fields": ["publishedAt"]}], {}, ["`publishedAt` is missing"]),
        ("image: 1\n", [{"fields": ["images", "image"]}], {}, ["`images` is missing"]),
        ("a: false\nb: 0\nc: ''\n", [{"fields": ["a", "b", "c"]}], {}, []),
        ("draft: 'false'\n", [{"when": {"draft": False}, "fields": ["b"]}], {}, []),
        (
            "title: a\n",
            [{"when": {"draft": False}, "fields": ["b"]}],
            {"properties": {"draft": {"default": False}}},
            ["`b` is missing, needed because `draft` is `false`"],
        ),
    ],
)
def test_one_cause_is_one_message(
    front: str, requires: list[dict[str, Any]], schema: dict[str, Any], expected: list[str]
) -> None:
    assert said(front, requires, schema) == expected


def test_a_member_of_an_absent_mapping_is_missed_at_the_fence() -> None:
    facts = facts_of(Valid("", "", collection={"requires": [{"fields": ["a.b.c"]}]}))
    article = Article("---\na:\n  x: 1\n---\n", "a.md", facts)
    (finding,) = MissingField().check(article)
    assert finding.span.of(article.text) == "a"
    assert finding.message == "`a.b.c` is missing"


def test_a_default_is_offered_as_the_contract_offers_it() -> None:
    facts = facts_of(
        Valid("", "", schema={"properties": {"b": {"default": 1}}}, collection={"requires": [{"fields": ["b"]}]})
    )
    (finding,) = MissingField().check(Article("---\na: 1\n---\n", "a.md", facts))
    assert finding.help == "add `b: 1`"
    assert finding.fix is not None
