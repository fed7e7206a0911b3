"""`articlelint watch`: at each change it says what `articlelint check` would say then, and nothing wakes it in vain."""

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

import pytest

from articlelint.cli import rounds
from articlelint.cli.main import status
from articlelint.cli.options import Request
from articlelint.cli.watch import command

# In seconds: nothing takes so long, on the slowest machine.
DEADLINE = 60
WAITS = "waiting for changes"
SETTINGS = """\
select = ["all"]
plugins = ["./rules.py"]
baseline = "known.json"
schema-folders = ["../parts"]
extend = "../base.toml"
[[collections]]
name = "blog"
files = ["blog/**"]
schema = "../schemas/post.schema.json"
links = {}
"""
PLUGIN = """
from articlelint.rule import Finding, Invalid, Rule, Span, Valid

class WornWord(Rule):
    '''A worn word.

    ## Why
    Tests ask.
    '''

    def check(self, article):
        at = article.text.find("worn")
        if at >= 0:
            yield Finding(Span(at, at + 4), "it is worn")

    examples = (Valid("a", "a"), Invalid("b", "⟦worn⟧", message="it is worn"))
"""
SCHEMA = '{"type": "object", "properties": {"title": {"$ref": "../parts/text.json"}, "id": {"$ref": "id.json"}}}'
ARTICLE = "---\ntitle: A ferry\n---\nSee [it](http://news.io/) and [that](/pictures/a.png).\n"


class Watch:
    """A watch in a process of its own; what it says on both streams is read line by line."""

    def __init__(self, *arguments: str, form: str = "concise", **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "articlelint", "watch", "--output-format", form, *arguments],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            # Whoever runs the tests in the background has it ignored, and so have all that are started from there.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 there are no threads
        )
        self._lines: Queue[str | None] = Queue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def line(self) -> str | None:
        """The next line; None where there will be no more."""
        try:
            return self._lines.get(timeout=DEADLINE)
        except Empty:
            pytest.fail("the watch says nothing")

    def round(self) -> list[str]:
        """What is said until it waits, without the time."""
        said = []
        while True:
            line = self.line()
            assert line is not None, said
            if WAITS in line:
                return said
            said.append(re.sub(r"^\d\d:\d\d:\d\d: ", "", line))

    def change(self) -> str:
        """What is said to have changed, and then all that is said until it waits."""
        head, *report = self.round()
        assert head.endswith(("has changed", "have changed")), head
        assert sorted(report) == sorted(checked())
        return head

    def interrupt(self) -> list[str]:
        """Press Ctrl-C, and tell what is said after that."""
        os.killpg(self.process.pid, signal.SIGINT)
        said = []
        while (line := self.line()) is not None:
            said.append(line)
        self.process.wait(DEADLINE)
        return said


def checked() -> list[str]:
    """What `articlelint check` says."""
    done = subprocess.run(
        [sys.executable, "-m", "articlelint", "check", "--output-format", "concise", "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).splitlines()


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


@pytest.fixture
def site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a repository, with all that an answer can depend on, in it and beside it."""
    inside = folder / "site"
    inside.mkdir()
    monkeypatch.chdir(inside)
    write(".git/HEAD", "")
    write(".gitignore", "dist/\nnode_modules/\n*.log\n")
    write("articlelint.toml", SETTINGS)
    write("rules.py", PLUGIN)
    write("known.json", '{"version": 1, "findings": []}')
    write("../base.toml", 'severity = { insecure-url = "warning" }\n')
    write("../schemas/post.schema.json", SCHEMA)
    write("../schemas/id.json", '{"type": "integer"}')
    write("../parts/text.json", '{"type": "string"}')
    write("pictures/a.png", "")
    write("blog/a.md", ARTICLE)
    return inside


@pytest.fixture
def watch() -> Iterator[Callable[..., Watch]]:
    started: list[Watch] = []

    def start(*arguments: str, form: str = "concise", **environment: str) -> Watch:
        started.append(Watch(*arguments, form=form, **environment))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            os.killpg(one.process.pid, signal.SIGKILL)
        one.process.wait(DEADLINE)
        if one.process.stdout:
            one.process.stdout.close()


def replaced(path: str, before: str, after: str) -> None:
    """Save a file as most editors do: under another name, and then renamed."""
    text = Path(path).read_text("utf-8")
    assert before in text
    write(f"{path}~", text.replace(before, after))
    Path(f"{path}~").replace(path)


def written_over(path: str, before: str, after: str) -> None:
    text = Path(path).read_text("utf-8")
    assert before in text
    write(path, text.replace(before, after))


def moved_aside() -> None:
    Path("blog/b").mkdir()
    shutil.copy("blog/a.md", "blog/b/a.md")


CHANGES: dict[str, Callable[[], object]] = {
    "an article written over": lambda: written_over("blog/a.md", "A ferry", "12"),
    "an article saved by rename": lambda: replaced("blog/a.md", "A ferry", "worn"),
    "a new article in a new folder": lambda: write("blog/2026/01/b.md", ARTICLE),
    "an article that goes": lambda: Path("blog/a.md").unlink(),
    "a folder that is copied": moved_aside,
    "settings": lambda: written_over("articlelint.toml", '"all"', '"front"'),
    "mistaken settings": lambda: written_over("articlelint.toml", '"all"', '"nothing"'),
    "what settings extend, elsewhere": lambda: written_over("../base.toml", '"warning"', '"error"'),
    "a schema, elsewhere": lambda: replaced("../schemas/post.schema.json", '"object"', '"object", "required": ["id"]'),
    "what a schema refers to": lambda: written_over("../parts/text.json", '"string"', '"integer"'),
    "a plugin": lambda: written_over("rules.py", "it is worn", "nobody wants to read it"),
    "a plugin that breaks": lambda: written_over("rules.py", "class", "klass"),
    "what Git ignores": lambda: written_over(".gitignore", "dist/", "*.md"),
    "settings nearer by": lambda: write("blog/articlelint.toml", 'select = ["urls"]\n'),
    "what an article that is a link leads to": lambda: written_over("../elsewhere/d.md", "A ferry", "worn"),
    "a picture that a link leads to": lambda: Path("pictures/a.png").unlink(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_each_change_it_says_what_a_check_says(name: str, site: Path, watch: Callable[..., Watch]) -> None:
    del site
    write("blog/worn.md", "---\ntitle: worn\nid: x\n---\n")
    write("../elsewhere/d.md", ARTICLE)
    Path("blog/d.md").symlink_to("../../elsewhere/d.md")
    watching = watch()
    assert sorted(watching.round()) == sorted(checked())
    CHANGES[name]()
    watching.change()
    # It goes on to see what comes after that, also in what the change has brought.
    write("blog/2026/01/c.md", ARTICLE)
    watching.change()


def test_mended_settings_and_schemas_elsewhere_are_seen(site: Path, watch: Callable[..., Watch]) -> None:
    write("../base.toml", "severity = 1\n")
    watching = watch()
    assert watching.round() == checked()
    write("../base.toml", "")
    watching.change()
    written_over("../schemas/id.json", '"integer"', '"string"')
    assert "`../schemas/id.json` has changed" == watching.change()
    shutil.rmtree(site.parent / "schemas")
    watching.change()
    write("../schemas/post.schema.json", "{}")
    watching.change()


def test_a_baseline_that_is_written_is_seen(site: Path, watch: Callable[..., Watch]) -> None:
    del site
    watching = watch()
    watching.round()
    assert 0 == status(["check", "--write-baseline", "known.json", "--no-cache", "--quiet"])
    assert "`known.json` has changed" == watching.change()


def test_nothing_wakes_it_that_no_answer_depends_on(site: Path, watch: Callable[..., Watch]) -> None:
    """Not what tools write, nor what Git ignores, nor what an editor writes for a moment, nor a picture drawn anew."""
    del site
    write("node_modules/some/package/README.md", "")
    write("dist/index.md", "")
    watching = watch()
    first = watching.round()
    for name in (".git/index", ".git/HEAD", "node_modules/some/package/README.md", "node_modules/b.md", "dist/b.md"):
        write(name, "1")
    for name in (
        "dist/new/c.md",
        "some.log",
        "blog/.a.md.swp",
        "blog/4913",
        "blog/a.md~",
        "blog/.#a.md",
        "blog/#a.md#",
    ):
        write(name, "1")
    write(".articlelint_cache/other", "1")
    write("pictures/a.png", "1")
    shutil.rmtree("dist")
    write("blog/b.md", ARTICLE)
    assert "`blog/b.md` has changed" == watching.change()
    Path("blog/b.md").unlink()
    assert ["`blog/b.md` has changed", *first] == watching.round()


def test_its_own_fixes_and_reports_do_not_wake_it(site: Path, watch: Callable[..., Watch]) -> None:
    del site
    watching = watch("--fix", "--unsafe-fixes", "--output-format", "json=findings.json", "--cache-dir", "kept")
    assert any("fixed 1 finding" in line for line in watching.round())
    assert "https://news.io/" in Path("blog/a.md").read_text("utf-8")
    for number in range(3):
        write(f"blog/{number}.md", ARTICLE)
        head, *report = watching.round()
        assert head == f"`blog/{number}.md` has changed"
        assert any("fixed 1 finding" in line for line in report)
    # What was written by the watch and is written over by somebody else is a change again.
    write("blog/2.md", ARTICLE)
    assert watching.round()[0] == "`blog/2.md` has changed"
    Path("blog/0.md").unlink()
    assert watching.round()[0] == "`blog/0.md` has changed"


def test_a_change_while_it_checks_is_not_lost(site: Path, watch: Callable[..., Watch]) -> None:
    del site
    slow = PLUGIN.replace("    def check", "    import time; time.sleep(1)\n\n    def check")
    write("rules.py", slow)
    watching = watch()
    watching.round()
    write("blog/b.md", ARTICLE)
    while "has changed" not in (watching.line() or ""):
        pass
    # Now it checks, which takes a second.
    write("blog/c/d.md", ARTICLE)
    watching.round()
    assert "`blog/c` has changed" == watching.change()


def test_a_named_file_is_watched_and_nothing_beside_it(site: Path, watch: Callable[..., Watch]) -> None:
    del site
    Path("articlelint.toml").unlink()
    shutil.rmtree(".git")
    Path("blog/link.md").symlink_to("../../elsewhere.md")
    write("../elsewhere.md", ARTICLE)
    watching = watch("blog/a.md", "blog/link.md")
    watching.round()
    write("blog/c.md", ARTICLE)
    replaced("blog/a.md", "ferry", "boat")
    assert "`blog/a.md` has changed" == watching.round()[0]
    written_over("../elsewhere.md", "ferry", "boat")
    assert "`../elsewhere.md` has changed" == watching.round()[0]
    write("blog/articlelint.toml", "")
    assert "`blog/articlelint.toml` has changed" == watching.round()[0]


def test_a_folder_may_go_and_come_back(site: Path, watch: Callable[..., Watch]) -> None:
    del site
    watching = watch("blog")
    watching.round()
    Path("blog").rename("../blog")
    head, *report = watching.round()
    assert (head, report) == ("`blog` has changed", ["articlelint: `blog` does not exist", *report[1:]])
    Path("../blog").rename("blog")
    assert "`blog` has changed" == watching.round()[0]
    written_over("blog/a.md", "ferry", "boat")
    assert "`blog/a.md` has changed" == watching.round()[0]


def test_a_check_that_dies_does_not_end_it(site: Path, watch: Callable[..., Watch]) -> None:
    del site
    watching = watch("--jobs", "1")
    watching.round()
    written_over("rules.py", "at = ", "import os; os._exit(7)\n        at = ")
    assert watching.round()[1:] == ["articlelint: the process that checked ended with status 7"]
    write("rules.py", PLUGIN)
    watching.change()


def test_where_changes_are_not_told_of_files_are_looked_at(site: Path, watch: Callable[..., Watch]) -> None:
    del site
    watching = watch(WATCHFILES_FORCE_POLLING="true", WATCHFILES_POLL_DELAY_MS="30")
    watching.round()
    write("blog/new/b.md", ARTICLE)
    watching.round()
    written_over("blog/new/b.md", "ferry", "boat")
    # What polls looks at whole seconds.
    os.utime("blog/new/b.md", (later := time.time() + 10, later))
    # A folder that has come may be told of once more when it is looked at.
    while "blog/new/b.md" not in watching.change():
        pass


def test_ctrl_c_ends_it_and_is_no_error(site: Path, watch: Callable[..., Watch]) -> None:
    del site
    watching = watch()
    watching.round()
    assert [""] == watching.interrupt()
    assert 130 == watching.process.returncode


def test_ctrl_c_ends_a_check_as_well(site: Path, watch: Callable[..., Watch]) -> None:
    write(
        "rules.py", PLUGIN.replace("at = ", "open('began', 'w').close(); import time; time.sleep(100)\n        at = ")
    )
    watching = watch()
    deadline = time.monotonic() + DEADLINE
    while not (site / "began").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert [""] == watching.interrupt()
    assert 130 == watching.process.returncode


def test_it_ends_with_its_reader(site: Path, watch: Callable[..., Watch]) -> None:
    del site
    watching = watch()
    watching.round()
    assert watching.process.stdout is not None
    # The thread that reads would keep it open.
    os.dup2(os.open(os.devnull, os.O_RDONLY), watching.process.stdout.fileno())
    write("blog/b.md", ARTICLE)
    assert 0 == watching.process.wait(DEADLINE)


def test_a_pipe_gets_no_control_codes(site: Path, watch: Callable[..., Watch]) -> None:
    del site
    watching = watch(form="full")
    said = watching.round()
    write("blog/b.md", ARTICLE)
    said += watching.round()
    assert not [line for line in said if "\x1b" in line]


@pytest.mark.parametrize(("arguments", "clears"), [((), True), (("--no-clear",), False)])
def test_a_terminal_is_cleared_before_each_further_report(arguments: tuple[str, ...], clears: bool, site: Path) -> None:
    del site
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "articlelint", "watch", "--color", "never", *arguments],
        env={**os.environ, "TERM": "xterm"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        first = _shown_until_it_waits(ours)
        write("blog/b.md", ARTICLE)
        second = _shown_until_it_waits(ours)
    finally:
        process.kill()
        process.wait(DEADLINE)
        os.close(ours)
    assert "\x1b" not in first
    # The screen and not what was scrolled away, which `\x1b[3J` would erase (ECMA-48 §8.3.39, xterm's addition).
    assert ("\x1b[2J" in second) == clears
    assert "\x1b[3J" not in second


def _shown_until_it_waits(terminal: int) -> str:
    shown = b""
    while WAITS.encode() not in shown:
        shown += os.read(terminal, 1 << 16)
    return shown.decode()


REFUSED = {
    "--staged": "Git's index",
    "--write-baseline=b.json": "once",
    "--prune-baseline": "once",
    "--add-ignores=why": "once",
    "--fail-on=error": "exit status",
    "--max-warnings=0": "exit status",
    "--fail-on-stale": "exit status",
    "--exit-non-zero-on-fix": "exit status",
    "--show-settings": "ask `articlelint check`",
    "--show-files": "ask `articlelint check`",
    "--profile-rules": "ask `articlelint check`",
    "--stdin-filename=a.md": "standard input",
    "-": "standard input",
    "no-such.md": "does not exist",
    # And what a check refuses.
    "--show-fixes": "add --fix",
    "--lines": "add --changed",
}


@pytest.mark.parametrize("argument", REFUSED)
def test_what_makes_no_sense_is_refused_with_the_reason(
    argument: str, site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    del site
    assert 2 == status(["watch", argument])
    err = capfd.readouterr().err
    assert REFUSED[argument] in err
    assert argument.partition("=")[0].lstrip("-") in err


def test_its_help_has_examples_and_no_option_that_it_refuses(capfd: pytest.CaptureFixture[str]) -> None:
    assert 0 == status(["watch", "--help"])
    text = capfd.readouterr().out
    assert "articlelint watch --fix\n" in text
    assert "--no-clear" in text
    for option in ("--staged", "--write-baseline", "--fail-on ", "--max-warnings", "--profile-rules"):
        assert option not in text


def test_without_its_library_it_says_what_to_install(site: Path) -> None:
    del site
    script = "import sys; sys.modules['watchfiles'] = None; from articlelint.cli.main import main; main()"
    done = subprocess.run([sys.executable, "-c", script, "watch"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "articlelint: watching needs the package watchfiles: python -m pip install 'articlelint[watch]'\n"
    )


def test_where_no_more_files_can_be_watched_it_says_what_helps(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    del site
    from articlelint.cli import watcher  # noqa: PLC0415 its library is an extra

    def refusing(*_: object, **__: object) -> Iterator[set[object]]:
        raise OSError("OS file watch limit reached.")
        yield set()

    monkeypatch.setattr(watcher, "watch", refusing)
    assert 2 == status(["watch"])
    assert capfd.readouterr().err == (
        "articlelint: files can't be watched: OS file watch limit reached:"
        " WATCHFILES_FORCE_POLLING=true looks at them again and again instead\n"
    )


@pytest.mark.parametrize(("arguments", "goes_on"), [((), True), (("--today", "2026-01-08"), False)])
def test_the_clock_goes_on_unless_it_is_given(
    arguments: tuple[str, ...], goes_on: bool, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del site
    from articlelint.cli import rounds, watcher  # noqa: PLC0415 as above

    asked: list[Request] = []

    def checked_apart(request: Request) -> rounds.Round:
        asked.append(request)
        return rounds.Round(0, has_reader=len(asked) == 1)

    monkeypatch.setattr(rounds, "checked_apart", checked_apart)
    monkeypatch.setattr(watcher.Watcher, "changes", lambda _: ["a.md"])
    assert 0 == status(["watch", *arguments])
    first, second = asked
    assert (first.today < second.today) == goes_on
    assert first._replace(today=second.today) == second


def test_where_a_system_watches_whole_trees_the_same_changes_matter(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is on macOS and Windows; Linux can do so as well."""
    from articlelint.cli import watcher  # noqa: PLC0415 its library is an extra

    monkeypatch.setattr(watcher, "_WATCHES_WHOLE", True)
    write("dist/old/c.md", "")
    found: Queue[list[str]] = Queue()
    with watcher.Watcher(_request()) as watching:
        write("dist/old/d.md", "")
        write("blog/new/b.md", ARTICLE)
        Thread(target=lambda: found.put(watching.changes()), daemon=True).start()
        assert str(site / "blog/new") in found.get(timeout=DEADLINE)
    assert watcher.tops(frozenset({"/a/b", "/a-c", "/a", "/a/b/c", "/d/e"})) == ["/a", "/a-c", "/d/e"]


def _request(*arguments: str) -> Request:
    given: dict[str, Any] = dict(command.make_context("watch", list(arguments)).params)
    del given["no_clear"]
    return Request(**given)


def test_a_check_whose_watch_has_ended_meanwhile_ends_quietly() -> None:
    """It was about to tell what came of it."""
    ours, theirs = Pipe(duplex=False)
    ours.close()
    rounds._send(theirs, rounds.Round(0))  # noqa: SLF001 the moment is too short for a watch that is started
    theirs.close()
