"""What is said on the standard streams; a reader who has gone away is no error, and changes no exit status."""

import errno
import os
import sys
from typing import TextIO

from articlelint.output.cells import RUNNERS_COMMAND, legible

NEVER = "never"

# The exit status where a command could not be run, or not on all that was named.
NOT_RUN = 2

COLOURS = ("auto", "always", NEVER)

_STANDARD_OUTPUT = 1
_STANDARD_ERROR = 2


def coloured(wish: str) -> bool:
    """Whether to use colour; see https://no-color.org and https://force-color.org for the two variables."""
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def say(line: str) -> bool:
    """Write a line on standard error, with what could forge it shown escaped, and tell whether anybody reads it."""
    try:
        _echo(f"{_harmless(legible(line))}\n", err=True)
    except OSError:
        # The reader is gone, or the disk is full: there is nowhere to say so, and the report is none the worse for it.
        _let_go_of(_STANDARD_ERROR)
        return False
    return True


# Variables that runners set: GitHub's and those that are made like it, Azure Pipelines, TeamCity.
_GITHUB, _OTHERS = "GITHUB_ACTIONS", ("TF_BUILD", "TEAMCITY_VERSION")


def _harmless(line: str) -> str:
    """A line that a runner takes for no command of its own: GitHub's newer ones begin a line with `::`."""
    is_github = os.environ.get(_GITHUB) == "true"
    if not is_github and not any(map(os.environ.get, _OTHERS)):
        return line
    return f"{'./' if is_github and line.lstrip().startswith('::') else ''}{RUNNERS_COMMAND.sub('## ', line)}"


def show(report: str, *, colour: bool, has_commands: bool = False) -> bool:
    """Write a report on standard output, and tell whether anybody reads it; raises `OSError` where it is full, say.

    A runner that reads it takes nothing in it for a command, unless it is said that it has some.
    """
    if not has_commands:
        report = "\n".join(map(_harmless, report.split("\n")))
    if sys.stdout is not None and hasattr(sys.stdout, "reconfigure"):
        # A terminal that has no `┌` gets an escape for it rather than no output at all.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        _echo(report, colour=colour)
    except BrokenPipeError:
        let_go_of_output()
        return False
    return True


def show_exactly(text: str) -> bool:
    """Write a text on standard output to the byte, as it would stand in a file; else as `show`.

    Raises `OSError` where standard output is closed: the text may stand nowhere else.
    """
    return hand_on(text.encode("utf-8", "surrogateescape"))


def hand_on(content: bytes) -> bool:
    """The same of bytes."""
    import click  # noqa: PLC0415 see `_echo`

    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed, and the text has nowhere to go")
    try:
        click.echo(content, nl=False)
    except BrokenPipeError:
        let_go_of_output()
        return False
    return True


def _echo(text: str, *, err: bool = False, colour: bool | None = None) -> None:
    """Write a text as `click.echo` does, which mends colours, streams that take only ASCII, and Windows' consoles."""
    stream = sys.stderr if err else sys.stdout
    if os.name == "nt" or "\x1b" in text or not _takes_unicode(stream):
        import click  # noqa: PLC0415 17 ms, and what most runs have to say needs none of this

        click.echo(text, nl=False, err=err, color=colour)
    elif stream is not None:
        if text:
            stream.write(text)
        stream.flush()


def _takes_unicode(stream: TextIO | None) -> bool:
    return stream is None or (getattr(stream, "encoding", None) or "").lower().startswith("utf")


def let_go_of_output() -> None:
    """Write nothing more on standard output: at its exit Python would try once more, and complain."""
    _let_go_of(_STANDARD_OUTPUT)


def _let_go_of(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    if nowhere != descriptor:
        os.close(nowhere)
