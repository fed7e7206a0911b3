"""Settings: which rules run, how bad their findings are, and what is expected of which articles."""

from articlelint.settings.document import Document, Mistake, MistakenSettings
from articlelint.settings.model import EVERYTHING, UNREADABLE, Scope, Settings, chosen, stray_selector
from articlelint.settings.reading import default_settings, read_settings, stated_schemas, stray_fields

__all__ = [
    "EVERYTHING",
    "UNREADABLE",
    "Document",
    "Mistake",
    "MistakenSettings",
    "Scope",
    "Settings",
    "chosen",
    "default_settings",
    "read_settings",
    "stated_schemas",
    "stray_fields",
    "stray_selector",
]
