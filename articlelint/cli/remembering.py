"""Makes a snapshot of a run, where all that its answer depends on is known."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from articlelint.cache import Cache
from articlelint.cli.recalling import digest_of_request, may_be_remembered
from articlelint.cli.request import Request
from articlelint.engine import FAILED
from articlelint.files import OURS, PROJECT_FILE, SETTINGS_FILE, STEP, stamp_of
from articlelint.fingerprints import digest_of
from articlelint.gathering import Gathering
from articlelint.gitignore import IGNORE_FILE
from articlelint.outcome import Outcome
from articlelint.rows import diagnostic_row
from articlelint.run import Run
from articlelint.settings import UNREADABLE
from articlelint.settings_files import absolute
from articlelint.sites import Standing
from articlelint.snapshot import ABSENT, Articles, Listing, Snapshot, state_of
from articlelint.walking import Discovery, Seen

# What stands above a folder of articles and says something of them.
_ABOVE = (SETTINGS_FILE, PROJECT_FILE, IGNORE_FILE, ".git")


class Made(NamedTuple):
    """A run that was made: what was asked for, where its articles were found and what came of it.

    It began so many nanoseconds after 1970.
    """

    request: Request
    run: Run
    discovery: Discovery
    outcome: Outcome
    began: int


def remember(made: Made, cache: Cache) -> None:
    """Keep a run for the next one like it, if that can be done."""
    if _is_plain(made, cache):
        snapshot = _snapshot(made, cache)
        if snapshot is not None:
            snapshot.keep(cache.folder)


def _is_plain(made: Made, cache: Cache) -> bool:
    """Whether all is known that the answer depends on, and none of it changes by itself."""
    request, run, discovery, outcome, _ = made
    sites = list(run.sites)
    return (
        may_be_remembered(request)
        and cache.is_whole
        and run.gathering is not None
        and run.gathering.is_settled
        and run.sites.sight.is_clear
        and not (run.lacks_rules or discovery.refusals or discovery.failures)
        and all(map(_is_straight, _named(made)))
        and all(site.document and not site.settings.baseline for site in sites)
        and all(rule.is_shipped for rule in run.all_rules.values())
        and is_lasting(outcome)
    )


def _named(made: Made) -> Iterator[str]:
    """The paths that somebody has written down: in the request, in settings, and in schemas."""
    request, run, _, _, _ = made
    yield from (*request.paths, *request.config)
    for site in run.sites:
        layers = site.layered.layers if site.layered else ()
        yield from (layer.document.path for layer in layers if not layer.document.is_argument)
        yield from (os.path.join(scope.folder, scope.schema) for scope in site.settings.scopes if scope.schema)
    yield from (path for path, _ in run.sites.schema_texts)


def _is_straight(path: str) -> bool:
    """Whether a path leads where it seems to: behind a link, `..` is the folder above what that leads to."""
    has_parent = ".." in path.replace(os.sep, "/").split("/")
    return not has_parent or os.path.realpath(path) == os.path.realpath(os.path.abspath(path))


def is_lasting(outcome: Outcome) -> bool:
    """Whether nothing was found that may be gone the next time though nothing has changed."""
    found = outcome.diagnostics
    return not any(one.rule in UNREADABLE or one.finding.message.startswith(FAILED) for one in found)


def _snapshot(made: Made, cache: Cache) -> Snapshot | None:
    request, run, discovery, outcome, _ = made
    folders = {folder: _listing(folder, seen, cache) for folder, seen in run.sites.sight.folders.items()}
    read = sum(listing.names.count("/") + bool(listing.names) for listing in folders.values())
    if read < len(run.tasks):
        return None
    witnesses = _witnesses(made)
    if witnesses is None:
        return None
    for task in run.tasks:
        cache.ask(task, task.surroundings.asked)
    return Snapshot(
        digest_of_request(request),
        request.today.timestamp(),
        cache.until,
        witnesses,
        {folder: list(listing) for folder, listing in folders.items()},
        cache.asked,
        [[one.path, *diagnostic_row(one)] for one in outcome.diagnostics],
        {path: list(origin) for path, origin in outcome.origins.items()},
        outcome.checked,
        "\0".join(run.paths),
        list(run.notes(discovery.folders)),
        run.most_findings,
        *_what_edits_need(made, cache),
    )


def _what_edits_need(made: Made, cache: Cache) -> tuple[str, str]:
    """The seal of the records and what was judged, where a few edits can be told of by these; else nothing."""
    _, run, discovery, _, _ = made
    if run.gathering is None or run.gathering.has_others or ".." in "/".join(discovery.folders).split("/"):
        return "", ""
    return sealed(cache, run.tasks, run.gathering)


def sealed(cache: Cache, tasks: Iterable[Standing], gathering: Gathering) -> tuple[str, str]:
    """The seal of the records in a cache, and what was judged of them, if all that articles asked stands there."""
    with suppress(TypeError, ValueError):
        if cache.seal and all(map(cache.has_asked, tasks)):
            return cache.seal, json.dumps(gathering.verdicts, separators=(",", ":"))
    return "", ""


def _listing(folder: str, seen: Seen, cache: Cache) -> Listing:
    states = {name: cache.state(absolute(os.path.join(folder, name))) for name in seen.articles}
    known = {name: state for name, state in states.items() if state is not None}
    # What was not read, for it is in no collection, is of no matter but that it is there.
    ignored = [*seen.ignored, *(name for name in states if name not in known)]
    glances = {name: glance for name, (glance, _) in known.items()}
    digests = {name: digest for name, (_, digest) in known.items()}
    return Articles(glances, digests).listing(Listing(seen.folders, ignored, seen.others, seen.marks, "", "", "", []))


def _witnesses(made: Made) -> dict[str, str] | None:
    """The states of the files that settings and schemas stand in, or would; None where one may have changed by now."""
    used = dict(_used(made.run))
    states = {}
    for path in dict.fromkeys((*used, *_asked_for(made))):
        state = state_of(path)
        text = used.get(path)
        stamp = stamp_of(path) if text is None and state != ABSENT else None
        if text is not None and not state.startswith(f"{digest_of(text)} "):
            return None
        if stamp and stamp.changed + STEP >= made.began and not os.path.isdir(path):
            return None
        states[path] = state
    return states


def _used(run: Run) -> Iterator[tuple[str, str]]:
    """The texts of settings and of schemas that were read, by their paths."""
    for site in run.sites:
        for layer in site.layered.layers if site.layered else ():
            if not layer.document.path.startswith(OURS) and os.path.isfile(layer.document.path):
                yield absolute(layer.document.path), layer.document.text
    for path, text in run.sites.schema_texts:
        if not path.startswith(OURS):
            yield absolute(path), text


def _asked_for(made: Made) -> Iterator[str]:
    """Files that were looked for, and those that say which files are articles."""
    request, run, discovery, _, _ = made
    yield from map(absolute, (*request.config, *discovery.folders))
    yield from map(absolute, run.sites.schema_files)
    for folder, seen in run.sites.sight.folders.items():
        yield from (os.path.join(folder, name) for name in seen.marks)
    for start in dict.fromkeys([*map(absolute, discovery.folders), *(site.folder for site in run.sites)]):
        folder = start
        while True:
            yield from (os.path.join(folder, name) for name in _ABOVE)
            parent = os.path.dirname(folder)
            if parent == folder:
                break
            folder = parent
