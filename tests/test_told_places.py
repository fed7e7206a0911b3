"""Which places concern each other is told as if each were compared with each."""

from hypothesis import given
from hypothesis import strategies as st

from articlelint.text import Span
from articlelint.told_places import ToldPlaces

SPANS = st.tuples(st.integers(0, 9), st.integers(0, 4)).map(lambda found: Span(found[0], sum(found)))


def holds(outer: Span, inner: Span) -> bool:
    is_behind = inner.start == outer.end and inner != outer
    return outer.start <= inner.start and inner.end <= outer.end and not is_behind


@given(st.lists(SPANS, max_size=8), SPANS)
def test_a_place_is_concerned_by_what_holds_it_or_is_held_by_it(spans: list[Span], place: Span) -> None:
    expected = any(holds(place, span) or holds(span, place) for span in spans)
    assert expected == ToldPlaces(spans).concern(place)
