"""Mistakes in patterns: of paths, of tags, of a photo's name, and of the hosts that articles may link to."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from warnings import catch_warnings, simplefilter

from articlelint.settings.document import Document, Mistake
from articlelint.settings.globs import glob_pattern
from articlelint.settings.parts import listed, table, texts
from articlelint.text import Route
from articlelint.wording import in_backticks

# Compiled where they are needed: that takes longer than all else here, and most settings need none of them.
_PLACEHOLDER_IN_BRACES = r"\{[^{}]*<[^<>{}]*>[^{}]*\}"
_HOST = r"(?:\*\.)?(?:[^\s/:@*?#]+|\[[0-9A-Fa-f:.]+\])"
_URL = r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:[^/@]*@)?([^/:?#\s]+)|([^/:?#\s]+)[/:?#]"


def path_mistakes(document: Document, here: Route, part: Mapping[str, Any]) -> Iterator[Mistake]:
    """What is wrong with the patterns of a collection, or of an override."""
    for name in ("files", "exclude"):
        for place, glob in texts(part.get(name)):
            fault = _glob_fault(glob, name)
            if fault:
                yield document.mistake((*here, name, place), f"{in_backticks(glob)} {fault}")
            else:
                yield from refused(document, (*here, name, place), glob, glob_pattern)
    yield from _own_path(document, (*here, "path"), part.get("path"))
    root = table(part.get("links")).get("root")
    fault = _path_fault(root) if isinstance(root, str) else None
    if fault:
        yield document.mistake((*here, "links", "root"), f"{in_backticks(root)} {fault}")
    for place, cover in enumerate(listed(part.get("covers"))):
        yield from refused(document, (*here, "covers", place, "photo"), table(cover).get("photo"), _searched)
    yield from refused(document, (*here, "tags", "characters"), table(part.get("tags")).get("characters"))
    for place, host in texts(part.get("hosts")):
        if host and not re.fullmatch(_HOST, host):
            yield document.mistake((*here, "hosts", place), f"{in_backticks(host)} is no host{_meant(host)}")


class _SlowPattern(Exception):
    """A pattern that some texts keep Python busy with for ever."""


def _matched(pattern: str, *, is_searched: bool = False) -> None:
    """Read a pattern that whole texts are held to, or that is searched for in them."""
    re.compile(pattern)
    from articlelint.slow_patterns import takes_too_long  # noqa: PLC0415 few settings have such a pattern

    if takes_too_long(pattern, is_searched=is_searched):
        raise _SlowPattern(pattern)


def _searched(pattern: str) -> None:
    _matched(pattern, is_searched=True)


def refused(
    document: Document, route: Route, written: object, read: Callable[[str], object] = _matched
) -> Iterator[Mistake]:
    """The mistake in a pattern that can't be read; what is no text is no pattern's fault."""
    if isinstance(written, str):
        try:
            with catch_warnings():
                # Python warns of brackets whose meaning is about to change, in words that no reader of articles wants.
                simplefilter("error", FutureWarning)
                read(written)
        except re.error as error:
            yield document.mistake(route, f"{in_backticks(written)} is not a pattern: {error.msg}")
        except FutureWarning:
            yield document.mistake(route, f"{in_backticks(written)} is not a clear pattern: put `\\` before `[`")
        except _SlowPattern:
            advice = "let none of its repetitions read what one within it or behind it reads"
            yield document.mistake(route, f"{in_backticks(written)} takes too long on some texts: {advice}")
        except (RecursionError, OverflowError):
            yield document.mistake(route, f"{in_backticks(written)} is too much of a pattern")


def _glob_fault(glob: str, name: str) -> str | None:
    if glob.startswith("!"):
        instead = "leave the `!` out" if name == "exclude" else f"put {in_backticks(glob[1:])} into `exclude`"
        return f"does not take files away: {instead}"
    fault = _path_fault(glob)
    if fault:
        return fault
    if "<" in glob and re.search(_PLACEHOLDER_IN_BRACES, glob):
        return "has a name in `<>` within `{}`, where it may stand for nothing: write two patterns"
    return None


def _path_fault(path: str) -> str | None:
    if path.startswith(("/", "~")) or path[1:3] in {":/", ":\\"}:
        return "is a path of one computer: write it from the folder of the settings on"
    if ".." in path.split("/"):
        return "leads out of the folder of the settings: put them into a folder above the articles"
    if "\\" in path:
        return f"has backslashes: write {in_backticks(path.replace(chr(92), '/'))}"
    return None


def _own_path(document: Document, route: Route, pattern: object) -> Iterator[Mistake]:
    if not isinstance(pattern, str):
        return
    from articlelint.path_patterns import PathPattern, fault_of_braces  # noqa: PLC0415 few collections have a path

    if pattern.startswith("!"):
        fault: str | None = "says what a path is, not what it isn't: leave the `!` out"
    else:
        fault = _path_fault(pattern) or fault_of_braces(pattern)
    if fault:
        yield document.mistake(route, f"{in_backticks(pattern)} {fault}")
    else:
        yield from refused(document, route, pattern, PathPattern)


def _meant(host: str) -> str:
    found = re.match(_URL, host)
    if found:
        return f": write {in_backticks(found[1] or found[2])}"
    return ": `*` stands for all hosts below one, as in `*.example.com`" if "*" in host else ""
