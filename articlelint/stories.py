"""Stories: which story an article tells, in which language, and whether it is the original."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from articlelint.globs import expression
from articlelint.relations import Translations
from articlelint.scripts import scripts_of

# What stands in braces in the patterns of paths.
STORY, LANGUAGE = "story", "language"

_PLACEHOLDER = re.compile(f"\\{{({STORY}|{LANGUAGE})\\}}")
# A language and what sets it apart from others of its kind, as in `pt-BR` and `zh_Hans_TW`.
_TAG = "[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"

# ISO 639-1.
_LETTERS = 2


class Story(NamedTuple):
    """The story that an article tells, by a key that all its articles have, and the language that it tells it in.

    `named` is the key of the story that a translation names as its original, where that may be another one, and
    `source` the language of the original, where it names that.
    """

    key: str
    language: str
    is_translation: bool
    named: str | None = None
    source: str | None = None


def story_of(settings: Translations, value_of: Callable[[str], Any], place: str | None) -> Story | None:
    """The story of an article, whose values are asked for by dotted names; None where nothing tells which it is.

    `place` is its path from the folder of the settings on, None where it has none.
    """
    path = _told_by_path(settings, place) if settings.paths and place else None
    language = path.language if path else _word(value_of(settings.language)) or ""
    words = [_word(value_of(name)) for name in settings.story]
    key = "\n".join(filter(None, words)) if words and all(words) else path.key if path else None
    original = _word(value_of(settings.original)) if settings.original else None
    is_foreign = settings.original_language is not None and not is_same_language(settings.original_language, language)
    is_translation = original is not None or bool(language and is_foreign)
    if original is None or _is_language(original, settings):
        return None if key is None else Story(key, language, is_translation, source=original)
    # What several fields name, one value can't.
    named = original if len(settings.story) == 1 else None
    if key is None:
        return None if named is None else Story(named, language, is_translation=True)
    return Story(key, language, is_translation=True, named=None if named == key else named)


class _Told(NamedTuple):
    """What a path tells of its article."""

    key: str
    language: str


def _told_by_path(settings: Translations, place: str) -> _Told | None:
    for pattern in settings.paths:
        found = _pattern(pattern).fullmatch(place)
        if found is not None:
            told = found.groupdict()
            language = told.get(f"_{LANGUAGE}", settings.original_language or "")
            # `notes.v2.md` is in no language.
            if language in settings.languages or scripts_of(language):
                return _Told(told[f"_{STORY}"], language)
    return None


@lru_cache(maxsize=64)  # a few for each collection
def _pattern(written: str) -> re.Pattern[str]:
    known: set[str] = set()
    meanings = {STORY: f"(?P<_{STORY}>.+?)", LANGUAGE: f"(?P<_{LANGUAGE}>{_TAG})"}
    pieces = [
        meanings[piece] if number % 2 else expression(piece, known)
        for number, piece in enumerate(_PLACEHOLDER.split(written.removeprefix("./")))
    ]
    return re.compile("".join(pieces), re.DOTALL)


def is_same_language(wanted: str, language: str) -> bool:
    """Whether a language is one that is wanted, or a kind of it: `uk-UA` is `uk`, but `pt` is not `pt-BR`."""
    one, other = (tag.casefold().replace("_", "-") for tag in (wanted, language))
    return one == other or other.startswith(f"{one}-")


def _is_language(word: str, settings: Translations) -> bool:
    """Whether a word is a language, and not the name of a story: of those with three letters nearly any word is one."""
    if word in settings.languages or word == settings.original_language:
        return True
    return len(word.replace("_", "-").partition("-")[0]) == _LETTERS and bool(scripts_of(word))


def _word(value: Any) -> str | None:  # noqa: ANN401 any JSON value
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
