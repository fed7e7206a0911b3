"""The format `full`: each diagnostic with the lines it is about, underlined, as compilers for people show them."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from articlelint.diagnostic import Diagnostic, Label
from articlelint.output import Report
from articlelint.output.cells import Strip, legible
from articlelint.output.colour import paint
from articlelint.output.excerpts import Excerpt, excerpts
from articlelint.output.underlines import rows
from articlelint.text import Lines, Position

_START = Position(1, 1)


def render(report: Report) -> str:
    """A frame for each diagnostic, with an empty line after each."""
    frames = (_Frame(diagnostic, report.texts, colour=report.colour) for diagnostic in report.diagnostics)
    return "".join(f"{frame.text()}\n" for frame in frames)


class _Frame:
    """One diagnostic on paper."""

    def __init__(self, diagnostic: Diagnostic, texts: Mapping[str, Lines], *, colour: bool) -> None:
        self._diagnostic = diagnostic
        self._texts = texts
        self._lines = texts.get(diagnostic.path)
        self._colour = colour
        self._excerpts = excerpts(diagnostic.finding, self._lines) if self._lines else []
        self._margin = len(str(self._excerpts[-1].number)) if self._excerpts else 1

    def text(self) -> str:
        """The whole frame, each line with its end."""
        return "".join(f"{line.rstrip()}\n" for line in (*self._head(), *self._source(), *self._notes()))

    def _head(self) -> Iterator[str]:
        diagnostic = self._diagnostic
        word = diagnostic.severity.word
        name = self._paint(f"{word}[{diagnostic.rule}]", word)
        yield name + self._paint(f": {legible(diagnostic.finding.message)}", "bold")
        place = legible(diagnostic.path)
        if self._lines:
            line, column = self._lines.position(diagnostic.finding.span.start)
            place = f"{place}:{line}:{column}"
        yield f"{self._gutter('┌─')} {place}"

    def _source(self) -> Iterator[str]:
        if self._excerpts:
            yield self._gutter("│")
        for before, excerpt in pairwise((None, *self._excerpts)):
            if before and excerpt and excerpt.number > before.number + 1:
                yield self._gutter("│", "…")
            if excerpt:
                yield from self._excerpt(excerpt)

    def _excerpt(self, excerpt: Excerpt) -> Iterator[str]:
        text = self._lines.text if self._lines else ""
        strip = Strip(excerpt.span.of(text))
        indent = "…" if excerpt.cut[0] else ""
        yield f"{self._gutter('│', str(excerpt.number))} {indent}{strip.text}{'…' if excerpt.cut[1] else ''}"
        for row in rows(excerpt, strip, self._diagnostic.severity.word, colour=self._colour):
            yield f"{self._gutter('│')} {' ' * len(indent)}{row}"

    def _notes(self) -> Iterator[str]:
        finding = self._diagnostic.finding
        for label in finding.labels:
            if label.path is not None:
                yield self._note("note", f"{self._place(label)}: {legible(label.message)}")
        if finding.help:
            yield self._note("help", legible(finding.help))

    def _note(self, kind: str, text: str) -> str:
        return f"{self._gutter('=')} {self._paint(f'{kind}:', 'bold')} {text}"

    def _place(self, label: Label) -> str:
        path = label.path or self._diagnostic.path
        lines = self._texts.get(path)
        line, column = lines.position(label.span.start) if lines else _START
        return f"{legible(path)}:{line}:{column}"

    def _gutter(self, sign: str, number: str = "") -> str:
        return self._paint(f"{number:>{self._margin}} {sign}", "frame")

    def _paint(self, text: str, style: str) -> str:
        return paint(text, style, colour=self._colour)
