"""Where a front matter begins and ends, and what stands in the way where it has no beginning or no end.

The rules, and where other readers differ, are written down in docs/decisions/0003-front-matter.md.
"""

import re
from typing import Literal, NamedTuple, TypeAlias

from articlelint.text import BYTE_ORDER_MARK, Span

Format: TypeAlias = Literal["yaml", "toml", "json"]


class Fault(NamedTuple):
    """Why a front matter can't be told from its body, named by the rule that reports it.

    `near` is what was probably meant as the fence; `insert_at` is where a missing fence belongs. `closing` is what was
    meant as the other fence and is none either, with the spaces before it: neither can be written without the other.
    """

    defect: str
    span: Span
    near: Span | None = None
    insert_at: int | None = None
    closing: Span | None = None


class Fences(NamedTuple):
    """A text cut at its fences. Without a front matter `format` is None and every span is empty.

    `end` is where the body begins; `known` is false where the front matter is of a language that has no data (`---js`).
    """

    format: Format | None
    opening: Span
    content: Span
    end: int
    faults: tuple[Fault, ...] = ()
    known: bool = True

    @property
    def has_content(self) -> bool:
        """Whether it can be told what stands in the front matter: not where only its beginning is known."""
        return self.format is not None and all(
            fault.near is not None for fault in self.faults if fault.defect == "unclosed-front-matter"
        )


_LINE_END = r"(?:\r\n|\n|\r|\Z)"
_OPENING = re.compile(rf"(?P<fence>---)[ \t]*{_LINE_END}")
# It begins with the line end before the fence: `^` knows no lone carriage return.
_CLOSING = re.compile(rf"[\r\n](?:---|\.\.\.)[ \t]*{_LINE_END}")


def split(text: str) -> Fences:
    """Cut a text at its fences; what is wrong with them stands in `faults`."""
    return _plainly_cut(text) or _cut(text)


def _plainly_cut(text: str) -> Fences | None:
    """A text cut at fences that nobody could take for anything else; five times as fast as by patterns."""
    end = text.find("\n---\n", 3) if text.startswith("---\n") else -1
    within = text[3:end]
    if end < 0 or "\r" in within or "\n---" in within or "\n..." in within:
        return None
    return Fences("yaml", Span(0, 3), Span(4, max(4, end + 1)), end + 5)


def _cut(text: str) -> Fences:
    start = 1 if text.startswith(BYTE_ORDER_MARK) else 0
    opening = _OPENING.match(text, start)
    closing = _CLOSING.search(text, opening.end() - 1) if opening else None
    if opening is not None and closing is not None:
        content = Span(opening.end(), max(opening.end(), closing.start() + 1))
        return Fences("yaml", Span(*opening.span("fence")), content, closing.end())
    from articlelint.front.other_fences import cut  # noqa: PLC0415 most articles have these fences, and it takes 2 ms

    return cut(text, start)
