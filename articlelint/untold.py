"""What is not told of findings, where there are more than the settings' limits allow, and what is said of that."""

from collections.abc import Sequence

from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.settings import UNTOLD
from articlelint.text import Span
from articlelint.wording import counted

_ADVICE = "mend those that are told, or raise the limit in the settings"


def told_of_file(found: Sequence[Diagnostic], most: int) -> list[Diagnostic]:
    """The worst of the findings in a file, in their order, and how many there are beside them."""
    more = f"{counted(len(found) - most, 'more finding')} in this file"
    return sorted([_untold(found[0].path, more, "findings-per-file", most), *_worst(found, most)], key=_order)


def told_of_run(found: Sequence[Diagnostic], most: int) -> list[Diagnostic]:
    """The worst of the findings of a run, in their order, and behind them how many there are beside them."""
    told = _worst(found, most)
    path = told[-1].path
    return [*told, _untold(path, counted(len(found) - most, "more finding"), "findings", most)]


def _worst(found: Sequence[Diagnostic], most: int) -> list[Diagnostic]:
    """So many of some diagnostics, the worst; what is told of a file as a whole stands before all else in it."""
    worst_first = sorted(sorted(found, key=_order), key=lambda one: -one.severity)
    return sorted(worst_first[:most], key=_order)


def _untold(path: str, more: str, name: str, most: int) -> Diagnostic:
    are = "is" if more.startswith("1 ") else "are"
    message = f"{more} {are} not told: `limits.{name}` allows {most:,}"
    # Whatever the severity of what nobody sees: who reads the rest shall not take it for all.
    return Diagnostic(path, *UNTOLD, Severity.ERROR, Finding(Span(0, 0), message, _ADVICE))


def _order(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.order
