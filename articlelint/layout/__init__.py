"""How the sections of a body fit its outline: which of them are missing, moved, repeated or not expected.

All is judged once and in one place, so that no two rules report one cause.
"""

from collections.abc import Sequence
from functools import cached_property

from articlelint.body import Body
from articlelint.collection import Outline
from articlelint.layout.excuses import excused, orphaned
from articlelint.layout.findings import fitting_in, missing_in, moved_in, unexpected_in
from articlelint.layout.ground import Ground
from articlelint.layout.parts import ANY_HEADING, Fitting, Missing, Moved, Repeated, Unexpected, is_any
from articlelint.layout.scope import Scope
from articlelint.layout.slips import Slip, code_around
from articlelint.layout.titles import comparable
from articlelint.text import Span

__all__ = [
    "ANY_HEADING",
    "Fitting",
    "Layout",
    "Missing",
    "Moved",
    "Repeated",
    "Slip",
    "Unexpected",
    "code_around",
    "comparable",
    "is_any",
]


class Layout:
    """The sections of a body held to an outline.

    Sections that the outline does not name may stand anywhere, but not before a first one or after a last one; where it
    is closed there are none of them in the levels that it asks for, in the body and in each section with sections of
    its own. Those are judged within the section that they are asked for in.
    """

    def __init__(self, outline: Outline, body: Body) -> None:
        self.outline = outline
        self._body = body
        ground = Ground(body)
        scopes: list[Scope] = []
        if outline.sections:
            Scope(ground, scopes, outline.sections)
        orphans = [orphaned(scope) for scope in scopes]
        # Before all else, as a section that nothing has a place for puts no other one out of its place.
        self.unexpected = _unexpected(ground, scopes) if outline.closed else ()
        self.missing = tuple(one for scope, own in zip(scopes, orphans, strict=True) for one in missing_in(scope, own))
        self.moved = tuple(one for scope in scopes for one in moved_in(scope))
        self.repeated = tuple(
            Repeated(ground.sections[again], ground.sections[counts])
            for scope in scopes
            for again, counts in sorted(scope.repeated.items())
        )
        #: The sections that are held to what is asked of their length.
        self.fitting = tuple(one for scope in scopes for one in fitting_in(scope))
        #: Headings that seem to be meant for a missing section: whatever else is odd about them has that one cause.
        self.seeming = frozenset(ground.sections[index].heading for index in ground.seeming)

    @cached_property
    def code(self) -> Span | None:
        """The opening fence of a code block in which the body stands, if it does: nothing else is to be said then."""
        expected = self.outline.sections
        if self._body.sections or (expected and not self.missing):
            return None
        found = code_around(self._body)
        if found is None:
            return None
        fence, inside = found
        there = {comparable(section.heading.title) for section in inside.sections}
        absent = {comparable(heading) for one in expected for heading in one.headings}
        patterns = [one.pattern for one in expected if one.pattern]
        is_body = not there.isdisjoint(absent) or any(
            pattern.fullmatch(section.heading.title) for section in inside.sections for pattern in patterns
        )
        return fence if is_body or (not expected and there) else None


def _unexpected(ground: Ground, scopes: Sequence[Scope]) -> tuple[Unexpected, ...]:
    for scope in scopes:
        ground.excused.update(excused(scope))
    return tuple(one for scope in scopes for one in unexpected_in(scope))
