"""Runs the commands that README.md and the pages in docs/ show and writes what they print below them.

A block of kind `console` holds commands, each after `$ `, and what they print. They run in a folder with the files that
the page shows whole, each named in a comment above its block: `<!-- file: articles/ferry.md -->`.
With `--check` nothing is written, and the status is 1 where a command prints something else.
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/comparison.md", "docs/fixing.md", "docs/formats.md", "docs/suppressions.md")

_BLOCK = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)


class Block(NamedTuple):
    """A fenced block of a page; `file` is the file that it shows whole."""

    kind: str
    text: str
    file: str | None


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page."""
    return [Block(found["kind"], found["text"], found["file"]) for found in _BLOCK.finditer(page)]


def commands(block: Block) -> Iterator[str]:
    """The command lines of a block of kind `console` or `sh`."""
    for line in block.text.splitlines():
        if block.kind == "sh" or (block.kind == "console" and line.startswith("$ ")):
            yield line.removeprefix("$ ")


def printed(command: str, folder: Path) -> str:
    """What a command prints in a folder.

    Raises `FileNotFoundError` where this environment has no such command, `RuntimeError` where the command breaks down.
    """
    program, *arguments = shlex.split(command)
    found = shutil.which(program, path=str(Path(sys.executable).parent))
    if found is None:
        raise FileNotFoundError(f"{program} is not installed beside this Python: make check")
    done = subprocess.run(  # noqa: S603 the commands are ours
        [found, *arguments],
        cwd=folder,
        # In a runner of GitHub Actions the default is another.
        env={**os.environ, "GITHUB_ACTIONS": "", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.stdout.startswith("Traceback "):
        raise RuntimeError(f"{command}: {done.stdout}")
    return done.stdout


def rendered(page: str) -> str:
    """The page with what its commands print now, each after the files that the page has shown by then."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def followed(found: re.Match[str]) -> str:
            block = Block(found["kind"], found["text"], found["file"])
            if block.file:
                (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
                (folder / block.file).write_text(block.text, "utf-8", newline="\n")
            if block.kind != "console":
                return found[0]
            session = "".join(f"$ {command}\n{printed(command, folder)}" for command in commands(block))
            return f"```console\n{session}```"

        return _BLOCK.sub(followed, page)


def main(arguments: list[str]) -> int:
    """Write or check the pages; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; say which page is out of date")
    options = parser.parse_args(arguments)
    stale = 0
    for name in PAGES:
        page = (ROOT / name).read_text("utf-8")
        wanted = rendered(page)
        if wanted == page:
            continue
        if options.check:
            print(f"{name} shows what its commands no longer print: run `make generate`", file=sys.stderr)
            stale = 1
        else:
            (ROOT / name).write_text(wanted, "utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
