"""What a run inside GitHub Actions tells besides: annotations in the pull request, and a summary of the step."""

import os
from secrets import token_hex

from articlelint.cli.streams import say
from articlelint.output import Report, rendered

# The file that a runner shows below the jobs, as Markdown; see "Adding a job summary" in GitHub's "Workflow commands".
_SUMMARY = "GITHUB_STEP_SUMMARY"


def annotated(report: Report) -> str:
    """The findings for people, between marks that keep the runner from obeying what articles say, then as annotations.

    The marks are those of "Stopping and starting workflow commands"; nobody can foretell the word that ends them.
    """
    full = rendered("full", report)
    return f"{disobeyed(full)}{rendered('github', report)}" if full else ""


def disobeyed(text: str) -> str:
    """A text between the marks."""
    word = token_hex(16)
    return f"::stop-commands::{word}\n{text}::{word}::\n"


def summarised(report: Report) -> bool:
    """Add the findings to the summary of the step, where a runner shows one; whether that could be done."""
    path = os.environ.get(_SUMMARY)
    if not path:
        return True
    try:
        # Other commands of the step may have written to it.
        with open(path, "a", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 pathlib takes 5 ms to import
            file.write(rendered("markdown", report))
    except OSError as error:
        say(f"articlelint: the summary of the step can't be written: {(error.strerror or str(error)).lower()}")
        return False
    return True
