"""Settings that the command line names or gives with `--config`."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from articlelint.cli.misuse import misused
from articlelint.output.cells import legible
from articlelint.settings import Document


class Given(NamedTuple):
    """The file of settings that is named, and the settings that are given, each a document."""

    file: str | None = None
    arguments: tuple[Document, ...] = ()


def settings_given(config: Sequence[str], *, isolated: bool) -> Given:
    """What each `--config` says: what has an `=` and is no file is a setting. Raises `UsageError`."""
    files = [one for one in config if "=" not in one or os.path.isfile(one)]  # noqa: PTH113 pathlib takes 5 ms to import
    if "" in files:
        raise misused("--config is empty: name a file, or give a setting, as in --config extend=hugo")
    if len(files) > 1:
        message = (
            f"--config names two files, `{legible(files[0])}` and `{legible(files[1])}`: one can `extend` the other"
        )
        raise misused(message)
    if files and isolated:
        message = f"--isolated looks at no file of settings, and --config names `{legible(files[0])}`"
        raise misused(message)
    file = files[0] if files else None
    given = [one for one in config if one not in files]
    if not given:
        return Given(file)
    from articlelint.settings.command_line import Argument  # noqa: PLC0415 few runs give settings

    return Given(file, tuple(Argument(one, number) for number, one in enumerate(given, 1)))
