"""The parts of a body, each with its span in the original text."""

from typing import NamedTuple

from articlelint.text import Span

# Browsers show headings of level 5 and 6 smaller than the text.
_SMALL_PRINT_LEVEL = 5


class Heading(NamedTuple):
    """A heading: `level` is 1 to 6, `title` is its text without markup and may be empty.

    `span` has the marks and the underline but no line end. A heading in a quote, a list or a footnote is not
    `top_level`.
    """

    span: Span
    title_span: Span
    level: int
    title: str
    top_level: bool

    @property
    def is_atx(self) -> bool:
        """Whether hashes make this a heading, and no underline."""
        return self.title_span.start > self.span.start


class Block(NamedTuple):
    """A block that stands in nothing else.

    Its kind: `paragraph`, `list`, `quote`, `code`, `table`, `footnote`, `html` (or a JSX component), `comment` (HTML
    comments and nothing else) or `rule` (a thematic break).
    """

    kind: str
    span: Span


class Section(NamedTuple):
    """A top-level heading and all up to the next one of its level or above; `blocks` are not those of subsections."""

    heading: Heading
    span: Span
    blocks: tuple[Block, ...]
    has_subsections: bool

    @property
    def is_empty(self) -> bool:
        """Whether a reader sees nothing under the heading."""
        return not self.has_subsections and all(block.kind in {"comment", "rule"} for block in self.blocks)

    @property
    def is_small_print(self) -> bool:
        """Whether this is a heading for its small letters' sake, as in `##### License: MIT` at the end of a page."""
        return self.heading.level >= _SMALL_PRINT_LEVEL and self.is_empty


class Link(NamedTuple):
    """A place that names a URL.

    `url` is the destination as a reader's browser gets it, `span` the destination as its author wrote it (without
    angle brackets), `label` the text that is shown for it. The kind: `link`, `image`, `autolink` or `definition` (of
    a reference; its uses are no links of their own).
    """

    url: str
    span: Span
    kind: str
    label: str


class Piece(NamedTuple):
    """A piece of prose on one line: where it stands, and the text that is shown for it."""

    span: Span
    shown: str
