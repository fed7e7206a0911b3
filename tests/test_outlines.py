"""Outlines with alternatives, patterns, repetitions and sections within sections; closed ones, and lengths."""

import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articlelint.body import Body
from articlelint.collection import ExpectedSection, Outline, collection_from
from articlelint.conditions import When
from articlelint.layout import Layout
from tests.test_sections import body, judged


def outline(sections: Sequence[dict[str, Any]], *, closed: bool = False, min_words: int = 0) -> Outline:
    """An outline as settings state it."""
    stated = {"sections": sections, "closed": closed, "min-words": min_words}
    return collection_from({"outlines": [stated]}).outlines[0]


def found(text: str, sections: Sequence[dict[str, Any]], *, closed: bool = False) -> list[str]:
    """What is found, in short: `-missing`, `?seeming`, `#line`, `~moved`, `+repeated`, `!unexpected`."""
    layout = Layout(outline(sections, closed=closed), Body(text, 0))
    return [
        *(
            f"?{one.seeming.heading.title}"
            if one.seeming
            else f"#{one.slip.title}"
            if one.slip
            else f"-{one.parent.heading.title + '/' if one.parent else ''}{one.expected.heading}"
            for one in layout.missing
        ),
        *(f"~{one.section.heading.title}" for one in layout.moved),
        *(f"+{one.section.heading.title}" for one in layout.repeated),
        *(f"!{one.section.heading.title}" for one in layout.unexpected),
    ]


STEPS: list[dict[str, Any]] = [
    {"heading": ["Introduction", "Overview"], "at": "first"},
    {"pattern": r"Step \d+ - .+", "repeats": True},
    {"heading": "Notes", "optional": True},
    {"heading": ["Conclusion", "Summary", "The end"], "at": "last"},
]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Introduction", "Step 1 - A", "Conclusion"], []),
        (["Overview", "Step 1 - A", "Step 2 - B", "Notes", "the end."], []),
        (["Overview", "Step 1 - A", "More", "Step 2 - B", "Summary"], ["!More"]),
        (["Overview", "Step 1 - A", "### More", "Step 2 - B", "Summary"], []),
        (["Overview", "Summary"], [r"-Step \d+ - .+"]),
        (["Overview", "Step one", "Summary"], [r"-Step \d+ - .+", "!Step one"]),
        (["Overview", "Summary", "Step 1 - A"], ["~Step 1 - A"]),
        (["Overview", "Step 1 - A", "Notes", "Step 2 - B", "Summary"], ["~Step 2 - B"]),
        (["Step 1 - A", "Overview", "Step 2 - B", "Notes", "Summary"], ["~Overview"]),
        (["Overview", "Step 2 - B", "Step 1 - A", "Step 2 - B", "Summary"], []),
        (["Introduction", "Overview", "Step 1 - A", "Summary"], ["+Overview"]),
        (["Introduction", "Step 1 - A", "Summary", "Conclusion"], ["+Summary"]),
        (["Introdction", "Step 1 - A", "Sumary"], ["?Introdction", "?Sumary"]),
        (["Overview", "# Step 1 - A", "# Step 2 - B", "Summary"], ["?Step 1 - A", "?Step 2 - B"]),
        (["Overview", "### Step 1 - A", "### Step 2 - B", "# Step 3 - C", "Summary"], ["?Step 1 - A", "?Step 2 - B"]),
        (["Overview", "Step 1 - A", "### Step 2 - B", "Summary"], []),
        (["Before", "Overview", "Step 1 - A", "Summary", "After"], ["!Before", "!After"]),
        (["Overview", "Step 1 - A", "Note", "Summary"], ["!Note"]),
        ([], ["-Introduction", r"-Step \d+ - .+", "-Conclusion"]),
    ],
)  # fmt: skip
def test_alternatives_patterns_and_repetitions_fit(titles: list[str], expected: list[str]) -> None:
    """One of several headings fills a place, and so do several sections in a row where they may repeat."""
    assert expected == found(body(*titles), STEPS, closed=True)
    assert [one for one in expected if one[0] != "!"] == [
        one for one in found(body(*titles), STEPS) if one not in {"~Overview", "~Summary"} or one in expected
    ]


RELEASES: list[dict[str, Any]] = [
    {"heading": "News", "optional": True},
    {
        "pattern": r"Release [\d.]+",
        "repeats": True,
        "sections": [
            {"heading": "In short", "at": "first"},
            {"heading": ["Added", "New"], "optional": True, "sections": [{"heading": "By whom"}]},
            {"heading": "Fixed"},
        ],
    },
    {"heading": "License"},
]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Release 1", "### In short", "### Fixed", "License"], []),
        (["Release 1", "### In short", "### Fixed", "Release 2", "### In short", "### Fixed", "License"], []),
        (["Release 1", "### In short", "### Fixed", "Release 2", "### In short", "License"], ["-Release 2/Fixed"]),
        (["Release 1", "### In short", "### New", "### Fixed", "License"], ["-New/By whom"]),
        (["Release 1", "### In short", "### New", "#### By whom", "#### Else", "### Fixed", "License"], ["!Else"]),
        (["Release 1", "### In short", "### Fixed", "#### By whom", "License", "### Else"], []),
        (["Release 1", "### Fixed", "### In short", "License"], ["~In short"]),
        (["Release 1", "### Other", "### In short", "### Fixed", "License"], ["!Other"]),
        (["Release 1", "### In short", "### Fixd", "License"], ["?Fixd"]),
        (["Release 1", "### In short", "#### Fixed", "License"], ["?Fixed"]),
        (["Release 1", "### In short", "## Fixed", "License"], ["?Fixed"]),
        (["Release 1", "### In short", "### Fixed", "### Fixed", "License"], ["+Fixed"]),
        (["News", "### In short", "### Fixed", "License"], [r"-Release [\d.]+"]),
        (["News", "### In short", "License"], [r"-Release [\d.]+", "-Fixed"]),
        (["License"], [r"-Release [\d.]+", "-In short", "-Fixed"]),
        (["License", "News", "Release 1", "### In short", "### Fixed"], ["~License"]),
    ],
)  # fmt: skip
def test_sections_within_sections_are_judged_there(titles: list[str], expected: list[str]) -> None:
    """Missing, moved, repeated and not expected in each; and what a missing one lacks is missing with it."""
    assert expected == found(body(*titles), RELEASES, closed=True)


def test_what_is_within_an_optional_section_is_asked_for_only_there() -> None:
    """Where the section is absent, so is all that belongs in it."""
    notes: list[dict[str, Any]] = [
        {"heading": "Notes", "optional": True, "sections": [{"heading": "Sources"}]},
        {"heading": "End"},
    ]
    assert [] == found(body("End"), notes)
    assert ["-Notes/Sources"] == found(body("Notes", "End"), notes)
    assert ["-Notes/Sources"] == found(body("Notes", "End", "### Sources"), notes)


def test_a_section_missing_within_another_has_its_place_there() -> None:
    """Before the one it belongs before, or at the end of the section's own text."""
    text = body("Release 1", "License")
    short, fixed = Layout(outline(RELEASES), Body(text, 0)).missing
    assert [text.index("\n\n## License")] * 2 == [short.place.start, fixed.place.start]
    text = body("Release 1", "### Fixed", "License")
    (short,) = Layout(outline(RELEASES), Body(text, 0)).missing
    assert text.index("### Fixed") == short.place.start


def test_a_first_section_is_to_be_written_before_all_others() -> None:
    """Also before those that have no place there."""
    text = body("Before", "Step 1 - A", "The end")
    (first,) = Layout(outline(STEPS, closed=True), Body(text, 0)).missing
    assert 0 == first.place.start


def test_what_would_stand_within_a_missing_section_tells_where_that_belongs() -> None:
    """A heading that was dropped is to be written above what it held."""
    text = body("News", "### In short", "### Fixed", "License")
    (release,) = Layout(outline(RELEASES, closed=True), Body(text, 0)).missing
    assert text.index("### In short") == release.place.start
    assert release.follower is not None
    assert "In short" == release.follower.title


def test_a_heading_in_a_wrong_form_excuses_what_is_below_it() -> None:
    """What stands below a line that is no heading, or one of another level, is in the wrong place only by that."""
    notes: list[dict[str, Any]] = [
        {"heading": "News", "sections": [{"heading": "Today"}]},
        {"heading": "Notes", "sections": [{"heading": "Sources"}]},
    ]
    news = body("News", "### Today")
    assert ["#Notes"] == found(f"{news}##Notes\n\nText.\n\n### Sources\n\nText.\n", notes, closed=True)
    assert ["?Notes"] == found(body("News", "### Today", "# Notes", "## Sources"), notes, closed=True)
    assert ["?Note"] == found(body("News", "### Today", "Note", "### Sources"), notes, closed=True)
    assert ["?Note", "-Note/Sources"] == found(body("News", "### Today", "Note"), notes, closed=True)
    assert ["+News"] == found(body("News", "### Today", "News", "### Else", "Notes", "### Sources"), notes, closed=True)


def test_a_pattern_gives_way_to_a_heading_and_not_to_a_guess() -> None:
    """What is named is no repetition, and what matches is not misspelt."""
    asked: list[dict[str, Any]] = [{"heading": "Step 0 - Start"}, {"pattern": "Step .+", "repeats": True}]
    assert [] == found(body("Step 0 - Start", "Step 1"), asked)
    assert ["-Step 0 - Start"] == found(body("Step 1 - Start", "Step 2"), asked)
    assert ["?Stepp 0 - Start"] == found(body("Stepp 0 - Start", "Step 2"), asked)


def test_a_pattern_matches_the_whole_heading_as_it_is_read() -> None:
    """Without markup, with its case."""
    asked: list[dict[str, Any]] = [{"pattern": "Step [0-9]"}]
    assert [] == found("## *Step* `1`\n\n", asked)
    assert [] == found("Step\n1\n===\n\n", [{"pattern": "Step [0-9]", "level": 1}])
    assert ["-Step [0-9]"] == found(body("Step 10"), asked)
    assert ["-Step [0-9]"] == found(body("step 1"), asked)
    assert ["!Step 2"] == found(body("Step 1", "Step 2"), asked, closed=True)


def test_a_pattern_that_matches_all_tells_nothing_of_levels() -> None:
    """A heading of another level is taken for one that is missing only where the pattern says what is meant."""
    assert ["-[A-Z].+"] == found(body("End", "### More"), [{"pattern": "[A-Z].+"}, {"heading": "End"}])
    assert ["?Step 1"] == found(body("### Step 1", "End"), [{"pattern": "Step .+"}, {"heading": "End"}])


@pytest.mark.parametrize(
    ("count", "asked", "expected"),
    [
        (1, [{"heading": "*", "optional": True}, {"heading": "*"}], []),
        (2, [{"heading": "*", "optional": True}, {"heading": "*"}], []),
        (3, [{"heading": "*", "optional": True}, {"heading": "*"}], ["!C"]),
        (3, [{"heading": "*", "repeats": True}, {"heading": "*"}], []),
        (3, [{"heading": "*"}, {"heading": "*", "repeats": True}], []),
        (1, [{"heading": "*", "repeats": True}, {"heading": "*"}], ["-*"]),
        (0, [{"heading": "*", "repeats": True}], ["-*"]),
        (0, [{"heading": "*", "repeats": True, "optional": True}], []),
        (2, [{"heading": "*", "repeats": True, "optional": True}], []),
        (2, [{"heading": "*", "sections": [{"heading": "In"}], "repeats": True}], ["-A/In", "-B/In"]),
    ],
)
def test_any_headings_share_what_there_is(count: int, asked: list[dict[str, Any]], expected: list[str]) -> None:
    """Those that have to be there come first."""
    assert expected == found(body(*"ABC"[:count]), asked, closed=True)


def test_an_outline_may_list_levels_in_one_row() -> None:
    """Then it is closed in each of these levels, and what stands below a section too many is not told as well."""
    asked: list[dict[str, Any]] = [{"heading": "A"}, {"heading": "B", "level": 3}, {"heading": "C"}]
    assert [] == found(body("A", "### B", "C"), asked, closed=True)
    assert ["!D"] == found(body("A", "### B", "### D", "C"), asked, closed=True)
    assert ["!D"] == found(body("A", "### B", "D", "### E", "C"), asked, closed=True)


class Sample(NamedTuple):
    """An outline, and the titles of a body that has all it asks for."""

    sections: list[dict[str, Any]]
    titles: list[str]


# Words with no letter in common, so that none seems to be meant for another.
NAMES = ("Аб", "Wyrd", "Fjox", "Kélm", "Þüs", "Цщґ", "北京", "Ρητ", "नमस", "שלם", "Bnq", "ღვთ")


@st.composite
def samples(draw: st.DrawFn, level: int = 2, names: tuple[str, ...] = NAMES) -> Sample:
    """An outline with all it may have, and a body that keeps it; each name is used once in the whole."""
    sections: list[dict[str, Any]] = []
    titles: list[str] = []
    count = draw(st.integers(min_value=1, max_value=min(4, len(names))))
    share = len(names) // count
    for number in range(count):
        own = names[number * share : (number + 1) * share]
        kind = draw(st.sampled_from(["one", "others", "pattern"]))
        repeats = draw(st.booleans())
        within = Sample([], [])
        if level < 4 and len(own) > 3 and draw(st.booleans()):
            within = draw(samples(level=level + 1, names=own[2:]))
        wanted: dict[str, Any] = {"heading": own[0]}
        forms = [own[0]]
        if kind == "others" and len(own) > 1:
            wanted = {"heading": [own[0], own[1]]}
            forms = [own[0], own[1]]
        elif kind == "pattern":
            wanted = {"pattern": f"{re.escape(own[0])} [0-9]"}
            forms = [f"{own[0]} {digit}" for digit in range(10)]
        if repeats:
            wanted["repeats"] = True
        if within.sections:
            wanted["sections"] = within.sections
        is_optional = draw(st.booleans())
        if is_optional:
            wanted["optional"] = True
        sections.append(wanted)
        least = 0 if is_optional else 1
        for _ in range(draw(st.integers(min_value=least, max_value=3 if repeats else 1))):
            titles += [f"{'#' * level} {draw(st.sampled_from(forms))}", *within.titles]
    return Sample(sections, titles)


@given(samples())
@settings(deadline=None, max_examples=200)
def test_a_body_that_keeps_its_outline_has_no_finding(sample: Sample) -> None:
    """Whichever alternatives it takes, whatever it leaves out that is optional, however often it repeats."""
    assert [] == found(body(*sample.titles), sample.sections, closed=True)
    findings = judged(f"---\n---\n{body(*sample.titles)}", outline(sample.sections, closed=True))
    assert [] == [one for one in findings if one.family == "sections"]


@given(samples(), st.data())
@settings(deadline=None, max_examples=200)
def test_a_section_too_many_is_found_once(sample: Sample, data: st.DataObject) -> None:
    """In the level of what is asked for, wherever it is put."""
    starts = [at for at, title in enumerate(sample.titles) if title.startswith("## ")] + [len(sample.titles)]
    at = data.draw(st.sampled_from(starts))
    titles = [*sample.titles[:at], "Qqqqqqq", *sample.titles[at:]]
    assert ["!Qqqqqqq"] == found(body(*titles), sample.sections, closed=True)
    assert [] == found(body(*titles), sample.sections)


def spans(titles: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each section with all below it, as the half-open range of its titles."""
    levels = [len(title) - len(title.lstrip("#")) for title in titles]
    for start, level in enumerate(levels):
        yield start, next((at for at in range(start + 1, len(titles)) if levels[at] <= level), len(titles))


@given(samples(), st.data())
@settings(deadline=None, max_examples=200)
def test_a_section_taken_out_is_missing_or_optional(sample: Sample, data: st.DataObject) -> None:
    """And nothing else is found: one finding by the rule, with what it lacks."""
    everything = list(spans(sample.titles))
    if not everything:
        return
    start, end = data.draw(st.sampled_from(everything))
    text = body(*sample.titles[:start], *sample.titles[end:])
    findings = judged(f"---\n---\n{text}", outline(sample.sections, closed=True))
    assert Counter(one.rule for one in findings) in ({}, {"missing-section": 1})
    level = re.match("#*", sample.titles[start])
    assert level is not None
    wanted = [one for one in sample.sections if not one.get("optional") and not one.get("repeats")]
    if level[0] == "##" and len(wanted) == len(sample.sections):
        assert ["missing-section"] == [one.rule for one in findings]


@given(samples(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=200)
def test_sections_in_another_order_are_moved_and_nothing_else(sample: Sample, random: Any) -> None:
    """Whole sections that change places are neither missing nor too many."""
    top = [span for span in spans(sample.titles) if sample.titles[span[0]].startswith("## ")]
    random.shuffle(top)
    text = body(*(title for start, end in top for title in sample.titles[start:end]))
    assert {"~"} >= {one[0] for one in found(text, sample.sections, closed=True)}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- a\n- b\n", 2),
        ("- a\n  - b\n  - c\n\n1. d\n2) e\n", 3),
        ("- [ ] a\n- [x] b\n", 2),
        ("> - a\n", 0),
        ("[^1]: - a\n", 0),
        ("```\n- a\n```\n", 0),
        ("* a\n+ b\n- c\n", 3),
        ("- Ю\n- Я\n\n### Below\n\n- Є\n", 3),
        ("-\n- a\n", 2),
        ("Text\n• a\n• b\n", 0),
    ],
)
def test_items_of_lists_are_counted(text: str, count: int) -> None:
    """Those of all lists that stand in nothing else, also below a subsection, and none of the section after."""
    asked = Outline(When(), (ExpectedSection("A", items=None), ExpectedSection("B")))
    before = "## Я\n\n- z\n\n## A\n\n"
    (section, _) = (one.section for one in Layout(asked, Body(f"{before}{text}\n## B\n\n- y\n", 0)).fitting)
    assert count == Body(f"{before}{text}\n## B\n\n- y\n", 0).item_count(section.span)


def test_a_length_is_asked_of_what_the_section_is_beyond_doubt() -> None:
    """In another place or level it is the section, and under a name that only seems to be meant it may not be."""
    asked = outline([{"heading": "A section", "items": "2-"}, {"heading": "Another"}])
    short = "\n\n- one\n\n"

    def lengths(text: str) -> list[str]:
        return [one.finding.message for one in judged(f"---\n---\n{text}", asked) if one.rule == "section-length"]

    said = "the section `A section` has 1 item, and should have at least 2"
    assert [said] == lengths(f"## A section{short}## Another\n\nText.\n")
    assert [said] == lengths(f"## Another\n\nText.\n\n## A section{short}")
    assert [said] == lengths(f"### A section{short}## Another\n\nText.\n")
    assert [] == lengths(f"## A secton{short}## Another\n\nText.\n")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", ["short-body"]),
        ("<!-- to do -->\n", ["short-body"]),
        ("One two three four.\n", ["short-body"]),
        ("One two three four five.\n", []),
        ("```markdown\n## One\n\nTwo three four five six.\n```\n", []),
        ("Here:\n\n```\nOne two three four five.\n```\n", []),
        ("```\nOne two three four.\n```\n", ["short-body"]),
        ("```python\nimport one, two, three, four, five\n```\n", ["short-body"]),
    ],
)
def test_a_short_body_is_found_unless_it_stands_in_a_code_block(text: str, rules: list[str]) -> None:
    """A fence around all of it is the one cause, and another rule's."""
    findings = judged(f"---\n---\n{text}", outline([], min_words=5))
    assert rules == [one.rule for one in findings if one.family == "sections"]


def test_many_nested_sections_take_little_time() -> None:
    """Thousands of them, each of which lacks, repeats and misplaces what is asked for in it."""
    start = time.process_time()
    releases = body(*(f"## Release {number}\n\n### Fixes\n\n### Fixed more\n\n### Other" for number in range(2000)))
    assert found(releases, RELEASES, closed=True)
    reverse = body(*(title for number in range(2000) for title in ("License", f"Release {number}")))
    assert found(reverse, RELEASES, closed=True)
    assert found(body(*["Overview"] * 3000), STEPS, closed=True)
    assert found(body(*(f"**Step {number} - A**\n\n## More" for number in range(2000))), STEPS, closed=True)
    assert time.process_time() - start < 8


PIECES = (
    *(
        "слово",
        "word",
        "- ",
        "* ",
        "12. ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "`",
        "```\n",
        "**",
        "_",
        "~~",
        "~~~\n",
        "—",
        "…",
    ),
    *("<b>", "<!--", "-->", "https://a.b/c", "WWW.a.b", "[a](b)", "[c]: d\n", "&amp;", "{{ x }}", "| a | b\n|--|--\n"),
    *("> ", "# ", "北京", "ไทยภาษา", " ", "\\", "a-b", "\u200b", "'", "1.5"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.integers(min_value=0, max_value=12))
@example("- 12. ", 1)
@settings(deadline=None, max_examples=500)
def test_whether_there_are_enough_words_is_told_as_they_are_counted(text: str, least: int) -> None:
    """The short way through plain text never sees a word that a reader does not."""
    assert (Body(text, 0).words() >= least) == Body(text, 0).has_words(least)
    assert (Body(text, 0, mdx=True).words() >= least) == Body(text, 0, mdx=True).has_words(least)


@pytest.mark.parametrize(
    ("text", "sections", "message", "help_"),
    [
        (
            "",
            [{"heading": "A"}, {"pattern": "B+"}, {"heading": "*"}, {"heading": "C", "sections": [{"heading": "D"}]}],
            "the sections `A`, `C`, `D`, one that matches `B+` and 1 more are missing",
            "write `## A`, one that matches `B+`, `## …`, `## C` and `### D` at the end, in this order",
        ),
        ("", [{"pattern": "A"}, {"pattern": "B"}], "2 sections are missing",
         "write one that matches `A` and one that matches `B` at the end, in this order"),
        ("", [{"heading": ["A", "B", "C"]}], "the section `A` is missing",
         "write `## A` at the end; `B` or `C` will do as well"),
        ("## Outlok\n\nText.\n", [{"heading": ["Impact", "Outlook"]}],
         "`Outlok` seems to be the missing section `Outlook`", "rename it to `Outlook`"),
        ("# Outlook\n\nText.\n", [{"heading": ["Impact", "Outlook"]}],
         "the section `Outlook` has a heading of level 1, not 2", "write `## Outlook`"),
        ("##outlook\n\nText.\n", [{"heading": ["Impact", "Outlook"]}],
         "`##outlook` is no heading: a space is missing after `##`", "write `## Outlook`"),
        ("# Step 1\n\nText.\n", [{"pattern": "Step [0-9]"}],
         "the section `Step 1` has a heading of level 1, not 2", "write `## Step 1`"),
        ("## A\n\n### B\n\nText.\n", [{"heading": "A", "sections": [{"heading": "*"}, {"heading": "B"}]}],
         "a section is missing in `A`", "write one before `B`"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_in_the_words_of_the_outline(
    text: str, sections: list[dict[str, Any]], message: str, help_: str
) -> None:
    """The heading that was meant of those that will do; patterns as such."""
    findings = [one.finding for one in judged(f"---\n---\n{text}", outline(sections)) if one.rule == "missing-section"]
    assert [(message, help_)] == [(one.message, one.help) for one in findings]
