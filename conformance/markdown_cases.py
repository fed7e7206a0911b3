"""CommonMark's examples: their headings, and where their links and images lead."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from cases import Case
from packages import Package, files_of

from articlelint.body import Body
from articlelint.body.unadorned import read_unadorned

PACKAGE = Package("markdown_it_py", "4.3.0")


def cases() -> Iterator[Case]:
    """Each example, at the start of a body and below a paragraph."""
    (_, content), *_ = files_of(PACKAGE, "tests/test_cmark_spec", "commonmark.json")
    for example in json.loads(content):
        yield Case(f"{example['example']} ({example['section']})", _fault(example))


def _fault(example: dict[str, Any]) -> str:
    text = example["markdown"]
    body, shown = Body(text, 0), _Shown(text)
    shown.feed(example["html"])
    shown.close()
    headings = [(heading.level, " ".join(heading.title.split())) for heading in body.headings]
    if headings != shown.headings:
        return f"has the headings {headings}, not {shown.headings}"
    # A reference leads where its definition does, which is the link that is looked at.
    direct = {unquote(link.url) for link in body.links if link.kind != "definition"}
    defined = {unquote(link.url) for link in body.links if link.kind == "definition"}
    wanted = {unquote(url.removeprefix("mailto:")) for url in shown.urls}
    if not direct <= wanted | {url for url in direct if f"mailto:{url}" in wanted} or not wanted <= direct | defined:
        return f"leads to {sorted(direct)} and defines {sorted(defined)}, where {sorted(wanted)} are meant"
    plain = read_unadorned(text, 0)
    if plain is not None and plain.headings != body.headings:
        return "is read otherwise without a parser"
    return ""


class _Shown(HTMLParser):
    """What a page shows but for the tags that its author wrote."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self._written = written
        self.headings: list[tuple[int, str]] = []
        self.urls: list[str] = []
        self._level = 0
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():  # noqa: PLR2004 h1 to h6
            self._level, self._words = int(tag[1]), []
        elif tag in {"a", "img"} and (self.get_starttag_text() or "") not in self._written:
            self.urls.append(known.get("href" if tag == "a" else "src") or "")
            self._words.append(known.get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == f"h{self._level}":
            self.headings.append((self._level, " ".join("".join(self._words).split())))

    def handle_data(self, data: str) -> None:
        self._words.append(data)
