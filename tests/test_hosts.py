"""Hosts of settings, compared as browsers compare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.engine import lint
from articlelint.rule import Valid
from articlelint.rules.urls.insecure_url import InsecureUrl
from articlelint.rules.urls.placeholder_url import PlaceholderUrl
from articlelint.rules.urls.private_url import PrivateUrl
from articlelint.rules.urls.unlisted_host import UnlistedHost
from articlelint.testing import facts_of
from articlelint.urls.reserved import hosts_of


@pytest.mark.parametrize(
    ("pattern", "held", "strange"),
    [
        ("example.com", ["example.com", "example.com."], ["www.example.com", "notexample.com", "example.com.ua"]),
        ("*.example.com", ["a.example.com", "a.b.example.com"], ["example.com", "aexample.com", "a.example.com.ua"]),
        ("Пошта.УКР", ["xn--80a1acn3a.xn--j1amh"], ["xn--j1amh"]),
        ("*.пошта.укр", ["a.xn--80a1acn3a.xn--j1amh"], ["xn--80a1acn3a.xn--j1amh"]),
        ("example.com:8080", ["example.com"], ["8080"]),
        ("https://example.com/a", ["example.com"], ["https", "a"]),
        ("*.example.com:8080", ["a.example.com"], ["example.com"]),
        ("192.0.2.1", ["192.0.2.1"], ["192.0.2.10", "1.192.0.2.1"]),
        ("[2001:DB8::1]", ["[2001:db8::1]"], ["[2001:db8::2]"]),
    ],
)
def test_a_pattern_holds_the_hosts_that_it_names(pattern: str, held: list[str], strange: list[str]) -> None:
    hosts = hosts_of((pattern,))
    assert [host for host in (*held, *strange) if hosts.hold(host)] == held


@given(st.lists(st.text(max_size=12), max_size=4), st.text(max_size=12))
def test_whatever_stands_in_settings_holds_or_does_not(patterns: list[str], host: str) -> None:
    assert hosts_of(tuple(patterns)).hold(host) in {True, False}


def test_no_patterns_hold_no_host() -> None:
    assert not hosts_of(()).hold("example.com")


@pytest.mark.parametrize(
    ("text", "hosts", "told"),
    [
        ("[a](http://example.com/)\n", [], ["placeholder-url"]),
        ('---\n{"url": "http:\\/\\/example.com\\/"}\n---\n', [], ["placeholder-url"]),
        ("[a](http://example.com/)\n", ["a.io"], ["unlisted-host"]),
        ("[a](http://localhost/)\n", ["a.io"], ["unlisted-host"]),
        ("[a](http://b.example/)\n", ["a.io"], ["insecure-url", "unlisted-host"]),
    ],
)
def test_a_host_that_is_to_be_replaced_is_told_once(text: str, hosts: list[str], told: list[str]) -> None:
    facts = facts_of(Valid("", "", collection={"hosts": hosts}))
    rules = [InsecureUrl(), PlaceholderUrl(), PrivateUrl(), UnlistedHost()]
    assert [one.rule for one in lint(text, "a.md", facts, rules)] == told
