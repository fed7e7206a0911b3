"""Walks through folders: which files in them are articles, and what was seen on the way."""

import os
import stat
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articlelint.files import (
    ARTICLE_SUFFIXES,
    CACHE_FOLDER,
    NO_FILE,
    PROJECT_FILE,
    SETTINGS_FILE,
    TEXT_SUFFIX,
    Refusal,
    begins_with_fence,
    reason_of,
    spelled,
)
from articlelint.gitignore import IGNORE_FILE, Ignores, ignored, ignores_of, inherited

# Nobody keeps articles in a version control system's own folder, nor in packages that were fetched, nor in our own.
PASSED_OVER = frozenset({CACHE_FOLDER, ".git", ".hg", ".jj", ".nox", ".svn", ".tox", ".venv", "node_modules", "venv"})
# What says, by what stands in it, which articles there are in a folder and below it, and what holds for them.
MARKS = frozenset({IGNORE_FILE, SETTINGS_FILE, PROJECT_FILE})
# Emacs' lock of an open file is a link that leads nowhere; macOS keeps a file's attributes beside it on foreign disks.
_NOT_FILES = (".#", "._")
# Most names in a folder need no closer look than this one.
_SUFFIXES = (*ARTICLE_SUFFIXES, TEXT_SUFFIX)
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))


class Discovery(NamedTuple):
    """The articles under some paths, the folders that were searched, what could not be looked at, and what led nowhere.

    `failures` are sentences about the paths that led to no article.
    """

    articles: tuple[str, ...]
    folders: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    failures: tuple[str, ...]


class Seen(NamedTuple):
    """What was seen in one folder, by the names in it.

    `folders` are all but those that are always passed over. Of the files that may be articles by their names,
    `articles` are some, `ignored` are those that Git ignores, and `others` turned out to be none. `marks` are files
    that say which articles there are, or what holds for them.
    """

    folders: list[str]
    articles: list[str]
    ignored: list[str]
    others: list[str]
    marks: list[str]


class Sight:
    """What walks have seen so far, by the absolute paths of the folders; all of it `is_clear`, or something is not."""

    def __init__(self) -> None:
        self.folders: dict[str, Seen] = {}
        self.is_clear = True

    def add(self, folder: str, seen: Seen) -> None:
        """Add what was seen in a folder; it may be that another way there led past other `.gitignore` files."""
        known = self.folders.setdefault(folder, seen)
        if known != seen:
            articles = sorted({*known.articles, *seen.articles})
            ignored = sorted({*known.ignored, *seen.ignored}.difference(articles))
            self.folders[folder] = seen._replace(articles=articles, ignored=ignored)
            is_same = {*known.articles, *known.ignored} == {*seen.articles, *seen.ignored}
            is_same = is_same and known.folders == seen.folders
            self.is_clear = self.is_clear and is_same and (known.others, known.marks) == (seen.others, seen.marks)


class Searched(NamedTuple):
    """A folder that is searched for articles, by its absolute path, and what is passed over in it."""

    path: str
    ignores: Ignores

    def passes_over(self, name: str) -> bool:
        """Whether nobody looks at what has, or had, this name in it, be it a file or a folder."""
        whole = os.path.join(self.path, name)
        return name in PASSED_OVER or ignored(whole, self.ignores) or ignored(f"{whole}/", self.ignores)


def discover(paths: Sequence[str], sight: Sight | None = None) -> Discovery:
    """The articles that some paths name: a file is one in any case, a folder is searched. Each is given once.

    What is seen on the way is added to the `sight`.
    """
    articles: dict[str, str] = {}
    refusals: dict[Refusal, None] = {}
    failures: list[str] = []
    for path in paths:
        try:
            found = _under(path, sight)
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
    # What is named is told when it is read.
    unnamed = tuple(one for one in refusals if os.path.abspath(one.path) not in articles)
    return Discovery(tuple(articles.values()), folders, unnamed, tuple(failures))


def files_below(folder: str, sight: Sight | None = None) -> Iterator[str]:
    """The articles that a folder holds, without what Git ignores; also what can't be looked at for want of rights.

    A link that leads nowhere is no article. What is seen on the way is added to the `sight`.
    """
    for one in _walk(folder, sight):
        if isinstance(one, Refusal):
            if not os.path.islink(one.path):
                yield one.path
        else:
            yield one


def searched(folder: str) -> Iterator[Searched]:
    """The folders that a search of a folder leads through, itself first; what can't be listed is told by the search."""
    start = os.path.abspath(folder)
    waiting = [(start, inherited(start))]
    while waiting:
        path, ignores = waiting.pop()
        try:
            with os.scandir(path) as entries:
                folders = [member.name for member in entries if _is_folder(member)]
        except OSError:
            continue
        one = Searched(path, (*ignores, *ignores_of(path)))
        yield one
        waiting += [(os.path.join(path, name), one.ignores) for name in folders if not one.passes_over(name)]


def passes(start: str, path: str) -> bool:
    """Whether a walk through a folder passes over the article at a path below it, for Git ignores it; both absolute."""
    ignores = inherited(start)
    folder = start
    for name in path.removeprefix(f"{start.rstrip(os.sep)}{os.sep}").split(os.sep):
        if os.path.lexists(os.path.join(folder, IGNORE_FILE)):
            ignores = (*ignores, *ignores_of(folder))
        folder = os.path.join(folder, name)
    return ignored(path, ignores)


def turn(path: str) -> tuple[tuple[int, str], ...]:
    """What tells when a walk comes to an article: to those of a folder before those of the folders in it."""
    *folders, name = path.split("/")
    return (*((1, folder) for folder in folders), (0, name))


def _under(path: str, sight: Sight | None) -> list[str | Refusal]:
    try:
        return list(_walk(path, sight)) if stat.S_ISDIR(os.stat(path).st_mode) else [spelled(path)]
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        return [Refusal(spelled(path), reason_of(error))]


def _walk(folder: str, sight: Sight | None) -> Iterator[str | Refusal]:
    """The articles in a folder and those under it; links to folders are not followed, for they may lead in circles.

    What Git ignores is passed over, by the `.gitignore` files under the folder and by those above it in its repository.
    """
    start = os.path.abspath(folder)
    prefix = "" if spelled(folder) == "." else f"{spelled(folder).rstrip('/')}/"
    waiting = [(start, prefix, inherited(start))]
    while waiting:
        absolute, prefix, ignores = waiting.pop()
        try:
            with os.scandir(absolute) as entries:
                members = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if sight:
                sight.is_clear = False
            yield Refusal(prefix.rstrip("/") or ".", reason_of(error))
            continue
        if any(member.name == IGNORE_FILE for member in members):
            ignores = (*ignores, *ignores_of(absolute))
        seen = Seen([], [], [], [], [])
        for one in _found_among(members, prefix, ignores, seen):
            if sight and isinstance(one, Refusal):
                sight.is_clear = False
            yield one
        if sight:
            sight.add(absolute, seen)
        below = [(os.path.join(absolute, name), f"{prefix}{name}/", ignores) for name in reversed(seen.folders)]
        waiting += [one for one in below if not ignored(f"{one[0]}/", ignores)]


def _found_among(
    members: Sequence[os.DirEntry[str]], prefix: str, ignores: Ignores, seen: Seen
) -> Iterator[str | Refusal]:
    """The articles among the members of a folder, which are added to what was seen in it."""
    for member in members:
        name = member.name
        if _is_folder(member):
            if name not in PASSED_OVER:
                seen.folders.append(name)
        elif name in MARKS:
            seen.marks.append(name)
        elif not may_be_article(name):
            continue
        elif ignored(member.path, ignores):
            seen.ignored.append(name)
        else:
            what = _article(member, prefix + name)
            (seen.articles if isinstance(what, str) else seen.others).append(name)
            if what is not None:
                yield what


def _is_folder(member: os.DirEntry[str]) -> bool:
    try:
        return member.is_dir(follow_symlinks=False)
    except OSError:
        return False


def may_be_article(name: str) -> bool:
    """Whether a file may be an article by its name alone."""
    if not name[-_LONGEST_SUFFIX:].lower().endswith(_SUFFIXES):
        return False
    # What begins with its only dot has no suffix.
    return os.path.splitext(name)[1] != "" and not name.startswith(_NOT_FILES)


def is_article(path: str) -> bool:
    """Whether a file is an article that may be one by its name; raises `OSError` where nothing is there."""
    is_regular = stat.S_ISREG(os.stat(path).st_mode)
    return is_regular and (not path.lower().endswith(TEXT_SUFFIX) or begins_with_fence(path))


def _article(member: os.DirEntry[str], path: str) -> str | Refusal | None:
    """The path of a member that is an article; nothing for links to folders and texts without a fence."""
    try:
        # What the folder says of a file saves asking for it; a link is followed.
        is_text = path.lower().endswith(TEXT_SUFFIX)
        if (member.is_file(follow_symlinks=False) and not is_text) or is_article(member.path):
            return path
        # A pipe or a device that is called an article shall not pass for nothing.
        return None if is_text or member.is_file() or member.is_dir() else Refusal(path, NO_FILE)
    except FileNotFoundError:
        return Refusal(path, "the link leads nowhere" if member.is_symlink() else "it is gone")
    except OSError as error:
        return Refusal(path, reason_of(error))
