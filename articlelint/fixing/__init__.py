"""Fixing: the fixes of one article made and proven, round after round, until nothing is left that can be."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from articlelint.article import Article
from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.fix import Edit, Fix, Safety, apply, compatible
from articlelint.fixing.proof import harm_of
from articlelint.text import Span

# A fix may make room for another, and so on; two that undo each other would never come to an end.
MOST_ROUNDS = 10

# The article that a text is, and what is found in it.
Look: TypeAlias = Callable[[str], tuple[Article, list[Diagnostic]]]

# In one round: each is a look at the whole article.
_MOST_TRIALS = 3

_ADVICE = "report this as a bug of the rule, and mend the article by hand"


class Fixed(NamedTuple):
    """What became of an article: its text, the findings whose fixes were made, in that order, and what is left."""

    text: str
    made: tuple[Diagnostic, ...]
    left: list[Diagnostic]


class _Mended(NamedTuple):
    """A rule, what it found, and where that and its fix stand by now."""

    rule: str
    message: str
    span: Span


class _Refusal(NamedTuple):
    """A finding whose fix does harm, the fix's title, and what harm, as the end of a sentence that begins with both."""

    diagnostic: Diagnostic
    title: str
    harm: str


def fix_article(text: str, look: Look, least: Safety) -> Fixed:
    """Make all fixes of an article that are at least as safe as `least`, and look again until none is left.

    A fix is made whole or not at all. One that would make the front matter unreadable, or change a value in it that its
    edits do not touch, is not made, and told as a bug of its rule.
    """
    made: list[Diagnostic] = []
    seen = {text}
    mended: list[_Mended] = []
    for _ in range(MOST_ROUNDS):
        article, found = look(text)
        mended = _found_again(mended, found)
        chosen, refused = _chosen(article, found, least, mended, look)
        after = apply(text, [fix for _, fix in chosen], Safety.SHOW)
        if after in seen:
            # Nothing to do, or fixes that undo each other.
            return Fixed(text, tuple(made), _told(found, refused))
        made += [diagnostic for diagnostic, _ in chosen]
        mended = _moved(mended, chosen)
        seen.add(after)
        text = after
    article, found = look(text)
    return Fixed(text, tuple(made), _told(found, _chosen(article, found, least, mended, look)[1]))


def _chosen(
    article: Article, found: Sequence[Diagnostic], least: Safety, mended: Sequence[_Mended], look: Look
) -> tuple[list[tuple[Diagnostic, Fix]], list[_Refusal]]:
    """The fixes to make in one round, each with its finding, and those that would do harm, or do not help."""
    offered: dict[tuple[Edit, ...], tuple[Diagnostic, Fix]] = {}
    vain: list[_Refusal] = []
    doubted = 0
    known: dict[tuple[str, str], list[Span]] = {}
    for one in mended:
        known.setdefault((one.rule, one.message), []).append(one.span)
    for diagnostic in found:
        fix = diagnostic.finding.fix
        if fix is not None and fix.safety >= least:
            place = diagnostic.finding.span.start
            spans = known.get((diagnostic.rule, diagnostic.finding.message), ())
            if any(span.start <= place <= span.end for span in spans):
                doubted += 1
                if doubted > _MOST_TRIALS:
                    continue
                if not _helps(fix, diagnostic, article.text, look):
                    vain.append(_Refusal(diagnostic, fix.title, "does not mend it"))
                    continue
            # Two rules may find one cause, and mend it in the same way.
            offered.setdefault(fix.edits, (diagnostic, fix))
    refused: list[_Refusal] = []
    for _ in range(_MOST_TRIALS):
        apart = {fix.edits for fix in compatible(fix for _, fix in offered.values())}
        chosen, bad = _harmless(article, [pair for edits, pair in offered.items() if edits in apart], [])
        refused += bad
        if not bad or len(apart) == len(offered):
            break
        # What overlaps with a fix that does harm may be made in its place.
        harmful = {id(refusal.diagnostic) for refusal in bad}
        offered = {edits: pair for edits, pair in offered.items() if id(pair[0]) not in harmful}
    return chosen, [*refused, *vain]


def _helps(fix: Fix, diagnostic: Diagnostic, text: str, look: Look) -> bool:
    """Whether a fix by itself mends what it is for: then something else has brought that up again."""
    _, found = look(apply(text, [fix], Safety.SHOW))
    return not _found_again(_moved([], [(diagnostic, fix)]), found)


def _found_again(mended: Sequence[_Mended], found: Iterable[Diagnostic]) -> list[_Mended]:
    """What has been mended and is there again: what is not may come back by another fix, and is mended then."""
    places: dict[tuple[str, str], list[int]] = {}
    for one in found if mended else ():
        places.setdefault((one.rule, one.finding.message), []).append(one.finding.span.start)
    for starts in places.values():
        starts.sort()
    return [one for one in mended if _has_between(places.get((one.rule, one.message), ()), one.span)]


def _has_between(starts: Sequence[int], span: Span) -> bool:
    return bisect_left(starts, span.start) < bisect_right(starts, span.end)


def _moved(mended: Iterable[_Mended], chosen: Sequence[tuple[Diagnostic, Fix]]) -> list[_Mended]:
    """What has been mended so far and what is chosen now, where it stands after the chosen edits."""
    edits = sorted(edit for _, fix in chosen for edit in fix.edits)
    ends = [edit.span.end for edit in edits]
    shifts = [0, *accumulate(len(text) - (end - start) for (start, end), text in edits)]

    def place(offset: int, *, is_end: bool) -> int:
        """Where an offset is afterwards: what is inserted there is within what ends there, and what begins there."""
        # Searched for: with five thousand fixes in one article, adding them up each time took half a minute.
        return offset + shifts[bisect_right(ends, offset) if is_end else bisect_left(ends, offset)]

    now = [_Mended(one.rule, one.finding.message, Span(*_extent(one.finding.span, fix))) for one, fix in chosen]
    return [
        one._replace(span=Span(place(one.span.start, is_end=False), place(one.span.end, is_end=True)))
        for one in (*mended, *now)
    ]


def _extent(span: Span, fix: Fix) -> tuple[int, int]:
    """From the first to the last that a finding and its fix are about."""
    spans = [span, *(edit.span for edit in fix.edits)]
    return min(one.start for one in spans), max(one.end for one in spans)


def _harmless(
    article: Article, pairs: Sequence[tuple[Diagnostic, Fix]], before: Sequence[tuple[Diagnostic, Fix]]
) -> tuple[list[tuple[Diagnostic, Fix]], list[_Refusal]]:
    """Those of some fixes that do no harm together with the ones that go before, and those that do it by themselves.

    All are tried at once, and halved where that fails: an article with a thousand good fixes is read once more.
    """
    if not pairs or harm_of([fix for _, fix in (*before, *pairs)], article) is None:
        return list(pairs), []
    if len(pairs) == 1:
        ((diagnostic, fix),) = pairs
        alone = harm_of([fix], article)
        # What does harm only beside another fix waits for the next round.
        return [], [] if alone is None else [_Refusal(diagnostic, fix.title, f"{alone}, and was not made")]
    middle = len(pairs) // 2
    first, bad = _harmless(article, pairs[:middle], before)
    second, worse = _harmless(article, pairs[middle:], [*before, *first])
    return [*first, *second], [*bad, *worse]


def _told(found: list[Diagnostic], refused: Sequence[_Refusal]) -> list[Diagnostic]:
    return sorted((*found, *_bugs(refused)), key=lambda diagnostic: diagnostic.order)


def _bugs(refused: Sequence[_Refusal]) -> Iterator[Diagnostic]:
    for diagnostic, title, harm in refused:
        message = f"the fix of this rule, to {title}, {harm}"
        finding = Finding(diagnostic.finding.span, message, _ADVICE)
        yield diagnostic._replace(severity=Severity.ERROR, finding=finding)
