"""What a run opens it closes: files, processes, threads; and what it made for one article goes with that."""

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articlelint import Linter

# The fixture of conftest.py, and what it gives back.
Check = Callable[..., Any]

ARTICLE = "---\ntitle: A title\ncanonicalUrl: https://e.com/?utm_source=x\n---\n# One\n\nText &amp; a [link](b.md).\n"
COMMANDS = [
    ("check", "--jobs", "2", "--output-format", "sarif=out.sarif", "--output-format", "junit=out.xml"),
    ("check", "--isolated", "--changed", "--lines"),
    ("check", "--isolated-plugins", "--since", "HEAD"),
    ("fix", "--jobs", "2"),
]


@pytest.fixture(autouse=True)
def site(folder: Path) -> Path:
    for name in "abcd":
        Path(f"{name}.md").write_text(ARTICLE, "utf-8")
    Path("articlelint.toml").write_text("", "utf-8")
    return folder


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)  # noqa: S607


def test_nothing_is_left_for_python_to_close() -> None:
    """As its development mode tells it (`-X dev`), one command after the other."""
    git("init", "--quiet", "--initial-branch=main")
    git("add", "--all")
    git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "--quiet", "--message", "a commit")
    strict = [sys.executable, "-X", "dev", "-W", "error::ResourceWarning", "-m", "articlelint"]
    for command in COMMANDS:
        done = subprocess.run([*strict, *command], capture_output=True, text=True, check=False)
        assert done.returncode in {0, 1, 2}
        assert not [line for line in done.stderr.splitlines() if "Warning" in line or "ignored" in line]


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 pathlib would have one open itself


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are told by Linux's /proc")
def test_one_run_after_another_leaves_no_file_no_thread_and_no_process(check: Check) -> None:
    check("--jobs", "2")
    before = open_files(), threading.active_count()
    for number in range(20):
        check("--no-cache", "--jobs", "2" if number % 5 == 0 else "1")
    assert before == (open_files(), threading.active_count())
    assert not Path(f"/proc/self/task/{os.getpid()}/children").read_text("utf-8").strip()


def test_a_linter_keeps_nothing_of_an_article() -> None:
    linter = Linter()

    def objects() -> int:
        for _ in range(20):
            linter.lint(ARTICLE, "a.md")
        gc.collect()
        return len(gc.get_objects())

    objects()
    once = objects()
    assert objects() - once < 20
    assert objects() - once < 20
