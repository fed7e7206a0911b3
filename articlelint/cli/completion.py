"""`articlelint completion`: the script that makes a shell complete commands, options, rules and files."""

from collections.abc import Sequence
from typing import cast

import click

from articlelint.cli.main import VARIABLE
from articlelint.cli.streams import show


@click.command("completion", short_help="Print what makes a shell complete commands.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, *, shell: str) -> int:
    """Print the script that makes SHELL complete commands, options, rules, families and files.

    bash has to be 4.4 or newer; the one that macOS ships is older.

    \b
    Examples:
      articlelint completion bash >> ~/.bashrc
      articlelint completion zsh >> ~/.zshrc
      articlelint completion fish > ~/.config/fish/completions/articlelint.fish
    """  # noqa: D301 click's mark of lines that are not to be filled
    from click.shell_completion import ShellComplete, get_completion_class  # noqa: PLC0415 only this command needs it

    found = cast("type[ShellComplete]", get_completion_class(shell))
    # Called by the base class, since bash's own asks the bash that is installed for its version first.
    script = ShellComplete.source(found(context.find_root().command, {}, "articlelint", VARIABLE))
    show(f"{script.strip()}\n", colour=False)
    return 0


def heed_signs_of_bash() -> None:
    """Have the value of `--option=value` completed in bash too, which takes `=` for a word of its own.

    The scripts that are installed already stay as they are: they hand the words over as bash has them.
    """
    from click.shell_completion import BashComplete, add_completion_class  # noqa: PLC0415 only shells need it

    class Bash(BashComplete):
        def get_completion_args(self) -> tuple[list[str], str]:
            words, incomplete = super().get_completion_args()
            return _without_signs(words), incomplete

    add_completion_class(Bash)


def _without_signs(words: Sequence[str]) -> list[str]:
    """The words without each `=` that stands right behind an option."""
    before = ("", *words)
    return [word for number, word in enumerate(words) if word != "=" or not before[number].startswith("--")]
