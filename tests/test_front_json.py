"""JSON front matter: data as Python's `json` reads it, a place for every key and value, faults in plain words."""

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.diagnostic import Finding
from articlelint.fix import Safety, apply
from articlelint.front.json import insertion, key_literal, literal, quoted, read_json
from articlelint.front.reading import Reading
from articlelint.text import Route, Span

# Any JSON value; a test builds them at random and has nothing more to say about their types.
Json: TypeAlias = Any

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=12
)
LAYOUTS = st.sampled_from([None, 2, "\t"])


def reading(text: str, *, bare: bool = False) -> Reading:
    return read_json(text, Span(0, len(text)), bare=bare)


def finding(text: str, *, bare: bool = False) -> Finding:
    (only,) = reading(text, bare=bare).problems
    return only


def routes(value: Json, route: Route = ()) -> Iterator[Route]:
    yield route
    steps = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for step in steps:
        yield from routes(value[step], (*route, step))


def value_at(data: Json, route: Route) -> Json:
    for step in route:
        data = data[step]
    return data


def no_constant(name: str) -> None:
    raise ValueError(name)


@given(value=VALUES, indent=LAYOUTS, ascii_only=st.booleans())
def test_data_is_what_json_reads_and_every_span_holds_its_value(
    *, value: Json, indent: str | int | None, ascii_only: bool
) -> None:
    written = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    text = f"\ufeff+{written}-"
    read = read_json(text, Span(2, len(text) - 1))
    assert (read.problems, read.duplicates) == ((), ())
    assert repr(value) == repr(read.data)
    assert set(routes(value)) == set(read.values)
    for route in routes(value):
        assert repr(value_at(value, route)) == repr(json.loads(read.values[route].of(text)))
    assert {route for route in routes(value) if route and isinstance(route[-1], str)} == set(read.keys)
    assert all(json.loads(span.of(text)) == route[-1] for route, span in read.keys.items())


@given(VALUES, LAYOUTS, st.data())
def test_exactly_what_json_refuses_has_a_problem(value: Json, indent: str | int | None, data: st.DataObject) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=data.draw(st.booleans()))
    for _ in range(data.draw(st.integers(1, 2))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 2)))
        text = text[:start] + data.draw(st.text("{}[]\",:\\'u0d8 eE+-.1tn/#=\n", max_size=3)) + text[end:]
    read = reading(text)
    try:
        expected = json.loads(text, parse_constant=no_constant)
    except ValueError:
        assert read.problems
        assert read.data is None
    else:
        halves = any("half of a character" in problem.message for problem in read.problems)
        assert halves or repr(expected) == repr(read.data)
    for problem in read.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    read = reading(text)
    assert (read.data is not None) or read.problems or text.strip(" \t\r\n") == "null"
    reading(text, bare=True)


FAULTS = [
    ('{"a": 1⟦,⟧}', "a comma stands here with nothing to separate", '{"a": 1}'),
    ('{"a": [1⟦,⟧\n]}', "a comma stands here with nothing to separate", '{"a": [1\n]}'),
    ("[⟦,⟧1]", "a comma stands here with nothing to separate", "[1]"),
    ("{\"a\": ⟦'it\\'s'⟧}", "`'it\\'s'` is in single quotes", '{"a": "it\'s"}'),
    ('{"a": ⟦“b”⟧}', "`“b”` is in typographic quotes", '{"a": "b"}'),
    ("{⟦'a'⟧: 1}", "`'a'` is in single quotes", '{"a": 1}'),
    ("{⟦title⟧: 1}", "the key `title` is not quoted", '{"title": 1}'),
    ('{"a": ⟦Hello there⟧, "b": 1}', "the value `Hello there` is not quoted", '{"a": "Hello there", "b": 1}'),
    ('{"a": ⟦2026-01-07⟧}', "the value `2026-01-07` is not quoted", '{"a": "2026-01-07"}'),
    ('{"a": 1\n⟦"b"⟧: 2}', 'a comma is missing before `"b"`', '{"a": 1,\n"b": 2}'),
    ('{"a": [1 ⟦2⟧]}', "a comma is missing before `2`", '{"a": [1, 2]}'),
    ('{⟦"a"⟧ 1}', 'a colon is missing after the key `"a"`', '{"a": 1}'),
    ('{"a" ⟦=⟧ 1}', '`=` follows the key `"a"`, where JSON has a colon', '{"a" : 1}'),
    ('{⟦"a"⟧: }', 'the key `"a"` has no value', None),
    ('{⟦"a"⟧, "b": 1}', 'the key `"a"` has no value', None),
    ('{"a": ⟦True⟧}', "`True` is not a value in JSON", '{"a": true}'),
    ('{"a": ⟦NaN⟧}', "`NaN` is not a value in JSON", None),
    ('{"a": ⟦-Infinity⟧}', "`-Infinity` is not a value in JSON", None),
    ('{"a": ⟦007⟧}', "`007` is not a number in JSON", None),
    ('{"a": ⟦.5⟧}', "`.5` is not a number in JSON", None),
    ('{"a": "b ⟦\t⟧c"}', "a tab stands inside a quoted text", '{"a": "b \\tc"}'),
    ('{"a": "⟦\x01⟧"}', "the control character U+0001 stands inside a quoted text", '{"a": "\\u0001"}'),
    ('{"a": "⟦\x01\t⟧"}', "2 control characters, U+0001 first, stand inside a quoted text", '{"a": "\\u0001\\t"}'),
    ('{"a": "⟦\t\t⟧"}', "2 tabs stand inside a quoted text", '{"a": "\\t\\t"}'),
    ('{"a": "C:⟦\\P⟧"}', "`\\P` means nothing in JSON", '{"a": "C:\\\\P"}'),
    ('{"a": "it⟦\\\'⟧s"}', "`\\'` means nothing in JSON", '{"a": "it\'s"}'),
    ('{"a": "⟦\\ud83d⟧"}', "`\\ud83d` is half of a character", None),
    ('{"a":⟦\xa0⟧1}', "the invisible character U+00A0 stands between values", '{"a": 1}'),
    ('{"a": ⟦"⟧b\\\n}', "the quote opened here is not closed on its line", None),
    ('{"a": ⟦"⟧b\n}', "the quote opened here is not closed on its line", None),
    ('{⟦"⟧a: "b"}', "the quote opened here is not closed on its line", None),
    ('⟦{⟧"a": 1', "the `{` opened here is not closed", None),
    ('{"a": ⟦[⟧1', "the `[` opened here is not closed", None),
    ('{"a": [1⟦}⟧', "`}` stands where `[` is to be closed", None),
    ('{"a": 1} ⟦more\nyet⟧ ', "`more…` stands after the end of the JSON", None),
    ("{⟦[⟧}", "`[` stands where a key should", None),
    ("[⟦:⟧]", "`:` stands where a value should", None),
    ('["a"⟦:⟧ 1]', "`:` follows a value", None),
    (" ⟦⟧", "there is no JSON here", None),
    (f'{{"a": ⟦{"1" * 9_999}⟧}}', "the number has 9,999 digits, more than any reader takes", None),
]


@pytest.mark.parametrize(("marked", "message", "fixed"), FAULTS)
def test_each_fault_is_named_at_its_smallest_place(marked: str, message: str, fixed: str | None) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    found = finding(text)
    assert (Span(start, end) if text.strip() else Span(0, 0)) == found.span
    assert message == found.message
    assert found.help
    assert reading(text).data is None
    assert fixed == (apply(text, [found.fix]) if found.fix else None)
    assert fixed is None or json.loads(fixed) is not None


@pytest.mark.parametrize("comment", ["// why\n", "# why\n", "/* why */"])
def test_a_comment_is_removed_only_on_request(comment: str) -> None:
    found = finding(f'{{"a": 1, {comment} "b": 2}}')
    assert found.message == "a comment stands in JSON, which has none"
    assert found.fix is not None
    assert Safety.UNSAFE is found.fix.safety


def test_one_look_finds_every_fault_and_its_fixes_give_json() -> None:
    text = '{title: \'a\', "tags": [1, 2,],\n"draft": False "score" 1}'
    problems = reading(text).problems
    assert [problem.span.of(text) for problem in problems] == ["title", "'a'", ",", "False", '"score"']
    fixed = apply(text, [problem.fix for problem in problems if problem.fix])
    assert json.loads(fixed) == {"title": "a", "tags": [1, 2], "draft": False, "score": 1}


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('{"a": "say "hi", or not", "b": 1}', 12, "`hi` stands right behind the closing quote"),
        ('{"a": "b"., "c": {"d": 1}}', 9, "`.` stands right behind the closing quote"),
        ('{rl": "https://x.y/z"}', 1, "the key `rl` is not quoted"),
        ('{"a": 1, .  "b": {"c": 1}}', 9, "the key `.` is not quoted"),
        ('{"a": [1], 2.5, -3], "b": 1}', 11, "the key `2.5` is not quoted"),
        ('{"a": fals"e,\n"b": 1}', 6, "the value `fals` is not quoted"),
    ],
)
def test_one_cause_is_one_finding_at_its_first_sign(text: str, place: int, message: str) -> None:
    found = finding(text)
    assert (found.span.start, found.message, found.fix) == (place, message, None)


def test_a_key_that_stands_twice_has_both_places_and_its_last_value() -> None:
    text = '{"a": {"x": 1}, "b": 2, "a": 3, "a": {"y": 4}}'
    read = reading(text)
    assert read.data == {"b": 2, "a": {"y": 4}}
    assert {(): text, ("a",): '{"y": 4}', ("b",): "2", ("a", "y"): "4"} == {
        route: span.of(text) for route, span in read.values.items()
    }
    assert [(duplicate.name, duplicate.first.start, duplicate.second.start) for duplicate in read.duplicates] == [
        ("a", 1, 24),
        ("a", 1, 32),
    ]
    assert read.duplicates[0].route == ("a",)
    assert Span(32, 35) == read.keys["a",]


def test_hexo_leaves_the_outer_braces_out() -> None:
    text = ';;;\n"title": "a",\n"tags": [1]\n;;;\n'
    read = read_json(text, Span(4, text.rindex(";;;")), bare=True)
    assert read.data == {"title": "a", "tags": [1]}
    assert read.keys["title",].of(text) == '"title"'
    assert reading(' {"a": 1} ', bare=True).data == {"a": 1}
    assert reading("", bare=True).data == {}
    assert finding('"a": 1}', bare=True).message == "`}` stands after the end of the JSON"
    assert finding('"a": 1,\n', bare=True).span.of('"a": 1,\n') == ","


def test_nesting_without_end_is_a_problem_and_no_crash() -> None:
    for opener in ("[", '{"a":'):
        assert (
            finding(opener * 100_000).message
            == "values are nested more than 100 levels deep, the most that `limits.nesting` allows"
        )
    assert reading("[" * 100 + "]" * 100).data is not None


def test_no_more_than_fifty_faults_are_told() -> None:
    assert len(reading("[" + ", " * 100 + "1]").problems) == 50


def test_long_texts_are_cut_in_messages() -> None:
    assert len(finding(f'{{"a": {"word " * 200}}}').message) < 100


@pytest.mark.parametrize(
    ("before", "parent", "after"),
    [
        ('{"a": 1}', (), '{"a": 1, "n": [1]}'),
        ('{"a":1}', (), '{"a":1,"n":[1]}'),
        ("{}", (), '{"n": [1]}'),
        ('{\r\n  "a": {\r\n  }\r\n}', ("a",), '{\r\n  "a": {\r\n    "n": [1]\r\n  }\r\n}'),
        ('{\n\t"a" : 1,\n\n\t"b" : 2\n}', (), '{\n\t"a" : 1,\n\n\t"b" : 2,\n\t"n" : [1]\n}'),
        ('{"a": [{"b": 1}, {}]}', ("a", 1), '{"a": [{"b": 1}, {"n": [1]}]}'),
        ('{"a": [{"b": 1}]}', ("a", 0), '{"a": [{"b": 1, "n": [1]}]}'),
        ('{"a": 1}', ("a",), None),
        ('{"a": 1}', ("b",), None),
        ('{"n": 1}', (), None),
        ('{"a": 1, "a": 2}', (), None),
        ('{"a": 1,}', (), None),
        ("[1]", (), None),
    ],
)
def test_a_member_is_added_in_the_manner_of_the_others(before: str, parent: Route, after: str | None) -> None:
    edit = insertion(before, Span(0, len(before)), reading(before), parent, "n", "[1]")
    assert after == (before[: edit.span.start] + edit.text + before[edit.span.end :] if edit else None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (';;;\n"a": 1\n;;;\n', ';;;\n"a": 1,\n"n": 2\n;;;\n'),
        (';;;\r\n"a": {},\r\n"b": 1\r\n;;;', ';;;\r\n"a": {},\r\n"b": 1,\r\n"n": 2\r\n;;;'),
        (";;;\r\n;;;", ';;;\r\n"n": 2\r\n;;;'),
    ],
)
def test_a_member_is_added_where_the_braces_are_left_out(before: str, after: str) -> None:
    content = Span(before.index("\n") + 1, before.rindex(";;;"))
    edit = insertion(before, content, read_json(before, content, bare=True), (), "n", "2")
    assert edit is not None
    assert after == before[: edit.span.start] + edit.text + before[edit.span.end :]


def test_a_member_is_added_where_nothing_stands_yet() -> None:
    edit = insertion(";;;\n;;;\n", Span(4, 4), Reading({}), (), "n", "2")
    assert edit is not None
    assert (edit.span, edit.text) == (Span(4, 4), '"n": 2\n')


def test_a_value_that_is_no_json_is_not_added() -> None:
    assert insertion("{}", Span(0, 2), reading("{}"), (), "n", "1, 2") is None


@given(st.dictionaries(TEXTS, VALUES, max_size=4), LAYOUTS, TEXTS, SCALARS)
def test_every_insertion_adds_just_that_member(
    data: dict[str, Json], indent: str | int | None, name: str, value: Json
) -> None:
    text = json.dumps(data, indent=indent)
    edit = insertion(text, Span(0, len(text)), reading(text), (), name, literal(value))
    if name in data:
        assert edit is None
    else:
        assert edit is not None
        assert {**data, name: value} == json.loads(text[: edit.span.start] + edit.text + text[edit.span.end :])


@given(TEXTS)
def test_literals_are_read_as_what_they_stand_for(text: str) -> None:
    assert text == json.loads(quoted(text)) == json.loads(key_literal(text)) == json.loads(literal(text))


def test_literals_keep_letters_of_every_script() -> None:
    assert quoted("Київ") == '"Київ"'
    assert literal(["Київ", 1, None]) == '["Київ", 1, null]'
