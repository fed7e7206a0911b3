"""Files of the outside world: which ones are articles, and what stands in them."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec  # 14 ms, and not every folder has a .gitignore

ARTICLE_SUFFIXES = frozenset({".md", ".markdown", ".mdx"})
_TEXT_SUFFIX = ".txt"
# What a text file begins with when it is an article: a fence alone on its line, or a JSON object; see ARTICLE_SUFFIXES.
_FENCE = re.compile(rb"""(?:\xef\xbb\xbf)?(?:(?:---|\+\+\+|;;;)[ \t]*(?:[\r\n]|\Z)|\{\s*"|\{[ \t]*[\r\n])""")
_FENCE_ROOM = 256
# Nobody keeps articles in a version control system's own folder, nor in the packages that npm has fetched.
_PASSED_OVER = frozenset({".git", ".hg", ".jj", ".svn", "node_modules"})
# Emacs' lock of an open file is a link that leads nowhere; macOS keeps a file's attributes beside it on foreign disks.
_NOT_FILES = (".#", "._")


class UnreadableError(Exception):
    """A file that can't be read; its text is the reason, as a sentence fragment."""


class Refusal(NamedTuple):
    """A file or folder that can't be read, and the reason, as a sentence fragment."""

    path: str
    reason: str


class Discovery(NamedTuple):
    """The articles under some paths, what could not be looked at, and the paths that led to no article and why."""

    articles: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    failures: tuple[str, ...]


def discover(paths: Sequence[str]) -> Discovery:
    """The articles that some paths name: a file is one in any case, a folder is searched. Each is given once."""
    articles: dict[str, str] = {}
    refusals: list[Refusal] = []
    failures: list[str] = []
    for path in paths:
        found: list[str | Refusal] = []
        try:
            mode = os.stat(path).st_mode
            found += _Walk(path) if stat.S_ISDIR(mode) else [_spelled(path)]
        except (FileNotFoundError, NotADirectoryError, ValueError):
            reason = "is a link that leads nowhere" if os.path.lexists(path) else "does not exist"
            failures.append(f"`{path}` {reason}")
            continue
        except OSError as error:
            found.append(Refusal(_spelled(path), _reason(error)))
        if not found:
            failures.append(f"`{path}` holds no articles")
        for one in found:
            if isinstance(one, Refusal):
                refusals.append(one)
            else:
                articles.setdefault(os.path.abspath(one), one)
    return Discovery(tuple(articles.values()), tuple(dict.fromkeys(refusals)), tuple(failures))


def read(path: str) -> str:
    """The text of a file; bytes that are not UTF-8 are kept as lone surrogates (PEP 383). Raises `UnreadableError`."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            # To open a pipe that nobody writes to would be to wait for ever.
            message = "it is a folder" if os.path.isdir(path) else "it is not a regular file"
            raise UnreadableError(message)
        with open(path, "rb") as file:
            return decoded(file.read())
    except OSError as error:
        raise UnreadableError(_reason(error)) from error


def decoded(content: bytes) -> str:
    """The text of some bytes, as `read` gives it."""
    return content.decode("utf-8", "surrogateescape")


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _spelled(path: str) -> str:
    """A path as it is shown: without `./` before it, and with slashes on every system."""
    path = path.replace(os.sep, "/")
    while path.startswith("./") and path.strip("./"):
        path = path[2:].lstrip("/")
    return path.rstrip("/") or path


class _Walk:
    """The articles in a folder and in the folders under it, in the order of their names; links to folders are not followed.

    What Git ignores is passed over, by the `.gitignore` files in and under the folder and those above it in its repository.
    """

    def __init__(self, folder: str) -> None:
        self._folder = "" if _spelled(folder) == "." else _spelled(folder)

    def __iter__(self) -> Iterator[str | Refusal]:
        waiting = [(self._folder, _inherited(os.path.abspath(self._folder or ".")))]
        while waiting:
            folder, ignores = waiting.pop()
            try:
                with os.scandir(folder or ".") as entries:
                    members = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                yield Refusal(folder or ".", _reason(error))
                continue
            if any(member.name == ".gitignore" for member in members):
                ignores = (*ignores, *_ignores(os.path.abspath(folder or ".")))
            below = []
            for member in members:
                path = f"{folder.rstrip('/')}/{member.name}" if folder else member.name
                if _is_folder(member):
                    if member.name not in _PASSED_OVER and not _ignored(path, ignores, folder=True):
                        below.append((path, ignores))
                elif _is_article(member, path) and not _ignored(path, ignores, folder=False):
                    yield path if os.path.exists(path) else Refusal(path, "the link leads nowhere")
            waiting += reversed(below)
