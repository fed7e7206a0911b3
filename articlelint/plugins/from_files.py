"""Loads rules from files of Python that settings name."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from articlelint.files import UnreadableError, bytes_of
from articlelint.plugins.admission import Source, rules_in
from articlelint.plugins.broken import BrokenPlugin, failure, line_in
from articlelint.schemas import near


def loaded(file: str, shown: str | None = None) -> Source:
    """The rules in a file, which is a copy where it is shown by another path.

    Raises `BrokenPlugin` where it can't be read or run.
    """
    path = shown or near(file)
    try:
        source = bytes_of(file)
    except UnreadableError as error:
        raise BrokenPlugin(path, None, f"the plugin can't be read: {error}") from error
    # Under its path as its name a plugin takes no other module's place, and messages need no second name for it.
    module = ModuleType(path)
    module.__file__ = file
    sys.modules[path] = module
    try:
        with _neighbours(os.path.dirname(file)):
            exec(compile(source, path, "exec", dont_inherit=True), vars(module))  # noqa: S102 plugins are code
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        del sys.modules[path]
        raise BrokenPlugin(path, line_in(error, path), failure(error)) from error
    return Source(path, module, rules_in(module, path))


@contextmanager
def _neighbours(folder: str) -> Iterator[None]:
    """Lets a plugin import the modules that stand beside it, and forgets them: another's may have the same names."""
    if folder in map(os.path.realpath, sys.path):
        yield
        return
    # Last, so that no file of a site takes the place of an installed module.
    sys.path.append(folder)
    before = set(sys.modules)
    try:
        yield
    finally:
        sys.path.remove(folder)
        new = {name: sys.modules[name] for name in sys.modules.keys() - before}
        beside = {name for name, module in new.items() if "." not in name and _stands_in(module, folder)}
        for name in new:
            if name.partition(".")[0] in beside:
                del sys.modules[name]


def _stands_in(module: ModuleType, folder: str) -> bool:
    place = getattr(module, "__file__", None) or ""
    parent = os.path.dirname(place)
    return folder in {parent, os.path.dirname(parent)} and place.endswith(".py")
