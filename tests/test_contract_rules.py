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
from articlelint.contract.cutting import cut
from articlelint.diagnostic import Diagnostic
from articlelint.engine import lint
from articlelint.facts import Facts
from articlelint.fix import Safety, apply
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


def _said(text: str, schema: Any) -> list[tuple[str, str, str]]:
    return [
        (each.finding.span.of(text), each.finding.message, each.finding.help or "")
        for each in _diagnostics(text, schema)
    ]


@pytest.mark.parametrize(
    ("value", "schema", "message", "advice"),
    [
        ('"1"', {"const": 1}, "the string `1`, but must be the number `1`", "use the number `1`"),
        ("2", {"enum": ["1", "2"]}, "the number `2`, but must be the string `1` or `2`", "use the string `2`"),
        ("1.10", {"enum": ["1.10"]}, "the number `1.10`, but must be the string `1.10`", "use the string `1.10`"),
        ("'TRUE'", {"const": True}, "`TRUE`, but must be `true`", "use `true`"),
        ('"true"', {"const": True}, "the string `true`, but must be the boolean `true`", "use the boolean `true`"),
        ("true", {"const": "true"}, "the boolean `true`, but must be the string `true`", "use the string `true`"),
        ("~", {"const": "null"}, "`null`, but must be the string `null`", "use the string `null`"),
        ('"null"', {"const": None}, "the string `null`, but must be `null`", "use `null`"),
        ("x", {"enum": ["1", 1]}, "the string `x`, but must be the string `1` or the number `1`",
         "use the string `1` or the number `1`"),
    ],
)  # fmt: skip
def test_values_that_look_the_same_are_told_with_their_kinds(
    value: str, schema: Any, message: str, advice: str
) -> None:
    ((_, said, told),) = _said(f"---\na: {value}\n---\n", {"properties": {"a": schema}})
    assert (f"`a` is {message}", advice) == (said, told)


@pytest.mark.parametrize(
    ("field", "schema", "message"),
    [
        ("a:", {"type": "string"}, "empty, but must be a string"),
        ("a: ~", {"type": ["string", "array"]}, "`null`, but must be a string or a list"),
        ("a: null # why", {"type": "string"}, "`null`, but must be a string"),
        ("a: 1", {"type": ["null", "string"]}, "the number `1`, but must be a string or `null`"),
        ("a:", {"const": "b"}, "empty, but must be `b`"),
        ("a: NULL", {"enum": ["b", "c"]}, "`null`, but must be `b` or `c`"),
        ("a: .inf", {"type": "number"}, "infinite (`.inf`), which JSON has no number for, but must be a number"),
        ("a: -.INF", {"type": "string"}, "infinite (`-.INF`), which JSON has no number for, but must be a string"),
        ("a: .nan", {"type": "integer"}, "not a number (`.nan`), but must be a whole number"),
    ],
)
def test_null_and_numbers_that_json_lacks_are_told_as_they_are_written(field: str, schema: Any, message: str) -> None:
    ((_, said, _),) = _said(f"---\n{field}\n---\n", {"properties": {"a": schema}})
    assert f"`a` is {message}" == said


def test_toml_has_infinite_numbers_too() -> None:
    ((_, said, _),) = _said("+++\na = inf\n+++\n", {"properties": {"a": {"type": "number"}}})
    assert "`a` is infinite (`inf`), which JSON has no number for, but must be a number" == said


@pytest.mark.parametrize(
    ("branches", "kinds"),
    [
        ([{"title": "A"}, {"title": "B", "type": "string"}], "two kinds at once: A, and B"),
        ([{"type": "string"}, {"type": ["string", "null"]}], "two kinds at once: a string, and a string or `null`"),
        ([{"type": "string"}, {"type": "string", "maxLength": 5}],
         "two kinds at once: one that is a string, and one that is at most 5 characters long"),
        ([{"type": "string", "enum": ["x", "y"]}, {"type": "string", "const": "x"}],
         "two kinds at once: one that is `x` or `y`, and one that is `x`"),
        ([{"title": "A", "pattern": "x"}, {"title": "A", "minLength": 1}],
         "two kinds at once: one that matches `x`, and one that is at least 1 character long"),
        ([{"type": "string"}, {"type": "integer"}, {"type": "string"}],
         "two kinds at once: number 1 (a string), and number 3 (a string)"),
        ([True, {}, {"type": "string"}], "three kinds at once: number 1, number 2, and a string"),
    ],
)  # fmt: skip
def test_kinds_that_a_value_fits_at_once_have_different_names(branches: Any, kinds: str) -> None:
    ((_, said, _),) = _said("---\na: x\n---\n", {"properties": {"a": {"oneOf": branches}}})
    assert f"`a` fits {kinds}" == said


def test_kinds_are_named_by_the_values_of_their_fields() -> None:
    schema = {"oneOf": [{"type": "object", "properties": {"kind": {"enum": values}}} for values in (["x"], ["x", "y"])]}
    ((_, said, _),) = _said("---\nkind: x\n---\n", schema)
    assert (
        "the front matter fits two kinds at once: one where `kind` is `x`, and one where `kind` is `x` or `y`" == said
    )


@pytest.mark.parametrize(("value", "option"), [("'1.0'", 10), ("v1.5", "v15"), ("~", "null"), ("[1]", "[1]")])
def test_another_value_is_not_the_same_in_other_spelling(value: str, option: object) -> None:
    found = _diagnostics(f"---\na: {value}\n---\n", {"properties": {"a": {"enum": [option]}}})
    assert [True] == [each.finding.fix is None or each.finding.fix.safety < Safety.SAFE for each in found]


@pytest.mark.parametrize(
    ("text", "most", "left"),
    [
        ("one two three", 9, "one two…"),
        ("one two three", 8, "one two…"),
        ("one two, three", 9, "one two…"),
        ("one two. Three", 10, "one two…"),
        ("one two — three", 12, "one two…"),
        ("onetwothree four", 10, None),
        ("比特币在周二上涨了百分之五左右", 10, None),
        ("o twothreefour", 8, None),
        ("see it all again at https://a.b/c d or not", 34, "see it all again at…"),
        ("one two (three four) five", 15, "one two…"),
        ("one two three (four", 17, "one two three…"),
        ("one **two three** four", 14, None),
        ('one two "three four" five', 15, "one two…"),
        ("one „two three“ four", 14, None),
        ("10\u00a0kg of ten\u00a0kg", 11, "10\u00a0kg of…"),
        ("one two <b class='x'>three</b>", 12, "one two…"),
        ("👩‍🚀 👩‍🚀 👩‍🚀👩‍🚀", 9, "👩‍🚀 👩‍🚀…"),
    ],
)
def test_a_text_is_cut_at_a_word_and_nothing_stays_open(text: str, most: int, left: str | None) -> None:
    assert left == cut(text, most)


@given(st.text('ab .,("`é\u0301 👍', max_size=40), st.integers(0, 30))
def test_a_text_that_is_cut_is_short_enough_and_a_beginning_of_itself(text: str, most: int) -> None:
    left = cut(text, most)
    if left is not None:
        assert len(left) <= most
        assert left.endswith("…")
        assert text.startswith(left[:-1])
        assert text[len(left) - 1 :][:1] in {" ", ".", ","}


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("---\na: one two three\n---\n", "---\na: one two…\n---\n"),
        ("---\na: 'it''s two three' # x\n---\n", "---\na: 'it''s two…' # x\n---\n"),
        ('---\na: "\\u00e9 \\"o\\" three"\r\n---\n', '---\na: "\\u00e9 \\"o\\"…"\r\n---\n'),
        ("+++\na = 'one two three'\n+++\n", "+++\na = 'one two…'\n+++\n"),
        ('+++\na = "one\\ttwo three"\n+++\n', '+++\na = "one\\ttwo…"\n+++\n'),
        ('{"a": "\\ud83d\\ude00 two three"}\n', '{"a": "\\ud83d\\ude00 two…"}\n'),
        ("---\na: |\n  one two three\n---\n", None),
        ("---\na: one\n  two three\n---\n", None),
        ("---\na: &x one two three\nb: *x\n---\n", None),
        ('+++\na = """one two three"""\n+++\n', None),
    ],
)
def test_what_is_cut_keeps_its_quotes(text: str, after: str | None) -> None:
    (found,) = [one for one in _diagnostics(text, {"properties": {"a": {"maxLength": 9}}}) if one.finding]
    fix = found.finding.fix
    assert after == (fix and apply(text, [fix], Safety.UNSAFE))
    assert fix is None or fix.safety is Safety.UNSAFE


def test_a_text_is_not_cut_where_the_contract_asks_for_its_end() -> None:
    (found,) = _diagnostics("---\na: one two three!\n---\n", {"properties": {"a": {"maxLength": 9, "pattern": "!$"}}})
    assert found.finding.fix is None


_ONLY = {"properties": {"a": {"const": "x"}}}


@pytest.mark.parametrize(
    ("schema", "safety"),
    [
        ({"required": ["a"], **_ONLY}, Safety.SAFE),
        ({"required": ["a"], "properties": {"a": {"const": 1}}}, Safety.SAFE),
        ({"required": ["a"], "properties": {"a": {"const": True}}}, Safety.SAFE),
        ({"required": ["a"], "properties": {"a": {"enum": ["x"]}}}, Safety.SAFE),
        ({"required": ["a"], "if": {"properties": {"b": {"const": 1}}}, "then": _ONLY}, Safety.SAFE),
        ({"required": ["a"], "if": {"properties": {"b": {"const": 2}}}, "then": _ONLY}, Safety.UNSAFE),
        ({"if": {"required": ["b"]}, "then": {"required": ["a"], **_ONLY}}, Safety.UNSAFE),
        ({"required": ["a"], "properties": {"a": {"default": "x"}}}, Safety.SAFE),
    ],
)
def test_the_only_value_is_added_safely_unless_it_is_that_of_some_articles(
    schema: dict[str, Any], safety: Safety
) -> None:
    (found,) = _diagnostics("---\nb: 1\n---\n", schema)
    assert found.finding.fix is not None
    assert safety is found.finding.fix.safety


@pytest.mark.parametrize("value", ["&x 007", "!!int 007", "&x !!int 007", "&x\n  007"])
def test_neither_anchor_nor_tag_is_taken_for_the_value(value: str) -> None:
    text = f"---\na: {value}\n---\n"
    (found,) = _diagnostics(text, {"properties": {"a": {"type": "string"}}})
    assert ("`a` is the number `007`, but must be a string", None) == (found.finding.message, found.finding.fix)


def test_an_alias_is_told_by_what_it_stands_for() -> None:
    text = "---\nx: &x 42\na: *x\nb: [*x]\n---\n"
    fields = {"a": {"type": "string"}, "b": {"items": {"type": "string"}}}
    assert [
        "`a` is the number `42`, but must be a string",
        "item 1 of `b` is the number `42`, but must be a string",
    ] == [message for _, message, _ in _said(text, {"properties": fields})]
    assert [None, None] == [each.finding.fix for each in _diagnostics(text, {"properties": fields})]


_VIDEO = {"properties": {"kind": {"const": "video"}}}


@pytest.mark.parametrize(
    ("schema", "place", "message"),
    [
        ({"not": {"required": ["kind"]}}, "kind", "`kind` is not allowed here"),
        ({"properties": {"s": {"not": {"required": ["a"]}}}}, "a", "`s.a` is not allowed here"),
        ({"not": {"required": ["s", "kind"]}}, "s", "`s` and `kind` are not allowed together"),
        ({"not": {**_VIDEO, "required": ["kind"]}}, "kind", "`kind` is `video`, which is ruled out"),
        ({"not": {"properties": {"x": {"const": 1}}}}, "---", "`x` is not given, which is ruled out"),
        ({"if": _VIDEO, "then": False}, "kind", "`kind` is `video`, which is ruled out"),
        ({"if": _VIDEO, "then": {"properties": {"s": False}}}, "s",
         "`s` is not allowed here, because `kind` is `video`"),
        ({"if": {"properties": {"x": {"const": 1}}}, "then": {"required": ["y"]}}, "---",
         "`y` is missing, needed because `x` is not given"),
        ({"if": _VIDEO, "then": {"properties": {"s": {"required": ["y"]}}}}, "s",
         "`s.y` is missing, needed because `kind` is `video`"),
        ({"if": {"properties": {"kind": {"enum": ["a", "b"]}}}, "else": False}, "kind",
         "the contract asks that `kind` is `a` or `b`"),
        ({"if": {"properties": {"kind": {"pattern": "^v"}, "s": True}}, "then": False}, "s",
         "the front matter meets a condition that the contract rules out"),
        ({"not": {"anyOf": [{"required": ["kind"]}]}}, "---", "the front matter fits what the contract rules out"),
        ({"properties": {"kind": {"if": {"minLength": 2}, "then": False}}}, "video",
         "`kind` is `video`, which meets a condition that the contract rules out"),
        ({"if": {"minProperties": 9}, "else": False}, "---",
         "the front matter does not meet a condition of the contract"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_plain_words_at_its_field(schema: Any, place: str, message: str) -> None:
    ((shown, said, _),) = _said("---\nkind: video\ns:\n  a: 1\n---\n", schema)
    assert (place, message) == (shown, said)


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"type": "string"}, "has no item that is a string"),
        ({"type": ["null", "string"]}, "has no item that is a string or `null`"),
        ({"enum": ["a", "b"]}, "has no item that is `a` or `b`"),
        ({"type": "string", "pattern": "^a"}, "has no item that matches `^a`"),
        ({"type": "string", "format": "uri"}, "has no item that is a whole URL such as `https://example.com/`"),
        ({"type": "string", "title": "A tag"}, "has no item of the kind `A tag`"),
        ({"type": "object", "required": ["x", "y"]}, "has no item that has `x` and `y`"),
        ({"minimum": 3}, "has no item that is at least 3"),
        ({"not": {}}, "lacks an item that the contract asks for"),
    ],
)
def test_an_item_that_has_to_be_there_is_described(schema: Any, message: str) -> None:
    ((_, said, _),) = _said("---\na: [1]\n---\n", {"properties": {"a": {"contains": schema}}})
    assert f"`a` {message}" == said


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("---\na: 1\n---\n", "add `q-r: b`"),
        ('{"a": 1}\n', 'add `"q-r": "b"`'),
        ("+++\na = 1\n+++\n", 'add `q-r = "b"`'),
    ],
)
def test_what_to_add_is_told_in_the_front_matters_own_format(text: str, advice: str) -> None:
    schema = {"required": ["q-r"], "properties": {"q-r": {"default": "b"}}}
    assert [advice] == [told for _, _, told in _said(text, schema)]


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


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ('---\nn: "5"\n---\n', "integer", "write `5` without the quotes"),
        ("---\nn: '5.5'\n---\n", "number", "write `5.5` without the quotes"),
        ('+++\nn = "5"\n+++\n', "integer", "write `5` without the quotes"),
        ('{\n"n": "true"\n}\n', "boolean", "write `true` without the quotes"),
        ("---\nn: yes\n---\n", "boolean", "write `true`"),
        ('---\nn: "a"\n---\n', "array", "write `[a]`"),
    ],
)
def test_quotes_are_named_where_they_are_what_is_wrong(text: str, kind: str, expected: str) -> None:
    (one,) = _diagnostics(text, {"properties": {"n": {"type": kind}}})
    assert one.finding.help == expected
