"""The ways to check articles that `peers.py` measures: articlelint's, and those of the other linters on the PATH."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

_SCHEMA = Path(__file__).parent.parent / "schemas" / "article.schema.json"
_OURS = (sys.executable, "-m", "articlelint")
# The day before the one that the stories are written for: then the days of grace of some end, and what may be found
# otherwise on the same day is not remembered as a whole.
_DAY = "2026-03-01"
_CHECK = (*_OURS, "check", "--today", _DAY, "--output-format", "concise")
_RUMDL_RULES = "MD001,MD022,MD024,MD025"
# The rules of style that these articles break are off: to report 150,000 findings takes longer than all else.
_MDSMITH = (
    "rules:\n  line-length: false\n  heading-increment: false\n  first-line-heading: false\n"
    "  paragraph-readability: false\n"
)
_MDSMITH_IDS = "  unique-frontmatter:\n    field: title\n    include: ['20*/**/*.md', 'wire/*.md']\n"
# Of so many runs of something so short the median means something.
_SHORT = 15


class Way(NamedTuple):
    """A way to check: what it is called, its command, and the corpus that it checks.

    `before` is done each time, and not timed; one that `is_warm` has run once before. What takes minutes checks only so
    many files (`sample`), and is scaled to all. `runs` are those of a round.
    """

    name: str
    command: tuple[str, ...]
    corpus: str = "clean"
    before: Callable[[Path], object] | None = None
    is_warm: bool = False
    sample: int = 0
    runs: int = 1


class Target(NamedTuple):
    """How many times as long one way may take as another: at most, and what to aim at."""

    way: str
    other: str
    most: float
    aim: float | None = None


TARGETS = (
    Target("articlelint", "mdsmith", 0.75, 0.5),
    Target("articlelint", "mdsmith, unique titles", 0.4, 0.27),
    Target("articlelint", "rumdl, four rules", 1.2, 0.85),
    Target("articlelint, 1 process", "mdsmith", 1.1),
    Target("articlelint, 10 % dirty", "articlelint", 1.3),
    Target("articlelint, nothing changed", "rumdl, nothing changed", 0.35),
    Target("articlelint, by content", "rumdl, nothing changed", 0.6),
    Target("articlelint, one file", "python -c pass", 6),
    Target("articlelint --version", "python -c pass", 3.5),
)
# How much longer a run may take where one file has changed, in seconds.
CHANGED, UNCHANGED, MOST_FOR_ONE = "articlelint, one file changed", "articlelint, nothing changed", 0.01
# In MiB, of the largest process.
MOST_MEMORY = 40
MEASURED_FOR_MEMORY = ("articlelint, 1 process", "articlelint", UNCHANGED)


def ways(slow: int) -> Iterator[Way]:
    """All ways that can be gone on this machine; the slow ones check so many files, and are left out with 0."""
    yield Way("python -c pass", (sys.executable, "-c", "pass"), runs=_SHORT)
    yield Way("articlelint --version", (*_OURS, "--version"), runs=_SHORT)
    yield Way("articlelint, one file", (*_CHECK, "article.md"), "one", runs=_SHORT)
    yield Way("articlelint, 1 process", (*_CHECK, "--no-cache", "--jobs", "1", "."))
    yield Way("articlelint", (*_CHECK, "--no-cache", "--jobs", "2", "."))
    yield Way("articlelint, 10 % dirty", (*_CHECK, "--no-cache", "--jobs", "2", "."), "dirty")
    yield Way(UNCHANGED, (*_CHECK, "."), is_warm=True)
    yield Way(CHANGED, (*_CHECK, "."), before=_touch_one, is_warm=True)
    yield Way("articlelint, by content", (*_CHECK, "--cache-strategy", "content", "."), is_warm=True)
    if mdsmith := shutil.which("mdsmith"):
        yield Way("mdsmith", (mdsmith, "check", "--config", "mdsmith.yml", "."))
        yield Way("mdsmith, unique titles", (mdsmith, "check", "--config", "unique.yml", "."))
    if rumdl := shutil.which("rumdl"):
        yield Way("rumdl", (rumdl, "check", "--no-cache", "."))
        yield Way("rumdl, four rules", (rumdl, "check", "--no-cache", "--enable", _RUMDL_RULES, "."))
        yield Way("rumdl, nothing changed", (rumdl, "check", "."), is_warm=True)
    if slow and (yamllint := shutil.which("yamllint")):
        yield Way("yamllint", (yamllint, "--no-warnings", "."), "front", sample=slow)
    if slow and (check_jsonschema := shutil.which("check-jsonschema")):
        yield Way("check-jsonschema", (check_jsonschema, "--schemafile", str(_SCHEMA)), "front", sample=slow)


def prepare(folder: Path) -> None:
    """Write what the ways need beside the articles of a corpus."""
    # What rumdl and mdsmith keep is theirs, and settings that are not named shall not count for anybody else.
    (folder / "mdsmith.yml").write_text(_MDSMITH, "utf-8")
    (folder / "unique.yml").write_text(_MDSMITH + _MDSMITH_IDS, "utf-8")


def _touch_one(folder: Path) -> None:
    """Change one article, and nothing that anybody finds fault with: the number of blank lines at its end."""
    path = min(folder.glob("20*/**/*.md"))
    text = path.read_text("utf-8")
    path.write_text(text.removesuffix("\n") if text.endswith("\n\n") else f"{text}\n", "utf-8", newline="\n")
