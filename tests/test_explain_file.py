"""`articlelint explain FILE` from outside: what holds for a file, and where each of it was written."""

import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = """\
extend = ["hugo", "house.toml"]
ignore = ["insecure-url"]
severity = { sections = "error" }

[rules.future-date]
leeway-minutes = 30

[[collections]]
name = "blog"
files = ["blog/**"]
schema = "post.schema.json"

[[collections.outlines]]
when = { kind = "release" }
min-words = 10
sections = [{ heading = ["Highlights", "News"], at = "first", items = "1-" }, { pattern = "v[0-9.]+", repeats = true }]

[[overrides]]
files = ["blog/old/**"]
ignore = ["text"]

[[overrides]]
when = { draft = true }
severity = { missing-section = "info" }
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "articlelint.toml": SETTINGS,
        "house.toml": 'ignore = ["private-url"]\n',
        "post.schema.json": "{}",
        "blog/a.md": "---\nkind: release\ndraft: true\n---\n## Highlights\n\n- One\n",
        "blog/b.md": "---\nkind: [\n---\nText.\n",
        "content/c.md": "+++\ntitle = 'C'\n+++\nText.\n",
        "notes.md": "No front matter.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def explained(folder: Path, *arguments: str) -> list[str]:
    """The lines of a page, with single spaces between their parts."""
    done = subprocess.run(
        [sys.executable, "-m", "articlelint", "explain", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (0, "") == (done.returncode, done.stderr)
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


def test_a_file_is_explained_with_the_place_of_each_value(site: Path) -> None:
    lines = explained(site, "blog/a.md")
    assert "blog/a.md" == lines[0].strip()
    for wanted in (
        "settings articlelint.toml",
        "over house.toml",
        "over preset hugo",
        "collection blog articlelint.toml:9:1",
        'files = ["blog/**"] articlelint.toml:10:1',
        "schema post.schema.json articlelint.toml:11:1",
        "front matter YAML, 2 fields",
        "outline where `kind` is `release` articlelint.toml:13:15",
        "at least 10 words articlelint.toml:15:1",
        "## Highlights or News (first one, items: at least 1)",
        "## matches `v[0-9.]+` (may repeat)",
        "overrides holds: `draft` is `true` preset hugo",
        'does not hold: only for files ["blog/old/**"] articlelint.toml:18:3',
        "holds: `draft` is `true` articlelint.toml:22:3",
        "not insecure-url ignored: articlelint.toml:2:11",
        "not private-url ignored: house.toml:1:11",
        "not future-date ignored: preset hugo",
        "missing-section is info articlelint.toml:24:14",
        "title-heading is info preset hugo",
        "future-date: leeway-minutes = 30 articlelint.toml:6:1",
    ):
        assert wanted in lines


def test_a_file_whose_front_matter_can_not_be_read_fits_no_condition(site: Path) -> None:
    lines = explained(site, "blog/b.md")
    assert "front matter YAML, which can't be read: `articlelint check` says why" in lines
    assert "outline none of 1 fits" in lines
    assert "only where `kind` is `release` articlelint.toml:13:15" in lines
    assert "title-heading is error articlelint.toml:3:14" in lines
    assert "does not hold: only where `draft` is `true` articlelint.toml:22:3" in lines


def test_a_collection_of_a_preset_is_told_as_one(site: Path) -> None:
    lines = explained(site, "content/c.md")
    assert "collection content preset hugo" in lines
    assert "schema none: any front matter will do" in lines
    assert "front matter TOML, 1 field" in lines


def test_a_file_of_no_collection_and_without_front_matter_is_explained_too(site: Path) -> None:
    lines = explained(site, "notes.md")
    assert "collection none: no collection has it among its `files`" in lines
    assert "front matter none" in lines


def test_a_file_that_a_collection_excludes_is_told_so_with_the_place(site: Path) -> None:
    """A file may be left out by one collection and be another's."""
    settings = (
        '[[collections]]\nname = "news"\nfiles = ["**/*.md"]\nexclude = ["old/**", "notes.md", "blog/b.md"]\n'
        '[[collections]]\nname = "blog"\nfiles = ["blog/**"]\n'
    )
    (site / "articlelint.toml").write_text(settings, "utf-8")
    lines = explained(site, "notes.md")
    assert "collection none: the `exclude` of `news` leaves it out articlelint.toml:4:22" in lines
    lines = explained(site, "blog/b.md")
    assert "collection blog articlelint.toml:6:1" in lines
    assert "the `exclude` of `news` leaves it out articlelint.toml:4:34" in lines
    assert not [line for line in explained(site, "blog/a.md") if "leaves it out" in line]


def test_a_severity_that_is_set_back_to_the_rules_own_is_told_with_what_it_is_laid_over(site: Path) -> None:
    settings = (
        'severity = { insecure-url = "info", private-url = "warning", urls = "warning" }\n'
        '[[overrides]]\nfiles = ["blog/**"]\nseverity = { insecure-url = "warning" }\n'
    )
    (site / "articlelint.toml").write_text(settings, "utf-8")
    lines = explained(site, "blog/a.md")
    told = lines.index("insecure-url is warning articlelint.toml:4:14")
    assert "over info articlelint.toml:1:14" == lines[told + 1]
    assert "private-url is warning articlelint.toml:1:37" in lines
    assert not [line for line in lines if line.startswith("tracking-parameter is")]
    assert "insecure-url is info articlelint.toml:1:14" in explained(site, "notes.md")


def test_without_settings_what_comes_with_articlelint_holds(site: Path) -> None:
    lines = explained(site, "--isolated", "blog/a.md")
    assert "settings none, so what comes with articlelint holds" in lines
    assert "collection articles <articlelint>/article.toml" in lines
    assert "schema article, which comes with articlelint <articlelint>/article.toml" in lines
    assert "outline none of 2 fits" in lines
    assert 'dates = ["publishedAt", "ai.expandedAt"] <articlelint>/article.toml' in lines
    assert 'tags.case = "upper" <articlelint>/article.toml' in lines


def test_the_suppressions_of_the_file_are_told_with_their_places(site: Path) -> None:
    text = "---\n# articlelint: ignore[urls, dates] so\nlink: x\n---\n<!-- articlelint: ignore-file[raw-html] -->\n"
    (site / "blog/d.md").write_text(text, "utf-8")
    lines = explained(site, "blog/d.md")
    assert "suppressions urls and dates, here blog/d.md:2:1" in lines
    assert "raw-html, in the whole file blog/d.md:5:1" in lines


def test_of_a_file_that_is_not_utf_8_no_front_matter_is_made_up(site: Path) -> None:
    (site / "blog/d.md").write_bytes(b"---\ntitle: \xc4\n---\n")
    assert "front matter can't be read, and nothing else of the file: `articlelint check` says why" in explained(
        site, "blog/d.md"
    )


@pytest.mark.parametrize("path", ["blog/none.md", "blog"])
def test_what_is_no_file_is_told(site: Path, path: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "articlelint", "explain", path],
        cwd=site,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (2, "") == (done.returncode, done.stdout)
    assert f"`{path}` can't be read" in done.stderr
    assert (path == "blog") == done.stderr.endswith(": name one of its articles\n")
