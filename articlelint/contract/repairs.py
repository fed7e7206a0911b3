"""Malformed values written as they were meant to be: dates in full, URLs with their scheme."""

import re
from collections.abc import Iterable

import can_ada

from articlelint.contract.breach import Breach
from articlelint.contract.compiled import Contract
from articlelint.dates import Kind, moment_of, read_date
from articlelint.diagnostic import Severity
from articlelint.text import Route, Span

_DAY = re.compile(r"\s*([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?![0-9])")
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::[0-9]+)?(?:[/?#]\S*)?")


# A YAML anchor or tag in front of a value (YAML 1.2.2 §6.9), where its own span does not begin with it; an empty one
# stands right behind it.
_PROPERTY = re.compile(r"(?<![^\s\[{,])[&!][^\s,\[\]{}]*\s*\Z")
_LONGEST_PROPERTY = 200


def stands_alone(text: str, span: Span) -> bool:
    """Whether a value in a text is nothing but itself: no YAML anchor that others refer to, no alias, no tag."""
    before = text[max(0, span.start - _LONGEST_PROPERTY) : span.start]
    return not text.startswith(("&", "*", "!", "|", ">"), span.start) and not _PROPERTY.search(before)


def is_kept(contract: Contract, data: object, route: Route, before: Iterable[Breach]) -> bool:
    """Whether some data keep the contract at a route and below it, and break nothing elsewhere that was not broken."""
    known = {(breach.defect, breach.route, breach.keyword) for breach in before}
    return all(
        breach.route[: len(route)] != route and (breach.defect, breach.route, breach.keyword) in known
        for breach in contract.breaches(data)
    )


def has_new_error(contract: Contract, data: object, before: Iterable[Breach]) -> bool:
    """Whether some data break a contract, beyond what was broken before, by more than a warning."""
    known = {(breach.defect, breach.route, breach.keyword) for breach in before}
    return any(
        breach.severity in {None, Severity.ERROR} and (breach.defect, breach.route, breach.keyword) not in known
        for breach in contract.breaches(data)
    )


def is_impossible(text: str) -> bool:
    """Whether a text begins as a date does, but with a day that no calendar has."""
    day = _DAY.match(text)
    return day is not None and read_date(day[1]) is None


def repaired(text: str, form: str) -> tuple[str, bool] | None:
    """The text in the form of a `format`, and whether it surely means the same; None where it can't be told."""
    if form == "uri":
        whole = f"https://{text.strip()}"
        return (whole, False) if _HOST.fullmatch(text.strip()) and can_ada.can_parse(whole) else None
    if form not in ("date", "date-time"):
        return None
    instant, day, moment = read_date(text), _DAY.match(text), moment_of(text)
    if instant is None or day is None or moment is None:
        return None
    if form == "date":
        # The day that is written, not the day that it is in UTC.
        return (moment_of(day[1]) or moment).date().isoformat(), instant.kind is Kind.DAY
    precision = "microseconds" if moment.microsecond % 1000 else "milliseconds" if moment.microsecond else "seconds"
    return moment.isoformat("T", precision).replace("+00:00", "Z"), instant.kind is Kind.AWARE


def fitted(text: str, pattern: str) -> tuple[str, bool] | None:
    """The text in another case, or without spaces around it, where that makes it match a pattern."""
    from articlelint.contract.validator import matches  # noqa: PLC0415 only a fix needs it

    for other in (text.strip(), text.upper(), text.lower(), text.strip().upper(), text.strip().lower()):
        if other not in ("", text) and matches(pattern, other):
            return other, False
    return None
