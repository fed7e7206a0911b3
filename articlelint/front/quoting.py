"""YAML faults inside one value: a colon, a first character, a quote, a bracket, an escape."""

import re

from articlelint.diagnostic import Finding, Label
from articlelint.fix import Edit, Fix, Safety
from articlelint.front import layout
from articlelint.front.trouble import Explained, Line, Trouble, masked, quote_value
from articlelint.text import Span

_FIELD_NAME = re.compile(r"[a-z][A-Za-z_]*")
_KNOWN_ESCAPES = frozenset('0abt\tnvfre "/\\N_LPxuU\r\n')


_QUOTED = {"'": re.compile(r"'(?:[^']|'')*'"), '"': re.compile(r'"(?:[^"\\]|\\.)*"')}


def tab(trouble: Trouble) -> Explained | None:
    """A tab in the indentation."""
    line = trouble.line_at(trouble.at)
    before = trouble.text[line.span.start : trouble.at + 1]
    if before.strip() or "\t" not in before:
        return None
    start = line.span.start + before.index("\t")
    end = start + len(trouble.text[start : line.span.end]) - len(trouble.text[start : line.span.end].lstrip("\t"))
    fix = Fix("indent with spaces", (Edit(Span(start, end), "  " * (end - start)),), Safety.UNSAFE)
    finding = Finding(
        Span(start, end), "a tab indents this line, and YAML indents with spaces only", "use spaces", fix=fix
    )
    return Explained(finding)


def colon(trouble: Trouble) -> Explained | None:
    """`mapping values are not allowed`: a second colon on a line, or a key where none can stand."""
    line = trouble.line_at(trouble.at)
    if line.value.start < trouble.at < line.value.end:
        colon = Span(trouble.at, trouble.at + 1)
        twice = f"{line.key.of(trouble.text)}:"
        if line.key.start < line.key.end and line.value.of(trouble.text).startswith(twice):
            again = Span(line.value.start, line.value.start + len(twice))
            rest = Span(
                again.start,
                again.start
                + len(trouble.text[again.start : line.value.end])
                - len(trouble.text[again.end : line.value.end].lstrip()),
            )
            fix = Fix(f"delete the second `{twice}`", (Edit(rest, ""),), Safety.UNSAFE)
            finding = Finding(
                again, f"the key `{line.key.of(trouble.text)}` is written twice", "delete the second one", fix=fix
            )
            return Explained(finding, (masked(line.value),))
        word = trouble.text[line.value.start : trouble.at].rsplit(maxsplit=1)[-1]
        message = f"the colon after `{word}` makes a new key of it, in the middle of an unquoted value"
        said = quote_value(trouble, colon, message, line.value)
        return _or_new_line(said, word) if _FIELD_NAME.fullmatch(word) else said
    return layout.key_out_of_place(trouble, line)


def _or_new_line(said: Explained, word: str) -> Explained:
    """Doubt where the word before the colon looks like a field's name: its line end may be lost."""
    fix = said.finding.fix._replace(safety=Safety.UNSAFE) if said.finding.fix else None
    help_ = f"quote the value, or begin a new line before `{word}`"
    return Explained(said.finding._replace(help=help_, fix=fix), said.masks)


def reserved(trouble: Trouble) -> Explained | None:
    """A plain value that begins with a character that YAML keeps for itself."""
    line = trouble.line_at(trouble.at)
    character = trouble.text[trouble.at : trouble.at + 1]
    if line.value.start != trouble.at and not line.value.of(trouble.text).startswith(character):
        return None
    at = Span(line.value.start, line.value.start + 1)
    message = f"an unquoted value begins with `{character}`, which {_RESERVED.get(character, 'YAML reserves')}"
    return quote_value(trouble, at, message, line.value)


_RESERVED = {
    "?": "marks a complex key in YAML",
    "*": "names an alias in YAML",
    "&": "names an anchor in YAML",
    "-": "begins a list item in YAML",
    "%": "begins a directive in YAML",
    "!": "begins a tag in YAML",
}


def list_item_behind_key(trouble: Trouble) -> Explained | None:
    """`key: - item`."""
    line = trouble.line_at(trouble.at)
    if line.value.start != trouble.at:
        return None
    span = Span(trouble.at, trouble.at + 1)
    message = "a list item stands on the line of its key, where YAML allows only a value"
    help_ = "put it on a line of its own, or quote the value"
    return Explained(Finding(span, message, help_), (masked(line.value),))


def alias_or_anchor(trouble: Trouble) -> Explained | None:
    """A `*` or `&` that names nothing: Markdown's emphasis, or a bullet."""
    line = trouble.line_at(trouble.opened)
    sign = trouble.text[trouble.opened : trouble.opened + 1]
    if line.value.start == trouble.opened:
        return quote_value(
            trouble,
            Span(trouble.opened, trouble.opened + 1),
            f"an unquoted value begins with `{sign}`, which {_RESERVED[sign]}",
            line.value,
        )
    if line.span.start + line.indent == trouble.opened:
        bullet = Span(trouble.opened, trouble.opened + 1)
        message = f"a line begins with `{sign}`, which {_RESERVED[sign]}"
        return Explained(
            Finding(bullet, message, "begin list items with `-`, and keys with nothing"),
            (Edit(bullet, " "),) if line.indent else (),
        )
    return None


def undefined_alias(trouble: Trouble) -> Explained | None:
    """An alias whose anchor is nowhere above it."""
    line = trouble.line_at(trouble.at)
    span = line.value if line.value.start == trouble.at else Span(trouble.at, trouble.at + 1)
    name = span.of(trouble.text).lstrip("*")
    message = f"`*{name}` refers to an anchor that this front matter does not define"
    help_ = f"write the value out, or mark its first place with `&{name}`"
    return Explained(Finding(span, message, help_), (masked(span),))


def escape(trouble: Trouble) -> Explained | None:
    """An unknown escape in double quotes: all of the string's are mended at once."""
    string = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL).match(trouble.text, trouble.opened, trouble.content.end)
    if string is None:
        return None
    bad = [
        Span(found.start(), found.end())
        for found in re.compile(r"\\.", re.DOTALL).finditer(trouble.text, string.start(), string.end())
        if found[0][1] not in _KNOWN_ESCAPES
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


def open_bracket(trouble: Trouble) -> Explained | None:
    """A flow list or mapping that is not closed, or that misses a comma."""
    bracket = trouble.text[trouble.opened : trouble.opened + 1]
    closing = {"[": "]", "{": "}"}.get(bracket)
    if closing is None:
        return None
    line, there = trouble.line_at(trouble.opened), trouble.line_at(trouble.at)
    if line.span == there.span and trouble.at < line.value.end:
        here = Span(trouble.at, trouble.at + 1)
        label = Label(
            Span(trouble.opened, trouble.opened + 1),
            "the list begins here" if bracket == "[" else "the mapping begins here",
        )
        if line.value.start != trouble.opened:
            return Explained(
                Finding(
                    here, f"a `,` or the closing `{closing}` is missing here", f"write `,` or `{closing}`", (label,)
                )
            )
        message = f"a `,` or the closing `{closing}` is missing here, in a value that begins with `{bracket}`"
        said = quote_value(trouble, here, message, line.value, (label,))
        help_ = f"write `,` or `{closing}`, or quote the value if it is meant as text"
        fix = said.finding.fix._replace(safety=Safety.UNSAFE) if said.finding.fix else None
        return Explained(said.finding._replace(help=help_, fix=fix), said.masks)
    finding = Finding(
        Span(trouble.opened, trouble.opened + 1),
        f"the `{bracket}` that opens here is never closed",
        f"close it with `{closing}`, or quote the value if it is meant as text",
    )
    return Explained(finding, (masked(line.value),) if line.value.start == trouble.opened else ())


def text_behind(trouble: Trouble) -> Explained | None:
    """A value that begins with a bracket or a quote and goes on behind its end: `[name](url)`, `"a" b`."""
    line = trouble.line_at(trouble.at)
    if not line.value.start < trouble.at < line.value.end:
        return None
    text, value = trouble.text, line.value
    first = text[value.start]
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
