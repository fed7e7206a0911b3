"""What a finding says and where it starts, in the words and numbers that several formats share."""

from collections.abc import Mapping

from articlelint.diagnostic import Diagnostic, Finding, Label
from articlelint.output.cells import legible
from articlelint.text import Lines, Position

_START = Position(1, 1)


def statement(finding: Finding) -> str:
    """The message, and the help where there is one, on a line of its own."""
    message = legible(finding.message)
    return f"{message}\nhelp: {legible(finding.help)}" if finding.help else message


def labels_in_files(finding: Finding) -> list[Label]:
    """The labels that a reader can follow: what is named in angle brackets, as articlelint's own schema, is no file."""
    return [label for label in finding.labels if label.path is None or not label.path.startswith("<")]


def start(diagnostic: Diagnostic, texts: Mapping[str, Lines]) -> Position:
    """Where a finding starts; in a file that could not be read that is its first character."""
    lines = texts.get(diagnostic.path)
    return lines.position(diagnostic.finding.span.start) if lines else _START
