"""`prove`: an example that does not hold is said to be so, in words its author understands."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Label, Rule, Safety, Severity, Span, Valid
from articlelint.testing import flaws, prove, unmarked


class TooLoud(Rule):
    """A word is written in capitals.

    ## Why
    Capitals shout.

    ## Fix safety
    Safe: only the case changes.

    ## Options
    `least`: the shortest word that counts.
    """

    least: int = 2

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each loud word."""
        start = 0
        for word in article.text.split(" "):
            if word.isupper() and len(word) >= self.least:
                span = Span(start, start + len(word))
                edit = Edit(span, word.lower())
                yield Finding(
                    span,
                    f"`{word}` is loud",
                    "whisper",
                    (Label(Span(0, 1), "it begins here"),),
                    Fix("whisper it", (edit,), Safety.SAFE) if word != "NASA" else None,
                    Severity.INFO if word == "OH" else None,
                )
            start += len(word) + 1

    examples = (Valid("quiet", "all is quiet"), Invalid("loud", "it is ⟦LOUD⟧", "`LOUD` is loud", "it is loud"))


class Failing(Rule):
    """A rule fails."""

    def check(self, article: Article) -> Iterator[Finding]:
        """Never gives anything."""
        if article.path:
            raise ZeroDivisionError("in the rule")
        yield Finding(Span(0, 0), "it has no path")


class Restless(Rule):
    """A text has a fix that changes nothing for the better."""

    replacement = "b"

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding, whatever the text is."""
        start = Span(0, min(1, len(article.text)))
        edit = Edit(start, self.replacement)
        yield Finding(start, "it is so", fix=Fix("make it so", (edit,), Safety.UNSAFE))


class OnlyShown(Rule):
    """A text has a fix that is only shown."""

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding, whatever the text is."""
        start = Span(0, min(1, len(article.text)))
        yield Finding(start, "it is so", fix=Fix("make it so", (Edit(start, "b"),), Safety.SHOW))


@pytest.mark.parametrize(
    "example",
    [
        *TooLoud.examples,
        Valid("short words under an option", "it is LOUD", options={"least": 5}),
        Invalid("one that has no fix", "⟦NASA⟧ is near", "`NASA` is loud"),
        Invalid("one of two has a fix", "⟦NASA⟧ is ⟦NEAR⟧", ["`NASA` is loud", "`NEAR` is loud"], "NASA is near"),
        Invalid("one message for all", "⟦AH⟧ and ⟦AH⟧", "`AH` is loud", "ah and ah"),
        Invalid("help", "is ⟦LOUD⟧", "`LOUD` is loud", "is loud", help="whisper"),
        Invalid("labels", "is ⟦LOUD⟧", "`LOUD` is loud", "is loud", labels=[("i", "it begins here")]),
        Invalid("the rule's severity", "is ⟦LOUD⟧", "`LOUD` is loud", "is loud", severity=Severity.ERROR),
        Invalid("the finding's severity", "is ⟦OH⟧", "`OH` is loud", "is oh", severity=Severity.INFO),
    ],
    ids=lambda example: example.title,
)
def test_an_example_that_holds_is_passed(example: Valid | Invalid) -> None:
    """All that an example states is as the rule does it."""
    prove(TooLoud, example)


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        (Valid("a", "is LOUD"), "findings differ (- stated, + found)\n+ 1:4 'LOUD': `LOUD` is loud"),
        (Valid("a", "is ⟦quiet⟧"), "a valid example has no marks"),
        (Valid("a", "⟦is"), "a mark is not closed or not opened"),
        (Valid("a", "is⟧ it ⟦so⟧"), "a mark is not closed or not opened"),
        (Valid("a", "is", options={"lest": 3}), "the rule has no option lest"),
        (Valid("a", "is", today="soon"), "`soon` is no date for `today`"),
        (Invalid("a", "is LOUD", "`LOUD` is loud"), "an invalid example marks what is found: it has no marks"),
        (Invalid("a", "⟦AH⟧ and ⟦OH⟧", ["`AH` is loud"]), "it has 2 marks and 1 messages"),
        (
            Invalid("a", "⟦is LOUD⟧", "`LOUD` is loud", "is loud"),
            "findings differ (- stated, + found)\n- 1:1 'is LOUD': `LOUD` is loud\n+ 1:4 'LOUD': `LOUD` is loud",
        ),
        (
            Invalid("a", "is ⟦⟧LOUD", "`LOUD` is loud", "is loud"),
            "findings differ (- stated, + found)\n- 1:4 '': `LOUD` is loud\n+ 1:4 'LOUD': `LOUD` is loud",
        ),
        (Invalid("a", "is ⟦LOUD⟧", "`LOUD` is loud"), "fixes differ (- stated, + found)\n+ whisper it"),
        (Invalid("a", "is ⟦NASA⟧", "`NASA` is loud", "is nasa"), "`fixed` is given, and nothing is fixed"),
    ],
)
def test_an_example_that_does_not_hold_is_refused(example: Valid | Invalid, expected: str) -> None:
    """The message names the rule, the example, and what is stated against what is found."""
    with pytest.raises(AssertionError) as caught:
        prove(TooLoud, example)
    assert str(caught.value) == f"too-loud, example `a`: {expected}"


@pytest.mark.parametrize(
    ("stated", "what"),
    [
        ({"message": "`LOUD` shouts"}, "findings differ"),
        ({"message": "`LOUD` is loud", "help": "hush"}, "help differ"),
        ({"message": "`LOUD` is loud", "labels": []}, "labels differ"),
        ({"message": "`LOUD` is loud", "labels": [("is", "it begins here")]}, "labels differ"),
        ({"message": "`LOUD` is loud", "severity": Severity.WARNING}, "severity differ"),
        ({"message": "`LOUD` is loud", "fixed": "is Loud"}, "the fixed text differ"),
    ],
)
def test_every_detail_that_is_stated_is_held_to(stated: dict[str, Any], what: str) -> None:
    """Messages, help, labels, severity and the fixed text are compared whole."""
    with pytest.raises(AssertionError, match=what):
        prove(TooLoud, Invalid("a", "is ⟦LOUD⟧", **{"fixed": "is loud", **stated}))


def test_the_failure_of_a_rule_is_seen() -> None:
    """The engine would report it as a finding; here it is the cause of what is raised, with its traceback."""
    with pytest.raises(AssertionError, match="the rule failed: ZeroDivisionError: in the rule") as caught:
        prove(Failing, Valid("a", "is"))
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_a_fix_that_leaves_its_finding_is_refused() -> None:
    """The fixed text is linted again: only what had no fix may be found in it."""
    with pytest.raises(AssertionError, match="findings in the fixed text differ"):
        prove(Restless, Invalid("a", "⟦a⟧", "it is so", "b"))


def test_a_fix_that_changes_nothing_is_refused() -> None:
    """A reader would be offered it for ever."""
    with pytest.raises(AssertionError, match="the fix `make it so` changes nothing"):
        prove(Restless, Invalid("a", "⟦b⟧", "it is so", "b"))


def test_a_fix_that_breaks_the_front_matter_is_refused() -> None:
    """What could be read before can be read after."""

    class Breaking(Restless):
        replacement = "x"

        def check(self, article: Article) -> Iterator[Finding]:
            if article.text.startswith("-"):
                yield from super().check(article)

    with pytest.raises(AssertionError, match="front matter cannot be read"):
        prove(Breaking, Invalid("a", "⟦-⟧--\ntitle: a\n---\n", "it is so", "x--\ntitle: a\n---\n"))


def test_a_fix_that_is_only_shown_is_no_fix() -> None:
    """`fixed` is what `--unsafe-fixes` may do at most."""
    prove(OnlyShown, Invalid("a", "⟦a⟧", "it is so"))


def test_the_world_of_an_example_is_built_from_what_it_says() -> None:
    """`today`, the schema, the collection and the path reach the rule as a run would hand them over."""

    class Worldly(Rule):
        def check(self, article: Article) -> Iterator[Finding]:
            facts = article.facts
            field = facts.contract.describe(("title",)).title
            yield Finding(Span(0, 0), f"{article.path} {facts.today.isoformat()} {facts.collection.dates} {field}")

    example = Invalid(
        "a",
        "⟦⟧is",
        "b.md 2026-02-03T00:00:00+00:00 (('a', 'b'),) the title",
        schema={"properties": {"title": {"title": "the title"}}},
        collection={"dates": [["a", "b"]]},
        today="2026-02-03",
        path="b.md",
    )
    prove(Worldly, example)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("none", ("none", ())),
        ("⟦⟧", ("", (Span(0, 0),))),
        ("a⟦b⟧c⟦⟧", ("abc", (Span(1, 2), Span(3, 3)))),
        ("a⟦b⟦c⟧d⟧⟦e⟧", ("abcde", (Span(1, 4), Span(2, 3), Span(4, 5)))),
        ("⟦⟦🙂⟧\r\n⟧", ("🙂\r\n", (Span(0, 3), Span(0, 1)))),
    ],
)
def test_marks_become_spans(text: str, expected: tuple[str, tuple[Span, ...]]) -> None:
    """Marks may be empty and may hold each other; their spans come in the order they open."""
    assert unmarked(text) == expected


def test_a_rule_that_says_all_has_no_flaws() -> None:
    """Reasons, fix safety, options, a valid and an invalid example: nothing lacks."""
    assert flaws(TooLoud) == ()


def test_a_rule_without_words_is_told_all_that_lacks() -> None:
    """Each thing is named, not the first one only."""

    class Bare(Rule):
        limit: int = 3

        examples = (Invalid("a", "⟦a⟧", "it is so", "b"), Invalid("a", "⟦b⟧", "it is so"))

    assert flaws(Bare) == (
        "its docstring does not begin with a sentence",
        "its docstring has no `## Why`",
        "it fixes, and its docstring has no `## Fix safety`",
        "it has options, and its docstring has no `## Options`",
        "it has no valid example",
        "two of its examples have one title",
        "it has no `check`",
    )


def test_a_rule_without_examples_is_told_so() -> None:
    """A rule that is never run proves nothing."""

    class Unproven(Rule):
        """A thing is so.

        ## Why
        Because.
        """

    assert flaws(Unproven) == ("it has no valid example", "it has no invalid example", "it has no `check`")


@pytest.mark.parametrize(
    ("kind", "fits"),
    [
        (bool, True),
        (float, True),
        (str, True),
        ("int", True),
        (list[str], True),
        (tuple[str, ...], True),
        (Sequence[str], True),
        ("Sequence[str]", True),
        (int | None, False),
        ("int | None", False),
        (Sequence[int], False),
        (dict[str, str], False),
        (list, False),
    ],
)
def test_an_option_is_what_settings_can_state(kind: object, fits: bool) -> None:
    """A flag, a number, a text or a list of texts: settings are checked by the annotation."""
    body = {"__doc__": TooLoud.__doc__, "__annotations__": {"most_words": kind}, "most_words": None}
    rule: type[Rule] = type("TooWordy", (TooLoud,), body)
    told = "its option `most-words` is no flag, number, text or list of texts"
    assert (told not in flaws(rule)) == fits
