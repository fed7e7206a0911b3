"""The contract of articles: what the site's loader takes is never an error, what the pipeline promises is a warning."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from articlelint.contract import Breach, Contract
from articlelint.diagnostic import Severity
from articlelint.files import read
from articlelint.front import read_front
from articlelint.schemas import contract_at
from articlelint.walking import discover

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "schemas" / "article.schema.json").read_text("utf-8"))
CONTRACT = Contract.of(SCHEMA)

LEAST = {"title": "a", "publishedAt": "2026-01-07T18:21:26.000Z", "externalId": "1", "category": "OTHER"}
PHOTO = "https://images.unsplash.com/photo-1"
COVER = {
    "raw": PHOTO,
    "full": f"{PHOTO}?crop=entropy",
    "regular": f"{PHOTO}?w=1080",
    "small": f"{PHOTO}?q=80&w=400",
    "thumb": f"{PHOTO}?w=200",
}
SOURCE = {"name": "CoinDesk", "key": "coindesk", "type": "RSS"}


def _with(**fields: Any) -> dict[str, Any]:
    return {**LEAST, **fields}


def _errors(data: object) -> list[Breach]:
    return [breach for breach in CONTRACT.breaches(data) if breach.severity in (None, Severity.ERROR)]


def _warnings(data: object) -> list[tuple[str, str]]:
    found = CONTRACT.breaches(data)
    assert [] == [breach for breach in found if breach.severity is not Severity.WARNING]
    return [(breach.defect, ".".join(map(str, breach.route))) for breach in found]


@pytest.mark.parametrize("path", discover([str(ROOT / "seeds")]).articles, ids=lambda path: Path(path).name)
def test_the_samples_keep_it(path: str) -> None:
    assert () == contract_at("article", ".").breaches(read_front(read(path)).data)


# What `new Date(text)` reads in V8 (measured with Node 20), RFC 3339 or not.
DATES = [
    "2026-01-07T18:21:26.000Z", "2026-01-07T18:21:26Z", "2026-01-07", "2026-1-7", "2026-01", "2026",
    "2026-01-07 18:21:26 +0000", "2026-01-07 18:21", "2026-02-30", "Wed, 07 Jan 2026 18:21:26 GMT", "7 January 2026",
    "January 7, 2026", "2026/01/07", "foo 2026", "07.01.2026", "1", "+012026-01-07T00:00:00Z",
]  # fmt: skip

TEXT = st.text(max_size=200)
DATE = st.sampled_from(DATES)
NUMBER = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False))
URL = st.sampled_from(
    ["https://example.com/a", "http://example.com/a b", "https://пошта.укр/", "ftp://a/", "mailto:a@b"]
)


def _object(required: dict[str, st.SearchStrategy[Any]], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(required, optional=optional)


# The table of the loader, field by field, with fields that it passes over.
LOADABLE = _object(
    {"title": TEXT, "publishedAt": DATE, "externalId": TEXT, "category": TEXT},
    description=TEXT,
    updatedAt=DATE,
    lang=TEXT,
    source=_object({"name": TEXT, "key": TEXT, "type": TEXT}, url=TEXT, other=TEXT),
    tags=st.lists(TEXT, max_size=4),
    stickyWeight=NUMBER,
    canonicalUrl=st.none() | URL,
    coverImage=st.none()
    | _object(dict.fromkeys(("raw", "full", "regular", "small", "thumb"), TEXT), small_s3=TEXT, other=TEXT),
    sentiment=st.sampled_from(["POSITIVE", "NEGATIVE", "NEUTRAL"]),
    score=NUMBER,
    draft=st.booleans(),
    ai=st.none() | _object({}, rewritten=st.booleans(), expandedAt=DATE, version=NUMBER, translatedFrom=TEXT),
    pubDate=TEXT,
    titel=st.integers(),
)


@given(LOADABLE)
@settings(deadline=None, max_examples=150)
def test_nothing_that_the_loader_takes_is_an_error(data: dict[str, Any]) -> None:
    assert [] == _errors(data)


@pytest.mark.parametrize(
    ("field", "value", "defect"),
    [
        ("title", 7, "wrong-type"),
        ("title", None, "wrong-type"),
        ("description", None, "wrong-type"),
        ("publishedAt", "soon", "malformed-value"),
        ("publishedAt", "", "malformed-value"),
        ("publishedAt", "2026-13-01", "malformed-value"),
        ("updatedAt", "2026-1-32T10:00:00Z", "malformed-value"),
        ("publishedAt", None, "wrong-type"),
        ("updatedAt", True, "wrong-type"),
        ("lang", False, "wrong-type"),
        ("externalId", 56944643, "wrong-type"),
        ("source", "CoinDesk", "wrong-type"),
        ("source", None, "wrong-type"),
        ("category", ["A"], "wrong-type"),
        ("tags", "A, B", "wrong-type"),
        ("tags", None, "wrong-type"),
        ("stickyWeight", "0", "wrong-type"),
        ("canonicalUrl", "example.com", "malformed-value"),
        ("canonicalUrl", "", "malformed-value"),
        ("canonicalUrl", 1, "wrong-type"),
        ("coverImage", PHOTO, "wrong-type"),
        ("sentiment", "positive", "value-not-allowed"),
        ("sentiment", None, "value-not-allowed"),
        ("score", "1", "wrong-type"),
        ("draft", "no", "wrong-type"),
        ("draft", 0, "wrong-type"),
        ("ai", True, "wrong-type"),
    ],
)
def test_what_the_loader_rejects_is_one_error(field: str, value: object, defect: str) -> None:
    (breach,) = _errors(_with(**{field: value}))
    assert (defect, (field,)) == (breach.defect, breach.route)
    assert 1 == len(CONTRACT.breaches(_with(**{field: value})))


@pytest.mark.parametrize("name", LEAST)
def test_each_required_field_is_missed(name: str) -> None:
    (breach,) = CONTRACT.breaches({key: value for key, value in LEAST.items() if key != name})
    assert ("missing-field", (name,), None) == (breach.defect, breach.route, breach.severity)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [*(("source", name) for name in SOURCE), *(("coverImage", name) for name in COVER)],
)
def test_each_required_field_within_a_field_is_missed(outer: str, inner: str) -> None:
    whole = {"source": SOURCE, "coverImage": COVER}[outer]
    (breach,) = CONTRACT.breaches(_with(**{outer: {key: one for key, one in whole.items() if key != inner}}))
    assert ("missing-field", (outer, inner), None) == (breach.defect, breach.route, breach.severity)


@pytest.mark.parametrize(
    ("fields", "defect", "route"),
    [
        ({"title": ""}, "value-out-of-bounds", "title"),
        ({"title": " a"}, "malformed-value", "title"),
        ({"description": "a" * 181}, "value-out-of-bounds", "description"),
        ({"publishedAt": "2026-01-07"}, "malformed-value", "publishedAt"),
        ({"updatedAt": "2026-02-30"}, "malformed-value", "updatedAt"),
        ({"updatedAt": "2026-01-07T18:21:26+02:00"}, "malformed-value", "updatedAt"),
        ({"lang": "EN"}, "value-not-allowed", "lang"),
        ({"lang": "pl"}, "value-not-allowed", "lang"),
        ({"externalId": "no-7"}, "malformed-value", "externalId"),
        ({"source": {**SOURCE, "key": "CoinDesk"}}, "malformed-value", "source.key"),
        ({"source": {**SOURCE, "type": "rss"}}, "value-not-allowed", "source.type"),
        ({"source": {**SOURCE, "url": "coindesk.com"}}, "malformed-value", "source.url"),
        ({"source": {**SOURCE, "logo": "a"}}, "unknown-field", "source.logo"),
        ({"category": "Markets"}, "malformed-value", "category"),
        ({"category": "Ринки"}, "malformed-value", "category"),
        ({"category": ""}, "value-out-of-bounds", "category"),
        ({"tags": ["NEWS", "news"]}, "malformed-value", "tags.1"),
        ({"tags": ["A:B"]}, "malformed-value", "tags.0"),
        ({"tags": ["A  B"]}, "malformed-value", "tags.0"),
        ({"tags": ["A--B"]}, "malformed-value", "tags.0"),
        ({"tags": ["A "]}, "malformed-value", "tags.0"),
        ({"tags": [""]}, "value-out-of-bounds", "tags.0"),
        ({"tags": ["SPONSORED"]}, "broken-contract", "tags.0"),
        ({"tags": ["CRYPTOCURRENCY"]}, "broken-contract", "tags.0"),
        ({"tags": ["A", "A"]}, "repeated-item", "tags.1"),
        ({"stickyWeight": -1}, "value-out-of-bounds", "stickyWeight"),
        ({"coverImage": {**COVER, "raw": f"{PHOTO}?w=1"}}, "broken-contract", "coverImage.raw"),
        ({"coverImage": {**COVER, "raw": f"{PHOTO}?crop=a"}}, "broken-contract", "coverImage.raw"),
        ({"coverImage": {**COVER, "full": f"{PHOTO}?a&w=1"}}, "broken-contract", "coverImage.full"),
        ({"coverImage": {**COVER, "small": PHOTO}}, "malformed-value", "coverImage.small"),
        ({"coverImage": {**COVER, "thumb": "a.jpg"}}, "malformed-value", "coverImage.thumb"),
        ({"coverImage": {**COVER, "small_s3": PHOTO}}, "malformed-value", "coverImage.small_s3"),
        ({"coverImage": {**COVER, "alt": "a"}}, "unknown-field", "coverImage.alt"),
        ({"score": -0.5}, "value-out-of-bounds", "score"),
        ({"ai": {"version": 1.5}}, "wrong-type", "ai.version"),
        ({"ai": {"translatedFrom": "the original"}}, "malformed-value", "ai.translatedFrom"),
        ({"ai": {"expandedAt": "2026-01-07 10:00"}}, "malformed-value", "ai.expandedAt"),
        ({"ai": {"model": "a"}}, "unknown-field", "ai.model"),
        ({"layout": "post"}, "unknown-field", "layout"),
        ({"coverImge": COVER}, "unknown-field", "coverImge"),
    ],
)
def test_what_the_pipeline_promises_is_one_warning(fields: dict[str, Any], defect: str, route: str) -> None:
    assert [(defect, route)] == _warnings(_with(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"canonicalUrl": None},
        {"coverImage": None},
        {"coverImage": COVER},
        {"coverImage": {**COVER, "small_s3": "https://s3.us-west-2.amazonaws.com/images/small/photo-1"}},
        {"ai": None},
        {"ai": {}},
        {"ai": {"translatedFrom": "en", "version": 1}},
        {"tags": []},
        {"tags": ["BITCOIN ETF", "LAYER-2", "ЦБ", "S_P 500", "1INCH"]},
        {"description": "а" * 179 + "…"},
        {"publishedAt": "2026-01-07T18:21:26.000Z"},
        {"source": SOURCE},
    ],
)
def test_what_both_take_is_fine(fields: dict[str, Any]) -> None:
    assert () == CONTRACT.breaches(_with(**fields))


def test_a_misspelt_required_field_is_an_error_and_told_once() -> None:
    (breach,) = CONTRACT.breaches({**{key: one for key, one in LEAST.items() if key != "title"}, "titel": "a"})
    assert ("unknown-field", "title", None) == (breach.defect, breach.replaces, breach.severity)


def _described(schema: Any, path: str = "#") -> Iterator[tuple[str, Any]]:
    yield path, schema
    for keyword in ("properties", "$defs"):
        for name, inner in schema.get(keyword, {}).items():
            yield from _described(inner, f"{path}/{keyword}/{name}")
    if "items" in schema:
        yield from _described(schema["items"], f"{path}/items")


@pytest.mark.parametrize("schema", [one for _, one in _described(SCHEMA)], ids=[path for path, _ in _described(SCHEMA)])
def test_everything_has_a_title_a_description_and_an_example_that_keeps_it(schema: Any) -> None:
    assert schema["title"]
    assert schema["description"].endswith(".")
    part = Contract.of({**schema, "$defs": SCHEMA["$defs"]})
    assert [] == [example for example in schema["examples"] if part.breaches(example)]


def test_it_is_a_schema_that_other_tools_can_read() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert Draft202012Validator(SCHEMA).is_valid(LEAST)
