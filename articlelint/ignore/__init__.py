"""Suppressions: comments in an article that name rules whose findings are not to be reported.

Only an article that has `MENTION` in it can have any, so that all others pay for a few searches of their text.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from articlelint.diagnostic import Diagnostic, Finding
from articlelint.text import Span

__all__ = ["MENTION", "Name", "Suppression", "Trial", "mentions"]

MENTION = "articlelint"


def mentions(text: str) -> bool:
    """Whether a text speaks of articlelint, in whatever case it may be written."""
    # Plain searches for what the ways to write it have in common: one that minds no case takes five times as long.
    return "rticlelint" in text or "rticleLint" in text or "RTICLELINT" in text


class Name(NamedTuple):
    """A name between the brackets of a suppression, meant as a rule's id or a family's name."""

    text: str
    span: Span


class Suppression(NamedTuple):
    """A comment that suppresses findings of the rules it names, where they start in `cover`.

    `comment` is the whole comment with its marks; `is_for_file` tells `ignore-file[…]` from `ignore[…]`.
    """

    comment: Span
    names: tuple[Name, ...]
    cover: Span
    is_for_file: bool


class Trial(NamedTuple):
    """What came of an article's suppressions once all rules that look at the article had their say.

    `mistakes` are comments that seem meant as suppressions and are none. `known` are all rules there are, ids to
    families; `ran` are the ids of those that had their say. `hidden` are the diagnostics that each name suppressed, by
    the name's span; of several names that cover a diagnostic the nearest above it has it. Where `lacks_rules`, a plugin
    can't be used, and any name that is not the id of a known rule may be that of one of its rules, or of its family.
    """

    suppressions: tuple[Suppression, ...]
    mistakes: tuple[Finding, ...]
    known: Mapping[str, str]
    ran: frozenset[str]
    hidden: Mapping[Span, Sequence[Diagnostic]]
    lacks_rules: bool = False

    def rules_called(self, name: str) -> frozenset[str]:
        """The ids of the rules that a name stands for: one, a family's, or none."""
        if name in self.known:
            return frozenset((name,))
        return frozenset(rule for rule, family in self.known.items() if family == name)
