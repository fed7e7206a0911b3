"""Proof of rules: every example of a rule is run, and what it states is held to the letter.

Authors of plugins use it as the project does::

    @pytest.mark.parametrize("example", MyRule.examples, ids=lambda example: example.title)
    def test_example(example):
        prove(MyRule, example)
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from difflib import ndiff
from typing import NamedTuple

from articlelint.article import Article
from articlelint.collection import collection_from
from articlelint.contract import Contract
from articlelint.diagnostic import Finding, Severity
from articlelint.engine import lint
from articlelint.facts import Facts
from articlelint.fix import Safety, apply
from articlelint.rule import Invalid, Rule, Valid
from articlelint.text import Lines, Span

_MARK = re.compile("[⟦⟧]")


class _Expected(NamedTuple):
    span: Span
    message: str


def flaws(rule: type[Rule]) -> tuple[str, ...]:
    """What a rule lacks to prove and explain itself; empty where it lacks nothing."""
    document = rule.__doc__ or ""
    summary = document.partition("\n")[0]
    valid, invalid = (any(isinstance(example, kind) for example in rule.examples) for kind in (Valid, Invalid))
    titles = [example.title for example in rule.examples]
    checks = {
        "its docstring does not begin with a sentence": summary.endswith("."),
        "its docstring has no `## Why`": _has_section(document, "Why"),
        "it fixes, and its docstring has no `## Fix safety`": _has_section(document, "Fix safety") or not rule.fixable(),
        "it has options, and its docstring has no `## Options`": _has_section(document, "Options") or not rule.options(),
        "it has no valid example": valid,
        "it has no invalid example": invalid,
        "two of its examples have one title": len(set(titles)) == len(titles),
    }
    return tuple(flaw for flaw, fine in checks.items() if not fine)


def prove(rule: type[Rule], example: Valid | Invalid) -> None:
    """Raises `AssertionError` where a rule does not do with an article what its example says.

    A rule that fails on the article raises what it raised, so that its traceback is seen.
    """
    proof = _Proof(rule, example)
    proof.check_statement()
    found = proof.findings(proof.text)
    proof.check_findings(found)
    if isinstance(example, Invalid):
        proof.check_details(example, found)
        proof.check_fixes(example.fixed, found)


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """A text without its marks `⟦…⟧`, and what each of them spans, by their starts; raises `ValueError` for a stray one."""
    pieces: list[str] = []
    starts: list[int] = []
    opened: list[int] = []
    ends: dict[int, int] = {}
    length = done = 0
    for mark in _MARK.finditer(text):
        pieces.append(text[done : mark.start()])
        length += mark.start() - done
        done = mark.end()
        if mark[0] == "⟦":
            opened.append(len(starts))
            starts.append(length)
        elif opened:
            ends[opened.pop()] = length
        else:
            message = f"`⟧` at {mark.start()} closes no mark"
            raise ValueError(message)
    if opened:
        message = f"{len(opened)} of the marks are not closed"
        raise ValueError(message)
    pieces.append(text[done:])
    return "".join(pieces), tuple(Span(start, ends[number]) for number, start in enumerate(starts))


class _Proof:
    """One example on trial."""

    def __init__(self, rule: type[Rule], example: Valid | Invalid) -> None:
        self._rule = rule
        self._example = example
        self._facts = Facts(_moment(example.today), Contract.of(example.schema or {}), collection_from(example.collection))
        self.text, spans = unmarked(example.text)
        messages = example.message if isinstance(example, Invalid) else ()
        if isinstance(messages, str):
            messages = [messages] * len(spans)
        self._expected = list(map(_Expected, spans, messages))
        self._unstated = len(spans) - len(messages)
