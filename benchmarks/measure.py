"""Times starts and checks against a bare interpreter start; see README.md beside this file."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from corpus import COUNT, generate

CHECKOUT = Path(__file__).parent.parent


class Measurement(NamedTuple):
    """A command to time, how often, and the goal that is set for it."""

    name: str
    arguments: tuple[str, ...]
    runs: int
    goal: str = ""


def best_of(runs: int, arguments: tuple[str, ...]) -> float:
    """The shortest time, in seconds, that Python takes with these arguments; raises where it fails."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    times = []
    for _ in range(runs):
        start = perf_counter()
        done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, check=False)
        times.append(perf_counter() - start)
        if done.returncode:
            sys.exit(f"{' '.join(arguments)} failed:\n{(done.stdout + done.stderr).decode()}")
    return min(times)


def measurements(folder: Path) -> list[Measurement]:
    """What is timed, the bare start first: all else is told as a multiple of it."""
    check = ("-m", "articlelint", "check")
    return [
        Measurement("bare interpreter start", ("-c", "pass"), 20),
        Measurement("start of the command alone", ("-m", "articlelint", "--version"), 20, "goal:  3.5"),
        Measurement("check of one article", (*check, str(folder / "00000.txt")), 20, "goal:  6, at most 150 ms"),
        Measurement(f"check of {COUNT:,} articles", (*check, str(folder)), 5, "goal: at most 1,000 ms"),
    ]


def main() -> None:
    """Measure, print, and write the figures down where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    options = parser.parse_args()
    figures: dict[str, dict[str, float]] = {}
    bare = 0.0
    with TemporaryDirectory() as name:
        generate(Path(name))
        for one in measurements(Path(name)):
            seconds = best_of(one.runs, one.arguments)
            bare = bare or seconds
            figures[one.name] = {"milliseconds": round(seconds * 1000, 1), "ratio": round(seconds / bare, 1)}
            print(f"{one.name:36}{seconds * 1000:9,.0f} ms {seconds / bare:7.1f}   {one.goal}".rstrip())
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
