"""Suppressions: what each covers, which are reported, and what removing them leaves."""

import re
import sys
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from articlelint.article import Article
from articlelint.diagnostic import Diagnostic, Severity
from articlelint.engine import lint
from articlelint.facts import Facts
from articlelint.fix import Safety, apply
from articlelint.registry import shipped_rules
from articlelint.rule import Finding, LateRule, Rule, Span, Trial
from articlelint.testing import Valid, facts_of

FACTS: Facts = facts_of(Valid("", ""))
LATE = [rule() for rule in shipped_rules() if issubclass(rule, LateRule)]


class BadWord(Rule):
    """A word that is bad wherever it stands, in comments too."""

    family = "words"

    def check(self, article: Article) -> Iterator[Finding]:
        for word in re.finditer("BAD", article.text):
            yield Finding(Span(*word.span()), "bad")


class WorseWord(BadWord):
    """Another rule of the family, for another word."""

    def check(self, article: Article) -> Iterator[Finding]:
        for word in re.finditer("WORSE", article.text):
            yield Finding(Span(*word.span()), "worse")


class BadFence(Rule):
    """A rule that finds fault with a front matter as a whole."""

    def check(self, article: Article) -> Iterator[Finding]:
        yield Finding(article.front.opening, "the front matter is bad")


def found(text: str, *rules: Rule, path: str = "a.md") -> list[Diagnostic]:
    return lint(text, path, FACTS, [*(rules or (BadWord(),)), *LATE])


def told(text: str, *rules: Rule, path: str = "a.md") -> list[str]:
    """Each diagnostic as its rule and its line."""
    lines = Article(text, path, FACTS).lines
    return [f"{one.rule} {lines.number_at(one.finding.span.start)}" for one in found(text, *rules, path=path)]


def yaml(content: str) -> str:
    return f"---\n{content}\n---\n"


def toml(content: str) -> str:
    return f"+++\n{content}\n+++\n"


I = "articlelint: ignore[bad-word]"  # noqa: E741 the tables below are read by their columns

FRONT = {
    "behind a value": (f"a: BAD # {I}\nb: 1", []),
    "behind a value, for its line only": (f"a: BAD # {I}\nb: BAD", ["bad-word 3"]),
    "behind a text of several lines": (f'a: "BAD\n  more" # {I}', []),
    "behind a bracket of several lines": (f"a: [\n  BAD,\n  x\n] # {I}\nb: BAD", ["bad-word 6"]),
    "behind the header of a block scalar": (f"a: | # {I}\n  x\n\n  BAD\nb: BAD", ["bad-word 6"]),
    "behind a key": (f"a: # {I}\n  - BAD", ["unused-ignore 2", "bad-word 3"]),
    "above an entry": (f"# {I}\na: BAD\nb: BAD", ["bad-word 4"]),
    "above an entry, with its items": (f"x: 1\n# {I}\na:\n  - x\n  - BAD\nb: BAD", ["bad-word 7"]),
    "above a block scalar": (f"# {I}\na: |\n  x\n\n  BAD\n\nb: BAD", ["bad-word 8"]),
    "above an item": (f"a:\n# {I}\n- BAD\n- BAD", ["bad-word 5"]),
    "above an item that is a mapping": (f"a:\n  # {I}\n  - b: x\n    c: BAD\n  - BAD", ["bad-word 6"]),
    "above a nested key": (f"a:\n  # {I}\n  b: {{c: BAD}}\n  d: BAD", ["bad-word 5"]),
    "above an item within brackets": (f"a: [\n  # {I}\n  BAD,\n  BAD]", ["bad-word 5"]),
    "comments stack": (f"# {I}\n# a note\n\n# articlelint: ignore[worse-word]\na: BAD WORSE", []),
    "behind another comment": (f"a: BAD # a brand # {I}", []),
    "above with another comment": (f"# a brand # {I}\na: BAD", []),
    "with more hashes": (f"## {I}\na: BAD", []),
    "with a reason": (f"a: BAD # {I} because of #1, [x] and so on", []),
    "a family": ("a: BAD WORSE # articlelint: ignore[words]", []),
    "two rules": ("a: BAD WORSE # articlelint: ignore[bad-word, worse-word ,]", []),
    "one of two rules": (
        "a: BAD # articlelint:  ignore[bad-word,worse-word]\nb: WORSE",
        ["unused-ignore 2", "worse-word 3"],
    ),
    "for the file": ("# articlelint: ignore-file[bad-word] brands\na: x\nb: BAD", []),
    "for the file at the end": ("a: BAD\nb: x # articlelint: ignore-file[bad-word]", []),
    "below the last entry": (f"a: BAD\n# {I}", ["bad-word 2", "unused-ignore 3"]),
    "below a nested entry": (f"a:\n  b: BAD\n  # {I}\nc: BAD", ["bad-word 3"]),
    "in a double-quoted string": (f'a: "BAD # {I}"', ["bad-word 2"]),
    "in a single-quoted string": (f"a: 'BAD # {I}'", ["bad-word 2"]),
    "in a plain scalar": (f"a: BAD# {I.replace(': ', ':')}", ["bad-word 2"]),
    "in a block scalar": (f"a: |\n  BAD # {I}\n  # {I}\n  BAD", ["bad-word 3", "bad-word 5"]),
    "in a quoted key": (f'"BAD # {I}": 1', ["bad-word 2"]),
    "in an anchored value": (f"a: &x BAD # {I}\nb: *x # BAD", ["bad-word 3"]),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), [pytest.param(*case, id=name) for name, case in FRONT.items()])
def test_a_comment_in_yaml_covers_its_line_or_the_entry_below(content: str, expected: list[str]) -> None:
    """And a hash in a string is no comment."""
    assert told(yaml(content), BadWord(), WorseWord()) == expected


TABLE = {
    "behind a value": (f"a = 'BAD' # {I}\nb = 1", []),
    "behind a value, at once": (f"a = 'BAD'# {I}", []),
    "behind a bracket of several lines": (f"a = [\n  'BAD',\n] # {I}\nb = 'BAD'", ["bad-word 5"]),
    "above an entry": (f"# {I}\na = ['x',\n 'BAD']\nb = 'BAD'", ["bad-word 5"]),
    "above an item": (f"a = [\n  # {I}\n  'BAD',\n  'BAD']", ["bad-word 5"]),
    "above a dotted key": (f"x = 1\n# {I}\na.b = 'BAD'\na.c = 'BAD'", ["bad-word 5"]),
    "above a table": (f"# {I}\n[a]\nb = 'x'\nc = 'BAD'\n[d]\ne = 'BAD'", ["bad-word 7"]),
    "above a table with tables in it": (f"# {I}\n[a]\nb = 1\n[a.b2]\nc = 'BAD'\n[ab]\nc = 'BAD'", ["bad-word 8"]),
    "above one of several tables": (
        f"[[a]]\nb = 'BAD'\n# {I}\n[[a]]\nb = 'BAD'\n[[a]]\nb = 'BAD'",
        ["bad-word 3", "bad-word 8"],
    ),
    "above the first of several tables": (f"# {I}\n[[a]]\nb = 'BAD'\n[[a]]\nb = 'BAD'", ["bad-word 6"]),
    "in strings": (f"a = 'BAD # {I}'\nb = \"BAD \\\" # {I}\"", ["bad-word 2", "bad-word 3"]),
    "in strings of several lines": (
        f"a = '''\nBAD # {I}\n'''\nb = \"\"\"\n# {I}\nBAD\"\"\"",
        ["bad-word 3", "bad-word 7"],
    ),
    "for the file": ("# articlelint: ignore-file[bad-word] brands\na = 'BAD'\nb = 'BAD'", []),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), [pytest.param(*case, id=name) for name, case in TABLE.items()])
def test_a_comment_in_toml_covers_its_line_or_the_entry_below(content: str, expected: list[str]) -> None:
    """A table is an entry, with the tables in it."""
    assert told(toml(content)) == expected


H = f"<!-- {I} -->"

BODY = {
    "above a paragraph": (f"{H}\nBAD\nBAD\n\nBAD", ["bad-word 5"]),
    "above a paragraph, apart": (f"{H}\n\nBAD\n\nBAD", ["bad-word 5"]),
    "above a heading": (f"{H}\n## BAD\n\nBAD", ["bad-word 4"]),
    "above an underlined heading": (f"{H}\n\nBAD\n---\n\nBAD", ["bad-word 6"]),
    "above a list": (f"{H}\n- x\n\n  - BAD\n\nBAD", ["bad-word 6"]),
    "above a quote": (f"{H}\n> x\n>\n> BAD\n\nBAD", ["bad-word 6"]),
    "above a code block": (f"{H}\n```\nBAD\n```\nBAD", ["bad-word 5"]),
    "above a table": (f"{H}\n\n| BAD |\n| --- |\n| BAD |\n\nBAD", ["bad-word 7"]),
    "above raw HTML": (f"{H}\n<div>\nBAD\n</div>\n\nBAD", ["bad-word 6"]),
    "stacked": (f"{H}\n<!-- a note -->\n<!-- articlelint: ignore[worse-word] -->\n\nBAD WORSE", []),
    "right below a paragraph": (f"BAD\n{H}\n## BAD", ["bad-word 1"]),
    "in a paragraph": (f"BAD\nx {H} y\nBAD\n\nBAD", ["bad-word 5"]),
    "in a long paragraph": (f"BAD\nx {H} y\n{'word ' * 30}BAD\n\nBAD", ["bad-word 5"]),
    "at the end of a line": (f"BAD {H}\n\nBAD", ["bad-word 3"]),
    "in a heading": (f"# BAD {H}\n\nBAD", ["bad-word 3"]),
    "at the start of a line with text": (f"{H} BAD\n\nBAD", ["bad-word 3"]),
    "in an item": (f"- BAD\n- BAD {H}\n  BAD\n- BAD", ["bad-word 1", "bad-word 4"]),
    "in an item, which has paragraphs": (f"- BAD {H}\n\n  BAD\n\n- BAD", ["bad-word 3", "bad-word 5"]),
    "above a paragraph of an item": (
        f"- BAD\n\n- BAD\n\n  {H}\n  BAD\n\n  BAD\n\n- BAD",
        ["bad-word 1", "bad-word 3", "bad-word 8", "bad-word 10"],
    ),
    "above the text of an item": (f"- {H}\n  BAD\n- BAD", ["bad-word 3"]),
    "above a list in an item": (f"- BAD\n  {H}\n  - BAD\n  - BAD\n- BAD", ["bad-word 1", "bad-word 5"]),
    "in an item of a list in an item": (f"- BAD\n  - x\n\n    {H}\n\n    BAD\n  - BAD", ["bad-word 1", "bad-word 7"]),
    "stacked in an item": (f"- BAD\n\n  {H}\n  <!-- a note -->\n  BAD\n\n- BAD", ["bad-word 1", "bad-word 7"]),
    "at the end of the last item": (f"- BAD\n  {H}\n\nBAD", ["bad-word 1", "unused-ignore 2", "bad-word 4"]),
    "above a heading in an item": (f"- BAD\n\n  {H}\n  # BAD\n\n  BAD", ["bad-word 1", "bad-word 6"]),
    "above a code block in an item": (f"- BAD\n\n  {H}\n  ```\n  BAD\n  ```\n\n  BAD", ["bad-word 1", "bad-word 8"]),
    "above a paragraph in a quote": (
        f"> BAD\n>\n> {H}\n> BAD\n>\n> BAD\n\nBAD",
        ["bad-word 1", "bad-word 6", "bad-word 8"],
    ),
    "at the end of a quote": (f"> BAD\n>\n> {H}\n\nBAD", ["bad-word 1", "unused-ignore 3", "bad-word 5"]),
    "in a footnote": (f"x[^1]\n\n[^1]: BAD\n\n    {H}\n    BAD\n\nBAD", ["bad-word 3", "bad-word 8"]),
    "in a table": (f"| BAD |\n| --- |\n| x {H} |\n\nBAD", ["bad-word 5"]),
    "in raw HTML": (f"<div>\n{H}\nBAD</div>\n\nBAD", ["bad-word 5"]),
    "between two items": (f"- BAD\n  {H}\n- BAD\n- BAD\n\nBAD", ["bad-word 1", "bad-word 4", "bad-word 6"]),
    "over several lines": (f"<!--\n  {I}\n  because\n-->\nBAD", []),
    "for the file": ("BAD\n\n<!-- articlelint: ignore-file[bad-word] -->\n\nBAD", []),
    "at the end": (f"BAD\n\n{H}\n", ["bad-word 1", "unused-ignore 3"]),
    "in a code block": (f"```html\n{H}\n```\nBAD", ["bad-word 4"]),
    "in an indented code block": (f"x\n\n    {H}\n\nBAD", ["bad-word 5"]),
    "in a code span": (f"`{H}` BAD", ["bad-word 1"]),
    "escaped": (f"\\{H}\n\nBAD", ["bad-word 3"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [pytest.param(*case, id=name) for name, case in BODY.items()])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_in_the_body_covers_the_block_it_stands_in_or_above(body: str, expected: list[str], end: str) -> None:
    """And what is shown as code is no comment."""
    assert told(body.replace("\n", end), BadWord(), WorseWord()) == expected


@pytest.mark.parametrize("front", ["", yaml("a: 1"), toml("a = 1"), '{"a": "# articlelint: ignore[bad-word]"}\n'])
def test_a_comment_for_the_file_in_the_body_covers_the_front_matter(front: str) -> None:
    """JSON has no comments, so that is the way there; and the other way round."""
    bad = front.replace("1", "BAD") if front.startswith("-") else front
    text = f"{bad}\n<!-- articlelint: ignore-file[words] -->\nBAD\n"
    assert told(text) == []


MDX = {
    "above a paragraph": (f"{{/* {I} */}}\n\nBAD\n\nBAD", ["bad-word 5"]),
    "right above a paragraph": (f"{{/* {I} */}}\nBAD\n\nBAD", ["bad-word 4"]),
    "above a heading": (f"{{/* {I} */}}\n## BAD\n\nBAD", ["bad-word 4"]),
    "below a paragraph": (f"BAD\n{{/* {I} */}}\n\n## BAD", ["bad-word 1"]),
    "in a paragraph": (f"BAD {{/* {I} */}}\n\nBAD", ["bad-word 3"]),
    "in a component": (f"<Note>\n{{/* {I} */}}\nBAD\n</Note>\n\nBAD", ["bad-word 6"]),
    "in an item": (f"- BAD\n\n- BAD\n\n  {{/* {I} */}}\n\n  BAD", ["bad-word 1", "bad-word 3"]),
    "as HTML": (f"{H}\n\nBAD", []),
    "in code": (f"`{{/* {I} */}}` BAD", ["bad-word 1"]),
}


@pytest.mark.parametrize(("body", "expected"), [pytest.param(*case, id=name) for name, case in MDX.items()])
def test_in_mdx_a_comment_of_javascript_counts_as_well(body: str, expected: list[str]) -> None:
    """MDX has no comments of HTML, but authors write them."""
    assert told(body, path="a.mdx") == expected


def test_braces_are_no_comment_in_markdown() -> None:
    """A reader sees them."""
    assert told(f"{{/* {I} */}}\n\nBAD") == ["bad-word 3"]


@pytest.mark.parametrize(
    "front", ["# articlelint: ignore[bad-fence]\na: 1", "\n# x\n# articlelint: ignore[bad-fence]\n\na: 1"]
)
def test_above_the_first_entry_a_comment_covers_the_fence(front: str) -> None:
    """What is missing from a front matter is reported there, and a fence can have no comment of its own."""
    assert told(yaml(front), BadFence()) == []
    assert told(yaml(f"b: 1\n{front}"), BadFence()) == [
        "bad-fence 1",
        f"unused-ignore {front[: front.index('[')].count(chr(10)) + 3}",
    ]


def test_what_is_not_yaml_has_no_comments() -> None:
    """A front matter that can't be read can't hide why; the body can, where it can be told from it."""
    broken = yaml("# articlelint: ignore-file[front]\na: [b\nc: d")
    rules = [rule() for rule in shipped_rules() if rule.id == "broken-front-matter"]
    assert [one.rule for one in found(broken, *rules)] == ["broken-front-matter"]
    assert found(f"{broken}\n<!-- articlelint: ignore-file[broken-front-matter] -->\n", *rules) == []


def test_nothing_is_unused_where_the_front_matter_is_torn() -> None:
    """One cause, one message: what the other rules could not see they could not find."""
    rules = [rule() for rule in shipped_rules() if rule.id == "broken-front-matter"]
    text = f"{yaml('a: [b')}\n<!-- articlelint: ignore-file[bad-word, broken-front-matter] -->\n"
    assert told(text, BadWord(), *rules) == []


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("ignore[bad-word, worse-word]", {7: ["BAD"]}),
        ("ignore[words, bad-word]", {14: ["BAD"]}),
        ("ignore[bad-word, bad-word]", {7: ["BAD"]}),
        ("ignore-file[bad-word, bad-word]", {12: ["BAD"]}),
        ("ignore-file[bad-word]\n# articlelint: ignore-file[bad-word]", {12: ["BAD"]}),
    ],
)
def test_each_finding_is_hidden_by_one_name(comment: str, expected: dict[int, list[str]]) -> None:
    """By a rule's id rather than by its family, and by the first of two that are the same."""

    class Watching(LateRule):
        def check_late(self, article: Article, trial: Trial) -> Iterator[Finding]:
            start = article.text.index("ignore")
            hidden = {
                span.start - start: [one.finding.span.of(article.text) for one in diagnostics]
                for span, diagnostics in trial.hidden.items()
            }
            yield Finding(Span(0, 0), str(hidden))

    messages = [one.finding.message for one in found(yaml(f"a: BAD # articlelint: {comment}"), BadWord(), Watching())]
    assert messages[0] == str(expected)


def test_the_nearest_suppression_is_the_one_in_use() -> None:
    """What lies around it is left unused, and told so."""
    nested = yaml(f"# {I}\na:\n  # {I}\n  b: BAD # {I}")
    assert told(f"{nested}<!-- articlelint: ignore-file[bad-word] -->\n") == [
        "unused-ignore 2",
        "unused-ignore 4",
        "unused-ignore 7",
    ]


def test_a_family_is_unused_only_where_all_of_it_ran() -> None:
    """A rule that is left out may be what it is for."""
    text = yaml("a: x # articlelint: ignore[words, bad-word]")
    known = {"bad-word": "words", "worse-word": "words", **{rule.id: rule.family for rule in LATE}}
    (one,) = lint(text, "a.md", FACTS, [BadWord(), *LATE], None, known)
    assert (one.rule, one.finding.message) == ("unused-ignore", "`bad-word` suppresses nothing here")
    (one,) = lint(text, "a.md", FACTS, [BadWord(), WorseWord(), *LATE], None, known)
    assert one.finding.message == "`words` and `bad-word` suppress nothing here"


def test_a_rule_that_failed_is_neither_hidden_nor_held_against_its_suppressions() -> None:
    """What it would have found is not known."""

    class Failing(BadWord):
        def check(self, *_: object) -> Iterator[Finding]:
            raise ZeroDivisionError

    text = yaml("a: x # articlelint: ignore[failing]\nb: x # articlelint: ignore-file[failing]")
    assert told(text, Failing()) == ["failing 1"]


def test_a_late_rule_that_fails_is_told_like_any_other() -> None:
    """And what the others have to say is not lost."""

    class Late(LateRule):
        def check_late(self, *_: object) -> Iterator[Finding]:
            raise ZeroDivisionError

    assert told(yaml("a: BAD # articlelint: ignore[bad-wrod]"), BadWord(), Late()) == [
        "late 1",
        "bad-word 2",
        "unknown-rule 2",
    ]


@pytest.mark.parametrize("name", ["unused-ignore", "ignores"])
@pytest.mark.parametrize("form", ["ignore", "ignore-file"])
def test_what_is_told_of_suppressions_can_be_suppressed(form: str, name: str) -> None:
    """And a suppression of that is never unused itself."""
    assert told(yaml(f"# articlelint: {form}[{name}, bad-word] generated\na: x")) == []
    assert told(yaml(f"# articlelint: {form}[{name}] generated\na: x")) == []


def test_without_suppressions_late_rules_have_no_say() -> None:
    """Nothing is looked for in an article that does not speak of articlelint."""

    class Late(LateRule):
        def check_late(self, *_: object) -> Iterator[Finding]:
            yield Finding(Span(0, 0), "late")

    assert told("Words.\n", Late()) == []
    assert told("Words about articlelint.\n", Late()) == ["late 1"]


def test_severities_hold_for_late_rules() -> None:
    """They are rules like any other to the settings."""
    (one,) = lint(yaml("a: # articlelint: ignore[x]"), "a.md", FACTS, LATE, {"unknown-rule": Severity.ERROR})
    assert one.severity is Severity.ERROR


MISPLACED = "`articlelint: ignore[…]` stands in the middle of a comment, where it suppresses nothing"
MALFORMED = {
    "# articlelint: ignore": "`ignore` names no rule",
    "# articlelint: ignore bad-word": "`ignore` names no rule",
    "# articlelint: ignore-file: bad-word": "`ignore-file` names no rule",
    "# articlelint: ignore[]": "`ignore[]` names no rule",
    "# articlelint: ignore[ , ] why": "`ignore[ , ]` names no rule",
    "# articlelint: ignore(bad-word)": "`ignore(bad-word)` has other brackets than square ones",
    "# articlelint: ignore{bad-word": "`ignore{` has other brackets than square ones",
    "# articlelint: ignore [bad-word]": "a gap parts `ignore` from its bracket",
    "# articlelint: ignore[bad-word": "the bracket of `ignore[bad-word` is not closed",
    "# articlelint: ignore[bad-word # ignore[x]": "the bracket of `ignore[bad-word # ignore` is not closed",
    "# articlelint: ignore-fil[bad-word]": "no suppression is called `ignore-fil` (did you mean `ignore-file`?)",
    "# articlelint: Ignore[bad-word]": "no suppression is called `Ignore` (did you mean `ignore`?)",
    "# articlelint: ignore_file[bad-word]": "no suppression is called `ignore_file` (did you mean `ignore-file`?)",
    "# articlelint: ignore-next-line[bad-word]": "no suppression is called `ignore-next-line`",
    "# articlelint: disable bad-word": "no suppression is called `disable`",
    "# articlelint: off": "no suppression is called `off`",
    "# articlelint ignore[bad-word]": "the colon behind `articlelint` is missing",
    "# articlelint= ignore[bad-word]": "the colon behind `articlelint` is missing",
    "# articlelint-ignore[bad-word]": "the colon behind `articlelint` is missing",
    "# articlelint-disable-line bad-word": "`articlelint-disable-line` is no suppression",
    "# Articlelint: ignore[bad-word]": "`Articlelint` is not written in lower case, so it suppresses nothing",
    "# ArticleLint ignore-file[bad-word]": "`ArticleLint` is not written in lower case, so it suppresses nothing",
    "# ARTICLELINT-IGNORE bad-word": "`ARTICLELINT` is not written in lower case, so it suppresses nothing",
    "# why, Articlelint: ignore[bad-word]": MISPLACED.replace("articlelint", "Articlelint"),
    "# why, articlelint: ignore[bad-word]": MISPLACED,
    "# articlelint: ignore[words] articlelint: ignore[bad-word]": MISPLACED,
}  # fmt: skip


@pytest.mark.parametrize(("comment", "message"), MALFORMED.items())
def test_a_comment_that_is_nearly_a_suppression_is_told(comment: str, message: str) -> None:
    """It would do nothing, in silence; in the body as well."""
    texts = [(yaml(f"a: 1 {comment}"), "a.md"), (f"Words.\n\n<!--{comment[1:]} -->\n\nWords.\n", "a.md")]
    texts.append((f"Words.\n\n{{/*{comment[1:]} */}}\n\nWords.\n", "a.mdx"))
    for text, path in texts:
        told_of = [(one.rule, one.finding.message) for one in found(text, path=path)]
        assert told_of == [("malformed-ignore", message)]


HERE = "name the rules to ignore in square brackets, as in `articlelint: ignore[insecure-url]`"
FILE = HERE.replace("ignore[", "ignore-file[")
ADVICE = [
    ("articlelint ignore[bad-word]", "write `articlelint: ignore`", "write a colon", "ignore[bad-word]"),
    ("articlelint-ignore-file[x]", "write `articlelint: ignore-file`", "write a colon", "ignore-file[x]"),
    ("articlelint disable[x]", HERE, None, None),
    ("articlelint-ignore-fil x", FILE, None, None),
    ("articlelint: disable[x]", HERE, None, None),
    ("articlelint: ignore-fil[x]", FILE, "write `ignore-file`", "ignore-file[x]"),
    ("articlelint: ignore [x]", HERE, "close the gap", "ignore[x]"),
    ("articlelint: ignore-file [x]", FILE, "close the gap", "ignore-file[x]"),
    ("articlelint: ignore-file", FILE, None, None),
    ("articlelint: ignore-file[]", FILE, None, None),
    ("articlelint: ignore(x", HERE, None, None),
    ("articlelint: ignore(x) it (really)", HERE, "write square brackets", "ignore[x] it (really)"),
    ("articlelint: ignore-file{x}", FILE, "write square brackets", "ignore-file[x]"),
]


@pytest.mark.parametrize(("comment", "advice", "title", "mended"), ADVICE)
def test_of_what_is_nearly_a_suppression_help_says_what_to_write(
    comment: str, advice: str, title: str | None, mended: str | None
) -> None:
    """And a fix writes it where it is clear what is meant, even with such a bracket in the line above."""
    text = yaml(f"a: (1)\nb: 1 # {comment}")
    (one,) = found(text)
    fix = one.finding.fix
    assert (advice, title) == (one.finding.help, fix and fix.title)
    assert fix is None or apply(text, [fix], Safety.UNSAFE) == yaml(f"a: (1)\nb: 1 # articlelint: {mended}")


@pytest.mark.parametrize(
    "comment",
    [
        "# articlelint",
        "# articlelint:",
        "# articlelint: see the style guide",
        "# checked by articlelint: all is well",
        "# articlelint ignores this file",
        "# articlelint is not to ignore it",
        "# my-articlelint: ignore",
        "# articlelint's ignore",
        "# articlelinter: ignore[x]",
        "# articlelint: 文章检查",
        "# Articlelint: see the style guide",
        "# Articlelint ignores (most) of this",
        "# Articlelint disables [nothing] here",
        "# ARTICLELINTER: ignore[x]",
    ],
)
def test_a_comment_about_articlelint_is_nobodys_business(comment: str) -> None:
    """Prose is no suppression, and no mistake either."""
    assert found(yaml(f"a: 1 {comment}")) == []


@pytest.mark.parametrize("name", ["Articlelint", "ArticleLint", "ARTICLELINT"])
def test_a_suppression_in_another_case_is_mended_by_its_fix(name: str) -> None:
    """And until then it suppresses nothing."""
    text = yaml(f"a: BAD # {name}: ignore[bad-word]")
    assert [one.rule for one in found(text)] == ["bad-word", "malformed-ignore"]
    fixes = [one.finding.fix for one in found(text) if one.finding.fix]
    assert found(apply(text, fixes, Safety.UNSAFE)) == []


def test_a_suppression_of_what_is_no_rule_is_told_where_it_stands() -> None:
    """Each name by itself, and none of them counts as unused."""
    text = yaml("a: BAD # articlelint: ignore[bad-word, bad word, word, ALL, Bad_Word]")
    assert [(one.finding.span.of(text), one.finding.message, one.finding.fix is None) for one in found(text)] == [
        ("bad word", "no rule or family is called `bad word` (did you mean `bad-word`?)", True),
        ("word", "no rule or family is called `word` (did you mean `words`?)", False),
        ("ALL", "no rule or family is called `ALL`", True),
        ("Bad_Word", "no rule or family is called `Bad_Word` (did you mean `bad-word`?)", True),
    ]


def test_only_a_name_that_is_the_same_but_for_its_spelling_is_mended_safely() -> None:
    """A guess may hide what its author did not mean."""
    safeties = [
        one.finding.fix.safety
        for one in found(yaml("a: 1 # articlelint: ignore[Bad_Word, unused-ignroe]"))
        if one.finding.fix
    ]
    assert safeties == [Safety.SAFE, Safety.UNSAFE]


FIXED = {
    "the whole line": ("# {}\na: 1", "a: 1"),
    "behind a value": ("a: 1   # {}\nb: 1", "a: 1\nb: 1"),
    "behind another comment": ("a: 1 # why # {}", "a: 1 # why"),
    "above with another comment": ("# why # {}\na: 1", "# why\na: 1"),
    "behind a header of a block": ("a: | # {}\n  x", "a: |\n  x"),
    "between lines of a list": ("a:\n  - x\n  # {}\n  - y", "a:\n  - x\n  - y"),
}


@pytest.mark.parametrize(("before", "after"), [pytest.param(*case, id=name) for name, case in FIXED.items()])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_unused_comment_goes_with_its_line_where_nothing_is_left_of_it(before: str, after: str, end: str) -> None:
    """Line ends stay as they are."""
    text, expected = (yaml(content).replace("\n", end) for content in (before.format(I), after))
    assert fixed(text) == expected


NAMES = [
    ("[bad-word, worse-word, x-y]", "[worse-word, x-y]"),
    ("[worse-word, bad-word, x-y]", "[worse-word, x-y]"),
    ("[worse-word,bad-word , bad-fence]", "[worse-word]"),
    ("[bad-word, bad-fence, worse-word, bad-word]", "[worse-word]"),
]


@pytest.mark.parametrize(("before", "after"), NAMES)
def test_an_unused_name_goes_with_one_comma(before: str, after: str) -> None:
    """Several go at once, and the names that are none of ours stay."""
    text = yaml(f"a: WORSE # articlelint: ignore{before} why")
    assert fixed(text, BadWord(), WorseWord(), BadFence()) == yaml(f"a: WORSE # articlelint: ignore{after} why")


PAGES = {
    "apart from its neighbours": (f"a\n\n{H}\n\nb\n", "a\n\nb\n", Safety.SAFE),
    "below a paragraph": (f"a\n{H}\n\nb\n", "a\n\nb\n", Safety.SAFE),
    "above a paragraph": (f"a\n\n{H}\nb\n", "a\n\nb\n", Safety.SAFE),
    "between two paragraphs": (f"a\n{H}\nb\n", "a\n\nb\n", Safety.SAFE),
    "between a paragraph and a line": (f"a\n{H}\n---\n", "a\n\n---\n", Safety.SAFE),
    "between two lists": (f"- a\n\n{H}\n\n- b\n", "- a\n\n- b\n", Safety.UNSAFE),
    "between a list and code": (f"- a\n\n{H}\n\n    b\n", "- a\n\n    b\n", Safety.UNSAFE),
    "in a line": (f"a {H} b\n", "a b\n", Safety.SAFE),
    "in a word": (f"a{H}b\n", "ab\n", Safety.SAFE),
    "at the end of a line": (f"a {H}\nb\n", "a\nb\n", Safety.SAFE),
    "before text": (f"{H} # a\n", " # a\n", Safety.UNSAFE),
    "before text of an item": (f"- a\n  {H} b\n", "- a\n   b\n", Safety.SAFE),
    "before a word": (f"a {H}b\n", "a b\n", Safety.SAFE),
    "on the first line": (f"{H}\n\na", "a", Safety.SAFE),
    "in an item": (f"- a\n  {H}\n- b\n", "- a\n- b\n", Safety.SAFE),
    "in raw HTML": (f"<div>\n{H}\n</div>\n", "<div>\n</div>\n", Safety.SAFE),
    "at the end of the file": (f"a\n\n{H}", "a\n\n", Safety.SAFE),
    "two in a row": (f"a\n\n{H}\n{H}\n\nb\n", "a\n\n\nb\n", Safety.SAFE),
    "two in a line": (f"a\n\n{H} {H}\n\nb\n", "a\n\n\n\nb\n", Safety.SAFE),
}


@pytest.mark.parametrize(("before", "after", "safety"), [pytest.param(*case, id=name) for name, case in PAGES.items()])
def test_removing_a_comment_is_safe_where_the_page_stays_as_it_is(before: str, after: str, safety: Safety) -> None:
    """What it kept apart would else grow together unseen."""
    fixes = [one.finding.fix for one in found(before) if one.finding.fix]
    assert {fix.safety for fix in fixes} == {safety}
    assert apply(before, fixes, Safety.UNSAFE) == after


def test_removing_a_comment_is_safe_where_the_data_stays_as_it_is() -> None:
    """A comment ends a block of text, and without it the next one would be a line of that."""
    text = yaml(f"a: |\n  x\n# {I}\n  # y\nb: 1")
    (one,) = found(text)
    assert one.finding.fix
    assert one.finding.fix.safety is Safety.UNSAFE


def fixed(text: str, *rules: Rule, path: str = "a.md") -> str:
    fixes = [one.finding.fix for one in found(text, *rules, path=path) if one.rule == "unused-ignore"]
    return apply(text, [fix for fix in fixes if fix])


VALUES = [
    "x",
    "BAD",
    "'it''s # BAD'",
    '"a # b"',
    "[x, 'BAD # y']",
    "{b: BAD}",
    "|\n  x\n  # BAD\n",
    ">-\n  BAD\n\n  y",
    "\n  - x\n  - BAD",
    "\n  b: 1\n  c: BAD",
    "'two\n  lines'",
    "[\n  x,\n  BAD\n  ]",
    "plain\n  BAD",
    "&q BAD",
    "",
    "http://a.b/#c",
]
TOML_VALUES = [
    "1",
    "'BAD'",
    "'it # BAD'",
    '"a \\" # b"',
    "['x', 'BAD # y']",
    "{b = 'BAD'}",
    "'''\nx\n# BAD'''",
    '"""a\n# BAD"""',
    "[\n  'x',\n  'BAD',\n]",
]
BLOCKS = [
    "BAD words.",
    "# Title",
    "## BAD",
    "- x\n- BAD",
    "> BAD\n> y",
    "```\nBAD\n```",
    "    BAD",
    "| a |\n| - |\n| BAD |",
    "<div>\nBAD\n</div>",
    "---",
    "Long\nwords BAD\nend",
    "`BAD` <http://a.b>",
    "<!-- BAD -->",
    "1. x\n\n   BAD",
    "[a]: http://a.b",
    "BAD\n===",
]

# Bounded, and without a deadline: a slow machine is no failure.
BOUNDS = settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)

fronts = st.one_of(
    st.lists(st.sampled_from(VALUES), max_size=5).map(
        lambda values: yaml("\n".join(f"k{n}: {value}" for n, value in enumerate(values)))
    ),
    st.lists(st.sampled_from(TOML_VALUES), max_size=5).map(
        lambda values: toml("\n".join(f"k{n} = {value}" for n, value in enumerate(values)))
    ),
)
bodies = st.lists(st.sampled_from(BLOCKS), max_size=6).map(lambda blocks: "\n\n".join(blocks) + "\n")
suppressions = st.builds(
    "articlelint: {}[{}]{}".format,
    st.sampled_from(["ignore", "ignore", "ignore", "ignore-file"]),
    st.lists(
        st.sampled_from(["bad-word", "worse-word", "words", "bad-fence", "never-ran"]), min_size=1, max_size=3
    ).map(", ".join),
    st.sampled_from(["", " because"]),
)


@BOUNDS
@given(fronts, suppressions, st.data())
def test_a_hash_is_a_comment_exactly_where_the_data_do_not_change(front: str, words: str, data: st.DataObject) -> None:
    """Written behind any line, in a text or not: the reader of the format decides."""
    lines = front.split("\n")
    number = data.draw(st.integers(1, len(lines) - 3))
    space = data.draw(st.sampled_from([" ", "\n", "\n  "]))
    text = "\n".join((*lines[:number], f"{lines[number]}{space}# {words}", *lines[number + 1 :]))
    before, after = (Article(one, "a.md", FACTS).front for one in (front, text))
    assume(not before.problems and not after.problems)
    is_comment = any(words in comment.of(text) for comment in after.comments)
    # On a line of its own it may end a block of text, and is a comment for all that.
    assert is_comment == (before.data == after.data) or (is_comment and space != " ")


def sprinkled(draw: st.DrawFn, front: str, body: str) -> str:
    """An article with comments where they are comments, by the formats' own rules."""
    lines = front.split("\n")
    for _ in range(draw(st.integers(0, 4))):
        words, number = draw(suppressions), draw(st.integers(1, max(1, len(lines) - 3)))
        space = draw(st.sampled_from([" ", "\n", "\n  "]))
        tried = [*lines[:number], *f"{lines[number]}{space}# {words}".split("\n"), *lines[number + 1 :]]
        before, after = (Article("\n".join(one), "a.md", FACTS).front for one in (lines, tried))
        if number < len(lines) - 2 and not after.problems and before.data == after.data:
            lines = tried
    blocks = body.split("\n\n")
    for _ in range(draw(st.integers(0, 4))):
        number = draw(st.integers(0, len(blocks)))
        comment = f"<!-- {draw(suppressions)} -->"
        if draw(st.booleans()) or number == len(blocks):
            blocks.insert(number, comment)
        else:
            blocks[number] = draw(st.sampled_from(["{1}\n{0}", "{0}\n{1}", "{0} {1}"])).format(blocks[number], comment)
    return "\n".join(lines) + "\n\n".join(blocks)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Articles with comments that suppress something, or nothing."""
    text = sprinkled(draw, draw(fronts), draw(bodies))
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@BOUNDS
@given(articles(), st.booleans())
def test_removing_the_unused_changes_nothing_else(text: str, mdx: bool) -> None:
    """Once applied the fixes leave nothing unused that they could mend, the same data, and the same other findings."""
    path, rules = ("a.mdx" if mdx else "a.md"), [rule() for rule in (BadWord, WorseWord, BadFence)]
    rules += [rule() for rule in shipped_rules() if not issubclass(rule, LateRule)]
    after = fixed(text, *rules, path=path)
    if any(one.rule == "broken-front-matter" for one in found(text, *rules, path=path)):
        return
    assert Article(after, path, FACTS).data == Article(text, path, FACTS).data
    assert others(after, rules, path) == others(text, rules, path)
    left = [one.finding.fix for one in found(after, *rules, path=path) if one.rule == "unused-ignore"]
    assert [fix for fix in left if fix and fix.safety is Safety.SAFE] == []


def others(text: str, rules: list[Rule], path: str) -> list[tuple[str, str, str]]:
    """What is told beside unused suppressions, without places, which move."""
    told_of = [one for one in found(text, *rules, path=path) if one.rule != "unused-ignore"]
    comment = re.compile(r"[ \t]*<!-- articlelint.*?-->")
    return [(one.rule, comment.sub("", one.finding.span.of(text)), one.finding.message) for one in told_of]


@BOUNDS
@given(articles(), suppressions, st.data())
def test_a_suppression_changes_no_other_finding(text: str, words: str, data: st.DataObject) -> None:
    """It hides what it names, and adds nothing but what is to be said of itself."""
    place = data.draw(st.sampled_from([match.end() for match in re.finditer("\n\r?\n|\\Z", text)]))
    end = "\r\n" if "\r\n" in text else "\n"
    after = f"{text[:place]}{end}<!-- {words} -->{end}{end}{text[place:]}"
    before, then = Article(text, "a.md", FACTS), Article(after, "a.md", FACTS)
    assume(place >= before.front.span.end and len(then.body.blocks) == len(before.body.blocks) + 1)
    rules = [BadWord(), *(rule() for rule in shipped_rules() if not issubclass(rule, LateRule))]
    own = {"bad-word", "unknown-rule"}
    without = [one for one in others(text, rules, "a.md") if one[0] not in own]
    assert [one for one in others(after, rules, "a.md") if one[0] not in own] == without


def test_many_suppressions_take_their_time_and_no_more() -> None:
    """Twice as many take twice the work: the calls are counted, as a clock is not to be trusted."""
    assert all(
        work(text, 400) < 2.3 * work(text, 200)
        for text in (
            lambda count: yaml(f"# {I}\n" * count + "a: BAD"),
            lambda count: yaml("a:" + f"\n# {I}\n- BAD # {I}" * count),
            lambda count: toml("a = [" + f"\n# {I}\n'BAD', # {I}" * count + "]"),
            lambda count: f"{H}\nBAD\n\n" * count,
            lambda count: f"BAD {H}" * count,
            lambda count: yaml(f"# articlelint: ignore[{', '.join(['bad-word'] * count)}]\na: BAD"),
        )
    )


def work(text: Callable[[int], str], count: int) -> int:
    """How many calls it takes to look at a text of so many suppressions."""
    calls = 0

    def counted(*_: object) -> None:
        nonlocal calls
        calls += 1

    written = text(count)
    found(written)
    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        found(written)
    finally:
        sys.setprofile(before)
    return calls
