"""Writes a site of stories, each in English and Ukrainian, with planted faults that only several files together show.

    python benchmarks/stories.py FOLDER [STORIES] [SHARE] [SEED]

The same seed gives the same site. `write` tells what was planted: which rule finds it, in which file, and where; the
table `FAULTS` in `story_faults.py` says what is planted, and `story_traps.py` what seems to be a fault and is none. A
fault of each kind has a suppression, and is not told. With a share of 0 nothing is planted, and nothing is to be found.
`tests/test_stories.py` holds the rules to it, and `corpus_rules.py` measures them.
"""

import argparse
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from story_articles import MOST_STORIES, TODAY, Story, moment_of, slug_of, title_of
from story_faults import FAULTS, Fault
from story_traps import TRAPS
from story_words import TAGS

__all__ = ["TODAY", "Planted", "write"]

STORIES, SHARE, SEED = 150, 0.01, 1
COMMON = 10
# Of shorter tags one letter less may make another tag.
_LETTERS_OF_A_SLIP = 9
_LONG = [tag for tag in TAGS if len(tag) >= _LETTERS_OF_A_SLIP]
_PATH = "{publishedAt:%Y}/{publishedAt:%m}/**/{title:slug}.{lang}.md"
_WAITED_FOR = 'languages = ["en", "uk"]\nwhen = { draft = false }\nsince = "publishedAt"\ngrace-days = 2\n'
_REASON = "it is known"


class Planted(NamedTuple):
    """A fault: the path of its file, the rule that finds it, and the words at which it does, with their place.

    Lines and columns are 1-based, and a column is one code point wide.
    """

    path: str
    rule: str
    line: int
    column: int
    words: str


def write(folder: Path, stories: int = STORIES, share: float = SHARE, seed: int = SEED) -> list[Planted]:
    """Write the site, of 120 stories or more, with its settings, and tell what was planted in it."""
    chance = Random(seed)  # noqa: S311 no secret
    count = max(1, round(stories * share)) if share else 0
    # The first and the last stories stay as they are: links lead to some, and photos are those of others.
    old = stories // 10
    kinds = (*FAULTS * count, *(FAULTS if count else ()), *TRAPS * max(1, count))
    numbers = chance.sample(range(old + MOST_STORIES * MOST_STORIES, stories - 1), len(kinds))
    site = [Story(number, chance, lambda at: _link(at, old)) for number in range(stories)]
    planted: list[Planted] = []
    texts: dict[str, str] = {}
    for place, (number, kind) in enumerate(zip(numbers, kinds, strict=True)):
        story = site[number]
        if not isinstance(kind, Fault):
            # No two of a kind have the same older story: two with its title would have the same one.
            kind(story, site[place // len(TRAPS) % old])
            continue
        found = list(kind.plant(story, site[number % old]))
        texts |= {article.path: article.text for article in story.articles.values()}
        for path, words in found:
            if place < len(FAULTS) * count:
                planted.append(_planted(path, kind, texts[path], words))
            else:
                texts[path] = _suppressed(kind, texts[path], words)
    for story in site:
        for article in story.articles.values():
            _write(folder / article.path, texts.get(article.path) or article.text)
    planted += _wire(folder, count)
    _write(folder / "articlelint.toml", _settings())
    return sorted(planted)


def _link(number: int, old: int) -> str:
    """Where a story links to, without its language: one of the first, in which nothing is planted."""
    other = number * 7 % old
    return f"../../{moment_of(other):%Y/%m}/{slug_of(title_of(other, 0))}"


def _offset(before: str, text: str, words: str) -> int:
    """Where the words stand in a text: at one place, or nobody knew which was meant."""
    if text.count(before + words) != 1:
        raise LookupError(before + words)
    return text.index(before + words) + len(before)


def _planted(path: str, fault: Fault, text: str, words: str) -> Planted:
    above = text[: _offset(fault.before, text, words)].split("\n")
    return Planted(path, fault.rule, len(above), len(above[-1]) + 1, words)


def _suppressed(fault: Fault, text: str, words: str) -> str:
    """The text with a suppression of a fault in it: behind a value, or above a block."""
    start = _offset(fault.before, text, words)
    if start < text.index("\n---\n"):
        end = text.index("\n", start)
        return f"{text[:end]} # articlelint: ignore[{fault.rule}] {_REASON}{text[end:]}"
    block = text.rindex("\n\n", 0, start) + 2 if "\n\n" in text[:start] else text.index("\n---\n") + 5
    return f"{text[:block]}<!-- articlelint: ignore[{fault.rule}] {_REASON} -->\n\n{text[block:]}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _wire(folder: Path, count: int) -> Iterator[Planted]:
    """A second collection, whose tags nobody lists: some articles have a slip, each another one."""
    for number in range(COMMON * len(_LONG)):
        _write(folder / f"wire/{number:06}.md", _report(f"Wire report {number}", _LONG[number % len(_LONG)]))
    fault = Fault("rare-tag", "  - ", lambda *_: iter(()))
    for number, slip in enumerate(islice(_slips(), count + bool(count))):
        path, text = f"wire/rare-{number:06}.md", _report(f"Rare report {number}", slip)
        _write(folder / path, text if number < count else _suppressed(fault, text, slip))
        if number < count:
            yield _planted(path, fault, text, slip)


def _slips() -> Iterator[str]:
    """Tags with a letter too few, or with two that changed places, of which no two are the same."""
    fewer = [tag[:place] + tag[place + 1 :] for place in range(1, _LETTERS_OF_A_SLIP - 1) for tag in _LONG]
    swapped = [
        tag[:place] + tag[place + 1] + tag[place] + tag[place + 2 :]
        for place in range(1, _LETTERS_OF_A_SLIP - 1)
        for tag in _LONG
    ]
    yield from dict.fromkeys(slip for slip in (*fewer, *swapped) if slip not in TAGS)


def _report(title: str, tag: str) -> str:
    return f"---\ntitle: {title}\ntags:\n  - {tag}\n---\nWhat came over the wire is told elsewhere.\n"


def _settings() -> str:
    """The settings of the site: those that come with articlelint, and all that is asked across files."""
    shipped = (Path(__file__).parent.parent / "schemas" / "article.toml").read_text("utf-8")
    tags = ", ".join(f'"{tag}"' for tag in TAGS)
    changes = {
        'files = ["**"]\n': f'files = ["20*/**"]\nlinks = {{}}\npath = "{_PATH}"\n',
        'updated = "updatedAt"\n': f'updated = "updatedAt"\n{_WAITED_FOR}',
        'field = "tags"\n': f'field = "tags"\nknown = [{tags}]\naliases = {{ BTC = "BITCOIN" }}\ncommon = {COMMON}\n',
        'width-parameter = "w"\n': f'width-parameter = "w"\nmost-stories = {MOST_STORIES}\n',
    }
    for before, after in changes.items():
        if shipped.count(before) != 1:
            raise LookupError(before)
        shipped = shipped.replace(before, after)
    wire = f'[[collections]]\nname = "wire"\nfiles = ["wire/**"]\n[collections.tags]\ncommon = {COMMON}\n'
    return f'select = ["all", "near-duplicate-body"]\n{shipped}\n{wire}'


def main() -> None:
    """Write a site, and print what was planted in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("stories", type=int, nargs="?", default=STORIES, help="each is two articles; 120 or more")
    parser.add_argument("share", type=float, nargs="?", default=SHARE, help="the share of stories that have each fault")
    parser.add_argument("seed", type=int, nargs="?", default=SEED)
    options = parser.parse_args()
    for fault in write(options.folder, options.stories, options.share, options.seed):
        print(*fault, sep="\t")


if __name__ == "__main__":
    main()
