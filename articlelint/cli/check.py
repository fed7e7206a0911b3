"""`articlelint check`: finds what is wrong with articles, and says so."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import click

from articlelint.cli.progress import Progress
from articlelint.cli.selectors import complete_paths, complete_selectors
from articlelint.cli.streams import NEVER, coloured, say, show
from articlelint.contract import BrokenContract
from articlelint.diagnostic import Diagnostic, Severity
from articlelint.files import decoded, discover, spelled
from articlelint.output import FORMATS, report
from articlelint.output.cells import legible
from articlelint.output.summary import summary
from articlelint.registry import shipped_rules
from articlelint.run import Run, Wishes
from articlelint.settings import MistakenSettings, stray_selector

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
    shell_complete=complete_paths,
    metavar="FILE",
    help="The settings for all articles, instead of the nearest above each.",
)
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
    config: str | None,
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
      cat draft.md | articlelint check - --stdin-filename src/content/blog/draft.md
    """  # noqa: D301 click's mark of lines that are not to be filled
    del no_cache  # there is no cache yet, so every run is without one
    texts, paths = _with_standard_input(paths, stdin_filename)
    rules = shipped_rules()
    for selector in (*select, *ignore):
        stray = stray_selector(selector, rules)
        if stray:
            raise click.UsageError(stray)
    run = Run(Wishes(today, select, ignore, config), rules)
    discovery = discover(paths)
    try:
        run.prepare(dict.fromkeys((*texts, *discovery.articles)))
    except MistakenSettings as error:
        for path, line, column, message in error.mistakes:
            say(f"{path}:{line}:{column}: {message}")
        return NOT_RUN
    except BrokenContract as error:
        say(f"articlelint: {error}")
        return NOT_RUN
    with Progress(sys.stderr) as progress:
        outcome = run.check(texts, discovery.refusals, progress.show)
    colour = coloured(color)
    has_reader = show(report(output_format, outcome.diagnostics, outcome.texts, colour=colour), colour=colour)
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


def _fails(diagnostics: Sequence[Diagnostic], fail_on: str) -> bool:
    return fail_on != NEVER and any(one.severity >= Severity[fail_on.upper()] for one in diagnostics)
