"""`articlelint explain`: what a rule looks for, and why; or what holds for a file, and where that was written."""

import os
from datetime import UTC, datetime
from shutil import get_terminal_size

import click

from articlelint.checkout import Checkout
from articlelint.cli.given import Given, settings_given
from articlelint.cli.known import Rules, rules_or_told, tell_refused
from articlelint.cli.pages import styled
from articlelint.cli.selectors import complete_paths, complete_rules
from articlelint.cli.streams import COLOURS, NOT_RUN, coloured, say, show
from articlelint.contract import BrokenContract
from articlelint.docs import page
from articlelint.files import UnreadableError, spelled
from articlelint.plugins import BrokenPlugin, installed_rules
from articlelint.registry import shipped_rules
from articlelint.settings_files import BEYOND
from articlelint.wording import choices, in_backticks, nearest


@click.command("explain", short_help="Tell what a rule looks for, or what holds for a file.")
@click.argument("what", metavar="RULE|FILE", shell_complete=complete_rules)
@click.option(
    "--color",
    type=click.Choice(COLOURS),
    default="auto",
    show_default=True,
    help="When to use colour; `auto` heeds NO_COLOR and FORCE_COLOR.",
)
@click.option(
    "--config",
    multiple=True,
    shell_complete=complete_paths,
    metavar="FILE|KEY=VALUE",
    help="The settings that hold, not the nearest above the file or this folder; or one setting, over the file's own.",
)
@click.option("--isolated", is_flag=True, help="Let no file of settings hold, and know no plugins that they name.")
def command(*, what: str, color: str, config: tuple[str, ...], isolated: bool) -> int:
    """Tell what RULE looks for, why, and what to do, with examples; without colour the page is Markdown.

    Or tell what holds for FILE: its settings, collection, schema, outline, overrides and rules, and where each of them
    was written; and with which other articles it is compared.

    \b
    Examples:
      articlelint explain missing-section
      articlelint explain insecure-url > insecure-url.md
      articlelint explain blog/version-two.md
    """  # noqa: D301 click's mark of lines that are not to be filled
    given = settings_given(config, isolated=isolated)
    if names_file(what):
        return _explained_file(what, coloured(color), given, isolated=isolated)
    rules = rules_or_told(given, isolated=isolated)
    if rules is None:
        return NOT_RUN
    rule = next((rule for rule in rules if rule.id == what), None)
    if rule is None and os.path.lexists(what):
        return _explained_file(what, coloured(color), given, isolated=isolated)
    if rule is None:
        raise click.UsageError(_unknown(what, rules))
    colour = coloured(color)
    text = page(rule)
    show(styled(text, get_terminal_size().columns) if colour else text, colour=colour)
    return 0


def names_file(what: str) -> bool:
    """Whether a word can only mean a file: no rule has a slash or a dot in its name."""
    return "." in what or "/" in what or os.sep in what


def _explained_file(path: str, colour: bool, given: Given, *, isolated: bool) -> int:  # noqa: FBT001 see show
    from articlelint.cli.file_groups import group_rows  # noqa: PLC0415 see above
    from articlelint.cli.file_page import file_page  # noqa: PLC0415 see above
    from articlelint.gathering import Gathering  # noqa: PLC0415 see above
    from articlelint.sites import Sites, Wishes  # noqa: PLC0415 see above

    if os.path.isdir(path):  # noqa: PTH112 pathlib takes 5 ms to import
        return _unread(path, "it is a folder: name one of its articles")
    checkout = Checkout.around([path]) if isolated else None
    if checkout and checkout.leads_out(path):
        say(f"articlelint: {in_backticks(path, 100)} {BEYOND}")
        return NOT_RUN
    moment = datetime.now(UTC)  # noqa: TID251 the clock lives in the command line
    try:
        wishes = Wishes(moment, config=given.file, arguments=given.arguments, isolated=isolated, checkout=checkout)
        sites = Sites(wishes, (*shipped_rules(), *installed_rules(checkout)))
        standing = sites.standing(spelled(path))
    except (BrokenContract, BrokenPlugin) as error:
        say(f"articlelint: {error}")
        return NOT_RUN
    if sites.mistakes:
        for where, line, column, message in sites.mistakes:
            say(f"{where}:{line}:{column}: {message}")
        return NOT_RUN
    tell_refused(sites)
    try:
        article = standing.article(standing.read())
    except UnreadableError as error:
        return _unread(path, str(error))
    others = group_rows(Gathering(sites, [standing]), standing, article)
    show(file_page(standing, article, others, colour=colour), colour=colour)
    return 0


def _unread(path: str, reason: str) -> int:
    say(f"articlelint: {in_backticks(path, 100)} can't be read: {reason}")
    return NOT_RUN


def _unknown(what: str, rules: Rules) -> str:
    family = [rule.id for rule in rules if rule.family == what]
    if family:
        return f"`{what}` is a family: its rules are {choices(family, 'and', len(family))}"
    meant = nearest(what, [rule.id for rule in rules])
    guess = f" (did you mean `{meant}`?)" if meant else "; `articlelint rules` lists them all"
    return f"no rule is called {in_backticks(what)}{guess}"
