"""Tags are those that the collection knows, by their own words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articlelint.cli.main import status

# The fixture of conftest.py, and what it gives back.
Check = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("folder")

TAGS = """\
known = ["BITCOIN", "DEFI", "LAYER 2", "yes"]
aliases = { BTC = "BITCOIN", XBT = "BITCOIN", L2 = "LAYER 2", ja = "yes" }
"""


def write(tags: str, policy: str = TAGS, select: str = '"tags", "unknown-tag"') -> None:
    settings = f'select = [{select}]\n[[collections]]\nname = "a"\nfiles = ["**"]\n[collections.tags]\n{policy}'
    Path("articlelint.toml").write_text(settings, "utf-8")
    Path("a.md").write_text(f"---\ntags: {tags}\n---\n", "utf-8")


def fixed(tags: str, *arguments: str, policy: str = TAGS) -> str:
    """The tags after a fix."""
    write(tags, policy)
    status(["fix", "a.md", *arguments])
    return Path("a.md").read_text("utf-8").removeprefix("---\ntags: ").removesuffix("\n---\n")


@pytest.mark.parametrize(
    ("tags", "safe", "unsafe"),
    [
        ("[BTC]", "[BITCOIN]", "[BITCOIN]"),
        ("[BTC, XBT, DEFI]", "[BITCOIN, DEFI]", "[BITCOIN, DEFI]"),
        ("[BITCOIN, BTC]", "[BITCOIN]", "[BITCOIN]"),
        ("[BITCION, BTC]", "[BITCION, BITCOIN]", "[BITCOIN]"),
        ("[BITCION, DEFY]", "[BITCION, DEFY]", "[BITCOIN, DEFI]"),
        ("[bitcoin]", "[bitcoin]", "[BITCOIN]"),
        ("[btc]", "[btc]", "[BITCOIN]"),
        ("[L2, 'layer-2']", "[LAYER 2, 'layer-2']", "[LAYER 2]"),
        ("['ja']", "['yes']", "['yes']"),
        ("[ja]", "['yes']", "['yes']"),
        ("[&a BTC, *a]", "[&a BTC, *a]", "[&a BTC, *a]"),
        ("\n  - BTC\n  - >-\n    XBT", "\n  - BITCOIN", "\n  - BITCOIN"),
    ],
)
def test_an_alias_is_safe_to_fix_and_a_slip_is_not(tags: str, safe: str, unsafe: str) -> None:
    assert (fixed(tags), fixed(tags, "--unsafe-fixes")) == (safe, unsafe)


def test_a_tag_that_is_to_be_written_otherwise_is_told_once(check: Check) -> None:
    write("[bitcoin, btc, Sponsored]", 'case = "upper"\nbanned = ["SPONSORED"]\n' + TAGS)
    assert check("a.md").places == [
        "a.md:2:8: warning[tag-style]",
        "a.md:2:17: warning[tag-style]",
        "a.md:2:22: warning[banned-tag]",
    ]


def test_a_tag_whose_style_is_mended_is_not_there_twice() -> None:
    assert fixed(
        "[BTC, bitcoin]", policy='case = "upper"\n' + TAGS.replace(', "yes"', "").replace(', ja = "yes"', "")
    ) == ("[BITCOIN]")


def test_aliases_count_without_a_list_of_all_tags(check: Check) -> None:
    write("[BTC, ANYTHING]", 'aliases = { BTC = "BITCOIN" }\n')
    assert check("a.md").out == "a.md:2:8: error[unknown-tag] `BTC` is another word for the tag `BITCOIN`\n"


@pytest.mark.parametrize("tags", ["BTC", "[1, null, '']", "{ BTC: 1 }"])
def test_what_is_no_list_of_texts_is_the_contract_s_business(check: Check, tags: str) -> None:
    write(tags)
    assert check("a.md").out == ""


def test_many_tags_are_not_all_named(capfd: pytest.CaptureFixture[str]) -> None:
    write("[Q]", f"known = {[f'TAG {number}' for number in range(20)]}\n".replace("'", '"'))
    status(["check", "a.md"])
    assert "or one of 12 more, or add it to `known`" in capfd.readouterr().out
