"""YAML faults that are seen in how lines stand: a missing space, a missing colon, a wrong indentation."""

import re

from articlelint.diagnostic import Finding, Label
from articlelint.fix import Edit, Fix, Safety
from articlelint.front.trouble import Explained, Line, Trouble
from articlelint.text import Span

# `key:value`, and never a URL.
_TIGHT = re.compile(r"(?:-[ \t]+)*(?P<key>[A-Za-z_][\w.-]*)(?P<colon>:)(?!//)(?P<after>[^ \t])")
_WIDE_COLON = re.compile(r"(?:-[ \t]+)*(?P<key>\w[\w.-]*)[ \t]*(?P<colon>：[ \t]*)")
_BARE_WORD = re.compile(r"(?:-[ \t]+)*(?P<key>[A-Za-z_][\w-]*)(?=[ \t]|$)")
_BLOCK_HEADER = re.compile(r".*:[ \t]+(?P<header>[|>][-+0-9]*)[ \t]*(?:#.*)?$")
# Neighbours stand near; a longer look back costs time and finds strangers.
_MOST_LINES_ABOVE = 200
_TIGHT_DASH = re.compile(r"-(?=[A-Za-z\"'])")


def key_out_of_place(trouble: Trouble, line: Line) -> Explained | None:
    """A key where the value of the line above goes on: that line's colon lacks its space, or this one is indented."""
    before = trouble.line_before(line)
    if before is None:
        return None
    tight = tight_colon(trouble, before)
    if tight is not None:
        return tight
    if before.key.start == before.key.end and before.indent == line.indent and before.dash.start == before.dash.end:
        return line_without_key(trouble.opened_at(before.span.start + before.indent))
    if before.value.start < before.value.end and line.indent > _key_column(before):
        indent = Span(line.span.start, line.span.start + line.indent)
        message = f"{trouble.word(line.key)} is indented like a part of the value above it"
        label = Label(before.value, "this value goes on until a line is indented less")
        return Explained(Finding(indent, message, "indent it like the key it belongs beside", (label,)))
    return None


def key_out_of_place_at(trouble: Trouble) -> Explained | None:
    """A colon that no key stands before."""
    line = trouble.line_at(trouble.at)
    start = line.span.start + line.indent
    if trouble.text[start : start + 1] != ":":
        return None
    return Explained(Finding(Span(start, start + 1), "no key stands before this colon", "write the key before it"))


def directive(trouble: Trouble) -> Explained | None:
    """A line that begins with `%`, which is YAML's own business at the start of a document."""
    place = trouble.opened if trouble.text[trouble.opened : trouble.opened + 1] == "%" else trouble.content.start
    line = trouble.line_at(place)
    if trouble.text[line.span.start : line.span.start + 1] != "%":
        return None
    sign = Span(line.span.start, line.span.start + 1)
    message = "a line begins with `%`, which gives an order to the YAML reader"
    return Explained(Finding(sign, message, "delete the line, or quote the key"))


def another_document(trouble: Trouble) -> Explained | None:
    """`--- text` between the fences."""
    dashes = Span(trouble.at, min(trouble.at + 3, trouble.content.end))
    message = f"{trouble.word(dashes)} begins another document in the middle of the front matter"
    return Explained(Finding(dashes, message, "delete it, or end the front matter with `---` alone on its line"))


def outdented_text(trouble: Trouble) -> Explained | None:
    """A line of a `|` or `>` text that is indented less than the text above it."""
    line = trouble.line_at(trouble.at)
    above = trouble.line_before(line)
    while above is not None and above.indent > line.indent:
        indent = above.indent
        above = trouble.line_before(above)
        header = _BLOCK_HEADER.match(above.span.of(trouble.text)) if above else None
        if above is not None and header is not None and above.indent < line.indent:
            place = Span(line.span.start, line.span.start + line.indent)
            sign = Span(above.span.start + header.start("header"), above.span.start + header.end("header"))
            label = Label(sign, "the text is announced here")
            message = f"this line is indented less than the text of {trouble.word(above.key)} above it"
            return Explained(Finding(place, message, f"indent it by {_spaces(indent)}", (label,)))
    return None


def line_without_key(trouble: Trouble) -> Explained | None:
    """A line on its own where a key was expected."""
    line = trouble.line_at(trouble.opened)
    tight = tight_colon(trouble, line)
    if tight is not None:
        return tight
    before = trouble.line_before(line)
    block = _BLOCK_HEADER.match(before.span.of(trouble.text)) if before else None
    if before is not None and block is not None:
        return _unindented_block(trouble, before, block, line)
    words = line.span.of(trouble.text)[line.indent :]
    bare = _BARE_WORD.match(words)
    after = trouble.line_after(line)
    has_children = after is not None and after.indent > line.indent and after.key.start < after.key.end
    if bare and ((bare.end() == len(words.rstrip()) and has_children) or _looks_like_value(words[bare.end() :])):
        return _missing_colon(trouble, line, bare)
    # A line may be nothing but a space that YAML takes for text, such as U+2028.
    end = line.span.start + (len(line.span.of(trouble.text).rstrip(" \t")) or line.span.end - line.span.start)
    whole = Span(line.span.start + line.indent, max(end, line.span.start + line.indent))
    message = "this line has no key, and is not indented to belong to the value above"
    mask = (Edit(whole, "#" + "x" * (whole.end - whole.start - 1)),)
    return Explained(Finding(whole, message, "indent it, give it a key, or delete it"), mask)


def _looks_like_value(rest: str) -> bool:
    words = rest.split()
    return len(words) == 1 or rest.lstrip().startswith(('"', "'"))


def _missing_colon(trouble: Trouble, line: Line, bare: re.Match[str]) -> Explained:
    start = line.span.start + line.indent
    key = Span(start + bare.start("key"), start + bare.end("key"))
    fix = Fix("add the colon", (Edit(Span(key.end, key.end), ":"),), Safety.UNSAFE)
    finding = Finding(key, f"no colon follows the key {trouble.word(key)}", "write `:` after the key", fix=fix)
    return Explained(finding, (Edit(Span(key.end - 1, key.end), ":"),) if key.end - key.start > 1 else ())


def tight_colon(trouble: Trouble, line: Line) -> Explained | None:
    """A key whose colon lacks its space, or is no colon of YAML's."""
    start = line.span.start + line.indent
    wide = _WIDE_COLON.match(trouble.text, start, line.span.end)
    if wide is not None:
        sign = Span(*wide.span("colon"))
        fix = Fix("write `:` and a space", (Edit(sign, ": "),), Safety.SAFE)
        message = f"a fullwidth colon follows {trouble.word(Span(*wide.span('key')))}, and YAML knows only `:`"
        width = sign.end - sign.start
        mask = (Edit(sign, ":" + " " * (width - 1)),) if width > 1 or sign.end == line.span.end else ()
        return Explained(Finding(sign, message, "write `:` and a space", fix=fix), mask)
    tight = _TIGHT.match(trouble.text, start, line.span.end)
    if tight is None:
        return None
    colon = Span(*tight.span("colon"))
    key = Span(*tight.span("key"))
    after = Span(*tight.span("after"))
    if not after.of(trouble.text).isspace() and after.of(trouble.text) != "\xa0":
        fix = Fix("add the space", (Edit(Span(colon.end, colon.end), " "),), Safety.SAFE)
        message = f"no space follows the colon of {trouble.word(key)}, so YAML sees no key"
        # The space takes the place of a sign, so that what else is wrong with the value would be told of a part of it.
        rest = trouble.text[after.start : line.span.end].rstrip()
        hidden = Edit(Span(after.start, after.start + len(rest)), " " + "x" * (len(rest) - 1))
        return Explained(Finding(colon, message, "write a space after the colon", fix=fix), (hidden,))
    mask = (Edit(after, " "),)
    fix = Fix("write an ordinary space", mask, Safety.SAFE)
    message = f"a no-break space follows the colon of {trouble.word(key)}, so YAML sees no key"
    return Explained(Finding(after, message, "write an ordinary space", fix=fix), mask)


def _unindented_block(trouble: Trouble, header: Line, block: re.Match[str], line: Line) -> Explained:
    """The text of a `|` or `>` that stands at the column of its key."""
    edits: list[Edit] = []
    masks: list[Edit] = []
    first, current = line, line
    while True:
        start = current.span.start
        edits.append(Edit(Span(start, start), "  "))
        masks.append(Edit(Span(start, start + 1), "#"))
        following = trouble.line_after(current)
        if following is None or following.key.start < following.key.end or following.indent > first.indent:
            break
        current = following
    sign = Span(header.span.start + block.start("header"), header.span.start + block.end("header"))
    whole = Span(first.span.start + first.indent, len(trouble.text[: first.span.end].rstrip()))
    label = Label(sign, "the text that this announces must be indented")
    fix = Fix("indent the text", tuple(edits), Safety.UNSAFE)
    message = f"this line is not indented, so it does not belong to {trouble.word(header.key)}"
    return Explained(Finding(whole, message, "indent it by two spaces", (label,), fix), tuple(masks))


def tight_dash(trouble: Trouble) -> Explained | None:
    """A list item without the space behind its dash."""
    line = trouble.line_at(trouble.at)
    tight = _TIGHT_DASH.match(trouble.text, line.span.start + line.indent)
    if tight is None:
        return None
    dash = Span(*tight.span())
    fix = Fix("add the space", (Edit(Span(dash.end, dash.end), " "),), Safety.SAFE)
    message = "no space follows the `-`, so YAML sees no list item"
    can_mask = line.key.end - line.key.start > len("-x")
    masks = (Edit(Span(dash.end, dash.end + 1), " "),) if can_mask else ()
    return Explained(Finding(dash, message, "write a space after `-`", fix=fix), masks)


def wrong_indentation(trouble: Trouble) -> Explained | None:
    """A line whose indentation fits nothing above it."""
    line = trouble.line_at(trouble.at)
    start = line.span.start + line.indent
    if trouble.at > max(start, line.dash.end):
        return None
    if trouble.text[start : start + 1] == ":":
        return key_out_of_place_at(trouble)
    sibling = _sibling(trouble, line)
    is_item = line.dash.start < line.dash.end
    place = Span(line.span.start, start) if line.indent else Span(start, start + 1)
    what = "this list item" if is_item else trouble.word(line.key) if line.key.start < line.key.end else "this line"
    opening = Label(Span(trouble.opened, trouble.opened + 1), "YAML was still reading what begins here")
    if not is_item and "collection" in trouble.context and sibling is None and not line.indent:
        field = line.key if line.key.start < line.key.end else place
        help_ = "give the list a key, or make an item of this line"
        return Explained(Finding(field, f"{what} stands among list items", help_, (opening,)))
    if sibling is None or sibling[0] == line.indent:
        message = (
            f"{what} is indented like nothing above it" if line.indent else f"{what} stands where no list was begun"
        )
        return Explained(Finding(place, message, "indent it like the lines it belongs beside", (opening,)))
    wanted, neighbour = sibling
    at = neighbour.span.start + wanted
    label = Label(
        neighbour.key if at == neighbour.key.start else Span(at, at + 1), f"{_spaces(wanted)} before this one"
    )
    indented = f"is indented by {_spaces(line.indent)}" if line.indent else "is not indented"
    neighbours = f"its neighbour has {_spaces(wanted)}" if wanted else "its neighbour is not indented"
    help_ = f"indent it by {_spaces(wanted)}" if wanted else "remove its indentation"
    return Explained(Finding(place, f"{what} {indented}, and {neighbours}", help_, (label,)))


def _sibling(trouble: Trouble, line: Line) -> tuple[int, Line] | None:
    """The nearest line above of the same kind whose indentation is the nearest to this one's, and that indentation."""
    is_item = line.dash.start < line.dash.end
    best: tuple[int, Line] | None = None
    before = trouble.line_before(line)
    for _ in range(_MOST_LINES_ABOVE):
        if before is None:
            break
        same_kind = before.dash.start < before.dash.end if is_item else before.key.start < before.key.end
        column = before.indent if is_item else _key_column(before)
        if same_kind and (best is None or abs(column - line.indent) < abs(best[0] - line.indent)):
            best = (column, before)
        before = trouble.line_before(before)
    return best


def _key_column(line: Line) -> int:
    return (line.key.start if line.key.start < line.key.end else line.span.start + line.indent) - line.span.start


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"
