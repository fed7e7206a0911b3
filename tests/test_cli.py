import errno
import io
import json
import os
import subprocess
import sys
import tomllib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

import articlelint
from articlelint.cli import checking, progress
from articlelint.cli.commands import SUBCOMMANDS
from articlelint.cli.main import status
from articlelint.cli.progress import Progress
from articlelint.run import Run

FAULTLESS = """\
---
title: A title
publishedAt: '2026-01-07T18:21:26.000Z'
externalId: '56944643'
category: BLOCKCHAIN
---
Text.
"""
FAULTY = FAULTLESS.replace("'56944643'", "56944643")
ANOTHER = FAULTLESS.replace("56944643", "56944644").replace("A title", "Another")
FINDING = "error[wrong-type]"


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Ran:
    """What a command did: its status and output."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err
        self.last = err.splitlines()[-1] if err else ""


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> "Runner":
    return Runner(capfd)


class Runner:
    """Runs the command in this process, as a terminal that shows no colour would see it."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str) -> Ran:
        code = status([*arguments])
        return Ran(code, *self._capture.readouterr())


def write(path: str, text: str = FAULTLESS) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


def command(*arguments: str, **options: object) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": str(Path(articlelint.__file__).parent.parent)}
    # Without a buffer Python drops what a closed pipe did not take, and nobody hears of it.
    environment.pop("PYTHONUNBUFFERED", None)
    return subprocess.Popen(
        [sys.executable, "-m", "articlelint", *arguments],
        env=environment,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


def test_articles_without_findings_are_a_line_on_standard_error(run: Runner) -> None:
    write("a.md")
    write("b.md", ANOTHER)
    ran = run("check")
    assert (ran.code, ran.out, ran.err) == (0, "", "checked 2 articles: no findings\n")


def test_findings_are_printed_on_standard_output_and_summed_up_on_standard_error(run: Runner) -> None:
    ran = run("check", write("a.md", FAULTY))
    assert ran.code == 1
    assert ran.out.startswith(f"{FINDING}: ")
    assert "  ┌─ a.md:4:13\n" in ran.out
    assert ran.err == "checked 1 article: 1 error in 1 file (1 fixable with --fix)\n"


def test_one_line_a_finding_for_other_programs(run: Runner) -> None:
    ran = run("check", "--output-format", "concise", write("a.md", FAULTY))
    assert ran.out.startswith(f"a.md:4:13: {FINDING} ")
    assert ran.out.count("\n") == 1


def test_json_for_other_programs(run: Runner) -> None:
    ran = run("check", "--output-format", "json", write("a.md", FAULTY))
    (found,) = json.loads(ran.out)
    assert (found["rule"], found["start"]) == ("wrong-type", {"line": 4, "column": 13, "offset": 71})
    assert run("check", "--output-format", "json", write("b.md")).out == "[]\n"


def test_sarif_explains_the_rules_that_found_something_also_those_of_plugins_with_broken_examples(run: Runner) -> None:
    """What such an example prints stays out of the report, and what it raises costs nobody a finding."""
    write(
        "house.py",
        "from articlelint.rule import Finding, Invalid, Rule, Span, Valid\n"
        "class Loud(Rule):\n"
        '    """A text is loud.\n\n    ## Why\n    It is heard.\n    """\n'
        "    def check(self, article):\n"
        '        print("loud")\n'
        "        yield Finding(Span(0, 3), 'loud')\n"
        "    examples = (Valid('quiet', 'x'), Invalid('never closed', '⟦x', 'loud'))\n",
    )
    write("articlelint.toml", 'plugins = ["./house.py"]\n')
    ran = run("check", "--output-format", "sarif", write("a.md", FAULTY))
    (log,) = json.loads(ran.out)["runs"]
    plugin, shipped = log["tool"]["driver"]["rules"]
    assert (plugin["id"], plugin["help"]["text"].splitlines()[0]) == ("loud", "# loud")
    assert (shipped["id"], "## Examples" in shipped["help"]["markdown"]) == ("wrong-type", True)
    assert [result["ruleIndex"] for result in log["results"]] == [0, 1]


def test_junit_has_articles_without_findings_as_well(run: Runner) -> None:
    write("a.md", FAULTY)
    write("b.md", ANOTHER)
    out = run("check", "--output-format", "junit").out
    assert '<testsuites name="articlelint" tests="2" failures="1" errors="0">' in out
    assert '<testsuite name="b.md" tests="1" failures="0" errors="0" skipped="0">' in out


def test_a_path_that_leads_to_no_article_is_status_2_and_the_rest_is_checked(run: Runner) -> None:
    Path("empty").mkdir()
    ran = run("check", "lost.md", "empty", write("a.md", FAULTY))
    assert ran.code == 2
    assert FINDING in ran.out
    assert ran.err == (
        "articlelint: `lost.md` does not exist\n"
        "articlelint: `empty` holds no articles\n"
        "checked 1 article: 1 error in 1 file (1 fixable with --fix)\n"
    )


def test_a_folder_without_articles_is_status_2(run: Runner) -> None:
    ran = run("check")
    assert (ran.code, ran.err) == (2, "articlelint: `.` holds no articles\nchecked 0 articles\n")


def test_a_file_that_cannot_be_read_is_a_finding_and_the_rest_is_checked(run: Runner) -> None:
    os.mkfifo("pipe.md")
    ran = run("check", "--output-format", "concise", "pipe.md", write("a.md"))
    assert ran.code == 1
    assert ran.out == "pipe.md:1:1: error[unreadable-file] this can't be read: it is not a regular file\n"
    assert ran.err == "checked 1 article: 1 error in 1 file\n"


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_what_fails_a_check_is_a_choice(run: Runner, fail_on: str, code: int) -> None:
    write("articlelint.toml", 'severity = { wrong-type = "warning" }\n')
    assert run("check", "--fail-on", fail_on, write("a.md", FAULTY)).code == code


def test_more_warnings_than_are_allowed_fail_a_check(run: Runner) -> None:
    write("articlelint.toml", 'severity = { wrong-type = "warning" }\n')
    paths = [write("a.md", FAULTY), write("b.md", ANOTHER.replace("'56944644'", "56944644"))]
    assert run("check", "--max-warnings", "2", *paths).code == 0
    ran = run("check", "--max-warnings", "1", "--fail-on", "never", *paths)
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "articlelint: 2 warnings are more than --max-warnings 1",
        "checked 2 articles: 2 warnings in 2 files (2 fixable with --fix)",
    ]


def test_rules_and_families_are_selected_and_ignored(run: Runner) -> None:
    path = write("a.md", FAULTY)
    assert run("check", "--select", "front,dates", "--select", "urls", path).code == 0
    assert run("check", "--select", "wrong-type", path).code == 1
    assert run("check", "--ignore", "contract", path).code == 0
    assert run("check", "--select", "contract", "--ignore", "wrong-type, front", path).code == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("value", ["", ",", " , "])
def test_an_option_that_names_no_rule_is_refused(run: Runner, option: str, value: str) -> None:
    """A script's variable that is empty asks for no rule, and least of all for all of them."""
    ran = run("check", option, value, write("a.md", FAULTY))
    assert (ran.code, ran.out) == (2, "")
    assert f"'{option}': it names no rule and no family: " in ran.err
    assert run("check", "--select", "wrong-type,", "a.md").code == 1


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_does_not_exist_is_told_with_what_was_meant(run: Runner, option: str) -> None:
    ran = run("check", option, "front,wrong-typ", write("a.md"))
    assert ran.code == 2
    assert ran.last == "Error: no rule or family is called `wrong-typ` (did you mean `wrong-type`?)"


def test_mistakes_in_settings_are_told_with_their_places_and_nothing_is_checked(run: Runner) -> None:
    write("articlelint.toml", 'selct = []\nignore = ["frnt"]\n')
    ran = run("check", write("a.md", FAULTY))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "articlelint.toml:1:1: unknown setting `selct` (did you mean `select`?)\n"
        "articlelint.toml:2:11: no rule or family is called `frnt` (did you mean `front`?)\n"
    )


def test_settings_may_be_named(run: Runner) -> None:
    config = write("conf/own.toml", 'ignore = ["wrong-type"]\n')
    assert run("check", "--config", config, write("a.md", FAULTY)).code == 0
    ran = run("check", "--config", "lost.toml", "a.md")
    assert (ran.code, ran.err) == (2, "lost.toml:1:1: the settings can't be read: no such file or directory\n")


def test_a_collection_that_holds_nothing_is_told(run: Runner) -> None:
    write("articlelint.toml", '[[collections]]\nname = "blog"\nfiles = ["blgo/**"]\n')
    write("blog/a.md", FAULTY)
    ran = run("check")
    assert ran.code == 0
    assert ran.err.splitlines()[0] == "articlelint: articlelint.toml: no collection holds any of 1 article"


class Input(io.TextIOWrapper):
    """A text on standard input."""

    def __init__(self, text: str) -> None:
        super().__init__(io.BytesIO(text.encode("utf-8", "surrogateescape")))


@pytest.mark.parametrize("paths", [["-"], []])
def test_standard_input_is_an_article_with_the_name_it_is_given(
    run: Runner, monkeypatch: pytest.MonkeyPatch, paths: list[str]
) -> None:
    write("blog/articlelint.toml", 'severity = { wrong-type = "info" }\n')
    monkeypatch.setattr(sys, "stdin", Input(FAULTY))
    ran = run("check", *paths, "--stdin-filename", "./blog/new.md", "--output-format", "concise")
    assert ran.out.startswith("blog/new.md:4:13: info[wrong-type] ")
    assert ran.err == "checked 1 article: 1 info in 1 file (1 fixable with --fix)\n"


def test_standard_input_needs_no_name_and_stands_beside_files(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Input(FAULTY))
    ran = run("check", "-", write("a.md", ANOTHER), "--output-format", "concise")
    assert ran.out.startswith("<stdin>:4:13: ")
    assert ran.last == "checked 2 articles: 1 error in 1 file (1 fixable with --fix)"


def test_a_name_for_standard_input_that_is_not_read_is_a_mistake(run: Runner) -> None:
    ran = run("check", "--stdin-filename", "x.md", write("a.md"))
    assert ran.code == 2
    assert ran.last == "Error: --stdin-filename names what `-` reads, and `-` is not among the paths"


def test_closed_standard_streams_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", FAULTY)
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert status(["check", "a.md"]) == 1
    assert status(["check", "-"]) == 1


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-01-08", datetime(2026, 1, 8, 23, 59, 59, 999999, tzinfo=UTC)),
        ("2026-01-08T12:00", datetime(2026, 1, 8, 12, tzinfo=UTC)),
        ("2026-01-08T12:00:00Z", datetime(2026, 1, 8, 12, tzinfo=UTC)),
        ("2026-01-08 12:00:00+02:00", datetime(2026, 1, 8, 12, tzinfo=timezone(timedelta(hours=2)))),
    ],
)
def test_today_is_the_end_of_a_day_or_an_instant(
    run: Runner, monkeypatch: pytest.MonkeyPatch, written: str, instant: datetime
) -> None:
    seen: list[datetime] = []

    class Watched(Run):
        def __init__(self, wishes: checking.Wishes, *given: Any, **named: Any) -> None:
            seen.append(wishes.today)
            super().__init__(wishes, *given, **named)

    monkeypatch.setattr(checking, "Run", Watched)
    assert run("check", "--today", written, write("a.md")).code == 0
    assert [instant] == seen


@pytest.mark.parametrize("written", ["soon", "2026-02-30", "9999-12-31T", "", "2026-01-08T25:00"])
def test_a_today_that_is_no_date_is_a_mistake(run: Runner, written: str) -> None:
    ran = run("check", "--today", written, write("a.md"))
    assert ran.code == 2
    assert "is no date such as 2026-01-08 or 2026-01-08T12:00:00Z" in " ".join(ran.err.split())


def test_the_future_begins_after_today(run: Runner) -> None:
    path = write("a.md")
    arguments = ("check", "--select", "future-date", "--fail-on", "info", path)
    assert run(*arguments, "--today", "2026-01-07").code == 0
    assert run(*arguments, "--today", "2026-01-06").code == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_a_choice(
    run: Runner,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", *arguments, write("a.md", FAULTY)).out) is coloured


def test_control_characters_of_files_and_names_are_never_printed_raw(run: Runner) -> None:
    text = FAULTLESS.replace("A title", "'\x1b[31m\u202e'").replace("'56944643'", "\udcff") + "\x1b[2J\x07"
    write("a\n\x1b[31mb\udcff.md", text)
    write("articlelint.toml", '[[collections]]\nname = "\\u001b[31m"\nfiles = ["x\\u001b/**"]\n')
    for name in ("full", "concise", "json"):
        ran = run("check", "--output-format", name, ".", "lost\x1b[31m.md")
        assert ran.out
        for stream in (ran.out, ran.err):
            assert not any(not letter.isprintable() and letter != "\n" for letter in stream), stream


def test_an_interrupted_check_ends_quietly_with_status_130(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Run, "check", interrupted)
    ran = run("check", write("a.md"))
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "")


def test_a_reader_who_goes_away_changes_no_status() -> None:
    """`articlelint check nope 2>&1 | true` could not be run, whoever listens."""
    write("a.md", FAULTLESS)
    process = command("check", "nope", "a.md", stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stderr.close()
    assert process.wait(timeout=60) == 2


def test_a_reader_who_goes_away_is_no_error() -> None:
    write("a.md", FAULTLESS + "## Heading\n\n" * 3000)
    process = command("check", stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert b"[empty-section]" in process.stdout.readline()
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert err == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_told_without_a_traceback() -> None:
    write("a.md", FAULTY)
    with Path("/dev/full").open("wb") as full:
        process = command("check", stdout=full)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, f"articlelint: {os.strerror(errno.ENOSPC).lower()}\n".encode())


def test_a_pyyaml_without_libyaml_is_told_with_what_to_do() -> None:
    """Some builds of PyYAML have no libyaml; nobody should have to read a traceback for that."""
    script = "import sys; sys.modules['yaml._yaml'] = None; from articlelint.cli.main import main; main()"
    run = subprocess.run([sys.executable, "-c", script, "check"], capture_output=True, text=True, check=False)
    assert (2, "") == (run.returncode, run.stdout)
    assert run.stderr.startswith("articlelint: PyYAML is installed without libyaml")
    assert "pip install --force-reinstall" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_terminal_that_lacks_the_signs_gets_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", FAULTY)
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    out, _ = command("check", stdout=subprocess.PIPE).communicate(timeout=60)
    assert out.startswith(FINDING.encode())
    assert b"\\u250c\\u2500 a.md:4:13" in out


def test_the_version_is_told(run: Runner) -> None:
    assert run("--version").out == f"articlelint {articlelint.__version__}\n"


def test_help_shows_examples(run: Runner) -> None:
    assert "Examples:\n    articlelint check\n" in run("check", "--help").out
    assert "Find what is wrong with articles." in run("-h").out


def test_every_subcommand_exists_and_others_do_not(run: Runner) -> None:
    for name in SUBCOMMANDS:
        assert run(name, "--help").code == 0
    ran = run("chek", "seeds")
    assert (ran.code, ran.out) == (2, "")
    assert ran.last == "Error: there is no command `chek` (did you mean `check`?)"
    told = run("seeds/\x1b[1m").last
    assert told.startswith("Error: there is no command `seeds/\\x1b[1m`: there is `check`")


def test_what_is_said_of_a_file_that_cannot_be_read_is_no_rule(run: Runner) -> None:
    ran = run("check", "--ignore", "unreadable-file", write("a.md"))
    assert ran.code == 2
    assert ran.last == "Error: `unreadable-file` is no rule to be chosen: what can't be read or written is an error"


def test_a_start_imports_nothing_dear_that_it_does_not_need() -> None:
    """Each of these costs 4 to 40 ms: see the goal for start-up in DESIGN §7."""
    write("a.md")
    script = "sys.argv[1:] = ['check', 'a.md']; from articlelint.cli.main import status; status(); print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(articlelint.__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path += {sys.path!r}; {script}"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "checked 1 article: no findings\n"
    dear = {"argparse", "asyncio", "click", "concurrent.futures", "dataclasses", "difflib", "email.utils",
            "hashlib", "importlib.metadata", "logging", "multiprocessing", "pyromark", "yaml", "pathlib",
            "pathspec", "pkgutil", "rich", "subprocess", "tempfile", "jsonschema", "frontmatter",
            "articlelint.testing", "articlelint.docs", "articlelint.front.toml", "articlelint.settings.checks",
            "articlelint.output.json"}  # fmt: skip
    assert dear.intersection(done.stdout.split()) == set()


class Terminal(io.StringIO):
    """Remembers what was written to it."""

    def isatty(self) -> bool:
        return True


def test_a_long_run_tells_a_terminal_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.5, 1.2, 1.25, 1.4])
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    terminal = Terminal()
    with Progress(terminal) as shown:
        for done in (10, 20, 21, 1234):
            shown.show(done, 5000, done // 20)
    assert terminal.getvalue() == (
        "\r\x1b[Kchecked 20 of 5,000 articles, 17 a second: 1 finding"
        "\r\x1b[Kchecked 1,234 of 5,000 articles, 881 a second: 61 findings\r\x1b[K"
    )


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_nothing_but_a_terminal_is_told(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None) -> None:
    clock = iter([0.0, 9.0, 99.0])
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    with Progress(stream) as shown:
        shown.show(1, 2, 3)
    assert stream is None or stream.getvalue() == ""


def test_a_setting_may_be_given_and_is_laid_over_the_files(run: Runner) -> None:
    write("articlelint.toml", 'severity = { wrong-type = "error" }\n')
    arguments = ("check", "--output-format", "concise", write("a.md", FAULTY))
    assert run(*arguments, "--config", "severity.wrong-type=info").out.startswith("a.md:4:13: info[")
    assert run(*arguments, "--config", 'ignore=["contract"]').code == 0
    ran = run(*arguments, "--config", "severity.wrong-type=info", "--config", "selct=['all']")
    assert (ran.code, ran.err) == (2, "--config:2:1: unknown setting `selct` (did you mean `select`?)\n")


def test_a_file_with_a_sign_of_equality_is_a_file(run: Runner) -> None:
    config = write("a=b.toml", 'ignore = ["contract"]\n')
    assert run("check", "--config", config, write("a.md", FAULTY)).code == 0


def test_settings_are_one_file_and_none_where_they_are_isolated(run: Runner) -> None:
    ran = run("check", "--config", "a.toml", "--config", "b.toml")
    assert (ran.code, "one can `extend` the other" in " ".join(ran.err.split())) == (2, True)
    ran = run("check", "--isolated", "--config", "a.toml")
    assert (ran.code, ran.last) == (
        2,
        "Error: --isolated looks at no file of settings, and --config names `a.toml`",
    )


@pytest.mark.parametrize("settings", ["select = []", 'ignore = ["all"]'])
def test_that_no_rule_looks_is_told(run: Runner, settings: str) -> None:
    write("articlelint.toml", settings)
    ran = run("check", write("a.md", FAULTY))
    told = "articlelint: no rule looks at any of 1 article: all are ignored, or none is selected\n"
    assert (ran.code, ran.err) == (0, f"{told}checked 1 article: no findings\n")


def test_an_empty_config_is_no_settings(run: Runner) -> None:
    ran = run("check", "--config", "", write("a.md", FAULTY))
    assert (ran.code, "--config is empty: name a file" in " ".join(ran.err.split())) == (2, True)


def test_isolated_from_the_files_of_settings(run: Runner) -> None:
    write("articlelint.toml", 'ignore = ["contract"]\n')
    path = write("a.md", FAULTY)
    assert run("check", path).code == 0
    assert run("check", "--isolated", path).code == 1
    assert run("check", "--isolated", "--config", "severity.wrong-type=warning", path).code == 0


def test_the_settings_that_hold_are_shown_with_where_they_come_from(run: Runner) -> None:
    write("articlelint.toml", 'extend = "hugo"\nignore = ["urls"]\n')
    ran = run("check", "--show-settings", write("content/a.md", FAULTY), "--config", "severity.dates=info")
    assert (ran.code, ran.err) == (0, "")
    shown = tomllib.loads(ran.out)
    assert (shown["select"], shown["ignore"], shown["severity"]["dates"]) == (["all"], ["urls"], "info")
    assert 'ignore = ["urls"]  # articlelint.toml:2:1\n' in ran.out
    assert 'dates = "info"  # --config\n' in ran.out
    assert 'select = ["all"]  # default\n' in ran.out
    assert "[[collections]]  # preset hugo\n" in ran.out
    assert "#   wrong-type\n" in ran.out
    assert "#   insecure-url\n" not in ran.out


def test_the_shipped_settings_are_shown_where_there_are_no_others(run: Runner) -> None:
    ran = run("check", "--show-settings", write("a.md"))
    assert tomllib.loads(ran.out)["collections"][0]["schema"] == "article"
    assert ran.out.startswith("# no file of settings: 1 article\n")


def test_the_files_that_would_be_checked_are_shown_with_their_collections(run: Runner) -> None:
    write("articlelint.toml", '[[collections]]\nname = "blog"\nfiles = ["blog/**"]\n')
    write("blog/a.md", FAULTY)
    write("other.md")
    ran = run("check", "--show-files", ".", "lost.md")
    assert sorted(ran.out.splitlines()) == ["blog/a.md: blog", "other.md: no collection"]
    assert (ran.code, ran.err) == (2, "articlelint: `lost.md` does not exist\n")
    assert run("check", "--show-files", ".").code == 0


def test_a_rule_of_a_plugin_may_be_selected(run: Runner) -> None:
    write("articlelint.toml", 'plugins = ["house.py"]\n')
    write(
        "house.py",
        '"""Rules."""\n'
        "from articlelint.rule import Finding, Invalid, Rule, Span, Valid\n"
        'class NoExes(Rule):\n    """It begins with an X.\n\n    ## Why\n    The house says so.\n    """\n'
        "    def check(self, article):\n"
        '        if article.text.startswith("X"):\n            yield Finding(Span(0, 1), "an X")\n'
        '    examples = (Valid("none", "a"), Invalid("one", "⟦X⟧", message="an X"))\n',
    )
    ran = run("check", "--select", "no-exes", "--output-format", "concise", write("a.md", "X\n"))
    assert (ran.code, ran.out) == (1, "a.md:1:1: error[no-exes] an X\n")
    ran = run("check", "--select", "no-exs", "a.md")
    assert ran.last == "Error: no rule or family is called `no-exs` (did you mean `no-exes`?)"
