"""Times the check of articles that are as bad as can be, at growing sizes; see README.md beside this file."""

import argparse
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from worst_shapes import FRONT, SHAPES

CHECKOUT = Path(__file__).parent.parent
# The settings under which every rule looks.
SETTINGS = 'select = ["all"]\n' + (CHECKOUT / "schemas" / "article.toml").read_text("utf-8")
# Each size is twice the one before.
DOUBLINGS = 2
# In seconds: what takes longer is not waited for.
PATIENCE = 60


def seconds_of(path: Path, options: list[str]) -> float:
    """The processor's time that a check of one article takes, in seconds; endless where nobody waits for its end."""
    command = ["-m", "articlelint", "check", "--no-cache", "--jobs", "1", "--today", "2026-03-01", *options, path.name]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    before = os.times()
    try:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=path.parent,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return float("inf")
    if b"checked 1 article" not in done.stderr:
        sys.exit(f"{path.name} failed:\n{done.stderr.decode()}")
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Measure each shape, and print its size, its time above that of a start, and by what the time grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", default=[], metavar="SHAPE", help="measure only this one")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write the articles there, and measure nothing")
    parser.add_argument("options", nargs="*", help="options for the check, behind `--`: --select text, say")
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = given.write or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "articlelint.toml").write_text(SETTINGS, "utf-8")
        path = folder / "article.md"
        path.write_text(f"{FRONT}Text.\n", "utf-8")
        start = min(seconds_of(path, given.options) for _ in range(5)) if not given.write else 0.0
        for shape, (made, count) in SHAPES.items():
            if given.only and shape not in given.only:
                continue
            if given.write:
                (folder / f"{shape.replace(' ', '-')}.md").write_text(made(count), "utf-8", newline="")
                continue
            times = []
            for doubling in range(DOUBLINGS + 1):
                text = made(count << doubling)
                path.write_text(text, "utf-8", newline="")
                times.append(max(seconds_of(path, given.options) - start, 0.001))
            growths = " ".join(f"{later / sooner:5.1f}" for sooner, later in pairwise(times))
            size = len(made(count).encode()) / 1_000_000
            print(f"{shape:34}{count:9,} {size:6.2f} MB {times[0]:7.2f} s   {growths}", flush=True)


if __name__ == "__main__":
    main()
