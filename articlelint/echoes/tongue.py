"""How a language's phrases are written down, and filed by their first words."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from articlelint.echoes.words import keys_of


class Tongue:
    """What models say in one language: a phrase a line, in the notation of `articlelint.echoes.words`.

    Collected from models' public answers and from articles in which such words were left; only what no writer says to
    the readers of an article stands there.

    `sure` are consenting words that come first, `here` how an answer is handed over, `done` whole sentences that do so.
    What is handed over is told by single words: `rework` for what a model did to it and nobody says of a text of his
    own, `render` for what a writer may say too, `articles` and `texts` for what it is, `own` for those who speak of
    themselves, and `rest` for all else in such sentences.
    `selves` begin a paragraph in which a model speaks of itself or refuses, `byes` the last one; `faint` ones do so in
    a writer's articles too; with one of `readers`, the words for where readers write to, they are said to those.
    `changes` are what a model offers to make, and stand for `{changes}` in a phrase. `inputs`,
    `outputs` and `titles` are names of the lines of a prompt.
    """

    def __init__(self, **fields: str) -> None:
        self._fields = fields

    @cached_property
    def rework(self) -> frozenset[str]:
        """What a model did to an article."""
        return self.words("rework")

    @cached_property
    def render(self) -> frozenset[str]:
        """What a model may have done to an article, and a writer as well."""
        return self.words("render")

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words that may stand in a sentence that hands an answer over."""
        return self.words("rework", "render", "articles", "texts", "rest")

    def words(self, *fields: str) -> frozenset[str]:
        """The single words of some fields."""
        return frozenset(" ".join(self._fields.get(field, "") for field in fields).split())

    def phrases(self, field: str) -> tuple[str, ...]:
        """The phrases of a field; none where the language has none."""
        written = self._fields.get(field, "").replace("{changes}", "|".join(self._fields.get("changes", "").split()))
        return tuple(filter(None, map(str.strip, written.splitlines())))


def filed(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Phrases by their keys."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        for key in keys_of(phrase):
            found.setdefault(key, []).append(phrase)
    return {key: tuple(listed) for key, listed in found.items()}


def phrases_of(tongues: Iterable[Tongue], *fields: str) -> Iterator[str]:
    """The phrases of some fields in all of some languages."""
    for tongue in tongues:
        for field in fields:
            yield from tongue.phrases(field)
