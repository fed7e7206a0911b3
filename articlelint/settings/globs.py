"""Patterns of paths: which files a collection is made of."""

import re

_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|\{[^{}]*\}|\[!?[^\]/]+\]|.", re.DOTALL)
_MEANINGS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def glob_pattern(glob: str) -> re.Pattern[str]:
    """What a glob matches, of paths written with slashes: `*` and `?` within a name, `**` across folders.

    `[a-z]` is one of some letters, `[!a-z]` none of them, `{md,mdx}` one of some alternatives. A folder, written with
    a slash at its end, stands for all that is in it. Raises `re.error` where a range of letters runs the wrong way.
    """
    whole = glob.removeprefix("./")
    return re.compile(_expression(f"{whole}**" if whole.endswith("/") else whole), re.DOTALL)


def _expression(glob: str) -> str:
    return "".join(_meaning(token[0]) for token in _TOKEN.finditer(glob))


def _meaning(token: str) -> str:
    if token in _MEANINGS:
        return _MEANINGS[token]
    if len(token) > 1 and token.startswith("{"):
        return f"(?:{'|'.join(map(_expression, token[1:-1].split(',')))})"
    if len(token) > 1 and token.startswith("["):
        return _letters(token[1:-1])
    return re.escape(token)


def _letters(written: str) -> str:
    kept = "".join(
        letter if letter.isalnum() or letter == "-" else f"\\{letter}" for letter in written.removeprefix("!")
    )
    return f"[^/{kept}]" if written.startswith("!") else f"[{kept}]"
