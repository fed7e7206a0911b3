"""What breaks the schema of settings, with what is to be written instead."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articlelint.contract import Breach, Contract
from articlelint.contract.phrases import type_words, wanted
from articlelint.settings.document import Document, Mistake
from articlelint.settings.model import guessed
from articlelint.settings.parts import listed
from articlelint.text import Route
from articlelint.wording import clipped, dotted, in_a_row, in_backticks

# What other linters say for a rule that is not to be looked for.
_OFF = ("off", "none", "never", "ignore", "disable", "disabled", "silent", "allow", "0", False, 0, None)

# Lists of tables, and how an item of each is written that somebody took for a text; `{}` stands for that text.
_ITEMS = {
    "collections": '{{ name = {}, files = ["**"] }}',
    "sections": "{{ heading = {} }}",
    "outlines": "{{ sections = [{{ heading = {} }}] }}",
    "requires": "{{ fields = [{}] }}",
    "disclosures": "{{ when = {{ … }}, heading = {} }}",
    "overrides": "{{ files = [{}] }}",
    "covers": "{{ field = {}, variants = […], photo = … }}",
}
# What TOML calls them.
_KINDS = {"object": "a table", "string": "text"}
_RANGES = ("items", "words")
_ROOT = "tool"


def breach_mistakes(
    document: Document, data: Mapping[str, Any], contract: Contract, rules: Sequence[str]
) -> Iterator[Mistake]:
    """The breaches of the schema, a mistake for each cause; `rules` are the ids that there are."""
    breaches = contract.breaches(data)
    flat = [route for number in range(len(listed(data.get("collections")))) for route in _flat_dates(data, number)]
    for route in flat:
        dates = data["collections"][route[1]]["dates"]
        found = f"`dates` is {in_backticks(dates)}, and must be a list of pairs{_written(f'[{_text(dates)}]', dates)}"
        yield document.mistake(route, found)
    for breach in breaches:
        if breach.route[:-1] not in flat:
            yield _mistake(document, breach, contract, rules)


def _flat_dates(data: Mapping[str, Any], number: int) -> Iterator[Route]:
    """Where a collection has one pair of dates in place of a list of pairs."""
    collection = data["collections"][number]
    dates = listed(collection.get("dates")) if isinstance(collection, Mapping) else ()
    if dates and all(isinstance(name, str) for name in dates):
        yield ("collections", number, "dates")


def _written(example: str, dates: Sequence[Any]) -> str:
    pair = 2
    return f": write {in_backticks(example, 100)}" if len(dates) == pair else ""


def _mistake(document: Document, breach: Breach, contract: Contract, rules: Sequence[str]) -> Mistake:
    route = breach.route
    if breach.defect == "unknown-field":
        return document.mistake(route, _unknown(breach, contract, rules), at_key=True)
    if breach.defect == "missing-field" and route[0] == "overrides" and route[-1] in {"files", "when"}:
        return document.mistake(route[:-1], "the override must have `files` or `when`: what it holds for")
    # The place says which table it is: only the last name, or its item, needs saying.
    where = dotted(route[-1 if isinstance(route[-1], str) else -2 :]) if route else "the settings"
    if breach.defect == "missing-field":
        return document.mistake(route, f"{where} is missing")
    found = f"{where} is {in_backticks(breach.value)}, and must be {_asked(breach)}{guessed(breach.guess)}"
    return document.mistake(route, f"{found}{_advice(document, breach)}")


def _unknown(breach: Breach, contract: Contract, rules: Sequence[str]) -> str:
    name = str(breach.route[-1])
    if breach.route == (_ROOT,) and "articlelint" in (breach.value if isinstance(breach.value, Mapping) else ()):
        return "`[tool.articlelint]` is for `pyproject.toml`: in this file the settings stand at the top"
    if len(breach.route) == 1 and not breach.guess:
        if name in rules:
            return f"unknown setting `{name}`: the options of a rule stand under `[rules.{name}]`"
        if name in contract.describe(("collections", 0)).properties:
            return f"unknown setting `{name}`: it belongs to a collection, under `[[collections]]`"
    return f"unknown setting {in_backticks(name)}{guessed(breach.guess)}"


def _asked(breach: Breach) -> str:
    if breach.route[-1] in _RANGES and breach.defect in {"malformed-value", "wrong-type"}:
        return "a number such as `3`, or a range such as `3-6`, `3-` or `-6`"
    if breach.defect == "wrong-type":
        if breach.route[-2:-1] == ("dates",):
            return "a pair of fields, the earlier one and the later one"
        return in_a_row([_KINDS.get(name) or type_words([name]) for name in breach.allowed])
    return wanted(breach)


def _advice(document: Document, breach: Breach) -> str:
    """What to write instead, as the end of a message."""
    name, value = breach.route[-1], breach.value
    if breach.defect == "value-not-allowed" and "severity" in breach.route[-2:-1] and value in _OFF:
        return f"; not to look for `{clipped(str(name))}`, put it into `ignore`"
    if breach.defect == "value-out-of-bounds" and name in _RANGES and isinstance(value, int) and value < 0:
        return f"; for at most {-value} write {in_backticks(_text(str(value)))}"
    return _rewritten(document, breach) if breach.defect == "wrong-type" and "dates" not in breach.route[-2:] else ""


def _rewritten(document: Document, breach: Breach) -> str:
    name, value = breach.route[-1], breach.value
    if breach.allowed == ("array",) and isinstance(value, Mapping):
        whole = ".".join([*document.root, *(str(step) for step in breach.route if isinstance(step, str))])
        return ": write `[{ … }]`" if name == "sections" else f": write `[[{whole}]]`"
    if breach.allowed == ("array",) and isinstance(value, str):
        return f": write {in_backticks(f'[{_item(name, value)}]', 100)}"
    if breach.allowed == ("object",) and isinstance(value, str) and breach.route[-2:-1] and isinstance(name, int):
        return f": write {in_backticks(_item(breach.route[-2], value), 100)}"
    return ""


def _item(name: str | int, value: str) -> str:
    return _ITEMS.get(str(name), "{}").format(_text(value))


def _text(value: object) -> str:
    # JSON's texts and lists of them are TOML too.
    return json.dumps(value, ensure_ascii=False)
