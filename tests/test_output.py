import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from articlelint import __version__
from articlelint.diagnostic import Diagnostic, Finding, Label, Severity
from articlelint.fix import Edit, Fix, Safety
from articlelint.output import FORMATS, NOTED, Report, RuleNote, rendered, renderer
from articlelint.output.cells import Strip, legible, width
from articlelint.output.excerpts import LONGEST
from articlelint.output.summary import findings_in_files, summary
from articlelint.text import Lines, Span

GOLDEN = Path(__file__).parent / "golden"

ARTICLE = (
    "---\n"
    "title: 漢字 and é́ \t tab: x\n"
    "publishedAt: '2026-01-07'\n"
    "updatedAt: '2026-01-06'\n"
    "one: 1\n"
    "two: 2\n"
    "three: 3\n"
    "tags: [A, B, A]\n"
    "description: |\n"
    "  Перший рядок\n"
    "  Second line\n"
    "---\n"
    f"{'x' * 300}NEEDLE{'y' * 3000}OTHER\n"
    "escape \x1b[31m, \u202eright to left, zero\u200bwidth, byte \udcff\r\n"
    "last"
)
PATH = "odd\n\x1b[31mname.md"
SCHEMA = '{\n  "required": ["title"]\n}\n'
TEXTS = {PATH: Lines(ARTICLE), "contract.schema.json": Lines(SCHEMA)}


def of(part: str) -> Span:
    start = ARTICLE.index(part)
    return Span(start, start + len(part))


LIST = of("[A, B, A]")


def diagnostic(finding: Finding, severity: Severity = Severity.ERROR, path: str = PATH) -> Diagnostic:
    return Diagnostic(path, "some-rule", "family", severity, finding)


DIAGNOSTICS = [
    diagnostic(
        Finding(
            of("'2026-01-06'"),
            "`updatedAt` is earlier than `publishedAt`",
            help="set `updatedAt` to the time of the last change",
            labels=(Label(of("'2026-01-07'"), "published here"), Label(of("'2026-01-06'"), "1 day before it")),
            fix=Fix("swap them", (Edit(of("'2026-01-06'"), "'2026-01-07'"), Edit(of("one"), "\udcff")), Safety.UNSAFE),
        )
    ),
    diagnostic(
        Finding(
            of("tab"),
            "labels share their line, under wide and combining characters and a tab",
            labels=(Label(of("漢字"), "wide"), Label(of("é́"), "combining"), Label(of("last"), "far below")),
        ),
        Severity.WARNING,
    ),
    diagnostic(Finding(of("two"), "one line between is shown", labels=(Label(of("'2026-01-06'"), "here"),))),
    diagnostic(
        Finding(
            Span(LIST.end - 2, LIST.end - 1),
            "marks overlap",
            labels=(
                Label(LIST, "in this list"),
                Label(Span(LIST.start + 1, LIST.start + 2), "first here"),
                Label(Span(LIST.start + 4, LIST.start + 5), ""),
            ),
        )
    ),
    diagnostic(Finding(of("|\n  Перший рядок\n  Second line\n"), "a span goes on", labels=(Label(of("d l"), "here"),))),
    diagnostic(Finding(of("NEEDLE"), "a long line is cut", labels=(Label(of("OTHER"), "on it"),)), Severity.INFO),
    diagnostic(Finding(of("x" * 300), "a long span is cut")),
    diagnostic(Finding(of("escape \x1b[31m, \u202eright"), "found \x1b[31m\nand \u202e", help="take out\n\x07")),
    diagnostic(Finding(Span(len(ARTICLE), len(ARTICLE)), "an empty span at the end gets one caret")),
    diagnostic(
        Finding(
            of("---"),
            "a label stands in another file",
            labels=(Label(Span(4, 14), "asked for here", "contract.schema.json"), Label(Span(0, 0), "gone", "lost.md")),
        )
    ),
    diagnostic(Finding(Span(0, 0), "there is no text"), path="unreadable.md"),
]

RULES = {"some-rule": RuleNote("some-rule", "family", "A rule.", "# some-rule\n\nA rule.\n", Severity.WARNING)}
REPORT = Report(DIAGNOSTICS, TEXTS, ("fine.md", PATH), RULES)


@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("name", FORMATS)
def test_each_format_prints_findings_as_its_golden_file_shows(name: str, *, colour: bool) -> None:
    """After a change that is meant: UPDATE_GOLDEN=1 pytest tests/test_output.py, and look at the difference."""
    golden = GOLDEN / f"{name}{'-colour' if colour else ''}.txt"
    printed = renderer(name)(REPORT._replace(colour=colour))
    printed = printed.replace(f'"version": "{__version__}"', '"version": "0"')
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_bytes(printed.encode())
    assert golden.read_bytes().decode() == printed


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_from_a_file_or_its_name_reaches_a_terminal_unescaped(name: str) -> None:
    printed = renderer(name)(REPORT)
    assert re.findall("[^\n\\x20-\\x7e\xa0-\ud7ff\ue000-\uffff]|[\u200b\u202e]", printed) == []


@pytest.mark.parametrize("name", FORMATS)
def test_colour_adds_nothing_but_colour(name: str) -> None:
    plain = renderer(name)(REPORT)
    coloured = renderer(name)(REPORT._replace(colour=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_no_findings_are_nothing_or_an_empty_array_or_a_document_without_any() -> None:
    nothing = Report([], checked=("a.md", "b.md"))
    printed = {name: rendered(name, nothing) for name in FORMATS}
    assert printed == {name: renderer(name)(nothing) for name in FORMATS}
    assert [name for name in FORMATS if not printed[name]] == ["full", "concise", "grouped", "json-lines", "github"]
    assert [name for name in FORMATS if printed[name] == "[]\n"] == ["json", "gitlab"]
    assert json.loads(printed["sarif"])["runs"][0]["results"] == []
    assert json.loads(printed["rdjson"]) == {"source": {"name": "articlelint"}, "diagnostics": []}
    assert printed["junit"].count("<testcase ") == 2
    assert printed["checkstyle"].endswith('?>\n<checkstyle version="4.3"/>\n')
    assert printed["markdown"] == "## articlelint: no findings in 2 files\n"


def test_only_formats_that_print_notes_of_rules_are_noted() -> None:
    """Notes are gathered for these alone; for the others they would be gathered in vain."""
    printing = {name for name in FORMATS if renderer(name)(REPORT) != renderer(name)(REPORT._replace(rules={}))}
    assert printing == NOTED


def test_json_has_every_place_as_line_column_and_offset() -> None:
    text = "\ufeffname: X\r\nother: Y\r\n"
    finding = Finding(
        Span(7, 8),
        "message",
        labels=(Label(Span(10, 15), "label"),),
        fix=Fix("write `x`", (Edit(Span(7, 8), "x"),), Safety.SAFE),
    )
    found = Diagnostic("a.md", "a-rule", "family", Severity.WARNING, finding)
    printed = renderer("json")(Report([found], {"a.md": Lines(text)}))
    start = {"line": 1, "column": 7, "offset": 7}
    end = {"line": 1, "column": 8, "offset": 8}
    assert json.loads(printed) == [
        {
            "rule": "a-rule",
            "family": "family",
            "severity": "warning",
            "message": "message",
            "help": "",
            "path": "a.md",
            "start": start,
            "end": end,
            "labels": [
                {
                    "message": "label",
                    "path": "a.md",
                    "start": {"line": 2, "column": 1, "offset": 10},
                    "end": {"line": 2, "column": 6, "offset": 15},
                }
            ],
            "fix": {"title": "write `x`", "safety": "safe", "edits": [{"start": start, "end": end, "text": "x"}]},
        }
    ]


def on_github(*found: Diagnostic, text: str = "") -> list[str]:
    return renderer("github")(Report(found, {"a.md": Lines(text)})).splitlines()


def about(message: str, severity: Severity, start: int = 0, end: int = 0) -> Diagnostic:
    return Diagnostic("a.md", "a-rule", "family", severity, Finding(Span(start, end), message))


def test_github_is_told_a_place_in_lines_and_columns_and_the_log_the_same_in_words() -> None:
    """The runner writes the message alone into the log, so the place and the rule stand in it as well."""
    finding = Finding(Span(9, 10), "100% wrong, it is: `x`", help="write `y`")
    found = Diagnostic("a.md", "a-rule", "family", Severity.WARNING, finding)
    place = "title=articlelint(a-rule),file=a.md,line=2,col=2,endLine=2,endColumn=3"
    message = "a.md:2:2: [a-rule] 100%25 wrong, it is: `x`%0Ahelp: write `y`"
    assert on_github(found, text="name: a\n x\n") == [f"::warning {place}::{message}"]


@pytest.mark.parametrize(
    ("text", "span", "place"),
    [
        ("ab\n", Span(0, 0), "line=1,col=1,endLine=1,endColumn=1"),
        ("ab\r\n", Span(1, 4), "line=1,col=2,endLine=1,endColumn=3"),
        ("ab\ncd\n", Span(1, 5), "line=1,endLine=2"),
        ("ab\ncd\n\n", Span(7, 7), "line=3,col=1,endLine=3,endColumn=1"),
        ("ab\ncd\r\n", Span(7, 7), "line=2,col=3,endLine=2,endColumn=3"),
        ("ab\ncd", Span(5, 5), "line=2,col=3,endLine=2,endColumn=3"),
        ("", Span(0, 0), "line=1,col=1,endLine=1,endColumn=1"),
        ("a", Span(7, 9), "line=1,col=2,endLine=1,endColumn=2"),
    ],
)
def test_github_gets_no_place_that_it_refuses(text: str, span: Span, place: str) -> None:
    """It refuses columns on a span of several lines, and drops what stands on a line that Git does not know."""
    (command,) = on_github(about("m", Severity.ERROR, *span), text=text)
    assert f",{place}::" in command


def test_github_is_told_errors_first_and_how_many_it_will_not_show() -> None:
    """A runner annotates the first ten of a kind in a step; the tenth tells of the others, which the log has."""
    found = [
        *(about(f"i{number}", Severity.INFO) for number in range(10)),
        *(about(f"w{number}", Severity.WARNING) for number in range(11)),
        *(about(f"e{number}", Severity.ERROR) for number in range(1234)),
    ]
    printed = on_github(*found)
    ends = [line.rpartition(" ")[2] for line in printed]
    left = "the log of this step has 1,225 more errors: GitHub shows no more than 10 of a kind"
    assert printed[9] == f"::error title=articlelint::{left}"
    assert [f"e{number}" for number in range(9)] == ends[:9]
    assert [f"e{number}" for number in range(9, 1234)] == ends[10:1235]
    assert "the log of this step has 2 more warnings" in printed[1235 + 9]
    assert [f"w{number}" for number in (9, 10)] == ends[1235 + 10 : 1235 + 12]
    assert [f"i{number}" for number in range(10)] == ends[1235 + 12 :]


def as_a_runner_reads(line: str) -> tuple[str, dict[str, str], str]:
    """A command, its properties and its message, found as actions/runner does (ActionCommand.TryParseV2)."""
    head, found, message = line.lstrip().removeprefix("::").partition("::")
    name, _, listed = head.partition(" ")
    assert found
    properties = dict(part.split("=", 1) for part in listed.strip().split(",") if part)
    return name, {key: unescaped(value, ":,") for key, value in properties.items()}, unescaped(message, "")


def unescaped(text: str, more: str) -> str:
    for character in f"\r\n{more}%":
        text = text.replace(f"%{ord(character):02X}", character)
    return text


@given(some.text(), some.text(), some.text(), some.text())
@example("::error::x", "a,line=9::b", "\n::stop-commands::x", "%0A::error::x")
@example("%2C%3A%25", "%0D", "##[error]x", "%250A\r\n")
def test_nothing_in_a_file_or_its_name_forges_a_command(path: str, rule: str, message: str, help_: str) -> None:
    """A runner finds one command on each line, with what we meant to say and nothing else."""
    (line,) = on_github(Diagnostic(path, rule, "family", Severity.ERROR, Finding(Span(0, 0), message, help_)))
    name, properties, told = as_a_runner_reads(line)
    assert name == "error"
    assert properties == {"title": f"articlelint({legible(rule)})", "file": legible(path), "line": "1"}
    place = f"{legible(path)}:1:1: [{legible(rule)}] {legible(message)}"
    assert told == (f"{place}\nhelp: {legible(help_)}" if help_ else place)


def test_a_megabyte_on_one_line_is_shown_as_one_line_of_a_screen() -> None:
    text = "a" * 1_000_000
    found = Diagnostic("a.md", "a-rule", "f", Severity.ERROR, Finding(Span(500_000, 900_000), "m"))
    printed = renderer("full")(Report([found], {"a.md": Lines(text)}))
    assert max(map(len, printed.splitlines())) <= LONGEST + 10


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("Київ", 4), ("🙂", 2), ("\u1112\u1161\u11ab", 2), ("ｆ", 2), ("", 0)],
)
def test_a_text_is_as_wide_as_a_terminal_makes_it(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, «лапки» and 🙂", "plain, «лапки» and 🙂"),
        ("\x1b\x00\t\r\n\x7f\x9b", "\\x1b\\x00\\t\\r\\n\\x7f\\x9b"),
        ("\u200b\u2028\u2066\ufeff", "\\u200b\\u2028\\u2066\\ufeff"),
        ("\udcff\ud800", "\\xff\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("non\u00a0breaking", "non\u00a0breaking"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_escaped(text: str, shown: str) -> None:
    assert legible(text) == shown


def test_a_tab_reaches_to_the_next_stop() -> None:
    strip = Strip("a\tb\t\tc")
    assert strip.text == "a   b       c"
    assert [strip.cell(index) for index in range(8)] == [0, 1, 4, 5, 8, 12, 13, 13]


def test_the_summary_counts_articles_findings_files_and_fixes() -> None:
    """A fix is told with the option that makes it, unless it was asked for already, or is only ever shown."""
    safe = Fix("do", (), Safety.SAFE)
    unsafe = Fix("do", (), Safety.UNSAFE)
    shown = Fix("do", (), Safety.SHOW)
    found = [
        Diagnostic("a.md", "r", "f", Severity.WARNING, Finding(Span(0, 0), "m", fix=unsafe)),
        Diagnostic("a.md", "r", "f", Severity.ERROR, Finding(Span(0, 0), "m", fix=safe)),
        Diagnostic("b.md", "r", "f", Severity.ERROR, Finding(Span(0, 0), "m", fix=shown)),
        Diagnostic("b.md", "r", "f", Severity.ERROR, Finding(Span(0, 0), "m")),
    ]
    counts = "3 errors, 1 warning in 2 files"
    assert (
        summary(found, 1312) == f"checked 1,312 articles: {counts} (1 fixable with --fix, 1 more with --unsafe-fixes)"
    )
    assert summary(found, 1312, asked=Safety.SAFE).endswith(f"{counts} (1 fixable with --unsafe-fixes)")
    assert summary(found, 1312, asked=Safety.UNSAFE).endswith(counts)
    assert summary(found[:1], 1) == "checked 1 article: 1 warning in 1 file (1 fixable with --fix --unsafe-fixes)"
    assert summary(found[2:], 1) == "checked 1 article: 2 errors in 1 file"
    assert summary([], 3) == "checked 3 articles: no findings"
    fixed = f"fixed {findings_in_files([2, 1])}"
    assert summary([], 3, fixed) == "checked 3 articles, fixed 3 findings in 2 files: no findings left"
    assert summary(found[2:], 3, fixed).endswith("fixed 3 findings in 2 files: 2 errors left in 1 file")
    assert summary([], 0) == "checked 0 articles"
