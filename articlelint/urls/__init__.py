"""URLs as an article's author wrote them: what they mean to a browser, and where each part stands in the text."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import cast

import can_ada

from articlelint.text import Route, Span
from articlelint.urls.ordinary import ordinary_host

# Schemes that the WHATWG URL Standard (§4.2) calls special, without `file`, whose URLs lead nowhere but home.
WEB_SCHEMES = frozenset({"http", "https", "ws", "wss", "ftp"})

# How the standard's parser (§4.4) cuts a URL at its authority: user information goes to the last `@`, an IPv6 address
# has brackets, and spaces and control characters around the whole do not count.
_PARTS = re.compile(
    r"""[\x00-\x20]*
    (?P<start> (?: (?P<scheme> [A-Za-z][A-Za-z0-9+.-]* ) : )? [/\\]* )
    (?: (?P<userinfo> [^/\\?\#]* ) @ )?
    (?P<host> \[ [^]/\\?\#]* \]? | [^:/\\?\#]* )
    (?: : (?P<port> [^/\\?\#]* ) )?
    """,
    re.VERBOSE,
)

# Of YAML, TOML and JSON; the long ones first.
_QUOTES = ("'''", '"""', "'", '"')


class Url:
    """A URL of an article.

    `text` is the URL as a browser gets it, without the quotes, escapes and entities of the file; `place` is where it
    stands there, or says so when it is asked. `route` leads to it in the front matter and is None in the body, `label`
    is the text that a reader of the body sees for it.
    """

    def __init__(
        self, text: str, source: str, place: Span | Callable[[], Span], route: Route | None = None, label: str = ""
    ) -> None:
        self.text = text
        self.source = source
        self.route = route
        self.label = label
        self._place = place

    @cached_property
    def span(self) -> Span:
        """Where the URL stands, without the quotes of a string."""
        place = self._place() if callable(self._place) else self._place
        written = place.of(self.source)
        quotes = next((quotes for quotes in _QUOTES if _is_quoted(written, quotes)), "")
        return Span(place.start + len(quotes), place.end - len(quotes))

    @cached_property
    def parsed(self) -> can_ada.URL | None:
        """The URL as the WHATWG's standard reads it, None where it does not; one without a scheme counts as `https`."""
        try:
            return can_ada.parse("https:" + self.text if self.text.startswith("//") else self.text)
        except (ValueError, TypeError):  # the latter for code points that stand for undecodable bytes
            return None

    @property
    def scheme(self) -> str:
        """The scheme in lower case, empty where there is none."""
        return (self._parts["scheme"] or "").lower()

    @property
    def host(self) -> str:
        """The host as a browser takes it: in lower case, in ASCII, IP addresses in their usual form."""
        return self._ordinary_host or (self.parsed.hostname if self.parsed else "")

    @property
    def is_ordinary(self) -> bool:
        """Whether nothing can be wrong with it by itself: it is encrypted and plain, and its host is public."""
        return self._ordinary_host is not None

    @cached_property
    def _ordinary_host(self) -> str | None:
        return ordinary_host(self.text)

    def part(self, name: str) -> str | None:
        """A part as its author wrote it, None where it is absent: `start`, `scheme`, `userinfo`, `host` or `port`.

        The start is the scheme with its colon and slashes.
        """
        part: str | None = self._parts[name]
        return part

    def part_span(self, name: str) -> Span:
        """Where a part stands in the text; the whole URL's span where that cannot be told."""
        return self.span_of(*self._parts.span(name))

    def span_of(self, start: int, end: int) -> Span:
        """Where a slice of `text` stands in the file; the whole URL's span where text up to its end is escaped."""
        if start < 0 or not self.source.startswith(self.text[:end], self.span.start, self.span.end):
            return self.span
        return Span(self.span.start + start, self.span.start + end)

    @property
    def is_verbatim(self) -> bool:
        """Whether the text stands in the file as it is, so that all of it may be edited."""
        return self.span.of(self.source) == self.text

    @property
    def is_template(self) -> bool:
        """Whether a site builder, or the reader, has yet to fill in a part, as in `https://{{ host }}/<name>`."""
        return "{" in self.text or "<" in self.text

    @cached_property
    def _parts(self) -> re.Match[str]:
        # Every part of the expression may be empty: it always matches.
        return cast("re.Match[str]", _PARTS.match(self.text))


def _is_quoted(text: str, quotes: str) -> bool:
    return len(text) >= 2 * len(quotes) and text.startswith(quotes) and text.endswith(quotes)
