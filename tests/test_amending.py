"""After a few edits only what they change is looked at, and what is told is what a fresh run says, to the byte."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint import first_looks, standing
from articlelint.cli import amended
from articlelint.cli.request import Request
from articlelint.corpus import Report
from articlelint.folder_tree import folder_tree
from articlelint.run import Run
from articlelint.surroundings import Surroundings
from articlelint.verdicts import differing, under
from articlelint.walking import discover, turn

Check = Callable[..., Any]

SETTINGS = """\
select = ["all"]
ignore = ["short-body"]
[[collections]]
name = "posts"
files = ["posts/**"]
unique = [["id"]]
links = { anchors = true }
[collections.titles]
per = ["lang"]
[collections.translations]
story = ["story"]
original = "of"
languages = ["en", "uk"]
language = "lang"
since = "born"
[collections.tags]
field = "tags"
common = 3

[[collections]]
name = "notes"
files = ["notes/**"]
unique = [["id"]]

[[overrides]]
files = ["posts/in/**"]
ignore = ["duplicate-title"]
"""


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("articlelint.folder_tree.STEP", 0)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were looked at for the first time, in this process."""
    paths: list[str] = []
    read_file = first_looks.read

    def noted(path: str, most: int) -> str:
        paths.append(path)
        return read_file(path, most)

    monkeypatch.setattr(first_looks, "read", noted)
    return paths


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


def article(identity: object, body: str = "A text.", **fields: object) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in {"id": identity, **fields}.items())
    return f"---\n{lines}---\n{body}\n"


@pytest.fixture
def site(folder: Path) -> Path:
    write("articlelint.toml", SETTINGS)
    write("posts/a.md", article(1, "See [it](b.md#a-heading).", title="One", story=1, lang="en"))
    write("posts/b.md", article(2, "## A heading\n\nA text.", title="Two", story=1, lang="uk", of="en"))
    write("posts/c.md", article(3, title="Three", story=3, lang="en"))
    write("posts/in/d.md", article(4, title="Four", story=4, lang="en"))
    write("notes/e.md", article(5))
    write("notes/f.md", article(6))
    return folder


CHANGES: dict[str, tuple[Callable[[], object], list[str]]] = {
    "a text": (lambda: write("posts/c.md", article(3, "http://a.io/.", title="Three", story=3)), ["posts/c.md"]),
    "what another has": (lambda: write("posts/c.md", article(1, title="Three", story=3)), ["posts/c.md"]),
    "a heading that is linked": (lambda: write("posts/b.md", article(2, "A text.")), ["posts/a.md", "posts/b.md"]),
    "a story": (lambda: write("posts/b.md", article(2, story=3, lang="uk", of="en")), ["posts/a.md", "posts/b.md"]),
    "two at a time": (
        lambda: (write("notes/e.md", article(7)), write("notes/f.md", article(7))),
        ["notes/e.md", "notes/f.md"],
    ),
    "one more": (lambda: write("notes/b.md", article(6)), ["notes/b.md"]),
    "one less": (lambda: Path("posts/b.md").unlink(), ["posts/a.md"]),
    "another name": (lambda: Path("posts/c.md").rename("posts/z.md"), ["posts/z.md"]),
}


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("change", "looked_at"), CHANGES.values(), ids=CHANGES)
def test_only_what_may_have_changed_is_looked_at(
    check: Check, known: list[bool], read: list[str], change: Callable[[], object], looked_at: list[str]
) -> None:
    write("posts/g.md", article(8, title="Five", story=4, lang="uk", of="en"))
    check()
    change()
    read.clear()
    told = check()
    assert sorted(read) == looked_at
    assert told == check("--no-cache") == check()
    assert [False, True, False, True] == known


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("posts/in/d.md").unlink(),
        lambda: [Path(path).unlink() for path in ("notes/e.md", "notes/f.md")],
        lambda: write("other/a.md", article(1)),
        lambda: write("posts/c.md", "---\nid: [\n---\nA text.\n"),
        lambda: [write(f"notes/{number}.md", article(number)) for number in range(101)],
    ],
    ids=["of an override", "of a collection", "a folder", "what can't be read", "many"],
)
def test_where_more_may_depend_on_a_change_all_are_looked_at(
    check: Check, known: list[bool], change: Callable[[], object]
) -> None:
    check()
    change()
    assert check() == check("--no-cache")
    assert [False, False, False] == known


@pytest.mark.usefixtures("site")
def test_records_of_another_run_are_not_taken_for_those_of_the_one_before(check: Check, known: list[bool]) -> None:
    check()
    write("notes/f.md", article(5))
    check("--select", "wrong-type", "notes/f.md")
    assert check() == check("--no-cache")
    assert [False, False, False, False] == known


@pytest.mark.usefixtures("site")
def test_an_article_beside_the_folder_that_is_checked_is_known_as_well(check: Check) -> None:
    for path in ("notes/e.md", "notes/f.md"):
        Path(path).unlink()
    write("articlelint.toml", SETTINGS.replace('files = ["notes/**"]', 'files = ["other/**"]'))
    write("notes/readme.md", "A text.")
    write("posts/in/e.md", article(5))
    check("posts/in")
    write("posts/z.md", article(4))
    assert check("posts/in") == check("--no-cache", "posts/in")
    check("posts")
    write("notes/z.md", article(4))
    assert check("posts") == check("--no-cache", "posts") == check("posts")


@pytest.mark.usefixtures("site")
def test_an_override_is_idle_though_it_would_hold_for_articles_of_settings_within(check: Check) -> None:
    write("articlelint.toml", SETTINGS.replace("posts/in/**", "**/in/**"))
    write("notes/own/articlelint.toml", '[[collections]]\nname = "own"\nfiles = ["**"]\n')
    write("notes/own/in/a.md", article(7))
    check()
    Path("posts/in/d.md").unlink()
    assert check() == check("--no-cache")


def test_with_an_article_beside_the_folder_of_the_settings_nobody_knows_all(folder: Path, check: Check) -> None:
    """Once there is one, no article is known to be missing; without it, all of them are known again."""
    translations = '[collections.translations]\nstory = ["story"]\noriginal = "of"\nlanguages = ["en", "uk"]\n'
    write("posts/own.toml", f'[[collections]]\nname = "all"\nfiles = ["**"]\n{translations}')
    write("posts/a.md", article(1, story=1, lang="en"))
    write("notes/readme", "A folder.")
    asked = ("--config", "posts/own.toml", "--cache-dir", str(folder.parent / "cache"))
    told = check(*asked)
    assert "missing-translation" in told.out
    write("notes/b.md", article(2, story=2, lang="en"))
    assert check(*asked) == check("--no-cache", *asked)
    Path("notes/b.md").unlink()
    assert check(*asked) == check("--no-cache", *asked) == told


@pytest.mark.usefixtures("site")
def test_an_article_that_git_ignores_is_none_however_new_it_is(check: Check) -> None:
    Path(".git").mkdir()
    write(".gitignore", "/notes/b*\n")
    check()
    write("notes/b.md", article(5))
    assert check() == check("--no-cache")
    write("notes/c.md", article(5))
    assert check() == check("--no-cache")


@pytest.mark.usefixtures("site")
def test_an_article_that_is_edited_a_moment_after_the_glance_is_told_of_as_it_is_by_then(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("notes/e.md", article(6))
    write("notes/f.md", article(6, f"{'Text. ' * 9}See [it](http://a.io/)."))
    check()
    write("notes/e.md", article(5))
    read_file = standing.read

    def late(path: str, most: int) -> str:
        if path == "notes/f.md":
            write(path, article(6))
        return read_file(path, most)

    monkeypatch.setattr("articlelint.files.STEP", 0)
    monkeypatch.setattr("articlelint.standing.read", late)
    assert check() == check("--no-cache")


@pytest.mark.usefixtures("site")
def test_settings_that_are_changed_a_moment_after_they_were_compared_hold_for_all_articles(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    check()
    write("notes/e.md", article(5, "Another text."))
    run_for = amended.run_for

    def late(request: Request) -> Run:
        write("articlelint.toml", SETTINGS.replace('["short-body"', '["short-body", "translation-outline"'))
        return run_for(request)

    monkeypatch.setattr("articlelint.cli.amended.run_for", late)
    assert check() == check("--no-cache")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("is_amended", [False, True])
def test_a_text_that_stood_there_for_a_moment_leaves_nothing_behind(
    check: Check, monkeypatch: pytest.MonkeyPatch, *, is_amended: bool
) -> None:
    before = Path("posts/a.md").read_text("utf-8")
    read_file = standing.read

    def passing(path: str, most: int) -> str:
        write("posts/a.md", f"{before}\n## A heading\n")
        text = read_file(path, most)
        write("posts/a.md", before)
        return text

    if is_amended:
        check()
        write("posts/b.md", article(2, "## A heading\n\nText.", title="Two", story=1, lang="uk", of="en"))
    with monkeypatch.context() as patched:
        patched.setattr("articlelint.standing.read", passing)
        assert "no such heading" not in check().out
    assert check() == check("--no-cache")


def test_what_is_known_of_a_file_is_never_taken_for_what_stands_there_since(folder: Path) -> None:
    """A text that was read before an edit is not known under the stamp that the file has after it."""
    write("a.md", "## One\n")
    tree = folder_tree(str(folder), notes=True)
    assert Surroundings("b.md", tree).anchors("a.md")
    write("a.md", "## Another\n")
    late = Surroundings("c.md", tree)
    assert late.anchors("a.md")
    assert late.asked
    assert not Surroundings("", folder_tree(str(folder))).would_answer(late.asked)


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edits_a_fresh_run_says_the_same(site: Path, check: Check, known: list[bool], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 no secret

    def made() -> str:
        fields = {
            "title": chance.choice(["One", "Two", "Three"]),
            "story": chance.randrange(3),
            "lang": chance.choice(["en", "uk"]),
            "tags": chance.choice(["[RED, GREEN]", "[RED]", "[REDD]", "[BLUE]"]),
            "born": f"2026-01-0{chance.randrange(1, 5)}",
            **({"of": chance.choice(["en", "uk"])} if chance.random() < 0.4 else {}),
        }
        link = f"See [x](../{chance.choice(['posts', 'notes'])}/{chance.randrange(5)}.md{chance.choice(['', '#a'])})."
        body = chance.choice(["Text.", "See http://a.io/.", link, "## A\n\nText.", "One more text of some words."])
        ignore = chance.choice(["", "", "", "<!-- articlelint: ignore-file[duplicate-title] -- so -->\n\n"])
        return article(chance.randrange(6), ignore + body, **fields)

    for number in range(5):
        for name in ("posts", "posts/in", "notes"):
            write(f"{name}/{number}.md", made())
    asked = chance.choice([(), (".",), (str(site),), ("posts", "notes")])
    for _ in range(16):
        present = [str(path) for path in site.glob("*/**/*.md")]
        match chance.randrange(8):
            case 0:
                write(f"{chance.choice(['posts', 'posts/in', 'notes'])}/{chance.randrange(9)}.md", made())
            case 1:
                Path(chance.choice(present)).unlink()
            case 2:
                Path(chance.choice(present)).replace(Path(chance.choice(present)).with_stem(str(chance.randrange(9))))
            case _:
                for path in chance.sample(present, chance.choice([1, 1, 2, 4])):
                    write(path, made())
        strategy = chance.choice(["stat", "content"])
        today = ("--today", f"2026-02-01T{chance.randrange(10, 20)}:00")
        fresh = check("--no-cache", *today, *asked)
        for _ in range(2):
            assert fresh == check("--cache-strategy", strategy, *today, *asked)
    assert any(known[4::3])


names = st.text("ab-.é", min_size=1, max_size=3).filter(lambda name: name.strip("."))


@given(st.sets(st.lists(names, min_size=1, max_size=3).map(tuple), max_size=8))
def test_articles_take_their_turns_as_a_walk_comes_to_them(
    tmp_path_factory: pytest.TempPathFactory, paths: set[tuple[str, ...]]
) -> None:
    root = tmp_path_factory.mktemp("walk")
    for *folders, name in paths:
        folder = root.joinpath(*(f"{one}_" for one in folders))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.md").touch()
    found = [os.path.relpath(path, root).replace(os.sep, "/") for path in discover([str(root)]).articles]
    assert found == sorted(found, key=turn)


facts = st.dictionaries(
    st.sampled_from("ab"),
    st.dictionaries(st.sampled_from("xyz"), st.dictionaries(st.sampled_from("rs"), st.sampled_from("12"), min_size=1)),
)


@given(facts, facts)
def test_two_reports_say_the_same_under_all_keys_but_those_that_differ(
    before: dict[str, dict[str, dict[str, str]]], after: dict[str, dict[str, dict[str, str]]]
) -> None:
    keys = differing(Report(before, "", {}), Report(after, "", {}))
    rest = {topic: set("xyz") - keys.get(topic, set()) for topic in "ab"}
    assert under(Report(before, "", {}), rest) == under(Report(after, "", {}), rest)
    for topic, touched in keys.items():
        assert all(before.get(topic, {}).get(key) != after.get(topic, {}).get(key) for key in touched)
