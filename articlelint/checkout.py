"""What a stranger handed in: the folders that a check is about, and which paths lead out of them."""

import os
from collections.abc import Iterable
from typing import NamedTuple


def root_above(path: str) -> str | None:
    """The real path of the nearest folder above a path, or itself, that is a work tree's root; None where none is.

    It is told by the `.git` in it, which no commit can hold. Git itself would also take a folder that looks like a bare
    repository for one, and do as its settings say: a pull request may bring such a folder.
    """
    folder = os.path.realpath(path)
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder


class Root(NamedTuple):
    """A folder with all below it, by its path as it was named, and by the real one that nothing may lead out of.

    Both end in a slash.
    """

    named: str
    real: str


class Checkout(NamedTuple):
    """The repository that somebody stands in, and what else they name; where there is none, the folders by themselves.

    Of several roots the deepest decides, and comes first.
    """

    roots: tuple[Root, ...]

    @classmethod
    def around(cls, paths: Iterable[str]) -> "Checkout":
        """The checkout of who stands in the current folder and names some paths."""
        current, repository = os.getcwd(), root_above(os.curdir)
        here = _ended(repository or current)
        roots = {Root(here, here)}
        for path in paths:
            whole = os.path.abspath(path)
            if not repository or not _is_in(whole, here):
                folder = whole if os.path.isdir(whole) else os.path.dirname(whole)
                # What is named elsewhere is what its owner says it is; here, a link may be a stranger's.
                is_stray = _is_in(whole, here) and not _is_in(_real(whole), here)
                roots.add(Root(_ended(folder), here if is_stray else _ended(root_above(folder) or _real(folder))))
        return cls(tuple(sorted(roots, key=lambda root: (-len(root.named), root))))

    def holds(self, path: str) -> bool:
        """Whether a path lies in the checkout, as it is written or as it is."""
        whole, real = os.path.abspath(path), _real(path)
        return any(_is_in(whole, root.named) or _is_in(real, root.real) for root in self.roots)

    def leads_out(self, path: str) -> bool:
        """Whether a path that is written as one of the checkout leads out of it, by a link."""
        whole = os.path.abspath(path)
        root = next((root for root in self.roots if _is_in(whole, root.named)), None)
        return root is not None and not _is_in(_real(path), root.real)


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # a null character, or links that lead in a circle on Windows
        return os.path.abspath(path)


def _is_in(path: str, root: str) -> bool:
    return f"{path}{os.sep}".startswith(root)


def _ended(folder: str) -> str:
    return os.path.join(folder, "")
