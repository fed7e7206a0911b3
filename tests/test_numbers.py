"""Numbers in prose: what is one, when two are the same, and which of them a translation has changed."""

import re
import sys
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from hypothesis import assume, given
from hypothesis import strategies as st

from articlelint.article import Article
from articlelint.body import Body
from articlelint.collection import collection_from
from articlelint.contract import Contract
from articlelint.facts import Facts
from articlelint.numbers import Change, Passage, Weight, changed, numbers_in, passage, tally
from articlelint.parallels import parts_of
from articlelint.rules.corpus.translation_outline import TranslationOutline
from articlelint.text import Span

EN_UK = ("en", "uk")
# What is read otherwise: hours of the day, units, the ordinal of a year that is left out.
BIG = st.integers(101, 999_999_999).filter(
    lambda number: len(str(number).rstrip("0")) > 2 and not 1900 <= number <= 2100
)


def _passage(text: str) -> Passage:
    return passage(text, [Span(0, len(text))])


def _written(text: str) -> list[str]:
    return [number.written for number in _passage(text).numbers if number.weight is not Weight.QUIET]


def _changes(
    original: Any, translation: Any, languages: tuple[str, str] = EN_UK
) -> list[tuple[str | None, str | None]]:
    parts = [[texts] if isinstance(texts, str) else texts for texts in (original, translation)]
    found = changed([_passage(one) for one in parts[0]], [_passage(one) for one in parts[1]], languages)
    return [(there and there.written, here and here.written) for there, here in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It costs $1,234.5 or €1.234,5.", ["1,234.5", "1.234,5"]),
        (
            "1 234,5; 1\u00a0234,5; 1\u202f234,5; 1\u2009234,5; 1'234.5; 1’234.5",
            ["1 234,5", "1\xa0234,5", "1\u202f234,5", "1\u2009234,5", "1'234.5", "1’234.5"],
        ),
        ("12,345,678 and 12.345.678 and 1,00,00,000", ["12,345,678", "12.345.678", "1,00,00,000"]),
        ("10%, 5x, a 90-day loan, the 3rd, 20-річний, 1-й", ["10", "5", "90", "3", "20", "1"]),
        (
            "$1.5M, €5bn, 1.5 million, 1,5 млн, 1500 тис., **3** billion",
            ["1.5M", "5bn", "1.5 million", "1,5 млн", "1500 тис", "3** billion"],
        ),
        ("3–6 or 3-6 or 1,200-1,500", ["3", "6", "3", "6", "1,200", "1,500"]),
        ("١٢٣ and १२३ and １２３", ["١٢٣", "१२३", "１２３"]),
        ("約1億5000万円, 3人", ["1億5000万", "3"]),
        ("in 2026 300 people", ["2026", "300"]),
        ("ERC20, Q3, web3, H1, BIP-39, 0x1f, v1.2.3, 1.2.3, 10.0.0.1, 2FA, a1b2c3, 9f86d081, x_1, 1_x", []),
        ("17:00, 5 p.m., 5:30 pm, 5pm, о 17:00, 17 Uhr, 17h30, 17 h, о 17.30, 17.30 Uhr, 1400 GMT", []),
        ("2026-01-07, 07.01.2026, 1/7/2026", ["2026", "2026", "2026"]),
        ("Platz 137 am Montag, 137 et 255 à l'est", ["137", "137", "255"]),
        ("2025/26 and 2025–26, 24/7", ["2025", "2025"]),
        ("1" * 60, []),
    ],
)
def test_what_is_a_number(text: str, numbers: list[str]) -> None:
    """Numbers are what tells a quantity; identifiers, versions and hours are none."""
    assert _written(text) == numbers
    assert [number.span.of(text) for number in _passage(text).numbers if number.weight is not Weight.QUIET] == numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,234.5", "1 234,5"),
        ("1,234.5", "1\u202f234,50"),
        ("1'234.50", "1.234,5"),
        ("1,200", "1200"),
        ("1,234", "1,234"),
        ("1.234", "1,2340"),
        ("1,234", "1\u00a0234"),
        ("2.7 million", "2 700 000"),
        ("2.7 million", "2700 тис."),
        ("2.7 million", "2,7 млн"),
        ("2.7M", "2,7 мільйона"),
        ("$2.7bn", "2,7 млрд доларів"),
        ("2.7 billion", "2,7 Milliarden"),
        ("2.7 billion", "2.7 mil millones"),
        ("2.7 trillion", "2,7 Billionen"),
        ("2.7 million", "2,7 Mio."),
        ("2.7 million", "270万"),
        ("173 million", "1億7300万"),
        ("173 million", "1억 7300만"),
        ("2.7 million", "27 lakh"),
        ("2.7 million", "2,7 εκατ."),
        ("2.7 million", "2,7 мільйончика"),
        ("2.7 million", "2.7 something"),
        ("137", "１３７"),
        ("137", "١٣٧"),
        ("30 December 2026", "30.12.2026"),
        ("30 December 2026", "12/30/2026"),
        ("30 December 2026", "2026-12-30"),
        ("30 December", "30.12"),
        ("the 2025-26 season", "сезон 2025/2026 років"),
        ("at 10:30 p.m.", "о 22:30"),
        ("at 10:30 p.m.", "о 22.30"),
        ("at 10:30 p.m.", "um 22.30 Uhr"),
        ("at 10 p.m.", "о 22-й"),
        ("24 hours", "доба"),
        ("open 24/7", "цілодобово"),
        ("21st century", "XXI століття"),
        ("75%", "три чверті"),
        ("1.5 years", "півтора року"),
        ("1.5 million", "півтора мільйона"),
        ("500,000", "пів мільйона"),
        ("15 million", "п'ятнадцять мільйонів"),
        ("36 months", "3 роки"),
        ("27 basis points", "0,27 %"),
        ("26 miles", "42 км"),
        ("90°F", "32 °C"),
        ("last year", "2025 року"),
        ("in 2026", "цього року"),
        ("26 miles", "26 миль (42 км)"),
        ("€270,000", "270 000 євро (13 456 789 гривень)"),
        ("EUR270", "270 євро"),
        ("128GB", "128 ГБ"),
        ("the top-38", "38 найкращих"),
        ("three of 7", "3 із семи"),
        ("-37%", "мінус 37%"),
    ],
)
def test_what_is_the_same(one: str, other: str) -> None:
    """Numbers that languages write in different ways are the same, whichever of both is the original."""
    assert _changes(f"It is {one} now.", f"Тепер це {other} там.") == []
    assert _changes(f"It is {other} now.", f"Тепер це {one} там.", ("uk", "en")) == [] or "(" in other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.7", "17"),
        ("1,234.5", "1 243,5"),
        ("1,200", "1300"),
        ("2.7 million", "2,8 млн"),
        ("2.7 million", "2,7 млрд"),
        ("5 million", "5 мільярдів"),
        ("250,000", "350 000"),
        ("$66,400", "64 600 доларів"),
        ("2025", "2026"),
        ("37%", "73 %"),
        ("5%", "6 %"),
        ("25%", "35%"),
        ("120 km", "130 км"),
        ("0.3%", "0,4%"),
    ],
)
def test_what_is_changed(one: str, other: str) -> None:
    """A number that became another one is told with both, as they are written."""
    (change,) = changed([_passage(f"It is {one} now.")], [_passage(f"Тепер це {other} там.")], EN_UK)
    assert change.there is not None
    assert change.here is not None
    assert one.startswith(change.there.written) or change.there.written in one
    assert change.here.written in other


def test_a_number_without_counterpart_is_told_alone() -> None:
    """What is left out, or added outside brackets, has nothing beside it."""
    assert _changes("He sold 1,234 of them.", "Він їх продав.") == [("1,234", None)]
    assert _changes("He sold them.", "Він продав їх 1234.") == [(None, "1234")]
    assert _changes("He sold them.", "Він продав їх (усього 1234).") == []
    assert _changes("He sold them.", "Він продав [1234 штуки](https://a.example/).") == [(None, "1234")]
    assert _changes("He sold 5 of them.", "Він їх продав.") == []
    assert _changes("137 and 138 and 139", "147 і 148") == [
        ("137", None),
        ("138", None),
        ("139", None),
        (None, "147"),
        (None, "148"),
    ]


def test_a_number_may_move_and_be_repeated() -> None:
    """What counts is whether the other text has it anywhere."""
    assert _changes(["About 137.", "And 137 more, 255 in all."], ["Разом 255.", "Ще 137, тобто 137."]) == []
    assert _changes(["About 137.", "Then 255."], ["Разом 255, потім 137."]) == []


def test_passages_are_compared_each_with_its_own() -> None:
    """With as many passages on both sides, a changed number is looked for in its own."""
    assert _changes(["137 here", "and 255"], ["147 тут", "і 265"]) == [("137", "147"), ("255", "265")]
    assert _changes(["137 here", "and 255"], ["147 тут", "і ще", "265"]) == [("137", "147"), ("255", "265")]


def test_small_numbers_are_told_only_where_no_words_stand_for_numbers() -> None:
    """A small number may be a word in the other text, and languages whose words are not known are left alone."""
    assert _changes("It rose 5% here.", "Зросло на 6% тут.") == [("5", "6")]
    assert _changes("It rose 5% in three days.", "Зросло на 6% за кілька днів.") == []
    assert _changes("It rose 5% here.", "Зросло на п’ять відсотків за 3 дні.") == []
    assert _changes("It rose 5% here.", "Αυξήθηκε 6% εδώ.", ("en", "el")) == []
    assert _changes("It rose 5% here.", "Es stieg um 6% hier.", ("en-GB", "de_AT")) == [("5", "6")]
    assert _changes("No one saw it rise 5% here.", "Зросло на 6% тут.") == [("5", "6")]
    assert _changes("One of them rose here.", "Зросло 2 із них.") == []


def test_in_other_languages_the_same_digits_are_enough() -> None:
    """A word that is not known may be a magnitude, and two numbers with a full stop between them an hour."""
    assert _changes("It is 2,700,000.", "2,7 милиона са.", ("en", "bg")) == []
    assert _changes("It is 2,700,000.", "Це 2,7 милиона.") == [("2,700,000", "2,7")]
    assert _changes("It is 10:45 p.m.", "Pukul 22.45", ("en", "id")) == []
    assert _changes("It is 2,700,000.", "2,8 милиона са.", ("en", "bg")) == [("2,700,000", "2,8")]


KNOWN = ("en", "uk", "ru", "de", "fr", "es", "pl", "it", "pt", "pt_PT", "de_CH", "es_MX", "fr_CH")
OTHERS = (
    "ar",
    "bg",
    "cs",
    "da",
    "el",
    "fa",
    "fi",
    "he",
    "hi",
    "hu",
    "id",
    "ja",
    "ko",
    "nl",
    "ro",
    "sv",
    "th",
    "tr",
    "vi",
    "zh",
)


@pytest.mark.parametrize("number", [1234.5, 0.37, 137, 98_450, 12_345_678.25])
@pytest.mark.parametrize("locale", [*KNOWN, *OTHERS])
def test_numbers_are_read_as_their_languages_write_them(locale: str, number: float) -> None:
    """Unicode CLDR says how a number, a percentage and an amount are written."""
    for write in (format_decimal, format_percent, lambda *args, **kwargs: format_currency(args[0], "USD", **kwargs)):
        kwargs = {} if write is format_decimal else {"format": "#,##0.###"}
        one, other = (write(number, locale=name, **kwargs) for name in ("en", locale))
        assert _changes(f"It is {one} now.", f"x {other} x", ("en", locale)) == []


@pytest.mark.parametrize("number", [2_700_000, 37_000, 2_830_000_000, 3_700_000_000_000])
@pytest.mark.parametrize("locale", [*KNOWN, *OTHERS])
@pytest.mark.parametrize("length", ["long", "short"])
def test_magnitudes_are_read_as_their_languages_write_them(locale: str, number: int, length: Any) -> None:
    """Unicode CLDR says how a magnitude is written, in full and short."""
    other = format_compact_decimal(number, format_type=length, locale=locale, fraction_digits=2)
    assert _changes(f"It is {number:,} now.", f"x {other} x", ("en", locale)) == []
    assert _changes(f"x {other} x", f"It is {number:,} now.", (locale, "en")) == []


def test_units_are_converted_only_where_both_have_one() -> None:
    """Miles may become kilometres, and kilometres may not become other kilometres."""
    assert _changes("It is 137 miles long.", "Завдовжки 220 км.") == []
    assert _changes("It is 137 miles long.", "Завдовжки 220 миль.") == [("137 miles"[:3], "220")]


def test_equal_tallies_say_that_nothing_is_changed() -> None:
    """Tallies are the same across languages, and no longer than 24 characters."""
    one, other, third = (
        _passage(text).numbers
        for text in (
            "$1,234.5 million on January 7, 2026",
            "1 234,5 млн дол. 7 січня 2026 року",
            "1 234,6 млн, 7 січня 2026",
        )
    )
    assert tally(one) == tally(other)
    assert tally(one) != tally(third)
    assert tally(()) == "00000000-00000000"
    assert len(tally(one)) <= 24


def test_marks_of_markdown_are_no_numbers() -> None:
    """Ordinals of lists, footnotes, code, URLs and HTML are not in the prose."""
    text = "137. One\n138. Two[^139]\n\n`140` <https://a.example/141> [x](/142) <b id='143'>144</b>\n\n[^139]: Note\n"
    assert [number.written for number in numbers_in(text, Body(text, 0).prose)] == ["144"]


def test_digits_of_all_scripts_are_numbers() -> None:
    """Every decimal digit of Unicode counts by its value, also beside digits that are ASCII."""
    digits = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isdecimal()]
    found = [numbers_in(f"é {digit * 3} 7", [Span(2, 5)]) for digit in digits]
    assert [number.values for (number,) in found] == [
        numbers_in(str(int(one * 3)), [Span(0, 3)])[0].values for one in digits
    ]


@given(st.text(st.sampled_from("0123456789.,:/- '’%kм$й€😀\udc80\n"), max_size=40))
def test_numbers_are_found_alike_by_bytes_and_by_a_search(text: str) -> None:
    """Where other digits stand elsewhere in a text its numbers are found in a slower way, and they are the same."""
    pieces = [Span(0, len(text))]
    assert numbers_in(f"{text}\ta", pieces) == numbers_in(f"{text}\ta ٣", pieces)


@given(st.lists(st.sampled_from(["2026/01", "12.5", " ", "7", "1,500", "2025/26", "3-6", " million", "5.1.2026", "é"])))
def test_numbers_do_not_depend_on_what_was_read_before(parts: list[str]) -> None:
    """The same digits are the same numbers wherever and however often they stand."""
    text = "".join(parts)
    found = numbers_in(text, [Span(0, len(text))])
    assert [number.written for number in found] == [number.span.of(text) for number in found]
    moved = numbers_in(f"é. {text}", [Span(3, 3 + len(text))])
    assert [number._replace(span=Span(0, 0)) for number in moved] == [
        number._replace(span=Span(0, 0)) for number in found
    ]


_PIECES = ("# A\n", "### B\n", "- a\n", "1. b\n", "  - c\n", "[d](e) ", "![f](g) ", "<https://h.example> ", "\n", "> ")
_FACTS = Facts(datetime(2026, 1, 8, tzinfo=UTC), Contract.of({}), collection_from({"translations": {"story": ["id"]}}))


@given(st.lists(st.sampled_from((*_PIECES, "[i]: j\n", "[i] ", "k\n===\n", "l.\n---\n", "[^m]: - n\n", "<!-- -->\n"))))
def test_the_trait_of_a_translation_counts_what_its_parts_have(pieces: list[str]) -> None:
    """Levels, items and links are those of the parts that a closer look compares."""
    article = Article("---\nid: 1\n---\n" + "".join(pieces), "a.md", _FACTS)
    parts = parts_of(article.body)
    levels = "".join(str(part.heading.level) for part in parts if part.heading)
    items, links = ",".join(str(part.items) for part in parts), ",".join(str(len(part.links)) for part in parts)
    assert TranslationOutline().trait(article)[0] == f"{levels}/{items}/{links}"


def test_text_that_is_no_unicode_can_be_read() -> None:
    """Bytes that could not be decoded are no numbers, and numbers stand at their places beside them."""
    assert [number.span for number in _passage("\udcff 😀 137 é \udc80١٣").numbers] == [Span(4, 7), Span(11, 13)]


# Realistic news: each pair is faithful.
PAIRS = [
    (
        (
            "Bitcoin rose 4.2% to $98,450 on Tuesday, its highest level since November 14. Trading volume over "
            "the past 24 hours reached $61.3 billion, and three of the five largest exchanges reported outages."
        ),
        (
            "У вівторок біткоїн подорожчав на 4,2% до 98 450 доларів, найвищого рівня від 14 листопада. Обсяг "
            "торгів за добу сягнув 61,3 млрд доларів, а 3 із 5 найбільших бірж повідомили про збої."
        ),
    ),
    (
        (
            "The bank cut its key rate by 25 basis points to 3.75% at 2 p.m. ET on December 10, 2025. Nine of "
            "twelve members voted in favour."
        ),
        (
            "10.12.2025 о 21:00 за Києвом банк знизив ключову ставку на 0,25 в. п., до 3,75 %. «За» проголосували"
            " 9 із 12 членів."
        ),
    ),
    (
        (
            "In Q3 the company earned $1.5 million, up from $900,000 a year earlier; its 2026 forecast is between"
            " $5.2M and $5.8M."
        ),
        (
            "У третьому кварталі компанія заробила півтора мільйона доларів проти 900 тисяч торік; прогноз на "
            "2026 рік становить 5,2–5,8 млн доларів."
        ),
    ),
    (
        (
            "Solana fell to 7th place by market value after losing 18% in two weeks. About 1,250 validators "
            "remain, 310 fewer than in March."
        ),
        (
            "Solana опустилася на сьоме місце за ринковою вартістю, втративши 18% за 2 тижні. Лишилося близько "
            "1250 валідаторів, на 310 менше, ніж у березні."
        ),
    ),
    (
        (
            "A hacker stole 4,736 ETH (worth $14.2 million) from an ERC-20 bridge at 03:15 UTC. The team offered "
            "a 10% bounty within 48 hours."
        ),
        (
            "О 5:15 за Києвом хакер викрав із мосту ERC-20 4736 ETH (14,2 мільйона доларів). Команда "
            "запропонувала винагороду в 10% протягом двох діб."
        ),
    ),
    (
        (
            "Ukraine’s 2026 budget sets aside UAH 2.8 trillion for defence, or 27.2% of GDP. A dozen amendments "
            "were rejected on the 21st."
        ),
        (
            "Бюджет України на 2026 рік передбачає 2,8 трлн грн на оборону, тобто 27,2% ВВП. 21 числа відхилили "
            "12 поправок."
        ),
    ),
    (
        (
            "The 26-mile race drew 12,500 runners aged 18 to 83. The winner finished in 2:09:41, thirty seconds "
            "ahead of the second."
        ),
        (
            "У забігу на 42 км узяли участь 12,5 тис. бігунів віком від 18 до 83 років. Переможець фінішував за "
            "2:09:41, на 30 секунд раніше за другого."
        ),
    ),
    (
        (
            "Tether minted one billion USDT on January 7, bringing the supply to 187.4 billion. It holds more "
            "than 96,000 BTC and 116 tonnes of gold."
        ),
        (
            "7 січня Tether випустила 1 млрд USDT, і пропозиція зросла до 187,4 млрд. Компанія володіє понад 96 "
            "тис. BTC і 116 тоннами золота."
        ),
    ),
    (
        (
            "The 2FA outage lasted 3 hours 40 minutes and hit 2.4 million users in 37 countries; version 5.12.1 "
            "fixes it. Two-thirds were in Europe."
        ),
        (
            "Збій 2FA тривав 3 год 40 хв і зачепив 2 400 000 користувачів у 37 країнах; його виправляє версія "
            "5.12.1. 66% із них були в Європі."
        ),
    ),
    (
        (
            "A 90-day trial starts in the mid-2026 season. Tickets cost €19.99 instead of €24.50, and half of the"
            " 1,870 seats are gone; the S&P 500 gained 0.3%."
        ),
        (
            "Тримісячне випробування почнеться в середині 2026 року. Квитки коштують 19,99 євро замість 24,50 "
            "євро, і половину з 1 870 місць уже продано; S&P 500 додав 0,3%."
        ),
    ),
]
# The pair, what stands in its translation, and what a hasty translator made of it.
MISTAKES = [
    (0, "98 450", "94 850", "98,450"),
    (1, "3,75", "3,85", "3.75%"),
    (2, "5,8 млн", "5,8 млрд", "5.8M"),
    (3, "1250", "1350", "1,250"),
    (4, "14,2 мільйона", "14,2 мільярда", "14.2 million"),
    (5, "27,2", "22,7", "27.2"),
    (6, "83", "38", "83"),
    (7, "187,4 млрд", "178,4 млрд", "187.4 billion"),
    (8, "37", "73", "37"),
    (9, "24,50", "245,0", "24.50"),
]


@pytest.mark.parametrize(("original", "translation"), PAIRS)
def test_faithful_news_is_left_alone(original: str, translation: str) -> None:
    """Prices, percents, dates, hours, quarters, ranks and words for numbers may be written as each language does."""
    assert _changes(original, translation) == []


@pytest.mark.parametrize(("pair", "right", "wrong", "there"), MISTAKES)
def test_the_changed_number_is_found(pair: int, right: str, wrong: str, there: str) -> None:
    """One number changed in a faithful translation is the one change."""
    original, translation = PAIRS[pair]
    assert translation.count(right) == 1
    place = translation.index(right)
    (change,) = changed([_passage(original)], [_passage(translation.replace(right, wrong))], EN_UK)
    assert change.there is not None
    assert change.here is not None
    assert change.here.span.start == place
    assert change.there.written in {there, there.rstrip("%")}


STYLES = [
    (",", "."),
    (" ", ","),
    ("\u00a0", ","),
    ("\u202f", ","),
    ("\u2009", ","),
    (".", ","),
    ("'", "."),
    ("’", "."),
    ("", "."),
    ("", ","),
]


def _formatted(whole: int, part: str, style: tuple[str, str]) -> str:
    group, mark = style
    return f"{whole:,}".replace(",", group) + (mark + part if part else "")


@given(
    numbers=st.lists(st.tuples(st.integers(0, 10**12), st.from_regex(r"|\d{1,6}", fullmatch=True)), max_size=8),
    styles=st.tuples(st.sampled_from(STYLES), st.sampled_from(STYLES)),
)
def test_no_style_of_writing_changes_a_number(
    numbers: list[tuple[int, str]], styles: tuple[tuple[str, str], ...]
) -> None:
    """Whatever marks group its digits and part its decimals, it is the same number."""
    one, other = ("; ".join(_formatted(*number, style) for number in numbers) for style in styles)
    assert _changes(one, other) == []


@given(
    numbers=st.lists(BIG, min_size=1, max_size=8, unique=True), new=BIG, data=st.data(), style=st.sampled_from(STYLES)
)
def test_one_changed_number_is_one_change_at_its_place(numbers: list[int], new: int, data: Any, style: Any) -> None:
    """What became of it is told where it stands, and the other way round."""
    index = data.draw(st.integers(0, len(numbers) - 1))
    old = numbers[index]
    # A group of three may be decimals as well, and a thousandth is the same in a smaller unit.
    digits = {str(number).rstrip("0") for number in numbers}
    assume(str(new).rstrip("0") not in digits)
    assume(max(old, new) % min(old, new) != 0)
    one = "; ".join(map(str, numbers))
    parts = [_formatted(number, "", style) for number in [*numbers[:index], new, *numbers[index + 1 :]]]
    other = "; ".join(parts)
    start = len("; ".join([*parts[:index], ""]))
    (change,) = changed([_passage(one)], [_passage(other)], EN_UK)
    assert change.there is not None
    assert change.here is not None
    assert change.there.written == str(old)
    assert change.here.span == Span(start, start + len(parts[index]))
    assert changed([_passage(other)], [_passage(one)], EN_UK) == [Change(change.here, change.there)]
    assert tally(_passage(one).numbers) != tally(_passage(other).numbers)


@given(st.permutations([137, 255, 1234, 98_450, 2026]))
def test_order_does_not_matter(numbers: list[int]) -> None:
    """Languages order what they say in their own ways."""
    assert _changes("137; 255; 1,234; 98,450; 2026", "; ".join(map(str, numbers))) == []


@given(st.text("0123456789.,'’:/- \u00a0–٫٬kmMbnд万億億тисх()%$_*\n१２", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Numbers stand in order, none in another, and each is what is written at its place."""
    found = numbers_in(text, [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)])
    assert [number.span.of(text) for number in found] == [number.written for number in found]
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert _changes(text, text) == []


@pytest.mark.parametrize("hours", ["6-7pm", "18 - 19 Uhr", "6–7 p.m.", "17–18 Uhr"])
def test_hours_that_go_on_to_others_are_hours(hours: str) -> None:
    text = f"Only on Thursdays, {hours}."
    assert {Weight.QUIET} == {number.weight for number in numbers_in(text, [Span(0, len(text))])}
