"""A bound on nesting, judged on the raw text.

libyaml's composer recurses in C and ends the process on some thousand levels (30,000 open `[` on a main thread, 2,000
where a thread has a stack of 512 KB), and its scanner is quadratic in open brackets; so the text is judged before it.
"""

import re
from functools import cache

from articlelint.front.reading import BOUNDS
from articlelint.text import Span

# Below this many levels the nodes themselves are asked how deep they are: they know a bracket in quotes for what it is.
USUAL = BOUNDS.nesting

_BRACKET = re.compile(r"[\[{\]}]")
# The counts and the search for a wide indentation come first: they cost 4 µs a file, the regular expressions 34.
# `^` knows no lone carriage return. Each sign of a compact line (`- - a`) opens a level where it stands.
_INDENT = re.compile(r"(?:\A|(?<=[\r\n]))(?P<spaces> *)(?P<signs>(?:[-?:][ \t]+)*)(?=[^ \r\n])")
_SIGN = re.compile(r"[-?:]")


def too_deep(source: str, deepest: int = USUAL) -> Span | None:
    """Where a text may nest deeper than so many levels; brackets in quotes count, so it errs on the safe side."""
    if source.count("[") + source.count("{") > deepest:
        depth = 0
        for bracket in _BRACKET.finditer(source):
            depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
            if depth > deepest:
                return Span(*bracket.span())
    if source.count("-") + source.count("?") + source.count(":") > deepest:
        compact = _compact(deepest).search(source)
        if compact:
            return Span(*compact.span())
    return _indented_too_deep(source, deepest) if " " * deepest in source else None


@cache
def _compact(deepest: int) -> re.Pattern[str]:
    return re.compile(rf"(?:[-?:][ \t]+){{{deepest}}}")


def _indented_too_deep(source: str, deepest: int) -> Span | None:
    open_indents: list[int] = []
    for line in _INDENT.finditer(source):
        indent = len(line["spaces"])
        while open_indents and open_indents[-1] >= indent:
            open_indents.pop()
        open_indents.append(indent)
        open_indents += (indent + sign.end() for sign in _SIGN.finditer(line["signs"]))
        if len(open_indents) > deepest:
            return Span(line.end("spaces"), line.end("spaces") + 1)
    return None
