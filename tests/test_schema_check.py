"""`articlelint schema check`: what is wrong with a schema, and what is odd about it, each at its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from articlelint.cli.main import status

ROOT = Path(__file__).resolve().parent.parent
DRAFTS = {
    "4": "http://json-schema.org/draft-04/schema#",
    "7": "http://json-schema.org/draft-07/schema#",
    "2019": "https://json-schema.org/draft/2019-09/schema",
}

Capture = pytest.CaptureFixture[str]


def _told(capture: Capture, *arguments: str) -> list[str]:
    """What is said of some schemas, a line for each finding."""
    status(["schema", "check", "--output-format", "concise", "-q", *arguments])
    return capture.readouterr().out.splitlines()


def _only(folder: Path, capture: Capture, schema: Any, draft: str | None = None) -> str:
    """The one thing that is said of a schema, without its place."""
    whole = {"$schema": DRAFTS[draft], **schema} if draft else schema
    (folder / "a.json").write_text(json.dumps(whole), "utf-8")
    found = [line.split(": ", 1)[1] for line in _told(capture, "a.json")]
    return found[0] if len(found) == 1 else "; ".join(found)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "a.json",
            '{"properties": {"a": {"type": "integer"},\n"a": {}}, "type": "object",\n"type": "object"}',
            ["a.json:2:1: warning[repeated-key] the key `a`", "a.json:3:1: warning[repeated-key] the key `type`"],
        ),
        ("a.json", '\ufeff{"a": {"b": 1}, "b": {"a": 1}, "$defs": {"c": {}}}', []),
        ("a.yaml", "type: object\ntype: object\n", ["a.yaml:2:1: warning[repeated-key] the key `type`"]),
        ("a.yml", '{"type": "object",\n"type": "object"}', ["a.yml:2:1: warning[repeated-key] the key `type`"]),
    ],
)
def test_a_key_that_stands_twice_is_told_at_its_second_place(
    folder: Path, capsys: Capture, name: str, text: str, said: list[str]
) -> None:
    (folder / name).write_text(text, "utf-8")
    told = [line for line in _told(capsys, name) if "repeated-key" in line]
    assert [line.partition(" stands")[0] for line in told] == said


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"requird": ["a"]}, "warning[unknown-keyword] `requird` is no keyword of JSON Schema"),
        ({"foo": 1}, "info[unknown-keyword] `foo` is no keyword of JSON Schema"),
        ({"items": {"format": "url"}}, "warning[unknown-format] no format is called `url`"),
        ({"format": "isbn"}, "info[unknown-format] no format is called `isbn`"),
        ({"type": "string", "enum": ["a", 1]}, "warning[impossible-demand] `1` is allowed and never can be"),
        ({"type": "integer", "const": "a"}, "warning[impossible-demand] `a` is allowed and never can be"),
        ({"minimum": 3, "maximum": 1}, "warning[impossible-demand] `minimum` is 3 and `maximum` is 1"),
        ({"exclusiveMinimum": 1, "maximum": 1}, "warning[impossible-demand] `exclusiveMinimum` is 1"),
        ({"required": ["a"], "additionalProperties": False}, "warning[impossible-demand] `a` is required, and"),
        ({"if": {"type": "string"}}, "warning[idle-keyword] `if` asks for nothing without `then` or `else`"),
        ({"then": {"type": "string"}}, "warning[idle-keyword] `then` asks for nothing without `if`"),
        ({"minContains": 2}, "warning[idle-keyword] `minContains` asks for nothing without `contains`"),
        ({"type": "integer", "minLength": 2}, "warning[idle-keyword] `minLength` asks for nothing where only a whole"),
        ({"type": "boolean", "format": "date"}, "warning[idle-keyword] `format` asks for nothing where only"),
        ({"anyOf": [{"type": "string"}, {"type": "string"}]}, "warning[unreachable-branch] branch 2 of `anyOf` is"),
        (
            {"anyOf": [{"type": "number"}, {"type": "integer"}]},
            "warning[unreachable-branch] branch 2 of `anyOf` al",
        ),
        ({"anyOf": [{"type": "string"}, {"enum": ["a"]}]}, "info[unreachable-branch] branch 2 of `anyOf` al"),
        ({"anyOf": [{}, {"type": "null"}]}, "warning[unreachable-branch] branch 2 of `anyOf` allows nothing"),
        (
            {"oneOf": [{"minLength": 1}, {"minLength": 1}]},
            "warning[unreachable-branch] branches 1 and 2 of `oneOf`",
        ),
        ({"oneOf": [{"type": "integer"}, {"type": "number"}]}, "warning[unreachable-branch] whatever fits branch 1"),
        (
            {"type": "string", "default": 5},
            "warning[broken-default] the default breaks its own schema: it is",
        ),
        (
            {"required": ["a"], "examples": [{}]},
            "warning[broken-example] the example breaks its own schema: `a`",
        ),
        ({"pattern": "[0-9]{4}"}, "warning[open-pattern] the pattern `[0-9]{4}` lets `!0000!` pass"),
        ({"pattern": "^[a-z]+"}, "warning[open-pattern] the pattern `^[a-z]+` lets `a!` pass"),
        ({"pattern": "draft|final"}, "warning[open-pattern] the pattern `draft|final` lets `!draft!` pass"),
        ({"pattern": "^draft|final$"}, "warning[open-pattern] the pattern `^draft|final$` lets `draft!` pass"),
        ({"patternProperties": {"[0-9]+": {}}}, "warning[open-pattern] the pattern `[0-9]+` lets `!0!` pass"),
        ({"type": "sting"}, "error[broken-schema] `sting` is no type"),
        ({"$ref": "#/$defs/a"}, "error[broken-schema] `$ref` `#/$defs/a` leads nowhere"),
        ({"pattern": "("}, "error[broken-schema] `pattern` is not a regular expression"),
        ({"$schema": "https://example.com/x"}, "error[broken-schema] `$schema` is `https://example.com/x`, which is"),
    ],
    ids=str,
)
def test_what_is_odd_about_a_schema_is_said(folder: Path, capfd: Capture, schema: Any, said: str) -> None:
    assert _only(folder, capfd, schema).startswith(said)


@pytest.mark.parametrize(
    ("draft", "schema", "said"),
    [
        (
            "7",
            {"$ref": "#/definitions/a", "minLength": 1, "definitions": {"a": {}}},
            "`minLength` asks for nothing",
        ),
        ("7", {"dependentRequired": {"a": ["b"]}}, "`dependentRequired` is no keyword of draft-07"),
        ("4", {"const": 1}, "`const` is no keyword of draft-04"),
        ("2019", {"prefixItems": [{}]}, "`prefixItems` is no keyword of 2019-09"),
        ("7", {"format": "uuid"}, "the format `uuid` came with 2019-09"),
        (
            "7",
            {"items": {"type": "string"}, "additionalItems": False},
            "`additionalItems` asks for nothing where",
        ),
        ("4", {"exclusiveMinimum": 1, "minimum": 1}, "`exclusiveMinimum` is the number `1`, but must be `true`"),
    ],
    ids=str,
)
def test_a_schema_is_held_to_the_draft_that_it_names(
    folder: Path, capfd: Capture, draft: str, schema: Any, said: str
) -> None:
    assert said in _only(folder, capfd, schema, draft)


@pytest.mark.parametrize(
    "schema",
    [
        {
            "x-own": 1,
            "errorMessage": "a",
            "markdownDescription": "b",
            "defaultSnippets": [],
            "vscode.x": 1,
            "$comment": "",
        },
        {"properties": {"requird": {}, "format": {"type": "string"}}, "default": {"requird": 1}},
        {"$ref": "#/components/a", "components": {"a": {"type": "string"}}},
        {"type": "integer", "format": "int64"},
        {"anyOf": [{"enum": ["a", "b"]}, {"type": "string"}]},
        {"anyOf": [{"additionalProperties": False}, {"properties": {"a": {}}, "additionalProperties": False}]},
        {"oneOf": [{"type": "string"}, {"type": "integer"}]},
        {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
        {"if": {"required": ["a"]}, "then": {"required": ["b"]}},
        {"$ref": "#/$defs/a", "minLength": 1, "$defs": {"a": {"type": "string"}}},
        {"type": "object", "properties": {"a": {}}, "required": ["a"], "additionalProperties": False},
        {"required": ["a1"], "patternProperties": {"^a": {}}, "additionalProperties": False},
        {"type": ["string", "null"], "minLength": 1, "default": None},
        {"type": "string", "minLength": 1, "default": ""},
        {"deprecated": True, "default": 1},
        *({"pattern": one} for one in ("@", r"\S", "^https://", "[?&]w=[0-9]+", r"\.md$", "^[A-Z]", "[Zz]$", ".+")),
        *({"pattern": one} for one in ("^[0-9]{4}$", "^(?:a|b)$", "^(?=.*[0-9])", "/small/[^/]+$", r"^\p{Lu}")),
        {"not": {"pattern": "[0-9]+"}},
        {"$id": "https://example.com/a", "$defs": {"b": {"$anchor": "c", "type": "string", "examples": ["d"]}}},
        {"$dynamicAnchor": "n", "properties": {"c": {"$dynamicRef": "#n"}}, "examples": [{"c": {}}]},
        True,
    ],
    ids=str,
)
def test_what_is_well_is_left_alone(folder: Path, capfd: Capture, schema: Any) -> None:
    """Other vocabularies, editors' hints, patterns that search on purpose."""
    assert _only(folder, capfd, schema) == ""


@pytest.mark.usefixtures("folder")
def test_our_own_schemas_are_clean(capfd: Capture) -> None:
    assert _told(capfd, "article") == []
    assert _told(capfd, str(ROOT / "schemas/articlelint.schema.json")) == []


def test_a_finding_stands_at_its_word_in_json_and_yaml(folder: Path, capfd: Capture) -> None:
    (folder / "a.yaml").write_text("type: object\nproperties:\n  title:\n    type: string\n    format: ulr\n")
    (folder / "b.json").write_text(
        '{\n  "properties": {\n    "a": {"enum": ["x", 1],\n      "type": "string"}\n  }\n}\n'
    )
    assert [line.partition(" ")[0] for line in _told(capfd, "a.yaml", "b.json")] == ["a.yaml:5:5:", "b.json:3:25:"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-on", "warning"], 1),
        (["--max-warnings", "0"], 1),
        (["--fail-on", "never", "--max-warnings", "1"], 0),
    ],
)
def test_the_exit_status_is_that_of_a_check(folder: Path, capfd: Capture, options: list[str], code: int) -> None:
    (folder / "a.json").write_text('{"minimum": 2, "maximum": 1}')
    assert status(["schema", "check", "a.json", *options]) == code
    assert "checked 1 schema: 1 warning in 1 file" in capfd.readouterr().err


def test_a_broken_schema_does_not_hide_others(folder: Path, capfd: Capture) -> None:
    (folder / "a.json").write_text('{"type": "sting"}')
    (folder / "b.json").write_text('{"requird": []}')
    assert status(["schema", "check", "a.json", "b.json", "none.json", "--output-format", "concise"]) == 2
    out, err = capfd.readouterr()
    assert [line.partition(" ")[0] for line in out.splitlines()] == ["a.json:1:2:", "b.json:1:2:"]
    assert "articlelint: the schema `none.json` can't be read: no such file or directory" in err


def test_formats_tell_the_same(folder: Path, capfd: Capture) -> None:
    (folder / "a.json").write_text('{"requird": []}')
    status(["schema", "check", "a.json", "--output-format", "json", "--output-format", "github=g", "-q"])
    (told,) = json.loads(capfd.readouterr().out)
    assert ("unknown-keyword", "schema", "did you mean `required`?") == (told["rule"], told["family"], told["help"])
    assert (folder / "g").read_text().startswith("::warning ")
    status(["schema", "check", "a.json", "--color", "never"])
    assert '1 │ {"requird": []}' in capfd.readouterr().out


def test_without_files_the_schemas_of_the_settings_are_checked(folder: Path, capfd: Capture) -> None:
    """Those that they refer to as well, each once, and those that a pattern of names stands for."""
    collections = [("a", "a/**", "a.json"), ("b", "b/**", "a.json"), ("c", "<kind>/**", "kinds/<kind>.json")]
    named = [f'name = "{name}"\nfiles = ["{glob}"]\nschema = "{path}"\n' for name, glob, path in collections]
    (folder / "articlelint.toml").write_text("".join(f"[[collections]]\n{one}" for one in named))
    (folder / "kinds").mkdir()
    (folder / "a.json").write_text('{"$ref": "part.json", "requird": []}')
    (folder / "part.json").write_text('{"minimum": 2, "maximum": 1}')
    (folder / "kinds/news.json").write_text('{"tpye": "object"}')
    assert [line.partition(":")[0] for line in _told(capfd)] == ["a.json", "kinds/news.json", "part.json"]


@pytest.mark.usefixtures("folder")
def test_without_settings_the_contract_that_comes_along_is_checked(capfd: Capture) -> None:
    assert status(["schema", "check"]) == 0
    assert "checked 1 schema: no findings" in capfd.readouterr().err


@pytest.mark.parametrize("template", ["kinds/<kind>.json", "./kinds/../kinds/<kind>.json", "{0}/kinds/<kind>.json"])
def test_all_files_are_checked_that_a_name_with_a_kind_may_stand_for(
    folder: Path, capfd: Capture, template: str
) -> None:
    settings = '[[collections]]\nname = "a"\nfiles = ["<kind>/**"]\nschema = "{}"\n'
    (folder / "articlelint.toml").write_text(settings.format(template.format(folder)))
    (folder / "kinds").mkdir()
    for name in ("news", ".hidden", "\udcff"):
        (folder / f"kinds/{name}.json").write_text('{"tpye": "object"}')
    assert [line.partition(":")[0] for line in _told(capfd)] == [
        f"kinds/{name}.json" for name in (".hidden", "news", r"\xff")
    ]


@pytest.mark.parametrize(
    ("schema", "told"),
    [('schema = "<kind>.json"\n', "there is no schema `<kind>.json` yet"), ("", "the settings name no schema")],
)
def test_where_there_is_nothing_to_check_that_is_told(folder: Path, capfd: Capture, schema: str, told: str) -> None:
    (folder / "articlelint.toml").write_text(f'[[collections]]\nname = "a"\nfiles = ["<kind>/**"]\n{schema}')
    assert status(["schema", "check"]) == 0
    assert capfd.readouterr().err == f"articlelint: {told}\nchecked 0 schemas\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-"], "a schema is a file, for what it refers to is looked for beside it: `-` is none"),
        (["article", "--config", "extend=hugo"], "--config says which schemas are checked, and so do FILES"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_can_not_be_asked_is_told(capfd: Capture, arguments: list[str], told: str) -> None:
    assert status(["schema", "check", *arguments]) == 2
    assert told in capfd.readouterr().err


def test_a_schema_may_be_called_anything(folder: Path, capfd: Capture) -> None:
    """Also by bytes that are no UTF-8; and it may refer to one of such a name."""
    (folder / "\udcff.json").write_text('{"$ref": "%FE.json"}')
    (folder / "\udcfe.json").write_text('{"tpye": "object"}')
    assert _told(capfd, "\udcff.json") == [
        r"\xfe.json:1:2: warning[unknown-keyword] `tpye` is no keyword of JSON Schema, and nothing is checked by it"
    ]


def test_mistaken_settings_are_told(folder: Path, capfd: Capture) -> None:
    (folder / "articlelint.toml").write_text("selct = []\n")
    assert status(["schema", "check"]) == 2
    assert capfd.readouterr().err.startswith("articlelint.toml:1:1: ")


def test_words_of_a_strange_vocabulary_are_told_once(folder: Path, capfd: Capture) -> None:
    (folder / "a.json").write_text(json.dumps({"properties": {f"p{n}": {"ignoreCase": True} for n in range(100)}}))
    assert len(_told(capfd, "a.json")) == 1


def test_the_help_has_examples(capfd: Capture) -> None:
    assert status(["schema", "check", "--help"]) == 0
    assert "articlelint schema check schemas/post.schema.json" in capfd.readouterr().out


def test_all_examples_are_looked_at_however_many_there_are(folder: Path, capfd: Capture) -> None:
    fields = {f"p{number}": {"type": "string", "default": number} for number in range(1_500)}
    (folder / "a.json").write_text(json.dumps({"properties": fields}))
    assert len(_told(capfd, "a.json")) == 1_500


def test_a_schema_that_astro_writes_is_clean(folder: Path, capfd: Capture) -> None:
    """As `astro sync` writes it of `z.object()` with a date, an image and a choice."""
    date = {"anyOf": [*({"type": "string", "format": name} for name in ("date-time", "date")), _UNIX]}
    fields = {
        "title": {"type": "string"},
        "pubDate": date,
        "kind": {"type": "string", "enum": ["a", "b"], "default": "a"},
        "tags": {"type": "array", "items": {"type": "string"}, "default": []},
        "$schema": {"type": "string"},
    }
    blog = {"type": "object", "properties": fields, "required": ["title", "pubDate"], "additionalProperties": False}
    schema = {"$ref": "#/definitions/blog", "definitions": {"blog": blog}}
    assert _only(folder, capfd, schema, "7") == ""


_UNIX = {"type": "integer", "format": "unix-time"}
