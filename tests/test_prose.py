"""What a reader reads of a body, and how many words that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.body import Body


def read(text: str, *, mdx: bool = False) -> list[str]:
    return [span.of(text) for span in Body(text, 0, mdx=mdx).prose]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain *words* here.\nAnd a line.\n", ["Plain ", "words", " here.", "And a line."]),
        ("Run `make` and\n\n    indented\n\n```sh\nmake\n```\n\nthen rest.\n", ["Run ", " and", "then rest."]),
        ("See https://example.com/a for [more](https://example.com/b).\n", ["See ", " for ", "more", "."]),
        ("Write to <ada@example.com> or www.example.com today.\n", ["Write to ", " or ", " today."]),
        ("Tom &amp; Jerry\n", ["Tom ", "&amp;", " Jerry"]),
        ("A<br>b <!-- hidden --> c\n", ["A", "b ", " c"]),
        ('<p class="x">In a block <b>of</b> HTML.</p>\n', ["In a block ", "of", "HTML."]),
        ("<script>\nlet words = 1 < 2;\n</script>\n", []),
        ("<!-- not\n\nread -->\nread\n", ["read"]),
        ("{{< figure src=x >}} and {% include y %}\n", [" and "]),
        ("![what it shows](a.png)\n", ["what it shows"]),
    ],
)
def test_prose_is_what_a_reader_reads_as_text(text: str, expected: list[str]) -> None:
    assert expected == read(text)


def test_in_mdx_modules_expressions_and_comments_are_no_prose() -> None:
    text = 'import Tag from "x"\n\n{/* *not* read\n\nat all */}\n\n<Tag a={1}>\n\nHello {name}, hello.\n\n</Tag>\n'
    assert ["Hello ", ", hello."] == read(text, mdx=True)
    assert ["{/* *not* read\n\nat all */}"] == [span.of(text) for span in Body(text, 0, mdx=True).comments]


def test_in_markdown_an_mdx_comment_is_text() -> None:
    assert "{/* read */}" == "".join(read("{/* read */}\n"))
    assert () == Body("{/* read */}\n", 0).comments


def test_comments_html_and_entities_have_their_places_and_none_in_code() -> None:
    text = "A <b>&lt;</b> <!-- c --> `<i>&gt;<!-- d -->`\n\n<div>\n<!-- e -->\n</div>\n\n```\n<!-- f -->\n```\n"
    body = Body(text, 0)
    assert ["<!-- c -->", "<!-- e -->"] == [span.of(text) for span in body.comments]
    assert ["<b>", "</b>", "<div>", "</div>"] == [span.of(text) for span in body.html]
    assert ["&lt;"] == [span.of(text) for span in body.entities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("One, two — three; state-of-the-art don’t 3.14!\n", 6),
        ("end—start is three\n", 4),
        ("bo**ld** wo_rd_ &amp; `code`\n", 2),
        ("one\ntwo\n\n- three\n- four\n", 4),
        ("| a | b |\n|---|---|\n| c | d |\n", 4),
        ("Від автора: «п’ять слів» — так.\n", 5),
        ("我爱中文 and カナ\n", 7),
        ("한국어 단어\n", 2),
        ("https://example.com/long/path\n", 0),
        ("* * *\n\n…\n", 0),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(text: str, expected: int) -> None:
    assert expected == Body(text, 0).words()


def test_words_of_a_span_are_those_that_begin_in_it() -> None:
    text = "## A\n\none two\n\n## B\n\nthree\n"
    first, second = Body(text, 0).sections
    assert (3, 2) == (Body(text, 0).words(first.span), Body(text, 0).words(second.span))


@given(st.text(alphabet="ab&;<>!-*_`[](){}/% \n\té漢'\"#|:.", max_size=80), st.booleans())
def test_pieces_of_prose_are_in_order_and_do_not_overlap(text: str, mdx: bool) -> None:
    """Every piece stands on one line within the text, after the one before, and none in a comment."""
    body = Body(text, 0, mdx=mdx)
    ends = 0
    for span in body.prose:
        assert ends <= span.start <= span.end <= len(text)
        assert "\n" not in span.of(text)
        assert not any(comment.start < span.end and span.start < comment.end for comment in body.comments)
        ends = span.end
    assert body.words() >= 0
