"""The subcommands of `articlelint`, as click knows them, and how a command ends."""

import gc
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from io import StringIO
from typing import Any, cast

import click

from articlelint import __version__
from articlelint.cli.completion import heed_signs_of_bash
from articlelint.cli.libyaml import LIBYAML
from articlelint.cli.main import INTERRUPTED, VARIABLE, status_of_interruption
from articlelint.cli.streams import let_go_of_output, say

# Each is a module of this package with a `command`, loaded when it is asked for.
SUBCOMMANDS = ("check", "fix", "watch", "init", "rules", "explain", "schema", "new-rule", "clean", "completion")


class _Subcommands(click.Group):
    """Subcommands that are imported when they are asked for: each has its own dear imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        return list(SUBCOMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in SUBCOMMANDS and not ctx.resilient_parsing:
            from articlelint.wording import choices, in_backticks, nearest  # noqa: PLC0415 only a slip needs it

            meant = nearest(args[0], SUBCOMMANDS)
            hint = f" (did you mean `{meant}`?)" if meant else f": there is {choices(SUBCOMMANDS, 'and')}"
            ctx.fail(f"there is no command {in_backticks(args[0])}{hint}")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 click's signature
        if cmd_name not in SUBCOMMANDS:
            return None
        module = import_module(f"articlelint.cli.{cmd_name.replace('-', '_')}")
        gc.enable()  # see `articlelint.cli.main`
        return cast("click.Command", module.command)


@click.command(cls=_Subcommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="articlelint", message="%(prog)s %(version)s")
def articlelint() -> None:
    """A linter for article files: Markdown with front matter, held to a JSON Schema.

    \b
    Examples:
      articlelint check                      the articles in this folder and below
      articlelint check --help               all that can be asked of a check
      articlelint watch                      the same, again at each change
      articlelint init                       settings that fit these articles
      articlelint rules                      what is looked for
      articlelint explain missing-section    why, with examples
      articlelint explain seeds/a.md         what holds for a file, and where that is written
    """  # noqa: D301 click's mark of lines that are not to be filled


def status_by_click(arguments: Sequence[str] | None = None) -> int:
    """Run the command with some arguments (those of the process, where none are given): its exit status."""
    if VARIABLE in os.environ:
        heed_signs_of_bash()
    return ended(lambda: articlelint.main(arguments, prog_name="articlelint", standalone_mode=False) or 0)


def ended(run: Callable[[], int]) -> int:
    """Run something to its end, and say what stops it: its exit status."""
    try:
        return run()
    except click.ClickException as error:
        told = StringIO()
        error.show(told)
        for line in told.getvalue().expandtabs(2).splitlines():
            say(line)
        return error.exit_code
    except KeyboardInterrupt as error:
        return status_of_interruption(error)
    except click.Abort as error:  # what click makes of an interruption
        cause = error.__cause__
        return status_of_interruption(cause) if isinstance(cause, KeyboardInterrupt) else INTERRUPTED
    except ImportError as error:
        if error.name != LIBYAML:
            raise
        click.echo(f"articlelint: {error}", err=True)
        return 2
    except OSError as error:
        # What can't be read has been told by now, so this is what can't be written: a full disk, say.
        say(f"articlelint: {(error.strerror or str(error)).lower()}")
        let_go_of_output()
        return 2


def status_of_failure(error: BaseException) -> int:
    """What comes of an error that a check has raised, as if click had called it: it tells it, or raises it."""
    from articlelint.cli.check import command  # noqa: PLC0415 as for any other subcommand

    def fail(**given: Any) -> None:  # noqa: ANN401 options of any kind
        del given
        raise error

    checked: Callable[..., Any] | None = command.callback
    command.callback = fail
    try:
        return status_by_click(["check"])
    finally:
        command.callback = checked
