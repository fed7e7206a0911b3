"""The format `github`: commands to the runner of GitHub Actions, which shows each diagnostic beside its lines.

The commands are those of https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands, escaped
as GitHub's own @actions/core escapes them.
"""

from collections.abc import Iterator, Mapping, Sequence

from articlelint.diagnostic import Diagnostic, Severity
from articlelint.output import Report
from articlelint.output.cells import legible
from articlelint.output.saying import start, statement
from articlelint.text import Lines, Span
from articlelint.wording import counted

# What a runner shows of one kind in one step (docs/problem-matchers.md of actions/toolkit, "Limitations"); whatever
# comes after it stands in the log alone.
MOST_OF_A_KIND = 10

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """Commands, one a line: errors, then warnings, then notices.

    Where there are more of a kind than GitHub shows, the last one that it does show says how many are left.
    """
    return "".join(
        f"{command}\n"
        for severity in sorted(_COMMANDS, reverse=True)
        for command in _of_a_kind([one for one in report.diagnostics if one.severity is severity], report.texts)
    )


def _of_a_kind(diagnostics: Sequence[Diagnostic], texts: Mapping[str, Lines]) -> Iterator[str]:
    commands = [_annotation(diagnostic, texts) for diagnostic in diagnostics]
    if len(commands) <= MOST_OF_A_KIND:
        yield from commands
        return
    yield from commands[: MOST_OF_A_KIND - 1]
    severity = diagnostics[0].severity
    left = counted(len(commands) - MOST_OF_A_KIND + 1, f"more {_COMMANDS[severity]}")
    message = f"the log of this step has {left}: GitHub shows no more than {MOST_OF_A_KIND} of a kind"
    yield _command(severity, {"title": "articlelint"}, message)
    yield from commands[MOST_OF_A_KIND - 1 :]


def _annotation(diagnostic: Diagnostic, texts: Mapping[str, Lines]) -> str:
    lines = texts.get(diagnostic.path)
    place = _place(diagnostic, lines) if lines else {"line": 1}
    properties = {
        "title": f"articlelint({legible(diagnostic.rule)})",
        "file": legible(diagnostic.path),
        **{name: str(number) for name, number in place.items()},
    }
    line, column = start(diagnostic, texts)
    # In the log a runner shows the message alone, so that it has to say of itself where and what.
    where = f"{legible(diagnostic.path)}:{line}:{column}: [{legible(diagnostic.rule)}]"
    return _command(diagnostic.severity, properties, f"{where} {statement(diagnostic.finding)}")


def _place(diagnostic: Diagnostic, lines: Lines) -> dict[str, int]:
    """The finding's place in numbers that GitHub takes; the last column is the one after the span, as in SARIF."""
    span = _shown(diagnostic.finding.span, lines)
    line, column = lines.position(span.start)
    last_line, last_column = lines.position(span.end)
    if line != last_line:
        # "Cannot be sent" then, says @actions/core of the columns: GitHub refuses the annotation.
        return {"line": line, "endLine": last_line}
    return {"line": line, "col": column, "endLine": last_line, "endColumn": last_column}


def _shown(span: Span, lines: Lines) -> Span:
    text = lines.text
    start, end = (min(offset, len(text)) for offset in span)
    number = lines.number_at(start)
    if start == len(text) == lines.span(number).start and number > 1:
        # For Git no line comes after the last line end, and GitHub drops what is said to stand there.
        start = lines.span(number - 1).end
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return Span(start, max(start, end))


def _command(severity: Severity, properties: Mapping[str, str], message: str) -> str:
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
