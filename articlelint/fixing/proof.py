"""Proof that fixes do what they mean to: the front matter can still be read, and says what it said elsewhere."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from articlelint.article import Article
from articlelint.fix import Fix, Safety, apply
from articlelint.front import Front, read_front
from articlelint.front.growth import at
from articlelint.text import Route, Span
from articlelint.wording import dotted

_Kind: TypeAlias = Literal["added", "removed", "changed"]


class _Change(NamedTuple):
    """A value that is another one, or that is there no longer, or only now, with what is `beside` it then."""

    kind: _Kind
    route: Route
    beside: Mapping[str, object] = {}


def harm_of(fixes: Sequence[Fix], article: Article) -> str | None:
    """What harm some fixes do to the front matter, as the end of a sentence; None where they do none.

    Where the front matter could not be read before, or was not there, there is nothing that they could have spoilt.
    """
    before = article.front
    if before.data is None or all(_is_below(fix, before) for fix in fixes):
        return None
    after = read_front(apply(article.text, fixes, Safety.SHOW), before.bounds)
    if after.data is None or len(after.faults) > len(before.faults):
        return "leaves a front matter that can't be read"
    if len(after.duplicates) > len(before.duplicates):
        return "writes a key twice"
    touched = _Touched(before, fixes)
    changed = list(changes(before.data, after.data))
    stray = next((change for change in changed if not touched.means(change)), None)
    # One edit means one value: what takes a stretch of a front matter away touches all that was in it.
    other = [change for change in changed if change.kind != "added"][touched.count :]
    stray = stray or next(iter(other), None)
    return None if stray is None else f"changes {dotted(stray.route)} as well"


def changes(before: object, after: object, route: Route = ()) -> Iterator[_Change]:
    """What differs between two values: the members of mappings one by one, and so the items of lists of one length."""
    if isinstance(before, dict) and isinstance(after, dict):
        yield from (_Change("removed", (*route, name)) for name in before if name not in after)
        yield from (_Change("added", (*route, name), after) for name in after if name not in before)
        for name in before:
            if name in after:
                yield from changes(before[name], after[name], (*route, name))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from changes(one, other, (*route, index))
    elif not _same(before, after):
        yield _Change("changed", route)


def _same(one: object, other: object) -> bool:
    """Whether two values are one to a reader: `1`, `1.0` and `true` are not, though Python holds them for equal."""
    # Not-a-number equals not even itself.
    return type(one) is type(other) and (one == other or (one != one and other != other))  # noqa: PLR0124


def _is_below(fix: Fix, front: Front) -> bool:
    """Whether a fix is all in the body, of a front matter that has its closing fence."""
    is_closed = front.format is not None and not front.faults
    return is_closed and all(edit.span.start >= front.span.end for edit in fix.edits)


class _Touched:
    """What the edits of some fixes touch in a front matter."""

    def __init__(self, front: Front, fixes: Sequence[Fix]) -> None:
        self._front = front
        self._edits = sorted(edit for fix in fixes for edit in fix.edits)
        self._ends = [edit.span.end for edit in self._edits]
        self.count = sum(edit.span.start < front.span.end for edit in self._edits)
        # A key is written as text somewhere, unless an edit changes the letters of one that is there.
        self._written = "\n".join(edit.text for edit in self._edits)
        self._renamed: dict[Route, dict[str, Route]] = {}

    def means(self, change: _Change) -> bool:
        """Whether a change is one that the edits can mean: they touch what changes, or write what is new."""
        if change.kind == "changed":
            return self._touches(self._front.value_span(change.route))
        if change.kind == "removed":
            return self._touches(self._front.key_span(change.route))
        return str(change.route[-1]) in self._written or self._is_renamed(change)

    def _is_renamed(self, change: _Change) -> bool:
        """Whether a new key is an old one with other letters, with the value that it had or one that is touched."""
        parent, name = change.route[:-1], str(change.route[-1])
        if parent not in self._renamed:
            # Once for all keys of a mapping: in turn, five thousand would be compared with as many.
            self._renamed[parent] = self._old_keys(parent, change.beside)
        old = self._renamed[parent].get(name)
        if old is None:
            return False
        return all(map(self.means, changes(at(self._front.data, old), change.beside[name], old)))

    def _old_keys(self, parent: Route, names: Mapping[str, object]) -> dict[str, Route]:
        """Which old keys the new ones of a mapping are that nobody has written: they stand in the same order."""
        before = at(self._front.data, parent)
        new = [name for name in names if name not in before and name not in self._written]
        gone = [(*parent, name) for name in before if name not in names]
        return dict(zip(new, (old for old in gone if self._changes_letters(self._front.key_span(old))), strict=False))

    def _changes_letters(self, key: Span | None) -> bool:
        """Whether the edits touch a key, and none takes it away or writes it anew as a whole."""
        return key is not None and self._touches(key) and not self._meet(Span(key.end, key.start))

    def _touches(self, span: Span | None) -> bool:
        return span is not None and self._meet(span)

    def _meet(self, span: Span) -> bool:
        """Whether an edit begins at the end of a span or before it, and ends at its start or behind it."""
        # The edits are apart, so that their ends are in order as well.
        first = bisect_left(self._ends, span.start)
        return first < len(self._edits) and self._edits[first].span.start <= span.end
