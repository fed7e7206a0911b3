"""Pages about rules: all they say comes from the rule itself."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from articlelint.docs import index, note, page, summary
from articlelint.registry import shipped_rules
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid

ROOT = Path(__file__).resolve().parent.parent


class CodeFence(Rule):
    """A text has a | in it.

    ## Why
    Tables need it.

    ## Options
    `marks`: what else counts.
    """

    severity = Severity.WARNING
    marks: tuple[str, ...] = ("|",)

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding at the first mark."""
        start = article.text.find("|")
        if start >= 0:
            span = Span(start, start + 1)
            yield Finding(span, "there is a mark", "take it out", fix=Fix("cut", (Edit(span, ""),), Safety.SAFE))

    examples = (
        Valid("fenced and with a carriage return", "```\na\r\n```\n", options={"marks": ["!"]}),
        Invalid(
            "marked",
            "a⟦|⟧\n",
            "there is a mark",
            "a\n",
            schema={"type": "object"},
            collection={"dates": [["a", "b"]], "outlines": [{"sections": [], "when": {"a.b": True}}]},
            today="2027-01-01",
            path="B.mdx",
        ),
    )


EXPECTED = """\
# code-fence

A text has a | in it.

Family `test_docs` · severity `warning` · can be fixed

## Why
Tables need it.

## Options
`marks`: what else counts.

These are the defaults:

```toml
[rules.code-fence]
marks = ["|"]
```

## Examples

### Right: fenced and with a carriage return

With these settings:

```toml
[rules.code-fence]
marks = ["!"]
```

````markdown
```
a\\r
```
````

### Wrong: marked

In `B.mdx`, with `--today 2027-01-01`, with these settings, with this schema:

```toml
[[collections]]
dates = [["a", "b"]]
outlines = [{ sections = [], when = { "a.b" = true } }]
```

```json
{
  "type": "object"
}
```

```markdown
a|
```

```text
warning[code-fence]: there is a mark
  ┌─ B.mdx:1:2
  │
1 │ a|
  │  ^
  = help: take it out
```

Fixed:

```markdown
a
```
"""


def test_a_page_says_what_the_rule_says() -> None:
    """Summary, facts, docstring, defaults, and each example with what a reader is told of it."""
    assert page(CodeFence) == EXPECTED.replace("Family `test_docs`", f"Family `{CodeFence.family}`")


class LonelyFile(Rule):
    """There is another file.

    ## Why
    For the sake of the test.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        if article.surroundings.exists("b/c.md"):
            yield Finding(Span(0, 1), f"`{article.surroundings.place}` is not alone")

    examples = (
        Valid("alone", "A\n"),
        Invalid(
            "with others",
            "⟦A⟧\n",
            message="`a/b.md` is not alone",
            path="a/b.md",
            files={"b/c.md": "# C\n", "d.png": ""},
        ),
    )


def test_a_page_shows_the_files_around_an_example() -> None:
    assert (
        page(LonelyFile)
        .partition("### Wrong: with others\n\n")[2]
        .startswith(
            "In `a/b.md`, where there are the files `b/c.md` and `d.png`:\n\n"
            "Beside `b/c.md`:\n\n```markdown\n# C\n```\n\n"
            "`a/b.md`:\n\n```markdown\nA\n```\n\n"
        )
    )


def test_a_note_is_what_a_report_can_say_of_a_rule() -> None:
    """Where the examples can't be shown, as those of a plugin may, the page is there without them."""
    assert note(CodeFence) == (CodeFence.id, CodeFence.family, summary(CodeFence), page(CodeFence), Severity.WARNING)
    broken = type("CodeFence", (CodeFence,), {"__doc__": CodeFence.__doc__, "examples": (Valid("never closed", "⟦"),)})
    explanation, _, _ = page(CodeFence).partition("\n## Examples")
    assert note(broken).page == explanation.replace("can be fixed", "is not fixed")


def test_a_summary_is_the_first_line_of_the_docstring() -> None:
    """It is one sentence, and needs no more."""
    assert summary(CodeFence) == "A text has a | in it."


def test_an_index_leads_to_each_page_by_family() -> None:
    """A family says of itself what it is; a pipe in a sentence ends no cell."""
    listed = index([CodeFence], "pages")
    assert listed.startswith(f"## {CodeFence.family}\n\n")
    assert "| [code-fence](pages/code-fence.md) | A text has a \\| in it. | warning | yes |\n" in listed
    shipped = index(shipped_rules(), "rules")
    assert re.findall(r"\(rules/(\S+)\.md\)", shipped) == [
        rule.id for rule in sorted(shipped_rules(), key=lambda rule: (rule.family, rule.id))
    ]
    assert re.findall(r"^## \w+\n\n\|", shipped, re.MULTILINE) == []


def test_every_shipped_rule_has_a_page_that_can_be_committed() -> None:
    """A page has no controls, no carriage returns and no marks, and ends with one line end."""
    pages = {rule.id: page(rule) for rule in shipped_rules()}
    strange = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff⟦⟧]")
    assert {name: strange.findall(text) for name, text in pages.items() if strange.search(text)} == {}
    assert [name for name, text in pages.items() if not text.endswith("\n") or text.endswith("\n\n")] == []


@pytest.fixture(name="generate")
def _generate() -> ModuleType:
    specification = importlib.util.spec_from_file_location("generate", ROOT / "scripts" / "generate.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_pages_in_the_tree_are_those_of_the_rules(generate: ModuleType) -> None:
    """`scripts/generate.py` was run after the last change of a rule."""
    assert generate.differences(generate.pages(), ROOT / "docs" / "rules") == {}


def test_pages_that_differ_are_named(generate: ModuleType, tmp_path: Path) -> None:
    """A page may be missing, out of date, or left behind by a rule that is gone; writing mends all three."""
    (tmp_path / "gone.md").write_text("old")
    (tmp_path / "old.md").write_text("old")
    wanted = {"old.md": "new\n", "new.md": "«нове»\n"}
    assert generate.differences(wanted, tmp_path) == {
        "gone.md": "belongs to no rule",
        "new.md": "is missing",
        "old.md": "is out of date",
    }
    generate.write(wanted, tmp_path)
    assert {path.name: path.read_bytes().decode() for path in tmp_path.iterdir()} == wanted
    assert generate.differences(wanted, tmp_path) == {}


def test_the_check_fails_where_a_page_differs(
    generate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit status is 1, each page is named, and nothing is written."""
    monkeypatch.setattr(generate, "PAGES", tmp_path / "rules")
    monkeypatch.setattr(generate, "SETTINGS_PAGE", tmp_path / "settings.md")
    monkeypatch.setattr(generate, "pages", lambda: {"a.md": "a\n"})
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().err == (
        "docs/rules/a.md is missing: run `make generate`\ndocs/settings.md is out of date: run `make generate`\n"
    )
    assert list(tmp_path.iterdir()) == []
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    (tmp_path / "settings.md").write_text("old")
    assert generate.main(["--check"]) == 1
