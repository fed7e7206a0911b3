import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest

from articlelint.diagnostic import Diagnostic, Finding, Label, Severity
from articlelint.files import Refusal
from articlelint.registry import shipped_rules
from articlelint.rule import Article, Rule
from articlelint.run import Run, Wishes
from articlelint.settings import UNREADABLE, MistakenSettings
from articlelint.text import Span

TODAY = datetime(2026, 1, 8, tzinfo=UTC)


class NamesItsWorld(Rule):
    """Says which collection and contract an article has: these tests ask how files and settings meet."""

    severity: ClassVar[Severity] = Severity.WARNING
    words: str = "plain"

    def check(self, article: Article) -> Iterator[Finding]:
        has_contract = bool(article.facts.contract.breaches({"x": 1}))
        said = f"{self.words}, {article.facts.collection.name}, {'held' if has_contract else 'free'}"
        yield Finding(Span(0, 0), said)


class FindsNothing(Rule):
    """Finds nothing in any article, so that its text need not be kept."""

    def check(self, article: Article) -> Iterator[Finding]:
        yield from (Finding(Span(0, 1), "x") for _ in () if article)


class PointsElsewhere(Rule):
    """Has a label in another file."""

    def check(self, article: Article) -> Iterator[Finding]:
        if "elsewhere" in article.text:
            labels = (Label(Span(0, 5), "there", "other.txt"), Label(Span(0, 5), "nowhere", "gone.txt"))
            yield Finding(Span(0, 1), "points elsewhere", labels=labels)


RULES = (NamesItsWorld, FindsNothing, PointsElsewhere)
ONE_COLLECTION = '[[collections]]\nname = "blog"\nfiles = ["blog/**"]\n'


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str = "---\nx: 1\n---\n") -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")
    return path


def run_on(*paths: str, **wishes: object) -> list[Diagnostic]:
    run = Run(Wishes(TODAY, **wishes), RULES)  # type: ignore[arg-type]
    run.prepare(paths)
    return run.check().diagnostics


def said(*paths: str, **wishes: object) -> dict[str, str]:
    return {one.path: one.finding.message for one in run_on(*paths, **wishes)}


def test_without_settings_the_shipped_collection_and_contract_hold() -> None:
    assert said(write("deep/down/a.md")) == {"deep/down/a.md": "plain, articles, held"}


def test_the_nearest_settings_above_a_file_hold_alone() -> None:
    write("articlelint.toml", '[rules.names-its-world]\nwords = "outer"\n')
    write("sub/articlelint.toml", '[rules.names-its-world]\nwords = "inner"\n')
    write("sub/bare/articlelint.toml", "")
    paths = write("a.md"), write("sub/deep/b.md"), write("sub/bare/c.md")
    assert said(*paths) == {
        "a.md": "outer, articles, held",
        "sub/deep/b.md": "inner, articles, held",
        "sub/bare/c.md": "plain, articles, held",
    }


def test_a_project_file_counts_where_it_has_a_table_for_it() -> None:
    write("pyproject.toml", '[tool.articlelint.rules.names-its-world]\nwords = "project"\n')
    write("sub/pyproject.toml", '[project]\nname = "about-articlelint"\n')
    write("both/pyproject.toml", '[tool.articlelint.rules.names-its-world]\nwords = "lost"\n')
    write("both/articlelint.toml", '[rules.names-its-world]\nwords = "own"\n')
    found = said(write("a.md"), write("sub/b.md"), write("both/c.md"))
    assert [message.split(",")[0] for message in found.values()] == ["project", "own", "project"]


def test_a_broken_project_file_that_is_not_about_articles_does_no_harm() -> None:
    write("pyproject.toml", "[broken\n")
    assert said(write("a.md")) == {"a.md": "plain, articles, held"}


def test_a_file_belongs_to_the_collection_that_its_path_from_the_settings_fits() -> None:
    schema = write("schemas/blog.json", json.dumps({"properties": {"x": {"type": "string"}}}))
    write("site/articlelint.toml", ONE_COLLECTION + f'schema = "../{schema}"\n')
    paths = write("site/blog/a.md"), write("site/other/b.md"), write("site/sub/blog/c.md")
    assert said(*paths) == {
        "site/blog/a.md": "plain, blog, held",
        "site/other/b.md": "plain, articles, free",
        "site/sub/blog/c.md": "plain, articles, free",
    }


def test_settings_that_are_named_hold_for_every_file_and_count_from_their_own_folder() -> None:
    config = write("conf/own.toml", '[rules.names-its-world]\nwords = "named"\n' + ONE_COLLECTION)
    write("articlelint.toml", '[rules.names-its-world]\nwords = "lost"\n')
    found = said(write("a.md"), write("conf/blog/b.md"), config=config)
    assert found == {"a.md": "named, articles, free", "conf/blog/b.md": "named, blog, free"}


def test_mistakes_of_all_settings_are_told_at_once_and_each_once() -> None:
    write("articlelint.toml", "selct = []\n")
    write("sub/articlelint.toml", ONE_COLLECTION + 'schema = "lost.json"\n')
    write("shipped/articlelint.toml", ONE_COLLECTION + 'schema = "artcle"\n')
    paths = [write(f"{folder}/{name}.md") for folder in ("x", "y", "sub/blog", "shipped/blog") for name in "ab"]
    with pytest.raises(MistakenSettings) as error:
        run_on(*paths)
    assert [":".join(map(str, mistake)) for mistake in error.value.mistakes] == [
        "articlelint.toml:1:1:unknown setting `selct` (did you mean `select`?)",
        "sub/articlelint.toml:4:10:the schema `sub/lost.json` can't be read: no such file or directory",
        "shipped/articlelint.toml:4:10:no schema called `artcle` comes with articlelint (did you mean `article`?)",
    ]


def test_a_broken_schema_is_told_together_with_what_else_is_wrong_with_the_settings() -> None:
    text = '[[collections]]\nname = "blog"\nschema = "{}"\nfile = []\nfiles = ["blog/**"]\n'
    write("articlelint.toml", text.format("lost.json"))
    write("broken.json", '{"type": "sting"}')
    write("sub/articlelint.toml", "x = 1\n" + text.format("../broken.json"))
    with pytest.raises(MistakenSettings) as error:
        run_on(write("blog/a.md"), write("blog/deep/b.md"), write("sub/c.md"))
    assert [":".join(map(str, mistake)) for mistake in error.value.mistakes] == [
        "articlelint.toml:3:10:the schema `lost.json` can't be read: no such file or directory",
        "articlelint.toml:4:1:unknown setting `file`",
        "sub/articlelint.toml:1:1:unknown setting `x`",
        "sub/articlelint.toml:4:10:broken.json:1:2: `sting` is no type: did you mean `string`?",
        "sub/articlelint.toml:5:1:unknown setting `file`",
    ]


def test_a_field_that_a_collection_names_must_be_one_of_its_contract() -> None:
    write("own.json", '{"properties": {"date": {}, "x": {}}, "additionalProperties": false}')
    write("articlelint.toml", ONE_COLLECTION + 'schema = "own.json"\ndates = [["date", "updated"]]\n')
    with pytest.raises(MistakenSettings, match="the contract has no field `updated`"):
        run_on(write("blog/a.md"), write("blog/b.md"))


def test_settings_that_are_a_link_to_nothing_are_a_mistake(inside: Path) -> None:
    write("a.md")
    (inside / "articlelint.toml").symlink_to("gone.toml")
    with pytest.raises(MistakenSettings, match="the settings can't be read"):
        said("a.md")


def test_settings_that_cannot_be_read_are_a_mistake() -> None:
    with pytest.raises(MistakenSettings, match="the settings can't be read: no such file or directory"):
        said(write("a.md"), config="lost.toml")


def test_selection_on_the_command_line_takes_the_place_of_the_settings_and_ignoring_adds_to_them() -> None:
    write("articlelint.toml", 'select = ["points-elsewhere"]\n')
    path = write("a.md", "elsewhere")
    assert {one.rule for one in run_on(path)} == {"points-elsewhere"}
    assert {one.rule for one in run_on(path, select=("names-its-world",))} == {"names-its-world"}
    assert {one.rule for one in run_on(path, select=("all",), ignore=("points-elsewhere",))} == {"names-its-world"}
    assert run_on(path, ignore=(RULES[2].family,)) == []


def test_settings_decide_how_bad_a_finding_is() -> None:
    write("articlelint.toml", 'severity = { names-its-world = "error" }\n')
    assert [one.severity for one in run_on(write("a.md"))] == [Severity.ERROR]


def test_a_file_that_cannot_be_read_is_an_error_and_the_rest_is_checked() -> None:
    run = Run(Wishes(TODAY), RULES)
    run.prepare(["gone.md", write("a.md")])
    outcome = run.check(refusals=[Refusal("shut", "permission denied")])
    assert outcome.checked == 1
    assert [(one.path, one.rule, one.severity.word, one.finding.message) for one in outcome.diagnostics] == [
        ("a.md", "names-its-world", "warning", "plain, articles, held"),
        ("gone.md", UNREADABLE[0], "error", "this can't be read: no such file or directory"),
        ("shut", UNREADABLE[0], "error", "this can't be read: permission denied"),
    ]


def test_texts_are_kept_of_files_with_findings_and_of_those_that_labels_lead_to() -> None:
    write("other.txt", "other\n")
    run = Run(Wishes(TODAY, select=("finds-nothing", "points-elsewhere")), RULES)
    run.prepare([write("a.md"), write("b.md", "elsewhere")])
    assert {path: lines.text for path, lines in run.check().texts.items()} == {
        "b.md": "elsewhere",
        "other.txt": "other\n",
    }


def test_a_text_may_be_given_under_a_name_that_is_no_file() -> None:
    write("articlelint.toml", ONE_COLLECTION)
    run = Run(Wishes(TODAY), RULES)
    run.prepare(["blog/unsaved.md"])
    outcome = run.check({"blog/unsaved.md": "text"})
    assert [(one.path, one.finding.message) for one in outcome.diagnostics] == [
        ("blog/unsaved.md", "plain, blog, free")
    ]


def test_who_waits_is_told_how_many_are_done_and_what_was_found() -> None:
    told: list[tuple[int, int, int]] = []
    run = Run(Wishes(TODAY), RULES)
    run.prepare([write("a.md"), write("b.md")])
    run.check(watch=lambda *so_far: told.append(so_far))
    assert told == [(0, 2, 0), (1, 2, 1)]


def test_a_collection_that_holds_nothing_is_told_where_all_of_it_was_searched() -> None:
    write("articlelint.toml", ONE_COLLECTION + '[[collections]]\nname = "news"\nfiles = ["nws/**"]\n')
    paths = [write("blog/a.md"), write("news/b.md")]

    def notes(paths: list[str], folders: list[str]) -> list[str]:
        run = Run(Wishes(TODAY), RULES)
        run.prepare(paths)
        return list(run.notes(folders))

    assert notes(paths, ["."]) == ["articlelint.toml: the collection `news` holds none of 2 articles"]
    assert notes(paths, []) == []
    assert notes(paths, ["blog"]) == []
    assert notes(paths[1:], ["news"]) == ["articlelint.toml: no collection holds any of 1 article"]
    assert notes([], ["."]) == []


def test_articles_of_another_site_are_told_that_they_have_no_settings() -> None:
    """Who checks a folder for the first time learns whose contract that was."""
    run = Run(Wishes(TODAY), shipped_rules())
    run.prepare([write(f"{number}.md") for number in range(6)])
    notes = list(run.notes(["."], run.check().diagnostics))
    assert ["no articlelint.toml states a contract for these articles, so articlelint's own one holds"] == notes
