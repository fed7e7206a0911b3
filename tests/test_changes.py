"""`--changed`, `--staged` and `--lines`, in real repositories of Git."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

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


# The fixture of conftest.py, and what it gives back.
Check = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def check(check: Check) -> Check:
    """As elsewhere, but for what articles say of each other: here all of them have one id."""
    return lambda *arguments: check("--ignore", "corpus", *arguments)


@pytest.fixture
def repository(folder: Path) -> Path:
    git("init", "--quiet", "--initial-branch=main")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@example.com")
    write("old.md", FAULTY)
    write("other.md")
    commit()
    git("switch", "--quiet", "--create", "work")
    return folder


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


WRONG_ID = "4:13: error[wrong-type]"


@pytest.mark.usefixtures("repository")
def test_only_what_the_branch_changed_is_checked_committed_or_not(check: Check) -> None:
    write("committed.md", FAULTY)
    commit()
    write('new folder/it\'s "new".md', FAULTY)
    write("other.md", FAULTY)
    ran = check("--changed")
    assert ran.code == 1
    assert [place.partition(":")[0] for place in ran.places] == [
        "committed.md",
        'new folder/it\'s "new".md',
        "other.md",
    ]
    assert ran.err[-1].startswith("checked 3 articles: 3 errors in 3 files")
    assert check("--changed", "new folder").err[-1].startswith("checked 1 article: ")


@pytest.mark.usefixtures("repository")
def test_another_commit_may_be_compared_with(check: Check) -> None:
    write("one.md", FAULTY)
    commit()
    git("tag", "here")
    write("two.md", FAULTY)
    commit()
    assert check("--since", "here").places == [f"two.md:{WRONG_ID}"]
    assert check("--changed", "--since", "HEAD").err == [
        "articlelint: no article has changed since `HEAD`",
        "checked 0 articles",
    ]


@pytest.mark.usefixtures("repository")
def test_what_the_other_branch_changed_since_is_no_change_of_this_one(check: Check) -> None:
    write("mine.md", FAULTY)
    commit()
    git("switch", "--quiet", "main")
    write("theirs.md", FAULTY)
    write("other.md", FAULTY)
    commit()
    git("switch", "--quiet", "work")
    assert check("--changed").places == [f"mine.md:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_the_branch_that_a_pull_request_goes_into_is_compared_with(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("branch", "release")
    write("one.md", FAULTY)
    commit()
    git("branch", "--force", "main")
    assert check("--changed").places == []
    monkeypatch.setenv("GITHUB_BASE_REF", "release")
    assert check("--changed").places == [f"one.md:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_renamed_files_are_checked_by_their_new_names_and_deleted_ones_not_at_all(check: Check) -> None:
    git("mv", "--", "old.md", "- new\u2028 name.md")
    git("rm", "--quiet", "other.md")
    ran = check("--changed")
    assert (ran.code, len(ran.places)) == (1, 1)
    assert ran.err[-1].startswith("checked 1 article: ")
    # Its lines are those that it had.
    assert check("--changed", "--lines").places == []


@pytest.mark.usefixtures("repository")
def test_what_is_staged_is_checked_as_it_is_staged(check: Check) -> None:
    """A hook before a commit sees what is committed, not what lies in the folder by then."""
    write("other.md", FAULTY)
    write("new.md", FAULTY)
    write("unstaged.md", FAULTY)
    git("add", "other.md", "new.md")
    write("other.md", FAULTLESS)
    Path("new.md").unlink()
    ran = check("--staged")
    assert ran.places == [f"new.md:{WRONG_ID}", f"other.md:{WRONG_ID}"]
    write("folder/a.txt", "no article\n")
    write("folder/b.txt", FAULTY)
    git("add", "folder")
    assert check("--staged", "folder").places == [f"folder/b.txt:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_paths_are_spelt_as_they_were_given(check: Check, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("posts/a.md", FAULTY)
    git("add", ".")
    monkeypatch.chdir(repository / "posts")
    assert check("--staged").places == check("--changed").places == [f"a.md:{WRONG_ID}"]
    assert (
        check("--staged", "../posts").places == check("--changed", "../posts").places == [f"../posts/a.md:{WRONG_ID}"]
    )
    link = repository.parent / f"{repository.name}-link"
    link.symlink_to(repository)
    monkeypatch.chdir(link)
    assert check("--staged").places == check("--changed").places == [f"posts/a.md:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_only_findings_on_changed_lines_are_reported(check: Check) -> None:
    write("old.md", FAULTY.replace("More text.", "See [this](http://news.io/)."))
    assert check("--changed").places == [f"old.md:{WRONG_ID}", "old.md:12:12: warning[insecure-url]"]
    assert check("--changed", "--lines").places == ["old.md:12:12: warning[insecure-url]"]
    git("add", ".")
    assert check("--staged", "--lines").places == ["old.md:12:12: warning[insecure-url]"]
    write("new.md", FAULTY)
    assert f"new.md:{WRONG_ID}" in check("--changed", "--lines").places


@pytest.mark.usefixtures("repository")
def test_a_changed_field_counts_whole_and_the_fence_with_the_front_matter(check: Check) -> None:
    write("other.md", FAULTLESS.replace("- ETH", "- eth\n- BTC"))
    commit()
    git("branch", "--force", "main")
    write("other.md", FAULTLESS.replace("- BTC", "- bitcoin news").replace("- ETH", "- eth\n- BTC"))
    assert len(check("--changed", "--lines").places) == 2
    write("other.md", FAULTLESS.replace("title: A title\n", ""))
    assert check("--changed", "--lines").places == ["other.md:1:1: error[missing-field]"]


def test_outside_of_a_repository_that_is_said(check: Check) -> None:
    write("a.md")
    for option in (["--changed"], ["--staged"]):
        ran = check(*option)
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
        (["--staged", "--add-ignores", "old"], "--staged looks at what is staged, and nothing there is mended"),
        (["--staged", "--fix"], "--staged looks at what is staged, and nothing there is mended: use --changed"),
        (
            ["--changed", "--lines", "--fix"],
            "--lines is about what is reported, and what is mended is all of a file",
        ),
    ],
)
def test_what_cannot_be_told_is_said(check: Check, arguments: list[str], fault: str) -> None:
    ran = check(*arguments)
    assert ran.code == 2
    assert ran.err[-1].startswith(f"Error: {fault}")
    assert sorted(path.name for path in Path().iterdir() if path.name != ".git") == ["old.md", "other.md"]


def test_a_shallow_clone_and_a_repository_without_commits_are_told(
    check: Check, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in range(3):
        write("old.md", f"{FAULTY}{number}\n")
        commit()
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth=1", "--branch=work", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    hint = "the clone is shallow, so fetch more of it (`git fetch --unshallow`, `fetch-depth: 0` in GitHub Actions)"
    assert check("--since", "main").err[-1] == f"Error: Git knows no commit `main`: {hint}"
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    git("init", "--quiet")
    write("a.md", FAULTY)
    assert check("--changed").err[-1] == "Error: there is no commit yet to compare with"
    git("add", ".")
    assert check("--staged").places == [f"a.md:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_attributes_hide_no_lines(check: Check) -> None:
    write(".gitattributes", "*.md -diff\n")
    write("old.md", FAULTY.replace("More text.", "See [this](http://news.io/)."))
    assert check("--changed", "--lines").places == ["old.md:12:12: warning[insecure-url]"]


@pytest.mark.usefixtures("repository")
def test_a_users_own_settings_of_git_change_nothing(check: Check) -> None:
    git("config", "diff.relative", "true")
    git("config", "diff.renames", "false")
    git("config", "diff.noprefix", "true")
    write("posts/a.md", FAULTY.replace("More text.", "Another text, which is longer.\n" * 9))
    git("add", ".")
    assert check("--changed", "posts").places == [f"posts/a.md:{WRONG_ID}"]
    git("mv", "old.md", "posts/old.md")
    assert check("--changed", "--lines", "posts").places == [f"posts/a.md:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_a_folder_may_be_reached_by_a_link(check: Check) -> None:
    write("posts/deep/a.md", FAULTY)
    Path("link").symlink_to("posts/deep")
    git("add", "posts")
    for option in ("--changed", "--staged"):
        assert check(option, "link").places == [f"link/a.md:{WRONG_ID}"]
        assert check(option, "link/a.md").places == [f"link/a.md:{WRONG_ID}"]


def test_a_hook_of_a_linked_work_tree_looks_at_that(
    check: Check, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells a hook where its repository is, by variables that hold for the folder that the hook runs in."""
    tree = repository.parent / "tree"
    git("worktree", "add", "--quiet", str(tree), "main")
    monkeypatch.chdir(tree)
    write("posts/a.md", FAULTY)
    git("add", ".")
    monkeypatch.setenv("GIT_DIR", str(repository / ".git" / "worktrees" / "tree"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository / ".git" / "worktrees" / "tree" / "index"))
    assert check("--staged", "posts").places == [f"posts/a.md:{WRONG_ID}"]


@pytest.mark.usefixtures("repository")
def test_a_merge_that_is_not_finished_and_links_are_passed_over(check: Check) -> None:
    write("other.md", f"{FAULTLESS}ours\n")
    commit()
    git("switch", "--quiet", "main")
    write("other.md", f"{FAULTY}theirs\n")
    commit()
    git("switch", "--quiet", "work")
    subprocess.run(["git", "merge", "main"], capture_output=True, check=False)  # noqa: S607
    Path("link.md").symlink_to("old.md")
    git("add", "link.md")
    assert check("--staged").places == []


@pytest.mark.usefixtures("repository")
def test_a_folder_that_looks_like_a_repository_is_none(check: Check) -> None:
    """Its settings would name programs, and a pull request may bring it."""
    git("init", "--quiet", "--bare", "posts/evil")
    config = Path("posts/evil/config")
    config.write_text("[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = touch ../../it-ran; false\n", "utf-8")
    write("posts/evil/a.md", FAULTY)
    assert check("--changed", "posts/evil").places == [f"posts/evil/a.md:{WRONG_ID}"]
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("repository")
def test_nothing_that_a_repository_holds_is_run(check: Check) -> None:
    """A diff driver or a text converter that the tree names would be code of whoever wrote the tree."""
    git("config", "diff.evil.textconv", "touch it-ran; cat")
    git("config", "diff.evil.command", "touch it-ran")
    write(".gitattributes", "*.md diff=evil\n")
    write("old.md", f"{FAULTY}\nmore\n")
    git("add", ".")
    for option in (["--changed"], ["--staged"]):
        check(*option, "--lines")
    assert not Path("it-ran").exists()


@pytest.mark.usefixtures("repository")
def test_fixes_are_made_in_what_has_changed_and_nowhere_else(check: Check) -> None:
    file = write("other.md", FAULTY)
    check("--changed", "--fix")
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
