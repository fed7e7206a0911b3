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


# What articlelint is told by: a newer one of these may read, or say, something else. Installed packages have a folder
# of this name with their version (https://packaging.python.org/specifications/recording-installed-packages).
_DEPENDENCIES = frozenset({"can_ada", "ftfy", "jsonschema_rs", "pathspec", "pyromark", "python_frontmatter", "pyyaml"})
_METADATA = ".dist-info"


@cache
def program() -> list[object]:
    """The versions of articlelint, of what it needs and of Python, and the states of the files that it is made of."""
    stamps = sorted(stamp for folder in _FOLDERS for stamp in _stamps(folder))
    return [__version__, sys.version, sorted(_dependencies()), stamps]


def _dependencies() -> Iterator[str]:
    for folder in sys.path:
        with suppress(OSError):
            for name in os.listdir(folder or os.curdir):
                if name.endswith(_METADATA) and name.partition("-")[0].lower() in _DEPENDENCIES:
                    yield name


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    with suppress(OSError):
        for member in os.scandir(folder):
            if member.is_dir():
                yield from _stamps(member.path)
            elif member.name.endswith(_SUFFIXES):
                state = member.stat()
                yield member.path, state.st_size, state.st_mtime_ns
