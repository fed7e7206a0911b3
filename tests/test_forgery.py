"""What a stranger writes forges nothing: not in any format, not on standard error, whatever reads it.

Articles, their names, settings, schemas and plugins' messages all bring the same hostile text.
"""

import json
import os
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from articlelint.cli.main import status
from articlelint.output import FORMATS
from articlelint.toml_writer import inline

GOLDEN = Path(__file__).parent / "golden" / "hostile"

# Escapes of terminals (colours, a link, the clipboard, C1), lines of their own, commands of runners, XML, Markdown, a
# formula, and letters that hide or turn the text.
LINES = "\n::error::forged\r::set-output name=a::b\u2028##[error]forged\x85##vso[task.setvariable variable=a]b"
HOSTILE = (
    "\x1b[31mred\x1b]8;;http://e.com\x07link\x1b]52;c;aGk=\x07\x9b1m ]]> <b>&amp; &bogus; <!-- | ` `` [a](http://e.com)"
    f" @user #1 =cmd|'/C'!A0 \u202eturned\u2066 hid\u200bden\ufeff \ufffe{LINES} ##teamcity[message]"
)
NAME = "::error::\x1b[31m\u202e]]>|`a`@user\n##[error]b.md"

PLUGIN = f'''
from articlelint.rule import Finding, Invalid, Label, Rule, Span, Valid

HOSTILE = {HOSTILE!r}


class WornWord(Rule):
    """The text has a worn word.

    ## Why
    It says nothing.
    """

    def check(self, article):
        """At most one finding."""
        at = article.text.find("game")
        if at >= 0:
            said = "worn" if "EXAMPLE" in article.text else HOSTILE
            yield Finding(Span(at, at + 4), said, help=said, labels=(Label(Span(0, 3), said),))

    examples = (Valid("none", "A text.\\n"), Invalid("one", "EXAMPLE ⟦game⟧\\n", "worn", help="worn"))
'''
SCHEMA = {
    "title": HOSTILE,
    "properties": {
        "mood": {"enum": [HOSTILE], "errorMessage": HOSTILE, "description": HOSTILE, "enumDescriptions": [HOSTILE]},
        "old": {"deprecated": True, "deprecationMessage": HOSTILE},
        HOSTILE: {"type": "string"},
    },
    "required": [HOSTILE],
    "additionalProperties": False,
}
SETTINGS = f"""
select = ["contract", "invisible-character", "worn-word"]
plugins = ["house.py"]
[[collections]]
name = {inline(HOSTILE)}
files = ["**"]
schema = "schema.json"
source = "source"
"""


@pytest.fixture(autouse=True)
def site(folder: Path) -> Path:
    front = json.dumps({"mood": HOSTILE[1:], "old": 1, "source": HOSTILE}, indent=1)
    ignore = HOSTILE.replace("]", "").replace("\n", "")
    body = f"# {HOSTILE}\ngame\n<!-- articlelint: ignore[{ignore}] why -->\n::error::forged ##[error]forged\n"
    Path(os.fsdecode(NAME.encode() + b"\xff.md")).write_bytes(f"{front}\n{body}".encode())
    Path("house.py").write_text(PLUGIN, "utf-8")
    Path("schema.json").write_text(json.dumps(SCHEMA), "utf-8")
    Path("articlelint.toml").write_text(SETTINGS, "utf-8")
    return folder


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[str, str]]:
    """Both streams as they are written, each of them UTF-8."""

    def ran(*arguments: str) -> tuple[str, str]:
        assert status(arguments) in {0, 1, 2}
        return tuple(stream.decode() for stream in capfdbinary.readouterr())  # type: ignore[return-value]

    return ran


# What no reader of text sees: controls but for the line end, and what hides or turns text.
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
COMMAND = re.compile(r"##(?:vso|teamcity)?\[")
OWN = re.compile(r"::(?:error|warning|notice) title=articlelint(?:\([a-z-]+\))?(?:,|::)")


def refuse_forged(text: str, *, is_on_runner: bool = False) -> None:
    assert not UNSEEN.search(text)
    stop = ""
    for line in text.split("\n"):
        if stop:
            stop = "" if line == f"::{stop}::" else stop
        elif line.startswith("::stop-commands::"):
            stop = line.rpartition("::")[2]
        elif is_on_runner:
            assert OWN.match(line) or not (line.lstrip().startswith("::") or COMMAND.search(line))
    assert not stop


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_prints_a_hostile_article_as_its_golden_file_shows(
    name: str, run: Callable[..., tuple[str, str]]
) -> None:
    """After a change that is meant: UPDATE_GOLDEN=1 pytest tests/test_forgery.py, and look at the difference."""
    out, err = run("check", "--output-format", name)
    if name == "sarif":
        # The pages of rules change, and no stranger writes them.
        log = strict_json(out)
        log["runs"][0]["tool"]["driver"] = {}
        out = json.dumps(log, indent=1)
    refuse_forged(out)
    refuse_forged(err)
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(out, "utf-8")
    assert golden.read_text("utf-8") == out
    assert out.isascii() == (name in STRICT)


def strict_json(text: str) -> Any:
    """JSON as RFC 8259 has it, with no name twice in an object."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({name for name, _ in pairs}) == len(pairs)
        return dict(pairs)

    def no_constant(name: str) -> None:
        raise AssertionError(name)

    return json.loads(text, object_pairs_hook=once, parse_constant=no_constant)


STRICT: dict[str, Callable[[str], Any]] = {
    "json": strict_json,
    "json-lines": lambda text: [strict_json(line) for line in text.split("\n")[:-1]],
    "sarif": lambda text: strict_json(text)["runs"][0]["results"],
    "gitlab": strict_json,
    "rdjson": lambda text: strict_json(text)["diagnostics"],
    "junit": lambda text: list(ET.fromstring(text).iter("failure")),  # noqa: S314 our own
    "checkstyle": lambda text: list(ET.fromstring(text).iter("error")),  # noqa: S314 our own
}


@pytest.mark.parametrize("name", STRICT)
def test_a_strict_reader_finds_as_many_findings_as_there_are(name: str, run: Callable[..., tuple[str, str]]) -> None:
    out, _ = run("check", "--output-format", name)
    concise, _ = run("check", "--output-format", "concise")
    assert len(STRICT[name](out)) == len(concise.splitlines())
    # A runner finds nothing in it, whoever prints the file later.
    assert not COMMAND.search(out)


def test_what_json_holds_is_what_was_written(run: Callable[..., tuple[str, str]]) -> None:
    found = strict_json(run("check", "--output-format", "json")[0])
    assert HOSTILE in {one["message"] for one in found}
    assert {one["path"] for one in found} == {NAME + "\\xff.md"}


@pytest.mark.parametrize("variable", ["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"])
@pytest.mark.parametrize("name", [None, *FORMATS])
def test_no_runner_obeys_anything_but_our_own_annotations(
    name: str | None, variable: str, run: Callable[..., tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "true")
    out, err = run("check", *(("--output-format", name) if name else ()))
    is_on_github = variable == "GITHUB_ACTIONS"
    refuse_forged(out, is_on_runner=is_on_github)
    if not is_on_github and name != "github":
        assert not COMMAND.search(out)
    assert not COMMAND.search(err)


OTHERS = [
    ("check", "--statistics"),
    ("check", "--show-settings", "--show-files"),
    ("check", "--fix", "--unsafe-fixes", "--diff", "--show-fixes", "--output-format", "concise"),
    ("check", "--profile-rules", "--output-format", "concise"),
    ("check", HOSTILE),
    ("check", "--select", HOSTILE),
    ("check", "--output-format", HOSTILE),
    ("check", "--baseline", HOSTILE),
    ("check", "--write-baseline", f"{HOSTILE}/a"),
    ("check", "--config", f"{HOSTILE}=1"),
    ("check", "--config", "select=['" + HOSTILE.replace("'", "").replace("\n", "") + "']"),
    ("check", "--today", HOSTILE),
    ("check", "--color", HOSTILE),
    ("check", "--jobs", HOSTILE),
    ("check", f"--{HOSTILE}"),
    ("check", "--since", HOSTILE),
    ("explain", os.fsdecode(NAME.encode() + b"\xff.md")),
    ("explain", HOSTILE),
    ("explain", "worn-word"),
    ("rules",),
    ("new-rule", HOSTILE, "--family", HOSTILE),
    ("clean", HOSTILE),
    ("init", HOSTILE),
    (HOSTILE,),
]


@pytest.mark.parametrize("is_on_runner", [False, True])
@pytest.mark.parametrize("arguments", OTHERS, ids=lambda one: " ".join(one)[:20])
def test_nothing_else_that_is_said_is_forged(
    arguments: tuple[str, ...],
    run: Callable[..., tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_on_runner: bool,
) -> None:
    if is_on_runner:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
    out, err = run(*arguments)
    if "--diff" not in arguments:  # a patch is what stands in the file
        refuse_forged(out, is_on_runner=is_on_runner)
    refuse_forged(err, is_on_runner=is_on_runner)


MISTAKES = [
    f"{inline(HOSTILE)} = 1\n",
    f"select = [{inline(HOSTILE)}]\n",
    f"extend = {inline(HOSTILE)}\n",
    f"plugins = [{inline(HOSTILE)}]\n",
    f"baseline = {inline(HOSTILE)}\n",
    f"severity = {{ {inline(HOSTILE)} = 'error' }}\n",
    f"[[collections]]\nname = 'a'\nfiles = ['**']\nschema = {inline(HOSTILE)}\n",
    f"[[collections]]\nname = 'a'\nfiles = [{inline(HOSTILE)}]\npath = {inline(HOSTILE)}\n",
    f"[[overrides]]\nfiles = ['**']\nwhen = {{ {inline(HOSTILE)} = {inline(HOSTILE)} }}\n",
    f"x = '{HOSTILE}\n",
]


@pytest.mark.parametrize("text", MISTAKES)
def test_no_mistake_in_settings_forges_anything(text: str, run: Callable[..., tuple[str, str]]) -> None:
    Path("other.toml").write_text(text, "utf-8")
    for stream in run("check", "--config", "other.toml"):
        refuse_forged(stream)


@pytest.mark.parametrize(
    "schema",
    [f'{{"{keyword}": {json.dumps(HOSTILE)}}}' for keyword in ("$ref", "$schema", "$id", "type", "format")]
    + [json.dumps({"pattern": f"({HOSTILE}"}), f'{{"{HOSTILE}'],
)
def test_no_broken_schema_forges_anything(schema: str, run: Callable[..., tuple[str, str]]) -> None:
    Path("schema.json").write_text(schema, "utf-8")
    for stream in run("check"):
        refuse_forged(stream)


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        f'{{"{HOSTILE}',
        json.dumps({"about": "", "version": 1, "findings": [[HOSTILE, HOSTILE, HOSTILE, 1], None]}),
        json.dumps({"about": "", "version": HOSTILE, "findings": []}),
    ],
)
def test_no_baseline_forges_anything(text: str, run: Callable[..., tuple[str, str]]) -> None:
    Path("known.json").write_text(text, "utf-8")
    for more in ((), ("--fail-on-stale",), ("--prune-baseline",)):
        for stream in run("check", "--baseline", "known.json", *more):
            refuse_forged(stream)


def test_settings_that_are_written_hide_nothing(run: Callable[..., tuple[str, str]]) -> None:
    """As `init` writes them of what it finds, and `--show-settings` shows them."""
    Path("articlelint.toml").unlink()
    for number in range(6):
        Path("\x1b[31m\u202eposts").mkdir(exist_ok=True)
        text = f"---\n{json.dumps(HOSTILE)}: a\n---\n## \u202eHead\u200bing\x1b[31m\nText.\n"
        Path("\x1b[31m\u202eposts", f"{number}.md").write_text(text, "utf-8")
    for stream in run("init"):
        refuse_forged(stream)
    written = Path("articlelint.toml").read_text("utf-8")
    refuse_forged(written)
    assert "Head" in json.dumps(tomllib.loads(written))
