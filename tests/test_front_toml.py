"""TOML front matter: data as Python's `tomllib` reads it, a place for every key and value, faults in plain words."""

import tomllib
from collections.abc import Iterator
from datetime import date, time
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.diagnostic import Finding
from articlelint.fix import Safety, apply
from articlelint.front.reading import Reading
from articlelint.front.toml import insertion, key_literal, literal, quoted, read_toml
from articlelint.text import Route, Span

# Any value of TOML or JSON; a test builds them at random and has nothing more to say about their types.
Value: TypeAlias = Any

SCALARS = st.sampled_from(
    [
        *(
            "true",
            "false",
            "0",
            "+99",
            "-1_000",
            "0xDEAD_beef",
            "0o17",
            "0b1_0",
            "1.5",
            "-0.0",
            "6.626e-34",
            "5e+22",
            "inf",
            "-inf",
        ),
        *("2024-02-29", "2024-02-29T07:32:00Z", "2024-02-29 07:32:00.999-07:00", "1979-05-27T00:32:00", "07:32:00"),
        *('""', "''", '"a"', "'a'", '"a # b = \\"c\\" \\\\"', "'C:\\d'", '"\\u00E9\\U0001F600"', '"Київ, [x] {y}"'),
        *('"""\nline\n\n  two \\\n   on"""', "'''\nit's\n'''", '"""a""b"""""', "''''a'''''", '"""\\""""', "''''''"),
    ]
)
NAMES = st.sampled_from(["a", "b", "c-d", "1", "_", '"x y"', "'z.z'", '"é"', '"q\\"q"', '""', "true", "2024-01-01"])
COMMENTS = st.sampled_from(["", "", " # why = [", "\t#"])
NEWLINES = st.sampled_from(["\n", "\n", "\r\n"])


@st.composite
def inline_values(draw: st.DrawFn, depth: int = 0) -> str:
    kind = draw(st.sampled_from(["scalar", "scalar", "array", "table"])) if depth < 3 else "scalar"
    if kind == "scalar":
        return draw(SCALARS)
    count = draw(st.integers(0, 3))
    if kind == "array":
        gap = draw(st.sampled_from(["", " ", "\n  ", " # c ]\n "]))
        items = [f"{gap}{draw(inline_values(depth + 1))}{gap}" for _ in range(count)]
        return f"[{','.join(items)}{',' if items and draw(st.booleans()) else ''}{gap}]"
    names = draw(st.lists(NAMES, min_size=count, max_size=count, unique=True))
    return "{" + ", ".join(f"{name} = {draw(inline_values(depth + 1))}" for name in names) + " }"


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Lines that may well define a key twice: what is valid is for tomllib to say."""
    lines = []
    for _ in range(draw(st.integers(0, 8))):
        key = draw(st.sampled_from([".", " . "])).join(draw(st.lists(NAMES, min_size=1, max_size=3)))
        kind = draw(st.sampled_from(["member", "member", "member", "header", "header", "item", "blank"]))
        line = {
            "member": f"{key} = {draw(inline_values())}",
            "header": f"[{key}]",
            "item": f"[[ {key} ]]",
            "blank": "",
        }[kind]
        lines.append(draw(st.sampled_from(["", "  "])) + line + draw(COMMENTS))
    return draw(NEWLINES).join(lines) + draw(st.sampled_from(["", "\n"]))


def reading(text: str) -> Reading:
    return read_toml(text, Span(0, len(text)))


def finding(text: str) -> Finding:
    (only,) = reading(text).problems
    return only


def routes(value: Value, route: Route = ()) -> Iterator[tuple[Route, Value]]:
    yield route, value
    steps = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for step in steps:
        yield from routes(value[step], (*route, step))


def parsed(written: str) -> Value:
    return tomllib.loads(f"v = {written}")["v"]


def check_places(text: str, read: Reading, expected: Value) -> None:
    """Every value has its place, and what stands there is that value."""
    places = dict(routes(expected))
    assert set(read.values) == set(places)
    assert {route for route in places if route and isinstance(route[-1], str)} == {
        route for route in read.keys if isinstance(route[-1], str)
    }
    for route, key in read.keys.items():
        name = next(name for name in reversed(route) if isinstance(name, str))
        assert name == next(iter(tomllib.loads(f"{key.of(text)} = 1")))
    for route, value in places.items():
        written = read.values[route].of(text)
        header_or_dotted = isinstance(value, dict) and not written.startswith("{")
        of_tables = isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
        if not header_or_dotted and not of_tables:
            assert repr(value) == repr(parsed(written))


@given(documents())
def test_data_and_places_are_those_of_tomllib(document: str) -> None:
    text = f"\ufeff+++\n{document}+++"
    read = read_toml(text, Span(5, len(text) - 3))
    try:
        expected = tomllib.loads(document)
    except ValueError:
        assert read.problems or read.duplicates
        return
    assert (read.problems, read.duplicates) == ((), ())
    for (route, value), (same_route, same) in zip(routes(read.data), routes(expected), strict=True):
        assert route == same_route
        if isinstance(same, date | time):
            assert parsed(value) == same
        elif not isinstance(same, dict | list):
            assert repr(value) == repr(same)
    check_places(text, read, expected)


@given(st.dictionaries(st.sampled_from("abc"), st.integers(0, 9), min_size=1), st.sampled_from("abc"))
def test_of_a_key_that_stands_twice_the_last_value_counts(data: dict[str, int], again: str) -> None:
    text = "".join(f"{name} = {value}\n" for name, value in data.items()) + f"{again} = 10\n"
    read = reading(text)
    assert {**data, again: 10} == read.data
    assert [again] * (again in data) == [duplicate.name for duplicate in read.duplicates]
    check_places(text, read, {**data, again: 10})


@given(st.text(max_size=60) | st.text("ab=[]{}\"'.,#:\n\r \\1", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    read = reading(text)
    problems = [problem.span for problem in read.problems]
    assert (read.data is None) == bool(problems)
    assert all(0 <= span.start <= span.end <= len(text) for span in problems)


@given(documents(), st.data())
def test_exactly_what_tomllib_refuses_has_a_finding(document: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(document)))
    end = data.draw(st.integers(start, min(len(document), start + 2)))
    text = document[:start] + data.draw(st.text("\"'[]{}=,.:#\n\\ ax01-", max_size=3)) + document[end:]
    read = reading(text)
    try:
        tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))  # a lone one is a line end to us
    except ValueError:
        assert read.problems or read.duplicates
    else:
        assert (read.problems, read.duplicates) == ((), ())


FAULTS = [
    ("title = ⟦Hello⟧", "the value `Hello` is not quoted", 'title = "Hello"'),
    ("title = ⟦7 lives⟧ # so", "the value `7 lives` is not quoted", 'title = "7 lives" # so'),
    ("title⟦:⟧ x", "a colon follows the key `title`", 'title = "x"'),
    ("title⟦:⟧\n", "a colon follows the key `title`", None),
    ("a⟦:⟧ 1\nb: 'x'\nc: [d]", "a colon follows the key `a`, and 2 more", "a = 1\nb = 'x'\nc = [\"d\"]"),
    ('"a"⟦:⟧"b",', 'a colon follows the key `"a"`', '"a" = "b"'),
    ('a = ⟦"⟧b\nc = 1', 'the quote `"` opened here is not closed on its line', None),
    ("a = ⟦'⟧b\nc = 1", "the quote `'` opened here is not closed on its line", None),
    ('a = ⟦"""⟧b\nc = 1', 'the quote `"""` opened here is not closed anywhere', None),
    ('⟦"⟧a = 1', 'the quote `"` opened here is not closed on its line', None),
    ("a = 'it'⟦s'⟧", "`s'` stands after the end of the value", None),
    ('a = "b" ⟦c⟧', "`c` stands after the end of the value", None),
    ("a = [1] ⟦c⟧", "`c` stands after the end of the value", None),
    ("a = 1 ⟦b = 2⟧", "`b = 2` stands on the line of another key", "a = 1\nb = 2"),
    ("a = 1⟦,⟧\nb = 2", "a comma stands here with nothing to separate", "a = 1\nb = 2"),
    ("⟦just words⟧", "`just words` is no `key = value`", None),
    ("a = [\n 1,\n]\n⟦// why⟧", "`// why` is no `key = value`", None),
    ("⟦- b⟧", "`- b` is a list item of YAML", None),
    ("⟦a⟧ =\nb = 1", "the key `a` has no value", None),
    ("⟦my key⟧ = 1", "the key `my key` is not quoted", '"my key" = 1'),
    ('"C:⟦\\U⟧sers" = 1', "`\\U` means nothing in TOML", '"C:\\\\Users" = 1'),
    ("⟦é⟧ = 1", "the key `é` is not quoted", '"é" = 1'),
    ("[⟦my table⟧]", "the key `my table` is not quoted", '["my table"]'),
    ("⟦[⟧a\nb = 1", "the table's header opened here is not closed", "[a]\nb = 1"),
    ("⟦[[⟧a]\nb = 1", "the table's header opened here is not closed", "[[a]]\nb = 1"),
    ("[⟦]⟧", "`]` stands where a key should", None),
    ("[a] ⟦b = 1⟧", "`b = 1` stands after the end of the table's header", None),
    ("a = ⟦[⟧1, 2\nb = 1", "the `[` opened here is not closed", None),
    ("a = ⟦[⟧1, 2", "the `[` opened here is not closed", None),
    ("a = ⟦{⟧b = 1\nc = 1", "the `{` opened here is not closed", None),
    ("a = ⟦{⟧\nb = 1,\nc = 1 }", "a table in braces goes on over the end of its line", None),
    ("a = [1⟦}⟧", "`}` stands where `[` is to be closed", None),
    ("a = [1 ⟦2⟧]", "a comma is missing before `2`", "a = [1, 2]"),
    ("a = [1, ⟦,⟧ 2]", "a comma stands here with nothing to separate", "a = [1,  2]"),
    ("a = {b = 1⟦,⟧ }", "a comma stands here with nothing to separate", "a = {b = 1 }"),
    ("a = {b = ⟦c⟧}", "the value `c` is not quoted", 'a = {b = "c"}'),
    ("a = {⟦b⟧ 1}", "`b` is no `key = value`", None),
    ("a = {⟦b⟧ =}", "the key `b` has no value", None),
    ("a = [⟦=⟧]", "`=` stands where a value should", None),
    ("⟦a.⟧ = 1", "the key `a.` is not quoted", None),
    ("a =⟦=⟧ 1", "`=` stands where a value should", None),
    ("a = ⟦“b⟧ # c", "the value `“b` is not quoted", 'a = "“b" # c'),
    ("a = ⟦True⟧", "`True` is no value in TOML", "a = true"),
    ("a = ⟦yes⟧", "`yes` is no value in TOML", None),
    ("a = ⟦null⟧", "`null` is no value in TOML", None),
    ("a = ⟦007⟧", "`007` is not a number in TOML", None),
    ("a = ⟦2024-02-30⟧", "there is no such date or time as `2024-02-30`", None),
    ("a = ⟦“b”⟧", "`“b”` is in typographic quotes", 'a = "b"'),
    ('a = "C:⟦\\U⟧sers"', "`\\U` means nothing in TOML", 'a = "C:\\\\Users"'),
    ('a = "it⟦\\\'⟧s"', "`\\'` means nothing in TOML", 'a = "it\'s"'),
    ('a = "⟦\\ud83d⟧"', "`\\ud83d` stands for no character", None),
    ('a = "⟦\x01⟧"', "the control character U+0001 stands here", 'a = ""'),
    ('a = "⟦\0\x01⟧"', "2 control characters, U+0000 first, stand here", 'a = ""'),
    (f"a = ⟦{'1' * 9_999}⟧", "the number has 9,999 digits, more than any reader takes", None),
    (
        f"a = {'[' * 99}⟦[⟧{'[' * 1000}",
        "values are nested more than 100 levels deep, the most that `limits.nesting` allows",
        None,
    ),
]


@pytest.mark.parametrize(("marked", "message", "fixed"), FAULTS)
def test_each_fault_is_named_at_its_smallest_place(marked: str, message: str, fixed: str | None) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    found = finding(text)
    assert (message, Span(start, end)) == (found.message, found.span)
    assert found.help
    assert reading(text).data is None
    safe = found.fix if found.fix and found.fix.safety is Safety.SAFE else None
    assert fixed == (apply(text, [safe]) if safe else None)
    assert fixed is None or tomllib.loads(fixed)


def test_one_look_finds_every_fault_and_its_fixes_give_toml() -> None:
    text = "title = Hello\r\ntags = [a 'b']\r\ndraft = False score = 1\r\n[my extra]\r\nx = “y”\r\n"
    problems = reading(text).problems
    assert [problem.span.of(text) for problem in problems] == ["Hello", "a 'b'", "False score = 1", "my extra", "“y”"]
    fixed = apply(text, [problem.fix for problem in problems if problem.fix])
    assert reading(fixed).data == {
        "title": "Hello",
        "tags": ["a 'b'"],
        "draft": "False score = 1",
        "my extra": {"x": "y"},
    }


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('a = "b\nc: d"\ne = 1', 4, 'the quote `"` opened here is not closed on its line'),
        ("a ] = [\n  1,\n  2,\n]\nb = 1", 0, "`a ] = [` is no `key = value`"),
        ('a = [[1]\n\n[extra]\nb = "c"\n', 4, "the `[` opened here is not closed"),
        ('a = ["b" c = "d", 1]', 9, "a comma is missing before `c`"),
        ('a = ["b"c", "d"]\ne = 1', 8, 'a comma is missing before `c"`'),
        ("[a b = 1\nc = 2", 0, "the table's header opened here is not closed"),
        ("tags:\n  - a\n  - b\n", 4, "a colon follows the key `tags`"),
        ("many words\nand more", 0, "`many words` is no `key = value`"),
    ],
)
def test_one_cause_is_one_finding_at_its_first_sign(text: str, place: int, message: str) -> None:
    found = finding(text)
    assert (found.span.start, found.message) == (place, message)


def test_no_more_than_fifty_faults_are_told() -> None:
    assert len(reading("a = b\n" * 100).problems) == 50
    assert len(reading("a = '\x01'\n" * 100).problems) == 50


def test_a_header_that_stands_twice_is_one_duplicate_and_its_members_none() -> None:
    text = "[a]\nx = 1\n[b]\n[a]\nx = 2\ny = 3\n[b.c]\n"
    read = reading(text)
    assert read.data == {"a": {"x": 2, "y": 3}, "b": {"c": {}}}
    (only,) = read.duplicates
    assert (only.name, only.route, only.first, only.second) == ("a", ("a",), Span(1, 2), Span(15, 16))


@pytest.mark.parametrize(
    ("text", "data", "again"),
    [
        ("a = 1\n[a]\nb = 2", {"a": {"b": 2}}, ["a"]),
        ("a = [1]\n[[a]]\nb = 2", {"a": [{"b": 2}]}, ["a"]),
        ("[[a]]\n[a]\nb = 2", {"a": [{"b": 2}]}, ["a"]),
        ("a = {b = 1}\na.c = 2", {"a": {"c": 2}}, ["a"]),
        ("a = {b = 1, b = [2024-01-01]}", {"a": {"b": ["2024-01-01"]}}, ["b"]),
        ("[a.b]\nc = 1\n[a]\nb.d = 2", {"a": {"b": {"c": 1, "d": 2}}}, ["b"]),
        ("a = 1\na = 2\na = 3", {"a": 3}, ["a", "a"]),
    ],
)
def test_data_is_read_where_a_key_stands_twice(text: str, data: Value, again: list[str]) -> None:
    read = reading(text)
    assert (read.data, read.problems) == (data, ())
    assert [duplicate.name for duplicate in read.duplicates] == again
    assert all(duplicate.first < duplicate.second for duplicate in read.duplicates)


def test_a_fault_beside_a_key_that_stands_twice_is_found_as_well() -> None:
    read = reading("a = 1\na = 2\nb = 2024-02-30")
    assert [problem.message for problem in read.problems] == ["there is no such date or time as `2024-02-30`"]
    assert [duplicate.name for duplicate in read.duplicates] == ["a"]
    assert read.data is None


def test_tables_have_their_headers_for_values() -> None:
    text = "a.b = 1\n[c.d]\ne = 2\n[[f]]\n[[f]]\ng = 3\n"
    read = reading(text)
    written = {route: (read.keys[route].of(text), read.values[route].of(text)) for route in read.keys}
    assert written == {
        ("a",): ("a", "b = 1"),
        ("a", "b"): ("b", "1"),
        ("c",): ("c", "[c.d]"),
        ("c", "d"): ("d", "[c.d]"),
        ("c", "d", "e"): ("e", "2"),
        ("f",): ("f", "[[f]]"),
        ("f", 0): ("f", "[[f]]"),
        ("f", 1): ("f", "[[f]]"),
        ("f", 1, "g"): ("g", "3"),
    }
    assert read.keys["f", 1].start > read.keys["f", 0].start


def test_every_kind_of_line_end_is_read() -> None:
    for newline in ("\n", "\r\n", "\r"):
        text = newline.join(["a = 1 # c", "", "[b]", "c = [", "  2,", "]"])
        read = reading(text)
        assert read.data == {"a": 1, "b": {"c": [2]}}
        assert read.values["b", "c", 0].of(text) == "2"


def test_no_place_is_lost_in_a_front_matter_that_others_wrote() -> None:
    text = "+++\npath = '/a/'\n[extra]\nteam = \"x\"\n+++\n"
    read = read_toml(text, Span(4, text.rindex("+++")))
    assert read.values["extra", "team"].of(text) == '"x"'
    assert read.values[()].of(text) == text[4:-4]


def test_what_only_tomllibs_parser_refuses_is_told_in_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    messages = iter(
        ["Strange thing (at line 2, column 5)", "Odd (at end of document)", "Cannot do (at line 1, column 1)"]
    )

    def refuse(_: str) -> None:
        raise tomllib.TOMLDecodeError(next(messages))

    monkeypatch.setattr(tomllib, "loads", refuse)
    found = finding("[b]\nc.d.e = {}")
    assert (found.span, found.message) == (Span(8, 9), "TOML can't be read on from here: strange thing")
    assert finding("[b]").span == Span(3, 3)
    assert finding("[b]").message == "this key or table is already complete above"


@pytest.mark.parametrize(
    ("before", "parent", "after"),
    [
        ("a = 1\n", (), "a = 1\nn = [1]\n"),
        ("a = 1 # c", (), "a = 1 # c\nn = [1]"),
        ("", (), "n = [1]\n"),
        ("# c\r\n[t]\r\n", (), "n = [1]\r\n# c\r\n[t]\r\n"),
        ("a = 1\n\n[t]\nb = 2\n", (), "a = 1\nn = [1]\n\n[t]\nb = 2\n"),
        ("[t] # c\n\n[u]\n", ("t",), "[t] # c\nn = [1]\n\n[u]\n"),
        ("[t]\n  b = 2\n\n[u]\n", ("t",), "[t]\n  b = 2\n  n = [1]\n\n[u]\n"),
        ('[t]\nb = """\n"""\n', ("t",), '[t]\nb = """\n"""\nn = [1]\n'),
        ("[[t]]\nb = 2\n[[t]]\n", ("t", 0), "[[t]]\nb = 2\nn = [1]\n[[t]]\n"),
        ("a.b.c = 1\nd = 2\n", ("a", "b"), "a.b.c = 1\na.b.n = [1]\nd = 2\n"),
        ("a.b.c = 1\nd = 2\n", ("a",), "a.b.c = 1\na.n = [1]\nd = 2\n"),
        ("a.b = 1\n", (), "a.b = 1\nn = [1]\n"),
        ("a = {}\n", ("a",), "a = { n = [1] }\n"),
        ("a = {b = 1}\n", ("a",), "a = {b = 1, n = [1]}\n"),
        ("a = [{ b = {c = 2} }]\n", ("a", 0), "a = [{ b = {c = 2}, n = [1] }]\n"),
        ("[a.b]\n", ("a",), None),
        ("a = {b.c = 1}\n", ("a", "b"), None),
        ("a = 1\n", ("a",), None),
        ("a = [1]\n", ("a", 3), None),
        ("n = 1\n", (), None),
        ("a = 1\na = 2\n", (), None),
        ("a = b\n", (), None),
    ],
)
def test_a_member_is_added_in_the_manner_of_the_others(before: str, parent: Route, after: str | None) -> None:
    edit = insertion(before, Span(0, len(before)), reading(before), parent, "n", "[1]")
    assert after == (before[: edit.span.start] + edit.text + before[edit.span.end :] if edit else None)


def test_a_value_that_is_no_toml_is_not_added() -> None:
    assert insertion("", Span(0, 0), reading(""), (), "n", "null") is None
    assert insertion("", Span(0, 0), reading(""), (), "n", "1\nm = 2") is None


@given(documents(), st.data())
def test_every_insertion_adds_just_that_member(document: str, data: st.DataObject) -> None:
    text = f"+++\n{document}\n+++\n"
    content = Span(4, len(text) - 4)
    read = read_toml(text, content)
    tables = [route for route, value in routes(read.data) if isinstance(value, dict)]
    if not tables:
        return
    parent = data.draw(st.sampled_from(tables))
    edit = insertion(text, content, read, parent, "new name", '"x"')
    if edit is None:
        return
    changed = text[: edit.span.start] + edit.text + text[edit.span.end :]
    grown = dict(routes(read_toml(changed, Span(4, content.end + len(changed) - len(text))).data))
    assert grown[parent].pop("new name") == "x"
    assert grown[()] == read.data


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_literals_are_read_as_what_they_stand_for(text: str) -> None:
    assert parsed(quoted(text)) == parsed(literal(text)) == text
    assert tomllib.loads(f"{key_literal(text)} = 1") == {text: 1}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (False, "false"),
        (None, "null"),
        (1, "1"),
        (1.5, "1.5"),
        (float("inf"), "inf"),
        ("Київ", '"Київ"'),
        (["a", 1, []], '["a", 1, []]'),
        ({}, "{}"),
        ({"a b": {"c": 1}}, '{ "a b" = { c = 1 } }'),
    ],
)
def test_literals_stand_on_one_line(value: Value, written: str) -> None:
    assert literal(value) == written
