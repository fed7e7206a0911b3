"""A thousand articles with faults of forty kinds: what says that it can be fixed is, and nothing else changes."""

import importlib.util
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from articlelint.article import Article
from articlelint.diagnostic import Diagnostic, Severity
from articlelint.fix import Edit, Safety
from articlelint.fixing import Look, fix_article
from articlelint.looking import look_at
from articlelint.registry import shipped_rules
from articlelint.run import Run, Wishes

ROOT = Path(__file__).parent.parent
TODAY = datetime(2026, 1, 28, tzinfo=UTC)
COUNT = 1000
LEAST = [Safety.SAFE, Safety.UNSAFE]


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("broken_articles", ROOT / "benchmarks" / "broken_articles.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["broken_articles"] = module
    spec.loader.exec_module(module)
    return module


broken_articles = generator()
Broken = broken_articles.Broken


@cache
def articles() -> Sequence[Broken]:
    return broken_articles.articles(COUNT)


@cache
def looker() -> Look:
    run = Run(Wishes(TODAY, isolated=True), sorted(shipped_rules(), key=lambda rule: rule.id))
    run.prepare(["a.md"])
    return partial(look_at, run.tasks[0])


def fixable(found: Sequence[Diagnostic], least: Safety) -> list[str]:
    return [one.rule for one in found if one.finding.fix and one.finding.fix.safety >= least]


def errors(found: Sequence[Diagnostic]) -> Counter[str]:
    return Counter(one.rule for one in found if one.severity is Severity.ERROR)


def test_the_articles_are_faultless_before_they_are_broken() -> None:
    assert [one.name for one in articles() if looker()(one.clean)[1]] == []


def test_every_kind_of_fault_is_planted_and_found() -> None:
    planted = Counter(kind for one in articles() for kind in one.defects)
    assert len(planted) == len(broken_articles.DEFECTS) >= 25
    assert min(planted.values()) >= 10
    assert [one.name for one in articles() if one.defects and not looker()(one.text)[1]] == []


@pytest.mark.parametrize("least", LEAST)
def test_fixes_remove_every_finding_that_says_it_can_be_fixed(least: Safety) -> None:
    left = {one.name: fixable(fix_article(one.text, looker(), least).left, least) for one in articles()}
    assert {name: rules for name, rules in left.items() if rules} == {}


@pytest.mark.parametrize("least", LEAST)
def test_fixing_twice_is_fixing_once(least: Safety) -> None:
    for one in articles():
        once = fix_article(one.text, looker(), least).text
        assert fix_article(once, looker(), least).text == once, one.name


@pytest.mark.parametrize("least", LEAST)
def test_no_fix_is_refused_and_none_makes_a_new_error(least: Safety) -> None:
    """Behind a front matter that could not be read, and in a block of code, there may have been anything."""
    for one in articles():
        before = looker()(one.text)[1]
        left = fix_article(one.text, looker(), least).left
        assert not [found for found in left if "was not made" in found.finding.message], one.name
        is_broken = any(found.family == "front" and found.severity is Severity.ERROR for found in before)
        if not is_broken and "fenced-body" not in one.defects:
            assert errors(left) <= errors(before), one.name


@pytest.mark.parametrize("least", LEAST)
def test_what_stands_outside_of_the_edits_survives_to_the_byte(least: Safety) -> None:
    """Each round is held to its edits by other means than those that made it."""
    for one in articles():
        texts: list[str] = []

        def watching(text: str, seen: list[str] = texts) -> tuple[Article, list[Diagnostic]]:
            seen.append(text)
            return looker()(text)

        made = iter(fix_article(one.text, watching, least).made)
        for before, after in pairwise(texts):
            assert_changed_by_edits(before, after, made)


def assert_changed_by_edits(before: str, after: str, made: Iterator[Diagnostic]) -> None:
    """One text is another with the edits of some of the fixes that come next, and no other character has changed."""
    edits: list[Edit] = []
    while written(before, edits) != after:
        found = next(made)
        assert found.finding.fix is not None
        edits += found.finding.fix.edits
    assert edits or before == after


def written(text: str, edits: Sequence[Edit]) -> str:
    # From the last to the first, so that no place moves before it is used.
    for (start, end), new in sorted(edits, reverse=True):
        text = f"{text[:start]}{new}{text[end:]}"
    return text


def test_the_installed_command_mends_them_in_a_folder(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    chosen = articles()[:60]
    for one in chosen:
        (tmp_path / one.name).write_bytes(one.text.encode())
    command = [sys.executable, "-m", "articlelint", "fix", "--isolated", "--today", TODAY.isoformat(), "."]
    first, second = (
        subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        for _ in range(2)
    )
    assert ", fixed " in first.stderr
    assert ", fixed " not in second.stderr
    assert "fixable with --fix" not in second.stderr
    assert first.stdout == second.stdout
    for one in chosen:
        assert (tmp_path / one.name).read_bytes().decode() == fix_article(one.text, looker(), Safety.SAFE).text


def test_the_same_seed_gives_the_same_articles(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "broken_articles.py"), str(tmp_path / "made"), "5"]
    subprocess.run(command, check=True)
    names = sorted(path.name for path in (tmp_path / "made").iterdir())
    assert names == [one.name for one in broken_articles.articles(5)]
    for one in broken_articles.articles(5):
        assert (tmp_path / "made" / one.name).read_bytes().decode() == one.text
