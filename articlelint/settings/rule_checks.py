"""Mistakes in what settings say of rules: names that no rule has, and options that a rule doesn't."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articlelint.rule import Rule
from articlelint.settings.document import Document, Mistake
from articlelint.settings.model import guessed, stray_selector
from articlelint.settings.parts import listed, table, texts
from articlelint.text import Route
from articlelint.wording import in_backticks, nearest

Rules = Sequence[type[Rule]]

# What an option's annotation asks for, in words; any other annotation is of a list of texts.
_KINDS = {"bool": "`true` or `false`", "int": "a whole number", "float": "a number", "str": "text"}

# Options that hold names of fields; docs/writing-a-rule.md says so to whoever writes a rule.
_FIELDS = ("field", "fields")


def field_options(here: Route, part: Mapping[str, Any], rules: Rules) -> Iterator[tuple[Route, str]]:
    """The fields that options of rules name in a part of valid settings, each with its route.

    What a rule names by default may be named again: not every site has all of that. So nothing is said of the options
    of a rule that is not there, for want of a plugin.
    """
    known = {rule.id: rule.options() for rule in rules}
    for name, options in part.get("rules", {}).items():
        for option in _FIELDS if name in known else ():
            default = known[name].get(option)
            value = options.get(option)
            if isinstance(value, str) and value != default:
                yield (*here, "rules", name, option), value
            for number, field in texts(value):
                if field not in (default or ()):
                    yield (*here, "rules", name, option, number), field


def rule_mistakes(
    document: Document, data: Mapping[str, Any], rules: Rules, *, lacks_rules: bool = False
) -> Iterator[Mistake]:
    """What is wrong with the rules and options that settings name: for all articles, for collections, in overrides.

    Where rules are lacking, a name that none of the others has may be that of one.
    """
    parts: list[tuple[Route, Mapping[str, Any]]] = [((), data)]
    for name in ("collections", "overrides"):
        parts += [((name, number), table(part)) for number, part in enumerate(listed(data.get(name)))]
    for here, part in parts:
        if not lacks_rules:
            yield from _selectors(document, here, part, rules)
        yield from _options(document, here, part, rules, lacks_rules=lacks_rules)


def _selectors(document: Document, here: Route, data: Mapping[str, Any], rules: Rules) -> Iterator[Mistake]:
    for name in ("select", "ignore"):
        for number, selector in texts(data.get(name)):
            if stray := stray_selector(selector, rules):
                yield document.mistake((*here, name, number), stray)
    for selector in table(data.get("severity")):
        if stray := stray_selector(selector, rules):
            yield document.mistake((*here, "severity", selector), stray, at_key=True)


def _options(
    document: Document, here: Route, data: Mapping[str, Any], rules: Rules, *, lacks_rules: bool
) -> Iterator[Mistake]:
    known = {rule.id: rule for rule in rules}
    families = {rule.family for rule in rules}
    for name, options in table(data.get("rules")).items():
        if name in known:
            yield from _values(document, (*here, "rules", name), table(options), known[name])
        elif name in families:
            message = f"{in_backticks(name)} is a family, and options belong to a rule"
            yield document.mistake((*here, "rules", name), message, at_key=True)
        elif not lacks_rules:
            message = f"no rule is called {in_backticks(name)}{guessed(nearest(name, known))}"
            yield document.mistake((*here, "rules", name), message, at_key=True)


def _values(document: Document, here: Route, options: Mapping[str, Any], rule: type[Rule]) -> Iterator[Mistake]:
    known = _kinds(rule)
    for option, value in options.items():
        if option not in known:
            longer = (one for one in known if option in one.split("-"))
            meant = guessed(nearest(option, known) or next(longer, None))
            message = f"`{rule.id}` has no option {in_backticks(option)}{meant}"
            yield document.mistake((*here, option), message, at_key=True)
        elif not _fits(value, known[option]):
            kind = _KINDS.get(known[option], "a list of texts")
            message = f"{in_backticks(option)} is {in_backticks(value)}, and must be {kind}"
            yield document.mistake((*here, option), message)
        elif isinstance(value, int | float) and value < 0:
            message = f"{in_backticks(option)} is {in_backticks(value)}, and must be at least 0"
            yield document.mistake((*here, option), message)


def _kinds(rule: type[Rule]) -> dict[str, str]:
    return {name: getattr(kind, "__name__", str(kind)) for name, kind in rule.option_types().items()}


def _fits(value: object, kind: str) -> bool:
    if kind == "bool" or isinstance(value, bool):
        return kind == "bool" and isinstance(value, bool)
    if kind in {"int", "float"}:
        return isinstance(value, int) or (kind == "float" and isinstance(value, float))
    if kind == "str":
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
