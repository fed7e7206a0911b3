"""The grammar of suppressions: `articlelint: ignore[RULE, …] why` and `articlelint: ignore-file[RULE, …] why`.

What is nearly one is told as a mistake, since it would do nothing in silence; other comments are nobody's business.
"""

import re
from typing import NamedTuple

from articlelint.diagnostic import Finding
from articlelint.fix import Edit, Fix, Safety
from articlelint.ignore import MENTION, Name
from articlelint.text import Span
from articlelint.wording import in_backticks, nearest

_HERE, _FILE = "ignore", "ignore-file"

_MENTION = f"(?i:{MENTION})"
_OPENING_MARKS = re.compile(r"#+|<!--|\{/\*")
_CLOSING_MARKS = ("-->", "}")
# Another comment on the same line may stand before it: `# why # articlelint: ignore[…]`.
_START = re.compile(rf"(?:\A|#)\s*(?={_MENTION}(?![^\W_]))")
_DIRECTIVE = re.compile(
    rf"(?P<name>{_MENTION})(?P<sign>\s*[:=]|[-_]|(?=\s))\s*(?P<word>[A-Za-z][\w-]*)(?P<gap>\s*)(?P<bracket>[\[({{<]?)"
)
_NAMES = re.compile(r"[^\[\]]*")
_NAME = re.compile(r"[^\s,](?:[^,\r\n]*[^\s,])?")
_ELSEWHERE = re.compile(rf"{_MENTION}:\s*ignore(?:-file)?\[")
_CLOSING_BRACKETS = {"(": ")", "{": "}", "<": ">"}
# How other linters call it: ESLint and markdownlint, flake8, golangci-lint, Vale.
_OTHER_WORDS = re.compile(r"(?:ignor|disabl|enabl|suppress|no-?qa|no-?lint|off\Z|skip\Z)", re.IGNORECASE)


class Directive(NamedTuple):
    """A suppression as its author wrote it; `comment` has the marks of the comment with it."""

    comment: Span
    names: tuple[Name, ...]
    is_for_file: bool


def directive_in(text: str, comment: Span) -> Directive | Finding | None:
    """What a comment asks for: a suppression, a mistake to be told, or nothing that is meant for articlelint."""
    inside = _inside(text, comment)
    words = inside.of(text)
    start = _START.search(words)
    if start is None:
        return _elsewhere(text, inside)
    begin = inside.start + start.end()
    whole = comment if start.start() == 0 else Span(inside.start + start.start(), comment.end)
    head = _DIRECTIVE.match(text, begin, inside.end)
    if head is None or not _is_meant(head):
        return _elsewhere(text, Span(begin, inside.end))
    if head["name"] != MENTION or not head["sign"].endswith(":"):
        return _without_colon(head) if head["name"] == MENTION else _in_other_case(head)
    if head["word"] not in {_HERE, _FILE}:
        return _unknown_word(head)
    if head["bracket"] != "[" or head["gap"]:
        return _without_bracket(text, head, inside.end)
    return _names(text, head, Span(whole.start, whole.end), inside.end)


def _inside(text: str, comment: Span) -> Span:
    """A comment without its marks and the space around what it says."""
    marks = _OPENING_MARKS.match(text, *comment)
    words = text[marks.end() if marks else comment.start : comment.end]
    start = comment.end - len(words.lstrip())
    for closing in _CLOSING_MARKS if text[comment.start] != "#" else ():
        words = words.removesuffix(closing)
    words = words.rstrip().rstrip("*/") if text[comment.start] == "{" else words.rstrip()
    return Span(start, max(start, (marks.end() if marks else comment.start) + len(words)))


def _is_meant(head: re.Match[str]) -> bool:
    """Whether this is more than prose about articlelint: `articlelint: see below` is, `articlelint-ignore x` is not."""
    is_word = _OTHER_WORDS.match(head["word"]) or nearest(head["word"], (_HERE, _FILE))
    if head["name"] != MENTION:
        # So a sentence may begin.
        return bool(is_word and (head["sign"] or (head["bracket"] == "[" and not head["gap"])))
    return bool(head["bracket"] or (is_word and head["sign"]))


def _names(text: str, head: re.Match[str], comment: Span, end: int) -> Directive | Finding:
    inside = _NAMES.match(text, head.end(), end)
    close = inside.end() if inside else end
    if not text.startswith("]", close, end):
        span = Span(head.start("word"), head.end() + len(text[head.end() : close].rstrip()))
        message = f"the bracket of {in_backticks(span.of(text))} is not closed"
        return Finding(span, message, "close it behind the last rule")
    names = tuple(Name(name[0], Span(*name.span())) for name in _NAME.finditer(text, head.end(), close))
    if not names:
        span = Span(head.start("word"), close + 1)
        return Finding(span, f"{in_backticks(span.of(text))} names no rule", _example(head["word"]))
    return _elsewhere(text, Span(close, end)) or Directive(comment, names, head["word"] == _FILE)


def _in_other_case(head: re.Match[str]) -> Finding:
    span = Span(*head.span("name"))
    fix = Fix(f"write `{MENTION}`", (Edit(span, MENTION),), Safety.UNSAFE)
    message = f"{in_backticks(head['name'])} is not written in lower case, so it suppresses nothing"
    return Finding(span, message, f"write `{MENTION}`", fix=fix)


def _without_colon(head: re.Match[str]) -> Finding:
    span = Span(head.start(), head.end("word"))
    word = head["word"]
    if word not in {_HERE, _FILE}:
        meant = nearest(word, (_HERE, _FILE)) or _HERE
        return Finding(span, f"{in_backticks(span.of(head.string))} is no suppression", _example(meant))
    fix = Fix("write a colon", (Edit(Span(head.start() + len(MENTION), head.start("word")), ": "),), Safety.UNSAFE)
    message = f"the colon behind `{MENTION}` is missing"
    return Finding(span, message, f"write `{MENTION}: {word}`", fix=fix)


def _unknown_word(head: re.Match[str]) -> Finding:
    span = Span(*head.span("word"))
    meant = nearest(head["word"], (_HERE, _FILE))
    message = f"no suppression is called {in_backticks(head['word'])}"
    if meant is None:
        return Finding(span, message, _example(_HERE))
    fix = Fix(f"write `{meant}`", (Edit(span, meant),), Safety.UNSAFE)
    return Finding(span, f"{message} (did you mean `{meant}`?)", _example(meant), fix=fix)


def _without_bracket(text: str, head: re.Match[str], end: int) -> Finding:
    word, bracket = head["word"], head["bracket"]
    help_ = _example(word)
    if bracket == "[":
        gap = Span(*head.span("gap"))
        closed = Fix("close the gap", (Edit(gap, ""),), Safety.UNSAFE)
        return Finding(
            Span(head.start("word"), head.end()), f"a gap parts `{word}` from its bracket", help_, fix=closed
        )
    if not bracket:
        return Finding(Span(*head.span("word")), f"`{word}` names no rule", help_)
    close = text.find(_CLOSING_BRACKETS[bracket], head.end(), end)
    edits = (Edit(Span(head.end("word"), head.end()), "["), Edit(Span(close, close + 1), "]"))
    fix = Fix("write square brackets", edits, Safety.UNSAFE) if close != -1 else None
    span = Span(head.start("word"), head.end() if close == -1 else close + 1)
    return Finding(span, f"{in_backticks(span.of(text))} has other brackets than square ones", help_, fix=fix)


def _elsewhere(text: str, inside: Span) -> Finding | None:
    """A suppression that stands where none is looked for."""
    found = _ELSEWHERE.search(text, *inside)
    if found is None:
        return None
    message = f"{in_backticks(f'{found[0]}…]')} stands in the middle of a comment, where it suppresses nothing"
    return Finding(Span(*found.span()), message, "begin the comment with it, and write the reason behind it")


def _example(word: str) -> str:
    return f"name the rules to ignore in square brackets, as in `{MENTION}: {word}[insecure-url]`"
