"""Faults of syntax that JSON and TOML share, in plain words: each function words one.

Where only one thing can have been meant, the finding carries a safe fix.
"""

import re

from articlelint.diagnostic import Finding, Label
from articlelint.fix import Edit, Fix, Safety
from articlelint.front.reading import Bounds
from articlelint.text import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_LONGEST_SHOWN = 60


def shown(text: str) -> str:
    """A text in backticks for a message, cut where it is long or goes on over its line."""
    line = text.strip().splitlines()[0] if text.strip() else text
    cut = line[:_LONGEST_SHOWN]
    return f"`{cut}{'…' if cut != text.strip() else ''}`"


def newline(text: str) -> str:
    """The line end that a text uses first; a line feed where it has none."""
    end = _LINE_END.search(text)
    return end.group() if end else "\n"


def mended(span: Span, text: str, title: str, safety: Safety = Safety.SAFE) -> Fix:
    """A fix of one edit."""
    return Fix(title, (Edit(span, text),), safety)


def extra_comma(comma: Span) -> Finding:
    """A comma with nothing after it, or with nothing before it."""
    fix = mended(comma, "", "remove the comma")
    return Finding(comma, "a comma stands here with nothing to separate", "remove the comma", fix=fix)


def missing_comma(after: int, before: Span, text: str) -> Finding:
    """Two members or items with only space between them."""
    fix = mended(Span(after, after), ",", "add the comma")
    return Finding(before, f"a comma is missing before {shown(before.of(text))}", "add the comma", fix=fix)


def missing_value(key: Span, text: str) -> Finding:
    """A key with nothing after it."""
    return Finding(key, f"the key {shown(key.of(text))} has no value", "write a value, or remove the key")


def not_quoted(span: Span, text: str, quoted: str, what: str) -> Finding:
    """A key or a value without its quotes."""
    fix = mended(span, quoted, f"quote the {what}")
    return Finding(span, f"the {what} {shown(span.of(text))} is not quoted", f"quote the {what}", fix=fix)


def too_long(span: Span, digits: int) -> Finding:
    """A whole number that no reader takes."""
    return Finding(
        span, f"the number has {digits:,} digits, more than any reader takes", "quote it, to keep it as text"
    )


def too_large(place: Span, size: int, most: int) -> Finding:
    """A front matter that is not even read, of so many code points."""
    message = f"the front matter has {size:,} characters, and `limits.front-matter-size` allows {most:,}"
    return Finding(place, message, "keep data in a file of its own, or raise the limit in the settings")


def too_deep(place: Span, bounds: Bounds) -> Finding:
    """Values within values without end."""
    message = f"values are nested more than {bounds.nesting:,} levels deep{_allowed('nesting', bounds)}"
    return Finding(place, message, f"flatten them{_or_allow(bounds)}")


def too_many(place: Span, bounds: Bounds) -> Finding:
    """Values without end."""
    message = f"there are more than {bounds.values:,} values{_allowed('values', bounds)}"
    return Finding(place, message, f"keep data in a file of its own{_or_allow(bounds)}")


def unfolded_too_many(place: Span, bounds: Bounds) -> Finding:
    """Aliases of aliases without end."""
    message = f"aliases unfold to more than {bounds.values:,} values{_allowed('values', bounds)}"
    return Finding(place, message, f"write the values out, or drop the aliases{_or_allow(bounds)}")


def _allowed(name: str, bounds: Bounds) -> str:
    return f", the most that `limits.{name}` allows" if bounds.are_settings else ""


def _or_allow(bounds: Bounds) -> str:
    return ", or raise the limit in the settings" if bounds.are_settings else ""


def not_closed(opening: Span, text: str) -> Finding:
    """A bracket that the text ends in."""
    opener = opening.of(text)
    closer = "}" if opener == "{" else "]"
    return Finding(opening, f"the `{opener}` opened here is not closed", f"close it with `{closer}`")


def wrong_closer(closer: Span, opening: Span, text: str) -> Finding:
    """A bracket that closes another kind."""
    opener = opening.of(text)
    wanted = "}" if opener == "{" else "]"
    labels = (Label(opening, f"`{opener}` opened here"),)
    return Finding(closer, f"`{closer.of(text)}` stands where `{opener}` is to be closed", f"write `{wanted}`", labels)


def no_value(token: Span, text: str) -> Finding:
    """Something that cannot begin a value where a value should stand."""
    return Finding(token, f"{shown(token.of(text))} stands where a value should", "remove it, or write a value")


def together(findings: list[Finding]) -> Finding:
    """The first of some faults of one cause, with a fix for all of them where each has one."""
    fixes = [finding.fix for finding in findings if finding.fix]
    if len(fixes) < len(findings):
        return findings[0]._replace(fix=None)
    edits: tuple[Edit, ...] = tuple(edit for fix in fixes for edit in fix.edits)
    return findings[0]._replace(fix=Fix(fixes[0].title, edits, min(fix.safety for fix in fixes)))


def first(findings: list[Finding]) -> Finding:
    """The first of some faults that may have one cause; to mend only a part of it would not do."""
    found = min(findings, key=lambda finding: finding.span.start)
    return found if len(findings) == 1 else found._replace(fix=None)


def control_characters(run: str) -> str:
    """What control characters in a row are called, as the subject of a sentence."""
    if not run.strip("\t"):
        return "a tab" if len(run) == 1 else f"{len(run)} tabs"
    first = f"U+{ord(run[0]):04X}"
    return f"the control character {first}" if len(run) == 1 else f"{len(run)} control characters, {first} first,"
