"""What is wrong with a URL: the part of it, in words, and what to do."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import can_ada

from articlelint.fix import Edit, Fix, Safety
from articlelint.text import Span
from articlelint.urls import WEB_SCHEMES, Url

_HIGHEST_PORT = 65535
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,2}", re.DOTALL)
_SPACES = re.compile(r"[\t\n\r ]+")
# Pasted along from web pages: they show as nothing, and are part of the address all the same. The joiners U+200C and
# U+200D are left alone, since scripts and emoji need them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_SCHEME_TWICE = re.compile(r"(?P<first>https?:[/\\]*)https?:[/\\]{2}", re.IGNORECASE)
_NUMBERS_AND_DOTS = re.compile(r"[0-9.]+\Z")
# What nearly all URLs look like, and no slip does: one look at these instead of six.
_ORDINARY = re.compile(r"https?://(?!https?[:/])[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][!-$&-;=?-z|}~]*)?\Z")


class UrlFault(NamedTuple):
    """One thing wrong with a URL; `what` goes on after its name, as in "has no host"."""

    span: Span
    what: str
    help: str
    fix: Fix | None = None


def fault_of(url: Url) -> UrlFault | None:
    """The first thing wrong with a URL, None where nothing is.

    That is what the WHATWG's parser refuses, and of what it only repairs or passes on that which is always a slip: a
    space, a missing slash, a percent sign that encodes nothing, an invisible character, a scheme written twice. URLs of
    other schemes than the web's are held to their host and port only.
    """
    if _ORDINARY.match(url.text) and url.parsed:
        return None
    if url.is_template:
        return None
    if url.scheme and url.scheme not in WEB_SCHEMES and "://" not in url.text:
        return None
    if url.parsed is None:
        return _refused(url)
    return next(_slips(url), None) if not url.scheme or url.scheme in WEB_SCHEMES else None


def _refused(url: Url) -> UrlFault | None:
    host = url.part("host") or ""
    if any("\ud800" <= letter <= "\udfff" for letter in url.text):
        return None  # undecodable bytes are another rule's to report
    if not host:
        return UrlFault(url.span, "has no host", "write the host after the `//`")
    if not _parses(url, host):
        place, (what, advice) = url.part_span("host"), _host_fault(host)
        return UrlFault(place, what, advice)
    port = url.part("port")
    if port:
        return UrlFault(url.part_span("port"), *_port_fault(port))
    return UrlFault(url.span, "cannot be read by a browser", "copy the URL anew from the page's address bar")


def _parses(url: Url, host: str) -> bool:
    parses: bool = can_ada.can_parse(f"{url.scheme or 'https'}://{host}/")
    return parses


def _host_fault(host: str) -> tuple[str, str]:
    if _SPACES.search(host):
        return "has a space in its host", "remove the space"
    if host.startswith("["):
        return "has no IPv6 address between its brackets", "write a whole IPv6 address, as in `[2001:db8::1]`"
    if _NUMBERS_AND_DOTS.match(host):
        return "has numbers for a host that make no IPv4 address", "write four numbers from 0 to 255, with dots between"
    forbidden = next((letter for letter in host if letter in "#%/:<>?@[\\]^|"), None)
    if forbidden:
        return f"has a `{forbidden}` in its host", "write a host of letters, digits, hyphens and dots"
    return "has a host that is no valid domain name", "write the host as the address bar of a browser shows it"


def _port_fault(port: str) -> tuple[str, str]:
    if port.isascii() and port.isdigit():
        return f"has a port above {_HIGHEST_PORT}", f"write a port from 0 to {_HIGHEST_PORT}, or none"
    return "has a port that is no number", "write the port as a number, or begin the path with `/` instead of `:`"


def _slips(url: Url) -> Iterator[UrlFault]:
    """What a browser repairs or passes on and an author cannot have meant."""
    start = url.part("start") or ""
    if url.host in {"http", "https"} and (twice := _SCHEME_TWICE.match(url.text)):
        first = url.span_of(*twice.span("first"))
        fix = _fix(url, "remove the first scheme", {first: ""})
        yield UrlFault(first, "has its scheme twice", "remove the first one", fix)
    elif url.scheme and start.partition(":")[2] != "//":
        right = f"{url.part('scheme')}://"
        place = url.part_span("start")
        fix = _fix(url, f"write `{right}`", {place: right})
        yield UrlFault(place, "has no `//` after its scheme", f"write `{right}`", fix)
    elif ".." in (url.part("host") or ""):
        yield _empty_label(url)
    if _SPACES.search(url.text):
        yield _space(url)
    if invisible := _INVISIBLE.search(url.text):
        place = url.span_of(*invisible.span())
        fix = _fix(url, "remove the character", {place: ""})
        what = f"has the invisible character U+{ord(invisible[0]):04X} in it"
        yield UrlFault(place, what, "remove it: it came along when the URL was copied", fix)
    if broken := _BROKEN_PERCENT.search(url.text):
        what = f"has a `{broken[0]}` that encodes no character"
        yield UrlFault(url.span_of(*broken.span()), what, "write `%25` for a percent sign")


def _empty_label(url: Url) -> UrlFault:
    # A label of a domain name has at least one letter (RFC 1035 §2.3.1); the URL Standard leaves that to the DNS.
    place = url.part_span("host")
    if url.part("host") == "..":
        fix = _fix(url, f"remove `{url.part('start')}`", {url.part_span("start"): ""})
        return UrlFault(place, "has `..` for a host", "write a relative link without the scheme", fix)
    return UrlFault(place, "has two dots in a row in its host", "remove one of the dots")


def _space(url: Url) -> UrlFault:
    # The parser drops what stands around a URL, and line ends and tabs within; a space within it encodes (§4.4).
    runs = list(_SPACES.finditer(url.text))
    edges = (0, len(url.text))
    within = [run for run in runs if run.start() != edges[0] and run.end() != edges[1]]
    edits = {url.span_of(*run.span()): "%20" * run[0].count(" ") if run in within else "" for run in runs}
    first = url.span_of(*(within or runs)[0].span())
    if within:
        fix = _fix(url, "write `%20`", edits, Safety.SAFE)
        return UrlFault(first, "has a space in it", "write `%20` for a space", fix)
    fix = _fix(url, "remove the space", edits, Safety.SAFE)
    return UrlFault(first, "has a space around it", "remove the space", fix)


def _fix(url: Url, title: str, edits: Mapping[Span, str], safety: Safety = Safety.UNSAFE) -> Fix | None:
    if not url.is_verbatim:
        return None
    return Fix(title, tuple(Edit(span, text) for span, text in edits.items()), safety)
