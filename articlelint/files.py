"""Files of the outside world: which ones are articles, and what stands in them."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    # 14 ms, and not every folder has a .gitignore.
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

ARTICLE_SUFFIXES = frozenset({".md", ".markdown", ".mdx"})
_TEXT_SUFFIX = ".txt"
# What a text file begins with when it is an article: a fence alone on its line, or a JSON object.
_FENCE = re.compile(rb"""(?:\xef\xbb\xbf)?(?:(?:---|\+\+\+|;;;)[ \t]*(?:[\r\n]|\Z)|\{\s*"|\{[ \t]*[\r\n])""")
_FENCE_ROOM = 256
# Nobody keeps articles in a version control system's own folder, nor in packages that were fetched.
_PASSED_OVER = frozenset({".git", ".hg", ".jj", ".nox", ".svn", ".tox", ".venv", "node_modules", "venv"})
# Emacs' lock of an open file is a link that leads nowhere; macOS keeps a file's attributes beside it on foreign disks.
_NOT_FILES = (".#", "._")


class UnreadableError(Exception):
    """A file that can't be read; its text is the reason, as a sentence fragment."""


# Windows would translate line ends otherwise.
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)
# In bytes.
_READ_AT_ONCE = 1 << 20

# In nanoseconds: file systems tell time in steps of up to 2 s (FAT), so what was written within one may change unseen.
STEP = 2_000_000_000


class Refusal(NamedTuple):
    """A file or folder that can't be read, or of which else `what` can't be done, and the reason in a few words."""

    path: str
    reason: str
    what: str = "read"


class Discovery(NamedTuple):
    """The articles under some paths, the folders that were searched, what could not be looked at, and what led nowhere.

    `failures` are sentences about the paths that led to no article.
    """

    articles: tuple[str, ...]
    folders: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    failures: tuple[str, ...]


class _Ignore(NamedTuple):
    """The patterns of one `.gitignore`, and the absolute folder that they count from."""

    folder: str
    patterns: "GitIgnoreSpec"


_Ignores: TypeAlias = tuple[_Ignore, ...]


class Searched(NamedTuple):
    """A folder that is searched for articles, by its absolute path, and what is passed over in it."""

    path: str
    ignores: _Ignores

    def passes_over(self, name: str) -> bool:
        """Whether nobody looks at what has, or had, this name in it, be it a file or a folder."""
        whole = os.path.join(self.path, name)
        return name in _PASSED_OVER or _ignored(whole, self.ignores) or _ignored(f"{whole}/", self.ignores)


def discover(paths: Sequence[str]) -> Discovery:
    """The articles that some paths name: a file is one in any case, a folder is searched. Each is given once."""
    articles: dict[str, str] = {}
    refusals: dict[Refusal, None] = {}
    failures: list[str] = []
    for path in paths:
        try:
            found = _under(path)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            reason = "is a link that leads nowhere" if os.path.lexists(path) else "does not exist"
            failures.append(f"`{path}` {reason}")
            continue
        if not found:
            failures.append(f"`{path}` holds no articles")
        for one in found:
            if isinstance(one, Refusal):
                refusals[one] = None
            else:
                articles.setdefault(os.path.abspath(one), one)
    folders = tuple(path for path in paths if os.path.isdir(path))
    return Discovery(tuple(articles.values()), folders, tuple(refusals), tuple(failures))


def files_below(folder: str) -> Iterator[str]:
    """The articles that a folder holds, without what Git ignores; also what can't be looked at for want of rights.

    A link that leads nowhere is no article.
    """
    for one in _walk(folder):
        if isinstance(one, Refusal):
            if not os.path.islink(one.path):
                yield one.path
        else:
            yield one


def searched(folder: str) -> Iterator[Searched]:
    """The folders that a search of a folder leads through, itself first; what can't be listed is told by the search."""
    start = os.path.abspath(folder)
    waiting = [(start, _inherited(start))]
    while waiting:
        path, ignores = waiting.pop()
        try:
            with os.scandir(path) as entries:
                folders = [member.name for member in entries if _is_folder(member)]
        except OSError:
            continue
        one = Searched(path, (*ignores, *_ignore_of(path)))
        yield one
        waiting += [(os.path.join(path, name), one.ignores) for name in folders if not one.passes_over(name)]


def read(path: str) -> str:
    """The text of a file; bytes that are not UTF-8 are kept as lone surrogates (PEP 383). Raises `UnreadableError`."""
    if "\0" in path:
        raise UnreadableError("its name has U+0000 in it, which no file's has")
    try:
        state = os.stat(path)
        if not stat.S_ISREG(state.st_mode):
            # To open a pipe that nobody writes to would be to wait for ever.
            message = "it is a folder" if stat.S_ISDIR(state.st_mode) else "it is not a regular file"
            raise UnreadableError(message)
        file = os.open(path, _READING)
        try:
            return decoded(_whole(file, state.st_size))
        finally:
            os.close(file)
    except OSError as error:
        raise UnreadableError(_reason(error)) from error


def _whole(file: int, size: int) -> bytes:
    """All that stands in an open file of about so many bytes; half the time of a file object's `read`."""
    content = os.read(file, size + 1)
    if len(content) == size:
        return content
    parts = [content]
    while part := os.read(file, _READ_AT_ONCE):
        parts.append(part)
    return b"".join(parts)


def is_text_with_fence(path: str, content: bytes) -> bool:
    """Whether a file is a `.txt` whose content begins with front matter, which makes it an article."""
    return path.lower().endswith(_TEXT_SUFFIX) and _FENCE.match(content) is not None


def decoded(content: bytes) -> str:
    """The text of some bytes, as `read` gives it."""
    return content.decode("utf-8", "surrogateescape")


def spelled(path: str) -> str:
    """A path as it is shown: with slashes on every system, and without `./` before it."""
    parts = path.replace(os.sep, "/").split("/")
    kept = [part for index, part in enumerate(parts) if part not in {"", "."} or (index == 0 and not part)]
    return "/".join(kept) or ("/" if path.startswith(os.sep) else ".")


def _under(path: str) -> list[str | Refusal]:
    try:
        return list(_walk(path)) if stat.S_ISDIR(os.stat(path).st_mode) else [spelled(path)]
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        return [Refusal(spelled(path), _reason(error))]


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _walk(folder: str) -> Iterator[str | Refusal]:
    """The articles in a folder and those under it; links to folders are not followed, for they may lead in circles.

    What Git ignores is passed over, by the `.gitignore` files under the folder and by those above it in its repository.
    """
    start = os.path.abspath(folder)
    prefix = "" if spelled(folder) == "." else f"{spelled(folder).rstrip('/')}/"
    waiting = [(start, prefix, _inherited(start))]
    while waiting:
        absolute, prefix, ignores = waiting.pop()
        try:
            with os.scandir(absolute) as entries:
                members = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Refusal(prefix.rstrip("/") or ".", _reason(error))
            continue
        if any(member.name == ".gitignore" for member in members):
            ignores = (*ignores, *_ignore_of(absolute))
        folders = []
        for member in members:
            if _is_folder(member):
                if member.name not in _PASSED_OVER and not _ignored(f"{member.path}/", ignores):
                    folders.append((member.path, f"{prefix}{member.name}/", ignores))
            elif _may_be_article(member.name) and not _ignored(member.path, ignores):
                yield from _article(member, f"{prefix}{member.name}")
        waiting += reversed(folders)


def _is_folder(member: os.DirEntry[str]) -> bool:
    try:
        return member.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _may_be_article(name: str) -> bool:
    suffix = os.path.splitext(name)[1].lower()
    return (suffix in ARTICLE_SUFFIXES or suffix == _TEXT_SUFFIX) and not name.startswith(_NOT_FILES)


def _article(member: os.DirEntry[str], path: str) -> Iterator[str | Refusal]:
    """The path of a member that is an article; nothing for folders, pipes and texts without a fence."""
    try:
        mode = os.stat(member.path).st_mode
        if stat.S_ISREG(mode) and (not path.lower().endswith(_TEXT_SUFFIX) or _begins_with_fence(member.path)):
            yield path
    except FileNotFoundError:
        yield Refusal(path, "the link leads nowhere" if member.is_symlink() else "it is gone")
    except OSError as error:
        yield Refusal(path, _reason(error))


def _begins_with_fence(path: str) -> bool:
    with open(path, "rb") as file:
        return is_text_with_fence(path, file.read(_FENCE_ROOM))


def _ignored(path: str, ignores: _Ignores) -> bool:
    """Whether Git ignores an absolute path (a folder's ends in a slash): the deepest file that knows it decides."""
    for folder, patterns in reversed(ignores):
        verdict = patterns.check_file(path[len(folder.rstrip("/")) + 1 :]).include
        if verdict is not None:
            return verdict
    return False


def _ignore_of(folder: str) -> _Ignores:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 see above

    try:
        text = read(os.path.join(folder, ".gitignore"))
    except UnreadableError:
        return ()
    return (_Ignore(folder, GitIgnoreSpec(_patterns(text.removeprefix("\ufeff")))),)


def _patterns(text: str) -> Iterator["GitIgnoreSpecPattern"]:
    from pathspec.patterns.gitignore import GitIgnorePatternError  # noqa: PLC0415 see above
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern  # noqa: PLC0415 see above

    for line in text.split("\n"):
        # Git passes over a pattern that it can't read, where pathspec refuses the whole file.
        with suppress(GitIgnorePatternError):
            yield GitIgnoreSpecPattern(line.removesuffix("\r"))


def _inherited(folder: str) -> _Ignores:
    """The `.gitignore` files above a folder in its repository, but for those that ignore the folder itself.

    Who names an ignored folder wants it checked.
    """
    above = [folder]
    while not os.path.lexists(os.path.join(above[-1], ".git")):
        parent = os.path.dirname(above[-1])
        if parent == above[-1]:
            return ()
        above.append(parent)
    known = [os.path.join(one, ".gitignore") for one in above[1:]]
    ignores = [
        ignore for path in reversed(known) if os.path.exists(path) for ignore in _ignore_of(os.path.dirname(path))
    ]
    return tuple(ignore for ignore in ignores if not _ignored(f"{folder}/", (ignore,)))
