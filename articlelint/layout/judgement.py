"""All there is to say of a body that is held to sections: which are missing, moved, repeated and not expected."""

from typing import NamedTuple

from articlelint.body import Body, Heading
from articlelint.collection import Outline
from articlelint.layout.excuses import excused, orphaned
from articlelint.layout.findings import fitting_in, missing_in, moved_in, repeated_in, unexpected_in
from articlelint.layout.ground import Ground
from articlelint.layout.parts import Fitting, Missing, Moved, Repeated, Unexpected
from articlelint.layout.scope import Scope


class Judgement(NamedTuple):
    """What was found; `seeming` are headings that seem to be meant for a missing section."""

    missing: tuple[Missing, ...]
    moved: tuple[Moved, ...]
    repeated: tuple[Repeated, ...]
    unexpected: tuple[Unexpected, ...]
    fitting: tuple[Fitting, ...]
    seeming: frozenset[Heading]


def judged(outline: Outline, body: Body) -> Judgement:
    """What there is to say of a body that is held to an outline with sections."""
    ground = Ground(body)
    scopes: list[Scope] = []
    Scope(ground, scopes, outline.sections)
    orphans = [orphaned(scope) for scope in scopes]
    unexpected: tuple[Unexpected, ...] = ()
    if outline.closed:
        for scope in scopes:
            ground.excused.update(excused(scope))
        # Before all else, as a section that nothing has a place for puts no other one out of its place.
        unexpected = tuple(one for scope in scopes for one in unexpected_in(scope))
    return Judgement(
        missing=tuple(one for scope, own in zip(scopes, orphans, strict=True) for one in missing_in(scope, own)),
        moved=tuple(one for scope in scopes for one in moved_in(scope)),
        repeated=tuple(one for scope in scopes for one in repeated_in(scope)),
        unexpected=unexpected,
        fitting=tuple(one for scope in scopes for one in fitting_in(scope)),
        seeming=frozenset(ground.sections[index].heading for index in ground.seeming),
    )
