"""Finds the rules: each `rules/<family>/<defect>.py` holds one, and nothing lists them by hand."""

import os
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from articlelint import rules
from articlelint.rule import Rule


def shipped_rules() -> tuple[type[Rule], ...]:
    """The rules of this package, by id; raises `TypeError` where a file does not hold the one rule it is named for."""
    return tuple(sorted(map(rule_in, map(import_module, _module_names())), key=lambda rule: rule.id))


def rule_in(module: ModuleType) -> type[Rule]:
    """The one rule that a module defines and is named for; raises `TypeError` where there is another or none."""
    defined = [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Rule) and thing.__module__ == module.__name__
    ]
    wanted = module.__name__.rpartition(".")[2].replace("_", "-")
    if [rule.id for rule in defined] != [wanted]:
        found = ", ".join(rule.id for rule in defined) or "none"
        message = f"{module.__name__} must define one rule, `{wanted}`, and defines {found}"
        raise TypeError(message)
    return defined[0]


def _module_names() -> Iterator[str]:
    # pkgutil would do as well but takes 9 ms to import and ten times as long to look; this is 0.1 ms.
    (root,) = rules.__path__
    for family in sorted(os.listdir(root)):  # noqa: PTH208 pathlib takes 5 ms to import
        folder = os.path.join(root, family)  # noqa: PTH118 see above
        if os.path.isdir(folder) and not family.startswith("_"):  # noqa: PTH112 see above
            for name in sorted(os.listdir(folder)):  # noqa: PTH208 see above
                stem, suffix = os.path.splitext(name)  # noqa: PTH122 see above
                if suffix == ".py" and not stem.startswith("_"):
                    yield f"{rules.__name__}.{family}.{stem}"
