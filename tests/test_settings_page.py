"""The page about settings, and the TOML that it and the rules' pages show."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articlelint.settings_page import anchor, settings_page
from articlelint.toml_writer import LONGEST, table

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads((ROOT / "schemas" / "articlelint.schema.json").read_text("utf-8"))

SMALL = {
    "title": "Settings",
    "description": "All of them.",
    "examples": [{"limit": 1}],
    "required": ["limit"],
    "properties": {
        "limit": {"title": "Limit", "description": "How many.", "type": "integer", "minimum": 1, "maximum": 9},
        "least": {
            "title": "Least",
            "description": "How few.",
            "type": ["number", "string"],
            "minimum": 0,
            "default": 2,
        },
        "most": {"title": "Most", "description": "At most.", "type": "number", "maximum": 5, "examples": [1, 5]},
        "kinds": {"title": "Kinds", "description": "Which.", "type": "array", "items": {"enum": ["a", "b"]}},
        "tree": {"title": "Tree", "description": "Nodes.", "type": "array", "items": {"$ref": "#/$defs/node"}},
    },
    "$defs": {
        "node": {
            "title": "Node",
            "description": "One of them.",
            "type": "object",
            "examples": [{"name": "x"}],
            "properties": {
                "name": {"title": "Name", "description": "Its name.", "type": "string"},
                "nodes": {
                    "title": "Nodes",
                    "description": "Those within.",
                    "type": "array",
                    "items": {"$ref": "#/$defs/node"},
                },
            },
        }
    },
}

EXPECTED = """\
# Settings

All of them.

```toml
limit = 1
```

## The top level

### `limit`

**Limit.** How many.

Whole number, from 1 to 9, required.

### `least`

**Least.** How few.

Number or text, 0 or more, by default `2`.

### `most`

**Most.** At most.

Number, 5 or less.

```toml
most = 1
# or
most = 5
```

### `kinds`

**Kinds.** Which.

List of `"a"` or `"b"`.

### `tree`

**Tree.** Nodes.

List of tables. What stands in it: [Node](#node-tree).

## Node: `[[tree]]`

One of them.

```toml
[[tree]]
name = "x"
```

### `tree.name`

**Name.** Its name.

Text.

### `tree.nodes`

**Nodes.** Those within.

List of tables. What stands in it: [Node](#node-tree).
"""


def test_a_page_says_of_each_setting_what_its_schema_says() -> None:
    """What it is for, its kind, bounds and default, examples; a table within itself is told of once."""
    assert settings_page(SMALL) == EXPECTED


def test_a_setting_that_is_not_described_has_no_page() -> None:
    """The schema of the settings owes each of them a title and a description."""
    with pytest.raises(LookupError):
        settings_page({**SMALL, "properties": {"bare": {"type": "string"}}})


def _properties(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        for part in schema.values():
            yield from _properties(part)


def test_the_page_has_every_setting_and_leads_nowhere_else() -> None:
    """`present` and `contains`, tests of a condition, are told of under `when`."""
    page = settings_page(SCHEMA)
    headings = re.findall(r"^##+ (.*)$", page, re.MULTILINE)
    told = {heading.strip("`").rpartition(".")[2] for heading in headings}
    assert set(_properties(SCHEMA)) - told == {"present", "contains"}
    anchors = [anchor(heading) for heading in headings]
    assert sorted(set(anchors)) == sorted(anchors)
    assert set(re.findall(r"\]\(#(.*?)\)", page)) <= set(anchors)


def test_each_example_on_the_page_is_toml() -> None:
    """Alternatives stand in one block, with `# or` between them."""
    blocks = re.findall(r"```toml\n(.*?)```", settings_page(SCHEMA), re.DOTALL)
    examples = [example for block in blocks for example in block.split("# or\n")]
    assert len(examples) > 50
    for example in examples:
        tomllib.loads(example)


_KEYS = some.text(min_size=1, max_size=5)
_SCALARS = (
    some.text(max_size=40)
    | some.integers(-(2**63), 2**63 - 1)
    | some.booleans()
    | some.floats(allow_nan=False, allow_infinity=False)
)
_VALUES = some.recursive(
    _SCALARS, lambda inner: some.lists(inner, max_size=4) | some.dictionaries(_KEYS, inner, max_size=4), max_leaves=12
)


@given(some.dictionaries(_KEYS, _VALUES, max_size=4))
def test_toml_is_read_back_as_it_was_meant(entries: dict[str, Any]) -> None:
    assert tomllib.loads(table("", entries)) == entries
    assert tomllib.loads(table("[[a]]", entries)) == {"a": [entries]}


def test_toml_is_as_people_write_it() -> None:
    """What is too long for a line is a table of its own, or has a line for each item."""
    section = {"heading": "Overview", "at": "first"}
    entries = {
        "name": "a",
        "outlines": [{"when": {"ai.rewritten": True}, "sections": [section] * 3}],
        "short": [section],
        "tags": {"banned": ["B" * LONGEST]},
    }
    assert table("[[collections]]", entries) == (
        "[[collections]]\n"
        'name = "a"\n'
        'short = [{ heading = "Overview", at = "first" }]\n'
        "\n"
        "[[collections.outlines]]\n"
        'when = { "ai.rewritten" = true }\n'
        "sections = [\n"
        '    { heading = "Overview", at = "first" },\n'
        '    { heading = "Overview", at = "first" },\n'
        '    { heading = "Overview", at = "first" },\n'
        "]\n"
        "\n"
        "[collections.tags]\n"
        "banned = [\n"
        f'    "{"B" * LONGEST}",\n'
        "]\n"
    )
