"""Sections that are moved to their places: nothing else changes, and the ends of lines and of the text stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.article import Article
from articlelint.diagnostic import Diagnostic
from articlelint.engine import lint_article
from articlelint.facts import Facts
from articlelint.fix import Safety, apply
from articlelint.fixing import fix_article
from articlelint.rule import Fix, Valid
from articlelint.rules.sections.section_out_of_order import SectionOutOfOrder
from articlelint.testing import facts_of

NAMES = ["One", "Two", "Three", "Four", "Five"]
SECTIONS = [{"heading": "One", "at": "first"}, *({"heading": name} for name in NAMES[1:4])]
FACTS: Facts = facts_of(
    Valid("", "", collection={"outlines": [{"sections": [*SECTIONS, {"heading": "Five", "at": "last"}]}]})
)


def look(text: str) -> tuple[Article, list[Diagnostic]]:
    article = Article(text, "a.md", FACTS)
    return article, lint_article(article, [SectionOutOfOrder()])


def fixes(text: str) -> list[Fix]:
    return [one.finding.fix for one in look(text)[1] if one.finding.fix]


def moved(text: str) -> str:
    """The text after its first fix."""
    return apply(text, fixes(text)[:1], Safety.UNSAFE)


@given(
    st.permutations([*NAMES, "Other"]),
    st.lists(st.sampled_from(["\n\n", "\n\n\n", "\n"]), min_size=5, max_size=5),
    st.sampled_from(["", "\n", "\n\n"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_sections_come_into_order_and_what_parts_them_stays(
    names: list[str], between: list[str], end: str, line_end: str
) -> None:
    """Whatever the order was, and whether or not the text ends with a line end."""
    sections = [f"## {name}\n\n- {name}\n\n### In {name}\n\nText." for name in names]
    written = "".join(part for pair in zip(sections, [*between, end], strict=True) for part in pair)
    text = f"---\nlang: en\n---\nLead.\n\n{written}".replace("\n", line_end)
    fixed = fix_article(text, look, Safety.UNSAFE)
    assert [] == fixed.left
    assert NAMES == [name for name in re.findall("## ([A-Z][a-z]+)(?=\r|\n)", fixed.text) if name in NAMES]
    assert re.split("Text\\.", text)[-1] == re.split("Text\\.", fixed.text)[-1]
    gaps = sorted(re.findall(r"Text\.(\s*)", text))
    assert all(gaps == sorted(re.findall(r"Text\.(\s*)", apply(text, [fix], Safety.UNSAFE))) for fix in fixes(text))
    assert sorted(re.split(r"(?<=Text\.)\s*(?=##? )", text.split("Lead.")[1].strip())) == sorted(
        re.split(r"(?<=Text\.)\s*(?=##? )", fixed.text.split("Lead.")[1].strip())
    )


FRONT = "---\nlang: en\n---\n"
ORDERED = "## Three\n\nC.\n\n## Four\n\nD.\n\n## Five\n\nE."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"## Two\n\nB.\n\n## One\n\nA.\n\n{ORDERED}\n", f"## One\n\nA.\n\n## Two\n\nB.\n\n{ORDERED}\n"),
        (f"## Two\n\nB.\n## One\nA.\n\n\n{ORDERED}", f"## One\nA.\n## Two\n\nB.\n\n\n{ORDERED}"),
        (f"Two\n---\n\nB.\n\n## One\n\nA.\n\n{ORDERED}", f"## One\n\nA.\n\nTwo\n---\n\nB.\n\n{ORDERED}"),
        (f"  ## Two\n\nB.\n\n ## One\n\nA.\n\n{ORDERED}", f" ## One\n\nA.\n\n  ## Two\n\nB.\n\n{ORDERED}"),
    ],
)
def test_a_section_is_moved_with_its_lines_and_no_others(before: str, after: str) -> None:
    assert FRONT + after == moved(FRONT + before)


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- about two -->\n## Two\n\nB.\n\n## One\n\nA.\n\n{ORDERED}",
        f"## Two\n\nB.\n\n<!-- about one -->\n\n## One\n\nA.\n\n{ORDERED}",
        f"## Two\n\nB.\n\n## One\n\nA.\n\n<!-- about three -->\n\n{ORDERED}",
    ],
)
def test_a_comment_right_above_a_heading_may_belong_to_it(text: str) -> None:
    assert [] == fixes(FRONT + text)
    assert 1 == len(fixes(FRONT + re.sub("<!--.*-->", "Text.", text)))


def test_a_move_that_would_make_another_heading_is_not_offered() -> None:
    """The text above would become a part of a heading with an underline."""
    text = f"{FRONT}## Two\nB.\n\nOne\n---\nA.\n{ORDERED}"
    assert [] == fixes(text.replace("## Two", "<b>x</b>\n## Two"))
    assert 1 == len(fixes(text))


def test_sections_of_different_levels_do_not_change_places() -> None:
    text = f"{FRONT}# Two\n\n## Three\n\nC.\n\n# Rest\n\n## Two\n\n## One\n"
    assert [] == [fix for fix in fixes(text) if "# Rest" in fix.edits[0].text]


def test_a_move_that_would_make_two_findings_of_one_is_not_offered() -> None:
    """What is missing above and below the section that moves is told at once as long as nothing stands between."""
    text = f"{FRONT}## Five\n\nE.\n\n## Other\n\nO.\n"
    article, found = look(text)
    assert article.layout is not None
    before = {one.place for one in article.layout.missing}
    for fix in (one.finding.fix for one in found if one.finding.fix):
        after = Article(apply(text, [fix], Safety.UNSAFE), "a.md", FACTS).layout
        assert after is not None
        assert len({one.place for one in after.missing}) <= len(before)
