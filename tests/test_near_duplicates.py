"""The same story twice: what resembles what, how far, and that nothing of it runs unless somebody asks for it."""

import random
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from articlelint.resemblance import LEAST_WORDS, Resemblance, candidates, resemblance, sketch, words_in
from articlelint.text import Span

Check = Callable[..., Any]

WORDS = some.lists(some.sampled_from([f"word{number}" for number in range(40)]), max_size=60)
SETTINGS = """\
select = ["all", "near-duplicate-body"]
[[collections]]
name = "articles"
files = ["**"]
dates = [["born", "changed"]]
[collections.translations]
story = ["id"]
original-language = "en"
"""


def words(text: str) -> Any:
    return words_in(text, [Span(0, len(text))])


def story(seed: int, length: int = 200) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 no secret
    return [f"w{chance.randrange(3000)}" for _ in range(length)]


def alike(old: str, new: str) -> Resemblance:
    return resemblance(words(old), words(new))


def is_found(old: str, new: str) -> bool:
    sketches = [sketch(words(old)), sketch(words(new))]
    return None not in sketches and bool(candidates([one or "" for one in sketches]))


STORY = " ".join(story(1))
UKRAINIAN = " ".join(word.replace("w", "слово") for word in story(1))


@pytest.mark.parametrize("text", [STORY, UKRAINIAN], ids=["en", "uk"])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        str.upper,
        lambda text: f"«{text.replace(' ', ', ', 30)}!»",
        lambda text: f"{text} This text was written by our own reporters.",
        lambda text: " ".join(text.split()[20:]),
        lambda text: " ".join([*text.split()[:80], *text.split()[100:]]),
        lambda text: " ".join("other" if number % 40 == 7 else word for number, word in enumerate(text.split())),
    ],
    ids=["same", "case", "signs", "an end", "no beginning", "a paragraph less", "some words"],
)
def test_a_story_that_came_in_twice_is_found(text: str, change: Callable[[str], str]) -> None:
    assert is_found(text, change(text))
    assert alike(text, change(text)).share >= 0.8


@pytest.mark.parametrize("length", [30, 60, 130, 150, 400])
def test_no_pair_is_missed_whatever_the_length_of_the_two(length: int) -> None:
    """A text without its last sixth is four fifths of the whole."""
    missed = []
    for seed in range(60):
        longer = story(seed, length * 6 // 5)
        one, other = " ".join(longer), " ".join(longer[:length])
        if alike(one, other).share >= 0.8 and not is_found(one, other):
            missed.append(seed)
    assert [] == missed


@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "\xad".join(text).replace("\xad \xad", " "),
        lambda text: text.replace("ї", "ї\u200b").replace("о", "о\u2060"),
    ],
    ids=["decomposed", "soft hyphens", "joiners"],
)
@pytest.mark.parametrize("text", [STORY, STORY.replace("w", "їжак"), "ガギグゲゴ" * 20], ids=["en", "uk", "ja"])
def test_what_a_reader_does_not_see_makes_no_difference(text: str, change: Callable[[str], str]) -> None:
    """Feeds break long words softly, and some systems write a letter and its mark as two."""
    assert is_found(text, change(text))
    assert 1 == alike(text, change(text)).share


def test_other_stories_are_not_found() -> None:
    sketches = [sketch(words(" ".join(story(seed)))) or "" for seed in range(300)]
    assert {} == candidates(sketches)


def test_languages_without_spaces_are_compared_by_their_letters() -> None:
    text = "星期二比特幣的價格上漲了一成亞洲的交易員認為這一輪上漲還會持續好幾個星期但是市場上的人都說不準"
    assert is_found(text, f"{text}完。")
    assert alike(text, f"{text}完。").share > 0.9


def test_what_is_the_same_is_shown_in_both() -> None:
    old = f"An opening of its own. {STORY}"
    new = f"Another one, quite different. {STORY.upper()} And an end."
    found = alike(old, new)
    assert found.passage is not None
    there, here = found.passage
    assert (STORY, STORY.upper(), 200) == (there.of(old), here.of(new), found.words)


@pytest.mark.parametrize("phrase", ["the price of bitcoin", "a a a a"])
def test_a_phrase_that_is_repeated_does_not_end_a_passage(phrase: str) -> None:
    text = " ".join(f"{phrase} {' '.join(story(seed, 20))}" for seed in range(90))
    found = alike(f"One opening. {text}", f"Another. {text}")
    assert (90 * 24, 1) == (found.words, round(found.share))


def test_a_text_of_one_phrase_is_the_same_as_itself() -> None:
    found = alike("on and on " * 90, "On and on! " * 90)
    assert (1, 270) == (found.share, found.words)


@given(WORDS, WORDS)
def test_two_texts_resemble_each_other_as_far_as_the_other_way_round(old: list[str], new: list[str]) -> None:
    there, back = alike(" ".join(old), " ".join(new)), alike(" ".join(new), " ".join(old))
    assert there.share == back.share
    assert 0 <= there.share <= 1
    assert there.words == back.words


@given(WORDS, WORDS)
def test_a_passage_is_the_same_in_both_and_lies_in_them(old: list[str], new: list[str]) -> None:
    texts = " ".join(old), "  ".join(new).upper()
    found = alike(*texts)
    if found.passage:
        there, here = (span.of(text).lower().split() for span, text in zip(found.passage, texts, strict=True))
        assert there == here
        assert found.words == len(here)
    else:
        assert found.share == 0


@given(some.permutations(range(12)))
@settings(max_examples=20)
def test_what_is_found_is_the_same_in_any_order(order: list[int]) -> None:
    texts = [" ".join(story(number // 3)) + f" {'x ' * (number % 3)}" for number in range(12)]
    sketches = [sketch(words(text)) or "" for text in texts]

    def pairs(numbers: list[int]) -> set[frozenset[int]]:
        found = candidates([sketches[number] for number in numbers])
        return {frozenset({numbers[new], numbers[one]}) for new, old in found.items() for one in old}

    assert pairs(list(range(12))) == pairs(order)


def test_thousands_of_copies_are_each_compared_with_the_first() -> None:
    """And the number of comparisons grows as theirs does."""
    copy = sketch(words(STORY)) or ""
    found = candidates([copy] * 3_000)
    assert {new: [0] for new in range(1, 3_000)} == found


def test_what_all_have_in_common_is_no_finding() -> None:
    boilerplate = " ".join(story(99, 60))
    texts = [f"{' '.join(story(seed))} {boilerplate}" for seed in range(400)]
    found = candidates([sketch(words(text)) or "" for text in texts])
    assert sum(map(len, found.values())) < 400
    assert all(alike(texts[one], texts[new]).share < 0.5 for new, old in found.items() for one in old)


@pytest.mark.parametrize("length", [LEAST_WORDS, 150, 3_000])
def test_a_sketch_is_small_however_long_the_text(length: int) -> None:
    """A million of them are kept."""
    assert len(sketch(words(" ".join(story(5, length)))) or "") == 160


def test_short_texts_are_not_compared() -> None:
    assert sketch(words(" ".join(story(1, LEAST_WORDS - 1)))) is None
    assert sketch(words(" ".join(story(1, LEAST_WORDS)))) is not None


def write(path: str, identity: int, body: str, more: str = "") -> None:
    Path(path).write_text(f"---\nid: {identity}\n{more}---\n## A heading {identity}\n\n{body}\n", "utf-8")


@pytest.fixture
def site(folder: Path) -> Path:
    Path("articlelint.toml").write_text(SETTINGS, "utf-8")
    write("a.md", 1, STORY, "born: 2026-01-02\n")
    write("b.md", 2, STORY.replace("w1", "v1", 3), "born: 2026-01-01\n")
    write("c.md", 3, " ".join(story(7)))
    return folder


@pytest.mark.usefixtures("site")
def test_the_newer_of_two_is_reported_whichever_is_checked(check: Check) -> None:
    (line,) = check().out.splitlines()
    assert line.startswith("a.md:7:1: warning[near-duplicate-body] 9")
    assert line.endswith(" of the text is that of `b.md`")
    assert [line] == check("a.md").out.splitlines()
    assert [] == check("b.md", "c.md").out.splitlines()
    assert [] == check("--config", "rules.near-duplicate-body.at-least-percent=100").out.splitlines()


@pytest.mark.usefixtures("site")
def test_one_that_is_like_enough_is_found_among_those_that_are_almost(check: Check) -> None:
    """A sketch may take five of these for likelier than the one that is."""
    text = story(4, 500)
    # Without a part of it 81% of the text is in one of them, and 78% in each of the others.
    lengths = [108, 108, 108, 93, 108, 108]
    for number, length in enumerate(lengths):
        own = [f"n{number}x{word}" for word in range(length)]
        first = 70 * number
        write(f"old{number}.md", 10 + number, " ".join([*text[:first], *own, *text[first + length :]]))
    write("z.md", 20, " ".join(text))
    assert " of the text is that of `old3.md`" in check("z.md").out


@pytest.mark.usefixtures("site")
def test_articles_of_one_story_do_not_count(check: Check) -> None:
    write("a.md", 2, STORY, "born: 2026-01-02\nlang: uk\n")
    assert "near-duplicate" not in check().out


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("select", ["", 'select = ["all"]\n', 'select = ["corpus"]\n'])
def test_it_looks_only_where_its_own_name_is_selected(select: str) -> None:
    Path("articlelint.toml").write_text(SETTINGS.replace(SETTINGS.splitlines(keepends=True)[0], select), "utf-8")
    script = (
        "import sys\nfrom articlelint.cli.main import status\nstatus(['check'])\n"
        "sys.exit('articlelint.resemblance' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert (0, "") == (done.returncode, done.stdout)
