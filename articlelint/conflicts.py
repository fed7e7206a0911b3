"""Merge conflicts: the markers that Git leaves in a file, and never those that an article quotes in code."""

import re
from typing import NamedTuple

from articlelint.body import Body
from articlelint.front import split
from articlelint.text import Span

# Git's default marker size is seven (gitattributes, `conflict-marker-size`).
_OPENING = "<" * 7
_CLOSING = ">" * 7
_MARKER = re.compile(r"(?:\A|(?<=[\r\n]))(?P<sign><{7}|={7}|>{7})(?=[ \r\n]|\Z)[^\r\n]*")

# A program whose code block was torn by a merge is a conflict too (one of the four in our corpus of broken articles); a
# quotation is told by its block's language, or by the article's speaking of such things, in whatever language.
_INFO = re.compile(r"(?:`{3,}|~{3,})[ \t]*(?P<language>[A-Za-z][\w+#.-]*)")
_LANGUAGES_OF_QUOTATIONS = frozenset(
    {
        "bash",
        "conflict",
        "console",
        "diff",
        "git",
        "markdown",
        "md",
        "mdx",
        "patch",
        "plain",
        "plaintext",
        "sh",
        "shell",
    }
    | {"terminal", "text", "txt", "zsh"}
)
_ABOUT_CONFLICTS = re.compile(
    r"\bgit\b|merg(?:e|ing)|rebas|[ck]onfli|конфл|злит|слиян|冲突|衝突|競合|충돌", re.IGNORECASE
)


class Conflict(NamedTuple):
    """The marker lines of one conflict, in order: from `<<<<<<<` to `>>>>>>>`, or what is left of them."""

    markers: tuple[Span, ...]


def conflicts_in(text: str, *, mdx: bool = False) -> tuple[Conflict, ...]:
    """The merge conflicts of a text."""
    # Most texts have none of these signs, and a search for one sign takes a tenth of the time of one for seven.
    if ("<" not in text or _OPENING not in text) and (">" not in text or _CLOSING not in text):
        return ()
    quoted = _quoted(text, mdx=mdx)
    found: list[list[Span]] = []
    open_now = False
    for marker in _MARKER.finditer(text):
        if any(span.start <= marker.start() < span.end for span in quoted):
            continue
        sign, span = marker["sign"], Span(*marker.span())
        if sign == _OPENING:
            found.append([span])
        elif open_now:
            found[-1].append(span)
        elif sign == _CLOSING and _is_label(span.of(text)):
            found.append([span])
        open_now = sign == _OPENING or (open_now and sign != _CLOSING)
    return tuple(Conflict(tuple(markers)) for markers in found)


def _is_label(line: str) -> bool:
    # Seven nested quotes may open a Markdown line; Git's closing marker names a branch or a commit in one word.
    return bool(re.fullmatch(r">{7} \S+(?: \(.*\))?", line))


def _quoted(text: str, *, mdx: bool) -> list[Span]:
    body = Body(text, split(text).end, mdx=mdx)
    speaks_of_conflicts = _ABOUT_CONFLICTS.search(_MARKER.sub("", text)) is not None
    return [
        block.span
        for block in body.blocks
        if (block.kind == "code" and (speaks_of_conflicts or not _is_program(block.span.of(text))))
        or (block.kind == "html" and block.span.of(text).lstrip().lower().startswith("<pre"))
    ]


def _is_program(code: str) -> bool:
    """Whether a code block says that it holds a programming language, in which markers have no place."""
    info = _INFO.match(code)
    return info is not None and info["language"].lower() not in _LANGUAGES_OF_QUOTATIONS
