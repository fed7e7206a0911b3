"""Made-up stories, each an article in English and one in Ukrainian, sentence by sentence: what `stories.py` writes."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple

from story_words import ACTIONS, CITIES, COMPANIES, OBJECTS, SUBJECTS, TAGS, TIMES, VERBS

TODAY = "2026-03-02T00:00:00Z"
FIRST = datetime(2026, 1, 1, 6, tzinfo=UTC)
LANGUAGES = ("en", "uk")
# Each photo is that of three stories, as many as may have it.
MOST_STORIES = 3
TAGS_OF_A_STORY = 5
# Items of the last section, as its outline has them.
FEWEST_ITEMS, MOST_ITEMS = 3, 6
HEADINGS = {
    "en": ("## Overview", "## What happened", "### Details", "## From author", "## Impact on the crypto market"),
    "uk": ("## Огляд", "## Що сталося", "### Подробиці", "## Від автора", "## Вплив на крипторинок"),
}
ANCHORS = {"en": "from-author", "uk": "від-автора"}
_NUMBER = {
    "en": ("In {city}, {number} customers joined within {few} months.", "Fees fell to {percent}% of each payment."),
    "uk": ("У {city} за {few} місяців долучилися {number} клієнтів.", "Комісія знизилася до {percent} % від платежу."),
}
_PRICE = {"en": "A share costs ${}.", "uk": "Частка коштує {} долара."}
_REPORT = {"en": "More is told in [an earlier report]({}).", "uk": "Більше розповідає [попередня стаття]({})."}
_MILLION = {"en": "They moved {} million euros last year.", "uk": "Торік вони переказали {} млн євро."}
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
stickyWeight: 0
sentiment: {sentiment}
score: 0
draft: {draft}
coverImage:
  raw: 'https://images.unsplash.com/photo-{photo}?ixlib=rb-4.1.0'
  full: 'https://images.unsplash.com/photo-{photo}?fm=jpg&q=85'
  regular: 'https://images.unsplash.com/photo-{photo}?fm=jpg&w=1080'
  small: 'https://images.unsplash.com/photo-{photo}?fm=jpg&w=400'
  thumb: 'https://images.unsplash.com/photo-{photo}?fm=jpg&w=200'
  small_s3: 'https://s3.us-west-2.amazonaws.com/images.unsplash.com/small/photo-{photo}'
ai:
{ai}
---
"""


class Article:
    """An article in the making: its fields, the lines of its body, and where it stands."""

    def __init__(self, path: str, fields: dict[str, str], tags: list[str], lines: list[str]) -> None:
        self.path = path
        self.fields = fields
        self.tags = tags
        self.lines = lines
        self.head = _HEAD

    @property
    def text(self) -> str:
        """The whole text."""
        tags = "\n".join(f"  - {tag}" for tag in self.tags)
        return self.head.format(**self.fields, category=self.tags[0], tags=tags) + "\n\n".join(self.lines) + "\n"

    def replace(self, before: str, after: str) -> None:
        """Put other words in the place of some in the body."""
        self.lines = [line.replace(before, after) for line in self.lines]


class Numbers(NamedTuple):
    """The numbers that a story tells."""

    number: int
    few: int
    millions: int
    percent: str
    price: str

    def written(self, number: str, lang: str) -> str:
        """A number of these as a language writes it."""
        return number if lang == "en" else number.replace(",", "\u00a0").replace(".", ",")


class Story:
    """A story in both languages; `number` tells it from all others, and the older it is the lower that is."""

    def __init__(self, number: int, chance: Random, target: Callable[[int], str]) -> None:
        self.number = number
        self.numbers = _numbers(chance)
        self.slug = slug_of(title_of(number, 0))
        moment = moment_of(number)
        self.month = f"{moment:%Y/%m}"
        tags = _tags(chance)
        sentiment = chance.choice(("POSITIVE", "NEGATIVE", "NEUTRAL"))
        bodies = _bodies(chance, self.numbers, target(number), _city(number))
        self.articles = {
            lang: Article(
                f"{self.month}/{self.slug}.{lang}.md", self._fields(lang, moment, sentiment), list(tags), bodies[lang]
            )
            for lang in LANGUAGES
        }

    @property
    def en(self) -> Article:
        """The original."""
        return self.articles["en"]

    @property
    def uk(self) -> Article:
        """The translation."""
        return self.articles["uk"]

    def _fields(self, lang: str, moment: datetime, sentiment: str) -> dict[str, str]:
        title = title_of(self.number, LANGUAGES.index(lang))
        identity = str(50_000_000 + self.number)
        return {
            "title": title,
            "description": f"{title}.",
            "published": written(moment),
            "updated": written(moment + timedelta(hours=1 + LANGUAGES.index(lang))),
            "lang": lang,
            "id": identity,
            "source": "ledger",
            "sentiment": sentiment,
            "draft": "false",
            "photo": f"15{self.number // MOST_STORIES:08}-5a555bb7020d",
            "ai": rewritten(moment) if lang == "en" else f"  translatedFrom: '{identity}'\n  version: 1",
        }


def moment_of(number: int) -> datetime:
    """When a story came in: a million of them before today."""
    return FIRST + timedelta(seconds=5 * number)


def title_of(number: int, language: int) -> str:
    """The title of a story, which no other has."""
    company = COMPANIES[number % len(COMPANIES)]
    action = ACTIONS[number // len(COMPANIES) % len(ACTIONS)][language]
    round_ = number // (len(COMPANIES) * len(ACTIONS) * len(CITIES))
    again = f" {round_ + 1}" if round_ else ""
    return f"{company} {action} {('in', 'у')[language]} {_city(number)[language]}{again}"


def slug_of(title: str) -> str:
    """The name that an article's file has for its title."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def written(moment: datetime) -> str:
    """A moment as the pipeline writes it."""
    return f"{moment:%Y-%m-%dT%H:%M:%S}.000Z"


def rewritten(moment: datetime) -> str:
    """The block `ai` of an original that came in at a moment."""
    return f"  rewritten: true\n  expandedAt: '{written(moment + timedelta(hours=1))}'\n  version: 1"


def _city(number: int) -> tuple[str, str]:
    return CITIES[number // (len(COMPANIES) * len(ACTIONS)) % len(CITIES)]


def _numbers(chance: Random) -> Numbers:
    return Numbers(
        # An odd one, that the number is no multiple of one that is told beside it.
        chance.randrange(1_001, 9_998) | 1,
        chance.randrange(3, 12),
        chance.randrange(2, 9),
        f"{chance.randrange(11, 98)}.{chance.randrange(1, 10)}",
        f"{chance.randrange(10_001, 99_999):,}.{chance.randrange(11, 99)}",
    )


def _tags(chance: Random) -> list[str]:
    """Tags of a story: as on a real site few are in every third story, and most in one of a hundred."""
    weights = [1 / (place + 3) for place in range(len(TAGS))]
    found: dict[str, None] = {}
    while len(found) < TAGS_OF_A_STORY:
        found.update(dict.fromkeys(chance.choices(TAGS, weights)))
    return list(found)


def _bodies(chance: Random, numbers: Numbers, link: str, city: tuple[str, str]) -> dict[str, list[str]]:
    """The lines of a body in both languages: the same sentences, with numbers as each language writes them."""
    sentences = [_sentence(chance) for _ in range(29 + chance.randint(FEWEST_ITEMS, MOST_ITEMS))]
    bodies = {}
    for language, lang in enumerate(LANGUAGES):
        said = [pair[language] for pair in sentences]
        number, percent, price = (
            numbers.written(one, lang) for one in (f"{numbers.number:,}", numbers.percent, numbers.price)
        )
        told = [
            one.format(city=city[language], number=number, few=numbers.few, percent=percent) for one in _NUMBER[lang]
        ]
        overview, happened, details, author, impact = HEADINGS[lang]
        target = f"{link}.{lang}.md#{ANCHORS[lang]}"
        bodies[lang] = [
            *(overview, " ".join(said[:3])),
            *(happened, " ".join((*said[3:8], told[0])), " ".join((*said[8:12], _PRICE[lang].format(price)))),
            *(details, " ".join((*said[12:16], told[1])), " ".join((*said[16:20], _REPORT[lang].format(target)))),
            *(author, " ".join((*said[20:25], _MILLION[lang].format(numbers.millions))), " ".join(said[25:29])),
            *(impact, "\n".join(f"- {one}" for one in said[29:])),
        ]
    return bodies


def _sentence(chance: Random) -> tuple[str, str]:
    parts = [chance.choice(words) for words in (SUBJECTS, VERBS, OBJECTS, TIMES)]
    return " ".join(part[0] for part in parts) + ".", " ".join(part[1] for part in parts) + "."
