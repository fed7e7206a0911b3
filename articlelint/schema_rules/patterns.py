"""Patterns that let more pass than they seem to: a pattern of JSON Schema may match anywhere in a text.

Many mean just that: `@`, `^https://`, `[?&]w=[0-9]+`. Told are only those that describe a text from its first character
to its last, and those whose `^` and `$` belong to one alternative each; and only where a text is found that shows it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from warnings import catch_warnings, simplefilter

from articlelint.contract.tree import Node
from articlelint.schema_rules.remark import Ground, Remark
from articlelint.wording import in_backticks

RULE = "open-pattern"

# Below these a pattern tells of what is to be there, or is not to be.
_SEARCHING = frozenset({"not", "if", "contains"})
_ANCHORED = re.compile(r"(?<!\\)(?:\\\\)*\$$")
# A run of characters of some kind: a class that is not turned round, and more than one of it.
_CLASS = r"(?:\[(?!\^)(?:[^\]\\]|\\.)+\]|\\d)"
_RUN = rf"{_CLASS}(?:\+|\{{[0-9]+(?:,[0-9]*)?\}})"
# Runs, parted by what parts words, numbers and dates: `[0-9]{4}-[0-9]{2}`, `[a-z]+(?:-[a-z]+)*`.
_PART = rf"(?:{_RUN}|\(\??:?[-_. ]?{_RUN}\)[*+?]?)"
_WHOLE = re.compile(rf"{_RUN}(?:(?:[-_./:, ]|\\[-./])?{_PART})*")
# Words to choose from: `draft|published`.
_WORDS = re.compile(r"\(?(?:\?:)?[A-Za-z0-9_-]{2,}(?:\|[A-Za-z0-9_-]{2,})+\)?")
_ALTERNATIVES = re.compile(r"\^[^()|]+(?:\|[^()|^$]+)*\|[^()|]+\$")
_JUNK = ("!", " ~", "\n")


def open_patterns(ground: Ground, node: Node) -> Iterator[Remark]:
    """The patterns of a schema that are probably meant to match a text whole, and do not."""
    if not _SEARCHING.isdisjoint(node.pointer):
        return
    pattern = node.schema.get("pattern")
    if isinstance(pattern, str):
        yield from _of_one(ground, node, ("pattern",), pattern)
    named = node.schema.get("patternProperties")
    for name in named if isinstance(named, Mapping) else ():
        yield from _of_one(ground, node, ("patternProperties", name), name)


def _of_one(ground: Ground, node: Node, steps: tuple[str, ...], pattern: str) -> Iterator[Remark]:
    bare = pattern.removeprefix("^")
    ended = bool(_ANCHORED.search(bare))
    bare = bare[:-1] if ended else bare
    is_whole = not (pattern.startswith("^") and ended) and (_WHOLE.fullmatch(bare) or _WORDS.fullmatch(bare))
    is_split = _ALTERNATIVES.fullmatch(pattern) is not None
    if not (is_whole or is_split):
        return
    inside = "|".join(part.removeprefix("^").removesuffix("$") for part in pattern.split("|")) if is_split else bare
    wrapped = inside if "|" not in inside or (inside[:1] == "(" and inside[-1:] == ")") else f"(?:{inside})"
    passed = _passed(pattern, f"^{wrapped}$", inside)
    if passed is None:
        return
    why = "`^` and `$` are of one choice each" if is_split else "it may match anywhere in a text"
    message = f"the pattern {in_backticks(pattern, 80)} lets {in_backticks(passed)} pass: {why}"
    advice = f"write {in_backticks(f'^{wrapped}$', 100)}, if the whole text is meant"
    yield ground.remark(node, steps, RULE, message, advice)


def _passed(pattern: str, whole: str, inside: str) -> str | None:
    """A text that a pattern lets pass, and that it would not if it matched whole texts."""
    sample = _sample(inside)
    if sample is None:
        return None
    from articlelint.contract.validator import matches  # noqa: PLC0415 few schemas have such a pattern

    for junk in _JUNK:
        for text in (f"{junk}{sample}{junk}", f"{sample}{junk}", f"{junk}{sample}"):
            if matches(pattern, text) and not matches(whole, text):
                return text
    return None


def _sample(pattern: str) -> str | None:
    """A short text that a pattern of runs and words describes."""
    try:
        with catch_warnings():
            simplefilter("ignore", FutureWarning)
            parsed: Any = re._parser.parse(pattern)  # type: ignore[attr-defined] # noqa: SLF001 nothing else reads patterns
    except (re.error, RecursionError, OverflowError):
        return None
    return "".join(_pieces(parsed))


def _pieces(parsed: Any) -> Iterator[str]:  # noqa: ANN401 the parser's own lists
    for name, value in parsed:
        match str(name):
            case "LITERAL":
                yield chr(value)
            case "IN":
                yield _letter(value)
            case "MAX_REPEAT":
                least, _, inside = value
                yield "".join(_pieces(inside)) * min(least, 20)
            case "SUBPATTERN":
                yield from _pieces(value[3])
            case "BRANCH":
                yield from _pieces(value[1][0])


def _letter(choices: Any) -> str:  # noqa: ANN401 as above
    name, value = choices[0]
    match str(name):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(value[0])
    return "0"
