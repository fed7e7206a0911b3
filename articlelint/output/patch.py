"""What fixes change, as a patch in the unified format of POSIX `diff -u`, that `patch` takes."""

from collections.abc import Iterator
from difflib import unified_diff

from articlelint.output.cells import legible
from articlelint.output.colour import paint

# GNU diff's way to say that the last line of a file has no line end; POSIX leaves the word open.
_NO_LINE_END = "\\ No newline at end of file"

_COLOURS = {"+": "added", "-": "removed", "@": "hunk"}


def patch(path: str, before: str, after: str) -> str:
    """The patch that makes one text of another; every line is as it stands in the file, so that it can be applied."""
    return "".join(f"{line}\n" for line in _patch(path, before, after))


def legible_patch(path: str, before: str, after: str, *, colour: bool) -> str:
    """The same to be read in a terminal: what it would obey or hide is escaped."""
    lines = (legible(line) for line in _patch(path, before, after))
    return "".join(f"{paint(line, _COLOURS.get(line[:1], ''), colour=colour)}\n" for line in lines)


def _patch(path: str, before: str, after: str) -> Iterator[str]:
    name = _quoted(path)
    # Lines end where they do for `patch`: a carriage return before the line feed belongs to the line.
    for line in unified_diff(_lines(before), _lines(after), name, name):
        whole = line.removesuffix("\n")
        yield whole
        if whole == line:
            yield _NO_LINE_END


def _quoted(path: str) -> str:
    r"""A path as GNU diff writes it: with a tab behind one that has spaces, in quotes where else it would end too soon.

    In quotes, bytes that are neither ASCII nor printable are octal, as in `"a\\tb\\303\\251.md"`.
    """
    if path.isprintable() and not set('"\\').intersection(path):
        return f"{path}\t" if " " in path else path
    return f'"{"".join(map(_octal, path.encode("utf-8", "surrogateescape")))}"'


def _octal(byte: int) -> str:
    sign = chr(byte)
    return sign if sign.isascii() and sign.isprintable() and sign not in '"\\' else f"\\{byte:03o}"


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + ([text.rpartition("\n")[2]] if text[-1:] != "\n" else [])
