"""Measures what the rules across files cost: time and memory with them and without, in turns; see README.md."""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from measuring import Spent, spent
from stories import TODAY

_STORIES = Path(__file__).parent / "stories.py"
_CHECK = (sys.executable, "-m", "articlelint", "check", "--no-cache", "--today", TODAY, "--jobs", "1")
_WAYS = {
    "without the rules across files": ("--ignore", "corpus"),
    "with them, but near-duplicate-body": ("--ignore", "near-duplicate-body"),
    "with all of them": (),
}


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
        figures: dict[str, list[Spent]] = {way: [] for way in ways}
        for _ in range(options.runs):
            for way, arguments in ways.items():
                figures[way].append(spent((*_CHECK, *arguments, "--output-format", "concise"), folder))
    least = _medians(figures[next(iter(_WAYS))])
    print(f"{count:,} articles")
    for way, found in figures.items():
        seconds, _, memory = _medians(found)
        more = (memory - least.memory) / count * 1024
        print(
            f"{way:36}{seconds:8.2f} s  {seconds / least.seconds:5.2f}  {memory:7.1f} MiB  {more:5.2f} KiB an article"
        )


def _medians(runs: Sequence[Spent]) -> Spent:
    return Spent(*map(median, zip(*runs, strict=True)))


if __name__ == "__main__":
    main()
