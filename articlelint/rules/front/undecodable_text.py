"""Files that are not UTF-8."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Rule, Valid

# A byte that can't be decoded reaches the core as this plus its value (PEP 383).
_ESCAPE = 0xDC00


class UndecodableText(Rule):
    """A file holds bytes that are not UTF-8.

    ## Why
    Every reader makes something else of them: another letter, a question mark, or a crash.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """At the first byte that is not UTF-8: the others have the same cause."""
        if not article.undecoded:
            return
        first, *others = article.undecoded
        wide = _wide_encoding(article.text)
        if wide:
            yield Finding(first, f"the file is {wide}, not UTF-8", "save the file as UTF-8")
            return
        code = ord(article.text[first.start])
        what = (
            f"the byte 0x{code - _ESCAPE:02X}"
            if _ESCAPE <= code <= _ESCAPE + 0xFF
            else f"the half character U+{code:04X}"
        )
        more = f", nor are those at {len(others)} other place{'s' if len(others) > 1 else ''}" if others else ""
        yield Finding(first, f"{what} is not UTF-8{more}", "save the file as UTF-8")

    examples = (
        Valid("any script", "---\ntitle: Ставки зростають — 加息 😀\n---\n"),
        Invalid(
            "Latin-1",
            "---\ntitle: Caf⟦\udce9⟧ culture\n---\n",
            "the byte 0xE9 is not UTF-8",
            help="save the file as UTF-8",
        ),
        Invalid(
            "Windows-1251 at two places",
            "---\ntitle: ⟦\udcd1\udcf2\udce0\udce2\udcea\udce8⟧ \udce7\udcf0\udcee\n---\n",
            "the byte 0xD1 is not UTF-8, nor are those at 1 other place",
        ),
        Invalid("half a pair", "---\ntitle: ⟦\ud83d⟧\n---\n", "the half character U+D83D is not UTF-8"),
        Invalid("UTF-16", "⟦\udcff\udcfe⟧-\x00-\x00-\x00\n\x00", "the file is UTF-16, not UTF-8"),
    )


def _wide_encoding(text: str) -> str | None:
    little, big = chr(_ESCAPE + 0xFF) + chr(_ESCAPE + 0xFE), chr(_ESCAPE + 0xFE) + chr(_ESCAPE + 0xFF)
    return "UTF-16" if text.startswith((little, big)) else None
