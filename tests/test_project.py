"""The project keeps its word: what its pages show is what a reader gets."""

import importlib.util
import re
import shlex
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest
import yaml

from articlelint.cli.commands import articlelint
from articlelint.registry import shipped_rules

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PAGES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md")}
GUIDES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


readme = script("readme")


def command_lines(page: str) -> list[list[str]]:
    """The words of each command line in a page's blocks."""
    return [shlex.split(line, comments=True) for block in readme.blocks(page) for line in readme.commands(block)]


def subcommand(name: str) -> click.Command:
    assert isinstance(articlelint, click.Group)
    found = articlelint.get_command(click.Context(articlelint), name)
    assert found is not None, f"there is no command {name}"
    return found


@pytest.mark.parametrize("name", readme.PAGES)
def test_a_page_shows_what_its_commands_print(name: str) -> None:
    """The files, the settings and the schema that it shows are used as they stand there."""
    page = (ROOT / name).read_text("utf-8")
    blocks = readme.blocks(page)
    assert any(block.file for block in blocks)
    assert any(list(readme.commands(block)) for block in blocks if block.kind == "console")
    assert readme.rendered(page) == page


def test_pages_that_show_something_else_are_named_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command runs beside the files that the page has shown by then; one that breaks down mends nothing."""
    shown = "<!-- file: a/b.txt -->\n```text\nhello\n```\n"
    shown += "\n```console\n$ python -c \"print(open('a/b.txt').read())\"\n{}```\n"
    (tmp_path / "good.md").write_text(shown.format("hello\n\n"))
    (tmp_path / "stale.md").write_text(shown.format(""))
    monkeypatch.setattr(readme, "ROOT", tmp_path)
    monkeypatch.setattr(readme, "PAGES", ("good.md", "stale.md"))
    assert readme.main(["--check"]) == 1
    assert capsys.readouterr().err == "stale.md shows what its commands no longer print: run `make generate`\n"
    assert readme.main([]) == 0
    assert (tmp_path / "stale.md").read_text() == (tmp_path / "good.md").read_text()
    assert readme.main(["--check"]) == 0
    (tmp_path / "stale.md").write_text("```console\n$ python -c 1/0\n```\n")
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        readme.main([])
    assert "ZeroDivisionError" not in (tmp_path / "stale.md").read_text()


@pytest.mark.parametrize("page", [*PAGES, *GUIDES])
def test_every_command_of_ours_in_the_pages_exists(page: str) -> None:
    lines = command_lines((PAGES | GUIDES)[page])
    ours = [words[words.index("articlelint") :] for words in lines if "articlelint" in words[:-1]]
    for _, name, *arguments in ours:
        command = subcommand(name)
        if isinstance(command, click.Group) and arguments:
            command = command.commands[arguments[0]]
        known = {option for parameter in command.params for option in parameter.opts}
        used = {word.partition("=")[0] for word in arguments if word.startswith("--")}
        assert used <= known, f"{name}: {used - known}"


def test_every_option_that_the_readme_names_exists() -> None:
    known = {option for parameter in subcommand("check").params for option in parameter.opts} | {"--help"}
    named = set(re.findall(r"`[^`\n]*?((?<!-)--[a-z][a-z-]*)", README))
    assert named <= known


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_in_the_pages_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    used = set(re.findall(r"\bmake ([a-z-]+)\b(?=[` ]|$)", PAGES[page], re.MULTILINE))
    assert used
    assert used <= targets


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_the_pages_link_to_exists(page: str) -> None:
    links = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", PAGES[page])]
    assert [target for target in links if "://" not in target and not (ROOT / target).exists()] == []


def test_each_rule_has_its_page_and_each_page_its_rule() -> None:
    pages = {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert pages == {rule.id for rule in shipped_rules()}


def test_the_readme_names_every_family_of_rules() -> None:
    rows = set(re.findall(r"^\| `([a-z]+)` \|", README, re.MULTILINE))
    assert rows == {rule.family for rule in shipped_rules()}


def test_contributing_stays_under_eighty_lines() -> None:
    assert len(PAGES["CONTRIBUTING.md"].splitlines()) < 80


def test_what_is_supported_is_what_is_tested() -> None:
    """The classifiers, the Makefile and the workflow name the same versions of Python."""
    prefix = "Programming Language :: Python :: "
    supported = [line.removeprefix(prefix) for line in PROJECT["project"]["classifiers"] if line.startswith(prefix)]
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    versions = re.search(r"^VERSIONS = (.*)$", MAKEFILE, re.MULTILINE)
    assert versions is not None
    assert versions[1].split() == supported
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == supported
    assert PROJECT["project"]["requires-python"] == f">={supported[0]}"


def test_the_hooks_run_commands_of_ours_over_whole_lists_of_files() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert list(hooks) == ["articlelint", "articlelint-all"]
    for hook in hooks.values():
        program, command = hook["entry"].split()[:2]
        assert program in PROJECT["project"]["scripts"]
        assert subcommand(command)
        assert hook["require_serial"] is True


@pytest.mark.parametrize("path", ["articlelint.toml", "blog/pyproject.toml", "schemas/article.schema.json"])
def test_the_second_hook_runs_when_what_articles_are_held_to_changes(path: str) -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert re.search(hooks["articlelint-all"]["files"], path)
    assert not re.search(hooks["articlelint-all"]["files"], f"{path}.md")
