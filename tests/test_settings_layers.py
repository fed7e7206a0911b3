"""Settings in layers: what holds in the end, and where each value was written."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlelint.registry import shipped_rules
from articlelint.schemas import default_collection, preset_names, preset_text, settings_contract
from articlelint.settings import Document, Layer, Layered, MistakenSettings
from articlelint.settings.checks import mistakes_in
from articlelint.settings.command_line import Argument
from articlelint.settings.contract_checks import layered_mistakes
from articlelint.settings.listing import listing
from articlelint.toml_writer import table

BASE = """\
extend = "hugo"
select = ["all"]
ignore = ["urls", "future-date"]
plugins = ["base.py"]
[severity]
dates = "info"
contract = "warning"
[rules.future-date]
leeway-minutes = 5
allowed = ["a", "b"]
[[collections]]
name = "blog"
files = ["blog/**"]
dates = [["a", "b"], ["c", "d"]]
ignore = ["short-body"]
tags = { case = "upper", banned = ["X"] }
[[collections]]
name = "rest"
files = ["**"]
[[overrides]]
files = ["drafts/**"]
ignore = ["sections"]
"""
OWN = """\
select = ["all", "future-date"]
ignore = ["urls", "text"]
plugins = ["own.py"]
severity = { dates = "error" }
rules.future-date.allowed = ["c"]
[[collections]]
name = "news"
files = ["news/**"]
[[collections]]
name = "blog"
dates = [["e", "f"]]
ignore = ["empty-section"]
tags = { case = "lower" }
[[overrides]]
when = { draft = true }
"""


CONTRACT = settings_contract()
SHIPPED = shipped_rules()


def layered(*texts: str, **presets: str) -> Layered:
    layers = [Layer(Document(f"<{name}>", text), "/site", name) for name, text in presets.items()]
    layers += [Layer(Document(f"{number}.toml", text), f"/{number}") for number, text in enumerate(texts)]
    return Layered(layers)


def test_tables_are_joined_and_all_else_is_replaced_but_for_lists_that_are_added_to() -> None:
    assert layered(BASE, OWN).data == {
        "select": ["all", "future-date"],
        "ignore": ["urls", "text"],
        "plugins": ["base.py", "own.py"],
        "severity": {"dates": "error", "contract": "warning"},
        "rules": {"future-date": {"leeway-minutes": 5, "allowed": ["c"]}},
        "collections": [
            {"name": "news", "files": ["news/**"]},
            {
                "name": "blog",
                "files": ["blog/**"],
                "dates": [["e", "f"]],
                "ignore": ["short-body", "empty-section"],
                "tags": {"case": "lower", "banned": ["X"]},
            },
            {"name": "rest", "files": ["**"]},
        ],
        "overrides": [{"files": ["drafts/**"], "ignore": ["sections"]}, {"when": {"draft": True}}],
    }


def test_what_is_selected_by_name_is_not_ignored_for_the_sake_of_what_lies_below() -> None:
    """A preset's `ignore` can be undone; one's own `select` and `ignore` are weighed as ever."""
    assert layered('ignore = ["a", "b"]', 'select = ["a"]').data == {"ignore": ["b"], "select": ["a"]}
    assert layered('ignore = ["a"]', 'select = ["a"]\nignore = ["a"]').data["ignore"] == ["a"]


def test_one_layer_says_what_it_says() -> None:
    data = {name: value for name, value in tomllib.loads(BASE).items() if name != "extend"}
    assert layered(BASE).data == data
    assert layered("").data == {}


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (("select",), "1.toml:1:1"),
        (("ignore",), "1.toml:2:1"),
        (("ignore", 0), "1.toml:2:11"),
        (("plugins",), "1.toml:3:1"),
        (("plugins", 0), "0.toml:4:12"),
        (("plugins", 1), "1.toml:3:12"),
        (("severity", "dates"), "1.toml:4:14"),
        (("severity", "contract"), "0.toml:7:1"),
        (("rules", "future-date", "leeway-minutes"), "0.toml:9:1"),
        (("rules", "future-date", "allowed"), "1.toml:5:19"),
        (("rules", "future-date", "allowed", 0), "1.toml:5:30"),
        (("collections", 0), "1.toml:6:3"),
        (("collections", 1, "files"), "0.toml:13:1"),
        (("collections", 1, "dates", 0, 1), "1.toml:11:16"),
        (("collections", 1, "tags", "banned"), "0.toml:16:26"),
        (("collections", 2, "name"), "0.toml:18:1"),
        (("overrides", 0, "ignore"), "0.toml:22:1"),
        (("overrides", 1, "when", "draft"), "1.toml:15:10"),
        (("formats",), "default"),
    ],
)
def test_each_value_knows_where_it_was_written(route: tuple[str | int, ...], expected: str) -> None:
    assert str(layered(BASE, OWN).origin(route)) == expected


def test_presets_and_the_command_line_are_named_in_place_of_a_file() -> None:
    layers = [
        Layer(Document("<articlelint>/presets/own.toml", 'ignore = ["urls"]'), "/site", "own"),
        Layer(Argument("select=['all']", 1), "/here"),
    ]
    origins = Layered(layers)
    assert str(origins.origin(("ignore",))) == "preset own"
    assert str(origins.origin(("select",))) == "--config"
    assert origins.layer(("ignore", 0)).folder == "/site"
    assert origins.layer(("select", 0)).folder == "/here"


def test_the_settings_that_hold_are_listed_as_toml_with_their_origins() -> None:
    text = listing(layered(OWN, own=BASE), {"select": ["x"], "formats": ["yaml"]})
    assert tomllib.loads(text) == {**layered(BASE, OWN).data, "formats": ["yaml"]}
    lines = text.splitlines()
    for line in (
        'select = ["all", "future-date"]  # 0.toml:1:1',
        'formats = ["yaml"]  # default',
        '    "base.py",  # preset own',
        '    "own.py",  # 0.toml:3:12',
        "[[collections]]  # 0.toml:6:3",
        'files = ["blog/**"]  # preset own',
        'contract = "warning"  # preset own',
    ):
        assert line in lines, line


def test_a_listing_is_toml_whatever_it_holds() -> None:
    text = """
    [rules.x]
    "a b" = ["\\u0007", "ї\\n", "\\""]
    empty = []
    nested = { c = [{ d = 1 }, { d = 2.5 }], e = {} }
    [[collections]]
    name = "# [x]\\u007f\\u009b\\u202e\\U0001f468\\u200d"
    outlines = [{ when = { "a.b" = true }, sections = [{ heading = ["A", "B"], sections = [{ pattern = 'x\\d' }] }] }]
    """
    shown = listing(layered(text), {})
    assert tomllib.loads(shown) == tomllib.loads(text)
    assert all(letter.isprintable() or letter == "\n" for letter in shown)


def test_the_shipped_collection_is_listed_as_the_default() -> None:
    text = listing(Layered(()), default_collection())
    assert tomllib.loads(text) == default_collection()
    assert all(line.endswith("# default") for line in text.splitlines() if line.startswith("name"))


def argument(written: str) -> Any:
    return Argument(written, 1).data


@pytest.mark.parametrize(
    ("written", "data"),
    [
        ('severity.future-date="error"', {"severity": {"future-date": "error"}}),
        ("severity.future-date=error", {"severity": {"future-date": "error"}}),
        ("extend=../house.toml", {"extend": "../house.toml"}),
        ("rules.future-date.leeway-minutes=3", {"rules": {"future-date": {"leeway-minutes": 3}}}),
        ("rules.x.strict = true", {"rules": {"x": {"strict": True}}}),
        ('ignore=["urls"]', {"ignore": ["urls"]}),
        ('collections.blog.schema="b.json"', {"collections": [{"name": "blog", "schema": "b.json"}]}),
        ("collections.blog.schema=<a>/b.json", {"collections": [{"name": "blog", "schema": "<a>/b.json"}]}),
        ('collections=[{name="a",files=["**"]}]', {"collections": [{"name": "a", "files": ["**"]}]}),
    ],
)
def test_the_command_line_says_settings_in_toml_and_a_bare_word_is_text(written: str, data: dict[str, Any]) -> None:
    assert argument(written) == data


@pytest.mark.parametrize("written", ["=x", "a b=1", "a=", "a=[", "a=x y", "a='x", "a=x=y"])
def test_what_is_no_toml_is_a_mistake_with_an_example(written: str) -> None:
    with pytest.raises(MistakenSettings) as error:
        argument(written)
    assert error.value.mistakes[0].path == "--config"
    assert error.value.mistakes[0].message.endswith(": the option is TOML, as in --config 'extend=\"hugo\"'")


def test_a_mistake_on_the_command_line_is_shown_with_the_number_of_its_option() -> None:
    given = Argument('collections.blog.schma="x"', 2)
    assert given.data == {"collections": [{"name": "blog", "schma": "x"}]}
    assert given.mistake(("collections", 0, "schma"), "m", at_key=True) == ("--config", 2, 18, "m")


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_is_valid(name: str) -> None:
    assert settings_contract().breaches(tomllib.loads(preset_text(name))) == ()


WORDS = st.sampled_from(
    [
        "a",
        "b",
        "**",
        "<a>/x",
        "../x",
        "all",
        "dates",
        "future-date",
        "error",
        "off",
        "6-3",
        "3-6",
        "##",
        "*",
        "(",
        "https://x/y",
        "lang",
        "first",
        "upper",
        "{<a>}",
        "\\",
        "ї",
    ]
)
NAMES = st.sampled_from(
    [
        "select",
        "ignore",
        "severity",
        "rules",
        "collections",
        "overrides",
        "extend",
        "plugins",
        "name",
        "files",
        "schema",
        "exclude",
        "dates",
        "outlines",
        "sections",
        "heading",
        "pattern",
        "level",
        "at",
        "items",
        "when",
        "hosts",
        "tags",
        "requires",
        "fields",
        "disclosures",
        "covers",
        "field",
        "variants",
        "photo",
        "future-date",
        "leeway-minutes",
    ]
)
ANYTHING = st.recursive(
    WORDS | st.integers(-2, 9) | st.booleans() | st.floats(-1, 9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
SECTIONS = st.lists(st.dictionaries(NAMES | st.sampled_from(["heading", "level"]), ANYTHING, max_size=3), max_size=3)
COLLECTION = st.fixed_dictionaries(
    {"name": st.sampled_from(["a", "b"]), "files": st.lists(WORDS, min_size=1, max_size=2)},
    optional={
        "ignore": st.lists(st.sampled_from(["dates", "future-date"]), max_size=2),
        "tags": st.fixed_dictionaries({}, optional={"case": st.sampled_from(["upper", "lower"]), "field": WORDS}),
        "dates": st.just([["a", "b"]]),
        "outlines": st.lists(st.fixed_dictionaries({"sections": SECTIONS}), max_size=2),
        "schema": WORDS,
    },
)
SETTINGS = st.dictionaries(NAMES, ANYTHING, max_size=5) | st.fixed_dictionaries(
    {},
    optional={
        "select": st.lists(st.sampled_from(["all", "dates", "future-date"]), max_size=3),
        "ignore": st.lists(st.sampled_from(["all", "dates", "future-date"]), max_size=3),
        "severity": st.dictionaries(
            st.sampled_from(["dates", "future-date"]), st.sampled_from(["info", "error", "off"])
        ),
        "collections": st.lists(COLLECTION | ANYTHING, min_size=1, max_size=2),
        "overrides": st.lists(st.fixed_dictionaries({"files": st.lists(WORDS, min_size=1, max_size=2)}), max_size=2),
    },
)


@given(st.lists(SETTINGS, min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_any_settings_are_mistaken_or_can_be_laid_and_listed(written: list[dict[str, Any]]) -> None:
    """Whatever somebody writes, there is an answer: where it is wrong, or what holds and where each value stands."""
    layers = [Layer(Document("x.toml", table("", one)), "/site") for one in written]
    valid = [one for one in layers if not mistakes_in(one.document, one.document.data or {}, CONTRACT, SHIPPED)]
    whole = Layered(valid)
    assert tomllib.loads(listing(whole, {})) == whole.data
    assert all(mistake.line and mistake.column for mistake in layered_mistakes(whole))
    for name in whole.data:
        assert whole.origin((name,)).source == "x.toml"
