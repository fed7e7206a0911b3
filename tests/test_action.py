"""The action for other repositories: its inputs reach no shell, and name what is installed and checked."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("action", ROOT / "scripts" / "action.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


action = script()


def test_no_shell_reads_an_expression() -> None:
    """Inputs and the names of branches come from whoever opens a pull request."""
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []


def test_each_input_is_a_variable_and_each_variable_is_read() -> None:
    (variables,) = (step["env"] for step in STEPS if "env" in step)
    read = (ROOT / "scripts" / "action.py").read_text("utf-8")
    values = "".join(variables.values())
    assert [name for name in ACTION["inputs"] if f"inputs.{name} " not in values] == []
    assert [name for name in variables if name not in read + STEPS[1]["run"]] == []


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({}, ["check", "--", "."]),
        ({"ARTICLELINT_PATHS": "posts 'my drafts'"}, ["check", "--", "posts", "my drafts"]),
        ({"ARTICLELINT_PATHS": "--fix; $(touch x)"}, ["check", "--", "--fix;", "$(touch", "x)"]),
        ({"ARTICLELINT_ARGS": "--fail-on 'warning'"}, ["check", "--fail-on", "warning", "--", "."]),
    ],
)
def test_inputs_are_words_as_a_shell_splits_them(inputs: dict[str, str], expected: list[str]) -> None:
    assert action.arguments(inputs, None) == expected


def test_sarif_is_one_more_report() -> None:
    assert "--output-format=sarif=out.sarif" in action.arguments({}, Path("out.sarif"))


def test_the_actions_own_source_is_installed_or_the_version_that_is_asked_for() -> None:
    source = {"ARTICLELINT_SOURCE": "/action", "ARTICLELINT_REPOSITORY": "https://github.com/a/b"}
    assert action.requirement(source) == "/action"
    asked = action.requirement({**source, "ARTICLELINT_VERSION": "v1"})
    assert asked == "articlelint @ git+https://github.com/a/b@v1"


def test_the_action_runs_as_a_runner_runs_it(tmp_path: Path) -> None:
    """From installing to the file for code scanning, on the sample and on an article with a fault."""
    (tmp_path / "bad post.md").write_text("---\ntitle: A\n---\nText.\n", "utf-8")
    output = tmp_path / "output"
    environment = {
        **os.environ,
        "ARTICLELINT_SOURCE": str(ROOT),
        "ARTICLELINT_PATHS": f"'bad post.md' {ROOT / 'seeds'}",
        "ARTICLELINT_SARIF": "true",
        "ARTICLELINT_TEMPORARY": str(tmp_path),
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": str(output),
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "action.py")],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "::error title=articlelint(missing-field),file=bad post.md," in done.stdout
    assert "checked 5 articles: 3 errors in 1 file" in done.stderr
    assert output.read_text("utf-8") == f"sarif-file={tmp_path / 'articlelint.sarif'}\n"
    assert '"missing-field"' in (tmp_path / "articlelint.sarif").read_text("utf-8")


@pytest.mark.parametrize("name", ["venv/__main__.py", "pip/__main__.py", "types.py", "sitecustomize.py"])
def test_no_module_of_the_checkout_is_run(tmp_path: Path, name: str) -> None:
    """Python looks for modules in the folder that it runs in, unless it is told not to."""
    site, temporary = tmp_path / "site", tmp_path / "temporary"
    temporary.mkdir()
    (site / name).parent.mkdir(parents=True)
    (site / name).write_text(f"open({str(tmp_path / 'it-ran')!r}, 'w').close()\n", "utf-8")
    if "/" in name:
        (site / name).with_name("__init__.py").write_text((site / name).read_text("utf-8"), "utf-8")
    environment = {**os.environ, "ARTICLELINT_SOURCE": str(tmp_path / "none"), "ARTICLELINT_TEMPORARY": str(temporary)}
    command = [sys.executable, "-I", str(ROOT / "scripts" / "action.py")]
    done = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "none" in done.stderr
    assert not (tmp_path / "it-ran").exists()


def test_a_quote_that_is_not_closed_is_told(tmp_path: Path) -> None:
    environment = {**os.environ, "ARTICLELINT_ARGS": "'", "ARTICLELINT_TEMPORARY": str(tmp_path)}
    command = [sys.executable, str(ROOT / "scripts" / "action.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout.startswith(
        "::error title=articlelint::the inputs `args` and `paths` can't be split into words: "
    )
