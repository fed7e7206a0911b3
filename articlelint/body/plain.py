"""How many words there are at least in what is plainly text: a fifth of the time that all of a body takes."""

import re
from collections.abc import Iterable

from articlelint.body.parts import Block
from articlelint.body.prose import WORD

# What may hold, or be, something else than words: code (also indented in a list), HTML, links, templates, quotes,
# tables, entities. One search for each is faster than a pattern of them all by far.
_MORE_THAN_TEXT = ("`", "<", ">", "[", "{", "&", "|", "~", "\t", "     ", "://", "www.", "mailto:")
_NUMBERED = re.compile(r"^ *[0-9]+[.)]", re.MULTILINE)


def plain_words(text: str, blocks: Iterable[Block], enough: int) -> int:
    """The words of the blocks that hold nothing but text; it stops to count once there are enough."""
    count = 0
    for block in blocks:
        if _is_plain(block, text):
            count += len(WORD.findall(text, *block.span))
            if count >= enough:
                break
    return count


def _is_plain(block: Block, text: str) -> bool:
    if block.kind not in {"paragraph", "list"}:
        return False
    written = block.span.of(text).lower()
    return not any(mark in written for mark in _MORE_THAN_TEXT) and (
        block.kind == "paragraph" or not _NUMBERED.search(written)
    )
