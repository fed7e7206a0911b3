"""One bad article with the thirteen faults that linters of front matter miss: each is one message at its place."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["id", "title", "maker"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "title": {"type": "string"},
        "coverImage": {"type": "string"},
        "source": {"type": "string", "format": "uri"},
        "sentiment": {"enum": ["POSITIVE", "NEGATIVE", "NEUTRAL"]},
        "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        "media": {
            "oneOf": [
                {"properties": {"kind": {"const": "image"}, "src": {"type": "string"}}, "required": ["kind", "src"]},
                {
                    "properties": {"kind": {"const": "video"}, "url": {"type": "string"}, "length": {"type": "number"}},
                    "required": ["kind", "url", "length"],
                },
                {"properties": {"kind": {"const": "quote"}, "text": {"type": "string"}}, "required": ["kind", "text"]},
            ]
        },
        "maker": {
            "type": "object",
            "properties": {"model": {"type": "string"}, "limits": {"properties": {"words": {"type": "integer"}}}},
            "required": ["model"],
            "additionalProperties": False,
        },
        "publishedAt": {"type": "string", "format": "date-time"},
        "updatedAt": {"type": "string", "format": "date-time"},
        "lang": {"type": "string"},
        "number": {},
        "version": {},
        "reviewed": {"type": "string", "format": "date"},
        "retired": {"type": "string", "format": "date"},
    },
}

ARTICLE = """\
---
title: Rates rise
coverImge: cover.jpg
title: Rates rise again
source: not a url
sentiment: POSITVE
tags: [RATES, BANKS, RATES]
media:
  kind: video
  url: https://video.example/a.mp4
maker:
  modle: gpt
  limits:
    words: many
publishedAt: '2026-01-07T18:21:26.000Z'
updatedAt: '2026-01-06T18:21:26.000Z'
lang: no
number: 007
version: 1.10
reviewed: 2026-02-30
retired: 2026-3-1
---
## Overview

The bank has decided.
"""

SETTINGS = """\
[[collections]]
name = "news"
files = ["**/*.md"]
schema = "schema.json"
dates = [["publishedAt", "updatedAt"]]

[[collections.outlines]]
sections = [ { heading = "Overview" }, { heading = "From author" } ]
"""

# What a reader is told, in the order of the file: rule, line, column, and the text under the carets.
EXPECTED = [
    ("missing-field", 1, 1, "---"),
    ("unknown-field", 3, 1, "coverImge"),
    ("duplicate-key", 4, 1, "title"),
    ("malformed-value", 5, 9, "not a url"),
    ("value-not-allowed", 6, 12, "POSITVE"),
    ("repeated-item", 7, 22, "RATES"),
    ("missing-field", 8, 1, "media"),
    ("unknown-field", 12, 3, "modle"),
    ("wrong-type", 14, 12, "many"),
    ("dates-out-of-order", 16, 12, "'2026-01-06T18:21:26.000Z'"),
    ("ambiguous-value", 17, 7, "no"),
    ("ambiguous-value", 18, 9, "007"),
    ("ambiguous-value", 19, 10, "1.10"),
    ("malformed-value", 20, 11, "2026-02-30"),
    ("malformed-value", 21, 10, "2026-3-1"),
    ("missing-section", 25, 22, ""),
]


@pytest.fixture(name="found")
def findings(tmp_path: Path) -> list[dict[str, object]]:
    """What the command says of the article, as JSON."""
    (tmp_path / "schema.json").write_text(json.dumps(SCHEMA, indent=2))
    (tmp_path / "articlelint.toml").write_text(SETTINGS)
    (tmp_path / "a.md").write_text(ARTICLE)
    command = [sys.executable, "-m", "articlelint", "check", "--today", "2026-01-08", "--output-format", "json", "a.md"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    found: list[dict[str, object]] = json.loads(run.stdout)
    return found


def test_each_of_the_thirteen_faults_is_one_message_at_its_place(found: list[dict[str, dict[str, int]]]) -> None:
    places = [
        (
            each["rule"],
            each["start"]["line"],
            each["start"]["column"],
            ARTICLE[each["start"]["offset"] : each["end"]["offset"]],
        )
        for each in found
    ]
    assert EXPECTED == places


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (0, ("id",)),
        (1, ("coverImge", "coverImage")),
        (2, ("title",)),
        (3, ("not a url",)),
        (4, ("POSITVE", "POSITIVE")),
        (5, ("RATES",)),
        (6, ("length", "video")),
        (7, ("modle", "model")),
        (8, ("many", "words")),
        (9, ("updatedAt", "publishedAt")),
        (13, ("2026-02-30",)),
        (14, ("2026-3-1",)),
        (15, ("From author",)),
    ],
)
def test_each_message_names_what_it_is_about(found: list[dict[str, str]], place: int, said: tuple[str, ...]) -> None:
    words = f"{found[place]['message']} {found[place]['help']}"
    assert [word for word in said if word not in words] == []
