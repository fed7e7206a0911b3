"""Suppressions for findings that are to stay: comments that name the rules and say why, where each is found."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from articlelint.article import Article
from articlelint.diagnostic import Diagnostic
from articlelint.fix import Edit, Fix, Safety, apply
from articlelint.fixing import Fixed, Look
from articlelint.front import read_front
from articlelint.ignore import MENTION
from articlelint.text import BYTE_ORDER_MARK, Span

# Its rules look after the suppressions: to suppress what they say of one would be a circle.
_OF_SUPPRESSIONS = "ignores"
_OF_FRONT = "front"


# A rule and its message.
_Kind: TypeAlias = tuple[str, str]


class _Place(NamedTuple):
    """A comment that is to be inserted at an offset: what stands before and behind the directive, and which it is."""

    offset: int
    before: str
    after: str
    directive: str = "ignore"

    def edit(self, rules: Sequence[str], reason: str) -> Edit:
        """The comment for some rules."""
        words = f"{MENTION}: {self.directive}[{', '.join(rules)}] {reason}"
        return Edit(Span(self.offset, self.offset), f"{self.before}{words}{self.after}")


def with_ignores(text: str, look: Look, reason: str) -> Fixed:
    """An article with a suppression for each finding in it; `made` are the findings that are hidden now.

    Each comment stands as near to its findings as it can: above the line or the field in the front matter, above the
    block in the body, else for the whole file. It is proven by another look, and left out where it would change data.
    """
    article, found = look(text)
    before, stubborn = found, Counter[_Kind]()
    while waiting := _without([one for one in found if _may_stay(article, one)], stubborn):
        home = _home(article, waiting[0])
        together = [one for one in waiting if _home(article, one) == home]
        after = _ignored(article, found, together, look, reason)
        if after is None:
            stubborn += _kinds(together)
        else:
            article, found = after
    return Fixed(article.text, tuple(_without(before, _kinds(found))), found)


def _may_stay(article: Article, diagnostic: Diagnostic) -> bool:
    """Whether a finding may be suppressed: a front matter that can't be read hides all the others already."""
    is_of_unread = diagnostic.family == _OF_FRONT and article.front.data is None
    return diagnostic.family != _OF_SUPPRESSIONS and not is_of_unread


def _ignored(
    article: Article, found: Sequence[Diagnostic], together: Sequence[Diagnostic], look: Look, reason: str
) -> tuple[Article, list[Diagnostic]] | None:
    """The article with a comment that hides some findings of one place and nothing else changes; None without one."""
    rules = sorted({one.rule for one in together})
    wanted = _kinds(found) - _kinds(together)
    for place in _places(article, together[0].finding.span.start):
        text = apply(article.text, [Fix("", (place.edit(rules, reason),), Safety.SAFE)])
        if read_front(text, article.front.bounds).data == article.front.data:
            changed, now = look(text)
            # Others of these rules may be hidden along, but nothing may come up.
            if not _kinds(now) - wanted:
                return changed, now
    return None


def _places(article: Article, offset: int) -> Iterator[_Place]:
    """Where a comment may stand that hides what begins at an offset, the nearest first."""
    if article.front.format is not None and offset < article.front.span.end and not article.front.faults:
        yield from _front_places(article, offset)
    elif article.front.format is None or not article.front.faults:
        yield from _body_places(article, offset)
    body = article.body.start
    opening, closing = _marks(article)
    yield _Place(body, f"{opening} ", f" {closing}{_newline(article)}", "ignore-file")


def _front_places(article: Article, offset: int) -> Iterator[_Place]:
    front, text = article.front, article.text
    if front.format not in {"yaml", "toml"}:
        return
    newline = _newline(article)
    starts = [_line_start(text, max(offset, front.content.start))]
    starts += [_line_start(text, span.start) for span in _fields(article) if span.start <= offset <= span.end]
    for start in starts:
        indent = text[start : len(text) - len(text[start:].lstrip(" "))]
        yield _Place(start, f"{indent}# ", newline)
    yield _Place(front.content.start, "# ", newline, "ignore-file")


def _fields(article: Article) -> Iterator[Span]:
    """The fields at the root of a front matter, each with its key and its value."""
    for route in list(article.front.routes):
        key, value = article.front.key_span(route), article.front.value_span(route)
        if len(route) == 1 and key and value:
            yield Span(key.start, max(key.end, value.end))


def _body_places(article: Article, offset: int) -> Iterator[_Place]:
    opening, closing = _marks(article)
    start = _block_start(article, offset)
    if start is not None:
        yield _Place(_line_start(article.text, start), f"{opening} ", f" {closing}{_newline(article)}")


def _block_start(article: Article, offset: int) -> int | None:
    """Where the block or heading begins that an offset stands in, or the last one before it."""
    headings = (heading.span.start for heading in article.body.headings if heading.top_level)
    starts = sorted({*headings, *(block.span.start for block in article.body.blocks)})
    number = bisect_right(starts, offset)
    return starts[max(0, number - 1)] if starts else None


def _home(article: Article, diagnostic: Diagnostic) -> tuple[int, str]:
    """Where the first comment that would do for a finding stands, and which it is: those with the same one share it."""
    place = next(_places(article, diagnostic.finding.span.start))
    return place.offset, place.directive


def _marks(article: Article) -> tuple[str, str]:
    return ("{/*", "*/}") if article.is_mdx else ("<!--", "-->")


def _newline(article: Article) -> str:
    return "\r\n" if "\r\n" in article.text else "\n"


def _line_start(text: str, offset: int) -> int:
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return start + (start == 0 and text.startswith(BYTE_ORDER_MARK))


def _kinds(diagnostics: Sequence[Diagnostic]) -> Counter[_Kind]:
    """What is found, wherever it stands: comments move it down."""
    return Counter(map(_kind, diagnostics))


def _kind(diagnostic: Diagnostic) -> _Kind:
    return diagnostic.rule, diagnostic.finding.message


def _without(diagnostics: Sequence[Diagnostic], kinds: Counter[_Kind]) -> list[Diagnostic]:
    """Some diagnostics without as many of each kind as are given."""
    left = kinds.copy()
    kept = []
    for one in diagnostics:
        if left[_kind(one)] > 0:
            left[_kind(one)] -= 1
        else:
            kept.append(one)
    return kept
