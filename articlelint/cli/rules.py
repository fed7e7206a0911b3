"""`articlelint rules`: what can be looked for."""

import json
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import groupby

import click

from articlelint import rules as shipped
from articlelint.cli.given import settings_given
from articlelint.cli.known import rules_or_told
from articlelint.cli.selectors import complete_paths
from articlelint.cli.streams import COLOURS, NOT_RUN, coloured, show
from articlelint.docs import summary
from articlelint.output.cells import legible
from articlelint.output.colour import paint
from articlelint.rule import Rule


@click.command("rules", short_help="List what can be looked for.")
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the rules are printed.",
)
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
    help="The settings whose plugins are listed, not the nearest above this folder; or one setting, over the file's.",
)
@click.option("--isolated", is_flag=True, help="List no plugins that files of settings name.")
def command(*, output_format: str, color: str, config: tuple[str, ...], isolated: bool) -> int:
    """List all rules, by family: what each finds, how bad that is unless settings say otherwise, and if it is fixed.

    Rules of installed packages, and those of the plugins that the settings of this folder name, are listed as well.

    \b
    Examples:
      articlelint rules
      articlelint rules --output-format json
      articlelint explain missing-section
    """  # noqa: D301 click's mark of lines that are not to be filled
    rules = rules_or_told(settings_given(config, isolated=isolated), isolated=isolated)
    if rules is None:
        return NOT_RUN
    colour = coloured(color)
    show(_as_json(rules) if output_format == "json" else _as_text(rules, colour=colour), colour=colour)
    return 0


def _as_json(rules: Sequence[type[Rule]]) -> str:
    listed = [
        {
            "id": rule.id,
            "family": rule.family,
            "severity": rule.severity.word,
            "fixable": rule.fixable(),
            "summary": summary(rule),
            "options": dict(rule.options()),
            "plugin": None if _is_shipped(rule) else rule.__module__,
        }
        for rule in rules
    ]
    return f"{json.dumps(listed, indent=2, ensure_ascii=False, default=list)}\n"


def _as_text(rules: Sequence[type[Rule]], *, colour: bool) -> str:
    in_families = sorted(rules, key=lambda rule: (rule.family, rule.id))
    longest = max(len(rule.id) for rule in rules)
    families = groupby(in_families, key=lambda rule: rule.family)
    return "\n".join(
        "".join(f"{line}\n" for line in _family(name, list(members), longest, colour=colour))
        for name, members in families
    )


def _family(name: str, rules: Sequence[type[Rule]], longest: int, *, colour: bool) -> Iterator[str]:
    yield f"{paint(name, 'bold', colour=colour)}: {_about(name, rules)}"
    for rule in rules:
        word = rule.severity.word
        severity = paint(word, word, colour=colour) + " " * (len("warning") - len(word))
        fixable = "fix" if rule.fixable() else "   "
        yield f"  {rule.id:<{longest}}  {severity}  {fixable}  {legible(summary(rule))}"


def _about(name: str, rules: Sequence[type[Rule]]) -> str:
    """What a family is about: what its folder says, or which modules of others its rules stand in."""
    if any(map(_is_shipped, rules)):
        return (import_module(f"{shipped.__name__}.{name}").__doc__ or "").strip().partition("\n")[0]
    return legible(", ".join(dict.fromkeys(rule.__module__ for rule in rules)))


def _is_shipped(rule: type[Rule]) -> bool:
    return rule.__module__.startswith(f"{shipped.__name__}.")
