"""What stands around an article: where it lies below the folder of its settings, and which other files do."""

from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from articlelint.digests import blake2b

if TYPE_CHECKING:
    from articlelint.anchors import Anchors


# In files: an article links to a few, and the next one often to the same. Those of all would take 1.5 KB each.
_MOST_REMEMBERED = 500


# In bytes.
_DIGEST_SIZE = 16


class Unseen(frozenset[str]):
    """The names in a folder that can't be looked at: each may be there."""

    __slots__ = ()

    def __contains__(self, name: object) -> bool:
        return True


class Tree:
    """The files below a folder, as far as anybody has asked for them; each folder and each text is asked for once.

    Paths count from that folder, which itself is empty, and have `/` between their parts. `names` gives the names in a
    folder, None where there is no folder; `text` gives that of a file, None where there is none to be had.
    """

    def __init__(
        self,
        names: Callable[[str], AbstractSet[str] | None],
        text: Callable[[str], str | None] = lambda _: None,
        stamp: Callable[[str], str] = lambda _: "",
        *,
        notes: bool = False,
    ) -> None:
        """With `notes` each article's surroundings remember what was asked of them."""
        self._names = names
        self._text = text
        self._stamp = stamp
        self.notes = notes
        self._stamps: dict[str, str] = {}
        self._folders: dict[str, AbstractSet[str] | None] = {}
        self._anchors: dict[str, Anchors | None] = {}
        self._headings: dict[str, frozenset[str]] = {}

    def names(self, folder: str) -> AbstractSet[str] | None:
        """The names in a folder, in composed letters (NFC); None where there is no folder."""
        if folder not in self._folders:
            names = self._names(folder)
            if names is not None and not isinstance(names, Unseen):
                # A Mac may spell the `é` of a name otherwise than the link to it.
                names = frozenset(_composed(name) for name in names)
            self._folders[folder] = names
        return self._folders[folder]

    def stamp(self, path: str) -> str:
        """What tells the state of a file from others: what is known of it was read no earlier than that was so."""
        if path not in self._stamps:
            self._stamps[path] = self._stamp(path)
        return self._stamps[path]

    def has(self, path: str) -> bool:
        """Whether there is such a file or folder, spelt exactly so: on most servers `A.png` is not `a.png`."""
        folder = ""
        for name in _composed(path).split("/") if path else ():
            names = self.names(folder)
            if names is None or name not in names:
                return False
            folder = f"{folder}/{name}" if folder else name
        return True

    def has_heading(self, path: str, letters: str) -> bool:
        """Whether a line of a file begins as a heading of such letters: what is none may be an anchor all the same."""
        if path not in self._headings:
            from articlelint.anchors import headings_in  # noqa: PLC0415 its patterns take 5 ms, and few runs need them

            if len(self._headings) >= _MOST_REMEMBERED:
                self._headings.clear()
            self._headings[path] = headings_in(self._text(path) or "")
        return letters in self._headings[path]

    def anchors(self, path: str) -> "Anchors | None":
        """The anchors of a file; None where they can't be told."""
        if path not in self._anchors:
            from articlelint.anchors import anchors_of  # noqa: PLC0415 its patterns take 5 ms, and few runs need them

            text = self._text(path)
            self._anchors[path] = None if text is None else anchors_of(text)
        return self._anchors[path]


# What can be asked, by the letter that a question begins with.
_EXISTS, _NAMES, _ANCHORS = "e", "n", "a"


_NOTHING = Tree(lambda _: None)


class Surroundings:
    """Where one article lies in a tree of files.

    `place` is its path from the folder of its settings on; None where it lies elsewhere, or nowhere, as standard input
    does. Then nothing is known of other files either.
    """

    # Each article of a run has its own for as long as the run lasts.
    __slots__ = ("_asked", "_tree", "place")

    def __init__(self, place: str | None = None, tree: Tree | None = None) -> None:
        self.place = place
        self._tree = tree or _NOTHING
        self._asked: dict[str, str] | None = None

    @property
    def asked(self) -> Mapping[str, str]:
        """What has been asked so far, each with what the answer depends on, if that is noted."""
        return self._asked or {}

    def would_answer(self, asked: Mapping[str, str]) -> bool:
        """Whether all that was asked once would be answered today as it was then."""
        return not self.answered_otherwise(asked)

    def answered_otherwise(self, asked: Mapping[str, str]) -> list[str]:
        """What was asked once and would be answered otherwise today."""
        return [one for one, answer in asked.items() if self._answer(one[:1], one[1:]) != answer]

    def _answer(self, kind: str, path: str) -> str:
        if kind == _EXISTS:
            return "yes" if self._tree.has(path) else "no"
        if kind == _NAMES:
            names = "/".join(sorted(self._tree.names(path) or ()))
            return blake2b(names.encode(errors="surrogatepass"), digest_size=_DIGEST_SIZE).hexdigest()
        return self._tree.stamp(path)

    def _note(self, kind: str, path: str) -> None:
        if self._tree.notes:
            self._asked = {} if self._asked is None else self._asked
            if kind + path not in self._asked:
                self._asked[kind + path] = self._answer(kind, path)

    def path_to(self, written: str, root: str | None = None) -> str | None:
        """The path, from the folder of the settings on, of what a path in the article leads to.

        A path with `/` at its beginning counts from the folder `root`. None where nobody can tell: without a root, from
        an article that lies nowhere, and where it leads out of the folder of the settings.
        """
        if self.place is None or (written.startswith("/") and root is None):
            return None
        start = root if written.startswith("/") else self.place.rpartition("/")[0]
        parts: list[str] = []
        for part in f"{start}/{written}".split("/"):
            if part == ".." and not parts:
                return None
            if part == "..":
                parts.pop()
            elif part not in {"", "."}:
                parts.append(part)
        return "/".join(parts)

    def exists(self, path: str) -> bool:
        """Whether there is a file or a folder at a path that counts from the folder of the settings."""
        self._note(_EXISTS, path)
        return self._tree.has(path)

    def has_heading(self, path: str, letters: str) -> bool:
        """Whether a line of the text at such a path begins as a heading of these letters, in folded ones."""
        self._note(_ANCHORS, path)
        return self._tree.has_heading(path, letters)

    def anchors(self, path: str) -> "Anchors | None":
        """The anchors of the text at such a path; None where they can't be told."""
        self._note(_ANCHORS, path)
        return self._tree.anchors(path)

    def names_beside(self, path: str) -> Collection[str]:
        """The names in the folder of such a path; none where there is no such folder."""
        folder = path.rpartition("/")[0]
        self._note(_NAMES, folder)
        return self._tree.names(folder) or ()


UNKNOWN = Surroundings()


def _composed(name: str) -> str:
    if name.isascii():
        return name
    from unicodedata import normalize  # noqa: PLC0415 few names need it

    return normalize("NFC", name)


def tree_of(files: Mapping[str, str]) -> Tree:
    """The tree of some files, path → text."""
    folders: dict[str, set[str]] = {"": set()}
    for path in files:
        parts = path.split("/")
        for depth, name in enumerate(parts):
            folders.setdefault("/".join(parts[:depth]), set()).add(name)
    return Tree(folders.get, files.get)
