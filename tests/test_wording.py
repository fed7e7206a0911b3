"""Words that all rules share: what readers see, and what was probably meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlelint.wording import (
    alike,
    choices,
    clearly_misspells,
    clipped,
    counted,
    dotted,
    edit_distance,
    escaped,
    folded,
    foreign_words,
    in_a_row,
    in_backticks,
    nearest,
    other_name,
    slips,
)

WORDS = st.text("abcdeіїж", max_size=8)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Київ — «столиця» 👩‍💻", "Київ — «столиця» 👩‍💻"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x1b[31mred\x07\x9b", "\\x1b[31mred\\x07\\x9b"),
        ("a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f"),
        ("a\u200bb\ufeff\xad\u2028", "a\\u200bb\\ufeff\\xad\\u2028"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_escaped(text: str, shown: str) -> None:
    assert shown == escaped(text)


def test_long_texts_end_in_an_ellipsis() -> None:
    assert "a" * 60 == clipped("a" * 60)
    assert "a" * 59 + "…" == clipped("a" * 61)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a b", "`a b`"),
        ("", "``"),
        (True, "`true`"),
        (None, "`null`"),
        (1.5, "`1.5`"),
        (float("inf"), "`Infinity`"),
        ({"a": [1, "ї"], "b": {}}, '`{"a": [1, "ї"], "b": {}}`'),
    ],
)
def test_values_are_shown_as_an_editor_knows_them(value: object, shown: str) -> None:
    assert shown == in_backticks(value)


def test_a_value_that_is_enormous_by_aliases_is_shown_in_no_time() -> None:
    value: list[object] = ["lol"]
    for _ in range(40):
        value = [value] * 10
    assert 62 == len(in_backticks(value))


@pytest.mark.parametrize("value", [10**5000, -(10**5000)], ids=["positive", "negative"])
def test_a_number_that_python_will_not_print_is_shown(value: int) -> None:
    assert in_backticks(value).endswith("…`")


def test_of_many_choices_only_those_are_looked_at_that_are_told() -> None:
    class Untold(str):
        __slots__ = ()

        def __getitem__(self, place: object) -> str:
            raise LookupError

    told = choices(["a"] * 8 + [Untold("b")] * 1_000)
    assert told == "`a`, `a`, `a`, `a`, `a`, `a`, `a`, `a` or one of 1000 more"


def test_choices_are_a_sentence() -> None:
    assert "`a`" == choices(["a"])
    assert "`a` or `b`" == choices(["a", "b"])
    assert "`a`, `b` and `c`" == choices(["a", "b", "c"], "and")
    assert "" == in_a_row([])


def test_many_choices_are_cut_short_and_a_single_one_never_is() -> None:
    assert "`1`, `2`, `3` or one of 2 more" == choices(range(1, 6), most=3)
    assert "`1`, `2`, `3` or `4`" == choices(range(1, 5), most=3)


def test_counts_agree_with_their_nouns() -> None:
    assert ("1 item", "0 items", "1,200 items", "2 entries") == (
        counted(1, "item"), counted(0, "item"), counted(1200, "item"), counted(2, "entry", "entries"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("route", "words"),
    [
        ((), "the front matter"),
        (("a",), "`a`"),
        (("a", "b"), "`a.b`"),
        (("tags", 1), "item 2 of `tags`"),
        (("people", 0, "name", "first"), "`name.first` in item 1 of `people`"),
        (("rows", 0, 1), "item 2 of item 1 of `rows`"),
        ((0,), "item 1 of the front matter"),
    ],
)
def test_places_in_data_are_said_in_words(route: tuple[str | int, ...], words: str) -> None:
    assert words == dotted(route)


@pytest.mark.parametrize("name", ["coverImage", "cover_image", "Cover-Image", "cover image", "COVERIMAGE"])
def test_names_are_folded_to_what_everybody_means(name: str) -> None:
    assert "coverimage" == folded(name)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("a", "", 1), ("modle", "model", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("abc", "abc", 0)],
)
def test_distance_counts_a_transposition_as_one_slip(one: str, other: str, distance: int) -> None:
    assert distance == edit_distance(one, other, 5)


@given(WORDS, WORDS, st.integers(0, 4))
@settings(deadline=None, max_examples=100)
def test_distance_is_symmetric_and_bounded(one: str, other: str, most: int) -> None:
    distance = edit_distance(one, other, most)
    assert edit_distance(other, one, most) == distance
    assert distance <= most + 1
    assert (distance == 0) == (one == other)
    assert min(edit_distance(one, other, 20), most + 1) == distance


@pytest.mark.parametrize(
    ("word", "candidates", "meant"),
    [
        ("coverImge", ["title", "coverImage"], "coverImage"),
        ("cover_image", ["coverImage"], "coverImage"),
        ("POSITVE", ["NEGATIVE", "POSITIVE"], "POSITIVE"),
        ("posted", ["published"], None),
        ("a", ["b"], None),
        ("tag", ["tags"], "tags"),
        ("title", ["title"], None),
        ("", ["a"], None),
        ("titel", ["tiled", "title"], "title"),
        ("заголовк", ["заголовок"], "заголовок"),
    ],
)
def test_the_nearest_candidate_is_found_within_reason(word: str, candidates: list[str], meant: str | None) -> None:
    assert meant == nearest(word, candidates)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("coverImge", True), ("Cover_Image", True), ("coverImages", False), ("xcoverImage", False), ("", False)],
)
def test_only_a_slip_within_a_long_word_is_clear(word: str, *, meant: bool) -> None:
    assert ("coverImage" if meant else None) == clearly_misspells(word, ["coverImage"])


@pytest.mark.parametrize(("word", "other"), [("tag", "tags"), ("part1", "part2"), ("tiles", "title"), ("date", "data")])
def test_words_that_differ_by_design_are_not_misspelt(word: str, other: str) -> None:
    assert clearly_misspells(word, [other]) is None


@pytest.mark.parametrize(
    ("word", "candidates", "meant"),
    [
        ("pubDate", ["title", "publishedAt"], "publishedAt"),
        ("date", ["published"], "published"),
        ("last_mod", ["updatedAt"], "updatedAt"),
        ("cover", ["title", "coverImage"], "coverImage"),
        ("image", ["heroImage"], "heroImage"),
        ("keywords", ["tags"], "tags"),
        ("colour", ["coverImage"], None),
    ],
)
def test_other_generators_names_are_known(word: str, candidates: list[str], meant: str | None) -> None:
    assert meant == other_name(word, candidates)


@pytest.mark.parametrize(
    ("word", "meant", "said"),
    [
        ("tіtle", "title", "has a letter of another alphabet (`і`, U+0456)"),
        ("tіtlе", "title", "has letters of another alphabet (`і`, U+0456; `е`, U+0435)"),
        ("новuна", "новина", "has a letter of another alphabet (`u`, U+0075)"),
        ("titel", "title", ""),
        ("tïtle2", "title", ""),
        ("title", "", ""),
    ],
)
def test_letters_of_another_alphabet_are_named(word: str, meant: str, said: str) -> None:
    assert said == foreign_words(word, meant)


def test_letters_that_look_the_same_are_no_slips() -> None:
    assert alike("ТЕСН", "tech")
    assert alike("ТЕСН", "TECH")
    assert alike("сору_Right", "copyright")
    assert "title" == nearest("tіtlе", ["table", "title"])
    assert "title" == clearly_misspells("tіtlе", ["title"])
    assert [0, 1, 2, 10] == [slips(word, "title") for word in ("TITLE", "titl", "titel2", "a" * 30)]


def test_separators_between_digits_part_numbers() -> None:
    assert not alike("1.5", "15")
    assert alike("top-10", "Top_10")
    assert alike("a.b", "ab")
