"""What a check tells: its findings in each format that is asked for, what was fixed, and how it went in one line."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Protocol

from articlelint.cli.exit_status import FOUND, has_too_many_warnings, status_of, unhandled, warnings_in
from articlelint.cli.fixes_told import done, fixes_shown, mended, would_be_done
from articlelint.cli.misuse import misused
from articlelint.cli.request import Request, Target
from articlelint.cli.streams import NOT_RUN, coloured, hand_on, say, show, show_exactly
from articlelint.diagnostic import Diagnostic
from articlelint.outcome import Outcome
from articlelint.output import FORMATS, NOTED, Report, RuleNote, rendered
from articlelint.output.cells import legible
from articlelint.output.summary import summary
from articlelint.wording import counted

if TYPE_CHECKING:
    from articlelint.cli.baselines import Known
    from articlelint.cli.changes import Changes
    from articlelint.looking import Mending
    from articlelint.rule import Rule


class Told(Protocol):
    """A run, made just now or remembered, as far as it is told of beside its outcome."""

    @property
    def paths(self) -> Sequence[str]:
        """The paths of the articles."""

    @property
    def most_findings(self) -> int:
        """How many findings a report may have."""

    @property
    def all_rules(self) -> "Mapping[str, type[Rule]]":
        """The rules that any of the settings know, by their ids."""

    def refused_plugins(self) -> Iterator[str]:
        """The plugins that settings name and that may not be run."""

    def notes(self, folders: Sequence[str], diagnostics: Iterable[Diagnostic] = ()) -> Iterator[str]:
        """What is odd about the settings; `folders` are those that were searched whole."""


class Telling:
    """Tells what came of a run.

    `mending` is what it was to do about its findings, `texts` what came on standard input and was looked at, with the
    `rest` behind it, `known` the baselines that hold, `changes` what has changed, where only that is asked for, `noun`
    what one of the files is that were checked.
    """

    def __init__(
        self,
        request: Request,
        run: Told,
        texts: Mapping[str, str],
        rest: Iterable[bytes] = (),
        *,
        mending: "Mending | None" = None,
        known: "Known | None" = None,
        changes: "Changes | None" = None,
        noun: str = "article",
    ) -> None:
        self._request = request
        self._run = run
        self._mending = mending
        self._texts = texts
        self._rest = rest
        self._known = known
        self._changes = changes
        self._noun = noun
        # Of a reader who has gone away, nothing more is asked, and nothing is told.
        self.has_reader = True

    def tell(self, outcome: Outcome, folders: Sequence[str] = (), failures: Sequence[str] = ()) -> int:
        """Print all there is to say; the exit status, but for what could not be checked at all."""
        if self._request.diff or self._request.write_baseline or self._request.fix_only:
            # None of these reports what is found, and this would be lost.
            self._say(*(f"articlelint: {failure}" for failure in failures), *unhandled(outcome))
        if self._request.diff:
            return self._tell_patches(outcome)
        if self._known and self._request.write_baseline:
            return self._record(self._known, outcome)
        if self._known:
            outcome = self._known.without_known(outcome)
        if self._changes and self._request.lines:
            outcome = self._changes.on_lines(outcome)
        is_filter = self._mending is not None and bool(self._texts)
        if is_filter:
            self.has_reader = show_exactly(mended(self._texts, outcome)) and all(map(hand_on, self._rest))
        written = True
        if not self._request.fix_only:
            written = self._report(outcome, to_error=is_filter)
            self._notes(outcome, folders, failures)
        if self._request.show_fixes:
            self._say(*fixes_shown(outcome))
        written = self._tell_stale() and written
        self._sum_up(outcome)
        is_stale = self._known is not None and bool(self._known.gone)
        return status_of(self._request, outcome, is_stale=is_stale) if written else NOT_RUN

    def _record(self, known: "Known", outcome: Outcome) -> int:
        """Write a baseline in place of a report."""
        from articlelint.writing import UnwritableError  # noqa: PLC0415 few runs write a baseline

        try:
            self._say(f"checked {counted(outcome.checked, 'article')}: {known.written(outcome)}")
        except UnwritableError as error:
            say(f"articlelint: the baseline `{legible(self._request.write_baseline or '')}` can't be written: {error}")
            return NOT_RUN
        return FOUND if unhandled(outcome) else 0

    def _tell_stale(self) -> bool:
        """Tell of what baselines record and what is over, or remove it; whether that could be done."""
        if self._known is None or not self._known.gone:
            return True
        if not self._request.prune_baseline:
            self._say(*(f"articlelint: {line}" for line in self._known.stale()))
            return True
        from articlelint.writing import UnwritableError  # noqa: PLC0415 few runs write a baseline

        try:
            self._say(*(f"articlelint: {line}" for line in self._known.pruned()))
        except UnwritableError as error:
            say(f"articlelint: a baseline can't be written: {error}")
            return False
        return True

    def _report(self, outcome: Outcome, *, to_error: bool) -> bool:
        """Print or write the report in each format; whether all could be written."""
        asked = self._request.output_format
        printed = [target.format for target in asked if target.file is None]
        is_annotated = not printed and os.environ.get("GITHUB_ACTIONS") == "true"
        if not asked:
            printed = [FORMATS[0]]
        notes = self._notes_of_rules(outcome) if any(target.format in NOTED for target in asked) else {}
        colour = coloured(self._request.color)
        report = Report(self._told(outcome), outcome.texts, self._run.paths, notes, colour)
        written = True
        if self._request.statistics:
            from articlelint.output.statistics import statistics  # noqa: PLC0415 few runs ask for them

            self._show(statistics(outcome.diagnostics, outcome.origins), to_error=to_error)
        elif is_annotated:
            from articlelint.cli.actions import annotated, summarised  # noqa: PLC0415 see GitHub's runner

            self._show(annotated(report), to_error=to_error, has_commands=True)
            written = summarised(report)
        else:
            for name in printed:
                self._show(rendered(name, report), to_error=to_error, has_commands=name == "github")
        return all([written, *(_is_written(target, report) for target in asked if target.file is not None)])

    def _told(self, outcome: Outcome) -> Sequence[Diagnostic]:
        """What the report tells of what was found; the exit status and the counts are of all."""
        most = self._run.most_findings
        if len(outcome.diagnostics) <= most:
            return outcome.diagnostics
        from articlelint.untold import told_of_run  # noqa: PLC0415 few runs find so much

        return told_of_run(outcome.diagnostics, most)

    def _notes_of_rules(self, outcome: Outcome) -> dict[str, RuleNote]:
        """The notes of the rules that found something, from whichever settings know them."""
        from articlelint.docs import note  # noqa: PLC0415 it runs the rules' examples, and few formats print notes

        found = {one.rule for one in outcome.diagnostics}
        # What the example of a plugin prints shall not end up in the report either.
        with redirect_stdout(sys.stderr):
            return {rule_id: note(rule) for rule_id, rule in self._run.all_rules.items() if rule_id in found}

    def _show(self, text: str, *, to_error: bool, has_commands: bool = False) -> None:
        if to_error:
            self._say(*text.splitlines())
        else:
            colour = coloured(self._request.color)
            self.has_reader = show(text, colour=colour, has_commands=has_commands) and self.has_reader

    def _say(self, *lines: str) -> None:
        if self.has_reader:
            for line in lines:
                say(line)

    def _notes(self, outcome: Outcome, folders: Sequence[str], failures: Sequence[str]) -> None:
        """What is odd about what was asked for; a path that leads nowhere is told of even to who wants quiet."""
        # A check that left rules out shall not pass for a clean one, however quiet it is to be.
        refused = list(self._run.refused_plugins())
        notes = refused if self._request.quiet else list(self._run.notes(folders, outcome.diagnostics))
        if self._changes and not self._run.paths and not self._request.quiet:
            notes = [f"no article {self._changes.described}"]
        self._say(*(f"articlelint: {note}" for note in (*failures, *notes)))

    def _sum_up(self, outcome: Outcome) -> None:
        count, most = len(outcome.diagnostics), self._run.most_findings
        if count > most and not (self._request.fix_only or self._request.statistics):
            told = f"the report has the worst {most:,} of {count:,} findings"
            self._say(f"articlelint: {told}, as many as `limits.findings` in the settings allows")
        if has_too_many_warnings(self._request, outcome):
            warnings = f"{warnings_in(outcome):,} warnings"
            self._say(f"articlelint: {warnings} are more than --max-warnings {self._request.max_warnings:,}")
        if not self._request.quiet:
            fixed = done(outcome)
            if self._request.fix_only:
                self._say(f"checked {counted(outcome.checked, 'article')}{f', {fixed}' if fixed else ''}")
            else:
                asked = self._mending.least if self._mending else None
                known = self._known.count if self._known else 0
                self._say(summary(outcome.diagnostics, outcome.checked, fixed, asked, known, noun=self._noun))

    def _tell_patches(self, outcome: Outcome) -> int:
        from articlelint.output.patch import legible_patch, patch  # noqa: PLC0415 few runs ask for a patch

        colour = coloured(self._request.color)
        for one in outcome.rewritten:
            if sys.stdout is not None and sys.stdout.isatty():
                self.has_reader = show(legible_patch(one.path, one.before, one.after, colour=colour), colour=colour)
            else:
                self.has_reader = show_exactly(_guarded(patch(one.path, one.before, one.after)))
            if not self.has_reader:
                break
        if self._request.show_fixes:
            self._say(*fixes_shown(outcome))
        if not self._request.quiet:
            would = would_be_done(outcome, suppresses=bool(self._request.add_ignores))
            self._say(f"checked {counted(outcome.checked, 'article')}: {would}")
        return FOUND if outcome.rewritten or unhandled(outcome) else 0


def refuse_own_articles(request: Request, paths: Iterable[str]) -> None:
    """Refuse a report that would be written over an article that is checked."""
    files = [target.file for target in request.output_format if target.file]
    articles = {os.path.realpath(path) for path in paths} if files else ()
    for file in files:
        if os.path.realpath(file) in articles:
            message = f"the report `{legible(file)}` would be written over an article that is checked"
            raise misused(message)


def _guarded(patch: str) -> str:
    """A patch that a runner of GitHub Actions does not obey, where it is about to read it; in a file it is as it is."""
    if os.environ.get("GITHUB_ACTIONS") != "true" or stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode):
        return patch
    from articlelint.cli.actions import disobeyed  # noqa: PLC0415 see GitHub's runner

    return disobeyed(patch)


def _is_written(target: Target, report: Report) -> bool:
    from articlelint.writing import UnwritableError, replace  # noqa: PLC0415 few runs write a report

    file = target.file or ""
    try:
        replace(file, None, rendered(target.format, report._replace(colour=False)))
    except UnwritableError as error:
        say(f"articlelint: the report `{legible(file)}` can't be written: {error}")
        return False
    return True
