"""Patterns of paths: which files a collection is made of."""

import re
from typing import NamedTuple

from articlelint.globs import glob_pattern

__all__ = ["PLACEHOLDER", "Files", "files_below", "filled", "glob_pattern", "named", "placeholders"]

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


def _shown(name: str) -> str:
    return name.replace("_h", "-").replace("_u", "_")
