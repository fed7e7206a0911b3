"""What a suppression covers: a line or an entry of the front matter, or a block of the body."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from articlelint.article import Article
from articlelint.text import Lines, Route, Span


class FrontCovers:
    """The covers of comments in a front matter.

    Behind something a comment covers its line, and with it the whole of a text or bracket that ends there. On a line of
    its own it covers the entry below, which is the outermost key or item that begins there with all its value, and
    above the first entry the opening fence as well: whatever is missing at the root is reported there.
    """

    def __init__(self, article: Article) -> None:
        self._front = article.front
        self._lines = article.lines

    def cover(self, comment: Span) -> Span:
        """What a comment covers; only itself where nothing follows it."""
        line = _line(self._lines, comment.start)
        if self._front.text[line.start : comment.start].strip():
            return Span(self._start_of_inline_value(line.start, comment.start), line.end)
        following = bisect_left(self._starts, comment.end)
        start = self._front.opening.start if following == 0 else comment.start
        if following == len(self._starts):
            return Span(start, comment.end)
        return Span(start, _line(self._lines, self._ends[self._starts[following]]).end)

    def _start_of_inline_value(self, start: int, end: int) -> int:
        last = bisect_right(self._inline_values, (end, end))
        for value_end, value_start in reversed(self._inline_values[:last]):
            if value_end <= start:
                break
            start = min(start, _line(self._lines, value_start).start)
        return start

    @cached_property
    def _ends(self) -> dict[int, int]:
        """Where the outermost entry ends that begins at a place."""
        ends: dict[int, int] = {}
        for start, end in self._entries():
            ends[start] = max(end, ends.get(start, start))
        return ends

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(self._ends)

    @cached_property
    def _inline_values(self) -> list[tuple[int, int]]:
        """Ends and starts of texts, lists and mappings that are written inline over several lines."""
        front = self._front
        parents = {route[:-1] for route in front.routes}
        spans = ((route, front.value_span(route)) for route in front.routes if route)
        return sorted(
            (span.end, span.start)
            for route, span in spans
            if span
            and not front.text.startswith(("|", ">"), span.start)
            and (route not in parents or front.text.startswith(("[", "{"), span.start))
            and len(span.of(front.text).splitlines()) > 1
        )

    def _entries(self) -> Iterator[tuple[int, int]]:
        headers: dict[int, Route] = {}
        for route in self._front.routes:
            key, value = self._front.key_span(route), self._front.value_span(route)
            if not route or value is None:
                continue
            if key is not None and value.start < key.start and self._front.format == "toml":
                # Of the tables that one header opens the innermost is the one it is written for.
                if len(route) > len(headers.get(value.start, ())):
                    headers[value.start] = route
            else:
                start = key.start if key else value.start
                yield start, max(start, value.end)
        for start, end in _tables(headers, self._front.content.end):
            # The table goes on to the line before the next header.
            yield start, max(start, _line(self._lines, end).start - 1)


class BodyCovers:
    """The covers of comments in a body.

    A comment covers the block or heading below it; with text beside it, or more of its block behind it, it covers the
    block that it stands in. A list, a quote and a table are each one block.
    """

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._lines = article.lines
        headings = (heading.span for heading in article.body.headings if heading.top_level)
        blocks = sorted({*headings, *(block.span for block in article.body.blocks)})
        self._blocks = [Span(start, start + len(article.text[start:end].rstrip())) for start, end in blocks]
        self._ends = [block.end for block in self._blocks]
        self._contents = list(_contents(article.text, self._blocks, sorted(article.body.comments)))
        self._next_filled = self._followers()

    def cover(self, comment: Span) -> Span:
        """What a comment covers; only itself where nothing follows it."""
        number = bisect_left(self._ends, comment.end)
        if number < len(self._blocks) and self._blocks[number].start <= comment.start:
            contents = self._contents[number]
            before = self._text[_line(self._lines, comment.start).start : comment.start]
            if contents is not None and (before.strip() or comment.start < contents.end):
                return Span(_line(self._lines, self._blocks[number].start).start, self._blocks[number].end)
            number += 1
        following = self._next_filled[number]
        return comment if following is None else Span(comment.start, self._blocks[following].end)

    def _followers(self) -> list[int | None]:
        """For each block, and the end, the number of the first block from there on that is more than comments."""
        followers: list[int | None] = [None]
        for number in range(len(self._blocks) - 1, -1, -1):
            followers.append(followers[-1] if self._contents[number] is None else number)
        return followers[::-1]


def _contents(text: str, blocks: list[Span], comments: list[Span]) -> Iterator[Span | None]:
    """What each block holds beside comments, from the first to the last of it; None where that is nothing."""
    following = 0
    for block in blocks:
        start, last = block
        first = None
        while following < len(comments) and comments[following].start < block.end:
            comment = comments[following]
            if text[start : comment.start].strip():
                first, last = block.start if first is None else first, comment.start
            start = max(start, comment.end)
            following += 1
        if text[start : block.end].strip():
            first, last = block.start if first is None else first, block.end
        yield None if first is None else Span(first, last)


def _tables(headers: dict[int, Route], end: int) -> Iterator[tuple[int, int]]:
    """Each TOML table from its header to the next one that is not within it."""
    opened: list[tuple[int, Route]] = []
    for start, route in sorted(headers.items()):
        while opened and route[: len(opened[-1][1])] != opened[-1][1]:
            yield opened.pop()[0], start
        opened.append((start, route))
    for start, _ in opened:
        yield start, end


def _line(lines: Lines, offset: int) -> Span:
    return lines.span(lines.number_at(offset))
