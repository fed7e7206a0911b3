"""Ctrl-C and a request to end: at once, quietly, with nothing half written and no process left behind."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are told by Linux's /proc")

BEFORE = "---\ntitle: A\ncanonicalUrl: https://e.com/?utm_source=x\n---\nText.\n"
AFTER = BEFORE.replace("?utm_source=x", "")
# Looks at articles until somebody ends it, and says so; `STUCK` is deaf to everything but the end of its process.
SLOW = '''
import os, signal, time
from articlelint.rule import Invalid, Finding, Rule, Span, Valid


class WornWord(Rule):
    """The text has a worn word.

    ## Why
    It says nothing.
    """

    def check(self, article):
        """At most one finding."""
        if "SLOW" in article.text:
            os.write(2, b"looking\\n")
            if "STUCK" in article.text:
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(300)
        at = article.text.find("game")
        if at >= 0:
            yield Finding(Span(at, at + 4), "`game` is worn")

    examples = (Valid("none", "A text.\\n"), Invalid("one", "A ⟦game⟧.\\n", "`game` is worn"))
'''
# What a shell sees: this status, or the signal itself where Python was about to end anyhow.
STATUS = {signal.SIGINT: {130, -2}, signal.SIGTERM: {143, -15}, signal.SIGHUP: {129, -1}}
# In seconds: nobody waits so long, and no machine is so slow.
BOUND = 30

Started = Callable[..., "subprocess.Popen[str]"]


def listening() -> None:
    # Whoever runs the tests in the background has some ignored, and so have all that are started from there.
    for number in STATUS:
        signal.signal(number, signal.SIG_DFL)


@pytest.fixture
def start(folder: Path) -> Iterator[Started]:
    """Starts a command in a session of its own, of which nothing is left after the test."""
    assert folder.is_dir()
    began: list[subprocess.Popen[str]] = []

    def started(*command: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, *(command if command[0] == "-c" else ("-m", "articlelint", *command))],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=listening,  # noqa: PLW1509 there are no threads
        )
        began.append(process)
        return process

    yield started
    for process in began:
        for left in session(process.pid):
            os.kill(left, signal.SIGKILL)
        process.communicate()


def session(leader: int) -> list[int]:
    """The processes of a session that are alive."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, own = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(own) == leader and state != "Z":
            found.append(int(folder.name))
    return found


def assert_ended(process: "subprocess.Popen[str]", number: signal.Signals) -> None:
    _, err = process.communicate(timeout=BOUND)
    assert process.returncode in STATUS[number]
    assert "Traceback" not in err
    assert "Error" not in err
    until = time.monotonic() + BOUND
    while session(process.pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert session(process.pid) == []
    assert not [path for path in Path().rglob("*") if path.name.endswith(".new")]


def articles(count: int, text: str) -> None:
    for number in range(count):
        Path(f"{number}.md").write_text(f"---\ntitle: A\n---\n{text}\n", "utf-8")


@pytest.mark.parametrize(
    ("command", "jobs", "number", "is_group"),
    [
        ("check", 1, signal.SIGINT, True),
        ("check", 1, signal.SIGTERM, False),
        ("check", 2, signal.SIGINT, True),
        ("check", 2, signal.SIGINT, False),
        ("check", 2, signal.SIGTERM, True),
        ("check", 2, signal.SIGTERM, False),
        ("check", 2, signal.SIGHUP, False),
        ("watch", 2, signal.SIGINT, True),
        ("watch", 2, signal.SIGTERM, False),
    ],
)
def test_a_rule_at_work_is_ended(
    start: Started, command: str, jobs: int, number: signal.Signals, *, is_group: bool
) -> None:
    Path("house.py").write_text(SLOW, "utf-8")
    Path("articlelint.toml").write_text('plugins = ["house.py"]\n', "utf-8")
    articles(jobs, "SLOW")
    process = start(command, "--jobs", str(jobs))
    assert process.stderr
    for _ in range(jobs):
        assert process.stderr.readline() == "looking\n"
    (os.killpg if is_group else os.kill)(process.pid, number)
    assert_ended(process, number)


def test_a_process_that_is_deaf_is_ended(start: Started) -> None:
    Path("house.py").write_text(SLOW, "utf-8")
    Path("articlelint.toml").write_text('plugins = ["house.py"]\n', "utf-8")
    articles(2, "SLOW STUCK")
    process = start("check", "--jobs", "2")
    assert process.stderr
    assert process.stderr.readline() == "looking\n"
    os.kill(process.pid, signal.SIGINT)
    assert_ended(process, signal.SIGINT)


def test_a_plugin_that_is_being_loaded_is_ended(start: Started) -> None:
    Path("house.py").write_text("import sys, time\nprint('here', file=sys.stderr, flush=True)\ntime.sleep(300)\n")
    Path("articlelint.toml").write_text('plugins = ["house.py"]\n', "utf-8")
    articles(1, "Text.")
    process = start("check")
    assert process.stderr
    assert process.stderr.readline() == "here\n"
    os.killpg(process.pid, signal.SIGINT)
    assert_ended(process, signal.SIGINT)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda one: one.name)
def test_each_file_is_as_it_was_or_as_it_is_to_be(start: Started, number: signal.Signals) -> None:
    """At whichever moment, also where somebody is impatient."""
    chance = random.Random(number)  # noqa: S311 no secret
    files = [Path(f"{name}.md") for name in range(60)]
    for file in files:
        file.write_text(BEFORE, "utf-8")
    process = start("fix", "--jobs", "2", "--select", "urls", "--fix-only")
    until = time.monotonic() + BOUND
    wanted = chance.randrange(1, 30)
    while process.poll() is None and time.monotonic() < until:
        if sum(file.read_text("utf-8") == AFTER for file in files) >= wanted:
            break
    for _ in range(chance.randrange(1, 3)):
        if process.poll() is None:
            os.killpg(process.pid, number)
    process.communicate(timeout=BOUND)
    assert process.returncode in {0, *STATUS[number]}
    assert session(process.pid) == []
    assert {file.read_text("utf-8") for file in files} <= {BEFORE, AFTER}
    assert not list(Path().glob(".articlelint-*"))


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_are_ended_however_they_were_started(start: Started, method: str) -> None:
    Path("house.py").write_text(SLOW, "utf-8")
    Path("articlelint.toml").write_text('plugins = ["house.py"]\n', "utf-8")
    articles(2, "SLOW")
    main = "from articlelint.cli.main import main; main()"
    program = f"import multiprocessing; multiprocessing.set_start_method({method!r}); {main}"
    process = start("-c", program, "check", "--jobs", "2")
    assert process.stderr
    assert process.stderr.readline() == "looking\n"
    os.killpg(process.pid, signal.SIGINT)
    assert_ended(process, signal.SIGINT)
