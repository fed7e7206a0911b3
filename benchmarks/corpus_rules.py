"""Measures what the rules across files cost: time and memory with them and without, in turns; see README.md."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from stories import TODAY

_STORIES = Path(__file__).parent / "stories.py"
_CHECK = (sys.executable, "-m", "articlelint", "check", "--no-cache", "--today", TODAY, "--jobs", "1")
_WAYS = {
    "without the rules across files": ("--ignore", "corpus"),
    "with them, but near-duplicate-body": ("--ignore", "near-duplicate-body"),
    "with all of them": (),
}


def measured(folder: Path, arguments: tuple[str, ...]) -> tuple[float, float]:
    """The time of a check in seconds, and the peak of its memory in MB."""
    start = perf_counter()
    process = subprocess.Popen(
        [*_CHECK, *arguments, "--output-format", "concise"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    unit = 1 if sys.platform == "darwin" else 1024
    return perf_counter() - start, usage.ru_maxrss * unit / 1e6


def main() -> None:
    """Measure, and print a line for each way to check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=5_000, help="each is two articles")
    parser.add_argument("--share", type=float, default=0.01, help="the share of stories that have each fault")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--ways", type=int, default=len(_WAYS), help="how many of the ways to check are measured")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        # In a process of its own: what a process is started from counts to the peak of its memory.
        subprocess.run(
            [sys.executable, _STORIES, folder, str(options.stories), str(options.share)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        count = sum(1 for _ in folder.rglob("*.md"))
        ways = dict(list(_WAYS.items())[: options.ways])
        figures: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
        for _ in range(options.runs):
            for way, arguments in ways.items():
                figures[way].append(measured(folder, arguments))
    least_time, least_memory = (median(one[part] for one in figures[next(iter(_WAYS))]) for part in (0, 1))
    print(f"{count:,} articles")
    for way, found in figures.items():
        seconds, memory = (median(one[part] for one in found) for part in (0, 1))
        more = (memory - least_memory) / count * 1e3
        print(f"{way:36}{seconds:8.2f} s  {seconds / least_time:5.2f}  {memory:7.1f} MB  {more:5.2f} KB an article")


if __name__ == "__main__":
    main()
