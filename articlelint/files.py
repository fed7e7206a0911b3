"""Files of the outside world: what stands in them, and in what state they are."""

import os
import re
import stat
from typing import NamedTuple

# What comes with articlelint is shown as this and its name: where it is installed says nothing to its readers.
OURS = "<articlelint>/"
CACHE_FOLDER = ".articlelint_cache"
SETTINGS_FILE = "articlelint.toml"
PROJECT_FILE = "pyproject.toml"
ARTICLE_SUFFIXES = frozenset({".md", ".markdown", ".mdx"})
TEXT_SUFFIX = ".txt"
# What a text file begins with when it is an article: a fence alone on its line, or a JSON object.
_FENCE = re.compile(rb"""(?:\xef\xbb\xbf)?(?:(?:---|\+\+\+|;;;)[ \t]*(?:[\r\n]|\Z)|\{\s*"|\{[ \t]*[\r\n])""")
_FENCE_ROOM = 256


# Why a pipe, a socket or a device is not read.
NO_FILE = "it is not a regular file"


class UnreadableError(Exception):
    """A file that can't be read; its text is the reason, as a sentence fragment."""


# Windows would translate line ends otherwise. A pipe that takes the place of a file, and those of Linux's `/proc` that
# pass for files, have nothing to give yet and say so, where one would wait for ever.
READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
# In bytes: settings and schemas have a hundredth of it, and a baseline of 100,000 findings a fifth.
LARGEST_OF_PROJECT = 1_000_000
LARGEST = 50_000_000
# In bytes.
_READ_AT_ONCE = 1 << 20

# In nanoseconds: file systems tell time in steps of up to 2 s (FAT), so what was written within one may change unseen.
STEP = 2_000_000_000


class Stamp(NamedTuple):
    """The state of a file, as far as it can be told without reading it: bytes, and nanoseconds since 1970.

    `node` is the number of the file, whatever it is called: two files that change places keep their sizes and times.
    """

    size: int
    changed: int
    node: int


class Glance(NamedTuple):
    """A stamp, and when it was taken, in nanoseconds since 1970: before the file was read."""

    stamp: Stamp
    at: int

    @property
    def is_certain(self) -> bool:
        """Whether a file that has the same stamp later is the same: nothing was written to it just before."""
        return self.stamp.changed + STEP < self.at


class Refusal(NamedTuple):
    """A file or folder that can't be read, or of which else `what` can't be done, and the reason in a few words."""

    path: str
    reason: str
    what: str = "read"


def read(path: str, most: int | None = None) -> str:
    """The text of a file; bytes that are not UTF-8 are kept as lone surrogates (PEP 383).

    Raises `UnreadableError`, also where it has more than `most` bytes, as settings limit them for articles.
    """
    return decoded(bytes_of(path, most))


def read_of_project(path: str) -> str:
    """The text of a file of settings, as `read` gives it; raises `UnreadableError` also where it is far too large."""
    return decoded(bytes_of(path, largest=LARGEST_OF_PROJECT))


def bytes_of(path: str, most: int | None = None, *, largest: int = LARGEST) -> bytes:
    """What stands in a file; raises `UnreadableError`, as `read` does, and where nothing has so many bytes."""
    if "\0" in path:
        raise UnreadableError("its name has U+0000 in it, which no file's has")
    try:
        state = os.stat(path)
        if not stat.S_ISREG(state.st_mode):
            # To open a pipe that nobody writes to would be to wait for ever.
            message = "it is a folder" if stat.S_ISDIR(state.st_mode) else NO_FILE
            raise UnreadableError(message)
        _refuse_larger(state.st_size, most, largest)
        return content_of(path, state.st_size, most, largest)
    except OSError as error:
        raise UnreadableError(reason_of(error)) from error


def too_large(most: int) -> str:
    """Why an article is not read that has more than so many bytes."""
    return f"it has more than {most:,} bytes, the most that `limits.file-size` allows"


def _refuse_larger(size: int, most: int | None, largest: int) -> None:
    if most is not None and size > most:
        raise UnreadableError(too_large(most))
    if most is None and size > largest:
        raise UnreadableError(f"it has more than {largest:,} bytes")


def content_of(path: str, size: int, most: int | None = None, largest: int = LARGEST) -> bytes:
    """All that stands in a regular file of about so many bytes, in half the time of a file object's `read`.

    Raises `UnreadableError` where these are too many in the end: see `bytes_of`.
    """
    file = os.open(path, READING)
    try:
        return _whole(file, size, most, largest)
    finally:
        os.close(file)


def _whole(file: int, size: int, most: int | None, largest: int) -> bytes:
    content = os.read(file, size + 1)
    if len(content) == size:
        return content
    parts, count = [content], len(content)
    while part := os.read(file, _READ_AT_ONCE):
        parts.append(part)
        count += len(part)
        # Somebody may write to it faster than it is read.
        _refuse_larger(count, most, largest)
    return b"".join(parts)


def is_text_with_fence(path: str, content: bytes) -> bool:
    """Whether a file is a `.txt` whose content begins with front matter, which makes it an article."""
    return path.lower().endswith(TEXT_SUFFIX) and _FENCE.match(content) is not None


def decoded(content: bytes) -> str:
    """The text of some bytes, as `read` gives it."""
    return content.decode("utf-8", "surrogateescape")


def spelled(path: str) -> str:
    """A path as it is shown: with slashes on every system, and without `./` before it."""
    parts = path.replace(os.sep, "/").split("/")
    kept = [part for index, part in enumerate(parts) if part not in {"", "."} or (index == 0 and not part)]
    return "/".join(kept) or ("/" if path.startswith(os.sep) else ".")


def begins_with_fence(path: str) -> bool:
    """Whether the text file at a path begins as an article does."""
    file = os.open(path, READING)
    try:
        return is_text_with_fence(path, os.read(file, _FENCE_ROOM))
    finally:
        os.close(file)


def stamp_of(path: str) -> Stamp | None:
    """The state of a file; None where there is none."""
    try:
        return stamp_in(os.stat(path))
    except (OSError, ValueError):
        return None


def stamp_in(state: os.stat_result) -> Stamp:
    """The stamp that the system's word on a file holds."""
    # `touch` and programs that copy files set the time of the last change to their liking, and not that of the state.
    return Stamp(state.st_size, max(state.st_mtime_ns, state.st_ctime_ns), state.st_ino)


def reason_of(error: OSError) -> str:
    """Why a file can't be read, in a few words."""
    return (error.strerror or type(error).__name__).lower()
