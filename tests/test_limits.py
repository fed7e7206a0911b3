"""Limits are settings: what passes one is told with its name, and nothing else of the run is lost or wrong."""

import json
import os
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articlelint import files
from articlelint.cli.main import status
from articlelint.settings import Limits

LIMITS = """\
[limits]
file-size = 3000
front-matter-size = 200
nesting = 3
values = 10
findings-per-file = 4
[[collections]]
name = "articles"
files = ["**"]
"""
FRONT = "---\ntitle: A\n---\n"
# Nine warnings, each with a fix.
TRACKED = "".join(f"[a](https://news.io/{number}?utm_source=x)\n\n" for number in range(9))

# The fixture of conftest.py, and what it gives back.
Check = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("folder")


def write(path: str, text: str) -> str:
    Path(path).write_text(text, "utf-8", newline="\n")
    return path


@pytest.fixture
def tracked(check: Check) -> Check:
    """A check for tracking parameters alone, under few limits."""
    write("articlelint.toml", LIMITS)
    return lambda *arguments: check("--select", "tracking-parameter,unused-ignore", *arguments)


PASSED = {
    "file-size": (FRONT + "word " * 1000, "1:1: error[unreadable-file]", "it has more than 3,000 bytes, the most that"),
    "front-matter-size": (f"---\ntitle: {'w' * 300}\n---\n", "1:1: error[broken-front-matter]", "has 308 characters"),
    "nesting": ("---\na:\n  b:\n    c:\n      d: 1\n---\n", "5:10: error[broken-front-matter]", "more than 3 levels"),
    "nesting of JSON": ('{\n"a": [[[[1]]]]\n}\n', "2:8: error[broken-front-matter]", "more than 3 levels"),
    "nesting of TOML": ("+++\na = [[[[1]]]]\n+++\n", "2:7: error[broken-front-matter]", "more than 3 levels"),
    "values": ("---\na: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n---\n", "2:29: error[broken-front-matter]", "than 10 values"),
    "values of JSON": (
        '{\n"a": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]\n}\n',
        "2:38: error[broken-front-matter]",
        "more than 10 values",
    ),
    "values of TOML": (
        "+++\n" + "".join(f"k{number} = 1\n" for number in range(12)) + "+++\n",
        "12:1: error[broken-front-matter]",
        "more than 10 values",
    ),
    "values of aliases": (
        "---\na: &a [1, 2, 3]\nb: [*a, *a, *a]\n---\n",
        "2:7: error[broken-front-matter]",
        "aliases unfold to more than 10 values",
    ),
}


def test_what_the_parser_of_yaml_is_spared_passes_the_limit_of_the_settings(check: Check) -> None:
    write("articlelint.toml", "[limits]\nnesting = 3\n")
    write("a.md", f"---\na: {'[' * 220}{']' * 220}\n---\n")
    assert "more than 3 levels deep, the most that `limits.nesting` allows" in check("--select", "front").out


@pytest.mark.parametrize("opening", ["---\na: ", '{\n"a": ', "+++\na = "])
def test_the_highest_limit_is_told_with_its_name_as_well(check: Check, opening: str) -> None:
    write("articlelint.toml", "[limits]\nnesting = 200\n")
    ending = "\n}\n" if opening.startswith("{") else f"\n{opening[:3]}\n"
    write("a.md", f"{opening}{'[' * 220}{']' * 220}{ending}")
    assert "200 levels deep, the most that `limits.nesting` allows" in check("--select", "front").out


@pytest.mark.parametrize(("text", "place", "said"), PASSED.values(), ids=PASSED)
def test_what_passes_a_limit_is_told_with_its_name_and_the_rest_is_checked(
    check: Check, request: pytest.FixtureRequest, text: str, place: str, said: str
) -> None:
    write("articlelint.toml", LIMITS)
    write("a.md", text)
    write("b.md", f"{FRONT}[a](http://news.io/)\n")
    ran = check("--no-cache")
    first, second = ran.out.splitlines()
    name = request.node.callspec.id.partition(" ")[0]
    assert first.startswith(f"a.md:{place} ")
    assert said in first
    assert f"`limits.{name}` allows" in first
    assert "b.md:4:5: warning[insecure-url]" in second
    assert ran.code == 1


@pytest.mark.parametrize("text", [text for text, _, _ in PASSED.values()], ids=PASSED)
def test_by_default_nothing_of_that_passes_a_limit(check: Check, text: str) -> None:
    write("a.md", text)
    assert "limits." not in check("--no-cache").out


def test_a_limit_may_be_raised_beyond_its_default(check: Check) -> None:
    write("articlelint.toml", "[limits]\nnesting = 200\nvalues = 30000\n[[collections]]\nname = 'a'\nfiles = ['**']\n")
    deep, wide = "[" * 190 + "]" * 190, ", ".join("1" for _ in range(25_000))
    for name, front in (("yaml", "---\n{}\n---\n"), ("json", "{{\n{}\n}}\n"), ("toml", "+++\n{}\n+++\n")):
        sign = {"yaml": "a: ", "json": '"a": ', "toml": "a = "}[name]
        write(f"{name}-deep.md", front.format(f"{sign}{deep}"))
        write(f"{name}-wide.md", front.format(f"{sign}[{wide}]"))
    assert check("--no-cache").out == ""


def test_a_bracket_in_quotes_is_no_level(check: Check) -> None:
    write("articlelint.toml", LIMITS)
    write("a.md", "---\ntitle: '[[[[[[[['\n---\nText.\n")
    assert check().code == 0


def test_the_defaults_are_those_that_the_page_tells() -> None:
    schema = json.loads((Path(__file__).parents[1] / "schemas" / "articlelint.schema.json").read_text("utf-8"))
    told = {name: one["default"] for name, one in schema["properties"]["limits"]["properties"].items()}
    usual = Limits()
    assert told == {
        "file-size": usual.file_size,
        "front-matter-size": usual.front.size,
        "nesting": usual.front.nesting,
        "values": usual.front.values,
        "findings-per-file": usual.findings_per_file,
        "findings": usual.findings,
    }


def test_limits_may_stand_in_a_project_file_and_on_the_command_line(check: Check) -> None:
    write("pyproject.toml", "[tool.articlelint.limits]\nfile-size = 10\n")
    write("a.md", f"{FRONT}Text.\n")
    assert "the most that `limits.file-size` allows" in check().out
    assert "limits" not in check("--config", "limits.file-size=100").out


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("findigs = 3", "unknown setting `findigs` (did you mean `findings`?)"),
        ("nesting = 201", "`nesting` is `201`, and must be at most 200"),
        ("values = 0", "`values` is `0`, and must be at least 1"),
        ('file-size = "1 MB"', "`file-size` is `1 MB`, and must be a whole number"),
    ],
)
def test_a_limit_that_is_none_is_a_mistake(check: Check, limit: str, said: str) -> None:
    write("articlelint.toml", f"[limits]\n{limit}\n")
    write("a.md", FRONT)
    ran = check()
    assert ran.code == 2
    assert said in ran.err[0]


def test_standard_input_that_is_too_large_is_told_and_handed_on(capfdbinary: Any, monkeypatch: Any) -> None:
    text = f"{FRONT}{'слово ' * 400}[a](https://news.io/?utm_source=x)\n"
    with Path("in").open("w+b") as file:
        file.write(text.encode())
        file.seek(0)
        monkeypatch.setattr("sys.stdin", type("In", (), {"buffer": file})())
        assert status(["fix", "-", "--config", "limits.file-size=3000"]) == 1
    out, err = capfdbinary.readouterr()
    assert out.decode() == text
    assert b"error[unreadable-file]" in err


class Endless:
    """What never ends, and counts what is read of it."""

    def __init__(self, most: int) -> None:
        self.count = 0
        self._most = most

    def read(self, size: int) -> bytes:
        self.count += size
        assert self.count <= self._most, "it reads on"
        return b"a" * size


def test_of_standard_input_no_more_is_read_than_an_article_may_have(check: Check, monkeypatch: Any) -> None:
    endless = Endless(10_000_001)
    monkeypatch.setattr("sys.stdin", type("In", (), {"buffer": endless})())
    ran = check("-")
    assert (ran.code, ran.places) == (1, ["<stdin>:1:1: error[unreadable-file]"])
    assert endless.count == 10_000_001


def test_a_file_that_grows_while_it_is_read_does_not_hold_the_run_up(check: Check) -> None:
    """Whoever writes to it faster than it is read must not keep the run from all other articles."""
    write("a.md", FRONT)
    is_over = threading.Event()

    def grow() -> None:
        with Path("a.md").open("ab") as file:
            while not is_over.is_set():
                file.write(b"word " * 10_000)
                file.flush()
                if file.tell() > 100_000_000:
                    file.truncate(len(FRONT))

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        began = time.monotonic()
        ran = check("a.md", "--no-cache", "--config", "limits.file-size=2000000")
        assert time.monotonic() - began < 60
        assert ran.code in {0, 1}
    finally:
        is_over.set()
        writer.join()


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("change", "told"),
    [(os.unlink, "error[unreadable-file]"), (lambda path: os.truncate(path, 5), "error[missing-front-matter]")],
    ids=["vanishes", "shrinks"],
)
def test_a_file_that_is_another_when_it_is_read_is_told_and_the_others_are_checked(
    check: Check, monkeypatch: pytest.MonkeyPatch, change: Callable[[str], None], told: str, jobs: str
) -> None:
    write("a.md", FRONT)
    write("b.md", "---\ntitle: [\n---\n")
    read_content = files.content_of

    def late(path: str, *more: int | None) -> bytes:
        if path == "a.md":
            change(path)
        return read_content(path, *more)

    monkeypatch.setattr("articlelint.files.content_of", late)
    ran = check("a.md", "b.md", "--no-cache", "--jobs", jobs, "--select", "front")
    assert ran.code == 1
    assert told in ran.out
    assert "b.md:2:8: error[broken-front-matter]" in ran.out


def test_the_worst_findings_of_a_file_are_told_and_the_others_are_counted(tracked: Check) -> None:
    write("a.md", f"{FRONT}{TRACKED}<!-- articlelint: ignore[tracking-parameter] none -->\n\nText.\n")
    ran = tracked("--config", "severity.unused-ignore='error'")
    assert ran.out.splitlines()[0] == (
        "a.md:1:1: error[too-many-findings] 6 more findings in this file are not told:"
        " `limits.findings-per-file` allows 4"
    )
    assert [line.partition(" ")[2].partition("]")[0] for line in ran.out.splitlines()[1:]] == [
        *["warning[tracking-parameter"] * 3,
        "error[unused-ignore",
    ]


def test_what_is_not_told_is_an_error_whatever_it_is(tracked: Check) -> None:
    write("a.md", FRONT + TRACKED)
    assert tracked().code == 1
    write("a.md", FRONT + TRACKED[: len(TRACKED) * 4 // 9])
    assert tracked().code == 0


def test_what_is_not_counted_may_be_warnings(tracked: Check) -> None:
    write("a.md", FRONT + TRACKED)
    assert tracked("--fail-on", "never").code == 0
    assert tracked("--fail-on", "never", "--max-warnings", "8").code == 1


def test_what_is_suppressed_counts_for_nothing(tracked: Check) -> None:
    write("a.md", f"{FRONT}<!-- articlelint: ignore-file[tracking-parameter] so it is -->\n\n{TRACKED}")
    assert (tracked().code, tracked().out) == (0, "")


def test_all_fixes_are_made_also_of_what_is_not_told(tracked: Check) -> None:
    write("a.md", FRONT + TRACKED)
    ran = tracked("--fix", "--unsafe-fixes")
    assert (ran.code, ran.out) == (0, "")
    assert "utm_source" not in Path("a.md").read_text("utf-8")


def test_all_findings_may_be_suppressed_at_once(tracked: Check) -> None:
    write("a.md", FRONT + TRACKED)
    assert tracked("--add-ignores", "they are ours").code == 0
    assert tracked().code == 0


def test_a_baseline_does_not_hide_that_not_all_is_told(tracked: Check) -> None:
    write("a.md", FRONT + TRACKED)
    written = tracked("--write-baseline", "known.json")
    assert written.code == 1
    assert "too-many-findings" not in Path("known.json").read_text("utf-8")
    assert "a.md: 5 more findings in this file are not told: `limits.findings-per-file` allows 4" in written.err[0]
    ran = tracked("--baseline", "known.json", "--fail-on-stale")
    assert ran.places == ["a.md:1:1: error[too-many-findings]"]
    assert ran.code == 1


def test_what_a_baseline_records_is_not_over_where_not_all_is_told(tracked: Check) -> None:
    write("a.md", FRONT + TRACKED)
    raised = ("--config", "limits.findings-per-file=100")
    assert tracked("--write-baseline", "known.json", *raised).code == 0
    ran = tracked("--baseline", "known.json", "--prune-baseline")
    assert ran.places == ["a.md:1:1: error[too-many-findings]"]
    assert tracked("--baseline", "known.json", *raised).code == 0


def test_a_limit_hides_nothing_that_has_just_changed(tracked: Check) -> None:
    write("a.md", FRONT + TRACKED)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "a"]):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *command], check=True)  # noqa: S607
    write("a.md", f"{FRONT}{TRACKED}[a](https://news.io/new?utm_source=x)\n")
    ran = tracked("--changed", "--lines", "--no-cache")
    assert ran.code == 1
    assert ran.places == ["a.md:1:1: error[too-many-findings]"]


def test_a_finding_points_at_so_many_places_and_counts_the_others(check: Check) -> None:
    Path("a.md").write_text(FRONT + "# Part\n\nText.\n\n" * 40, "utf-8")
    check("--no-cache", "--select", "title-heading", "--output-format", "json=found.json", "a.md")
    (found,) = json.loads(Path("found.json").read_text("utf-8"))
    assert [label["message"] for label in found["labels"]] == ["one more"] * 19 + ["one more (and 19 more)"]


def test_a_report_ends_with_what_is_left_out_of_it(check: Check) -> None:
    write("articlelint.toml", LIMITS.replace("findings-per-file = 4", "findings = 3"))
    for name in ("a", "b"):
        write(f"{name}.md", FRONT + TRACKED)
    write("c.md", "---\ntitle: [\n---\n")
    write("d.md", FRONT)
    ran = check()
    assert ran.places == [
        "a.md:4:23: warning[tracking-parameter]",
        "a.md:6:23: warning[tracking-parameter]",
        "c.md:2:8: error[broken-front-matter]",
        "c.md:1:1: error[too-many-findings]",
    ]
    assert ran.out.endswith("16 more findings are not told: `limits.findings` allows 3\n")
    assert ran.err[0] == (
        "articlelint: the report has the worst 3 of 19 findings, as many as `limits.findings` in the settings allows"
    )
    assert ran.err[1].startswith("checked 4 articles: 1 error, 18 warnings in 3 files")


def test_the_exit_status_and_counts_are_of_all_findings(check: Check) -> None:
    write("articlelint.toml", LIMITS.replace("findings-per-file = 4", "findings = 3"))
    write("a.md", FRONT + TRACKED)
    assert check().code == 0
    assert check("--max-warnings", "8").code == 1
    counted = check("--statistics")
    assert "9" in counted.out
    assert "too-many" not in counted.out
    assert check("--write-baseline", "known.json").code == 0
    assert check("--baseline", "known.json").out == ""


def test_json_says_what_is_left_out_of_it(check: Check) -> None:
    write("a.md", FRONT + TRACKED)
    check("--output-format", "json=told.json", "--select", "urls", "--config", "limits.findings=2")
    rules = [one["rule"] for one in json.loads(Path("told.json").read_text("utf-8"))]
    assert rules == ["tracking-parameter", "tracking-parameter", "too-many-findings"]


def test_processes_and_caches_tell_the_same(check: Check) -> None:
    write("articlelint.toml", LIMITS.replace("findings-per-file = 4", "findings-per-file = 4\nfindings = 20"))
    for number, (text, _, _) in enumerate(PASSED.values()):
        write(f"{number}.md", text)
        write(f"x{number}.md", FRONT + TRACKED)
    fresh = check("--no-cache")
    assert check("--no-cache", "--jobs", "2") == fresh
    old = time.time() - 100
    for path in Path().iterdir():
        os.utime(path, (old, old))
    for _ in range(3):
        assert check() == fresh
    Path("0.md").unlink()
    write("x1.md", FRONT)
    fresh = check("--no-cache")
    assert [check(), check()] == [fresh, fresh]


def test_what_is_remembered_is_told_within_the_limits_of_then(check: Check) -> None:
    """A run without files that can't be read is kept whole, and its settings are not even read again."""
    write("articlelint.toml", LIMITS.replace("findings-per-file = 4", "findings-per-file = 4\nfindings = 6"))
    for name in ("a", "b", "c"):
        write(f"{name}.md", FRONT + TRACKED)
    old = time.time() - 100
    for path in Path().iterdir():
        os.utime(path, (old, old))
    fresh = check("--no-cache")
    assert [check(), check(), check()] == [fresh] * 3
    write("b.md", FRONT + TRACKED + TRACKED)
    fresh = check("--no-cache")
    assert [check(), check()] == [fresh, fresh]
