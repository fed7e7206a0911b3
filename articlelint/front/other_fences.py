"""Fences other than a pair of `---`: other formats, and what is left where a fence is missing or misplaced."""

import re

from articlelint.front.fences import Fault, Fences, Format
from articlelint.text import Span

_FORMATS: dict[str, Format] = {"---": "yaml", "+++": "toml", ";;;": "json"}
# gray-matter, and so Eleventy, takes a language behind the fence.
_LANGUAGES: dict[str, Format] = {"yaml": "yaml", "yml": "yaml", "toml": "toml", "json": "json"}
_CODE_LANGUAGES = frozenset({"js", "javascript", "jsx", "coffee", "coffeescript", "cson"})

# The RustSec advisory database, and those who took its form, open an article with a code block of TOML.
_CODE_BLOCK = re.compile(r"(?P<fence>```)toml[ \t]*(?:\r\n|\n|\r)")

_LINE_END = r"(?:\r\n|\n|\r|\Z)"
_FIRST_LINE = re.compile(rf"(?P<fence>---|\+\+\+|;;;)(?P<rest>[^\r\n]*){_LINE_END}")
_CODE_BLOCK_END = re.compile(rf"[\r\n](?P<fence>```)[ \t]*{_LINE_END}")
# Each begins with the line end before the fence: `^` knows no lone carriage return.
_CLOSING = {
    "---": re.compile(rf"[\r\n](?P<fence>---|\.\.\.)[ \t]*{_LINE_END}"),
    "+++": re.compile(rf"[\r\n](?P<fence>\+\+\+)[ \t]*{_LINE_END}"),
    ";;;": re.compile(rf"[\r\n](?P<fence>;;;)[ \t]*{_LINE_END}"),
}
_INDENTED_CLOSING = re.compile(rf"[\r\n][ \t]*(?P<fence>---|\.\.\.)[ \t]*{_LINE_END}")
# What editors and models leave where a closing fence was meant: indented, too short, too long, or turned into a dash.
_NEAR_CLOSING = re.compile(
    rf"[ \t]*(?P<fence>-{{2,}}|[—–]+-*|-[ \t]+-(?:[ \t]+-)?|\*{{3}}|_{{3}}|={{3}})[ \t]*{_LINE_END}"
)

_NAME = r"""(?:[A-Za-z_][\w.-]{0,60}|"[^"\r\n]{1,60}"|'[^'\r\n]{1,60}')"""
_KEY_LINE = re.compile(rf"\s*{_NAME}(?:[ \t]*:(?!//)|[ \t]*=)")
_FRONT_LINE = re.compile(rf"[ \t]+\S|-[ \t]|\#[^#]|[\]}}]|{_NAME}(?: \w+)*[ \t]*(?::(?!//)|=)")
# Spaces that nobody sees come with text that was pasted from a page or written by a model.
_INVISIBLE = "\u00a0\u200b\u200c\u200d\u2060\ufeff"
_BLANK = f" \t\r\n\f\v{_INVISIBLE}"
_LATER_FENCE = re.compile(
    rf"(?:\A|(?<=[\r\n])|(?<=\ufeff))(?P<indent>[ \t{_INVISIBLE}]{{0,8}})(?P<fence>---)[ \t]*(?:\r\n|\n|\r)"
)
_MOST_LINES_BEFORE = 20
_LINE = re.compile(r"(?P<line>[^\r\n]*)(?:\r\n|\n|\r|\Z)")

# Comments are no JSON, but who writes them means JSON; `{/* … */}` alone is an expression of MDX.
_JSON_START = re.compile(
    r"""\{\s*(?:\}[ \t]*(?:\r|\n|\Z)|(?:(?://[^\r\n]*|/\*[^*]*\*/)\s*)*"""
    r"""(?:"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|[A-Za-z_]\w*)\s*:)"""
)
_JSON_LINE_END = re.compile(rf"(?P<fence>\}})[ \t]*{_LINE_END}")
_JSON_END = re.compile(rf"[\r\n](?P<fence>\}})[ \t]*{_LINE_END}")


def cut(text: str, start: int) -> Fences:
    """Cut a text, from behind its byte order mark on, that no pair of `---` cuts."""
    first = _FIRST_LINE.match(text, start)
    if first:
        found = _fenced(text, first)
    elif text.startswith("{", start):
        found = _json(text, start)
    else:
        found = _code_block(text, start)
    return found or _later(text, start) or _unopened(text, start) or _mistyped(text, start) or _none(start)


def _none(start: int) -> Fences:
    empty = Span(start, start)
    return Fences(None, empty, empty, start, (Fault("missing-front-matter", empty),))


def _fenced(text: str, first: re.Match[str]) -> Fences | None:
    fence, rest = first["fence"], first["rest"].strip()
    opening = Span(*first.span("fence"))
    closing = _CLOSING[fence].search(text, first.end() - 1)
    if rest in _CODE_LANGUAGES and closing:
        return Fences(None, opening, _between(first, closing), closing.end(), known=False)
    language = _LANGUAGES.get(rest) if fence == "---" else None
    if rest and not language:
        if not closing or not _KEY_LINE.match(text, first.end()):
            return None
        behind = Span(opening.end, first.start("rest") + len(first["rest"].rstrip()))
        fault = Fault("broken-front-matter", behind, near=Span(opening.start, behind.end))
        return Fences(_FORMATS[fence], opening, _between(first, closing), closing.end(), (fault,))
    if closing:
        return Fences(language or _FORMATS[fence], opening, _between(first, closing), closing.end())
    return _unclosed(text, opening, first.end(), _FORMATS[fence]) if _KEY_LINE.match(text, first.end()) else None


def _code_block(text: str, start: int) -> Fences | None:
    first = _CODE_BLOCK.match(text, start)
    closing = _CODE_BLOCK_END.search(text, first.end() - 1) if first else None
    if first is None or closing is None:
        return None
    return Fences("toml", Span(*first.span("fence")), _between(first, closing), closing.end())


def _between(first: re.Match[str], closing: re.Match[str]) -> Span:
    return Span(first.end(), max(first.end(), closing.start() + 1))


def _unclosed(text: str, opening: Span, start: int, kind: Format) -> Fences:
    """A front matter without its closing fence: cut where the fence was probably meant, else taken to have no body."""
    last = start
    blank = False
    for line in _LINE.finditer(text, start):
        near = _NEAR_CLOSING.fullmatch(text, line.start(), line.end())
        if near:
            meant = Span(*near.span("fence"))
            fault = Fault("unclosed-front-matter", opening, near=meant)
            return Fences(kind, opening, Span(start, line.start()), line.end(), (fault,))
        if line["line"].strip():
            heading = blank and line["line"].startswith("#")
            if heading or not _FRONT_LINE.match(line["line"]):
                break
            last = line.end()
        blank = not line["line"].strip()
    fault = Fault("unclosed-front-matter", opening, insert_at=last)
    return Fences(kind, opening, Span(start, start), len(text), (fault,))


def _later(text: str, start: int) -> Fences | None:
    """A front matter that something stands before: blank lines, spaces, a comment, a model's first words."""
    opening = _LATER_FENCE.search(text, start)
    if opening is None:
        return None
    before = text[start : opening.start("fence")]
    in_code = "```" in before and len(before.split()) > 1
    if in_code or len(before.splitlines()) > _MOST_LINES_BEFORE or not _KEY_LINE.match(text, opening.end()):
        return None
    if before.strip(_BLANK) and text[opening.end()] in "\r\n":
        return None
    closings = _INDENTED_CLOSING if opening["indent"] else _CLOSING["---"]
    closing = closings.search(text, opening.end() - 1)
    if closing is None or not _all_front_lines(text[opening.end() : closing.start()]):
        return None
    fault = Fault("text-before-front-matter", _shown(before, start))
    return Fences("yaml", Span(*opening.span("fence")), _between(opening, closing), closing.end(), (fault,))


def _unopened(text: str, start: int) -> Fences | None:
    """A front matter without its opening fence: fields from the first line on, and then a fence."""
    if not _KEY_LINE.match(text, start) or text[start : start + 1].isspace():
        return None
    closing = _CLOSING["---"].search(text, start)
    if closing is None or not _all_front_lines(text[start : closing.start()]):
        return None
    here = Span(start, start)
    if "\n" not in text[start : closing.start()] and not text[start].islower():
        # `Note: a line above a rule` is a heading to CommonMark, and may be meant as one.
        return None
    fault = Fault("missing-front-matter", here, insert_at=start)
    return Fences("yaml", here, Span(start, closing.start() + 1), closing.end(), (fault,))


def _mistyped(text: str, start: int) -> Fences | None:
    """Something that is no fence, where an opening fence was meant: `--`, or the dash an editor made of it.

    A fence that spaces stand before is one, and what is no fence is then the closing one.
    """
    opening = _NEAR_CLOSING.match(text, start)
    if opening is None or not _KEY_LINE.match(text, opening.end()):
        return None
    meant = Span(*opening.span("fence"))
    for line in _LINE.finditer(text, opening.end()):
        closing = _NEAR_CLOSING.fullmatch(text, line.start(), line.end())
        if closing:
            end = Span(line.start(), closing.end("fence"))
            is_fence = end.of(text) == "---"
            faults = [Fault("broken-front-matter", meant, near=meant, closing=None if is_fence else end)]
            if meant.of(text) == "---":
                faults = [Fault("unclosed-front-matter", meant, near=Span(*closing.span("fence")))]
                faults += [Fault("text-before-front-matter", Span(start, meant.start))]
            content = Span(opening.end(), line.start())
            whole = _all_front_lines(content.of(text))
            return Fences("yaml", meant, content, line.end(), tuple(faults)) if whole else None
    return None


def _shown(before: str, start: int) -> Span:
    words = before.strip(_BLANK)
    if not words:
        return Span(start, start + len(before))
    lead = len(before) - len(before.lstrip(_BLANK))
    return Span(start + lead, start + lead + len(words))


def _all_front_lines(content: str) -> bool:
    return all(_FRONT_LINE.match(line) for line in content.splitlines() if line.strip())


def _json(text: str, start: int) -> Fences | None:
    """A JSON object that opens the file; it ends where it ends, or at the first line that is a lone `}`."""
    if not _JSON_START.match(text, start):
        return None
    import json  # noqa: PLC0415 few articles have JSON front matter: 3 ms for those that do

    opening = Span(start, start + 1)
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        line = _JSON_END.search(text, start) or _JSON_LINE_END.search(text, start)
        if line is None:
            fault = Fault("unclosed-front-matter", opening)
            return Fences("json", opening, Span(start, start), len(text), (fault,))
        return Fences("json", opening, Span(start, line.end("fence")), line.end())
    rest = _LINE.match(text, end)
    return Fences("json", opening, Span(start, end), rest.end() if rest and not rest["line"].strip() else end)
