"""The command `articlelint`: what it is asked for most is read here, and all else by click."""

# The half of `signal` that Python has at hand at its start: the other takes 0.5 ms.
import _signal  # type: ignore[import-not-found]
import gc
import os
import sys
from collections.abc import Sequence

from articlelint import __version__

# The variable that click's scripts ask for completions by: `_<PROGRAM>_COMPLETE`.
VARIABLE = "_ARTICLELINT_COMPLETE"

# What shells report for a command that the user has interrupted (128 + SIGINT).
INTERRUPTED = 130
# What is no exit status of ours: 128 + the number of a signal.
_LEAST_OF_SIGNALS = 129


def status(arguments: Sequence[str] | None = None) -> int:
    """Run the command with some arguments (those of the process, where none are given): its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # On Windows click does what shells do elsewhere.
    if os.name != "nt" and VARIABLE not in os.environ:
        if given == ["--version"]:
            try:
                print(f"articlelint {__version__}", flush=True)  # noqa: T201 click is what takes the time
            except OSError:  # click knows what to do about it
                return _status_by_click(given)
            return 0
        if given[:1] == ["check"]:
            from articlelint.cli.request import plain_request  # noqa: PLC0415 `--version` takes a sixth of the time

            request = plain_request(given)
            if request is not None:
                from articlelint.cli.recalling import check  # noqa: PLC0415 as above

                try:
                    return check(request, _import_validator_sooner if arguments is None else None)
                except KeyboardInterrupt as error:
                    if sys.stderr is not None:
                        print(file=sys.stderr)  # noqa: T201 as click ends the line that `^C` stands on
                    return status_of_interruption(error)
                except BaseException as error:  # noqa: BLE001 click knows them all, and raises what it does not
                    from articlelint.cli.commands import status_of_failure  # noqa: PLC0415 few runs fail

                    return status_of_failure(error)
    return _status_by_click(arguments)


def _status_by_click(arguments: Sequence[str] | None) -> int:
    from articlelint.cli.commands import status_by_click  # noqa: PLC0415 17 ms, see `plain_request`

    return status_by_click(arguments)


def import_validator() -> None:
    """Import the validator where an interruption can't meet it: that would be told as a fault of its own.

    What is wrong with it is told where it is needed.
    """
    mask = getattr(_signal, "pthread_sigmask", None)
    before = mask(_signal.SIG_BLOCK, [_signal.SIGINT]) if mask else ()
    try:
        import jsonschema_rs  # noqa: F401, PLC0415 for those who import it later
    except (ImportError, AttributeError):
        pass
    finally:
        if mask:
            mask(_signal.SIG_SETMASK, before)


def _import_validator_sooner() -> None:
    """Import the validator without what it asks for only to know the date of its own build, which takes 9 ms.

    That is `email.utils`; this is for a process of our own, where nobody else may import that at the same time.
    """
    name = "email.utils"
    if name in sys.modules:
        return
    stand_in = type(sys)(name)
    vars(stand_in)["parsedate_to_datetime"] = str
    sys.modules[name] = stand_in
    try:
        import_validator()
    finally:
        del sys.modules[name]


def status_of_interruption(error: KeyboardInterrupt) -> int:
    """The exit status of a command that was interrupted, or asked to end (see `articlelint.processes.Terminated`)."""
    found = getattr(error, "status", INTERRUPTED)
    return found if isinstance(found, int) else INTERRUPTED


def main() -> None:
    """The entry point of the installed command."""
    # Modules stay, so that looking for what could go takes a tenth of a start and finds nothing.
    gc.disable()
    try:
        code = status()
    except KeyboardInterrupt as error:  # while something was imported, say
        code = status_of_interruption(error)
    if code >= _LEAST_OF_SIGNALS:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> None:
    """End at once: all files are whole by now, and all processes ended.

    Else Python would tidy up first. A second Ctrl-C would meet that, and CPython 3.12 was seen to crash there, on a
    pickle that the first had cut short.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):  # there is none, or it is closed
            continue
    os._exit(code)
