import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"

FAULTY = """\
---
title: A title
publishedAt: '2026-01-07T18:21:26.000Z'
externalId: 56944643
category: BLOCKCHAIN
---
Text.
"""


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    # What the tests themselves run under must not leak in: an editable install hides files that the wheel lacks.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    environment |= {"NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        [str(part) for part in command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution and the wheel built from it, not from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    built = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(distributions: Path) -> Path:
    return next(distributions.glob("articlelint-*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds the wheel, what it depends on, and nothing else."""
    environment = tmp_path_factory.mktemp("environment")
    made = run(sys.executable, "-m", "venv", environment, folder=environment)
    assert made.returncode == 0, made.stdout + made.stderr
    python = environment / SCRIPTS / "python"
    installed = run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, folder=environment)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return environment / SCRIPTS / "articlelint"


def test_the_wheel_carries_the_schemas_as_they_stand_in_the_checkout(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {
            name.removeprefix("articlelint/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("articlelint/schemas/")
        }
    files = (path for path in (ROOT / "schemas").rglob("*") if path.is_file())
    assert carried == {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in files}
    assert {"schemas/article.schema.json", "schemas/article.toml", "schemas/presets/hugo.toml"} <= carried.keys()


def test_the_wheel_is_typed_and_carries_its_licence_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "articlelint/py.typed" in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"articlelint"}


def test_the_source_distribution_carries_what_its_own_tests_need(distributions: Path) -> None:
    with tarfile.open(next(distributions.glob("articlelint-*.tar.gz"))) as archive:
        folders = {name.split("/")[1] for name in archive.getnames()}
    assert {
        "articlelint",
        "docs",
        "schemas",
        "scripts",
        "seeds",
        "tests",
        "LICENSE",
        "Makefile",
        "README.md",
    } <= folders


def test_the_installed_wheel_lints_with_the_schema_it_carries(command: Path, tmp_path: Path) -> None:
    (tmp_path / "faulty.md").write_text(FAULTY, "utf-8")
    result = run(command, "check", "--output-format", "concise", folder=tmp_path)
    assert result.stdout.startswith("faulty.md:4:13: error[wrong-type]"), result.stdout + result.stderr
    assert result.returncode == 1


def test_the_installed_wheel_finds_nothing_in_the_sample_articles(command: Path, tmp_path: Path) -> None:
    result = run(command, "check", ROOT / "seeds", folder=tmp_path)
    assert result.stderr == "checked 4 articles: no findings\n"
    assert result.stdout == ""
    assert result.returncode == 0
