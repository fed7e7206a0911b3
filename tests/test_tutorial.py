"""The tutorial's settings are settings, and find what it says they find."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "tutorial.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
PROPOSAL = """---
eip: 8000
title: {title}
author: Ada (@ada)
status: {status}
type: Standards Track
category: Core
created: 2026-01-07
---
## Abstract

It says what it is [about]({link}).

## Specification

It says how.

## Rationale

It says why.
{security}
## Copyright

Waived.
"""
SECURITY = "\n## Security Considerations\n\nNone.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    whole, hosts, override = (
        text
        for language, text in BLOCKS
        if language == "toml" and not text.startswith('[[collections]]\nname = "EIPS"')
    )
    (schema,) = (text for language, text in BLOCKS if language == "json")
    settings = re.sub(r"^hosts = .*\n", hosts, whole, count=1, flags=re.MULTILINE)
    (tmp_path / "articlelint.toml").write_text(f"{settings}\n{override}", "utf-8")
    (tmp_path / "eip.schema.json").write_text(schema, "utf-8")
    (tmp_path / "EIPS").mkdir()
    return tmp_path


def found(site: Path, **changes: str) -> list[str]:
    """The severities and rules of what is found in a proposal with some changes."""
    usual = {"title": "A title", "status": "Draft", "link": "https://www.rfc-editor.org/", "security": SECURITY}
    (site / "EIPS" / "eip-8000.md").write_text(PROPOSAL.format(**{**usual, **changes}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "articlelint", "check", "--output-format", "concise"],
        cwd=site,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    return re.findall(r"\b(?:error|warning|info)\[[a-z-]+\]", done.stdout)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"security": ""}, ["error[missing-section]"]),
        ({"security": "", "status": "Final"}, ["info[missing-section]"]),
        ({"title": "T" * 46}, ["error[value-out-of-bounds]"]),
        ({"title": f"{'T' * 46}  # articlelint: ignore[value-out-of-bounds] a final one keeps its title"}, []),
        ({"link": "https://blog.invalid.org/"}, ["error[unlisted-host]"]),
        ({"status": "Last Call"}, ["error[missing-field]"]),
        ({"security": f"{SECURITY}\n## Thanks\n\nTo all.\n"}, ["warning[unexpected-section]"]),
    ],
)
def test_the_settings_of_the_tutorial_find_what_it_says(
    site: Path, changes: dict[str, str], expected: list[str]
) -> None:
    assert expected == found(site, **changes)
