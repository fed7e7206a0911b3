"""Times articlelint beside other linters, in turns on the same files: medians, ratios, and targets; see README.md.

Which of them are there is found on the PATH: rumdl and mdsmith, and with --slow yamllint and check-jsonschema. Those
two read the front matter alone, in files of its own, and only some of it: the time for all is reckoned.
"""

import argparse
import os
import platform
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bars import bars
from measuring import Spent, make_site, spent
from peer_ways import (
    CHANGED,
    MEASURED_FOR_MEMORY,
    MOST_FOR_ONE,
    MOST_MEMORY,
    TARGETS,
    UNCHANGED,
    Way,
    prepare,
    ways,
)

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PLOT = ROOT / "docs" / "_static" / "peers.svg"
_BEGIN, _END = "<!-- peers: written by `make benchmark-peers` -->\n", "<!-- peers: end -->\n"
# Of 19 faults, each in this share of the stories, which are two articles each: a tenth of the articles has one.
_DIRTY = 0.0105
_OURS = "articlelint"


class Corpora(NamedTuple):
    """The folders that are checked, by name, and the number of the articles and their size in bytes."""

    folders: Mapping[str, Path]
    articles: int
    size: int


def corpora(folder: Path, stories: int) -> Corpora:
    """Write what is checked: a clean site, one with faults, the front matter of the clean one, and a single article."""
    folders = {name: folder / name for name in ("clean", "dirty", "front", "one")}
    for name, share in (("clean", 0.0), ("dirty", _DIRTY)):
        made = folders[name]
        make_site(made, stories, share)
        prepare(made)
    articles = sorted(folders["clean"].glob("20*/**/*.md"))
    folders["front"].mkdir()
    for number, path in enumerate(articles):
        front = path.read_text("utf-8").split("\n---\n", 1)[0]
        (folders["front"] / f"{number:06}.yaml").write_text(f"{front}\n", "utf-8", newline="\n")
    folders["one"].mkdir()
    (folders["one"] / "article.md").write_bytes(articles[0].read_bytes())
    sizes = [path.stat().st_size for path in folders["clean"].rglob("*.md")]
    return Corpora(folders, len(sizes), sum(sizes))


def measured(way: Way, made: Corpora) -> list[Spent]:
    """What a way took in each of the runs of a round; of one with a sample, what it would take for all files."""
    folder = made.folders[way.corpus]
    found = []
    for _ in range(way.runs):
        if way.before:
            way.before(folder)
        if not way.sample:
            found.append(spent(way.command, folder))
            continue
        files = sorted(path.name for path in folder.glob("*.yaml"))[: way.sample]
        command = tuple(one for one in way.command if one != ".")
        one, some = spent((*command, files[0]), folder), spent((*command, *files), folder)
        # What a start costs is paid once, however many files there are.
        scale = (made.articles - 1) / (len(files) - 1)
        found.append(
            Spent(
                one.seconds + (some.seconds - one.seconds) * scale,
                one.processor + (some.processor - one.processor) * scale,
                some.memory,
            )
        )
    return found


def medians(them: Sequence[Way], made: Corpora, rounds: int) -> dict[str, Spent]:
    """What each way took, by its name: the medians of all its runs, made in turns."""
    for way in them:
        if way.is_warm:
            spent(way.command, made.folders[way.corpus])
    figures: dict[str, list[Spent]] = {way.name: [] for way in them}
    for _ in range(rounds):
        for way in them:
            figures[way.name] += measured(way, made)
    return {name: Spent(*map(median, zip(*runs, strict=True))) for name, runs in figures.items()}


def against_targets(figures: Mapping[str, Spent]) -> Iterator[str]:
    """Each ratio that has a target, beside it; those of linters that are not there are left out."""
    for target in TARGETS:
        if {target.way, target.other} <= figures.keys():
            ratio = figures[target.way].seconds / figures[target.other].seconds
            aim = f", to aim at: {target.aim}" if target.aim else ""
            missed = "" if ratio <= target.most else "  MISSED"
            yield f"{ratio:6.2f}  {target.way} / {target.other}  (at most {target.most}{aim}){missed}"
    more = figures[CHANGED].seconds - figures[UNCHANGED].seconds
    missed = "" if more <= MOST_FOR_ONE else "  MISSED"
    yield f"{more * 1000:6.0f}  ms more where one file has changed  (at most {MOST_FOR_ONE * 1000:.0f}){missed}"
    for name in MEASURED_FOR_MEMORY:
        memory = figures[name].memory
        missed = "" if memory <= MOST_MEMORY else "  MISSED"
        yield f"{memory:6.1f}  MiB, the largest process of: {name}  (at most {MOST_MEMORY}){missed}"


def machine() -> str:
    """What was measured on, and when."""
    model = platform.processor() or platform.machine()
    if (known := Path("/proc/cpuinfo")).exists() and (found := re.search(r"model name\s*: (.+)", known.read_text())):
        model = found[1]
    today = date.today()  # noqa: DTZ011, TID251 a measurement says when it was made
    return f"{os.cpu_count()} processors ({model}), {platform.system()}, Python {platform.python_version()}, {today}"


def readme(figures: Mapping[str, Spent], them: Sequence[Way], made: Corpora, rounds: int) -> str:
    """The part of README.md that shows the figures."""
    least = figures["mdsmith" if "mdsmith" in figures else _OURS].seconds
    reckoned = sorted({way.sample for way in them if way.sample})
    note = f" What has a * read the front matter alone, of {reckoned[0]:,} files, and is reckoned." if reckoned else ""
    rows = [
        f"| {way.name}{' *' if way.sample else ''} | {_figure(figures[way.name].seconds)} |"
        f" {_figure(figures[way.name].seconds / least)} | {figures[way.name].memory:,.0f} |"
        for way in them
    ]
    return "\n".join(
        [
            f"{_about(made)}, with all rules and all that is asked across files, beside linters that check less:",
            f"medians of {rounds} runs in turns (`make benchmark-peers`), on {machine()}.{note}",
            "",
            f"![The same figures as bars]({PLOT.relative_to(ROOT)})",
            "",
            "| | seconds | × | MiB |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


def _figure(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.2g}" if number < 0.1 else f"{number:.2f}"  # noqa: PLR2004 three figures say enough


def _about(made: Corpora) -> str:
    return f"{made.articles:,} articles of {made.size / made.articles / 1000:.1f} KB"


def write_readme(part: str) -> None:
    """Put the figures into README.md; raises `ValueError` where it has no place for them."""
    text = README.read_text("utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not end:
        raise ValueError(f"README.md has no `{_BEGIN.strip()}` and `{_END.strip()}`")
    README.write_text(f"{before}{_BEGIN}\n{part}\n{_END}{after}", "utf-8")


def plotted(figures: Mapping[str, Spent], them: Sequence[Way], made: Corpora) -> str:
    """The chart of all but what takes no time or minutes: beside those nobody could compare the others."""
    shown = [way.name for way in them if way.runs == 1 and not way.sample]
    return bars(
        f"{_about(made)}: seconds, less is better",
        f"Medians of runs in turns on {machine()}",
        {name: figures[name].seconds for name in shown},
        _OURS,
    )


def main() -> None:
    """Measure, print a line for each way and each target, and write what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=5_000, help="each is two articles")
    parser.add_argument("--runs", type=int, default=5, help="rounds, in each of which each way is gone once")
    parser.add_argument("--slow", type=int, nargs="?", const=300, default=0, metavar="FILES", help="also the slow ones")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw a chart, as SVG")
    parser.add_argument("--readme", action="store_true", help=f"write table and chart into README.md and {PLOT.name}")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        made = corpora(Path(name), options.stories)
        them = list(ways(options.slow))
        figures = medians(them, made, options.runs)
    print(f"{_about(made)}; {machine()}")
    print(f"{'':32}{'seconds':>9}{'processor':>11}{'MiB':>7}")
    for way in them:
        seconds, processor, memory = figures[way.name]
        reckoned = f"  reckoned from {way.sample:,} files" if way.sample else ""
        print(f"{way.name:32}{seconds:9.3f}{processor:11.3f}{memory:7.1f}{reckoned}")
    print(*against_targets(figures), sep="\n")
    for file in {options.plot, PLOT if options.readme else None} - {None}:
        file.write_text(plotted(figures, them, made), "utf-8")
    if options.readme:
        write_readme(readme(figures, them, made, options.runs))


if __name__ == "__main__":
    main()
