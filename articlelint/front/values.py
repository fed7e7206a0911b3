"""YAML faults of an unquoted value: a colon in it, a first character that YAML keeps for itself, a bracket."""

import re

from articlelint.diagnostic import Finding, Label
from articlelint.fix import Edit, Fix, Safety
from articlelint.front import layout
from articlelint.front.trouble import Explained, Line, Trouble, masked, quote_value
from articlelint.text import Span
from articlelint.wording import is_field_name

_ANCHOR = re.compile(r"&[^\s,\[\]{}]+")


def tab(trouble: Trouble) -> Explained | None:
    """A tab in the indentation."""
    line = trouble.line_at(trouble.at)
    before = trouble.text[line.span.start : trouble.at + 1]
    if before.endswith("-\t") and not before.strip("- \t"):
        behind = Span(trouble.at, trouble.at + 1)
        fix = Fix("write a space", (Edit(behind, " "),), Safety.SAFE)
        message = "a tab follows the `-`, and YAML takes only spaces here"
        return Explained(Finding(behind, message, "write a space", fix=fix), (Edit(behind, " "),))
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
        if line.key.start == line.key.end and line.dash.start == line.dash.end:
            tight = None if line.indent else layout.tight_colon(trouble, line)
            if tight is not None:
                return tight
            # The value began further up, and quotes around this line alone would not mend it.
            help_ = "quote the whole value, or give this line a key"
            masks = said.masks if line.indent else (masked(line.value, "#"),)
            return Explained(said.finding._replace(fix=None, help=help_), masks)
        if trouble.text[line.value.end : line.span.end].strip():
            # What follows is a comment in a value without quotes, and may well be meant as a part of it.
            return _unsafe(said)
        return _or_new_line(said, word) if is_field_name(word) else said
    return layout.key_out_of_place(trouble, line)


def _unsafe(said: Explained) -> Explained:
    fix = said.finding.fix._replace(safety=Safety.UNSAFE) if said.finding.fix else None
    return Explained(said.finding._replace(fix=fix), said.masks)


def _or_new_line(said: Explained, word: str) -> Explained:
    """Doubt where the word before the colon looks like a field's name: its line end may be lost."""
    doubted = _unsafe(said)
    help_ = f"quote the value, or begin a new line before `{word}`"
    return Explained(doubted.finding._replace(help=help_), doubted.masks)


def reserved(trouble: Trouble) -> Explained | None:
    """A plain value that begins with a character that YAML keeps for itself."""
    line = trouble.line_at(trouble.at)
    character = trouble.text[trouble.at : trouble.at + 1]
    if line.key.start == line.key.end and line.dash.start == line.dash.end:
        return None
    if line.value.start != trouble.at and not line.value.of(trouble.text).startswith(character):
        return None
    at = Span(line.value.start, line.value.start + 1)
    message = f"an unquoted value begins with `{character}`, which {_RESERVED.get(character, 'YAML reserves')}"
    return quote_value(trouble, at, message, line.value)


_RESERVED = {
    ",": "parts items in YAML",
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


def impossible_start(trouble: Trouble) -> Explained | None:
    """A character that begins nothing, inside a list or a mapping on one line."""
    here = Span(trouble.at, trouble.at + 1)
    sign = here.of(trouble.text)
    line = trouble.line_at(trouble.at)
    if not sign.strip() or trouble.at == line.span.start + line.indent:
        return None
    return Explained(Finding(here, f"`{sign}` can't begin an unquoted value or key", "quote what it begins"))


def repeated_anchor(trouble: Trouble) -> Explained | None:
    """An anchor that is defined again: legal in YAML 1.2, and refused by libyaml and so by many builders."""
    names = [_ANCHOR.match(trouble.text, place) for place in (trouble.opened, trouble.at)]
    if names[0] is None or names[1] is None:
        return None
    first, second = (Span(*name.span()) for name in names if name)
    message = f"the anchor {trouble.word(second)} is defined twice"
    return Explained(Finding(second, message, "give it another name", (Label(first, "first defined here"),)))


def text_behind_block_sign(trouble: Trouble) -> Explained | None:
    """`key: | text`: the sign announces a block of text, which begins on the next line."""
    line = trouble.line_at(trouble.opened)
    if line.value.start != trouble.opened:
        return None
    sign = Span(trouble.opened, trouble.opened + 1)
    message = f"`{sign.of(trouble.text)}` announces a block of text, which begins on the next line"
    said = quote_value(trouble, sign, message, line.value)
    return Explained(said.finding._replace(help="quote the value, or begin its text on the next line"), said.masks)


def empty_place(trouble: Trouble) -> Explained | None:
    """A comma, or a bracket, where a value is expected."""
    line = trouble.line_at(trouble.at)
    here = Span(trouble.at, trouble.at + 1)
    sign = here.of(trouble.text)
    if line.value.start == trouble.at:
        return reserved(trouble) if sign == "," else None
    if sign != ",":
        return None
    fix = Fix("delete the comma", (Edit(here, ""),), Safety.UNSAFE)
    message = "a comma stands here with nothing before it"
    return Explained(Finding(here, message, "delete it, or write a value before it", fix=fix), (Edit(here, " "),))


def undefined_alias(trouble: Trouble) -> Explained | None:
    """An alias whose anchor is nowhere above it."""
    line = trouble.line_at(trouble.at)
    span = line.value if line.value.start == trouble.at else Span(trouble.at, trouble.at + 1)
    name = span.of(trouble.text).lstrip("*")
    message = f"`*{name}` refers to an anchor that this front matter does not define"
    help_ = f"write the value out, or mark its first place with `&{name}`"
    return Explained(Finding(span, message, help_), (masked(span),))


def _left_open(trouble: Trouble) -> int | None:
    """Where the last value begins that opens more brackets than it closes."""
    line: Line | None = trouble.line_at(max(trouble.content.start, trouble.content.end - 1))
    while line is not None:
        value = line.value.of(trouble.text)
        if value[:1] in ("[", "{") and value.count("[") + value.count("{") > value.count("]") + value.count("}"):
            return line.value.start
        line = trouble.line_before(line)
    return None


def open_bracket(trouble: Trouble) -> Explained | None:
    """A flow list or mapping that is not closed, or that misses a comma."""
    bracket = trouble.text[trouble.opened : trouble.opened + 1]
    closing = {"[": "]", "{": "}"}.get(bracket)
    if closing is None:
        opened = _left_open(trouble) if trouble.at + 1 >= trouble.content.end else None
        return None if opened is None else open_bracket(trouble.opened_at(opened))
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
