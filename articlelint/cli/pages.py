"""A page of Markdown as a terminal shows it: headings, code and what stands in backticks are styled."""

import re
from collections.abc import Iterator
from textwrap import fill

from articlelint.output.colour import paint

# Lines are no longer than this, in cells, however wide a terminal is: nobody reads longer ones with ease.
WIDEST = 100

_FENCE = re.compile(r"(?P<fence>`{3,})(?P<language>[\w-]*)")
_HEADING = re.compile(r"#{1,6} (?P<text>.*)")
_CODE = re.compile(r"(`+)(?! )(.+?)(?<! )\1(?!`)", re.DOTALL)
# What begins a line of its own within a paragraph: an item of a list, or an option that is explained.
_ITEM = re.compile(r"(?:[-*] |\d+\. |`[\w-]+`: )")


def styled(page: str, width: int) -> str:
    """A page in colour, for a terminal of so many cells; the blocks of code keep their lines."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(page.splitlines(), min(width, WIDEST)))


def _lines(page: list[str], width: int) -> Iterator[str]:
    fence = None
    paragraph: list[str] = []
    for line in page:
        opening = _FENCE.fullmatch(line)
        if fence is not None:
            if line == fence["fence"]:
                fence = None
            else:
                # A report is read as it is; what it is about stands out.
                yield "    " + paint(line, "" if fence["language"] == "text" else "code", colour=True)
        elif opening or not line or _HEADING.fullmatch(line):
            yield from _paragraph(paragraph, width)
            paragraph = []
            fence = opening
            heading = _HEADING.fullmatch(line)
            if heading:
                yield paint(fill(heading["text"].replace("`", ""), width), "bold", colour=True)
            elif not line:
                yield ""
        else:
            paragraph.append(line)
    yield from _paragraph(paragraph, width)


def _paragraph(lines: list[str], width: int) -> Iterator[str]:
    whole: list[str] = []
    for line in lines:
        if not whole or _ITEM.match(line):
            whole.append(line)
        else:
            whole[-1] += f" {line.strip()}"
    for text in whole:
        indent = "  " if _ITEM.match(text) else ""
        filled = fill(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        yield _CODE.sub(lambda code: paint(code[2], "code", colour=True), filled)
