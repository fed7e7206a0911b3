"""What a whole run came to, as data, and whether all that it depended on is still the same.

Where it is, nothing needs to be prepared, looked at or judged. Nothing here needs what looks at articles, which takes
longer to import than to see that 10,000 files have not changed.
"""

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from articlelint.cache_folder import WHOLE, keep
from articlelint.files import Glance, Stamp, UnreadableError, read
from articlelint.fingerprints import digest_of
from articlelint.outcome import Outcome

FORM = "articlelint run 4"
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

    def renewed(self, glances: Mapping[str, Glance], digests: Mapping[str, str] | None = None) -> "Listing":
        """The same after other glances at some articles, of which some have other texts, with these digests."""
        names = self.names.split("/") if self.names else []
        stamps = dict(zip(names, self.stamps.split(" "), strict=False))
        stamps |= {name: written(glance.stamp) for name, glance in glances.items()}
        texts = {**dict(zip(names, self.digests.split(" "), strict=False)), **(digests or {})}
        doubtful = [name for name in self.doubtful if name not in glances]
        doubtful += [name for name, glance in glances.items() if not glance.is_certain]
        stamped, digested = " ".join(stamps.values()), " ".join(texts.values())
        return self._replace(names="/".join(stamps), stamps=stamped, digests=digested, doubtful=doubtful)

    def without(self, name: str) -> "Listing":
        """The same when an article is gone."""
        number = self.names.split("/").index(name)
        stamps, digests = self.stamps.split(" "), self.digests.split(" ")
        return self._replace(
            names="/".join(one for one in self.names.split("/") if one != name),
            stamps=" ".join(stamps[:number] + stamps[number + 1 :]),
            digests=" ".join(digests[:number] + digests[number + 1 :]),
            doubtful=[one for one in self.doubtful if one != name],
        )


class Articles(NamedTuple):
    """The articles of a folder that were read: a glance at each before that, and the digest of its text, by name."""

    glances: Mapping[str, Glance]
    digests: Mapping[str, str]

    def listing(self, listing: Listing) -> Listing:
        """A listing with these articles."""
        return listing._replace(
            names="/".join(self.glances),
            stamps=" ".join(written(glance.stamp) for glance in self.glances.values()),
            digests=" ".join(self.digests[name] for name in self.glances),
            doubtful=[name for name, glance in self.glances.items() if not glance.is_certain],
        )


class Snapshot(NamedTuple):
    """A run as data.

    `asked` is the digest of what was asked for, `now` the instant that counted as now, in seconds since 1970, and
    `until` that from which on the answer may be another. The answer depended on the state of `witnesses`, by path; on
    `folders`, by path; and on what was `around` articles: by the folder that paths count from, each question with its
    answer. `found` are rows of diagnostics with a path before each, `paths` those of all articles, with U+0000 in
    between. Where it can be told what a few edits change, `seal` is that of the records that all was made of, and
    `judged` the verdicts of corpus rules as JSON, which is read only then. A report has no more than `most` of what was
    found.
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
    most: int
    seal: str = ""
    judged: str = ""

    def keep(self, folder: str) -> None:
        """Keep it in the folder of a cache."""
        keep(folder, WHOLE, FORM, [json.dumps(self, separators=(",", ":")).encode()])


class Recalled(NamedTuple):
    """The outcome of a run that need not be done again, the paths of its articles, and what it noted.

    A report has no more than `most` of its findings.
    """

    outcome: Outcome
    paths: Sequence[str]
    notes: Sequence[str]
    most: int


def state_of(path: str) -> str:
    """The state of a file or folder that an answer depends on: its text, and where it lies if links lead to it."""
    if not os.path.lexists(path):
        return ABSENT
    try:
        return f"{digest_of(read(path))} {os.path.realpath(path)}"
    except UnreadableError as error:
        return f"unreadable: {error} {os.path.realpath(path)}"


def written(stamp: Stamp) -> str:
    """A stamp as a listing has it."""
    return f"{stamp.size}.{stamp.changed}.{stamp.node}"
