"""Fields that a collection's settings ask of some articles, and that an article lacks, told as its contract would."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from articlelint.collection import Requirement, value_at
from articlelint.conditions import When
from articlelint.contract import Breach, Contract
from articlelint.text import Route
from articlelint.wording import clearly_misspells, nearest, other_name

# What makes a mapping so wrong that the fields below it are no news.
_WHOLE = frozenset({"missing-field", "unknown-field", "wrong-type", "broken-contract"})


class Lack(NamedTuple):
    """A field that is asked for `when`, and that is absent or, `empty`, has no value.

    `breach` tells of it as of any missing field; its guess is meant `surely` where it clearly misspells the field.
    """

    breach: Breach
    when: When
    empty: bool = False


def lacks(
    data: Mapping[str, Any],
    value_of: Callable[[str], Any],
    requires: Iterable[Requirement],
    contract: Contract,
    breaches: Iterable[Breach],
) -> Iterator[Lack]:
    """What an article lacks, each field once, without those whose lack the contract's breaches tell of already."""
    told = _told(breaches)
    asked = [(name, one.when) for one in requires if one.when.fits(value_of) for name in one.fields]
    wanted = {name for name, _ in asked}
    # A mapping before its members: where it is missing, they are no news.
    for name, when in sorted(asked, key=lambda one: one[0].count(".")):
        route = tuple(name.split("."))
        if value_at(data, name) is None and told.isdisjoint(route[: end + 1] for end in range(len(route))):
            told.add(route)
            yield _lack(data, route, when, wanted, contract)


def _told(breaches: Iterable[Breach]) -> set[Route]:
    told: set[Route] = set()
    for breach in breaches:
        parent = breach.route[:-1]
        if breach.defect in _WHOLE or breach.value is None:
            told.add(breach.route)
        if breach.defect == "missing-field":
            told.update((*parent, name) for name in breach.allowed)
        if breach.defect == "unknown-field" and isinstance(breach.guess, str):
            told.add((*parent, breach.guess))
    return told


def _lack(data: Mapping[str, Any], route: tuple[str, ...], when: When, wanted: set[str], contract: Contract) -> Lack:
    parent, name = route[:-1], route[-1]
    beside = value_at(data, ".".join(parent)) if parent else data
    breach = Breach(
        "missing-field",
        route,
        "requires",
        allowed=(name,),
        value=beside,
        field=contract.describe(route),
        reason=when.described() or None,
    )
    if not isinstance(beside, Mapping):
        return Lack(breach, when)
    known = contract.describe(parent).properties
    strangers = [key for key in beside if key not in known and ".".join((*parent, key)) not in wanted]
    clear = next((key for key in strangers if clearly_misspells(key, [name])), None)
    guess = clear or nearest(name, strangers) or other_name(name, strangers)
    return Lack(breach._replace(guess=guess, surely=clear is not None), when, empty=name in beside)
