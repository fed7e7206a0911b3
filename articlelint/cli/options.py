"""What can be asked of a check, in groups as its help shows them; `check` and `fix` share all but a few."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import click
from click.core import ParameterSource

from articlelint.cli.request import Request, Target, now
from articlelint.cli.selectors import complete_paths, complete_selectors
from articlelint.cli.streams import COLOURS, NEVER
from articlelint.output import FORMATS
from articlelint.output.cells import legible


def _selectors(context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Rules and families from an option that may be repeated, and may list several between commas."""
    for value in values:
        # A variable of a script that is empty: to look for all rules then is not what it asks for.
        if not value.strip(", \t\r\n"):
            message = (
                "it names no rule and no family: leave the option out, or name some, as in `front,missing-section`"
            )
            raise click.BadParameter(message, context, parameter)
    return tuple(name for value in values for name in map(str.strip, value.split(",")) if name)


def _targets(context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[Target, ...]:
    """Formats, of which one may go to standard output, and each other to a file of its own."""
    targets = tuple(Target(name, file if equals else None) for name, equals, file in map(_parted, values))
    for name, file in targets:
        if name not in FORMATS:
            from articlelint.wording import choices, in_backticks, nearest  # noqa: PLC0415 only a slip needs it

            meant = nearest(name, FORMATS)
            hint = f" (did you mean `{meant}`?)" if meant else f": there is {choices(FORMATS, 'and', len(FORMATS))}"
            raise click.BadParameter(f"no format is called {in_backticks(name)}{hint}", context, parameter)
        if file == "":
            raise click.BadParameter(f"`{name}=` names no file", context, parameter)
    files = [target.file and os.path.abspath(target.file) for target in targets]  # noqa: PTH100 pathlib takes 5 ms
    for file in files:
        if files.count(file) > 1:
            where = (
                f"the file `{legible(os.path.relpath(file))}`"
                if file
                else "standard output: name a file, as in sarif=out.sarif"
            )
            raise click.BadParameter(f"{files.count(file)} formats go to {where}", context, parameter)
    return targets


def _parted(value: str) -> tuple[str, str, str]:
    return value.partition("=")


def _complete_formats(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    del context, parameter
    return [name for name in FORMATS if name.startswith(incomplete)]


def _instant(context: click.Context, parameter: click.Parameter, value: str | None) -> datetime:
    """What counts as now: a date stands for its last moment, in UTC, as does a time that tells no zone."""
    if value is None:
        return now()
    try:
        moment = datetime.fromisoformat(value)
        if len(value) <= len("2026-01-08"):
            moment += timedelta(days=1, microseconds=-1)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        message = f"`{legible(value)}` is no date such as 2026-01-08 or 2026-01-08T12:00:00Z"
        raise click.BadParameter(message, context, parameter) from None


def _flag(name: str, text: str) -> click.Option:
    return click.Option([name], is_flag=True, help=text)


def _rules_option(name: str, text: str) -> click.Option:
    return click.Option(
        [name], multiple=True, callback=_selectors, shell_complete=complete_selectors, metavar="RULES", help=text
    )


_GROUPS: dict[str, list[click.Parameter]] = {
    "Rules": [
        _rules_option("--select", "Look only for these rules or families, whatever the settings select and ignore."),
        _rules_option("--ignore", "Do not look for these rules or families."),
        click.Option(
            ["--today"],
            callback=_instant,
            metavar="DATE",
            help="The date, or date and time, that counts as now.  [default: the clock]",
        ),
    ],
    "Settings": [
        click.Option(
            ["--config"],
            multiple=True,
            shell_complete=complete_paths,
            metavar="FILE|KEY=VALUE",
            help="The settings for all articles, not the nearest above each; or one setting, over the file's own.",
        ),
        _flag(
            "--isolated",
            "Read no file of settings, run no code of the checkout, and follow no path out of it.",
        ),
        _flag("--isolated-plugins", "Run no plugins but those of the base branch, or of --since, as they stand there."),
        _flag("--show-settings", "Print the settings that hold, and where each comes from."),
        _flag("--show-files", "Print the articles, and the collection of each."),
        click.Option(["--stdin-filename"], metavar="NAME", help="What the article read from standard input is called."),
    ],
    "Speed": [
        _flag("--no-cache", "Look at every article anew, and keep nothing."),
        click.Option(
            ["--cache-dir"],
            shell_complete=complete_paths,
            metavar="FOLDER",
            help="Where what was found is kept for the next run.  [default: .articlelint_cache, beside the settings]",
        ),
        click.Option(
            ["--cache-strategy"],
            type=click.Choice(["auto", "stat", "content"]),
            default="auto",
            show_default=True,
            help="How to tell that an article is unchanged: by its size and time, or by its text, as `auto` does where"
            " the variable CI is set.",
        ),
        click.Option(
            ["-j", "--jobs"],
            type=click.IntRange(min=1),
            metavar="N",
            help="How many processes look at articles.  [default: as many as pay]",
        ),
        _flag("--profile-rules", "After the check, print on standard error what takes how long, by stage and rule."),
    ],
    "Changes": [
        _flag("--changed", "Check only what differs from where this branch left the default one, by Git."),
        click.Option(["--since"], metavar="REF", help="The same, from where this branch and REF parted."),
        _flag("--staged", "Check only what is staged for the next commit, as it is staged."),
        _flag("--lines", "Of these, report only findings on lines that have changed; a field counts whole."),
    ],
    "Fixes": [
        _flag("--fix", "Make the safe fixes, and report what is left."),
        _flag("--unsafe-fixes", "Make also fixes that may change what an article means."),
        _flag("--diff", "Print what the fixes would change, as a patch, and write nothing."),
        _flag("--fix-only", "Make the fixes, and do not report what is left."),
        _flag("--show-fixes", "List what was fixed."),
        _flag("--exit-non-zero-on-fix", "Make the exit status 1 where anything was fixed, even if nothing is left."),
    ],
    "Known findings": [
        click.Option(
            ["--baseline"],
            shell_complete=complete_paths,
            metavar="FILE",
            help="Do not tell of the findings that this file records.  [default: the one that the settings name]",
        ),
        click.Option(
            ["--write-baseline"],
            shell_complete=complete_paths,
            metavar="FILE",
            help="Record all findings in this file, and report none.",
        ),
        click.Option(
            ["--add-ignores"],
            metavar="REASON",
            help="Write a suppression with this reason for each finding, as near to it as can be.",
        ),
        _flag("--prune-baseline", "Remove from the baseline what is recorded there and found no more."),
        _flag("--fail-on-stale", "Make the exit status 1 where the baseline records what is found no more."),
    ],
    "Output": [
        click.Option(
            ["--output-format"],
            multiple=True,
            callback=_targets,
            shell_complete=_complete_formats,
            metavar="FORMAT[=FILE]",
            help=f"How findings are printed: {', '.join(FORMATS)}. May be repeated, each other to a FILE."
            "  [default: full]",
        ),
        _flag("--statistics", "Print how many findings there are, by rule, collection and source, and not each."),
        click.Option(["-q", "--quiet"], is_flag=True, help="Print findings, and nothing else."),
        click.Option(
            ["--color"],
            type=click.Choice(COLOURS),
            default="auto",
            show_default=True,
            help="When to use colour; `auto` heeds NO_COLOR and FORCE_COLOR.",
        ),
        click.Option(
            ["--fail-on"],
            type=click.Choice(["error", "warning", "info", NEVER]),
            default="error",
            show_default=True,
            help="The least severity that makes the exit status 1.",
        ),
        click.Option(
            ["--max-warnings"],
            type=click.IntRange(min=0),
            metavar="N",
            help="Make the exit status 1 where there are more warnings than this.",
        ),
    ],
}


def output_options() -> list[click.Parameter]:
    """The options that say how findings are printed, for commands that look at something else than articles."""
    return [option for option in _GROUPS["Output"] if option.name != "statistics"]


class Checking(click.Command):
    """A command that checks articles: its help shows the options by what they are for."""

    def __init__(
        self,
        name: str,
        run: Callable[..., int],
        about: str,
        summary: str,
        *,
        refused: Mapping[str, str] | None = None,
        more: Sequence[click.Option] = (),
        **fixed: Any,  # noqa: ANN401 options of any kind
    ) -> None:
        """Those options that are `fixed` are not offered, and those that are `refused` are told why if they are given.

        `more` are those of this command alone, which `run` takes by their names beside the request.
        """
        self._refused = refused or {}
        offered = {
            heading: [option for option in options if option.name not in fixed] for heading, options in _GROUPS.items()
        }
        options = [option for group in offered.values() for option in group]
        self._groups = {
            heading: [option for option in group if option.name not in self._refused]
            for heading, group in offered.items()
        }
        self._groups["Output"] += more
        own = [option.name or "" for option in more]

        def called(**given: Any) -> int:  # noqa: ANN401 as above
            extra = {option: given.pop(option) for option in own}
            return run(Request(**given, **fixed), **extra)

        paths = click.Argument(["paths"], nargs=-1, shell_complete=complete_paths)
        super().__init__(name, params=[paths, *options, *more], callback=called, help=about, short_help=summary)

    def invoke(self, ctx: click.Context) -> int:
        """Run the command, unless an option is given that makes no sense for it."""
        for option in self.params:
            reason = self._refused.get(option.name or "")
            if reason and ctx.get_parameter_source(option.name or "") is not ParameterSource.DEFAULT:
                raise click.UsageError(f"{option.opts[-1]} is not for `{self.name}`: {reason}", ctx)
        return int(super().invoke(ctx))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, group by group, then `--help`."""
        helps = [parameter for parameter in self.get_params(ctx) if parameter not in self.params]
        for heading, options in (*self._groups.items(), ("Help", helps)):
            records = [record for option in options if (record := option.get_help_record(ctx))]
            with formatter.section(heading):
                formatter.write_dl(records)
