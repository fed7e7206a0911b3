"""What articlelint writes for other programs, read by readers that are not its own."""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from diff_cover.git_path import GitPathTool
from diff_cover.violationsreporters.base import Violation
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator
from junitparser import Failure, JUnitXml
from sarif_kit.validate import validation_errors

from articlelint import __version__
from articlelint.cli.main import status
from articlelint.diagnostic import Diagnostic, Finding, Label, Severity
from articlelint.fix import Edit, Fix, Safety, apply
from articlelint.output import Report, RuleNote, rendered
from articlelint.text import Lines, Span

RDFORMAT = Draft7Validator(json.loads((Path(__file__).parent / "schemas" / "rdformat.schema.json").read_text("utf-8")))
# No package has a schema of GitLab's. This is the table of what it reads, and no name beside it, from
# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format; `lines.end` is Code Climate's.
GITLAB = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "additionalProperties": False,
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "additionalProperties": False,
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^/]"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "additionalProperties": False,
                            "properties": {
                                "begin": {"type": "integer", "minimum": 1},
                                "end": {"type": "integer", "minimum": 1},
                            },
                        },
                    },
                },
            },
        },
    }
)

LINE_END = re.compile(rb"\r\n|\n|\r")
TEXT = "\ufeffтег: no\nlinks: [a, b]\n"
NOTE = RuleNote("plain-no", "front", "A value is `no`.", "# plain-no\n\nA value is `no`.\n", Severity.WARNING)


def span_of(part: str, text: str = TEXT) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def found(
    part: str = "no",
    message: str = "`no` is no text",
    severity: Severity = Severity.ERROR,
    fix: Fix | None = None,
    labels: tuple[Label, ...] = (),
) -> Diagnostic:
    finding = Finding(span_of(part), message, "quote it", labels, fix)
    return Diagnostic("a b/статья.md", "plain-no", "front", severity, finding)


def fixed(*edits: Edit, safety: Safety = Safety.SAFE) -> Fix:
    return Fix("quote it", edits, safety)


def report(*diagnostics: Diagnostic, text: str = TEXT) -> Report:
    texts = {path: Lines(text) for path in {one.path for one in diagnostics}}
    return Report(diagnostics, texts, ("fine.md", "a b/статья.md"), {"plain-no": NOTE})


def sarif(*diagnostics: Diagnostic, text: str = TEXT) -> dict[str, Any]:
    log = json.loads(rendered("sarif", report(*diagnostics, text=text)))
    assert validation_errors(log) == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def rdjson(*diagnostics: Diagnostic, text: str = TEXT) -> list[dict[str, Any]]:
    document = json.loads(rendered("rdjson", report(*diagnostics, text=text)))
    assert [error.message for error in RDFORMAT.iter_errors(document)] == []
    return list(document["diagnostics"])


def gitlab(*diagnostics: Diagnostic, text: str = TEXT) -> list[dict[str, Any]]:
    violations = json.loads(rendered("gitlab", report(*diagnostics, text=text)))
    assert [error.message for error in GITLAB.iter_errors(violations)] == []
    return list(violations)


def junit(*diagnostics: Diagnostic, text: str = TEXT) -> JUnitXml:
    return JUnitXml.fromstring(rendered("junit", report(*diagnostics, text=text)).encode())


@pytest.fixture
def checkstyle(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], dict[str, list[Violation]]]:
    """diff-cover's reader, which would ask Git for the folder that paths begin in."""
    monkeypatch.setattr(GitPathTool, "relative_path", lambda path: path)

    def read(document: str) -> dict[str, list[Violation]]:
        return dict(CheckstyleXmlDriver().parse_reports([document.partition("?>\n")[2]]))

    return read


def test_sarif_names_its_tool_its_rules_and_the_unit_of_its_columns() -> None:
    run = sarif(found())
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("articlelint", __version__)
    assert run["columnKind"] == "unicodeCodePoints"
    assert driver["rules"] == [
        {
            "id": "plain-no",
            "name": "PlainNo",
            "properties": {"tags": ["front"]},
            "shortDescription": {"text": NOTE.summary},
            "fullDescription": {"text": NOTE.summary},
            "help": {"text": NOTE.page, "markdown": NOTE.page},
            "defaultConfiguration": {"level": "warning"},
        }
    ]


def test_a_rule_without_a_note_is_in_sarif_with_its_name_alone() -> None:
    diagnostic = Diagnostic("gone.md", "unreadable-file", "files", Severity.ERROR, Finding(Span(0, 0), "gone"))
    (rule,) = sarif(diagnostic, found())["tool"]["driver"]["rules"][1:]
    assert rule == {"id": "unreadable-file", "name": "UnreadableFile", "properties": {"tags": ["files"]}}


def test_sarif_has_places_as_if_there_were_no_byte_order_mark_and_paths_as_uris() -> None:
    """Text properties `SHALL NOT depend on the presence or absence of a byte order mark`, says §3.30.2."""
    labels = (
        Label(span_of("links"), "[see](http://example.com)", "/over there/%.md"),
        Label(Span(0, 3), "", "<stdin>"),
    )
    (result,) = sarif(found(severity=Severity.INFO, labels=labels))["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("plain-no", 0, "note")
    place = {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 8, "charOffset": 5, "charLength": 2}
    uri = "a%20b/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F.md"
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": place}}]
    assert result["relatedLocations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "file:///over%20there/%25.md"},
                "region": {"startLine": 1},
            },
            "message": {"text": "[see] (http://example.com)"},
        }
    ]


def test_sarif_has_a_fix_unless_it_is_only_to_look_at_or_json_cannot_hold_it() -> None:
    quoted = fixed(Edit(span_of("no"), "'no'"), Edit(span_of("[a, b]"), ""))
    (fix,) = sarif(found(fix=quoted))["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    assert fix["description"] == {"text": "quote it"}
    assert [one["insertedContent"] for one in change["replacements"]] == [{"text": "'no'"}, {"text": ""}]
    assert [one["deletedRegion"]["charLength"] for one in change["replacements"]] == [2, 6]
    shown = found(fix=quoted._replace(safety=Safety.SHOW))
    broken = found(fix=fixed(Edit(span_of("no"), "\udcff")))
    assert ["fixes" in result for result in sarif(shown, broken)["results"]] == [False, False]
    assert ["suggestions" in one for one in rdjson(shown, broken)] == [False, False]


def is_part(part: object, whole: object) -> bool:
    """Whether one value of JSON has everything that the other one has, at the same places."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and is_part(value, whole[key]) for key, value in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        return len(part) == len(whole) and all(map(is_part, part, whole))
    return part == whole


def test_the_documentation_shows_a_part_of_what_sarif_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parent.parent / "docs" / "formats.md").read_text("utf-8")
    article = re.search(r"<!-- file: (\S+) -->\n```markdown\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    excerpt = re.search(r"^## `sarif`$.*?^```json\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert article
    assert excerpt
    (tmp_path / "articles").mkdir()
    (tmp_path / article[1]).write_text(article[2], "utf-8")
    monkeypatch.chdir(tmp_path)
    assert status(["check", "articles", "--output-format", "sarif"]) == 1
    assert is_part(json.loads(excerpt[1]), json.loads(capfd.readouterr().out))


@pytest.mark.parametrize("name", ["sarif", "gitlab"])
def test_findings_are_known_again_when_lines_move(name: str) -> None:
    def prints(text: str) -> list[str]:
        moved = [one._replace(finding=one.finding._replace(span=span_of("no", text))) for one in (found(), found())]
        if name == "gitlab":
            return [one["fingerprint"] for one in gitlab(*moved, text=text)]
        return [one["partialFingerprints"]["articlelintFinding/v1"] for one in sarif(*moved, text=text)["results"]]

    assert prints(TEXT) == prints(f"\n\nother: x\n{TEXT}")
    assert len(set(prints(TEXT))) == 2


def test_gitlab_has_each_violation_with_its_lines() -> None:
    spread = Finding(Span(2, len(TEXT)), "all of it")
    first, second = gitlab(found(), Diagnostic("b.md", "all", "f", Severity.WARNING, spread))
    assert (first["description"], first["check_name"]) == ("`no` is no text\nhelp: quote it", "plain-no")
    assert (first["severity"], first["location"]) == (
        "major",
        {"path": "a b/статья.md", "lines": {"begin": 1, "end": 1}},
    )
    assert (second["severity"], second["location"]) == ("minor", {"path": "b.md", "lines": {"begin": 1, "end": 3}})


def test_junit_has_a_suite_for_each_file_and_a_test_for_each_finding() -> None:
    """Tests are told apart by their names, which hold no line: so they have a history."""
    read = junit(found(), found("links", severity=Severity.WARNING))
    assert (read.tests, read.failures, read.errors) == (3, 2, 0)
    faulty, fine = read
    assert [(case.name, case.classname) for case in fine] == [("articlelint", "fine.md")]
    assert [case.is_passed for case in fine] == [True]
    assert [(case.name, case.classname) for case in faulty] == [
        ("plain-no", "a b/статья.md"),
        ("plain-no (2)", "a b/статья.md"),
    ]
    (failure,) = next(iter(faulty)).result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("error", "`no` is no text")
    assert failure.text == "a b/статья.md:1:6: error[plain-no] `no` is no text\nhelp: quote it"


def test_checkstyle_has_each_finding_under_its_file(
    checkstyle: Callable[[str], dict[str, list[Violation]]],
) -> None:
    read = checkstyle(rendered("checkstyle", report(found(), found("links", severity=Severity.INFO))))
    assert read == {
        "a b/статья.md": [
            Violation(1, "error: `no` is no text\nhelp: quote it"),
            Violation(2, "info: `no` is no text\nhelp: quote it"),
        ]
    }


def test_rdjson_counts_bytes_and_a_byte_order_mark_is_three() -> None:
    one, other = rdjson(found(), found("a, b", labels=(Label(span_of("links"), "of these"),)))
    assert one["location"]["range"] == {"start": {"line": 1, "column": 12}, "end": {"line": 1, "column": 14}}
    assert other["location"]["range"] == {"start": {"line": 2, "column": 9}, "end": {"line": 2, "column": 13}}
    assert other["related_locations"] == [
        {
            "message": "of these",
            "location": {
                "path": "a b/статья.md",
                "range": {"start": {"line": 2, "column": 1}, "end": {"line": 2, "column": 6}},
            },
        }
    ]
    assert (one["severity"], one["code"]) == ("ERROR", {"value": "plain-no"})


@given(st.text(st.sampled_from("aбé🙂\n\r\udcff\ufeff"), max_size=20), st.data())
def test_a_suggestion_of_rdjson_does_what_all_edits_of_the_fix_do(text: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)) if text else {0})
    edits = [Edit(Span(*ends), "x\n") for ends in list(pairwise(places))[::2]] or [Edit(Span(0, 0), "x")]
    fix = fixed(*edits)
    diagnostic = Diagnostic("a.md", "r", "f", Severity.ERROR, Finding(edits[0].span, "m", fix=fix))
    (read,) = rdjson(diagnostic, text=text)
    if "suggestions" not in read:
        assert "\udcff" in text
        return
    (suggestion,) = read["suggestions"]
    stored = text.encode("utf-8", "surrogateescape")
    lines = [0, *(end.end() for end in LINE_END.finditer(stored))]
    positions = suggestion["range"]
    start, end = (lines[one["line"] - 1] + one["column"] - 1 for one in (positions["start"], positions["end"]))
    made = stored[:start] + suggestion["text"].encode() + stored[end:]
    assert made == apply(text, [fix]).encode("utf-8", "surrogateescape")
