"""The URLs that an article names: those of its front matter, and those of its body."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from articlelint.body import Body
from articlelint.contract import Contract
from articlelint.front import Front
from articlelint.text import Route, Span
from articlelint.urls import Url

# A scheme and `//`, or a scheme of the web alone: `https:/example.com` is a URL with a slip, `tags:news` is none.
_BEGINS_AS_URL = re.compile(r"[\x00-\x20]*(?:[a-z][a-z0-9+.-]*://|(?:https?|wss?|ftp):(?=\S))", re.IGNORECASE)
# RFC 3986 §3.1; what looks like this is a URL only where the contract says so.
_HAS_SCHEME = re.compile(r"[\x00-\x20]*[a-z][a-z0-9+.-]*:(?=\S)", re.IGNORECASE)
_URL_FORMATS = frozenset({"uri", "iri"})


def plain_urls(texts: Iterable[str], body: Body) -> list[str] | None:
    """The URLs of an article by the texts of its front matter and its body, where all of them begin with `https://`.

    None where one may begin otherwise, so that they have to be looked at one by one.
    """
    found: list[str] = []
    for text in texts:
        if ":" in text:
            if text.startswith("https://"):
                found.append(text)
            elif _HAS_SCHEME.match(text):
                return None
    for link in body.links:
        url = link.url
        if url.startswith("https://"):
            found.append(url)
        elif url.startswith("//") or (":" in url and _BEGINS_AS_URL.match(url)):
            return None
    return found


def front_urls(texts: Iterable[tuple[Route, str]], front: Front, contract: Contract) -> Iterator[Url]:
    """Those of the texts of a front matter that are meant as URLs, in order.

    Those begin with a scheme and `//`, or have any scheme in a field whose contract asks for a URL. Prose that begins
    with a URL is no URL, unless the contract asks for one.
    """
    for route, text in texts:
        if ":" not in text or not _HAS_SCHEME.match(text):
            continue
        # Most URLs begin so, and have no space in them: that takes a third of the time of the patterns.
        is_plain = text.startswith("https://") and len(text.split(maxsplit=1)) == 1
        is_meant = is_plain or (_BEGINS_AS_URL.match(text) and not _is_prose(text))
        if is_meant or contract.describe(route).format in _URL_FORMATS:
            yield Url(text, front.text, partial(front.place, route), route)


def body_urls(body: Body) -> Iterator[Url]:
    """The destinations in the body that name a host, or should, in order; relative ones and `mailto:` do not."""
    for link in body.links:
        if link.url.startswith("//") or _BEGINS_AS_URL.match(link.url):
            yield Url(link.url, body.text, link.span, label=link.label)


def _is_prose(text: str) -> bool:
    """Whether more words follow a first one that is a URL with a whole host."""
    first, *more = text.split(maxsplit=1)
    return bool(more) and "." in Url(first, text, Span(0, 0)).host
