"""Writes articles with planted faults: whole ones of the default contract, each with defects of some of many kinds.

    python benchmarks/broken_articles.py FOLDER [COUNT] [SEED]

The same seed gives the same articles. They differ as real ones do: in the ends of lines, in a byte order mark, in their
last line, in English and Ukrainian. `tests/test_broken_articles.py` mends a thousand of them.
"""

import argparse
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

Defect: TypeAlias = Callable[[str, Random], str]

COUNT = 1000
SEED = 7

_HEAD = """\
---
title: '{title}'
description: '{description}'
publishedAt: '2026-01-{day:02}T07:40:00.000Z'   # when the feed had it
updatedAt: '2026-01-{day:02}T09:05:31.417Z'
lang: {lang}
externalId: '{id}'
# where it comes from
source:
  name: Harbour Ledger
  key: harbourledger
  type: RSS
  url: 'https://harbour-ledger.com/feed/{id}'
category: {tags[0]}
tags:
{listed_tags}
stickyWeight: 0
sentiment: POSITIVE
score: 0
draft: false
coverImage:
  raw: 'https://images.unsplash.com/photo-{photo}?ixid=M3wx&ixlib=rb-4.1.0'
  full: 'https://images.unsplash.com/photo-{photo}?crop=entropy&fm=jpg&q=85'
  regular: 'https://images.unsplash.com/photo-{photo}?fit=max&fm=jpg&q=80&w=1080'
  small: 'https://images.unsplash.com/photo-{photo}?fit=max&fm=jpg&q=80&w=400'
  thumb: 'https://images.unsplash.com/photo-{photo}?fit=max&fm=jpg&q=80&w=200'
  small_s3: 'https://s3.us-west-2.amazonaws.com/images.unsplash.com/small/photo-{photo}'
{ai}---
"""

_AI = {
    "en": "ai:\n  rewritten: true\n  expandedAt: '2026-01-{day:02}T09:05:31.421Z'\n  version: 1\n",
    "uk": "ai:\n  translatedFrom: '{id}'\n  version: 1\n",
}
_HEADINGS = {
    "en": ("Overview", "What happened", "From author", "Impact on the crypto market"),
    "uk": ("Огляд", "Що сталося", "Від автора", "Вплив на крипторинок"),
}
_SENTENCES = {
    "en": (
        "The operators announced on Monday that tickets sold by one line will now be cleared once an hour.",
        "Until this week each company kept its own record and paid the difference by bank transfer.",
        "A single mistyped booking number could hold up the whole settlement for nine working days.",
        "Under the new arrangement every boarding pass creates an entry that all four companies can read.",
        "Nothing changes at the ticket counter, and no passenger needs a wallet of any kind.",
        "An independent auditor will compare the hourly results with the old method until the end of June.",
        "The figures will be published in full, whether or not they favour the new system.",
        "Stablecoins have long been praised as a faster way to pay between honest competitors.",
    ),
    "uk": (
        "Оператори оголосили в понеділок, що квитки однієї лінії тепер зараховуватимуть щогодини.",
        "До цього тижня кожна компанія вела власний облік і сплачувала різницю банківським переказом.",
        "Одна помилка в номері бронювання могла затримати весь розрахунок на дев’ять робочих днів.",
        "За новою домовленістю кожен посадковий талон створює запис, який бачать усі чотири компанії.",
        "Біля каси нічого не змінюється, і жодному пасажирові не потрібен гаманець.",
        "Незалежний аудитор порівнюватиме погодинні результати зі старим способом до кінця червня.",
        "Цифри оприлюднять повністю, незалежно від того, чи свідчать вони на користь нової системи.",
        "Стейблкоїни давно хвалять як швидший спосіб розрахунків між чесними конкурентами.",
    ),
}
_TITLES = {
    "en": "Ferry operators test settlement number {number} for ticket sales",
    "uk": "Пороми випробовують розрахунок номер {number} за продані квитки",
}
_TAGS = ("FIAT", "EUR", "PAYMENTS", "NEWS", "DEFI", "STABLECOINS", "MARKET")
_PARAGRAPHS = 5


class Broken(NamedTuple):
    """An article with faults: its language, its text before and after they were planted, and their kinds."""

    name: str
    clean: str
    text: str
    defects: tuple[str, ...]


def clean(number: int, chance: Random) -> tuple[str, str]:
    """A faultless article and its language; its lines end in a line feed."""
    lang = chance.choice(("en", "uk"))
    tags = chance.sample(_TAGS, chance.randint(2, 5))
    facts = {
        "title": _TITLES[lang].format(number=number),
        "description": chance.choice(_SENTENCES[lang]),
        "day": chance.randint(1, 20),
        "lang": lang,
        "id": 50_000_000 + number,
        "tags": tags,
        "listed_tags": "\n".join(f"  - {tag}" for tag in tags),
        "photo": f"15185463{number:05}-5a555bb7020d",
    }
    return _HEAD.format(**facts, ai=_AI[lang].format(**facts)) + _body(lang, chance), lang


def _body(lang: str, chance: Random) -> str:
    def paragraphs(count: int) -> str:
        return "\n\n".join(" ".join(chance.sample(_SENTENCES[lang], 6)) for _ in range(count))

    first, second, author, impact = _HEADINGS[lang]
    bullets = "\n".join(f"- {sentence}" for sentence in chance.sample(_SENTENCES[lang], chance.randint(3, 6)))
    link = "[1](https://harbour-ledger.com/news/ferries)"
    return (
        f"## {first}\n\n{paragraphs(1)}\n\n## {second}\n\n{paragraphs(_PARAGRAPHS)} {link}.\n\n"
        f"## {author}\n\n{paragraphs(2)}\n\n## {impact}\n\n{bullets}\n"
    )


def broken(number: int, chance: Random) -> Broken:
    """An article with one to four defects of different kinds, in the style of some editor or other."""
    text, lang = clean(number, chance)
    names = chance.sample(sorted(DEFECTS), chance.randint(1, 4))
    whole, planted = text, []
    for name in sorted(names, key=lambda one: one in _LAST):
        changed = DEFECTS[name](whole, chance)
        # One defect may have taken away what the other would have spoilt.
        if changed != whole:
            planted.append(name)
            whole = changed
    styles = [_styled(one, Random(number)) for one in (text, whole)]  # noqa: S311 nothing is kept secret
    return Broken(f"{number:05}.{lang}.md", styles[0], styles[1], tuple(planted))


def _styled(text: str, chance: Random) -> str:
    """A text with the ends of lines, the byte order mark and the end of some editor."""
    if chance.random() < 0.15:  # noqa: PLR2004 a share
        text = text.removesuffix("\n")
    if chance.random() < 0.25:  # noqa: PLR2004 a share
        text = text.replace("\n", "\r\n")
    return f"\ufeff{text}" if chance.random() < 0.1 else text  # noqa: PLR2004 a share


def _replaced(pattern: str, instead: str) -> Defect:
    """A defect that changes the first place of a pattern."""

    def defect(text: str, chance: Random) -> str:
        del chance
        return re.sub(pattern, instead, text, count=1, flags=re.MULTILINE)

    return defect


def _after_a_sentence(words: str) -> Defect:
    """A defect that adds something behind a sentence of the body."""

    def defect(text: str, chance: Random) -> str:
        body = text.find("\n## ") + 1 or len(text)
        ends = [found.end() for found in re.finditer(r"\w\.(?= )", text) if found.start() > body]
        if not ends:
            return text
        end = chance.choice(ends)
        return text[:end] + words + text[end:]

    return defect


def _body_of(change: Callable[[str], str]) -> Defect:
    """A defect that changes the whole body."""

    def defect(text: str, chance: Random) -> str:
        del chance
        head, fence, body = text.partition("\n---\n")
        return f"{head}{fence}{change(body)}" if fence else text

    return defect


def _moved(text: str, chance: Random) -> str:
    """The author's section behind the last one."""
    del chance
    found = re.search(r"(?s)(## (?:From author|Від автора)\n.*?\n)(## (?:Impact|Вплив).*?)\Z", text)
    return text if found is None else f"{text[: found.start()]}{found[2].rstrip()}\n\n{found[1].rstrip()}\n"


def _garbled(text: str, chance: Random) -> str:
    """Typographic signs that were written in UTF-8 and read in Windows-1252."""
    del chance
    return text.replace("of any kind.", "of any kind – “so they say”.".encode().decode("cp1252", "replace"), 1)


def _lengthened(text: str, chance: Random) -> str:
    """A description that is far longer than it may be."""
    del chance
    return re.sub(
        r"^description: '(.*)'$", lambda one: f"description: '{' '.join([one[1]] * 4)}'", text, flags=re.MULTILINE
    )


def _repeated_tag(text: str, chance: Random) -> str:
    tags = re.findall(r"^  - ([A-Z]+)\n", text, re.MULTILINE)
    if not tags:
        return text
    tag = chance.choice(tags)
    return re.sub(rf"^  - {tags[-1]}\n", f"  - {tags[-1]}\n  - {tag}\n", text, count=1, flags=re.MULTILINE)


def _lower_tag(text: str, chance: Random) -> str:
    tags = re.findall(r"^  - ([A-Z]+)\n", text, re.MULTILINE)[1:]
    if not tags:
        return text
    tag = chance.choice(tags)
    return re.sub(rf"^  - {tag}\n", f"  - {tag.lower()}\n", text, count=1, flags=re.MULTILINE)


# By kind. Those on top have fixes that are safe, then come unsafe ones, then those that a person has to mend.
DEFECTS: Mapping[str, Defect] = {
    "misspelt-field": _replaced(r"^category:", "catagory:"),
    "field-in-another-case": _replaced(r"^externalId:", "externalID:"),
    "enum-in-another-case": _replaced(r"^sentiment: POSITIVE$", "sentiment: Positive"),
    "type-in-another-case": _replaced(r"^  type: RSS$", "  type: rss"),
    "repeated-tag": _repeated_tag,
    "unquoted-id": _replaced(r"^externalId: '(\d+)'", r"externalId: \1"),
    "ambiguous-name": _replaced(r"^  name: Harbour Ledger$", "  name: No"),
    "lower-case-tag": _lower_tag,
    "tracked-link": _replaced(r"/news/ferries\)", "/news/ferries?utm_source=feed&utm_medium=rss)"),
    "tracked-source": _replaced(r"(/feed/\d+)'", r"\1?utm_source=feed'"),
    "zero-width-space": _after_a_sentence("\u200b"),
    "zero-width-title": _replaced(r"^title: '(\w+) ", "title: '\\1\u200b "),
    "entity-in-title": _replaced(r"^title: '(.*)'$", r"title: '\1 &amp; more'"),
    "unquoted-colon": _replaced(r"^title: '(.*)'$", r"title: \1: a trial"),
    "unquoted-hash-key": _replaced(r"^  key: harbourledger$", "  key:harbourledger"),
    "long-fence": _replaced(r"\A---$", "-----"),
    "dashes-as-fence": _replaced(r"\A---$", "———"),
    "space-before-fence": _replaced(r"\A---$", "\n---"),
    "no-opening-fence": _replaced(r"\A---\n", ""),
    "fenced-body": _body_of(lambda body: f"```markdown\n{body.rstrip()}\n```\n"),
    "unused-ignore": _replaced(r"^score: 0$", "score: 0 # articlelint: ignore[wrong-type] of old"),
    "insecure-link": _replaced(r"\(https://harbour", "(http://harbour"),
    "moved-section": _moved,
    "garbled-signs": _garbled,
    "long-description": _lengthened,
    "reworded-heading": _replaced(r"^## From author$", "## From the author"),
    "heading-in-another-level": _replaced(r"^## (Impact|Вплив)", r"### \1"),
    "enum-off-by-a-letter": _replaced(r"^sentiment: POSITIVE$", "sentiment: POSITVE"),
    "short-date": _replaced(r"^publishedAt: '2026-01-(\d\d)T.*?'", r"publishedAt: 2026-1-\1"),
    "title-as-heading": _replaced(r"^title: '(.*)'(?s:(.*?))^---\n", r"title: '\1'\2---\n# \1\n\n"),
    "chatty-lead": _body_of(lambda body: f"Here is the rewritten article:\n\n{body}"),
    "other-photo": _replaced(r"^(  thumb: '.*?photo-)\d", r"\g<1>9"),
    "open-quote": _replaced(r"^  key: harbourledger$", '  key: "harbourledger'),
    "misspelt-ignore": _replaced(r"^score: 0$", "score: 0 # articlelint: ignroe[wrong-type] of old"),
    "dates-out-of-order": _replaced(r"^updatedAt: '2026", "updatedAt: '2025"),
    "future-date": _replaced(r"^updatedAt: '2026", "updatedAt: '2046"),
    "repeated-key": _replaced(r"^score: 0$", "score: 0\nscore: 1"),
    "missing-field": _replaced(r"^title: .*\n", ""),
    "missing-section": _replaced(r"^## (?:From author|Від автора)\n\n(.*)\n", r"\1"),
    "narrow-regular": _replaced(r"&w=1080", "&w=300"),
    "unstamped": _replaced(r"^  expandedAt: .*\n", ""),
    "cut-short": _replaced(r"\.\n\Z", " and the\n"),
    "placeholder-link": _replaced(r"\(https://harbour-ledger.com/news/ferries\)", "(https://example.com/)"),
    "one-bullet": _replaced(r"(?s)(\n- [^\n]*\n).*\Z", r"\1"),
}

# What the others look for in a text would be moved or hidden by these.
_LAST = ("long-fence", "dashes-as-fence", "space-before-fence", "no-opening-fence", "fenced-body", "chatty-lead")


def articles(count: int = COUNT, seed: int = SEED) -> list[Broken]:
    """So many broken articles; the same seed gives the same ones."""
    chance = Random(seed)  # noqa: S311 nothing is kept secret
    return [broken(number, chance) for number in range(count)]


def main() -> None:
    """Write the articles into a folder, which is made where there is none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=COUNT)
    parser.add_argument("seed", type=int, nargs="?", default=SEED)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for one in articles(options.count, options.seed):
        (options.folder / one.name).write_bytes(one.text.encode())


if __name__ == "__main__":
    main()
