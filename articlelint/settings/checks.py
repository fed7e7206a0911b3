"""Every mistake in one document of settings, worded for who wrote it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articlelint.contract import Contract
from articlelint.rule import Rule
from articlelint.settings.breaches import breach_mistakes
from articlelint.settings.document import Document, Mistake
from articlelint.settings.model import guessed
from articlelint.settings.outline_checks import outline_mistakes
from articlelint.settings.parts import listed, table
from articlelint.settings.path_checks import path_mistakes
from articlelint.settings.rule_checks import rule_mistakes
from articlelint.text import Route
from articlelint.wording import in_backticks, nearest

Rules = Sequence[type[Rule]]


def mistakes_in(
    document: Document, data: Mapping[str, Any], contract: Contract, rules: Rules, *, lacks_rules: bool = False
) -> tuple[Mistake, ...]:
    """All mistakes in the settings that a document holds, in the order of the file; `contract` is that of settings.

    Where rules are lacking, for want of a plugin, a name that none of the others has is not held against the settings.
    """
    found = [
        *breach_mistakes(document, data, contract, [rule.id for rule in rules]),
        *rule_mistakes(document, data, rules, lacks_rules=lacks_rules),
        *_names(document, data),
    ]
    for number, collection in enumerate(listed(data.get("collections"))):
        here: Route = ("collections", number)
        found += path_mistakes(document, here, table(collection))
        found += outline_mistakes(document, here, table(collection))
        found += _widths(document, here, table(collection))
    for number, override in enumerate(listed(data.get("overrides"))):
        found += path_mistakes(document, ("overrides", number), table(override))
    return tuple(sorted(dict.fromkeys(found), key=lambda mistake: mistake[:3]))


def _names(document: Document, data: Mapping[str, Any]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for number, collection in enumerate(listed(data.get("collections"))):
        name = table(collection).get("name")
        if isinstance(name, str) and name in seen:
            message = f"{in_backticks(name)} is the name of a collection above: each has its own"
            yield document.mistake(("collections", number, "name"), message)
        seen.add(str(name))


def _widths(document: Document, here: Route, collection: Mapping[str, Any]) -> Iterator[Mistake]:
    for order, cover in enumerate(listed(collection.get("covers"))):
        variants = [name for name in listed(table(cover).get("variants")) if isinstance(name, str)]
        for place, name in enumerate(listed(table(cover).get("widths"))):
            if variants and isinstance(name, str) and name not in variants:
                message = f"{in_backticks(name)} is none of the `variants`{guessed(nearest(name, variants))}"
                yield document.mistake((*here, "covers", order, "widths", place), message)
