"""The rules that are known in the current folder."""

import os
from datetime import UTC, datetime
from typing import TypeAlias

from articlelint.checkout import Checkout
from articlelint.cli.given import Given
from articlelint.cli.streams import say
from articlelint.plugins import BrokenPlugin, installed_rules
from articlelint.registry import shipped_rules
from articlelint.rule import Rule
from articlelint.settings import MistakenSettings
from articlelint.sites import Sites, Wishes

Rules: TypeAlias = tuple[type[Rule], ...]

# No article is looked at, so any instant will do.
_SOME_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_NOTHING = Given()


def rules_here(given: Given = _NOTHING, *, isolated: bool = False) -> Rules:
    """The rules, by id, that come with articlelint, are installed, or are named by the settings that hold here.

    Those settings are the nearest above the current folder, or the file that is `given`, and over them what else is
    given; with `isolated` no file counts. Raises `MistakenSettings` and `BrokenPlugin`.
    """
    checkout = Checkout.around(()) if isolated else None
    rules = sorted((*shipped_rules(), *installed_rules(checkout)), key=lambda rule: rule.id)
    wishes = Wishes(_SOME_TIME, config=given.file, arguments=given.arguments, isolated=isolated, checkout=checkout)
    sites = Sites(wishes, rules)
    site = sites.site_at(os.curdir)
    if sites.mistakes:
        raise MistakenSettings(tuple(sites.mistakes))
    tell_refused(sites)
    return site.rules


def tell_refused(sites: Sites) -> None:
    """Tell which plugins were not run."""
    for path, line, column, message in sites.refused_plugins:
        say(f"articlelint: {path}:{line}:{column}: {message}")


def rules_or_told(given: Given = _NOTHING, *, isolated: bool = False) -> Rules | None:
    """The rules that are known here; None where settings or plugins can't be used, which is then told."""
    try:
        return rules_here(given, isolated=isolated)
    except MistakenSettings as error:
        say(str(error))
    except BrokenPlugin as error:
        say(f"articlelint: {error}")
    return None
