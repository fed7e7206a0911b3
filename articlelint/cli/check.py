"""`articlelint check`: finds what is wrong with articles, and says so."""

import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from datetime import UTC, datetime, timedelta

import click

from articlelint.cli.progress import Progress
from articlelint.cli.selectors import complete_paths, complete_selectors
from articlelint.cli.streams import NEVER, coloured, say, show
from articlelint.contract import BrokenContract
from articlelint.diagnostic import Diagnostic, Severity
from articlelint.files import decoded, discover, spelled
from articlelint.output import FORMATS, NOTED, Report, RuleNote, rendered
from articlelint.output.cells import legible
from articlelint.output.summary import summary
from articlelint.plugins import BrokenPlugin, installed_rules
from articlelint.registry import shipped_rules
from articlelint.rule import Rule
from articlelint.run import Run, Wishes
from articlelint.settings import Document, MistakenSettings, stray_selector

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "<stdin>"

# Exit statuses: what was looked for was found; the check could not be run, or not on all that was named.
FOUND = 1
NOT_RUN = 2


def _selectors(context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Rules and families from an option that may be repeated, and may list several between commas."""
    del context, parameter
    return tuple(name for value in values for name in map(str.strip, value.split(",")) if name)


def _instant(context: click.Context, parameter: click.Parameter, value: str | None) -> datetime:
    """What counts as now: a date stands for its last moment, in UTC, as does a time that tells no zone."""
    if value is None:
        return datetime.now(UTC)  # noqa: TID251 the clock lives in the command line
    try:
        moment = datetime.fromisoformat(value)
        if len(value) <= len("2026-01-08"):
            moment += timedelta(days=1, microseconds=-1)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        message = f"`{legible(value)}` is no date such as 2026-01-08 or 2026-01-08T12:00:00Z"
        raise click.BadParameter(message, context, parameter) from None


@click.command("check", short_help="Find what is wrong with articles.")
@click.argument("paths", nargs=-1, shell_complete=complete_paths)
@click.option(
    "--select",
    multiple=True,
    callback=_selectors,
    shell_complete=complete_selectors,
    metavar="RULES",
    help="Look only for these rules or families, whatever the settings select and ignore.",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=_selectors,
    shell_complete=complete_selectors,
    metavar="RULES",
    help="Do not look for these rules or families.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", NEVER]),
    default="error",
    show_default=True,
    help="The least severity that makes the exit status 1.",
)
@click.option(
    "--max-warnings",
    type=click.IntRange(min=0),
    metavar="N",
    help="Make the exit status 1 where there are more warnings than this.",
)
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    show_default=True,
    help="How findings are printed.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", NEVER]),
    default="auto",
    show_default=True,
    help="When to use colour; `auto` heeds NO_COLOR and FORCE_COLOR.",
)
@click.option(
    "--config",
    multiple=True,
    shell_complete=complete_paths,
    metavar="FILE|KEY=VALUE",
    help="The settings for all articles, instead of the nearest above each; or one setting, over the file's own.",
)
@click.option("--isolated", is_flag=True, help="Look at no file of settings: only at --config KEY=VALUE.")
@click.option("--show-settings", is_flag=True, help="Print the settings that hold, and where each comes from.")
@click.option("--show-files", is_flag=True, help="Print the articles, and the collection of each.")
@click.option("--stdin-filename", metavar="NAME", help="What the article read from standard input is called.")
@click.option(
    "--today",
    callback=_instant,
    metavar="DATE",
    help="The date, or date and time, that counts as now.  [default: the clock]",
)
@click.option("--no-cache", is_flag=True, help="Look at every article anew.")
def command(
    *,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    max_warnings: int | None,
    output_format: str,
    color: str,
    config: tuple[str, ...],
    isolated: bool,
    show_settings: bool,
    show_files: bool,
    stdin_filename: str | None,
    today: datetime,
    no_cache: bool,
) -> int:
    """Check articles: Markdown files (.md, .markdown, .mdx), and .txt files that begin with front matter.

    PATHS are files and folders; without any, this folder. Folders are searched, without what Git ignores; a file that
    is named is checked in any case. `-` is standard input.

    Exit status: 0 if nothing is found that is as bad as --fail-on, 1 if something is, 2 if the check could not be run
    on all that was named.

    \b
    Examples:
      articlelint check
      articlelint check seeds/ drafts/one.md
      articlelint check --select front,missing-section
      articlelint check --output-format json > findings.json
      articlelint check --max-warnings 0 --today 2026-01-08
      articlelint check --isolated --config extend=hugo
      articlelint check --config 'severity.future-date="error"'
      cat draft.md | articlelint check - --stdin-filename src/content/blog/draft.md
    """  # noqa: D301 click's mark of lines that are not to be filled
    del no_cache  # there is no cache yet, so every run is without one
    texts, paths = _with_standard_input(paths, stdin_filename)
    discovery = discover(paths)
    try:
        run = Run(Wishes(today, select, ignore, *_settings(config, isolated=isolated), isolated), _rules())
        # What a plugin prints shall not end up in a report that a program reads.
        with redirect_stdout(sys.stderr):
            run.prepare(dict.fromkeys((*texts, *discovery.articles)))
    except MistakenSettings as error:
        for path, line, column, message in error.mistakes:
            say(f"{path}:{line}:{column}: {message}")
        return NOT_RUN
    except (BrokenContract, BrokenPlugin) as error:
        say(f"articlelint: {error}")
        return NOT_RUN
    _refuse_strays((*select, *ignore), run)
    if show_settings or show_files:
        from articlelint.cli.shown import files_shown, settings_shown  # noqa: PLC0415 a check shows neither

        show((settings_shown(run) if show_settings else "") + (files_shown(run) if show_files else ""), colour=False)
        for failure in discovery.failures:
            say(f"articlelint: {failure}")
        return NOT_RUN if discovery.failures else 0
    with Progress(sys.stderr) as progress, redirect_stdout(sys.stderr):
        outcome = run.check(texts, discovery.refusals, progress.show)
    colour = coloured(color)
    checked = [task.path for task in run.tasks]
    notes = _notes(run, outcome.diagnostics) if output_format in NOTED else {}
    report = Report(outcome.diagnostics, outcome.texts, checked, notes, colour)
    has_reader = show(rendered(output_format, report), colour=colour)
    if has_reader:
        for note in (*discovery.failures, *run.notes(discovery.folders, outcome.diagnostics)):
            say(f"articlelint: {note}")
    warnings = sum(one.severity is Severity.WARNING for one in outcome.diagnostics)
    too_many = max_warnings is not None and warnings > max_warnings
    if has_reader and too_many:
        say(f"articlelint: {warnings:,} warnings are more than --max-warnings {max_warnings:,}")
    if has_reader:
        say(summary(outcome.diagnostics, outcome.checked))
    return NOT_RUN if discovery.failures else FOUND if too_many or _fails(outcome.diagnostics, fail_on) else 0


def _with_standard_input(paths: tuple[str, ...], name: str | None) -> tuple[dict[str, str], tuple[str, ...]]:
    """The text on standard input under its name, where it is asked for, and the paths that are left."""
    if STANDARD_INPUT not in paths and (name is None or paths):
        if name is not None:
            message = "--stdin-filename names what `-` reads, and `-` is not among the paths"
            raise click.UsageError(message)
        return {}, paths or (".",)
    content = sys.stdin.buffer.read() if sys.stdin else b""
    return {spelled(name or STANDARD_INPUT_NAME): decoded(content)}, tuple(
        one for one in paths if one != STANDARD_INPUT
    )


def _rules() -> tuple[type[Rule], ...]:
    return tuple(sorted((*shipped_rules(), *installed_rules()), key=lambda rule: rule.id))


def _settings(config: Sequence[str], *, isolated: bool) -> tuple[str | None, tuple[Document, ...]]:
    """The file of settings that is named, and the settings that are given: what has an `=` and is no file is one."""
    files = [one for one in config if "=" not in one or os.path.isfile(one)]  # noqa: PTH113 pathlib takes 5 ms to import
    if "" in files:
        raise click.UsageError("--config is empty: name a file, or give a setting, as in --config extend=hugo")
    if len(files) > 1:
        message = (
            f"--config names two files, `{legible(files[0])}` and `{legible(files[1])}`: one can `extend` the other"
        )
        raise click.UsageError(message)
    if files and isolated:
        message = f"--isolated looks at no file of settings, and --config names `{legible(files[0])}`"
        raise click.UsageError(message)
    given = [one for one in config if one not in files]
    if not given:
        return (files[0] if files else None), ()
    from articlelint.settings.command_line import Argument  # noqa: PLC0415 few runs give settings

    return (files[0] if files else None), tuple(Argument(one, number) for number, one in enumerate(given, 1))


def _refuse_strays(selectors: Sequence[str], run: Run) -> None:
    """Refuse what names no rule of any of the settings: a plugin's rules are known only now."""
    if selectors:
        known = {rule.id: rule for rules in [_rules(), *(site.rules for site in run.sites)] for rule in rules}
        for selector in selectors:
            stray = stray_selector(selector, known.values())
            if stray:
                raise click.UsageError(stray)


def _notes(run: Run, diagnostics: Sequence[Diagnostic]) -> dict[str, RuleNote]:
    """The notes of the rules that found something, from whichever settings know them."""
    from articlelint.docs import note  # noqa: PLC0415 it runs the rules' examples, and few formats print notes

    found = {one.rule for one in diagnostics}
    rules = {rule.id: rule for site in run.sites for rule in site.rules if rule.id in found}
    # What the example of a plugin prints shall not end up in the report either.
    with redirect_stdout(sys.stderr):
        return {rule_id: note(rule) for rule_id, rule in rules.items()}


def _fails(diagnostics: Sequence[Diagnostic], fail_on: str) -> bool:
    return fail_on != NEVER and any(one.severity >= Severity[fail_on.upper()] for one in diagnostics)
