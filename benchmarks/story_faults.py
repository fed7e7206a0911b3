"""Faults that only several files together show: how each is planted in a story, and where it is to be reported."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from story_articles import ANCHORS, FEWEST_ITEMS, HEADINGS, TODAY, Story, rewritten, slug_of, written
from story_words import COMPANIES


class Where(NamedTuple):
    """The path of an article with a fault, and the words at which it is to be reported."""

    path: str
    words: str


class Fault(NamedTuple):
    """A kind of fault: the rule that finds it, what stands before the words at which it does, and how it is planted.

    It is planted in a story, and `plant` is given an older one that is left as it is.
    """

    rule: str
    before: str
    plant: Callable[[Story, Story], Iterator[Where]]


def _duplicate_id(story: Story, old: Story) -> Iterator[Where]:
    chance = Random(story.number)  # noqa: S311 no secret
    other = Story(story.number, chance, lambda _: "../01/x")
    # It is its own article in all but its id, and newer; its path comes after that of the original.
    moment = datetime.fromisoformat(TODAY) - timedelta(days=3, seconds=story.number)
    other.en.fields |= {
        "title": f"Zurich asks what {COMPANIES[story.number % len(COMPANIES)]} does with {story.number} keys",
        "published": written(moment),
        "updated": written(moment),
        "photo": f"17{story.number:08}-5a555bb7020d",
        "ai": rewritten(moment),
    }
    other.en.path = f"{moment:%Y/%m}/{slug_of(other.en.fields['title'])}.en.md"
    other.en.replace(" More is told in [an earlier report](../01/x.en.md#from-author).", "")
    story.articles["third"] = other.en
    yield Where(other.en.path, f"'{story.en.fields['id']}'")


def _duplicate_title(story: Story, old: Story) -> Iterator[Where]:
    # In a folder of its own, for it has the slug of the other one.
    title = f"{old.en.fields['title'].upper()}!"
    story.en.fields["title"] = title
    story.en.path = f"{story.month}/{story.number}/{old.slug}.en.md"
    story.en.replace("../../", "../../../")
    yield Where(story.en.path, title)


def _near_duplicate(story: Story, old: Story) -> Iterator[Where]:
    for lang, word in (("en", "indeed"), ("uk", "справді")):
        article = story.articles[lang]
        article.lines = [
            line if line.startswith("#") else re.sub(r"((?:\S+ ){29}\S+) ", rf"\1 {word} ", line)
            for line in old.articles[lang].lines
        ]
        yield Where(article.path, article.lines[1])


def _missing_original(story: Story, old: Story) -> Iterator[Where]:
    del story.articles["en"]
    yield Where(story.uk.path, f"'{story.uk.fields['id']}'")


def _missing_translation(story: Story, old: Story) -> Iterator[Where]:
    del story.articles["uk"]
    yield Where(story.en.path, "en")


def _drift(story: Story, old: Story) -> Iterator[Where]:
    story.uk.fields["source"] = "herald"
    yield Where(story.uk.path, "herald")


def _no_heading(story: Story, old: Story) -> Iterator[Where]:
    story.uk.lines.remove("### Подробиці")
    yield Where(story.uk.path, "## Що сталося")


def _other_level(story: Story, old: Story) -> Iterator[Where]:
    story.uk.replace("### Подробиці", "## Подробиці")
    yield Where(story.uk.path, "## Подробиці")


def _no_item(story: Story, old: Story) -> Iterator[Where]:
    items = story.uk.lines[-1].split("\n")
    if len(items) > FEWEST_ITEMS:
        story.uk.lines[-1] = "\n".join(items[:-1])
    else:
        story.en.lines[-1] += "\n- Nobody has said what becomes of the rest."
    yield Where(story.uk.path, story.uk.lines[-1])


def _no_link(story: Story, old: Story) -> Iterator[Where]:
    story.uk.lines = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", line) for line in story.uk.lines]
    yield Where(story.uk.path, "### Подробиці")


def _other_number(story: Story, old: Story) -> Iterator[Where]:
    told = story.numbers.written(f"{story.numbers.number:,}", "uk")
    other = f"{told[:-1]}{(int(told[-1]) + 2) % 10}"
    story.uk.replace(told, other)
    yield Where(story.uk.path, other)


def _untranslated(story: Story, old: Story) -> Iterator[Where]:
    headings = dict(zip(HEADINGS["en"], HEADINGS["uk"], strict=True))
    story.uk.lines = [headings.get(line, line) for line in story.en.lines]
    yield Where(story.uk.path, "uk")


def _stale(story: Story, old: Story) -> Iterator[Where]:
    later = datetime.fromisoformat(story.uk.fields["updated"]) + timedelta(hours=5)
    story.en.fields["updated"] = written(later)
    yield Where(story.uk.path, f"'{story.uk.fields['updated']}'")


def _other_path(story: Story, old: Story) -> Iterator[Where]:
    story.en.path = f"2025/12/{story.slug}.en.md"
    yield Where(story.en.path, f"'{story.en.fields['published']}'")


def _reused_cover(story: Story, old: Story) -> Iterator[Where]:
    # The photo of the first stories, each of which is older.
    photo = f"15{story.number % 3:08}-5a555bb7020d"
    for article in story.articles.values():
        article.fields["photo"] = photo
    yield Where(story.en.path, f"'https://images.unsplash.com/photo-{photo}?ixlib=rb-4.1.0'")


def _unknown_tag(story: Story, old: Story) -> Iterator[Where]:
    known = story.en.tags[4]
    for article in story.articles.values():
        article.tags = ["ZEPPELINS" if tag == known else tag for tag in article.tags]
        yield Where(article.path, "ZEPPELINS")


def _alias(story: Story, old: Story) -> Iterator[Where]:
    known = story.en.tags[4]
    for article in story.articles.values():
        article.tags = ["BTC" if tag == known else tag for tag in article.tags]
        yield Where(article.path, "BTC")


def _missing_file(story: Story, old: Story) -> Iterator[Where]:
    story.en.lines = [re.sub(r"\]\([^)]*\)", "](gone.md)", line) for line in story.en.lines]
    yield Where(story.en.path, "gone.md")


def _missing_anchor(story: Story, old: Story) -> Iterator[Where]:
    story.uk.replace(f"#{ANCHORS['uk']}", "#нема-такого")
    yield Where(story.uk.path, "#нема-такого")


# Where each is reported. What stands before the words tells which of several such words is meant.
FAULTS = (
    Fault("duplicate-id", "externalId: ", _duplicate_id),
    Fault("duplicate-title", "title: ", _duplicate_title),
    Fault("near-duplicate-body", "", _near_duplicate),
    Fault("missing-original", "translatedFrom: ", _missing_original),
    Fault("missing-translation", "lang: ", _missing_translation),
    Fault("translation-drift", "  key: ", _drift),
    Fault("translation-outline", "", _no_heading),
    Fault("translation-outline", "", _other_level),
    Fault("translation-outline", "", _no_item),
    Fault("translation-outline", "", _no_link),
    Fault("translation-outline", "долучилися ", _other_number),
    Fault("untranslated-body", "lang: ", _untranslated),
    Fault("stale-translation", "updatedAt: ", _stale),
    Fault("path-mismatch", "publishedAt: ", _other_path),
    Fault("reused-cover", "  raw: ", _reused_cover),
    Fault("unknown-tag", "  - ", _unknown_tag),
    Fault("unknown-tag", "  - ", _alias),
    Fault("broken-internal-link", "](", _missing_file),
    Fault("broken-internal-link", "", _missing_anchor),
)
