"""The outcome of a run, whether it was made just now or is remembered."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from articlelint.diagnostic import Diagnostic
from articlelint.files import OURS, UnreadableError, read
from articlelint.text import Lines

if TYPE_CHECKING:
    # What looks at articles takes 60 ms to import, and what is remembered needs none of it.
    from articlelint.collection import Origin
    from articlelint.looking import Rewritten


class Outcome(NamedTuple):
    """What a run found, with the lines of the files that it found something in, and the number of articles read.

    Where fixes were asked for, what was found is what is left, and `rewritten` are the articles that changed. `origins`
    tell where each article comes from that something was found in.
    """

    diagnostics: list[Diagnostic]
    texts: Mapping[str, Lines]
    checked: int
    rewritten: "Sequence[Rewritten]" = ()
    origins: "Mapping[str, Origin]" = {}


def referred(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str] | None = None) -> dict[str, Lines]:
    """The lines of the other files that labels lead to, by `texts` or as they are; what is gone by now has none."""
    paths = {label.path for one in diagnostics for label in one.finding.labels if label.path is not None}
    lines: dict[str, Lines] = {}
    for path in paths:
        with suppress(UnreadableError):
            lines[path] = Lines(texts[path] if texts and path in texts else read(_located(path)))
    return lines


def _located(path: str) -> str:
    if not path.startswith(OURS):
        return path
    from articlelint.schemas import located  # noqa: PLC0415 takes 40 ms, and few labels lead to what comes with us

    return located(path)
