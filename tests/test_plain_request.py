"""What is asked plainly is read without click, and comes to the same."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.cli import checking
from articlelint.cli.check import command
from articlelint.cli.commands import status_by_click
from articlelint.cli.main import main, status
from articlelint.cli.request import Request, plain_request

FAULTY = "---\ntitle: A\ntitle: B\n---\nText.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(FAULTY, "utf-8")
    (tmp_path / "b.md").write_text("Text.\n", "utf-8")
    return tmp_path


PATHS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=9)
FLAGS = st.sampled_from([option for parameter in command.params for option in parameter.opts])


@given(st.lists(PATHS | FLAGS, max_size=4))
def test_a_plain_request_is_the_one_that_click_reads(arguments: list[str]) -> None:
    plain = plain_request(["check", *arguments])
    if plain is None:
        assert any(not one or one.startswith("-") for one in arguments)
        return
    read = command.make_context("check", [*arguments]).params
    assert plain == Request(**{**read, "today": plain.today})


@pytest.mark.parametrize("arguments", [[], ["fix"], ["check", "--today"], ["check", "-"], ["check", "a.md", "--", "b"]])
def test_anything_else_is_for_click(arguments: list[str]) -> None:
    assert plain_request(arguments) is None


def both(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> tuple[object, object]:
    """What comes of some arguments, and what click makes of them: the status, and what is written."""
    outcomes = []
    for run in (status, status_by_click):
        try:
            ended: object = run(arguments)
        except BaseException as error:  # noqa: BLE001 what is raised is compared as well
            ended = repr(error)
        outcomes.append((ended, *capfd.readouterr()))
    return outcomes[0], outcomes[1]


@pytest.mark.parametrize(
    "arguments",
    ["", "a.md", "b.md", "a.md b.md", "missing.md", ".", "a.md a.md", "--diff", "a.md --quiet", "--diff --fix-only",
     "--show-fixes", "--changed", "--lines", "--prune-baseline", "--statistics", "--show-settings"],
)  # fmt: skip
def test_a_check_of_paths_comes_to_the_same(arguments: str, capfd: pytest.CaptureFixture[str]) -> None:
    plain, by_click = both(["check", *arguments.split()], capfd)
    assert plain == by_click


@pytest.mark.parametrize(
    "settings", ['baseline = "none.json"\n', "selects = []\n", 'select = ["all"]\n', "[[collections]]\n", "a = [\n"]
)
def test_settings_come_to_the_same(settings: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "articlelint.toml").write_text(settings, "utf-8")
    (folder / "none.json").write_text("{", "utf-8")
    plain, by_click = both(["check", "--no-cache"], capfd)
    assert plain == by_click
    plain, by_click = both(["check"], capfd)
    assert plain == by_click


@pytest.mark.parametrize(
    "error",
    [
        KeyboardInterrupt(),
        EOFError(),
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
        BrokenPipeError(errno.EPIPE, "gone"),
        ImportError("no libyaml", name="yaml._yaml"),
        ImportError("no other", name="other"),
        ZeroDivisionError("a bug"),
        SystemExit(3),
    ],
    ids=repr,
)
def test_an_error_comes_to_the_same(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*given: object) -> Callable[[], None]:
        del given
        raise error

    monkeypatch.setattr(checking, "discover", fail)
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    plain, by_click = both(["check", "a.md"], capfd)
    assert plain == by_click


def test_the_process_own_arguments_are_read(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["articlelint", "check", "b.md"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == status_by_click(["check", "b.md"]) == 1
    out = capfd.readouterr().out
    half = len(out) // 2
    assert out[:half] == out[half:] != ""


def test_what_the_validator_does_not_get_others_do(folder: Path) -> None:
    """It is imported without `email.utils`, which a plugin may well need."""
    (folder / "b.md").write_text(FAULTY, "utf-8")
    script = (
        "import sys; sys.argv[1:] = ['check', 'b.md']; from articlelint.cli.main import status; status();"
        "assert 'email.utils' not in sys.modules; import jsonschema_rs; from email.utils import formataddr;"
        "assert jsonschema_rs.is_valid({'format': 'date-time'}, 1); print(formataddr(('A', 'a@b.example')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "A <a@b.example>" == done.stdout.splitlines()[-1]
