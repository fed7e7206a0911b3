"""A site of stories with planted faults: each is found once, at its place, and nothing else is, whatever is checked."""

import importlib.util
import os
import random
import re
import sys
from datetime import datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from articlelint.registry import shipped_rules
from articlelint.run import Run, Wishes

ROOT = Path(__file__).parent.parent
STORIES = 240
FAMILY = "corpus"


class Found(NamedTuple):
    """A finding: the path of its article, its rule, its place, and the words there."""

    path: str
    rule: str
    line: int
    column: int
    words: str


@cache
def stories() -> ModuleType:
    folder = ROOT / "benchmarks"
    sys.path.insert(0, str(folder))
    try:
        specification = importlib.util.spec_from_file_location("stories", folder / "stories.py")
        assert specification is not None
        assert specification.loader is not None
        module = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    return module


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Found]]:
    folder = tmp_path_factory.mktemp("site")
    planted = stories().write(folder, STORIES, 0.01)
    return folder, sorted(Found(*one) for one in planted)


def found_in(folder: Path, paths: list[str], jobs: int = 1) -> list[Found]:
    run = Run(Wishes(datetime.fromisoformat(stories().TODAY)), sorted(shipped_rules(), key=lambda rule: rule.id))
    run.prepare([str(folder / path) for path in paths])
    outcome = run.check(jobs=jobs)
    return sorted(
        Found(
            os.path.relpath(one.path, folder),
            one.rule,
            *outcome.texts[one.path].position(one.finding.span.start),
            one.finding.span.of(outcome.texts[one.path].text),
        )
        for one in outcome.diagnostics
    )


def articles(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.md"))


def test_every_rule_of_the_family_has_a_fault_planted(site: tuple[Path, list[Found]]) -> None:
    assert {rule.id for rule in shipped_rules() if rule.family == FAMILY} == {one.rule for one in site[1]}


def test_each_place_that_is_told_has_the_words_that_are_told(site: tuple[Path, list[Found]]) -> None:
    folder, planted = site
    for path, _, line, column, words in planted:
        rest = (folder / path).read_text("utf-8").split("\n", line - 1)[-1]
        assert words == rest[column - 1 : column - 1 + len(words)]


def test_each_rule_is_told_of_a_fault_that_a_suppression_hides(site: tuple[Path, list[Found]]) -> None:
    folder, planted = site
    texts = "".join((folder / path).read_text("utf-8") for path in articles(folder))
    assert {one.rule for one in planted} == {*re.findall(r"articlelint: ignore\[([a-z-]+)]", texts)}


def test_each_planted_fault_is_found_once_at_its_place_and_nothing_else_is(site: tuple[Path, list[Found]]) -> None:
    folder, planted = site
    found = found_in(folder, articles(folder), 2)
    assert ([], []) == (sorted({*planted} - {*found}), sorted({*found} - {*planted}))
    assert planted == found


@pytest.mark.parametrize("seed", range(4))
def test_a_part_of_the_site_is_told_what_was_planted_there(site: tuple[Path, list[Found]], seed: int) -> None:
    folder, planted = site
    chance = random.Random(seed)  # noqa: S311 no secret
    faulty = sorted({one.path for one in planted})
    part = [*chance.sample(faulty, 4), *chance.sample(articles(folder), 2)]
    assert [one for one in planted if one.path in part] == found_in(folder, list(dict.fromkeys(part)))


def test_where_nothing_is_planted_nothing_is_found(tmp_path: Path) -> None:
    assert stories().write(tmp_path, 120, 0, 7) == []
    assert found_in(tmp_path, articles(tmp_path)) == []


def test_the_same_seed_gives_the_same_site(tmp_path: Path) -> None:
    for name in ("one", "other"):
        stories().write(tmp_path / name, 120, 0.01, 3)
    one, other = (
        {path: (tmp_path / name / path).read_bytes() for path in articles(tmp_path / name)} for name in ("one", "other")
    )
    assert one == other
