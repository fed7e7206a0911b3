"""The rules that are known in the current folder."""

import os
from typing import TypeAlias

from articlelint.cli.streams import say
from articlelint.plugins import BrokenPlugin, file_rules, installed_rules
from articlelint.registry import shipped_rules
from articlelint.rule import Rule
from articlelint.settings import MistakenSettings
from articlelint.settings_files import absolute, document_above, document_at

Rules: TypeAlias = tuple[type[Rule], ...]

# The exit status where settings or plugins can't be used.
NOT_RUN = 2


def rules_here(config: str | None = None, *, isolated: bool = False) -> Rules:
    """The rules, by id, that come with articlelint, are installed, or are named by the settings that hold here.

    Those settings are the nearest above the current folder, or the file `config`; with `isolated` there are none.
    Raises `MistakenSettings` and `BrokenPlugin`.
    """
    rules = (*shipped_rules(), *installed_rules())
    if not isolated:
        document = document_at(config) if config else document_above(absolute(os.curdir))
        plugins = (document.data or {}).get("plugins", ()) if document else ()
        if document and plugins:
            folder = os.path.dirname(absolute(document.path))  # noqa: PTH120 shells wait for this: pathlib takes 5 ms
            rules = (*rules, *file_rules(plugins, folder))
    return tuple(sorted(rules, key=lambda rule: rule.id))


def rules_or_told(config: str | None = None, *, isolated: bool = False) -> Rules | None:
    """The rules that are known here; None where settings or plugins can't be used, which is then told."""
    try:
        return rules_here(config, isolated=isolated)
    except MistakenSettings as error:
        for path, line, column, message in error.mistakes:
            say(f"{path}:{line}:{column}: {message}")
    except BrokenPlugin as error:
        say(str(error))
    return None
