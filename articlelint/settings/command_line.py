"""Settings from the command line: `--config KEY=VALUE`, each a document of its own."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from articlelint.settings.document import Document, Mistake
from articlelint.settings.layers import COMMAND_LINE
from articlelint.text import Route

# What may stand for a text without quotes: words and paths, nothing that TOML has a meaning for.
_BARE = re.compile(r"[\w./*<>~-]+")
_COLLECTIONS = "collections"


class Argument(Document):
    """One option `--config KEY=VALUE`, in TOML; `number` is which one it is, from 1, and its line in messages.

    A bare word that is no TOML is a text: `severity.future-date=error`. The collections are a list, which no key leads
    into, so here their names do: `collections.blog.schema="blog.json"`.
    """

    is_argument = True

    def __init__(self, written: str, number: int) -> None:
        super().__init__(COMMAND_LINE, "\n" * (number - 1) + _as_toml(written))
        self._names: list[str] = []

    def _shaped(self, data: Mapping[str, Any]) -> Mapping[str, Any]:
        collections = data.get(_COLLECTIONS)
        if not isinstance(collections, Mapping) or not all(isinstance(one, Mapping) for one in collections.values()):
            return data
        self._names = list(collections)
        return {**data, _COLLECTIONS: [{"name": name, **one} for name, one in collections.items()]}

    def _standing(self, route: Route) -> Route:
        if self._names and len(route) > 1 and route[0] == _COLLECTIONS and isinstance(route[1], int):
            return (_COLLECTIONS, self._names[route[1]], *route[2:])
        return route

    def _said(self, mistake: Mistake) -> Mistake:
        hint = "the option is TOML, as in --config 'extend=\"hugo\"'"
        return mistake._replace(message=f"{mistake.message}: {hint}")


def _as_toml(written: str) -> str:
    key, _, value = written.partition("=")
    word = value.strip()
    try:
        tomllib.loads(written)
    except (ValueError, RecursionError):
        # A shell has taken the quotes away, or nobody saw the need for them.
        return f'{key}="{word}"' if _BARE.fullmatch(word) else written
    return written
