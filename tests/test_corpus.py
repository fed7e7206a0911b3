"""Articles among each other: what is known of a collection, and what is told of it whoever is checked."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.article import Article
from articlelint.collection import collection_from
from articlelint.contract import Contract
from articlelint.corpus import Judged, Ledger, report_of
from articlelint.diagnostic import Diagnostic, Finding
from articlelint.engine import has_to_tell, lint_article, ready
from articlelint.facts import Facts
from articlelint.groups import Group, Known, Verdict, by_age
from articlelint.registry import shipped_rules
from articlelint.rule import CorpusRule, Invalid, Span, Valid
from articlelint.run import Run, Wishes
from articlelint.surroundings import Surroundings
from articlelint.testing import flaws, prove

Check = Callable[..., Any]

NOW = datetime(2026, 1, 8, tzinfo=UTC)
SETTINGS = """\
[[collections]]
name = "articles"
files = ["**"]
unique = [["id"]]
dates = [["born", "changed"]]
"""


class SameWord(CorpusRule):
    """An article begins as another one does.

    ## Why
    Tests ask for it.
    """

    def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
        words = article.text[article.body.start :].split()
        if words:
            yield words[0], len(words)

    def judge(self, group: Group) -> Iterator[Verdict]:
        first, *others = group
        yield from (Verdict(other.place, (first.place,), other.fact) for other in others)

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        start = article.body.start
        yield Finding(Span(start, start + 1), f"of {verdict.note} words, as in {others[0].path}")

    examples = (
        Valid("another word", "---\na: 1\n---\nOne day\n", beside={"a.md": "---\na: 1\n---\nTwo days\n"}),
        Invalid(
            "the same word",
            "---\na: 1\n---\n⟦O⟧ne day\n",
            message="of 2 words, as in a.md",
            beside={"a.md": "---\na: 1\n---\nOne more\n"},
        ),
    )


def facts(**collection: object) -> Facts:
    return Facts(NOW, Contract.of({}), collection_from(collection))


def ledger_of(articles: Mapping[str, str], rules: Sequence[CorpusRule]) -> Ledger:
    ledger = Ledger(rules, facts())
    for place, text in articles.items():
        ledger.add(place, report_of(Article(text, place, facts()), rules))
    return ledger


def article(body: str) -> str:
    return f"---\na: 1\n---\n{body}\n"


@pytest.mark.parametrize("example", SameWord.examples, ids=lambda example: example.title)
def test_the_examples_of_a_corpus_rule_are_proven_among_those_beside_them(example: Valid | Invalid) -> None:
    prove(SameWord, example)


def test_a_corpus_rule_has_to_gather_to_judge_and_to_tell() -> None:
    class Lazy(CorpusRule):
        """A rule.

        ## Why
        It is.
        """

        examples = SameWord.examples

    assert ("it has no `gather`", "it has no `judge`", "it has no `tell`") == flaws(Lazy)
    assert () == flaws(SameWord)


def test_groups_are_in_the_order_of_their_places_whatever_the_order_of_the_reports() -> None:
    articles = {f"{name}.md": article(f"Same {name}") for name in "cab"}
    asked = frozenset(articles)
    told = list(ledger_of(articles, [SameWord()]).judged(asked, is_whole=True))
    assert [("b.md", ("a.md",)), ("c.md", ("a.md",))] == [(one.place, one.said.others) for one in told]  # type: ignore[union-attr]


def test_a_plugin_is_told_of_other_articles_that_are_its_own() -> None:
    class Rude(SameWord):
        def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
            others[0].front.data.clear()
            return super().tell(article, verdict, others)

    read, other = (Article(article("Same"), f"{name}.md", facts()) for name in "ab")
    (found,) = lint_article(read, [Rude()], judgements={"rude": [(Verdict("a.md", ("b.md",), 1), [other])]})
    assert (found.finding.message, other.front.data) == ("of 1 words, as in b.md", {"a": 1})


def test_whether_there_is_something_to_tell_is_asked_of_a_copy_and_of_the_rule() -> None:
    class Rude(SameWord):
        def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
            article.front.data.clear()
            return iter(()) if verdict.note else super().tell(article, verdict, others)

    read = Article(article("Same"), "a.md", facts())
    judged = [{"rude": [(Verdict("a.md", ("b.md",), note), [read])]} for note in (None, "nothing")]
    assert [has_to_tell(read, [Rude()], one) for one in judged] == [True, False]
    assert read.front.data == {"a": 1}


def test_the_oldest_comes_first_and_what_has_no_date_last() -> None:
    group = [Known("d.md", None), Known("a.md", 5), Known("c.md", None), Known("b.md", -5)]
    assert [known.place for known in by_age(group, lambda fact: fact)] == ["b.md", "a.md", "d.md", "c.md"]


def test_what_is_not_asked_for_is_known_and_not_told() -> None:
    articles = {f"{name}.md": article("Same") for name in "abcdefghijklmnopqrstuvwxyz"}
    (only,) = ledger_of(articles, [SameWord()]).judged(frozenset({"w.md"}), is_whole=True)
    assert ("w.md", Verdict("w.md", ("a.md",), 1)) == (only.place, only.said)


@given(st.permutations(range(12)), st.sets(st.integers(0, 11)))
def test_a_part_of_the_articles_is_told_what_all_are_told_of_it(order: list[int], part: set[int]) -> None:
    """Whatever the order in which they come to be known."""
    articles = {f"{number:02}.md": article(f"w{number % 4} w{number}") for number in range(12)}
    places = frozenset(f"{number:02}.md" for number in part)
    shuffled = {f"{number:02}.md": articles[f"{number:02}.md"] for number in order}
    whole = [one for one in _told(articles, frozenset(articles)) if one[0] in places]
    assert whole == _told(shuffled, places)


def _told(articles: Mapping[str, str], asked: frozenset[str]) -> list[tuple[str, Any]]:
    judged = ledger_of(articles, [SameWord()]).judged(asked, is_whole=True)
    return sorted((one.place, one.said) for one in judged)


class Failing(SameWord):
    """A rule that fails where it is told to."""

    where = "gather"

    def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
        if self.where == "gather":
            raise LookupError("gathered")
        if self.where == "fact":
            yield "key", {1, 2}
        yield from super().gather(article)

    def judge(self, group: Group) -> Iterator[Verdict]:
        if self.where == "judge":
            raise LookupError("judged")
        return super().judge(group)


@pytest.mark.parametrize(
    ("where", "reason"), [("gather", "LookupError: gathered"), ("fact", "TypeError: Object of type set")]
)
def test_a_rule_that_can_not_gather_is_told_of_at_the_article(where: str, reason: str) -> None:
    rule = Failing({"where": where})
    report = report_of(Article(article("One"), "a.md", facts()), [rule, SameWord()])
    message = report.failures["failing"].message
    assert f"the rule failed on this file: {reason}" in message
    assert f"(`{__name__}`, line " in message
    assert {"One": {"same-word": "1"}} == report.facts["same-word"]


def test_a_rule_that_can_not_judge_is_told_of_at_the_first_article_that_is_checked() -> None:
    ledger = ledger_of({f"{name}.md": article("Same") for name in "abc"}, [Failing({"where": "judge"})])
    (failure,) = ledger.judged(frozenset({"c.md", "b.md"}), is_whole=True)
    assert isinstance(failure, Judged)
    assert ("b.md", "failing", "Same") == (failure.place, failure.rule.id, failure.key)
    assert "LookupError: judged" in getattr(failure.said, "message", "")
    assert f"(`{__name__}`, line " in getattr(failure.said, "message", "")


def test_a_corpus_rule_that_can_not_be_made_is_told_of_at_each_article() -> None:
    class Choosy(SameWord):
        def __init__(self, options: Any = None) -> None:
            super().__init__(options)
            raise LookupError("no such option")

    rule = ready(Choosy, {"limit": 3})
    assert isinstance(rule, CorpusRule)
    assert __name__ == type(rule).__module__
    report = report_of(Article(article("One"), "a.md", facts()), [rule])
    assert "the rule failed on this file: LookupError: no such option" in report.failures["choosy"].message


@pytest.mark.parametrize(
    ("until", "is_settled"),
    [(None, True), (datetime(2026, 1, 9, tzinfo=UTC), True), (datetime(2026, 2, 1, tzinfo=UTC), False)],
    ids=["for ever", "until tomorrow", "until next month"],
)
def test_what_is_judged_is_settled_where_it_is_the_same_later(until: datetime | None, is_settled: bool) -> None:
    """A month from now another verdict holds, of the same group and by the same rule."""

    class Patient(SameWord):
        heeds_time = True

        def judge(self, group: Group) -> Iterator[Verdict]:
            assert (group.key, len(group), group.is_absent("x")) == ("One", 2, True)
            if group.facts.today.month == NOW.month:
                yield from super().judge(group)

    ledger = ledger_of({"a.md": article("One"), "b.md": article("One")}, [Patient()])
    assert len(list(ledger.judged(frozenset({"b.md"}), is_whole=True, until=until))) == 1
    assert ledger.is_settled is is_settled


def test_what_is_no_verdict_is_told_as_the_rules_failure() -> None:
    class Careless(SameWord):
        def judge(self, group: Group) -> Iterator[Any]:
            yield Verdict(next(iter(group)).place, (1,))  # type: ignore[arg-type] that is the fault

    (failure,) = ledger_of({"a.md": article("One"), "b.md": article("One")}, [Careless()]).judged(
        frozenset({"a.md"}), is_whole=True
    )
    assert "it gives `Verdict` where a `Verdict` on places belongs" in getattr(failure.said, "message", "")


def test_what_takes_long_to_find_out_is_asked_only_under_keys_that_are_of_interest() -> None:
    asked = []

    class Slow(SameWord):
        def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
            yield from ((key, partial(self.found, key)) for key, _ in super().gather(article))

        def found(self, key: str) -> int:
            asked.append(key)
            return 1

    for word in ("One", "Two"):
        report_of(Article(article(word), "a.md", facts()), [Slow()], {"slow": {"Two"}})
        report_of(Article(article(word), "a.md", facts()), [Slow()], {})
    assert ["Two"] == asked


@pytest.mark.parametrize("most_read", [1, 1_000])
def test_rules_of_one_topic_know_of_each_article_what_each_of_them_gathered(
    monkeypatch: pytest.MonkeyPatch, most_read: int
) -> None:
    class Other(SameWord):
        topic = "same-word"

        def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
            yield from ((key, str(fact)) for key, fact in super().gather(article) if fact > 1)

    class Base(SameWord):
        topic = "same-word"

    monkeypatch.setattr("articlelint.corpus._MOST_READ", most_read)
    ledger = ledger_of({"b.md": article("Same two"), "a.md": article("Same"), "c.md": article("No")}, [Base(), Other()])
    known = {rule.id: list(group) for rule, group in ledger.groups("a.md")}
    assert {"base": [Known("a.md", 1), Known("b.md", 2)], "other": [Known("b.md", "2")]} == known


def test_a_group_is_no_smaller_where_it_is_too_large_to_be_read_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articlelint.corpus._MOST_READ", 1)
    ((_, group),) = ledger_of({"a.md": article("Same two"), "b.md": article("Same")}, [SameWord()]).groups("b.md")
    assert (2, [Known("a.md", 2), Known("b.md", 1)], list(group)) == (len(group), list(group), list(group))


def test_a_group_that_is_shown_has_the_facts_of_its_articles_and_does_not_know_who_is_absent() -> None:
    given = facts()
    ledger = Ledger([SameWord()], given)
    ledger.add("a.md", report_of(Article(article("Same"), "a.md", given), [SameWord()]))
    ((_, group),) = ledger.groups("a.md")
    assert group.facts is given
    assert not group.is_absent("nobody")


@pytest.mark.parametrize(
    ("front", "body"), [("---\ntitle: [\n---\n", "A body.\n"), ("", "---\ntitle: [\n\n# A\n"), ("", "\udc80\n")]
)
def test_of_an_article_that_can_not_be_read_its_place_and_what_may_be_its_front_matter_are_kept(
    front: str, body: str
) -> None:
    """Its place is the one below the settings, if that is known, however it was named."""
    known = Surroundings(place="b/a.md")
    unread = Article(front + body, "../a.md", facts(), known)
    assert not unread.is_readable
    assert f"b/a.md\n{front or body}" == report_of(unread, [SameWord()]).unread
    assert report_of(Article(front + body, "../a.md", facts()), [SameWord()]).unread.startswith("../a.md\n")


def test_a_key_may_hold_anything() -> None:
    class Odd(SameWord):
        def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
            del article
            yield "a\0b\ud800\n", ["\0", None]

    ledger = ledger_of({"a.md": article("One")}, [Odd()])
    (group,) = [group for _, group in ledger.groups("a.md")]
    assert ("a\ufffdb\ud800\n", [Known("a.md", ["\0", None])]) == (group.key, list(group))
    assert {"odd": {"a\ufffdb\ud800\n"}} == ledger.keys()


def test_a_plugin_gathers_from_an_article_of_its_own() -> None:
    class Rude(SameWord):
        def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
            article.front.data.clear()
            yield "a", 1

    read = Article(article("One"), "a.md", facts())
    assert {"a": {"rude": "1"}} == report_of(read, [Rude()]).facts["rude"]
    assert {"a": 1} == read.front.data


def write(folder: Path, articles: Mapping[str, str]) -> None:
    for path, text in articles.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def named(identity: object, more: str = "") -> str:
    return f"---\nid: {identity}\n{more}---\nA text.\n"


def test_an_original_need_not_have_a_front_matter(folder: Path, check: Check) -> None:
    """Where paths tell stories, nothing else is needed; what can't be read may be the original all the same."""
    settings = (
        '[[collections]]\nname = "docs"\nfiles = ["**"]\n[collections.translations]\n'
        'paths = ["{language}/{story}.md"]\noriginal-language = "en"\n'
    )
    write(folder, {"articlelint.toml": settings, "uk/a.md": "---\nx: 1\n---\nТекст.\n", "en/a.md": "A text.\n"})
    assert [] == check("--select", "corpus").out.splitlines()
    write(folder, {"en/a.md": "---\n---\nA text.\n"})
    assert [] == check("--select", "corpus").out.splitlines()
    write(folder, {"en/a.md": "---\nx: y: z\n---\nA text.\n"})
    assert [] == check("--select", "corpus").out.splitlines()
    (folder / "en" / "a.md").unlink()
    assert ["uk/a.md:1:1"] == [line[:11] for line in check("--select", "corpus").out.splitlines()]


def test_two_files_are_told_what_the_whole_site_is_told_of_them(folder: Path, check: Check) -> None:
    write(folder, {"articlelint.toml": SETTINGS, "a.md": named(1), "sub/b.md": named("'1'"), "c.md": named(2)})
    whole = check().out.splitlines()
    assert ["sub/b.md:2:5: error[duplicate-id] `id` `1` is that of `a.md` as well"] == whole
    assert whole == check("sub/b.md", "c.md").out.splitlines()
    assert [] == check("a.md").out.splitlines()


def test_of_two_articles_the_newer_one_is_reported(folder: Path, check: Check) -> None:
    write(
        folder,
        {"articlelint.toml": SETTINGS, "a.md": named(1, "born: 2026-01-02\n"), "b.md": named(1, "born: 2026-01-01\n")},
    )
    assert ["a.md:2:5: error[duplicate-id] `id` `1` is that of `b.md` as well"] == check().out.splitlines()


def test_a_translation_is_held_to_the_older_one_of_two_originals(folder: Path, check: Check) -> None:
    """Whichever path comes first: the newer one is a finding, and its translation is none."""
    settings = f'{SETTINGS}[collections.translations]\nstory = ["id"]\noriginal = "of"\nshared = ["tags"]\n'.replace(
        '[["id"]]', '[["id", "lang"]]'
    )
    write(folder, {"articlelint.toml": settings, "m.md": named(1, "lang: en\nborn: 2026-01-01\ntags: [A]\n")})
    write(folder, {"m.uk.md": named(1, "lang: uk\nborn: 2026-01-01\ntags: [A]\nof: en\n")})
    write(folder, {"a.md": named(1, "lang: en\nborn: 2026-01-05\ntags: [B]\n") + "\n## More\n\nText.\n"})
    assert ["a.md:2:5: error[duplicate-id]"] == [line[:29] for line in check().out.splitlines()]


def test_without_a_file_of_settings_only_what_is_checked_is_known(folder: Path, check: Check) -> None:
    write(folder, {"a.md": named(1), "b.md": named(1)})
    asked = ["--isolated", "--config", 'collections=[{name="all",files=["**"],unique=[["id"]]}]']
    assert [] == check(*asked, "b.md").out.splitlines()
    assert 1 == len(check(*asked, "a.md", "b.md").out.splitlines())


def test_settings_that_lie_elsewhere_do_not_say_which_articles_there_are(folder: Path, check: Check) -> None:
    settings = SETTINGS + '[collections.translations]\nstory = ["id"]\noriginal = "of"\n'
    (folder.parent / "house").mkdir()
    write(folder.parent / "house", {"house.toml": settings})
    write(folder, {"a.md": named(1), "b.md": named(1, "of: 1\nlang: uk\n"), "c.md": named(1)})
    given = ["--config", str(folder.parent / "house" / "house.toml"), "--no-cache"]
    assert [] == check(*given, "b.md").out.splitlines()
    assert ["c.md:2:5: error[duplicate-id]"] == [line[:29] for line in check(*given, "a.md", "c.md").out.splitlines()]


def test_a_folder_with_settings_of_its_own_is_another_site(folder: Path, check: Check) -> None:
    write(
        folder, {"articlelint.toml": SETTINGS, "sub/articlelint.toml": SETTINGS, "a.md": named(1), "sub/b.md": named(1)}
    )
    assert [] == check().out.splitlines()
    assert [] == check("sub/b.md").out.splitlines()


def test_articles_of_another_collection_are_no_matter(folder: Path, check: Check) -> None:
    settings = SETTINGS.replace('"**"', '"a/**"') + SETTINGS.replace('"**"', '"b/**"').replace("articles", "others")
    write(folder, {"articlelint.toml": settings, "a/a.md": named(1), "b/b.md": named(1), "c.md": named(1)})
    assert [] == check().out.splitlines()


def test_what_git_ignores_is_not_known_unless_it_is_named(folder: Path, check: Check) -> None:
    write(folder, {"articlelint.toml": SETTINGS, ".gitignore": "a.md\n", "a.md": named(1), "b.md": named(1)})
    (folder / ".git").mkdir()
    assert [] == check("b.md").out.splitlines()
    assert 1 == len(check("a.md", "b.md").out.splitlines())


def test_a_file_that_is_checked_by_another_name_is_known_once(folder: Path, check: Check) -> None:
    write(folder, {"articlelint.toml": SETTINGS, "real/a.md": named(1)})
    (folder / "link").symlink_to("real")
    assert [] == check("link/a.md").out.splitlines()


def test_what_stands_on_standard_input_takes_the_place_of_its_file(folder: Path) -> None:
    write(folder, {"articlelint.toml": SETTINGS, "a.md": named(1), "b.md": named(2)})
    assert ["`id` `1` is that of `a.md` as well"] == [one.finding.message for one in _given("b.md", named(1))]
    assert [] == _given("a.md", named(3))


def _given(path: str, text: str) -> list[Diagnostic]:
    run = Run(Wishes(NOW), sorted(shipped_rules(), key=lambda rule: rule.id))
    run.prepare([path])
    return run.check({path: text}).diagnostics


def test_a_suppression_stands_where_the_finding_is_reported(folder: Path, check: Check) -> None:
    hidden = "---\n# articlelint: ignore[duplicate-id] a second edition\nid: 1\n---\nA text.\n"
    write(folder, {"articlelint.toml": SETTINGS, "a.md": named(1), "b.md": hidden})
    assert [] == check().out.splitlines()
    assert [] == check("b.md").out.splitlines()
    write(folder, {"b.md": hidden.replace("id: 1", "id: 2")})
    assert ["b.md:2:1: warning[unused-ignore] `duplicate-id` suppresses nothing here"] == check().out.splitlines()


def test_an_unused_suppression_of_a_corpus_rule_is_removed_and_one_in_use_stays(folder: Path, check: Check) -> None:
    hidden = "---\n# articlelint: ignore[duplicate-id] a second edition\nid: {}\n---\nA text.\n"
    write(folder, {"articlelint.toml": SETTINGS, "a.md": named(1), "b.md": hidden.format(1), "c.md": hidden.format(2)})
    check("--fix")
    assert hidden.format(1) == (folder / "b.md").read_text("utf-8")
    assert named(2) == (folder / "c.md").read_text("utf-8")


def test_findings_among_articles_can_be_suppressed_where_they_stand(folder: Path, check: Check) -> None:
    write(folder, {"articlelint.toml": SETTINGS, "a.md": named(1), "b.md": named(1)})
    check("--add-ignores", "known")
    assert named(1) == (folder / "a.md").read_text("utf-8")
    assert "---\n# articlelint: ignore[duplicate-id] known\nid: 1\n" in (folder / "b.md").read_text("utf-8")
    assert [] == check().out.splitlines()


def test_findings_among_articles_may_be_known(folder: Path, check: Check) -> None:
    write(folder, {"articlelint.toml": SETTINGS, "a.md": named(1), "b.md": named(1)})
    check("--write-baseline", "known.json")
    assert [] == check("--baseline", "known.json").out.splitlines()
    write(folder, {"c.md": named(1)})
    assert 1 == len(check("--baseline", "known.json").out.splitlines())


def test_overrides_hold_for_what_articles_say_of_each_other(folder: Path, check: Check) -> None:
    overrides = (
        '[[overrides]]\nfiles = ["old/**"]\nignore = ["duplicate-id"]\n'
        '[[overrides]]\nwhen = { draft = true }\nseverity = { duplicate-id = "info" }\n'
    )
    write(
        folder,
        {
            "articlelint.toml": SETTINGS + overrides,
            "a.md": named(1),
            "b.md": named(1, "draft: true\n"),
            "old/c.md": named(1),
        },
    )
    assert ["b.md:2:5: info[duplicate-id] `id` `1` is that of `a.md` as well"] == check().out.splitlines()
    # It is not looked for there, and known all the same.
    (folder / "a.md").unlink()
    (folder / "b.md").rename(folder / "z.md")
    assert ["z.md:2:5: info[duplicate-id] `id` `1` is that of `old/c.md` as well"] == check().out.splitlines()


def test_a_rule_that_costs_more_than_most_looks_only_where_its_id_is_selected() -> None:
    from articlelint.settings.model import selection  # noqa: PLC0415 only this test asks

    class Dear(SameWord):
        named_only = True

    assert [-1, -1, 2] == [selection(Dear, [name]) for name in ("all", "plugin", "dear")]
    assert [0, 1, 2] == [selection(SameWord, [name]) for name in ("all", "plugin", "same-word")]


def test_a_corpus_rule_can_not_fix(folder: Path, check: Check) -> None:
    plugin = '''
from articlelint.rule import CorpusRule, Edit, Finding, Fix, Invalid, Safety, Span, Valid, Verdict

class SameBody(CorpusRule):
    """An article is as another one.

    ## Why
    Tests ask.

    ## Fix safety
    None.
    """

    def gather(self, article):
        yield article.text[article.body.start:], 1

    def judge(self, group):
        first, *others = group
        yield from (Verdict(other.place, (first.place,)) for other in others)

    def tell(self, article, verdict, others):
        yield Finding(Span(0, 3), "the same", fix=Fix("cut", (Edit(Span(0, 3), ""),), Safety.SAFE))

    examples = (Valid("a", "a"), Invalid("b", "⟦b⟧", message="c"))
'''
    write(folder, {"articlelint.toml": f'plugins = ["./rules.py"]\n{SETTINGS}', "rules.py": plugin})
    write(folder, {"a.md": named(1), "b.md": named(2)})
    before = (folder / "b.md").read_text("utf-8")
    ran = check("--fix")
    assert "it has a fix, and what one article says of another can't be mended in one of them alone" in ran.out
    assert before == (folder / "b.md").read_text("utf-8")


def test_statistics_count_what_articles_say_of_each_other_by_collection(folder: Path, check: Check) -> None:
    write(folder, {"articlelint.toml": SETTINGS, "a.md": named(1), "b.md": named(1)})
    counted = [line.split() for line in check("--statistics").out.splitlines()]
    assert ["1", "duplicate-id", "error"] in counted
    assert ["1", "articles"] in counted


def test_the_rule_that_the_documentation_shows_works_as_it_says(folder: Path, check: Check) -> None:
    page = (Path(__file__).parent.parent / "docs" / "across-files.md").read_text("utf-8")
    (shown,) = (block.partition("```")[0] for block in page.split("```python\n")[1:])
    plugin = (
        "from collections.abc import Iterator, Sequence\nfrom typing import Any\n"
        "from articlelint.rule import Article, CorpusRule, Finding, Group, Invalid, Valid, Verdict\n\n"
        f"{shown}\n"
        "    examples = (\n"
        "        Valid('another', '---\\nslug: a\\n---\\n', beside={'b.md': '---\\nslug: b\\n---\\n'}),\n"
        "        Invalid('the same', '---\\nslug: ⟦a⟧\\n---\\n', message='the slug of `a.md`',\n"
        "            beside={'a.md': '---\\nslug: A\\n---\\n'}),\n    )\n"
    )
    write(folder, {"articlelint.toml": f'plugins = ["./rules.py"]\n{SETTINGS}', "rules.py": plugin})
    write(folder, {"a.md": "---\nslug: one\n---\nA text.\n", "b.md": "---\nslug: One\n---\nA text.\n"})
    assert ["b.md:2:7: error[same-slug] the slug of `a.md`"] == check().out.splitlines()


def _findings(folder: Path, paths: Sequence[str]) -> list[tuple[str, str, int, str]]:
    run = Run(Wishes(NOW), sorted(shipped_rules(), key=lambda rule: rule.id))
    run.prepare([str(folder / path) for path in paths])
    return [
        (str(Path(one.path).relative_to(folder)), one.rule, one.finding.span.start, one.finding.message)
        for one in run.check().diagnostics
    ]


def _random_article(chance: random.Random) -> str:
    language = chance.choice(["en", "uk"])
    source = f"ai:\n  translatedFrom: {chance.choice(['en', chance.randrange(6)])}\n" if language == "uk" else ""
    ignore = chance.choice(["", "", "# articlelint: ignore[duplicate-id, translation-drift] so be it\n"])
    return (
        f"---\n{ignore}id: {chance.randrange(6)}\nlang: {language}\ntitle: {chance.choice('ABC')}\n"
        f"born: 2026-01-0{chance.randrange(1, 8)}\n"
        f"tags: [{chance.choice(['STABLECOIN', 'STABLECOINS'])}]\n{source}---\n"
        f"{chance.choice(['## One', '# Two', 'Three'])}\n\nSome text of {chance.randrange(3)} words.\n"
    )


@pytest.mark.parametrize("seed", range(12))
def test_any_order_of_changes_ends_where_a_fresh_run_begins(tmp_path: Path, seed: int) -> None:
    """After each edit, addition, renaming and removal any part of the site is told what the whole is told of it."""
    chance = random.Random(seed)  # noqa: S311 no secret
    settings = SETTINGS + (
        "[collections.titles]\n[collections.tags]\ncommon = 2\n"
        '[collections.translations]\nstory = ["id"]\noriginal = "ai.translatedFrom"\nshared = ["tags", "born"]\n'
        'updated = "born"\nlanguages = ["en", "uk"]\n'
    )
    write(tmp_path, {"articlelint.toml": settings, **{f"{number}.md": _random_article(chance) for number in range(8)}})
    for turn in range(6):
        present = sorted(path.name for path in tmp_path.glob("*.md"))
        one = chance.choice(present)
        match chance.randrange(4):
            case 0:
                write(tmp_path, {one: _random_article(chance)})
            case 1:
                write(tmp_path, {f"new{turn}.md": _random_article(chance)})
            case 2:
                (tmp_path / one).rename(tmp_path / f"moved{turn}.md")
            case _:
                (tmp_path / one).unlink()
        present = sorted(path.name for path in tmp_path.glob("*.md"))
        whole = _findings(tmp_path, present)
        part = chance.sample(present, 2)
        assert [found for found in whole if found[0] in part] == _findings(tmp_path, part)
        shuffled = chance.sample(present, len(present))
        assert whole == _findings(tmp_path, shuffled)
