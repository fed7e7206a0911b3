"""Every mistake in some settings, worded for who wrote them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from warnings import catch_warnings, simplefilter

from articlelint.contract import Breach, Contract
from articlelint.contract.phrases import wanted
from articlelint.rule import Rule
from articlelint.settings.document import Document, Mistake
from articlelint.settings.globs import glob_pattern
from articlelint.settings.model import guessed, stray_selector
from articlelint.text import Route
from articlelint.wording import dotted, in_backticks, nearest

Rules = Sequence[type[Rule]]

# What an option's annotation asks for, in words; any other annotation is of a list of texts.
_KINDS = {"bool": "`true` or `false`", "int": "a whole number", "float": "a number", "str": "text"}


def mistakes_in(document: Document, data: Mapping[str, Any], contract: Contract, rules: Rules) -> tuple[Mistake, ...]:
    """All mistakes in the settings that a document holds, in the order of the file."""
    found = [
        *(_breach(document, breach) for breach in contract.breaches(data)),
        *_selectors(document, data, rules),
        *_options(document, data, rules),
        *_patterns(document, data),
        *_places(document, data),
        *_widths(document, data),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda mistake: mistake[:3]))


def _breach(document: Document, breach: Breach) -> Mistake:
    if breach.defect == "unknown-field":
        name = in_backticks(breach.route[-1])
        return document.mistake(breach.route, f"unknown setting {name}{guessed(breach.guess)}", at_key=True)
    # The place says which table it is: only the last name, or its item, needs saying.
    where = dotted(breach.route[-1 if isinstance(breach.route[-1], str) else -2 :]) if breach.route else "the settings"
    if breach.defect == "missing-field":
        return document.mistake(breach.route, f"{where} is missing")
    found = f"{where} is {in_backticks(breach.value)}, and must be {wanted(breach)}{guessed(breach.guess)}"
    return document.mistake(breach.route, found)


def _selectors(document: Document, data: Mapping[str, Any], rules: Rules) -> Iterator[Mistake]:
    for name in ("select", "ignore"):
        for number, selector in enumerate(_list(data.get(name))):
            stray = stray_selector(selector, rules) if isinstance(selector, str) else None
            if stray:
                yield document.mistake((name, number), stray)
    for selector in _table(data.get("severity")):
        stray = stray_selector(selector, rules)
        if stray:
            yield document.mistake(("severity", selector), stray, at_key=True)


def _options(document: Document, data: Mapping[str, Any], rules: Rules) -> Iterator[Mistake]:
    known = {rule.id: _kinds(rule) for rule in rules}
    families = {rule.family for rule in rules}
    for name, options in _table(data.get("rules")).items():
        if name not in known:
            message = f"no rule is called {in_backticks(name)}{guessed(nearest(name, known))}"
            if name in families:
                message = f"{in_backticks(name)} is a family, and options belong to a rule"
            yield document.mistake(("rules", name), message, at_key=True)
            continue
        for option, value in _table(options).items():
            route = ("rules", name, option)
            if option not in known[name]:
                longer = (one for one in known[name] if option in one.split("-"))
                meant = guessed(nearest(option, known[name]) or next(longer, None))
                yield document.mistake(route, f"`{name}` has no option {in_backticks(option)}{meant}", at_key=True)
            elif not _fits(value, known[name][option]):
                kind = _KINDS.get(known[name][option], "a list of texts")
                yield document.mistake(route, f"{in_backticks(option)} is {in_backticks(value)}, and must be {kind}")


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


def _patterns(document: Document, data: Mapping[str, Any]) -> Iterator[Mistake]:
    for number, collection in enumerate(_list(data.get("collections"))):
        here: Route = ("collections", number)
        for place, glob in enumerate(_list(_table(collection).get("files"))):
            yield from _refused(document, (*here, "files", place), glob, glob_pattern)
        for place, cover in enumerate(_list(_table(collection).get("covers"))):
            yield from _refused(document, (*here, "covers", place, "photo"), _table(cover).get("photo"), re.compile)


def _refused(document: Document, route: Route, written: object, read: Callable[[str], object]) -> Iterator[Mistake]:
    if isinstance(written, str):
        try:
            with catch_warnings():
                # Python warns of brackets whose meaning is about to change, in words that no reader of articles wants.
                simplefilter("error", FutureWarning)
                read(written)
        except re.error as error:
            yield document.mistake(route, f"{in_backticks(written)} is not a pattern: {error.msg}")
        except FutureWarning:
            yield document.mistake(route, f"{in_backticks(written)} is not a clear pattern: put `\\` before `[`")
        except (RecursionError, OverflowError):
            yield document.mistake(route, f"{in_backticks(written)} is too much of a pattern")


def _places(document: Document, data: Mapping[str, Any]) -> Iterator[Mistake]:
    """Sections that have to be first or last, and don't stand there in their outline."""
    for number, collection in enumerate(_list(data.get("collections"))):
        for order, outline in enumerate(_list(_table(collection).get("outlines"))):
            sections = _list(_table(outline).get("sections"))
            for place, section in enumerate(sections):
                at = _table(section).get("at")
                if (at == "first" and place) or (at == "last" and place + 1 < len(sections)):
                    route = ("collections", number, "outlines", order, "sections", place, "at")
                    yield document.mistake(route, f"the section has to be {at}, and is not {at} in its outline")


def _widths(document: Document, data: Mapping[str, Any]) -> Iterator[Mistake]:
    for number, collection in enumerate(_list(data.get("collections"))):
        for order, cover in enumerate(_list(_table(collection).get("covers"))):
            variants = [name for name in _list(_table(cover).get("variants")) if isinstance(name, str)]
            for place, name in enumerate(_list(_table(cover).get("widths"))):
                if variants and isinstance(name, str) and name not in variants:
                    message = f"{in_backticks(name)} is none of the `variants`{guessed(nearest(name, variants))}"
                    yield document.mistake(("collections", number, "covers", order, "widths", place), message)


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
