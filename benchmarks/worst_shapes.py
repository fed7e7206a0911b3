"""The worst articles: shapes of texts that grow without bound, each a function of a count.

Each is what a step that looks at everything once for everything else would take too long over.
"""

from collections.abc import Callable, Mapping
from functools import partial
from random import Random
from typing import TypeAlias

from corpus import SAMPLE

# How many of a thing an article has: the text.
Shape: TypeAlias = Callable[[int], str]

_WORDS = (
    *("bank", "coin", "market", "ledger", "harbour", "Kyiv", "Canton", "3.5", "12,000", "2026-01-07", "$4.2 million"),
    *("7 %", "price", "share", "token", "fund", "rule", "custody", "network", "transfer", "payment", "issuer"),
    *("reserve", "audit", "bridge", "exchange", "privacy", "deposit", "volume", "region", "index"),
)


def _sample() -> tuple[str, str]:
    """The front matter of the sample article with its fences, and its body."""
    head, body = SAMPLE.read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)
    return f"---\n{head}\n---\n", body


FRONT, BODY = _sample()
_INSIDE = FRONT.removeprefix("---\n").removesuffix("---\n")


def _prose(count: int, seed: int = 6) -> str:
    """So many words."""
    chance = Random(seed)  # noqa: S311 nothing is kept secret
    return " ".join(chance.choices(_WORDS, k=count))


def long_article(count: int) -> str:
    """So many sections, two fifths of which have a link, in a body that is two hundred times as long."""
    chance = Random(count)  # noqa: S311 as above
    parts = []
    for number in range(count):
        words = chance.choices(_WORDS, k=25)
        if number % 5 < 2:  # noqa: PLR2004 two fifths
            words[7] = f"[{words[7]}](https://example.com/{number}?a=1&b=2)"
        parts.append(f"## Part {number} of {words[0]}\n\n{' '.join(words)}.\n\n")
    return FRONT + "".join(parts)


def _body(unit: str, count: int, *, start: str = "", end: str = "") -> str:
    """The sample's front matter above a unit that is repeated; `{}` in it stands for its number."""
    numbered = "{}" in unit
    inner = "".join(unit.replace("{}", str(number)) for number in range(count)) if numbered else unit * count
    return f"{FRONT}{start}{inner}{end}\n"


def _front(unit: str, count: int, *, head: str = "") -> str:
    """More fields in the sample's front matter, by a unit that is repeated."""
    return f"---\n{_INSIDE}{head}{''.join(unit.replace('{}', str(number)) for number in range(count))}---\n{BODY}"


def _in_place_of(line: str, unit: str, count: int) -> str:
    """The sample with a line of its front matter followed by a unit that is repeated."""
    more = "".join(unit.replace("{}", str(number)) for number in range(count))
    return SAMPLE.read_text("utf-8").replace(f"{line}\n", f"{line}\n{more}", 1)


def _toml(count: int) -> str:
    return "+++\n" + "".join(f"key{number} = 'value {number}'\n" for number in range(count)) + f"+++\n{BODY}"


def _toml_tables(count: int) -> str:
    tables = (f"[table{number}]\nkey = 1\n[[lists.of.tables]]\nname = 'a'\n" for number in range(count))
    return f"+++\n{''.join(tables)}+++\n{BODY}"


def _json(count: int) -> str:
    pairs = ",\n".join(f'  "key{number}": "value {number}"' for number in range(count))
    return f"{{\n{pairs}\n}}\n{BODY}"


def _one_cell_each(count: int) -> str:
    return _body("| a {} | b | c |\n", count, start="| x | y | z |\n| --- | --- | --- |\n")


def _nested(opening: str, count: int, inner: str = "a", closing: str = "") -> str:
    return f"{FRONT}{opening * count}{inner}{closing * count}\n"


def _text(prefix: str, words: int) -> str:
    return f"{prefix}{_prose(words)}\n"


def _nested_fields(count: int) -> str:
    return "---\n" + "".join(f"{' ' * depth}a:\n" for depth in range(count)) + f"---\n{BODY}"


# By their names: the shape, and of how many of the things it is tried.
SHAPES: Mapping[str, tuple[Shape, int]] = {
    "sections with links": (long_article, 5_000),
    "one line of words": (partial(_text, FRONT), 150_000),
    "one word": (partial(_body, "a"), 1_000_000),
    "one run of spaces": (partial(_body, " ", end="x"), 1_000_000),
    "empty lines": (partial(_body, "\n"), 1_000_000),
    "carriage returns": (partial(_body, "\r"), 500_000),
    "paragraphs": (partial(_body, "A line of text {}.\n\n"), 50_000),
    "list items": (partial(_body, "- item {}\n"), 100_000),
    "loose list items": (partial(_body, "- item {}\n\n"), 50_000),
    "numbered items": (partial(_body, "1. item\n"), 100_000),
    "nested list items": (lambda count: FRONT + "".join(f"{'  ' * n}- a\n" for n in range(count)), 700),
    "nested quotes": (partial(_nested, "> "), 20_000),
    "open brackets": (partial(_nested, "["), 20_000),
    "brackets": (partial(_nested, "[", closing="]"), 20_000),
    "open links": (partial(_body, "[a]("), 20_000),
    "open pictures": (partial(_body, "![a]("), 20_000),
    "open pointed links": (partial(_body, "[a](<b"), 20_000),
    "links": (partial(_body, "[a {}](https://example.com/{}) "), 20_000),
    "links to one place": (partial(_body, "[a](https://example.com/)\n\n"), 20_000),
    "insecure links": (partial(_body, "[a {}](http://example.com/{})\n\n"), 10_000),
    "links to anchors": (partial(_body, "## Part {}\n\n[a](#part-{})\n\n"), 5_000),
    "links to lost anchors": (partial(_body, "## Part {}\n\n[a](#parts-{})\n\n"), 5_000),
    "links to files": (partial(_body, "[a {}](./other-{}.md) "), 5_000),
    "addresses in pointed brackets": (partial(_body, "<https://example.com/{}> "), 20_000),
    "bare addresses": (partial(_body, "https://example.com/{} "), 20_000),
    "tracked links": (partial(_body, "[a](https://example.com/{}?utm_source=x) "), 10_000),
    "one long address": (partial(_body, "&a{}=b", start="[a](https://example.com/?x=1", end=")"), 50_000),
    "reference links": (partial(_body, "[a {}][r{}]\n\n[r{}]: https://example.com/{}\n\n"), 5_000),
    "lost reference links": (partial(_body, "[a {}][r{}] "), 20_000),
    "footnotes": (partial(_body, "Word[^{}].\n\n[^{}]: Note {}.\n\n"), 5_000),
    "emphasis": (partial(_body, "*a **b** c* "), 50_000),
    "open emphasis": (partial(_body, "*a **b "), 20_000),
    "nested emphasis": (partial(_nested, "*", closing="*"), 20_000),
    "underlines": (partial(_body, "_a __b "), 20_000),
    "open backticks": (lambda count: FRONT + "".join(f"e{'`' * n}" for n in range(count)) + "\n", 1_400),
    "code": (partial(_body, "`a` "), 100_000),
    "fences": (partial(_body, "```\ncode\n```\n\n"), 20_000),
    "open fence": (partial(_body, "code ```\n", start="```\n"), 50_000),
    "headings": (partial(_body, "# Title {}\n"), 20_000),
    "one heading again": (partial(_body, "## Overview\n\nText.\n\n"), 10_000),
    "headings without text": (partial(_body, "## Part {}\n\n"), 10_000),
    "headings that skip": (partial(_body, "## Part {}\n\nText.\n\n#### Deep {}\n\nText.\n\n"), 5_000),
    "underlined headings": (partial(_body, "Title {}\n===\n\nText.\n\n"), 10_000),
    "tables' rows": (_one_cell_each, 20_000),
    "tables' cells": (partial(_body, "a | ", start="| ", end="\n| --- |\n"), 50_000),
    "entities": (partial(_body, "&amp; &copy; &#39; "), 20_000),
    "entities twice": (partial(_body, "&amp;amp; "), 10_000),
    "ampersands": (partial(_body, "&"), 500_000),
    "amp of amp": (partial(_body, "amp;", start="&"), 200_000),
    "tags of HTML": (partial(_body, "<b>a</b> "), 20_000),
    "blocks of HTML": (partial(_body, "<div>\na\n</div>\n\n"), 10_000),
    "open tags": (partial(_body, "<a "), 50_000),
    "open comments": (partial(_body, "a <!-- b\n\n"), 20_000),
    "open declarations": (partial(_body, "<!A <? <![CDATA[ "), 20_000),
    "less than": (partial(_body, "<"), 500_000),
    "comments": (partial(_body, "<!-- a {} -->\n\n"), 20_000),
    "suppressions": (partial(_body, "<!-- articlelint: ignore[raw-html] why -->\n\n<b>a</b>\n\n"), 5_000),
    "idle suppressions": (partial(_body, "<!-- articlelint: ignore[raw-html] why -->\n\nText.\n\n"), 10_000),
    "strange suppressions": (partial(_body, "<!-- articlelint: ignore[raw-htm{}] why -->\n\nText.\n\n"), 10_000),
    "malformed suppressions": (partial(_body, "<!-- articlelint: ignore {} -->\n\nText.\n\n"), 10_000),
    "suppressions in front": (partial(_front, "key{}: 1 # articlelint: ignore[unknown-field] why\n"), 5_000),
    "invisible characters": (partial(_body, "a\u200bb "), 10_000),
    "one run of invisible characters": (partial(_body, "\u200b"), 100_000),
    "mojibake": (partial(_body, "donâ€™t "), 10_000),
    "mixed scripts": (partial(_body, "Тоkеn "), 10_000),
    "Cyrillic": (partial(_body, "Слово про ринок {}. "), 30_000),
    "ellipses": (partial(_body, "Text that ends here…\n\n"), 10_000),
    "model's words": (partial(_body, "As an AI language model, I cannot help.\n\n"), 10_000),
    "conflict marks": (partial(_body, "<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n\n"), 5_000),
    "numbers": (partial(_body, "1,234.5 million and $3.2bn in 2026-01-07, "), 20_000),
    "one number": (partial(_body, "1"), 500_000),
    "parted number": (partial(_body, "1,234,", end="5"), 50_000),
    "fences of front matter": (partial(_body, "---\n"), 100_000),
    "definitions": (partial(_body, "[r{}]: https://example.com/{}\n"), 20_000),
    "formulas": (partial(_body, "$a$ $$b$$ "), 50_000),
    "backslashes": (partial(_body, "\\"), 500_000),
    "quotes": (partial(_body, "\"a\" 'b' «c» "), 50_000),
    "tags": (partial(_in_place_of, "tags:", "  - TAG {}\n"), 10_000),
    "tags in small letters": (partial(_in_place_of, "tags:", "  - tag {}\n"), 10_000),
    "one tag again": (partial(_in_place_of, "tags:", "  - BLOCKCHAIN\n"), 10_000),
    "fields": (partial(_front, "key{}: value {}\n"), 10_000),
    "fields that are nearly known": (partial(_front, "titl{}: value {}\n"), 5_000),
    "one field again": (partial(_front, "title: value {}\n"), 10_000),
    "fields with ambiguous values": (partial(_front, "key{}: no\n"), 10_000),
    "fields of a field": (partial(_front, "  key{}: value\n", head="more:\n"), 10_000),
    "addresses in front": (partial(_front, "key{}: http://example.com/{}\n"), 5_000),
    "long text in front": (partial(_front, "  a line of text {}\n", head="text: >\n"), 10_000),
    "quoted text in front": (partial(_front, "  a line of text {}\n", head="text: 'a\n"), 10_000),
    "comments in front": (partial(_front, "# comment {}\n"), 20_000),
    "flow list": (lambda count: f"---\n{_INSIDE}more: [{', '.join(['a'] * count)}]\n---\n{BODY}", 50_000),
    "nested flow lists": (lambda count: f"---\n{_INSIDE}more: {'[' * count}{']' * count}\n---\n{BODY}", 10_000),
    "nested fields": (_nested_fields, 600),
    "anchors and aliases": (partial(_front, "key{}: &a{} value\nother{}: *a{}\n"), 5_000),
    "merges": (partial(_front, "key{}: {<<: *base}\n", head="base: &base {a: 1}\n"), 2_000),
    "open front matter": (lambda count: "---\n" + "key: value\n" * count, 20_000),
    "broken front matter": (lambda count: "---\n" + "key: [a\n" * count + f"---\n{BODY}", 10_000),
    "tabs in front": (lambda count: "---\n" + "\tkey: a\n" * count + f"---\n{BODY}", 10_000),
    "dates in front": (partial(_front, "key{}: 2026-01-07T18:21:26.000Z\n"), 5_000),
    "TOML": (_toml, 10_000),
    "TOML of tables": (_toml_tables, 5_000),
    "TOML list": (lambda count: f"+++\nmore = [{', '.join(['1'] * count)}]\n+++\n{BODY}", 50_000),
    "broken TOML": (lambda count: "+++\n" + "key = \n" * count + f"+++\n{BODY}", 10_000),
    "JSON": (_json, 10_000),
    "JSON list": (lambda count: f'{{"more": [{", ".join(["1"] * count)}]}}\n{BODY}', 50_000),
    "broken JSON": (lambda count: '{\n"a": [' * count + f"\n{BODY}", 10_000),
    "one JSON key again": (lambda count: "{" + '"a": 1,\n' * count + f'"b": 2}}\n{BODY}', 10_000),
}
