"""YAML front matter: data as YAML 1.2 has it, and places that hold what they promise."""

import math
import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from articlelint.front import read_front
from articlelint.front.nesting import too_deep
from articlelint.text import Span


def front_of(source: str) -> Any:
    """The front matter of an article with this YAML."""
    return read_front(f"---\n{source}\n---\nText.\n")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("12", 12),
        ("007", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("-0", 0),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1.10", 1.1),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("+12", 12),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("2026-01-07", "2026-01-07"),
        ("2026-02-30", "2026-02-30"),
        ("2026-01-07T18:21:26.000Z", "2026-01-07T18:21:26.000Z"),
        ("'12'", "12"),
        ('"no"', "no"),
        ("!!str 12", "12"),
        ("!!int 12", 12),
        ("!!float 12", 12.0),
        ("!custom 12", "12"),
        ("=", "="),
        ("a\x85b", "a\x85b"),
        ("a\u2028b", "a\u2028b"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_a_plain_scalar_means_what_the_yaml_1_2_core_schema_says(written: str, value: object) -> None:
    found = front_of(f"key: {written}").data["key"]
    assert (value, type(value)) == (found, type(found))


def test_not_a_number_is_read_as_one() -> None:
    assert math.isnan(front_of("key: .nan").data["key"])


@pytest.mark.parametrize(
    ("source", "route", "key", "value"),
    [
        ("title: Rates rise # now", ("title",), "title", "Rates rise"),
        ("'a key': \"x\\ty\"", ("a key",), "'a key'", '"x\\ty"'),
        ("a:\n  b:\n    - x\n    - c: y", ("a", "b", 1, "c"), "c", "y"),
        ("tags: [A, 'B', C]", ("tags", 1), None, "'B'"),
        ("text: |\n  one\n  two\n\nnext: 1", ("text",), "text", "|\n  one\n  two"),
        ("text: >-\n  one\n  two", ("text",), "text", ">-\n  one\n  two"),
        ("base: &base {a: 1}\nother: *base", ("other",), "other", "*base"),
        ("base: &base {a: 1}\nother: *base", ("other", "a"), "a", "1"),
        ("a: &x no\nb: *x", ("a",), "a", "no"),
        ("a: !!str  'x'", ("a",), "a", "'x'"),
        ("a: &x\n  b: c", ("a",), "a", "b: c"),
        ("a: &x", ("a",), "a", ""),
        ("base: &base\n  a: 1\nother:\n  <<: *base\n  b: 2", ("other", "a"), "a", "1"),
        ("list:\n  - &x 1\n  - *x\n  - *x", ("list", 2), None, "*x"),
        ("a: b\na: c", ("a",), "a", "c"),
    ],
)
def test_every_key_and_value_has_its_place(source: str, route: Any, key: str | None, value: str) -> None:
    front = front_of(source)
    span = front.key_span(route)
    assert (key, value) == (span and span.of(front.text), front.written(route))


def test_the_places_of_aliases_are_their_own() -> None:
    front = front_of("list:\n  - &x 1\n  - *x\n  - *x")
    starts = [front.value_span(("list", index)).start for index in range(3)]
    assert starts == sorted(set(starts))


def test_a_merge_gives_what_is_not_overruled() -> None:
    front = front_of("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  z: 3")
    assert front.data["c"] == {"x": 1, "y": 1, "z": 3}
    assert front.duplicates == ()


def test_a_plain_merge_sign_over_a_scalar_is_a_key() -> None:
    assert front_of("<<: text").data == {"<<": "text"}


@pytest.mark.parametrize(
    "source",
    [
        "a: &a [x, x]\n"
        + "\n".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}' if n else '*a'] * 9)}]" for n in range(12)),
        "a: &a []\n" + "\n".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}' if n else '*a'] * 9)}]" for n in range(12)),
        "a: &a {x: 1}\n"
        + "\n".join(f"b{n}: &b{n}\n  <<: [{', '.join([f'*b{n - 1}' if n else '*a'] * 9)}]" for n in range(12)),
    ],
    ids=["values", "empty lists", "merges"],
)
def test_an_alias_bomb_is_one_problem(source: str) -> None:
    front = front_of(source)
    assert front.data is None
    assert ["aliases unfold to more than 20,000 values, the most that `limits.values` allows"] == [
        problem.message for problem in front.problems
    ]


def test_more_values_than_anybody_means_are_one_problem() -> None:
    front = front_of("\n".join(f"k{number}: v" for number in range(20_001)))
    told = "there are more than 20,000 values, the most that `limits.values` allows"
    assert [told] == [problem.message for problem in front.problems]


@pytest.mark.parametrize("source", ["a: &a [*a]", "a: &a\n  <<: *a\n  b: 1", "&a a: *a"])
def test_an_anchor_that_holds_itself_ends(source: str) -> None:
    front = front_of(source)
    assert front.data is None or front.data == {"a": "a"}


@pytest.mark.parametrize(
    "source",
    [
        "a: " + "[" * 100_000,
        "a: " + "[" * 500 + "]" * 500,
        "- " * 50_000 + "a",
        "a: " + "{a: " * 60_000,
        "\n".join(" " * n + "a:" for n in range(890)),
        "\r".join(" " * n + "a:" for n in range(890)),
        "\n".join(" " * (80 * n) + "- " * 40 for n in range(40)) + "a",
    ],
    ids=["open", "closed", "compact", "mappings", "indented", "indented by carriage returns", "compact and indented"],
)
def test_deep_nesting_never_reaches_libyaml(source: str) -> None:
    front = front_of(source)
    assert ["values are nested more than 100 levels deep, the most that `limits.nesting` allows"] == [
        problem.message for problem in front.problems
    ]


@pytest.mark.parametrize(
    "source",
    ["\r".join(" " * n + "a:" for n in range(300)), "\n".join(" " * (80 * n) + "- " * 40 + "a" for n in range(9))],
    ids=["carriage returns", "compact and indented"],
)
def test_deep_nesting_is_told_before_libyaml_recurses(source: str) -> None:
    assert too_deep(source) is not None
    assert too_deep(source[: len(source) // 100]) is None


def test_a_fault_behind_a_byte_order_mark_is_told_at_its_character() -> None:
    front = read_front('---\n\ufefftitle: "Rates\nlang: uk\n---\n')
    assert [finding.span.of(front.text) for finding in front.problems][:1] == ['"']


def test_nesting_within_the_bound_is_read() -> None:
    assert front_of("a: " + "[" * 90 + "]" * 90).problems == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("opening", "closing"), [("---", "---"), ("---  ", "---\t"), ("---", "...")])
def test_line_ends_marks_and_fences_are_all_read(newline: str, mark: str, opening: str, closing: str) -> None:
    text = mark + newline.join([opening, "title: Ціна 😀 росте", "lang: uk", closing, "Text", "---", "more", ""])
    front = read_front(text)
    assert front.data == {"title": "Ціна 😀 росте", "lang": "uk"}
    assert front.written(("lang",)) == "uk"
    assert text[front.span.end :] == newline.join(["Text", "---", "more", ""])
    assert front.faults == ()


def test_an_empty_front_matter_has_no_fields_and_no_faults() -> None:
    for text in ("---\n---\n", "---\n\n---\nText", "---\n# nothing\n---", "---\n---"):
        front = read_front(text)
        assert (front.data, front.faults, front.problems) == ({}, (), ())


def test_a_route_is_found_by_its_place() -> None:
    front = front_of("a:\n  - b: value")
    assert front.route_at(front.text.index("value") + 2) == ("a", 0, "b")
    assert front.route_at(front.text.index("Text")) is None


@pytest.mark.parametrize(
    ("source", "parent", "expected"),
    [
        ("a: 1", (), "a: 1\nnew: 'x: y'"),
        ("a:\n  b: 1\nc: 2", ("a",), "a:\n  b: 1\n  new: 'x: y'\nc: 2"),
        ("{a: 1}", (), "{a: 1, new: 'x: y'}"),
        ("# only this", (), "# only this\nnew: 'x: y'"),
        ("a: 1 # why\n\n", (), "a: 1 # why\nnew: 'x: y'\n\n"),
        ("a: 1\n# end", (), "a: 1\nnew: 'x: y'\n# end"),
        ("a:\n  b: [x,\n    y]\n# on c\nc: 2", ("a",), "a:\n  b: [x,\n    y]\n  new: 'x: y'\n# on c\nc: 2"),
        ("a:\n  b:\n  - x\nc:", (), "a:\n  b:\n  - x\nc:\nnew: 'x: y'"),
        ("a: {b: 1}", ("a",), "a: {b: 1, new: 'x: y'}"),
        ("a: {}", ("a",), "a: {new: 'x: y'}"),
        ("a:\n  - b: 1\n    c: 2\n  - d: 3", ("a", 0), "a:\n  - b: 1\n    c: 2\n    new: 'x: y'\n  - d: 3"),
        ("a:\n  b: |\n    text\n\nc: 2", ("a",), "a:\n  b: |\n    text\n  new: 'x: y'\n\nc: 2"),
    ],
)
def test_a_member_is_inserted_as_its_neighbours_stand(source: str, parent: Any, expected: str) -> None:
    front = front_of(source)
    edit = front.insertion(parent, "new", "x: y")
    assert edit is not None
    assert f"---\n{expected}\n---\nText.\n" == front.text[: edit.span.start] + edit.text + front.text[edit.span.end :]


# PyYAML writes YAML 1.1: there these three end a line, and `1e5` and `0o7` are words.
words = st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"), max_size=12).filter(
    lambda word: not re.fullmatch(r"[-+]?[0-9.]+[eE][-+0-9]*|0o[0-7]*", word)
)
plain_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(words, plain_values, min_size=1, max_size=4), st.booleans())
def test_what_pyyaml_writes_is_read_back(data: dict[str, Any], flow: bool) -> None:
    """PyYAML quotes whatever YAML 1.1 sees as something else, so both versions agree on what it writes."""
    source = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    front = read_front(f"---\n{source}---\n")
    assert data == front.data
    assert front.problems == ()


@given(st.dictionaries(words, plain_values, min_size=1, max_size=4), st.booleans(), st.sampled_from(["", "\ufeff"]))
def test_the_text_of_a_place_is_the_value(data: dict[str, Any], flow: bool, mark: str) -> None:
    """A byte order mark may stand before any document (YAML 1.2.2 §5.2)."""
    source = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    front = read_front(f"---\n{mark}{source}---\n")
    for name, value in data.items():
        if not isinstance(value, dict | list):
            again = read_front(f"---\nx: {front.written((name,))}\n---\n")
            assert again.data == {"x": value}


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_quoted_text_is_read_back_by_any_reader(text: str) -> None:
    written = front_of("a: b").quoted(text)
    assert yaml.safe_load(f"x: {written}") == {"x": text}
    assert front_of(f"x: {written}").data == {"x": text}


@given(st.text(alphabet="ab:#-?*&!|>'\"%@`{}[], \n\t\r\\01.~=<\u00a0\u2028é", max_size=60))
def test_nothing_that_anybody_writes_breaks_the_reader(source: str) -> None:
    """Whatever stands there, spans lie in the text and every problem has words."""
    front = front_of(source)
    for finding in front.problems:
        assert 0 <= finding.span.start <= finding.span.end <= len(front.text)
        assert finding.message
    for route in front.routes:
        place = front.place(route)
        assert isinstance(place, Span)
        assert 0 <= place.start <= place.end <= len(front.text)
    front.doubts()


@given(st.text(alphabet="ab:#-?*&!|>'\"%@`{}[], \n\\01.~", max_size=40))
def test_syntax_is_refused_where_libyaml_refuses_it(source: str) -> None:
    front = front_of(source)
    if "\n---" in f"\n{source}\n" or "\n..." in f"\n{source}\n" or any(doubt in source for doubt in "*&"):
        return
    try:
        yaml.compose(source, Loader=yaml.CLoader)
    except yaml.YAMLError:
        assert front.problems
    else:
        assert not any("can't be read" in problem.message for problem in front.problems)
