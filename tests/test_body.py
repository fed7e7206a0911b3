"""What a body says of itself, and where."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articlelint.body import Body, Link

PIECES = st.sampled_from(
    ["# ", "## ", "### ", "#", "\n", "\n\n", "===\n", "---\n", "> ", "- ", "    ", "```\n", "<div>\n", "[", "](", ")",
     "<", ">", "http://a.ua/", "[x]: ", "![", "`", "*", "\\", "&amp;", " {#id}", "| a |\n|---|\n", "<!-- c -->",
     "\r\n", "\r", "\ud83d"]
)  # fmt: skip
MARKDOWN = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join)


def titles(text: str, start: int = 0) -> list[tuple[int, str]]:
    return [(heading.level, heading.title) for heading in Body(text, start).headings]


def blocks(text: str) -> list[str]:
    return [block.kind for block in Body(text, 0).blocks]


def links(text: str) -> list[tuple[str, str, str, str]]:
    return [(link.kind, link.url, link.span.of(text), link.label) for link in Body(text, 0).links]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Ada\n", [(1, "Ada")]),
        ("Ada\n===\n\nBob\n---\n", [(1, "Ada"), (2, "Bob")]),
        ("Ada\rBob\r---\r", [(2, "Ada Bob")]),
        ("## A *b* `c` [d](e) &amp; \\# ##\n", [(2, "A b c d & #")]),
        ("## Foo {#id .class}\n", [(2, "Foo")]),
        ("#\tx\t#\n", [(1, "x")]),
        ("##\n", [(2, "")]),
        ("#no\n\n\\# no\n\n    # code\n\n```\n# code\n```\n\n<div>\n# html\n</div>\n", []),
        ("\ufeff# Ada\n", [(1, "Ada")]),
        ("[^1]: note\n\n# Ada\n", [(1, "Ada")]),
    ],
)
def test_headings_are_those_of_commonmark(text: str, expected: list[tuple[int, str]]) -> None:
    """ATX and setext headings are read without their markup, and code and HTML have none."""
    assert expected == titles(text)


def test_a_heading_in_a_quote_or_a_list_opens_no_section() -> None:
    """Only headings that stand in nothing else are top level."""
    body = Body("> # a\n\n- # b\n\n# c\n", 0)
    assert [False, False, True] == [heading.top_level for heading in body.headings]
    assert ["c"] == [section.heading.title for section in body.sections]


@pytest.mark.parametrize(
    ("text", "whole", "title"),
    [
        ("x\n\n  ## \\# é ## {#id}  \r\n", "## \\# é ## {#id}  ", "\\# é"),
        ("\\# é\nb\n===\n", "\\# é\nb\n===", "\\# é\nb"),
        ("##", "##", ""),
        ("## a\t#\n", "## a\t#", "a"),
        ("> ## *é*\n", "## *é*", "*é*"),
    ],
)
def test_a_title_has_its_place(text: str, whole: str, title: str) -> None:
    """The span of a heading has its marks and no line end, that of its title has neither."""
    (heading,) = Body(text, 0).headings
    assert (whole, title) == (heading.span.of(text), heading.title_span.of(text))


def test_a_section_goes_to_the_next_heading_of_its_level_or_above() -> None:
    """Sections hold those below them, and know their own blocks only."""
    text = "intro\n\n# A\n\na\n\n### B\n\n- b\n\n## C\n\nD\n==="
    sections = Body(text, 0).sections
    assert ["# A\n\na\n\n### B\n\n- b\n\n## C\n\n", "### B\n\n- b\n\n", "## C\n\n", "D\n==="] == [
        section.span.of(text) for section in sections
    ]
    assert [["paragraph"], ["list"], [], []] == [[block.kind for block in section.blocks] for section in sections]
    assert [False, False, True, True] == [section.is_empty for section in sections]


@pytest.mark.parametrize(
    ("content", "empty"),
    [
        ("", True),
        ("<!-- a -->\n<!--\n\nb -->\n", True),
        ("<!-- never closed\n", True),
        ("***\n", True),
        ("[a]: /b\n", True),
        ("### Below\n", False),
        ("![a](b)\n", False),
        ("```\n```\n", False),
        ("<Component />\n", False),
        ("<!-- a --> b\n", False),
        ("| a |\n|---|\n", False),
        ("[^1]: note\n", False),
    ],
)
def test_a_section_is_empty_where_a_reader_sees_nothing(content: str, *, empty: bool) -> None:
    """Comments, thematic breaks and definitions are nothing to see."""
    assert empty == Body(f"## A\n\n{content}", 0).sections[0].is_empty


def test_a_sentence_above_hyphens_is_an_accidental_heading() -> None:
    """It is a paragraph of the section that it stands in, and opens none."""
    body = Body("## A\n\nB.\n---\n\n## C\n\nD\n---\n", 0)
    assert ["B."] == [heading.title for heading in body.accidental_headings]
    assert [("A", 1), ("C", 0), ("D", 0)] == [(one.heading.title, len(one.blocks)) for one in body.sections]


def test_blocks_are_told_apart() -> None:
    """Each block that stands in nothing else has its kind."""
    text = "a\n\n- b\n\n> c\n\n    d\n\n| e |\n|---|\n\n<p>\n\n<!-- f -->\n\n***\n\n[^1]: g\n"
    expected = ["paragraph", "list", "quote", "code", "table", "html", "comment", "rule", "footnote"]
    assert expected == blocks(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("é [a *b*](c 'd')", [("link", "c", "c", "a b")]),
        ("é ![a](<b c>)", [("image", "b c", "b c", "")]),
        ("[a [b]](\n  c\n 'd')", [("link", "c", "c", "a [b]")]),
        ("> [a](\n> c)", [("link", "c", "c", "a")]),
        ("[](a\\)b)", [("link", "a)b", "a\\)b", "")]),
        ("[a](b(c)&amp;d)", [("link", "b(c)&d", "b(c)&amp;d", "a")]),
        ("[a](<>)", [("link", "", "", "a")]),
        ("[![a](b)](c)", [("link", "c", "c", "a"), ("image", "b", "b", "")]),
        ("<https://é.ua/>", [("autolink", "https://é.ua/", "https://é.ua/", "https://é.ua/")]),
        ("<a@b.ua>", [("autolink", "a@b.ua", "a@b.ua", "a@b.ua")]),
        ("[a][É] [é]\n\n[é]: <b c> 'd'\n", [("definition", "b c", "b c", "a é")]),
        ("[é]:\n   /b\n", [("definition", "/b", "/b", "é")]),
        ("> [e]:\n> /b\n", [("definition", "/b", "/b", "e")]),
        ("[^1]: http://a.ua\n\n`[a](b)` \\[a](b)\n\n    [a](b)\n", []),
    ],
)
def test_links_have_the_place_of_their_destination(text: str, expected: list[tuple[str, ...]]) -> None:
    """A destination is read as browsers get it and placed as its author wrote it; uses of references count once."""
    assert sorted(expected) == sorted(links(text))


def test_components_of_mdx_are_no_html() -> None:
    """What stands between a component's tags is Markdown in MDX; elsewhere it is HTML up to the next empty line."""
    text = "import A from 'é'\n\n## H\n\n<A b='é'>\n  ```sh\n  x\n\n  # y\n  ```\n</A>\n\n## I\n\n<A />\n"
    body = Body(text, 0, mdx=True)
    assert ["H", "I"] == [heading.title for heading in body.headings]
    assert [["html", "code", "html"], ["html"]] == [[block.kind for block in one.blocks] for one in body.sections]
    assert ["<A b='é'>", "</A>", "<A />"] == [block.span.of(text) for block in body.blocks if block.kind == "html"]
    assert ["H", "y"] == [title for _, title in titles(text)]


@given(MARKDOWN, st.text(max_size=5), st.booleans())
@settings(deadline=None, max_examples=300)
def test_every_span_covers_what_it_says(markdown: str, front: str, mdx: bool) -> None:
    """In any text: spans are inside the body, in order, and a destination that is verbatim is found verbatim."""
    text = front + markdown
    body = Body(text, len(front), mdx=mdx)
    for heading in body.headings:
        assert (
            body.start <= heading.span.start <= heading.title_span.start <= heading.title_span.end <= heading.span.end
        )
        assert heading.title_span.start == heading.span.start or heading.span.of(text)[0] == "#"
        assert bool(heading.title_span.of(text)) >= bool(heading.title)
    for before, after in pairwise(body.blocks):
        assert before.span.start <= after.span.start
    for section in body.sections:
        assert section.span.start == section.heading.span.start < section.span.end <= len(text)
    for link in body.links:
        assert _is_verbatim_or_escaped(link, text)


def _is_verbatim_or_escaped(link: Link, text: str) -> bool:
    written = link.span.of(text)
    stands_in = "".join(letter if letter.isprintable() else "" for letter in written)
    return written == link.url or any(mark in written for mark in "\\&\ud83d\0") or stands_in == link.url


@given(
    st.lists(st.one_of(PIECES.filter(lambda piece: piece not in NOT_COMMONMARK), st.sampled_from("aбв ")), max_size=40)
)
@settings(deadline=None, max_examples=300)
def test_headings_agree_with_another_reader(pieces: list[str]) -> None:
    """markdown-it-py finds the same headings, of the same level, on the same lines."""
    text = "".join(pieces)
    expected = [
        (int(token.tag[1]), token.map[0])
        for token in MarkdownIt("commonmark").parse(text)
        if token.type == "heading_open" and token.map
    ]
    assert expected == [(one.level, text[: one.span.start].count("\n")) for one in Body(text, 0).headings]


# What differs by intent (extensions), and lone carriage returns, which markdown-it-py reads as line feeds.
NOT_COMMONMARK = {" {#id}", "| a |\n|---|\n", "\r", "\r\n", "\ud83d"}


@pytest.mark.parametrize(
    "unit",
    ["#" * 3 + " é\n\n", "é.\n---\n", "[é](http://a/) ", "[a][b]\n\n[b]: c\n\n", "![", "[a](<", "<!--", "> ", "é*_`"],
)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    """Four times the text takes nowhere near sixteen times as long."""

    def seconds(count: int) -> float:
        body = Body(unit * count, 0)
        start = time.process_time()
        assert body.sections is not None
        assert body.links is not None
        return time.process_time() - start

    assert min(seconds(8000) for _ in range(2)) < 10 * min(seconds(2000) for _ in range(3)) + 0.05


def test_a_fence_of_code_ends_where_a_carriage_return_alone_ends_its_line() -> None:
    """Classic Mac OS ends lines so, and what stands in the code is no heading."""
    text = "Text:\r```astro\r---\rexport\r---\r```\r## More\r"
    body = Body(text, 0)
    assert [("paragraph", "Text:\r"), ("code", "```astro\r---\rexport\r---\r```")] == [
        (block.kind, block.span.of(text)) for block in body.blocks
    ]
    assert ["More"] == [heading.title for heading in body.headings]
