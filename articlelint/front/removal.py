"""The edit that takes an item out of a list, in brackets or in a block of YAML.

An edit is only offered: who asks has to read the result and hold it to what was wanted (see `Front.removal`).
"""

import re
from collections.abc import Mapping

from articlelint.fix import Edit
from articlelint.text import Route, Span

_SPACE = r"[ \t\r\n]*"
_COMMA = re.compile(rf"{_SPACE},{_SPACE}")
_LAST_COMMA = re.compile(rf"{_SPACE},?{_SPACE}")
# What may stand before and behind an item of a block that has its lines for itself.
_DASH = re.compile(r"[ \t]*-[ \t]+")
_REST = re.compile(r"[ \t]*(?:[ \t]#[^\r\n]*)?(?:\r\n|\r|\n|\Z)")
_COLON = re.compile(rf"[ \t]*:{_SPACE}")


def item_removal(text: str, keys: Mapping[Route, Span], values: Mapping[Route, Span], route: Route) -> Edit | None:
    """The edit that should remove the item at a route; None where something stands about it that it may not take."""
    parent, number = route[:-1], route[-1]
    whole, item = values.get(parent), values.get(route)
    if whole is None or item is None or not isinstance(number, int) or not _holds(whole, item):
        return None
    before, behind = values.get((*parent, number - 1)), values.get((*parent, number + 1))
    if text.startswith("[", whole.start):
        return _from_brackets(text, whole, item, before, behind)
    if before is None and behind is None:
        key = keys.get(parent)
        alone = key is not None and _COLON.fullmatch(text, key.end, whole.start) and _begins_block(text, whole, item)
        return Edit(Span(key.end, whole.end), ": []") if key is not None and alone else None
    start = max(text.rfind("\n", 0, item.start), text.rfind("\r", 0, item.start)) + 1
    rest = _REST.match(text, item.end)
    if rest is None or not _DASH.fullmatch(text, start, item.start):
        return None
    return Edit(Span(start, rest.end()), "")


def _from_brackets(text: str, whole: Span, item: Span, before: Span | None, behind: Span | None) -> Edit | None:
    if behind is not None:
        return Edit(Span(item.start, behind.start), "") if _COMMA.fullmatch(text, item.end, behind.start) else None
    if before is not None:
        return Edit(Span(before.end, item.end), "") if _COMMA.fullmatch(text, before.end, item.start) else None
    alone = _LAST_COMMA.fullmatch(text, item.end, whole.end - 1) and not text[whole.start + 1 : item.start].strip()
    return Edit(whole, "[]") if alone else None


def _begins_block(text: str, whole: Span, item: Span) -> bool:
    return whole.end == item.end and _DASH.fullmatch(text, whole.start, item.start) is not None


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
