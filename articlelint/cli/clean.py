"""`articlelint clean`: removes what is kept from one run to the next."""

import os

import click

from articlelint.cli.selectors import complete_paths
from articlelint.cli.streams import NOT_RUN, say
from articlelint.files import spelled
from articlelint.output.cells import legible
from articlelint.wording import in_backticks


@click.command("clean", short_help="Remove what was kept for the next check.")
@click.argument("folders", nargs=-1, metavar="[FOLDERS]...", shell_complete=complete_paths)
def command(*, folders: tuple[str, ...]) -> int:
    """Remove what was kept for the next check, of the sites that FOLDERS belong to: without any, this folder's.

    \b
    Examples:
      articlelint clean
      articlelint clean blog/ docs/
    """  # noqa: D301 click's mark of lines that are not to be filled
    from articlelint.cache_folder import folder_in, removed  # noqa: PLC0415 only this command removes one
    from articlelint.settings import MistakenSettings  # noqa: PLC0415 as above
    from articlelint.settings_files import absolute, document_above  # noqa: PLC0415 as above

    status = 0
    for folder in folders or (".",):
        path: str | None
        if not os.path.exists(folder):  # noqa: PTH110 pathlib takes 5 ms to import
            say(f"articlelint: {in_backticks(folder, 100)} does not exist")
            status = NOT_RUN
            continue
        try:
            document = document_above(absolute(folder))
        except MistakenSettings as error:
            # Broken settings say all the same where they stand.
            path = error.mistakes[0].path
        else:
            path = document.path if document else None
        cache = folder_in(absolute(path).rpartition("/")[0] if path else absolute(folder))
        failure = removed(cache)
        shown = legible(spelled(cache))
        if failure:
            say(f"articlelint: `{shown}` can't be removed: {failure}")
            status = NOT_RUN
    return status
