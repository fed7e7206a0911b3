"""`--add-ignores`: findings that are to stay get a comment that says so, and nothing else of the article changes."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from articlelint.article import Article
from articlelint.diagnostic import Diagnostic
from articlelint.engine import lint_article
from articlelint.files import read
from articlelint.fixing import Fixed
from articlelint.fixing.ignoring import with_ignores
from articlelint.rule import Finding, Rule, Span, Valid
from articlelint.testing import facts_of

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


FACTS = facts_of(Valid("", ""))


def finding(pattern: str, name: str = "BadWord", family: str = "words") -> Rule:
    """A rule that finds what matches a pattern, and says what that is."""

    class Found(Rule):
        """Finds a pattern."""

        def check(self, article: Article) -> Iterator[Finding]:
            for match in re.finditer(pattern, article.text):
                yield Finding(Span(*match.span()), f"found {match[0]!r}")

    return type(name, (Found,), {"family": family, "__doc__": Found.__doc__})()


def suppressed(text: str, *rules: Rule) -> Fixed:
    def look(now: str) -> tuple[Article, list[Diagnostic]]:
        article = Article(now, "a.md", FACTS)
        return article, lint_article(article, rules or [finding("BAD")])

    return with_ignores(text, look, "why")


IN_YAML = "# articlelint: ignore[bad-word] why\n"
FOR_YAML = IN_YAML.replace("ignore", "ignore-file")
H = "<!-- articlelint: ignore[bad-word] why -->\n"
FOR_FILE = H.replace("ignore", "ignore-file")

PLACES = {
    "no front matter": ("BAD", f"{H}BAD"),
    "behind a blank line": ("\nBAD\n", f"\n{H}BAD\n"),
    "behind an old line end": ("\rBAD\r", f"\r{H}BAD\r"),
    "behind several": ("a\r\rBAD\r", f"a\r\r{H}BAD\r"),
    "behind a mark": ("\ufeffBAD\n\nBAD\n", f"\ufeff{H}BAD\n\n{H}BAD\n"),
    "behind a mark and a fence": ("\ufeff---\na: BAD\n---\n", f"\ufeff---\n{IN_YAML}a: BAD\n---\n"),
    "where the body begins": ("---\na: 1\n---\nBAD\n", f"---\na: 1\n---\n{H}BAD\n"),
    "several in a block": ("BAD\nBAD\n\nBAD BAD\n", f"{H}BAD\nBAD\n\n{H}BAD BAD\n"),
    "in the last lines of a text": (
        "---\na: 1\nb: |\n  x\n  BAD\nc: 1\n---\n",
        f"---\na: 1\n{IN_YAML}b: |\n  x\n  BAD\nc: 1\n---\n",
    ),
    "what is no mapping": ("---\nBAD\n---\n", f"---\n{FOR_YAML}BAD\n---\n"),
    "what is no mapping, with other line ends": (
        "---\r\nBAD\r\n---\r\n",
        "---\r\n" + FOR_YAML.replace("\n", "\r\n") + "BAD\r\n---\r\n",
    ),
    "behind text and a fence": ("x\n---\na: BAD\n---\nBAD\n", f"x\n---\na: BAD\n---\n{FOR_FILE}BAD\n"),
    "without the first fence": ("a: BAD\n---\nBAD\n", f"a: BAD\n---\n{FOR_FILE}BAD\n"),
}


@pytest.mark.parametrize(("before", "after"), [pytest.param(*case, id=name) for name, case in PLACES.items()])
def test_a_comment_stands_where_it_hides_what_is_found_and_changes_nothing_else(before: str, after: str) -> None:
    done = suppressed(before)
    assert (after, before.count("BAD"), []) == (done.text, len(done.made), done.left)


@pytest.mark.parametrize("quotes", ["'", '"'])
def test_what_is_found_at_the_end_of_a_value_of_several_lines_is_hidden_above_its_field(quotes: str) -> None:
    text = f"---\na: 1\nb: {quotes}x\n  y{quotes}\nc: 1\n---\n"
    done = suppressed(text, finding(f"(?<=y{quotes})"))
    assert (text.replace("b:", f"{IN_YAML}b:"), []) == (done.text, done.left)


@pytest.mark.parametrize(("before", "after"), [("", ""), ("\n", "\n"), ("\ufeff", "")])
def test_an_empty_article_has_room_for_a_comment(before: str, after: str) -> None:
    mark = before if before.startswith("\ufeff") else ""
    assert suppressed(before, finding(r"\A")).text == f"{mark}{FOR_FILE}{after}"


def test_rules_that_find_something_in_one_place_share_a_comment() -> None:
    done = suppressed("BAD and WORSE\n", finding("BAD"), finding("WORSE", "WorseWord"))
    assert done.text == "<!-- articlelint: ignore[bad-word, worse-word] why -->\nBAD and WORSE\n"


def test_what_no_comment_hides_is_left_and_hinders_nobody() -> None:
    """Where a comment brings something else up, none is written."""
    text = "BAD\n\nBAD!\n\nBAD\n\nBAD!\n\nBAD\n"
    done = suppressed(text, finding("BAD"), finding("why -->\nBAD!|ignore-file", "NoComment"))
    assert done.text == text.replace("BAD\n", f"{H}BAD\n")
    assert (3, 2) == (len(done.made), len(done.left))


def test_where_no_comment_is_wanted_all_is_left() -> None:
    text = "BAD\n\nWORSE\n\nBAD BAD\n\nWORSE\n"
    done = suppressed(text, finding("BAD"), finding("WORSE", "WorseWord"), finding("-->", "NoComment"))
    assert (text, (), 5) == (done.text, done.made, len(done.left))


def test_what_is_found_in_a_front_matter_that_is_none_is_left() -> None:
    """Its family tells: a comment would hide why nothing else of it is found."""
    done = suppressed("BAD\n", finding("BAD", family="front"))
    assert ("BAD\n", (), 1) == (done.text, done.made, len(done.left))
