"""Compares what a whole run came to with what is there now: nothing has changed, or a few articles, or all may have."""

import json
import os
import time
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from stat import S_ISREG
from typing import Any, NamedTuple

from articlelint.cache_folder import WHOLE, kept
from articlelint.diagnostic import Diagnostic
from articlelint.files import TEXT_SUFFIX, Glance, UnreadableError, content_of, read, stamp_in
from articlelint.fingerprints import digest_of, digest_of_bytes
from articlelint.folder_tree import folder_tree
from articlelint.outcome import Outcome, referred
from articlelint.rows import diagnostic_from
from articlelint.snapshot import FORM, Listing, Recalled, Snapshot, state_of, written
from articlelint.surroundings import Surroundings
from articlelint.text import Lines
from articlelint.walking import MARKS, PASSED_OVER, is_article, may_be_article

# In articles: with more, all are looked at in no more time.
_FEW = 100


class Edits(NamedTuple):
    """What has changed since a snapshot: few articles, by absolute paths, and answers to some questions, by folder.

    `kept` is the snapshot with all that is told already; only the listings of these articles are as they were.
    """

    kept: Snapshot
    edited: Sequence[str]
    added: Sequence[str]
    removed: Sequence[str]
    questions: Mapping[str, Sequence[str]]

    def folders(self, states: Mapping[str, tuple[Glance, str]]) -> dict[str, list[Any]]:
        """What is in the folders, by the glances at these articles, each with the digest of its text."""
        folders = dict(self.kept.folders)
        for path in (*self.removed, *states):
            folder, _, name = path.rpartition("/")
            listing = Listing(*folders[folder or "/"])
            if path in states:
                glance, digest = states[path]
                listing = listing.renewed({name: glance}, {name: digest})
            else:
                listing = listing.without(name)
            folders[folder or "/"] = list(listing)
        return folders

    def around(self, asked: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]] | None:
        """What was asked of the files around all articles, by what was asked just now; None where answers differ."""
        around = {}
        for base in self.kept.around.keys() | asked.keys():
            gone = frozenset(self.questions.get(base, ()))
            known = {one: answer for one, answer in self.kept.around.get(base, {}).items() if one not in gone}
            now = asked.get(base, {})
            if any(known.get(one, answer) != answer for one, answer in now.items()):
                return None
            around[base] = {**known, **now}
        return around

    def outcome(self, changed: AbstractSet[str]) -> Outcome:
        """What was found in all articles but those that changed; raises `UnreadableError` where more has by now."""
        # Settings and schemas were read after they were compared.
        if not _are_as_they_were(self.kept.witnesses):
            raise UnreadableError("what it depends on has changed a moment ago")
        found = [diagnostic_from(row, path) for path, *row in self.kept.found if path not in changed]
        texts = _Comparison(self.kept, by_content=False).texts(found)
        origins = {path: origin for path, origin in _origins(self.kept).items() if path not in changed}
        return Outcome(found, {**referred(found), **texts}, self.kept.checked, origins=origins)


def recalled(folder: str, asked: str, now: float, *, by_content: bool = False) -> Recalled | Edits | None:
    """What a run would come to, by the snapshot in the folder of a cache, or what it is to be told without.

    None where nothing can be told.
    """
    known = kept(folder, WHOLE, FORM)
    try:
        return known and _recalled(folder, Snapshot(*json.loads(known.body)), asked, now, by_content=by_content)
    except (AttributeError, KeyError, TypeError, ValueError):  # another version may have written something else
        return None


def _recalled(folder: str, snapshot: Snapshot, asked: str, now: float, *, by_content: bool) -> Recalled | Edits | None:
    # What is not in the future any more stays so: the clock only goes on.
    if snapshot.asked != asked or not snapshot.now <= now < snapshot.until:
        return None
    comparison = _Comparison(snapshot, by_content=by_content)
    if not comparison.holds():
        return None
    if comparison.has_edits:
        return comparison.edits if snapshot.judged else None
    try:
        found = [diagnostic_from(row, path) for path, *row in snapshot.found]
        texts = comparison.texts(found)
    except UnreadableError:
        return None
    if comparison.is_renewed:
        snapshot._replace(folders=comparison.folders).keep(folder)
    outcome = Outcome(found, {**referred(found), **texts}, snapshot.checked, origins=_origins(snapshot))
    return Recalled(outcome, snapshot.paths.split("\0"), snapshot.notes, snapshot.most)


class _Comparison:
    """Compares a snapshot with what is there now; `folders` are those of the snapshot with the stamps of now.

    It `is_renewed` where these are others. `by_content` files are compared by their texts alone. What else has
    changed are the `edits`.
    """

    def __init__(self, snapshot: Snapshot, *, by_content: bool) -> None:
        self._snapshot = snapshot
        self._by_content = by_content
        self._digests: dict[str, dict[str, str]] = {}
        self.folders = dict(snapshot.folders)
        self.is_renewed = False
        self._edited: list[str] = []
        self._added: list[str] = []
        self._removed: list[str] = []
        self._questions: dict[str, list[str]] = {}

    def holds(self) -> bool:
        """Whether nothing has changed that the answer depended on, but for a few articles."""
        snapshot = self._snapshot
        if not _are_as_they_were(snapshot.witnesses):
            return False
        if not all(self._is_same(folder, Listing(*said)) for folder, said in snapshot.folders.items()):
            return False
        for base, asked in snapshot.around.items():
            differing = _surroundings(base).answered_otherwise(asked)
            if differing:
                self._questions[base] = differing
        return len(self._edited) + len(self._added) + len(self._removed) <= _FEW

    @property
    def has_edits(self) -> bool:
        """Whether something has changed."""
        return bool(self._edited or self._added or self._removed or self._questions)

    @property
    def edits(self) -> Edits:
        """What has changed."""
        kept_so_far = self._snapshot._replace(folders=self.folders)
        return Edits(kept_so_far, self._edited, self._added, self._removed, self._questions)

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
            fresh = rest.difference(listing.ignored, listing.others)
            is_same = (
                folders - PASSED_OVER == set(listing.folders)
                and marks == set(listing.marks)
                and rest.issuperset((*listing.ignored, *listing.others))
                and not any(is_article(os.path.join(folder, one)) for one in listing.others)
                and all(is_article(os.path.join(folder, one)) for one in fresh)
                and self._are_same(folder, listing, stamps, articles)
            )
            self._added += (os.path.join(folder, name) for name in fresh)
            if len(articles) < len(names):
                seen = {entry.name for entry in articles}
                self._removed += (os.path.join(folder, name) for name in names if name not in seen)
        except (OSError, UnreadableError):  # also what grows beyond all bounds meanwhile
            return False
        return is_same

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
            if entry.name in doubtful or stamps[entry.name] != written(stamp):
                glance = Glance(stamp, time.time_ns())
                content = content_of(entry.path, state.st_size)
                if self._digest(folder, entry.name) != digest_of_bytes(content):
                    if len(self._edited) == _FEW or entry.name.lower().endswith(TEXT_SUFFIX):
                        return False
                    self._edited.append(entry.path)
                    continue
                differing[entry.name] = glance
        if differing and not self._by_content:
            self._renew(folder, listing, differing)
        return True

    def _renew(self, folder: str, listing: Listing, differing: Mapping[str, Glance]) -> None:
        """Take note of other stamps, or that the same ones can be relied on by now."""
        renewed = listing.renewed(differing)
        self.is_renewed = self.is_renewed or renewed != listing
        self.folders[folder] = list(renewed)


def _are_as_they_were(witnesses: Mapping[str, str]) -> bool:
    return all(state_of(path) == state for path, state in witnesses.items())


def _surroundings(base: str) -> Surroundings:
    return Surroundings("", folder_tree(f"{base.rstrip('/')}/"))


def _origins(snapshot: Snapshot) -> Mapping[str, Any]:
    if not snapshot.origins:
        return {}
    from articlelint.collection import Origin  # noqa: PLC0415 takes 4 ms, and where nothing was found there are none

    return {path: Origin(*origin) for path, origin in snapshot.origins.items()}
