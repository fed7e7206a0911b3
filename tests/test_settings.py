import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from articlelint.collection import Collection, Cover, ExpectedSection, Outline, value_at
from articlelint.conditions import When
from articlelint.contract import Contract
from articlelint.diagnostic import Severity
from articlelint.rule import Rule
from articlelint.schemas import contract_at, default_collection, settings_contract
from articlelint.settings import (
    Document,
    Layer,
    Layered,
    MistakenSettings,
    Scope,
    Settings,
    chosen,
    default_settings,
    settings_from,
    stated_schemas,
    stray_selector,
)
from articlelint.settings.checks import mistakes_in
from articlelint.settings.contract_checks import layered_mistakes, stray_names
from articlelint.settings.globs import files_below, glob_pattern

SCHEMA = json.loads((Path(__file__).parent.parent / "schemas" / "articlelint.schema.json").read_text("utf-8"))


def rule(name: str, in_family: str, **options: type) -> type[Rule]:
    body: dict[str, Any] = {"__annotations__": options, "family": in_family}
    return type(name, (Rule,), {**body, **{option: kind() for option, kind in options.items()}})


RULES = (
    rule("FutureDate", "dates", leeway_minutes=int, share=float, allowed=tuple, note=str, strict=bool),
    rule("DatesOutOfOrder", "dates"),
    rule("InsecureUrl", "urls"),
)
DEFAULT = Settings(scopes=(Scope(files_below("", ("default",)), Collection(name="default"), "article"),))

OUTLINE = """\
[[collections]]
name = "a"
files = ["**"]
[[collections.outlines]]
sections = [
    { at = "last", heading = "A" },
    { heading = "B", at = "first", level = 7 },
]
"""


def settings(text: str, path: str = "articlelint.toml", root: tuple[str, ...] = ()) -> Settings:
    layers = [Layer(Document(path, text, root), "/site")]
    found = mistakes_in(layers[0].document, layers[0].document.data or {}, settings_contract(), RULES)
    found = found or tuple(layered_mistakes(Layered(layers)))
    if found:
        raise MistakenSettings(found)
    return settings_from(Layered(layers), RULES, DEFAULT)


def strays(text: str, schema: Any) -> list[str]:
    layered = Layered([Layer(Document("articlelint.toml", text), "/site")])
    found = stray_names(layered, 0, Contract.of(schema))
    return [f"{line}:{column}: {message}" for _, line, column, message in found]


def mistakes(text: str, path: str = "articlelint.toml", root: tuple[str, ...] = ()) -> list[str]:
    with pytest.raises(MistakenSettings) as error:
        settings(text, path, root)
    assert {path} == {mistake.path for mistake in error.value.mistakes}
    return [f"{line}:{column}: {message}" for _, line, column, message in error.value.mistakes]


def test_an_empty_file_states_nothing_and_the_default_collection_holds() -> None:
    assert settings("") == DEFAULT


def test_settings_say_what_they_say() -> None:
    stated = settings("""
        select = ["dates", "insecure-url"]
        ignore = ["future-date"]
        severity = { dates = "info", future-date = "error" }
        [rules.future-date]
        leeway-minutes = 10
        share = 1
        allowed = ["publishedAt"]
        note = ""
        strict = false
        [[collections]]
        name = "blog"
        files = ["blog/**"]
        schema = "schemas/blog.schema.json"
        dates = [["publishedAt", "ai.expandedAt"]]
        [[collections.covers]]
        field = "coverImage"
        variants = ["full", "small"]
        photo = "photo-[0-9]+"
        widths = ["full", "small"]
        width-parameter = "width"
        [[collections.outlines]]
        when = { lang = "en", "ai.rewritten" = true }
        sections = [{ heading = "Overview", at = "first" }, { heading = "*", level = 3, optional = true }]
        [[collections]]
        name = "rest"
        files = ["**"]
    """)
    assert stated.step.select == ("dates", "insecure-url")
    assert stated.step.ignore == ("future-date",)
    assert stated.step.severities == {"future-date": Severity.ERROR, "dates-out-of-order": Severity.INFO}
    assert stated.step.options == {
        "future-date": {"leeway-minutes": 10, "share": 1, "allowed": ["publishedAt"], "note": "", "strict": False}
    }
    blog, rest = stated.scopes
    assert blog.schema == "schemas/blog.schema.json"
    assert blog.collection == Collection(
        "blog",
        (("publishedAt", "ai.expandedAt"),),
        (
            Outline(
                When({"lang": "en", "ai.rewritten": True}),
                (ExpectedSection("Overview", at="first"), ExpectedSection("*", level=3, optional=True)),
            ),
        ),
        (Cover("coverImage", ("full", "small"), "photo-[0-9]+", ("full", "small"), "width"),),
    )
    assert (rest.schema, rest.collection) == (None, Collection("rest"))


def test_the_first_collection_that_matches_a_file_wins() -> None:
    stated = settings("""
        [[collections]]
        name = "drafts"
        files = ["*/drafts/**", "d.md"]
        [[collections]]
        name = "blog"
        files = ["blog/**"]
    """)
    found = {path: stated.scope_of(f"/site/{path}") for path in PATHS}
    names = {path: one and one[0].collection.name for path, one in found.items()}
    assert names == {"blog/drafts/a.md": "drafts", "d.md": "drafts", "blog/d.md": "blog", "other.md": None}


PATHS = ("blog/drafts/a.md", "d.md", "blog/d.md", "other.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("selct = []", ["1:1: unknown setting `selct` (did you mean `select`?)"]),
        ("\n  colour = 1", ["2:3: unknown setting `colour`"]),
        ('select = "all"', ['1:10: `select` is `all`, and must be a list: write `["all"]`']),
        ('select = ["frnt"]', ["1:11: no rule or family is called `frnt`"]),
        (
            'ignore = ["all", "future-dat"]',
            ["1:18: no rule or family is called `future-dat` (did you mean `future-date`?)"],
        ),
        (
            'severity = { date = "error" }',
            ["1:14: no rule or family is called `date` (did you mean `dates`?)"],
        ),
        (
            'severity.dates = "warn"',
            ["1:18: `dates` is `warn`, and must be `error`, `warning` or `info`"],
        ),
        ("[rules.dates]\nx = 1", ["1:8: `dates` is a family, and options belong to a rule"]),
        (
            "[rules.future-dates]\nx = 1",
            ["1:8: no rule is called `future-dates` (did you mean `future-date`?)"],
        ),
        (
            "[rules.future-date]\nleeway = 1\nleeway-minute = 1",
            [
                "2:1: `future-date` has no option `leeway` (did you mean `leeway-minutes`?)",
                "3:1: `future-date` has no option `leeway-minute` (did you mean `leeway-minutes`?)",
            ],
        ),
        (
            "[rules.future-date]\nleeway-minutes = 1.5\nshare = true\nallowed = [1]\nnote = 1\nstrict = 0",
            [
                "2:18: `leeway-minutes` is `1.5`, and must be a whole number",
                "3:9: `share` is `true`, and must be a number",
                "4:11: `allowed` is `[1]`, and must be a list of texts",
                "5:8: `note` is `1`, and must be text",
                "6:10: `strict` is `0`, and must be `true` or `false`",
            ],
        ),
        ("[rules]\nfuture-date = 10", ["2:15: `future-date` is `10`, and must be a table"]),
        ('[[collections]]\nname = "a"', ["1:3: `files` is missing"]),
        (
            '[[collections]]\nname = "a"\nfile = ["**"]',
            ["3:1: unknown setting `file` (did you mean `files`?)"],
        ),
        (
            'collections = [{ name = "a", files = ["[z-a]"] }]',
            ["1:39: `[z-a]` is not a pattern: bad character range z-a"],
        ),
        (
            '[[collections]]\nname = "a"\nfiles = ["**"]\ncovers = [{ field = "c", variants = ["v"], photo = "(" }]',
            ["4:52: `(` is not a pattern: missing ), unterminated subpattern"],
        ),
        (
            '[[collections]]\nname = "a"\nfiles = ["**"]\ncovers = [{ field = "c", variants = ["v"], photo = "[[a]" }]',
            ["4:52: `[[a]` is not a clear pattern: put `\\` before `[`"],
        ),
        (
            (
                '[[collections]]\nname = "a"\nfiles = ["**"]\ncovers = [{ field = "c", variants = ["full", "thumb"], '
                'photo = "p", widths = ["full", "thum", "x"] }]'
            ),
            [
                "4:87: `thum` is none of the `variants` (did you mean `thumb`?)",
                "4:95: `x` is none of the `variants`",
            ],
        ),
        (
            'ignore = ["unreadable-file"]\nseverity.files = "info"',
            [
                "1:11: `unreadable-file` is no rule to be chosen: what can't be read or written is an error",
                "2:10: `files` is no rule to be chosen: what can't be read or written is an error",
            ],
        ),
        (
            OUTLINE,
            [
                "6:12: the section has to be last, and is not last in its outline",
                "7:27: the section has to be first, and is not first in its outline",
                "7:44: `level` is `7`, and must be at most 6",
            ],
        ),
        ("select = [\n", ["1:10: the `[` opened here is not closed"]),
        ('select = ["all"]\nselect = []', ["2:1: `select` is set twice"]),
        ("# \udcff", ["1:3: this byte is not UTF-8: save the settings in that encoding"]),
        ("a = inf\nb = nan\nc = 9999999999999999999999999\nd = 1979-05-27", [
            "1:1: unknown setting `a`", "2:1: unknown setting `b`", "3:1: unknown setting `c`",
            "4:1: unknown setting `d`",
        ]),
        ("\ufeffselct = []", ["1:1: unknown setting `selct` (did you mean `select`?)"]),
    ],
)  # fmt: skip
def test_every_mistake_has_its_place_and_says_what_was_meant(text: str, expected: list[str]) -> None:
    assert mistakes(text) == expected


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = 'ignore = ["x-rule"]\nsevrity = {}\n[rules.nothing]\n[[collections]]\nname = ""\n'
    assert mistakes(text) == [
        "1:11: no rule or family is called `x-rule`",
        "2:1: unknown setting `sevrity` (did you mean `severity`?)",
        "3:8: no rule is called `nothing`",
        "5:8: `name` is ``, and must be at least 1 character long",
    ]


NAMES = """\
[[collections]]
name = "a"
files = ["**"]
dates = [["publishedAt", "updatdAt"]]
covers = [
    { field = "cover", variants = ["full", "thumbs"], photo = "p" },
    { field = "picture", variants = ["x"], photo = "p" },
]
outlines = [{ when = { lang = "en", "ai.rewriten" = true, "extra.any" = 1 }, sections = [{ heading = "A" }] }]
"""
CLOSED = {
    "properties": {
        "publishedAt": {},
        "updatedAt": {},
        "cover": {"properties": {"full": {}, "thumb": {}}, "additionalProperties": False},
        "lang": {},
        "ai": {"properties": {"rewritten": {}}, "unevaluatedProperties": False},
        "extra": {},
    },
    "additionalProperties": False,
}


def test_a_field_that_the_contract_does_not_have_is_no_field_to_name() -> None:
    """What is asked of it would never be asked, and nobody would notice."""
    assert strays(NAMES, CLOSED) == [
        "4:26: the contract has no field `updatdAt` (did you mean `updatedAt`?)",
        "6:44: the contract has no field `cover.thumbs` (did you mean `cover.thumb`?)",
        "7:15: the contract has no field `picture`",
        "9:37: the contract has no field `ai.rewriten` (did you mean `ai.rewritten`?)",
    ]


def test_where_other_fields_are_allowed_any_may_be_named() -> None:
    schema = {**CLOSED, "additionalProperties": True, "properties": {}}
    assert strays(NAMES, schema) == []


def test_the_shipped_collection_names_fields_of_the_shipped_contract(tmp_path: Path) -> None:
    text = (Path(__file__).parent.parent / "schemas" / "article.toml").read_text("utf-8")
    layered = Layered([Layer(Document("article.toml", text), "/site")])
    assert list(stray_names(layered, 0, contract_at("article", str(tmp_path)))) == []


def test_the_schemas_that_mistaken_settings_name_are_known() -> None:
    text = 'x = 1\ncollections = [{ schema = "a.json" }, 2, { schema = 3 }, { schema = "" }, { schema = "b" }]'
    assert list(stated_schemas(Document("articlelint.toml", text))) == [
        (("collections", 0, "schema"), "a.json"),
        (("collections", 4, "schema"), "b"),
    ]
    assert list(stated_schemas(Document("articlelint.toml", "collections = 1"))) == []
    assert list(stated_schemas(Document("articlelint.toml", "["))) == []


def test_a_project_file_has_its_settings_in_a_table_of_their_own() -> None:
    root = ("tool", "articlelint")
    text = '[project]\nname = "x"\n[tool.articlelint]\nignore = ["urls"]\n[tool.articlelint.severty]\n'
    assert mistakes(text, "pyproject.toml", root) == ["5:19: unknown setting `severty` (did you mean `severity`?)"]
    assert settings("[tool.articlelint]\nignore = ['urls']\n", root=root).step.ignore == ("urls",)
    assert Document("pyproject.toml", "[tool.other]\n", root).data is None
    assert mistakes("tool.articlelint = 1", root=root) == ["1:20: `tool.articlelint` is not a table"]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (["all"], [], ["future-date", "dates-out-of-order", "insecure-url"]),
        (["all"], ["dates"], ["insecure-url"]),
        (["all", "future-date"], ["dates"], ["future-date", "insecure-url"]),
        (["dates"], ["future-date"], ["dates-out-of-order"]),
        (["dates"], ["dates"], []),
        (["insecure-url"], ["all"], ["insecure-url"]),
        ([], [], []),
    ],
)
def test_the_more_exact_of_select_and_ignore_counts(select: list[str], ignore: list[str], expected: list[str]) -> None:
    assert [rule.id for rule in chosen(RULES, select, ignore)] == expected


def test_a_selector_that_names_nothing_is_told_with_what_was_meant() -> None:
    assert stray_selector("all", RULES) is None
    assert stray_selector("dates", RULES) is None
    assert stray_selector("insecure-url", RULES) is None
    assert stray_selector("insecure_url", RULES) == (
        "no rule or family is called `insecure_url` (did you mean `insecure-url`?)"
    )


@pytest.mark.parametrize(
    ("glob", "fitting", "others"),
    [
        ("*.md", ["a.md", ".md", "a\nb.md"], ["a/b.md", "a.mdx"]),
        ("**/*.md", ["a.md", "a/b.md", "a/b/c.md"], ["a.txt"]),
        ("src/**", ["src/a", "src/a/b.md"], ["src", "srcs/a", "a/src/b"]),
        ("src/", ["src/a", "src/a/b.md"], ["src"]),
        ("./a.md", ["a.md"], ["b/a.md"]),
        ("**/" * 40 + "z", ["z", "a/z", "a/" * 40 + "z"], ["a/" * 40 + "y"]),
        ("a/**/z.md", ["a/z.md", "a/b/z.md", "a/b/c/z.md"], ["az.md", "a/bz.md"]),
        ("?.md", ["a.md", "ї.md"], ["ab.md", "/.md"]),
        ("[a-c]x[!0-9]", ["axa", "cx_"], ["dxa", "ax1", "ax/"]),
        ("*.{md,mdx,mark*}", ["a.md", "a.mdx", "a.markdown"], ["a.txt", "a.{md"]),
        ("a[.md", ["a[.md"], ["a.md"]),
        ("[[]x", ["[x"], ["x"]),
        ("a+(b)$.md", ["a+(b)$.md"], ["aab.md"]),
        ("{", ["{"], [""]),
    ],
)
def test_globs_match_as_people_write_them(glob: str, fitting: list[str], others: list[str]) -> None:
    pattern = glob_pattern(glob)
    assert [path for path in (*fitting, *others) if pattern.fullmatch(path)] == fitting


def test_the_shipped_collection_is_valid_and_holds_every_file() -> None:
    assert settings_contract().breaches(default_collection()) == ()
    stated = default_settings(default_collection())
    found = stated.scope_of("/any/where/a.md")
    assert found is not None
    assert found[0].schema == "article"


@pytest.mark.parametrize(
    ("data", "headings"),
    [
        (
            {"lang": "en", "ai": {"rewritten": True, "version": 1}},
            ["Overview", "From author", "Impact on the crypto market"],
        ),
        ({"lang": "uk", "ai": {"translatedFrom": "1", "version": 1}}, ["Огляд", "Від автора", "Вплив на крипторинок"]),
        ({"lang": "en"}, None),
        ({"lang": "uk"}, None),
    ],
    ids=["rewritten", "translated", "ingested", "ingested in Ukrainian"],
)
def test_the_shipped_outlines_fit_the_ages_of_an_article(data: dict[str, Any], headings: list[str] | None) -> None:
    (scope,) = default_settings(default_collection()).scopes
    outline = scope.collection.outline_for(partial(value_at, data))
    assert (outline and [section.heading for section in outline.sections]) == headings


def test_the_shipped_cover_names_a_photo_by_its_path() -> None:
    sample_photo = "photo-1723587693269-8f53e5068980"
    (scope,) = default_settings(default_collection()).scopes
    (cover,) = scope.collection.covers
    urls = [
        f"https://images.unsplash.com/{sample_photo}?crop=entropy&w=1080&ixid=a/b?c",
        f"https://s3.us-west-2.amazonaws.com/images.unsplash.com/small/{sample_photo}",
        f"https://images.unsplash.com/{sample_photo}#top",
    ]
    assert {match[0] for url in urls if (match := re.search(cover.photo, url))} == {sample_photo}


def test_the_schema_of_settings_is_valid_and_tells_of_every_setting() -> None:
    """Editors show titles and descriptions, and offer the examples: each setting has all three, and they are valid."""
    Draft202012Validator.check_schema(SCHEMA)
    for name, schema in _properties(SCHEMA):
        resolved = {**SCHEMA["$defs"].get(schema.get("$ref", "").rpartition("/")[2], {}), **schema}
        assert resolved.get("title"), name
        assert resolved.get("description"), name
        for example in resolved.get("examples", []):
            Draft202012Validator({**resolved, "$defs": SCHEMA["$defs"]}).validate(example)
        assert resolved.get("examples") or resolved.get("type") == "array", name


def _properties(schema: Any) -> list[tuple[str, dict[str, Any]]]:
    if isinstance(schema, list):
        return [found for item in schema for found in _properties(item)]
    if not isinstance(schema, dict):
        return []
    own = list(schema["properties"].items()) if isinstance(schema.get("properties"), dict) else []
    return own + [found for name, value in schema.items() if name != "examples" for found in _properties(value)]
