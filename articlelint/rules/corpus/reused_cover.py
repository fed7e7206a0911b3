"""Photos that too many stories are shown with."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from typing import Any

from articlelint.collection import Cover
from articlelint.groups import by_age
from articlelint.rule import Article, CorpusRule, Facts, Finding, Group, Invalid, Severity, Valid, Verdict
from articlelint.text import LONGEST_MATCHED
from articlelint.translation import elsewhere, route_of
from articlelint.wording import counted, in_backticks

_COVERS = {
    "covers": [{"field": "cover", "variants": ["full", "small"], "photo": "photo-[0-9a-f-]+", "most-stories": 2}],
    "dates": [["publishedAt", "updatedAt"]],
    "translations": {"story": ["id"], "original-language": "en"},
}


def _article(story: int, language: str = "en", photo: str = "photo-1a") -> str:
    return (
        f"---\nid: {story}\nlang: {language}\npublishedAt: 2026-01-0{story}T18:00:00Z\n"
        f"cover:\n  full: https://images.example/{photo}?q=85\n---\n"
    )


_BESIDE = {"a.en.md": _article(1), "a.uk.md": _article(1, "uk"), "b.en.md": _article(2)}


class ReusedCover(CorpusRule):
    """A photo is the cover of more stories than it may be.

    How many that are, `most-stories` of the collection's `covers` says, and how a URL names its photo. A story and its
    translations are one; the oldest stories are left alone, by the dates of the collection.

    ## Why
    Readers who meet the same picture for the tenth time take the article for one they have read.
    """

    severity = Severity.WARNING

    def wants(self, facts: Facts) -> bool:
        """Whether a photo may be the cover of so many stories only."""
        return any(cover.most_stories is not None for cover in facts.collection.covers)

    def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
        """The date, the story and whether it is a translation, under the photo's name."""
        story = article.story
        for number, cover in enumerate(article.facts.collection.covers):
            variant = _shown(article, cover) if cover.most_stories is not None else None
            if variant is not None:
                fact = [article.born, story.key if story else None, bool(story and story.is_translation)]
                yield f"[{number}, {encode_basestring_ascii(variant[1])}]", fact

    def judge(self, group: Group) -> Iterator[Verdict]:
        """The original of each story beyond those that may have the photo, beside the one that had it first."""
        number, _ = json.loads(group.key)
        most = group.facts.collection.covers[number].most_stories or 0
        stories: dict[str, list[tuple[bool, str]]] = {}
        for place, (_, key, is_translation) in by_age(group, lambda fact: fact[0]):
            stories.setdefault(f"/{place}" if key is None else key, []).append((is_translation, place))
        firsts = [min(members, key=lambda member: member[0])[1] for members in stories.values()]
        for place in firsts[most:]:
            yield Verdict(place, (firsts[0],), [number, len(stories)])

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """One finding, at the first variant of the cover."""
        number, count = verdict.note
        cover = article.facts.collection.covers[number]
        here = _shown(article, cover)
        for other in others if here else ():
            there = _shown(other, cover)
            if here and there:
                yield Finding(
                    article.front.place(route_of(here[0])),
                    f"{in_backticks(here[1])} is the cover of {counted(count, 'story', 'stories')}"
                    f", and may be that of {cover.most_stories:,}",
                    "choose another photo",
                    (elsewhere(other, other.front.place(route_of(there[0])), "first used here"),),
                )

    examples = (
        Valid("a photo for two stories", _article(2), collection=_COVERS, beside={"a.en.md": _article(1)}),
        Valid("a translation of one of them", _article(2, "uk"), collection=_COVERS, beside=_BESIDE),
        Valid("another photo", _article(3, photo="photo-2b"), collection=_COVERS, beside=_BESIDE),
        Invalid(
            "a photo for three stories",
            _article(3).replace("https:", "⟦https:").replace("q=85", "q=85⟧"),
            message="`photo-1a` is the cover of 3 stories, and may be that of 2",
            help="choose another photo",
            collection=_COVERS,
            beside=_BESIDE,
        ),
    )


def _shown(article: Article, cover: Cover) -> tuple[str, str] | None:
    """The first variant that names a photo, by its dotted name, and that photo."""
    for variant in cover.variants:
        name = f"{cover.field}.{variant}"
        url = article.value_of(name)
        found = _pattern(cover.photo).search(url, 0, LONGEST_MATCHED) if isinstance(url, str) else None
        if found:
            return name, found[0]
    return None


@lru_cache(maxsize=8)  # one for each cover of a collection
def _pattern(photo: str) -> re.Pattern[str]:
    return re.compile(photo)
