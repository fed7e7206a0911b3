"""What some articles have in common, and the settings that ask for it: what `articlelint init` writes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from articlelint.article import Article
from articlelint.survey.habits import FEWEST, habits_of
from articlelint.survey.parts import Glimpse, Group, Habit
from articlelint.toml_writer import entry
from articlelint.wording import counted, in_a_row, in_backticks

__all__ = ["FEWEST", "Glimpse", "Group", "Habit", "glimpse", "groups_of", "habits_of", "settings_text", "summary_of"]

# A field is usual among articles of which so many have it.
_NEARLY_ALL = 0.9
# Folders whose articles share this part of their usual fields are one collection: languages, years, topics.
_ALIKE = 0.6
_MOST_COLLECTIONS = 6
# The level of the sections that an outline asks for where it says nothing else.
_MAIN = 2


def glimpse(article: Article, path: str) -> Glimpse:
    """What a survey needs of an article."""
    headings = [section.heading for section in article.body.sections]
    titles = tuple(heading.title for heading in headings if heading.level == _MAIN)
    is_titled_twice = "title" in article.data and any(heading.level == 1 for heading in headings)
    front = article.front
    is_broken = bool(article.undecoded or article.conflicts or (front.format and front.data is None))
    return Glimpse(path, front.format, article.data, titles, is_titled_twice, is_broken)


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
