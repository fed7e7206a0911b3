"""Writes a site of stories, each in English and Ukrainian, with planted faults that only several files together show.

    python benchmarks/stories.py FOLDER [STORIES] [SHARE] [SEED]

The same seed gives the same site. `write` tells what was planted: which rule finds it, in which file, at which words.
All else is as it should be, also what only seems to be wrong: numbers as each language writes them, the same instant in
another spelling, tags in another order, a translation that may still be waited for, and a fault with a suppression.
`tests/test_stories.py` holds the rules to it, and `corpus_rules.py` measures them.
"""

import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from story_words import ACTIONS, CITIES, COMPANIES, OBJECTS, SUBJECTS, TAGS, TIMES, VERBS

TODAY = "2026-03-02T00:00:00Z"
FIRST = datetime(2026, 1, 1, 6, tzinfo=UTC)
STORIES, SHARE, SEED = 150, 0.01, 1
LANGUAGES = ("en", "uk")
# Each photo is that of three stories, as many as may have it.
MOST_STORIES = 3
COMMON = 10
_HEADINGS = {
    "en": ("## Overview", "## What happened", "### Details", "## From author", "## Impact on the crypto market"),
    "uk": ("## Огляд", "## Що сталося", "### Подробиці", "## Від автора", "## Вплив на крипторинок"),
}
_ANCHORS = {"en": "from-author", "uk": "від-автора"}
_NUMBER = {
    "en": ("In {city}, {number} customers joined within {few} months.", "Fees fell to {percent}% of each payment."),
    "uk": ("У {city} за {few} місяців долучилися {number} клієнтів.", "Комісія знизилася до {percent} % від платежу."),
}
_REPORT = {"en": "More is told in [an earlier report]({}).", "uk": "Більше розповідає [попередня стаття]({})."}
_MILLION = {"en": "They moved {} million euros last year.", "uk": "Торік вони переказали {} млн євро."}
_PATH = "{publishedAt:%Y}/{publishedAt:%m}/**/{title:slug}.{lang}.md"
_WAITED_FOR = 'languages = ["en", "uk"]\nsince = "publishedAt"\ngrace-days = 2\n'
_HEAD = """\
---
title: {title}
description: '{description}'
publishedAt: '{published}'
updatedAt: '{updated}'
lang: {lang}
externalId: '{id}'
source:
  name: Harbour Ledger
  key: {source}
  type: RSS
category: {category}
tags:
{tags}
score: 0
coverImage:
  raw: 'https://images.unsplash.com/photo-{photo}?ixlib=rb-4.1.0'
  full: 'https://images.unsplash.com/photo-{photo}?fm=jpg&q=85'
  regular: 'https://images.unsplash.com/photo-{photo}?fm=jpg&w=1080'
  small: 'https://images.unsplash.com/photo-{photo}?fm=jpg&w=400'
  thumb: 'https://images.unsplash.com/photo-{photo}?fm=jpg&w=200'
ai:
{ai}
---
"""


class Planted(NamedTuple):
    """A fault: the path of its file, the rule that finds it, and the words at which it does."""

    path: str
    rule: str
    words: str


class Article:
    """An article in the making: its fields, the lines of its body, and where it stands."""

    def __init__(self, path: str, fields: dict[str, str], tags: list[str], lines: list[str]) -> None:
        self.path = path
        self.fields = fields
        self.tags = tags
        self.lines = lines

    @property
    def text(self) -> str:
        """The whole text."""
        tags = "\n".join(f"  - {tag}" for tag in self.tags)
        return _HEAD.format(**self.fields, category=self.tags[0], tags=tags) + "\n\n".join(self.lines) + "\n"

    def replace(self, before: str, after: str) -> None:
        """Put other words in the place of some in the body."""
        self.lines = [line.replace(before, after) for line in self.lines]


class Story:
    """A story in both languages; `number` tells it from all others, and the older it is the lower that is."""

    def __init__(self, number: int, chance: Random, target: Callable[[int], str]) -> None:
        self.number = number
        self.numbers = {"number": chance.randrange(1_001, 9_998) | 1, "percent": f"{chance.randrange(11, 98)}.{7}"}
        self.slug = _slug(_title(number, 0))
        moment = _moment(number)
        self.month = f"{moment:%Y/%m}"
        tags = chance.sample(TAGS, 5)
        bodies = _bodies(chance, self.numbers, target(number), _city(number))
        self.articles = {
            lang: Article(f"{self.month}/{self.slug}.{lang}.md", self._fields(lang, moment), list(tags), bodies[lang])
            for lang in LANGUAGES
        }
        if number % 3 == 1:
            self.articles["uk"].tags[1:] = reversed(tags[1:])
            self.articles["uk"].fields["published"] = f"{moment:%Y-%m-%dT%H:%M:%SZ}"

    @property
    def en(self) -> Article:
        """The original."""
        return self.articles["en"]

    @property
    def uk(self) -> Article:
        """The translation."""
        return self.articles["uk"]

    def _fields(self, lang: str, moment: datetime) -> dict[str, str]:
        title = _title(self.number, LANGUAGES.index(lang))
        identity = str(50_000_000 + self.number)
        return {
            "title": title,
            "description": f"{title}.",
            "published": _written(moment),
            "updated": _written(moment + timedelta(hours=1 + LANGUAGES.index(lang))),
            "lang": lang,
            "id": identity,
            "source": "ledger",
            "photo": f"15{self.number // MOST_STORIES:08}-5a555bb7020d",
            "ai": _rewritten(moment) if lang == "en" else f"  translatedFrom: '{identity}'\n  version: 1",
        }


def write(folder: Path, stories: int = STORIES, share: float = SHARE, seed: int = SEED) -> list[Planted]:
    """Write the site, with its settings, and tell what was planted in it."""
    chance = Random(seed)  # noqa: S311 no secret
    count = max(1, round(stories * share))
    # The first and the last stories stay as they are: links lead to some, and photos are those of others.
    numbers = chance.sample(range(stories // 10 + MOST_STORIES, stories - 1), count * len(_FAULTS))
    planned = {number: fault for fault, number in zip(_FAULTS * count, numbers, strict=True)}
    site = [Story(number, chance, lambda at: _link(at, stories)) for number in range(stories)]
    planted = [one for number, fault in sorted(planned.items()) for one in fault(site[number], site, chance)]
    # One that is waited for, and one whose fault is known.
    recent = Story(stories, chance, lambda at: _link(at, stories))
    moment = datetime.fromisoformat(TODAY) - timedelta(hours=20)
    recent.en.fields |= {"published": _written(moment), "updated": _written(moment), "ai": _rewritten(moment)}
    recent.en.path = f"{moment:%Y/%m}/{recent.slug}.en.md"
    del recent.articles["uk"]
    site[0].uk.fields["source"] = "other # articlelint: ignore[translation-drift] the feed was renamed"
    articles = [article for story in (*site, recent) for article in story.articles.values()]
    for article in articles:
        path = folder / article.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.text, "utf-8")
    planted += _wire(folder, count)
    (folder / "articlelint.toml").write_text(_settings(), "utf-8")
    return planted


def _moment(number: int) -> datetime:
    """When a story came in: a million of them before today."""
    return FIRST + timedelta(seconds=5 * number)


def _link(number: int, stories: int) -> str:
    """Where a story links to, without its language: one of the first tenth, in which nothing is planted."""
    other = number * 7 % max(1, stories // 10)
    moment = _moment(other)
    return f"../../{moment:%Y/%m}/{_slug(_title(other, 0))}"


def _city(number: int) -> tuple[str, str]:
    return CITIES[number // (len(COMPANIES) * len(ACTIONS)) % len(CITIES)]


def _title(number: int, language: int) -> str:
    company = COMPANIES[number % len(COMPANIES)]
    action = ACTIONS[number // len(COMPANIES) % len(ACTIONS)][language]
    round_ = number // (len(COMPANIES) * len(ACTIONS) * len(CITIES))
    again = f" {round_ + 1}" if round_ else ""
    return f"{company} {action} {('in', 'у')[language]} {_city(number)[language]}{again}"


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}.000Z"


def _rewritten(moment: datetime) -> str:
    return f"  rewritten: true\n  expandedAt: '{_written(moment + timedelta(hours=1))}'\n  version: 1"


def _bodies(chance: Random, numbers: dict[str, object], link: str, city: tuple[str, str]) -> dict[str, list[str]]:
    """The lines of a body in both languages: the same sentences, with numbers as each language writes them."""
    few, millions = chance.randrange(3, 12), chance.randrange(2, 9)
    sentences = [_sentence(chance) for _ in range(34)]
    bodies = {}
    for language, lang in enumerate(LANGUAGES):
        said = [pair[language] for pair in sentences]
        number, percent = f"{numbers['number']:,}", str(numbers["percent"])
        if lang == "uk":
            number, percent = number.replace(",", "\u00a0"), percent.replace(".", ",")
        told = [one.format(city=city[language], number=number, few=few, percent=percent) for one in _NUMBER[lang]]
        overview, happened, details, author, impact = _HEADINGS[lang]
        target = f"{link}.{lang}.md#{_ANCHORS[lang]}"
        bodies[lang] = [
            *(overview, " ".join(said[:3])),
            *(happened, " ".join((*said[3:8], told[0])), " ".join(said[8:13])),
            *(details, " ".join((*said[13:17], told[1])), " ".join((*said[17:21], _REPORT[lang].format(target)))),
            *(author, " ".join((*said[21:26], _MILLION[lang].format(millions))), " ".join(said[26:30])),
            *(impact, "\n".join(f"- {one}" for one in said[30:])),
        ]
    return bodies


def _sentence(chance: Random) -> tuple[str, str]:
    parts = [chance.choice(words) for words in (SUBJECTS, VERBS, OBJECTS, TIMES)]
    return " ".join(part[0] for part in parts) + ".", " ".join(part[1] for part in parts) + "."


def _duplicate_id(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site
    other = Story(story.number, chance, lambda _: "../01/x")
    # It is its own article in all but its id, and newer; its path comes after that of the original.
    moment = datetime.fromisoformat(TODAY) - timedelta(days=3, minutes=story.number)
    other.en.fields |= {
        "title": f"Zurich asks what {COMPANIES[story.number % len(COMPANIES)]} does with {story.number} keys",
        "published": _written(moment),
        "updated": _written(moment),
        "photo": f"17{story.number:08}-5a555bb7020d",
        "ai": _rewritten(moment),
    }
    other.en.path = f"{moment:%Y/%m}/{_slug(other.en.fields['title'])}.en.md"
    other.en.replace(" More is told in [an earlier report](../01/x.en.md#from-author).", "")
    story.articles["third"] = other.en
    yield Planted(other.en.path, "duplicate-id", f"'{story.en.fields['id']}'")


def _duplicate_title(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del chance
    # In a folder of its own, for it has the slug of the other one.
    first = site[story.number % (len(site) // 10)]
    title = f"{first.en.fields['title'].upper()}!"
    story.en.fields["title"] = title
    story.en.path = f"{story.month}/{story.number}/{first.slug}.en.md"
    story.en.replace("../../", "../../../")
    yield Planted(story.en.path, "duplicate-title", title)


def _near_duplicate(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del chance
    first = site[story.number % (len(site) // 10)]
    for lang, word in (("en", "indeed"), ("uk", "справді")):
        article = story.articles[lang]
        article.lines = [
            line if line.startswith("#") else re.sub(r"((?:\S+ ){29}\S+) ", rf"\1 {word} ", line)
            for line in first.articles[lang].lines
        ]
        yield Planted(article.path, "near-duplicate-body", article.lines[1])


def _missing_original(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    del story.articles["en"]
    yield Planted(story.uk.path, "missing-original", f"'{story.uk.fields['id']}'")


def _missing_translation(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    del story.articles["uk"]
    yield Planted(story.en.path, "missing-translation", "en")


def _drift(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    story.uk.fields["source"] = "herald"
    yield Planted(story.uk.path, "translation-drift", "herald")


def _no_heading(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    story.uk.lines.remove("### Подробиці")
    yield Planted(story.uk.path, "translation-outline", "## Що сталося")


def _other_level(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    story.uk.replace("### Подробиці", "## Подробиці")
    yield Planted(story.uk.path, "translation-outline", "## Подробиці")


def _no_item(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    story.uk.lines[-1] = story.uk.lines[-1].rpartition("\n")[0]
    yield Planted(story.uk.path, "translation-outline", story.uk.lines[-1])


def _no_link(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    story.uk.lines = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", line) for line in story.uk.lines]
    yield Planted(story.uk.path, "translation-outline", "### Подробиці")


def _other_number(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    told = f"{story.numbers['number']:,}".replace(",", "\u00a0")
    other = f"{told[:-1]}{(int(told[-1]) + 2) % 10}"
    story.uk.replace(told, other)
    yield Planted(story.uk.path, "translation-outline", other)


def _untranslated(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    headings = dict(zip(_HEADINGS["en"], _HEADINGS["uk"], strict=True))
    story.uk.lines = [headings.get(line, line) for line in story.en.lines]
    yield Planted(story.uk.path, "untranslated-body", "uk")


def _stale(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    later = datetime.fromisoformat(story.uk.fields["updated"]) + timedelta(hours=5)
    story.en.fields["updated"] = _written(later)
    yield Planted(story.uk.path, "stale-translation", f"'{story.uk.fields['updated']}'")


def _other_path(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    story.en.path = f"2025/12/{story.slug}.en.md"
    yield Planted(story.en.path, "path-mismatch", f"'{story.en.fields['published']}'")


def _reused_cover(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    # The photo of the first stories, each of which is older.
    photo = f"15{story.number % 3:08}-5a555bb7020d"
    for article in story.articles.values():
        article.fields["photo"] = photo
    yield Planted(story.en.path, "reused-cover", f"'https://images.unsplash.com/photo-{photo}?ixlib=rb-4.1.0'")


def _unknown_tag(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    known = story.en.tags[4]
    for article in story.articles.values():
        article.tags = ["ZEPPELINS" if tag == known else tag for tag in article.tags]
        yield Planted(article.path, "unknown-tag", "ZEPPELINS")


def _alias(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    known = story.en.tags[4]
    for article in story.articles.values():
        article.tags = ["BTC" if tag == known else tag for tag in article.tags]
        yield Planted(article.path, "unknown-tag", "BTC")


def _missing_file(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    story.en.lines = [re.sub(r"\]\([^)]*\)", "](gone.md)", line) for line in story.en.lines]
    yield Planted(story.en.path, "broken-internal-link", "gone.md")


def _missing_anchor(story: Story, site: list[Story], chance: Random) -> Iterator[Planted]:
    del site, chance
    story.uk.replace(f"#{_ANCHORS['uk']}", "#нема-такого")
    yield Planted(story.uk.path, "broken-internal-link", "#нема-такого")


_FAULTS = (
    _duplicate_id,
    _duplicate_title,
    _near_duplicate,
    _missing_original,
    _missing_translation,
    _drift,
    _no_heading,
    _other_level,
    _no_item,
    _no_link,
    _other_number,
    _untranslated,
    _stale,
    _other_path,
    _reused_cover,
    _unknown_tag,
    _alias,
    _missing_file,
    _missing_anchor,
)


def _wire(folder: Path, count: int) -> Iterator[Planted]:
    """A second collection, whose tags nobody lists: some of its articles have one that is almost a common one."""
    (folder / "wire").mkdir(parents=True, exist_ok=True)
    for number in range(COMMON * len(TAGS)):
        _write_wire(folder / f"wire/{number:06}.md", f"Wire report {number}", TAGS[number % len(TAGS)])
    long = [tag for tag in TAGS if len(tag) >= 9]  # noqa: PLR2004 so that each letter less is a slip, and no other tag
    slips = [(tag[:place] + tag[place + 1 :]) for place in range(1, 9) for tag in long]
    for number, rare in enumerate(list(dict.fromkeys(slips))[:count]):
        _write_wire(folder / f"wire/rare-{number:06}.md", f"Rare report {number}", rare)
        yield Planted(f"wire/rare-{number:06}.md", "rare-tag", rare)


def _write_wire(path: Path, title: str, tag: str) -> None:
    text = f"---\ntitle: {title}\ntags:\n  - {tag}\n---\nWhat came over the wire is told elsewhere.\n"
    path.write_text(text, "utf-8")


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


if __name__ == "__main__":
    if len(sys.argv) < 2:  # noqa: PLR2004 the folder
        sys.exit("usage: python benchmarks/stories.py FOLDER [STORIES] [SHARE] [SEED]")
    given = sys.argv[2:]
    kinds = (int, float, int)
    for fault in write(Path(sys.argv[1]), *(kind(one) for kind, one in zip(kinds, given, strict=False))):
        print("\t".join(fault))
