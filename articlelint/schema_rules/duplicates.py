"""Keys that stand twice in a schema, the first of which nothing heeds."""

import json
from collections.abc import Iterator
from typing import Any

from articlelint.contract.tree import Tree
from articlelint.front.json import read_json
from articlelint.front.reading import WIDEST, Duplicate
from articlelint.front.yaml import YamlReading
from articlelint.schema_rules.remark import Remark
from articlelint.text import BYTE_ORDER_MARK, Span
from articlelint.wording import in_backticks


class _Twice(Exception):
    """There is such a key."""


def repeated_keys(tree: Tree) -> Iterator[Remark]:
    """Each at its second place, in a schema and in those that it refers to."""
    for path, text in tree.files.items():
        for one in _duplicates(path, text):
            message = f"the key {in_backticks(one.name)} stands twice, and what the first one asks for is not checked"
            yield Remark("repeated-key", path, one.second, message, "delete one of the two")


def _duplicates(path: str, text: str) -> tuple[Duplicate, ...]:
    whole = Span(len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0, len(text))
    if path.lower().endswith((".yaml", ".yml")):
        return tuple(YamlReading(text, whole, WIDEST).duplicates)
    try:
        json.loads(whole.of(text), object_pairs_hook=_refuse_twice)
    except _Twice:
        # The reader that tells where takes 30 times as long.
        return tuple(read_json(text, whole, WIDEST).duplicates)
    return ()


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice
    return found
