"""Settings from a file of settings: held to their own schema first, then to what only the rules know."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from articlelint.collection import collection_from
from articlelint.contract import Contract
from articlelint.diagnostic import Severity
from articlelint.rule import Rule
from articlelint.settings.document import Document, MistakenSettings
from articlelint.settings.globs import glob_pattern
from articlelint.settings.model import EVERYTHING, Scope, Settings, exactness

Rules = Sequence[type[Rule]]


def read_settings(document: Document, contract: Contract, rules: Rules, default: Settings) -> Settings:
    """The settings that a document states; `default` has the collections that hold where it states none.

    `contract` is the schema of settings. Raises `MistakenSettings` with every mistake in the document.
    """
    from articlelint.settings.checks import mistakes_in  # noqa: PLC0415 without settings of its own no run needs it

    data = document.data or {}
    mistakes = mistakes_in(document, data, contract, rules)
    if mistakes:
        raise MistakenSettings(mistakes)
    return settings_from(data, rules, default)


def settings_from(data: Mapping[str, Any], rules: Rules, default: Settings) -> Settings:
    """The settings that valid data states."""
    return Settings(
        select=tuple(data.get("select", (EVERYTHING,))),
        ignore=tuple(data.get("ignore", ())),
        severities=_severities(data.get("severity", {}), rules),
        options=data.get("rules", {}),
        scopes=tuple(map(_scope, data.get("collections", ()))) or default.scopes,
    )


def default_settings(data: Mapping[str, Any]) -> Settings:
    """The settings that come with articlelint; they are taken to be valid."""
    return settings_from(data, (), Settings())


def _scope(data: Mapping[str, Any]) -> Scope:
    return Scope(tuple(map(glob_pattern, data["files"])), collection_from(data), data.get("schema"))


def _severities(data: Mapping[str, str], rules: Iterable[type[Rule]]) -> dict[str, Severity]:
    severities: dict[str, Severity] = {}
    for rule in rules:
        selector = max(data, key=lambda one: exactness(rule, [one]), default=None)
        if selector is not None and exactness(rule, [selector]) >= 0:
            severities[rule.id] = Severity[data[selector].upper()]
    return severities
