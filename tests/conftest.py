"""What tests have in common: a plain environment, wherever they run, and the command as they call it."""

import sys
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from articlelint.cli import recalling
from articlelint.cli.main import status

# A slow machine is no failure.
settings.register_profile("articlelint", deadline=None)
settings.load_profile("articlelint")

# What these say of colours, of a runner of GitHub Actions or of a hook's repository is none of the tests' business.
VARIABLES = (
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "GITHUB_BASE_REF",
    "GITHUB_STEP_SUMMARY",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_WORK_TREE",
    "NO_COLOR",
)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """No test is told what another has come to: of mutants in what is remembered it would else see nothing."""
    for one in _remembering(len(sys.modules)):
        one.cache_clear()


@cache
def _remembering(modules: int) -> "list[_lru_cache_wrapper[Any]]":
    """All functions of the package that remember what they return, while so many modules are loaded."""
    del modules
    ours = [module for name, module in sys.modules.items() if name.partition(".")[0] == "articlelint"]
    return [one for module in ours for one in vars(module).values() if isinstance(one, _lru_cache_wrapper)]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, which no repository is around."""
    inside = tmp_path / "folder"
    inside.mkdir()
    monkeypatch.chdir(inside)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-config"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return inside


class Ran(NamedTuple):
    """What a command did: its status, its standard output, and the lines on standard error."""

    code: int
    out: str
    err: list[str]

    @property
    def places(self) -> list[str]:
        """The findings without what is said of them, as in `a.md:4:13: error[wrong-type]`."""
        return [line[: line.index("] ") + 1] for line in self.out.splitlines()]


class Checker:
    """Runs `articlelint check` in this process, with findings on one line each."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str) -> Ran:
        code = status(["check", "--output-format", "concise", *arguments])
        out, err = self._capture.readouterr()
        return Ran(code, out, err.splitlines())


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str]) -> Checker:
    return Checker(capfd)


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each check was told from what is remembered."""
    seen: list[bool] = []
    told_again = recalling.told_again

    def noted(*arguments: Any) -> int | None:
        told = told_again(*arguments)
        seen.append(told is not None)
        return told

    monkeypatch.setattr(recalling, "told_again", noted)
    return seen
