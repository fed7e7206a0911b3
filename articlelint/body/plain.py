"""How many words there are at least in what is plainly text: a quick answer for texts that are long enough."""

import re
from collections.abc import Iterable

from articlelint.body.parts import Block

# A word begins with a letter or a digit, and goes on to the next space or dash; `state-of-the-art` is one.
WORD = re.compile(r"[^\W_][^\s—–…]*")
# What may hold, or be, something else than words: code (also indented in a list), HTML, links, templates, quotes,
# tables, entities. One search for each is faster than a pattern of them all by far.
_MORE_THAN_TEXT = ("`", "<", ">", "[", "{", "&", "|", "~", "\t", "     ", "://", "www.", "mailto:")
# The number of an item is no word, not even of one within another (`- 12. `).
_NUMBERED = re.compile(r"^[-*+ ]*[0-9]+[.)]", re.MULTILINE)


# First bytes of letters in UTF-8, all of whose successors make letters: ASCII's, and those of U+0100 to U+017F and of
# U+0400 to U+047F; a line end is a space.
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\xc4\xc5\xd0\xd1"
_SHAPES = bytes(ord("a") if code in _LETTERS else ord(" ") if code in b" \n" else ord(".") for code in range(0x100))


def least_words(markdown: str) -> int:
    """How many words there are at least in a body that was read without a parser, in a tenth of the time of a count.

    What stands behind a space and begins with a letter is a word there, but for URLs; braces may be a template's. Each
    URL has a colon or a `www.`: colons are counted in a tenth of the time that URLs are.
    """
    if "{" in markdown:
        return 0
    encoded = markdown.encode(errors="replace")
    hosts = encoded.lower().count(b"www.") if b"w" in encoded or b"W" in encoded else 0
    return encoded.translate(_SHAPES).count(b" a") - encoded.count(b":") - hosts


def plain_words(text: str, blocks: Iterable[Block], enough: int) -> int:
    """The words of the blocks that hold nothing but text; it stops to count once there are enough."""
    count = 0
    for block in blocks:
        if _is_plain(block, text):
            written = block.span.of(text)
            # Three times as fast as looking for words, and never too many: those with other signs in them are left out.
            count += sum(map(str.isalnum, written.replace(", ", " ").replace(". ", " ").split()))
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
