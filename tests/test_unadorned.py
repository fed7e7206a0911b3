"""What is read without a parser is what the parser reads, for whatever text; and what is plain is read so."""

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articlelint.body import Body
from articlelint.body import unadorned as bodies
from articlelint.front import Front, read_front, split
from articlelint.front import unadorned as fronts
from articlelint.front.reading import BOUNDS, Bounds
from articlelint.text import Span

SEEDS = Path(__file__).parents[1] / "seeds"
TEXTS = [path.read_text("utf-8") for path in sorted(SEEDS.rglob("*")) if path.is_file()]

# Words that mean nothing, and signs that do in one place or another.
WORDS = ["Text", "слово", "a b", "x", "12", "3.5", "it's", "“q”", "🙂", "€5", "(x)", "https://x.io/a_b?c=d&e#f"]
SPACES = [
    "\n",
    "\n",
    "\n\n",
    "\n\n\n",
    " ",
    "  ",
    "\t",
    "\r",
    "\r\n",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x85",
    "\u2028",
    "\xa0",
    "\u3000",
]
BLOCKS = [
    *("- ", "* ", "+ ", "1. ", "2. ", "12) ", "1234567890. ", "٣. ", "# ", "## ", "####### ", "#", " #", "> ", "    "),
    *("---", "***", "* * *", "===", "```", "~~~", "|", "a | b", "- | -", "|-", ":-", "{", "{#id}", "<!-- -->", "<b>"),
]
INLINE = [
    *(
        "[a](b)",
        "![i](c.png)",
        "[a_b](c)",
        "[q](a b)",
        "[q](a 't')",
        "[q](a(b))",
        "[](x)",
        "[t\n](y)",
        "[x](<y>)",
        "[&](&)",
    ),
    *(
        "[",
        "]",
        "(",
        ")",
        "![",
        "!",
        "[^1]",
        "[^1]: d",
        "[x] ",
        "[ ] ",
        "[a]: b",
        "[a][b]",
        "*",
        "**",
        "_",
        "__",
        "~",
        "~~",
    ),
    *("&", "&amp;", "`", "\\", "\0", "$", "%", ":", "<", ">", "^", "=", "\ufeff", "²", "\u0301"),
]
MARKDOWN = st.lists(st.sampled_from([*WORDS, *WORDS, *SPACES, *BLOCKS, *INLINE]), max_size=14).map("".join)


@given(MARKDOWN, st.sampled_from(["", "---\nü: 1\n---\n"]))
@example("![a](b)\n", "")
@example("- a\n\n- b\n\n\n# H\n- x\n* y\n", "")
@example("[a](b) ![i](c)\n1. x\n\n2. y\n\n2) z\n", "---\nü: 1\n---\n")
def test_a_body_is_what_the_parser_says(markdown: str, front: str) -> None:
    body = Body(front + markdown, len(front))
    assert parts(body) == parts(parsed(body))


@pytest.mark.parametrize("text", TEXTS)
def test_sample_bodies_need_no_parser(text: str) -> None:
    body = Body(text, split(text).end)
    assert bodies.read_unadorned(body.text, body.start)
    assert parts(body) == parts(parsed(body))


def test_every_kind_of_plain_block_and_link_is_read() -> None:
    markdown = (
        "One\nparagraph.\n\n## A title\nText: [a](b), ![i](c).\n- x\n- y\n\n- z\n* other\n\n**Bold**\n\n1. n\n2. m"
    )
    body = Body(markdown, 0)
    assert bodies.read_unadorned(markdown, 0)
    assert parts(body) == parts(parsed(body))
    assert [block.kind for block in body.blocks] == ["paragraph", "paragraph", "list", "list", "paragraph", "list"]
    assert [(link.kind, link.url, link.label) for link in body.links] == [("link", "b", "a"), ("image", "c", "")]
    items = ["x", "y", "z", "other", "n", "m"]
    assert body.item_count(Span(0, len(markdown))) == len(items)


@pytest.mark.parametrize(
    "markdown",
    [
        "`x`",
        "a <b>",
        "> a",
        "    a",
        "- a\nb",
        "[a]",
        "# a*b*",
        "a\n---",
        "1. a\n   b",
        "a\n2. b",
        "a\n1. b",
        "a\\",
        "#a",
        "a\n \nb",
        "[a]: b",
    ],
)
def test_what_may_be_more_is_left_to_the_parser(markdown: str) -> None:
    assert bodies.read_unadorned(markdown, 0) is None


KEYS = ["a", "b", "c", "title", "K9", "a-b", "_x", "no", "on", "y", "null", "1", "<<", "=", "é", "a b", "'q'", "~"]
PLAIN = [
    "x",
    "Text here",
    "слово",
    "a, b",
    "it's",
    "12",
    "true",
    "a:b",
    "a#c",
    "[a, b]",
    "['x', \"y\"]",
    "'it''s'",
    '"b"',
    "",
]
ODD = [
    *("'", "''", ", '", "'a' b", "['a''b']", '"', '"b\\n"', '"a" b', "|", ">-", "&x 1", "*x", "!!str 1", "#c", "x:"),
    *(
        "007",
        "1.10",
        "1e3",
        "0x1F",
        "0o17",
        "-5",
        "+5",
        ".5",
        "1_000",
        "0b1",
        "9" * 20,
        "2026-01-07",
        "12:30",
        "²",
        "٣",
    ),
    *(
        "-",
        "--",
        "---",
        "- x",
        "? y",
        "[a",
        "[a,b]",
        "[a, [b]]",
        "[1, 02]",
        "[no]",
        "[a: b]",
        "[a, ]",
        "[]",
        "{}",
        "{a: b}",
    ),
    *(
        "yes",
        "No",
        "null",
        ".inf",
        "~",
        "<<",
        "=",
        "@a",
        "`a`",
        "%a",
        "a: b",
        "a #c",
        "a ",
        "a\tb",
        "a\xa0b",
        "a\u2028b",
    ),
    *("a\x7f", "\ufeff", "- - " * 60, "[" * 60, "a" * 2000),
]


@st.composite
def yaml(draw: st.DrawFn) -> str:
    """Lines of YAML, most of them plain and most of them where they belong."""
    lines = []
    indent = 0
    for _ in range(draw(st.integers(0, 8))):
        indent = max(0, indent + draw(st.sampled_from([0, 0, 0, 2, -2, 1, -1, -9])))
        value = draw(st.sampled_from(PLAIN if draw(st.integers(0, 5)) else ODD))
        key = draw(st.sampled_from(KEYS[:7] if draw(st.integers(0, 5)) else KEYS))
        space = draw(st.sampled_from([" ", " ", " ", "  ", ""]))
        line = draw(
            st.sampled_from(
                [f"{key}:{space}{value}", f"{key}:{space}{value}", f"- {value}", f"{key}:", "# c", value, ""]
            )
        )
        lines.append(" " * indent + line)
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return "".join(line + end for line in lines)


@pytest.mark.parametrize(
    ("content", "data"),
    [
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("a:\n- b\n- c\nd: e\n", {"a": ["b", "c"], "d": "e"}),
        ("a:\n  - X1\n  - X\n", {"a": ["X1", "X"]}),
        ("a:\n  b:\n    c: d\n  e: f\ng: h\n", {"a": {"b": {"c": "d"}, "e": "f"}, "g": "h"}),
        ("a:\n  b:\n    - c\n  d: e\n", {"a": {"b": ["c"], "d": "e"}}),
    ],
)
def test_blocks_in_blocks_are_plain(content: str, data: object) -> None:
    assert fronts.read_unadorned(content) == data
    assert by_libyaml(f"---\n{content}---\n").data == data


@pytest.mark.parametrize(
    ("bounds", "may_be"),
    [
        (BOUNDS, True),
        (BOUNDS._replace(nesting=fronts.USUAL, values=20_000), True),
        (BOUNDS._replace(nesting=99), False),
        (BOUNDS._replace(values=19_999), False),
    ],
)
def test_narrow_bounds_are_left_to_libyaml(bounds: Bounds, may_be: bool) -> None:
    assert fronts.may_be_unadorned(bounds) is may_be


def test_comments_blank_lines_and_long_lines_are_plain_as_well() -> None:
    words = "word " * 60 + "end"
    content = f"# what it is\na: {words}\n\nb:\n  # more\n  - {words}\n  - 'c'\n"
    assert fronts.read_unadorned(content) == {"a": words, "b": [words, "c"]}
    assert by_libyaml(f"---\n{content}---\n").data == {"a": words, "b": [words, "c"]}


@given(yaml())
@example("a:\n- x\n- 'it''s'\nb:\n  c:\n    - [1]\n")
@example("a:\n  b: [x, 'y, z']\n# c\nd:\n  - \"q\"\n")
def test_a_front_matter_is_what_libyaml_says(content: str) -> None:
    text = f"---\n{content}---\n"
    front, composed = read_front(text), by_libyaml(text)
    if fronts.read_unadorned(content) is not None:
        assert (composed.problems, composed.duplicates, composed.doubts()) == ((), (), [])
    # As texts they tell types and the order of keys apart.
    assert repr(front.data) == repr(composed.data)
    assert [(route, front.value_span(route), front.key_span(route)) for route in front.routes] == [
        (route, composed.value_span(route), composed.key_span(route)) for route in composed.routes
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_sample_front_matters_need_no_libyaml(text: str) -> None:
    assert fronts.read_unadorned(split(text).content.of(text)) is not None
    assert repr(read_front(text).data) == repr(by_libyaml(text).data)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("''", ""),
        ('""', ""),
        ("'it''s'", "it's"),
        ('"b c"', "b c"),
        ("[b, 'c', \"d\", 1]", ["b", "c", "d", 1]),
        ("[X1, X]", ["X1", "X"]),
        ("  b", "b"),
        ("b X", "b X"),
        ("X1", "X1"),
        ("b  c", "b  c"),
        ("b:c", "b:c"),
        ("b#c", "b#c"),
        ("1.5", 1.5),
        ("true", True),
    ],
)
def test_every_kind_of_plain_value_is_read(written: str, meant: object) -> None:
    content = f"a: {written}\n"
    assert fronts.read_unadorned(content) is not None
    assert repr(read_front(f"---\n{content}---\n").data) == repr({"a": meant})


@pytest.mark.parametrize(
    "content",
    [
        "a: 'b",
        "a: '",
        'a: "',
        'a: "b',
        'a: "b\\n"',
        'a: "b"c"',
        "a:\n- b\nword",
        "a:\n- b\ncd: e\nword",
        "a:\n  b: c\n- d",
        "a:\n  - b\n  c: d",
        "a: b\n  c: d",
        "a: [b",
        "a: [",
        "a: [no]",
        "a: b:",
        "a: b: c",
        "a: b\na: c",
        "a: no",
        "no: a",
        "a: 007",
        "a: b # c",
        "a: &x b",
        "a:\tb",
        "a: |\n  b",
        "a: b\n  c",
        "- a",
        "a: {b: c}",
        "a: \u2028",
        "  a: b",
    ],
)
def test_what_may_be_odd_is_left_to_libyaml(content: str) -> None:
    assert fronts.read_unadorned(content) is None


def test_places_are_those_of_libyaml() -> None:
    front = read_front("---\na:\n  - b\n  - 'c'\n---\n")
    assert front.data == {"a": ["b", "c"]}
    assert [front.written(("a", index)) for index in range(2)] == ["b", "'c'"]
    assert front.is_plain(("a", 0))


FENCED = st.lists(
    st.sampled_from(["---", "...", "----", "+++", " ", "\t", "\n", "\n", "\r", "\ufeff", "a: b", "\n---\n", "---\n"]),
    max_size=10,
)


@given(FENCED.map("".join))
@example("---\na: b\n---\n")
def test_a_plain_cut_is_the_cut(text: str) -> None:
    cut = split(text)
    with patch("articlelint.front.fences._plainly_cut", return_value=None):
        assert cut == split(text)


def parts(body: Body) -> tuple[object, ...]:
    return body.headings, body.blocks, body.links, [body.item_count(block.span) for block in body.blocks]


def parsed(body: Body) -> Body:
    """The same body, read by the parser."""
    other = Body(body.text, body.start)
    with patch("articlelint.body.read_unadorned", return_value=None):
        parts(other)
    return other


def by_libyaml(text: str) -> Front:
    """The front matter of a text, read by libyaml."""
    with patch("articlelint.front.matter.read_unadorned", return_value=None):
        return read_front(text)
