"""What benchmarks write down; how long things take is no matter for tests."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "benchmarks"


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(FOLDER)
    before = set(sys.modules)
    yield importlib.import_module("peers")
    for name in sys.modules.keys() - before:
        del sys.modules[name]


@pytest.mark.parametrize("name", ["stories.py", "corpus.py", "broken_articles.py", "peers.py", "stages.py"])
def test_who_asks_for_help_gets_it_and_no_folder_of_that_name(name: str, tmp_path: Path) -> None:
    command = [sys.executable, str(FOLDER / name), "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert 0 == done.returncode
    assert done.stdout.startswith(f"usage: {name}")
    assert [] == list(tmp_path.iterdir())


def test_table_and_chart_say_the_same_and_readme_has_room_for_them(
    peers: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = peers.Way("articlelint", ("a",))
    slow = peers.Way("yamllint & more", ("b",), sample=300)
    bare = peers.Way("python -c pass", ("c",), runs=15)
    figures = {
        "articlelint": peers.Spent(1.25, 2.0, 38.4),
        "yamllint & more": peers.Spent(4_321.0, 1.0, 20.0),
        "python -c pass": peers.Spent(0.0123, 0.01, 9.0),
    }
    made = peers.Corpora({}, 10_301, 10_301 * 5_800)
    copied = tmp_path / "README.md"
    copied.write_bytes((ROOT / "README.md").read_bytes())
    monkeypatch.setattr(peers, "README", copied)
    for _ in range(2):
        peers.write_readme(peers.readme(figures, [quick, slow, bare], made, 5))
    text = copied.read_text("utf-8")
    assert 1 == text.count("| articlelint | 1.25 | 1.00 | 38 |\n")
    assert 1 == text.count("| yamllint & more * | 4,321 | 3,457 | 20 |\n")
    assert 1 == text.count("| python -c pass | 0.012 | 0.0098 | 9 |\n")
    assert "What has a * read the front matter alone, of 300 files" in text
    whole = (ROOT / "README.md").read_text("utf-8")
    assert text.partition("<!-- peers:")[0] == whole.partition("<!-- peers:")[0]
    assert text.partition("<!-- peers: end")[2] == whole.partition("<!-- peers: end")[2]
    texts = [one.text for one in ET.fromstring(peers.plotted(figures, [quick, slow, bare], made)).iter()]  # noqa: S314 our own
    assert "1.25 s" in texts
    assert "yamllint & more" not in texts


def test_a_missed_target_is_told_and_a_linter_that_is_not_there_is_passed_over(peers: ModuleType) -> None:
    names = [*peers.MEASURED_FOR_MEMORY, peers.CHANGED, "rumdl, four rules"]
    figures = {name: peers.Spent(2.0, 2.0, 30.0) for name in names}
    figures["rumdl, four rules"] = peers.Spent(1.0, 1.0, 50.0)
    told = list(peers.against_targets(figures))
    assert "  2.00  articlelint / rumdl, four rules  (at most 1.2, to aim at: 0.85)  MISSED" in told
    assert "     0  ms more where one file has changed  (at most 10)" in told
    assert not [line for line in told if "mdsmith" in line]
    assert 1 == len([line for line in told if "MISSED" in line])
