"""What a check tells: its findings in each format that is asked for, what was fixed, and how it went in one line."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Protocol

from articlelint.cli.misuse import misused
from articlelint.cli.request import Request, Target
from articlelint.cli.streams import NEVER, NOT_RUN, coloured, say, show, show_exactly
from articlelint.diagnostic import Diagnostic, Severity
from articlelint.outcome import Outcome
from articlelint.output import FORMATS, NOTED, Report, RuleNote, rendered
from articlelint.output.cells import legible
from articlelint.output.summary import findings_in_files, summary
from articlelint.wording import counted

if TYPE_CHECKING:
    from articlelint.cli.baselines import Known
    from articlelint.cli.changes import Changes
    from articlelint.looking import Mending
    from articlelint.rule import Rule

# The exit status where what was looked for was found.
FOUND = 1


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

    `mending` is what it was to do about its findings, `texts` what came on standard input, `known` the baselines that
    hold, `changes` what has changed, where only that is asked for, `noun` what one of the files is that were checked.
    """

    def __init__(
        self,
        request: Request,
        run: Told,
        texts: Mapping[str, str],
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
        self._known = known
        self._changes = changes
        self._noun = noun
        # Of a reader who has gone away, nothing more is asked, and nothing is told.
        self.has_reader = True

    def tell(self, outcome: Outcome, folders: Sequence[str] = (), failures: Sequence[str] = ()) -> int:
        """Print all there is to say; the exit status, but for what could not be checked at all."""
        if self._request.diff or self._request.write_baseline or self._request.fix_only:
            # None of these reports what is found, and this would be lost.
            self._say(*(f"articlelint: {failure}" for failure in failures), *_unhandled(outcome))
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
            self.has_reader = show_exactly(_mended(self._texts, outcome))
        written = True
        if not self._request.fix_only:
            written = self._report(outcome, to_error=is_filter)
            self._notes(outcome, folders, failures)
        if self._request.show_fixes:
            self._say(*_fixes_shown(outcome))
        written = self._tell_stale() and written
        self._sum_up(outcome)
        return self._status(outcome) if written else NOT_RUN

    def _record(self, known: "Known", outcome: Outcome) -> int:
        """Write a baseline in place of a report."""
        from articlelint.writing import UnwritableError  # noqa: PLC0415 few runs write a baseline

        try:
            self._say(f"checked {counted(outcome.checked, 'article')}: {known.written(outcome)}")
        except UnwritableError as error:
            say(f"articlelint: the baseline `{legible(self._request.write_baseline or '')}` can't be written: {error}")
            return NOT_RUN
        return FOUND if _unhandled(outcome) else 0

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
        if self._too_many_warnings(outcome):
            warnings = f"{_warnings(outcome):,} warnings"
            self._say(f"articlelint: {warnings} are more than --max-warnings {self._request.max_warnings:,}")
        if not self._request.quiet:
            fixed = _done(outcome)
            if self._request.fix_only:
                self._say(f"checked {counted(outcome.checked, 'article')}{f', {fixed}' if fixed else ''}")
            else:
                asked = self._mending.least if self._mending else None
                known = self._known.count if self._known else 0
                self._say(summary(outcome.diagnostics, outcome.checked, fixed, asked, known, noun=self._noun))

    def _status(self, outcome: Outcome) -> int:
        if self._request.exit_non_zero_on_fix and outcome.rewritten:
            return FOUND
        if self._known and self._known.gone and self._request.fail_on_stale:
            return FOUND
        if self._request.fix_only:
            return FOUND if _unhandled(outcome) else 0
        if self._request.max_warnings is not None and _is_cut(outcome):
            # Some of what is not counted may be warnings.
            return FOUND
        return FOUND if self._too_many_warnings(outcome) or _fails(outcome.diagnostics, self._request.fail_on) else 0

    def _too_many_warnings(self, outcome: Outcome) -> bool:
        most = self._request.max_warnings
        return most is not None and not self._request.fix_only and _warnings(outcome) > most

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
            self._say(*_fixes_shown(outcome))
        if not self._request.quiet:
            fixed = findings_in_files([len(one.made) + len(one.hidden) for one in outcome.rewritten])
            would = f"would {'suppress' if self._request.add_ignores else 'fix'} {fixed}" if fixed else "nothing to fix"
            self._say(f"checked {counted(outcome.checked, 'article')}: {would}")
        return FOUND if outcome.rewritten or _unhandled(outcome) else 0


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


def _unhandled(outcome: Outcome) -> list[str]:
    """What to say of files that could not be read or written, or of which not all is told."""
    from articlelint.settings import UNREADABLE, UNTOLD, UNWRITABLE  # noqa: PLC0415 only what writes or fixes asks

    rules = {UNREADABLE[0], UNTOLD[0], UNWRITABLE[0]}
    return [f"articlelint: {one.path}: {one.finding.message}" for one in outcome.diagnostics if one.rule in rules]


def _is_cut(outcome: Outcome) -> bool:
    """Whether more was found in some file than is told."""
    from articlelint.settings import UNTOLD  # noqa: PLC0415 as above

    return any(one.rule == UNTOLD[0] for one in outcome.diagnostics)


def _mended(texts: Mapping[str, str], outcome: Outcome) -> str:
    """What was read from standard input, with its fixes made."""
    after = {one.path: one.after for one in outcome.rewritten}
    return "".join(after.get(path, text) for path, text in texts.items())


def _is_written(target: Target, report: Report) -> bool:
    from articlelint.writing import UnwritableError, replace  # noqa: PLC0415 few runs write a report

    file = target.file or ""
    try:
        replace(file, None, rendered(target.format, report._replace(colour=False)))
    except UnwritableError as error:
        say(f"articlelint: the report `{legible(file)}` can't be written: {error}")
        return False
    return True


def _fixes_shown(outcome: Outcome) -> Iterator[str]:
    """What was fixed: the files, and under each the fixes by their titles."""
    for one in outcome.rewritten:
        yield f"{one.path}:"
        titles: dict[tuple[str, str], int] = {}
        for diagnostic in one.made:
            fix = diagnostic.finding.fix
            key = (fix.title if fix else "", diagnostic.rule)
            titles[key] = titles.get(key, 0) + 1
        for (title, rule), count in titles.items():
            yield f"  {count:,} × {title} [{rule}]"


def _done(outcome: Outcome) -> str:
    """What was done about findings, as in `fixed 2 findings in 1 file, suppressed 1 finding in 1 file`."""
    made = findings_in_files([len(one.made) for one in outcome.rewritten if one.made])
    hidden = findings_in_files([len(one.hidden) for one in outcome.rewritten if one.hidden])
    return ", ".join([*([f"fixed {made}"] if made else []), *([f"suppressed {hidden}"] if hidden else [])])


def _warnings(outcome: Outcome) -> int:
    return sum(one.severity is Severity.WARNING for one in outcome.diagnostics)


def _fails(diagnostics: Sequence[Diagnostic], fail_on: str) -> bool:
    return fail_on != NEVER and any(one.severity >= Severity[fail_on.upper()] for one in diagnostics)
