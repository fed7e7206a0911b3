"""YAML faults of quotes and brackets: left open, closed too early, or with an escape that YAML does not know."""

import re

from articlelint.diagnostic import Finding, Label
from articlelint.fix import Edit, Fix, Safety
from articlelint.front.trouble import Explained, Line, Trouble, masked, quote_value
from articlelint.text import Span

_KNOWN_ESCAPES = frozenset('0abt\tnvfre "/\\N_LPxuU\r\n')
# YAML 1.2.2 §5.7: `\x`, `\u` and `\U` are followed by two, four and eight hexadecimal digits.
_CUT_SHORT = re.compile(r"\\(?:x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4})|U(?![0-9a-fA-F]{8}))")
_QUOTED = {"'": re.compile(r"'(?:[^']|'')*'"), '"': re.compile(r'"(?:[^"\\]|\\.)*"')}


def escape(trouble: Trouble) -> Explained | None:
    """An unknown escape in double quotes: all of the string's are mended at once."""
    string = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL).match(trouble.text, trouble.opened, trouble.content.end)
    if string is None:
        return None
    bad = [
        Span(found.start(), found.end())
        for found in re.compile(r"\\.", re.DOTALL).finditer(trouble.text, string.start(), string.end())
        if found[0][1] not in _KNOWN_ESCAPES or _CUT_SHORT.match(trouble.text, found.start())
    ]
    if not bad:
        return None
    fix = Fix(
        "write each such backslash twice",
        tuple(Edit(Span(span.start, span.start), "\\") for span in bad),
        Safety.UNSAFE,
    )
    message = f"`{bad[0].of(trouble.text)}` is no escape that YAML knows in double quotes"
    label = Label(Span(trouble.opened, trouble.opened + 1), "the double quotes open here")
    finding = Finding(bad[0], message, "use single quotes, in which a backslash is a backslash", (label,), fix)
    return Explained(finding, tuple(masked(span) for span in bad))


def swallowed_lines(trouble: Trouble) -> Explained | None:
    """A quote left open that the first quote of a later value closed by chance: the open one is the fault."""
    line: Line | None = trouble.line_at(trouble.content.start)
    while line is not None and line.span.end < trouble.at:
        value = line.value.of(trouble.text)
        if value[:1] in ("'", '"') and not _QUOTED[value[0]].match(value):
            closing = trouble.text.find(value[0], line.value.end, trouble.content.end)
            closes_by_chance = closing >= 0 and trouble.line_at(closing).value.start == closing
            if closes_by_chance:
                return open_quote(trouble.opened_at(line.value.start))
        line = trouble.line_after(line)
    return None


def open_quote(trouble: Trouble) -> Explained | None:
    """A quote that nothing closes: shown where it opens."""
    quote = trouble.text[trouble.opened : trouble.opened + 1]
    line = trouble.line_at(trouble.opened)
    rest = Span(trouble.opened + 1, max(trouble.opened + 1, line.value.end))
    finding = Finding(
        Span(trouble.opened, trouble.opened + 1),
        f"the quote `{quote}` that opens here is never closed",
        f"close it with `{quote}`",
    )
    if quote in rest.of(trouble.text):
        return Explained(finding)
    fix = Fix("close the quote at the end of the line", (Edit(Span(rest.end, rest.end), quote),), Safety.UNSAFE)
    return Explained(finding._replace(fix=fix), (masked(Span(trouble.opened, rest.end)),))


def text_behind(trouble: Trouble) -> Explained | None:
    """A value that begins with a bracket or a quote and goes on behind its end: `[name](url)`, `"a" b`."""
    line = trouble.line_at(trouble.at)
    if not line.value.start < trouble.at < line.value.end:
        return None
    text, value = trouble.text, line.value
    first = text[value.start]
    rest = Span(trouble.at, value.end)
    if first in "[{" and not rest.of(text).strip("]} \t"):
        fix = Fix("delete it", (Edit(rest, ""),), Safety.UNSAFE)
        message = f"{trouble.word(rest)} closes nothing"
        return Explained(Finding(rest, message, "delete it", fix=fix), (Edit(rest, " " * (rest.end - rest.start)),))
    if first in "[{":
        here = Span(trouble.at, trouble.at + 1)
        label = Label(
            Span(value.start, value.start + 1),
            f"an unquoted value that begins with `{first}` is a {'list' if first == '[' else 'mapping'}",
        )
        return quote_value(
            trouble, here, f"text follows the `{']' if first == '[' else '}'}` that ends the value", value, (label,)
        )
    if first not in "'\"" or _QUOTED[first].fullmatch(text, value.start, value.end):
        return None
    ended = len(text[: trouble.at].rstrip())
    closing = Span(ended - 1, ended)
    inner = text[value.start + 1 : value.end - 1] if text[value.end - 1] == first else text[value.start : value.end]
    edit = Edit(value, _requoted(inner, first))
    fix = Fix("quote the whole value", (edit,), Safety.SAFE if text[value.end - 1] == first else Safety.UNSAFE)
    label = Label(Span(value.start, value.start + 1), "the quote opens here")
    message = f"the quote `{first}` ends the value here, and more text follows"
    help_ = (
        "write `''` for an apostrophe in single quotes" if first == "'" else 'write `\\"` for a quote in double quotes'
    )
    return Explained(Finding(closing, message, help_, (label,), fix), (masked(value),))


def _requoted(inner: str, quote: str) -> str:
    if quote == "'":
        return "'" + inner.replace("''", "'").replace("'", "''") + "'"
    return '"' + re.sub(r'(?<!\\)"', r"\"", inner) + '"'
