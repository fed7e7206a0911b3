"""`--changed`, `--staged` and `--lines`, in real repositories of Git."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articlelint.cli.main import status
from articlelint.diagnostic import Finding, Label
from articlelint.text import Span
from articlelint.touched import Touched

FAULTLESS = """\
---
title: A title
publishedAt: '2026-01-07T18:21:26.000Z'
externalId: '56944643'
category: OTHER
tags:
- BTC
- ETH
---
Text.

More text.
"""
FAULTY = FAULTLESS.replace("'56944643'", "56944643")


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_BASE_REF", "GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-config"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


@pytest.fixture
def repository(inside: Path) -> Path:
    git("init", "--quiet", "--initial-branch=main")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@example.com")
    write("old.md", FAULTY)
    write("other.md")
    commit()
    git("switch", "--quiet", "--create", "work")
    return inside


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True)  # noqa: S607
    return done.stdout


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "a commit")


def write(path: str, text: str = FAULTLESS) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="")
    return file


class Ran:
    """What a command did: its status, the places of its findings, and the lines on standard error."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.err = code, err.splitlines()
        self.places = [line.split(" ")[0] + line.split(" ")[1] for line in out.splitlines()]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> "Runner":
    return Runner(capfd)


class Runner:
    """Runs the command in this process, with findings on one line each."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str) -> Ran:
        code = status(["check", "--output-format", "concise", *arguments])
        return Ran(code, *self._capture.readouterr())


WRONG_ID = "4:13:error[wrong-type]"


@pytest.mark.usefixtures("repository")
def test_only_what_the_branch_changed_is_checked_committed_or_not(run: Runner) -> None:
    write("committed.md", FAULTY)
    commit()
    write('new folder/it\'s "new".md', FAULTY)
    write("other.md", FAULTY)
    ran = run("--changed")
    assert ran.code == 1
    assert [place.partition(":")[0] for place in ran.places] == ["committed.md", "newfolder/it's", "other.md"]
    assert ran.err[-1].startswith("checked 3 articles: 3 errors in 3 files")
    assert run("--changed", "new folder").err[-1].startswith("checked 1 article: ")


@pytest.mark.usefixtures("repository")
def test_another_commit_may_be_compared_with(run: Runner) -> None:
    write("one.md", FAULTY)
    commit()
    git("tag", "here")
    write("two.md", FAULTY)
    commit()
    assert run("--since", "here").places == [f"two.md:{WRONG_ID}"]
    assert run("--changed", "--since", "HEAD").err == [
        "articlelint: no article has changed since `HEAD`",
        "checked 0 articles",
    ]


@pytest.mark.usefixtures("repository")
def test_what_the_other_branch_changed_since_is_no_change_of_this_one(run: Runner) -> None:
    write("mine.md", FAULTY)
    commit()
    git("switch", "--quiet", "main")
    write("theirs.md", FAULTY)
    write("other.md", FAULTY)
    commit()
    git("switch", "--quiet", "work")
    assert run("--changed").places == [f"mine.md:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_the_branch_that_a_pull_request_goes_into_is_compared_with(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("branch", "release")
    write("one.md", FAULTY)
    commit()
    git("branch", "--force", "main")
    assert run("--changed").places == []
    monkeypatch.setenv("GITHUB_BASE_REF", "release")
    assert run("--changed").places == [f"one.md:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_renamed_files_are_checked_by_their_new_names_and_deleted_ones_not_at_all(run: Runner) -> None:
    git("mv", "--", "old.md", "- new\u2028 name.md")
    git("rm", "--quiet", "other.md")
    ran = run("--changed")
    assert (ran.code, len(ran.places)) == (1, 1)
    assert ran.err[-1].startswith("checked 1 article: ")
    # Its lines are those that it had.
    assert run("--changed", "--lines").places == []


@pytest.mark.usefixtures("repository")
def test_what_is_staged_is_checked_as_it_is_staged(run: Runner) -> None:
    """A hook before a commit sees what is committed, not what lies in the folder by then."""
    write("other.md", FAULTY)
    write("new.md", FAULTY)
    write("unstaged.md", FAULTY)
    git("add", "other.md", "new.md")
    write("other.md", FAULTLESS)
    Path("new.md").unlink()
    ran = run("--staged")
    assert ran.places == [f"new.md:{WRONG_ID}", f"other.md:{WRONG_ID}"]
    write("folder/a.txt", "no article\n")
    write("folder/b.txt", FAULTY)
    git("add", "folder")
    assert run("--staged", "folder").places == [f"folder/b.txt:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_paths_are_spelt_as_they_were_given(run: Runner, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("posts/a.md", FAULTY)
    git("add", ".")
    monkeypatch.chdir(repository / "posts")
    assert run("--staged").places == run("--changed").places == [f"a.md:{WRONG_ID}"]
    assert run("--staged", "../posts").places == run("--changed", "../posts").places == [f"../posts/a.md:{WRONG_ID}"]
    link = repository.parent / f"{repository.name}-link"
    link.symlink_to(repository)
    monkeypatch.chdir(link)
    assert run("--staged").places == run("--changed").places == [f"posts/a.md:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_only_findings_on_changed_lines_are_reported(run: Runner) -> None:
    write("old.md", FAULTY.replace("More text.", "See [this](http://news.io/)."))
    assert run("--changed").places == [f"old.md:{WRONG_ID}", "old.md:12:12:warning[insecure-url]"]
    assert run("--changed", "--lines").places == ["old.md:12:12:warning[insecure-url]"]
    git("add", ".")
    assert run("--staged", "--lines").places == ["old.md:12:12:warning[insecure-url]"]
    write("new.md", FAULTY)
    assert f"new.md:{WRONG_ID}" in run("--changed", "--lines").places


@pytest.mark.usefixtures("repository")
def test_a_changed_field_counts_whole_and_the_fence_with_the_front_matter(run: Runner) -> None:
    write("other.md", FAULTLESS.replace("- ETH", "- eth\n- BTC"))
    commit()
    git("branch", "--force", "main")
    write("other.md", FAULTLESS.replace("- BTC", "- bitcoin news").replace("- ETH", "- eth\n- BTC"))
    assert len(run("--changed", "--lines").places) == 2
    write("other.md", FAULTLESS.replace("title: A title\n", ""))
    assert run("--changed", "--lines").places == ["other.md:1:1:error[missing-field]"]


def test_outside_of_a_repository_that_is_said(run: Runner) -> None:
    write("a.md")
    for option in (["--changed"], ["--staged"]):
        ran = run(*option)
        assert (ran.code, ran.err[-1]) == (
            2,
            "Error: this is no Git repository, so nothing tells what has changed",
        )


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["--since", "lost"], "Git knows no commit `lost`"),
        (["--since", "--output=x"], "Git knows no commit `--output=x`"),
        (["--since", ""], "Git knows no commit ``"),
        (["--lines"], "--lines is about what has changed: add --changed, --since REF or --staged"),
        (
            ["--staged", "--changed"],
            "--staged is what the next commit holds, --changed what a branch does",
        ),
        (["--staged", "--fix"], "--staged looks at what is staged, and fixes are made in files: use --changed"),
        (["--changed", "--lines", "--fix"], "--lines is about what is reported, and fixes are made in whole files"),
    ],
)
def test_what_cannot_be_told_is_said(run: Runner, arguments: list[str], fault: str) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.err[-1].startswith(f"Error: {fault}")
    assert sorted(path.name for path in Path().iterdir() if path.name != ".git") == ["old.md", "other.md"]


def test_a_shallow_clone_and_a_repository_without_commits_are_told(
    run: Runner, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in range(3):
        write("old.md", f"{FAULTY}{number}\n")
        commit()
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth=1", "--branch=work", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    hint = "the clone is shallow, so fetch more of it (`git fetch --unshallow`, `fetch-depth: 0` in GitHub Actions)"
    assert run("--since", "main").err[-1] == f"Error: Git knows no commit `main`: {hint}"
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    git("init", "--quiet")
    write("a.md", FAULTY)
    assert run("--changed").err[-1] == "Error: there is no commit yet to compare with"
    git("add", ".")
    assert run("--staged").places == [f"a.md:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_nothing_that_a_repository_holds_is_run(run: Runner) -> None:
    """A diff driver or a text converter that the tree names would be code of whoever wrote the tree."""
    git("config", "diff.evil.textconv", "touch it-ran; cat")
    git("config", "diff.evil.command", "touch it-ran")
    write(".gitattributes", "*.md diff=evil\n")
    write("old.md", f"{FAULTY}\nmore\n")
    git("add", ".")
    for option in (["--changed"], ["--staged"]):
        run(*option, "--lines")
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("repository")
def test_fixes_are_made_in_what_has_changed_and_nowhere_else(run: Runner) -> None:
    file = write("other.md", FAULTY)
    run("--changed", "--fix")
    assert file.read_text("utf-8") == FAULTLESS
    assert Path("old.md").read_text("utf-8") == FAULTY


def touches(text: str, stretches: list[tuple[int, int]], part: str, label: str = "") -> bool:
    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    labels = (Label(place(label), ""),) if label else ()
    return Touched(text, stretches).meets(Finding(place(part), "m", labels=labels))


def test_a_finding_touches_a_change_with_its_span_or_a_label() -> None:
    text = "one\ntwo\rtwo still\nthree\nfour\n"
    assert touches(text, [(2, 2)], "still")
    assert not touches(text, [(3, 3)], "still")
    assert touches(text, [(3, 3)], "still\nthr")
    assert not touches(text, [(3, 3)], "still\n")
    assert touches(text, [(4, 4)], "one", label="four")
    # Lines went between the third and the fourth.
    assert [touches(text, [(4, 3)], part) for part in ("one", "still", "three", "four")] == [False, False, True, True]


@given(some.text("ab\n-:", max_size=40), some.lists(some.tuples(some.integers(1, 9), some.integers(1, 9)), max_size=3))
def test_whatever_changed_the_change_itself_is_touched(text: str, stretches: list[tuple[int, int]]) -> None:
    count = text.count("\n") + 1
    touched = Touched(text, stretches)
    for first, last in stretches:
        if first <= last <= count:
            start = sum(len(line) + 1 for line in text.split("\n")[: first - 1])
            assert touched.meets(Finding(Span(start, start), "m"))
