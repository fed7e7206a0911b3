"""Rules about the text itself, where their examples don't reach."""

import json
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime

import pyromark
import pytest
from babel.core import get_global
from fontTools import unicodedata as scripts_of_unicode
from hypothesis import given
from hypothesis import strategies as st

from articlelint.article import Article
from articlelint.body import Body
from articlelint.collection import Collection
from articlelint.contract import Contract
from articlelint.diagnostic import Finding
from articlelint.facts import Facts
from articlelint.fix import Safety, apply
from articlelint.front import read_front
from articlelint.front.passages import Change, passages, place_of, rewritings
from articlelint.rule import Rule
from articlelint.rules.text.html_entity import HtmlEntity
from articlelint.rules.text.invisible_character import InvisibleCharacter
from articlelint.rules.text.mojibake import Mojibake
from articlelint.rules.text.raw_html import RawHtml
from articlelint.rules.text.truncated_text import TruncatedText
from articlelint.rules.text.wrong_script import WrongScript
from articlelint.schemas import default_collection
from articlelint.scripts import letters_in, pattern_of, scripts_of
from articlelint.settings import default_settings
from articlelint.text import Span

FACTS = Facts(datetime(2026, 1, 8, tzinfo=UTC), Contract.of({}), Collection())
RULES = (HtmlEntity, InvisibleCharacter, Mojibake, RawHtml, TruncatedText, WrongScript)

# Scripts that our table has under one name, or leaves to another.
OURS = {"Hira": "Kana", "Hans": "Hani", "Jpan": "Kana", "Kore": "Hang"}
# Avestan is written in a dead script. Hindi in Latin letters says so itself, as `hi-Latn`.
UNKNOWN = {"ae"}
NOT_BY_DEFAULT = {"hi": {"Latn"}}
SYSTEMS = {"Jpan": {"Kana", "Hani"}, "Kore": {"Hang", "Hani"}, "Hans": {"Hani", "Bopo"}, "Hant": {"Hani", "Bopo"}}

UKRAINIAN = "У вівторок ціна біткоїна зросла на десяту частину, і трейдери в Азії кажуть, що ріст триватиме ще довго."
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "b c",
                "Ціна",
                " ",
                " ",
                "\n",
                "\n\n",
                "*",
                "_",
                "`",
                "'",
                '"',
                "[",
                "](",
                ")",
                "|",
                "- ",
                "# ",
                ": ",
            ),
            *(
                "&",
                "&amp;",
                "&amp;amp;",
                "&#39;",
                "&quot;",
                "&#8217;",
                "&lt;",
                "&eacute;",
                "<b>",
                "<x>",
                "</b>",
                "---",
                "```",
            ),
            *("\u200b", "\u200d", "\ufeff", "\u202e", "\u200e", "\u2028", "\x08", "ש", "می", "❤️", "🔥"),
            *("Ñ–", "â€™", "РІСЃ", "\ufffd"),
        ]
    ),
    max_size=14,
).map("".join)


def found(rule: type[Rule], text: str, path: str = "article.md", **options: object) -> list[Finding]:
    return list(rule(options).check(Article(text, path, FACTS)))


def said(rule: type[Rule], text: str) -> list[str]:
    return [finding.message for finding in found(rule, text)]


def fixed(rule: type[Rule], text: str, least: Safety = Safety.SAFE) -> str:
    return apply(text, [finding.fix for finding in found(rule, text) if finding.fix], least)


def shown(body: str) -> str:
    """The page that Markdown makes of a body, without white space and what shows as nothing."""
    page: str = pyromark.html(body)
    return "".join(page.translate(dict.fromkeys(map(ord, "\u200b\u200d\ufeff\u202e\u200e\x08"))).split())


def test_a_language_may_be_written_in_the_script_that_unicode_finds_likely() -> None:
    """All languages that have a code of two letters, and a script that is in use."""
    likely = {tag: of.split("_")[1] for tag, of in get_global("likely_subtags").items() if len(tag) == 2}
    strange = {tag for tag, script in likely.items() if OURS.get(script, script) not in scripts_of(tag)}

    assert strange == UNKNOWN


def scripts_in_cldr(language: str) -> tuple[str, set[str]]:
    """The likely script of a language, and all that are likely where its script or its territory is told."""
    likely = get_global("likely_subtags")
    tags = [tag for tag in likely if tag.partition("_")[0] == language]
    return likely[language].split("_")[1], {likely[tag].split("_")[1] for tag in tags}


def test_a_language_that_people_speak_may_be_written_in_each_script_that_unicode_names() -> None:
    """All languages of CLDR's population data whose likely script we know; the others have none."""
    spoken = {tag.partition("_")[0] for tags in get_global("territory_languages").values() for tag in tags} - {"und"}
    wrong = {}
    for language in spoken & set(get_global("likely_subtags")):
        first, all_ = scripts_in_cldr(language)
        known = set(scripts_of(language))
        wanted = set[str]().union(*(SYSTEMS.get(script, {OURS.get(script, script)}) for script in all_))
        wanted = {script for script in wanted if scripts_of(f"en-{script}")} - NOT_BY_DEFAULT.get(language, set())
        if not wanted <= known and scripts_of(f"en-{first}"):
            wrong[language] = (known, wanted)
        elif known and not scripts_of(f"en-{first}"):
            wrong[language] = (known, set())

    assert wrong == {}


def test_a_language_of_a_group_is_written_as_the_group_is() -> None:
    """As CLDR's aliases say: `cmn` is Mandarin, what `zh` stands for."""
    groups = ["cmn", "arb", "azj", "cnr", "ekk", "lvs", "swh", "zsm", "pes", "prs", "pbu", "khk", "npi", "ory", "ydd"]
    aliases = get_global("language_aliases")

    assert {one: scripts_of(one) for one in groups} == {one: scripts_of(aliases[one]) for one in groups}


def test_letters_belong_to_the_scripts_that_unicode_says() -> None:
    """In the Basic Multilingual Plane and the supplementary ideographs: all that an article's text is written in."""
    codes = [*range(0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x323B0)]
    letters = [chr(code) for code in codes if unicodedata.category(chr(code)).startswith("L")]
    told = {letter: OURS.get(script, script) for letter in letters if (script := scripts_of_unicode.script(letter))}
    known = {
        script
        for language in ("en", "ru", "el", "ja", "ko", "zh", "hi", "ar", "he", "ka")
        for script in scripts_of(language)
    }
    wrong = {}
    for script in sorted(known):
        pattern = pattern_of((script,))
        ours = {letter for letter in letters if pattern.fullmatch(letter)}
        wrong |= {f"U+{ord(one):04X}": script for one in ours ^ {one for one in letters if told[one] == script}}

    # A Greek letter for the Uralic alphabet, which Unicode counts as Greek.
    assert wrong == {"U+AB65": "Grek"}


@pytest.mark.parametrize(
    ("tag", "scripts"),
    [
        ("uk", ("Cyrl",)),
        ("uk-UA", ("Cyrl",)),
        ("uk_UA.UTF-8", ("Cyrl",)),
        ("PT-br", ("Latn",)),
        ("sr", ("Cyrl", "Latn")),
        ("sr-Latn-RS", ("Latn",)),
        ("zh-Hant", ("Hani", "Bopo")),
        ("zh-TW", ("Hani", "Bopo")),
        ("zh-yue-Hant", ("Hani", "Bopo")),
        ("en-Brai", ()),
        ("en-Cyrl", ("Cyrl",)),
        ("ukrainian", ()),
        ("python", ()),
        ("xx", ()),
        ("", ()),
        ("ky", ("Latn", "Cyrl", "Arab")),
        ("ky-Cyrl", ("Cyrl",)),
        ("tg", ("Cyrl", "Arab")),
        ("sa", ("Deva", "Beng", "Gujr", "Knda", "Mlym", "Orya", "Sinh", "Taml", "Telu")),
        ("yue", ("Hani", "Bopo")),
        ("cmn", ("Hani", "Bopo")),
        ("nan", ("Hani", "Bopo", "Latn")),
        ("arz", ("Arab",)),
        ("sah", ("Cyrl",)),
        ("haw", ("Latn",)),
        ("ceb-PH", ("Latn",)),
        ("chr", ()),
    ],
)
def test_a_language_tag_tells_its_scripts(tag: str, scripts: tuple[str, ...]) -> None:
    assert scripts == scripts_of(tag)


def test_han_signs_are_chinese_japanese_or_korean_by_their_company() -> None:
    chinese, japanese = letters_in("價格上漲了一成"), letters_in("この上昇が数週間続くだろうと話している")

    assert (chinese.share(("Hani", "Bopo")), chinese.share(("Kana", "Hani")), chinese.share(("Hang", "Hani"))) == (
        1,
        0,
        0,
    )
    assert (japanese.share(("Hani", "Bopo")), japanese.share(("Kana", "Hani"))) == (0, 1)
    assert (chinese.foremost(), japanese.foremost()) == ("Chinese", "Japanese")


@pytest.mark.parametrize("language", [7, None, True, ["uk"], {"code": "uk"}])
def test_a_language_that_is_no_text_has_no_script(language: object) -> None:
    assert found(WrongScript, f"---\nlang: {language}\n---\n{UKRAINIAN}\n") == []


def test_the_first_field_that_is_there_tells_the_language() -> None:
    text = f"---\nlocale: en\nlang: uk\n---\n{UKRAINIAN}\n"

    assert found(WrongScript, text) == []
    assert len(found(WrongScript, text, fields=["locale", "lang"])) == 1


@given(PIECES, PIECES)
def test_safe_fixes_are_made_once_and_for_all(front: str, body: str) -> None:
    """Nothing safe is left to do after one round, and what was said of other things is said as before."""
    text = f"---\ntitle: {json.dumps(front, ensure_ascii=False)}\n---\n{body}\n"
    for rule in (HtmlEntity, InvisibleCharacter):
        once = fixed(rule, text)

        assert fixed(rule, once) == once


@given(PIECES)
def test_deleting_what_is_invisible_deletes_nothing_else(body: str) -> None:
    after = fixed(InvisibleCharacter, body, Safety.UNSAFE)
    unseen = dict.fromkeys(map(ord, "\u200b\u200d\ufeff\u202e\u200e\x08"))

    assert body.translate(unseen).replace("\u2028", "").replace(" ", "") == after.translate(unseen).replace(
        "\u2028", ""
    ).replace(" ", "")


@given(PIECES)
def test_safe_fixes_show_the_same_page(body: str) -> None:
    assert pyromark.html(body) == pyromark.html(fixed(HtmlEntity, body))
    assert shown(body) == shown(fixed(InvisibleCharacter, body))


@given(PIECES, PIECES)
def test_findings_lie_within_the_text_whatever_it_is(front: str, body: str) -> None:
    text = f"---\nlang: uk\ntitle: {front}\n---\n{body}"
    for rule in RULES:
        for finding in found(rule, text):
            assert 0 <= finding.span.start <= finding.span.end <= len(text)
            assert finding.fix is None or apply(text, [finding.fix], Safety.SHOW) != text


@given(
    st.lists(
        st.sampled_from(["ціна", "біткоїн", "Київ", "é", "it’s", "«так»", "—", "і", "в", "日本"]),
        min_size=3,
        max_size=6,
    )
)
def test_what_was_garbled_is_read_again(words: list[str]) -> None:
    """Of text that has more than one word beyond ASCII, every word is either found or was left as it is."""
    written = " ".join(words)
    garbled = written.encode().decode("sloppy-windows-1252")
    if len(written.encode()) == len(written):
        return

    assert fixed(Mojibake, f"{garbled}\n", Safety.UNSAFE) in {f"{written}\n", f"{garbled}\n"}


@pytest.mark.parametrize(
    "title",
    ["'It&#39;s'", '"It&#39;s"', "It&#39;s", "Say &#39;a&#39;", "|\n  It&#39;s\n  so", ">-\n  It&#39;s so\n  long"],
)
def test_a_reference_is_replaced_as_its_place_in_the_front_matter_asks(title: str) -> None:
    text = f"---\ntitle: {title}\n---\n"
    wanted = read_front(text).data
    assert wanted is not None

    assert {"title": wanted["title"].replace("&#39;", "'")} == read_front(fixed(HtmlEntity, text)).data


@pytest.mark.parametrize(
    "text",
    [
        '+++\ntitle = "Tom &amp; Jerry"\n+++\n',
        '---json\n{"title": "Tom &amp; Jerry"}\n---\n',
        ';;;\n"title": "Tom &amp; Jerry"\n;;;\n',
    ],
)
def test_front_matter_of_other_formats_is_mended_as_well(text: str) -> None:
    assert text.replace("&amp;", "&") == fixed(HtmlEntity, text)


@pytest.mark.parametrize(
    ("text", "safely"),
    [
        ("---\na: Say &quot;so&quot;\n---\n", '---\na: Say "so"\n---\n'),
        ("---\na: 1 &lt; 2 &gt; 0\n---\n", "---\na: 1 < 2 > 0\n---\n"),
        ("---\na: B &lt; C\n---\n", "---\na: B < C\n---\n"),
        ("---\na: R&amp;D\n---\n", None),
        ("---\na: x &lt;b\n---\n", None),
        ("---\na: x &lt;&#98;\n---\n", "---\na: x &lt;b\n---\n"),
        ("---\na: x &lt;!\n---\n", None),
        ("---\na: 1&nbsp;kg\n---\n", None),
        ("---\na: 'It&#39;s 1&nbsp;kg'\n---\n", None),
        ("&quot;So&quot;, caf&#233;.\n", '"So", café.\n'),
        ("_so_&#233; *a*&#39;s\n", "_so_&#233; *a*'s\n"),
        ("Tom &amp;amp; Jerry\n", None),
    ],
)
def test_an_entity_is_replaced_safely_where_nothing_else_can_be_seen(text: str, safely: str | None) -> None:
    """None where nothing is: there is an unsafe fix all the same."""
    assert (safely or text) == fixed(HtmlEntity, text)
    assert all(finding.fix for finding in found(HtmlEntity, text))


def test_what_an_alias_repeats_is_told_once() -> None:
    assert said(HtmlEntity, "---\na: &x Tom &amp; Jerry\nb: *x\n---\n") == ["`&amp;` stands for `&`"]


def test_a_part_of_a_passage_is_found_by_its_number() -> None:
    front = read_front("---\ntitle: a & a & a\n---\n")
    (passage,) = passages(front)
    place = place_of(front, passage, Span(8, 9))

    assert (place.start, rewritings(front, passage, [Change(Span(8, 9), "b")])[0].span) == (19, place)  # type: ignore[index]


def test_a_part_that_is_written_otherwise_stands_at_the_whole_value() -> None:
    front = read_front('---\ntitle: "a\\u0026amp; b"\n---\n')
    (passage,) = passages(front)

    assert place_of(front, passage, Span(1, 6)) == passage.span


@pytest.mark.parametrize(
    "end",
    [
        "Так.",
        "Так!»",
        "так…",
        "так 🎉",
        "(так)",
        "так?",
        "**так**",
        "`так`",
        "https://example.com/tak",
        "Підпис Автора",
        "так:\n\n- і\n- й",
        "так, ось:\n\n![так](tak.png)",
        "так воно є: https://example.com/tak",
        "Ось і все, що є:\n\n<iframe src='https://example.com'></iframe>",
        "Ось і все, що є:\n\n[tak]: https://example.com/tak",
        "Ось і все, що є:\n\n<!-- коментарі -->",
        "Коментарі:",
        "Усе вдалося нам :tada:",
        "Local Variables:\nmode: text\nfill-column: 70\nEnd:",
        "Teksten er slut. See you next week",
        "It is over. All rights reserved",
        "It is over. Stay tuned",
        "Tags: bitcoin, ether and tether",
        "Читайте також: що сказали банки про ціну",
        "#bitcoin #ether #to #the",
        "https://example.com/of/the",
        "Олена Коваленко, Київ",
        "> Кажуть, що це тому, що",
        "| Слово | що |\n|---|---|\n| це | що |",
        "    while True: if the",
        "Туман прийшов. Він сів,\\\nі дивиться на",
        "- The Beatles\n- The Who\n- All of the",
        "- Одне\n- Друге слово\n- Третє на",
        "比特幣的價格上漲了一成。亞洲的交易員",
        "ราคาเพิ่มขึ้น ผู้ค้าคาดว่า",
        "This is `the`. That is the `of`",
    ],
)
def test_texts_that_end_somehow_are_whole(end: str) -> None:
    before = "Перше речення. Друге, за ним третє і ще одне.\n\nТретє. Четверте.\n\n"
    assert found(TruncatedText, f"{before}{end}\n") == []


@pytest.mark.parametrize(
    ("end", "word"),
    [
        ("The bank said nothing on Tuesday. The regulator gave the", "the"),
        ("The bank said nothing on Tuesday. The", "The"),
        ("The bank said nothing on Tuesday. **We will", "will"),
        ("The bank said nothing on Tuesday. **Prices", "**Prices"),
        ("The bank said nothing. It waited. Analysts at the bank", "bank"),
        ("Банк у вівторок мовчав. Очікується, що рада", "рада"),
        ("Банк у вівторок мовчав. Регулятор не", "не"),
        ("- **Banks:** They rose.\n- **Miners:** They are likely to", "to"),
        ("- **Banks:** They rose.\n- **Mi", "**Mi"),
        ("- **Banks:** They rose.\n- **Miners:**", "Miners:"),
        ("The reasons for it are these:", "these:"),
        ("**The reasons for it are these:**\n\n---", "these:"),
        ("原因如下：", "原因如下："),
    ],
)
def test_texts_that_end_too_early_are_cut(end: str, word: str) -> None:
    text = f"## Overview\n\nPrices rose by a tenth. Traders expect more.\n\n{end}\n"
    assert [finding.span.of(text) for finding in found(TruncatedText, text)] == [word]


def test_a_text_that_is_one_long_sentence_is_cut_at_a_word_that_ends_none() -> None:
    assert len(found(TruncatedText, "Analysts say that prices have risen for weeks because the\n")) == 1
    assert found(TruncatedText, "a guide to the\n") == []
    assert found(TruncatedText, "Analysts say that prices have risen for weeks because of rates\n") == []


@pytest.mark.parametrize("end", ["", "\n", "\n\n---\n", "\n\n<!-- end -->\n"])
def test_what_nobody_reads_ends_no_text(end: str) -> None:
    assert len(found(TruncatedText, f"Ціна зросла. Аналітики кажуть, що це тому, що{end}")) == 1


def test_a_flag_is_no_hidden_text_and_tags_are() -> None:
    flag = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"

    assert found(InvisibleCharacter, f"{flag} Шотландія\n") == []
    assert said(InvisibleCharacter, "Так\U000e0069\U000e0067\n") == [
        "2 invisible characters: TAG LATIN SMALL LETTER I (U+E0069) and TAG LATIN SMALL LETTER G (U+E0067)"
    ]


def test_selectors_in_a_row_hide_something() -> None:
    assert found(InvisibleCharacter, "❤️ ⚠️\n") == []
    assert len(found(InvisibleCharacter, "😀\U000e0154\U000e0155\n")) == 1


def test_bytes_that_are_no_text_stop_no_rule() -> None:
    for rule in RULES:
        assert found(rule, "---\nlang: uk\n---\nТак \udc80\udcff &#39; <b> \u200b\n") == []


def test_articles_without_settings_have_no_html() -> None:
    """They are written by a model that was asked for Markdown and nothing else."""
    options = default_settings(default_collection()).scopes[0].step.options["raw-html"]

    assert found(RawHtml, "H<sub>2</sub>O\n") == []
    assert [finding.message for finding in found(RawHtml, "H<sub>2</sub>O\n", **options)] == [
        "the HTML tag `<sub>` is in the text"
    ]


@pytest.mark.parametrize(
    ("value", "safety"), [("https://a.ua/a\u200bb", Safety.UNSAFE), ("https://a.ua\nb\u200bc: d", Safety.SAFE)]
)
def test_an_address_ends_with_its_line(value: str, safety: Safety) -> None:
    text = f"---\na: {value}\n---\n"
    (one,) = InvisibleCharacter().check(Article(text, "article.md", FACTS))
    assert one.fix is not None
    assert one.fix.safety is safety


@pytest.mark.parametrize("fields", ["ai:\n\u200b  rewritten: true", "a\u200bi: 1\nai: 1"])
def test_what_keeps_two_fields_apart_is_not_deleted(fields: str) -> None:
    text = f"---\n{fields}\n---\n"
    assert [one.fix for one in InvisibleCharacter().check(Article(text, "article.md", FACTS))] == [None]


def test_prose_is_put_together_once_for_all_invisible_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Body] = []
    prose: Callable[[Body], tuple[Span, ...]] = vars(Body)["prose"].fget

    def counted(body: Body) -> tuple[Span, ...]:
        asked.append(body)
        return prose(body)

    monkeypatch.setattr(Body, "prose", property(counted))
    found = list(InvisibleCharacter().check(Article("[\u200b](x) b\u200bc " * 9, "article.md", FACTS)))
    assert (18, 1) == (len(found), len(asked))


def test_every_character_that_shows_as_nothing_is_found() -> None:
    """Controls and format characters of Unicode are, but for line ends, soft hyphens and what notations need."""
    unseen = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in {"Cc", "Cf"}]
    lettered = {
        one
        for one in unseen
        if unicodedata.name(one, "").startswith(
            ("ARABIC ", "SYRIAC ", "KAITHI ", "SHORTHAND", "MUSICAL", "EGYPTIAN", "TELUGU")
        )
    }
    missed = {one for one in unseen if not found(InvisibleCharacter, f"Це a{one}b є.\n")}
    assert missed == lettered | {"\t", "\n", "\r", "\x85", "\xad"}


@given(
    st.lists(st.sampled_from(["Р", "С", "°", "Ѓ", "і", "–", "Ð", "¦", "Ã", "©", "вЂ™", "a", "Я", " ", "\n", "\ufffd"]))
)
def test_what_is_garbled_is_found_by_its_neighbours_alone(parts: list[str]) -> None:
    """A backslash elsewhere makes the rule look more closely, and it finds the same."""
    text = "".join(parts)
    assert found(Mojibake, f"{text}\n\na\n") == found(Mojibake, f"{text}\n\n\\\n")
