"""The engine: one article and some rules in, sorted diagnostics out."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlelint.collection import Collection
from articlelint.contract import Contract
from articlelint.diagnostic import Diagnostic, Finding, Label, Severity
from articlelint.engine import lint
from articlelint.facts import Facts
from articlelint.fix import Edit, Fix, Safety, apply
from articlelint.front.reading import Bounds
from articlelint.registry import shipped_rules
from articlelint.rule import Article, LateRule, Rule, Trial
from articlelint.text import Lines, Span

FACTS = Facts(datetime(2026, 1, 8, tzinfo=UTC), Contract.of({}), Collection())


class LateWord(Rule):
    """A text has the word `late`."""

    def check(self, article: Article) -> Iterator[Finding]:
        """The last one first: rules owe no order."""
        starts = [start for start in range(len(article.text)) if article.text.startswith("late", start)]
        for start in reversed(starts):
            yield Finding(Span(start, start + 4), "it is late")


class EarlyWord(Rule):
    """A text has the word `late`, which this rule finds early."""

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """Twice the same, and what the contract thinks of it."""
        start = article.text.find("late")
        for severity in (None, None, Severity.INFO):
            yield Finding(Span(start, start + 4), "it is early", severity=severity)


class ModestRule(Rule):
    """A text has the word `late`, which others may say better."""

    gives_way_to = ("late-word",)

    def check(self, article: Article) -> Iterator[Finding]:
        """At the word and at all that stands before it."""
        start = article.text.find("late")
        yield Finding(Span(start, start + 4), "it may be late")
        yield Finding(Span(0, start), "it was early")


class FailingRule(Rule):
    """A rule that finds one thing and then fails."""

    severity = Severity.INFO

    def check(self, article: Article) -> Iterator[Finding]:
        """What was found before the failure is not to be trusted."""
        yield Finding(Span(0, 1), "it starts")
        raise KeyError(article.text[0])


def _told(diagnostics: list[Diagnostic]) -> list[tuple[str, str, str, Span]]:
    return [(found.rule, found.severity.word, found.finding.message, found.finding.span) for found in diagnostics]


def test_diagnostics_are_sorted_by_span_then_rule() -> None:
    """Whatever order rules run and findings come in, readers go from the article's start; ties keep theirs."""
    expected = [
        ("early-word", "warning", "it is early", Span(0, 4)),
        ("early-word", "info", "it is early", Span(0, 4)),
        ("late-word", "error", "it is late", Span(0, 4)),
        ("late-word", "error", "it is late", Span(5, 9)),
    ]
    for rules in ([LateWord(), EarlyWord()], [EarlyWord(), LateWord()]):
        assert _told(lint("late late", "a.md", FACTS, rules)) == expected


def test_a_thing_that_is_found_twice_is_told_once() -> None:
    """Equal findings of one rule are one diagnostic."""
    assert len(lint("late", "a.md", FACTS, [EarlyWord()])) == 2


def test_a_diagnostic_has_the_name_of_its_file_and_family() -> None:
    """A rule says where and what; the engine adds who and how bad."""
    (found,) = lint("late", "a/b.md", FACTS, [LateWord()])
    assert (found.path, found.family, found.severity) == ("a/b.md", LateWord.family, Severity.ERROR)


def test_the_settings_overrule_the_contract_and_the_rule() -> None:
    """A severity by rule id holds for all findings of that rule, and for no other's."""
    overruled = {"early-word": Severity.ERROR}
    found = lint("late", "a.md", FACTS, [EarlyWord(), LateWord()], overruled)
    assert {diagnostic.severity for diagnostic in found if diagnostic.rule == "early-word"} == {Severity.ERROR}
    assert _told(lint("late", "a.md", FACTS, [LateWord()], {"late-word": Severity.INFO})) == [
        ("late-word", "info", "it is late", Span(0, 4))
    ]


def test_a_rule_that_fails_is_an_error_and_the_rest_goes_on() -> None:
    """A plugin's bug costs its own findings on this file, and is told; it never passes for a clean file."""
    line = FailingRule.check.__code__.co_firstlineno + 3
    found = _told(lint("late", "a.md", FACTS, [FailingRule(), LateWord()]))
    assert found == [
        (
            "failing-rule",
            "error",
            f"the rule failed on this file: KeyError: 'l' (`{__name__}`, line {line})",
            Span(0, 0),
        ),
        ("late-word", "error", "it is late", Span(0, 4)),
    ]


def test_of_a_rule_that_fails_help_says_what_an_author_can_do() -> None:
    (found,) = lint("late", "a.md", FACTS, [FailingRule()])
    assert found.finding.help == "report this as a bug of the rule, and ignore the rule until it is mended"


def test_a_late_rule_that_gives_nothing_fails_where_its_look_begins() -> None:
    """At the method that is its own, though it has another look as well."""

    class Forgetful(LateRule):
        """A rule whose author forgot to yield."""

        def check(self, article: Article) -> Iterator[Finding]:
            del article
            return iter(())

        def check_late(self, article: Article, trial: Trial) -> Iterator[Finding]:
            del article, trial
            return None  # type: ignore[return-value]

    line = Forgetful.check_late.__code__.co_firstlineno
    (found,) = lint("On articlelint.", "a.md", FACTS, [Forgetful()])
    assert found.finding.message.endswith(f"object is not iterable (`{__name__}`, line {line})")


def test_a_rule_that_gives_nothing_fails_where_its_look_begins() -> None:
    class Forgetful(Rule):
        """A rule whose author forgot to yield."""

        def check(self, article: Article) -> Iterator[Finding]:
            del article
            return None  # type: ignore[return-value]

    line = Forgetful.check.__code__.co_firstlineno
    (found,) = lint("On articlelint.", "a.md", FACTS, [Forgetful()])
    assert found.finding.message.endswith(f"object is not iterable (`{__name__}`, line {line})")


def test_a_rule_fails_that_puts_into_the_data_what_can_not_be_compared() -> None:
    class Odd:
        def __eq__(self, other: object) -> bool:
            raise LookupError

        __hash__ = None  # type: ignore[assignment]

    class Rude(Rule):
        """A rule that changes what is not its own."""

        def check(self, article: Article) -> Iterator[Finding]:
            article.front.data["a"] = Odd()
            return iter(())

    (found,) = lint("---\na: 1\n---\n", "a.md", FACTS, [Rude()])
    assert "it has changed the data of the article" in found.finding.message


def test_a_finding_points_at_twenty_further_places_and_counts_the_others() -> None:
    class Pointing(Rule):
        """A rule that points at each letter."""

        def check(self, article: Article) -> Iterator[Finding]:
            labels = tuple(Label(Span(place, place + 1), f"no. {place}") for place in range(len(article.text)))
            yield Finding(Span(0, 1), "it begins here", labels=labels)

    counts = {}
    for length in (20, 21, 1_200):
        (found,) = lint("a" * length, "a.md", FACTS, [Pointing()])
        counts[length] = (len(found.finding.labels), found.finding.labels[-1].message)
    assert counts == {20: (20, "no. 19"), 21: (20, "no. 19 (and 1 more)"), 1_200: (20, "no. 19 (and 1,180 more)")}


def test_a_rule_that_is_no_function_fails_in_its_module() -> None:
    """Where it has no line of its own there is at least somewhere to look for it."""
    made = type("Odd", (Rule,), {"__doc__": "A rule.", "__module__": "house.rules", "check": len})
    (found,) = lint("late", "a.md", FACTS, [made()])
    assert found.finding.message.endswith("(`house.rules`)")


SHARED = "---\na: &x 07 # why\nb: *x\nc: 1\n---\n"


@pytest.mark.parametrize(
    ("at", "old", "new", "stays"),
    [
        ("c: ", "1", "2", True),
        ("&x ", "07", "7", True),
        ("&x ", "07", "8", False),
        # Inserted before it and behind it.
        ("a: ", "", "!!str ", False),
        ("&x 07", "", "0", False),
        ("&x 07", "", " ", True),
        ("&x 07 ", "", "# or else ", True),
    ],
)
def test_a_fix_that_changes_what_an_alias_refers_to_is_not_offered(at: str, old: str, new: str, *, stays: bool) -> None:
    """It would change two values; the finding stays, and so does a fix that leaves both as they are."""
    start = SHARED.index(at) + len(at)
    span = Span(start, start + len(old))
    finding = Finding(span, "it is wrong", fix=Fix("mend it", (Edit(span, new),), Safety.UNSAFE))

    class Mending(Rule):
        """A rule with a fix."""

        def check(self, article: Article) -> Iterator[Finding]:
            del article
            yield finding

    (found,) = lint(SHARED, "a.md", FACTS, [Mending()])
    assert found.finding == (finding if stays else finding._replace(fix=None))


def test_what_an_alias_refers_to_is_read_within_the_same_bounds_afterwards() -> None:
    text = "---\na: &x " + "[" * 150 + "1" + "]" * 150 + "\nb: *x\n---\n"
    place = text.index("1")
    mend = Fix("mend it", (Edit(Span(place, place), " "),), Safety.SAFE)

    class Mending(Rule):
        """A rule with a fix."""

        def check(self, article: Article) -> Iterator[Finding]:
            del article
            yield Finding(Span(0, 1), "it is wrong", fix=mend)

    (found,) = lint(text, "a.md", FACTS._replace(bounds=Bounds(nesting=200)), [Mending()])
    assert found.finding.fix == mend


def test_a_rule_gives_way_only_to_what_is_told_at_the_same_place() -> None:
    """A cause is told once, by the rule with the better words; where that rule is not selected, the other one tells."""
    both = lint("so late", "a.md", FACTS, [ModestRule(), LateWord()])
    alone = lint("so late", "a.md", FACTS, [ModestRule()])
    assert ["it was early", "it is late"] == [one.finding.message for one in both]
    assert ["it was early", "it may be late"] == [one.finding.message for one in alone]


def test_no_rules_find_nothing() -> None:
    """Not even in a text that is no article at all."""
    assert lint("\x00", "a.md", FACTS, []) == []


_PIECES = [
    *("---\n", "---\r\n", "+++\n", "{", "}", "\n", "\r", "  ", "\t", "\ufeff", "- ", ": ", "# ", "## ", "'", '"', "|"),
    *("&a ", "*a", "<<: *a", "title", "date", "2026-02-30", "2099-01-01", "no", "007", "http://", "https://a.b/?w=1"),
    *(
        "[a](",
        ")",
        "<",
        ">",
        "```\n",
        "<<<<<<< a\n",
        "=======\n",
        ">>>>>>> b\n",
        "===\n",
        "заголовок",
        "🙂",
        "\udc80",
        '"\\ud800"',
    ),
    *("[", "]", "!", "%", "\\", "\x00"),
]
_TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=25).map("".join)
_RULES = [rule() for rule in shipped_rules()]
_STRICT = FACTS._replace(
    contract=Contract.of(
        {
            "required": ["title"],
            "properties": {"title": {"type": "string", "minLength": 2}, "date": {"type": "string", "format": "date"}},
            "additionalProperties": False,
        }
    ),
    collection=Collection(dates=(("date", "title"),)),
)


def _places(finding: Finding) -> list[Span]:
    return [finding.span, *(label.span for label in finding.labels if isinstance(label, Label) and label.path is None)]


@settings(max_examples=150, deadline=None)
@given(_TEXTS, st.sampled_from(["a.md", "a.mdx"]))
def test_no_text_makes_a_shipped_rule_fail(text: str, path: str) -> None:
    """Whatever a file holds, every finding lies inside it, and every fix can be made."""
    for diagnostic in lint(text, path, _STRICT, _RULES):
        finding = diagnostic.finding
        assert "the rule failed" not in finding.message
        assert [place for place in _places(finding) if not 0 <= place.start <= place.end <= len(text)] == []
        assert Lines(text).position(finding.span.start).line >= 1
        if finding.fix:
            assert apply(text, [finding.fix], Safety.SHOW) != text


@settings(max_examples=50, deadline=None)
@given(_TEXTS, st.randoms(use_true_random=False))
def test_what_is_found_depends_on_nothing_but_the_article(text: str, random: object) -> None:
    """Rules share no state: run again, and in another order, they say the same."""
    shuffled = list(_RULES)
    random.shuffle(shuffled)  # type: ignore[attr-defined] hypothesis's own Random
    assert lint(text, "a.md", _STRICT, shuffled) == lint(text, "a.md", _STRICT, _RULES)
