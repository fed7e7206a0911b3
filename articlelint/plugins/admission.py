"""Which rules of a plugin are taken in: those that explain themselves and have names of their own."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from articlelint.diagnostic import Severity
from articlelint.plugins.broken import NAME, TAKEN, BrokenPlugin, Loaded
from articlelint.rule import Rule
from articlelint.soundness import told
from articlelint.testing import flaws


class Source(NamedTuple):
    """A module that was loaded, the path it is shown by, and the rules that it gives."""

    path: str
    module: ModuleType
    rules: Sequence[type[Rule]]


class _Names(NamedTuple):
    """The names that are taken: ids, each with whose it is, and families."""

    ids: Mapping[str, str]
    families: frozenset[str]


def admitted(loads: Iterable[Callable[[], Source]], known: Iterable[type[Rule]]) -> Loaded:
    """The rules of the sources that are loaded; one that lacks something or has another's name costs its source all.

    What loads a source may raise `BrokenPlugin` itself.
    """
    rules = tuple(known)
    ids = {rule.id: "a rule that comes with articlelint, or is installed," for rule in rules}
    names = _Names(ids, frozenset(rule.family for rule in rules))
    admitted: dict[type[Rule], None] = {}
    broken = []
    for load in loads:
        try:
            source = load()
            new = dict.fromkeys(rule for rule in source.rules if rule not in admitted)
            names = _names_with(new, source, names)
        except BrokenPlugin as error:
            broken.append(error)
        else:
            admitted |= new
    return Loaded(tuple(sorted(admitted, key=lambda rule: rule.id)), tuple(broken))


def _names_with(new: Iterable[type[Rule]], source: Source, names: _Names) -> _Names:
    """The names that are taken with some rules of a source; raises `BrokenPlugin` where one of them is refused."""
    if not source.rules:
        message = "it holds no rule: none of its classes derives from `articlelint.rule.Rule`"
        raise BrokenPlugin(source.path, None, message)
    ids, families = dict(names.ids), set(names.families)
    for rule in new:
        lacks = _lacks(rule, ids, families)
        if lacks:
            raise BrokenPlugin(source.path, _line_of(rule), f"the rule `{rule.id}` is refused: {lacks}")
        ids[rule.id] = f"one in `{source.path}`"
        families.add(rule.family)
    return _Names(ids, frozenset(families))


def _lacks(rule: type[Rule], ids: Mapping[str, str], families: set[str]) -> str:
    misnamed = next(_misnamed(rule, ids, families), None)
    if misnamed:
        return misnamed
    try:
        rule({})
        return "; ".join(flaws(rule))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 a plugin may define anything in any way
        return f"it can't be looked at: {told(error)}"


def _misnamed(rule: type[Rule], ids: Mapping[str, str], families: set[str]) -> Iterator[str]:
    if rule.id in ids:
        yield f"{ids[rule.id]} has this id"
    for name, what in ((rule.id, "id"), (rule.family, "family")):
        if not NAME.fullmatch(str(name)):
            yield f"its {what} is not made of lower-case words with hyphens between them"
        if name in TAKEN:
            yield f"`{name}` can't be its {what}: selectors mean something else by it"
    if rule.id in {*families, rule.family} or rule.family in ids:
        yield "a rule and a family have one name"
    severity: object = rule.severity
    if not isinstance(severity, Severity):
        yield "its severity is no `Severity`, such as `Severity.WARNING`"
    betters: object = rule.gives_way_to
    if not isinstance(betters, tuple):
        yield "what it gives way to is no tuple of names"


def _line_of(rule: type[Rule]) -> int | None:
    from linecache import checkcache, getlines  # noqa: PLC0415 only a plugin that is refused needs it

    file = getattr(sys.modules.get(rule.__module__), "__file__", None) or ""
    checkcache(file)
    head = re.compile(rf"\s*class\s+{re.escape(rule.__name__)}\b")
    return next((number for number, line in enumerate(getlines(file), 1) if head.match(line)), None)


def rules_in(module: ModuleType, name: str) -> list[type[Rule]]:
    """The rules that a module, or a package with the modules below it, defines; those named with `_` are bases."""
    things = dict.fromkeys(thing for thing in vars(module).values() if isinstance(thing, type))
    return [
        thing
        for thing in things
        if issubclass(thing, Rule)
        and f"{thing.__module__}.".startswith(f"{name}.")
        and not thing.__name__.startswith("_")
    ]
