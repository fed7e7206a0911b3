"""Whether PyYAML has libyaml, told without importing either."""

import sys
from importlib import import_module
from importlib.machinery import PathFinder

# What articlelint cannot do without, and what some builds of PyYAML lack; `articlelint.front` says how to get it.
LIBYAML = "yaml._yaml"


def require_libyaml() -> None:
    """Raise the `ImportError` that says how to get libyaml, where it is missing.

    Most articles are read without it, and its import takes 13 ms; whether the others can be is not to depend on which
    articles there are.
    """
    if not _is_there():
        import_module("articlelint.front.yaml_nodes")


def _is_there() -> bool:
    if LIBYAML in sys.modules:
        return sys.modules[LIBYAML] is not None
    package = PathFinder.find_spec("yaml")
    return package is not None and PathFinder.find_spec(LIBYAML, package.submodule_search_locations) is not None
