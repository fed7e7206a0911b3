"""What Git ignores, by the `.gitignore` files in the folders of a repository."""

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from articlelint.files import UnreadableError, read_of_project

if TYPE_CHECKING:
    # 14 ms, and not every folder has a .gitignore.
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

IGNORE_FILE = ".gitignore"
# In one name: with three a name of 255 letters takes a tenth of a second at worst, with four some seconds.
_MOST_STARS = 3


class Ignore(NamedTuple):
    """The patterns of one `.gitignore`, and the absolute folder that they count from."""

    folder: str
    patterns: "GitIgnoreSpec"


Ignores: TypeAlias = tuple[Ignore, ...]


def ignored(path: str, ignores: Ignores) -> bool:
    """Whether Git ignores an absolute path (a folder's ends in a slash): the deepest file that knows it decides."""
    for folder, patterns in reversed(ignores):
        verdict = patterns.check_file(path[len(folder.rstrip("/")) + 1 :]).include
        if verdict is not None:
            return verdict
    return False


def ignores_of(folder: str) -> Ignores:
    """The patterns of the `.gitignore` in a folder, if there is one that can be read; like Git, no link is followed."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 see above

    path = os.path.join(folder, IGNORE_FILE)
    if os.path.islink(path):
        return ()
    try:
        text = read_of_project(path)
    except UnreadableError:
        return ()
    return (Ignore(folder, GitIgnoreSpec(_patterns(text.removeprefix("\ufeff")))),)


def _patterns(text: str) -> Iterator["GitIgnoreSpecPattern"]:
    from pathspec.patterns.gitignore import GitIgnorePatternError  # noqa: PLC0415 see above
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern  # noqa: PLC0415 see above

    for line in text.split("\n"):
        # Git passes over a pattern that it can't read, where pathspec refuses the whole file.
        with suppress(GitIgnorePatternError):
            if not _is_endless(line):
                yield GitIgnoreSpecPattern(line.removesuffix("\r"))


def _is_endless(line: str) -> bool:
    """Whether a pattern would take time with the power of the number of its stars; none that is meant has so many."""
    return line.count("*") > _MOST_STARS and any(
        len(part.replace("**", "*").split("*")) > _MOST_STARS + 1 for part in line.split("/")
    )


def inherited(folder: str) -> Ignores:
    """The `.gitignore` files above a folder in its repository, but for those that ignore the folder itself.

    Who names an ignored folder wants it checked.
    """
    above = [folder]
    while not os.path.lexists(os.path.join(above[-1], ".git")):
        parent = os.path.dirname(above[-1])
        if parent == above[-1]:
            return ()
        above.append(parent)
    known = [os.path.join(one, IGNORE_FILE) for one in above[1:]]
    ignores = [
        ignore for path in reversed(known) if os.path.exists(path) for ignore in ignores_of(os.path.dirname(path))
    ]
    return tuple(ignore for ignore in ignores if not ignored(f"{folder}/", (ignore,)))
