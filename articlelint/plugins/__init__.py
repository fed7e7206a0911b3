"""Rules from elsewhere: files of Python that settings name, and packages that are installed beside articlelint.

A plugin is loaded whole, or not at all and with the reason and its place. Loading one runs its code.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from articlelint.installed import GROUP, may_have_rules
from articlelint.plugins.broken import NAME, TAKEN, BrokenPlugin, Loaded
from articlelint.registry import shipped_rules
from articlelint.rule import Rule

if TYPE_CHECKING:
    from articlelint.checkout import Checkout

__all__ = ["GROUP", "NAME", "TAKEN", "BrokenPlugin", "Loaded", "file_plugins", "installed_plugins", "installed_rules"]


def file_plugins(
    paths: Sequence[str], folder: str, known: Iterable[type[Rule]], shown: Mapping[str, str] = {}
) -> Loaded:
    """The rules in some files of Python; each path counts from the folder, and a file named twice counts once.

    Files are shown by their paths, or where they are copies by those that are given for them.

    A file is broken that is not there, can't be run, holds no rule, or holds one that does not explain itself
    (`articlelint.testing.flaws`) or that has the name of another: a known one, or one of a file before it.
    """
    # By whatever way a file is reached, it is shown by the way that was named first.
    files: dict[str, str] = {}
    for path in paths:
        files.setdefault(_real(os.path.join(folder, path)), os.path.abspath(os.path.join(folder, path)))
    if not files:
        return Loaded()
    from articlelint.plugins.admission import admitted  # noqa: PLC0415 most runs have no plugins
    from articlelint.plugins.from_files import loaded  # noqa: PLC0415 see above

    return admitted([partial(loaded, file, shown.get(file)) for file in files.values()], known)


def installed_rules(checkout: "Checkout | None" = None) -> tuple[type[Rule], ...]:
    """The rules of installed packages, by id; raises the first `BrokenPlugin` where any of them can't be used."""
    return installed_plugins(checkout).whole()


def installed_plugins(checkout: "Checkout | None" = None) -> Loaded:
    """The rules of installed packages: those that their entry points of the group `articlelint.rules` name.

    An entry point names a module, all of whose rules count, or one rule, and is broken as a file is; so is one whose
    code lies in a checkout of which none is to be run.
    """
    if not may_have_rules():
        return Loaded()
    from articlelint.plugins.admission import admitted  # noqa: PLC0415 most runs have no plugins
    from articlelint.plugins.from_packages import pointed  # noqa: PLC0415 46 ms, nearly all of it `importlib.metadata`

    return admitted(pointed(GROUP, checkout), shipped_rules())


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except ValueError:  # a null character: that there is no such file is told in time
        return path
