"""What can be wrong in JSON that a person wrote, in plain words: each function words one fault.

The grammar is RFC 8259. Where only one thing can have been meant, the finding carries a safe fix.
"""

import re

from articlelint.diagnostic import Finding
from articlelint.fix import Safety
from articlelint.front import syntax
from articlelint.front.syntax import mended, not_quoted, shown
from articlelint.text import Span

_CONSTANTS = {"True": "true", "TRUE": "true", "False": "false", "FALSE": "false", "None": "null", "NULL": "null"}
_NOT_NUMBERS = re.compile(r"[-+]?(?:NaN|nan|Infinity|inf)")
_LIKE_NUMBER = re.compile(r"[-+.]?[0-9][0-9a-fA-F_xX.]*(?:[eE][-+]?[0-9]*)?")
_LONGEST_SHOWN = 60


def comment(span: Span) -> Finding:
    """A comment, of any of the three kinds that people write."""
    fix = mended(span, "", "remove the comment", Safety.UNSAFE)
    return Finding(span, "a comment stands in JSON, which has none", "remove the comment", fix=fix)


def odd_space(span: Span, text: str) -> Finding:
    """Space that JSON does not count as space, such as a no-break space pasted from elsewhere."""
    name = f"U+{ord(text[span.start]):04X}"
    fix = mended(span, " ", "write a plain space")
    return Finding(span, f"the invisible character {name} stands between values", "write a plain space", fix=fix)


def missing_colon(key: Span, text: str, instead: Span) -> Finding:
    """A key without its colon; `instead` is what stands for it, an empty span where nothing does."""
    fix = mended(instead, ":", "write a colon")
    help_ = f"write `{key.of(text)}: …`" if len(key.of(text)) < _LONGEST_SHOWN else "write a colon after the key"
    if instead.start < instead.end:
        message = f"`{instead.of(text)}` follows the key {shown(key.of(text))}, where JSON has a colon"
        return Finding(instead, message, help_, fix=fix)
    return Finding(key, f"a colon is missing after the key {shown(key.of(text))}", help_, fix=fix)


def other_quotes(span: Span, text: str, quoted: str) -> Finding:
    """A text in quotes that are not JSON's."""
    kind = "single" if text[span.start] == "'" else "typographic"
    message = f"{shown(span.of(text))} is in {kind} quotes"
    return Finding(span, message, 'use straight double quotes (`"`)', fix=mended(span, quoted, "use double quotes"))


def odd_value(span: Span, text: str, quoted: str) -> Finding:
    """A bare word where a value should stand."""
    word = span.of(text)
    if word in _CONSTANTS:
        name = _CONSTANTS[word]
        fix = mended(span, name, f"write `{name}`")
        return Finding(span, f"`{word}` is not a value in JSON", f"write `{name}`", fix=fix)
    if _NOT_NUMBERS.fullmatch(word):
        return Finding(span, f"`{word}` is not a value in JSON", "write `null`, or leave it out")
    if _LIKE_NUMBER.fullmatch(word):
        return Finding(span, f"{shown(word)} is not a number in JSON", f"write a plain number, or the text {quoted}")
    return not_quoted(span, text, quoted, "value")


def open_quote(quote: Span) -> Finding:
    """A quote without its other half."""
    return Finding(
        quote, "the quote opened here is not closed on its line", 'close it with `"`, or write `\\n` for a new line'
    )


def odd_escape(span: Span, text: str) -> Finding:
    """A backslash that begins no escape of JSON's; it is taken to stand for itself."""
    escape = span.of(text)
    meant = "'" if escape == "\\'" else "\\" + escape
    return Finding(
        span, f"`{escape}` means nothing in JSON", f"write `{meant}`", fix=mended(span, meant, f"write `{meant}`")
    )


def half_character(span: Span, text: str) -> Finding:
    """An escape for one half of a surrogate pair (RFC 8259 §8.2), which stands for no character."""
    return Finding(span, f"`{span.of(text)}` is half of a character", "write the character itself")


def control_characters(span: Span, text: str) -> Finding:
    """Raw control characters in a row inside a text."""
    run = span.of(text)
    escapes = ["\\t" if sign == "\t" else f"\\u{ord(sign):04x}" for sign in run]
    help_, stand = (
        (f"write `{escapes[0]}`", "stands") if len(run) == 1 else (f"write escapes, as `{escapes[0]}`", "stand")
    )
    message = f"{syntax.control_characters(run)} {stand} inside a quoted text"
    return Finding(span, message, help_, fix=mended(span, "".join(escapes), help_))


def text_after(span: Span, text: str) -> Finding:
    """Something after the end of the one value."""
    return Finding(
        span, f"{shown(span.of(text))} stands after the end of the JSON", "remove it, or move it inside the brackets"
    )


def nothing(place: int) -> Finding:
    """No value at all."""
    return Finding(Span(place, place), "there is no JSON here", "write `{}` where there is nothing to say")


def no_key(token: Span, text: str) -> Finding:
    """Something that cannot be a key where a key should stand."""
    return Finding(token, f"{shown(token.of(text))} stands where a key should", 'write members as `"key": value`')


def odd_colon(colon: Span, text: str) -> Finding:
    """A colon behind a value: a comma before it may be lost, a value, or braces around it all."""
    help_ = "look for a value or a comma lost before it; in a list, put `{ }` around keys and values"
    return Finding(colon, f"`{colon.of(text)}` follows a value", help_)


def quote_inside(token: Span, text: str) -> Finding:
    """Something right behind a closing quote, which most often was to be part of the text."""
    message = f"{shown(token.of(text))} stands right behind the closing quote"
    return Finding(token, message, 'write a quote inside a text as `\\"`, or add the comma that is missing')
