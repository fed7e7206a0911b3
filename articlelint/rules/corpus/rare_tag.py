"""Tags that are almost another one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from articlelint.rule import Article, CorpusRule, Facts, Finding, Group, Invalid, Severity, Valid, Verdict
from articlelint.wording import counted, edit_distance, in_backticks

# Of shorter words too many are one letter away from another: `DEX` and `CEX`, `AUDIT` and `ADIT`.
_LEAST_LETTERS = 6
# One letter in place of another makes more words than one too many: `BATTLE` and `CATTLE`.
_LEAST_TO_SWAP = 8

_TAGS = {"tags": {"common": 2}}
_BESIDE = {"a.md": "---\ntags: [STABLECOINS, DEX]\n---\n", "b.md": "---\ntags: [STABLECOINS, DEX]\n---\n"}


class RareTag(CorpusRule):
    """A tag of one story alone is spelt almost as a common one.

    From how many stories on a tag is `common`, the collection's `tags` say. A tag of six letters or more that has one
    letter more, one less, or two swapped is almost the same, one of eight letters also with another letter in it, and
    any tag with other case, spaces or hyphens; other digits make another tag. Known tags are left alone.

    ## Why
    Each tag has a page. The story is missing from the one where its readers look for it, and alone on another.
    """

    severity = Severity.WARNING
    gives_way_to = ("unknown-tag", "banned-tag", "tag-style")
    least = 3

    def wants(self, facts: Facts) -> bool:
        """Whether some tags are common."""
        return facts.collection.tags is not None and facts.collection.tags.common is not None

    def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
        """The tags; a translation has those of its original, and is no other story."""
        if article.tags and not (article.story and article.story.is_translation):
            yield "", list(dict.fromkeys(tag for _, tag in article.tags))

    def judge(self, group: Group) -> Iterator[Verdict]:
        """The one article of each tag that is almost a common one."""
        settings = group.facts.collection.tags
        if settings is None or settings.common is None:
            return
        counts: Counter[str] = Counter()
        places: dict[str, str] = {}
        for place, tags in group:
            counts.update(tags)
            places.update(dict.fromkeys(tags, place))
        common = {tag: count for tag, count in counts.items() if count >= settings.common}
        neighbours = _Neighbours(common)
        for tag, count in counts.items():
            if count == 1 and tag not in settings.known:
                meant = max(
                    (one for one in neighbours.of(tag) if _is_almost(tag, one)), key=common.__getitem__, default=None
                )
                if meant is not None:
                    yield Verdict(places[tag], (), [tag, meant, common[meant]])

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """One finding, at the tag."""
        rare, meant, count = verdict.note
        route = next((route for route, tag in article.tags if tag == rare), None)
        if route is not None:
            yield Finding(
                article.front.place(route),
                f"no other story has the tag {in_backticks(rare)}, and {counted(count, 'story', 'stories')} have"
                f" {in_backticks(meant)}",
                f"use {in_backticks(meant)}, if that is meant",
            )

    examples = (
        Valid("a tag of its own", "---\ntags: [FERRIES]\n---\n", collection=_TAGS, beside=_BESIDE),
        Valid("a short word", "---\ntags: [CEX]\n---\n", collection=_TAGS, beside=_BESIDE),
        Valid(
            "another number",
            "---\ntags: [WEB3DAY]\n---\n",
            collection=_TAGS,
            beside={"a.md": "---\ntags: [WEB4DAY]\n---\n", "b.md": "---\ntags: [WEB4DAY]\n---\n"},
        ),
        Valid(
            "a tag of two stories",
            "---\ntags: [STABLECOIN]\n---\n",
            collection=_TAGS,
            beside={**_BESIDE, "c.md": "---\ntags: [STABLECOIN]\n---\n"},
        ),
        Invalid(
            "a letter less",
            "---\ntags: [DEX, ⟦STABLECOIN⟧]\n---\n",
            message="no other story has the tag `STABLECOIN`, and 2 stories have `STABLECOINS`",
            help="use `STABLECOINS`, if that is meant",
            collection=_TAGS,
            beside=_BESIDE,
        ),
    )


class _Neighbours:
    """Some tags, to be found by those that differ from them by a letter at most, and by a few others."""

    def __init__(self, tags: Iterable[str]) -> None:
        self._by_remains: dict[str, list[str]] = {}
        for tag in tags:
            for remains in _remains(tag):
                self._by_remains.setdefault(remains, []).append(tag)

    def of(self, tag: str) -> Iterator[str]:
        """Those that may be almost a tag."""
        return (one for remains in _remains(tag) for one in self._by_remains.get(remains, ()))


def _remains(tag: str) -> set[str]:
    """A folded tag, and what is left of it without one of its letters: two words a letter apart have one in common."""
    plain = _folded(tag)
    return {plain, *(plain[:place] + plain[place + 1 :] for place in range(len(plain)))}


def _is_almost(tag: str, common: str) -> bool:
    one, other = _folded(tag), _folded(common)
    if one == other:
        return tag != common
    shortest = min(len(one), len(other))
    if shortest < _LEAST_LETTERS or _digits(one) != _digits(other) or edit_distance(one, other, 1) > 1:
        return False
    return shortest >= _LEAST_TO_SWAP or len(one) != len(other) or sorted(one) == sorted(other)


def _folded(tag: str) -> str:
    return "".join(letter for letter in tag.casefold() if letter.isalnum())


def _digits(tag: str) -> str:
    return "".join(letter for letter in tag if letter.isdigit())
