"""`articlelint init` from outside: what it writes, says, and refuses."""

import subprocess
import sys
import tomllib
from errno import EACCES
from pathlib import Path

import pytest

from articlelint.cli.main import status

STORY = (
    "---\ntitle: Story {number}\ndate: 2026-01-0{number}\nupdated: 2026-01-0{next}\ntags: [ferry, port]\n---\n{body}"
)
BODY = "## Overview\n\nIt sailed at noon, and all was well.\n\n## Source\n\nThe port.\n"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "articlelint", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for number in (1, 2, 3):
        write(tmp_path, f"blog/{number}.md", STORY.format(number=number, next=number + 1, body=BODY))
    write(tmp_path, "README.md", "# Read me\n")
    return tmp_path


def test_what_is_written_holds_for_the_articles_it_was_taken_from(site: Path) -> None:
    done = run(site, "init")
    assert (0, "") == (done.returncode, done.stderr)
    assert "blog: 3 articles in `blog/**`, front matter in YAML\n" in done.stdout
    assert "left out: 1 file without front matter, or of no collection\n" in done.stdout
    stated = tomllib.loads((site / "articlelint.toml").read_text("utf-8"))
    assert {
        "name": "blog",
        "files": ["blog/**"],
        "formats": ["yaml"],
        "dates": [["date", "updated"]],
        "tags": {"case": "lower"},
        "requires": [{"fields": ["title", "date", "updated", "tags"]}],
        "outlines": [{"sections": [{"heading": "Overview", "at": "first"}, {"heading": "Source", "at": "last"}]}],
    } == stated["collections"][0]
    checked = run(site, "check", "blog", "--today", "2026-02-01")
    assert (0, "", "checked 3 articles: no findings\n") == (checked.returncode, checked.stdout, checked.stderr)


def test_what_is_written_finds_an_article_that_breaks_the_habit(site: Path) -> None:
    run(site, "init")
    write(site, "blog/4.md", "---\ntitle: Four\ndate: 2026-01-05\nupdated: 2026-01-04\ntags: [Ferry]\n---\nText.\n")
    checked = run(site, "check", "blog", "--today", "2026-02-01", "--output-format", "concise")
    found = {line.split("[")[1].split("]")[0] for line in checked.stdout.splitlines()}
    assert {"dates-out-of-order", "tag-style", "missing-section"} == found


def test_a_site_of_a_known_builder_extends_its_preset(site: Path) -> None:
    write(site, "hugo.toml", 'baseURL = "https://example.org/"\n')
    for path in (site / "blog").iterdir():
        write(site, f"content/blog/{path.name}", path.read_text("utf-8"))
    done = run(site, "init")
    assert "this is a site of hugo" in done.stdout
    stated = tomllib.loads((site / "articlelint.toml").read_text("utf-8"))
    assert ("hugo", "content") == (stated["extend"], stated["collections"][0]["name"])
    assert 0 == run(site, "check", "content", "--today", "2026-02-01").returncode


def test_settings_that_are_there_are_never_overwritten(site: Path) -> None:
    write(site, "articlelint.toml", "# mine\n")
    done = run(site, "init")
    assert (2, "") == (done.returncode, done.stdout)
    assert "articlelint.toml has settings already" in done.stderr
    assert "# mine\n" == (site / "articlelint.toml").read_text("utf-8")


def test_settings_that_can_not_be_written_are_told_by_name(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_arguments: object, **_options: object) -> None:
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.chdir(site)
    monkeypatch.setattr(Path, "open", refused)
    assert 2 == status(["init"])
    assert ("", "articlelint: `articlelint.toml` can't be written: permission denied\n") == capsys.readouterr()


def test_what_is_said_to_be_run_next_can_be_run(site: Path) -> None:
    write(site, "my posts/a.md", STORY.format(number=1, next=2, body=BODY))
    done = run(site, "init", "my posts")
    assert 'then run `articlelint check "my posts"`' in done.stdout


def test_a_file_without_front_matter_among_articles_is_not_said_to_be_left_out(site: Path) -> None:
    write(site, "blog/bare.md", "Text.\n")
    done = run(site, "init")
    assert "`articlelint check` will tell of 1 file among these without front matter\n" in done.stdout
    assert "left out: 1 file without front matter, or of no collection\n" in done.stdout


def test_files_that_can_not_be_read_are_not_said_to_have_no_front_matter(site: Path) -> None:
    """Whether they are in a collection or not: a check tells of them anywhere, and says what is wrong."""
    write(site, "blog/broken.md", "---\ntitle: [a\n---\nText.\n")
    write(site, "blog/conflict.md", "<<<<<<< a\n---\n=======\n---\n>>>>>>> b\n")
    (site / "blog" / "wide.md").write_bytes("---\ntitle: a\n---\n".encode("utf-16"))
    (site / "wide.md").write_bytes("Text.\n".encode("utf-16"))
    done = run(site, "init")
    assert "`articlelint check` will tell of 4 files whose text or front matter can't be read\n" in done.stdout
    assert "left out: 1 file without front matter, or of no collection\n" in done.stdout
    checked = run(site, "check", "--output-format", "concise", "--select", "front")
    told = sorted(line.split("[")[1].split("]")[0] for line in checked.stdout.splitlines())
    assert ["broken-front-matter", "merge-conflict", "undecodable-text", "undecodable-text"] == told


def test_a_file_that_can_not_be_read_and_one_without_front_matter_are_told_apart(site: Path) -> None:
    write(site, "blog/bare.md", "Text.\n")
    write(site, "blog/broken.md", "---\ntitle: [a\n---\nText.\n")
    told = "1 file among these without front matter and of 1 file whose text or front matter can't be read"
    assert f"`articlelint check` will tell of {told}\n" in run(site, "init").stdout


def test_without_front_matter_there_is_nothing_to_learn_from(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "# Read me\n")
    done = run(tmp_path, "init")
    assert 2 == done.returncode
    assert "no file in `.` has front matter" in done.stderr
    assert not (tmp_path / "articlelint.toml").exists()


def test_hostile_articles_do_not_stop_it(site: Path) -> None:
    """Broken front matter, odd bytes and odd keys are passed over, and the settings are TOML all the same."""
    (site / "blog" / "bytes.md").write_bytes(b"---\ntitle: \xff\n---\n")
    write(site, "blog/broken.md", "---\ntitle: [a\n---\n")
    write(site, "blog/odd.md", '---\n"a\\"b": 1\n"x.y": 2\n"\\u0007": 3\n---\n## \n\n## ]]\n')
    done = run(site, "init")
    assert (0, "") == (done.returncode, done.stderr)
    assert "blog" == tomllib.loads((site / "articlelint.toml").read_text("utf-8"))["collections"][0]["name"]
    assert run(site, "check", "blog").returncode in {0, 1}
