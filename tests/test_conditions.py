"""Conditions on front matters: which values pass which tests, and how they are told."""

from typing import Any

import pytest

from articlelint.conditions import When


@pytest.mark.parametrize(
    ("test", "words", "passing", "failing"),
    [
        ("en", "is `en`", ["en"], ["de", None, ["en"]]),
        (1, "is `1`", [1, 1.0], [True, "1", None]),
        (True, "is `true`", [True], [1, "true", None]),
        (["en", "de"], "is `en` or `de`", ["en", "de"], ["fr", None, ["en", "de"]]),
        ((1, 2), "is `1` or `2`", [1, 2], [True, 3]),
        ({"present": True}, "is there", ["x", False, 0, ""], [None]),
        ({"present": False}, "is absent", [None], ["x", False, 0, ""]),
        ({"contains": "a"}, "contains `a`", [["a"], ["b", "a"]], ["a", ["b"], [], None]),
        ({"contains": 1}, "contains `1`", [[1]], [[True], 1]),
        ({"present": True, "contains": "a"}, "is there and contains `a`", [["a"]], [["b"], None]),
        ({"present": False, "contains": "a"}, "is absent and contains `a`", [], [["a"], None]),
    ],
)
def test_a_value_passes_a_test_that_is_told_in_words(
    test: Any, words: str, passing: list[Any], failing: list[Any]
) -> None:
    """`1` and `true` are different values, though Python holds them for equal."""
    when = When({"a.b": test})
    assert when.described() == f"`a.b` {words}"
    assert [value for value in passing if not when.fits({"a.b": value}.get)] == []
    assert [value for value in failing if when.fits({"a.b": value}.get)] == []


def test_all_of_several_tests_have_to_be_passed() -> None:
    when = When({"lang": "en", "draft": False})
    assert when.described() == "`lang` is `en`, and `draft` is `false`"
    assert when.fits({"lang": "en", "draft": False}.get)
    assert not when.fits({"lang": "en", "draft": True}.get)
    assert not when.fits({"lang": "de", "draft": False}.get)
    assert When().fits({}.get)
