"""Times articlelint beside other linters, in turns on the same files, and prints medians and ratios; see README.md.

Which of them are there is found on the PATH: rumdl and mdsmith, and with --slow yamllint and check-jsonschema.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from stories import TODAY

_STORIES = Path(__file__).parent / "stories.py"
_OURS = (sys.executable, "-m", "articlelint", "check", "--today", TODAY, "--output-format", "concise")
_RUMDL_RULES = "MD001,MD022,MD024,MD025"


class Way(NamedTuple):
    """A way to check a folder: what it is called, its command, and whether it has run once before it is timed."""

    name: str
    command: tuple[str, ...]
    is_warm: bool = False


def ways(*, slow: bool) -> list[Way]:
    """All ways that can be gone on this machine."""
    found = [
        Way("articlelint, 1 process", (*_OURS, "--no-cache", "--jobs", "1", ".")),
        Way("articlelint", (*_OURS, "--no-cache", ".")),
        Way("articlelint, nothing changed", (*_OURS, "."), is_warm=True),
        Way("articlelint, by content", (*_OURS, "--cache-strategy", "content", "."), is_warm=True),
    ]
    if rumdl := shutil.which("rumdl"):
        found += [
            Way("rumdl, four rules", (rumdl, "check", "--no-cache", "--enable", _RUMDL_RULES, ".")),
            Way("rumdl", (rumdl, "check", "--no-cache", ".")),
            Way("rumdl, nothing changed", (rumdl, "check", "."), is_warm=True),
        ]
    if mdsmith := shutil.which("mdsmith"):
        found.append(Way("mdsmith", (mdsmith, "check", ".")))
    if slow and (yamllint := shutil.which("yamllint")):
        found.append(Way("yamllint", (yamllint, "--no-warnings", "articlelint.toml", ".")))
    return found


def timed(way: Way, folder: Path) -> float:
    """How long it takes, in seconds, whatever it finds."""
    environment = {key: value for key, value in os.environ.items() if key not in {"CI", "PYTHONDONTWRITEBYTECODE"}}
    start = perf_counter()
    subprocess.run(way.command, cwd=folder, env=environment, capture_output=True, check=False)
    return perf_counter() - start


def main() -> None:
    """Measure, and print a line for each way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=5_000, help="each is two articles")
    parser.add_argument("--share", type=float, default=0.0002, help="the share of stories that have each fault")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--slow", action="store_true", help="also those that take minutes")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        make = [sys.executable, str(_STORIES), str(folder), str(options.stories), str(options.share)]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
        settings = folder / "articlelint.toml"
        # It is looked for only where it is asked for by name, and none of the others does it.
        settings.write_text(settings.read_text("utf-8").replace(', "near-duplicate-body"', ""), "utf-8")
        size = sum(path.stat().st_size for path in folder.rglob("*.md"))
        count = sum(1 for _ in folder.rglob("*.md"))
        them = ways(slow=options.slow)
        for way in them:
            if way.is_warm:
                timed(way, folder)
        figures: dict[str, list[float]] = {way.name: [] for way in them}
        for _ in range(options.runs):
            for way in them:
                figures[way.name].append(timed(way, folder))
    least = median(figures.get("mdsmith") or figures.get("rumdl") or figures["articlelint"])
    print(f"{count:,} articles of {size / count / 1000:.1f} KB, {os.cpu_count()} processors")
    for name, seconds in figures.items():
        print(f"{name:32}{median(seconds):8.2f} s  {median(seconds) / least:6.2f}")


if __name__ == "__main__":
    main()
