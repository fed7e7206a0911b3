"""`--fix` and what belongs to it, as users meet them: the installed command on files in a folder."""

import os
import random
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import articlelint
from articlelint.cli.main import status
from articlelint.writing import UnwritableError, replace

FAULTLESS = """\
---
title: A title
publishedAt: '2026-01-07T18:21:26.000Z'
externalId: '56944643'   # by the feed
category: OTHER
tags:   [ BTC ]
---
Text.
"""
FAULTY = FAULTLESS.replace("'56944643'", "56944643").replace("[ BTC ]", "[ BTC, BTC ]")
UNSAFELY = FAULTLESS.replace("Text.", "A [link](http://news.io/) to it.")


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "articlelint", *arguments]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(articlelint.__file__).parent.parent)}


def run(*arguments: str, given: str | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(*arguments), env=environment(), capture_output=True, encoding="utf-8", input=given, check=False
    )


def write(path: str, text: str = FAULTY) -> Path:
    Path(path).write_bytes(text.encode("utf-8", "surrogateescape"))
    return Path(path)


def test_safe_fixes_are_made_and_what_is_left_is_reported() -> None:
    file = write("a.md", FAULTY.replace("Text.", "A [link](http://news.io/)."))
    done = run("check", "--fix", "--output-format", "concise")
    assert done.returncode == 0
    assert done.stdout == "a.md:8:10: warning[insecure-url] `news.io` is linked without encryption\n"
    assert done.stderr == (
        "checked 1 article, fixed 2 findings in 1 file: 1 warning left in 1 file (1 fixable with --unsafe-fixes)\n"
    )
    assert file.read_text("utf-8") == FAULTLESS.replace("Text.", "A [link](http://news.io/).")


def test_fix_is_check_with_fixes() -> None:
    file = write("a.md")
    done = run("fix", "--unsafe-fixes", "a.md")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "checked 1 article, fixed 2 findings in 1 file: no findings left\n"
    assert file.read_text("utf-8") == FAULTLESS
    assert "--fix " not in run("fix", "--help").stdout


def test_unsafe_fixes_are_made_when_they_are_asked_for() -> None:
    file = write("a.md", UNSAFELY)
    run("fix", "a.md")
    assert file.read_text("utf-8") == UNSAFELY
    run("fix", "--unsafe-fixes", "a.md")
    assert file.read_text("utf-8") == UNSAFELY.replace("http:", "https:")


def test_a_patch_says_what_would_be_fixed_and_can_be_applied() -> None:
    odd = FAULTY.replace("\n", "\r\n").removesuffix("\r\n")
    file, other = write("a.md", odd), write("b.md", FAULTLESS)
    before = file.read_bytes()
    done = subprocess.run(command("check", "--diff"), env=environment(), capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "checked 2 articles: would fix 2 findings in 1 file\n"
    assert (file.read_bytes(), other.read_text("utf-8")) == (before, FAULTLESS)
    run("fix", "a.md")
    after = file.read_bytes()
    file.write_bytes(before)
    subprocess.run(["patch", "-p0", "--binary"], input=done.stdout, check=True, capture_output=True)  # noqa: S607
    assert file.read_bytes() == after != before


@pytest.mark.parametrize("name", ["a b.md", "tab\there.md", 'say "é".md', "back\\slash.md"])
def test_a_patch_names_a_file_as_patch_reads_names(name: str) -> None:
    Path("deep er").mkdir()
    file = write(f"deep er/{name}")
    done = subprocess.run(command("check", "--diff"), env=environment(), capture_output=True, check=False)
    subprocess.run(["patch", "-p0"], input=done.stdout, check=True, capture_output=True)  # noqa: S607
    assert file.read_text("utf-8") == FAULTLESS


def test_a_patch_is_obeyed_by_no_runner_and_is_as_it_is_in_a_file() -> None:
    write("a.md", FAULTY.replace("Text.", "Text.\n::error::forged"))
    variables = {**environment(), "GITHUB_ACTIONS": "true"}
    piped = subprocess.run(command("check", "--diff"), env=variables, capture_output=True, check=False)
    assert piped.stdout.startswith(b"::stop-commands::")
    with Path("a.patch").open("wb") as file:
        subprocess.run(command("check", "--diff"), env=variables, stdout=file, check=False)
    assert Path("a.patch").read_bytes().startswith(b"--- a.md\n")


@pytest.mark.parametrize(
    "front",
    [
        "x: &a http://e.io/?utm_source=1\ny: *a\n",
        "tags: &a [x, x]\nrep: *a\n",
        "num: &l {externalId: 5}\nid: *l\n",
        "low: &l {sentiment: Positive}\nup: {<<: *l}\n",
    ],
)
def test_what_an_alias_refers_to_is_left_alone(front: str) -> None:
    """It is the value of several fields, and a fix is meant for one."""
    file = write("a.md", f"---\n{front}---\nText.\n")
    schema = '{"properties": {"tags": {"uniqueItems": true}, "id": {"properties": {"externalId": {"type": "string"}}}}}'
    write("s.json", schema)
    settings = 'collections=[{name="x",files=["**"],schema="s.json"}]'
    done = run("check", "--fix", "--unsafe-fixes", "--config", settings, "--output-format", "concise", "a.md")
    assert "was not made" not in done.stdout
    assert "fixable" not in done.stderr
    assert file.read_text("utf-8") == f"---\n{front}---\nText.\n"


def test_a_patch_of_nothing_is_empty() -> None:
    write("a.md", FAULTLESS)
    done = run("check", "--diff")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "checked 1 article: nothing to fix\n")


def test_fixes_alone_report_nothing_that_is_left() -> None:
    write("a.md", FAULTY.replace("title: A title\n", ""))
    done = run("check", "--fix-only", "--show-fixes")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "a.md:",
        "  1 × quote the value [wrong-type]",
        "  1 × remove it [repeated-item]",
        "checked 1 article, fixed 2 findings in 1 file",
    ]


def test_that_something_was_fixed_can_be_a_failure() -> None:
    write("a.md")
    assert run("check", "--fix", "--exit-non-zero-on-fix").returncode == 1
    assert run("check", "--fix", "--exit-non-zero-on-fix").returncode == 0


@pytest.mark.parametrize("option", ["--show-fixes", "--exit-non-zero-on-fix"])
def test_what_is_about_fixes_asks_for_them(option: str) -> None:
    write("a.md")
    done = run("check", option)
    assert done.returncode == 2
    assert done.stderr.endswith(f"Error: {option} is about fixes, and none are asked for: add --fix\n")


def test_standard_input_is_given_back_fixed_and_its_report_apart_from_it() -> None:
    done = run("fix", "-", "--output-format", "concise", given=FAULTY.replace("title: A title\n", ""))
    assert done.stdout == FAULTLESS.replace("title: A title\n", "")
    assert done.stderr.startswith("<stdin>:1:1: error[missing-field] ")
    assert run("fix", "-", given=FAULTLESS).stdout == FAULTLESS


def test_what_stands_around_a_fix_survives_to_the_byte() -> None:
    odd = "\ufeff" + FAULTY.replace("\n", "\r\n").removesuffix("\r\n") + "\t \r\n\r\n "
    file = write("a.md", odd)
    run("fix", "a.md")
    expected = "\ufeff" + FAULTLESS.replace("\n", "\r\n").removesuffix("\r\n") + "\t \r\n\r\n "
    assert file.read_bytes() == expected.encode()


def test_mode_and_owner_stay_and_nothing_is_left_behind() -> None:
    file = write("a.md")
    file.chmod(0o640)
    before = file.stat()
    run("fix", "a.md")
    after = file.stat()
    assert (stat.S_IMODE(after.st_mode), after.st_uid, after.st_gid) == (0o640, before.st_uid, before.st_gid)
    assert after.st_ino != before.st_ino
    assert list(Path().iterdir()) == [file]


def test_a_link_is_followed_within_the_tree_and_not_out_of_it(tmp_path: Path) -> None:
    inner, outer = tmp_path / "site", tmp_path / "elsewhere"
    for folder in (inner, outer):
        folder.mkdir()
    os.chdir(inner)
    own, other = write("own.md"), write(str(outer / "other.md"))
    Path("inward.md").symlink_to(own)
    Path("outward.md").symlink_to(other)
    done = run("check", "--fix", "inward.md", "outward.md", "--output-format", "concise")
    assert done.returncode == 1
    assert "outward.md: error[unwritable-file] this can't be written: it is a link that leads out of" in (
        done.stdout.replace(":1:1:", ":")
    )
    assert other.read_text("utf-8") == FAULTY
    assert (Path("inward.md").is_symlink(), own.read_text("utf-8")) == (True, FAULTLESS)


def test_a_file_that_has_changed_since_it_was_read_is_left_alone() -> None:
    file = write("a.md")
    with pytest.raises(UnwritableError, match="it has changed since it was read"):
        replace("a.md", FAULTLESS, "new")
    assert file.read_text("utf-8") == FAULTY
    assert list(Path().iterdir()) == [file]


def test_a_name_of_any_length_can_be_fixed() -> None:
    """Each sign of this one is three bytes, and a name has 255 at most."""
    file = write("長" * 80 + ".md")
    run("fix", ".")
    assert file.read_text("utf-8") == FAULTLESS


@pytest.mark.parametrize("options", [["--fix-only"], ["--fix", "--diff"], ["--write-baseline", "known.json"]])
def test_what_reports_nothing_tells_of_files_that_can_be_read_by_nobody(options: list[str]) -> None:
    write("a.md", FAULTLESS)
    Path("gone.md").symlink_to("nowhere.md")
    done = run("check", *options, ".", "lost.md")
    assert done.returncode == 2
    assert "articlelint: `lost.md` does not exist\n" in done.stderr
    assert "articlelint: gone.md: this can't be read: the link leads nowhere\n" in done.stderr
    assert run("check", *options, ".").returncode == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anything")
def test_a_file_that_may_not_be_written_is_told_and_the_rest_is_fixed() -> None:
    write("a.md").chmod(0o444)
    other = write("b.md")
    done = run("check", "--fix", "--output-format", "concise")
    assert "a.md:1:1: error[unwritable-file] this can't be written: permission denied\n" in done.stdout
    assert other.read_text("utf-8") == FAULTLESS


def test_a_folder_that_takes_no_file_is_told_and_the_rest_is_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    file, other = write("a.md"), write("b.md")
    rename = os.replace

    def full(new: str, target: str) -> None:
        if target.endswith("a.md"):
            raise OSError(28, "No space left on device")
        rename(new, target)

    monkeypatch.setattr(os, "replace", full)
    assert status(["check", "--fix"]) == 1
    assert (file.read_text("utf-8"), other.read_text("utf-8")) == (FAULTY, FAULTLESS)
    assert sorted(Path().iterdir()) == [file, other]


# Puts two texts in each other's place until it is killed, and says when it begins.
WRITER = """
from pathlib import Path
from articlelint.writing import replace
old, new = (Path(name).read_text("utf-8") for name in ("old", "new"))
print("now", flush=True)
while True:
    replace("a.md", old, new)
    replace("a.md", new, old)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_process_killed_at_any_moment_leaves_the_old_file_or_the_new_one() -> None:
    """Killed fifty times while it does nothing but write; large texts, so that the middle of one is often met."""
    old, new = ("".join(f"{word} {number}\n" for number in range(50_000)) for word in ("old", "new"))
    write("old", old)
    write("new", new)
    chance = random.Random(7)  # noqa: S311 nothing is kept secret
    seen, unfinished = set(), 0
    for _ in range(50):
        file = write("a.md", old)
        with subprocess.Popen([sys.executable, "-c", WRITER], env=environment(), stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))
            process.kill()
        text = file.read_text("utf-8")
        assert text in (old, new)
        seen.add(text == new)
        unfinished += len(list(Path().glob(".articlelint-*")))
    assert seen == {True, False}
    # It was killed in the middle of writing, and what that leaves is taken for no article.
    assert unfinished > 0
    assert "checked 1 article: " in run("check", ".").stderr
