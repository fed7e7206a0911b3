"""Patterns of settings, which Python matches: those that would take it for ever are refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articlelint.slow_patterns import takes_too_long

Check = Callable[..., Any]

_SLOW = [
    *(r"(a+)+$", r"([a-zA-Z]+)*", r"(a|aa)+", r"(a|a?)+", r"(.*a){20}", r"(([a-z])+.)+[A-Z]([a-z])+", r"(x+x+)+y"),
    *(r"^(?=(a+)+$)a", r"(\w+\s?)*x", r"(?i:(A|a)+)+b", r"(?:a*)*b", ".*a.*b.*c.*d", r"(.*)\1(\1)*(.*)*x"),
]
_QUICK = [
    *(r"[^/#&\s-]+(?:[ -][^/#&\s-]+)*", "photo-[0-9a-f-]+", "[^/<>?#%&]+", "[a-z0-9-]+", "Release [0-9.]+", r"\S+"),
    *(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", r"(?:\d{1,3}\.){3}\d{1,3}", r"v?\d+(\.\d+)*(-\w+)?", r"(a)\1"),
    *(
        r"(?:[A-Z][a-z]+ )*[A-Z][a-z]+",
        r".*/(.+)\.jpg",
        r"(?<=/)[^/?]+(?=\?)",
        r"(?P<x>a|b)(?(x)c|d)",
        "foo|foobar",
        "",
    ),
    *(r"images/(?:[a-z]+/)*([a-z0-9_-]+)\.(?:jpe?g|png)", r"(?i)[A-F]+(?:-[a-f]+)*", "[^/]+/[^/]+/[^/]+/[^/]+"),
]


@pytest.mark.parametrize("pattern", _SLOW)
def test_what_can_be_read_in_a_multitude_of_ways_is_slow(pattern: str) -> None:
    assert takes_too_long(pattern)


@pytest.mark.parametrize("pattern", _QUICK)
@pytest.mark.parametrize("is_searched", [False, True])
def test_what_can_be_read_in_one_way_is_quick(pattern: str, *, is_searched: bool) -> None:
    """No sound pattern of any site is refused."""
    assert not takes_too_long(pattern, is_searched=is_searched)


_COLLECTION = '[[collections]]\nname = "a"\nfiles = ["*.md"]\n'


@pytest.mark.parametrize(
    ("setting", "place"),
    [
        ('tags = { characters = "(a+)+" }', "4:23"),
        ('covers = [{ field = "c", variants = ["x"], photo = "(a|aa)+b" }]', "4:52"),
        ('outlines = [{ sections = [{ pattern = "(a*)*" }] }]', "4:39"),
    ],
)
def test_a_slow_pattern_in_settings_is_a_mistake(folder: Path, check: Check, setting: str, place: str) -> None:
    (folder / "articlelint.toml").write_text(_COLLECTION + setting)
    (folder / "a.md").write_text("---\ntags: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!]\n---\n")
    ran = check()
    assert ran.code == 2
    assert ran.err[0].startswith(f"articlelint.toml:{place}: ")
    assert "takes too long on some texts" in ran.err[0]


def test_a_pattern_that_is_left_is_quick_on_long_texts(folder: Path, check: Check) -> None:
    covers = 'covers = [{ field = "c", variants = ["x", "y"], photo = ".*/(.+)[.]jpg" }]'
    (folder / "articlelint.toml").write_text(_COLLECTION + 'tags = { characters = ".*a.*b.*c" }\n' + covers)
    long = "ab/" * 30_000
    (folder / "a.md").write_text(
        f"---\ntags: ['{long}']\nc: {{x: 'https://e.org/{long}', y: 'https://e.org/b.jpg'}}\n---\n"
    )
    assert check("--select", "tags,cover").err[-1].startswith("checked 1 article")
