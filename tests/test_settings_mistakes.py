"""Every mistake in settings is shown at its place, and says what to write."""

from collections.abc import Sequence
from typing import Any

import pytest

from articlelint.contract import Contract
from articlelint.rule import Rule
from articlelint.schemas import settings_contract
from articlelint.settings import Document, Layer, Layered
from articlelint.settings.checks import mistakes_in
from articlelint.settings.contract_checks import layered_mistakes, stray_names, stray_names_anywhere


class FutureDate(Rule):
    """Has options."""

    leeway_minutes: float = 10
    allowed: tuple[str, ...] = ()


class InsecureUrl(Rule):
    """Has none."""


class FieldRule(Rule):
    """Its options hold names of fields."""

    field: str = "language"
    fields: Sequence[str] = ("lang", "language")
    others: Sequence[str] = ()


CONTRACT = settings_contract()
A_COLLECTION = '[[collections]]\nname = "a"\nfiles = ["**"]\n'


def told(text: str, path: str = "articlelint.toml", root: tuple[str, ...] = ()) -> list[str]:
    document = Document(path, text, root)
    found = mistakes_in(document, document.data or {}, CONTRACT, (FutureDate, InsecureUrl))
    return [f"{one.line}:{one.column}: {one.message}" for one in found]


def told_of_sections(sections: str) -> list[str]:
    """Without the place, which is that of the fourth line."""
    text = f"{A_COLLECTION}outlines = [{{ sections = {sections} }}]"
    return [one.partition(": ")[2] for one in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'collections = [{ name = "a", files = "blog/**" }]',
            '1:38: `files` is `blog/**`, and must be a list: write `["blog/**"]`',
        ),
        ('plugins = "x.py"', '1:11: `plugins` is `x.py`, and must be a list: write `["x.py"]`'),
        (
            A_COLLECTION + 'dates = ["a", "b"]',
            '4:9: `dates` is `["a", "b"]`, and must be a list of pairs: write `[["a", "b"]]`',
        ),
        (A_COLLECTION + 'dates = ["a"]', '4:9: `dates` is `["a"]`, and must be a list of pairs'),
        (
            A_COLLECTION + 'dates = [["a", "b"], "c"]',
            "4:22: item 2 of `dates` is `c`, and must be a pair of fields, the earlier one and the later one",
        ),
        (
            '[collections]\nname = "a"',
            '1:1: `collections` is `{"name": "a"}`, and must be a list: write `[[collections]]`',
        ),
        (
            A_COLLECTION + "[collections.outlines]\nclosed = true",
            '4:1: `outlines` is `{"closed": true}`, and must be a list: write `[[collections.outlines]]`',
        ),
        (
            'collections = ["blog"]',
            '1:16: item 1 of `collections` is `blog`, and must be a table: write `{ name = "blog", files = ["**"] }`',
        ),
        (
            A_COLLECTION + 'requires = ["x"]',
            '4:13: item 1 of `requires` is `x`, and must be a table: write `{ fields = ["x"] }`',
        ),
        ("overrides = [1]", "1:14: item 1 of `overrides` is `1`, and must be a table"),
        ("select = [1]", "1:11: item 1 of `select` is `1`, and must be text"),
        ("extend = 3", "1:10: `extend` is `3`, and must be text or a list"),
        (
            '[tool.articlelint]\nselect = ["all"]',
            "1:2: `[tool.articlelint]` is for `pyproject.toml`: in this file the settings stand at the top",
        ),
        ("[tool.other]\nx = 1", "1:2: unknown setting `tool`"),
        (
            A_COLLECTION + 'disclosures = [{ when = { a = 1 }, heading = "## Sponsored" }]',
            "4:46: `## Sponsored` has the marks of a heading: write `Sponsored`",
        ),
        (
            A_COLLECTION + "rules.future-date.leeway = 1",
            "4:19: `future-date` has no option `leeway` (did you mean `leeway-minutes`?)",
        ),
        (
            'dates = [["a", "b"]]',
            "1:1: unknown setting `dates`: it belongs to a collection, under `[[collections]]`",
        ),
        (
            "[future-date]\nleeway-minutes = 1",
            "1:2: unknown setting `future-date`: the options of a rule stand under `[rules.future-date]`",
        ),
        (
            'severity = { future-date = "off" }',
            (
                "1:28: `future-date` is `off`, and must be `error`, `warning` or `info`; "
                "not to look for `future-date`, put it into `ignore`"
            ),
        ),
        (
            "severity = { future-date = false }",
            (
                "1:28: `future-date` is `false`, and must be `error`, `warning` or `info`; "
                "not to look for `future-date`, put it into `ignore`"
            ),
        ),
        (A_COLLECTION + A_COLLECTION, "5:8: `a` is the name of a collection above: each has its own"),
        (
            "[rules.future-date]\nleeway-minutes = -5",
            "2:18: `leeway-minutes` is `-5`, and must be at least 0",
        ),
        (
            '[[overrides]]\nseverity = { future-date = "info" }',
            "1:1: the override must have `files` or `when`: what it holds for",
        ),
        (
            "[[overrides]]\nwhen = { draft = true }\n[overrides.rules.future-date]\nleeway = 1",
            "4:1: `future-date` has no option `leeway` (did you mean `leeway-minutes`?)",
        ),
        (
            '[[overrides]]\nwhen = { draft = true }\nignore = ["future-dat"]',
            "3:11: no rule or family is called `future-dat` (did you mean `future-date`?)",
        ),
        (
            A_COLLECTION + 'severity = { insecure-ulr = "info" }',
            "4:14: no rule or family is called `insecure-ulr` (did you mean `insecure-url`?)",
        ),
        (
            A_COLLECTION + "requires = [{ when = { a = 1 }, fields = ['x'] }, { when = { a = 1 } }]",
            "4:51: `fields` is missing",
        ),
        (A_COLLECTION + "requires = [\n{ fields = ['x'] },\n{ when = { a = 1 } }]", "6:1: `fields` is missing"),
        (A_COLLECTION + "[[collections.requires]]\nwhen = { a = 1 }", "4:15: `fields` is missing"),
        (A_COLLECTION + 'select = ["x-rule"]', "4:11: no rule or family is called `x-rule`"),
        (
            A_COLLECTION + 'tags = { characters = "[a-" }',
            "4:23: `[a-` is not a pattern: unterminated character set",
        ),
    ],
)
def test_a_mistake_says_what_to_write(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("glob", "expected"),
    [
        ("!a/**", "`!a/**` does not take files away: put `a/**` into `exclude`"),
        ("../x/**", "`../x/**` leads out of the folder of the settings: put them into a folder above the articles"),
        ("a/../../x", "`a/../../x` leads out of the folder of the settings: put them into a folder above the articles"),
        ("/a/**", "`/a/**` is a path of one computer: write it from the folder of the settings on"),
        ("C:/a", "`C:/a` is a path of one computer: write it from the folder of the settings on"),
        ("~/a", "`~/a` is a path of one computer: write it from the folder of the settings on"),
        (r"a\\b", r"`a\b` has backslashes: write `a/b`"),
        ("{<a>,b}/x", "`{<a>,b}/x` has a name in `<>` within `{}`, where it may stand for nothing: write two patterns"),
        ("[z-a]", "`[z-a]` is not a pattern: bad character range z-a"),
    ],
)  # fmt: skip
def test_a_pattern_of_paths_leads_nowhere_else(glob: str, expected: str) -> None:
    assert told(f'collections = [{{ name = "a", files = ["{glob}"] }}]') == [f"1:39: {expected}"]
    assert told(f'overrides = [{{ files = ["{glob}"] }}]') == [f"1:25: {expected}"]


def test_what_is_excluded_needs_no_sign_for_it() -> None:
    text = A_COLLECTION + 'exclude = ["!x"]'
    assert told(text) == ["4:12: `!x` does not take files away: leave the `!` out"]


@pytest.mark.parametrize("glob", ["**", "a/..b/*", "[!a]x", "<a>/<b>/*.{md,mdx}", "a..b", "./a", "a b/*"])
def test_patterns_that_people_write_are_no_mistake(glob: str) -> None:
    assert told(f'collections = [{{ name = "a", files = ["{glob}"] }}]') == []


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("https://example.com/x", "`https://example.com/x` is no host: write `example.com`"),
        ("//me@example.com", "`//me@example.com` is no host: write `example.com`"),
        ("example.com/", "`example.com/` is no host: write `example.com`"),
        ("localhost:3000", "`localhost:3000` is no host: write `localhost`"),
        ("a b", "`a b` is no host"),
        ("*example.com", "`*example.com` is no host: `*` stands for all hosts below one, as in `*.example.com`"),
    ],
)
def test_a_host_is_no_url(host: str, expected: str) -> None:
    assert told(f'{A_COLLECTION}hosts = ["{host}"]') == [f"4:10: {expected}"]


def test_hosts_are_hosts() -> None:
    assert told(A_COLLECTION + 'hosts = ["example.com", "*.example.org", "приклад.укр", "[::1]", "10.0.0.1"]') == []


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ('["A"]', ['item 1 of `sections` is `A`, and must be a table: write `{ heading = "A" }`']),
        ('{ heading = "A" }', ['`sections` is `{"heading": "A"}`, and must be a list: write `[{ … }]`']),
        ('[{ heading = "## A" }]', ["`## A` has the marks of a heading: write `A`"]),
        ('[{ heading = ["A", "### B"] }]', ["`### B` has the marks of a heading: write `B` and `level = 3`"]),
        ('[{ heading = "### A", level = 3 }]', ["`### A` has the marks of a heading: write `A`"]),
        ('[{ heading = "#1 of all" }]', []),
        ("[{}]", ["the section must have `heading` or `pattern`: what it is called"]),
        ("[{ level = 3 }]", ["the section must have `heading` or `pattern`: what it is called"]),
        (
            '[{ heading = "A", pattern = "B" }]',
            ["the section has both `heading` and `pattern`: keep the one that says what it is called"],
        ),
        ('[{ pattern = "(" }]', ["`(` is not a pattern: missing ), unterminated subpattern"]),
        (
            '[{ heading = "A" }, { heading = "a:" }]',
            ["`a:` is asked for already: a section that may come again has `repeats`"],
        ),
        (
            '[{ heading = "A" }, { heading = ["B", "A"] }]',
            ["`A` is asked for already: a section that may come again has `repeats`"],
        ),
        ('[{ heading = "A" }, { heading = "A", level = 3 }]', []),
        ('[{ heading = "*" }, { heading = "A" }, { heading = "*" }]', []),
        ('[{ heading = "A", sections = [{ heading = "A" }] }]', []),
        (
            '[{ heading = "A", items = "6-3" }]',
            ["`items` is `6-3`, and begins with the larger number: write `3-6`"],
        ),
        ('[{ heading = "A", items = "3-6", words = "-200" }, { heading = "B", items = 3, words = "50-" }]', []),
        (
            '[{ heading = "A", words = "six" }]',
            ["`words` is `six`, and must be a number such as `3`, or a range such as `3-6`, `3-` or `-6`"],
        ),
        (
            '[{ heading = "A", items = -3 }]',
            ['`items` is `-3`, and must be at least 0; for at most 3 write `"-3"`'],
        ),
        (
            '[{ heading = "A", sections = [{ heading = "B", level = 2 }] }]',
            ["`level` is `2`, and must be more than 2, the level of the section around it"],
        ),
        (
            '[{ heading = "A", level = 6, sections = [{ heading = "B" }] }]',
            ["the section would have level 7, and headings end at level 6"],
        ),
        (
            '[{ heading = "A", sections = [{ heading = "B", at = "last" }, { heading = "C", at = "first" }] }]',
            [
                "the section has to be last, and is not last in the section around it",
                "the section has to be first, and is not first in the section around it",
            ],
        ),
        ('[{ heading = "A", sections = [{ heading = "B", at = "last" }] }]', []),
    ],
)
def test_an_outline_asks_for_what_an_article_can_have(sections: str, expected: list[str]) -> None:
    assert told_of_sections(sections) == expected


def test_a_table_of_a_project_file_is_named_whole() -> None:
    text = '[tool.articlelint.collections]\nname = "a"'
    (found,) = told(text, "pyproject.toml", ("tool", "articlelint"))
    assert found.endswith("must be a list: write `[[tool.articlelint.collections]]`")


def held(text: str, schema: Any, preset: str | None = None) -> list[str]:
    layered = Layered([Layer(Document("articlelint.toml", A_COLLECTION + text), "/site", preset)])
    found = stray_names(layered, 0, Contract.of(schema), (FieldRule,))
    return [f"{one.line}:{one.column}: {one.message}" for one in found]


def held_anywhere(text: str, *schemas: Any, preset: str | None = None) -> list[str]:
    """What is told of settings under the contracts of all their collections."""
    layered = Layered([Layer(Document("articlelint.toml", text), "/site", preset)])
    contracts = [Contract.of(schema) for schema in schemas]
    found = stray_names_anywhere(layered, lambda: contracts, (FieldRule,))
    return [f"{one.line}:{one.column}: {one.message}" for one in found]


CLOSED = {
    "properties": {
        "title": {"type": "string"},
        "lang": {"enum": ["en", "uk"]},
        "tags": {"items": {"enum": ["NEWS", "GUIDE"]}},
        "ai": {"properties": {"by": {"const": "a model"}}},
        "kind": {"anyOf": [{"const": "post"}, {"type": "string", "pattern": "^x-"}]},
    },
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('requires = [{ fields = ["titel"] }]', "4:25: the contract has no field `titel` (did you mean `title`?)"),
        (
            'requires = [{ when = { lnag = "en" }, fields = ["title"] }]',
            "4:24: the contract has no field `lnag` (did you mean `lang`?)",
        ),
        (
            'disclosures = [{ when = { sponsor = true }, heading = "S" }]',
            "4:27: the contract has no field `sponsor`",
        ),
        ('tags = { field = "tag" }', "4:18: the contract has no field `tag` (did you mean `tags`?)"),
        ('tags = { category = "category" }', "4:21: the contract has no field `category`"),
        (
            'requires = [{ when = { lang = "eng" }, fields = ["title"] }]',
            "4:31: `lang` is never `eng`: the contract allows `en` and `uk` (did you mean `en`?)",
        ),
        (
            'outlines = [{ when = { lang = ["en", "ukr"] } }]',
            "4:38: `lang` is never `ukr`: the contract allows `en` and `uk` (did you mean `uk`?)",
        ),
        (
            'outlines = [{ when = { tags = { contains = "NEW" } } }]',
            "4:44: `tags` never contains `NEW`: the contract allows `NEWS` and `GUIDE` (did you mean `NEWS`?)",
        ),
        (
            'outlines = [{ when = { "ai.by" = "me" } }]',
            "4:34: `ai.by` is never `me`: the contract allows `a model`",
        ),
    ],
)
def test_settings_name_what_the_contract_allows(text: str, expected: str) -> None:
    assert held(text, CLOSED) == [expected]


OTHER = {"properties": {"draft": {}, "lang": {"enum": ["de", "en"]}}, "additionalProperties": False}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("when = { lnag = 'en' }", ["2:10: the contract has no field `lnag` (did you mean `lang`?)"]),
        (
            "when = { lang = 'eng' }",
            ["2:17: `lang` is never `eng`: the contract allows `en` and `uk` (did you mean `en`?)"],
        ),
        ("when = { lang = 'en' }", []),
        ("when = { lnag = 'en' }\nfiles = ['other/**']", []),
    ],
)
def test_an_override_that_can_only_mean_one_collection_names_what_its_contract_allows(
    text: str, expected: list[str]
) -> None:
    assert held_anywhere(f"[[overrides]]\n{text}", CLOSED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("when = { drft = true }", ["2:10: no contract has a field `drft` (did you mean `draft`?)"]),
        ("when = { titel = true }", ["2:10: no contract has a field `titel` (did you mean `title`?)"]),
        ("when = { draft = true, title = 'a', lang = 'de' }", []),
        (
            "when = { lang = ['eng', 'uk'] }",
            ["2:18: `lang` is never `eng`: the contracts allow `en`, `uk` and `de` (did you mean `en`?)"],
        ),
        ("when = { tags = { contains = 'NWS' } }", ["2:30: `tags` never contains `NWS`: "]),
        ("when = { drft = true }\nfiles = ['other/**']", []),
    ],
)
def test_an_override_for_several_collections_names_what_one_of_their_contracts_allows(
    text: str, expected: list[str]
) -> None:
    """Two whose contract is the same are as one of them; where one may have any field, nothing is told."""
    found = held_anywhere(f"[[overrides]]\n{text}", CLOSED, OTHER)
    assert len(found) == len(expected)
    assert all(one.startswith(start) for one, start in zip(found, expected, strict=True))
    assert held_anywhere(f"[[overrides]]\n{text}", CLOSED, OTHER, {}) == []
    assert held_anywhere(f"[[overrides]]\n{text}", CLOSED, OTHER, preset="hugo") == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ('field = "ai.bx"', []),
        ('field = "titel"', ["the contract has no field `titel` (did you mean `title`?)"]),
        ('fields = ["lang", "lagn"]', ["the contract has no field `lagn` (did you mean `lang`?)"]),
        ('fields = ["lang", "language"]', []),
        ('others = ["lagn"]', []),
    ],
)
def test_an_option_that_holds_fields_names_what_the_contract_has(options: str, expected: list[str]) -> None:
    """What a rule names by default may be copied; an option of another name may hold anything."""
    for text in (
        f"[rules.field-rule]\n{options}",
        f"[[overrides]]\nwhen = {{}}\n[overrides.rules.field-rule]\n{options}",
    ):
        assert [one.partition(": ")[2] for one in held_anywhere(text, CLOSED)] == expected
        assert held_anywhere(text, CLOSED, {}) == []
    assert [one.partition(": ")[2] for one in held(f"[collections.rules.field-rule]\n{options}", CLOSED)] == expected
    assert held(f"[collections.rules.field-rule]\n{options}", CLOSED, "hugo") == []


def test_contracts_are_read_only_where_something_is_named_that_they_may_lack() -> None:
    layered = Layered([Layer(Document("articlelint.toml", 'ignore = ["urls"]\n'), "/site")])

    def contracts() -> Sequence[Contract]:
        raise AssertionError

    assert list(stray_names_anywhere(layered, contracts)) == []


def test_a_field_below_another_is_meant_by_its_whole_name() -> None:
    schema = {"properties": {"ai": {"properties": {"rewritten": {}}, "additionalProperties": False}}}
    text = 'disclosures = [{ when = { "ai.rewriten" = true }, heading = "S" }]'
    assert held(text, schema) == ["4:27: the contract has no field `ai.rewriten` (did you mean `ai.rewritten`?)"]


@pytest.mark.parametrize(
    "text",
    [
        'outlines = [{ when = { lang = "en", kind = "x-1", tags = { contains = "NEWS" } } }]',
        "outlines = [{ when = { title = { present = true } } }]",
        'requires = [{ when = { title = "any" }, fields = ["ai.by", "ai.other"] }]',
    ],
)
def test_what_the_contract_allows_is_no_mistake(text: str) -> None:
    assert held(text, CLOSED) == []


def test_a_preset_may_name_what_a_site_does_not_have() -> None:
    assert held('requires = [{ when = { lang = "eng" }, fields = ["titel"] }]', CLOSED, "hugo") == []


@pytest.mark.parametrize(
    ("files", "schema", "expected"),
    [
        ('["c/<kind>/*"]', "<kind>.json", []),
        ('["c/<kind>/*"]', "<knd>.json", ["4:10: `<knd>` stands in no pattern of `files` (did you mean `kind`?)"]),
        ('["c/<kind>/*", "d/*"]', "<kind>.json", ["4:10: `<kind>` stands not in every pattern of `files`"]),
        ('["c/*"]', "x.json", []),
    ],
)
def test_what_the_name_of_a_schema_leaves_open_stands_in_every_path(
    files: str, schema: str, expected: list[str]
) -> None:
    text = f'[[collections]]\nname = "a"\nfiles = {files}\nschema = "{schema}"\n'
    layered = Layered([Layer(Document("articlelint.toml", text), "/site")])
    assert [f"{one.line}:{one.column}: {one.message}" for one in layered_mistakes(layered)] == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{publishedAt:%Y}/{title:slug}.{lang:lower}.{md,mdx}", None),
        ("**/{ai.by}/?[a-z]*.md", None),
        ("posts/", None),
        ("{publishedAt:%Q}.md", ("has `%Q` in `{publishedAt:%Q}`, and of a date there are `%Y`, `%y`, `%m`, `%d`, "
         "`%j`, `%H`, `%M`, `%S`, `%-m`, `%-d`")),
        ("{publishedAt:%}.md", ("has a `%` alone in `{publishedAt:%}`, and of a date there are `%Y`, `%y`, `%m`, `%d`, "
         "`%j`, `%H`, `%M`, `%S`, `%-m`, `%-d`")),
        ("{title:slugg}.md", ("has `{title:slugg}`, which is none of `{title:slug}`, `{title:lower}` and, of a date, "
         "`{title:%Y}`")),
        ("{title:}.md", ("has `{title:}`, which is none of `{title:slug}`, `{title:lower}` and, of a date, "
         "`{title:%Y}`")),
        ("{}.md", "has no field in `{}`"),
        ("{:slug}.md", "has no field in `{:slug}`"),
        ("{lang.md", "has a `{` that is not closed"),
        ("lang}.md", "has a `}` that closes nothing"),
        ("{a,{lang}}.md", "has braces within braces: write a field on its own, as in `{lang}`"),
        ("/posts/{lang}.md", "is a path of one computer: write it from the folder of the settings on"),
        ("../{lang}.md", "leads out of the folder of the settings: put them into a folder above the articles"),
        ("!drafts/*", "says what a path is, not what it isn't: leave the `!` out"),
    ],
)  # fmt: skip
def test_a_path_is_a_pattern_with_fields_in_forms_that_there_are(pattern: str, expected: str | None) -> None:
    found = [one.partition(": ")[2] for one in told(f"{A_COLLECTION}path = '{pattern}'")]
    assert found == ([] if expected is None else [f"`{pattern}` {expected}"])


def test_a_path_with_backslashes_is_told_with_slashes() -> None:
    assert told(f"{A_COLLECTION}path = 'posts\\{{lang}}.md'") == [
        "4:8: `posts\\{lang}.md` has backslashes: write `posts/{lang}.md`"
    ]


def test_a_path_that_python_cannot_read_as_a_pattern_is_a_mistake() -> None:
    assert told(f"{A_COLLECTION}path = '[z-a].md'") == ["4:8: `[z-a].md` is not a pattern: bad character range z-a"]


def test_the_root_of_links_is_a_folder_below_that_of_the_settings() -> None:
    assert told(f"{A_COLLECTION}links = {{ root = '/srv' }}") == [
        "4:18: `/srv` is a path of one computer: write it from the folder of the settings on"
    ]
    assert told(f"{A_COLLECTION}links = {{ root = '../public' }}") == [
        "4:18: `../public` leads out of the folder of the settings: put them into a folder above the articles"
    ]
    assert told(f"{A_COLLECTION}links = {{ root = './public' }}") == []


def test_a_path_and_links_name_fields_of_the_contract() -> None:
    assert held('path = "{titel:slug}.{ai.by}.{lang}.md"', CLOSED) == [
        "4:8: the contract has no field `titel` (did you mean `title`?)"
    ]
    assert held('links = { fields = ["ai.by", "cover"] }', CLOSED) == ["4:30: the contract has no field `cover`"]


def layered_told(*texts: str) -> list[str]:
    layers = [Layer(Document(f"{number}.toml", text), "/site") for number, text in enumerate(texts)]
    return [f"{one.path}:{one.line}:{one.column}: {one.message}" for one in layered_mistakes(Layered(layers))]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ('{ known = ["BITCOIN"], aliases = { BTC = "BITCOIN" } }', None),
        ('{ aliases = { BTC = "BITCOIN" } }', None),
        (
            '{ known = ["BITCOIN"], aliases = { BTC = "BITCION" } }',
            "4:49: `BITCION` is none of the `known` tags (did you mean `BITCOIN`?)",
        ),
        (
            '{ known = ["BTC", "BITCOIN"], aliases = { BTC = "BITCOIN" } }',
            "4:50: `BTC` is one of the `known` tags, and can't be another word for one",
        ),
        ('{ aliases = { XBT = "BTC", BTC = "BITCOIN" } }', "4:28: `BTC` is an alias itself: write `BITCOIN`"),
        ('{ aliases = { BTC = "BTC" } }', "4:28: `BTC` stands for itself"),
    ],
)
def test_an_alias_stands_for_a_tag_that_is_known(tags: str, expected: str | None) -> None:
    assert layered_told(f"{A_COLLECTION}tags = {tags}") == ([] if expected is None else [f"0.toml:{expected}"])


def test_aliases_that_go_in_circles_are_told_each() -> None:
    assert layered_told(f'{A_COLLECTION}tags = {{ aliases = {{ A = "B", B = "A" }} }}') == [
        "0.toml:4:26: `B` is an alias itself",
        "0.toml:4:35: `A` is an alias itself",
    ]


def test_aliases_and_tags_of_two_layers_are_held_together() -> None:
    lower = f'{A_COLLECTION}tags = {{ known = ["BITCOIN"] }}'
    upper = '[[collections]]\nname = "a"\ntags = { aliases = { BTC = "BITCION" } }'
    assert layered_told(lower, upper) == [
        "1.toml:3:28: `BITCION` is none of the `known` tags (did you mean `BITCOIN`?)"
    ]
