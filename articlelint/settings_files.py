"""The files that settings stand in: which one holds for an article, and what it says."""

import os

from articlelint.files import UnreadableError, read
from articlelint.schemas import near
from articlelint.settings import Document, Mistake, MistakenSettings

SETTINGS_FILE = "articlelint.toml"
PROJECT_FILE = "pyproject.toml"
PROJECT_TABLE = ("tool", "articlelint")


def absolute(path: str) -> str:
    """A path from the root on, with `/` between its parts."""
    return os.path.abspath(path).replace(os.sep, "/")


def document_above(folder: str) -> Document | None:
    """The nearest settings in a folder or above it: a file of their own before a table in a project's file."""
    own = f"{folder.rstrip('/')}/{SETTINGS_FILE}"
    if os.path.lexists(own):
        return document_at(own)
    project = f"{folder.rstrip('/')}/{PROJECT_FILE}"
    if os.path.isfile(project):
        document = document_at(project)
        if document.mentions(PROJECT_TABLE[-1]) and document.data is not None:
            return document
    above = os.path.dirname(folder)
    return None if above == folder else document_above(above)


def document_at(file: str) -> Document:
    """The settings in a file; raises `MistakenSettings` where it can't be read."""
    path = near(file)
    try:
        text = read(file)
    except UnreadableError as error:
        raise MistakenSettings((Mistake(path, 1, 1, f"the settings can't be read: {error}"),)) from error
    return Document(path, text, PROJECT_TABLE if os.path.basename(file) == PROJECT_FILE else ())
