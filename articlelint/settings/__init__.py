"""Settings: which rules run, how bad their findings are, and what is expected of which articles."""

from articlelint.settings.document import Document, Mistake, MistakenSettings
from articlelint.settings.layers import COMMAND_LINE, DEFAULT, Layer, Layered, Origin
from articlelint.settings.model import (
    EVERYTHING,
    UNREADABLE,
    UNTOLD,
    UNWRITABLE,
    Limits,
    Override,
    Scope,
    Settings,
    Step,
    chosen,
    guessed,
    stray_selector,
)
from articlelint.settings.reading import default_settings, settings_from, stated_folders, stated_schemas

__all__ = [
    "COMMAND_LINE",
    "DEFAULT",
    "EVERYTHING",
    "UNREADABLE",
    "UNTOLD",
    "UNWRITABLE",
    "Document",
    "Layer",
    "Layered",
    "Limits",
    "Mistake",
    "MistakenSettings",
    "Origin",
    "Override",
    "Scope",
    "Settings",
    "Step",
    "chosen",
    "default_settings",
    "guessed",
    "settings_from",
    "stated_folders",
    "stated_schemas",
    "stray_selector",
]
