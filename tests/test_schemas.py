"""Schemas of the outside world: found by name or path, read as JSON or YAML, kept inside their project."""

import json
import socket
from pathlib import Path

import pytest

from articlelint.contract import BrokenContract
from articlelint.schemas import contract_at, default_collection, located, settings_contract


def _written(folder: Path, **files: object) -> Path:
    for name, content in files.items():
        path = folder / f"{name.replace('__', '/')}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return folder


def _broken(name: str, folder: Path) -> str:
    with pytest.raises(BrokenContract) as caught:
        contract_at(name, str(folder))
    return str(caught.value)


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are shown from the current folder, and nothing reaches the network."""
    monkeypatch.chdir(tmp_path)

    def refuse(*_: object) -> None:
        message = "the network was asked"
        raise AssertionError(message)

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_a_shipped_schema_is_found_by_its_name(tmp_path: Path) -> None:
    assert contract_at("article", str(tmp_path)).describe(("title",)).known


def test_the_shipped_settings_keep_to_their_own_schema() -> None:
    assert settings_contract().breaches(default_collection()) == ()


def test_an_unknown_name_gets_a_guess(tmp_path: Path) -> None:
    assert "did you mean `article`?" in _broken("artcle", tmp_path)


def test_a_schema_is_found_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    _written(tmp_path, schemas__a={"required": ["title"]})
    (breach,) = contract_at("schemas/a.json", str(tmp_path)).breaches({})
    assert ("missing-field", ("title",)) == (breach.defect, breach.route)


@pytest.mark.parametrize(
    "text", ["required:\n  - title\n", "# in YAML\nrequired: [title]\n", '{"required": ["title"]}']
)
def test_a_schema_may_be_yaml(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_text(text)
    contract = contract_at("a.yaml", str(tmp_path))
    (breach,) = contract.breaches({})
    (label,) = breach.labels("here")
    assert ("a.yaml", "required") == (label.path, label.span.of(text).strip('"'))


def test_a_byte_order_mark_before_a_schema_is_no_part_of_it(tmp_path: Path) -> None:
    text = '\ufeff{"required": ["title"]}'
    (tmp_path / "a.json").write_text(text, "utf-8")
    (breach,) = contract_at("a.json", str(tmp_path)).breaches({})
    assert '"required"' == breach.labels("here")[0].span.of(text)


def test_a_reference_to_a_file_beside_the_schema_is_followed(tmp_path: Path) -> None:
    _written(
        tmp_path,
        schemas__a={"properties": {"author": {"$ref": "parts/author.json#/$defs/person"}}},
        schemas__parts__author={"$defs": {"person": {"required": ["name"], "$ref": "#/$defs/thing"}, "thing": {}}},
    )
    (breach,) = contract_at("schemas/a.json", str(tmp_path)).breaches({"author": {}})
    (label,) = breach.labels("here")
    assert ("missing-field", ("author", "name")) == (breach.defect, breach.route)
    assert "schemas/parts/author.json" == label.path
    text = (tmp_path / "schemas/parts/author.json").read_text()
    assert '"required"' == label.span.of(text)


def test_files_may_refer_to_each_other(tmp_path: Path) -> None:
    _written(
        tmp_path,
        a={"$defs": {"text": {"type": "string"}}, "properties": {"b": {"$ref": "b.json"}}},
        b={"properties": {"c": {"$ref": "a.json#/$defs/text"}}},
    )
    (breach,) = contract_at("a.json", str(tmp_path)).breaches({"b": {"c": 1}})
    assert ("wrong-type", ("b", "c"), ("string",)) == (breach.defect, breach.route, breach.allowed)


def test_a_relative_reference_of_a_schema_with_an_id_on_a_host_means_the_file_beside_it(tmp_path: Path) -> None:
    _written(
        tmp_path,
        a={"$id": "https://example.com/schemas/a.json", "properties": {"b": {"$ref": "b.json"}}},
        b={"type": "string"},
    )
    (breach,) = contract_at("a.json", str(tmp_path)).breaches({"b": 1})
    assert ("wrong-type", "b.json") == (breach.defect, breach.labels("here")[0].path)


@pytest.mark.parametrize(
    "reference", ["../secret.json", "/etc/hostname", "file:///etc/hostname", "link.json", "a/../../secret.json"]
)
def test_a_reference_out_of_the_project_is_refused(tmp_path: Path, reference: str) -> None:
    project = _written(tmp_path / "project", a={"properties": {"title": {"$ref": reference}}})
    _written(tmp_path, secret={"type": "string"})
    (project / "link.json").symlink_to(tmp_path / "secret.json")
    message = _broken("a.json", project)
    assert message.startswith("project/a.json:1:")
    assert f"`$ref` `{reference}` leads out of the folder" in message


@pytest.mark.parametrize("reference", ["https://example.com/a.json", "http://example.com/a.json#/$defs/a", "//h/a"])
def test_a_reference_to_another_host_is_refused_without_asking_it(tmp_path: Path, reference: str) -> None:
    _written(tmp_path, a={"properties": {"title": {"$ref": reference}}})
    message = _broken("a.json", tmp_path)
    assert message.startswith("a.json:1:")
    assert f"`$ref` `{reference}`" in message


def test_a_reference_to_what_is_not_there_is_a_plain_error(tmp_path: Path) -> None:
    _written(tmp_path, a={"$ref": "b.json"}, c={"$ref": "#/$defs/nope"})
    assert "a.json:1:2: the schema `b.json` can't be read: no such file or directory" == _broken("a.json", tmp_path)
    assert "c.json:1:2: `$ref` `#/$defs/nope` leads nowhere" == _broken("c.json", tmp_path)
    assert "the schema `d.json` can't be read: no such file or directory" == _broken("d.json", tmp_path)


def test_a_reference_that_leads_nowhere_is_shown_where_it_stands(tmp_path: Path) -> None:
    """Not at what led to it, and not in the settings, which are sound."""
    _written(tmp_path, a={"$ref": "parts/b.json"}, parts__b='{\n  "properties": {"c": {"$ref": "c.json"}}\n}')
    expected = "parts/b.json:2:24: the schema `parts/c.json` can't be read: no such file or directory"
    assert expected == _broken("a.json", tmp_path)


@pytest.mark.parametrize("text", ["", "\ufeff", "# nothing yet\n\n"])
def test_a_schema_in_yaml_that_says_nothing_is_none(tmp_path: Path, text: str) -> None:
    """It would let everything pass."""
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    assert _broken("a.yaml", tmp_path) == "a.yaml:1:1: the schema can't be read: there is no YAML here"


@pytest.mark.parametrize("url", ["https://example.com/a.json", "http://h/a", "file:///a.json"])
def test_a_schema_is_never_fetched(tmp_path: Path, url: str) -> None:
    expected = f"the schema `{url}` is a URL, and nothing is fetched: save it, and name its file"
    assert expected == _broken(url, tmp_path)


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"required": ["c", 1]}, "b.json:1:20: item 2 of `required` is the number `1`, but must be a string"),
        ({"pattern": "("}, "b.json:1:2: `pattern` is not a regular expression that can be read: `(`"),
        ({"items": [{}]}, "b.json:1:2: `items` is a list, but must be a schema (a mapping, `true` or `false`)"),
    ],
)
def test_a_mistake_in_what_a_schema_refers_to_is_shown_there(tmp_path: Path, schema: object, message: str) -> None:
    _written(tmp_path, a={"properties": {"b": {"$ref": "b.json"}}}, b=schema)
    assert message == _broken("a.json", tmp_path)


def test_what_a_schema_refers_to_is_of_its_draft(tmp_path: Path) -> None:
    draft = "http://json-schema.org/draft-07/schema#"
    _written(tmp_path, a={"$schema": draft, "properties": {"b": {"$ref": "b.json"}}}, b={"items": [{"type": "null"}]})
    assert contract_at("a.json", str(tmp_path)).breaches({"b": [None]}) == ()


def test_a_shipped_schema_is_named_by_its_file_alone(tmp_path: Path) -> None:
    """Where articlelint is installed says nothing; the place can be read all the same."""
    (breach, *_) = contract_at("article", str(tmp_path)).breaches({})
    (label,) = breach.labels("here")
    assert "<articlelint>/article.schema.json" == label.path
    assert '"required"' == label.span.of(Path(located(label.path)).read_text("utf-8"))
    assert "own.json" == located("own.json")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{\n  "type": "sting"\n}', "a.json:2:3: `sting` is no type: did you mean `string`?"),
        (
            '{"type": ["string", "flot"]}',
            "a.json:1:21: `flot` is no type: use `array`, `boolean`, `integer`, `null`, `number`, `object` or `string`",
        ),
        ('{"properties": {"a": {"minimum": "1"}}}', "a.json:1:23: `minimum` is the string `1`, but must be a number"),
        (
            '{"properties": {"a": [1]}}',
            "a.json:1:17: `properties.a` is a list, but must be a schema (a mapping, `true` or `false`)",
        ),
        ('{"required": "a"}', "a.json:1:2: `required` is the string `a`, but must be a list"),
        ('{"required": ["a", "a"]}', "a.json:1:2: `required` has the same item twice"),
        (
            '{"anyOf": [1]}',
            "a.json:1:12: item 1 of `anyOf` is the number `1`, but must be a schema (a mapping, `true` or `false`)",
        ),
        ('{"anyOf": []}', "a.json:1:2: `anyOf` is empty"),
        ('{"type": []}', "a.json:1:2: `type` is a list, but must be the name of a type, or a list of such names"),
        (
            '{"type": 1}',
            "a.json:1:2: `type` is the number `1`, but must be the name of a type, or a list of such names",
        ),
        ('{"minLength": -1}', "a.json:1:2: `minLength` is the number `-1`, but must be at least 0"),
        ('{"multipleOf": 0}', "a.json:1:2: `multipleOf` is the number `0`, but must be more than 0"),
        (
            '{"$anchor": "1"}',
            "a.json:1:2: `$anchor` is the string `1`, but must be text that matches `^[A-Za-z_][-A-Za-z0-9._]*$`",
        ),
        (
            '{"$schema": "http://json-schema.org/draft-07/schema#", "dependencies": {"a": 1}}',
            (
                "a.json:1:73: `dependencies.a` is the number `1`, but must be a schema (a mapping, `true` or `false`) "
                "or a list of names"
            ),
        ),
        (
            '{"$schema": "http://json-schema.org/draft-04/schema#", "exclusiveMinimum": true}',
            "a.json:1:1: `minimum` is missing beside what needs it in this draft",
        ),
        ('{"$ref": "#/$defs/x y"}', "a.json:1:2: `$ref` `#/$defs/x y` is no URI: write `#/$defs/x%20y`"),
        ('{"$ref": "//]@"}', "a.json:1:2: `$ref` `//]@` is no URI: only an IPv6 address stands in brackets"),
        (
            '{"$id": "http://[::1", "$ref": "#"}',
            "a.json:1:2: `$id` `http://[::1` is no URI: only an IPv6 address stands in brackets",
        ),
        ('{"$id": "https://ї/"}', "a.json:1:2: `$id` `https://ї/` is no URI: write `https://%D1%97/`"),
        (
            '{"patternProperties": {"(": {}}}',
            "a.json:1:24: `patternProperties.(` is not a regular expression that can be read: `(`",
        ),
        (
            '{"properties": {"a": {"pattern": "("}}}',
            "a.json:1:23: `pattern` is not a regular expression that can be read: `(`",
        ),
        ('{"x-severity": "fatal"}', "a.json:1:2: `x-severity` is `fatal`, but must be `error`, `warning` or `info`"),
        (
            '{"x-severity": {"typ": "warning"}}',
            "a.json:1:17: `x-severity` names `typ`, which is no keyword that can be broken: did you mean `type`?",
        ),
        (
            '{"errorMessage": {"patern": "x"}}',
            (
                "a.json:1:19: `errorMessage` names `patern`, which is no keyword that can be broken: "
                "did you mean `pattern`?"
            ),
        ),
        (
            '{"errorMessage": {"_": "x"}}',
            "a.json:1:19: `errorMessage` names `_`, which is no keyword that can be broken",
        ),
        (
            '{"required": ["title"], "errorMessage": {"required": {"titel": "x"}}}',
            "a.json:1:55: `errorMessage` names `titel`, which is not `required` here: did you mean `title`?",
        ),
        ('{"errorMessage": {"type": {"a": "x"}}}', "a.json:1:19: `errorMessage` for `type` must be a text"),
        (
            '{"errorMessage": {"required": {"a": 1}}}',
            "a.json:1:19: `errorMessage` for `required` must be a text, or texts by field",
        ),
        ('{"deprecationMessage": {}}', "a.json:1:2: `deprecationMessage` must be a text"),
        ('{"errorMessage": 1}', "a.json:1:2: `errorMessage` must be a text, or texts by keyword"),
        (
            '{"$schema": "https://example.com/mine"}',
            (
                "a.json:1:2: `$schema` is `https://example.com/mine`, which is no draft of JSON Schema that is known "
                "here: use `https://json-schema.org/draft/2020-12/schema`, or 2019-09, draft-07, draft-06 or draft-04"
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_schema_is_said_at_its_place(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.json").write_text(text)
    assert message == _broken("a.json", tmp_path)


@pytest.mark.parametrize("text", ['{"type": }', "{", "", "[1]", '{"type": "string",}', '"a"', "null"])
def test_a_file_that_is_no_schema_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text)
    assert _broken("a.json", tmp_path).startswith("a.json:1:")


def test_a_schema_in_another_encoding_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"title": "\xff"}')
    assert "a.json:1:12: the schema is not UTF-8" == _broken("a.json", tmp_path)
