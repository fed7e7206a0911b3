"""What SECURITY.md promises has tests; what no other shows of how little a check touches is shown here."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROMISES = re.findall(r"^\| (.+) \| (`tests/.+`) \|$", (ROOT / "SECURITY.md").read_text("utf-8"), re.MULTILINE)

# Python tells whatever it is asked to do with the world outside (PEP 578).
WATCHED = """
import json, os, sys
seen = []
KINDS = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.kill",
         "pickle.", "urllib.", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.link", "os.symlink",
         "os.truncate")
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        if arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC):
            seen.append(["write", os.path.abspath(arguments[0])])
    elif event.startswith(KINDS):
        seen.append([event, str(arguments[0]) if arguments else ""])
sys.addaudithook(watch)
from articlelint.cli.main import main
try:
    main()
finally:
    print(json.dumps(seen), file=sys.__stderr__)
"""


def touched(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    """What a command does beyond reading: the events, each with what it is about."""
    command = [sys.executable, "-c", WATCHED, *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/nowhere", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return [(event, about) for event, about in json.loads(done.stderr.splitlines()[-1])]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(f"---\ntitle: A {number}\nurl: https://news.io/\n---\n# One\n", "utf-8")
    (tmp_path / "s.json").write_text('{"properties": {"title": {"type": "string", "pattern": "^A"}}}', "utf-8")
    settings = '[[collections]]\nname = "a"\nfiles = ["**"]\nschema = "s.json"\nlinks = {}\ntitles = {}\n'
    (tmp_path / "articlelint.toml").write_text(settings, "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", [["check"], ["check", "--isolated"], ["fix", "--diff"], ["explain", "1.md"]])
def test_no_program_is_started_and_nobody_is_called(site: Path, command: list[str]) -> None:
    """Git is asked only where a check of changed lines asks for it."""
    assert [event for event, _ in touched(site, *command) if not event.startswith(("write", "os.mkdir", "os.re"))] == []


def test_a_check_writes_into_its_cache_alone(site: Path) -> None:
    cache = site / ".articlelint_cache"
    found = [path for event, path in touched(site, "check") if event == "write"]
    assert found
    assert [path for path in found if not Path(path).is_relative_to(cache)] == []
    assert touched(site, "check", "--no-cache") == []


def test_a_fix_writes_beside_the_article_that_it_mends(site: Path) -> None:
    (site / "1.md").write_text("---\ntitle: A\nurl: https://news.io/?utm_source=x\n---\n# One\n", "utf-8")
    found = [path for event, path in touched(site, "fix", "--unsafe-fixes", "--no-cache") if event == "write"]
    assert {Path(path).parent for path in found} <= {site}


@pytest.mark.parametrize(("promise", "tests"), PROMISES, ids=[promise[:40] for promise, _ in PROMISES])
def test_a_promise_has_tests(promise: str, tests: str) -> None:
    for name in re.findall(r"`(.+?)`", tests):
        path, _, test = name.partition("::")
        assert (ROOT / path).is_file(), promise
        assert not test or re.search(rf"^def {test}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE), promise


def test_each_promise_is_read() -> None:
    assert len(PROMISES) == (ROOT / "SECURITY.md").read_text("utf-8").count("\n| ") - 2
    assert len(PROMISES) > 10
