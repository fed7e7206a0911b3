"""What articles of one collection have in common, as settings that hold for them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

from articlelint.collection import value_at
from articlelint.dates import distance, read_date
from articlelint.layout import comparable
from articlelint.survey.parts import Glimpse, Habit

# A habit is told from chance by this many articles.
FEWEST = 3
# A section is part of the usual outline where so many articles have it, and so is a heading of level 1.
_OFTEN = 0.5
_TAGS = ("tags", "keywords", "topics", "taxonomies.tags")


def habits_of(articles: Sequence[Glimpse]) -> list[Habit]:
    """What articles of one collection have in common, as settings that hold for them."""
    if len(articles) < FEWEST:
        return []
    found = (_formats, _titles, _dates, _outline, _required, _tags)
    return [habit for habits in found for habit in habits(articles)]


def _formats(articles: Sequence[Glimpse]) -> Iterator[Habit]:
    formats = {one.format for one in articles}
    if len(formats) == 1:
        yield Habit("", "formats", sorted(map(str, formats)), "No article has front matter in another format.")


def _titles(articles: Sequence[Glimpse]) -> Iterator[Habit]:
    twice = sum(one.is_titled_twice for one in articles)
    if twice >= max(FEWEST, _OFTEN * len(articles)):
        reason = f"{twice:,} of them have a heading of level 1 as well as a title."
        yield Habit("", "ignore", ["title-heading"], reason)


def _dates(articles: Sequence[Glimpse]) -> Iterator[Habit]:
    dated: dict[str, int] = {}
    names = Counter(name for one in articles for name in _names(one.data, ()))
    for name, count in names.items():
        values = [value_at(one.data, name) for one in articles]
        if count >= FEWEST and all(read_date(value) for value in values if value is not None):
            dated[name] = count
    pairs = [[first, second] for first, second in permutations(dated, 2) if _in_order(articles, first, second)]
    if pairs:
        yield Habit("", "dates", pairs, "The first is never later than the second.")


def _in_order(articles: Sequence[Glimpse], first: str, second: str) -> bool:
    both = [(read_date(value_at(one.data, first)), read_date(value_at(one.data, second))) for one in articles]
    apart = [distance(one, other) for one, other in both if one and other]
    told = [one.microseconds for one in apart if one is not None]
    # Two names of one date are no order.
    return len(told) >= FEWEST and min(told) >= 0 and max(told) > 0


def _outline(articles: Sequence[Glimpse]) -> Iterator[Habit]:
    bodies = [list(map(comparable, one.headings)) for one in articles if one.headings]
    counts = Counter(title for body in bodies for title in set(body))
    often = [title for title, count in counts.items() if title and count >= max(FEWEST, _OFTEN * len(bodies))]
    once = [title for title in often if all(body.count(title) <= 1 for body in bodies)]
    order = _ordered(once, bodies)
    always = [title for title in order if counts[title] == len(articles)]
    if len(order) > 1 or always:
        written = {comparable(heading): heading for one in reversed(articles) for heading in one.headings}
        sections = [_section(bodies, title, written[title], optional=title not in always) for title in order]
        reason = "Articles have these sections in this order"
        count = f"{len(always):,}" if always else "none"
        reason += f"; {count} of them {'are' if len(always) > 1 else 'is'} in every one."
        yield Habit("[[collections.outlines]]", "sections", sections, reason)


def _ordered(titles: Sequence[str], bodies: Sequence[Sequence[str]]) -> list[str]:
    """The titles that stand in one order wherever they stand, in that order."""

    def place(title: str) -> float:
        places = [body.index(title) / len(body) for body in bodies if title in body]
        return sum(places) / len(places)

    order: list[str] = []
    for title in sorted(titles, key=place):
        if all(
            body.index(other) < body.index(title)
            for body in bodies
            if title in body
            for other in order
            if other in body
        ):
            order.append(title)
    return order


def _section(bodies: Sequence[Sequence[str]], title: str, written: str, *, optional: bool) -> dict[str, Any]:
    section: dict[str, Any] = {"heading": written}
    if optional:
        return section | {"optional": True}
    for place, index in (("first", 0), ("last", -1)):
        if all(body[index] == title for body in bodies):
            return section | {"at": place}
    return section


def _required(articles: Sequence[Glimpse]) -> Iterator[Habit]:
    counts = Counter(name for one in articles for name, value in one.data.items() if value is not None)
    fields = [name for name, count in counts.items() if count == len(articles) and "." not in name and name]
    if fields:
        yield Habit("[[collections.requires]]", "fields", fields, f"All {len(articles):,} articles have these.")


def _tags(articles: Sequence[Glimpse]) -> Iterator[Habit]:
    for field in _TAGS:
        lists = [value_at(one.data, field) for one in articles]
        tags = [tag for tags in lists if isinstance(tags, list) for tag in tags if isinstance(tag, str)]
        lettered = [tag for tag in tags if tag.upper() != tag.lower()]
        cases: tuple[tuple[str, Callable[[str], str]], ...] = (("lower", str.lower), ("upper", str.upper))
        for case, folded in cases:
            if len(lettered) >= FEWEST and all(tag == folded(tag) for tag in lettered):
                if field != "tags":
                    yield Habit("[collections.tags]", "field", field, "The field that holds the tags.")
                reason = f"All {len(tags):,} tags are in {case} case."
                yield Habit("[collections.tags]", "case", case, reason)
                return


def _names(data: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[str]:
    """The dotted names of the texts in some data; a name that has a dot of its own can't be told by one."""
    for name, value in data.items():
        if isinstance(value, str) and "." not in name:
            yield ".".join((*above, name))
        elif isinstance(value, Mapping) and not above:
            yield from _names(value, (name,))
