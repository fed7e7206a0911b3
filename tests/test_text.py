"""Places in a text: offsets become lines and columns, and nothing else ever does."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.text import BYTE_ORDER_MARK, Lines, Position, Span

_LINE_ENDS = ("\r\n", "\n", "\r")
_TEXTS = st.lists(st.sampled_from([*_LINE_ENDS, "a", "é", "e\u0301", "字", "🙂", "\u2028", "\x0b", "\x85", " "])).map(
    "".join
)


def test_a_span_covers_half_open_code_points() -> None:
    """The end is the first code point that is not covered; wide and astral characters count one."""
    assert Span(1, 3).of("a🙂字z") == "🙂字"
    assert Span(2, 2).of("a🙂字z") == ""


def test_spans_sort_by_start_then_end() -> None:
    """The order of spans is the order of reading, the shorter one first."""
    assert sorted([Span(4, 5), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(4, 5)]


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, Position(1, 1)),
        ("ab", 2, Position(1, 3)),
        ("a\nb", 1, Position(1, 2)),
        ("a\nb", 2, Position(2, 1)),
        ("a\r\nb", 1, Position(1, 2)),
        ("a\r\nb", 2, Position(1, 3)),
        ("a\r\nb", 3, Position(2, 1)),
        ("a\rb", 2, Position(2, 1)),
        ("a\n", 2, Position(2, 1)),
        ("\ufeffab", 0, Position(1, 1)),
        ("\ufeffab", 1, Position(1, 1)),
        ("\ufeffab", 2, Position(1, 2)),
        ("e\u0301🙂x", 3, Position(1, 4)),
        ("a\u2028b\x0bc\x85d", 6, Position(1, 7)),
    ],
)
def test_a_position_is_what_an_editor_shows(text: str, offset: int, expected: Position) -> None:
    """Lines end at LF, CRLF and CR only; columns are code points; a byte order mark has no column."""
    assert Lines(text).position(offset) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a", ""]),
        ("a\r\nb\rc\n\nd", ["a", "b", "c", "", "d"]),
        (BYTE_ORDER_MARK, [""]),
        (BYTE_ORDER_MARK + "a\nb", ["a", "b"]),
    ],
)
def test_lines_have_spans_without_their_ends(text: str, expected: list[str]) -> None:
    """A text that ends in a line end has an empty last line, as in an editor."""
    lines = Lines(text)
    assert [lines.span(number).of(text) for number in range(1, len(lines) + 1)] == expected


@given(_TEXTS, st.booleans())
def test_every_offset_has_its_place(text: str, marked: bool) -> None:
    """The line's start and the column lead back to the offset, and lines and columns rise as offsets do."""
    text = BYTE_ORDER_MARK + text if marked else text
    lines = Lines(text)
    places = [lines.position(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    for offset, place in enumerate(places[1 if marked else 0 :], 1 if marked else 0):
        assert lines.span(place.line).start + place.column - 1 == offset
        assert lines.number_at(offset) == place.line


@given(_TEXTS)
def test_lines_and_their_ends_make_the_text(text: str) -> None:
    """Nothing lies between two lines but one line end, and no line holds one."""
    lines = Lines(text)
    spans = [lines.span(number) for number in range(1, len(lines) + 1)]
    assert not any(end in span.of(text) for span in spans for end in ("\n", "\r"))
    assert {text[one.end : other.start] for one, other in pairwise(spans)} <= set(_LINE_ENDS)
    assert (spans[0].start, spans[-1].end) == (0, len(text))
