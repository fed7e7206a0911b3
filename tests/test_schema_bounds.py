"""Schemas that strangers wrote: whatever they ask for, the answer comes soon, and says which limit was met."""

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from articlelint.cli.main import status
from articlelint.contract import Contract
from articlelint.contract.breach import Resource
from articlelint.contract.lightness import is_surely_light
from articlelint.contract.tree import Tree

# `check` of `conftest`.
Check = Callable[..., Any]

# Far more than any of these takes, and far less than they took: the longest would not end before the sun does.
_HANG = 60

_LOOSE = "---\ntitle: a\n---\n"


@pytest.fixture(autouse=True)
def _bounded() -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < _HANG


def _checked(folder: Path, check: Check, schema: Any, article: str = _LOOSE) -> str:
    """What is said of an article under a schema, in both streams."""
    (folder / "s.json").write_text(schema if isinstance(schema, str) else json.dumps(schema), "utf-8")
    (folder / "articlelint.toml").write_text('[[collections]]\nname = "a"\nfiles = ["*.md"]\nschema = "s.json"\n')
    (folder / "a.md").write_text(article, "utf-8")
    ran = check("--no-cache")
    return "\n".join([ran.out, *ran.err])


def _doubling(keyword: str, times: int) -> dict[str, Any]:
    """A schema each of whose parts asks twice for the next one."""
    parts = {f"a{number}": {keyword: [{"$ref": f"#/$defs/a{number + 1}"}] * 2} for number in range(times)}
    return {"properties": {"title": {"$ref": "#/$defs/a0"}}, "$defs": {**parts, f"a{times}": {"type": "number"}}}


# The well-known ones: OWASP's, those of the Snort and the Cloudflare incidents, and with what only backtracking knows.
_HANGING = [
    (r"(a+)+$", "a" * 40 + "!"),
    (r"^([a-zA-Z]+)*$", "a" * 40 + "!"),
    (r"^(a|aa)+$", "a" * 40 + "!"),
    (r"^(a|a?)+$", "a" * 40 + "!"),
    (r"^(.*a){20}$", "a" * 40 + "!"),
    (r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 40),
    (r"(x+x+)+y", "x" * 40),
    (r"(?:(?:\"|'|\]|\}|\\|\d|(?:nan|infinity|true|false))+[)]*;?)+=z", "1" * 60),
    (r"^(?=(a+)+$)a", "a" * 40 + "!"),
    (r"^(?!(a|aa)+$)(a|aa)+\1$", "a" * 60 + "!"),
    (r"^(a|aa)+\1$", "a" * 60 + "!"),
    (r"^(?:.*?,){40}(?!x)P", ",1" * 60),
]


@pytest.mark.parametrize(("pattern", "text"), _HANGING)
def test_no_pattern_hangs(folder: Path, check: Check, pattern: str, text: str) -> None:
    """It does not fit, or cannot be told to, and a name is not covered, or cannot be told to be."""
    said = _checked(folder, check, {"properties": {"title": {"pattern": pattern}}}, f"---\ntitle: '{text}'\n---\n")
    assert "checked 1 article" in said
    said = _checked(folder, check, {"patternProperties": {pattern: False}}, f"---\n? '{text}'\n: 1\n---\n")
    assert "checked 1 article" in said


def test_a_pattern_that_gives_up_does_so_on_many_texts_too(folder: Path, check: Check) -> None:
    items = "".join(f"- {'a' * 60}{number}\n" for number in range(2_000))
    schema = {"properties": {"tags": {"items": {"pattern": r"^(a|aa)+\1$"}}}}
    assert "the contract's pattern takes too long" in _checked(folder, check, schema, f"---\ntags:\n{items}---\n")


def test_look_around_that_is_quick_works_on_many_texts(folder: Path, check: Check) -> None:
    items = "".join(f"- tag {number}\n" for number in range(3_000))
    schema = {"properties": {"tags": {"items": {"pattern": "^(?!x)[a-z]+ [0-9]+$"}}}}
    assert _checked(folder, check, schema, f"---\ntags:\n{items}---\n").strip() == "checked 1 article: no findings"


def test_a_pattern_that_is_too_large_is_told_as_that(folder: Path, check: Check) -> None:
    said = _checked(folder, check, {"pattern": "((a{1,100}){1,100}){1,100}"})
    assert "s.json:1:2: `pattern` is too large a regular expression: it repeats something 1,000,000 times" in said


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_references_that_double_end(folder: Path, check: Check, keyword: str) -> None:
    """Those of a billion looks are refused, and those of a million are not told in detail."""
    said = _checked(folder, check, _doubling(keyword, 40))
    assert "is not held to its contract: that takes more than 10,000,000 looks at a value" in said
    said = _checked(folder, check, _doubling(keyword, 18))
    assert "breaks its contract, and to tell where takes more than 250,000 looks at a value" in said


def test_references_that_double_where_no_keyword_leads_end(folder: Path, check: Check) -> None:
    schema = _doubling("allOf", 40)
    schema = {**json.loads(json.dumps(schema).replace("$defs", "parts"))}
    assert "is not held to its contract" in _checked(folder, check, schema)


def test_recursion_that_doubles_ends_with_the_data(folder: Path, check: Check) -> None:
    below = {"properties": {"c": {"$ref": "#"}}}
    schema = {"oneOf": [below, {"required": ["z"], **below}]}
    deep = "{c: " * 60 + "1" + "}" * 60
    assert "is not held to its contract" in _checked(folder, check, schema, f"---\nc: {deep}\n---\n")
    assert "fits two kinds at once" in _checked(folder, check, schema, "---\nc: {c: {c: 1}}\n---\n")


def test_a_tree_is_no_recursion_that_doubles(folder: Path, check: Check) -> None:
    schema = {
        "type": "object",
        "properties": {"left": {"$ref": "#"}, "right": {"$ref": "#"}, "name": {"type": "string"}},
    }
    deep = "{left: {right: " * 40 + "{name: a}" + "}}" * 40
    assert "no findings" in _checked(folder, check, schema, f"---\nleft: {deep}\n---\n")


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}},
        {"$dynamicAnchor": "n", "allOf": [{"$dynamicRef": "#n"}]},
        {
            "$schema": "https://json-schema.org/draft/2019-09/schema",
            "$recursiveAnchor": True,
            "allOf": [{"$recursiveRef": "#"}],
        },
    ],
    ids=str,
)
def test_references_in_a_circle_ask_for_nothing(folder: Path, check: Check, schema: Any) -> None:
    assert _checked(folder, check, schema).strip() == "checked 1 article: no findings"


def test_a_thousand_references_are_followed(folder: Path, check: Check) -> None:
    parts = {f"a{number}": {"$ref": f"#/$defs/a{number + 1}"} for number in range(1_000)}
    schema = {"properties": {"title": {"$ref": "#/$defs/a0"}}, "$defs": {**parts, "a1000": {"type": "number"}}}
    assert "error[wrong-type]" in _checked(folder, check, schema)


def test_a_schema_of_many_fields_is_used(folder: Path, check: Check) -> None:
    fields = {f"p{number}": {"type": "string"} for number in range(20_000)}
    said = _checked(folder, check, {"properties": fields, "required": ["p5"], "additionalProperties": False})
    assert "`p5` is missing" in said
    assert "there is no field `title`" in said


@pytest.mark.parametrize("keyword", ["required", "allOf", "anyOf", "enum"])
def test_of_thousands_of_breaches_the_first_are_told(folder: Path, check: Check, keyword: str) -> None:
    names = [f"p{number}" for number in range(3_000)]
    schema: dict[str, Any] = {
        "required": {"required": names},
        "allOf": {"allOf": [{"required": [name]} for name in names]},
        "anyOf": {"anyOf": [{"required": [name]} for name in names]},
        "enum": {"properties": {"title": {"enum": names}}},
    }[keyword]
    said = _checked(folder, check, schema)
    assert "a.md:" in said
    if keyword in {"required", "allOf"}:
        assert "breaches of the contract are told, of 3,000" in said


@pytest.mark.parametrize("opening", ['{"not":', '{"properties":{"a":', '{"enum":[['])
@pytest.mark.parametrize("levels", [300, 10_000])
def test_deep_schemas_are_refused_with_their_place(folder: Path, check: Check, opening: str, levels: int) -> None:
    closing = "".join({"{": "}", "[": "]"}[sign] for sign in reversed(opening) if sign in "{[")
    said = _checked(folder, check, opening * levels + ("[]" if opening.endswith("[") else "{}") + closing * levels)
    assert "s.json:1:" in said
    assert "nest" in said


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("enum:\n" + "".join(f"- {number}\n" for number in range(100_001)), "there are more than 100,000 values"),
        (f"enum: {'[' * 220}{']' * 220}\n", "values are nested more than 200 levels deep"),
    ],
)
def test_a_limit_that_no_setting_raises_names_none(
    folder: Path, capfd: pytest.CaptureFixture[str], schema: str, said: str
) -> None:
    (folder / "s.yaml").write_text(schema, "utf-8")
    assert status(["schema", "check", "s.yaml", "--output-format", "concise"]) == 1
    assert capfd.readouterr().out.endswith(f"the schema can't be read: {said}\n")


def test_a_schema_that_is_too_large_or_no_file_is_refused(folder: Path, check: Check) -> None:
    assert "it has more than 10,000,000 bytes" in _checked(folder, check, json.dumps({"description": "x" * 10_000_001}))
    (folder / "s.json").unlink()
    os.mkfifo(folder / "s.json")
    ran = check("--no-cache")
    assert "the schema `s.json` can't be read: it is not a regular file" in ran.err[0]


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ('"object"', "s.json:1:1: the schema is the string `object`, but must be a schema (a mapping"),
        ("3", "s.json:1:1: the schema is the number `3`, but must be a schema (a mapping"),
        ('{"minimum": NaN}', "s.json:1:13: the schema can't be read: `NaN` is not a value in JSON"),
        ('{"pattern": "\\ud800"}', "s.json:1:2: `pattern` has half a surrogate pair in it"),
        ('{"$ref": "a%00.json"}', "s.json:1:2: `$ref` `a%00.json` leads out of the folder"),
        ('{"$ref": "FILE:///etc/hostname"}', "s.json:1:2: `$ref` `FILE:///etc/hostname` leads out of the folder"),
        (
            '{"$ref": "..%2f..%2fetc%2fhostname"}',
            "s.json:1:2: `$ref` `..%2f..%2fetc%2fhostname` leads out of",
        ),
        ('{"$id": "file:///etc/", "$ref": "hostname"}', "s.json:1:25: `$ref` `hostname` leads out of the folder"),
        ('{"$ref": "file://host/etc/hostname"}', "is on another host, and nothing is fetched"),
    ],
)
def test_odd_schemas_are_told_with_their_place(folder: Path, check: Check, schema: str, said: str) -> None:
    assert said in _checked(folder, check, schema)


@pytest.mark.parametrize("name", ["1", "01", "+1", "007"])
def test_fields_that_are_called_like_numbers_are_held_to_their_schemas(name: str) -> None:
    (breach,) = Contract.of({"properties": {name: {"items": {"type": "string"}}}}).breaches({name: [1]})
    assert ("wrong-type", (name, 0)) == (breach.defect, breach.route)


def test_what_a_quick_look_passes_is_light() -> None:
    """It must never pass what the graph of the schemas holds for more."""
    slow = {"type": "string", "pattern": "(?=a)(a|aa)+$"}
    schemas: list[Any] = [
        {"$defs": {"a": slow}, "properties": {"t": {"items": {"$ref": "#/$defs/a"}}}},
        {"$defs": {"a": slow, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}, "additionalProperties": {"$ref": "#/$defs/b"}},
        {"properties": {"t": {"items": slow}}},
        {"$defs": {"a": {"properties": {"c": {"$ref": "#/$defs/a"}}}}, "properties": {"t": {"$ref": "#/$defs/a"}}},
        {"properties": {"t": {"$ref": "#"}}},
        {"properties": {"t": {"$ref": "#/$defs/a/items"}}, "$defs": {"a": {"items": slow}}},
        {"$dynamicAnchor": "n", "properties": {"t": {"$dynamicRef": "#n"}}},
        _doubling("allOf", 12),
        {"properties": {f"p{number}": {} for number in range(2_000)}},
    ]
    for schema in schemas:
        tree = Tree(Resource(schema), "https://example.com/a", {})
        assert not is_surely_light([*tree.everything()]), schema
    plain = {"$defs": {"a": slow}, "properties": {"t": {"$ref": "#/$defs/a"}, "l": {"items": {"type": "string"}}}}
    assert is_surely_light([*Tree(Resource(plain), "https://example.com/a", {}).everything()])
