"""Links within a site lead to files and headings that are there."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint import Linter
from articlelint.anchors import anchors_of
from articlelint.links import Target
from articlelint.surroundings import Surroundings, Tree, Unseen, tree_of

# The fixture of conftest.py, and what it gives back.
Check = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("folder")

SETTINGS = """\
select = ["broken-internal-link"]
[[collections]]
name = "articles"
files = ["posts/**"]
[collections.links]
"""


def write(path: str, text: str = "") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


def told(check: Check, body: str, settings: str = "", path: str = "posts/2026/a.md") -> list[str]:
    """What is said of a body, with the place of each finding in it."""
    write("articlelint.toml", SETTINGS + settings)
    write(path, body)
    lines = check(path).out.splitlines()
    return [line.removeprefix(f"{path}:").replace(" error[broken-internal-link]", "") for line in lines]


@pytest.mark.parametrize(
    "link",
    [
        "[a](b.md)",
        "[a](./b.md)",
        "[a](../2025/c%20d.md)",
        "[a](<../2025/c d.md>)",
        "[a](../../posts/2026/b.md 'A title')",
        "![a](chart.png?w=200#light)",
        "[a][r]\n\n[r]: b.md",
        "[a](b.md#)",
        "[a](/img/logo.svg)",
        "[a](../../../outside.md)",
        "[a](missing)",
        "[a](missing/)",
        "[a](missing.html)",
        "[a](feed.xml)",
        "[a](v1.2)",
        "[a](?page=2)",
        "[a](https://example.com/missing.md)",
        "[a](//example.com/missing.md)",
        "[a](mailto:me@example.md)",
        "[a](www.example.md)",
        "[a](@site/missing.md)",
        "[a](~/missing.png)",
        "[a](pathname:///missing.pdf)",
        "[a](${BASE}/missing.png)",
        "<https://example.com/missing.png>",
        "`[a](missing.md)`",
        "[a]()",
        "[//]: # (a comment)",
    ],
)
def test_these_lead_somewhere_or_nobody_can_tell(check: Check, link: str) -> None:
    for path in ("posts/2026/b.md", "posts/2025/c d.md", "posts/2026/chart.png"):
        write(path)
    assert told(check, f"{link}\n") == []


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[a](c.md)", "1:5: there is no file `posts/2026/c.md`"),
        ("[a](<c d.md> 'T')", "1:6: there is no file `posts/2026/c d.md`"),
        ("![a](../b.png)", "1:6: there is no file `posts/b.png`"),
        ("[a](B.md)", "1:5: there is no file `posts/2026/B.md`"),
        ("[a](b.md/c.md)", "1:5: there is no file `posts/2026/b.md/c.md`"),
        ("[a](none/c.pdf)", "1:5: there is no file `posts/2026/none/c.pdf`"),
        ("[a](c.md#prices)", "1:5: there is no file `posts/2026/c.md`"),
        ("[a][r]\n\n[r]: c.zip", "3:6: there is no file `posts/2026/c.zip`"),
    ],
)
def test_these_lead_nowhere(check: Check, link: str, expected: str) -> None:
    write("posts/2026/b.md")
    assert told(check, f"{link}\n") == [expected]


def test_without_the_table_links_nothing_is_looked_at(check: Check) -> None:
    write("articlelint.toml", SETTINGS.replace("[collections.links]\n", ""))
    write("posts/a.md", "[a](b.md) [c](#d)\n")
    assert check("posts").out == ""


def test_links_with_a_slash_count_from_the_root(check: Check) -> None:
    write("public/img/a.png")
    body = "![a](/img/a.png) ![b](/img/b.png)\n"
    assert told(check, body, 'root = "public"\n') == ["1:23: there is no file `public/img/b.png`"]
    assert told(check, body, 'root = "./public/"\n') == ["1:23: there is no file `public/img/b.png`"]


def test_a_link_to_a_folder_elsewhere_is_a_folder(check: Check, tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.png").touch()
    Path("posts/2026").mkdir(parents=True)
    Path("posts/2026/media").symlink_to(tmp_path / "media")
    Path("posts/2026/gone.png").symlink_to(tmp_path / "gone.png")
    assert told(check, "![a](media/a.png) ![b](media/b.png) ![c](gone.png)\n") == [
        "1:24: there is no file `posts/2026/media/b.png`"
    ]


def test_letters_that_are_composed_in_two_ways_are_the_same(check: Check) -> None:
    write(unicodedata.normalize("NFD", "posts/2026/é.png"))
    assert told(check, unicodedata.normalize("NFC", "![a](é.png) ![b](%C3%A9.png)\n")) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list every folder")
def test_what_lies_in_a_folder_that_cannot_be_listed_may_be_there(check: Check) -> None:
    write("posts/2026/hidden/a.png")
    Path("posts/2026/hidden").chmod(0o311)
    assert told(check, "![a](hidden/a.png) ![b](hidden/b.png)\n") == []


def test_paths_in_the_front_matter_are_told_at_their_values(check: Check) -> None:
    write("public/a.png")
    write("posts/2026/b.png")
    front = (
        "---\ncover:\n  src: /a.png\n  alt: none.png\nfiles: [b.png, 'c.png', 7, 'https://example.com/d.png']\n"
        "icon: ../e\nempty: ''\nother: '@/f.png'\nnone: null\n---\n"
    )
    fields = 'root = "public"\nfields = ["cover.src", "files", "icon", "empty", "other", "none", "absent"]\n'
    assert told(check, front, fields) == [
        "5:16: there is no file `posts/2026/c.png`",
        "6:7: there is no file `posts/e`",
    ]


def test_the_help_names_the_file_that_was_meant(check: Check) -> None:
    del check
    write("articlelint.toml", SETTINGS)
    write("posts/my chart.png")
    helps = {
        link: finding.finding.help
        for link in ("Chart%20my.png", "my%20chrat.png", "<my chrat.png>", "other.pdf")
        for finding in Linter().lint(f"![a]({link})\n", "posts/a.md")
    }
    assert helps == {
        "Chart%20my.png": "put it there, or correct the link",
        "my%20chrat.png": "write `my%20chart.png`, if that is meant",
        "<my chrat.png>": "write `my chart.png`, if that is meant",
        "other.pdf": "put it there, or correct the link",
    }


def test_a_linter_that_lives_on_sees_files_that_are_new() -> None:
    write("articlelint.toml", SETTINGS)
    linter = Linter()
    assert len(linter.lint("![a](b.png)\n", "posts/a.md")) == 1
    write("posts/b.png")
    assert linter.lint("![a](b.png)\n", "posts/a.md") == []


def test_a_text_without_a_place_is_held_to_its_own_headings_alone() -> None:
    settings = {"collections": [{"name": "a", "files": ["**"], "links": {}}]}
    found = Linter(settings=settings, select=["broken-internal-link"]).lint("![a](b.png) [c](#d)\n")
    assert [one.finding.message for one in found] == ["there is no heading `#d`"]


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("## Impact on the *crypto* market", "impact-on-the-crypto-market"),
        ("## Impact on the market", "Impact_on_the_market"),
        ("Setext\n===", "setext"),
        ("> ## Quoted", "quoted"),
        ("##No space", "no-space"),
        ("## 1. First step", "1-first-step"),
        ("## 1. First step", "first-step"),
        ("## Q&A", "qa"),
        ("## Q&A", "q-and-a"),
        ("## Café déjà vu", "cafe-deja-vu"),
        ("## Café", "café"),
        ("## Über uns", "ueber-uns"),
        ("## Вплив на ринок", "вплив-на-ринок"),
        ("## Вплив на ринок", "vplyv-na-rynok"),
        ("## :rocket: Start", "start"),
        ("## 🚀 Start", "-start"),
        ("## `code()` here", "code-here"),
        ("## [Linked](https://example.com)", "linked"),
        ("## Again\n## Again", "again-1"),
        ("## Named {#other}", "other"),
        ("## Named\n{: #other .class}", "other"),
        ("(other)=\n## Named", "other"),
        ('<a id="other"></a>', "other"),
        ("<a name=other>", "other"),
        ('<h2 class="x">In <b>HTML</b></h2>', "in-html"),
        ("Text[^1]\n\n[^1]: Note", "fn:1"),
        ("Text", "fnref1"),
        ("Text", "user-content-fn-1"),
        ("Text", "top"),
        ("Text", "comments"),
        ("Text", "L10-L20"),
        ("Text", ":~:text=words"),
        ("Text", "/route"),
        ("Text", "^block"),
    ],
)
def test_anchors_are_compared_loosely(text: str, fragment: str) -> None:
    anchors = anchors_of(f"---\ntitle: A\n---\n\n{text}\n")
    assert anchors is not None
    assert anchors.has(fragment)


@pytest.mark.parametrize(
    ("text", "fragment", "near"),
    [
        ("## Impact on the market", "impact-on-market", "impact-on-the-market"),
        ("## Impact on the market", "impact-on-the-markets", "impact-on-the-market"),
        ("## Вплив на ринок", "вплив", None),
        ('<a id="other"></a>', "othre", "other"),
    ],
)
def test_an_anchor_that_is_not_there_may_be_much_like_one(text: str, fragment: str, near: str | None) -> None:
    anchors = anchors_of(text)
    assert anchors is not None
    assert (anchors.has(fragment), anchors.near(fragment)) == (False, near)


@pytest.mark.parametrize("text", ["{{ content }}", "{% include a.md %}", "<!--#include a -->", "--8<-- 'a.md'"])
def test_a_text_that_takes_in_others_may_have_any_anchor(text: str) -> None:
    assert anchors_of(f"# A\n\n{text}\n") is None


def test_anchors_are_told_at_their_part_of_the_link(check: Check) -> None:
    write("posts/2026/b.md", "---\ntitle: The title\n---\n## Prices\n")
    write("posts/2026/c.mdx", "## Prices\n")
    body = (
        "# Up\n\n[a](#down) [b](b.md#prizes) [c](b.md#the-title) [d](c.mdx#d) [e](a.md#up) [f](a.md#e&amp;f)\n"
        "[g](b.md#%D0%96)\n"
    )
    assert told(check, body) == [
        "3:5: there is no heading `#down`",
        "3:20: there is no heading `#prizes` in `posts/2026/b.md`",
        "4:9: there is no heading `#Ж` in `posts/2026/b.md`",
    ]
    assert told(check, body, "anchors = false\n") == []


def test_in_mdx_files_are_looked_for_and_anchors_are_not(check: Check) -> None:
    assert told(check, "[a](#b) [c](d.md)\n", path="posts/a.mdx") == ["1:13: there is no file `posts/d.md`"]


def test_each_folder_and_each_text_is_asked_for_once() -> None:
    asked: list[str] = []

    def names(folder: str) -> set[str] | None:
        asked.append(folder)
        return {"": {"a", "b.md"}, "a": {"c.md"}}.get(folder)

    def text(path: str) -> str:
        asked.append(path)
        return "# C\n"

    tree = Tree(names, text)
    for _ in range(2):
        assert [tree.has(path) for path in ("a/c.md", "a/d.md", "b.md", "b.md/e", "")] == [
            True,
            False,
            True,
            False,
            True,
        ]
        anchors = tree.anchors("a/c.md")
        assert anchors is not None
        assert anchors.shown == ("c",)
    assert asked == ["", "a", "b.md", "a/c.md"]


def test_a_folder_that_is_not_seen_may_hold_any_name() -> None:
    tree = Tree({"": {"a"}, "a": Unseen()}.get)
    assert tree.has("a/anything")
    assert list(tree.names("a") or ()) == []


@pytest.mark.parametrize(
    ("written", "root", "expected"),
    [
        ("b.md", None, "x/y/b.md"),
        ("./../b.md", None, "x/b.md"),
        ("../../b.md", None, "b.md"),
        ("../../../b.md", None, None),
        ("/b.md", None, None),
        ("/b.md", ".", "b.md"),
        ("/b/../c.md", "public", "public/c.md"),
        ("", None, "x/y"),
    ],
)
def test_a_path_counts_from_the_article_or_from_the_root(written: str, root: str | None, expected: str | None) -> None:
    assert Surroundings("x/y/a.md").path_to(written, root) == expected
    assert Surroundings().path_to(written, root) is None


def test_given_files_make_a_tree_with_their_folders() -> None:
    around = Surroundings("a.md", tree_of({"a.md": "", "b/c/d.md": "# D\n"}))
    assert [around.exists(path) for path in ("a.md", "b", "b/c", "b/c/d.md", "b/d.md")] == [True] * 4 + [False]
    assert around.anchors("b/c/d.md") is not None
    assert around.anchors("b/c/e.md") is None
    assert list(around.names_beside("b/x.md")) == ["c"]


@given(st.text(st.sampled_from("ab/?%4е1.é"), max_size=12))
def test_a_path_counts_as_it_is_written_and_as_it_is_decoded(path: str) -> None:
    """What follows a question mark may belong to a name; each way to read a path is there once."""
    bare = path.partition("?")[0]
    assert Target(path).paths == tuple(dict.fromkeys((path, bare, unquote(bare))))
