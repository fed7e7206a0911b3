"""Several processes find what one finds, and what kills one of them costs nobody else's findings."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from multiprocessing import active_children
from pathlib import Path

import pytest

from articlelint.first_looks import number_of_jobs
from articlelint.fix import Safety
from articlelint.looking import Mending
from articlelint.pool import Died, Method, pooled
from articlelint.registry import shipped_rules
from articlelint.run import Outcome, Run, Wishes

METHODS: list[Method] = ["fork", "forkserver", "spawn"]
SETTINGS = """\
plugins = ["./rules.py"]
[[collections]]
name = "articles"
files = ["**"]
unique = [["id"]]
"""
# Kills the process that looks at an article that asks for it, as a parser written in C may.
DEADLY = '''
import os, signal
from articlelint.rule import Article, Finding, Invalid, Rule, Span, Valid

class Deadly(Rule):
    """An article kills.

    ## Why
    Tests ask.
    """

    def check(self, article):
        if "deadly" in article.data and os.getpid() != int(os.environ["PARENT"]):
            os.kill(os.getpid(), signal.SIGKILL)
        return iter(())

    examples = (Valid("a", "a"), Invalid("b", "⟦b⟧", message="c"))
'''


def squared(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


def deadly(numbers: Sequence[int]) -> Sequence[int]:
    if any(number % 10 == 7 for number in numbers):
        os._exit(3)
    if any(number % 10 == 8 for number in numbers):
        os.kill(os.getpid(), signal.SIGKILL)
    return numbers


def asleep(seconds: Sequence[int]) -> list[None]:
    return [time.sleep(each) for each in seconds]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("count", [1, 5, 300])
def test_each_task_has_its_result_however_processes_are_started(method: Method, count: int) -> None:
    assert {number: number * number for number in range(count)} == dict(pooled(squared, range(count), 3, method))


@pytest.mark.parametrize("method", METHODS)
def test_a_process_that_dies_costs_its_own_task_alone(method: Method) -> None:
    results = dict(pooled(deadly, range(30), 2, method))
    assert {number for number in range(30) if number % 10 not in {7, 8}} == {
        number for number, result in results.items() if result == number
    }
    assert [Died(3), Died(-signal.SIGKILL)] == [results[7], results[28]]


def test_how_a_process_died_is_told_in_words() -> None:
    said = ["ended with status 3", "was killed by SIGKILL", "was killed by signal 99"]
    assert said == [Died(code).reason for code in (3, -signal.SIGKILL, -99)]


def test_who_stops_to_listen_leaves_no_process_behind() -> None:
    results = pooled(asleep, [60, 60, 0], 3, "fork")
    assert (2, None) == next(results)
    results.close()
    assert [] == active_children()


def articles(folder: Path, count: int = 40) -> list[str]:
    (folder / "articlelint.toml").write_text(SETTINGS, "utf-8")
    (folder / "rules.py").write_text(DEADLY, "utf-8")
    for number in range(count):
        more = "deadly: yes\n" if number == 11 else ""
        body = f"See http://site{number}.io/ for [more](https://a.io/?utm_source=x).\n\n## Empty\n"
        text = f"---\nid: {number // 2}\n{more}---\n{body}"
        (folder / f"{number:03}.md").write_text(text, "utf-8")
    (folder / "gone.md").symlink_to("nowhere")
    return [*(f"{number:03}.md" for number in range(count)), "gone.md"]


def outcome(paths: list[str], jobs: int) -> Outcome:
    run = Run(Wishes(datetime(2026, 1, 8, tzinfo=UTC)), sorted(shipped_rules(), key=lambda rule: rule.id))
    run.prepare(paths)
    return run.check(jobs=jobs)


def test_several_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARENT", str(os.getpid()))
    monkeypatch.chdir(tmp_path)
    paths = articles(tmp_path)
    (tmp_path / "011.md").unlink()
    alone, together = outcome(paths, 1), outcome(paths, 3)
    assert alone.diagnostics
    assert alone.diagnostics == together.diagnostics
    assert (alone.checked, alone.origins) == (together.checked, together.origins)
    assert {path: lines.text for path, lines in alone.texts.items()} == {
        path: lines.text for path, lines in together.texts.items()
    }


def test_fixes_are_made_and_told_in_the_same_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for jobs in (1, 3):
        folder = tmp_path / str(jobs)
        folder.mkdir()
        monkeypatch.setenv("PARENT", str(os.getpid()))
        monkeypatch.chdir(folder)
        paths = [path for path in articles(folder) if path != "011.md"]
        run = Run(Wishes(datetime(2026, 1, 8, tzinfo=UTC)), sorted(shipped_rules(), key=lambda rule: rule.id))
        run.prepare(paths)
        changes = run.check(mending=Mending(Safety.UNSAFE, writes=True), jobs=jobs).rewritten
        assert [change.after for change in changes] == [Path(change.path).read_text("utf-8") for change in changes]
        told.append([(change.path, change.after, change.made) for change in changes])
    assert told[0]
    assert told[0] == told[1]


def test_an_article_that_kills_a_process_is_told_of_and_all_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARENT", str(os.getpid()))
    monkeypatch.chdir(tmp_path)
    paths = articles(tmp_path)
    alone, together = outcome(paths, 1).diagnostics, outcome(paths, 3).diagnostics
    (told,) = [one for one in together if one.path == "011.md"]
    assert "this can't be checked: the process that did was killed by SIGKILL" == told.finding.message
    assert [one for one in alone if one.path not in {"010.md", "011.md"}] == [
        one for one in together if one.path not in {"010.md", "011.md"}
    ]


@pytest.mark.parametrize("method", ["forkserver", "spawn"])
def test_the_command_finds_the_same_where_processes_are_not_forked(tmp_path: Path, method: str) -> None:
    articles(tmp_path)
    script = (
        "import multiprocessing, sys\nfrom articlelint.cli.main import status\nif __name__ == '__main__':\n"
        f"    multiprocessing.set_start_method({method!r})\n    sys.exit(status(sys.argv[1:]))\n"
    )
    (tmp_path / "run.py").write_text(script, "utf-8")
    environment = {**os.environ, "PARENT": "0"}
    (tmp_path / "011.md").unlink()

    def ran(*arguments: str) -> tuple[int, str, str]:
        command = [sys.executable, "run.py", "check", "--output-format", "concise", *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=environment
        )
        return done.returncode, done.stdout, done.stderr

    assert ran("-j", "1") == ran("-j", "2")


@pytest.mark.parametrize(
    ("articles", "jobs", "expected"), [(1_000, 1, 1), (1_000, 7, 7), (3, 7, 3), (0, 4, 1), (50, None, 1)]
)
def test_so_many_processes_are_started_as_are_asked_for(articles: int, jobs: int | None, expected: int) -> None:
    assert expected == number_of_jobs(articles, jobs)


def test_an_interrupted_run_ends_at_once_and_leaves_no_process_behind(tmp_path: Path) -> None:
    articles(tmp_path, 600)
    waiting = DEADLY.replace("os.kill(os.getpid(), signal.SIGKILL)", "signal.pause()")
    (tmp_path / "rules.py").write_text(waiting, "utf-8")
    environment = {**os.environ, "PARENT": "0"}
    process = subprocess.Popen(
        [sys.executable, "-m", "articlelint", "check", "-j", "3"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Whoever runs the tests in the background has it ignored, and so have all that are started from there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 there are no threads
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        pytest.skip("this system does not tell the children of a process")
    deadline = time.monotonic() + 30
    while len(children.read_text().split()) < 1 and time.monotonic() < deadline:
        time.sleep(0.02)
    while len(children.read_text().split()) > 1 and time.monotonic() < deadline:
        time.sleep(0.02)
    forked = children.read_text().split()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert 130 == process.returncode
    assert b"Traceback" not in err
    assert not [child for child in forked if Path(f"/proc/{child}").exists()]


@pytest.mark.parametrize("costs", [100, 750])
def test_there_is_a_process_for_any_number_of_articles(costs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articlelint.pool.start_costs", lambda: costs)
    assert all(number_of_jobs(articles, jobs) >= 1 for articles in range(2_000) for jobs in (None, 1, 3))
