"""The format `grouped`: the findings of each file under its name, in columns."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from articlelint.diagnostic import Diagnostic
from articlelint.output import Report
from articlelint.output.cells import legible, width
from articlelint.output.colour import paint
from articlelint.output.saying import start
from articlelint.text import Position

# A message that is longer, in cells, pushes only its own rule to the right, not those of its neighbours.
_WIDEST = 80


def render(report: Report) -> str:
    """A block for each file in the order of their paths, with an empty line after each."""
    in_order = sorted(report.diagnostics, key=lambda diagnostic: diagnostic.path)
    blocks = groupby(in_order, key=lambda diagnostic: diagnostic.path)
    return "".join(f"{line}\n" for path, members in blocks for line in _block(path, list(members), report))


def _block(path: str, diagnostics: Sequence[Diagnostic], report: Report) -> Iterator[str]:
    places = [start(diagnostic, report.texts) for diagnostic in diagnostics]
    messages = [legible(diagnostic.finding.message) for diagnostic in diagnostics]
    severity = max(len(diagnostic.severity.word) for diagnostic in diagnostics)
    message = max([width(one) for one in messages if width(one) <= _WIDEST], default=0)
    yield paint(legible(path), "bold", colour=report.colour)
    for diagnostic, place, text in zip(diagnostics, _aligned(places), messages, strict=True):
        word = diagnostic.severity.word
        shown = paint(word, word, colour=report.colour) + " " * (severity - len(word))
        rule = paint(f"[{diagnostic.rule}]", "frame", colour=report.colour)
        yield f"  {place}  {shown}  {text}{' ' * (message - width(text))}  {rule}"
    yield ""


def _aligned(places: Sequence[Position]) -> list[str]:
    """Places as `line:column`, with their colons one below the other."""
    line, column = (max(len(str(number)) for number in numbers) for numbers in zip(*places, strict=True))
    return [f"{place.line:>{line}}:{place.column:<{column}}" for place in places]
