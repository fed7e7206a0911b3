"""URLs without their tracking parameters: nothing else is touched, wherever the URL stands."""

import json
from time import process_time
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.article import Article
from articlelint.fix import Safety, apply
from articlelint.rule import Invalid
from articlelint.rules.urls.tracking_parameter import TrackingParameter
from articlelint.testing import facts_of
from articlelint.urls.tracking import TRACKING, names_of, tracked

_A_MOMENT = 10  # seconds, on the slowest of machines
FACTS = facts_of(Invalid("", "", ""))
NAMES = st.sampled_from(["id", "q", "utm_source", "utm_x-y", "fbclid", "GCLID", "a", "", "ref", "utmost", "mc_eid"])
VALUES = st.text("abc0%2=;:/?@!$'()*+,-._~", max_size=6)
PIECES = st.lists(st.builds(lambda name, value: f"{name}={value}" if value else name, NAMES, VALUES), max_size=6)


def fixed(text: str, path: str = "a.md", least: Safety = Safety.SAFE) -> str:
    findings = TrackingParameter().check(Article(text, path, FACTS))
    return apply(text, [finding.fix for finding in findings if finding.fix], least)


def without(query: str) -> list[str]:
    sought = names_of(TRACKING)
    return [piece for piece in query.split("&") if piece and not sought.hold(piece.partition("=")[0])]


@given(PIECES, st.sampled_from(["", "#", "#top?utm_source=1&b", "#utm_source=x"]))
def test_only_tracking_parameters_go_and_the_others_keep_their_order(pieces: list[str], fragment: str) -> None:
    """Whatever stands around them: empty parameters, odd separators, a fragment that looks like a query."""
    url = f"https://a.io/b?{'&'.join(pieces)}{fragment}"
    found = tracked(url, names_of(TRACKING).hold)
    if found is None:
        assert without("&".join(pieces)) == [piece for piece in pieces if piece]
        return
    clean = url
    for start, end in reversed(found.cuts):
        clean = clean[:start] + clean[end:]
    query = urlsplit(clean).query
    assert [piece for piece in query.split("&") if piece] == without("&".join(pieces))
    assert clean.startswith("https://a.io/b")
    assert clean.endswith(fragment)
    assert tracked(clean, names_of(TRACKING).hold) is None
    assert ("?" in clean.partition("#")[0]) >= bool(query)


@given(PIECES, PIECES, st.sampled_from(["&", "&amp;", "&#38;"]))
def test_a_link_of_markdown_stays_a_link(before: list[str], behind: list[str], separator: str) -> None:
    query = separator.join([*before, "utm_source=x", *behind])
    text = f"[Ада](https://a.io/b?{query}) і далі\n"
    links = Article(text, "a.md", FACTS).body.links
    after = Article(fixed(text, least=Safety.UNSAFE), "a.md", FACTS).body.links
    assert len(links) == len(after)
    for link, clean in zip(links, after, strict=True):
        if link.url != clean.url:
            assert without(urlsplit(link.url).query) == [
                piece for piece in urlsplit(clean.url).query.split("&") if piece
            ]


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("---\nurl: https://a.io/?utm_source=x&b=1 # why\n---\n", "---\nurl: https://a.io/?b=1 # why\n---\n"),
        ('---\nurl: "https://a.io/?b=1&utm_source=x"\n---\n', '---\nurl: "https://a.io/?b=1"\n---\n'),
        ("---\nurls: [https://a.io/?utm_source=x, 'b']\n---\n", "---\nurls: [https://a.io/, 'b']\n---\n"),
        ("+++\nurl = '''https://a.io/?utm_source=x#c'''\n+++\n", "+++\nurl = '''https://a.io/#c'''\n+++\n"),
        ('{\n"url": "https://a.io/?utm_source=x&amp;b"\n}\n', '{\n"url": "https://a.io/?b"\n}\n'),
        ("[a]: <https://a.io/?utm_source=x> 'b'\n", "[a]: <https://a.io/> 'b'\n"),
        ("<https://a.io/?utm_source=x>\n", "<https://a.io/>\n"),
        ("![](https://a.io/a.png?gclid=(1)&w=2)\n", "![](https://a.io/a.png?w=2)\n"),
        ("[a](https://a.io/?&utm_source=x&)\n", "[a](https://a.io/)\n"),
    ],
)
def test_the_fix_is_made_in_any_format(written: str, clean: str) -> None:
    assert fixed(written) == clean


@pytest.mark.parametrize(
    "text",
    [
        '---\n{"url": "https:\\/\\/a.io\\/?utm_source=x"}\n---\n',
        "---\nurl: >-\n  https://a.io/?b=1&utm_source=x\n---\n",
        "---\na: &u https://a.io/\nb: *u\n---\n",
        "[a](https://a.io/?b=(1&utm_source=2))\n",
    ],
)
def test_what_is_not_written_as_it_is_read_is_not_edited(text: str) -> None:
    assert fixed(text, least=Safety.SHOW) == text


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://a.io/?utm_source=x&Signature=abc)\n",
        "---\nguid: https://a.io/?utm_source=x\n---\n",
        "[https://a.io/?utm_source=x](https://a.io/?utm_source=x)\n",
    ],
)
def test_a_fix_that_may_change_what_is_meant_is_not_safe(text: str) -> None:
    assert fixed(text) == text
    assert "utm_source" not in fixed(text, least=Safety.UNSAFE).rpartition("](")[2]


def test_an_alias_is_no_second_finding() -> None:
    article = Article("---\na: &u https://a.io/?utm_source=x\nb: *u\n---\n", "a.md", FACTS)
    assert len(list(TrackingParameter().check(article))) == 1


def test_a_url_of_many_parameters_is_read_in_a_moment() -> None:
    """Its time grows with its length: 50,000 parameters took minutes once."""
    started = process_time()
    found = tracked(f"https://a.io/?{'utm_source=a&' * 50_000}b=1", names_of(TRACKING).hold)
    assert found is not None
    assert found.cuts == ((14, 650_014),)
    assert process_time() - started < _A_MOMENT


def test_every_parameter_of_the_list_is_found() -> None:
    for name in TRACKING:
        shown = name.replace("*", "source")
        assert tracked(f"https://a.io/?{shown.upper()}=1", names_of(TRACKING).hold), json.dumps(parse_qsl(shown))
