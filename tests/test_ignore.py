"""Suppressions: what each covers, which are reported, and what removing them leaves."""

import re
from collections.abc import Iterator

import pytest

from articlelint.article import Article
from articlelint.diagnostic import Diagnostic, Severity
from articlelint.engine import lint
from articlelint.facts import Facts
from articlelint.fix import Safety
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
    "rules on each side of a line": ("a: BAD # articlelint:  ignore[bad-word,worse-word]\nb: WORSE", ["unused-ignore 2", "worse-word 3"]),
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
    "above one of several tables": (f"[[a]]\nb = 'BAD'\n# {I}\n[[a]]\nb = 'BAD'\n[[a]]\nb = 'BAD'", ["bad-word 3", "bad-word 8"]),
    "above the first of several tables": (f"# {I}\n[[a]]\nb = 'BAD'\n[[a]]\nb = 'BAD'", ["bad-word 6"]),
    "in strings": (f"a = 'BAD # {I}'\nb = \"BAD \\\" # {I}\"", ["bad-word 2", "bad-word 3"]),
    "in strings of several lines": (f"a = '''\nBAD # {I}\n'''\nb = \"\"\"\n# {I}\nBAD\"\"\"", ["bad-word 3", "bad-word 7"]),
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
    "at the end of a line": (f"BAD {H}\n\nBAD", ["bad-word 3"]),
    "in a heading": (f"# BAD {H}\n\nBAD", ["bad-word 3"]),
    "at the start of a line with text": (f"{H} BAD\n\nBAD", ["bad-word 3"]),
    "in a list": (f"- BAD {H}\n- BAD\n\nBAD", ["bad-word 4"]),
    "in a table": (f"| BAD |\n| --- |\n| x {H} |\n\nBAD", ["bad-word 5"]),
    "in raw HTML": (f"<div>\n{H}\nBAD</div>\n\nBAD", ["bad-word 5"]),
    "between two items": (f"- BAD\n  {H}\n- BAD\n\nBAD", ["bad-word 5"]),
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
    text = f"{front.replace('1', 'BAD') if front.startswith('-') else front}\n<!-- articlelint: ignore-file[words] -->\nBAD\n"
    assert told(text) == []


MDX = {
    "above a paragraph": (f"{{/* {I} */}}\n\nBAD\n\nBAD", ["bad-word 5"]),
    "right above a paragraph": (f"{{/* {I} */}}\nBAD\n\nBAD", ["bad-word 4"]),
    "above a heading": (f"{{/* {I} */}}\n## BAD\n\nBAD", ["bad-word 4"]),
    "below a paragraph": (f"BAD\n{{/* {I} */}}\n\n## BAD", ["bad-word 1"]),
    "in a paragraph": (f"BAD {{/* {I} */}}\n\nBAD", ["bad-word 3"]),
    "in a component": (f"<Note>\n{{/* {I} */}}\nBAD\n</Note>\n\nBAD", ["bad-word 6"]),
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
        ("ignore[bad-word, worse-word]", {"bad-word": 1}),
        ("ignore[words, bad-word]", {"bad-word": 1}),
        ("ignore[bad-word, bad-word]", {"bad-word": 1}),
    ],
)
def test_each_finding_is_hidden_by_one_name(comment: str, expected: dict[str, int]) -> None:
    """By a rule's id rather than by its family, and by the first of two that are the same."""

    class Watching(LateRule):
        def check_late(self, article: Article, trial: Trial) -> Iterator[Finding]:
            hidden = {span.of(article.text): len(diagnostics) for span, diagnostics in trial.hidden.items()}
            yield Finding(Span(0, 0), str(hidden))

    messages = [one.finding.message for one in found(yaml(f"a: BAD # articlelint: {comment}"), BadWord(), Watching())]
    assert messages[0] == str(expected)


def test_the_nearest_suppression_is_the_one_in_use() -> None:
    """What lies around it is left unused, and told so."""
    nested = yaml(
        "# articlelint: ignore[bad-word]\na:\n  # articlelint: ignore[bad-word]\n  b: BAD # articlelint: ignore[bad-word]"
    )
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
        def check(self, article: Article) -> Iterator[Finding]:
            raise ZeroDivisionError

    text = yaml("a: x # articlelint: ignore[failing]\nb: x # articlelint: ignore-file[failing]")
    assert told(text, Failing()) == ["failing 1"]


def test_a_late_rule_that_fails_is_told_like_any_other() -> None:
    """And what the others have to say is not lost."""

    class Late(LateRule):
        def check_late(self, article: Article, trial: Trial) -> Iterator[Finding]:
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
        def check_late(self, article: Article, trial: Trial) -> Iterator[Finding]:
            yield Finding(Span(0, 0), "late")

    assert told("Words.\n", Late()) == []
    assert told("Words about articlelint.\n", Late()) == ["late 1"]


def test_severities_hold_for_late_rules() -> None:
    """They are rules like any other to the settings."""
    (one,) = lint(yaml("a: # articlelint: ignore[x]"), "a.md", FACTS, LATE, {"unknown-rule": Severity.ERROR})
    assert one.severity is Severity.ERROR


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
    "# why, articlelint: ignore[bad-word]": "`articlelint: ignore[…]` stands in the middle of a comment, where it suppresses nothing",
    "# articlelint: ignore[words] articlelint: ignore[bad-word]": "`articlelint: ignore[…]` stands in the middle of a comment, where it suppresses nothing",
}  # fmt: skip


@pytest.mark.parametrize(("comment", "message"), MALFORMED.items())
def test_a_comment_that_is_nearly_a_suppression_is_told(comment: str, message: str) -> None:
    """It would do nothing, in silence; in the body as well."""
    texts = [(yaml(f"a: 1 {comment}"), "a.md"), (f"Words.\n\n<!--{comment[1:]} -->\n\nWords.\n", "a.md")]
    texts.append((f"Words.\n\n{{/*{comment[1:]} */}}\n\nWords.\n", "a.mdx"))
    for text, path in texts:
        told_of = [(one.rule, one.finding.message) for one in found(text, path=path)]
        assert told_of == [("malformed-ignore", message)]


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
    ],
)
def test_a_comment_about_articlelint_is_nobodys_business(comment: str) -> None:
    """Prose is no suppression, and no mistake either."""
    assert found(yaml(f"a: 1 {comment}")) == []


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
