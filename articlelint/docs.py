"""Pages about rules, as Markdown: all they say comes from a rule's docstring, options and examples."""

import json
import re
from collections.abc import Iterator, Mapping
from textwrap import dedent
from typing import Any

from articlelint.engine import lint
from articlelint.output import renderer
from articlelint.output.cells import shown
from articlelint.rule import Invalid, Rule, Valid
from articlelint.testing import facts_of, unmarked
from articlelint.text import Lines

_BACKTICKS = re.compile("`{3,}")


def page(rule: type[Rule]) -> str:
    """A rule's page: what it finds, why, its options and examples, and what a reader is told of each."""
    return "\n\n".join(_parts(rule)) + "\n"


def summary(rule: type[Rule]) -> str:
    """The sentence that a rule's docstring begins with."""
    return (rule.__doc__ or "").partition("\n")[0].strip()


def _parts(rule: type[Rule]) -> Iterator[str]:
    yield f"# {rule.id}"
    yield summary(rule)
    fixable = "can be fixed" if rule.fixable() else "is not fixed"
    yield f"Family `{rule.family}` · severity `{rule.severity.word}` · {fixable}"
    yield dedent((rule.__doc__ or "").partition("\n")[2]).strip()
    if rule.options():
        yield "These are the defaults:"
        yield _fenced(f"[rules.{rule.id}]\n{_settings(rule.options())}", "toml")
    yield "## Examples"
    for example in rule.examples:
        yield from _example(rule, example)


def _example(rule: type[Rule], example: Valid | Invalid) -> Iterator[str]:
    text, _ = unmarked(example.text)
    yield f"### {'Wrong' if isinstance(example, Invalid) else 'Right'}: {example.title}"
    yield from _surroundings(rule, example)
    yield _fenced(_legible(text), "markdown")
    if not isinstance(example, Invalid):
        return
    diagnostics = lint(text, example.path, facts_of(example), [rule(example.options)])
    report = renderer("full")(diagnostics, {example.path: Lines(text)}, False)  # noqa: FBT003 see Render
    yield _fenced(report.rstrip("\n"), "text")
    if example.fixed is not None:
        yield "Fixed:"
        yield _fenced(_legible(example.fixed), "markdown")


def _surroundings(rule: type[Rule], example: Valid | Invalid) -> Iterator[str]:
    # What an example leaves to its defaults is of no matter to it.
    defaults = Valid("", "")
    said = [f"in `{example.path}`"] if example.path != defaults.path else []
    said += [f"with `--today {example.today}`"] if example.today != defaults.today else []
    settings = [("[[collections]]", example.collection), (f"[rules.{rule.id}]", example.options)]
    tables = [f"{head}\n{_settings(given)}" for head, given in settings if given]
    said += ["with these settings"] if tables else []
    said += ["with this schema"] if example.schema else []
    if said:
        listed = ", ".join(said)
        yield f"{listed[0].upper()}{listed[1:]}:"
    if tables:
        yield _fenced("\n".join(tables), "toml")
    if example.schema:
        yield _fenced(json.dumps(example.schema, indent=2, ensure_ascii=False), "json")


def _settings(given: Mapping[str, Any]) -> str:
    return "".join(f"{name} = {_toml(value)}\n" for name, value in given.items())


def _toml(value: Any) -> str:  # noqa: ANN401 a setting may be any value of TOML
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(name)} = {_toml(member)}' for name, member in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    # What JSON writes of texts, numbers and booleans is TOML too.
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if re.fullmatch("[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def _legible(text: str) -> str:
    # A page is text itself: a carriage return or a byte order mark in it must be seen, and must survive Git.
    lines = text.split("\n")
    return "\n".join(
        "".join(character if character == "\t" else shown(character) for character in line) for line in lines
    )


def _fenced(text: str, language: str) -> str:
    fence = "`" * max([3, *(len(run) + 1 for run in _BACKTICKS.findall(text))])
    return f"{fence}{language}\n{text if text.endswith(chr(10)) or not text else text + chr(10)}{fence}"
