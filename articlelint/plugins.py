"""Rules from elsewhere: files of Python that settings name, and packages that are installed beside articlelint.

A plugin is loaded whole or refused with the reason and its place. Loading one runs its code.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType, TracebackType

from articlelint.registry import shipped_rules
from articlelint.rule import Rule
from articlelint.schemas import near

GROUP = "articlelint.rules"


class BrokenPlugin(Exception):
    """A plugin that can't be used: its path as it is shown, a 1-based line of it, and a message as of a finding.

    `line` is None where no line of it is at fault: it is not there, say.
    """

    def __init__(self, path: str, line: int | None, message: str) -> None:
        super().__init__(f"{path}{'' if line is None else f':{line}'}: {message}")
        self.path = path
        self.line = line
        self.message = message


def file_rules(paths: Sequence[str], folder: str) -> tuple[type[Rule], ...]:
    """The rules in some files of Python, by id; each path counts from the folder, and a file named twice counts once.

    Raises `BrokenPlugin` for the first file that is not there, can't be run, holds no rule, or holds one that does not
    explain itself (`articlelint.testing.flaws`) or that has the name of another: shipped, installed or in these files.
    """
    raise NotImplementedError


def installed_rules() -> tuple[type[Rule], ...]:
    """The rules of installed packages, by id: those that their entry points of the group `articlelint.rules` name.

    An entry point names a module, all of whose rules count, or one rule. Raises `BrokenPlugin` as `file_rules` does.
    """
    raise NotImplementedError
