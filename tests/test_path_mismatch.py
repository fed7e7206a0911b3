"""An article's path says what its front matter says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articlelint.cli.main import status
from articlelint.path_patterns import named_fields, path_pattern
from articlelint.slugs import may_be_slug, slug_of

# The fixture of conftest.py, and what it gives back.
Check = Callable[..., Any]

SETTINGS = """\
select = ["path-mismatch"]
[[collections]]
name = "articles"
files = ["posts/**"]
schema = "article.json"
path = "posts/{publishedAt:%Y}/{publishedAt:%m}/{title:slug}.{lang}.md"
"""
SCHEMA = '{"properties": {"lang": {"type": "string", "default": "en"}}}'


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


def article(path: str, published: str = "'2026-01-07T18:21:26.000Z'", rest: str = "lang: en\n") -> None:
    write(path, f"---\ntitle: Bitcoin falls\npublishedAt: {published}\n{rest}---\n\nText.\n")


@pytest.fixture
def site(folder: Path) -> Path:
    write("articlelint.toml", SETTINGS)
    write("article.json", SCHEMA)
    return folder


def test_each_field_is_told_at_its_value(site: Path, check: Check) -> None:
    article("posts/2025/12/bitcoin-rises.uk.md")
    assert check("posts").out.splitlines() == [
        (
            "posts/2025/12/bitcoin-rises.uk.md:2:8: error[path-mismatch] "
            "the path says `bitcoin-rises` where `title` says `bitcoin-falls`"
        ),
        (
            "posts/2025/12/bitcoin-rises.uk.md:3:14: error[path-mismatch] "
            "the path says `2025/12` where `publishedAt` says `2026/01`"
        ),
        "posts/2025/12/bitcoin-rises.uk.md:4:7: error[path-mismatch] the path says `uk` where `lang` says `en`",
    ]
    assert site.is_dir()


@pytest.mark.parametrize(
    ("published", "path"),
    [
        ("'2026-01-07T18:21:26.000Z'", "2026/01"),
        ("2026-01-07", "2026/01"),
        ("2026-02-01T00:30:00+02:00", "2026/01"),
        ("2026-01-31 23:30:00 -0200", "2026/02"),
        ("2026-1-7 9:30", "2026/01"),
        ("soon", "2025/12"),
        ("''", "2025/12"),
        ("[2026-01-07]", "2025/12"),
        ("0001-01-01T00:00:00+10:00", "2025/12"),
    ],
)
@pytest.mark.usefixtures("site")
def test_dates_are_read_as_people_write_them_and_count_in_utc(published: str, path: str, check: Check) -> None:
    article(f"posts/{path}/bitcoin-falls.en.md", published)
    assert check("posts").out == ""


@pytest.mark.usefixtures("site")
def test_a_field_has_the_default_of_the_contract(check: Check) -> None:
    article("posts/2026/01/bitcoin-falls.en.md", rest="")
    article("posts/2026/01/bitcoin-falls.uk.md", rest="")
    assert check("posts").out == (
        "posts/2026/01/bitcoin-falls.uk.md:1:1: error[path-mismatch] the path says `uk` where `lang` says `en`\n"
    )


@pytest.mark.usefixtures("site")
def test_the_help_names_the_path_that_would_be_right(capfd: pytest.CaptureFixture[str]) -> None:
    article("posts/2026/02/bitcoin-falls.en.md")
    write("posts/a.md", "No front matter.\n")
    status(["check", "posts"])
    out = capfd.readouterr().out
    assert "= help: move the file to `posts/2026/01/bitcoin-falls.en.md`, or correct `publishedAt`" in out
    assert "= help: move the file to a path such as `posts/*/*/*.en.md`" in out


@pytest.mark.usefixtures("site")
def test_a_path_of_another_kind_is_told_once(check: Check) -> None:
    article("posts/bitcoin.md")
    article("posts/b.txt")
    assert check("posts", "posts/b.txt").out.splitlines() == [
        f"posts/{name}:1:1: error[path-mismatch] the path `posts/{name}` does not fit "
        "`posts/{publishedAt:%Y}/{publishedAt:%m}/{title:slug}.{lang}.md`"
        for name in ("b.txt", "bitcoin.md")
    ]


@pytest.mark.usefixtures("site")
def test_a_front_matter_that_cannot_be_read_says_nothing(check: Check) -> None:
    write("posts/2026/01/a.en.md", "---\ntitle: [\n---\n")
    assert check("posts").out == ""


def test_paths_count_from_the_folder_of_the_settings_wherever_the_command_runs(
    site: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    article("posts/2026/02/bitcoin-falls.en.md")
    monkeypatch.chdir(site / "posts" / "2026")
    (line,) = check(".").out.splitlines()
    assert line.endswith("the path says `2026/02` where `publishedAt` says `2026/01`")


@pytest.mark.usefixtures("site")
def test_settings_that_are_extended_count_from_their_own_folder(check: Check) -> None:
    write("posts/articlelint.toml", 'extend = "../articlelint.toml"\n')
    article("posts/2026/02/bitcoin-falls.en.md")
    assert check("posts").places == ["posts/2026/02/bitcoin-falls.en.md:3:14: error[path-mismatch]"]


@pytest.mark.usefixtures("site")
def test_a_translation_keeps_the_slug_of_its_original(check: Check) -> None:
    translations = (
        '[collections.translations]\nstory = ["externalId"]\noriginal = "ai.translatedFrom"\noriginal-language = "en"\n'
    )
    write("articlelint.toml", SETTINGS + translations)
    article("posts/2026/01/rise-of-bitcoin.de.md", rest="lang: de\nexternalId: 1\n")
    article("posts/2026/01/rise-of-bitcoin.en.md", rest="lang: en\nai: {translatedFrom: '1'}\n")
    article("posts/2026/01/rise-of-ether.en.md", rest="lang: en\n")
    assert check("posts").places == ["posts/2026/01/rise-of-ether.en.md:2:8: error[path-mismatch]"]


@pytest.mark.usefixtures("site")
def test_standard_input_has_a_path_only_where_it_has_a_name(
    check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write("articlelint.toml", SETTINGS.replace("posts/**", "**"))
    text = tmp_path / "text"
    text.write_text("---\nlang: en\n---\n", "utf-8")
    for arguments, expected in (((), 0), (("--stdin-filename", "posts/a.md"), 1)):
        with text.open() as file:
            monkeypatch.setattr("sys.stdin", file)
            assert check("-", *arguments).out.count("path-mismatch") == expected


def fits(pattern: str, path: str, **values: object) -> list[str] | None:
    """The fields that a path contradicts; None where it does not fit at all."""
    read = path_pattern(pattern)
    given = [values.get(one.field) for one in read.placeholders]
    fit = read.fit(path, given)
    return None if fit is None else [read.placeholders[number].field for number in fit.differing]


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("**/{lang}/*.md", "a/b/en/x.md", []),
        ("**/{lang}/*.md", "en/x.md", []),
        ("**/{lang}/*.md", "en/uk/x.md", ["lang"]),
        ("**/{lang}/**", "uk/en/x.md", []),
        ("{lang}-{title:slug}.md", "en-us-bitcoin-falls.md", ["lang"]),
        ("{lang}-{title:slug}.md", "en-bitcoin-falls.md", []),
        ("{lang}-{title:slug}.md", "uk-bitcoin-falls.md", ["lang"]),
        ("*-{title:slug}.md", "2026-01-07-bitcoin-falls.md", []),
        ("{title:slug}.{lang}.md", "bitcoin-falls.v2.en.md", ["title"]),
        ("{date:%Y-%m-%d}-{title:slug}.md", "2026-01-07-bitcoin-falls.md", []),
        ("{date:%Y-%m-%d}-{title:slug}.md", "2026-01-08-bitcoin-falls.md", ["date"]),
        ("{date:%Y-%m-%d}-{title:slug}.md", "bitcoin-falls.md", None),
        ("{date:%-d.%-m.%y}.{md,mdx}", "7.1.26.mdx", []),
        ("{date:%j-%H%M%S}.md", "007-182126.md", []),
        ("{lang:lower}/{number}/", "en/7/a/b.md", []),
        ("./{lang}.md", "en.md", []),
        ("{lang}.md", "en.mdx", None),
        ("{kind}/{lang}.md", "anything/en.md", []),
        ("{flag}/{lang}.md", "anything/en.md", []),
        ("{section}/{lang}.md", "guides/new/en.md", []),
        ("{section}/{lang}.md", "guides/old/en.md", None),
        ("{a}-{b}-{c}-{d}-{e}-{f}-{g}.md", "a-b-c-d-e-f-x.md", ["g"]),
        ("{plus}.md", "c+.md", []),
    ],
)
def test_a_pattern_is_read_with_the_fewest_fields_that_differ(
    pattern: str, path: str, expected: list[str] | None
) -> None:
    letters = {letter: letter for letter in "abcdefg"}
    values = {"lang": "EN" if "lower" in pattern else "en", "title": "Bitcoin falls", "date": "2026-01-07T18:21:26Z"}
    more = {"number": 7, "flag": True, "section": "guides/new", "plus": "c+"}
    assert fits(pattern, path, **letters, **values, **more) == expected


def test_a_pattern_names_each_of_its_fields_once() -> None:
    assert list(named_fields("{date:%Y}/{date:%m}/{lang}.{md,mdx}")) == ["date", "lang"]


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("bitcoin-falls-below-100k", "Bitcoin Falls Below $100K"),
        ("bitcoin-falls-below-dollar100k", "Bitcoin Falls Below $100K"),
        ("bitcoin-falls", "Bitcoin falls below 100k"),
        ("bitcoin-falls-bel", "Bitcoin falls below 100k"),
        ("day-and-night", "The Day and the Night"),
        ("research-and-development", "Research & Development"),
        ("dont-panic", "Don’t panic"),
        ("don-t-panic", "Don't panic"),
        ("us-sec-sues", "U.S. SEC sues"),
        ("ueberblick", "Überblick"),
        ("uberblick", "Überblick"),
        ("Überblick", "Überblick"),
        ("strasse", "Straße"),
        ("smorrebrod", "Smørrebrød"),
        ("cafe-2", "Café"),
        ("bitcoin_falls", "Bitcoin falls"),
        ("anything", "Біткоїн падає"),
        ("anything", "🚀"),
        ("anything", "Ether (ΞTH) rises"),
        ("1-5-percent", "1.5%"),
    ],
)
def test_a_slug_may_be_made_in_many_ways(slug: str, title: str) -> None:
    assert may_be_slug(slug, title)


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("bitcoin-rises", "Bitcoin falls"),
        ("falls-bitcoin", "Bitcoin falls"),
        ("bitcoin-falls-again", "Bitcoin falls"),
        ("ether", "Bitcoin falls"),
    ],
)
def test_a_slug_of_other_words_is_another_title_s(slug: str, title: str) -> None:
    assert not may_be_slug(slug, title)


def test_the_slug_that_is_proposed_has_the_words_in_small_letters() -> None:
    assert slug_of("Don’t panic: Überblick, 1.5 % & more") == "dont-panic-uberblick-1-5-more"
