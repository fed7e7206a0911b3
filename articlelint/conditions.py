"""Conditions on the values of a front matter, as `when` states them in settings."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from articlelint.wording import choices, in_backticks

# What a test may ask beside a value: `{ present = true }`, `{ contains = "NEWS" }`.
PRESENT = "present"
CONTAINS = "contains"


class When(NamedTuple):
    """What the front matter of some articles has: a test for each of some fields, all of which hold.

    A test is a value that the field has, a list of values of which it has one, `{"present": bool}`, or
    `{"contains": value}` for a field that is a list. Names are dotted, as in `ai.rewritten`.
    """

    tests: Mapping[str, Any] = {}

    def fits(self, value_of: Callable[[str], Any]) -> bool:
        """Whether a front matter passes every test; its values are asked for by their dotted names."""
        return all(_passes(value_of(name), test) for name, test in self.tests.items())

    def described(self) -> str:
        """The condition as the end of a sentence: "`lang` is `en`, and `draft` is `false`"."""
        return ", and ".join(f"{in_backticks(name)} {_words(test)}" for name, test in self.tests.items())


def _passes(value: Any, test: Any) -> bool:  # noqa: ANN401 any JSON value, and any test of one
    if isinstance(test, Mapping):
        if PRESENT in test and test[PRESENT] != (value is not None):
            return False
        return CONTAINS not in test or (isinstance(value, list) and any(_same(item, test[CONTAINS]) for item in value))
    if isinstance(test, list | tuple):
        return any(_same(value, wanted) for wanted in test)
    return _same(value, test)


def _same(value: object, wanted: object) -> bool:
    # In Python `True == 1`; in YAML, TOML and JSON they are different values.
    return value == wanted and isinstance(value, bool) == isinstance(wanted, bool)


def _words(test: Any) -> str:  # noqa: ANN401 any test of a value
    if not isinstance(test, Mapping):
        return f"is {choices(list(test)) if isinstance(test, list | tuple) else in_backticks(test)}"
    said = []
    if PRESENT in test:
        said.append("is there" if test[PRESENT] else "is absent")
    if CONTAINS in test:
        said.append(f"contains {in_backticks(test[CONTAINS])}")
    return " and ".join(said)
