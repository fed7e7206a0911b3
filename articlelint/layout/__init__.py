"""How the sections of a body fit its outline: which of them are missing, moved, repeated or not expected.

All is judged once and in one place, so that no two rules report one cause.
"""

from functools import cached_property

from articlelint.body import Body, Heading
from articlelint.collection import Outline
from articlelint.layout.known import known_layouts
from articlelint.layout.parts import ANY_HEADING, Fitting, Missing, Moved, Repeated, Unexpected, is_any
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
        self.missing: tuple[Missing, ...] = ()
        self.moved: tuple[Moved, ...] = ()
        self.repeated: tuple[Repeated, ...] = ()
        self.unexpected: tuple[Unexpected, ...] = ()
        #: The sections that are held to what is asked of their length.
        self.fitting: tuple[Fitting, ...] = ()
        #: Headings that seem to be meant for a missing section: whatever else is odd about them has that one cause.
        self.seeming: frozenset[Heading] = frozenset()
        if outline.sections:
            known = known_layouts(outline.sections, closed=outline.closed)
            fitting = known.fitting(body.sections)
            if fitting is not None:
                self.fitting = fitting
            elif self._is_judged_well():
                known.learn(body.sections, self.fitting)

    def _is_judged_well(self) -> bool:
        from articlelint.layout.judgement import judged  # noqa: PLC0415 1 ms, and many articles have no outline

        self.missing, self.moved, self.repeated, self.unexpected, self.fitting, self.seeming = judged(
            self.outline, self._body
        )
        return not (self.missing or self.moved or self.repeated or self.unexpected or self.seeming)

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
