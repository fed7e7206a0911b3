"""The format `junit`: a suite of tests for each file, as GitLab, Jenkins, CircleCI and Azure show them.

It has no standard. This is what they agree on: https://github.com/testmoapp/junitxml gathers it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from articlelint.diagnostic import Diagnostic
from articlelint.output import Report
from articlelint.output.cells import legible
from articlelint.output.markup import DECLARATION, element
from articlelint.output.saying import start

_TOOL = "articlelint"


def render(report: Report) -> str:
    """An XML document: each finding is a test that failed, and each file without any a test that passed."""
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in report.checked}
    for diagnostic in report.diagnostics:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    suites = [_suite(path, diagnostics, report) for path, diagnostics in sorted(by_path.items())]
    tests = sum(max(1, len(diagnostics)) for diagnostics in by_path.values())
    totals = {"name": _TOOL, "tests": tests, "failures": len(report.diagnostics), "errors": 0}
    return DECLARATION + element("testsuites", totals, suites)


def _suite(path: str, diagnostics: Sequence[Diagnostic], report: Report) -> str:
    name = legible(path)
    cases = list(_failed(name, diagnostics, report)) or [_case(name, _TOOL)]
    totals = {"tests": len(cases), "failures": len(diagnostics), "errors": 0, "skipped": 0}
    return element("testsuite", {"name": name, **totals}, cases)


def _failed(path: str, diagnostics: Sequence[Diagnostic], report: Report) -> Iterator[str]:
    # A test is known by its name from run to run, so that it must be its own, and have no line in it.
    turns: Counter[str] = Counter()
    for diagnostic in diagnostics:
        turns[diagnostic.rule] += 1
        turn = turns[diagnostic.rule]
        name = diagnostic.rule if turn == 1 else f"{diagnostic.rule} ({turn})"
        line, column = start(diagnostic, report.texts)
        yield _case(path, name, line, _failure(diagnostic, f"{path}:{line}:{column}"))


def _case(path: str, name: str, line: int | None = None, failure: str = "") -> str:
    attributes = {"name": name, "classname": path, "file": path}
    return element("testcase", {**attributes, "line": line} if line else attributes, [failure])


def _failure(diagnostic: Diagnostic, place: str) -> str:
    finding = diagnostic.finding
    notes = [f"{place}: {diagnostic.severity.word}[{diagnostic.rule}] {legible(finding.message)}"]
    notes += [f"help: {legible(finding.help)}"] if finding.help else []
    attributes = {"type": diagnostic.severity.word, "message": legible(finding.message)}
    return element("failure", attributes, "\n".join(notes))
