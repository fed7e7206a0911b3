"""Writing files so that nothing is ever lost: whoever looks finds the old text or the new one, whole."""

import os
import stat
import tempfile
from contextlib import suppress

from articlelint.processes import undisturbed

# No article is called so: what a killed process leaves behind is never taken for one.
_PREFIX, _SUFFIX = ".articlelint-", ".new"


class UnwritableError(Exception):
    """A file that can't be written; its text is the reason, as a sentence fragment."""


def replace(path: str, before: str | None, after: str) -> None:
    """Put a text in the place of a file that holds the text `before`, at once and for good.

    It is written to a new file in the same folder, brought to the disk (POSIX `fsync`), and renamed; mode, owner and
    extended attributes stay. A link inside the tree, which is the Git repository or else the current folder, is
    followed, and one that leads out of it is not. `before` is None where no file need be there, and where it may be a
    device or a pipe, which is written to.

    Raises `UnwritableError` where the file can't be written, has changed, or lies elsewhere.
    """
    content = after.encode("utf-8", "surrogateescape")
    try:
        if before is None and os.path.exists(path) and not os.path.isfile(path):
            # A device or a pipe, such as a shell makes of `>(…)`: there is nothing in it to be lost.
            with open(path, "wb") as file:
                file.write(content)
        else:
            with undisturbed():
                _replace(_target(path), before, content)
    except OSError as error:
        raise UnwritableError((error.strerror or str(error)).lower()) from error
    except ValueError as error:  # a null character, or paths on two drives of Windows
        raise UnwritableError(str(error).lower()) from error


def _target(path: str) -> str:
    """The file that a path leads to; raises `UnwritableError` where a link leads out of the tree."""
    whole, real = os.path.abspath(path), os.path.realpath(path)
    tree = _tree_of(whole)
    if real != whole and os.path.commonpath([real, os.path.realpath(tree)]) != os.path.realpath(tree):
        raise UnwritableError("it is a link that leads out of the folder that is worked in")
    return real


def _tree_of(whole: str) -> str:
    """The Git repository that a path is in, else the current folder where it is in that, else its own folder."""
    folder = os.path.dirname(whole)
    above = folder
    while not os.path.lexists(os.path.join(above, ".git")):
        parent = os.path.dirname(above)
        if parent == above:
            current = os.getcwd()
            return current if folder == current or folder.startswith(f"{current.rstrip(os.sep)}{os.sep}") else folder
        above = parent
    return above


def _replace(target: str, before: str | None, content: bytes) -> None:
    folder = os.path.dirname(target)
    if before is not None:
        # A read-only file could be replaced all the same, by who may write to its folder: its owner asked that none do.
        os.close(os.open(target, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0)))
    descriptor, new = tempfile.mkstemp(_SUFFIX, _PREFIX, folder)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            _keep_attributes(target, file.fileno())
            os.fsync(file.fileno())
        if before is not None:
            _refuse_changed(target, before)
        os.replace(new, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise
    _sync_folder(folder)


def _refuse_changed(target: str, before: str) -> None:
    with open(target, "rb") as file:
        if file.read() != before.encode("utf-8", "surrogateescape"):
            raise UnwritableError("it has changed since it was read")


def _keep_attributes(target: str, descriptor: int) -> None:
    """Give a new file what the old one has; what there is none of yet gets what the umask leaves.

    Raises `UnwritableError` where the owner can't be kept: only the superuser may give a file away.
    """
    try:
        old = os.stat(target)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o666 & ~umask)
        return
    if hasattr(os, "fchown"):
        new = os.fstat(descriptor)
        try:
            if old.st_uid != new.st_uid:
                os.fchown(descriptor, old.st_uid, -1)
            if old.st_gid != new.st_gid:
                os.fchown(descriptor, -1, old.st_gid)
        except PermissionError as error:
            raise UnwritableError("it is somebody else's, and would not be any more") from error
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # not every file system has them
            for name in os.listxattr(target):
                _copy_attribute(target, descriptor, name)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _copy_attribute(target: str, descriptor: int, name: str) -> None:
    with suppress(OSError):  # some are the system's own
        os.setxattr(descriptor, name, os.getxattr(target, name))


def _sync_folder(folder: str) -> None:
    """Bring the new name to the disk as well; Windows has no way to ask for that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # some network file systems refuse it for folders
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
