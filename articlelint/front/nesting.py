"""A bound on nesting, judged on the raw text.

libyaml's composer recurses in C and ends the process on some thousand levels (30,000 open `[` on a main thread, 2,000
where a thread has a stack of 512 KB), and its scanner is quadratic in open brackets; so the text is judged before it.
"""

import re

from articlelint.text import Span

# Ten times what any front matter met in the wild needs, a tenth of what a small stack bears.
DEEPEST = 100

_BRACKET = re.compile(r"[\[{\]}]")
# The counts and the search for this literal come first: they cost 4 µs a file, the regular expressions 34.
_WIDE_INDENT = " " * DEEPEST
_COMPACT = re.compile(rf"(?:[-?:][ \t]+){{{DEEPEST}}}")
# `^` knows no lone carriage return. Each sign of a compact line (`- - a`) opens a level where it stands.
_INDENT = re.compile(r"(?:\A|(?<=[\r\n]))(?P<spaces> *)(?P<signs>(?:[-?:][ \t]+)*)(?=[^ \r\n])")
_SIGN = re.compile(r"[-?:]")


def too_deep(source: str) -> Span | None:
    """Where a text may nest deeper than `DEEPEST` levels; brackets in quotes count, so it errs on the safe side."""
    if source.count("[") + source.count("{") > DEEPEST:
        depth = 0
        for bracket in _BRACKET.finditer(source):
            depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
            if depth > DEEPEST:
                return Span(*bracket.span())
    if source.count("-") + source.count("?") + source.count(":") > DEEPEST:
        compact = _COMPACT.search(source)
        if compact:
            return Span(*compact.span())
    return _indented_too_deep(source) if _WIDE_INDENT in source else None


def _indented_too_deep(source: str) -> Span | None:
    open_indents: list[int] = []
    for line in _INDENT.finditer(source):
        indent = len(line["spaces"])
        while open_indents and open_indents[-1] >= indent:
            open_indents.pop()
        open_indents.append(indent)
        open_indents += (indent + sign.end() for sign in _SIGN.finditer(line["signs"]))
        if len(open_indents) > DEEPEST:
            return Span(line.end("spaces"), line.end("spaces") + 1)
    return None
