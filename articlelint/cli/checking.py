"""Finds what is wrong with articles, says so, and mends what it is asked to."""

import gc
import os
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, NamedTuple

from articlelint.cache_folder import folder_in, is_foreign
from articlelint.cli.given import settings_given
from articlelint.cli.libyaml import require_libyaml
from articlelint.cli.main import import_validator
from articlelint.cli.mending import mending_asked
from articlelint.cli.misuse import misused
from articlelint.cli.progress import Progress
from articlelint.cli.recalling import is_by_content
from articlelint.cli.reporting import Telling, refuse_own_articles
from articlelint.cli.request import STANDARD_INPUT, Request
from articlelint.cli.standard_input import StandardInput
from articlelint.cli.streams import NOT_RUN, say, show
from articlelint.contract import BrokenContract
from articlelint.files import spelled
from articlelint.git import GitError
from articlelint.outcome import Outcome
from articlelint.output.cells import legible
from articlelint.plugins import installed_plugins
from articlelint.registry import shipped_rules
from articlelint.run import Run, Wishes
from articlelint.settings import Mistake, MistakenSettings, stray_selector
from articlelint.settings_files import absolute
from articlelint.sites import STANDARD_INPUT_NAME
from articlelint.walking import Discovery, Sight, discover

if TYPE_CHECKING:
    from articlelint.cache import Cache
    from articlelint.checkout import Checkout
    from articlelint.cli.baselines import Known
    from articlelint.cli.changes import Changes


class Checked(NamedTuple):
    """What came of a check: the exit status, the run, its outcome where there is one, and whether anybody reads it."""

    status: int
    run: Run
    outcome: Outcome | None = None
    has_reader: bool = True


def check(request: Request) -> int:
    """Do what was asked for; the exit status."""
    return checked(request).status


def checked(request: Request) -> Checked:
    """Do what was asked for; raises `click.UsageError` where it can't be done as it is asked for."""
    require_libyaml()
    import_validator()
    _refuse_contradictions(request)
    mending = mending_asked(request)
    given, paths = _standard_input(request.paths, request.stdin_filename)
    began = time.time_ns()
    sight = Sight()
    discovery, checkout = _discovered(request, paths, sight)
    changes = _changes(request, paths)
    staged = changes.texts if changes else {}
    if changes:
        discovery = changes.narrowed(discovery)
    # What a plugin prints shall not end up in a report that a program reads.
    with redirect_stdout(sys.stderr):
        run = run_for(request, checkout)
        run.sites.sight = sight
        names = [given.name] if given else []
        is_sound = _is_sound(run, dict.fromkeys((*names, *staged, *discovery.articles)))
    if not is_sound:
        return Checked(NOT_RUN, run)
    if not changes and sight.is_clear:
        run.sites.searched = frozenset(map(absolute, discovery.folders))
    # What is there by now stays: a start is spared the search for what could go, see `main`, and a run that of this.
    gc.freeze()
    gc.enable()
    refuse_own_articles(request, run.paths)
    _refuse_strays((*request.select, *request.ignore), run)
    if request.show_settings or request.show_files:
        return Checked(_shown(request, run, discovery), run)
    known = _known(request, run)
    cache = _cache(request, run)
    piped = {given.name: given.text(run.tasks[0].limits.file_size)} if given else {}
    texts = {**piped, **staged}
    with Progress(sys.stderr) as progress, redirect_stdout(sys.stderr):
        outcome = run.check(texts, discovery.refusals, progress.show, mending, jobs=request.jobs, cache=cache)
    if cache:
        from articlelint.cli.remembering import Made, remember  # noqa: PLC0415 as the cache

        remember(Made(request, run, discovery, outcome, began), cache)
    rest = given.rest() if given else ()
    telling = Telling(request, run, piped, rest, mending=mending, known=known, changes=changes)
    status = telling.tell(outcome, discovery.folders, discovery.failures)
    if request.profile_rules:
        from articlelint.profiling import Profile  # noqa: PLC0415 it looks at each article once more

        with redirect_stdout(sys.stderr):
            for line in Profile(run, texts).lines():
                say(line)
    if discovery.failures or run.lacks_rules:
        status = NOT_RUN
    return Checked(status, run, outcome, telling.has_reader)


def _discovered(request: Request, paths: Sequence[str], sight: Sight) -> "tuple[Discovery, Checkout | None]":
    """What some paths lead to, and the checkout that nothing is to lead out of, where that is asked for."""
    discovery = discover(paths, sight)
    if not request.isolated:
        return discovery, None
    from articlelint.cli.isolation import checkout_of, within  # noqa: PLC0415 most runs read settings

    checkout = checkout_of(request, paths)
    return within(discovery, checkout), checkout


def run_for(request: Request, checkout: "Checkout | None" = None) -> Run:
    """A run without the rules of installed plugins that can't be used, of which is told what is wrong with them."""
    wishes = _wishes(request)._replace(checkout=checkout)
    installed = installed_plugins(checkout)
    for broken in installed.broken:
        say(f"articlelint: {broken}")
    rules = sorted((*shipped_rules(), *installed.rules), key=lambda rule: rule.id)
    return Run(wishes, rules, lacks_rules=bool(installed.broken))


def _is_sound(run: Run, paths: Iterable[str]) -> bool:
    """Whether a run can be made on some articles; what is wrong with settings and their plugins is told."""
    try:
        run.prepare(paths)
    except MistakenSettings as error:
        _say_mistakes(error.mistakes)
        return False
    except (BrokenContract, GitError) as error:
        say(f"articlelint: {error}")
        return False
    _say_mistakes(run.sites.broken_plugins)
    return True


def _say_mistakes(mistakes: Iterable[Mistake]) -> None:
    for path, line, column, message in mistakes:
        say(f"{path}:{line}:{column}: {message}")


def _refuse_contradictions(request: Request) -> None:
    """Refuse options of which one would be passed over in silence."""
    instead = {"--diff": request.diff, "--write-baseline": request.write_baseline, "--fix-only": request.fix_only}
    given = [option for option, value in instead.items() if value]
    if len(given) > 1:
        raise misused(f"{given[0]} and {given[1]} each take the place of a report: choose one")
    if given and request.statistics:
        raise misused(f"{given[0]} reports no findings, so there is nothing for --statistics to count")


def _changes(request: Request, paths: Sequence[str]) -> "Changes | None":
    """What has changed, where only that is asked for."""
    is_since = request.since is not None and not request.isolated_plugins
    if not (request.changed or is_since or request.staged):
        if request.lines:
            raise misused("--lines is about what has changed: add --changed, --since REF or --staged")
        return None
    from articlelint.cli.changes import Changes  # noqa: PLC0415 it asks Git, and most runs don't

    return Changes(request, paths)


def _known(request: Request, run: Run) -> "Known | None":
    """The baselines that hold, if any does."""
    has_own = any(site.settings.baseline for site in run.sites)
    asked = (request.baseline, request.write_baseline, request.prune_baseline, request.fail_on_stale)
    if not (any(asked) or has_own):
        return None
    from articlelint.cli.baselines import Known  # noqa: PLC0415 few runs have one

    return Known(request, run)


def _cache(request: Request, run: Run) -> "Cache | None":
    """What was found last time; nothing where nobody has said which folder is the site's."""
    folder = next((site.folder for site in run.sites if site.document), None)
    if request.no_cache or (folder is None and request.cache_dir is None):
        return None
    from articlelint.cache import Cache  # noqa: PLC0415 takes 8 ms, and not every run has one

    if request.cache_dir and os.path.isdir(request.cache_dir) and is_foreign(request.cache_dir):  # noqa: PTH112 as it is named
        shown = legible(request.cache_dir)
        raise misused(f"--cache-dir names a folder for nothing but the cache, and `{shown}` holds other files")
    folder = request.cache_dir or folder_in(folder or ".")
    checkout = run.sites.wishes.checkout
    if checkout and checkout.leads_out(folder):
        return None
    return Cache(folder, run.sites.wishes, by_content=is_by_content(request))


def _wishes(request: Request) -> Wishes:
    file, arguments = settings_given(request.config, isolated=request.isolated)
    return Wishes(
        request.today,
        request.select,
        request.ignore,
        file,
        arguments,
        request.isolated,
        request.isolated_plugins,
        request.since,
    )


def _shown(request: Request, run: Run, discovery: Discovery) -> int:
    from articlelint.cli.shown import files_shown, settings_shown  # noqa: PLC0415 a check shows neither

    settings = settings_shown(run) if request.show_settings else ""
    show(settings + (files_shown(run) if request.show_files else ""), colour=False)
    for failure in discovery.failures:
        say(f"articlelint: {failure}")
    return NOT_RUN if discovery.failures or run.lacks_rules else 0


def _standard_input(paths: tuple[str, ...], name: str | None) -> tuple[StandardInput | None, tuple[str, ...]]:
    """What comes on standard input, where it is asked for, and the paths that are left."""
    if STANDARD_INPUT not in paths and (name is None or paths):
        if name is not None:
            message = "--stdin-filename names what `-` reads, and `-` is not among the paths"
            raise misused(message)
        return None, paths or (".",)
    given = StandardInput(spelled(name or STANDARD_INPUT_NAME))
    return given, tuple(one for one in paths if one != STANDARD_INPUT)


def _refuse_strays(selectors: Sequence[str], run: Run) -> None:
    """Refuse what names no rule of any of the settings: a plugin's rules are known only now, if it can be used."""
    if selectors and not run.lacks_rules:
        known = {rule.id: rule for rules in [run.rules, *(site.rules for site in run.sites)] for rule in rules}
        for selector in selectors:
            stray = stray_selector(selector, known.values())
            if stray:
                raise misused(stray)
