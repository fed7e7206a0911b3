"""Fixes: what `apply` makes of a text."""

from hypothesis import given
from hypothesis import strategies as st

from articlelint.fix import Edit, Fix, Safety, apply
from articlelint.text import Span


def _fix(*edits: tuple[int, int, str], safety: Safety = Safety.SAFE) -> Fix:
    return Fix("mend it", tuple(Edit(Span(start, end), text) for start, end, text in edits), safety)


def test_an_edit_replaces_inserts_or_deletes() -> None:
    """An empty span inserts, an empty text deletes, anything else replaces."""
    assert apply("0123456789", [_fix((0, 1, "zero")), _fix((5, 5, "-")), _fix((8, 10, ""))]) == "zero1234-567"


def test_nothing_to_do_leaves_the_text_as_it_is() -> None:
    """Without fixes every code point stays, line ends and byte order mark too."""
    assert apply("\ufeffa\r\nb\r", []) == "\ufeffa\r\nb\r"


def test_of_fixes_that_overlap_the_first_is_made() -> None:
    """A later fix that touches the same code points waits for the next run."""
    assert apply("abcdef", [_fix((1, 3, "X")), _fix((2, 5, "Y")), _fix((3, 4, "Z"))]) == "aXZef"


def test_edits_that_meet_do_not_overlap() -> None:
    """Spans are half-open: one may end where another starts, and an insertion may stand at either end."""
    assert apply("abcd", [_fix((0, 2, "X")), _fix((2, 4, "Y"))]) == "XY"
    assert apply("abcd", [_fix((0, 2, "X")), _fix((2, 2, "-")), _fix((0, 0, "<"))]) == "<X-cd"


def test_an_insertion_inside_a_replaced_span_overlaps() -> None:
    """What is written into a stretch that another fix replaces would be lost or misplaced."""
    assert apply("abcd", [_fix((0, 4, "X")), _fix((2, 2, "-"))]) == "X"
    assert apply("abcd", [_fix((2, 2, "-")), _fix((0, 4, "X"))]) == "ab-cd"


def test_two_insertions_at_one_place_overlap() -> None:
    """Their order would be anybody's guess, so the first is made and the other waits."""
    assert apply("ab", [_fix((1, 1, "x")), _fix((1, 1, "y"))]) == "axb"


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    """Where one of its edits overlaps, none of a fix's edits is made."""
    assert apply("abcdef", [_fix((2, 3, "X")), _fix((0, 1, "Y"), (2, 4, "Z"))]) == "abXdef"


def test_the_edits_of_a_fix_may_stand_in_any_order() -> None:
    """The text is written from its start, whatever order the edits come in."""
    assert apply("abcdef", [_fix((4, 5, "E"), (0, 1, "A"))]) == "AbcdEf"


def test_only_fixes_as_safe_as_asked_for_are_made() -> None:
    """`SAFE` alone by default; a fix that is only shown takes no other's place."""
    fixes = [
        _fix((0, 1, "1"), safety=Safety.SHOW),
        _fix((0, 1, "2"), safety=Safety.UNSAFE),
        _fix((0, 2, "3"), safety=Safety.SAFE),
    ]
    assert apply("abc", fixes) == "3c"
    assert apply("abc", fixes, Safety.UNSAFE) == "2bc"
    assert apply("abc", fixes, Safety.SHOW) == "1bc"


@st.composite
def _texts_with_fixes(draw: st.DrawFn) -> tuple[str, list[Fix]]:
    text = draw(st.text("abc\r\n🙂", max_size=12))
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda ends: Span(min(ends), max(ends)))
    edits = st.builds(Edit, spans, st.text("XYZ", max_size=3))
    fixes = st.builds(Fix, st.just("mend it"), st.tuples(edits), st.sampled_from(Safety))
    return text, draw(st.lists(fixes, max_size=6))


@given(_texts_with_fixes())
def test_what_no_fix_touches_stays_in_place(case: tuple[str, list[Fix]]) -> None:
    """Code points that no made fix covers are kept, in order; every code point that stays came from the text."""
    text, fixes = case
    covered = {offset for fix in fixes for edit in fix.edits for offset in range(*edit.span)}
    changed = apply(text, fixes, Safety.SHOW)
    kept = iter(changed)
    assert all(character in kept for offset, character in enumerate(text) if offset not in covered)


@given(_texts_with_fixes())
def test_the_first_fix_is_always_made(case: tuple[str, list[Fix]]) -> None:
    """Nothing stands before it, so its edit is in the result, and alone it gives what slicing gives."""
    text, fixes = case
    for fix in fixes[:1]:
        (edit,) = fix.edits
        alone = text[: edit.span.start] + edit.text + text[edit.span.end :]
        assert apply(text, [fix], Safety.SHOW) == alone
        assert edit.text in apply(text, fixes, Safety.SHOW)


@given(st.text("abc\r\n🙂", max_size=12), st.data())
def test_the_order_of_fixes_that_do_not_overlap_is_no_matter(text: str, data: st.DataObject) -> None:
    """They give what writing them one by one from the end of the text gives."""
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True).map(sorted))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    edits = [Edit(span, data.draw(st.text("XYZ", max_size=3))) for span in spans]
    expected = text
    for span, replacement in reversed(edits):
        expected = expected[: span.start] + replacement + expected[span.end :]
    shuffled = data.draw(st.permutations(edits))
    assert apply(text, [Fix("mend it", (edit,), Safety.SAFE) for edit in shuffled]) == expected
    assert apply(text, [Fix("mend it", tuple(shuffled), Safety.SAFE)]) == expected
