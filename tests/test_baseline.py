"""Baselines: findings that are known are not told of, and what is recorded in vain is."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import articlelint
from articlelint.baseline import Baseline, BrokenBaseline, Entry, baseline_from
from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.text import Span

FAULTY = """\
---
title: A title
publishedAt: '2026-01-07T18:21:26.000Z'
externalId: 56944643
category: OTHER
---
See [this](http://news.io/a).
"""
FAULTLESS = FAULTY.replace("56944643", "'56944643'").replace("http:", "https:")


# The fixture of conftest.py, and what it gives back.
Check = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def check(check: Check) -> Check:
    """As elsewhere, but for what articles say of each other: here all of them have one id."""
    return lambda *arguments: check("--ignore", "corpus", *arguments)


def write(path: str, text: str = FAULTY) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8", newline="\n")
    return path


def test_known_findings_are_not_told_of_and_fail_nothing(check: Check) -> None:
    write("a.md")
    written = check("--write-baseline", "known.json")
    assert (written.code, written.out) == (0, "")
    assert written.err == ["checked 1 article: wrote known.json: 2 findings in 1 file"]
    ran = check("--baseline", "known.json")
    assert (ran.code, ran.out, ran.err) == (0, "", ["checked 1 article: no new findings, 2 known"])


def test_known_findings_stay_known_when_lines_move_and_others_change(check: Check) -> None:
    write("a.md")
    check("--write-baseline", "known.json")
    write("a.md", FAULTY.replace("title: A", "score: 1\ntitle: Another").replace("See", "New text.\n\nSee"))
    assert check("--baseline", "known.json").err == ["checked 1 article: no new findings, 2 known"]


def test_what_is_new_is_told_also_where_its_like_is_known(check: Check) -> None:
    write("a.md")
    check("--write-baseline", "known.json")
    write("a.md", f"{FAULTY}\nAnd [that](http://news.io/b).\n")
    write("b.md")
    ran = check("--baseline", "known.json")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "a.md:9:12: warning[insecure-url] `news.io` is linked without encryption",
        "b.md:4:13: error[wrong-type] `externalId` is the number `56944643`, but must be a string",
        "b.md:7:12: warning[insecure-url] `news.io` is linked without encryption",
    ]
    assert ran.err[-1].endswith(
        ": 1 error, 2 warnings in 2 files, 2 known (1 fixable with --fix, 2 more with --unsafe-fixes)"
    )


def test_what_is_gone_is_told_can_fail_and_can_be_removed(check: Check) -> None:
    write("a.md")
    write("b.md")
    check("--write-baseline", "known.json")
    write("a.md", FAULTLESS)
    Path("b.md").unlink()
    told = "4 findings in 2 files"
    gone = f"articlelint: {told} that known.json records are gone: --prune-baseline removes them"
    ran = check("--baseline", "known.json")
    assert (ran.code, ran.err) == (0, [gone, "checked 1 article: no findings"])
    assert check("--baseline", "known.json", "--fail-on-stale").code == 1
    assert (
        check("--baseline", "known.json", "--prune-baseline").err[0] == f"articlelint: removed {told} from known.json"
    )
    assert check("--baseline", "known.json", "--fail-on-stale").code == 0
    assert json.loads(Path("known.json").read_text("utf-8"))["findings"] == [None]


def test_what_was_not_looked_at_is_not_gone(check: Check) -> None:
    """A hook is handed two files, and a run may look for one rule: neither says anything of the rest."""
    write("a.md")
    write("b.md")
    check("--write-baseline", "known.json")
    write("a.md", FAULTLESS)
    ran = check("--baseline", "known.json", "b.md", "--fail-on-stale")
    assert (ran.code, ran.err) == (0, ["checked 1 article: no new findings, 2 known"])
    assert check("--baseline", "known.json", "--fail-on-stale", "--select", "front").code == 0
    assert check("--baseline", "known.json", "--fail-on-stale", "--ignore", "urls", "a.md").code == 1


def test_a_baseline_that_is_written_anew_keeps_what_was_not_looked_at(check: Check) -> None:
    write("a.md")
    write("b.md")
    check("--write-baseline", "known.json")
    before = Path("known.json").read_bytes()
    ran = check("--write-baseline", "known.json", "a.md", "--select", "urls")
    assert ran.err == ["checked 1 article: wrote known.json: 1 finding in 1 file, and kept 3 findings in 2 files"]
    assert Path("known.json").read_bytes() == before


def test_paths_count_from_the_baseline_wherever_the_command_runs(
    check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("site/posts/a.md")
    write("site/articlelint.toml", 'baseline = "known/all.json"\n')
    write("site/known/.keep", "")
    check("site", "--write-baseline", "site/known/all.json")
    data = json.loads(Path("site/known/all.json").read_text("utf-8"))
    assert {one[0] for one in data["findings"][:-1]} == {"../posts/a.md"}
    monkeypatch.chdir(folder / "site" / "posts")
    assert check("a.md").err == ["checked 1 article: no new findings, 2 known"]
    monkeypatch.chdir(folder)
    assert check().err == ["checked 1 article: no new findings, 2 known"]


def test_a_baseline_may_lie_anywhere(check: Check, folder: Path) -> None:
    write("site/a.md")
    write("site/articlelint.toml", f'baseline = "{folder.as_posix()}/known.json"\n')
    check("site", "--write-baseline", "known.json")
    assert check("site").err == ["checked 1 article: no new findings, 2 known"]


def test_each_site_has_its_own_baseline(check: Check) -> None:
    for site in ("one", "two"):
        write(f"{site}/a.md")
        write(f"{site}/articlelint.toml", 'baseline = "known.json"\n')
    check("one", "--write-baseline", "one/known.json")
    check("two", "--write-baseline", "two/known.json", "--select", "urls")
    ran = check()
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == ["two/a.md"]
    assert ran.err[-1].startswith("checked 2 articles: 1 error in 1 file, 3 known")


def test_the_file_merges_line_by_line_and_is_the_same_each_time(check: Check) -> None:
    for name in ("b.md", "a.md", "c.md"):
        write(name, f"{FAULTY}\nOnce [more](http://news.io/a).\n")
    check("--write-baseline", "known.json")
    text = Path("known.json").read_text("utf-8")
    lines = text.splitlines()
    known = [line for line in lines if line.startswith("    [")]
    assert known == sorted(known)
    assert [sum(line.endswith(f"{count}],") for line in known) for count in (1, 2)] == [3, 3]
    assert text.endswith("    null\n  ]\n}\n")
    check("--write-baseline", "known.json")
    assert Path("known.json").read_text("utf-8") == text


def test_a_file_that_cannot_be_read_is_always_told(check: Check) -> None:
    write("a.md")
    Path("gone.md").symlink_to("nowhere.md")
    check("--write-baseline", "known.json")
    ran = check("--baseline", "known.json")
    assert ran.code == 1
    assert ran.out == "gone.md:1:1: error[unreadable-file] this can't be read: the link leads nowhere\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1:1: it is no JSON"),
        (
            '{\n  "version": 1,\n<<<<<<< ours\n',
            "it has a merge conflict: keep the lines of both sides, or write it anew",
        ),
        ("[]", "it is no baseline: there are no `findings` in it"),
        ('{"version": 1, "findings": {}}', "it is no baseline: there are no `findings` in it"),
        ('{"version": 2, "findings": []}', "its version is `2`, and articlelint reads version 1"),
        ('{"version": 1, "findings": [3]}', "it is no baseline: `3` is no list of a file, a rule, a fingerprint"),
        ('{"version": 1, "findings": [["a.md", "r", "f", 0]]}', 'it is no baseline: `["a.md", "r", "f", 0]` is no'),
        ('{"version": 1, "findings": [["a.md", "r", "f", true]]}', 'it is no baseline: `["a.md", "r", "f", true]` is'),
        ("[" * 100_000, "it is no baseline: it is nested too deeply"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_told_and_nothing_is_checked(check: Check, text: str, fault: str) -> None:
    write("a.md")
    write("known.json", text)
    ran = check("--baseline", "known.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err[-1].startswith(f"Error: known.json: {fault}")


@pytest.mark.parametrize("text", ["", '{\n"version": 1,\n<<<<<<< ours\n'])
def test_a_baseline_that_a_merge_has_broken_is_written_anew(check: Check, text: str) -> None:
    write("a.md")
    write("known.json", text)
    assert check("--write-baseline", "known.json").code == 0
    assert check("--baseline", "known.json").code == 0


@pytest.mark.parametrize("name", ["package.json", "b.md"])
def test_a_file_that_holds_something_else_is_not_written_over(check: Check, name: str) -> None:
    """Who forgets the name of the baseline would else lose the article that is named next."""
    write("a.md")
    write(name, '{"name": "site"}' if name.endswith("json") else FAULTY)
    before = Path(name).read_bytes()
    ran = check("--write-baseline", name, "a.md")
    assert ran.code == 2
    assert f"`{name}` holds something else than a baseline, and is not written over" in ran.err[-1]
    assert Path(name).read_bytes() == before


def test_what_a_broken_front_matter_or_a_rule_that_failed_hides_is_not_gone(check: Check) -> None:
    write("a.md")
    check("--write-baseline", "known.json")
    before = Path("known.json").read_bytes()
    write("a.md", FAULTY.replace("title: A", "title: ["))
    ran = check("--baseline", "known.json", "--prune-baseline", "--fail-on-stale")
    assert [place.partition("[")[2] for place in ran.places] == ["broken-front-matter]"]
    assert Path("known.json").read_bytes() == before


def test_a_baseline_that_is_not_there_is_told_with_what_makes_it(check: Check) -> None:
    write("a.md")
    assert check("--baseline", "lost.json").err[-1] == (
        "Error: the baseline `lost.json` can't be read: no such file or directory: --write-baseline lost.json makes it"
    )
    write("articlelint.toml", 'baseline = "lost.json"\n')
    assert "lost.json`, which the settings name, can't be read" in check().err[-1]
    assert check("--write-baseline", "lost.json").code == 0
    assert check().code == 0


@pytest.mark.parametrize("option", ["--prune-baseline", "--fail-on-stale"])
def test_what_is_about_a_baseline_asks_for_one(check: Check, option: str) -> None:
    write("a.md")
    ran = check(option)
    assert ran.code == 2
    assert ran.err[-1].endswith(f"{option} asks for a baseline: name it with --baseline, or in the settings")


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)  # noqa: S607


def test_the_lines_of_both_sides_of_a_merge_can_be_kept(check: Check) -> None:
    """With Git itself: its union of two branches that each know of one more is a baseline that knows of both."""
    git("init", "--quiet", "--initial-branch=main")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@example.com")
    write(".gitattributes", "known.json merge=union\n")
    write("m.md", FAULTLESS)
    for branch, name in (("main", "m.md"), ("one", "l.md"), ("two", "n.md")):
        if branch != "main":
            git("switch", "--quiet", "--create", branch, "main")
            write(name)
        check("--write-baseline", "known.json")
        git("add", ".")
        git("commit", "--quiet", "--message", branch)
    git("merge", "--quiet", "one")
    assert check("--baseline", "known.json").err == ["checked 3 articles: no new findings, 4 known"]


def test_a_baseline_that_cannot_be_written_is_told(check: Check) -> None:
    write("a.md")
    ran = check("--write-baseline", "lost/known.json")
    assert ran.code == 2
    assert ran.err == ["articlelint: the baseline `lost/known.json` can't be written: no such file or directory"]


ENTRIES = some.builds(Entry, some.sampled_from("ab"), some.sampled_from("rs"), some.sampled_from("01"))


@given(some.dictionaries(ENTRIES, some.integers(1, 3)))
def test_a_baseline_reads_as_it_was_written(counts: dict[Entry, int]) -> None:
    assert baseline_from(Baseline(counts).text()).counts == Counter(counts)


@given(some.dictionaries(ENTRIES, some.integers(1, 3)), some.lists(ENTRIES, max_size=8))
def test_every_finding_is_new_or_known_and_every_record_is_met_or_gone(
    counts: dict[Entry, int], found: list[Entry]
) -> None:
    diagnostic = Diagnostic("a.md", "r", "f", Severity.ERROR, Finding(Span(0, 0), "m"))
    sorting = Baseline(counts).sorted_out(((entry, diagnostic) for entry in found), lambda _: True)
    assert len(sorting.new) + sorting.known == len(found)
    assert sorting.known + sorting.gone.total() == sum(counts.values())
    assert sorting.gone == Counter(counts) - Counter(found)


def test_what_is_no_baseline_raises() -> None:
    with pytest.raises(BrokenBaseline):
        baseline_from("{}")


def test_an_installed_command_hides_what_is_known() -> None:
    write("a.md")
    environment = {**os.environ, "PYTHONPATH": str(Path(articlelint.__file__).parent.parent)}
    for arguments, code in ((["--write-baseline", "k.json"], 0), (["--baseline", "k.json"], 0), ([], 1)):
        done = subprocess.run([sys.executable, "-m", "articlelint", "check", *arguments], env=environment, check=False)
        assert done.returncode == code
