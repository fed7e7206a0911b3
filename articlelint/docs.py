"""Pages about rules, as Markdown: all they say comes from a rule's docstring, options and examples."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import groupby
from textwrap import dedent

from articlelint.output import Report, RuleNote, rendered
from articlelint.output.cells import shown
from articlelint.rule import Invalid, Rule, Valid
from articlelint.testing import diagnostics_of, unmarked
from articlelint.text import Lines
from articlelint.toml_writer import table
from articlelint.wording import in_a_row

_BACKTICKS = re.compile("`{3,}")


def page(rule: type[Rule]) -> str:
    """A rule's page: what it finds, why, its options and examples, and what a reader is told of each."""
    return "\n\n".join(_parts(rule)) + "\n"


def summary(rule: type[Rule]) -> str:
    """The sentence that a rule's docstring begins with."""
    return (rule.__doc__ or "").partition("\n")[0].strip()


def note(rule: type[Rule]) -> RuleNote:
    """What a report can say of a rule: its page, without the examples where these can't be shown."""
    try:
        text = page(rule)
    except Exception:  # noqa: BLE001 the examples of a plugin may fail at anything, and must not cost anybody's findings
        text = "\n\n".join(_explanation(rule)) + "\n"
    return RuleNote(rule.id, rule.family, summary(rule), text, rule.severity)


def index(rules: Iterable[type[Rule]], folder: str) -> str:
    """A list of rules by family: what each finds, how bad that is, if it is fixed; it leads to the page in a folder."""
    by_family = groupby(sorted(rules, key=lambda rule: (rule.family, rule.id)), key=lambda rule: rule.family)
    return "\n\n".join(part for family, members in by_family for part in _family(family, list(members), folder)) + "\n"


def _family(name: str, rules: list[type[Rule]], folder: str) -> Iterator[str]:
    yield f"## {name}"
    package = import_module(rules[0].__module__.rpartition(".")[0])
    yield (package.__doc__ or "").strip()
    head = "| rule | finds | severity | fix |\n| --- | --- | --- | --- |"
    rows = [
        f"| [{rule.id}]({folder}/{rule.id}.md) | {_cell(summary(rule))} | {rule.severity.word} "
        f"| {'yes' if rule.fixable() else ''} |"
        for rule in rules
    ]
    yield "\n".join([head, *rows])


def _cell(text: str) -> str:
    # GitHub Flavored Markdown 0.29 §4.10: a pipe ends a cell, even one in a code span.
    return text.replace("|", "\\|")


def _parts(rule: type[Rule]) -> Iterator[str]:
    yield from _explanation(rule)
    yield "## Examples"
    for example in rule.examples:
        yield from _example(rule, example)


def _explanation(rule: type[Rule]) -> Iterator[str]:
    yield f"# {rule.id}"
    yield summary(rule)
    fixable = "can be fixed" if rule.fixable() else "is not fixed"
    yield f"Family `{rule.family}` · severity `{rule.severity.word}` · {fixable}"
    yield dedent((rule.__doc__ or "").partition("\n")[2]).strip()
    if rule.options():
        yield "These are the defaults:"
        yield _fenced(table(f"[rules.{rule.id}]", rule.options()), "toml")


def _example(rule: type[Rule], example: Valid | Invalid) -> Iterator[str]:
    text, _ = unmarked(example.text)
    yield f"### {'Wrong' if isinstance(example, Invalid) else 'Right'}: {example.title}"
    yield from _surroundings(rule, example)
    yield _fenced(_legible(text), "markdown")
    if not isinstance(example, Invalid):
        return
    diagnostics = diagnostics_of(rule, example, text)
    if diagnostics:
        texts = {path: Lines(other) for path, other in example.beside.items()}
        report = rendered("full", Report(diagnostics, {**texts, example.path: Lines(text)}))
        yield _fenced(report.rstrip("\n"), "text")
    else:
        yield "The rule does not find anything here yet."
    if example.fixed is not None:
        yield "Fixed:"
        yield _fenced(_legible(example.fixed), "markdown")


def _found(texts: Sequence[str]) -> str:
    return in_a_row([f"`{text}`" for text in texts], "and") or "nothing"


def _files(paths: Iterable[str]) -> str:
    names = [f"`{path}`" for path in paths]
    return f"{'is the file' if len(names) == 1 else 'are the files'} {in_a_row(names, 'and')}"


def _surroundings(rule: type[Rule], example: Valid | Invalid) -> Iterator[str]:
    # What an example leaves to its defaults is of no matter to it.
    defaults = Valid("", "")
    said = [f"in `{example.path}`"] if example.path != defaults.path and not example.beside else []
    said += [f"with `--today {example.today}`"] if example.today != defaults.today else []
    settings = [("[[collections]]", example.collection), (f"[rules.{rule.id}]", example.options)]
    tables = [table(head, given) for head, given in settings if given]
    said += ["with these settings"] if tables else []
    others = [f"`{rule_id}` finds {_found(texts)}" for rule_id, texts in example.others.items()]
    said += [f"where {in_a_row(others, 'and')}"] if others else []
    said += [f"where there {_files(example.files)}"] if example.files else []
    said += ["with this schema"] if example.schema else []
    if said:
        listed = ", ".join(said)
        yield f"{listed[0].upper()}{listed[1:]}:"
    if tables:
        yield _fenced("\n".join(tables), "toml")
    if example.schema:
        yield _fenced(json.dumps(example.schema, indent=2, ensure_ascii=False), "json")
    for path, text in example.files.items():
        if text:
            yield f"Beside `{path}`:"
            yield _fenced(_legible(text), "markdown")
    for path, text in example.beside.items():
        yield f"Beside `{path}`:"
        yield _fenced(_legible(text), "markdown")
    if any(example.files.values()) or example.beside:
        yield f"`{example.path}`:"


def _legible(text: str) -> str:
    # A page is text itself: a carriage return or a byte order mark in it must be seen, and must survive Git.
    lines = text.split("\n")
    return "\n".join(
        "".join(character if character == "\t" else shown(character) for character in line) for line in lines
    )


def _fenced(text: str, language: str) -> str:
    fence = "`" * max([3, *(len(run) + 1 for run in _BACKTICKS.findall(text))])
    return f"{fence}{language}\n{text if text.endswith(chr(10)) or not text else text + chr(10)}{fence}"
