"""An article as rules see it: each part is read once, when the first rule asks for it."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from articlelint.body import Body
from articlelint.collection import Outline, strings_in, texts_in, value_at
from articlelint.conflicts import Conflict, conflicts_in
from articlelint.contract import Breach
from articlelint.dates import Dated, Instant, dates_in, instants_in, read_date
from articlelint.facts import Facts
from articlelint.front import Front, read_front, unread
from articlelint.layout import Layout
from articlelint.linked import body_urls, front_urls, plain_urls
from articlelint.stories import Story, story_of
from articlelint.surroundings import UNKNOWN, Surroundings
from articlelint.text import Lines, Route, Span
from articlelint.urls import Url
from articlelint.urls.ordinary import Ordinary, all_ordinary

if TYPE_CHECKING:
    from articlelint.anchors import Anchors

# A byte that is no UTF-8 reaches the core as a lone surrogate (PEP 383, `surrogateescape`); no text may hold others.
_UNDECODED = re.compile("[\ud800-\udfff]+")
# What is told of an article without front matter.
_ABSENT = "missing-front-matter"
# In microseconds.
_SECOND = 1_000_000
# ASCII but for the space.
_ASCII_LETTERS = bytes(code for code in range(0x80) if code != ord(" "))


class Article:
    """One file: its original text, its path, the facts of the world around it, and the files around it.

    An article that can't be read as what its author meant (bytes that are no UTF-8, merge conflicts) has no data and
    an empty body: whatever else could be said of it would be said of somebody's other version.
    """

    text: str
    path: str
    facts: Facts
    surroundings: Surroundings

    def __init__(self, text: str, path: str, facts: Facts, surroundings: Surroundings = UNKNOWN) -> None:
        vars(self).update(text=text, path=path, facts=facts, surroundings=surroundings)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Raises `AttributeError`: all rules look at one article; a plugin that changed it would fail the others."""
        del value
        message = f"an article is not to be changed, and its `{name}` was"
        raise AttributeError(message)

    def lent(self) -> "Article":
        """The same article with data of its own, for a rule of a plugin: what it does to them costs nobody else."""
        own = Article(self.text, self.path, self.facts, self.surroundings)
        vars(own).update(front=self.front.lent(), body=self.body, lines=self.lines)
        return own

    def is_like(self, other: "Article") -> bool:
        """Whether another one, which was the same once, still has the same data."""
        fronts = self.front, other.front
        return self.data == other.data and fronts[0].data == fronts[1].data and fronts[0].root == fronts[1].root

    @property
    def is_mdx(self) -> bool:
        """Whether the body is MDX: Markdown with JSX components."""
        return self.path.endswith(".mdx")

    @cached_property
    def undecoded(self) -> tuple[Span, ...]:
        """The runs of what is no Unicode text: bytes that are no UTF-8."""
        if self.utf8:
            return ()
        return tuple(Span(*run.span()) for run in _UNDECODED.finditer(self.text))

    @cached_property
    def utf8(self) -> bytes:
        """The text in UTF-8; empty where it is no Unicode text, which is told so 30 times faster than by a search."""
        try:
            return self.text.encode()
        except UnicodeEncodeError:
            return b""

    @cached_property
    def beyond_ascii(self) -> str:
        """What of the text is not ASCII, with the spaces between: enough to tell that something is not in it.

        To make it takes a tenth of one search of the text for a class of such characters.
        """
        return "" if self.text.isascii() else self.utf8.translate(None, _ASCII_LETTERS).decode()

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The merge conflicts that stand in the text."""
        return () if self.undecoded else conflicts_in(self.text, mdx=self.is_mdx)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @cached_property
    def front(self) -> Front:
        """The front matter."""
        return unread(self.text) if self.undecoded or self.conflicts else read_front(self.text, self.facts.bounds)

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """The front matter's data; empty where there is none, or none that can be read."""
        return self.front.data or {}

    @property
    def is_readable(self) -> bool:
        """Whether it is known what the front matter says: also that it says nothing, or that there is none."""
        if self.front.data is not None:
            return True
        faults = [fault for fault in self.front.faults if fault.defect != _ABSENT]
        is_whole = not (self.undecoded or self.conflicts or faults or self.front.problems)
        return is_whole and not self.front.content.of(self.text).strip()

    @cached_property
    def body(self) -> Body:
        """The Markdown below the front matter."""
        start = len(self.text) if self.undecoded or self.conflicts else self.front.span.end
        return Body(self.text, start, mdx=self.is_mdx, torn=bool(self.front.faults or self.front.problems))

    @cached_property
    def breaches(self) -> tuple[Breach, ...]:
        """What breaks the contract; nothing where there is no data to hold to it."""
        return () if self.front.data is None else self.facts.contract.breaches(self.front.data)

    @cached_property
    def outline(self) -> Outline | None:
        """The outline that the collection asks of an article with this front matter."""
        return None if self.front.data is None else self.facts.collection.outline_for(self.value_of)

    def value_of(self, name: str) -> Any:  # noqa: ANN401 any JSON value
        """A value of the front matter, by its dotted name, as the site sees it: what is absent has its default."""
        value = value_at(self.data, name)
        return self.facts.contract.default(name) if value is None else value

    @cached_property
    def texts(self) -> tuple[tuple[Route, str], ...]:
        """The texts in the front matter, in order, each with its route."""
        return tuple(texts_in(self.front.data or {}))

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """The texts in the front matter by themselves, in any order."""
        return tuple(strings_in(self.front.data or {}))

    @cached_property
    def dates(self) -> tuple[Dated, ...]:
        """The dates in the front matter, in order, each with its route."""
        return tuple(dates_in(self.texts))

    @cached_property
    def instants(self) -> tuple[Instant, ...]:
        """What the dates in the front matter mean, in any order: enough to tell that nothing is wrong with them."""
        return tuple(instants_in(self.strings))

    @cached_property
    def born(self) -> int | None:
        """When the article came into the world, in seconds: the first date that its collection names."""
        for earlier, _ in self.facts.collection.dates:
            instant = read_date(self.value_of(earlier))
            if instant is not None:
                return instant.microseconds // _SECOND
        return None

    @cached_property
    def story(self) -> Story | None:
        """The story that the article tells, where its collection says what makes one."""
        settings = self.facts.collection.translations
        if settings is None or not self.is_readable:
            return None
        return story_of(settings, self.value_of, self.surroundings.place)

    @cached_property
    def tags(self) -> tuple[tuple[Route, str], ...]:
        """The tags that are text, each with its route; none where the collection says nothing of tags."""
        policy = self.facts.collection.tags
        written = None if policy is None else value_at(self.data, policy.field)
        if policy is None or not isinstance(written, list):
            return ()
        route = tuple(policy.field.split("."))
        return tuple([((*route, number), tag) for number, tag in enumerate(written) if isinstance(tag, str)])

    @cached_property
    def anchors(self) -> "Anchors | None":
        """What a `#` in a link can lead to in the body; None where that can't be told, as in MDX."""
        from articlelint.anchors import anchors_in  # noqa: PLC0415 its patterns take 5 ms, and few articles need them

        return None if self.is_mdx else anchors_in(self.text, self.body, self.data.get("title"))

    @cached_property
    def layout(self) -> Layout | None:
        """How the sections of the body fit the outline; None where no outline is asked for."""
        return None if self.outline is None else Layout(self.outline, self.body)

    @cached_property
    def urls(self) -> tuple[Url, ...]:
        """The URLs of the front matter, then those of the body."""
        return (*front_urls(self.texts, self.front, self.facts.contract), *body_urls(self.body))

    @cached_property
    def ordinary(self) -> Ordinary | None:
        """The URLs as texts, where nothing can be wrong with any of them by itself; else None.

        To make them of texts and places takes five times as long, and nothing is to be found in most articles.
        """
        plain = plain_urls(self.strings, self.body)
        return None if plain is None else all_ordinary(plain)

    @property
    def odd_urls(self) -> tuple[Url, ...]:
        """Those of the URLs that something may be wrong with by themselves."""
        return () if self.ordinary else self._odd_urls

    @cached_property
    def _odd_urls(self) -> tuple[Url, ...]:
        return tuple([url for url in self.urls if not url.is_ordinary])

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts of the URLs, as browsers take them; what has none adds an empty one."""
        return self.ordinary.hosts if self.ordinary else frozenset([url.host for url in self.urls])
