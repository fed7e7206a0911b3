"""Items are taken out of the lists of a front matter, and nothing else with them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlelint.fix import Fix, Safety, apply
from articlelint.front import Front, read_front
from articlelint.text import Route

ITEMS = st.lists(st.text(st.sampled_from("aÄї #-:,[]{}'\"\\*&!|>?%@`/0é\u200d"), max_size=5), min_size=1, max_size=4)
MARGINS = st.sampled_from(["", "  ", "    "])


def lists(data: Any, route: Route = ()) -> dict[Route, list[Any]]:
    found = {route: data} if isinstance(data, list) else {}
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, member in members:
        found |= lists(member, (*route, step))
    return found


def removed(text: str, route: Route) -> Front | None:
    edit = read_front(text).removal(route)
    return read_front(apply(text, [Fix("", (edit,), Safety.SAFE)])) if edit else None


def held(text: str) -> int:
    """How many items can be removed; each removal leaves all other data as they are."""
    front = read_front(text)
    assert front.data is not None
    count = 0
    for route, items in lists(front.data).items():
        for number in range(len(items)):
            after = removed(text, (*route, number))
            if after is not None:
                count += 1
                assert after.data is not None
                left = json.loads(json.dumps(front.data))
                place = left
                for step in route:
                    place = place[step]
                del place[number]
                assert after.data == left
    return count


@given(ITEMS, MARGINS, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_items_of_a_block(items: list[str], margin: str, end: str, last: bool) -> None:
    quoted = [json.dumps(item, ensure_ascii=False) for item in items]
    lines = ["---", "title: Ада", "tags:", *(f"{margin}- {item} # {item!r}" for item in quoted)]
    text = end.join([*lines, *([] if last else ["lang: uk"]), "---", "Текст."])
    assert held(text) == len(items) - (len(items) == 1)


@given(ITEMS, st.sampled_from(["---\ntags: {}\nlang: uk\n---\n", "+++\ntags = {}\n+++\n", '{{\n"tags": {}\n}}\n']))
def test_items_between_brackets(items: list[str], matter: str) -> None:
    quoted = [json.dumps(item, ensure_ascii=False) for item in items]
    for written in (", ".join(quoted), " " + " ,".join(quoted) + " ", ",\n  ".join(quoted)):
        assert held(matter.format(f"[{written}]")) == len(items)


@pytest.mark.parametrize(
    ("text", "route", "after"),
    [
        ("---\ntags:\n- A\n---\n", ("tags", 0), "---\ntags: []\n---\n"),
        ("---\ntags:\n  - A\nb: 1\n---\n", ("tags", 0), "---\ntags: []\nb: 1\n---\n"),
        ("---\ntags: [A, B,]\n---\n", ("tags", 1), "---\ntags: [A,]\n---\n"),
        ("---\ntags: [A,]\n---\n", ("tags", 0), "---\ntags: []\n---\n"),
        ("---\na:\n  - b: 1\n    c: 2\n  - d\n---\n", ("a", 0), "---\na:\n  - d\n---\n"),
        ("+++\ntags = [\n  'A',\n  'B',\n]\n+++\n", ("tags", 0), "+++\ntags = [\n  'B',\n]\n+++\n"),
        ("+++\ntags = [\n  'A',\n  'B',\n]\n+++\n", ("tags", 1), "+++\ntags = [\n  'A',\n]\n+++\n"),
    ],
)
def test_what_is_left_looks_as_its_author_would_have_written_it(text: str, route: Route, after: str) -> None:
    edit = read_front(text).removal(route)
    assert edit is not None
    assert apply(text, [Fix("", (edit,), Safety.SAFE)]) == after


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("---\ntags:\n  - &a A\n  - *a\n---\n", ("tags", 0)),
        ("---\ntags: [\n  A, # why\n  B\n]\n---\n", ("tags", 0)),
        ("---\nx: &t [A, B]\ntags: *t\n---\n", ("tags", 0)),
        ("---\ntags: A\n---\n", ("tags", 0)),
        ("---\ntags: [A]\n---\n", ("tags", 1)),
        ("---\ntags: [A]\ntags: [B, C]\n---\n", ("tags", 0)),
        ("---\ntags: {a: 1}\n---\n", ("tags", "a")),
        ("+++\n[[tags]]\na = 1\n+++\n", ("tags", 0)),
        ("No front matter.\n", ("tags", 0)),
    ],
)
def test_no_edit_is_offered_where_more_would_change(text: str, route: Route) -> None:
    assert read_front(text).removal(route) is None
