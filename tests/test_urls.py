"""What counts as a URL of an article, where its parts stand, and what is wrong with it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlelint.article import Article
from articlelint.collection import Collection
from articlelint.contract import Contract
from articlelint.facts import Facts
from articlelint.fix import Safety, apply
from articlelint.text import Span
from articlelint.urls import Url
from articlelint.urls.faults import fault_of
from articlelint.urls.hosts import is_public, reach_of


def article(text: str, schema: Mapping[str, Any] | None = None) -> Article:
    return Article(text, "a.md", Facts(datetime(2026, 1, 8, tzinfo=UTC), Contract.of(schema or {}), Collection()))


def urls(text: str, schema: Mapping[str, Any] | None = None) -> list[tuple[str, str]]:
    return [(url.text, url.span.of(text)) for url in article(text, schema).urls]


def url_of(text: str) -> Url:
    return Url(text, text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://a.ua/?b#c", ("https://a.ua/?b#c", "https://a.ua/?b#c")),
        ("'https://a.ua/'", ("https://a.ua/", "https://a.ua/")),
        ('"https://a.ua/\\x41"', ("https://a.ua/A", "https://a.ua/\\x41")),
        ("[b, {c: ipfs://d}]", ("ipfs://d", "ipfs://d")),
        ("https:/a.ua", ("https:/a.ua", "https:/a.ua")),
        ("'https://a b/'", ("https://a b/", "https://a b/")),
    ],
)
def test_a_text_with_a_scheme_is_a_url(value: str, expected: tuple[str, str]) -> None:
    """In the front matter, quoted or not, at any depth; where it is escaped its whole value is its place."""
    assert [expected] == urls(f"---\nу: {value}\n---\n")


@pytest.mark.parametrize(
    "value", ["a.ua", "//a.ua/", "/a/b", "tag:example", "'http: a protocol'", "see https://a.ua/", "mailto:a@b.ua", "7"]
)
def test_other_texts_are_no_urls(value: str) -> None:
    """In the front matter, unless the contract asks for a URL."""
    assert [] == urls(f"---\nu: {value}\n---\n")


def test_the_contract_says_what_is_a_url() -> None:
    """A field with the format `uri` holds a URL whatever its scheme, also with words behind it."""
    schema = {"properties": {"u": {"format": "uri"}}}
    assert [("a.ua:80/", "a.ua:80/")] == urls("---\nu: a.ua:80/\n---\n", schema)
    assert [("https://a.ua/b c", "https://a.ua/b c")] == urls("---\nu: https://a.ua/b c\n---\n", schema)
    assert [] == urls("---\nu: https://a.ua/b c\n---\n")


def test_the_body_names_urls() -> None:
    """Those of links, pictures, autolinks and definitions that name a host, each where it stands."""
    others = "[e](f) [g](#h) <i@j.ua> [k](l:m)"
    text = f"é [a](http://a.ua) ![b](<//b.ua/ é>) <ftp://c.ua>\n\n[d]: https://d.ua/&amp;\n\n{others}\n"
    expected = [
        ("http://a.ua", "http://a.ua"),
        ("//b.ua/ é", "//b.ua/ é"),
        ("ftp://c.ua", "ftp://c.ua"),
        ("https://d.ua/&", "https://d.ua/&amp;"),
    ]
    assert expected == urls(text)


def test_parts_have_their_places() -> None:
    """Where a URL is verbatim up to a part's end the part has a place, else it has that of the whole."""
    text = "[a](HTTPS://u:p@[::1]:8080/b?c@d)"
    (url,) = article(text).urls
    names = ("start", "scheme", "userinfo", "host", "port")
    assert ["HTTPS://", "HTTPS", "u:p", "[::1]", "8080"] == [url.part_span(name).of(text) for name in names]
    escaped = "[a](https://a\\_b.ua:80/&amp;)"
    (url,) = article(escaped).urls
    assert ["https", "https://a\\_b.ua:80/&amp;"] == [url.part_span(name).of(escaped) for name in ("scheme", "host")]


@pytest.mark.parametrize(
    ("host", "reach"),
    [
        ("localhost", "its own machine"),
        ("a.localhost", "its own machine"),
        ("localhost.", "its own machine"),
        ("127.0.0.1", "its own machine"),
        ("0.0.0.0", "its own machine"),  # noqa: S104 nothing is bound
        ("[::1]", "its own machine"),
        ("nas.local", "a private network"),
        ("10.1.2.3", "a private network"),
        ("172.31.0.1", "a private network"),
        ("192.168.0.1", "a private network"),
        ("[fd00::1]", "a private network"),
        ("[::ffff:a00:1]", "a private network"),
        ("169.254.0.1", "a single network link"),
        ("[fe80::1]", "a single network link"),
        ("local.ua", None),
        ("mylocalhost", None),
        ("172.32.0.1", None),
        ("192.0.2.1", None),
        ("[2001:db8::1]", None),
        ("s3", None),
        ("", None),
    ],
)
def test_private_hosts_are_told_by_name_and_address(host: str, reach: str | None) -> None:
    """By the names that the standards reserve and the registries of addresses; examples' addresses are nobody's."""
    assert reach == reach_of(host)


def test_a_public_host_has_a_dot() -> None:
    """A single word is a name at home, and nothing between two dots is no name."""
    assert [True, True, False, False, False] == [
        is_public(host) for host in ("a.ua", "[2001:db8::1]", "intranet", "..", "a.local")
    ]


@pytest.mark.parametrize(
    ("text", "part", "what"),
    [
        ("https://", "https://", "has no host"),
        ("https://:80/", "https://:80/", "has no host"),
        ("https://a b/", "a b", "has a space in its host"),
        ("https://[a]/", "[a]", "has no IPv6 address between its brackets"),
        ("https://[::1", "[::1", "has no IPv6 address between its brackets"),
        ("https://1.2.3.999/", "1.2.3.999", "has numbers for a host that make no IPv4 address"),
        ("https://a^b.ua/", "a^b.ua", "has a `^` in its host"),
        ("https://xn--a/", "xn--a", "has a host that is no valid domain name"),
        ("https://a.ua:99999/", "99999", "has a port above 65535"),
        ("ssh://git@a.ua:b/c", "b", "has a port that is no number"),
        ("//a.ua:b/c", "b", "has a port that is no number"),
        ("https://https://a.ua", "https://", "has its scheme twice"),
        ("http:/a.ua", "http:/", "has no `//` after its scheme"),
        ("https:\\\\a.ua", "https:\\\\", "has no `//` after its scheme"),
        ("http://../b", "..", "has `..` for a host"),
        ("https://a..ua/", "a..ua", "has two dots in a row in its host"),
        ("https://a.ua/b c", " ", "has a space in it"),
        (" https://a.ua/", " ", "has a space around it"),
        ("https://a.ua/\u200b", "\u200b", "has the invisible character U+200B in it"),
        ("https://a.ua/50%", "%", "has a `%` that encodes no character"),
        ("https://a.ua/%zz", "%zz", "has a `%zz` that encodes no character"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(text: str, part: str, what: str) -> None:
    """The smallest part that is wrong is named and placed."""
    fault = fault_of(url_of(text))
    assert fault is not None
    assert (part, what) == (fault.span.of(text), fault.what)


@pytest.mark.parametrize(
    "text",
    ["https://a.ua:443/ї?є=%20#і", "//a.ua", "http://a_b.ua/", "ftp://u@a.ua/", "wss://a.ua", "https://пошта.укр",
     "http://a", "tel:+380", "urn:a", "file:///C:/a b", "ipfs://a/b c", "app://-/a", "mailto:a b", "data:,a b",
     "https://{{ host }}/", "https://a.ua/?b=[c]&d=(e);f,g~h", "https://<host>:<port>/", "https://[v1]:80\ud800"],
)  # fmt: skip
def test_what_is_fine_or_not_ours_is_left_alone(text: str) -> None:
    """Valid URLs, other schemes, templates, and what was undecodable."""
    assert fault_of(url_of(text)) is None


def test_fixes_are_right() -> None:
    """A space encodes; a guess is unsafe; where the URL is escaped nothing is edited."""
    wrong = ["https://a.ua/b c  d ", "http:a.ua", "http://https://a.ua", "http://../b", "https://a.ua/\u200bb"]
    right = ["https://a.ua/b%20c%20%20d", "http://a.ua", "https://a.ua", "../b", "https://a.ua/b"]
    faults = [fault_of(url_of(text)) for text in wrong]
    fixes = [fault.fix for fault in faults if fault and fault.fix]
    assert right == [apply(text, [fix], Safety.UNSAFE) for text, fix in zip(wrong, fixes, strict=True)]
    assert [Safety.SAFE] + [Safety.UNSAFE] * 4 == [fix.safety for fix in fixes]
    escaped = Url("https://a.ua/b c", "https://a.ua/b&#32;c", Span(0, 19))
    fault = fault_of(escaped)
    assert fault is not None
    assert (Span(0, 19), None) == (fault.span, fault.fix)


@given(st.from_regex(r"(https?|ssh)?:?//?[\[\]a-z0-9.:@%^/?# \\\u0430-\u044f-]{0,20}", fullmatch=True))
@settings(deadline=None, max_examples=400)
def test_what_the_standard_refuses_is_found(text: str) -> None:
    """Whatever the URL Standard's parser refuses has a fault in it, inside the URL; a safe fix keeps its meaning."""
    url = url_of(text)
    refused = url.parsed is None and ("://" in text or text.startswith("//"))
    fault = fault_of(url)
    assert fault is not None or not refused
    if fault is not None:
        assert 0 <= fault.span.start <= fault.span.end <= len(text)
        if fault.fix and fault.fix.safety is Safety.SAFE:
            assert str(url.parsed) == str(url_of(apply(text, [fault.fix])).parsed)
