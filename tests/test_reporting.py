"""What a check tells: several formats at once, statistics, and what a runner of GitHub Actions is told besides."""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articlelint.cli.main import status

# The fixture of conftest.py, and what it gives back.
Check = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("folder")

FAULTY = """\
---
title: A title
publishedAt: '2026-01-07T18:21:26.000Z'
externalId: {id}
source: {{name: Harbour Ledger, key: {key}, type: RSS}}
category: OTHER
---
See [this](http://news.io/a).
"""
SETTINGS = """\
[[collections]]
name = "posts"
files = ["posts/**"]
source = "source.key"
schema = "post.schema.json"
"""
SCHEMA = '{"properties": {"externalId": {"type": "string"}}}'


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


def raw(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return (status(["check", *arguments]), *capfd.readouterr())


def test_each_format_goes_to_a_file_of_its_own_and_one_to_standard_output(check: Check) -> None:
    write("a.md", FAULTY.format(id=1, key="ledger"))
    plain = check()
    ran = check("--output-format", "json=out.json", "--output-format", "junit=sub.xml")
    assert (ran.code, ran.out, ran.err) == (plain.code, plain.out, plain.err)
    assert [one["rule"] for one in json.loads(Path("out.json").read_text("utf-8"))] == ["wrong-type", "insecure-url"]
    assert ET.parse("sub.xml").getroot().get("tests") == "2"  # noqa: S314 our own file


def test_a_report_for_a_file_alone_leaves_standard_output_empty(capfd: pytest.CaptureFixture[str]) -> None:
    write("a.md", FAULTY.format(id=1, key="ledger"))
    code, out, err = raw(capfd, "--output-format", "sarif=out.sarif", "--color", "always")
    assert (code, out) == (1, "")
    assert err.startswith("checked 1 article: 1 error, 1 warning")
    assert json.loads(Path("out.sarif").read_text("utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("formats", "fault"),
    [
        (["sarf"], "no format is called `sarf` (did you mean `sarif`?)"),
        (["excel"], "no format is called `excel`: there is `full`, `concise`, `grouped`, "),
        (["json="], "`json=` names no file"),
        (["json", "full"], "2 formats go to standard output: name a file, as in sarif=out.sarif"),
        (["json=a", "sarif=a"], "2 formats go to the file `a`"),
    ],
)
def test_formats_that_cannot_be_are_told(capfd: pytest.CaptureFixture[str], formats: list[str], fault: str) -> None:
    code, out, err = raw(capfd, *(f"--output-format={one}" for one in formats))
    assert (code, out) == (2, "")
    assert f"Error: Invalid value for '--output-format': {fault}" in err


def test_a_report_that_cannot_be_written_is_told_and_the_others_are(check: Check) -> None:
    write("a.md", FAULTY.format(id="'1'", key="ledger"))
    ran = check("--output-format", "sarif=lost/out.sarif", "--output-format", "json=out.json")
    assert ran.code == 2
    assert "articlelint: the report `lost/out.sarif` can't be written: no such file or directory" in ran.err
    assert len(json.loads(Path("out.json").read_text("utf-8"))) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes with names")
def test_a_report_may_go_to_a_pipe_or_a_device_which_stays_one(check: Check) -> None:
    """A shell makes pipes of `>(…)`; to put a file in the place of one, or of `/dev/null`, would break others."""
    write("a.md", FAULTY.format(id=1, key="ledger"))
    os.mkfifo("pipe")
    with subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE) as reader:  # noqa: S607
        ran = check("--output-format", "json=pipe", "--output-format", f"sarif={os.devnull}")
        out, _ = reader.communicate(timeout=60)
    assert ran.code == 1
    assert len(json.loads(out)) == 2
    assert not Path("pipe").is_file()
    assert not Path(os.devnull).is_file()


def test_statistics_count_by_rule_by_collection_and_by_source(capfd: pytest.CaptureFixture[str]) -> None:
    write("articlelint.toml", SETTINGS)
    write("post.schema.json", SCHEMA)
    for number, key in enumerate(("ledger", "ledger", "times")):
        write(f"posts/{number}.md", FAULTY.format(id=number, key=key))
    write("other.md", FAULTY.format(id=1, key="times"))
    code, out, err = raw(capfd, "--statistics")
    assert code == 1
    assert out == (
        "by rule\n"
        "  4  insecure-url  warning  4 fixable\n"
        "  3  wrong-type    error  3 fixable\n"
        "\nby collection\n"
        "  6  posts\n"
        "  1  no collection\n"
        "\nby source\n"
        "  4  ledger\n"
        "  2  times\n"
        "  1  no source\n"
    )
    assert err.startswith("checked 4 articles: 3 errors, 4 warnings in 4 files")


def test_statistics_of_nothing_are_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    write("a.md", FAULTY.format(id="'1'", key="ledger").replace("http:", "https:"))
    assert raw(capfd, "--statistics")[:2] == (0, "")
    write("b.md", FAULTY.format(id=2, key="ledger").replace("http:", "https:").replace("A title", "Another"))
    assert raw(capfd, "--fix", "--statistics")[:2] == (0, "")


def test_a_report_is_not_written_over_an_article_nor_over_another(capfd: pytest.CaptureFixture[str]) -> None:
    write("a.md", FAULTY.format(id=1, key="ledger"))
    code, _, err = raw(capfd, "--output-format", "json=./a.md")
    assert code == 2
    assert "the report `./a.md` would be written over an article that is checked" in err
    assert "2 formats go to the file `x`" in raw(capfd, "--output-format", "json=x", "--output-format", "sarif=./x")[2]


def test_quiet_is_findings_and_nothing_else(check: Check) -> None:
    write("a.md", FAULTY.format(id=1, key="ledger"))
    ran = check("--quiet")
    assert (ran.code, len(ran.places), ran.err) == (1, 2, [])
    assert check("--quiet", "lost.md").err == ["articlelint: `lost.md` does not exist"]


@pytest.fixture
def runner(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder.parent / "summary.md"))
    write("a.md", FAULTY.format(id=1, key="ledger").replace("See", "::error::forged\n\n##[error]forged\n\nSee"))
    return folder.parent / "summary.md"


def test_a_runner_of_github_is_given_annotations_and_a_summary(runner: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What an article says stands between marks that keep a runner from obeying it."""
    runner.write_text("of another command\n", "utf-8")
    code, out, _ = raw(capfd)
    opening, *rest = out.splitlines()
    word = re.fullmatch("::stop-commands::([0-9a-f]{32})", opening)
    assert code == 1
    assert word
    end = rest.index(f"::{word[1]}::")
    assert [line for line in rest[:end] if line.startswith("::")] == []
    assert [line.partition(" ")[0] for line in rest[end + 1 :]] == ["::error", "::warning"]
    assert runner.read_text("utf-8").startswith("of another command\n")
    assert "`wrong-type`" in runner.read_text("utf-8")


def test_a_format_that_is_asked_for_is_all_that_a_runner_is_given(
    runner: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = raw(capfd, "--output-format", "concise")
    assert out.count("\n") == 2
    assert not runner.exists()
    _, out, _ = raw(capfd, "--output-format", "sarif=../out.sarif")
    assert out.startswith("::stop-commands::")
    assert runner.exists()


@pytest.mark.usefixtures("runner")
def test_what_is_said_on_standard_error_is_no_command_either(capfd: pytest.CaptureFixture[str]) -> None:
    write("::stop-commands::x/a.md", FAULTY.format(id=1, key="ledger").replace("A title", "A ##[error] title"))
    _, _, err = raw(capfd, "--fix", "--show-fixes", "::stop-commands::x")
    assert [line for line in err.splitlines() if line.startswith("::") or "##[" in line] == []
    assert "./::stop-commands::x/a.md:" in err


def test_a_summary_that_cannot_be_written_is_told(runner: Path, capfd: pytest.CaptureFixture[str]) -> None:
    runner.mkdir()
    code, _, err = raw(capfd)
    assert code == 2
    assert "articlelint: the summary of the step can't be written: is a directory" in err


def test_without_findings_a_runner_is_told_so(runner: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write("a.md", FAULTY.format(id="'1'", key="ledger").replace("http:", "https:"))
    code, out, _ = raw(capfd)
    assert (code, out) == (0, "")
    assert "no findings" in runner.read_text("utf-8")
