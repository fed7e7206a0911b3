"""What a suppression covers: a line or an entry of the front matter, or a block of the body."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from articlelint.article import Article
from articlelint.body.nesting import Nest
from articlelint.text import Lines, Route, Span


class FrontCovers:
    """The covers of comments in a front matter.

    Behind something a comment covers its line, and with it the whole of a text or bracket that ends there, or of the
    block of text that begins there. On a line of its own it covers the entry below, which is the outermost key or item
    that begins there with all its value, and above the first entry the opening fence as well: whatever is missing at
    the root is reported there.
    """

    def __init__(self, article: Article) -> None:
        self._front = article.front
        self._lines = article.lines

    def cover(self, comment: Span) -> Span:
        """What a comment covers; only itself where nothing follows it."""
        line = _line(self._lines, comment.start)
        if self._front.text[line.start : comment.start].strip():
            end = self._block_scalars.get(line.start, line.end)
            return Span(self._start_of_inline_value(line.start, comment.start), end)
        following = bisect_left(self._starts, comment.end)
        start = self._front.opening.start if following == 0 else comment.start
        if following == len(self._starts):
            return Span(start, comment.end)
        return Span(start, _line(self._lines, self._ends[self._starts[following]]).end)

    def _start_of_inline_value(self, start: int, end: int) -> int:
        values, line_start = self._inline_values, start
        for number in range(bisect_right(values, (end, end)) - 1, -1, -1):
            value_end, value_start = values[number]
            if value_end <= line_start:
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
        return sorted((end, start) for start, end in self._long_values if self._front.text[start] not in "|>")

    @cached_property
    def _block_scalars(self) -> dict[int, int]:
        """Where the text ends whose `|` or `>` stands on the line that starts at a place."""
        long = ((start, end) for start, end in self._long_values if self._front.text[start] in "|>")
        return {_line(self._lines, start).start: end for start, end in long}

    @cached_property
    def _long_values(self) -> list[Span]:
        """The values of several lines that begin and end with what is theirs alone: not with a key, not with a dash."""
        front = self._front
        parents = {route[:-1] for route in front.routes}
        spans = ((route, front.value_span(route)) for route in front.routes if route)
        return [
            span
            for route, span in spans
            if span
            and (route not in parents or front.text.startswith(("[", "{"), span.start))
            and not (front.format == "toml" and _is_header(front.key_span(route), span))
            and len(span.of(front.text).splitlines()) > 1
        ]

    def _entries(self) -> Iterator[tuple[int, int]]:
        headers: dict[int, Route] = {}
        for route in self._front.routes:
            key, value = self._front.key_span(route), self._front.value_span(route)
            if not route or value is None:
                continue
            if self._front.format == "toml" and _is_header(key, value):
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
    block that it stands in. A list, a quote and a table are each one block to a comment above them; to one that stands
    in a list or a quote the blocks there count, and below the last block of an item the next item.
    """

    def __init__(self, article: Article) -> None:
        self._body = article.body
        headings = (heading.span for heading in article.body.headings if heading.top_level)
        spans = sorted({*headings, *(block.span for block in article.body.blocks)})
        blocks = (Nest("block", span) for span in spans)
        self._row = _Row(article.text, article.lines, blocks, sorted(article.body.comments))

    def cover(self, comment: Span) -> Span:
        """What a comment covers; only itself where nothing follows it."""
        row, below = self._row, None
        while (number := row.around(comment)) is not None:
            block = row.blocks[number]
            holder = self._body.nests.get(block.span.start) if row is self._row else block
            if holder is None or not holder.parts:
                break
            below = row.following(number + 1) if block.kind == "item" else None
            row = row.within(number, holder)
        return row.cover(comment) or (Span(comment.start, below.end) if below else comment)


class _Row:
    """Blocks that stand one below another in one thing, and the comments in them."""

    def __init__(self, text: str, lines: Lines, blocks: Iterable[Nest], comments: list[Span]) -> None:
        self._text = text
        self._lines = lines
        self.blocks = [one._replace(span=_filled(text, one.span)) for one in blocks]
        self._ends = [block.span.end for block in self.blocks]
        self._comments = comments
        self._contents = list(_contents(text, [block.span for block in self.blocks], comments))
        self._next_filled = self._followers()
        self._rows: dict[int, _Row] = {}

    def around(self, comment: Span) -> int | None:
        """The number of the block that a comment stands in; None where that is nothing but comments."""
        number = bisect_left(self._ends, comment.end)
        if number == len(self.blocks) or self.blocks[number].span.start > comment.start:
            return None
        return None if self._contents[number] is None else number

    def following(self, number: int) -> Span | None:
        """The first block from a number on that is more than comments."""
        found = self._next_filled[number]
        return None if found is None else self.blocks[found].span

    def within(self, number: int, holder: Nest) -> "_Row":
        """What stands in the block of a number."""
        if number not in self._rows:
            first, last = (bisect_left(self._comments, (place,)) for place in self.blocks[number].span)
            self._rows[number] = _Row(self._text, self._lines, holder.parts, self._comments[first:last])
        return self._rows[number]

    def cover(self, comment: Span) -> Span | None:
        """What a comment covers that stands in no block of these with blocks of its own; None where that is nothing."""
        number = bisect_left(self._ends, comment.end)
        if number < len(self.blocks) and self.blocks[number].span.start <= comment.start:
            contents = self._contents[number]
            if contents is not None and self._is_beside(comment, contents):
                return Span(_line(self._lines, contents.start).start, self._ends[number])
            number += 1
        following = self.following(number)
        return following and Span(comment.start, following.end)

    def _is_beside(self, comment: Span, contents: Span) -> bool:
        number_at = self._lines.number_at
        return comment.start < contents.end or number_at(contents.end) == number_at(comment.start)

    def _followers(self) -> list[int | None]:
        """For each block, and the end, the number of the first block from there on that is more than comments."""
        followers: list[int | None] = [None]
        for number in range(len(self.blocks) - 1, -1, -1):
            followers.append(followers[-1] if self._contents[number] is None else number)
        return followers[::-1]


def _filled(text: str, span: Span) -> Span:
    """A span without the blank space at its end."""
    return Span(span.start, span.start + len(span.of(text).rstrip()))


def _contents(text: str, blocks: list[Span], comments: list[Span]) -> Iterator[Span | None]:
    """What each block holds beside comments, from its start to the last of it; None where that is nothing."""
    following = 0
    for block in blocks:
        start, last = block.start, None
        while following < len(comments) and comments[following].start < block.end:
            last = _last(text, start, comments[following].start) or last
            start = max(start, comments[following].end)
            following += 1
        last = _last(text, start, block.end) or last
        yield None if last is None else Span(block.start, last)


def _last(text: str, start: int, end: int) -> int | None:
    """Where the last word of a stretch ends; None where it is blank."""
    words = text[start:end].rstrip()
    return start + len(words) if words else None


def _tables(headers: dict[int, Route], end: int) -> Iterator[tuple[int, int]]:
    """Each TOML table from its header to the next one that is not within it."""
    opened: list[tuple[int, Route]] = []
    for start, route in sorted(headers.items()):
        while opened and route[: len(opened[-1][1])] != opened[-1][1]:
            yield opened.pop()[0], start
        opened.append((start, route))
    for start, _ in opened:
        yield start, end


def _is_header(key: Span | None, value: Span) -> bool:
    """Whether a TOML value is a table, which stands where its header does: the key is in there."""
    return key is not None and value.start < key.start


def _line(lines: Lines, offset: int) -> Span:
    return lines.span(lines.number_at(offset))
