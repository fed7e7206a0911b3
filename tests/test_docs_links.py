"""The pages lead where they say, here and on the site; what `make docs` would find, found without its generator."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import can_ada
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from articlelint.docs import index
from articlelint.registry import shipped_rules
from articlelint.settings_page import anchor

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "changelog.d").glob("*.md")])
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]

# As docs/conf.py finds it: on the site the rules stand here, on GitHub the way to their folder.
RULES = re.compile(r"<!-- the rules, by family -->\n.*?<!-- so far the rules -->\n", re.DOTALL)


class Page(NamedTuple):
    """What a page has of headings, as level and text, and of link targets."""

    headings: tuple[tuple[int, str], ...]
    links: tuple[str, ...]


def inside(tokens: list[Token] | None) -> Iterator[Token]:
    for token in tokens or ():
        yield token
        yield from inside(token.children)


def parsed(text: str) -> Page:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    headings = tuple(
        (int(opening.tag[1:]), "".join(part.content for part in inside(content.children)))
        for opening, content in pairwise(tokens)
        if opening.type == "heading_open"
    )
    targets = (token.attrGet("href") or token.attrGet("src") for token in inside(tokens))
    return Page(headings, tuple(str(target) for target in targets if target))


def page(path: Path) -> Page:
    return parsed(path.read_text("utf-8"))


def anchors(found: Page) -> set[str]:
    """The anchors of a page's headings; the second of two alike has `-1` after it."""
    seen: Counter[str] = Counter()
    names = []
    for _, text in found.headings:
        name = anchor(text)
        names.append(f"{name}-{seen[name]}" if seen[name] else name)
        seen[name] += 1
    return set(names)


def is_external(target: str) -> bool:
    return "://" in target or target.startswith("mailto:")


def dead(path: Path, links: tuple[str, ...]) -> list[str]:
    """Which of the links that stand in a file lead to no file, or to none of its headings."""
    found = []
    for target in links:
        if is_external(target):
            continue
        name, _, fragment = target.partition("#")
        there = path.parent / name if name else path
        inside_root = there.resolve().is_relative_to(ROOT)
        if not inside_root or not there.exists() or (fragment and fragment not in anchors(page(there))):
            found.append(target)
    return found


def test_a_dead_link_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether file, heading or the second heading of a name is missing, in a text, a table or a reference."""
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    there = tmp_path / "there.md"
    there.write_text("# One `two`, three\n\n## Twice\n\n## Twice\n\n```\n# [code](no.md)\n```\n")
    text = (
        "[a](there.md) [b](there.md#one-two-three) [c](there.md#twice-1) [d](#here) <https://e.test/> [f][f]\n\n"
        "# here\n\n| a |\n| - |\n| [g](there.md#code) |\n\n[h](there.md#twice-2) ![i](no.png) [j](../up.md)\n\n"
        "[f]: no.md\n"
    )
    here = tmp_path / "here.md"
    here.write_text(text)
    (tmp_path.parent / "up.md").write_text("")
    assert dead(here, page(here).links) == ["no.md", "there.md#code", "there.md#twice-2", "no.png", "../up.md"]


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_every_internal_link_leads_to_a_file_and_a_heading(path: Path) -> None:
    assert dead(path, page(path).links) == []


def test_every_rule_that_the_site_lists_has_its_page() -> None:
    assert dead(DOCS / "rules.md", parsed(index(shipped_rules(), "rules")).links) == []
    assert len(RULES.findall((DOCS / "rules.md").read_text("utf-8"))) == 1


@pytest.mark.parametrize("path", [path for path in PAGES if path.is_relative_to(DOCS)], ids=lambda path: path.name)
def test_no_page_of_the_site_leads_to_a_folder(path: Path) -> None:
    """GitHub shows a folder's files; a site has none to show."""
    links = parsed(RULES.sub("", path.read_text("utf-8"))).links
    internal = [target.partition("#")[0] for target in links if not is_external(target)]
    assert [name for name in internal if name and not (path.parent / name).is_file()] == []


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_every_external_link_is_a_whole_url_without_slips(path: Path) -> None:
    """Whether somebody answers there is not asked: tests have no network."""
    for target in page(path).links:
        if is_external(target):
            url = can_ada.parse(target)
            assert url.protocol == "https:", target
            assert re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", url.hostname), target
            assert url.href.rstrip("/") == target.rstrip("/"), f"{target} is {url.href} to a browser"


@pytest.mark.parametrize("path", [path for path in PAGES if path.is_relative_to(DOCS)], ids=lambda path: path.name)
def test_a_page_begins_with_its_title_and_skips_no_level(path: Path) -> None:
    """The site's navigation is made of headings, and the generator warns of one that stands under no other."""
    levels = [level for level, _ in page(path).headings]
    assert path.read_text("utf-8").startswith("# ")
    assert levels.count(1) == 1
    assert [after - before for before, after in pairwise(levels) if after - before > 1] == []


def test_the_pages_stand_in_an_order_that_names_pages() -> None:
    """docs/conf.py has the order; a page that it names is there, or may yet come where it says `*`."""
    order = re.search(r"^_ORDER = \((.*?)\)$", (DOCS / "conf.py").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert order is not None
    names = re.findall(r'"([^"]+)"', order[1])
    assert names.count("*") == 1
    assert [name for name in names if name != "*" and not (DOCS / f"{name}.md").is_file()] == []
