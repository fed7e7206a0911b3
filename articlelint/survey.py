"""What some articles have in common, and the settings that ask for it: what `articlelint init` writes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any, NamedTuple

from articlelint.article import Article
from articlelint.collection import value_at
from articlelint.dates import distance, read_date
from articlelint.layout import comparable
from articlelint.toml_writer import entry
from articlelint.wording import counted, in_a_row, in_backticks

# A habit is told from chance by this many articles, and is a rule of the house where hardly any article breaks it.
FEWEST = 3
_NEARLY_ALL = 0.9
# A section is part of the usual outline where so many articles have it.
_OFTEN = 0.5
# Folders whose articles share this part of their usual fields are one collection: languages, years, topics.
_ALIKE = 0.6
_MOST_COLLECTIONS = 6
# The level of the sections that an outline asks for where it says nothing else.
_MAIN = 2
_TAGS = ("tags", "keywords", "topics", "taxonomies.tags")


class Glimpse(NamedTuple):
    """What a survey keeps of one article; `path` counts from the surveyed folder, with `/` between its parts."""

    path: str
    format: str | None
    data: Mapping[str, Any]
    headings: tuple[str, ...]


class Habit(NamedTuple):
    """A setting that articles keep, where it stands in a collection (`""` is its own table), and why it is there."""

    table: str
    name: str
    value: Any
    reason: str


class Group(NamedTuple):
    """Articles that are one collection."""

    name: str
    files: tuple[str, ...]
    articles: tuple[Glimpse, ...]


def glimpse(article: Article, path: str) -> Glimpse:
    """What a survey needs of an article: its front matter's format and data, and the titles of its main sections."""
    headings = tuple(section.heading.title for section in article.body.sections if section.heading.level == _MAIN)
    return Glimpse(path, article.front.format, article.data, headings)


def groups_of(articles: Iterable[Glimpse]) -> list[Group]:
    """Articles by the folders they stand in, from the folder down that holds all of them that have front matter."""
    told = [one for one in articles if one.format is not None]
    top = _common_folder([one.path for one in told])
    members: dict[str, list[Glimpse]] = {}
    for one in told:
        below = one.path.removeprefix(f"{top}/" if top else "")
        members.setdefault(below.partition("/")[0] if "/" in below else "", []).append(one)
    whole = [Group(_name(top), (f"{top}/**" if top else "**",), tuple(told))] if told else []
    if len(members) == 1 or len(members) > _MOST_COLLECTIONS or _all_alike(list(members.values())):
        return whole
    groups = [
        Group(_name(folder or top), (_pattern(top, folder),), tuple(members[folder]))
        for folder in sorted(members, key=lambda folder: (not folder, folder))
    ]
    return groups if len({group.name for group in groups}) == len(groups) else whole


def habits_of(articles: Sequence[Glimpse]) -> list[Habit]:
    """What articles of one collection have in common, as settings that hold for them."""
    if len(articles) < FEWEST:
        return []
    return [*_formats(articles), *_dates(articles), *_outline(articles), *_required(articles), *_tags(articles)]


def settings_text(head: str, groups: Iterable[Group], *, extends: str | None = None) -> str:
    """Settings for some groups, with a comment above each that says what it was taken from."""
    parts = [f"{head}extend = {in_quotes(extends)}\n" if extends else head]
    parts += [_collection(group, states_files=extends is None) for group in groups]
    return "\n".join(parts)


def in_quotes(text: str) -> str:
    """A text as TOML has it."""
    return entry("x", text).partition(" = ")[2].rstrip("\n")


def _collection(group: Group, *, states_files: bool) -> str:
    formats = Counter(one.format for one in group.articles)
    said = in_a_row([f"{counted(count, 'article')} with {str(name).upper()}" for name, count in formats.items()], "and")
    own = f"[[collections]]\n{entry('name', group.name)}# Saw {said}.\n"
    own += entry("files", list(group.files)) if states_files else ""
    habits = habits_of(group.articles)
    tables = dict.fromkeys(habit.table for habit in habits if habit.table)
    own += "".join(_stated(habit) for habit in habits if not habit.table)
    return "\n".join(
        [own, *(f"{table}\n" + "".join(_stated(one) for one in habits if one.table == table) for table in tables)]
    )


def _stated(habit: Habit) -> str:
    return f"# {habit.reason}\n{entry(habit.name, habit.value)}"


def _formats(articles: Sequence[Glimpse]) -> Iterator[Habit]:
    formats = {one.format for one in articles}
    if len(formats) == 1:
        yield Habit("", "formats", sorted(map(str, formats)), "No article has front matter in another format.")


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
        reason += f"; {len(always):,} of them are in every one." if always else "; none of them is in every one."
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


def _common_folder(paths: Sequence[str]) -> str:
    parts = [path.split("/")[:-1] for path in paths]
    common = []
    for names in zip(*parts, strict=False):
        if len(set(names)) > 1:
            break
        common.append(names[0])
    return "/".join(common)


def _all_alike(members: Sequence[Sequence[Glimpse]]) -> bool:
    usual = [_usual(articles) for articles in members]
    return all(
        len(one & other) >= _ALIKE * len(one | other) for place, one in enumerate(usual) for other in usual[:place]
    )


def _usual(articles: Sequence[Glimpse]) -> set[str]:
    counts = Counter(name for one in articles for name in one.data)
    return {name for name, count in counts.items() if count >= _NEARLY_ALL * len(articles)}


def _pattern(top: str, folder: str) -> str:
    inside = f"{top}/" if top else ""
    return f"{inside}{folder}/**" if folder else f"{inside}*"


def _name(folder: str) -> str:
    return folder.rpartition("/")[2].strip("_.") or "articles"


def summary_of(groups: Sequence[Group]) -> Iterator[str]:
    """What a survey saw, in a line for each collection."""
    for group in groups:
        formats = in_a_row(sorted({str(one.format).upper() for one in group.articles}), "and")
        files = in_a_row([in_backticks(pattern) for pattern in group.files], "and")
        yield f"{group.name}: {counted(len(group.articles), 'article')} in {files}, front matter in {formats}"
