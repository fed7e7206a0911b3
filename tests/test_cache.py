"""What was found last time is told again as long as nothing has changed, and is never a wrong answer."""

import json
import os
import random
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from articlelint import cache_folder as module
from articlelint.cli.main import status
from articlelint.diagnostic import Diagnostic, Finding, Label, Severity
from articlelint.fix import Edit, Fix, Safety
from articlelint.keeping import Unkept, record_from, row_of
from articlelint.looking import Record
from articlelint.program import program
from articlelint.run import Record as _Record
from articlelint.text import Span

Check = Callable[..., Any]

SETTINGS = """\
[[collections]]
name = "articles"
files = ["**"]
unique = [["id"]]
dates = [["born", "changed"]]
schema = "article.json"
links = {}
[collections.translations]
story = ["id"]
original = "of"
shared = ["born"]
"""
SCHEMA = {"properties": {"id": {"type": "integer"}}}
OLD = 1_700_000_000
ALL = ["a.md", "b.md", "c.md"]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.delenv("CI", raising=False)
    return home


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that are looked at, rather than remembered."""
    from articlelint import first_looks  # noqa: PLC0415 the module that is patched

    seen: list[str] = []
    look = first_looks.records_of

    def noted(looks: Any, *arguments: Any, **named: Any) -> list[_Record]:
        seen.extend(one.task.path for one in looks)
        return look(looks, *arguments, **named)

    monkeypatch.setattr(first_looks, "records_of", noted)
    return seen


def write(articles: Mapping[str, str], *, is_old: bool = True) -> None:
    for path, text in articles.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, "utf-8")
        if is_old:
            os.utime(path, (OLD, OLD))


def article(identity: object = 1, body: str = "A text.", more: str = "") -> str:
    return f"---\nid: {identity}\n{more}---\n{body}\n"


@pytest.fixture
def site(folder: Path) -> Path:
    write({"articlelint.toml": SETTINGS, "article.json": json.dumps(SCHEMA)})
    write(
        {"a.md": article(1), "b.md": article("'2'", "See http://news.io/.", "born: 2020-01-01\n"), "c.md": article(3)}
    )
    return folder


def test_a_folder_that_holds_anything_else_is_none_for_a_cache(
    site: Path, check: Check, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nobody's file is written over, and nobody's folder is told to Git and to us to be passed over."""
    write({"articles": "mine", "sub/run": "mine"})
    held = sorted(site.rglob("*"))
    for name in (".", "sub", str(site)):
        assert status(["check", "--cache-dir", name]) == 2
        assert f"`{name}` holds other files" in capfd.readouterr().err
    assert sorted(site.rglob("*")) == held
    assert (site / "articles").read_text() == "mine"
    (site / "empty").mkdir()
    for name in ("empty", "new/one"):
        first = check("--cache-dir", name)
        assert first == check("--cache-dir", name)
        assert (site / name / "articles").is_file()


def test_what_is_in_the_way_in_the_usual_folder_stays(site: Path, check: Check) -> None:
    write({".articlelint_cache/articles": "mine", ".articlelint_cache/notes.txt": "mine"})
    assert check() == check("--no-cache")
    assert {path.name: path.read_text() for path in (site / ".articlelint_cache").iterdir()} == {
        "articles": "mine",
        "notes.txt": "mine",
    }


def test_what_has_not_changed_is_not_looked_at_again(site: Path, check: Check, looks: list[str]) -> None:
    first = check()
    assert (first.code, 3) == (1, len(looks))
    looks.clear()
    assert first == check()
    assert [] == looks
    assert {".gitignore", "CACHEDIR.TAG", "articles", "run"} == {
        path.name for path in (site / module.CACHE_FOLDER).iterdir()
    }


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("change", "again"),
    [
        (lambda: write({"a.md": article(1, "Another text.")}), ["a.md"]),
        (lambda: write({"d.md": article(4)}), ["d.md"]),
        (
            lambda: write({"articlelint.toml": SETTINGS + "[rules.future-date]\nleeway-minutes = 1\n"}),
            ["a.md", "b.md", "c.md"],
        ),
        (lambda: write({"article.json": json.dumps({"properties": {"id": {}}})}), ["a.md", "b.md", "c.md"]),
        (lambda: write({"articlelint.toml": 'ignore = ["insecure-url"]\n' + SETTINGS}), ["a.md", "b.md", "c.md"]),
        (lambda: os.utime("a.md", (OLD + 5, OLD + 5)), []),
        (lambda: Path("a.md").rename("z.md"), ["z.md"]),
        (lambda: Path("a.md").unlink(), []),
    ],
)
def test_what_has_changed_is_looked_at_again_with_all_that_depends_on_it(
    check: Check, looks: list[str], change: Callable[[], object], again: list[str]
) -> None:
    check()
    change()
    looks.clear()
    with_cache = check()
    assert again == sorted(looks)
    assert check("--no-cache") == with_cache


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    "arguments",
    [["--select", "urls"], ["--ignore", "urls"], ["--today", "2031-01-01"], ["--config", "ignore=['urls']"]],
)
def test_what_is_asked_for_is_told_whatever_was_asked_before(check: Check, arguments: list[str]) -> None:
    check()
    expected = check(*arguments, "--no-cache")
    assert expected == check(*arguments) == check(*arguments)
    assert check() == check("--no-cache")


@pytest.mark.usefixtures("site")
def test_an_earlier_day_is_asked_anew(check: Check) -> None:
    check("--today", "2031-01-01T12:00:00")
    assert check("--today", "2031-01-01T06:00:00", "--no-cache") == check("--today", "2031-01-01T06:00:00")
    write({"d.md": article(5, more="born: 2031-01-01T09:00:00Z\n")})
    late = check("--today", "2031-01-01T12:00:00")
    early = check("--today", "2031-01-01T06:00:00")
    assert "future-date" in early.out
    assert "future-date" not in late.out
    assert late == check("--today", "2031-01-01T12:00:00")


@pytest.mark.usefixtures("site")
def test_a_file_that_was_written_a_moment_ago_is_compared_by_its_text(check: Check, looks: list[str]) -> None:
    """Its time and size may be the same after another change."""
    write({"a.md": article(1, "One text.")}, is_old=False)
    check()
    state = Path("a.md").stat()
    Path("a.md").write_text(article("x", "One text."), "utf-8")
    os.utime("a.md", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert state.st_size == Path("a.md").stat().st_size
    looks.clear()
    assert "a.md:2:5: error[wrong-type]" in check().out
    assert ["a.md"] == looks


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("strategy", ["stat", "content", "auto"])
def test_a_time_that_was_set_back_hides_no_change(check: Check, strategy: str) -> None:
    check("--cache-strategy", strategy)
    state = Path("a.md").stat()
    Path("a.md").write_text(article("x"), "utf-8")
    os.utime("a.md", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert "a.md:2:5: error[wrong-type]" in check("--cache-strategy", strategy).out


@pytest.mark.usefixtures("site")
def test_what_has_another_time_and_the_same_text_is_not_looked_at_again(
    check: Check, looks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a fresh checkout; where all texts are compared, none of them is read twice."""
    check()
    for ci in ("", "true"):
        monkeypatch.setenv("CI", ci)
        for path in ALL:
            os.utime(path, (OLD + 9, OLD + 9))
        looks.clear()
        check()
        assert [] == looks


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"\xff\0" * 100),
        lambda file: file.write_bytes(file.read_bytes()[:-20]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"insecure-url", b"insecure-uri")),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["empty", "noise", "cut", "changed", "a folder"],
)
def test_a_damaged_cache_is_an_empty_one(site: Path, check: Check, damage: Callable[[Path], object]) -> None:
    expected = check()
    damage(site / module.CACHE_FOLDER / "articles")
    assert expected == check() == check()


@pytest.mark.usefixtures("site")
def test_a_cache_that_somebody_else_wrote_is_not_believed(
    site: Path, check: Check, monkeypatch: pytest.MonkeyPatch, looks: list[str]
) -> None:
    expected = check()
    monkeypatch.setenv("XDG_CACHE_HOME", str(site.parent / "another"))
    looks.clear()
    assert expected == check()
    assert 3 == len(looks)


@pytest.mark.usefixtures("site")
def test_where_nothing_can_be_kept_all_is_looked_at(
    site: Path, check: Check, monkeypatch: pytest.MonkeyPatch, looks: list[str]
) -> None:
    (site.parent / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(site.parent / "file"))
    expected = check("--no-cache")
    looks.clear()
    assert expected == check() == check("--cache-dir", str(site.parent / "file" / "x"))
    assert 6 == len(looks)
    assert not (site / module.CACHE_FOLDER).exists()


@pytest.mark.usefixtures("site")
def test_the_secret_is_the_users_own(check: Check, own_home: Path) -> None:
    check()
    secret = own_home / "articlelint" / "secret"
    assert 32 == len(secret.read_bytes())
    assert 0o600 == stat.S_IMODE(secret.stat().st_mode)


def test_without_settings_nothing_is_kept(folder: Path, check: Check) -> None:
    write({"a.md": article()})
    check()
    assert ["a.md"] == sorted(path.name for path in folder.iterdir())
    check("--cache-dir", "kept")
    assert ["a.md", "kept"] == sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("site")
def test_what_a_fix_leaves_is_kept_and_what_it_changes_is_looked_at(check: Check, looks: list[str]) -> None:
    write({"a.md": article("'1'")})
    check()
    fixed = check("--fix", "--unsafe-fixes")
    assert article(1) == Path("a.md").read_text("utf-8")
    looks.clear()
    assert fixed.out == check().out
    assert "a.md" in looks


@pytest.mark.usefixtures("site")
def test_files_around_an_article_that_it_speaks_of_count_too(check: Check) -> None:
    write({"a.md": article(1, "See [it](c.md#heading) and [that](d.md)."), "c.md": article(3, "## Heading")})
    expected = check("--no-cache")
    assert "broken-internal-link" in expected.out
    assert expected == check() == check()
    write({"d.md": article(4)})
    assert check("--no-cache") == check()
    write({"c.md": article(3, "## Another")}, is_old=False)
    changed = check()
    assert changed == check("--no-cache")
    assert "heading" in changed.out


@pytest.mark.usefixtures("site")
def test_a_plugin_that_changes_is_asked_again(check: Check) -> None:
    plugin = """
from articlelint.rule import Finding, Invalid, Rule, Span, Valid

class House(Rule):
    '''An article exists.

    ## Why
    Tests ask.
    '''

    def check(self, article):
        yield Finding(Span(0, 3), "WORD")

    examples = (Valid("a", "a"), Invalid("b", "⟦b⟧", message="c"))
"""
    write({"articlelint.toml": f'plugins = ["./house.py"]\n{SETTINGS}', "house.py": plugin.replace("WORD", "one")})
    assert 3 == check().out.count("[house] one")
    write({"house.py": plugin.replace("WORD", "another")})
    assert 3 == check().out.count("[house] another")


@pytest.mark.usefixtures("site")
def test_what_others_say_is_known_of_those_that_were_not_checked(check: Check) -> None:
    write({"d.md": article(1, more="born: 2026-01-02\n"), "a.md": article(1, more="born: 2026-01-01\n")})
    expected = check("--no-cache", "d.md")
    assert "duplicate-id" in expected.out
    assert expected == check("d.md") == check("d.md")
    write({"a.md": article(9)})
    assert [] == check("d.md").out.splitlines()


@pytest.mark.parametrize("seed", range(8))
def test_after_any_order_of_changes_and_runs_the_cache_says_what_a_fresh_run_says(
    folder: Path, check: Check, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 no secret
    write({"articlelint.toml": SETTINGS, "article.json": json.dumps(SCHEMA)})

    def made() -> str:
        more = f"born: 2026-01-0{chance.randrange(1, 4)}\n" + chance.choice(["", f"of: {chance.randrange(4)}\n"])
        body = chance.choice(["Text.", "See http://a.io/.", f"See [x]({chance.randrange(9)}.md)."])
        ignore = chance.choice(["", "# articlelint: ignore[duplicate-id] so\n"])
        return article(chance.randrange(4), body, more + ignore)

    for number in range(6):
        write({f"{number}.md": made()}, is_old=chance.random() < 0.5)
    for _ in range(10):
        present = sorted(path.name for path in folder.glob("*.md"))
        match chance.randrange(5):
            case 0:
                write({chance.choice(present): made()}, is_old=False)
            case 1:
                write({f"{chance.randrange(12)}.md": made()}, is_old=False)
            case 2 if len(present) > 2:
                Path(chance.choice(present)).unlink()
            case 3:
                Path(chance.choice(present)).replace(f"{chance.randrange(12)}.md")
            case _:
                pass
        present = sorted(path.name for path in folder.glob("*.md"))
        asked = chance.choice([[], chance.sample(present, min(2, len(present)))])
        assert check("--no-cache", *asked) == check(*asked)


def test_a_record_is_the_same_after_it_was_kept() -> None:
    fix = Fix("a fix", (Edit(Span(1, 2), "\ud800"), Edit(Span(3, 3), "x")), Safety.UNSAFE)
    labels = (Label(Span(0, 1), "here"), Label(Span(2, 4), "there", "other.md"))
    found = [
        Diagnostic("a.md", "one", "two", Severity.INFO, Finding(Span(1, 2), "m", "h", labels, fix, Severity.ERROR)),
        Diagnostic("a.md", "one", "two", Severity.ERROR, Finding(Span(0, 0), "m")),
    ]
    record = Record(found, "text", is_waiting=True)
    assert record == record_from(json.loads(json.dumps(row_of(record))), "a.md", "text")


@pytest.mark.parametrize("row", [None, 1, [], [[1], None, None, False], [[["a", "b", 9, []]], None, None, False]])
def test_what_is_no_record_is_not_taken_for_one(row: object) -> None:
    with pytest.raises(Unkept):
        record_from(row, "a.md", "text")


@pytest.mark.usefixtures("site")
def test_a_cache_is_removed_with_what_belongs_to_it_alone(site: Path, check: Check) -> None:
    folder = site / module.CACHE_FOLDER
    check()
    (folder / "mine").write_text("", "utf-8")
    assert 0 == status(["clean"])
    assert ["mine"] == [path.name for path in folder.iterdir()]
    (folder / "mine").unlink()
    check()
    (site / "sub").mkdir()
    assert 0 == status(["clean", "sub"])
    assert not folder.exists()
    assert 0 == status(["clean"])


@pytest.mark.usefixtures("site")
def test_a_folder_that_is_not_there_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    assert 2 == status(["clean", "nowhere"])
    assert "articlelint: `nowhere` does not exist\n" == capfd.readouterr().err


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", ["a\tb.md", "a\nb.md", '"a".md', "+a.md", "à.md", os.fsdecode(b"a\xff.md")])
def test_an_article_may_be_called_anything(check: Check, looks: list[str], name: str) -> None:
    try:
        write({name: article("x")})
    except OSError:
        pytest.skip("this file system has no such names")
    expected = check("--output-format", "json")
    looks.clear()
    assert expected == check("--output-format", "json")
    assert [] == looks


def test_another_version_of_what_articlelint_needs_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = program.__wrapped__()
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "another-1.0.dist-info").mkdir()
    assert before == program.__wrapped__()
    (tmp_path / "PyYAML-99.0.dist-info").mkdir()
    assert before != program.__wrapped__()
