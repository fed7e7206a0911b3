"""Loads rules from installed packages, by their entry points."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from types import ModuleType

from articlelint.checkout import Checkout
from articlelint.plugins.admission import Source, rules_in
from articlelint.plugins.broken import BrokenPlugin, failure
from articlelint.rule import Rule
from articlelint.schemas import near
from articlelint.soundness import places


def pointed(group: str, checkout: Checkout | None = None) -> Iterator[Callable[[], Source]]:
    """What loads the rules that entry points of a group name; raises `BrokenPlugin` for one that is of no use.

    So it is for one whose code lies in a checkout, be it that this is installed as it stands there.
    """
    points = {point.value: point for point in entry_points(group=group)}
    for _, point in sorted(points.items()):
        yield partial(_pointed, point, checkout)


def _pointed(point: EntryPoint, checkout: Checkout | None) -> Source:
    whose = f"the package {point.dist.name}" if point.dist else "an installed package"
    if checkout and any(map(checkout.holds, _places_of(point.module.partition(".")[0]))):
        raise BrokenPlugin(whose, None, f"`{point.value}` is not run: with --isolated no code of the checkout is")
    try:
        module = import_module(point.module)
        thing = point.load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        place = _place_in(error, point.module)
        path, line = place or (whose, None)
        message = f"{failure(error)} (`{point.value}` of {whose})"
        raise BrokenPlugin(path, line, message) from error
    path = near(getattr(module, "__file__", None) or point.module)
    if isinstance(thing, ModuleType):
        return Source(path, thing, rules_in(thing, thing.__name__))
    if not (isinstance(thing, type) and issubclass(thing, Rule)):
        raise BrokenPlugin(path, None, f"`{point.value}` of {whose} is neither a module nor a rule")
    return Source(path, module, [thing])


def _places_of(package: str) -> list[str]:
    """Where the code of a package lies, told without running it; Python's own folders, where much is, are left out."""
    spec = find_spec(package)
    places = [*(spec.submodule_search_locations or ()), spec.origin or ""] if spec else []
    own = (os.path.join(os.path.realpath(sys.prefix), ""), os.path.join(os.path.realpath(sys.base_prefix), ""))
    return [place for place in places if place and not os.path.realpath(place).startswith(own)]


def _place_in(error: BaseException, name: str) -> tuple[str, int | None] | None:
    """The innermost file and line of a package that an error went through."""
    if isinstance(error, SyntaxError) and error.filename:
        return near(error.filename), error.lineno
    package = name.partition(".")[0]
    passed = [place for place in places(error) if place.module.partition(".")[0] == package]
    return (near(passed[-1].file), passed[-1].line) if passed else None
