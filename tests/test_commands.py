"""`rules`, `explain`, `new-rule` and `completion`, as who types them meets them."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from errno import EACCES
from pathlib import Path
from typing import Any

import pytest

from articlelint.cli.main import status
from articlelint.cli.pages import styled
from articlelint.cli.skeletons import IMPORTED, MODULES, plugin_files
from articlelint.docs import page, summary
from articlelint.registry import shipped_rules

ROOT = Path(__file__).parent.parent
RULES = shipped_rules()
FAMILIES = sorted({rule.family for rule in RULES})
RUFF = shutil.which("ruff", path=str(Path(sys.executable).parent))


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def python(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "100", **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def command(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    return python("-m", "articlelint", *arguments, **variables)


def plugin() -> None:
    shutil.copy(ROOT / "docs" / "plugins" / "house_rules.py", "house_rules.py")
    Path("articlelint.toml").write_text('plugins = ["house_rules.py"]\n', "utf-8")


def test_what_can_be_chosen_from_is_listed() -> None:
    assert command("completion").stderr.endswith(" Choose from:\n  bash,\n  zsh,\n  fish\n")


@pytest.mark.parametrize("name", ["rules", "explain", "new-rule", "completion"])
def test_every_command_shows_what_it_is_for(name: str) -> None:
    """`--help` has examples, and they are of this command."""
    done = command(name, "--help")
    assert done.returncode == 0
    assert f"  Examples:\n    articlelint {name}" in done.stdout
    assert name in command("--help").stdout


# rules


def test_all_rules_are_listed_by_family() -> None:
    done = command("rules")
    assert (done.returncode, done.stderr) == (0, "")
    heads = re.findall(r"^([a-z]+): (.*)\.$", done.stdout, re.MULTILINE)
    assert [name for name, _ in heads] == FAMILIES
    rows = {line.split()[0]: line for line in done.stdout.splitlines() if line.startswith("  ")}
    assert sorted(rows) == [rule.id for rule in RULES]
    for rule in RULES:
        fix = "fix" if rule.fixable() else ""
        assert rows[rule.id].split() == [rule.id, rule.severity.word, *fix.split(), *summary(rule).split()]


def test_rules_are_data_for_other_programs() -> None:
    listed = json.loads(command("rules", "--output-format", "json").stdout)
    assert [one["id"] for one in listed] == [rule.id for rule in RULES]
    (found,) = [one for one in listed if one["id"] == "insecure-url"]
    assert found.pop("options")["identifiers"][0] == "http://www.w3.org/"
    assert found == {
        "id": "insecure-url",
        "family": "urls",
        "severity": "warning",
        "fixable": True,
        "summary": "A URL uses `http`.",
        "plugin": None,
    }


def test_plugins_of_the_settings_are_listed_too() -> None:
    """Those of the settings above the folder, or of those that are named; isolated, none."""
    plugin()
    Path("below").mkdir()
    assert "\nhouse: house_rules.py\n  title-with-full-stop " in command("rules").stdout
    listed = json.loads(command("rules", "--output-format", "json").stdout)
    assert {one["plugin"] for one in listed if one["family"] == "house"} == {"house_rules.py"}
    assert "worn-phrase" not in command("rules", "--isolated").stdout
    shutil.move("articlelint.toml", "other.toml")
    assert "worn-phrase" not in command("rules").stdout
    assert "worn-phrase" in command("rules", "--config", "other.toml").stdout


@pytest.mark.parametrize("arguments", [("rules",), ("explain", "worn-phrase"), ("new-rule", "own-defect")])
def test_settings_and_plugins_that_cannot_be_used_are_told(arguments: tuple[str, ...]) -> None:
    plugin()
    Path("house_rules.py").write_text("\n1 / 0\n", "utf-8")
    done = command(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "house_rules.py:2: the plugin fails when it is loaded: ZeroDivisionError: division by zero" in done.stderr
    assert "Traceback" not in done.stderr
    Path("articlelint.toml").write_text("selct = []\n", "utf-8")
    done = command(*arguments)
    assert (done.returncode, done.stderr) == (
        2,
        "articlelint.toml:1:1: unknown setting `selct` (did you mean `select`?)\n",
    )


def test_settings_may_be_given_as_a_check_takes_them() -> None:
    """`rules` and `explain` take `--config KEY=VALUE`, over a file of settings or without any."""
    plugin()
    # Of this folder, where it may be a stranger's, no plugin is run where that is not to be.
    Path("house_rules.py").rename("../house_rules.py")
    Path("articlelint.toml").write_text("", "utf-8")
    Path("a.md").write_text("Text.\n", "utf-8")
    given = ("--config", 'plugins=["../house_rules.py"]', "--config", "ignore=['urls']")
    for isolated in ((), ("--isolated",)):
        assert "worn-phrase" in command("rules", *given, *isolated).stdout
        assert command("explain", "worn-phrase", *given, *isolated).stdout.startswith("# worn-phrase\n")
        page = command("explain", "a.md", *given, *isolated).stdout
        assert "settings        --config\n" in page
        assert "--config" in page.partition("rules ")[2]
    for arguments in (("rules",), ("explain", "a.md"), ("explain", "insecure-url")):
        done = command(*arguments, "--config", "selct=[]")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "--config:1:1: unknown setting `selct` (did you mean `select`?)\n"
        assert "--config names two files" in command(*arguments, "--config", "a", "--config", "b").stderr


def test_severities_are_coloured_where_colour_is_wanted() -> None:
    assert "\x1b[1;31merror\x1b[0m" in command("rules", "--color", "always").stdout
    assert "\x1b" not in command("rules", FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\x1b[1;33mwarning\x1b[0m" in command("rules", FORCE_COLOR="1").stdout


# explain


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_page_is_shown_whole_in_colour(rule: type) -> None:
    """Nothing but marks of Markdown and line ends is lost, and no line of prose is wider than the terminal."""
    text = page(rule)
    shown = styled(text, 60)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)

    def words(one: str) -> Counter[str]:
        return Counter(re.sub("[#`]", "", one).split())

    assert words(plain) - words(text) == Counter()
    assert set(words(text) - words(plain)) <= {"json", "markdown", "text", "toml"}
    prose = [line for line in plain.splitlines() if not line.startswith("    ") and " " in line.strip()]
    assert [line for line in prose if len(line) > 60 and len(max(line.split(), key=len)) < 40] == []


def test_a_page_is_markdown_where_nobody_wants_colour() -> None:
    (rule,) = [rule for rule in RULES if rule.id == "insecure-url"]
    done = command("explain", "insecure-url")
    assert (done.returncode, done.stdout, done.stderr) == (0, page(rule), "")


def test_a_page_is_styled_for_a_terminal() -> None:
    shown = command("explain", "insecure-url", "--color", "always").stdout
    assert shown.startswith("\x1b[1minsecure-url\x1b[0m\n\nA URL uses \x1b[36mhttp\x1b[0m.\n")
    assert "\x1b[1mWhy\x1b[0m\n" in shown
    assert "    \x1b[36m[rules.insecure-url]\x1b[0m\n" in shown
    assert "```" not in shown
    assert (
        max(map(len, command("explain", "insecure-url", "--color", "always", COLUMNS="50").stdout.split("\n")[:12]))
        < 70
    )


def test_a_fence_in_an_example_ends_no_block() -> None:
    """The page fences it with more backticks; so does who reads it."""
    shown = styled("````markdown\n```text\na `b`\n```\n````\nThe `end`.\n", 80)
    assert shown == (
        "    \x1b[36m```text\x1b[0m\n    \x1b[36ma `b`\x1b[0m\n    \x1b[36m```\x1b[0m\nThe \x1b[36mend\x1b[0m.\n"
    )


def test_items_keep_their_lines() -> None:
    shown = styled("One two\nthree.\n- four\n  five\n- six\n`a-b`: seven\n`c`: eight\n", 80)
    assert shown == "One two three.\n- four five\n- six\n\x1b[36ma-b\x1b[0m: seven\n\x1b[36mc\x1b[0m: eight\n"


def test_a_rule_of_a_plugin_is_explained() -> None:
    plugin()
    assert command("explain", "worn-phrase").stdout.startswith("# worn-phrase\n\nThe text has a phrase that the house ")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("insecure-ulr", "no rule is called `insecure-ulr` (did you mean `insecure-url`?)"),
        ("insecure_url", "no rule is called `insecure_url` (did you mean `insecure-url`?)"),
        ("xyzzy", "no rule is called `xyzzy`; `articlelint rules` lists them all"),
        ("cover", "`cover` is a family: its rules are `cover-widths-out-of-order` and `mixed-cover-images`"),
    ],
)
def test_what_cannot_be_explained_is_told_with_what_was_meant(name: str, told: str) -> None:
    done = command("explain", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_rule_goes_before_a_file_of_its_name() -> None:
    """A word with a slash or a dot is a file in any case, any other word where no rule is called so."""
    for name in ("insecure-url", "draft"):
        Path(name).write_text("---\ntitle: a\n---\n", "utf-8")
    assert command("explain", "insecure-url").stdout.startswith("# insecure-url\n")
    assert command("explain", "./insecure-url").stdout.startswith("insecure-url\nsettings ")
    assert command("explain", "draft").stdout.startswith("draft\nsettings ")


# new-rule


def test_a_new_rule_is_a_plugin_whose_test_fails_until_it_is_written() -> None:
    """With the names that follow from the defect's, and what to do next."""
    done = command("new-rule", "loud-title", "--family", "house")
    assert (done.returncode, done.stdout) == (0, "wrote loud_title.py\nwrote test_loud_title.py\n")
    assert 'plugins = ["./loud_title.py"]' in done.stderr
    proven = python("-m", "pytest", "-q", "-p", "no:cacheprovider", "test_loud_title.py")
    assert proven.returncode == 1
    assert "1 failed, 2 passed" in proven.stdout
    assert "loud-title, example `an article with the defect`: findings differ" in proven.stdout
    Path("articlelint.toml").write_text('plugins = ["./loud_title.py"]\n', "utf-8")
    assert "\nhouse: loud_title.py\n  loud-title " in command("rules").stdout


def test_a_new_rule_that_is_written_passes() -> None:
    """What is left to do is to say what the defect is."""
    command("new-rule", "loud-title")
    skeleton = Path("loud_title.py").read_text("utf-8")
    Path("loud_title.py").write_text(skeleton.replace('re.compile("(?!)")', 're.compile("(?<=not )well")'), "utf-8")
    assert python("-m", "pytest", "-q", "-p", "no:cacheprovider", "test_loud_title.py").returncode == 0


@pytest.mark.skipif(RUFF is None, reason="ruff is not installed beside this Python")
def test_a_skeleton_is_in_good_order() -> None:
    assert RUFF is not None
    command("new-rule", "loud-title")
    command("new-rule", "quiet-text", "--family", "house")
    rules = ["--isolated", "--select", "ALL", "--line-length", "120"]
    allowed = ["--ignore", "COM812,CPY001,D203,D213,INP001,S101"]
    for arguments in (["check", *rules, *allowed], ["format", "--isolated", "--line-length", "120", "--diff"]):
        done = subprocess.run([RUFF, *arguments, "."], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_the_line_to_add_counts_from_the_settings() -> None:
    Path("pyproject.toml").write_text("[tool.articlelint]\n", "utf-8")
    Path("rules").mkdir()
    os.chdir("rules")
    expected = 'write this in ../pyproject.toml under [tool.articlelint]: plugins = ["./rules/loud_title.py"]\n'
    assert command("new-rule", "loud-title").stderr.endswith(expected)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("LoudTitle",), "lower-case words with hyphens between them: `loud-title`"),
        (("loud_title",), "lower-case words with hyphens between them: `loud-title`"),
        (("loud title!",), "lower-case words with hyphens between them: `loud-title`"),
        (("../loud",), "lower-case words with hyphens between them: `loud`"),
        (("гучно",), "lower-case words with hyphens between them, as in `worn-phrase`"),
        (("\udcff",), "lower-case words with hyphens between them, as in `worn-phrase`"),
        (("",), "lower-case words with hyphens between them, as in `worn-phrase`"),
        (("a-b",), "no class has a name that stands for `a-b`"),
        (("insecure-url",), "there is a rule called `insecure-url` already"),
        (("urls",), "there is a family called `urls` already"),
        (("json",), "`json.py` would hide a module of Python"),
        (("click",), "`click.py` would hide a module of Python, or of a package"),
        (("pytest",), "`pytest.py` would hide a module of Python, or of a package"),
        (("class",), "`class` is a word of Python's own"),
        (("import",), "`import` is a word of Python's own"),
        (("none",), "`None` is a word of Python's own"),
        (("finding",), "every rule uses a class that is called `Finding`"),
        (("all",), "no rule can be called `all`: settings mean something else by it"),
        (("files",), "no rule can be called `files`: settings mean something else by it"),
        (("unreadable-file",), "no rule can be called `unreadable-file`: settings mean something else by it"),
        (("unwritable-file",), "no rule can be called `unwritable-file`: settings mean something else by it"),
        (("loud-title", "--family", "files"), "no family can be called `files`"),
        (("loud-title", "--family", "My House"), "no family can be called `My House`"),
        (("loud-title", "--family", "all"), "no family can be called `all`"),
        (("loud-title", "--family", "loud-title"), "no family can be called `loud-title`"),
        (("loud-title", "--family", "insecure-url"), "no family can be called `insecure-url`"),
    ],
)
def test_a_name_that_cannot_be_is_refused(arguments: tuple[str, ...], told: str) -> None:
    done = command("new-rule", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert list(Path().iterdir()) == []


def test_what_every_skeleton_imports_is_known() -> None:
    """A rule whose class or module has such a name would take its place."""
    imported = [
        node
        for text in plugin_files("loud_title", "LoudTitle", "house").values()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    names = {alias.name for node in imported if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert {name for name in names if name[:1].isupper()} == {*IMPORTED, "LoudTitle"}
    modules = {node.module or "" for node in imported if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in imported if isinstance(node, ast.Import) for alias in node.names}
    assert {name.partition(".")[0] for name in modules} - sys.stdlib_module_names == {*MODULES, "loud_title"}


def test_a_file_of_a_new_rule_that_can_not_be_written_is_told_by_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what was written by then is gone: the next try shall not fail over it."""
    opened = Path.open

    def refused(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "test_loud_title.py":
            raise PermissionError(EACCES, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refused)
    assert status(["new-rule", "loud-title"]) == 2
    assert capsys.readouterr() == ("", "articlelint: `test_loud_title.py` can't be written: permission denied\n")
    assert list(Path().iterdir()) == []


def test_a_rule_that_is_not_written_yet_is_explained_as_finding_nothing() -> None:
    command("new-rule", "loud-title")
    Path("articlelint.toml").write_text('plugins = ["./loud_title.py"]\n', "utf-8")
    page = command("explain", "loud-title").stdout
    assert page.endswith("All is not well.\n```\n\nThe rule does not find anything here yet.\n")
    assert "```text" not in page


@pytest.mark.parametrize("name", ["loud_title.py", "test_loud_title.py"])
def test_nothing_is_overwritten(name: str) -> None:
    """Not even a link that leads nowhere; and where one file can't be written, none is."""
    Path(name).symlink_to("elsewhere")
    done = command("new-rule", "loud-title")
    assert done.returncode == 2
    assert f"`{name}` exists already, and nothing is overwritten" in done.stderr
    assert [path.name for path in Path().iterdir()] == [name]


@pytest.fixture
def checkout() -> Path:
    """A copy of the project, as who works on it has it."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "articlelint", "checkout/articlelint", ignore=ignored)
    shutil.copytree(ROOT / "schemas", "checkout/schemas")
    os.chdir("checkout")
    return Path.cwd()


def test_in_a_checkout_a_new_rule_goes_to_its_family(checkout: Path) -> None:
    ours = {"PYTHONPATH": str(checkout)}
    assert "say with --family which family it is of: there is `" in command("new-rule", "loud-title", **ours).stderr
    meant = command("new-rule", "loud-title", "--family", "section", **ours)
    assert (meant.returncode, "(did you mean `sections`?)" in meant.stderr) == (2, True)
    done = command("new-rule", "loud-title", "--family", "sections", **ours)
    assert (done.returncode, done.stdout) == (0, "wrote articlelint/rules/sections/loud_title.py\n")
    assert "family =" not in Path("articlelint/rules/sections/loud_title.py").read_text("utf-8")
    assert "  loud-title " in command("rules", **ours).stdout
    proof = "from articlelint.testing import flaws, prove; from articlelint.rules.sections.loud_title import LoudTitle"
    assert python("-c", f"{proof}; assert flaws(LoudTitle) == ()", **ours).returncode == 0
    failed = python("-c", f"{proof}; prove(LoudTitle, LoudTitle.examples[1])", **ours)
    assert "AssertionError: loud-title, example `an article with the defect`" in failed.stderr


# completion


def completed(*words: str, **variables: str) -> list[str]:
    """What a shell offers for the last of some words, as click's protocol has it: kind and value, line by line."""
    done = command(
        _ARTICLELINT_COMPLETE="bash_complete",
        COMP_WORDS=" ".join(("articlelint", *words)),
        COMP_CWORD=str(len(words)),
        **variables,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_is_printed(shell: str) -> None:
    """It asks the command by the variable that the command answers to."""
    done = command("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"_ARTICLELINT_COMPLETE={shell}_complete" in done.stdout


def test_the_shell_takes_its_script() -> None:
    """What bash makes of it is a completion for the command."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    script = command("completion", "bash").stdout
    done = subprocess.run(
        [bash, "--norc", "-c", f"{script}\ncomplete -p articlelint"], capture_output=True, text=True, check=False
    )
    assert "articlelint_completion articlelint" in done.stdout, done.stderr


def test_an_unknown_shell_is_refused() -> None:
    assert command("completion", "tcsh").returncode == 2


def test_commands_and_options_complete() -> None:
    assert completed("ru") == ["plain,rules"]
    assert "plain,--select" in completed("check", "--s")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_rules_and_families_complete(option: str) -> None:
    assert completed("check", option, "insecure") == ["plain,insecure-url"]
    assert completed("check", option, "ur") == ["plain,urls"]
    assert completed("check", option, "front,insecure") == ["plain,front,insecure-url"]
    assert len(completed("check", option, "")) == 1 + len(FAMILIES) + len(RULES)


def test_a_value_behind_an_equals_sign_completes() -> None:
    """Bash takes the sign for a word of its own; other shells leave it where it is."""
    assert completed("check", "--output-format", "=", "gith") == completed("check", "--output-format", "gith")
    assert completed("check", "--output-format=gith") == ["plain,github"]
    assert len(completed("check", "--output-format", "=")) > 3
    assert completed("check", "--select", "=", "front,insecure") == ["plain,front,insecure-url"]
    assert completed("check", "--select", "=", "front", "--color", "=", "al") == ["plain,always"]
    assert completed("check", "--output-format", "=", "sarif", "=", "ou") == ["file,ou"]
    assert completed("check", "=", "--output-format", "gith") == ["plain,github"]


def test_bash_itself_completes_a_value_behind_an_equals_sign() -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    program = f"{sys.executable} -m articlelint"
    words = "COMP_WORDS=(articlelint check --output-format = gith) COMP_CWORD=4"
    call = f'articlelint() {{ {program} "$@"; }}; export -f articlelint'
    script = command("completion", "bash").stdout.replace(
        "_ARTICLELINT_COMPLETE=bash_complete $1", f"_ARTICLELINT_COMPLETE=bash_complete {program}"
    )
    done = subprocess.run(
        [bash, "--norc", "-c", f"{script}\n{call}\n{words}\n_articlelint_completion\necho ${{COMPREPLY[@]}}"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "github\n", done.stderr


def test_what_can_be_explained_completes() -> None:
    assert completed("explain", "insecure") == ["plain,insecure-url"]
    assert completed("explain", "news/") == ["file,news/"]


def test_files_and_families_complete() -> None:
    assert completed("check", "new") == ["file,new"]
    assert completed("check", "--config", "art") == ["file,art"]
    assert completed("new-rule", "a-defect", "--family", "ur") == ["plain,urls"]


def test_a_key_runs_no_plugin() -> None:
    """Who looks around in a strange folder has not asked for it: nothing that its settings name is loaded."""
    plugin()
    Path("house_rules.py").write_text("open('it-ran', 'w').close()\n", "utf-8")
    assert completed("check", "--select", "worn") == []
    assert completed("explain", "insecure") == ["plain,insecure-url"]
    assert not Path("it-ran").exists()


def test_rules_of_installed_packages_complete() -> None:
    """Where they can be loaded; a shell is no place for their mistakes."""
    Path("../site/acme-1.0.dist-info").mkdir(parents=True)
    Path("../site/acme-1.0.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n", "utf-8")
    points = Path("../site/acme-1.0.dist-info/entry_points.txt")
    points.write_text("[articlelint.rules]\nhouse = house_rules\n", "utf-8")
    shutil.copy(ROOT / "docs" / "plugins" / "house_rules.py", "../site/house_rules.py")
    site = {"PYTHONPATH": f"{ROOT}{os.pathsep}{Path('..', 'site').resolve()}"}
    assert completed("check", "--ignore", "urls,worn", **site) == ["plain,urls,worn-phrase"]
    Path("../site/house_rules.py").write_text("1 / 0\n", "utf-8")
    assert completed("check", "--select", "worn,insecure", **site) == ["plain,worn,insecure-url"]
