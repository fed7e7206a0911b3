"""`--add-ignores`: findings that are to stay get a comment that says so, and nothing else of the article changes."""

from pathlib import Path

import pytest

from articlelint.cli.main import status
from articlelint.files import read

HEAD = "---\ntitle: A title\npublishedAt: '2026-01-07T18:21:26.000Z'\nexternalId: '1'\ncategory: OTHER\n"


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


class Runner:
    """Runs the command in this process."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        code = status(["check", "--output-format", "concise", *arguments])
        return (code, *self._capture.readouterr())


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capfd)


def write(path: str, text: str) -> str:
    Path(path).write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


IN_FRONT = "# articlelint: ignore[{}] by the archive\n"
REPEATED = IN_FRONT.format("repeated-item")
UNKNOWN = IN_FRONT.format("unknown-field")
MISSING = IN_FRONT.format("missing-field")
IN_BODY = "<!-- articlelint: ignore[{}] by the archive -->\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            f"{HEAD}lang: no\n---\nText.\n",
            f"{HEAD}{IN_FRONT.format('value-not-allowed')}lang: no\n---\nText.\n",
        ),
        (
            f"{HEAD}tags:\n  - BTC\n  - btc\n  - BTC\n---\nText.\n",
            f"{HEAD}tags:\n  - BTC\n  {IN_FRONT.format('malformed-value')}  - btc\n  {REPEATED}  - BTC\n---\nText.\n",
        ),
        (
            f"{HEAD.replace('category: OTHER', 'x: 1')}---\nText.\n",
            f"---\n{MISSING}{HEAD[4:].replace('category: OTHER', UNKNOWN + 'x: 1')}---\nText.\n",
        ),
        (
            f"{HEAD}description: |\n  Foo &amp; bar.\n---\nText.\n",
            f"{HEAD}{IN_FRONT.format('html-entity')}description: |\n  Foo &amp; bar.\n---\nText.\n",
        ),
        (
            f"{HEAD}---\nText.\n\n- a [link](http://news.io/a)\n- b [link](http://news.io/b)\n",
            f"{HEAD}---\nText.\n\n{IN_BODY.format('insecure-url')}- a [link](http://news.io/a)\n- b [link](http://news.io/b)\n",
        ),
        (
            f"{HEAD}---\n## Empty\n\n## Full\nText.\n",
            f"{HEAD}---\n{IN_BODY.format('empty-section')}## Empty\n\n## Full\nText.\n",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_finding_gets_a_comment_as_near_as_can_be(run: Runner, before: str, after: str, newline: str) -> None:
    path = write("a.md", before.replace("\n", newline))
    code, out, err = run("--add-ignores", "by  the archive", path)
    assert (code, out) == (0, "")
    assert ", suppressed " in err
    assert err.endswith(": no findings left\n")
    assert read(path) == after.replace("\n", newline)
    assert run(path)[1] == ""


def test_json_has_no_comments_so_the_body_has_them(run: Runner) -> None:
    text = '{\n"title": "A", "publishedAt": "2026-01-07T00:00:00Z", "externalId": 1, "category": "OTHER"\n}\nText.\n'
    path = write("a.md", text)
    run("--add-ignores", "by the archive", path)
    assert read(path) == text.replace("Text", "<!-- articlelint: ignore-file[wrong-type] by the archive -->\nText")


def test_mdx_and_toml_have_comments_of_their_own(run: Runner) -> None:
    head = '+++\ntitle = "A"\npublishedAt = "2026-01-07T00:00:00Z"\nexternalId = 1\ncategory = "OTHER"\n+++\n'
    path = write("a.mdx", f"{head}A [link](http://news.io/).\n")
    run("--add-ignores", "old", path)
    assert read(path) == (
        f"{head.replace('externalId', '# articlelint: ignore[wrong-type] old' + chr(10) + 'externalId')}"
        "{/* articlelint: ignore[insecure-url] old */}\nA [link](http://news.io/).\n"
    )


def test_a_front_matter_that_cannot_be_read_takes_no_comment(run: Runner) -> None:
    path = write("a.md", "---\ntitle: [\n---\nText.\n")
    code, out, err = run("--add-ignores", "old", path)
    assert (code, read(path)) == (1, "---\ntitle: [\n---\nText.\n")
    assert "broken-front-matter" in out
    assert "suppressed" not in err


def test_what_can_be_fixed_is_fixed_first(run: Runner) -> None:
    path = write("a.md", f"{HEAD.replace(chr(39) + '1' + chr(39), '1')}lang: no\n---\nText.\n")
    code, _, err = run("--fix", "--add-ignores", "old", path)
    assert code == 0
    assert err == "checked 1 article, fixed 1 finding in 1 file, suppressed 1 finding in 1 file: no findings left\n"
    assert "externalId: '1'\n" in read(path)


def test_a_patch_shows_what_would_be_written(run: Runner) -> None:
    path = write("a.md", f"{HEAD}lang: no\n---\nText.\n")
    code, out, err = run("--add-ignores", "old", "--diff", path)
    assert (code, err) == (1, "checked 1 article: would suppress 1 finding in 1 file\n")
    assert "+# articlelint: ignore[value-not-allowed] old\n" in out
    assert "articlelint" not in read(path)


@pytest.mark.parametrize("reason", ["", "  ", "why -->", "why */ not", "see articlelint: ignore[x]", "a\x1b[31m"])
def test_a_reason_that_a_comment_cannot_hold_is_refused(run: Runner, reason: str) -> None:
    path = write("a.md", f"{HEAD}lang: no\n---\nText.\n")
    code, _, err = run("--add-ignores", reason, path)
    assert code == 2
    assert "Error: " in err
    assert "articlelint:" not in read(path)
