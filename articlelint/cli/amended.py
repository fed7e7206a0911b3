"""Answers a request by what is remembered of the last one, and by a look at the few articles that have changed."""

import json
import os
from bisect import insort
from collections.abc import Sequence

from articlelint.amending import Amendment, Changes, spelling
from articlelint.cache import Cache
from articlelint.cli.checking import run_for
from articlelint.cli.libyaml import require_libyaml
from articlelint.cli.recalling import is_by_content, paths_of
from articlelint.cli.remembering import is_lasting, sealed
from articlelint.cli.request import Request
from articlelint.comparison import Edits
from articlelint.contract import BrokenContract
from articlelint.files import UnreadableError, spelled
from articlelint.outcome import Outcome
from articlelint.regathering import UntoldError
from articlelint.rows import diagnostic_row
from articlelint.run import Run
from articlelint.settings import MistakenSettings
from articlelint.settings_files import absolute
from articlelint.snapshot import Recalled
from articlelint.verdicts import Row, Verdicts
from articlelint.walking import passes, turn


def amended(request: Request, folder: str, edits: Edits) -> Recalled | None:
    """What a run comes to after some edits, by what is kept in the folder of a cache; None where it can't be told."""
    require_libyaml()
    run = run_for(request)
    cache = Cache(folder, run.sites.wishes, by_content=is_by_content(request))
    kept = edits.kept
    if cache.seal != kept.seal:
        return None
    changes = _changes(request, edits)
    if changes is None:
        return None
    before = kept.paths.split("\0")
    try:
        seen = Amendment(run, before, _verdicts(kept.judged), cache).outcome(changes)
        rest = edits.outcome(frozenset((*run.paths, *changes.removed)))
    except (UntoldError, UnreadableError, MistakenSettings, BrokenContract):
        return None
    if not is_lasting(seen):
        return None
    found = sorted([*rest.diagnostics, *seen.diagnostics], key=lambda diagnostic: diagnostic.order)
    texts, origins = {**rest.texts, **seen.texts}, {**rest.origins, **seen.origins}
    outcome = Outcome(found, texts, kept.checked + len(changes.added) - len(changes.removed), origins=origins)
    paths = _paths(before, changes)
    _keep(run, cache, edits, outcome, paths)
    return Recalled(outcome, paths, kept.notes, kept.most)


def _changes(request: Request, edits: Edits) -> Changes | None:
    """The changes, by paths as they are shown; None where it takes a walk to tell which articles there are."""
    kept = edits.kept
    shown = spelling(kept.paths.split("\0"))
    start = paths_of(request)[0]
    whole = os.path.abspath(start)
    near = f"{whole.rstrip(os.sep)}{os.sep}"
    is_plain = len(paths_of(request)) == 1 and not kept.notes
    # What lies beside the folder is not checked, and may yet be of a collection that is.
    is_plain = is_plain and all(path.startswith(near) and not passes(whole, path) for path in edits.added)
    if not is_plain and (edits.added or edits.removed):
        return None
    prefix = "" if spelled(start) == "." else f"{spelled(start).rstrip('/')}/"
    added = [spelled(f"{prefix}{path.removeprefix(near)}") for path in edits.added]
    edited, removed = ([one for one in map(shown, paths) if one] for paths in (edits.edited, edits.removed))
    if len(edited) < len(edits.edited) or len(removed) < len(edits.removed):
        return None
    questions = [question for some in edits.questions.values() for question in some]
    return Changes(edited, added, removed, questions)


def _paths(before: Sequence[str], changes: Changes) -> list[str]:
    """The paths of all articles in the order in which a walk comes to them."""
    removed = frozenset(changes.removed)
    paths = [path for path in before if path not in removed]
    for path in changes.added:
        insort(paths, path, key=turn)
    return paths


def _keep(run: Run, cache: Cache, edits: Edits, outcome: Outcome, paths: Sequence[str]) -> None:
    """Keep what the run came to in place of what was kept, where all is known that it depends on."""
    gathering, kept = run.gathering, edits.kept
    looked_at = [*edits.edited, *edits.added]
    states = {path: state for path in looked_at if (state := cache.state(absolute(path)))}
    if gathering is None or not (cache.is_whole and gathering.is_settled) or len(states) < len(looked_at):
        return
    for task in run.tasks:
        cache.ask(task, task.surroundings.asked)
    around = edits.around(cache.asked)
    if around is None or not cache.is_whole:
        return
    seal, judged = sealed(cache, run.tasks, gathering)
    kept._replace(
        now=run.sites.wishes.today.timestamp(),
        until=min(kept.until, cache.until),
        folders=edits.folders(states),
        around=around,
        found=[[one.path, *diagnostic_row(one)] for one in outcome.diagnostics],
        origins={path: list(origin) for path, origin in outcome.origins.items()},
        checked=outcome.checked,
        paths="\0".join(paths),
        seal=seal,
        judged=judged,
    ).keep(cache.folder)


def _verdicts(judged: str) -> list[Verdicts]:
    known = [Verdicts(*one) for one in json.loads(judged)]
    return [one._replace(rows=[Row(*row) for row in one.rows]) for one in known]
