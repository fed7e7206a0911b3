"""Whether what a rule gives can be used: rules are anybody's, and what they give goes on to every output."""

from collections.abc import Iterator
from itertools import pairwise
from types import FrameType, FunctionType
from typing import Any, NamedTuple

from articlelint.diagnostic import Finding, Label, Severity
from articlelint.fix import Edit, Fix, Safety
from articlelint.text import Span


class Place(NamedTuple):
    """A line of a module that was running; the line is 1-based."""

    module: str
    file: str
    line: int


def places(error: BaseException) -> Iterator[Place]:
    """The places that an error went through, the innermost last."""
    trace = error.__traceback__
    while trace is not None:
        yield _place(trace.tb_frame, trace.tb_lineno)
        trace = trace.tb_next


def places_of(generator: object) -> Iterator[Place]:
    """The place where a generator waits; none where it is no generator."""
    frame = getattr(generator, "gi_frame", None)
    if isinstance(frame, FrameType):
        yield _place(frame, frame.f_lineno)


def fault_of(finding: object, text: str) -> str | None:
    """The first thing that makes a finding unusable, as a sentence fragment; None where it can be used."""
    return next(_faults(finding, text), None)


def told(error: BaseException) -> str:
    """An error as one line: its type, and what it says of itself where it can."""
    try:
        said = " ".join(str(error).split())
    except Exception as unsaid:  # noqa: BLE001 an error of a plugin may fail at this too
        said = f"its text can't be had: {type(unsaid).__name__}"
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def beginnings(kind: type, method: str) -> Iterator[Place]:
    """Where a class's method of that name begins, if it is a function; it is not asked for, only looked at."""
    for base in kind.__mro__:
        if method in vars(base):
            function = vars(base)[method]
            if isinstance(function, FunctionType):
                code = function.__code__
                yield Place(str(function.__globals__.get("__name__")), code.co_filename, code.co_firstlineno)
            return


def _place(frame: FrameType, line: int) -> Place:
    return Place(str(frame.f_globals.get("__name__")), frame.f_code.co_filename, line)


def _faults(finding: Any, text: str) -> Iterator[str]:  # noqa: ANN401 it may be anything
    if not isinstance(finding, Finding):
        yield f"it gives {_kind(finding)} where a `Finding` belongs"
        return
    # Taken apart, since what its types promise is what is in question.
    span, message, advice, labels, fix, severity = _members(finding)
    yield from _misplaced("a finding", span, text)
    yield from _unsaid("message of a finding", message)
    if not isinstance(advice, str):
        yield f"the help of a finding is {_kind(advice)}, not text"
    if severity is not None and not isinstance(severity, Severity):
        yield f"the severity of a finding is {_kind(severity)}, not a `Severity`"
    yield from _labels(labels, text)
    if fix is not None:
        yield from _fix(fix, text)


def _labels(labels: Any, text: str) -> Iterator[str]:  # noqa: ANN401 it may be anything
    if not isinstance(labels, tuple) or not all(isinstance(label, Label) for label in labels):
        yield "the labels of a finding are no tuple of `Label`"
        return
    for span, message, path in map(_members, labels):
        if path is None:
            yield from _misplaced("a label", span, text)
        elif not isinstance(path, str) or not _is_span(span):
            yield "a label for another file has no path or no `Span`"
        yield from _unsaid("message of a label", message)


def _fix(fix: object, text: str) -> Iterator[str]:
    if not isinstance(fix, Fix):
        yield f"the fix of a finding is {_kind(fix)}, not a `Fix`"
        return
    title, edits, safety = _members(fix)
    yield from _unsaid("title of a fix", title)
    if not isinstance(safety, Safety):
        yield f"the safety of a fix is {_kind(safety)}, not a `Safety`"
    if not isinstance(edits, tuple) or not all(isinstance(edit, Edit) for edit in edits):
        yield "the edits of a fix are no tuple of `Edit`"
        return
    if any(isinstance(words, str) and _is_unwritable(words) for _, words in map(_members, edits)):
        yield "an edit has half a surrogate pair in its text, which no file can hold"
    for span, words in map(_members, edits):
        yield from _misplaced("an edit", span, text)
        if not isinstance(words, str):
            yield f"the text of an edit is {_kind(words)}, not text"
    spans = sorted(edit.span for edit in edits)
    if any(after.start < before.end or after == before for before, after in pairwise(spans)):
        yield "two edits of a fix overlap"


def _misplaced(what: str, span: Any, text: str) -> Iterator[str]:  # noqa: ANN401 it may be anything
    if not _is_span(span):
        yield f"the span of {what} is {_kind(span)}, not a `Span` of two whole numbers"
    elif not 0 <= span.start <= span.end <= len(text):
        yield f"the span of {what}, {span.start} to {span.end}, lies outside the text, which ends at {len(text)}"


def _members(value: tuple[Any, ...]) -> tuple[Any, ...]:
    return value


def _is_span(span: object) -> bool:
    return isinstance(span, Span) and type(span.start) is int and type(span.end) is int


def _unsaid(what: str, words: object) -> Iterator[str]:
    if not isinstance(words, str):
        yield f"the {what} is {_kind(words)}, not text"
    elif not words:
        yield f"the {what} is empty"


def _kind(value: object) -> str:
    return "None" if value is None else f"`{type(value).__name__}`"


def _is_unwritable(text: str) -> bool:
    """Whether a text can't be written in UTF-8; a byte that was none when it was read is written as it was."""
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return True
    return False
