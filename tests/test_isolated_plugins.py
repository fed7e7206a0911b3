"""`--isolated-plugins`: of a change by strangers no code is run, whatever its settings and plugins say."""

import subprocess
from pathlib import Path

import pytest

from articlelint.cli.main import status

PLUGIN = '''
from words import WORD

from articlelint.rule import Finding, Invalid, Rule, Span, Valid


class WornWord(Rule):
    """The text has a worn word.

    ## Why
    It says nothing.
    """

    def check(self, article):
        """At most one finding."""
        at = article.text.find(WORD)
        if at >= 0:
            yield Finding(Span(at, at + len(WORD)), f"`{WORD}` is worn")

    examples = (Valid("none", "A text.\\n"), Invalid("one", f"A ⟦{WORD}⟧.\\n", f"`{WORD}` is worn"))
'''
OTHER = PLUGIN.replace("WornWord", "OtherWord")
EVIL = "open('it-ran', 'w').close()\n"
ARTICLE = "---\ntitle: A title\n---\nThe game and the change.\n"
SETTINGS = 'select = ["all"]\nplugins = ["./house/rules.py"]\n\n[[collections]]\nname = "all"\nfiles = ["**"]\n'


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.chdir(site)
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_BASE_REF", "GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-config"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return site


@pytest.fixture
def change() -> None:
    """A branch off one whose settings name a plugin, which has a module beside it."""
    git("init", "--quiet", "--initial-branch=main")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@example.com")
    write("articlelint.toml", SETTINGS)
    write("house/rules.py", PLUGIN)
    write("house/words.py", 'WORD = "game"\n')
    write("a.md", ARTICLE)
    commit()
    git("switch", "--quiet", "--create", "work")


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)  # noqa: S607


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "a commit")


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


class Runner:
    """Runs the command in this process."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str) -> tuple[int, str, list[str]]:
        code = status(["check", "--output-format", "concise", *arguments])
        told = self._capture.readouterr()
        return code, told.out, told.err.splitlines()


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capfd)


@pytest.mark.usefixtures("change")
def test_a_plugin_that_did_not_change_is_run_as_ever(run: Runner) -> None:
    write("b.md", ARTICLE)
    plain = run("b.md")
    assert plain[1] == "b.md:4:5: error[worn-word] `game` is worn\n"
    assert run("--isolated-plugins", "b.md") == plain


@pytest.mark.usefixtures("change")
def test_a_changed_plugin_is_run_as_the_base_branch_has_it_and_its_modules_too(run: Runner) -> None:
    write("house/rules.py", EVIL + PLUGIN)
    write("house/words.py", EVIL + 'WORD = "change"\n')
    write("house/re.py", EVIL)
    commit()
    assert run("--isolated-plugins", "a.md")[1] == "a.md:4:5: error[worn-word] `game` is worn\n"
    assert not Path("it-ran").exists()
    assert run("a.md")[1] == "a.md:4:18: error[worn-word] `change` is worn\n"
    assert Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_a_plugin_that_only_the_change_names_is_not_run_and_that_is_told(run: Runner) -> None:
    write("new.py", EVIL + OTHER)
    write("articlelint.toml", SETTINGS.replace('"./house', '"new.py", "./house') + "[rules.other-word]\nlevel = 3\n")
    code, out, err = run("--isolated-plugins", "a.md")
    assert (code, out) == (1, "a.md:4:5: error[worn-word] `game` is worn\n")
    told = "the plugin `new.py` is not run: the settings of the base branch do not name it"
    assert err[0] == f"articlelint: articlelint.toml:2:12: {told}"
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_a_plugin_that_the_base_branch_has_broken_costs_its_own_rules_alone(run: Runner) -> None:
    git("switch", "--quiet", "main")
    write("broken.py", "1 / 0\n")
    write("articlelint.toml", SETTINGS.replace('"./house', '"broken.py", "./house'))
    commit()
    git("switch", "--quiet", "--create", "mended")
    write("broken.py", EVIL + OTHER)
    code, out, err = run("--isolated-plugins", "a.md")
    assert (code, out) == (2, "a.md:4:5: error[worn-word] `game` is worn\n")
    assert err[0].startswith(
        "articlelint.toml:2:12: broken.py:1: the plugin fails when it is loaded: ZeroDivisionError"
    )
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_a_suppression_may_name_the_rule_of_a_plugin_that_is_not_run(run: Runner) -> None:
    write("new.py", EVIL + OTHER)
    write("articlelint.toml", SETTINGS.replace('"./house', '"new.py", "./house'))
    write("b.md", "---\ntitle: A title # articlelint: ignore[other-word] a name\n---\nText.\n")
    assert run("--isolated-plugins", "b.md")[:2] == (0, "")


@pytest.mark.usefixtures("change")
def test_neither_new_settings_nor_extended_ones_name_a_plugin(run: Runner) -> None:
    write("more.toml", 'plugins = ["new.py"]\n')
    write("new.py", EVIL + OTHER)
    write("articlelint.toml", f'extend = "more.toml"\n{SETTINGS}')
    write("deep/articlelint.toml", 'plugins = ["../new.py"]\n')
    write("deep/b.md", ARTICLE)
    err = run("--isolated-plugins", "a.md", "deep/b.md")[2]
    assert [line.partition(": the plugin")[0] for line in err[:2]] == [
        "articlelint: more.toml:1:12",
        "articlelint: deep/articlelint.toml:1:12",
    ]
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_a_plugin_may_not_be_swapped_for_a_link(run: Runner, inside: Path) -> None:
    write("../elsewhere.py", EVIL + PLUGIN)
    Path("house/rules.py").unlink()
    Path("house/rules.py").symlink_to(inside.parent / "elsewhere.py")
    assert run("--isolated-plugins", "a.md")[1] == "a.md:4:5: error[worn-word] `game` is worn\n"
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_a_plugin_of_the_command_line_is_run_as_the_base_has_it_or_not_at_all(run: Runner) -> None:
    write("articlelint.toml", SETTINGS.replace('plugins = ["./house/rules.py"]\n', ""))
    write("house/rules.py", EVIL)
    assert run("--isolated-plugins", "--config", 'plugins=["house/rules.py"]', "a.md")[0] == 1
    write("new.py", EVIL + OTHER)
    err = run("--isolated-plugins", "--config", 'plugins=["new.py"]', "a.md")[2]
    assert err[0].endswith("the plugin `new.py` is not run: the base branch does not have it")
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_what_lies_outside_of_the_repository_is_no_part_of_the_change(run: Runner, inside: Path) -> None:
    write("../rules/rules.py", PLUGIN)
    write("../rules/words.py", 'WORD = "change"\n')
    write("articlelint.toml", SETTINGS.replace('plugins = ["./house/rules.py"]\n', ""))
    name = f'plugins=["{(inside.parent / "rules" / "rules.py").as_posix()}"]'
    assert run("--isolated-plugins", "--config", name, "a.md")[1] == "a.md:4:18: error[worn-word] `change` is worn\n"


@pytest.mark.usefixtures("change")
def test_another_commit_may_be_the_base(run: Runner) -> None:
    write("house/words.py", 'WORD = "change"\n')
    commit()
    git("tag", "here")
    write("house/words.py", EVIL)
    commit()
    out = run("--isolated-plugins", "--since", "here", "a.md")[1]
    assert out == "a.md:4:18: error[worn-word] `change` is worn\n"


def test_without_plugins_git_is_not_asked(run: Runner) -> None:
    write("a.md", ARTICLE)
    assert run("--isolated-plugins", "--select", "front")[0] == 0


@pytest.mark.usefixtures("change")
def test_what_git_cannot_tell_stops_the_run(run: Runner) -> None:
    git("branch", "--move", "main", "elsewhere")
    code, out, err = run("--isolated-plugins", "a.md")
    assert (code, out) == (2, "")
    assert err == ["articlelint: Git does not know which branch is the default one: name a commit with --since"]
