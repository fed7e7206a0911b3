"""The folder in which something is kept from one run to the next, signed, so that nothing else is taken for it.

A file is signed with a secret of the user's, so that nobody's checkout brings answers along. Whatever is wrong with one
makes it none at all: what is kept may cost time, and never an answer.
"""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from articlelint.digests import blake2b
from articlelint.files import CACHE_FOLDER, READING
from articlelint.secret import users_secret

RECORDS = "articles"
WHOLE = "run"
_TAG_FILE = "CACHEDIR.TAG"
_OWN = frozenset({RECORDS, WHOLE, ".gitignore", _TAG_FILE})
# In bytes: a form and a digest.
_LONGEST_HEAD = 200
# Git passes the folder over, and so do backups (https://bford.info/cachedir).
_IGNORE = "# Made by articlelint: it may be removed at any time.\n*\n"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of articlelint.\n"


def folder_in(folder: str) -> str:
    """Where the cache of a site lies, by the folder of its settings."""
    return os.path.join(folder, CACHE_FOLDER)


def is_foreign(folder: str) -> bool:
    """Whether a folder holds something and is no cache of articlelint: nothing may be kept there."""
    try:
        with os.scandir(folder) as members:
            if not any(members):
                return False
        tag = os.path.join(folder, _TAG_FILE)
        if os.path.islink(tag):
            return True
        with open(os.open(tag, READING), "rb") as file:
            return file.read(len(_TAG) + 1).decode(errors="replace") != _TAG
    except FileNotFoundError:
        return os.path.isdir(folder)
    except OSError:
        return True


class Kept(NamedTuple):
    """What was kept, and the seal that tells it from anything else."""

    seal: str
    body: bytes


def kept(folder: str, name: str, form: str) -> Kept | None:
    """What was kept under a name, in this form, by this user; None where nothing was, or something is wrong with it."""
    path = os.path.join(folder, name)
    try:
        # Whoever hands in a change may put a link to anything into the folder, and a device has no end.
        if os.path.islink(path):
            return None
        with open(os.open(path, READING), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return None
            # To part them later would take twice the memory.
            head, body = file.readline(_LONGEST_HEAD).removesuffix(b"\n"), file.read()
    except (OSError, TypeError, ValueError):
        return None
    from hmac import compare_digest  # noqa: PLC0415 takes 5 ms, and not every run finds something kept

    secret = users_secret()
    if secret is None:
        return None
    digest = _digest(secret)
    digest.update(body)
    return Kept(head.decode(), body) if compare_digest(head, _head(form, digest)) else None


def keep(folder: str, name: str, form: str, lines: Iterable[bytes]) -> str:
    """Keep some lines under a name, in place of what was kept there: the seal; nothing where that can't be done."""
    secret = users_secret()
    if secret is None:
        return ""
    from articlelint.processes import undisturbed  # noqa: PLC0415 5 ms, and a run that finds all kept keeps nothing

    new = os.path.join(folder, f"{name}.{os.getpid()}.new")
    with undisturbed():
        try:
            _made(folder)
            seal = _written(_new_file(new), form, secret, lines)
            os.replace(new, os.path.join(folder, name))
        except OSError:
            with suppress(OSError):
                os.unlink(new)
            return ""
    return seal


def _written(file: int, form: str, secret: bytes, lines: Iterable[bytes]) -> str:
    """Write lines below a head that tells of them all: one by one, for those of 100,000 articles have 140 MB."""
    digest = _digest(secret)
    with open(file, "wb") as out:
        # It is as long whatever it tells.
        out.write(_head(form, digest) + b"\n")
        between = b""
        for line in lines:
            part = between + line
            digest.update(part)
            out.write(part)
            between = b"\n"
        out.seek(0)
        head = _head(form, digest)
        out.write(head)
    return head.decode()


def _new_file(path: str) -> int:
    """A descriptor of a file that was not there: a checkout may hold a link of this name that leads out of it."""
    with suppress(FileNotFoundError):
        os.unlink(path)
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)


def removed(folder: str) -> str | None:
    """Remove a cache; why it can't be, where that is so. What somebody else put into its folder stays."""
    if is_foreign(folder):
        return "it is no cache of articlelint"
    try:
        with suppress(FileNotFoundError):
            for member in list(os.scandir(folder)):
                if member.name in _OWN or member.name.startswith((f"{RECORDS}.", f"{WHOLE}.")):
                    os.unlink(member.path)
            if not os.listdir(folder):
                os.rmdir(folder)
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return None


def _digest(secret: bytes) -> blake2b:
    return blake2b(key=secret, digest_size=32)


def _head(form: str, digest: blake2b) -> bytes:
    return f"{form} {digest.hexdigest()}".encode()


def _write(path: str, text: str) -> None:
    """Write a new file, which is gone again where it can't be written whole."""
    try:
        with open(_new_file(path), "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        os.unlink(path)
        raise


def _made(folder: str) -> None:
    os.makedirs(folder, exist_ok=True)
    if os.path.islink(folder):
        raise OSError(errno.ELOOP, "a cache lies in no folder that a link leads to")
    if is_foreign(folder):
        raise OSError(errno.ENOTEMPTY, "a cache has a folder to itself")
    # First of all what says whose the folder is.
    for name, text in ((_TAG_FILE, _TAG), (".gitignore", _IGNORE)):
        path = os.path.join(folder, name)
        if not os.path.lexists(path):
            _write(path, text)
