"""The format `markdown`: two tables for the summary of a step on GitHub, or for a comment.

What comes from an article or its name can't be taken for Markdown, HTML, a link or a mention: words of letters stand as
they are, all else in code spans, where neither CommonMark nor GitHub's own filters look.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from articlelint.diagnostic import Diagnostic, Severity
from articlelint.output import Report
from articlelint.output.cells import legible
from articlelint.output.saying import start
from articlelint.output.summary import by_severity
from articlelint.wording import counted

# Rows of each table, and code points of each cell: GitHub shows no summary of more than 1 MiB, and this makes 0.5 MiB
# of the longest paths and messages there can be.
MOST_ROWS = 100
LONGEST = 400

_WORST_FIRST = sorted(Severity, reverse=True)
# Words between spaces; between backticks there may be spaces as well.
_WORD = re.compile(r"(?:`[^`]+`|\S)+")
# A word of prose, or a number: letters and digits apart, so that it is no reference such as GH-1.
_PROSE = re.compile(r"\(?(?:[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*)[)]?[,;:.]?")
_QUOTED = re.compile(r"(?P<before>\(?)`(?P<words>[^`]+)`(?P<after>[)]?[,;:.]?)")
_BACKTICKS = re.compile("`+")


def render(report: Report) -> str:
    """A heading with counts; then the files, worst first; then the findings, worst first. There are limits to both."""
    paths = {*report.checked, *(diagnostic.path for diagnostic in report.diagnostics)}
    if not report.diagnostics:
        return f"## articlelint: no findings in {counted(len(paths), 'file')}\n"
    worst_first = sorted(report.diagnostics, key=lambda diagnostic: (-diagnostic.severity, diagnostic.path))
    faulty = len({diagnostic.path for diagnostic in report.diagnostics})
    files = f"{faulty:,} of {counted(len(paths), 'file')}" if len(paths) > faulty else counted(faulty, "file")
    parts = (
        f"## articlelint: {by_severity(report.diagnostics)} in {files}",
        *_limited(["file", *(f"{severity.word}s" for severity in _WORST_FIRST)], list(_files(report)), "file"),
        *_limited(["place", "severity", "finding", "rule"], list(_findings(worst_first, report)), "finding"),
    )
    return "\n\n".join(parts) + "\n"


def _limited(head: Sequence[str], rows: Sequence[str], noun: str) -> Iterator[str]:
    yield "\n".join((_row(head), _row("---" for _ in head), *rows[:MOST_ROWS]))
    if len(rows) > MOST_ROWS:
        yield f"{counted(len(rows) - MOST_ROWS, f'more {noun}')} not shown here."


def _files(report: Report) -> Iterator[str]:
    counts: dict[str, Counter[Severity]] = {}
    for diagnostic in report.diagnostics:
        counts.setdefault(diagnostic.path, Counter())[diagnostic.severity] += 1
    numbers = {path: [count[severity] for severity in _WORST_FIRST] for path, count in counts.items()}
    for path, row in sorted(numbers.items(), key=lambda item: ([-number for number in item[1]], item[0])):
        yield _row((_code(_cut(legible(path))), *(f"{number:,}" for number in row)))


def _findings(diagnostics: Iterable[Diagnostic], report: Report) -> Iterator[str]:
    for diagnostic in diagnostics:
        line, column = start(diagnostic, report.texts)
        place = _code(f"{_cut(legible(diagnostic.path))}:{line}:{column}")
        message = _safe(_cut(legible(diagnostic.finding.message)))
        yield _row((place, diagnostic.severity.word, message, _code(legible(diagnostic.rule))))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _safe(text: str) -> str:
    return _WORD.sub(lambda match: _word(match[0]), text)


def _word(word: str) -> str:
    if _PROSE.fullmatch(word):
        return word
    quoted = _QUOTED.fullmatch(word)
    return f"{quoted['before']}{_code(quoted['words'])}{quoted['after']}" if quoted else _code(word)


def _code(text: str) -> str:
    """A code span (CommonMark 0.31.2 §6.1) in a cell of a table (GitHub Flavored Markdown 0.29 §4.10)."""
    if not text:
        return ""
    # A pipe ends a cell, even in a code span, unless a backslash stands before it; about two of them readers disagree.
    text = text.replace("\\|", "\\\\x7c").replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    # One space at each end belongs to the fence, and is needed beside a backtick.
    pad = " " if text[:1] in {"`", " "} or text[-1:] in {"`", " "} else ""
    return f"{fence}{pad}{text}{pad}{fence}"
