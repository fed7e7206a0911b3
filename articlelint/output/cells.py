"""How a text looks in a terminal: what is shown of it, and how many cells that takes."""

import re
import unicodedata

TAB_STOP = 4

# What a runner of continuous integration takes for a command wherever it stands, as in `##[error]`,
# `##vso[task.setvariable]`.
RUNNERS_COMMAND = re.compile(r"##(?=(?:vso|teamcity)?\[)")

_SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
# Controls, format characters (zero-width, bidirectional), lone surrogates, line and paragraph separators: a terminal
# would obey them or hide them, so that a file or its name could forge output.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_COMBINING = frozenset({"Mn", "Me"})
# Medial vowels and final consonants of Korean join the cell of the syllable's first letter (Unicode 16, §3.12).
_HANGUL_JOINING = range(0x1160, 0x1200)
_ESCAPED_BYTES = range(0xDC80, 0xDD00)


def legible(text: str) -> str:
    r"""The text on one line, with escapes for all that a terminal would obey or hide.

    Bytes that are not UTF-8 (which Python's `surrogateescape` kept) are shown as `\xff`.
    """
    return text if text.isprintable() else "".join(map(shown, text))


def shown(character: str) -> str:
    """One character, or the escape that stands for it."""
    if character.isprintable():
        return character
    code = ord(character)
    if unicodedata.category(character) not in _HIDDEN and not _is_noncharacter(code):
        return character
    if code in _ESCAPED_BYTES:
        return f"\\x{code - 0xDC00:02x}"
    if code > 0xFFFF:  # noqa: PLR2004 the last code point of the basic plane
        return f"\\U{code:08x}"
    return _SHORT_ESCAPES.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")  # noqa: PLR2004


def _is_noncharacter(code: int) -> bool:
    """Whether a code point will never be a character (Unicode 16, §23.7): each terminal shows something else for it."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004 the standard's own numbers


def width(text: str) -> int:
    """The cells that a legible text takes in a terminal."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in _COMBINING or ord(character) in _HANGUL_JOINING:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Strip:
    """A piece of one line as a terminal shows it: `text`, and the cell at which each of its characters starts."""

    def __init__(self, piece: str) -> None:
        parts: list[str] = []
        self._starts = [0]
        for character in piece:
            part = " " * (TAB_STOP - self._starts[-1] % TAB_STOP) if character == "\t" else shown(character)
            parts.append(part)
            self._starts.append(self._starts[-1] + width(part))
        self.text = "".join(parts)

    def cell(self, index: int) -> int:
        """The cell at which the character with this index starts; past the end, the cell after the last."""
        return self._starts[min(max(index, 0), len(self._starts) - 1)]
