"""How articles stand: the settings that hold for them, with what they extend, override and leave open."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from articlelint.article import Article
from articlelint.registry import shipped_rules
from articlelint.rule import Finding, Rule
from articlelint.run import Run
from articlelint.settings import MistakenSettings
from articlelint.settings.command_line import Argument
from articlelint.settings.globs import filled
from articlelint.sites import Sites, Standing, Wishes
from articlelint.text import Span

TODAY = datetime(2026, 1, 8, tzinfo=UTC)


class Words(Rule):
    """Says its words."""

    words: str = "plain"

    def check(self, article: Article) -> Iterator[Finding]:
        yield Finding(Span(0, 0), f"{self.words}, {article.facts.collection.name}")


class Other(Rule):
    """Says that it is there."""

    def check(self, article: Article) -> Iterator[Finding]:
        yield Finding(Span(0, 0), f"other of {len(article.text)}")


RULES = tuple(sorted((*shipped_rules(), Other, Words), key=lambda rule: rule.id))
OURS = {"other", "words"}
A_COLLECTION = '[[collections]]\nname = "blog"\nfiles = ["blog/**"]\n'


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str = "---\nx: 1\n---\n") -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")
    return path


def run_on(*paths: str, **wishes: Any) -> Run:
    run = Run(Wishes(TODAY, **wishes), RULES)
    run.prepare(paths)
    return run


def said(*paths: str, **wishes: Any) -> list[str]:
    """The findings of the articles: their file, severity and words."""
    found = run_on(*paths, **wishes).check().diagnostics
    return [f"{one.path} {one.severity.word} {one.finding.message}" for one in found if one.rule == "words"]


def ran(*paths: str, **wishes: Any) -> list[str]:
    return [one.rule for one in run_on(*paths, **wishes).check().diagnostics if one.rule in OURS]


def mistakes(*paths: str, **wishes: Any) -> list[str]:
    with pytest.raises(MistakenSettings) as error:
        run_on(*paths, **wishes)
    return [":".join(map(str, one)) for one in error.value.mistakes]


def broken_plugins(*paths: str) -> list[str]:
    """What is told of plugins by a run that does without them."""
    return [":".join(map(str, one)) for one in run_on(*paths).sites.broken_plugins]


def standing(path: str, **wishes: Any) -> Standing:
    return Sites(Wishes(TODAY, **wishes), RULES).standing(path)


def given(*written: str) -> tuple[Argument, ...]:
    return tuple(Argument(one, number) for number, one in enumerate(written, 1))


def test_a_file_is_extended_and_paths_count_from_the_folder_of_who_wrote_them() -> None:
    write("house/base.toml", A_COLLECTION + 'schema = "own.json"\n[rules.words]\nwords = "house"\n')
    write("house/own.json", '{"required": ["y"]}')
    write("house/site/articlelint.toml", 'extend = "../base.toml"\n')
    write("house/own/articlelint.toml", 'extend = "../base.toml"\n[[collections]]\nname = "blog"\nfiles = ["b/*"]\n')
    found = said(write("house/site/blog/a.md"), write("house/site/b.md"), write("house/own/b/c.md"))
    assert found == [
        "house/own/b/c.md error house, blog",
        "house/site/b.md error house, articles",
        "house/site/blog/a.md error house, articles",
    ]
    held = standing("house/own/b/c.md").facts.contract
    assert [breach.defect for breach in held.breaches({})] == ["missing-field"]


def test_what_a_preset_says_counts_from_the_folder_of_the_settings() -> None:
    write("site/articlelint.toml", 'extend = "hugo"\n')
    assert said(write("site/content/a.md"), write("content/b.md")) == [
        "content/b.md error plain, articles",
        "site/content/a.md error plain, content",
    ]
    document = standing("site/content/a.md").site.layered
    assert document is not None
    assert str(document.origin(("collections", 0, "files"))) == "preset hugo"


@pytest.mark.parametrize(
    ("preset", "beside"),
    [
        ("astro", ["README.md", "src/components/README.md", "src/content/blog/_part.md"]),
        ("docusaurus", ["README.md", "src/components/README.md", "docs/_part.mdx", "docs/_parts/a.md"]),
        ("eleventy", ["README.md", "blog/README.md", "_includes/a.md"]),
        ("hugo", ["README.md", ".github/issue.md", "archetypes/default.md"]),
        ("jekyll", ["README.md", "docs/README.md", "_includes/a.md", "_data/a.md"]),
    ],
)
def test_what_a_preset_leaves_out_of_its_collections_needs_no_front_matter(preset: str, beside: list[str]) -> None:
    write("articlelint.toml", f'extend = "{preset}"\n')
    paths = [write(path, "# A title\n\nText.\n") for path in beside]
    assert {one.rule for one in run_on(*paths).check().diagnostics} <= {"other", "words"}


def test_the_code_in_a_pattern_for_new_articles_of_hugo_is_no_broken_front_matter() -> None:
    write("articlelint.toml", 'extend = "hugo"\n')
    path = write("archetypes/default.md", "+++\ndate = {{ .Date }}\n+++\n")
    assert run_on(path).check().diagnostics == []


def test_hugo_knows_a_draft_and_the_last_change_in_other_cases_and_a_date_that_is_planned() -> None:
    write("articlelint.toml", 'extend = "hugo"\n')
    paths = [
        write("content/draft.md", "---\ndate: 2040-01-01\nDraft: true\n---\n"),
        write("content/planned.md", "---\npublishDate: 2040-01-01\n---\n"),
        write("content/changed.md", "---\ndate: 2021-01-01\nlastMod: 2020-01-01\n---\n"),
    ]
    found = [(one.path, one.rule) for one in run_on(*paths).check().diagnostics if one.family == "dates"]
    assert found == [("content/changed.md", "dates-out-of-order")]


def test_further_docs_of_docusaurus_have_versions_too() -> None:
    write("articlelint.toml", 'extend = "docusaurus"\n')
    assert said(write("community_versioned_docs/version-1/a.md")) == [
        "community_versioned_docs/version-1/a.md error plain, docs"
    ]


def test_several_are_extended_from_the_first_to_the_last_and_each_once() -> None:
    write("a.toml", 'extend = "c.toml"\n[rules.words]\nwords = "a"\n')
    write("b.toml", 'extend = ["c.toml"]\nignore = ["other"]\n')
    write("c.toml", '[rules.words]\nwords = "c"\n[severity]\nwords = "info"\n[[overrides]]\nfiles = ["x"]\n')
    write("articlelint.toml", 'extend = ["a.toml", "./b.toml"]\n')
    assert said(write("x.md")) == ["x.md info a, articles"]
    assert ran("x.md") == ["words"]
    layered = standing("x.md").site.layered
    assert layered is not None
    assert len(layered.data["overrides"]) == 1


@pytest.mark.parametrize(
    ("extend", "expected"),
    [
        ('"hgo"', "1:10:no preset called `hgo` comes with articlelint (did you mean `hugo`?)"),
        ('["hugo", "lost.toml"]', "1:19:the settings `lost.toml` can't be read: no such file or directory"),
        ('"http://a.b/c"', "1:10:`http://a.b/c` is a URL, and nothing is fetched: save it, and name its file"),
        ('"pyproject.toml"', "1:10:`pyproject.toml` has no table `[tool.articlelint]`"),
        ('"hugo.toml"', (
            "1:10:the settings `hugo.toml` can't be read: no such file or directory (did you mean `hugo`?)"
        )),
        ('"a\\u0000/b"', "1:10:the settings `a\\x00/b` can't be read: its name has U+0000 in it, which no file's has"),
        ('"."', "1:10:the settings `.` can't be read: it is a folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_extended_is_told_where_it_is_named(extend: str, expected: str) -> None:
    write("pyproject.toml", "[project]\n")
    write("articlelint.toml", f"extend = {extend}\n")
    assert mistakes(write("x.md")) == [f"articlelint.toml:{expected}"]


def test_settings_do_not_extend_themselves() -> None:
    write("articlelint.toml", 'extend = "./articlelint.toml"\n')
    assert mistakes(write("x.md")) == [
        "articlelint.toml:1:10:the settings extend themselves: `articlelint.toml`, which extends `articlelint.toml`"
    ]


def test_all_that_cannot_be_extended_is_told_at_once_with_the_other_mistakes() -> None:
    write("articlelint.toml", 'extend = ["hugoo", "astroo"]\nselect = ["urs"]\nignroe = []\n')
    assert mistakes(write("x.md")) == [
        "articlelint.toml:1:11:no preset called `hugoo` comes with articlelint (did you mean `hugo`?)",
        "articlelint.toml:1:20:no preset called `astroo` comes with articlelint (did you mean `astro`?)",
        "articlelint.toml:2:11:no rule or family is called `urs` (did you mean `urls`?)",
        "articlelint.toml:3:1:unknown setting `ignroe` (did you mean `ignore`?)",
    ]


def test_where_a_file_that_is_extended_cannot_be_read_it_may_name_the_plugin_of_a_rule() -> None:
    """So nothing is said of rules that nobody knows; what is no TOML is such a file too."""
    write("broken.toml", "x = [\n")
    write("articlelint.toml", 'extend = ["lost.toml", "broken.toml"]\nselect = ["house-rule"]\nignroe = []\n')
    found = mistakes(write("x.md"))
    assert [one.partition(":")[0] for one in found] == ["articlelint.toml", "articlelint.toml", "broken.toml"]
    assert found[0] == "articlelint.toml:1:11:the settings `lost.toml` can't be read: no such file or directory"
    assert found[1] == "articlelint.toml:3:1:unknown setting `ignroe` (did you mean `ignore`?)"


def test_a_file_and_options_that_are_no_toml_are_told_together() -> None:
    write("articlelint.toml", "x = [\n")
    found = mistakes(write("x.md"), arguments=given("extend=[", "severity.wrds=info", "ignore=["))
    assert [one.rpartition(":")[0].partition(":")[0] for one in found] == ["--config", "--config", "articlelint.toml"]


def test_an_unknown_preset_that_is_like_none_is_told_with_the_list() -> None:
    write("articlelint.toml", 'extend = "wordpress"\n')
    (found,) = mistakes(write("x.md"))
    assert "comes with articlelint: there is `astro`" in found
    assert "`jekyll`" in found


def test_a_circle_is_told_where_it_closes() -> None:
    write("articlelint.toml", 'extend = "sub/b.toml"\n')
    write("sub/b.toml", 'ignore = []\nextend = "../c.toml"\n')
    write("c.toml", 'extend = ["hugo", "sub/b.toml"]\n')
    assert mistakes(write("x.md")) == [
        "c.toml:1:19:the settings extend themselves: `sub/b.toml`, which extends `c.toml`, which extends `sub/b.toml`"
    ]


def test_nobody_extends_without_end() -> None:
    for number in range(30):
        write(f"{number}.toml", f'extend = "{number + 1}.toml"\n')
    write("articlelint.toml", 'extend = "0.toml"\n')
    (found,) = mistakes(write("x.md"))
    assert found.endswith("more than 20 files extend one another")


def test_mistakes_in_an_extended_file_are_shown_there() -> None:
    write("house/base.toml", 'selct = []\n[[collections]]\nname = "blog"\nschema = "lost.json"\n')
    write("articlelint.toml", 'extend = "house/base.toml"\nignore = ["othr"]\n')
    assert mistakes(write("x.md")) == [
        "articlelint.toml:2:11:no rule or family is called `othr` (did you mean `other`?)",
        "house/base.toml:1:1:unknown setting `selct` (did you mean `select`?)",
        "house/base.toml:4:10:the schema `house/lost.json` can't be read: no such file or directory",
    ]


def test_a_collection_gets_its_files_from_any_layer() -> None:
    write("base.toml", '[[collections]]\nname = "blog"\ndates = [["a", "b"]]\n')
    write("articlelint.toml", 'extend = "base.toml"\n' + A_COLLECTION)
    assert said(write("blog/a.md")) == ["blog/a.md error plain, blog"]
    write("articlelint.toml", 'extend = "base.toml"\n')
    assert mistakes("blog/a.md") == ["base.toml:1:3:`files` is missing"]


def test_a_collection_that_is_misspelt_is_told_with_the_one_that_is_extended() -> None:
    """One that has no files is either new, or was meant to be laid over another."""
    write("articlelint.toml", 'extend = "hugo"\n[[collections]]\nname = "contnet"\n')
    (found,) = mistakes(write("x.md"))
    assert found.startswith("articlelint.toml:3:8:`files` is missing, and no collection that is extended is called ")
    assert found.endswith("called `contnet` (did you mean `content`?)")
    write("articlelint.toml", A_COLLECTION + '[[collections]]\nname = "blogs"\n')
    assert mistakes("x.md") == ["articlelint.toml:4:3:`files` is missing"]


CLOSED = json.dumps({"properties": {"title": {}, "draft": {}}, "additionalProperties": False})
TWO = A_COLLECTION + 'schema = "own.json"\n[[collections]]\nname = "news"\nfiles = ["news/**"]\nschema = "own.json"\n'
DRFT = "[[overrides]]\nwhen = { drft = true }\nignore = ['all']\n"


def test_an_override_that_names_a_field_of_no_collection_is_a_mistake() -> None:
    """However many collections there are, and also where the one that comes with articlelint holds."""
    write("own.json", CLOSED)
    expected = "the contract has no field `drft` (did you mean `draft`?)"
    for settings in (DRFT, TWO + DRFT):
        write("articlelint.toml", settings)
        line = settings[: settings.index("drft")].count("\n") + 1
        assert mistakes(write("blog/x.md")) == [f"articlelint.toml:{line}:10:{expected}"]


@pytest.mark.parametrize(
    "other",
    ["", 'schema = "open.json"\n', 'schema = "lost.json"\n', 'schema = "<kind>.json"\n'],
    ids=["no contract", "an open one", "one that can't be read", "one that depends on the article"],
)
def test_an_override_may_name_a_field_that_a_collection_may_have(other: str) -> None:
    write("own.json", CLOSED)
    write("open.json", "{}")
    collection = f'[[collections]]\nname = "pages"\nfiles = ["pages/<kind>/*"]\n{other}'
    write("articlelint.toml", TWO + collection + DRFT)
    assert said(write("blog/x.md")) == ["blog/x.md error plain, blog"]


def test_an_option_that_names_a_field_of_no_contract_is_a_mistake() -> None:
    write(
        "articlelint.toml", '[rules.wrong-script]\nfields = ["lagn"]\n[rules.missing-ai-stamp]\nfield = "ai.rewriten"\n'
    )
    assert mistakes(write("x.md")) == [
        "articlelint.toml:2:11:the contract has no field `lagn` (did you mean `lang`?)",
        "articlelint.toml:4:9:the contract has no field `ai.rewriten` (did you mean `ai.rewritten`?)",
    ]


def test_overrides_are_laid_over_the_settings_and_the_collection_from_first_to_last() -> None:
    write(
        "articlelint.toml",
        'severity = { words = "info" }\n'
        + A_COLLECTION
        + 'severity = { words = "warning" }\nignore = ["other"]\n'
        + '[[overrides]]\nfiles = ["blog/b*"]\nselect = ["other"]\nrules.words.words = "b"\n'
        + '[[overrides]]\nfiles = ["**/*2.md"]\nseverity = { words = "error" }\nignore = ["other"]\n',
    )
    paths = [write(f"{name}.md") for name in ("x", "blog/a", "blog/b1", "blog/b2")]
    assert said(*paths) == [
        "blog/a.md warning plain, blog",
        "blog/b1.md warning b, blog",
        "blog/b2.md error b, blog",
        "x.md info plain, articles",
    ]
    assert [ran(path) for path in paths] == [["other", "words"], ["words"], ["other", "words"], ["words"]]


def test_an_override_that_holds_for_nothing_is_told_where_all_of_it_was_searched() -> None:
    """Whatever its condition says of them; a preset's may hold for nothing."""
    idle = "[[overrides]]\nfiles = ['drats/**', 'old/*']\nwhen = { draft = true }\nignore = ['words']\n"
    busy = "[[overrides]]\nfiles = ['drafts/**']\n[[overrides]]\nwhen = { draft = true }\n"
    collections = '[[collections]]\nname = "all"\nfiles = ["drafts/**", "content/**"]\n'
    write("articlelint.toml", f"extend = 'hugo'\n{idle}{busy}{collections}")
    paths = [write("content/a.md"), write("drafts/b.md")]
    expected = "articlelint.toml:3:9: the override for `drats/**` and `old/*` holds for none of"
    assert list(run_on(*paths).notes(["."])) == [f"{expected} 2 articles"]
    assert list(run_on(*paths).notes(["drafts"])) == []
    assert list(run_on(*paths).notes([])) == []
    write("articlelint.toml", f"extend = 'hugo'\n{idle}")
    assert list(run_on(write("x.md")).notes(["."])) == [
        "articlelint.toml: no collection holds any of 1 article",
        f"{expected} 1 article",
    ]


def test_overrides_look_at_the_front_matter_with_the_defaults_of_the_contract() -> None:
    write("own.json", json.dumps({"properties": {"draft": {"default": True}}}))
    write(
        "articlelint.toml",
        A_COLLECTION
        + 'schema = "own.json"\n'
        + '[[overrides]]\nwhen = { draft = true }\nseverity = { words = "info" }\nignore = ["other"]\n'
        + '[[overrides]]\nfiles = ["blog/n*"]\nwhen = { draft = true }\nrules.words.words = "new"\n',
    )
    write("blog/a.md", "---\ndraft: false\n---\n")
    write("blog/b.md", "---\nx: 1\n---\n")
    write("blog/new.md", "---\nx: 1\n---\n")
    write("blog/broken.md", "---\nx: [\n---\n")
    write("blog/none.md", "Text.\n")
    paths = ["blog/a.md", "blog/b.md", "blog/broken.md", "blog/new.md", "blog/none.md"]
    assert said(*paths) == [
        "blog/a.md error plain, blog",
        "blog/b.md info plain, blog",
        "blog/broken.md error plain, blog",
        "blog/new.md info new, blog",
        "blog/none.md error plain, blog",
    ]
    assert ran("blog/a.md", "blog/b.md") == ["other", "words", "words"]


def test_the_command_line_selects_and_ignores_last() -> None:
    override = '[[overrides]]\nfiles = ["**"]\nselect = ["other"]\nignore = ["words"]\n'
    write("articlelint.toml", 'ignore = ["other"]\n' + override)
    path = write("x.md")
    assert ran(path) == ["other"]
    assert ran(path, select=("words",)) == ["words"]
    assert ran(path, select=("all",), ignore=("words",)) == ["other"]
    assert ran(path, ignore=("other",)) == []


def test_settings_of_the_command_line_are_laid_over_all_others() -> None:
    write("articlelint.toml", A_COLLECTION + '[rules.words]\nwords = "file"\n')
    path = write("blog/a.md")
    assert said(path, arguments=given("rules.words.words=given", "severity.words=info")) == [
        "blog/a.md info given, blog"
    ]
    assert said(path, arguments=given("rules.words.words=x", "rules.words.words=y")) == ["blog/a.md error y, blog"]
    write("b.json", '{"required": ["y"]}')
    held = standing(path, arguments=given("collections.blog.schema=b.json")).facts.contract
    assert len(held.breaches({})) == 1


def test_settings_of_the_command_line_may_extend_in_place_of_what_is_extended() -> None:
    write("articlelint.toml", 'extend = "lost.toml"\n')
    path = write("content/a.md")
    assert said(path, arguments=given("extend=hugo")) == ["content/a.md error plain, content"]


def test_isolated_from_all_files_the_shipped_settings_hold_and_those_of_the_command_line() -> None:
    write("articlelint.toml", "broken [\n")
    path = write("content/a.md")
    assert said(path, isolated=True) == ["content/a.md error plain, articles"]
    found = said(path, isolated=True, arguments=given("extend=hugo", "severity.words=info"))
    assert found == ["content/a.md info plain, content"]


def test_mistakes_of_the_command_line_are_shown_there() -> None:
    path = write("a.md")
    assert mistakes(path, arguments=given("ignore=[]", "severity.wrds=info", "collections.blg.files=['x']")) == [
        "--config:2:10:no rule or family is called `wrds` (did you mean `words`?)"
    ]
    write("articlelint.toml", A_COLLECTION)
    assert mistakes(path, arguments=given("ignore=[]", "collections.blg.ignore=['other']")) == [
        "--config:2:13:no collection is called `blg` (did you mean `blog`?)"
    ]


ASTRO = """\
[[collections]]
name = "content"
files = ["src/content/<collection>/**/*.md"]
schema = ".astro/collections/<collection>.schema.json"
"""


def test_each_folder_has_the_contract_that_is_named_for_it() -> None:
    write("articlelint.toml", ASTRO)
    for name in ("blog", "news"):
        write(f".astro/collections/{name}.schema.json", json.dumps({"required": [name]}))
    for name in ("blog", "news"):
        found = standing(write(f"src/content/{name}/deep/a.md"))
        assert found.schema == f".astro/collections/{name}.schema.json"
        assert name in str(found.facts.contract.breaches({}))


def test_a_contract_that_is_not_there_yet_is_told_once_and_loudly() -> None:
    write("articlelint.toml", ASTRO)
    paths = [write(f"src/content/{name}.md") for name in ("blog/a", "blog/b", "news/a")]
    run = run_on(*paths)
    assert list(run.notes(["."])) == [
        (
            "there are no schemas `.astro/collections/blog.schema.json` or `.astro/collections/news.schema.json` yet, "
            "so 3 articles may have any front matter: `astro sync` writes what Astro knows of them"
        ),
    ]
    write("articlelint.toml", ASTRO.replace(".astro/collections/", "generated/"))
    assert list(run_on(*paths[2:]).notes([])) == [
        "there is no schema `generated/news.schema.json` yet, so 1 article may have any front matter"
    ]


def test_a_contract_that_is_broken_is_a_mistake_all_the_same() -> None:
    write("articlelint.toml", ASTRO)
    write(".astro/collections/blog.schema.json", '{"type": "sting"}')
    (found,) = mistakes(write("src/content/blog/a.md"), write("src/content/blog/b.md"))
    assert found.startswith("articlelint.toml:4:10:.astro/collections/blog.schema.json:1:2:")


@pytest.mark.parametrize("name", ["%2e%2e", "..%2f", "a\\..\\..", "~", "<x>", "{a}", "$HOME", "a:b", " "])
def test_no_name_of_a_folder_leads_out_of_the_folder_of_the_schemas(name: str, inside: Path) -> None:
    for folder in (inside, inside / ".astro", inside.parent):
        (folder / ".astro").mkdir(exist_ok=True)
        (folder / ".schema.json").write_text('{"required": ["leaked"]}', "utf-8")
    write("articlelint.toml", ASTRO)
    found = standing(write(f"src/content/{name}/a.md"))
    assert found.facts.contract.breaches({}) == ()
    assert found.missing is not None


@pytest.mark.parametrize(
    ("template", "values", "expected"),
    [
        ("x/<a>.json", {"a": "b"}, "x/b.json"),
        ("<a><b>/x.json", {"a": ".", "b": "."}, None),
        ("<a>/x.json", {"a": ".."}, None),
        ("<a>/x.json", {"a": "b/../.."}, None),
        ("<a>/x.json", {"a": "b\\.."}, None),
        ("<a>/x.json", {"a": "C:"}, None),
        ("<a>/x.json", {"a": "b\0"}, None),
        ("<a>/x.json", {}, None),
        ("../<a>.json", {"a": ".."}, "../...json"),
        ("../<a>.json", {"a": "%2e%2e"}, "../%2e%2e.json"),
    ],
)
def test_no_names_make_a_way_that_nobody_has_written(template: str, values: dict[str, str], expected: str) -> None:
    assert filled(template, values) == expected


def astro_schema(dates: Any, draft: str) -> str:
    """A schema as `astro sync` writes it, in the shape of Astro 5 (draft-07) or 6 (2020-12)."""
    blog = {
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "pubDate": dates,
            "updatedDate": dates,
            "format": {"type": "string"},
            "image": {"type": "object", "properties": {"format": {"type": "string", "enum": ["webp", "jpg"]}}},
            "url": {"type": "string", "format": "uri"},
            "tags": {"type": "array", "items": {"type": "string"}, "default": []},
            "stamp": {"type": "string", "format": "date-time", "pattern": "^\\d{4}-\\d{2}-\\d{2}T"},
            "$schema": {"type": "string"},
        },
        "required": ["title", "pubDate"],
    }
    if "07" in draft:
        closed = {**blog, "additionalProperties": False}
        return json.dumps({"$ref": "#/definitions/blog", "definitions": {"blog": closed}, "$schema": draft})
    return json.dumps({"$schema": draft, **blog})


DATES_5 = {
    "anyOf": [
        {"type": "string", "format": "date-time"},
        {"type": "string", "format": "date"},
        {"type": "integer", "format": "unix-time"},
    ]
}
DATES_6 = {"type": "string", "format": "date-time"}
SCHEMAS = [
    astro_schema(DATES_5, "http://json-schema.org/draft-07/schema#"),
    astro_schema(DATES_6, "https://json-schema.org/draft/2020-12/schema"),
]


@pytest.mark.parametrize("schema", SCHEMAS, ids=["Astro 5", "Astro 6"])
@pytest.mark.parametrize("date", ["2026-01-07", "2026-01-07T10:00:00Z", "Jan 07 2026", "2026-01-07 10:00"])
def test_a_date_that_astro_reads_is_no_breach_of_its_schema(schema: str, date: str) -> None:
    """Its own template has `pubDate: 'Jul 08 2022'`, and says `z.coerce.date()` of it."""
    write("articlelint.toml", ASTRO)
    write(".astro/collections/blog.schema.json", schema)
    contract = standing(write("src/content/blog/a.md")).facts.contract
    article = {"title": "A", "pubDate": date, "format": "x", "image": {"format": "jpg"}, "$schema": "x"}
    assert contract.breaches(article) == ()
    assert contract.describe(("pubDate",)).format == "date-time"


@pytest.mark.parametrize("schema", SCHEMAS, ids=["Astro 5", "Astro 6"])
def test_what_else_astro_asks_for_is_asked_for(schema: str) -> None:
    write("articlelint.toml", ASTRO)
    write(".astro/collections/blog.schema.json", schema)
    contract = standing(write("src/content/blog/a.md")).facts.contract
    article = {"pubDate": [], "image": {"format": "gif"}, "url": "x", "stamp": "2026-01-07", "tgs": []}
    found = {".".join(map(str, one.route)): one.defect for one in contract.breaches(article)}
    assert found == {
        "title": "missing-field",
        "pubDate": "wrong-type",
        "image.format": "value-not-allowed",
        "url": "malformed-value",
        "stamp": "malformed-value",
        **({"tgs": "unknown-field"} if "definitions" in schema else {}),
    }


@pytest.mark.parametrize(
    ("schema", "expected"),
    [(SCHEMAS[0], [("unknown-field", "warning")]), (SCHEMAS[1], [])],
    ids=["Astro 5", "Astro 6"],
)
def test_a_field_that_astro_leaves_out_without_a_word_is_no_error(schema: str, expected: list[tuple[str, str]]) -> None:
    write("articlelint.toml", ASTRO)
    write(".astro/collections/blog.schema.json", schema)
    path = write("src/content/blog/a.md", "---\ntitle: A\npubDate: 2026-01-07\nlayout: x\n---\nText.\n")
    found = [one for one in run_on(path).check().diagnostics if one.family == "contract"]
    assert [(one.rule, one.severity.word) for one in found] == expected


def test_each_settings_file_has_its_own_plugins() -> None:
    plugin = '''
"""Rules of the house."""
from collections.abc import Iterator
from articlelint.rule import Article, Finding, Invalid, Rule, Span, Valid

class {name}(Rule):
    """An article begins with an X.

    ## Why
    The house says so.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        if article.text.startswith("X"):
            yield Finding(Span(0, 1), "an X")

    examples = (Valid("none", "a"), Invalid("one", "⟦X⟧", message="an X"))
'''
    write("a/house.py", plugin.format(name="NoExes"))
    write("a/articlelint.toml", 'plugins = ["house.py"]\nseverity = { no-exes = "info" }\n')
    write("b/articlelint.toml", 'severity = { no-exes = "info" }\n')
    (found,) = mistakes(write("a/x.md", "X"), write("b/x.md", "X"))
    assert found.startswith("b/articlelint.toml:1:14:no rule or family is called `no-exes`")
    run = Run(Wishes(TODAY), shipped_rules())
    run.prepare(["a/x.md"])
    assert "no-exes" in {one.rule for one in run.check().diagnostics}


def test_a_plugin_that_cannot_be_used_is_told_where_it_is_named() -> None:
    write("base/articlelint.toml", 'plugins = ["lost.py"]\n')
    write("articlelint.toml", 'extend = "base/articlelint.toml"\n')
    (found,) = broken_plugins(write("x.md"))
    assert found.startswith("base/articlelint.toml:1:12:base/lost.py")


def test_a_site_without_a_plugin_that_cannot_be_used_stands_and_is_the_only_one_that_lacks_its_rules() -> None:
    write("a/articlelint.toml", f'plugins = ["lost.py"]\nrules.words.words = "a"\n{A_COLLECTION}')
    write("b/articlelint.toml", A_COLLECTION)
    run = run_on(write("a/blog/x.md"), write("b/blog/x.md"))
    assert [task.site.lacks_rules for task in run.tasks] == [True, False]
    assert [task.scope.collection.name for task in run.tasks if task.scope] == ["blog", "blog"]
    assert (run.lacks_rules, len(run.sites.broken_plugins)) == (True, 1)


def test_settings_may_name_rules_and_fields_of_a_plugin_that_cannot_be_used() -> None:
    """What they say of the rules that are there is looked at as ever."""
    settings = 'plugins = ["lost.py"]\nselect = ["all", "gone"]\nignore = ["lost"]\nseverity.gone = "info"\n'
    settings += '[rules.gone]\nfield = "nowhere"\nlimit = "x"\n'
    write("articlelint.toml", settings)
    assert len(broken_plugins(write("x.md"))) == 1
    write("articlelint.toml", f"{settings}[rules.words]\nwords = 3\nwrds = 1\n[rules.contract]\nx = 1\n")
    assert [one.rpartition(":")[0] for one in mistakes("x.md")[1:]] == [
        "articlelint.toml:9:9",
        "articlelint.toml:10:1",
        "articlelint.toml:11:8",
    ]


def test_all_plugins_that_cannot_be_used_are_told_with_the_mistakes_that_end_a_run() -> None:
    write("articlelint.toml", 'plugins = ["lost.py", "gone.py"]\nselct = []\n')
    assert [one.partition(":")[2][:4] for one in mistakes(write("x.md"))] == ["1:12", "1:23", "2:1:"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("hous.py", "house.py"), ("./rules/hose.py", "./rules/house.py"), ("rules/house", "rules/house.py"), ("x.py", "")],
)
def test_a_plugin_that_is_misspelt_is_told_with_the_file_beside_it(name: str, meant: str) -> None:
    for path in ("house.py", "rules/house.py"):
        write(path)
    write("articlelint.toml", f'plugins = ["{name}"]\n')
    (found,) = broken_plugins(write("x.md"))
    guess = f" (did you mean `{meant}`?)" if meant else ""
    assert found.endswith(f"the plugin can't be read: no such file or directory{guess}")


def test_settings_without_conditions_ask_for_no_front_matter() -> None:
    """What is not asked for costs nothing."""
    found = standing(write("a.md"))
    article = Article("---\nx: [\n---\n", "a.md", found.facts)
    assert found.policy.choice(article) is found.policy.plain
    assert "front" not in vars(article)


def test_a_file_of_no_collection_may_have_no_front_matter_and_still_has_none_that_is_broken() -> None:
    write("articlelint.toml", A_COLLECTION)
    paths = [write("blog/a.md", "Text.\n"), write("README.md", "Text.\n"), write("b.md", "title: X\n---\n")]
    found = run_on(*paths).check().diagnostics
    told = [(one.path, one.finding.message) for one in found if one.family == "front"]
    assert [("b.md", "the opening fence is missing"), ("blog/a.md", "the article has no front matter")] == told
