"""What a quick look tells is what a closer one would: of URLs, dates, tags, paths, titles and contracts."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.article import Article
from articlelint.compact_json import compact_json
from articlelint.path_patterns import Placeholder, path_pattern
from articlelint.registry import shipped_rules
from articlelint.rule import Valid
from articlelint.rules.corpus.duplicate_title import _KEPT, _counts, _folded
from articlelint.testing import facts_of
from articlelint.urls.ordinary import all_ordinary, ordinary_host
from articlelint.urls.reserved import _NOTES, NOTE_STARTS
from articlelint.urls.tracking import TRACKING, names_of

_PIECES = (
    *("https://", "http://", "HTTPS://", "//", "mailto:", "https:/", "ftp://ada@"),
    *("coindesk.com", "example.com", "localhost", "a.b", "10.0.0.1", "xn--a.com", "пошта.укр", "A.com", "..", "TODO"),
    *(
        "/",
        "/ada",
        "/a b",
        "?utm_source=x",
        "?a=1&fbclid=2",
        "?a",
        "?fbclid=3",
        "#",
        "#top",
        ":8080",
        "%20",
        "%",
        "{{ x }}",
        "<a>",
    ),
    *("\n", " ", "\x00", "\ud800", "é", "&amp;", ".", "?"),
)
_urls = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=6).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=3).map(lambda pieces: "https://coindesk.com/" + "".join(pieces)),
    st.sampled_from(("https://coindesk.com/ada?w=1&q=2#a", "https://images.example.net/a", "https://a.coindesk.com")),
)
_dates = st.sampled_from(
    (
        *(
            "2026-01-07T18:21:26.000Z",
            "2026-01-07T18:21:26Z",
            "2026-01-07",
            "2026-01-07 18:21",
            "2026-02-30",
            "2026-1-7",
        ),
        *("2016-12-31T23:59:60Z", " 2026-01-07 ", "2027-01-07T18:21:26+02:00", "0001-01-01", "9999-12-31T23:59:59Z"),
    )
)
_notes = st.sampled_from(("TODO", "#", "tbd", "…", "...", "???", "FIXME!", "news", "", "ToDo later", "xxx"))
_texts = st.one_of(_urls, _dates, _notes, st.text(max_size=8))
_names = st.sampled_from(("title", "url", "sourceUrl", "link", "publishedAt", "updatedAt", "tags"))
_values = st.recursive(
    st.one_of(_texts, st.none(), st.booleans(), st.integers(-9, 9)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_names, inner, max_size=3)),
    max_leaves=8,
)
_data = st.dictionaries(_names, _values, max_size=5)
_bodies = st.lists(_urls.map(lambda url: f"[ada](<{url}>)"), max_size=2).map("\n\n".join)


def _article(data: Mapping[str, Any], body: str = "", **settings: Any) -> Article:
    """An article with such data, whatever they are: JSON takes all of them."""
    front = re.sub(r"\\ud800(?!\\ud[c-f])", r"\\ufffd", json.dumps(data))
    return Article(f"{front}\n\n{body}", "article.md", facts_of(Valid("a site", "", **settings)))


def _rule(name: str, **options: Any) -> Any:
    return next(rule for rule in shipped_rules() if rule.id == name)(options)


@given(st.lists(_urls, max_size=4))
def test_urls_are_ordinary_together_as_each_is_by_itself(urls: list[str]) -> None:
    hosts = [ordinary_host(url) for url in urls]
    found = all_ordinary(urls)
    assert (found is None) == (None in hosts)
    if found is not None:
        assert found.hosts == frozenset(hosts)


@given(_data, _bodies)
def test_a_quick_look_sees_all_urls(data: dict[str, Any], body: str) -> None:
    article = _article(data, body)
    if article.ordinary is not None:
        assert sorted(article.ordinary.urls) == sorted(url.text for url in article.urls)
        assert article.ordinary.hosts == {url.host for url in article.urls}
        assert all(url.is_ordinary for url in article.urls)


@pytest.mark.parametrize(
    "rule",
    [
        *("malformed-url", "insecure-url", "private-url", "placeholder-url", "tracking-parameter"),
    ],
)
@given(data=_data, body=_bodies)
def test_a_quick_look_at_urls_misses_nothing(rule: str, data: dict[str, Any], body: str) -> None:
    quick, close = _article(data, body), _article(data, body)
    # As it is where a URL has to be looked at.
    vars(close)["ordinary"] = None
    assert list(_rule(rule).check(quick)) == list(_rule(rule).check(close))


@given(_data, _bodies)
def test_a_host_that_is_listed_is_so_for_a_quick_look(data: dict[str, Any], body: str) -> None:
    collection = {"hosts": ["coindesk.com", "*.example.net"]}
    quick, close = (_article(data, body, collection=collection) for _ in range(2))
    vars(close)["ordinary"] = None
    assert list(_rule("unlisted-host").check(quick)) == list(_rule("unlisted-host").check(close))


@given(_data)
def test_a_quick_look_sees_all_texts_and_dates(data: dict[str, Any]) -> None:
    article = _article(data)
    assert sorted(article.strings) == sorted(text for _, text in article.texts)
    assert sorted(one.microseconds for one in article.instants) == sorted(one[2].microseconds for one in article.dates)


def test_a_parameter_is_seen_behind_one_without_a_value() -> None:
    urls = ["https://coindesk.com/?a", "https://coindesk.com/?fbclid=2"]
    assert len(list(_rule("tracking-parameter").check(_article({"source": urls})))) == 1


@given(st.from_regex(re.compile(_NOTES), fullmatch=True))
def test_what_begins_a_note_is_known(note: str) -> None:
    assert note[0] in NOTE_STARTS


_titles = st.lists(
    st.sampled_from(("Ada", "'s", " ", "  ", "-", " - ", "&", "5%", "é", "Біт", "b", "7", "_", "/", "and", "ß")),
    max_size=6,
).map("".join)


@given(_titles, _titles.map(str.lower), st.booleans(), _dates | st.integers() | st.none())
def test_a_path_that_surely_fits_does(title: str, part: str, is_own: bool, date: object) -> None:
    slug = title.lower().replace(" ", "-") if is_own else part
    pattern, values = path_pattern("{date:%Y}/{date:%m}/{title:slug}.{lang}.md"), [date, date, title, "en"]
    for path in (f"2026/01/{slug}.en.md", f"2026/02/{slug}.uk.md"):
        if pattern.surely_fits(path, values):
            fit = pattern.fit(path, values)
            assert fit is not None
            assert not fit.differing


@given(st.datetimes())
def test_the_parts_of_a_date_are_written_as_strftime_does(moment: datetime) -> None:
    written = Placeholder("date", "%y %m %d %H.%M.%S %j, %-d.%-m.").written(moment.isoformat() + "Z")
    assert written == f"{moment:%y %m %d %H.%M.%S %j}, {moment.day}.{moment.month}."


@given(st.lists(_urls, max_size=4))
def test_the_parameters_of_several_urls_are_those_of_each(urls: list[str]) -> None:
    names = names_of(TRACKING)
    assert names.may_be_in("#".join(urls)) == any(map(names.may_be_in, urls))


_cyclic: list[object] = []
_cyclic.append(_cyclic)


@given(_values)
def test_small_values_are_written_as_json_writes_them(value: Any) -> None:
    assert compact_json(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize("value", [{1}, float("nan"), _cyclic])
def test_what_is_no_json_is_refused_in_the_same_words(value: object) -> None:
    with pytest.raises((TypeError, ValueError)) as told:
        json.dumps(value, allow_nan=False)
    with pytest.raises(told.type, match=re.escape(str(told.value))):
        compact_json(value)


@given(_titles | st.text())
def test_titles_of_plain_words_are_folded_as_others_are(title: str) -> None:
    plain = unicodedata.normalize("NFKC", title).casefold()
    kept = {place for found in _KEPT.finditer(plain) for place in range(*found.span())}
    assert _folded(title) == "".join(letter for place, letter in enumerate(plain) if place in kept or _counts(letter))


@given(st.text(alphabet="ab \n\t\u3000", max_size=500))
def test_the_last_words_are_those_of_the_whole_text(body: str) -> None:
    words = body[-400:].split()[-6:]
    assert _rule("untranslated-body").trait(_article({}, body)) == crc32(" ".join(words).encode())


@given(st.lists(st.none() | st.integers() | _texts, min_size=2, max_size=2))
def test_ids_are_written_as_json(values: list[Any]) -> None:
    article = _article(dict(zip("ab", values, strict=True)), collection={"unique": [["a", "b"]]})
    shown = [value.strip() if isinstance(value, str) else str(value) for value in map(article.value_of, "ab")]
    wanted = [json.dumps([0, *shown], ensure_ascii=False)] * (None not in values)
    assert [key for key, _ in _rule("duplicate-id").gather(article)] == wanted


@given(st.lists(_urls, min_size=3, max_size=3), st.sampled_from(("w", "a", "x+y")))
def test_widths_of_ordinary_urls_are_those_of_any(urls: list[str], parameter: str) -> None:
    names = ["raw", "small", "thumb"]
    cover = {"field": "cover", "variants": names, "photo": "x", "widths": names, "width-parameter": parameter}
    queries = [
        f"{url}?{part}" for url, part in zip(urls, ("w=3&w=9&x+y=1", "a&w=4&a=1&x+y=2", "w&w=2&x+y=1"), strict=True)
    ]
    data = {"cover": dict(zip(names, queries, strict=True))}
    quick, close = (_article(data, collection={"covers": [cover]}) for _ in range(2))
    vars(close)["ordinary"] = None
    assert list(_rule("cover-widths-out-of-order").check(quick)) == list(
        _rule("cover-widths-out-of-order").check(close)
    )
