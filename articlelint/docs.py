"""Pages about rules, as Markdown: all they say comes from a rule's docstring, options and examples."""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import dedent

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


def index(rules: Iterable[type[Rule]]) -> str:
    """The page that leads to the rules' pages, by family."""
    parts = ["# Rules"]
    for family, members in groupby(sorted(rules, key=lambda rule: (rule.family, rule.id)), lambda rule: rule.family):
        listed = list(members)
        parts += [f"## {family}", *_words_of(listed[0]), "\n".join(_table(listed))]
    return "\n\n".join(parts) + "\n"


def summary(rule: type[Rule]) -> str:
    """The sentence that a rule's docstring begins with."""
    return (rule.__doc__ or "").partition("\n")[0].strip()


def _words_of(member: type[Rule]) -> Iterator[str]:
    # A plugin may be one module, without a package that says what its family is about.
    package = sys.modules.get(member.__module__.rpartition(".")[0])
    if package and package.__doc__:
        yield package.__doc__.strip()


def _parts(rule: type[Rule]) -> Iterator[str]:
    yield f"# {rule.id}"
    yield summary(rule)
    fixable = "can be fixed" if rule.fixable() else "is not fixed"
    yield f"Family `{rule.family}` · severity `{rule.severity.word}` · {fixable}"
    yield dedent((rule.__doc__ or "").partition("\n")[2]).strip()
    if rule.options():
        settings = "".join(f"{name} = {json.dumps(default)}\n" for name, default in rule.options().items())
        yield "The defaults, as they are set in the settings:"
        yield _fenced(f"[rules.{rule.id}]\n{settings}", "toml")
    yield "## Examples"
    for example in rule.examples:
        yield from _example(rule, example)


def _example(rule: type[Rule], example: Valid | Invalid) -> Iterator[str]:
    text, _ = unmarked(example.text)
    yield f"### {'Wrong' if isinstance(example, Invalid) else 'Right'}: {example.title}"
    surroundings = {"schema": example.schema, "collection": example.collection, f"rules.{rule.id}": example.options}
    given = {name: value for name, value in surroundings.items() if value}
    if given:
        yield "With these settings:"
        yield _fenced(json.dumps(given, indent=2, ensure_ascii=False), "json")
    yield _fenced(_legible(text), "markdown")
    if not isinstance(example, Invalid):
        return
    diagnostics = lint(text, example.path, facts_of(example), [rule(example.options)])
    yield _fenced(renderer("full")(diagnostics, {example.path: Lines(text)}, False).rstrip("\n"), "text")  # noqa: FBT003 see Render
    if example.fixed is not None:
        yield "Fixed:"
        yield _fenced(_legible(example.fixed), "markdown")


def _table(rules: Iterable[type[Rule]]) -> Iterator[str]:
    yield "| rule | finds | severity | fix |"
    yield "| --- | --- | --- | --- |"
    for rule in rules:
        finds = summary(rule).replace("|", "\\|")
        yield f"| [{rule.id}]({rule.id}.md) | {finds} | {rule.severity.word} | {'yes' if rule.fixable() else ''} |"


def _legible(text: str) -> str:
    # A page is text itself: a carriage return or a byte order mark in it must be seen, and must survive Git.
    lines = text.split("\n")
    return "\n".join(
        "".join(character if character == "\t" else shown(character) for character in line) for line in lines
    )


def _fenced(text: str, language: str) -> str:
    fence = "`" * max([3, *(len(run) + 1 for run in _BACKTICKS.findall(text))])
    return f"{fence}{language}\n{text if text.endswith(chr(10)) or not text else text + chr(10)}{fence}"
