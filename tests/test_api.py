"""What programs call: findings as data, articles as posts, and exceptions that say what is wrong."""

import os
import pickle
import re
import subprocess
import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import frontmatter
import pytest

import articlelint
from articlelint import FaultyArticle, Linter, MistakenSettings, Severity, api, lint, load, loads
from articlelint.registry import shipped_rules
from articlelint.rule import Article, Invalid
from articlelint.testing import facts_of, unmarked

ROOT = Path(__file__).parent.parent
SEEDS = sorted(path for path in (ROOT / "seeds").rglob("*") if path.is_file() and path.suffix in {".txt", ".md"})

FAULTLESS = """\
---
title: A title
publishedAt: '2026-01-07T18:21:26.000Z'
externalId: '56944643'
category: BLOCKCHAIN
---

Text.
"""
FAULTY = FAULTLESS.replace("'56944643'", "56944643").replace("Text.", "[Text](http://ferries.baltic.eu/).")
ANYTHING: dict[str, Any] = {"collections": [{"name": "all", "files": ["**"]}]}


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> Path:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(text.encode("utf-8", "surrogateescape"))
    return Path(path)


def rules(found: list[articlelint.Diagnostic]) -> list[str]:
    return [one.rule for one in found]


def test_the_findings_of_a_text_are_what_the_command_finds() -> None:
    """In their order, each with its place in the text."""
    found = lint(FAULTY)
    assert [(one.path, one.rule, one.severity) for one in found] == [
        ("article.md", "wrong-type", Severity.ERROR),
        ("article.md", "insecure-url", Severity.WARNING),
    ]
    assert [one.finding.span.of(FAULTY) for one in found] == ["56944643", "http"]
    assert lint(FAULTLESS) == []


def test_what_is_found_can_be_placed_and_fixed() -> None:
    """With what the package exports."""
    found = lint(FAULTY)
    lines = articlelint.Lines(FAULTY)
    assert [lines.position(one.finding.span.start) for one in found] == [
        articlelint.Position(4, 13),
        articlelint.Position(8, 8),
    ]
    fixes = [one.finding.fix for one in found if one.finding.fix]
    assert lint(articlelint.apply(FAULTY, fixes, articlelint.Safety.UNSAFE)) == []


def test_the_settings_above_a_path_hold() -> None:
    """The path need not exist: the text is what is looked at."""
    write("site/articlelint.toml", 'select = ["urls"]\n')
    assert rules(lint(FAULTY, path="site/blog/a.md")) == ["insecure-url"]
    assert rules(lint(FAULTY, path=Path("site/blog/a.md"))) == ["insecure-url"]
    assert rules(lint(FAULTY, path="elsewhere/a.md")) == ["wrong-type", "insecure-url"]


def test_a_file_of_settings_may_be_named() -> None:
    settings = write("strict.toml", 'severity = { insecure-url = "error" }\nselect = ["urls"]\n')
    for one in (settings, str(settings)):
        assert [found.severity for found in lint(FAULTY, settings=one)] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ["wrong-type", "insecure-url"]),
        (ANYTHING, ["insecure-url"]),
        ({"select": ["contract"]}, ["wrong-type"]),
        (MappingProxyType({"ignore": ("contract",), "severity": {"urls": "info"}}), ["insecure-url"]),
        ({"collections": [{"name": "a", "files": ["**"], "requires": [{"fields": ["lang"]}]}]}, None),
    ],
)
def test_settings_may_be_a_mapping(settings: dict[str, Any], expected: list[str] | None) -> None:
    """Spelt as a file of them, and then no file counts."""
    write("articlelint.toml", "select = []\n")
    found = rules(lint(FAULTY, settings=settings))
    assert found == expected if expected is not None else len(found) > 1


def test_paths_in_a_mapping_count_from_the_current_folder() -> None:
    write("post.schema.json", '{"required": ["kind"]}')
    settings = {"collections": [{"name": "a", "files": ["**"], "schema": "post.schema.json"}], "ignore": ["urls"]}
    assert rules(lint(FAULTY, settings=settings)) == ["missing-field"]
    assert rules(lint(FAULTY, settings=settings, path="some/where/else.md")) == ["missing-field"]


def test_rules_are_selected_and_ignored_as_on_the_command_line() -> None:
    assert rules(lint(FAULTY, select=["urls"])) == ["insecure-url"]
    assert rules(lint(FAULTY, ignore=("insecure-url",))) == ["wrong-type"]
    with pytest.raises(ValueError, match=re.escape("no rule or family is called `urlss` (did you mean `urls`?)")):
        lint(FAULTY, select=["urlss"])
    with pytest.raises(TypeError, match=re.escape("as in ['urls']")):
        lint(FAULTY, select="urls")


def test_now_is_what_the_caller_says() -> None:
    """A time without a zone is one of UTC; without any the clock is asked."""
    text = FAULTLESS.replace("2026-01-07", "2030-01-07")
    assert rules(lint(text, today=datetime(2029, 1, 1, tzinfo=UTC))) == ["future-date"]
    assert rules(lint(text, today=datetime(2030, 1, 7, 18, 0))) == ["future-date"]  # noqa: DTZ001 that is the question
    assert lint(text, today=datetime(2030, 1, 8, tzinfo=UTC)) == []
    assert rules(lint(text.replace("2030", "9000"))) == ["future-date"]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"selct": []}, "unknown setting `selct` (did you mean `select`?)"),
        ({"rules": {"future-date": {"leeway-minutes": "x"}}}, "`leeway-minutes` is `x`, and must be a number"),
        ({"plugins": ["lost.py"]}, "lost.py: the plugin can't be read: no such file or directory"),
        (
            {"collections": [{"name": "a", "files": ["**"], "schema": "lost.json"}]},
            "the schema `lost.json` can't be read",
        ),
        ({"extend": "hugoo"}, "hugoo"),
    ],
)
def test_mistaken_settings_are_an_exception_with_every_mistake(settings: dict[str, Any], message: str) -> None:
    """It prints each with its place."""
    with pytest.raises(MistakenSettings) as caught:
        lint(FAULTLESS, settings=settings)
    assert message in str(caught.value)
    assert [message in mistake.message for mistake in caught.value.mistakes] == [True]


def test_a_mistake_in_a_mapping_is_told_by_the_way_to_it() -> None:
    """There is no text whose lines its reader could count; what lies deeper is told the same way."""
    settings = {
        "collections": ({"name": "a", "files": "x"}, {"name": "b", "files": ["!y"], "requires": [{}], "dates": None}),
        "rules": {"a b": {}},
        "selct": [],
    }
    with pytest.raises(MistakenSettings) as caught:
        lint(FAULTLESS, settings=settings)
    assert set(str(caught.value).splitlines()) == {
        'settings: collections[0].files: `files` is `x`, and must be a list: write `["x"]`',
        "settings: collections[1].files[0]: `!y` does not take files away: put `y` into `exclude`",
        "settings: collections[1].requires[0].fields: `fields` is missing",
        "settings: collections[1].dates: `dates` is `null`, and must be a list",
        'settings: rules."a b": no rule is called `a b`',
        "settings: selct: unknown setting `selct` (did you mean `select`?)",
    }
    assert {mistake[:3] for mistake in caught.value.mistakes} == {("settings", 0, 0)}
    with pytest.raises(MistakenSettings, match=re.escape("settings: collections[0].schema: the schema `lost.json` ")):
        lint(FAULTLESS, settings={"collections": [{"name": "a", "files": ["**"], "schema": "lost.json"}]})


def test_a_value_in_a_mapping_that_no_setting_has_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match=re.escape("settings: rules.x.y[1]: no setting is of the type `set`")):
        lint(FAULTLESS, settings={"rules": {"x": {"y": [1, set()]}}})


def test_a_file_of_settings_that_is_not_there_is_an_exception() -> None:
    with pytest.raises(MistakenSettings, match=re.escape("lost.toml:1:1: the settings can't be read: no such file")):
        lint(FAULTLESS, settings="lost.toml")


def test_settings_stay_mistaken() -> None:
    """A linter that was told of them once finds nothing in silence never."""
    linter = Linter(settings={"selct": []})
    for _ in range(2):
        with pytest.raises(MistakenSettings):
            linter.lint(FAULTY)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_a_loaded_article_is_a_post_with_the_data_that_is_checked(seed: Path) -> None:
    """Texts, numbers and content are those of python-frontmatter; what it makes dates of stays as it is written."""
    post = load(seed, settings={**ANYTHING, "ignore": ["sections"]})
    expected = frontmatter.load(str(seed))
    assert isinstance(post, frontmatter.Post)
    assert post.content == expected.content
    assert post.metadata.keys() == expected.metadata.keys()
    assert post["publishedAt"] == expected["publishedAt"]
    assert frontmatter.loads(frontmatter.dumps(post)).metadata == post.metadata


def test_dates_and_words_are_as_they_are_written() -> None:
    """YAML 1.2: a date is text, `no` is text; python-frontmatter, which reads YAML 1.1, makes values of both."""
    text = "---\ndate: 2026-01-07\nlang: no\nid: 007\n---\nText.\n"
    assert loads(text, settings=ANYTHING, select=["urls"]).metadata == {"date": "2026-01-07", "lang": "no", "id": 7}
    assert frontmatter.loads(text)["lang"] is False


@pytest.mark.parametrize(
    ("text", "metadata", "content", "handler"),
    [
        ("---\ncontent: a\nhandler: b\n---\n\n  c\n\n", {"content": "a", "handler": "b"}, "c", "YAMLHandler"),
        ('{\n  "a": [1, null]\n}\n\nb\n', {"a": [1, None]}, "b", "JSONHandler"),
        ("Only text.\n", {}, "Only text.", "YAMLHandler"),
        ("\ufeffOnly text.\n", {}, "Only text.", "YAMLHandler"),
        ("\ufeff---\na: 1\n---\nb\r\nc\r\n", {"a": 1}, "b\nc", "YAMLHandler"),
        ("---\n---\n", {}, "", "YAMLHandler"),
        ("", {}, "", "YAMLHandler"),
    ],
)
def test_odd_articles_are_posts_too(text: str, metadata: dict[str, Any], content: str, handler: str) -> None:
    post = loads(text, settings=ANYTHING, select=["urls"])
    assert (post.metadata, post.content, type(post.handler).__name__) == (metadata, content, handler)


def test_toml_is_read_whatever_writes_it() -> None:
    post = loads("+++\ndate = 2026-01-07\n+++\na\n", settings=ANYTHING, select=["urls"])
    assert (post.metadata, post.content) == ({"date": "2026-01-07"}, "a")


def test_line_ends_of_files_are_those_of_python() -> None:
    write("a.md", FAULTLESS.replace("Text.", "One.\nTwo.").replace("\n", "\r\n"))
    assert load("a.md").content == "One.\nTwo." == frontmatter.load("a.md").content


def test_lesser_findings_do_not_keep_an_article_from_being_loaded() -> None:
    assert loads(FAULTLESS.replace("Text.", "<http://ferries.baltic.eu/>")).content == "<http://ferries.baltic.eu/>"


def test_an_article_with_errors_is_an_exception_with_all_findings() -> None:
    """It prints the report that the command prints, and survives being sent to another process."""
    write("a.md", FAULTY)
    with pytest.raises(FaultyArticle) as caught:
        load("a.md")
    error = caught.value
    assert rules(list(error.diagnostics)) == ["wrong-type", "insecure-url"]
    assert error.text == FAULTY
    told = str(error)
    assert told.startswith("a.md: 1 error, 1 warning\n\nerror[wrong-type]: `externalId` is the number `56944643`")
    assert "┌─ a.md:4:13\n" in told
    assert "= note: <articlelint>/article.schema.json:54:7: its type is set here" in told
    assert str(pickle.loads(pickle.dumps(error))) == told  # noqa: S301 our own
    done = subprocess.run(
        [sys.executable, "-c", "import articlelint; articlelint.load('a.md')"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert f"\narticlelint.FaultyArticle: {told}\n" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: [a\n---\n",
        "---\n- a\n---\n",
        "---\n# articlelint: ignore-file[broken-front-matter] so be it\ntitle: [a\n---\n",
        "+++\ntitle = \n+++\n",
        "---\ntitle: a\n",
        "---\ntitle: a\n---\n\udcff\n",
        "---\n<<<<<<< ours\ntitle: a\n=======\ntitle: b\n>>>>>>> theirs\n---\n",
    ],
)
def test_without_data_there_is_no_post(text: str) -> None:
    """Whatever rules are selected, and whatever is suppressed."""
    with pytest.raises(FaultyArticle) as caught:
        loads(text, settings=ANYTHING, select=["urls"])
    assert {one.family for one in caught.value.diagnostics} == {"front"}


SAID_OF_THE_UNREADABLE = (
    "broken-front-matter",
    "merge-conflict",
    "not-a-mapping",
    "text-before-front-matter",
    "unclosed-front-matter",
    "undecodable-text",
)


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{rule.id}: {example.title}")
        for rule in shipped_rules()
        for example in rule.examples
        if rule.id in SAID_OF_THE_UNREADABLE and isinstance(example, Invalid)
    ],
)
def test_what_has_no_data_is_no_post(example: Invalid) -> None:
    """Where a slip leaves no doubt of the data, and settings put up with it, there is a post with just these."""
    text = unmarked(example.text)[0]
    data = Article(text, example.path, facts_of(example)).front.data
    told = nullcontext() if data is not None else pytest.raises(FaultyArticle)
    with told:
        assert loads(text, path=example.path, settings=ANYTHING, select=["urls"]).metadata == data


def test_a_file_that_cannot_be_read_is_what_it_is_in_python() -> None:
    with pytest.raises(FileNotFoundError):
        load("lost.md")
    write("a.md", FAULTLESS + "\udcff")
    with pytest.raises(FaultyArticle) as caught:
        load("a.md")
    assert rules(list(caught.value.diagnostics)) == ["undecodable-text"]


@pytest.mark.parametrize("text", [b"---", None, 3])
def test_what_is_no_text_is_refused_in_words(text: Any) -> None:
    with pytest.raises(TypeError, match=f"an article's text has to be of `str`, and is of `{type(text).__name__}`"):
        lint(text)


def test_a_date_in_words_is_no_now() -> None:
    now: Any = "2026-01-08"
    with pytest.raises(TypeError, match="`today` has to be of `datetime`, and is of `str`"):
        lint("", today=now)


def test_a_linter_reads_settings_once() -> None:
    """Many articles are linted under the settings that were met first."""
    settings = write("articlelint.toml", 'select = ["urls"]\n')
    linter = Linter()
    assert rules(linter.lint(FAULTY)) == ["insecure-url"]
    settings.unlink()
    assert rules(linter.lint(FAULTY)) == ["insecure-url"]
    write("a.md", FAULTLESS)
    assert linter.load("a.md").metadata == linter.loads(FAULTLESS).metadata
    assert rules(lint(FAULTY)) == ["wrong-type", "insecure-url"]


def test_plugins_run_for_programs_as_well() -> None:
    write("house_rules.py", (ROOT / "docs" / "plugins" / "house_rules.py").read_text("utf-8"))
    assert rules(lint("---\ntitle: a.\n---\n", settings={**ANYTHING, "plugins": ["house_rules.py"]})) == [
        "title-with-full-stop"
    ]


def test_everything_that_is_promised_is_there() -> None:
    assert set(api.__all__) == set(articlelint.__all__) - {"__version__"}
    assert [name for name in articlelint.__all__ if not hasattr(articlelint, name)] == []
    assert set(articlelint.__all__) <= set(dir(articlelint))
    with pytest.raises(AttributeError, match=r"has no attribute .nothing."):
        articlelint.nothing  # noqa: B018 that is the question


def test_the_package_is_imported_at_no_cost() -> None:
    """Neither the command nor a rule waits for what programs call."""
    script = "import articlelint, sys; print([name for name in sys.modules if name.startswith('articlelint')])"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "['articlelint']\n"


PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_the_examples_of_the_page_run(capsys: pytest.CaptureFixture[str]) -> None:
    """One after the other, as its reader runs them; what a comment says is printed is what is printed."""
    names: dict[str, Any] = {}
    for block in BLOCKS:
        exec(block, names)  # noqa: S102 our own page
        expected = re.findall(r"^\s*# prints: (.*)$", block, re.MULTILINE)
        assert capsys.readouterr().out.splitlines() == expected
    assert len(BLOCKS) > 3


def test_the_page_speaks_of_all_that_there_is() -> None:
    assert [name for name in articlelint.__all__ if f"`{name}`" not in PAGE and f"`{name}(" not in PAGE] == []
