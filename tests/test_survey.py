"""What a survey sees in articles, and the settings that it makes of it."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from articlelint.article import Article
from articlelint.collection import Collection
from articlelint.contract import ANYTHING
from articlelint.facts import Facts
from articlelint.survey import Glimpse, Group, glimpse, groups_of, habits_of, settings_text, summary_of

FACTS = Facts(datetime(2026, 1, 8, tzinfo=UTC), ANYTHING, Collection())


def seen(path: str, front: str = "title: T", body: str = "Text.\n") -> Glimpse:
    return glimpse(Article(f"---\n{front}\n---\n{body}", path, FACTS), path)


def grouped(*paths: str) -> dict[str, tuple[str, ...]]:
    """The names of the groups of articles at some paths, each with its files."""
    return {group.name: group.files for group in groups_of([seen(path) for path in paths])}


def habits(*articles: Glimpse) -> Mapping[tuple[str, str], Any]:
    return {(habit.table, habit.name): habit.value for habit in habits_of(articles)}


def three(front: str = "title: T", body: str = "Text.\n") -> list[Glimpse]:
    return [seen(f"{name}.md", front, body) for name in "abc"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (("a.md", "b.md"), {"articles": ("**",)}),
        (("blog/a.md", "blog/2026/b.md"), {"blog": ("blog/**",)}),
        (("src/content/docs/en/a.md", "src/content/docs/uk/a.md"), {"docs": ("src/content/docs/**",)}),
        (("_posts/a.md", "_posts/b.md"), {"posts": ("_posts/**",)}),
    ],
)
def test_articles_that_are_alike_are_one_collection(paths: tuple[str, ...], expected: object) -> None:
    assert expected == grouped(*paths)


def test_folders_whose_articles_have_other_fields_are_collections_of_their_own() -> None:
    articles = [seen("site/blog/a.md", "date: 2026-01-01\nauthor: Ada"), seen("site/docs/b.md", "order: 1\nnav: N")]
    found = {group.name: group.files for group in groups_of([*articles, seen("site/c.md", "layout: home")])}
    assert {"blog": ("site/blog/**",), "docs": ("site/docs/**",), "site": ("site/*",)} == found


def test_files_without_front_matter_are_no_articles() -> None:
    readme = glimpse(Article("# Read me\n", "README.md", FACTS), "README.md")
    assert [] == groups_of([readme])
    assert {"blog": ("blog/**",)} == {one.name: one.files for one in groups_of([readme, seen("blog/a.md")])}


def test_what_all_articles_have_is_required_and_what_one_lacks_is_not() -> None:
    both, one = three("title: T\nlang: en"), seen("d.md", "title: T\nlang:")
    assert ["title", "lang"] == habits(*both)["[[collections.requires]]", "fields"]
    assert ["title"] == habits(*both, one)["[[collections.requires]]", "fields"]


def test_dates_are_paired_only_where_one_is_never_later_and_sometimes_earlier() -> None:
    ordered = [seen(f"{day}.md", f"date: 2026-01-0{day}\nsite:\n  updated: 2026-01-0{day + 1}") for day in (1, 2, 3)]
    assert [["date", "site.updated"]] == habits(*ordered)["", "dates"]
    turned = seen("d.md", "date: 2026-02-01\nsite:\n  updated: 2026-01-01")
    assert ("", "dates") not in habits(*ordered, turned)
    assert ("", "dates") not in habits(*three("date: 2026-01-01\nupdated: 2026-01-01"))


def test_a_format_is_stated_where_it_is_the_only_one() -> None:
    toml = glimpse(Article('+++\ntitle = "T"\n+++\n', "t.md", FACTS), "t.md")
    assert ["yaml"] == habits(*three())["", "formats"]
    assert ("", "formats") not in habits(*three(), toml)


@pytest.mark.parametrize(("tags", "case"), [("[NEWS, AI 2]", "upper"), ("[news, ai-2]", "lower"), ("[News, ai]", None)])
def test_the_case_of_tags_is_stated_where_all_have_it(tags: str, case: str | None) -> None:
    assert case == habits(*three(f"tags: {tags}")).get(("[collections.tags]", "case"))


def test_sections_are_in_the_outline_in_their_order_and_optional_where_an_article_lacks_them() -> None:
    whole = three(body="## Overview\n\nA\n\n## Notes\n\nB\n\n## Impact\n\nC\n")
    short = seen("d.md", body="## overview:\n\nA\n\n## Own\n\nX\n\n## Impact\n\nC\n")
    assert [
        {"heading": "Overview", "at": "first"},
        {"heading": "Notes", "optional": True},
        {"heading": "Impact", "at": "last"},
    ] == habits(*whole, short)["[[collections.outlines]]", "sections"]


def test_of_sections_whose_order_differs_only_one_is_in_the_outline() -> None:
    there, back = "## A\n\n1\n\n## B\n\n2\n", "## B\n\n2\n\n## A\n\n1\n"
    found = habits(*three(body=there), seen("d.md", body=back))
    assert [{"heading": "A"}] == found["[[collections.outlines]]", "sections"]


def test_a_heading_of_level_1_is_let_be_where_half_of_the_articles_have_one() -> None:
    twice, once = three(body="# T\n\nText.\n"), three(body="## A\n\nText.\n")
    assert ["title-heading"] == habits(*twice, *once)["", "ignore"]
    assert ("", "ignore") not in habits(*twice, *once, once[0])
    assert ("", "ignore") not in habits(*three("lang: en", "# T\n\nText.\n"))


def test_too_few_articles_have_no_habits() -> None:
    assert [] == habits_of(three()[:2])


def test_the_settings_are_toml_with_a_reason_above_each_habit() -> None:
    front = 'title: "T"\nтег: 1\ntags: [a, b]\ndate: 2026-01-01'
    text = settings_text("# Head\n", [Group("blog", ("blog/**",), tuple(three(front)))])
    assert {
        "name": "blog",
        "files": ["blog/**"],
        "formats": ["yaml"],
        "requires": [{"fields": ["title", "тег", "tags", "date"]}],
        "tags": {"case": "lower"},
    } == tomllib.loads(text)["collections"][0]
    lines = text.splitlines()
    settings = [number for number, line in enumerate(lines) if line.startswith(("formats", "fields", "case"))]
    assert all(lines[number - 1].startswith("# ") for number in settings)


def test_over_a_preset_the_settings_extend_it_and_state_no_files() -> None:
    text = settings_text("", [Group("content", ("content/**",), tuple(three()))], extends="hugo")
    stated = tomllib.loads(text)
    assert ("hugo", "content") == (stated["extend"], stated["collections"][0]["name"])
    assert "files" not in stated["collections"][0]


def test_a_summary_says_what_was_seen() -> None:
    assert ["blog: 3 articles in `blog/**`, front matter in YAML"] == list(
        summary_of([Group("blog", ("blog/**",), tuple(three()))])
    )
