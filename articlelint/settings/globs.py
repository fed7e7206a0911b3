"""Patterns of paths: which files a collection is made of."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|<[A-Za-z][A-Za-z0-9_-]*>|\{[^{}]*\}|\[!?[^\]/]+\]|.", re.DOTALL)
_FOLDERS = re.compile(r"(?:\*\*/){2,}")
_MEANINGS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}

# The name of a folder that a pattern leaves open, and that a schema then speaks of: `<collection>`.
PLACEHOLDER = re.compile("<([A-Za-z][A-Za-z0-9_-]*)>")


class Files(NamedTuple):
    """Files below a folder, by patterns; the folder is absolute and ends with a slash.

    A file that lies elsewhere is held to the patterns with all of its path, so that `**` fits any file.
    """

    folder: str = ""
    patterns: tuple[re.Pattern[str], ...] = ()

    def match(self, path: str) -> re.Match[str] | None:
        """What the first pattern that fits makes of an absolute path."""
        inside = path.removeprefix(self.folder)
        for pattern in self.patterns:
            if found := pattern.fullmatch(inside):
                return found
        return None

    def number(self, path: str) -> int | None:
        """The number of the first pattern that fits an absolute path, from 0."""
        match = self.match(path)
        return None if match is None else next(at for at, one in enumerate(self.patterns) if one is match.re)


def files_below(folder: str, globs: tuple[str, ...]) -> Files:
    """The files below an absolute folder that some globs speak of."""
    return Files(f"{folder.rstrip('/')}/" if folder else "", tuple(map(glob_pattern, globs)))


def placeholders(written: str) -> dict[str, None]:
    """The names that stand in `<…>`, each once."""
    return dict.fromkeys(PLACEHOLDER.findall(written))


def named(match: re.Match[str]) -> dict[str, str]:
    """What stands in a path for each placeholder of the pattern that fits it."""
    return {_shown(name): value for name, value in match.groupdict().items()}


def filled(template: str, values: dict[str, str]) -> str | None:
    """A path with its placeholders filled in; None where that makes another path than its author can have meant.

    A folder may be called anything, and no name of one shall lead out of the folder that the template names.
    """
    parts = []
    for part in template.split("/"):
        whole = PLACEHOLDER.sub(lambda found: values.get(found[1], ""), part)
        if whole != part and (whole in {"", ".", ".."} or not set("/\\:\0").isdisjoint(whole)):
            return None
        parts.append(whole)
    return "/".join(parts)


def glob_pattern(glob: str) -> re.Pattern[str]:
    """What a glob matches, of paths written with slashes: `*` and `?` within a name, `**` across folders.

    `[a-z]` is one of some letters, `[!a-z]` none of them, `{md,mdx}` one of some alternatives, and `<kind>` the name
    of a folder, the same wherever it stands. A folder, written with a slash at its end, stands for all that is in it.
    Raises `re.error` where a range of letters runs the wrong way.
    """
    # Each `**/` in a row adds nothing but time, which grows with the power of their number.
    whole = _FOLDERS.sub("**/", glob.removeprefix("./"))
    return re.compile(_expression(f"{whole}**" if whole.endswith("/") else whole, set()), re.DOTALL)


def _expression(glob: str, known: set[str]) -> str:
    return "".join(_meaning(token[0], known) for token in _TOKEN.finditer(glob))


def _meaning(token: str, known: set[str]) -> str:
    if token in _MEANINGS:
        return _MEANINGS[token]
    if len(token) > 1 and token.startswith("<"):
        return _folder(_hidden(token[1:-1]), known)
    if len(token) > 1 and token.startswith("{"):
        return f"(?:{'|'.join(_expression(one, known) for one in token[1:-1].split(','))})"
    if len(token) > 1 and token.startswith("["):
        return _letters(token[1:-1])
    return re.escape(token)


def _folder(name: str, known: set[str]) -> str:
    if name in known:
        return f"(?P={name})"
    known.add(name)
    return f"(?P<{name}>[^/]+)"


def _hidden(name: str) -> str:
    # A group's name is an identifier, which has no hyphen.
    return name.replace("_", "_u").replace("-", "_h")


def _shown(name: str) -> str:
    return name.replace("_h", "-").replace("_u", "_")


def _letters(written: str) -> str:
    kept = "".join(
        letter if letter.isalnum() or letter == "-" else f"\\{letter}" for letter in written.removeprefix("!")
    )
    return f"[^/{kept}]" if written.startswith("!") else f"[{kept}]"
