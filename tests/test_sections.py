"""How the sections of a body are held to an outline."""

import time
from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlelint.body import Body
from articlelint.collection import Collection, ExpectedSection, Outline
from articlelint.conditions import When
from articlelint.contract import ANYTHING
from articlelint.diagnostic import Diagnostic
from articlelint.engine import lint
from articlelint.facts import Facts
from articlelint.fix import Safety, apply
from articlelint.layout import Layout, comparable
from articlelint.registry import shipped_rules

IMPACT = "Impact on the crypto market"
OVERVIEW, AUTHOR, OUTLOOK = (
    ExpectedSection("Overview", at="first"),
    ExpectedSection("From author"),
    ExpectedSection(IMPACT, at="last"),
)
ARTICLE = (OVERVIEW, AUTHOR, OUTLOOK)


RULES = tuple(rule() for rule in shipped_rules())


def judged(text: str, outline: Outline | None = None) -> list[Diagnostic]:
    """What all rules find in an article, with nothing asked of its front matter."""
    collection = Collection(outlines=(outline,) if outline else ())
    return lint(text, "a.md", Facts(datetime(2026, 1, 8, tzinfo=UTC), ANYTHING, collection), RULES)


def layout(text: str, *expected: ExpectedSection) -> Layout:
    return Layout(Outline(When(), expected), Body(text, 0))


def body(*titles: str) -> str:
    """A body with these headings, of level 2 unless a title has its own marks, and a paragraph below each."""
    return "".join(f"{title if title.startswith('#') else '## ' + title}\n\nText.\n\n" for title in titles)


def found(text: str, *expected: ExpectedSection) -> list[str]:
    """What is found, in short: `-missing`, `?seeming`, `~moved`, `+repeated`."""
    judged = layout(text, *expected)
    return [
        *(f"?{one.seeming.heading.title}" if one.seeming else f"-{one.expected.heading}" for one in judged.missing),
        *(f"~{one.section.heading.title}" for one in judged.moved),
        *(f"+{one.section.heading.title}" for one in judged.repeated),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("From  Author", "from author"),
        ("From author:", "From author"),
        ("Author\u2019s note\u2026", "author's note"),
        ("«Ринок»", '"ринок"'),
        ("Зв\u02bcязок", "зв'язок"),
        ("Market \u2014 today", "market - today"),
        ("\ufb01nance\u200b", "Finance"),
        ("\u0438\u0306", "й"),
        ("Straße", "STRASSE"),
    ],
)
def test_titles_are_compared_as_people_read_them(one: str, other: str) -> None:
    """Case, spaces, typography, what is invisible and the punctuation at the end do not count."""
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Overview", "From author", IMPACT], []),
        (["Overview", "More", "From author", "# Deep", IMPACT, "### Below"], []),
        (["overview:", "*From* `author`", f"{IMPACT}."], []),
        (["From author", IMPACT], ["-Overview"]),
        (["Overview", "From autor", IMPACT], ["?From autor"]),
        (["Overview", "From the author", IMPACT], ["?From the author"]),
        (["Overview", "2. From author", "Impact on the market"], ["?2. From author", "?Impact on the market"]),
        (["# Overview", "From author", f"#### {IMPACT}"], ["?Overview", f"?{IMPACT}"]),
        (["Overview", "Sources", IMPACT], ["-From author"]),
        (["From author", "Overview", IMPACT], ["~Overview"]),
        ([IMPACT, "Overview", "From author"], [f"~{IMPACT}"]),
        (["Overview", "From author", IMPACT, "Sources"], [f"~{IMPACT}"]),
        (["Before", "Overview", "From author", IMPACT], ["~Overview"]),
        (["Overview", "From author", "From author", IMPACT], ["+From author"]),
        (["From author", "Overview", "From author", IMPACT], ["+From author"]),
        (["Overview", IMPACT, "From autor"], ["?From autor"]),
        (["Overview", IMPACT, "From author", IMPACT], [f"+{IMPACT}"]),
        ([], ["-Overview", "-From author", f"-{IMPACT}"]),
    ],
)  # fmt: skip
def test_one_cause_is_found_once(titles: list[str], expected: list[str]) -> None:
    """A section is missing, or seems to be another one, or was moved, or stands there twice, and never two of these."""
    assert expected == found(body(*titles), *ARTICLE)


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["An overview", "A word from author", "Crypto market impact"],
         ["?An overview", "?A word from author", "?Crypto market impact"]),
        (["Overview of prices", "Author", "Impact"], ["?Overview of prices", "?Author", "?Impact"]),
        (["Market overview", "Author", "Impacts on cryptocurrency markets"],
         ["?Market overview", "?Author", "?Impacts on cryptocurrency markets"]),
        (["Overview of the rules that banks must obey", "From author", "Market"], ["-Overview", f"-{IMPACT}"]),
        (["### An overview", "From author", IMPACT], ["-Overview"]),
        (["An overview", "Overview of prices", "From author", IMPACT], ["?An overview"]),
    ],
)  # fmt: skip
def test_a_title_about_the_same_thing_is_taken_for_the_missing_one(titles: list[str], expected: list[str]) -> None:
    """It holds the title or stands in it, in the same level, and is about no other section that is expected."""
    assert expected == found(body(*titles), *ARTICLE)


def test_a_title_about_two_sections_is_taken_for_neither() -> None:
    """Also where one of the two is there or may be absent: a guess between them would be anybody's."""
    overview, impact = ExpectedSection("Overview"), ExpectedSection("Impact")
    assert ["-Overview", "-Impact"] == found(body("Overview and impact"), overview, impact)
    assert ["-Overview"] == found(body("Overview and impact", "Impact"), overview, impact)
    assert ["-Overview"] == found(body("Overview and impact"), overview, impact._replace(optional=True))
    assert ["?Overview and impact"] == found(body("Overview and impact"), overview)


@pytest.mark.parametrize(
    ("title", "is_meant"),
    [
        ("Вплив на ринок криптовалют", True),
        ("Вплив на крипто ринки", True),
        ("Вплив", True),
        ("Вплив на економіку", False),
        ("Вплив ставок", False),
        ("Ринок", False),
    ],
)
def test_words_of_one_root_are_akin(title: str, is_meant: bool) -> None:
    """In a compound each part, in an inflected word its stem."""
    texts = body("Огляд", "Погляд автора", title)
    (_, impact) = layout(
        texts, *(ExpectedSection(name) for name in ("Огляд", "Від автора", "Вплив на крипторинок"))
    ).missing
    assert (title if is_meant else None) == (impact.seeming and impact.seeming.heading.title)


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("##Overview", "##"),
        ("   ##overview:  ##", "##"),
        ("##\u00a0Overview", "##"),
        ("#######Overview", "#######"),
        ("**Overview**", "**"),
        ("__Overview:__", "__"),
        ("**Overview**:", "**"),
        ("**## Overview**", "**"),
        ("Text,\n**Overview**\nand text", "**"),
        ("**Overview** of prices", None),
        ("**Overview** and **more**", None),
        ("*Overview*", None),
        ("Overview", None),
        ("**Summary**", None),
        ("> ##Overview", None),
        ("Text,\u2028## Overview", None),
        ("Text,\n\t## Overview", None),
        ("```\n##Overview\n```", None),
        ("    ##Overview", None),
    ],
)
def test_a_line_meant_as_a_heading_is_found(line: str, marks: str | None) -> None:
    """A paragraph's line that has the title between marks, and nothing else."""
    (overview,) = layout(f"Text.\n\n{line}\n\n## From author\n\nText.\n", OVERVIEW, AUTHOR).missing
    assert marks == (overview.slip and overview.slip.marks)


def test_a_line_meant_as_a_heading_counts_for_one_section_and_has_a_place() -> None:
    """What belongs before it is told so; the next section of its name has a line of its own."""
    text = "##Overview\n\n**Impact**\n\n**Overview**\n"
    wanted = [ExpectedSection(name) for name in ("Overview", "From author", "Impact", "Overview", "Overview")]
    missing = layout(text, *wanted).missing
    assert ["##Overview", None, "**Impact**", "**Overview**", None] == [
        one.slip and one.slip.span.of(text) for one in missing
    ]
    assert (text.index("**I"), "Impact") == (missing[1].place.start, missing[1].follower and missing[1].follower.title)
    assert [0] == [one.place.start for one in layout(text, OVERVIEW._replace(heading="New"), wanted[3]).missing][:1]


def test_a_heading_in_another_level_counts_before_a_line_that_is_none() -> None:
    """The better guess is the one that is a heading."""
    (overview,) = layout("**Overview**\n\n# Overview\n\nText.\n", OVERVIEW).missing
    assert overview.seeming is not None
    assert overview.slip is None


@pytest.mark.parametrize(
    ("text", "fence"),
    [
        ("Here it is:\n\n```markdown\n## Overview\n\nA.\n```\n\nTell me more.\n", "```markdown"),
        ("~~~~ MD \r\n## Overview\r\n~~~~\r\n", "~~~~ MD"),
        ("```\n# From author\n", "```"),
        ("```python\n## Overview\n```\n", None),
        ("```\n## Other\n```\n", None),
        ("```\n## Overview\n```\n\n```\n## Overview\n```\n", None),
        ("## More\n\n```\n## Overview\n```\n", None),
        ("    ## Overview\n", None),
        ("```", None),
    ],
)
def test_a_body_in_a_code_block_is_told(text: str, fence: str | None) -> None:
    """One block that may be Markdown, and in it a heading that is asked for."""
    code = layout(text, OVERVIEW, AUTHOR).code
    assert fence == (code and code.of(text))


def test_sections_missing_at_one_place_are_one_finding_in_the_order_of_the_outline() -> None:
    """A reader writes them in that order, not in that of the alphabet; and the marks tell the levels."""
    sections = (ExpectedSection("B", 3), ExpectedSection("*"), ExpectedSection("A"), ExpectedSection("Z", at="last"))
    (finding,) = (one.finding for one in judged("---\n---\nText.\n", Outline(When(), sections)))
    assert "the sections `B`, `A`, `Z` and 1 more are missing" == finding.message
    assert "write `### B`, `## …`, `## A` and `## Z` at the end, in this order" == finding.help
    (finding,) = (one.finding for one in judged("---\n---\n", Outline(When(), (ExpectedSection("*"),) * 2)))
    assert "2 sections are missing" == finding.message


@pytest.mark.parametrize(
    ("line", "fixed", "safety"),
    [
        ("##Overview", "## Overview", Safety.SAFE),
        ("##\u00a0\u00a0overview", "## overview", Safety.SAFE),
        ("###Overview", "## Overview", Safety.UNSAFE),
        ("  __Overview__:", "  ## Overview", Safety.UNSAFE),
    ],
)
def test_a_line_meant_as_a_heading_becomes_one(line: str, fixed: str, safety: Safety) -> None:
    """A space alone is safe; what changes a level or bold text is not."""
    text = f"---\n---\n{line}\nText.\n"
    (finding,) = (one.finding for one in judged(text, Outline(When(), (OVERVIEW,))))
    assert finding.fix is not None
    assert safety == finding.fix.safety
    after = apply(text, [finding.fix], Safety.UNSAFE)
    assert text.replace(line, fixed) == after
    assert [] == judged(after, Outline(When(), (OVERVIEW,)))


def test_a_missing_section_has_its_place() -> None:
    """Before the next expected section that is in its place; a first one before all, a last one after all."""
    text = body(IMPACT, "Sources")
    assert [0, 0] == [one.place.start for one in layout(text, OVERVIEW, AUTHOR, ExpectedSection(IMPACT)).missing]
    assert [len(text.rstrip())] == [
        one.place.start for one in layout(text, OUTLOOK._replace(heading="Outlook")).missing
    ]
    assert [text.index("## S")] == [
        one.place.start for one in layout(text, ExpectedSection("New"), ExpectedSection("Sources")).missing
    ]
    assert [0] == [one.place.start for one in layout("", AUTHOR).missing]
    author, _ = layout(body("Overview", "Impact on the market"), *ARTICLE).missing
    assert author.follower is not None
    assert "Impact on the market" == author.follower.title


def test_optional_sections_may_be_absent_and_have_their_place() -> None:
    """Absent they are no finding, misspelt neither; in the wrong place they are."""
    optional = ExpectedSection("Notes", optional=True)
    assert [] == found(body("Overview", "Note"), OVERVIEW, optional)
    assert ["~Notes"] == found(body("A", "B", "Notes"), optional, ExpectedSection("A"), ExpectedSection("B"))


def test_any_heading_fits_one_section() -> None:
    """`*` takes one section that nothing else asks for, in its place, in its level."""
    anything = ExpectedSection("*")
    assert [] == found(body("Overview", "What happened", "From author"), OVERVIEW, anything, AUTHOR)
    assert ["-*"] == found(body("Overview", "From author", "More"), OVERVIEW, anything, AUTHOR)
    assert ["-*"] == found(body("Overview", "### What happened", "From author"), OVERVIEW, anything, AUTHOR)
    assert ["-*"] == found(body("Overview", "One", "From author"), OVERVIEW, anything, anything, AUTHOR)
    assert [] == found(body("One", "Two"), anything, anything)
    assert [] == found(body("Overview"), OVERVIEW, ExpectedSection("*", optional=True))


def test_sections_that_no_outline_names_may_repeat() -> None:
    """As `Example` does in every chapter; and a subsection is no repetition of a section."""
    assert [] == found(body("Overview", "### Example", "From author", "### Example", "### Overview"), OVERVIEW, AUTHOR)


def test_a_moved_section_points_at_one_that_stays() -> None:
    """The one it stands on the wrong side of."""
    (moved,) = layout(body(IMPACT, "Overview", "From author"), *ARTICLE).moved
    assert ("From author", True) == (moved.other.heading.title, moved.is_early)
    (moved,) = layout(body("A", "B", "C", "New"), *(ExpectedSection(name) for name in ("New", "A", "B", "C"))).moved
    assert ("New", "A", False) == (moved.section.heading.title, moved.other.heading.title, moved.is_early)


@given(st.permutations("abcdef"), st.integers(min_value=0, max_value=6))
@settings(deadline=None)
def test_the_fewest_sections_have_moved(order: list[str], count: int) -> None:
    """As many as are not in the longest row that keeps the order; what is left of the outline is missing."""
    standing = order[:count]
    names = {letter: f"{letter * 9} section" for letter in "abcdef"}
    judged = layout(body(*(names[letter] for letter in standing)), *(ExpectedSection(names[one]) for one in "abcdef"))
    rows = (row for size in range(count, 0, -1) for row in combinations(standing, size) if list(row) == sorted(row))
    assert count - len(next(rows, ())) == len(judged.moved)
    assert 6 - count == len(judged.missing)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("---\n%YAML 1.2\n---\ntitle: a\n---\n", "broken-front-matter"),
        ('---\nt: "a\n---\nb"\n---\n', "broken-front-matter"),
        ("---\nt: [a,\n---\nb]\n---\n## B\n\nText.\n", "broken-front-matter"),
        ("---\nt: 'a\n---\nb: c\nd: e'\n---\n", "broken-front-matter"),
        ("----\na: b\n----\n", "broken-front-matter"),
        ("a: b\nc: d\n---\n\n## B\n\nText.\n", "missing-front-matter"),
        ("a: b\r\n\r\n'c d': e\r\n----\r\nf: g\r\n--\r\n", "missing-front-matter"),
    ],
)
def test_what_is_left_of_a_broken_front_matter_is_no_section(text: str, rule: str) -> None:
    """A fence in the wrong place makes headings of fields; the front matter is the one cause."""
    assert [rule] == [one.rule for one in judged(text)]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("---\nt: a: b\n---\nText\n---\n", 1),
        ('---\nt: a: b\n---\n\nHe said "no" [1]\n---\n', 1),
        ("---\nt: a\n---\nNote: b\n---\n", 1),
        ("# Ada\n\nNote: b\n---\n\n## C\n", 2),
        ("Text.\n\nNote: b\n---\n", 1),
        ("a: b\n----\n\nc\n----\n\nd: e\n----\n", 2),
    ],
)
def test_other_headings_below_a_broken_front_matter_are_judged(text: str, sections: int) -> None:
    """Only what the fence may have cut off is left alone, and nothing where the front matter is whole."""
    assert ["empty-section"] * sections == [one.rule for one in judged(text) if one.family == "sections"]


def test_many_fields_in_a_body_take_little_time() -> None:
    """Each of them is a heading over a fence, and each blank line ends in two letters."""
    start = time.process_time()
    assert judged("a: b\n---\n" * 5000 + "\r\n" * 5000)
    assert judged("a: b\r\n" + "\r\n" * 5000 + "c\n---\n")
    assert time.process_time() - start < 2


def test_many_sections_take_little_time() -> None:
    """Five thousand headings against an outline of twenty, none of which is there."""
    text = body(*(f"Section {number} of many" for number in range(5000)))
    expected = [ExpectedSection(f"Section {letter} of all") for letter in "abcdefghijklmnopqrst"]
    start = time.process_time()
    assert layout(text, *expected).missing
    assert time.process_time() - start < 2
