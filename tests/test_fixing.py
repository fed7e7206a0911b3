"""Fixing: what becomes of an article when its fixes are made, and which fixes are refused."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articlelint.article import Article
from articlelint.diagnostic import Diagnostic, Severity
from articlelint.engine import lint_article
from articlelint.fixing import MOST_ROUNDS, Fixed, Look, fix_article
from articlelint.fixing.proof import changes, harm_of
from articlelint.front.reading import Bounds
from articlelint.rule import Edit, Finding, Fix, Rule, Safety, Span, Valid
from articlelint.testing import facts_of

FACTS = facts_of(Valid("", ""))
TEXT = "---\ntitle: &name Ada\nauthor: *name\ntags: [A, B]\nnested:\n  one: 1\n---\nA body.\n"


def looking(*rules: Rule) -> Look:
    def look(text: str) -> tuple[Article, list[Diagnostic]]:
        article = Article(text, "a.md", FACTS)
        return article, lint_article(article, rules)

    return look


def rule_of(fixes: Callable[[str], Iterator[Fix]]) -> Rule:
    class Found(Rule):
        """Finds something where there is a fix."""

        def check(self, article: Article) -> Iterator[Finding]:
            for fix in fixes(article.text):
                yield Finding(fix.edits[0].span, f"found: {fix.title}", fix=fix)

    return Found()


def replacing(old: str, new: str, safety: Safety = Safety.SAFE) -> Rule:
    """A rule that replaces each place of one text by another."""

    def fixes(text: str) -> Iterator[Fix]:
        start = text.find(old)
        while start >= 0:
            yield Fix(f"write {new}", (Edit(Span(start, start + len(old)), new),), safety)
            start = text.find(old, start + len(old))

    return rule_of(fixes)


def fixed(text: str, *rules: Rule, least: Safety = Safety.SAFE) -> Fixed:
    return fix_article(text, looking(*rules), least)


def test_a_fix_makes_room_for_the_next_and_all_are_told_in_the_order_made() -> None:
    done = fixed("a", replacing("a", "b"), replacing("b", "c"))
    assert ("c", ["write b", "write c"]) == (done.text, [one.finding.fix.title for one in done.made if one.finding.fix])
    assert done.left == []


def test_fixes_that_overlap_wait_for_the_next_round() -> None:
    done = fixed("abc", replacing("ab", "xb"), replacing("bc", "by"))
    assert done.text == "xby"


def test_a_fix_that_does_harm_keeps_none_from_being_made_that_overlaps_with_it() -> None:
    done = fixed("---\na: b\n---\n", replacing("a: b", "["), replacing("b", "c"))
    assert done.text == "---\na: c\n---\n"
    assert done.left == []


def test_one_cause_that_two_rules_mend_alike_is_mended_once() -> None:
    class Other(Rule):
        """Finds the same as another rule."""

        def check(self, article: Article) -> Iterator[Finding]:
            return replacing("a", "b").check(article)

    done = fixed("a", replacing("a", "b"), Other())
    assert ("b", 1) == (done.text, len(done.made))


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    done = fixed("a", replacing("a", "b"), replacing("b", "a"))
    assert done.text == "b"
    assert [one.finding.fix.title for one in done.left if one.finding.fix] == ["write a"]


def test_a_fix_that_always_finds_more_to_do_comes_to_an_end() -> None:
    def fixes(text: str) -> Iterator[Fix]:
        yield Fix(f"be longer than {len(text)}", (Edit(Span(0, 0), "a"),), Safety.SAFE)

    done = fixed("", rule_of(fixes))
    assert (done.text, len(done.made)) == ("a" * MOST_ROUNDS, MOST_ROUNDS)
    assert [one.finding.message for one in done.left] == [f"found: be longer than {MOST_ROUNDS}"]


def test_fixes_that_come_to_undo_each_other_come_to_an_end_as_soon_as_they_do() -> None:
    def back(text: str) -> Iterator[Fix]:
        if text == "c":
            yield Fix("go back", (Edit(Span(0, 1), "b"),), Safety.SAFE)

    done = fixed("a", replacing("a", "b"), replacing("b", "c"), rule_of(back))
    assert (done.text, len(done.made)) == ("c", 2)


@pytest.mark.parametrize(("before", "after"), [("a", "ab"), ("a c", "ab e"), ("c a", "e ab")])
@pytest.mark.parametrize("is_behind", [True, False])
def test_what_is_inserted_beside_a_finding_and_does_not_mend_it_is_inserted_once(
    before: str, after: str, *, is_behind: bool
) -> None:
    """However much is mended before and behind it meanwhile."""

    def fixes(text: str) -> Iterator[Fix]:
        place = text.index("a") + is_behind
        yield Fix("write b", (Edit(Span(place, place), "b"),), Safety.SAFE)

    done = fixed(before, rule_of(fixes), replacing("c", "dd"), replacing("dd", "e"))
    assert done.text == (after if is_behind else after.replace("ab", "ba"))
    assert "the fix of this rule, to write b, does not mend it" in [one.finding.message for one in done.left]


def test_that_a_fix_was_not_made_is_an_error_with_advice_in_its_place() -> None:
    """Whatever the rule's severity, and whichever rules find something before it and behind it."""

    class Zealous(Rule):
        """Finds something, and mends nothing."""

        severity = Severity.INFO

        def check(self, article: Article) -> Iterator[Finding]:
            del article
            yield Finding(Span(1, 2), "it is there", fix=Fix("do it", (Edit(Span(1, 2), "xx"),), Safety.SAFE))

    class Able(Rule):
        """Finds something at the end."""

        def check(self, article: Article) -> Iterator[Finding]:
            yield Finding(Span(len(article.text), len(article.text)), "it is the end")

    left = fixed("abc", Able(), Zealous()).left
    assert [(one.rule, one.severity, one.finding.help) for one in left if "not mend" in one.finding.message] == [
        ("zealous", Severity.ERROR, "report this as a bug of the rule, and mend the article by hand")
    ]
    assert [one.rule for one in left] == ["zealous", "zealous", "able"]


def test_a_fix_that_does_not_mend_what_it_is_for_is_made_once_and_told() -> None:
    done = fixed("1 a and a", replacing("a", "\\a"), replacing("1", ""))
    assert done.text == " \\a \\and \\a"
    assert {one.finding.message for one in done.left if "does not mend" in one.finding.message} == {
        "the fix of this rule, to write \\a, does not mend it"
    }


@pytest.mark.parametrize("safety", [Safety.SAFE, Safety.UNSAFE])
def test_what_another_fix_brings_up_again_is_mended_again_and_nobody_is_blamed(safety: Safety) -> None:
    """What stands behind the bar repeats what stands before it only by the letter that is mended."""

    def repeated(text: str) -> Iterator[Fix]:
        known, _, rest = text.partition("|")
        if rest and rest[0] in known:
            place = len(known) + 1
            yield Fix("delete it", (Edit(Span(place, place + 1), ""),), safety)

    done = fixed("aX|abc", rule_of(repeated), replacing("X", "b"), least=safety)
    assert done.text == "ab|c"
    assert done.left == []


def test_of_many_fixes_that_do_not_mend_the_first_are_told() -> None:
    done = fixed("a" * 20, replacing("a", "\\a"))
    told = [one.finding.span.start for one in done.left if "does not mend" in one.finding.message]
    assert (done.text, told) == ("\\a" * 20, [1, 3, 5])


def test_unsafe_fixes_are_made_where_they_are_asked_for_and_shown_ones_never() -> None:
    rules = (replacing("a", "A"), replacing("b", "B", Safety.UNSAFE), replacing("c", "C", Safety.SHOW))
    assert fixed("abc", *rules).text == "Abc"
    assert fixed("abc", *rules, least=Safety.UNSAFE).text == "ABc"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("author:", "author", "leaves a front matter that can't be read"),
        ("---\nA body", "--\nA body", "leaves a front matter that can't be read"),
        ("author:", "title:", "writes a key twice"),
        ("Ada", "Eva", "changes `author` as well"),
        ("[A, B]", "[A]\nmore: 1\nlang: en", None),
        ("tags: [A, B]\nnested:\n  one: 1\n", "", "changes `nested` as well"),
        ("nested:\n", "nested: # one\n", None),
        ("A, B", "A, C", None),
        ("[A, B]", "[A, B] # two", None),
        ("  one: 1\n", "", None),
        ("  one", "  two", None),
        ("A body", "---\nA body", None),
        ("*name\n", "*name\n---\n", "changes `nested` as well"),
        ("tags:", "topics:", None),
        ("author", "writer", None),
        ("auth", "writ", None),
        ("---\ntitle", "--\ntitle", "leaves a front matter that can't be read"),
    ],
)
def test_a_fix_that_spoils_the_front_matter_is_refused(old: str, new: str, expected: str | None) -> None:
    assert harm(TEXT, (old, new)) == expected


def harm(text: str, *replaced: tuple[str, str]) -> str | None:
    """The harm of one fix that replaces what stands first in a text; a `|` marks a place to insert at."""
    edits = []
    for old, new in replaced:
        start = text.index(old.replace("|", ""))
        inserted = start + old.index("|") if "|" in old else None
        edits.append(Edit(Span(start, start + len(old)) if inserted is None else Span(inserted, inserted), new))
    return harm_of([Fix("do it", tuple(edits), Safety.UNSAFE)], Article(text, "a.md", FACTS))


RENAMED = "---\nOne: 1\nTwo:\n  Six: 6\n  Ten: [7]\nend: x\n# hid: 1\n---\n"


@pytest.mark.parametrize(
    ("replaced", "expected"),
    [
        ([("O", "o"), ("T", "t")], None),
        ([("S", "s"), ("Te", "te")], None),
        ([("T", "t"), ("S", "s")], None),
        ([("O", "o"), ("6", "7")], None),
        ([("O", "o"), (": 1", ": 2")], None),
        ([("O", "o"), ("T", "t"), ("end", "lang: en\nend")], None),
        ([("T", "t"), ("One: 1", "lang: en")], None),
        ([("T", "t"), ("  Six: 6\n", "")], None),
        ([("end: x", "end: x # six")], None),
        ([("One", "lang"), ("T", "t")], None),
        ([("# ", "")], "changes `hid` as well"),
    ],
)
def test_keys_may_get_other_letters_several_at_once_and_one_in_the_other(
    replaced: list[tuple[str, str]], expected: str | None
) -> None:
    """As where each has a character that nobody sees: nobody writes the whole name then."""
    assert harm(RENAMED, *replaced) == expected


def test_a_thousand_keys_get_other_letters_in_one_round() -> None:
    text = "---\n" + "".join(f"k?{number}: 1\n" for number in range(1000)) + "---\n"
    done = fixed(text, replacing("?", ""))
    assert (done.text, len(done.made), done.left) == (text.replace("?", ""), 1000, [])


@pytest.mark.parametrize(
    ("text", "replaced", "expected"),
    [
        # What an alias refers to is another value, and none that is touched.
        ("a: &x 1\nb: 2\nc: *x\n", [("&x ", ""), ("2", "&x 2")], "changes `c` as well"),
        ("a: &x 1\nb: 2\nCc: *x\n", [("&x ", ""), ("2", "&x 2"), ("C", "c")], "changes `cc` as well"),
        # What ends where an edit begins, and begins where one ends, is touched by it.
        ("a: 1\n", [("1|", "0")], None),
        ("a: 1\n", [("|1", "3")], None),
        # An edit of the body means no value of the front matter.
        ("a: 1\nb: 2\n", [("a: 1\nb: 2\n", ""), ("---\n|A", "B")], "changes `b` as well"),
    ],
)
def test_a_value_may_change_where_an_edit_touches_it(
    text: str, replaced: list[tuple[str, str]], expected: str | None
) -> None:
    assert harm(f"---\n{text}---\nA body.\n", *replaced) == expected


def test_a_fix_in_the_body_does_harm_where_it_closes_a_front_matter_that_ends_before() -> None:
    text = "---\na: 1\n----\n\nb: 2\n\nc\n"
    assert harm(text, ("c", "d")) is None
    assert harm(text, ("c", "---")) == "leaves a front matter that can't be read"


def test_a_front_matter_is_read_within_the_same_bounds_afterwards() -> None:
    deep = FACTS._replace(bounds=Bounds(nesting=200))
    article = Article("---\na: " + "[" * 150 + "]" * 150 + "\nb: 1\n---\n", "a.md", deep)
    start = article.text.index("1")
    assert article.front.data is not None
    assert harm_of([Fix("do it", (Edit(Span(start, start + 1), "2"),), Safety.SAFE)], article) is None


def test_a_refused_fix_is_an_error_of_its_rule_and_the_others_are_made() -> None:
    done = fixed(TEXT, replacing("author:", "author"), replacing("[A, B]", "[A, C]"), replacing("body", "text"))
    assert done.text == TEXT.replace("B]", "C]").replace("body", "text")
    assert [(one.severity, one.finding.message) for one in done.left if "not made" in one.finding.message] == [
        (
            Severity.ERROR,
            "the fix of this rule, to write author, leaves a front matter that can't be read, and was not made",
        )
    ]


def test_fixes_that_do_harm_together_are_made_one_after_the_other() -> None:
    """Each of two items may go, but who removes both at once leaves their comma."""

    def fixes(text: str) -> Iterator[Fix]:
        for item in ("A, ", ", B"):
            if item in text:
                start = text.index(item)
                yield Fix("remove it", (Edit(Span(start, start + len(item)), ""),), Safety.SAFE)

    assert fixed("---\nt: [A, B]\n---\n", rule_of(fixes)).text == "---\nt: [B]\n---\n"


def test_what_does_harm_only_beside_another_fix_waits_and_is_no_bug() -> None:
    """Each of two keys may get a third name, but not both."""

    def fixes(text: str) -> Iterator[Fix]:
        for key in ("a:", "b:") if "c:" not in text else ():
            start = text.index(key)
            yield Fix("write c", (Edit(Span(start, start + 1), "c"),), Safety.SAFE)

    done = fixed("---\na: 1\nb: 2\n---\n", rule_of(fixes))
    assert (done.text, len(done.made), done.left) == ("---\nc: 1\nb: 2\n---\n", 1, [])


def test_a_front_matter_that_could_not_be_read_may_be_mended() -> None:
    assert fixed("---\ntitle Ada\n---\n", replacing("title Ada", "title: Ada")).text == "---\ntitle: Ada\n---\n"


SCALARS = some.one_of(some.none(), some.booleans(), some.integers(-2, 2), some.just(1.0), some.text("ab", max_size=2))
NAMES = some.text("ab", max_size=2)
INNER = some.one_of(SCALARS, some.lists(SCALARS, max_size=3), some.dictionaries(NAMES, SCALARS, max_size=3))
VALUES = some.one_of(INNER, some.lists(INNER, max_size=3), some.dictionaries(NAMES, INNER, max_size=3))


@given(VALUES)
def test_a_value_does_not_differ_from_itself(value: object) -> None:
    assert list(changes(value, value)) == []


@given(VALUES, VALUES)
def test_values_that_differ_differ_both_ways(one: object, other: object) -> None:
    there, back = (list(changes(*pair)) for pair in ((one, other), (other, one)))
    assert len(there) == len(back)
    assert bool(there) == (repr_of(one) != repr_of(other))


def repr_of(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{sorted((name, repr_of(one)) for name, one in value.items())}}}"
    return repr([repr_of(one) for one in value]) if isinstance(value, list) else repr(value)


def test_no_number_differs_from_itself_and_a_flag_is_none() -> None:
    assert list(changes({"x": float("nan")}, {"x": float("nan")})) == []
    assert [change.route for change in changes({"x": float("nan")}, {"x": 1.0})] == [("x",)]
    assert [change.route for change in changes({"x": [True, 1]}, {"x": [1, 1.0]})] == [("x", 0), ("x", 1)]


def test_what_another_fix_brings_back_is_mended_again() -> None:
    """The first `a` is gone when the second comes up, in its place."""

    def once(text: str) -> Iterator[Fix]:
        if text == "b":
            yield Fix("write a again", (Edit(Span(0, 1), "a."),), Safety.SAFE)

    done = fixed("ab", replacing("a", ""), rule_of(once))
    assert (done.text, done.left) == (".", [])
