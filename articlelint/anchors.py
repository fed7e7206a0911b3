"""Anchors: what a `#` at the end of a link can lead to in a text. Each site makes its own, so that much counts."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articlelint.body import Body
from articlelint.front import read_front
from articlelint.slugs import folded_letters, is_latin, plain, slug_of, spelt_out, unnumbered
from articlelint.wording import nearest

# An article that takes other texts in, or is written by a program, may have any heading.
_MADE = re.compile(
    r"\{\{|\{%|<%|<!--\s*#?include|\[!INCLUDE|--8<--|\{include\}|^\.\. +include|!\[\[", re.IGNORECASE | re.MULTILINE
)
# Also where the parser sees no heading: in HTML, or without a space behind the hashes, as other parsers take it.
_LINE = re.compile(r"^[ \t>*+-]{0,40}#{1,6}[ \t]*(\S[^\r\n]*)", re.MULTILINE)
_ELEMENT = re.compile(r"<h([1-6])\b[^<>]{0,300}>(.{0,300}?)</h\1>", re.IGNORECASE | re.DOTALL)
# An attribute of HTML; one of kramdown, Pandoc and others, in braces; a target of MyST.
_GIVEN = re.compile(
    r"""\b(?:id|name)\s*=\s*(?:["{']+)?([^"'\s<>{}]+)|\{[^{}\r\n]*?#([^\s{}]+)|^\(([^()\r\n]+)\)=""", re.MULTILINE
)
_TAG = re.compile(r"<[^<>]*>|\{[^{}]*\}")
_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_LEADING = re.compile(r"\A[^a-z]+")

# What leads to a line of code, to words of a page, to a footnote, or is no anchor but a program's own address.
_OTHER = re.compile(
    r"L[0-9]+(?:C[0-9]+)?(?:-L?[0-9]+(?:C[0-9]+)?)?|.*[!/?=:~^#|&;,$@(){}\[\]<>].*"
    r"|(?:user-content-)?_?(?:cite|fn|ftn|edn|footnote|note|ref|sup)[a-z]*[-_]?[0-9].*|(?:user-content-)?fn(?:ref)?-.+"
)
# What the page around a text has, whatever stands in it: themes of Hugo, Jekyll, WordPress, Hexo and Docusaurus.
_NAMES = (
    "about archive article back-to-top banner body bottom breadcrumbs comment comment-form comments contact "
    "contents content cover disqus disqus-thread end faq footer footnotes giscus header hero home intro main "
    "main-content menu more nav navbar navigation newsletter page page-top post post-content posts read-more "
    "readmore related related-posts respond return root search share sidebar sign-up signup skip-to-content "
    "subscribe table-of-contents toc top utterances wrapper docusaurus"
)
_OF_PAGES = frozenset(map(folded_letters, _NAMES.split()))


class Anchors(NamedTuple):
    """The anchors of one text, as a reader writes them, and what else leads there, in letters and digits alone."""

    shown: tuple[str, ...] = ()
    folded: frozenset[str] = frozenset()
    is_latin: bool = True

    def has(self, fragment: str) -> bool:
        """Whether a fragment leads somewhere, or may do so; it is taken to be decoded."""
        bare = fragment.removeprefix("user-content-")
        asked = [folded_letters(one) for one in (bare, unnumbered(bare))]
        if not asked[0] or _OTHER.fullmatch(fragment) or asked[0] in _OF_PAGES:
            return True
        # Nobody knows how a heading in another alphabet is transliterated.
        return any(one in self.folded for one in asked) or (fragment.isascii() and not self.is_latin)

    def near(self, fragment: str) -> str | None:
        """The anchor that a fragment most likely means."""
        return nearest(fragment, self.shown)


def anchors_in(text: str, body: Body, title: object = None) -> Anchors | None:
    """The anchors of an article with a title of its own; None where its text is made of others."""
    if _MADE.search(text):
        return None
    headings = [heading.title for heading in body.headings]
    lines = [*_LINE.findall(text), *(found[1] for found in _ELEMENT.findall(text))]
    titles = [*headings, *lines, *([title] if isinstance(title, str) else [])]
    given = [name for names in _GIVEN.findall(text) for name in names if name]
    shown = dict.fromkeys(filter(None, (*map(slug_of, headings), *given)))
    folded = {folded_letters(one) for one in (*given, *_spellings(titles))}
    return Anchors(tuple(shown), frozenset(folded - {""}), all(map(is_latin, titles)))


def headings_in(text: str) -> frozenset[str]:
    """What stands on the lines of a text that begin as headings, in letters and digits alone: some of its anchors."""
    lines = (line.partition("\n")[0].partition("\r")[0] for line in f"\n{text}".split("\n#")[1:])
    return frozenset(map(folded_letters, lines)) - {""}


def anchors_of(text: str) -> Anchors | None:
    """The anchors of a whole text with its front matter."""
    front = read_front(text)
    return anchors_in(text, Body(text, front.span.end), (front.data or {}).get("title"))


def _spellings(titles: Iterable[str]) -> Iterator[str]:
    """All that sites may make the anchor of a heading of."""
    for title in dict.fromkeys(titles):
        for one in (title, _TAG.sub("", title), _EMOJI.sub("", title)):
            yield one
            yield plain(one)
            yield spelt_out(one)
            # kramdown lets an identifier begin with a letter.
            yield _LEADING.sub("", plain(one))
            yield one.encode("ascii", "ignore").decode()
            if "&" in one or "+" in one:
                yield one.replace("&", " and ").replace("+", " plus ")
                yield one.replace("&", " amp ")
