"""One cause, one message: breaches that tell of the same slip are told once."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from articlelint.contract.branches import type_of
from articlelint.contract.breach import Breach, Field
from articlelint.contract.fields import Fields
from articlelint.diagnostic import Severity
from articlelint.text import Route
from articlelint.wording import clearly_misspells, nearest, other_name, slips

# Where one value breaks several keywords, the earlier of these is the cause and the later ones follow from it.
_RANK = {"wrong-type": 0, "value-not-allowed": 1, "value-out-of-bounds": 2, "malformed-value": 3, "broken-contract": 4}

Describe = Callable[[Route], Field]


def reduced(breaches: Iterable[Breach], data: Mapping[str, Any], describe: Describe) -> list[Breach]:
    """The breaches without those that others bring about, each misspelt field together with the field it stands for."""
    return _renamed(_causes(_declared_elsewhere(list(breaches))), data, describe)


def near_misses(data: dict[str, Any], fields: Fields, told: Iterable[Breach] = ()) -> list[Breach]:
    """Fields that are allowed, as any other is, but that clearly misspell a declared field which is absent.

    `told` are breaches that are known already: what they say is not said again, of another field neither.
    """
    found: list[Breach] = []
    todo: list[tuple[Route, dict[str, Any] | list[Any]]] = [((), data)]
    while todo:
        route, value = todo.pop()
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            # Most are text. A test for `dict | list` takes three times as long.
            if item.__class__ is not str and (isinstance(item, dict) or isinstance(item, list)):  # noqa: SIM101 see above
                todo.append(((*route, step), item))
        if isinstance(value, dict):
            names = fields.open_names(route)
            if names and not value.keys() <= names:
                found += _misspelt(route, value, fields)
    if not found:
        return []
    known = {breach.route for breach in told}
    new = (breach for breach in found if breach.route not in known)
    return [breach for breach in _one_each(new, _renames(told)) if breach.guess is not None]


def fits(value: object, field: Field) -> bool:
    """Whether a value has one of a field's types."""
    kind = type_of(value)
    return not field.types or kind in field.types or (kind == "integer" and "number" in field.types)


def _misspelt(route: Route, value: dict[str, Any], fields: Fields) -> list[Breach]:
    field = fields.at(route)
    absent = [name for name in field.properties if name not in value]
    names = {*field.properties, *field.required}
    return [
        Breach(
            "unknown-field",
            (*route, key),
            "properties",
            allowed=field.properties,
            value=item,
            severity=Severity.WARNING,
            guess=guess,
            surely=fits(item, fields.at((*route, guess))),
        )
        for key, item in value.items()
        if key not in names and (guess := clearly_misspells(key, absent)) and not fields.names_pattern(route, key)
    ]


def _declared_elsewhere(breaches: list[Breach]) -> list[Breach]:
    # A subschema that fails evaluates nothing, so its own fields count as unevaluated: a consequence, not a cause.
    causes = [breach for breach in breaches if breach.keyword != "unevaluatedProperties"]
    above = {cause.route[:length] for cause in causes for length in range(len(cause.route) + 1)}
    return [
        breach
        for breach in breaches
        if breach.keyword != "unevaluatedProperties" or not breach.field.known or breach.route[:-1] not in above
    ]


def _causes(breaches: list[Breach]) -> list[Breach]:
    kept: dict[tuple[object, ...], Breach] = {}
    # The keys of those about one value: a front matter may have thousands of breaches, and a value hardly two.
    about: dict[Route, list[tuple[object, ...]]] = {}
    for breach in sorted(breaches, key=_order):
        others = [kept[one] for one in about.get(breach.route, ()) if kept[one].defect in _RANK]
        if breach.defect in _RANK and any(_follows(breach, other) for other in others):
            continue
        key: tuple[object, ...] = (breach.defect, breach.route, breach.text, breach.keyword)
        if breach.defect == "malformed-value":
            # Demands on the form of one text, each with words of its own, are one finding, which says them all.
            key = (breach.defect, breach.route)
            if (first := kept.get(key)) is not None:
                kept[key] = first._replace(text=f"{first.text}; {breach.text}")
        if key not in kept:
            kept[key] = breach
            about.setdefault(breach.route, []).append(key)
    return list(kept.values())


def _order(breach: Breach) -> tuple[int, int, bool, bool]:
    # The worse one first: what makes an error of it must not hide behind a warning about the same value. A format says
    # more than a pattern, and a demand in words of its own more than one without.
    return -_badness(breach), _RANK.get(breach.defect, 0), breach.keyword != "format", not breach.text


def _follows(breach: Breach, cause: Breach) -> bool:
    if cause.defect in ("wrong-type", "value-not-allowed") or breach.value == "":
        return True
    if breach.defect == cause.defect == "malformed-value":
        # Two patterns that say the same in other words; with words of their own they are two demands (which `_causes`
        # puts together), unless what is an error need not be told that it is no more than that.
        return (
            _badness(breach) < _badness(cause)
            or breach.text is None
            or breach.text in (cause.text or "").split("; ")
            or cause.keyword == "format"
        )
    return breach.defect == cause.defect == "value-out-of-bounds" and breach.keyword == cause.keyword


def _badness(breach: Breach) -> int:
    return Severity.ERROR if breach.severity is None else breach.severity


def _renamed(breaches: list[Breach], data: Mapping[str, Any], describe: Describe) -> list[Breach]:
    result: list[Breach] = []
    unknown = {breach.route: breach for breach in breaches if breach.defect == "unknown-field"}
    taken: set[Route] = set()
    for breach in breaches:
        if breach.defect == "missing-field":
            told = _explained(breach, data, unknown, taken, describe)
            taken.add(told.route)
            result.append(told)
        elif breach.defect != "unknown-field":
            result.append(breach)
    return [*result, *_one_each((_guessed(breach, data, describe) for breach in unknown.values()), _renames(result))]


def _explained(
    missing: Breach, data: Mapping[str, Any], unknown: dict[Route, Breach], taken: set[Route], describe: Describe
) -> Breach:
    # What is missing may be there under another name: then that is the whole story.
    parent = missing.route[:-1]
    present = _at(data, parent)
    field = describe(parent)
    declared = {*field.properties, *field.required}
    strangers = [key for key in present if key not in declared and (*parent, key) not in taken]
    for name in missing.allowed:
        key = nearest(name, strangers)
        surely = key is not None
        key = key or other_name(name, strangers)
        route = (*parent, key) if key else parent
        if key is None or (not surely and route not in unknown):
            if key is not None:
                missing = missing._replace(guess=key)
            continue
        found = unknown.pop(route, None)
        value = present[key]
        severity = max(_badness(missing), _badness(found) if found else Severity.INFO)
        return missing._replace(
            defect="unknown-field",
            route=route,
            value=value,
            severity=None if severity == Severity.ERROR else Severity(severity),
            text=None,
            guess=name,
            surely=surely and fits(value, missing.field),
            replaces=name,
        )
    return missing


def _guessed(breach: Breach, data: Mapping[str, Any], describe: Describe) -> Breach:
    present = _at(data, breach.route[:-1])
    absent = [name for name in breach.allowed or () if name not in present]
    name = str(breach.route[-1])
    breach = breach._replace(allowed=tuple(absent))
    if (guess := nearest(name, absent)) is not None:
        return breach._replace(guess=guess, surely=fits(breach.value, describe((*breach.route[:-1], guess))))
    return breach._replace(guess=other_name(name, absent))


def _renames(breaches: Iterable[Breach]) -> set[Route]:
    # The routes that exist once all fields are renamed as they are said to be.
    return {(*breach.route[:-1], breach.guess) for breach in breaches if breach.defect == "unknown-field"}


def _one_each(breaches: Iterable[Breach], taken: set[Route]) -> list[Breach]:
    """The breaches, each name suggested for one field only: for the one most like it, then for the first."""
    kept: list[Breach] = []
    taken = set(taken)
    for breach in sorted(breaches, key=_unlikeness):
        target = (*breach.route[:-1], breach.guess)
        kept.append(breach._replace(guess=None, surely=False) if target in taken else breach)
        taken.add(target)
    return [
        breach._replace(allowed=tuple(name for name in breach.allowed if (*breach.route[:-1], name) not in taken))
        for breach in kept
    ]


def _unlikeness(breach: Breach) -> int:
    return 0 if breach.guess is None else slips(str(breach.route[-1]), breach.guess)


def _at(data: Any, route: Route) -> Any:  # noqa: ANN401 any JSON value
    for step in route:
        data = data[step]
    return data
