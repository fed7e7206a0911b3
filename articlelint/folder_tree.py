"""The files below a folder on the disk, looked at only as far as somebody asks, each folder and file once."""

import os
import time
from collections.abc import Callable
from functools import partial

from articlelint.files import STEP, UnreadableError, read, stamp_in
from articlelint.surroundings import Tree, Unseen


def folder_tree(folder: str, leads_out: Callable[[str], bool] | None = None, *, notes: bool = False) -> Tree:
    """The files below an absolute folder. A link counts as what it leads to, and one that leads nowhere as a file.

    Where a path `leads_out` nobody looks.
    """
    if leads_out is None:
        return Tree(partial(_names, folder), partial(_text, folder), partial(_stamp, folder), notes=notes)

    def is_beyond(path: str) -> bool:
        return leads_out(os.path.join(folder, path))

    return Tree(
        lambda path: Unseen() if is_beyond(path) else _names(folder, path),
        lambda path: None if is_beyond(path) else _text(folder, path),
        lambda path: "beyond" if is_beyond(path) else _stamp(folder, path),
        notes=notes,
    )


def _names(root: str, folder: str) -> frozenset[str] | None:
    try:
        # Names are compared, and not paths looked up: a Mac and Windows would find `A.png` where there is `a.png`.
        return frozenset(os.listdir(os.path.join(root, folder)))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    except OSError:
        # Somebody may go through a folder that they may not list.
        return Unseen()


def _stamp(root: str, path: str) -> str:
    """What tells one state of a file from another: its size and the time of its last change."""
    try:
        state = os.stat(os.path.join(root, path))
    except (OSError, ValueError):
        return "gone"
    now, (size, changed, node) = time.time_ns(), stamp_in(state)
    # What was changed a moment ago may be changed again unseen, and is like nothing before or after.
    unsettled = f" at {now}" if changed > now - STEP else ""
    return f"{size} {changed} {node}{unsettled}"


def _text(root: str, path: str) -> str | None:
    try:
        return read(os.path.join(root, path))
    except UnreadableError:
        return None
