"""`--isolated-plugins`: of a change by strangers no code is run, whatever its settings and plugins say."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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


# The fixture of conftest.py, and what it gives back.
Check = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def change(folder: Path) -> None:
    """A branch off one whose settings name a plugin, which has a module beside it."""
    assert list(folder.iterdir()) == []
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


@pytest.mark.usefixtures("change")
def test_a_plugin_that_did_not_change_is_run_as_ever(check: Check) -> None:
    write("b.md", ARTICLE)
    plain = check("b.md")
    assert plain.out == "b.md:4:5: error[worn-word] `game` is worn\n"
    assert check("--isolated-plugins", "b.md") == plain


@pytest.mark.usefixtures("change")
def test_a_changed_plugin_is_run_as_the_base_branch_has_it_and_its_modules_too(check: Check) -> None:
    write("house/rules.py", EVIL + PLUGIN)
    write("house/words.py", EVIL + 'WORD = "change"\n')
    write("house/re.py", EVIL)
    commit()
    assert check("--isolated-plugins", "a.md").out == "a.md:4:5: error[worn-word] `game` is worn\n"
    assert not Path("it-ran").exists()
    assert check("a.md").out == "a.md:4:18: error[worn-word] `change` is worn\n"
    assert Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_a_plugin_that_only_the_change_names_is_not_run_and_that_is_told(check: Check) -> None:
    write("new.py", EVIL + OTHER)
    write("articlelint.toml", SETTINGS.replace('"./house', '"new.py", "./house') + "[rules.other-word]\nlevel = 3\n")
    code, out, err = check("--isolated-plugins", "a.md")
    assert (code, out) == (1, "a.md:4:5: error[worn-word] `game` is worn\n")
    told = "the plugin `new.py` is not run: the settings of the base branch do not name it"
    assert err[0] == f"articlelint: articlelint.toml:2:12: {told}"
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_a_plugin_that_the_base_branch_has_broken_costs_its_own_rules_alone(check: Check) -> None:
    git("switch", "--quiet", "main")
    write("broken.py", "1 / 0\n")
    write("articlelint.toml", SETTINGS.replace('"./house', '"broken.py", "./house'))
    commit()
    git("switch", "--quiet", "--create", "mended")
    write("broken.py", EVIL + OTHER)
    code, out, err = check("--isolated-plugins", "a.md")
    assert (code, out) == (2, "a.md:4:5: error[worn-word] `game` is worn\n")
    assert err[0].startswith(
        "articlelint.toml:2:12: broken.py:1: the plugin fails when it is loaded: ZeroDivisionError"
    )
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_a_suppression_may_name_the_rule_of_a_plugin_that_is_not_run(check: Check) -> None:
    write("new.py", EVIL + OTHER)
    write("articlelint.toml", SETTINGS.replace('"./house', '"new.py", "./house'))
    write("b.md", "---\ntitle: A title # articlelint: ignore[other-word] a name\n---\nText.\n")
    assert check("--isolated-plugins", "b.md")[:2] == (0, "")


@pytest.mark.usefixtures("change")
def test_neither_new_settings_nor_extended_ones_name_a_plugin(check: Check) -> None:
    write("more.toml", 'plugins = ["new.py"]\n')
    write("new.py", EVIL + OTHER)
    write("articlelint.toml", f'extend = "more.toml"\n{SETTINGS}')
    write("deep/articlelint.toml", 'plugins = ["../new.py"]\n')
    write("deep/b.md", ARTICLE)
    err = check("--isolated-plugins", "a.md", "deep/b.md")[2]
    assert [line.partition(": the plugin")[0] for line in err[:2]] == [
        "articlelint: more.toml:1:12",
        "articlelint: deep/articlelint.toml:1:12",
    ]
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_a_plugin_may_not_be_swapped_for_a_link(check: Check, folder: Path) -> None:
    write("../elsewhere.py", EVIL + PLUGIN)
    Path("house/rules.py").unlink()
    Path("house/rules.py").symlink_to(folder.parent / "elsewhere.py")
    assert check("--isolated-plugins", "a.md").out == "a.md:4:5: error[worn-word] `game` is worn\n"
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_a_plugin_of_the_command_line_is_run_as_the_base_has_it_or_not_at_all(check: Check) -> None:
    write("articlelint.toml", SETTINGS.replace('plugins = ["./house/rules.py"]\n', ""))
    write("house/rules.py", EVIL)
    assert check("--isolated-plugins", "--config", 'plugins=["house/rules.py"]', "a.md").code == 1
    write("new.py", EVIL + OTHER)
    err = check("--isolated-plugins", "--config", 'plugins=["new.py"]', "a.md").err
    assert err[0].endswith("the plugin `new.py` is not run: the base branch has no such file")
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_what_lies_outside_of_the_repository_is_no_part_of_the_change(check: Check, folder: Path) -> None:
    write("../rules/rules.py", PLUGIN)
    write("../rules/words.py", 'WORD = "change"\n')
    write("articlelint.toml", SETTINGS.replace('plugins = ["./house/rules.py"]\n', ""))
    name = f'plugins=["{(folder.parent / "rules" / "rules.py").as_posix()}"]'
    assert check("--isolated-plugins", "--config", name, "a.md").out == "a.md:4:18: error[worn-word] `change` is worn\n"


@pytest.mark.usefixtures("change")
@pytest.mark.parametrize("is_bare", [False, True])
def test_a_repository_within_the_repository_vouches_for_nothing(check: Check, folder: Path, *, is_bare: bool) -> None:
    """A submodule, and a folder that is made to look like a repository."""
    inner = folder / "posts"
    write("posts/a.md", ARTICLE)
    write("posts/new.py", EVIL + OTHER)
    write("posts/articlelint.toml", 'plugins = ["new.py"]\n')
    git("init", "--quiet", "--initial-branch=main", str(inner))
    for arguments in (["config", "user.name", "Eve"], ["config", "user.email", "eve@example.com"], ["add", "."]):
        git("-C", str(inner), *arguments)
    git("-C", str(inner), "commit", "--quiet", "--message", "evil")
    if is_bare:
        for entry in (inner / ".git").iterdir():
            entry.rename(inner / entry.name)
        (inner / ".git").rmdir()
        git("--git-dir", str(inner), "config", "core.worktree", ".")
    ran = check("--isolated-plugins", "posts/a.md")
    assert ran.err[0].endswith("the plugin `new.py` is not run: the settings of the base branch do not name it")
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_a_file_of_settings_with_the_name_of_an_option_is_a_file(check: Check) -> None:
    write("--config", 'plugins = ["../elsewhere.py"]\n')
    write("../elsewhere.py", EVIL + OTHER)
    write("articlelint.toml", f'extend = "./--config"\n{SETTINGS}')
    assert "is not run" in check("--isolated-plugins", "a.md").err[0]
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_broken_settings_of_the_base_name_no_plugin_and_quiet_hides_no_refusal(check: Check) -> None:
    git("switch", "--quiet", "main")
    write("articlelint.toml", 'plugins = ["new.py"\n')
    commit()
    git("switch", "--quiet", "--create", "more")
    write("new.py", EVIL + OTHER)
    write("articlelint.toml", 'plugins = ["new.py"]\n')
    assert "is not run" in check("--quiet", "--isolated-plugins", "--select", "front", "a.md").err[0]
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("change")
def test_another_commit_may_be_the_base(check: Check) -> None:
    write("house/words.py", 'WORD = "change"\n')
    commit()
    git("tag", "here")
    write("house/words.py", EVIL)
    commit()
    out = check("--isolated-plugins", "--since", "here", "a.md").out
    assert out == "a.md:4:18: error[worn-word] `change` is worn\n"


def test_without_plugins_git_is_not_asked(check: Check) -> None:
    write("a.md", ARTICLE)
    assert check("--isolated-plugins", "--select", "front").code == 0


@pytest.mark.usefixtures("change")
def test_what_git_cannot_tell_stops_the_run(check: Check) -> None:
    git("branch", "--move", "main", "elsewhere")
    code, out, err = check("--isolated-plugins", "a.md")
    assert (code, out) == (2, "")
    assert err == ["articlelint: Git does not know which branch is the default one: name a commit with --since"]
