"""Looks at articles, and makes their fixes and suppressions where these are asked for."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from articlelint.article import Article
from articlelint.collection import Origin
from articlelint.corpus import Report, report_of, reports_of
from articlelint.dates import instant_of, possible, timestamp_of
from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.engine import Judgements, has_to_tell, lint_article, quiet_among
from articlelint.fix import Safety
from articlelint.ignore import mentions
from articlelint.rule import CorpusRule
from articlelint.settings import UNWRITABLE
from articlelint.standing import Standing
from articlelint.text import Span

# In microseconds: a day without a zone ends within two days all over the world.
_TWO_DAYS = 2 * 86_400_000_000
# The family of the rules that look at the clock.
_DATES = "dates"
_AT_ONCE = 0.0

Lint: TypeAlias = Callable[[str], tuple[Article, list[Diagnostic]]]


class Mending(NamedTuple):
    """What a run does about its findings: it makes fixes that are at least so safe, and may write them down.

    With a `reason` it adds suppressions for what is left, which state it; `least` is None where nothing is fixed.
    """

    least: Safety | None
    writes: bool
    reason: str | None = None

    @property
    def without_reason(self) -> "Mending | None":
        """The same, but for the suppressions; None where there is nothing else to it."""
        return None if self.least is None else self._replace(reason=None)


class Rewritten(NamedTuple):
    """An article before and after, and the findings whose fixes were made, in that order, and those hidden since."""

    path: str
    before: str
    after: str
    made: tuple[Diagnostic, ...]
    hidden: tuple[Diagnostic, ...] = ()

    def then(self, later: "Rewritten") -> "Rewritten":
        """This and another change, made after it, as one."""
        return self._replace(after=later.after, made=self.made + later.made, hidden=self.hidden + later.hidden)


class Sighting(NamedTuple):
    """An article as it is now, what is left to find in it, and how it was changed, if it was."""

    article: Article
    found: list[Diagnostic]
    change: Rewritten | None = None


class Record(NamedTuple):
    """What comes of a look at an article, as data that may come from another process.

    `text` is the article's as it is now, and `origin` where it comes from, where something was found in it. `report` is
    what corpus rules gathered; with `is_waiting` it is to be looked at again once these have judged. `asked` is what
    was asked of the files around it, and `digest` that of the text that was read, where somebody wants to know. From
    `until` on, in seconds since 1970, something else may be found.
    """

    found: list[Diagnostic]
    text: str | None = None
    origin: Origin | None = None
    change: Rewritten | None = None
    report: Report | None = None
    is_waiting: bool = False
    asked: Mapping[str, str] = {}
    digest: str = ""
    until: float | None = None


class Look(NamedTuple):
    """An article to look at: how it stands, its text, and the corpus rules that look at its collection.

    One that `is_alone` has no other to be compared with, now or in a later run.
    """

    task: Standing
    text: str
    rules: Sequence[CorpusRule]
    is_alone: bool = False

    @property
    def askers(self) -> Sequence[CorpusRule]:
        """The rules that gather from it: what translations are compared by takes 30 ms at a start."""
        return [rule for rule in self.rules if rule.least == 1 or not rule.is_shipped] if self.is_alone else self.rules


def records_of(looks: Sequence[Look], mending: Mending | None, *, are_files: bool, keeps: bool = False) -> list[Record]:
    """What comes of the first look at each of some articles.

    With `keeps` a record has a digest of the text, unless what is found may be something else at any time.
    """
    articles = [look.task.article(look.text) for look in looks]
    reports = _reports_of_quiet(looks, articles)
    return [
        _record_of(look, article, mending, is_file=are_files, keeps=keeps)
        if id(article) not in reports
        else _recorded(look, Sighting(article, []), reports[id(article)], mending, keeps=keeps)
        for look, article in zip(looks, articles, strict=True)
    ]


def _reports_of_quiet(looks: Sequence[Look], articles: Sequence[Article]) -> dict[int, Report | None]:
    """The reports of those of some articles in which nothing is to be found, by the ids of these objects."""
    groups: dict[tuple[int, int], list[tuple[Look, Article]]] = {}
    for look, article in zip(looks, articles, strict=True):
        choice = look.task.policy.choice(article)
        if not choice.others and not mentions(look.text):
            groups.setdefault((id(choice), id(look.rules)), []).append((look, article))
    reports: dict[int, Report | None] = {}
    for group in groups.values():
        look, article = group[0]
        quiet = quiet_among([article for _, article in group], look.task.policy.choice(article).shipped)
        given = reports_of(quiet, look.askers) if look.rules else [None] * len(quiet)
        reports |= zip(map(id, quiet), given, strict=True)
    return reports


def _record_of(look: Look, article: Article, mending: Mending | None, *, is_file: bool, keeps: bool) -> Record:
    # Suppressions are for what is left, and other articles may have something to say yet.
    first = mending.without_reason if mending and look.rules else mending
    seen = _sight(look.task, article, first, is_file=is_file)
    report = report_of(seen.article, look.askers) if look.rules else None
    return _recorded(look, seen, report, mending, keeps=keeps)


def _recorded(look: Look, seen: Sighting, report: Report | None, mending: Mending | None, *, keeps: bool) -> Record:
    article, found, change = seen
    task = look.task
    is_waiting = bool(look.rules) and (mentions(article.text) or bool(mending and mending.reason))
    digest, until = "", _turn(task, article, found) if keeps else None
    if keeps and until != _AT_ONCE:
        from articlelint.fingerprints import digest_of  # noqa: PLC0415 a run without a cache needs none

        digest = digest_of(look.text)
    where = _where(task, article, found)
    return Record(_within(task, found), *where, change, report, is_waiting, task.surroundings.asked, digest, until)


def _turn(task: Standing, article: Article, found: Sequence[Diagnostic]) -> float | None:
    """From when on, in seconds since 1970, something else may be found, by the dates of an article; None for never."""
    now = instant_of(article.facts.today).microseconds
    if not any(instant.microseconds > now - _TWO_DAYS for instant in article.instants):
        return None
    rules = task.policy.choice(article).rules
    if not all(rule.is_shipped and getattr(rule, "leeway_minutes", 0) >= 0 for rule in rules):
        return _AT_ONCE
    # What may be now is neither past nor to come, as the rules see it, until it is past in every time zone.
    turns = [moment for instant in article.instants for moment in possible(instant) if moment > now]
    if not turns:
        return None
    # How far off a date is changes all the time, and so may whether a suppression is of use.
    if mentions(article.text) or any(one.family == _DATES for one in found):
        return _AT_ONCE
    return timestamp_of(min(turns))


def tells_nothing(task: Standing, text: str, judgements: Judgements) -> bool:
    """Whether corpus rules have judged an article and find nothing there at a closer look: checksums see less."""
    article = task.article(text)
    return not has_to_tell(article, task.policy.choice(article).rules, judgements)


def judged_record_of(
    task: Standing, text: str, mending: Mending | None, judgements: Judgements, *, is_file: bool
) -> Record:
    """What comes of the second look at an article, once corpus rules have judged."""
    article, found, change = _sight(task, task.article(text), mending, is_file=is_file, judgements=judgements)
    return Record(_within(task, found), *_where(task, article, found), change)


def told_record_of(task: Standing, text: str, judgements: Judgements) -> Record:
    """What corpus rules tell of an article in which nothing else was found, and that has no suppressions."""
    article = task.article(text)
    choice = task.policy.choice(article)
    rules = [rule for rule in choice.rules if rule.id in judgements]
    found = lint_article(article, rules, choice.severities, task.site.families, judgements=judgements)
    return Record(_within(task, found), *_where(task, article, found))


def _within(task: Standing, found: list[Diagnostic]) -> list[Diagnostic]:
    """What is told of what was found in an article."""
    most = task.limits.findings_per_file
    if len(found) <= most:
        return found
    from articlelint.untold import told_of_file  # noqa: PLC0415 few articles have so many

    return told_of_file(found, most)


def _where(task: Standing, article: Article, found: list[Diagnostic]) -> tuple[str | None, Origin | None]:
    if not found:
        return None, None
    collection = task.facts.collection
    source = article.value_of(collection.source) if collection.source else None
    name = task.scope.collection.name if task.scope else None
    return article.text, Origin(name, source if isinstance(source, str) else None)


def look_at(task: Standing, text: str, judgements: Judgements | None = None) -> tuple[Article, list[Diagnostic]]:
    """The article that a text is, and what is found in it."""
    article = task.article(text)
    return article, _found_in(task, article, judgements)


def _found_in(task: Standing, article: Article, judgements: Judgements | None) -> list[Diagnostic]:
    """What is found in an article: which rules look may depend on its front matter."""
    choice = task.policy.choice(article)
    families, lacks_rules = task.site.families, task.site.lacks_rules
    return lint_article(
        article, choice.rules, choice.severities, families, lacks_rules=lacks_rules, judgements=judgements
    )


def _sight(
    task: Standing, article: Article, mending: Mending | None, *, is_file: bool, judgements: Judgements | None = None
) -> Sighting:
    """What is found in an article once what is asked for has been done about it."""
    found = _found_in(task, article, judgements)
    if mending and (mending.reason or any(one.finding.fix for one in found)):
        return _mended(task, partial(look_at, task, judgements=judgements), article, found, mending, is_file=is_file)
    return Sighting(article, found)


def _mended(  # noqa: PLR0913 an article and what is found in it, beside how to look and what to do
    task: Standing, lint: Lint, article: Article, found: list[Diagnostic], mending: Mending, *, is_file: bool
) -> Sighting:
    """An article with its fixes made, if any could be, and what is left to find in it."""
    from articlelint.fixing import Fixed, fix_article  # noqa: PLC0415 most runs fix nothing
    from articlelint.writing import UnwritableError, replace  # noqa: PLC0415 as above

    text = article.text
    fixed = Fixed(text, (), found) if mending.least is None else fix_article(text, lint, mending.least)
    hidden: tuple[Diagnostic, ...] = ()
    if mending.reason:
        from articlelint.fixing.ignoring import with_ignores  # noqa: PLC0415 as above

        made = fixed.made
        fixed = with_ignores(fixed.text, lint, mending.reason)
        hidden, fixed = fixed.made, fixed._replace(made=made)
    if fixed.text == text:
        return Sighting(article, fixed.left)
    if mending.writes and is_file:
        try:
            replace(task.path, text, fixed.text)
        except UnwritableError as error:
            finding = Finding(Span(0, 0), f"this can't be written: {error}")
            return Sighting(article, [*found, Diagnostic(task.path, *UNWRITABLE, Severity.ERROR, finding)])
    change = Rewritten(task.path, text, fixed.text, fixed.made, hidden)
    return Sighting(task.article(fixed.text), fixed.left, change)
