"""What a whole run came to, as data, and whether all that it depended on is still the same.

Where it is, nothing needs to be prepared, looked at or judged. Nothing here needs what looks at articles, which takes
longer to import than to see that 10,000 files have not changed.
"""

import json
import os
import time
from collections.abc import Mapping, Sequence
from stat import S_ISREG
from typing import Any, NamedTuple

from articlelint.cache_folder import WHOLE, keep, kept
from articlelint.diagnostic import Diagnostic
from articlelint.files import Glance, Stamp, UnreadableError, content_of, read, stamp_in
from articlelint.fingerprints import digest_of, digest_of_bytes
from articlelint.folder_tree import folder_tree
from articlelint.outcome import Outcome, referred
from articlelint.rows import diagnostic_from
from articlelint.surroundings import Surroundings
from articlelint.text import Lines
from articlelint.walking import MARKS, PASSED_OVER, is_article, may_be_article

_FORM = "articlelint run 2"
ABSENT = "absent"


class Listing(NamedTuple):
    """What was seen in a folder: see `walking.Seen`. `names` are those of the articles that were read.

    These, their `stamps` and the `digests` of their texts are each one string, which JSON reads faster than lists.
    `doubtful` are the names of those that may have changed after they were read and have the same stamp.
    """

    folders: list[str]
    ignored: list[str]
    others: list[str]
    marks: list[str]
    names: str
    stamps: str
    digests: str
    doubtful: list[str]


class Articles(NamedTuple):
    """The articles of a folder that were read: a glance at each before that, and the digest of its text, by name."""

    glances: Mapping[str, Glance]
    digests: Mapping[str, str]

    def listing(self, listing: Listing) -> Listing:
        """A listing with these articles."""
        return listing._replace(
            names="/".join(self.glances),
            stamps=" ".join(_written(glance.stamp) for glance in self.glances.values()),
            digests=" ".join(self.digests[name] for name in self.glances),
            doubtful=[name for name, glance in self.glances.items() if not glance.is_certain],
        )


class Snapshot(NamedTuple):
    """A run as data.

    `asked` is the digest of what was asked for, `now` the instant that counted as now, in seconds since 1970, and
    `until` that from which on the answer may be another. The answer depended on the state of `witnesses`, by path; on
    `folders`, by path; and on what was `around` articles: by the folder that paths count from, each question with its
    answer. `found` are rows of diagnostics with a path before each, `paths` those of all articles, with U+0000 in
    between.
    """

    asked: str
    now: float
    until: float
    witnesses: dict[str, str]
    folders: dict[str, list[Any]]
    around: dict[str, dict[str, str]]
    found: list[list[Any]]
    origins: dict[str, list[str | None]]
    checked: int
    paths: str
    notes: list[str]

    def keep(self, folder: str) -> None:
        """Keep it in the folder of a cache."""
        keep(folder, WHOLE, _FORM, json.dumps(self, separators=(",", ":")).encode())


class Recalled(NamedTuple):
    """The outcome of a run that need not be done again, the paths of its articles, and what it noted."""

    outcome: Outcome
    paths: Sequence[str]
    notes: Sequence[str]


def recalled(folder: str, asked: str, now: float, *, by_content: bool = False) -> Recalled | None:
    """What a run would come to, by the snapshot in the folder of a cache; None where that can't be told."""
    body = kept(folder, WHOLE, _FORM)
    try:
        return (
            None if body is None else _recalled(folder, Snapshot(*json.loads(body)), asked, now, by_content=by_content)
        )
    except (AttributeError, KeyError, TypeError, ValueError):  # another version may have written something else
        return None


def _recalled(folder: str, snapshot: Snapshot, asked: str, now: float, *, by_content: bool) -> Recalled | None:
    # What is not in the future any more stays so: the clock only goes on.
    if snapshot.asked != asked or not snapshot.now <= now < snapshot.until:
        return None
    comparison = _Comparison(snapshot, by_content=by_content)
    if not comparison.holds():
        return None
    try:
        found = [diagnostic_from(row, path) for path, *row in snapshot.found]
        texts = comparison.texts(found)
    except UnreadableError:
        return None
    if comparison.is_renewed:
        snapshot._replace(folders=comparison.folders).keep(folder)
    outcome = Outcome(found, {**referred(found), **texts}, snapshot.checked, origins=_origins(snapshot))
    return Recalled(outcome, snapshot.paths.split("\0"), snapshot.notes)


def state_of(path: str) -> str:
    """The state of a file or folder that an answer depends on: its text, and where it lies if links lead to it."""
    if not os.path.lexists(path):
        return ABSENT
    try:
        return f"{digest_of(read(path))} {os.path.realpath(path)}"
    except UnreadableError as error:
        return f"unreadable: {error} {os.path.realpath(path)}"


class _Comparison:
    """Compares a snapshot with what is there now; `folders` are those of the snapshot with the stamps of now.

    It `is_renewed` where these are others. `by_content` files are compared by their texts alone.
    """

    def __init__(self, snapshot: Snapshot, *, by_content: bool) -> None:
        self._snapshot = snapshot
        self._by_content = by_content
        self._digests: dict[str, dict[str, str]] = {}
        self.folders = dict(snapshot.folders)
        self.is_renewed = False

    def holds(self) -> bool:
        """Whether nothing has changed that the answer depended on."""
        snapshot = self._snapshot
        return (
            all(state_of(path) == state for path, state in snapshot.witnesses.items())
            and all(self._is_same(folder, Listing(*said)) for folder, said in snapshot.folders.items())
            and all(_would_answer(base, asked) for base, asked in snapshot.around.items())
        )

    def texts(self, found: Sequence[Diagnostic]) -> dict[str, Lines]:
        """The articles in which something was found; raises `UnreadableError` where one has just changed."""
        texts = {}
        for path in dict.fromkeys(one.path for one in found):
            text = read(path)
            folder, _, name = os.path.abspath(path).rpartition(os.sep)
            if self._digest(folder or os.sep, name) != digest_of(text):
                raise UnreadableError("it has changed a moment ago")
            texts[path] = Lines(text)
        return texts

    def _digest(self, folder: str, name: str) -> str:
        if folder not in self._digests:
            listing = Listing(*self._snapshot.folders[folder])
            self._digests[folder] = dict(zip(listing.names.split("/"), listing.digests.split(" "), strict=True))
        return self._digests[folder][name]

    def _is_same(self, folder: str, listing: Listing) -> bool:
        names = listing.names.split("/") if listing.names else []
        stamps = dict(zip(names, listing.stamps.split(" "), strict=False))
        articles: list[os.DirEntry[str]] = []
        folders, marks, rest = set(), set(), set()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    name = entry.name
                    if entry.is_dir(follow_symlinks=False):
                        folders.add(name)
                    elif name in stamps:
                        articles.append(entry)
                    elif name in MARKS:
                        marks.add(name)
                    elif may_be_article(name):
                        rest.add(name)
            return (
                len(articles) == len(names)
                and folders - PASSED_OVER == set(listing.folders)
                and marks == set(listing.marks)
                and rest == {*listing.ignored, *listing.others}
                and not any(is_article(os.path.join(folder, one)) for one in listing.others)
                and self._are_same(folder, listing, stamps, articles)
            )
        except OSError:
            return False

    def _are_same(
        self, folder: str, listing: Listing, stamps: Mapping[str, str], articles: Sequence[os.DirEntry[str]]
    ) -> bool:
        """Whether the articles of a folder are as they were; raises `OSError` where one can't be read."""
        doubtful = frozenset(stamps if self._by_content else listing.doubtful)
        differing: dict[str, Glance] = {}
        for entry in articles:
            # Of 10,000 files this takes 30 ms, which is most of what there is to do.
            state = os.stat(entry.path)
            stamp = stamp_in(state)
            if not S_ISREG(state.st_mode):
                return False
            if entry.name in doubtful or stamps[entry.name] != _written(stamp):
                glance = Glance(stamp, time.time_ns())
                content = content_of(entry.path, state.st_size)
                if self._digest(folder, entry.name) != digest_of_bytes(content):
                    return False
                differing[entry.name] = glance
        if differing and not self._by_content:
            self._renew(folder, listing, differing)
        return True

    def _renew(self, folder: str, listing: Listing, differing: Mapping[str, Glance]) -> None:
        """Take note of other stamps, or that the same ones can be relied on by now."""
        names = listing.names.split("/")
        stamps = dict(zip(names, listing.stamps.split(" "), strict=True))
        stamps |= {name: _written(glance.stamp) for name, glance in differing.items()}
        doubtful = [name for name, glance in differing.items() if not glance.is_certain]
        renewed = listing._replace(stamps=" ".join(map(stamps.__getitem__, names)), doubtful=doubtful)
        self.is_renewed = self.is_renewed or renewed != listing
        self.folders[folder] = list(renewed)


def _would_answer(base: str, asked: Mapping[str, str]) -> bool:
    return Surroundings("", folder_tree(f"{base.rstrip('/')}/")).would_answer(asked)


def _origins(snapshot: Snapshot) -> Mapping[str, Any]:
    if not snapshot.origins:
        return {}
    from articlelint.collection import Origin  # noqa: PLC0415 takes 4 ms, and where nothing was found there are none

    return {path: Origin(*origin) for path, origin in snapshot.origins.items()}


def _written(stamp: Stamp) -> str:
    return f"{stamp.size}.{stamp.changed}.{stamp.node}"
