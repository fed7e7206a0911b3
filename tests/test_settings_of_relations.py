"""What settings say of articles among each other: mistakes are shown at their places, and say what to write."""

from typing import Any

import pytest

from articlelint.contract import Contract
from articlelint.settings import Document, Layer, Layered
from articlelint.settings.contract_checks import layered_mistakes, stray_names

A_COLLECTION = '[[collections]]\nname = "a"\nfiles = ["**"]\n'


def layered_by(text: str) -> Layered:
    return Layered([Layer(Document("articlelint.toml", A_COLLECTION + text), "/site")])


def told(text: str) -> list[str]:
    return [f"{one.line}:{one.column}: {one.message}" for one in layered_mistakes(layered_by(text))]


def held(text: str, schema: Any) -> list[str]:
    found = stray_names(layered_by(text), 0, Contract.of(schema))
    return [f"{one.line}:{one.column}: {one.message}" for one in found]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            'story = ["id"]',
            "nothing tells what a translation is: add `original`, the field that names it, or `original-language`",
        ),
        (
            'paths = ["{story}.md"], original = "of"',
            "`original-language` is missing: no path says what originals are in",
        ),
        (
            'paths = ["{stroy}.md"], original-language = "en"',
            (
                "`{stroy}.md` has `{stroy}`, and only `{story}` and `{language}` stand for something"
                " (did you mean `story`?)"
            ),
        ),
        (
            'paths = ["{language}/*.md"], original-language = "en"',
            "`{language}/*.md` has no `{story}`, which tells the stories apart",
        ),
        (
            'paths = ["{story}/{story}.md"], original-language = "en"',
            "`{story}/{story}.md` has `{story}` twice",
        ),
        (
            'story = ["id"], original = "of", languages = ["en"], grace-days = 2',
            "days are counted from a date: name its field as `since`",
        ),
        ('story = ["id"], original = "of", since = "born"', "`since` is about `languages`, and none are asked for"),
        (
            'story = ["id"], original = "of", when = { draft = false }',
            "`when` is about `languages`, and none are asked for",
        ),
    ],
)
def test_translations_that_nothing_can_be_told_of_are_a_mistake(given: str, expected: str) -> None:
    assert expected in [one.partition(": ")[2] for one in told(f"translations = {{ {given} }}")]


@pytest.mark.parametrize(
    "given",
    [
        'story = ["id"], original = "of"',
        'story = ["id"], original-language = "en"',
        'paths = ["{a,b}/{language}/{story}.{md,mdx}", "{story}.md"], original-language = "en"',
        'story = ["id"], original = "of", languages = ["en"], since = "born", grace-days = 0.5, when = { a = 1 }',
    ],
)
def test_translations_may_be_told_in_several_ways(given: str) -> None:
    assert [] == told(f"translations = {{ {given} }}")


CLOSED = {"properties": {"title": {}, "lang": {}, "tags": {}, "id": {}}, "additionalProperties": False}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('unique = [["id"], ["lnag", "id"]]', ["4:20: the contract has no field `lnag` (did you mean `lang`?)"]),
        ('titles = { field = "titel" }', ["4:20: the contract has no field `titel` (did you mean `title`?)"]),
        ('titles = { per = ["lang", "place"] }', ["4:27: the contract has no field `place`"]),
        (
            'translations = { story = ["ids"], original = "title", shared = ["tgas"], language = "lang" }',
            [
                "4:27: the contract has no field `ids` (did you mean `id`?)",
                "4:65: the contract has no field `tgas` (did you mean `tags`?)",
            ],
        ),
        (
            'translations = { story = ["id"], updated = "u", since = "s", original = "o" }',
            [
                "4:44: the contract has no field `u`",
                "4:57: the contract has no field `s`",
                "4:73: the contract has no field `o`",
            ],
        ),
        (
            'translations = { story = ["id"], original = "title", languages = ["en"], when = { drfat = false } }',
            ["4:83: the contract has no field `drfat`"],
        ),
        ('links = { fields = ["photo.src"] }', ["4:21: the contract has no field `photo`"]),
    ],
)
def test_what_articles_have_in_common_are_fields_of_the_contract(text: str, expected: list[str]) -> None:
    assert sorted(expected) == sorted(held(text, CLOSED))
