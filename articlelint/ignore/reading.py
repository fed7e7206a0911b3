"""The suppressions of an article, and the diagnostics they leave."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from articlelint.article import Article
from articlelint.diagnostic import Diagnostic, Finding
from articlelint.ignore import Name, Suppression, Trial, mentions
from articlelint.ignore.covers import BodyCovers, FrontCovers
from articlelint.ignore.directives import directive_in
from articlelint.text import Span


class Suppressions(NamedTuple):
    """The suppressions of an article in order, and the comments that only look like some."""

    found: tuple[Suppression, ...] = ()
    mistakes: tuple[Finding, ...] = ()


class Parted(NamedTuple):
    """Diagnostics that are to be told, and the others by the span of the name that suppressed them."""

    told: list[Diagnostic]
    hidden: Mapping[Span, Sequence[Diagnostic]]


def tried(
    article: Article, diagnostics: Iterable[Diagnostic], known: Mapping[str, str], ran: frozenset[str]
) -> tuple[Trial, list[Diagnostic]]:
    """What comes of an article's suppressions, and the diagnostics that they leave; `known` and `ran` as in `Trial`."""
    suppressions, mistakes = suppressions_in(article)
    told, hidden = parted(diagnostics, suppressions)
    # Late rules of plugins see it too.
    hidden_by = MappingProxyType({span: tuple(ones) for span, ones in hidden.items()})
    return Trial(suppressions, mistakes, MappingProxyType(dict(known)), ran, hidden_by), told


def suppressions_in(article: Article) -> Suppressions:
    """The suppressions in the comments of an article's front matter and body."""
    found: list[Suppression] = []
    mistakes: list[Finding] = []
    parts = ((article.front.comments, FrontCovers), (sorted(article.body.comments), BodyCovers))
    for comments, covers in parts:
        place: FrontCovers | BodyCovers | None = None
        for comment in comments:
            if not mentions(comment.of(article.text)):
                continue
            asked = directive_in(article.text, comment)
            if isinstance(asked, Finding):
                mistakes.append(asked)
            elif asked:
                place = place or covers(article)
                cover = Span(0, len(article.text)) if asked.is_for_file else place.cover(comment)
                found.append(Suppression(asked.comment, asked.names, cover, asked.is_for_file))
    return Suppressions(tuple(found), tuple(mistakes))


def parted(diagnostics: Iterable[Diagnostic], suppressions: Sequence[Suppression]) -> Parted:
    """What is left of an article's diagnostics, in order of their places; each is hidden by one name at most.

    That is the nearest above it: of two that begin in one place the later, and one for the file after all others.
    """
    told: list[Diagnostic] = []
    hidden: dict[Span, list[Diagnostic]] = {}
    coming = sorted((one for one in suppressions if not one.is_for_file), key=attrgetter("cover.start"))[::-1]
    opened: dict[str, list[tuple[int, Name]]] = {}
    for_file = {name.text: name for one in suppressions[::-1] if one.is_for_file for name in one.names[::-1]}
    for diagnostic in sorted(diagnostics, key=attrgetter("finding.span")):
        place = diagnostic.finding.span.start
        while coming and coming[-1].cover.start <= place:
            one = coming.pop()
            for own in one.names[::-1]:
                opened.setdefault(own.text, []).append((one.cover.end, own))
        called = (diagnostic.rule, diagnostic.family)
        near = (_innermost(opened.get(word), place) for word in called)
        name = next(filter(None, (*near, *map(for_file.get, called))), None)
        if name is None:
            told.append(diagnostic)
        else:
            hidden.setdefault(name.span, []).append(diagnostic)
    return Parted(told, hidden)


def _innermost(opened: list[tuple[int, Name]] | None, place: int) -> Name | None:
    """The last name whose cover began before a place and has not ended; those that have are dropped for good."""
    while opened and opened[-1][0] < place:
        opened.pop()
    return opened[-1][1] if opened else None
