"""`--add-ignores`: findings that are to stay get a comment that says so, and nothing else of the article changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articlelint.files import read

HEAD = "---\ntitle: A title\npublishedAt: '2026-01-07T18:21:26.000Z'\nexternalId: '1'\ncategory: OTHER\n"


# The fixture of conftest.py, and what it gives back.
Check = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("folder")


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
def test_each_finding_gets_a_comment_as_near_as_can_be(check: Check, before: str, after: str, newline: str) -> None:
    path = write("a.md", before.replace("\n", newline))
    code, out, err = check("--add-ignores", "by  the archive", path)
    assert (code, out) == (0, "")
    assert ", suppressed " in err[-1]
    assert err[-1].endswith(": no findings left")
    assert read(path) == after.replace("\n", newline)
    assert check(path).out == ""


def test_json_has_no_comments_so_the_body_has_them(check: Check) -> None:
    text = '{\n"title": "A", "publishedAt": "2026-01-07T00:00:00Z", "externalId": 1, "category": "OTHER"\n}\nText.\n'
    path = write("a.md", text)
    check("--add-ignores", "by the archive", path)
    assert read(path) == text.replace("Text", "<!-- articlelint: ignore-file[wrong-type] by the archive -->\nText")


def test_mdx_and_toml_have_comments_of_their_own(check: Check) -> None:
    head = '+++\ntitle = "A"\npublishedAt = "2026-01-07T00:00:00Z"\nexternalId = 1\ncategory = "OTHER"\n+++\n'
    path = write("a.mdx", f"{head}A [link](http://news.io/).\n")
    check("--add-ignores", "old", path)
    assert read(path) == (
        f"{head.replace('externalId', '# articlelint: ignore[wrong-type] old' + chr(10) + 'externalId')}"
        "{/* articlelint: ignore[insecure-url] old */}\nA [link](http://news.io/).\n"
    )


def test_a_front_matter_that_cannot_be_read_takes_no_comment(check: Check) -> None:
    path = write("a.md", "---\ntitle: [\n---\nText.\n")
    code, out, err = check("--add-ignores", "old", path)
    assert (code, read(path)) == (1, "---\ntitle: [\n---\nText.\n")
    assert "broken-front-matter" in out
    assert "suppressed" not in err[-1]


def test_what_can_be_fixed_is_fixed_first(check: Check) -> None:
    path = write("a.md", f"{HEAD.replace(chr(39) + '1' + chr(39), '1')}lang: no\n---\nText.\n")
    code, _, err = check("--fix", "--add-ignores", "old", path)
    assert code == 0
    assert err == ["checked 1 article, fixed 1 finding in 1 file, suppressed 1 finding in 1 file: no findings left"]
    assert "externalId: '1'\n" in read(path)


def test_a_patch_shows_what_would_be_written(check: Check) -> None:
    path = write("a.md", f"{HEAD}lang: no\n---\nText.\n")
    code, out, err = check("--add-ignores", "old", "--diff", path)
    assert (code, err) == (1, ["checked 1 article: would suppress 1 finding in 1 file"])
    assert "+# articlelint: ignore[value-not-allowed] old\n" in out
    assert "articlelint" not in read(path)


@pytest.mark.parametrize("reason", ["", "  ", "why -->", "why */ not", "see articlelint: ignore[x]", "a\x1b[31m"])
def test_a_reason_that_a_comment_cannot_hold_is_refused(check: Check, reason: str) -> None:
    path = write("a.md", f"{HEAD}lang: no\n---\nText.\n")
    code, _, err = check("--add-ignores", reason, path)
    assert code == 2
    assert err[-1].startswith("Error: ")
    assert "articlelint:" not in read(path)
