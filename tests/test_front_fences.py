"""What is a front matter, and where readers differ: see docs/decisions/0003-front-matter.md."""

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.front import read_front, split
from articlelint.text import Span


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: a\n---\nText",
        "---\ntitle: a\n---\nText\n\n---\n\nmore",
        "---\r\ntitle: a\r\n---\r\nText",
        "---  \ntitle: a\n---\t\nText",
        "---\n---\nText",
        "---\ntext: |\n  one\n\n  two\n---\n",
        "---\ntitle: a\n---\n```yaml\n---\nb: c\n---\n```\n",
        "No front matter.\n\n---\n\nMore.\n",
        "",
        '{\n"title": "a"\n}\nText',
    ],
)
def test_python_frontmatter_sees_the_same_data_and_body(text: str) -> None:
    post = frontmatter.loads(text)
    front = read_front(text)
    assert post.metadata == (front.data or {})
    assert post.content == text[front.span.end :].strip().replace("\r\n", "\r\n")


@given(
    st.lists(st.sampled_from(["---", "title: a", "Text", "", "  indented: 1", "---  ", "--- text", "- x"]), max_size=8)
)
def test_python_frontmatter_cuts_at_the_same_fences(lines: list[str]) -> None:
    """Where both see a front matter that begins the file, it ends at the same line."""
    text = "\n".join(lines)
    fences = split(text)
    if fences.format is None or fences.faults or not fences.content.of(text).strip():
        return
    front, body = frontmatter.default_handlers.YAMLHandler().split(text)
    assert front.strip() == fences.content.of(text).strip()
    assert body.strip() == text[fences.end :].strip()


@pytest.mark.parametrize(
    ("text", "ours", "reason"),
    [
        (
            "---\ntitle: a\n...\nText",
            {"title": "a"},
            "Jekyll and Hugo's YAML close with dots; python-frontmatter does not",
        ),
        ("\ufeff---\ntitle: a\n---\n", {"title": "a"}, "every site builder skips a byte order mark"),
        ("+++\ntitle = 'a'\n+++\n", {"title": "a"}, "python-frontmatter needs an extra package for TOML"),
        (';;;\n{"title": "a"}\n;;;\n', {"title": "a"}, "gray-matter's and Middleman's fence for JSON"),
        ('{"title": "a"}\nText', {"title": "a"}, "Hugo reads an object on one line"),
        ('---json\n{"title": "a"}\n---\n', {"title": "a"}, "gray-matter, and so Eleventy, takes a language"),
        ("```toml\ntitle = 'a'\n```\nText", {"title": "a"}, "RustSec opens an advisory with a code block of TOML"),
        ("---js\n{title: 1}\n---\n", None, "JavaScript has no data to check, and is no fault"),
        ("{/* MDX comment */}\n\nText", None, "an MDX expression is no JSON"),
        ("{{< shortcode >}}\n\nText", None, "a Hugo shortcode is no JSON"),
    ],
)
def test_where_python_frontmatter_differs_site_builders_decide(text: str, ours: object, reason: str) -> None:
    assert ours == read_front(text).data, reason
    assert frontmatter.loads(text).metadata != ours, reason


@pytest.mark.parametrize(
    ("text", "defects"),
    [
        ("Text", ["missing-front-matter"]),
        ("", ["missing-front-matter"]),
        ("---\n\nProse.\n", ["missing-front-matter"]),
        ("---\nProse only.\n\n***\n", ["missing-front-matter"]),
        ("---\ntitle: a\n\n# Heading\n", ["unclosed-front-matter"]),
        ("+++\ntitle = 'a'\n", ["unclosed-front-matter"]),
        ('{\n"title": "a",\n', ["unclosed-front-matter"]),
        ("---\ntitle: a\n--\nText\n", ["unclosed-front-matter"]),
        ("\n\n---\ntitle: a\n---\n", ["text-before-front-matter"]),
        ("<!-- note -->\n---\ntitle: a\n---\n", ["text-before-front-matter"]),
        ("```markdown\n---\ntitle: a\n---\nText\n```\n", ["text-before-front-matter"]),
        ("-----\ntitle: a\n---\n", ["broken-front-matter"]),
        ("Intro.\n\n---\n\nNote: more prose.\n\n---\n\nEnd.\n", ["missing-front-matter"]),
        ("# Title\n\nA\n\n---\nB: c\n\nlonger prose here\n\n---\n", ["missing-front-matter"]),
        ("---\ntitle: a\n---", []),
        ("title: a\n---\nText\n", ["missing-front-matter"]),
        ("--\ntitle: a\n--\nText\n", ["broken-front-matter"]),
        ("-----\n\nText\n\n---\n", ["missing-front-matter"]),
        ("Note: a heading\n---\nText\n", ["missing-front-matter"]),
        ("\u200b---\ntitle: a\n---\n", ["text-before-front-matter"]),
        ('{"title": "a",}\nText', []),
        ('{"title": "a\n"}\nText', []),
        ("---js\n{}\n---\n", []),
    ],
)
def test_faults_of_the_fences_are_told_apart(text: str, defects: list[str]) -> None:
    assert defects == [fault.defect for fault in split(text).faults]


@given(st.text(alphabet='-+;{}" :a\n\r\ufeff.', max_size=60))
def test_every_text_can_be_cut(text: str) -> None:
    fences = split(text)
    assert (
        0 <= fences.opening.start <= fences.opening.end <= fences.content.start
        or fences.opening.start == fences.content.start
    )
    assert fences.content.start <= fences.content.end <= fences.end <= len(text)
    read_front(text)


def test_what_has_no_end_has_no_data() -> None:
    """Where the body begins can't be told, so neither can which fields there are: one cause, one message."""
    front = read_front("---\ntitle: a\ndate: 2026-01-05\n\nText\n\n## Intro\n")
    assert (None, ["unclosed-front-matter"]) == (front.data, [fault.defect for fault in front.faults])
    assert {"title": "a"} == read_front("---\ntitle: a\n--\nText\n").data


def test_a_fence_behind_spaces_is_one_and_what_closes_it_badly_is_none() -> None:
    found = split("  ---\n  title: A\n--\nText.\n")
    assert [fault.defect for fault in found.faults] == ["unclosed-front-matter", "text-before-front-matter"]
    assert [fault.near for fault in found.faults] == [Span(17, 19), None]
