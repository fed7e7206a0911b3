"""What was found last time: records of articles, kept in a file from one run to the next.

The file holds a line for each article: its path, what the record depends on, and the record as JSON. It is data and
nothing else, and it is signed with a secret of the user's, so that nobody's checkout brings answers along. Whatever is
wrong with it makes it an empty one: a cache may cost time, and never an answer.
"""

import json
import os
import time
from contextlib import suppress
from hashlib import blake2b
from hmac import compare_digest
from typing import NamedTuple

from articlelint.corpus import Report
from articlelint.engine import FAILED
from articlelint.files import STEP, UnreadableError, read
from articlelint.fingerprints import digest_of
from articlelint.keeping import Unkept, record_from, row_of
from articlelint.looking import Record
from articlelint.secret import users_secret
from articlelint.sites import Standing, Wishes
from articlelint.worlds import Worlds

FOLDER = ".articlelint_cache"
_FILE = "articles"
_OWN = frozenset({_FILE, ".gitignore", "CACHEDIR.TAG"})
_FORMAT = "articlelint cache 1"
# Git passes the folder over, and so do backups (https://bford.info/cachedir).
_IGNORE = "# Made by articlelint: it may be removed at any time.\n*\n"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of articlelint.\n"

# What the key of a line begins with that holds a report alone, of an article that was not checked.
_REPORT = "+"


class Stamp(NamedTuple):
    """The state of a file, as far as it can be told without reading it."""

    size: int
    changed: int


class Glance(NamedTuple):
    """A stamp, and when it was taken, in nanoseconds since 1970: before the file was read."""

    stamp: Stamp
    at: int


class _Line(NamedTuple):
    """A line of the file, about an article that was read after a glance at it."""

    world: str
    glance: Glance
    digest: str
    row: bytes


class Cache:
    """The records of earlier runs, in a folder; they hold as long as all that could change them is the same.

    With `by_content` an article is the same if its text is; else if its size and the time of its last change are.
    """

    def __init__(self, folder: str, wishes: Wishes, *, by_content: bool = False) -> None:
        self._folder = folder
        self._wishes = wishes
        self._by_content = by_content
        self._worlds = Worlds(wishes)
        self._secret = users_secret()
        self._lines = self._loaded()
        self._used: set[str] = set()
        self._is_changed = False

    def record(self, task: Standing, rules: frozenset[str]) -> Record | None:
        """What came of an article last time; None where nobody knows, or where it may be something else by now.

        `rules` are the corpus rules that gather from it.
        """
        return self._record(_key(task), task, rules)

    def report(self, task: Standing, rules: frozenset[str]) -> Report | None:
        """What corpus rules gathered from an article last time, whether it was checked or not."""
        for key in (_key(task), _REPORT + _key(task)):
            record = self._record(key, task, rules)
            if record is not None:
                return record.report
        return None

    def keep(self, task: Standing, rules: frozenset[str], glance: Glance | None, record: Record) -> None:
        """Keep what came of an article that was read after such a glance at it."""
        is_sound = not any(one.finding.message.startswith(FAILED) for one in record.found)
        if record.change is None and record.digest and is_sound:
            self._keep(_key(task), task, rules, glance, record)

    def keep_report(
        self, task: Standing, rules: frozenset[str], glance: Glance | None, report: Report, text: str
    ) -> None:
        """Keep what corpus rules gathered from an article that was not checked."""
        if not report.failures:
            record = Record([], report=report, digest=digest_of(text))
            self._keep(_REPORT + _key(task), task, rules, glance, record)

    def glance(self, task: Standing) -> Glance | None:
        """A glance at an article's file, before it is read; None where there is none."""
        at = time.time_ns()
        stamp = stamp_of(task.path)
        return None if stamp is None else Glance(stamp, at)

    def _record(self, key: str, task: Standing, rules: frozenset[str]) -> Record | None:
        line = self._lines.get(key)
        if line is None or line.world != self._worlds.of(task, rules):
            return None
        text = self._unchanged(task, line)
        if text is None:
            return None
        try:
            asked, now, row = json.loads(line.row)
            # What is not in the future any more stays so: the clock only goes on.
            if now > self._wishes.today.timestamp() or not task.surroundings.would_answer(asked):
                return None
            record = record_from(row, task.path, text)
            if record.found and not text:
                record = record._replace(text=read(task.path))
        except (AttributeError, TypeError, ValueError, Unkept, UnreadableError):
            return None
        self._used.add(key)
        return record

    def _keep(self, key: str, task: Standing, rules: frozenset[str], glance: Glance | None, record: Record) -> None:
        if glance is None:
            return
        row = [dict(record.asked), self._wishes.today.timestamp(), row_of(record)]
        with suppress(TypeError, ValueError):  # a plugin may have put anything into a finding
            written = json.dumps(row, separators=(",", ":")).encode()
            self._lines[key] = _Line(self._worlds.of(task, rules), glance, record.digest, written)
            self._used.add(key)
            self._is_changed = True

    def save(self) -> None:
        """Write it down, if there is anything new; where that can't be done, nothing is lost but time."""
        if not self._is_changed or self._secret is None:
            return
        kept = ((key, line) for key, line in self._lines.items() if key in self._used or _is_there(key))
        body = b"\n".join(_joined(key, line) for key, line in kept)
        content = b"\n".join((_head(self._secret, body), body))
        new = os.path.join(self._folder, f"{_FILE}.{os.getpid()}.new")
        try:
            _made(self._folder)
            with open(new, "wb") as file:
                file.write(content)
            os.replace(new, os.path.join(self._folder, _FILE))
        except OSError:
            with suppress(OSError):
                os.unlink(new)

    def _loaded(self) -> dict[str, _Line]:
        if self._secret is None:
            return {}
        try:
            with open(os.path.join(self._folder, _FILE), "rb") as file:
                head, _, body = file.read().partition(b"\n")
        except OSError:
            return {}
        if not compare_digest(head, _head(self._secret, body)):
            return {}
        return dict(map(_parted, body.split(b"\n"))) if body else {}

    def _unchanged(self, task: Standing, line: _Line) -> str | None:
        """Something that is no None where an article is as it was: its text, or nothing where that was not read."""
        stamp = stamp_of(task.path)
        if stamp is None:
            return None
        is_certain = line.glance.stamp.changed + STEP < line.glance.at
        if stamp == line.glance.stamp and is_certain and not self._by_content:
            return ""
        try:
            text = read(task.path)
        except UnreadableError:
            return None
        return text if digest_of(text) == line.digest else None


def folder_in(folder: str) -> str:
    """Where the cache of a site lies, by the folder of its settings."""
    return os.path.join(folder, FOLDER)


def removed(folder: str) -> str | None:
    """Remove a cache; why it can't be, where that is so. What somebody else put into its folder stays."""
    try:
        with suppress(FileNotFoundError):
            for member in list(os.scandir(folder)):
                if member.name in _OWN or member.name.startswith(f"{_FILE}."):
                    os.unlink(member.path)
            if not os.listdir(folder):
                os.rmdir(folder)
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return None


def stamp_of(path: str) -> Stamp | None:
    """The state of a file; None where there is none."""
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return None
    # `touch` and programs that copy files set the time of the last change to their liking, and not that of the state.
    return Stamp(state.st_size, max(state.st_mtime_ns, state.st_ctime_ns))


def _is_there(key: str) -> bool:
    path = key.removeprefix(_REPORT)
    return os.path.exists(json.loads(path) if path.startswith('"') else path)


def _key(task: Standing) -> str:
    path = os.path.join(task.site.folder, task.place)
    # Few paths have a tab or the end of a line in them, or are no UTF-8.
    return path if path.isprintable() and not path.startswith('"') else json.dumps(path)


def _joined(key: str, line: _Line) -> bytes:
    said = (key, line.world, *line.glance.stamp, line.glance.at, line.digest)
    return "\t".join(map(str, said)).encode() + b"\t" + line.row


def _parted(line: bytes) -> tuple[str, _Line]:
    key, world, size, changed, at, digest, row = line.split(b"\t", 6)
    glance = Glance(Stamp(int(size), int(changed)), int(at))
    return key.decode(), _Line(world.decode(), glance, digest.decode(), row)


def _head(secret: bytes, body: bytes) -> bytes:
    return f"{_FORMAT} {blake2b(body, key=secret, digest_size=32).hexdigest()}".encode()


def _made(folder: str) -> None:
    os.makedirs(folder, exist_ok=True)
    for name, text in ((".gitignore", _IGNORE), ("CACHEDIR.TAG", _TAG)):
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
