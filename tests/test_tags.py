"""Tags are mended in every format of front matter, and everything else stays as it is."""

import json
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.article import Article
from articlelint.engine import lint
from articlelint.fix import Safety, apply
from articlelint.front.reading import WIDEST
from articlelint.rule import Rule, Valid
from articlelint.rules.contract.malformed_value import MalformedValue
from articlelint.rules.tags.banned_tag import BannedTag
from articlelint.rules.tags.category_not_in_tags import CategoryNotInTags
from articlelint.rules.tags.tag_style import TagStyle
from articlelint.schemas import contract_at, default_collection
from articlelint.testing import facts_of

_A_MOMENT = 10  # seconds, on the slowest of machines
POLICY = {
    "case": "upper",
    "characters": r"[^/#&\s-]+(?:[ -][^/#&\s-]+)*",
    "banned": ["ADS"],
    "category": "category",
    "uncategorised": ["OTHER"],
}
FACTS = facts_of(Valid("", "", collection={"tags": POLICY}))
RULES: list[Rule] = [BannedTag(), CategoryNotInTags(), TagStyle()]
TAGS = st.lists(st.text("aAßіІıİ -#'\"\\:1中", max_size=5) | st.sampled_from(["ads", "Ads", "no", "nuLL"]), max_size=4)
MATTERS = (
    "---\ntags: {}\nlang: uk\n---\n",
    "+++\ntags = {}\nlang = 'uk'\n+++\n",
    '{{\n"tags": {},\n"lang": "uk"\n}}\n',
)


def mended(text: str) -> str:
    """The text after as many rounds of fixes as change anything."""
    for _ in range(10):
        fixes = [found.finding.fix for found in lint(text, "a.md", FACTS, RULES) if found.finding.fix]
        if not fixes:
            return text
        text = apply(text, fixes, Safety.UNSAFE)
    raise AssertionError(text)


@given(TAGS, st.sampled_from(MATTERS))
def test_fixes_come_to_an_end_and_leave_tags_that_are_right_or_told(tags: list[str], matter: str) -> None:
    article = Article(mended(matter.format(json.dumps(tags, ensure_ascii=False))), "a.md", FACTS)
    assert article.front.problems == ()
    assert article.data["lang"] == "uk"
    left = article.data["tags"]
    assert all(isinstance(tag, str) for tag in left)
    assert "ADS" not in [tag.upper() for tag in left]
    assert len(left) <= len(tags)
    told = [found.finding.span.of(article.text) for found in lint(article.text, "a.md", FACTS, RULES)]
    wrong = [tag for tag in left if tag != tag.upper()]
    assert len(wrong) <= len(told)


@given(TAGS)
def test_lists_with_a_line_for_each_tag_are_mended_as_well(tags: list[str]) -> None:
    lines = "".join(f"  - {json.dumps(tag, ensure_ascii=False)} # {number}\n" for number, tag in enumerate(tags))
    text = f"---\ntags:\n{lines}lang: uk\n---\n" if tags else "---\nlang: uk\n---\n"
    article = Article(mended(text), "a.md", FACTS)
    assert article.front.problems == ()
    assert article.data["lang"] == "uk"


def test_many_categories_beside_many_tags_are_judged_in_a_moment() -> None:
    """The time grows with their number, not with its square: as many as may be took minutes once."""
    many = 9_000
    text = json.dumps({"category": ["DEFI"] * many, "tags": ["NEWS"] * many}) + "\n"
    article = Article(text, "a.md", FACTS._replace(bounds=WIDEST))
    started = process_time()
    assert len(list(CategoryNotInTags().check(article))) == many
    assert process_time() - started < _A_MOMENT


@pytest.mark.parametrize("written", ["A", "{a: b}", "[1, true, null, 2026-01-01, [a], {b: c}]", "", "*x"])
def test_what_is_no_list_of_texts_is_left_to_the_contract(written: str) -> None:
    text = f"---\ntags: {written}\n---\n"
    assert lint(text, "a.md", FACTS, RULES) == []


@pytest.mark.parametrize(
    ("tag", "pattern", "said", "advice"),
    [
        ("XYZ", "[A-Z]{2}", "the tag `XYZ` is not written as tags are", "write it as the pattern `[A-Z]{2}` asks"),
        ("A B", "[A-Z]+", "the tag `A B` has a space", "write it without"),
        ("ıi", ".+", "the tag `ıi` is not in upper case", "write it in the letters of its language"),
    ],
)
def test_what_no_fix_can_know_is_told_in_words(tag: str, pattern: str, said: str, advice: str) -> None:
    facts = facts_of(Valid("", "", collection={"tags": {"case": "upper", "characters": pattern}}))
    (found,) = lint(f"---\ntags: [{tag}]\n---\n", "a.md", facts, RULES)
    assert (found.finding.message, found.finding.help, found.finding.fix) == (said, advice, None)


def test_a_contract_that_says_the_same_is_the_one_that_says_it() -> None:
    """One cause, one message: the default contract words these faults itself."""
    schema = {"properties": {"tags": {"items": {"pattern": "^[A-Z]*$"}}}}
    facts = facts_of(Valid("", "", schema=schema, collection={"tags": POLICY}))
    found = lint("---\ntags: [bitcoin, ads]\n---\n", "a.md", facts, [*RULES, MalformedValue()])
    assert [one.rule for one in found] == ["malformed-value", "malformed-value"]


@pytest.mark.parametrize(
    ("tag", "policy", "fixed", "safety"),
    [
        ("eth", {"case": "upper"}, "ETH", Safety.SAFE),
        ("Етер", {"case": "upper"}, "ЕТЕР", Safety.SAFE),
        ("ETH", {"case": "lower"}, "eth", Safety.SAFE),
        ("Straße", {"case": "upper"}, "STRASSE", Safety.UNSAFE),
        ("Eth", {"characters": "[a-z-]+"}, "eth", Safety.SAFE),
        ("Eth", {"characters": "[A-Z]+|[a-z]+"}, "ETH", Safety.UNSAFE),
        ("'LAYER  2 '", {"characters": r"\S+( \S+)*"}, "'LAYER 2'", Safety.SAFE),
        ("LAYER--2", {"characters": r"[^-]+(-[^-]+)*"}, "LAYER-2", Safety.SAFE),
        ("LAYER -2", {"characters": r"[^ -]+([ -][^ -]+)*"}, "LAYER 2", Safety.UNSAFE),
        ("'-2'", {"characters": r"[^ -]+([ -][^ -]+)*"}, "'2'", Safety.UNSAFE),
        ("A/B", {"characters": "[^/]+"}, "A B", Safety.UNSAFE),
        ("A/B", {"characters": "[A-Z-]+"}, "A-B", Safety.UNSAFE),
        ("'#ETH'", {"characters": "[^#]+"}, "'ETH'", Safety.UNSAFE),
        ("'[ETH]'", {"characters": "[A-Z]+"}, "'ETH'", Safety.UNSAFE),
    ],
)
def test_a_fix_is_safe_where_the_policy_alone_says_how_a_tag_is_written(
    tag: str, policy: dict[str, str], fixed: str, safety: Safety
) -> None:
    text = f"---\ntags: [{tag}]\n---\n"
    found = lint(text, "a.md", facts_of(Valid("", "", collection={"tags": policy})), [TagStyle()])
    fixes = [one.finding.fix for one in found if one.finding.fix]
    assert [safety] == [fix.safety for fix in fixes]
    assert f"---\ntags: [{fixed}]\n---\n" == apply(text, fixes, Safety.UNSAFE)


@pytest.mark.parametrize("tag", ["C#", "R&D", "100%", "A//B", "'https://a.b/c'", "'#A#B'", "'/'"])
def test_what_a_tag_would_be_without_a_sign_is_not_guessed(tag: str) -> None:
    facts = facts_of(Valid("", "", collection={"tags": {"characters": "[^#&/%:]+"}}))
    (found,) = lint(f"---\ntags: [{tag}]\n---\n", "a.md", facts, [TagStyle()])
    assert found.finding.fix is None


def test_no_fix_writes_a_tag_that_is_there_already() -> None:
    facts = facts_of(Valid("", "", collection={"tags": {"case": "upper", "characters": "[^/|]+"}}))
    text = "---\ntags: [eth, Eth, A/B, A|B, x, X]\n---\n"
    found = lint(text, "a.md", facts, [TagStyle()])
    after = apply(text, [one.finding.fix for one in found if one.finding.fix], Safety.UNSAFE)
    assert "---\ntags: [ETH, A B, A|B, X]\n---\n" == after


def test_a_tag_that_stands_elsewhere_by_an_anchor_is_left_alone() -> None:
    (found,) = lint("---\ntags: [&a eth]\ntitle: *a\n---\n", "a.md", FACTS, RULES)
    assert found.finding.fix is None


def test_under_the_default_contract_tags_are_mended_safely() -> None:
    """There the contract words these faults, and the collection says what the tags are to be."""
    collection = default_collection()["collections"][0]
    facts = facts_of(Valid("", "", collection=collection))._replace(contract=contract_at("article", "."))
    text = "---\ntags: [eth, 'x  y', ETH, 'A/B', sponsored, sponsored]\n---\n"
    found = lint(text, "a.md", facts, [*RULES, MalformedValue()])
    fixes = [one.finding.fix for one in found if one.finding.fix and one.rule == "malformed-value"]
    assert "---\ntags: ['X Y', ETH, 'A/B', sponsored, sponsored]\n---\n" == apply(text, fixes)
    assert "---\ntags: ['X Y', ETH, 'A B', sponsored, sponsored]\n---\n" == apply(text, fixes, Safety.UNSAFE)


def test_thousands_of_tags_are_mended_in_a_moment() -> None:
    schema = {"properties": {"tags": {"items": {"pattern": "^[A-Z0-9]*$"}}}}
    facts = facts_of(Valid("", "", schema=schema, collection={"tags": POLICY}))
    article = Article(f"---\ntags: [{', '.join(f'a{number}' for number in range(3000))}]\n---\n", "a.md", facts)
    started = process_time()
    assert 3000 == len(list(MalformedValue().check(article)))
    assert 3000 == len(list(TagStyle().check(article)))
    assert process_time() - started < _A_MOMENT
