"""The recipes of `docs/continuous-integration.md`, followed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import articlelint

ROOT = Path(articlelint.__file__).parent.parent
PAGE = (ROOT / "docs" / "continuous-integration.md").read_text("utf-8")
FAULTLESS = "---\ntitle: A\npublishedAt: '2026-01-07T00:00:00Z'\nexternalId: '1'\ncategory: OTHER\n---\nText.\n"
FAULTY = FAULTLESS.replace("'1'", "1")

pytestmark = pytest.mark.usefixtures("folder")


def block(heading: str, kind: str) -> str:
    """The first block of a kind below a heading of the page."""
    found = re.search(rf"^## {heading}$.*?^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found, heading
    return found[1]


@pytest.fixture
def site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a command `articlelint` on its path, which is this one."""
    binaries = folder.parent / "bin"
    binaries.mkdir()
    command = binaries / "articlelint"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m articlelint "$@"\n', "utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{binaries}{os.pathsep}{os.environ['PATH']}")
    for arguments in (["init", "--quiet"], ["config", "user.name", "Ada"], ["config", "user.email", "ada@example.com"]):
        git(*arguments)
    return folder


def git(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)  # noqa: S607


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the recipe is for a POSIX shell")
@pytest.mark.usefixtures("site")
def test_the_git_hook_refuses_what_is_staged_with_a_fault_and_nothing_else() -> None:
    hook = Path(".git/hooks/pre-commit")
    hook.write_text(block("A Git hook", "sh"), "utf-8")
    hook.chmod(0o755)
    write("src/content/blog/a.md", FAULTLESS)
    write("src/content/blog/b.md", FAULTY)
    git("add", "src/content/blog/a.md")
    assert git("commit", "--message", "good").returncode == 0
    git("add", "src/content/blog/b.md")
    refused = git("commit", "--message", "bad")
    assert refused.returncode == 1
    assert "error[wrong-type]" in refused.stdout + refused.stderr
    # Mended in the folder, and not staged.
    write("src/content/blog/b.md", FAULTLESS)
    assert git("commit", "--message", "bad").returncode == 1
    git("add", "src/content/blog/b.md")
    assert git("commit", "--message", "mended").returncode == 0
    write("notes.txt", "no article\n")
    git("add", "notes.txt")
    assert git("commit", "--message", "no article").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the recipe is for a POSIX shell")
@pytest.mark.usefixtures("site")
def test_the_job_of_gitlab_writes_its_report_and_fails_for_an_error() -> None:
    job: dict[str, Any] = yaml.safe_load(block("GitLab", "yaml"))["articlelint"]
    install, check = job["script"]
    assert install.startswith("pip install ")
    write("src/content/blog/b.md", FAULTY)
    done = subprocess.run(["sh", "-c", check], capture_output=True, text=True, check=False)  # noqa: S607
    assert done.returncode == 1
    assert "error[wrong-type]" in done.stdout
    (found,) = json.loads(Path(job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert (found["check_name"], found["location"]["path"]) == ("wrong-type", "src/content/blog/b.md")


@pytest.mark.skipif(sys.platform == "win32", reason="the recipe is for a POSIX shell")
@pytest.mark.usefixtures("site")
def test_reviewdog_is_handed_findings_whatever_they_are() -> None:
    """A program of that name that writes down what it is given stands in for it."""
    stand_in = Path("../bin/reviewdog")
    stand_in.write_text('#!/bin/sh\necho "$@" > arguments\ncat > given.json\n', "utf-8")
    stand_in.chmod(0o755)
    write("src/content/blog/b.md", FAULTY)
    recipe = block("reviewdog", "sh")
    subprocess.run(["sh", "-e", "-c", recipe], capture_output=True, check=True)  # noqa: S607
    (found,) = json.loads(Path("given.json").read_text("utf-8"))["diagnostics"]
    assert found["suggestions"][0]["text"] == "'1'"
    assert Path("arguments").read_text("utf-8").startswith("-f=rdjson ")


def test_the_workflow_of_github_hands_the_action_inputs_that_it_has() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    workflow = yaml.safe_load(block("GitHub", "yaml").replace("<", "").replace(">", ""))
    (step,) = (one for one in workflow["jobs"]["articlelint"]["steps"] if "articlelint" in one["uses"])
    assert set(step["with"]) <= set(action["inputs"])
    table = re.findall(r"^\| `([a-z]+)` \| ", PAGE[PAGE.index("| input | is |") :].partition("\n\n")[0], re.MULTILINE)
    assert table == list(action["inputs"])
