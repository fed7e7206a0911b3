"""`articlelint explain`: what a rule looks for, and why."""

import os
from shutil import get_terminal_size

import click

from articlelint.cli.known import NOT_RUN, Rules, rules_or_told
from articlelint.cli.pages import styled
from articlelint.cli.selectors import complete_paths, complete_rules
from articlelint.cli.streams import COLOURS, coloured, show
from articlelint.docs import page
from articlelint.wording import choices, in_backticks, nearest


@click.command("explain", short_help="Tell what a rule looks for, and why.")
@click.argument("what", metavar="RULE", shell_complete=complete_rules)
@click.option(
    "--color",
    type=click.Choice(COLOURS),
    default="auto",
    show_default=True,
    help="When to use colour; `auto` heeds NO_COLOR and FORCE_COLOR.",
)
@click.option(
    "--config",
    shell_complete=complete_paths,
    metavar="FILE",
    help="The settings whose plugins are known, instead of the nearest above this folder.",
)
@click.option("--isolated", is_flag=True, help="Know no plugins that settings name.")
def command(*, what: str, color: str, config: str | None, isolated: bool) -> int:
    """Tell what RULE looks for, why, and what to do, with examples. Without colour the page is Markdown.

    \b
    Examples:
      articlelint explain missing-section
      articlelint explain insecure-url > insecure-url.md
      articlelint rules
    """  # noqa: D301 click's mark of lines that are not to be filled
    rules = rules_or_told(config, isolated=isolated)
    if rules is None:
        return NOT_RUN
    rule = next((rule for rule in rules if rule.id == what), None)
    if rule is None:
        raise click.UsageError(_unknown(what, rules))
    colour = coloured(color)
    text = page(rule)
    show(styled(text, get_terminal_size().columns) if colour else text, colour=colour)
    return 0


def names_file(what: str) -> bool:
    """Whether a word means a file: no rule has a slash or a dot in its name."""
    return "." in what or "/" in what or os.sep in what or os.path.exists(what)  # noqa: PTH110 it is text, and stays so


def _unknown(what: str, rules: Rules) -> str:
    family = [rule.id for rule in rules if rule.family == what]
    if family:
        return f"`{what}` is a family: its rules are {choices(family, 'and', len(family))}"
    meant = nearest(what, [rule.id for rule in rules])
    guess = f" (did you mean `{meant}`?)" if meant else "; `articlelint rules` lists them all"
    return f"no rule is called {in_backticks(what)}{guess}"
