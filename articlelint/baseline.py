"""A baseline: findings that are known and not told of, until somebody mends them.

Its file is JSON that merges line by line: sorted, with a line for each kind of finding in each file, whose path counts
from the folder of the baseline.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from articlelint.diagnostic import Diagnostic
from articlelint.fingerprints import content_fingerprint
from articlelint.text import Lines
from articlelint.wording import counted, in_backticks

# The one there is; a later one may read this.
_VERSION = 1
_HEAD = "Known findings: written by `articlelint check --write-baseline`, and not by hand."


class BrokenBaseline(Exception):
    """A baseline that can't be read; its text says where and why."""


class Entry(NamedTuple):
    """A kind of finding in one file: the file's name, the rule, and the fingerprint of what it is about."""

    file: str
    rule: str
    fingerprint: str


class Sorting(NamedTuple):
    """Diagnostics by a baseline: those that are `new`, how many are `known`, and what is recorded but `gone`."""

    new: list[Diagnostic]
    known: int
    gone: Counter[Entry]


class Baseline:
    """How often each kind of finding is known in each file."""

    def __init__(self, counts: Mapping[Entry, int]) -> None:
        self.counts = Counter(counts)

    def sorted_out(
        self,
        found: Iterable[tuple[Entry | None, Diagnostic]],
        is_over: Callable[[Entry], bool],
    ) -> Sorting:
        """Diagnostics, each with its entry, where it may have one, sorted out.

        `is_over` tells whether an entry that nothing is found of is gone for good: a file that was not looked at, or a
        rule that was not asked, says nothing.
        """
        left = self.counts.copy()
        new: list[Diagnostic] = []
        known = 0
        for entry, diagnostic in found:
            if entry is not None and left[entry] > 0:
                left[entry] -= 1
                known += 1
            else:
                new.append(diagnostic)
        return Sorting(new, known, Counter({entry: count for entry, count in left.items() if count and is_over(entry)}))

    def without(self, gone: Counter[Entry]) -> "Baseline":
        """The baseline without what is gone."""
        return Baseline(self.counts - gone)

    def text(self) -> str:
        """The baseline as it stands in its file."""
        known = sorted((entry, count) for entry, count in self.counts.items() if count > 0)
        lines = [f"    {json.dumps([*entry, count])}," for entry, count in known]
        head = ["{", f'  "about": {json.dumps(_HEAD)},', f'  "version": {_VERSION},', '  "findings": [']
        # The last item is none, so that every other one ends in a comma, and any of them can be kept beside any other.
        return "\n".join([*head, *lines, "    null", "  ]", "}", ""])


def entry_of(diagnostic: Diagnostic, lines: Lines | None, file: str) -> Entry:
    """What a diagnostic is recorded as."""
    return Entry(_encodable(file), diagnostic.rule, content_fingerprint(diagnostic, lines))


def recorded(entries: Iterable[Entry], kept: Mapping[Entry, int]) -> Baseline:
    """A baseline of all findings there are, with what is kept of an older one."""
    return Baseline(Counter(entries) + Counter(kept))


def baseline_from(text: str) -> Baseline:
    """The baseline that stands in a file; raises `BrokenBaseline`."""
    try:
        data = json.loads(text)
    except ValueError as error:
        if is_conflicted(text):
            raise BrokenBaseline("it has a merge conflict: keep the lines of both sides, or write it anew") from error
        place = f"{error.lineno}:{error.colno}: " if isinstance(error, json.JSONDecodeError) else ""
        raise BrokenBaseline(f"{place}it is no JSON") from error
    except RecursionError as error:
        raise BrokenBaseline("it is no baseline: it is nested too deeply") from error
    findings = data.get("findings") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(findings, list):
        raise BrokenBaseline("it is no baseline: there are no `findings` in it")
    if data.get("version") != _VERSION:
        version = in_backticks(json.dumps(data.get("version")))
        raise BrokenBaseline(f"its version is {version}, and articlelint reads version {_VERSION}")
    counts: dict[Entry, int] = {}
    for one in findings:
        if one is not None:
            entry, count = _entry(one)
            # After a merge a line may stand there twice, with what each side knew.
            counts[entry] = max(count, counts.get(entry, 0))
    return Baseline(counts)


def is_conflicted(text: str) -> bool:
    """Whether a merge has left its marks in a baseline."""
    return "\n<<<<<<< " in text


def _entry(written: object) -> tuple[Entry, int]:
    match written:
        case [str(file), str(rule), str(fingerprint), int(count)] if count > 0 and not isinstance(count, bool):
            return Entry(file, rule, fingerprint), count
    said = in_backticks(json.dumps(written))
    raise BrokenBaseline(f"it is no baseline: {said} is no list of a file, a rule, a fingerprint and a number")


def described(entries: Counter[Entry]) -> str:
    """As in `3 findings in 2 files`."""
    files = counted(len({entry.file for entry in entries}), "file")
    return f"{counted(entries.total(), 'finding')} in {files}"


def _encodable(text: str) -> str:
    # JSON's readers refuse half a surrogate pair, which stands for a byte of a name that is not UTF-8.
    return text.encode("utf-8", "backslashreplace").decode()
