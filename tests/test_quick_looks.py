"""A quick look tells what a slow one tells: in all examples of all rules, and in articles made of parts."""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articlelint import dates
from articlelint.article import Article
from articlelint.corpus import Report, report_of
from articlelint.diagnostic import Diagnostic
from articlelint.engine import lint_article, quiet_among
from articlelint.ignore import mentions
from articlelint.registry import shipped_rules
from articlelint.rule import CorpusRule, Invalid, LateRule, Valid
from articlelint.testing import article_of, unmarked

sys.path.insert(0, str(Path(__file__).parents[1] / "fuzzing"))
from policies import COLLECTION

RULES = [rule(None) for rule in shipped_rules()]
ALONE = [rule for rule in RULES if not isinstance(rule, CorpusRule | LateRule)]
EXAMPLES = [(f"{rule.id}: {example.title}", example) for rule in RULES for example in rule.examples]

# What each quick look is asked, and what makes it leave its question to the slow one.
QUICK = {
    "articlelint.article.all_ordinary": None,
    "articlelint.body.least_words": 0,
    "articlelint.body.read_unadorned": None,
    "articlelint.echoes.words._may_begin": True,
    "articlelint.front.fences._plainly_cut": None,
    "articlelint.front.matter.read_unadorned": None,
    "articlelint.layout.known.KnownLayouts.fitting": None,
    "articlelint.path_patterns.PathPattern.surely_fits": False,
    "articlelint.rules.tags.tag_style.is_as_asked": False,
    "articlelint.surroundings.Surroundings.has_heading": False,
    "articlelint.urls.ordinary_host": None,
}


@contextmanager
def slowly() -> Iterator[None]:
    with ExitStack() as stack:
        for name, answer in QUICK.items():
            stack.enter_context(patch(name, return_value=answer))
        stack.enter_context(patch.object(dates, "_CANONICAL", re.compile("(?!)")))
        _forget_dates()
        yield
    _forget_dates()


def _forget_dates() -> None:
    dates.moment_of.cache_clear()
    dates._read.cache_clear()  # noqa: SLF001 what was read quickly is not to be remembered


def told(article: Article) -> tuple[list[Diagnostic], Report]:
    found = lint_article(article, RULES)
    wanted = [rule for rule in RULES if isinstance(rule, CorpusRule) and rule.wants(article.facts)]
    return found, report_of(article, wanted)


def assert_same(example: Valid | Invalid, text: str) -> None:
    for _ in range(2):  # the second time more is known
        quick = told(article_of(example, text))
    with slowly():
        assert quick == told(article_of(example, text))
    if not mentions(text):
        found = lint_article(article_of(example, text), ALONE)
        assert bool(found) != bool(quiet_among([article_of(example, text)], ALONE))


@pytest.mark.parametrize("example", [example for _, example in EXAMPLES], ids=[name for name, _ in EXAMPLES])
def test_in_examples(example: Valid | Invalid) -> None:
    assert_same(example, unmarked(example.text)[0])


OTHER = "---\ntitle: Other\n---\n# A heading\n\n```\n# In code\n```\n"
VALUES = {
    "title": ["A title", "Заголовок", "it's", "The 2.5 ways: c#"],
    "id": ["'12'", "12", "007"],
    "of": ["'11'", "en"],
    "born": ["'2026-01-07T18:21:26.000Z'", "2026-01-07T18:21:26.123456Z", "2026-01-07", "2026-02-30T00:00:00Z", "no"],
    "changed": ["'2026-01-06T24:00:00Z'", "2026-01-06T23:59:60Z", "0000-01-07T18:21:26Z", "2026-01-09T00:00:00.5Z"],
    "tags": ["[NEWS, TECH]", "[news]", "['A/B', AD]", "[Straße]", "[]"],
    "kind": ["NEWS", "OTHER"],
    "cover": [
        "{a: 'https://a.news.io/p1?w=400', b: 'https://a.news.io/p1?w=200'}",
        "{a: 'https://a.news.io/p1?w&w=40', b: 'https://a.news.io/p2?x=1&w=90#w=1'}",
        "{a: 'http://localhost/p1?w=%34', b: 'https://news.io:80/p1?w=4+0'}",
    ],
    "url": [
        "https://news.io/a?utm_source=b",
        "HTTPS://News.io/a b",
        "https://example.com/",
        "https://x..io/",
        "https://wiki.local/a",
        "TODO",
    ],
}
LINES = [
    *(
        "# One",
        "## One",
        "## Two",
        "## two",
        "### Three",
        "- an item",
        "* an item",
        "1. first",
        "A paragraph of six words.",
    ),
    *(
        "A paragraph of six words.",
        "Sure! Here is the article:",
        "As an AI model, I can't.",
        "I hope this helps!",
        "Ось стаття:",
        "İşte yeniden yazılmış makale:",
    ),
    *("[x](other.md#a-heading), [y](other.md#in-code), [z](other.md#none), [own](#one), [gone](gone.md)", "İstanbul"),
    *(
        "[u](https://news.io/a)",
        "<http://news.io/>",
        "http://news.io/",
        "`code`",
        "**Bold** text",
        "www.news.io and mail",
    ),
    *(
        "www.news.io and mail",
        "Іще один абзац.",
        "{{ six words of a template }}",
        "See [t](https://news.io/?fbclid=1).",
        "---",
    ),
    "![p](https://example.org/p.png)",
]


@given(
    st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in VALUES.items()}),
    st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n"])).map("".join), max_size=9),
    st.sampled_from(["2026/a-title.md", "2025/other.md"]),
)
@example({}, ["İşte yeniden yazılmış makale:\n\n", "## One\n"], "2026/a-title.md")
@example({"url": "https://wiki.local/a"}, [], "2026/a-title.md")
def test_in_articles_made_of_parts(values: Mapping[str, str], lines: list[str], path: str) -> None:
    front = "".join(f"{name}: {value}\n" for name, value in values.items())
    files = {f"{path.partition('/')[0]}/other.md": OTHER} if not path.endswith("other.md") else {}
    assert_same(Valid("made", "", collection=COLLECTION, path=path, files=files), f"---\n{front}---\n{''.join(lines)}")
