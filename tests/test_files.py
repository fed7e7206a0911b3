import os
import shutil
import subprocess
from pathlib import Path

import pytest

from articlelint.files import Refusal, UnreadableError, decoded, read, spelled
from articlelint.walking import discover

GIT = shutil.which("git")


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*paths: str, content: str = "---\n---\n") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(content, "utf-8")


def found(*paths: str) -> list[str]:
    return sorted(discover(paths).articles)


def test_markdown_files_are_articles_whatever_their_case_and_depth() -> None:
    make("a.md", "b.markdown", "sub/c.mdx", "sub/deeper/D.MD", ".hidden/e.md")
    make("f.rst", "md", "g.md.bak", "h.html")
    assert found(".") == [".hidden/e.md", "a.md", "b.markdown", "sub/c.mdx", "sub/deeper/D.MD"]


@pytest.mark.parametrize(
    "content", ["---\na: 1\n", "--- \r\n", "+++\n", ";;;\n", '{"a": 1}', '{\n  "a": 1\n}', "\ufeff---\n", "{ \n"]
)
def test_a_text_that_begins_with_a_fence_is_an_article(content: str) -> None:
    make("a.txt", content=content)
    assert found(".") == ["a.txt"]


@pytest.mark.parametrize("content", ["", "Text\n---\n", "----\n", "---- title\n", "{note} that\n", " ---\n", "+++1\n"])
def test_any_other_text_is_none(content: str) -> None:
    make("a.txt", content=content)
    assert found(".") == []


def test_a_file_named_outright_is_an_article_in_any_case() -> None:
    make("a.rst", "ignored.md", content="no fence")
    make(".gitignore", content="ignored.md\n")
    assert found("a.rst", "ignored.md") == ["a.rst", "ignored.md"]


def test_each_article_is_given_once_as_it_is_first_named() -> None:
    make("sub/a.md", "sub/b.md")
    assert discover(["./sub//a.md", "sub", str(Path("sub/b.md").absolute())]).articles == ("sub/a.md", "sub/b.md")


def test_folders_are_searched_in_the_order_of_names_files_first() -> None:
    make("b.md", "a/x.md", "c.md", "a/b/y.md", "a/w.md")
    assert discover(["."]).articles == ("b.md", "c.md", "a/w.md", "a/x.md", "a/b/y.md")


def test_folders_of_tools_and_files_of_editors_are_passed_over() -> None:
    make(".git/a.md", "sub/.git/b.md", ".jj/c.md", "node_modules/p/README.md", "._d.md", "e.md")
    Path(".#e.md").symlink_to("somebody@host.1234")
    assert found(".") == ["e.md"]


def test_gitignore_files_are_obeyed_the_deeper_one_first() -> None:
    make(".gitignore", content="*.draft.md\n/build/\nsub/secret.md\n!\n")
    make("sub/.gitignore", content="!kept.draft.md\n*.tmp.md\r\n")
    make("a.md", "a.draft.md", "build/b.md", "sub/build/c.md")
    make("sub/secret.md", "sub/kept.draft.md", "sub/d.draft.md", "sub/deep/e.tmp.md", "sub/f.md")
    assert found(".") == ["a.md", "sub/build/c.md", "sub/f.md", "sub/kept.draft.md"]


def test_an_ignored_folder_keeps_what_a_file_in_it_would_take_back() -> None:
    make(".gitignore", content="out/\n!out/a.md\n")
    make("out/.gitignore", content="!a.md\n")
    make("out/a.md", "b.md")
    assert found(".") == ["b.md"]


def test_gitignore_files_above_the_folder_count_within_its_repository() -> None:
    make(".git/HEAD", "docs/x.md", "docs/x.tmp.md")
    make(".gitignore", content="*.tmp.md\n")
    assert found("docs") == ["docs/x.md"]


def test_gitignore_files_above_do_not_count_outside_a_repository() -> None:
    make("docs/x.md", "docs/x.tmp.md")
    make(".gitignore", content="*.tmp.md\n")
    assert found("docs") == ["docs/x.md", "docs/x.tmp.md"]


def test_an_ignored_folder_that_is_named_is_searched() -> None:
    make(".git/HEAD", "build/sub/a.md", "build/b.tmp.md")
    make(".gitignore", content="build/\n*.tmp.md\n")
    assert found("build") == ["build/b.tmp.md", "build/sub/a.md"]
    assert found("build/sub") == ["build/sub/a.md"]


@pytest.mark.skipif(GIT is None, reason="compares with git")
def test_what_is_passed_over_is_what_git_passes_over() -> None:
    patterns = ["*.b.md", "!keep.b.md", "/top/", "deep/**/x.md", "a?.md", "[cd].md", "sp ace.md", "tail/*", "!tail/in"]
    make(".gitignore", content="\n".join((*patterns, "# c.md", "\\#e.md", "trailing.md  ", "**/any", "u/v/")))
    make("sub/.gitignore", content="/c.md\n!ab.md\n")
    names = ["keep.b.md", "x.b.md", "ab.md", "c.md", "sp ace.md", "#e.md", "trailing.md", "x.md", "Київ.md"]
    folders = ["", "top/", "sub/", "deep/", "deep/er/", "tail/", "tail/in/", "any/", "sub/any/", "u/v/", "sub/top/"]
    make(*(folder + name for folder in folders for name in names))
    subprocess.run([str(GIT), "init", "--quiet"], check=True)
    listing = ["ls-files", "-z", "--others", "--exclude-per-directory=.gitignore", "--", "*.md"]
    listed = subprocess.run([str(GIT), *listing], check=True, capture_output=True).stdout.decode()
    assert found(".") == sorted(listed.rstrip("\0").split("\0"))


def test_links_to_files_are_followed_and_links_to_folders_are_not() -> None:
    make("sub/a.md")
    Path("link.md").symlink_to("sub/a.md")
    Path("sub/circle").symlink_to("..")
    assert found(".") == ["link.md", "sub/a.md"]
    Path("named").symlink_to("sub")
    assert found("named") == ["named/a.md"]


def test_what_looks_like_an_article_and_is_none_is_passed_over() -> None:
    make("folder.md/inside.md")
    os.mkfifo("pipe.md")
    assert discover(["."]).articles == ("folder.md/inside.md",)


def test_a_link_that_leads_nowhere_is_told() -> None:
    Path("lost.md").symlink_to("nowhere.md")
    Path("loop.md").symlink_to("loop.md")
    assert discover(["."]).refusals == (
        Refusal("loop.md", "too many levels of symbolic links"),
        Refusal("lost.md", "the link leads nowhere"),
    )


def test_paths_that_lead_to_no_article_are_told_and_the_rest_is_found() -> None:
    make("a.md", "empty/readme.rst")
    Path("lost.md").symlink_to("nowhere.md")
    discovery = discover(["none.md", "empty", "lost.md", "a.md/b.md", "", "nul\0.md", "a.md"])
    assert discovery.articles == ("a.md",)
    assert discovery.failures == (
        "`none.md` does not exist",
        "`empty` holds no articles",
        "`lost.md` is a link that leads nowhere",
        "`a.md/b.md` does not exist",
        "`` does not exist",
        "`nul\0.md` does not exist",
    )


def test_a_folder_that_cannot_be_listed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    make("open/a.md", "shut/b.md")
    list_of = os.scandir

    def scandir(path: str) -> "os.ScandirIterator[str]":
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return list_of(path)

    monkeypatch.setattr(os, "scandir", scandir)
    discovery = discover(["."])
    assert discovery.articles == ("open/a.md",)
    assert discovery.refusals == (Refusal("shut", "permission denied"),)


def test_names_that_are_not_utf_8_or_hold_a_line_end_are_found_and_read() -> None:
    for name in (b"b\xff.md", b"a\nb.md"):
        Path(os.fsdecode(name)).write_bytes(b"text")
    assert found(".") == ["a\nb.md", "b\udcff.md"]
    assert read("b\udcff.md") == "text"


def test_bytes_that_are_not_utf_8_are_kept_as_lone_surrogates() -> None:
    assert decoded(b"\xef\xbb\xbfa\xff\r\n") == "\ufeffa\udcff\r\n"


def test_what_cannot_be_read_says_why() -> None:
    make("folder/a.md")
    os.mkfifo("pipe.md")
    reasons = []
    for path in ("gone.md", "folder", "pipe.md", "folder/a.md/b"):
        with pytest.raises(UnreadableError) as error:
            read(path)
        reasons.append(str(error.value))
    assert reasons == ["no such file or directory", "it is a folder", "it is not a regular file", "not a directory"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [(".", "."), ("./", "."), ("./a/", "a"), ("a/./b", "a/b"), ("../a", "../a"), ("/", "/"), ("/a//b", "/a/b")],
)
def test_paths_are_shown_short(path: str, shown: str) -> None:
    assert spelled(path) == shown
