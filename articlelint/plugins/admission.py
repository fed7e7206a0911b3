"""Which rules of a plugin are taken in: those that explain themselves and have names of their own."""

import re
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import NamedTuple

from articlelint.plugins.broken import NAME, BrokenPlugin
from articlelint.rule import Rule
from articlelint.soundness import told
from articlelint.testing import flaws

# What selectors mean by these words is settled.
_TAKEN = frozenset({"all", "files", "unreadable-file"})


class Source(NamedTuple):
    """A module that was loaded, the path it is shown by, and the rules that it gives."""

    path: str
    module: ModuleType
    rules: Sequence[type[Rule]]


def admitted(sources: Iterable[Source], known: Iterable[type[Rule]]) -> tuple[type[Rule], ...]:
    """The rules of some sources; raises `BrokenPlugin` where one lacks something, or has another's name."""
    ids = {rule.id: "a rule that comes with articlelint, or is installed," for rule in known}
    families = {rule.family for rule in known}
    admitted: dict[type[Rule], None] = {}
    for source in sources:
        if not source.rules:
            message = "it holds no rule: none of its classes derives from `articlelint.rule.Rule`"
            raise BrokenPlugin(source.path, None, message)
        for rule in source.rules:
            if rule not in admitted:
                lacks = _lacks(rule, ids, families)
                if lacks:
                    raise BrokenPlugin(source.path, _line_of(rule), f"the rule `{rule.id}` is refused: {lacks}")
                admitted[rule] = None
                ids[rule.id] = f"one in `{source.path}`"
                families.add(rule.family)
    return tuple(sorted(admitted, key=lambda rule: rule.id))


def _lacks(rule: type[Rule], ids: dict[str, str], families: set[str]) -> str:
    if rule.id in ids:
        return f"{ids[rule.id]} has this id"
    for name, what in ((rule.id, "id"), (rule.family, "family")):
        if not NAME.fullmatch(str(name)):
            return f"its {what} is not made of lower-case words with hyphens between them"
        if name in _TAKEN:
            return f"`{name}` can't be its {what}: selectors mean something else by it"
    if rule.id in {*families, rule.family} or rule.family in ids:
        return "a rule and a family have one name"
    try:
        rule({})
        return "; ".join(flaws(rule))
    except Exception as error:  # noqa: BLE001 a plugin may define anything in any way
        return f"it can't be looked at: {told(error)}"


def _line_of(rule: type[Rule]) -> int | None:
    from linecache import getlines  # noqa: PLC0415 only a plugin that is refused needs it

    head = re.compile(rf"\s*class\s+{re.escape(rule.__name__)}\b")
    lines = getlines(getattr(sys.modules.get(rule.__module__), "__file__", None) or "")
    return next((number for number, line in enumerate(lines, 1) if head.match(line)), None)


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
