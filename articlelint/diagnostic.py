"""What is found and what a reader is told of it."""

from enum import IntEnum
from typing import NamedTuple

from articlelint.fix import Fix
from articlelint.text import Span


class Severity(IntEnum):
    """How bad a diagnostic is, in rising order; `word` is its name for settings and readers."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity's name in lower case."""
        return self.name.lower()


# What a finding has at most. Of 5,600 in real articles none has more than 6; one that points at a million places would
# fill a report of 40 MB.
MOST_LABELS = 20


class Label(NamedTuple):
    """A second place and a sentence fragment about it; `path` names another file that the span stands in."""

    span: Span
    message: str
    path: str | None = None


class Finding(NamedTuple):
    """What a rule knows: where, what, what to do about it, and a fix where there is one.

    `severity` is the contract's own word (`x-severity`); without it the rule's severity holds.
    """

    span: Span
    message: str
    help: str = ""
    labels: tuple[Label, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None

    def with_fewer_labels(self) -> "Finding":
        """The same, with no more labels than are told, and how many there are besides in the last of them."""
        *first, last = self.labels[:MOST_LABELS]
        more = last._replace(message=f"{last.message} (and {len(self.labels) - MOST_LABELS:,} more)")
        return self._replace(labels=(*first, more))


class Diagnostic(NamedTuple):
    """A finding with the name of its file, its rule, and how bad it is."""

    path: str
    rule: str
    family: str
    severity: Severity
    finding: Finding

    @property
    def order(self) -> tuple[str, Span, str, str]:
        """What diagnostics are sorted by: path, span, rule, then message."""
        return (self.path, self.finding.span, self.rule, self.finding.message)
