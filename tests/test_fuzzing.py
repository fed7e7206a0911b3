"""What fuzzing has found stays mended, and what it asks for holds: no more than that takes a second."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

FUZZING = Path(__file__).parents[1] / "fuzzing"
sys.path.insert(0, str(FUZZING))
from fuzz import NAMES, WORDS  # noqa: E402 it is run by its path
from targets import TARGETS  # noqa: E402 as above

KEPT = sorted(path for path in (FUZZING / "corpus").rglob("*") if path.is_file())
TEXTS = st.lists(st.sampled_from([*WORDS, "a", " ", "\n", "Слово "]), max_size=20).map("".join)


def test_each_target_has_its_name() -> None:
    assert tuple(TARGETS) == NAMES


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_is_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes().decode(errors="surrogateescape"))


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
@given(text=st.one_of(TEXTS, st.text(max_size=60)))
def test_what_a_target_asks_for_holds(target: Callable[[str], None], text: str) -> None:
    target(text)
