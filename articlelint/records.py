"""What came of the articles of a run so far, and the outcome of all."""

from collections.abc import Iterable, Mapping

from articlelint.diagnostic import Diagnostic
from articlelint.looking import Record, Rewritten
from articlelint.outcome import Outcome, referred
from articlelint.standing import Standing
from articlelint.text import Lines


class Records:
    """What came of the articles so far."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = dict(texts)
        self.diagnostics: list[Diagnostic] = []
        self.checked = 0
        self.found = 0
        self._given = frozenset(texts)
        self._records: dict[str, Record] = {}
        self._changes: dict[str, Rewritten] = {}

    def is_file(self, task: Standing) -> bool:
        """Whether an article is a file, and not a text that was given."""
        return task.path not in self._given

    def text_of(self, task: Standing) -> str:
        """The text of an article; raises `UnreadableError`."""
        return self.texts[task.path] if task.path in self.texts else task.read()

    def has(self, task: Standing) -> bool:
        """Whether something was found in an article, or it is to be looked at again."""
        return task.path in self._records

    def is_waiting(self, task: Standing) -> bool:
        """Whether an article is to be looked at again once corpus rules have judged."""
        record = self._records.get(task.path)
        return record is not None and record.is_waiting

    def add(self, task: Standing, record: Record) -> None:
        """Put a record in the place of what was recorded of an article before."""
        if record.change is not None:
            before = self._changes.get(task.path)
            self._changes[task.path] = before.then(record.change) if before else record.change
            self.texts[task.path] = record.change.after
        before_that = self._records.pop(task.path, None)
        self.found += len(record.found) - (len(before_that.found) if before_that else 0)
        if record.found or record.is_waiting:
            # What corpus rules gathered has gone into a ledger; here it would be kept twice.
            self._records[task.path] = record._replace(report=None, change=None)

    def outcome(self, paths: Iterable[str]) -> Outcome:
        """All of it, in order: `paths` are all articles, whichever of them came in first."""
        diagnostics = [*self.diagnostics, *(one for record in self._records.values() for one in record.found)]
        diagnostics.sort(key=lambda diagnostic: diagnostic.order)
        own = {path: Lines(record.text) for path, record in self._records.items() if record.text is not None}
        origins = {path: record.origin for path, record in self._records.items() if record.origin is not None}
        texts = {**referred(diagnostics, self.texts), **own}
        changes = [self._changes[path] for path in paths if path in self._changes]
        return Outcome(diagnostics, texts, self.checked, changes, origins)
