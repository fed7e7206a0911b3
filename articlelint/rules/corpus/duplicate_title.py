"""Articles that are called as another one is."""

import re
import unicodedata
from binascii import b2a_base64
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from articlelint.digests import blake2b
from articlelint.groups import by_age
from articlelint.relations import Titles
from articlelint.rule import Article, CorpusRule, Facts, Finding, Group, Invalid, Severity, Valid, Verdict
from articlelint.translation import elsewhere, route_of
from articlelint.wording import in_backticks

# In bytes: two of a million titles have the same one with a chance of 1 in 10 billion, and then it is seen.
_DIGEST_SIZE = 9
# What tells numbers and names apart: `1.5` is not `15`, nor is `C#` the language `C`.
_KEPT = re.compile(r"(?<=\d)[.,:/](?=\d)|(?<=[^\W\d_])[#+]+")

_TITLES = {"titles": {"per": ["lang"]}, "dates": [["publishedAt", "updatedAt"]]}
_FIRST = {
    "first.md": "---\ntitle: 'Bitcoin: what now?'\nlang: en\npublishedAt: 2026-01-07T18:21:26Z\n---\n",
}


class DuplicateTitle(CorpusRule):
    """An article has the title of another one.

    Case, spaces and punctuation make no difference, but for what stands within a number. Which field holds the title,
    and per which other fields a title is used once, `[collections.titles]` says. Of two articles the newer one is
    reported, by the dates of the collection. What tells the same story is not compared: its id or its translation is
    the matter of other rules.

    ## Why
    In lists and search results readers can't tell the two apart, and sites that make addresses of titles lose one of
    them. Mostly the same story came in twice.
    """

    severity = Severity.WARNING

    def wants(self, facts: Facts) -> bool:
        """Whether titles are to be unique."""
        return facts.collection.titles is not None

    def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
        """The date and the story, under a digest of the title."""
        name = _name_of(article)
        if name is not None:
            yield _digest(name), [article.born, article.story.key if article.story else None]

    def judge(self, group: Group) -> Iterator[Verdict]:
        """Each article but the oldest, beside that one, unless the two tell one story."""
        first, *others = by_age(group, lambda fact: fact[0])
        for other in others:
            if first.fact[1] is None or first.fact[1] != other.fact[1]:
                yield Verdict(other.place, (first.place,))

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """One finding, at the title."""
        route = route_of(_field(article))
        for place, other in zip(verdict.others, others, strict=True):
            if _name_of(article) == _name_of(other):
                yield Finding(
                    article.front.place(route),
                    f"this is the title of {in_backticks(place)} as well",
                    "say what sets the article apart, or remove one of the two",
                    (elsewhere(other, other.front.place(route), "the other article"),),
                )

    examples = (
        Valid("another language", "---\ntitle: Bitcoin – what now\nlang: de\n---\n", collection=_TITLES, beside=_FIRST),
        Valid(
            "another number",
            "---\ntitle: Release 1.5\n---\n",
            collection={"titles": {}},
            beside={"first.md": "---\ntitle: Release 15\n---\n"},
        ),
        Valid(
            "another article of the same story",
            "---\ntitle: Bitcoin - what now\nid: 12\nlang: en\n---\n",
            collection={"titles": {}, "translations": {"story": ["id"], "original-language": "de"}},
            beside={"first.md": "---\ntitle: 'Bitcoin: what now?'\nid: 12\nlang: de\n---\n"},
        ),
        Invalid(
            "the same but for punctuation",
            "---\ntitle: ⟦BITCOIN – What now?!⟧\nlang: en\npublishedAt: 2026-01-08T00:00:00Z\n---\n",
            message="this is the title of `first.md` as well",
            help="say what sets the article apart, or remove one of the two",
            collection=_TITLES,
            beside=_FIRST,
        ),
    )


def _field(article: Article) -> str:
    return (article.facts.collection.titles or Titles()).field


def _name_of(article: Article) -> list[Any] | None:
    """The title as it is compared, and the values that it is unique for; None where there is no title."""
    settings = article.facts.collection.titles
    title = article.value_of(_field(article))
    folded = _folded(title) if isinstance(title, str) else ""
    return [folded, *map(article.value_of, settings.per)] if settings and folded else None


def _digest(name: list[Any]) -> str:
    digest = blake2b(repr(name).encode(errors="surrogatepass"), digest_size=_DIGEST_SIZE).digest()
    return b2a_base64(digest, newline=False).decode()


def _folded(title: str) -> str:
    plain = title.lower() if title.isascii() else unicodedata.normalize("NFKC", title).casefold()
    # Nothing else is in most titles, which is told in a fifth of the time.
    words = plain.split()
    if all(map(str.isalnum, words)):
        return "".join(words)
    if _KEPT.search(plain) is None:
        return "".join(filter(_counts, plain))
    kept = {place for found in _KEPT.finditer(plain) for place in range(*found.span())}
    return "".join(letter for place, letter in enumerate(plain) if place in kept or _counts(letter))


@lru_cache(maxsize=1_000)  # the letters of a few alphabets
def _counts(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter)[0] in "MS"
