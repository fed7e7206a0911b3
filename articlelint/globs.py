"""What a glob matches: the language in which settings speak of paths."""

import re
from collections.abc import Sequence

_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|<[A-Za-z][A-Za-z0-9_-]*>|\{[^{}]*\}|\[!?[^\]/]+\]|.", re.DOTALL)
_FOLDERS = re.compile(r"(?:\*\*/){2,}")
# Behind each sort of star, where a stretch ends that another of its sort may follow; and what its shortest match is.
_ENDS = {"*": ("*", "**", "**/", "/"), "**": ("*", "**", "**/"), "**/": ("**", "**/")}
_FIRST = {"*": "[^/]*?", "**": ".*?", "**/": "(?:.*?/)??"}
_MEANINGS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def glob_pattern(glob: str) -> re.Pattern[str]:
    """What a glob matches, of paths written with slashes: `*` and `?` within a name, `**` across folders.

    `[a-z]` is one of some letters, `[!a-z]` none of them, `{md,mdx}` one of some alternatives, and `<kind>` the name
    of a folder, the same wherever it stands. A folder, written with a slash at its end, stands for all that is in it.
    Raises `re.error` where a range of letters runs the wrong way.
    """
    whole = glob.removeprefix("./")
    return re.compile(expression(f"{whole}**" if whole.endswith("/") else whole, set()), re.DOTALL)


def expression(glob: str, known: set[str]) -> str:
    """The regular expression of a glob, or of a part of one; `known` are the names in `<>` that stand in parts before.

    The names of the part are added to them.
    """
    # Each `**/` in a row adds nothing but time, which grows with the power of their number.
    tokens = [token[0] for token in _TOKEN.finditer(_FOLDERS.sub("**/", glob))]
    found: list[str] = []
    place = 0
    while place < len(tokens):
        sign = tokens[place]
        end = next((at for at in range(place + 1, len(tokens)) if tokens[at] in _ENDS.get(sign, "")), len(tokens))
        between = tokens[place + 1 : end]
        # What stands between two stars of a kind is best found as early as it can be: the second takes up what is left.
        # To try any other place as well would take time with the power of the number of stars.
        if tokens[end : end + 1] == [sign] and _is_settled(sign, between):
            found.append(f"(?>{_FIRST[sign]}{''.join(_meaning(one, known) for one in between)})")
            place = end
        else:
            found.append(_meaning(sign, known))
            place += 1
    return "".join(found)


def _is_settled(sign: str, between: Sequence[str]) -> bool:
    """Whether it is all the same to what follows where that stands which is between two stars."""
    is_whole = sign != "**/" or between[-1:] == ["/"]
    return is_whole and not any(one[0] in "<{" and len(one) > 1 for one in between)


def _meaning(token: str, known: set[str]) -> str:
    if token in _MEANINGS:
        return _MEANINGS[token]
    if len(token) > 1 and token.startswith("<"):
        return _folder(_hidden(token[1:-1]), known)
    if len(token) > 1 and token.startswith("{"):
        return f"(?:{'|'.join(expression(one, known) for one in token[1:-1].split(','))})"
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


def _letters(written: str) -> str:
    kept = "".join(
        letter if letter.isalnum() or letter == "-" else f"\\{letter}" for letter in written.removeprefix("!")
    )
    return f"[^/{kept}]" if written.startswith("!") else f"[{kept}]"
