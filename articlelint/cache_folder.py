"""The folder in which something is kept from one run to the next, signed, so that nothing else is taken for it.

A file is signed with a secret of the user's, so that nobody's checkout brings answers along. Whatever is wrong with one
makes it none at all: what is kept may cost time, and never an answer.
"""

import os
import stat
from contextlib import suppress
from typing import NamedTuple, TextIO

from articlelint.digests import blake2b
from articlelint.files import CACHE_FOLDER, READING
from articlelint.secret import users_secret

RECORDS = "articles"
WHOLE = "run"
_OWN = frozenset({RECORDS, WHOLE, ".gitignore", "CACHEDIR.TAG"})
# In bytes: a form and a digest.
_LONGEST_HEAD = 200
# Git passes the folder over, and so do backups (https://bford.info/cachedir).
_IGNORE = "# Made by articlelint: it may be removed at any time.\n*\n"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of articlelint.\n"


def folder_in(folder: str) -> str:
    """Where the cache of a site lies, by the folder of its settings."""
    return os.path.join(folder, CACHE_FOLDER)


class Kept(NamedTuple):
    """What was kept, and the seal that tells it from anything else."""

    seal: str
    body: bytes


def kept(folder: str, name: str, form: str) -> Kept | None:
    """What was kept under a name, in this form, by this user; None where nothing was, or something is wrong with it."""
    try:
        with open(os.open(os.path.join(folder, name), READING), "rb") as file:
            # Whoever hands in a change may put a link to anything into the folder, and a device has no end.
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return None
            # To part them later would take twice the memory.
            head, body = file.readline(_LONGEST_HEAD).removesuffix(b"\n"), file.read()
    except (OSError, TypeError, ValueError):
        return None
    from hmac import compare_digest  # noqa: PLC0415 takes 5 ms, and not every run finds something kept

    secret = users_secret()
    return Kept(head.decode(), body) if secret and compare_digest(head, _head(form, secret, body)) else None


def keep(folder: str, name: str, form: str, body: bytes) -> str:
    """Keep something under a name, in place of what was kept there: its seal; nothing where that can't be done."""
    secret = users_secret()
    if secret is None:
        return ""
    head = _head(form, secret, body)
    new = os.path.join(folder, f"{name}.{os.getpid()}.new")
    try:
        _made(folder)
        # What is there already may be a link to anywhere.
        with open(new, "xb") as file:
            file.write(head + b"\n")
            file.write(body)
        os.replace(new, os.path.join(folder, name))
    except OSError:
        with suppress(OSError):
            os.unlink(new)
        return ""
    return head.decode()


def removed(folder: str) -> str | None:
    """Remove a cache; why it can't be, where that is so. What somebody else put into its folder stays."""
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


def _head(form: str, secret: bytes, body: bytes) -> bytes:
    return f"{form} {blake2b(body, key=secret, digest_size=32).hexdigest()}".encode()


def _write(file: TextIO, text: str) -> None:
    try:
        file.write(text)
        file.flush()
    except OSError:
        os.unlink(file.name)
        raise


def _made(folder: str) -> None:
    os.makedirs(folder, exist_ok=True)
    for name, text in ((".gitignore", _IGNORE), ("CACHEDIR.TAG", _TAG)):
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            with open(path, "x", encoding="utf-8") as file:
                _write(file, text)
