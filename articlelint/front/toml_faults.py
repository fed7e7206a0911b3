"""What can be wrong in TOML that a person wrote, in plain words: each function words one fault.

The grammar is TOML 1.0.0. Where only one thing can have been meant, the finding carries a safe fix.
"""

import re

from articlelint.diagnostic import Finding
from articlelint.fix import Edit, Fix, Safety
from articlelint.front import syntax
from articlelint.front.json_tokens import quoted as json_quoted
from articlelint.front.syntax import mended, newline, not_quoted, shown
from articlelint.text import Span

_BOOLEANS = {"True": "true", "TRUE": "true", "False": "false", "FALSE": "false"}
_NO_VALUES = frozenset({"null", "Null", "NULL", "None", "nil", "~", "undefined"})
_OTHER_BOOLEANS = frozenset({"yes", "no", "on", "off", "Yes", "No", "On", "Off", "YES", "NO", "ON", "OFF"})
_LIKE_NUMBER = re.compile(r"[-+.]?[0-9][0-9a-fA-F_xob.:]*(?:[eE][-+]?[0-9]*)?")


def quoted(text: str) -> str:
    """A text as a basic string of TOML on one line; characters outside ASCII stay as they are."""
    return json_quoted(text).replace("\x7f", "\\u007f")


def colon(place: Span, key: Span, text: str) -> Finding:
    """A colon for the equals sign, as in YAML and JSON."""
    name = key.of(text)
    space = "" if text[key.end : place.start].endswith((" ", "\t")) else " "
    behind = "" if text[place.end : place.end + 1] in {" ", "\t"} else " "
    fix = mended(place, f"{space}={behind}", "write `=` for `:`")
    return Finding(place, f"a colon follows the key {shown(name)}", f"TOML writes `{name} = …`", fix=fix)


def colons(findings: list[Finding]) -> Finding:
    """Many colons with one cause: the author writes YAML. The fix, where each has one, mends them all."""
    first = findings[0]
    fixes = [finding.fix for finding in findings if finding.fix]
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    fix = Fix("write `=` for `:`", edits, min(fix.safety for fix in fixes)) if len(fixes) == len(findings) else None
    message = f"{first.message}, and {len(findings) - 1} more"
    return first._replace(message=message, help=f"{first.help}; YAML stands between lines of `---`", fix=fix)


def unread_line(line: Span, text: str) -> Finding:
    """A line that is neither a member nor a table header."""
    written = line.of(text)
    if written.startswith(("//", ";", "--", "%", "/*")):
        return Finding(line, f"{shown(written)} is no `key = value`", "begin a comment with `#`")
    if written.startswith("- "):
        return Finding(line, f"{shown(written)} is a list item of YAML", 'TOML writes `key = ["one", "two"]`')
    return Finding(line, f"{shown(written)} is no `key = value`", "write `key = value`, or remove the line")


def odd_value(span: Span, text: str) -> Finding:
    """A text without quotes, or a word of another language, where a value should stand."""
    word = span.of(text)
    literal = quoted(word)
    if word in _BOOLEANS:
        name = _BOOLEANS[word]
        return Finding(
            span, f"`{word}` is no value in TOML", f"write `{name}`", fix=mended(span, name, f"write `{name}`")
        )
    if word in _NO_VALUES:
        return Finding(span, f"`{word}` is no value in TOML", "remove the key: TOML has no empty value")
    if word in _OTHER_BOOLEANS:
        return Finding(span, f"`{word}` is no value in TOML", f"write `true` or `false`, or the text {literal}")
    if _LIKE_NUMBER.fullmatch(word):
        fix = mended(span, literal, "quote the value", Safety.UNSAFE)
        return Finding(
            span, f"{shown(word)} is not a number in TOML", f"write a plain number, or the text {literal}", fix=fix
        )
    return not_quoted(span, text, literal, "value")


def no_such_date(span: Span, text: str) -> Finding:
    """A date or a time that is well written and does not exist."""
    return Finding(span, f"there is no such date or time as `{span.of(text)}`", "correct it")


def other_quotes(span: Span, text: str) -> Finding:
    """A text in quotes that are not TOML's."""
    fix = mended(span, quoted(span.of(text)[1:-1]), "use straight quotes")
    return Finding(span, f"{shown(span.of(text))} is in typographic quotes", 'use straight quotes (`"`)', fix=fix)


def open_quote(quote: Span, text: str) -> Finding:
    """A quote without its other half; for one that may go on over lines, none follows at all."""
    opener = quote.of(text)
    where = "on its line" if len(opener) == 1 else "anywhere"
    return Finding(quote, f"the quote `{opener}` opened here is not closed {where}", f"close it with `{opener}`")


def text_after(rest: Span, value: Span, text: str) -> Finding:
    """More on a line whose value has come to its end; a second quote at its end tells what the line means."""
    message = f"{shown(rest.of(text))} stands after the end of the value"
    opener = text[value.start]
    if opener not in "\"'":
        return Finding(rest, message, "write one `key = value` on a line")
    meant = text[value.start + 1 : rest.end - 1]
    whole = rest.of(text).endswith(opener) and "\\" not in meant and not value.of(text).startswith(opener * 3)
    fix = mended(Span(value.start, rest.end), quoted(meant), "quote the whole text", Safety.UNSAFE) if whole else None
    help_ = (
        "put a text with an apostrophe between double quotes" if opener == "'" else 'write a quote in a text as `\\"`'
    )
    return Finding(rest, message, help_, fix=fix)


def text_after_header(rest: Span, text: str) -> Finding:
    """More on a line whose table header has come to its end."""
    message = f"{shown(rest.of(text))} stands after the end of the table's header"
    return Finding(rest, message, "begin a new line, or remove it")


def second_member(rest: Span, gap: Span, text: str) -> Finding:
    """Two members on one line."""
    fix = Fix("begin a new line", (Edit(gap, newline(text)),), Safety.SAFE)
    return Finding(rest, f"{shown(rest.of(text))} stands on the line of another key", "begin a new line", fix=fix)


def open_header(bracket: Span, end: int, wanted: str) -> Finding:
    """A table's header without its closing brackets."""
    fix = mended(Span(end, end), wanted, f"close it with `{wanted}`")
    return Finding(bracket, "the table's header opened here is not closed", f"close it with `{wanted}`", fix=fix)


def no_key(token: Span, text: str) -> Finding:
    """Something that cannot be a key where a key should stand."""
    written = token.of(text).strip()
    message = f"{shown(written)} stands where a key should" if written else "a key is missing here"
    return Finding(token, message, "write a key of letters, digits, `-` and `_`, or quote it")


def lines_in_table(newline: Span) -> Finding:
    """A line end inside braces."""
    help_ = "write the table on one line, or under a `[header]`"
    return Finding(newline, "a table in braces goes on over the end of its line", help_)


def odd_escape(span: Span, text: str) -> Finding:
    """A backslash that begins no escape of TOML's; it is taken to stand for itself."""
    escape = span.of(text)
    meant = "'" if escape == "\\'" else "\\" + escape
    fix = mended(span, meant, f"write `{meant}`")
    return Finding(span, f"`{escape}` means nothing in TOML", f"write `{meant}`", fix=fix)


def no_character(span: Span, text: str) -> Finding:
    """An escape for a code point that is no character (half of a surrogate pair, or beyond Unicode)."""
    return Finding(span, f"`{span.of(text)}` stands for no character", "write the character itself")


def control_characters(span: Span, text: str) -> Finding:
    """Raw control characters in a row."""
    run = span.of(text)
    help_, stand = ("remove it", "stands") if len(run) == 1 else ("remove them", "stand")
    return Finding(span, f"{syntax.control_characters(run)} {stand} here", help_, fix=mended(span, "", help_))


def unread(span: Span, message: str) -> Finding:
    """What only TOML's own parser found, in its words."""
    reason = message[:1].lower() + message[1:]
    if message.startswith(("Cannot", "Duplicate")):
        return Finding(
            span, "this key or table is already complete above", "define each key and each table once, in one place"
        )
    return Finding(span, f"TOML can't be read on from here: {reason}", "see the line and the one before it")
