"""Lints articles without end in one process: what it holds on to must not grow.

    python benchmarks/soak.py [--articles N] [--seed N]

Each article is another one: a sample, or an example of a rule, with numbers, words and lines changed by chance. Prints
the memory, the open files and the threads ten times, and exits with 1 where the memory at the end is more than halfway
by over a hundredth, or there are other files or threads. In the first half what is remembered of names fills up, each
to its bound.
"""

import argparse
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from time import monotonic
from typing import NamedTuple

from articlelint import Linter
from articlelint.registry import shipped_rules
from articlelint.testing import unmarked

ARTICLES, SEED = 1_000_000, 1
# What memory may grow by, for the tables of an interpreter that has seen more.
_TOLERANCE = 1.01
_SETTINGS = {
    "select": ["all"],
    "collections": [
        {
            "name": "articles",
            "files": ["**"],
            "schema": "article",
            "dates": [["publishedAt", "ai.expandedAt"]],
            "titles": {},
            "unique": [["externalId", "lang"]],
            "tags": {"case": "upper", "banned": ["AD"]},
            "translations": {"story": ["externalId"], "original-language": "en", "languages": ["en", "uk"]},
        }
    ],
}


class State(NamedTuple):
    """What a process holds: MiB of memory, open files, threads."""

    memory: float
    files: int
    threads: int


def main(arguments: Sequence[str]) -> int:
    """1 where memory has grown, or files and threads have, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"how many (default: {ARTICLES:,})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"which (default: {SEED})")
    wishes = parser.parse_args(arguments)
    linter, texts = Linter(settings=_SETTINGS), articles(wishes.seed)
    states, found, start = [], 0, monotonic()
    for tenth in range(1, 11):
        for _ in range(wishes.articles // 10):
            path, text = next(texts)
            found += len(linter.lint(text, path))
        states.append(_state())
        done, state = wishes.articles // 10 * tenth, states[-1]
        print(
            f"{done:>9,} articles  {found:>10,} findings  {monotonic() - start:>6.0f} s  "
            f"{state.memory:6.1f} MiB  {state.files} files  {state.threads} threads",
            flush=True,
        )
    halfway, late = states[4], states[-1]
    return 1 if late.memory > halfway.memory * _TOLERANCE or late[1:] != halfway[1:] else 0


def articles(seed: int) -> Iterator[tuple[str, str]]:
    """Articles with their paths, without end."""
    random = Random(seed)  # noqa: S311 nothing is kept secret
    samples = [path.read_text("utf-8") for path in sorted(Path("seeds").rglob("*")) if path.is_file()]
    examples = [unmarked(example.text)[0] for rule in shipped_rules() for example in rule.examples]
    while True:
        text = random.choice(random.choice([samples, samples, examples]))
        lines = text.split("\n")
        for _ in range(random.randrange(6)):
            random.choice(_CHANGES)(lines, random.randrange(len(lines)), random)
        folder = f"{random.randrange(2000, 2030)}/{random.randrange(1, 13):02}"
        yield f"{folder}/{random.getrandbits(32):x}.md", "\n".join(lines)


def _other_digits(lines: list[str], place: int, random: Random) -> None:
    lines[place] = "".join(str(random.randrange(10)) if sign.isdigit() else sign for sign in lines[place])


def _another_word(lines: list[str], place: int, random: Random) -> None:
    words = lines[place].split(" ")
    words[random.randrange(len(words))] = f"{random.getrandbits(64):x}"
    lines[place] = " ".join(words)


def _a_line_again(lines: list[str], place: int, random: Random) -> None:
    lines.insert(place, random.choice(lines))


def _a_line_torn(lines: list[str], place: int, random: Random) -> None:
    lines[place] = lines[place][: random.randrange(len(lines[place]) + 1)]


_CHANGES = (_other_digits, _another_word, _a_line_again, _a_line_torn)


def _state() -> State:
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return State(
        pages * os.sysconf("SC_PAGESIZE") / 2**20, len([*Path("/proc/self/fd").iterdir()]), threading.active_count()
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
