"""A whole run that is remembered is told again only where a fresh run would say the same, to the byte."""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articlelint.cache_folder import CACHE_FOLDER, WHOLE
from articlelint.cli.main import status
from articlelint.files import UnreadableError, content_of
from articlelint.output import FORMATS

Check = Callable[..., Any]

SETTINGS = """\
[[collections]]
name = "posts"
files = ["posts/**"]
unique = [["id"]]
dates = [["born", "changed"]]
schema = "post.json"
links = { anchors = true }
[collections.translations]
story = ["id"]
original = "of"
languages = ["en", "uk"]
language = "lang"
since = "born"
grace-days = 2

[[collections]]
name = "notes"
files = ["notes/**"]
unique = [["id"]]
"""
SCHEMA = {"properties": {"id": {"$ref": "id.json"}}}
OWN = 'ignore = ["urls"]\n[[collections]]\nname = "inner"\nfiles = ["**"]\n'


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CI", raising=False)


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


def article(identity: object = 1, body: str = "A text.", more: str = "") -> str:
    return f"---\nid: {identity}\n{more}---\n{body}\n"


@pytest.fixture
def site(folder: Path) -> Path:
    write("articlelint.toml", SETTINGS)
    write("post.json", json.dumps(SCHEMA))
    write("id.json", json.dumps({"type": "integer"}))
    write("posts/a.md", article(1, "See [it](b.md#a-heading) and [that](../image.png)."))
    write("posts/b.md", article("'2'", "See http://news.io/.\n\n## A heading"))
    write("notes/c.md", article(3))
    write("notes/d.txt", article(3))
    write("image.png", "")
    write("notes/robots.txt", "none")
    Path(".git").mkdir()
    return folder


def replaced_by_folder(path: str | Path) -> None:
    Path(path).unlink()
    Path(path).mkdir()


def replaced_by_link(path: str) -> None:
    Path(path).unlink()
    Path(path).symlink_to("none")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """The command with any arguments: its status, and what it printed."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = status(arguments)
        return (code, *capfd.readouterr())

    return ran


def test_nothing_is_looked_at_where_nothing_has_changed(
    site: Path, check: Check, known: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articlelint.folder_tree.STEP", 0)
    expected = check("--no-cache")
    assert expected == check() == check() == check(".") == check("--cache-strategy", "content")
    assert [False, False, True, True, True] == known
    assert (site / CACHE_FOLDER / WHOLE).is_file()


@pytest.mark.usefixtures("site")
def test_an_article_that_grows_while_it_is_read_is_looked_at_anew(
    check: Check, known: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = check()

    def grown(path: str, size: int) -> bytes:
        raise UnreadableError(f"{path} has more than {size} bytes by now")

    monkeypatch.setattr("articlelint.comparison.content_of", grown)
    assert expected == check("--cache-strategy", "content")
    assert [False, False] == known


CHANGES: dict[str, Callable[[], object]] = {
    "an article": lambda: write("notes/c.md", article(4)),
    "another article": lambda: write("posts/z.md", article(1)),
    "an article less": lambda: Path("notes/c.md").unlink(),
    "another name": lambda: Path("notes/c.md").rename("notes/e.md"),
    "a text that becomes an article": lambda: write("notes/robots.txt", article(3)),
    "an article that becomes a text": lambda: write("notes/d.txt", "none"),
    "an article that becomes a folder": lambda: replaced_by_folder("notes/c.md"),
    "an article that can't be found": lambda: replaced_by_link("notes/c.md"),
    "settings": lambda: write("articlelint.toml", SETTINGS.replace('"notes/**"', '"none/**"')),
    "settings further in": lambda: write("posts/articlelint.toml", OWN),
    "settings in a project's file": lambda: write("notes/pyproject.toml", '[tool.articlelint]\nignore = ["all"]\n'),
    "settings above that hold no more": lambda: Path("articlelint.toml").unlink(),
    "a schema": lambda: write("post.json", json.dumps({"required": ["x"]})),
    "a schema that is referred to": lambda: write("id.json", json.dumps({"type": "string"})),
    "a schema that is gone": lambda: Path("id.json").unlink(),
    "what Git ignores": lambda: write(".gitignore", "b.md\n"),
    "what Git ignores further in": lambda: write("notes/.gitignore", "*.txt\n"),
    "a file that is linked": lambda: Path("image.png").unlink(),
    "a heading that is linked": lambda: write("posts/b.md", article("'2'", "See http://news.io/.\n\n## Another")),
    "a folder of articles": lambda: write("posts/more/a.md", article(1)),
    "a file that says nothing": lambda: write("posts/x.bin", ""),
}


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("paths", [(), ("posts",), ("posts", "notes")], ids=" ".join)
def test_after_any_change_what_a_fresh_run_says_is_said(
    check: Check,
    known: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[], object],
    paths: tuple[str, ...],
) -> None:
    monkeypatch.setattr("articlelint.folder_tree.STEP", 0)
    for _ in range(2):
        check(*paths)
    assert [False, True] == known
    change()
    for strategy in ("stat", "content"):
        arguments = ("--cache-strategy", strategy, *paths)
        assert check("--no-cache", *paths) == check(*arguments) == check(*arguments)


@pytest.mark.usefixtures("site")
def test_each_format_is_the_same_from_what_is_remembered(
    run: Callable[..., Any], known: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articlelint.folder_tree.STEP", 0)
    run("check")
    for name in FORMATS:
        for more in ((), ("--quiet",), ("--statistics",), ("--color", "always"), ("--max-warnings", "0")):
            arguments = ("check", "--output-format", name, *more)
            assert run(*arguments, "--no-cache") == run(*arguments)
            assert known[-1]


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--select", "urls"],
        ["--ignore", "urls"],
        ["--config", "ignore=['urls']"],
        ["--isolated"],
        ["--today", "2031-01-01"],
        ["notes"],
        ["posts/a.md"],
        ["--fix", "--diff"],
        ["--baseline", "known.json"],
    ],
    ids=" ".join,
)
def test_another_request_has_an_answer_of_its_own(run: Callable[..., Any], arguments: list[str]) -> None:
    run("check", "--write-baseline", "known.json", "posts")
    run("check")
    assert run("check", *arguments, "--no-cache") == run("check", *arguments) == run("check", *arguments)
    assert run("check", "--no-cache") == run("check") == run("check")


@pytest.mark.usefixtures("site")
def test_what_time_brings_is_told_when_it_has_come(check: Check, known: list[bool]) -> None:
    """A day of grace ends, a planned article comes out, and an order of dates is no plan any more."""
    write("posts/a.md", article(1, more="lang: en\nborn: 2026-01-01T12:00:00Z\n"))
    write("posts/b.md", article(2, more="lang: en\nborn: 2026-01-03T13:00:00Z\nchanged: 2026-01-02\n"))
    write("posts/e.md", article(4, more="lang: en\nborn: 2026-01-03\n"))
    for select in ("all", "missing-translation", "dates-out-of-order", "future-date"):
        said = []
        for time in ("06:00", "06:01", "11:59:59", "12:00", "12:01", "12:59:59", "13:00", "13:01", "06:00"):
            arguments = ("--select", select, "--today", f"2026-01-03T{time}")
            said.append(check("--no-cache", *arguments))
            assert said[-1] == check(*arguments)
        assert len({one.out for one in said}) > 1
        assert any(known)
        known.clear()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"\xff\0" * 100),
        lambda file: file.write_bytes(file.read_bytes()[:-20]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"posts", b"roots")),
        replaced_by_folder,
    ],
    ids=["empty", "noise", "cut", "changed", "a folder"],
)
def test_what_is_damaged_is_not_believed(site: Path, check: Check, damage: Callable[[Path], object]) -> None:
    expected = check()
    damage(site / CACHE_FOLDER / WHOLE)
    assert expected == check() == check()


@pytest.mark.usefixtures("site")
def test_what_somebody_else_remembers_is_not_believed(
    site: Path, check: Check, monkeypatch: pytest.MonkeyPatch, known: list[bool]
) -> None:
    expected = check()
    monkeypatch.setenv("XDG_CACHE_HOME", str(site.parent / "another"))
    assert expected == check()
    assert not any(known)


@pytest.mark.usefixtures("site")
def test_an_article_that_was_written_a_moment_ago_is_compared_by_its_text(check: Check) -> None:
    write("posts/b.md", article(2, "One text."))
    check()
    state = Path("posts/b.md").stat()
    write("posts/b.md", article("x", "One text."))
    os.utime("posts/b.md", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert state.st_size == Path("posts/b.md").stat().st_size
    assert "posts/b.md:2:5: error[wrong-type]" in check().out


@pytest.mark.usefixtures("site")
def test_articles_are_not_read_again_and_again_for_having_been_new_once(
    check: Check, known: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(path: str, size: int) -> bytes:
        read.append(path)
        return content_of(path, size)

    monkeypatch.setattr("articlelint.comparison.content_of", noted)
    write("posts/a.md", article(1))
    check()
    monkeypatch.setattr("articlelint.files.STEP", 0)
    check()
    assert 4 == len(read)
    read.clear()
    check()
    assert [] == read
    for path in ("posts/a.md", "posts/b.md"):
        os.utime(path, (5, 5))
    check()
    assert 2 == len(read)
    assert [False, True, True, True] == known


@pytest.mark.usefixtures("site")
def test_a_plugin_is_asked_each_time(check: Check, known: list[bool]) -> None:
    write(
        "house.py",
        "from articlelint.rule import Finding, Invalid, Rule, Span, Valid\n\n"
        "class House(Rule):\n    '''An article exists.\n\n    ## Why\n    Tests ask.\n    '''\n\n"
        "    def check(self, article):\n        yield Finding(Span(0, 3), 'it does')\n\n"
        "    examples = (Valid('a', 'a'), Invalid('b', '⟦b⟧', message='c'))\n",
    )
    write("articlelint.toml", f'plugins = ["./house.py"]\n{SETTINGS}')
    assert check() == check() == check("--no-cache")
    assert not any(known)


@pytest.mark.usefixtures("site")
def test_what_is_remembered_is_removed_with_the_rest(site: Path, check: Check) -> None:
    check()
    assert 0 == status(["clean"])
    assert not (site / CACHE_FOLDER).exists()


@pytest.mark.parametrize("seed", range(12))
def test_after_any_order_of_changes_a_fresh_run_says_the_same(  # noqa: C901 one case for each change
    site: Path, check: Check, seed: int, monkeypatch: pytest.MonkeyPatch, known: list[bool]
) -> None:
    monkeypatch.setattr("articlelint.folder_tree.STEP", 0)
    chance = random.Random(seed)  # noqa: S311 no secret

    def made() -> str:
        more = f"lang: {chance.choice(['en', 'uk'])}\nborn: 2026-01-0{chance.randrange(1, 5)}\n"
        more += chance.choice(["", f"of: {chance.randrange(4)}\n", f"changed: 2026-01-0{chance.randrange(1, 5)}\n"])
        link = f"See [x](../{chance.choice(['posts', 'notes'])}/{chance.randrange(5)}.md{chance.choice(['', '#a'])})."
        body = chance.choice(["Text.", "See http://a.io/.", link, "## A\n\nText."])
        ignore = chance.choice(["", "", "# articlelint: ignore[duplicate-id] so\n"])
        return article(chance.randrange(4), body, more + ignore)

    def any_path() -> str:
        return f"{chance.choice(['posts', 'notes', 'posts/in'])}/{chance.randrange(5)}.{chance.choice(['md', 'txt'])}"

    for _ in range(8):
        write(any_path(), made())
    asked, today = ["."], "2026-01-07T10:00"
    for _ in range(14):
        present = [str(path) for path in site.glob("*/**/*.*") if path.suffix in {".md", ".txt"}]
        match chance.randrange(9):
            case 0 | 1:
                write(chance.choice(present), made())
            case 2:
                write(any_path(), made())
            case 3:
                Path(chance.choice(present)).unlink()
            case 4:
                Path(chance.choice(present)).replace(Path(chance.choice(present)).with_stem(str(chance.randrange(5))))
            case 5:
                write("articlelint.toml", SETTINGS.replace("grace-days = 2", f"grace-days = {chance.randrange(4)}"))
            case 6:
                write("posts/in/articlelint.toml", OWN if chance.random() < 0.5 else "")
            case _:
                pass
        if chance.random() < 0.3 or not all(map(os.path.isdir, asked)):
            asked = chance.choice([["."], ["posts"], ["notes", "posts"]])
            today = chance.choice(["2026-01-04T10:00", "2026-01-07T10:00", "2026-01-07T10:01", "2026-02-01"])
        strategy = chance.choice(["stat", "content"])
        fresh = check("--no-cache", "--today", today, *asked)
        for _ in range(2):
            assert fresh == check("--today", today, "--cache-strategy", strategy, *asked)
    assert any(known)


PLAIN = '[[collections]]\nname = "a"\nfiles = ["**"]\n'
INSECURE = article(1, "See <http://news.io/>.")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("files", "arguments", "change"),
    [
        (
            {"conf/c.toml": f'ignore = ["urls"]\n{PLAIN}', "conf/sub/x": ""},
            ["--config", "link/../c.toml"],
            lambda: write("conf/c.toml", PLAIN),
        ),
        (
            {"y/one.md": article(1), "one.md": article(1), "y/sub/x": ""},
            ["link/.."],
            lambda: write("y/one.md", INSECURE),
        ),
    ],
    ids=["settings", "articles"],
)
def test_behind_a_link_the_folder_above_is_another_one(
    run: Callable[..., Any], files: dict[str, str], arguments: list[str], change: Callable[[], None]
) -> None:
    for path, text in files.items():
        write(path, text)
    Path("link").symlink_to(Path(next(path for path in files if path.endswith("/x"))).parent)
    write("posts/a.md", INSECURE)
    before = run("check", *arguments)
    change()
    fresh = run("check", "--no-cache", *arguments)
    assert before != fresh == run("check", *arguments)


@pytest.mark.usefixtures("site")
def test_a_folder_that_is_a_link_may_lead_elsewhere(check: Check) -> None:
    write("articlelint.toml", f'{PLAIN}unique = [["id"]]\n')
    for folder in ("blog", "copy"):
        write(f"{folder}/one.md", article(7))
    Path("current").symlink_to("blog")
    check("current")
    Path("current").unlink()
    Path("current").symlink_to("copy")
    assert check("--no-cache", "current") == check("current")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("strategy", ["stat", "content"])
@pytest.mark.parametrize("paths", [["one"], ["one/a.md"], ["posts"]], ids=" ".join)
def test_two_files_that_change_places_are_not_each_other(check: Check, strategy: str, paths: list[str]) -> None:
    moment = 1_700_000_000
    write("one/a.md", article(11, "See <https://news.io/a>.\n\n## Heading"))
    write("two/a.md", article(11, "See <http://news.io/a>.\n\n## Meadings"))
    write("posts/a.md", article(12, "See [it](../one/a.md#heading)."))
    for path in ("one/a.md", "two/a.md"):
        os.utime(path, (moment, moment))
    assert Path("one/a.md").stat().st_size == Path("two/a.md").stat().st_size
    arguments = ["--cache-strategy", strategy, *paths]
    check(*arguments)
    Path("one").rename("three")
    Path("two").rename("one")
    Path("three").rename("two")
    assert check("--no-cache", *paths) == check(*arguments)


@pytest.mark.usefixtures("site")
def test_names_that_are_no_text_are_told_apart(check: Check) -> None:
    write("posts/a.md", article(1, "![it](picturexx.png)"))
    name = b"posts/picture\xff.png"
    try:
        Path(os.fsdecode(name)).touch()
    except OSError:
        pytest.skip("no such names on this file system")
    check()
    Path(os.fsdecode(name)).rename(os.fsdecode(name.replace(b"\xff", b"\xfe")))
    assert check("--no-cache") == check()
