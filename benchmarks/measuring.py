"""What several benchmarks need: a site that they check, and how much time and memory a command takes."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

_STORIES = Path(__file__).parent / "stories.py"
# In seconds: what was written just now is compared by its text, and whoever checks a site has not just written it.
_AGE = 3_600


def make_site(folder: Path, stories: int, share: float) -> None:
    """Write a site as `stories.py` does, in a process of its own, without what is looked for only if it is named."""
    command = [sys.executable, str(_STORIES), str(folder), str(stories), str(share)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    settings = folder / "articlelint.toml"
    # Near-duplicate bodies take longer than all else, and no other linter looks for them.
    settings.write_text(settings.read_text("utf-8").replace(', "near-duplicate-body"', ""), "utf-8")
    for path in folder.rglob("*.*"):
        state = path.stat()
        os.utime(path, (state.st_atime - _AGE, state.st_mtime - _AGE))


class Spent(NamedTuple):
    """What a command took: seconds on the clock and of all its processors, and the MiB of its largest process."""

    seconds: float
    processor: float
    memory: float


def spent(command: Sequence[str], folder: Path) -> Spent:
    """What a command takes in a folder, whatever it finds; raises `RuntimeError` where it could not be run as asked.

    The processes that it starts count, and so does the peak of whoever measures: what a process is started from counts
    to its own on Linux. So large things are to be made elsewhere.
    """
    # On a runner of continuous integration the cache would go by content; and a start compiles nothing twice.
    environment = {key: value for key, value in os.environ.items() if key not in {"CI", "PYTHONDONTWRITEBYTECODE"}}
    start = perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    # 1 is what linters end with that have found something; 2 is ours where a check could not be made.
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{' '.join(command[:8])} ended with status {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Spent(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 2**20)
