"""The plugins that settings name: which of them may be run, which can be used, and what rules there are with them."""

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from articlelint.rule import Rule
from articlelint.schemas import near
from articlelint.settings import Layer, Mistake, guessed
from articlelint.text import Route
from articlelint.wording import in_backticks, nearest

if TYPE_CHECKING:
    from articlelint.base_plugins import BasePlugins
    from articlelint.checkout import Checkout

Rules: TypeAlias = Sequence[type[Rule]]

_PYTHON = ".py"

# The plugins that settings name: the layer that does, the route to the name, and the name.
_Plugins: TypeAlias = list[tuple[Layer, Route, str]]


class Known(NamedTuple):
    """The rules that there are under some settings, the plugins that can't be used, and those that may not be run.

    `rules` are those of all other plugins, and those that no plugin of settings has.
    """

    rules: Rules
    broken: list[Mistake]
    refused: list[Mistake]


def rules_under(
    layers: Sequence[Layer], rules: Rules, base: "BasePlugins | None" = None, checkout: "Checkout | None" = None
) -> Known:
    """The rules that there are under some layers; where a base is given, with no plugins but those that it has.

    Of a checkout none are run, but for those that a base has of it.

    Raises `GitError` where Git can't tell what it has.
    """
    from articlelint.settings.parts import texts  # noqa: PLC0415 a run without settings needs none

    named: _Plugins = [
        (layer, ("plugins", number), name)
        for layer in layers
        for number, name in texts((layer.document.data or {}).get("plugins"))
    ]
    if not named:
        return Known(rules, [], [])
    from articlelint.plugins import file_plugins  # noqa: PLC0415 few settings name plugins

    shown: dict[str, str] = {}
    refused: list[Mistake] = []
    if base is not None:
        named, shown, refused = _trusted(named, base)
    elif checkout is not None:
        named, refused = _beyond(named, checkout)
    files = list(shown) if base is not None else [os.path.join(layer.folder, name) for layer, _, name in named]
    loaded = file_plugins(files, layers[-1].folder, rules, shown)
    paths = [shown.get(file) or near(file) for file in files]
    broken = []
    for error in loaded.broken:
        place = paths.index(error.path) if error.path in paths else 0
        layer, route, name = named[place]
        meant = guessed(_plugin_beside(files[place], name))
        broken.append(layer.document.mistake(route, f"{error}{meant}"))
    return Known(tuple(sorted((*rules, *loaded.rules), key=lambda rule: rule.id)), broken, refused)


def _beyond(named: _Plugins, checkout: "Checkout") -> tuple[_Plugins, list[Mistake]]:
    """The plugins that a user names and that lie beyond a checkout, and why the others are not run."""
    kept: _Plugins = []
    refused = []
    for layer, route, name in named:
        if layer.document.is_argument and not checkout.holds(os.path.join(layer.folder, name)):
            kept.append((layer, route, name))
        else:
            message = f"the plugin {in_backticks(name, 100)} is not run: with --isolated no code of the checkout is"
            refused.append(layer.document.mistake(route, message))
    return kept, refused


def _trusted(named: _Plugins, base: "BasePlugins") -> tuple[_Plugins, dict[str, str], list[Mistake]]:
    """The plugins that may be run, each by its file with the path that it is shown by, and those that may not."""
    from articlelint.base_plugins import Untrusted  # noqa: PLC0415 it asks Git, and most runs don't

    kept: _Plugins = []
    shown: dict[str, str] = {}
    refused = []
    for layer, route, name in named:
        found = base.plugin(layer, name)
        if isinstance(found, Untrusted):
            message = f"the plugin {in_backticks(name, 100)} is not run: {found.reason}"
            refused.append(layer.document.mistake(route, message))
        elif found.file not in shown:
            kept.append((layer, route, name))
            shown[found.file] = found.shown
    return kept, shown, refused


def _plugin_beside(file: str, name: str) -> str | None:
    """The file that the name of a plugin was meant to be, where there is none of that name."""
    with suppress(OSError, ValueError):
        if not os.path.lexists(file):
            folder, own = os.path.split(file)
            plugin = own if own.endswith(_PYTHON) else f"{own}{_PYTHON}"
            names = sorted(one for one in os.listdir(folder) if one.endswith(_PYTHON))
            meant = plugin if plugin in names else nearest(plugin, names)
            return f"{name[: len(name) - len(own)]}{meant}" if meant else None
    return None
