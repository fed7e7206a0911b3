"""What tells this program from another version of it, released or not."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from articlelint import __version__

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
# Schemas and presets stand inside the package or, in a checkout, beside it.
_FOLDERS = (_PACKAGE, os.path.join(os.path.dirname(_PACKAGE), "schemas"))
_SUFFIXES = (".py", ".json", ".toml")


@cache
def program() -> list[object]:
    """The versions of articlelint and of Python, and the states of the files that this one is made of."""
    return [__version__, sys.version, sorted(stamp for folder in _FOLDERS for stamp in _stamps(folder))]


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    with suppress(OSError):
        for member in os.scandir(folder):
            if member.is_dir():
                yield from _stamps(member.path)
            elif member.name.endswith(_SUFFIXES):
                state = member.stat()
                yield member.path, state.st_size, state.st_mtime_ns
