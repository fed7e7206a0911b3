"""What is told of fixes: what they changed, how many there were, and the text that came of them."""

from collections.abc import Iterator, Mapping

from articlelint.outcome import Outcome
from articlelint.output.summary import findings_in_files


def mended(texts: Mapping[str, str], outcome: Outcome) -> str:
    """What was read from standard input, with its fixes made."""
    after = {one.path: one.after for one in outcome.rewritten}
    return "".join(after.get(path, text) for path, text in texts.items())


def fixes_shown(outcome: Outcome) -> Iterator[str]:
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


def done(outcome: Outcome) -> str:
    """What was done about findings, as in `fixed 2 findings in 1 file, suppressed 1 finding in 1 file`."""
    made = findings_in_files([len(one.made) for one in outcome.rewritten if one.made])
    hidden = findings_in_files([len(one.hidden) for one in outcome.rewritten if one.hidden])
    return ", ".join([*([f"fixed {made}"] if made else []), *([f"suppressed {hidden}"] if hidden else [])])


def would_be_done(outcome: Outcome, *, suppresses: bool) -> str:
    """The same of what was only tried."""
    found = findings_in_files([len(one.made) + len(one.hidden) for one in outcome.rewritten])
    return f"would {'suppress' if suppresses else 'fix'} {found}" if found else "nothing to fix"
