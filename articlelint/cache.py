"""What was found last time: records of articles, kept in a file from one run to the next.

The file holds a line for each article: its path, what the record depends on, and the record as JSON. It is data and
nothing else, and whatever is wrong with it makes it an empty one.
"""

import json
import math
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from itertools import chain
from typing import NamedTuple

from articlelint.cache_folder import RECORDS, keep, kept
from articlelint.corpus import Report
from articlelint.engine import FAILED
from articlelint.files import Glance, Stamp, UnreadableError, stamp_of
from articlelint.fingerprints import digest_of
from articlelint.keeping import Unkept, record_from, report_from, row_of
from articlelint.looking import Record
from articlelint.sites import Standing, Wishes
from articlelint.worlds import Worlds

_FORM = "articlelint cache 3"

# What the key of a line begins with that holds a report alone, of an article that was not checked.
_REPORT = "+"


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
        self._by_content = by_content
        self._worlds = Worlds(wishes)
        self._now = wishes.today.timestamp()
        # From when on something else may be found, in seconds since 1970.
        self.until = (wishes.end_of_day + timedelta(microseconds=1)).timestamp()
        # The lines of the file as they were kept, but for those that this run has used, and these with what is new: as
        # they are written, which takes half the memory.
        self._kept: dict[str, bytes] = {}
        self._used: dict[str, bytes] = {}
        self._is_changed = False
        # What tells the file from others; nothing where it can't be kept.
        self.seal = ""
        self._load()
        # What was asked of the files around articles, by the folders that the questions count from.
        self.asked: dict[str, dict[str, str]] = {}
        # Whether all that was found depends on what is known here: each article that was read, and what it asked.
        self.is_whole = True

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

    @property
    def folder(self) -> str:
        """Where it lies."""
        return self._folder

    def state(self, path: str) -> tuple[Glance, str] | None:
        """The last glance at the article at an absolute path that this run knows, and the digest of its text."""
        key = _key_of(path)
        written = self._used.get(key) or self._used.get(_REPORT + key)
        if written is None:
            return None
        line = _parted(written)
        return line.glance, line.digest

    def miss(self) -> None:
        """Take note that something was found of which nothing is known here."""
        self.is_whole = False

    def notice(self, task: Standing, text: str) -> None:
        """Take note of the text of an article at a later look: by then it may be another than the one known here."""
        key = _key(task)
        written = self._used.get(key) or self._used.get(_REPORT + key) or self._kept.get(key)
        if written is None or _parted(written).digest != digest_of(text):
            self.miss()

    def keep(self, task: Standing, rules: frozenset[str], glance: Glance | None, record: Record) -> None:
        """Keep what came of an article that was read after such a glance at it."""
        is_sound = not any(one.finding.message.startswith(FAILED) for one in record.found)
        if record.change is None and record.digest and is_sound:
            self._keep(_key(task), task, rules, glance, record)
        else:
            self.miss()

    def keep_report(
        self, task: Standing, rules: frozenset[str], glance: Glance | None, report: Report, text: str
    ) -> None:
        """Keep what corpus rules gathered from an article that was not checked."""
        if not report.failures:
            record = Record([], report=report, digest=digest_of(text), asked=task.surroundings.asked)
            self._keep(_REPORT + _key(task), task, rules, glance, record)
        else:
            self.miss()

    def glance(self, task: Standing) -> Glance | None:
        """A glance at an article's file, before it is read; None where there is none."""
        at = time.time_ns()
        stamp = stamp_of(task.path)
        return None if stamp is None else Glance(stamp, at)

    def _record(self, key: str, task: Standing, rules: frozenset[str]) -> Record | None:
        written = self._used.get(key) or self._kept.get(key)
        if written is None:
            return None
        line = _parted(written)
        text = self._unchanged(task, line) if line.world == self._worlds.of(task, rules) else None
        if text is None:
            return None
        try:
            asked, now, until, row = json.loads(line.row)
            # What is not in the future any more stays so: the clock only goes on.
            if not now <= self._now < (until or math.inf) or not task.surroundings.would_answer(asked):
                return None
            record = record_from(row, task.path, text)
            if record.found and not text:
                text = _text_as_it_was(task, line)
                if text is None:
                    return None
                record = record._replace(text=text)
        except (AttributeError, TypeError, ValueError, Unkept):
            return None
        self._use(key, written)
        self.ask(task, asked)
        self._holds_until(until)
        return record

    def _keep(self, key: str, task: Standing, rules: frozenset[str], glance: Glance | None, record: Record) -> None:
        self.ask(task, record.asked)
        if glance is None:
            self.miss()
            return
        self._holds_until(record.until)
        row = [dict(record.asked), self._now, record.until, row_of(record)]
        with suppress(TypeError, ValueError):  # a plugin may have put anything into a finding
            written = json.dumps(row, separators=(",", ":")).encode()
            line = _Line(self._worlds.of(task, rules), glance, record.digest, written)
            self._use(key, _joined(key, line))
            self._is_changed = True
            return
        self.miss()

    def _holds_until(self, until: float | None) -> None:
        self.until = min(self.until, until or math.inf)

    def ask(self, task: Standing, asked: Mapping[str, str]) -> None:
        """Take note of what was asked of the files around an article, with the answers."""
        if asked and task.scope:
            known = self.asked.setdefault(task.scope.base or "", {})
            # Two answers were given where something changed in between.
            self.is_whole = self.is_whole and all(known.get(one, answer) == answer for one, answer in asked.items())
            known.update(asked)

    def save(self, *, is_part: bool = False) -> None:
        """Write it down, if there is anything new; where that can't be done, nothing is lost but time.

        What was not used is left out if its article is gone; where only a part of the articles was looked at, nobody
        asks for all others.
        """
        if self._is_changed:
            rest = (line for key, line in self._kept.items() if is_part or _is_there(key))
            self.seal = keep(self._folder, RECORDS, _FORM, chain(rest, self._used.values()))

    def report_before(self, task: Standing) -> Report | None:
        """What corpus rules gathered from an article before this run; None where nobody knows."""
        line = self._kept.get(_key(task))
        return None if line is None else _report_in(line)

    def mentioning(self, words: Sequence[bytes]) -> Iterator[tuple[str, Report]]:
        """The articles that were checked before and not in this run, and whose lines have any of some words in them.

        They come by their absolute paths, with what corpus rules gathered from them.
        """
        for key, line in self._kept.items():
            if not key.startswith(_REPORT) and any(word in line for word in words):
                yield _path_of(key), _report_in(line)

    def has_asked(self, task: Standing) -> bool:
        """Whether all that was asked of the files around an article stands in its line."""
        asked = task.surroundings.asked
        line = self._used.get(_key(task))
        return not asked or (line is not None and asked.keys() <= json.loads(_parted(line).row)[0].keys())

    def _load(self) -> None:
        found = kept(self._folder, RECORDS, _FORM)
        if found and found.body:
            self.seal = found.seal
            self._kept = {_key_in(line): line for line in found.body.split(b"\n")}

    def _use(self, key: str, line: bytes) -> None:
        self._used[key] = line
        self._kept.pop(key, None)

    def _unchanged(self, task: Standing, line: _Line) -> str | None:
        """Something that is no None where an article is as it was: its text, or nothing where that was not read."""
        stamp = stamp_of(task.path)
        # What has another size has another text, which need not be read to know it.
        if stamp is None or stamp.size != line.glance.stamp.size:
            return None
        if stamp == line.glance.stamp and line.glance.is_certain and not self._by_content:
            return ""
        return _text_as_it_was(task, line)


def _text_as_it_was(task: Standing, line: _Line) -> str | None:
    """The text of an article; None where it is another than that of a line, or can't be read."""
    try:
        text = task.read()
    except UnreadableError:
        return None
    return text if digest_of(text) == line.digest else None


def _is_there(key: str) -> bool:
    return os.path.exists(_path_of(key.removeprefix(_REPORT)))


def _path_of(key: str) -> str:
    return str(json.loads(key)) if key.startswith('"') else key


def _key(task: Standing) -> str:
    return _key_of(os.path.join(task.site.folder, task.place).replace(os.sep, "/"))


def _key_of(path: str) -> str:
    # Few paths have a tab or the end of a line in them, or are no UTF-8.
    return path if path.isprintable() and not path.startswith('"') else json.dumps(path)


def _joined(key: str, line: _Line) -> bytes:
    said = (key, line.world, *line.glance.stamp, line.glance.at, line.digest)
    return "\t".join(map(str, said)).encode() + b"\t" + line.row


def _key_in(line: bytes) -> str:
    return line[: line.index(b"\t")].decode()


def _parted(line: bytes) -> _Line:
    _, world, size, changed, node, at, digest, row = line.split(b"\t", 7)
    glance = Glance(Stamp(int(size), int(changed), int(node)), int(at))
    return _Line(world.decode(), glance, digest.decode(), row)


def _report_in(line: bytes) -> Report:
    return report_from(json.loads(_parted(line).row)[-1])
