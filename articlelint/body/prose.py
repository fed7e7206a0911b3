"""What a reader reads of a body: its prose, without code, HTML and URLs; and the HTML and entities left out of it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from articlelint.body.parts import Piece
from articlelint.body.plain import WORD
from articlelint.text import Span

# Patterns here stop at the next sign of their own kind, so that no line makes them search it over and over.
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]{0,20}://|www\.|mailto:)\S+", re.IGNORECASE)
# What site builders fill in: Liquid, Jinja, Hugo's shortcodes, and in MDX expressions.
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_EXPRESSION = re.compile(r"\{[^{}]*\}")
_MDX_COMMENT_START = "{/*"
_MDX_COMMENT_END = re.compile(r"[ \t]*\}")
# In MDX a paragraph that begins so is a module's (ESM) line.
_MODULE_LINE = re.compile(r"(?:import|export)\b[^\r\n]*")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# Elements whose text nobody reads, or reads as code; then any other tag.
_UNREAD = re.compile(
    r"<(?P<name>script|style|pre|code|svg|textarea|template)\b.*?(?:</(?P=name)\s*>|\Z)|<[/!?A-Za-z][^<>]*(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TEXT_OF_HTML = re.compile(r"[^\s<>][^<>\r\n]*")

# Han, Kana and Bopomofo: their readers count characters (Unicode blocks; Hangul is written with spaces).
_COUNTED_CHARACTER = re.compile(
    "[\u3041-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# Thai, Lao, Burmese and Khmer have no spaces between words, which are some five code points long with their marks.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_UNSPACED_WORD = 5
# A character reference stands for one code point, or for two (HTML 5, §13.5), and is longer than those.
_LONGEST_CHARACTER = 2
# Between two pieces of one word stand marks of emphasis and backslashes, and those are short.
_LONGEST_MARK = 3


class Prose:
    """What one pass over the parser's events gives of a body's text; their extents are bytes of the body's UTF-8."""

    def __init__(self, text: str, place: Callable[[int], int], events: Iterable[tuple[Any, Any]], *, mdx: bool) -> None:
        self.pieces: list[Piece] = []
        self.html: list[Span] = []
        self.entities: list[Span] = []
        self.comments: list[Span] = []
        self._text = text
        self._place = place
        self._mdx = mdx
        self._comment_starts: list[int] = []
        # How many elements are open whose text is none: code, autolinks, HTML (which is read as a whole).
        self._unread = 0
        # The autolink whose text comes next; it ends without a mark of its own.
        self._autolink: Any = None
        # Text that the parser gives in parts with nothing between them: what is shown, and the extent of all.
        self._shown: list[str] = []
        self._start_of_run = self._end_of_run = 0
        for event, extent in events:
            if event.__class__ is not str:
                ((name, value),) = event.items()
                if name == "Text":
                    if not self._unread:
                        self._text_event(value, extent)
                elif name == "Start":
                    self._start(value, extent)
                elif name == "End":
                    self._unread -= _is_unread(value)
                elif name == "InlineHtml":
                    self._inline(extent)
        self._end_run()
        if mdx:
            self._leave_out_comments()

    def _start(self, tag: Any, extent: Any) -> None:  # noqa: ANN401 the parser's events are checked by use
        if tag == "HtmlBlock":
            self._end_run()
            self._block(self._span(extent))
        if _is_unread(tag):
            self._unread += 1
        elif tag.__class__ is dict and "Link" in tag and tag["Link"]["link_type"] in {"Autolink", "Email"}:
            self._autolink = extent

    def _text_event(self, shown: str, extent: Any) -> None:  # noqa: ANN401 as above
        if self._autolink is not None:
            inside = extent["end"] <= self._autolink["end"]
            self._autolink = None
            if inside:
                return
        if len(shown) <= _LONGEST_CHARACTER < extent["end"] - extent["start"] and self._is_entity(shown, extent):
            return
        if extent["start"] != self._end_of_run:
            self._end_run()
            self._start_of_run = extent["start"]
        self._shown.append(shown)
        self._end_of_run = extent["end"]

    def _is_entity(self, shown: str, extent: Any) -> bool:  # noqa: ANN401 as above
        span = self._span(extent)
        if self._text[span.start] != "&" or span.of(self._text) == shown:
            return False
        self._end_run()
        self.entities.append(span)
        self.pieces.append(Piece(span, shown))
        return True

    def _end_run(self) -> None:
        shown = "".join(self._shown)
        self._shown.clear()
        if not shown:
            return
        span = Span(self._place(self._start_of_run), self._place(self._end_of_run))
        written = span.of(self._text)
        if self._mdx and "{/" in written:
            self._comment_starts += self._starts_of_comments(span)
        if self._mdx and self._begins_line(span.start) and _MODULE_LINE.match(written):
            return
        if written != shown:  # what no decoder can read: the place is right, and the text is what counts
            self.pieces.append(Piece(span, shown))
            return
        for start, end in _without(written, self._left_out(written)):
            self.pieces.append(Piece(Span(span.start + start, span.start + end), written[start:end]))

    def _starts_of_comments(self, span: Span) -> Iterator[int]:
        # The asterisk may be no text any more.
        start = self._text.find(_MDX_COMMENT_START, span.start, span.end + 1)
        while start != -1:
            yield start
            start = self._text.find(_MDX_COMMENT_START, start + 1, span.end + 1)

    def _left_out(self, written: str) -> list[tuple[int, int]]:
        found = []
        if "://" in written or "www." in written or "mailto:" in written:
            found += [url.span() for url in _URL.finditer(written)]
        if "{" in written:
            found += [one.span() for one in _TEMPLATE.finditer(written)]
            if self._mdx:
                found += [one.span() for one in _EXPRESSION.finditer(written)]
        return found

    def _begins_line(self, place: int) -> bool:
        return place == 0 or self._text[place - 1] in "\r\n"

    def _inline(self, extent: Any) -> None:  # noqa: ANN401 as above
        span = self._span(extent)
        (self.comments if self._text.startswith("<!--", span.start) else self.html).append(span)

    def _block(self, block: Span) -> None:
        written = block.of(self._text)
        comments = [found.span() for found in _COMMENT.finditer(written)] if "<!--" in written else []
        self.comments += [Span(block.start + start, block.start + end) for start, end in comments]
        for start, end in _without(written, comments):
            html = written[start:end]
            if html.strip():
                left = len(html) - len(html.lstrip())
                self.html.append(Span(block.start + start + left, block.start + start + len(html.rstrip())))
            tags = [found.span() for found in _UNREAD.finditer(html)]
            for first, last in _without(html, tags):
                for run in _TEXT_OF_HTML.finditer(html, first, last):
                    place = block.start + start + run.start()
                    self.pieces.append(Piece(Span(place, place + len(run[0])), run[0]))

    def _leave_out_comments(self) -> None:
        """In MDX a comment is an expression; to Markdown it is text, and its asterisks may be emphasis."""
        end = 0
        for start in self._comment_starts:
            close = self._text.find("*/", start) if start >= end else -1
            found = _MDX_COMMENT_END.match(self._text, close + 2) if close != -1 else None
            if found:
                end = found.end()
                self.comments.append(Span(start, end))
            elif close == -1 and start >= end:
                break
        if self.comments:
            self.pieces = [part for piece in self.pieces for part in self._outside_comments(piece)]

    def _outside_comments(self, piece: Piece) -> Iterator[Piece]:
        first = max(0, bisect_right(self.comments, piece.span) - 1)
        last = bisect_right(self.comments, (piece.span.end, 0))
        near = [comment for comment in self.comments[first:last] if comment.end > piece.span.start]
        if not near:
            yield piece
            return
        start = piece.span.start
        for left, right in _without(piece.span.of(self._text), [(one.start - start, one.end - start) for one in near]):
            span = Span(start + left, start + right)
            yield Piece(span, span.of(self._text))

    def _span(self, extent: Any) -> Span:  # noqa: ANN401 as above
        return Span(self._place(extent["start"]), self._place(extent["end"]))


def word_count(text: str, pieces: Iterable[Piece]) -> int:
    """How many words a reader counts in some pieces of a text; `state-of-the-art` is one, and so is each Han sign."""
    shown: list[str] = []
    end = 0
    for piece in pieces:
        between = text[end : piece.span.start]
        if len(between) > _LONGEST_MARK or _parts(between):
            shown.append(" ")
        shown.append(piece.shown)
        end = piece.span.end
    written = "".join(shown)
    if not written.isascii():
        written = _COUNTED_CHARACTER.sub(r" \g<0> ", written)
        written = _UNSPACED.sub(lambda run: " x" * -(-len(run[0]) // _UNSPACED_WORD) + " ", written)
    return len(WORD.findall(written))


def _parts(between: str) -> bool:
    return any(character.isspace() or character in "|`<>" for character in between)


def _is_unread(tag: Any) -> bool:  # noqa: ANN401 the parser's events are checked by use
    return tag in {"HtmlBlock", "CodeBlock"} if tag.__class__ is str else "CodeBlock" in tag


def _without(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a text without some spans, as spans."""
    start = 0
    for first, last in sorted(spans):
        if first > start:
            yield start, first
        start = max(start, last)
    if start < len(text):
        yield start, len(text)
