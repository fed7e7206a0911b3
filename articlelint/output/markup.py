"""XML 1.0 in ASCII: elements that are well-formed whatever stands in them."""

import re
from collections.abc import Iterable, Mapping

from articlelint.output.cells import legible

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
# Legible as any character that is not assigned, but no character of XML (§2.2); all others that are none are escaped.
_NO_CHARACTER = re.compile("[\ufffe\uffff]")


def element(name: str, attributes: Mapping[str, object], content: str | Iterable[str] | None = None) -> str:
    """An element on lines of its own: its content is text, or elements."""
    start = "".join((name, *(f' {key}="{_attribute(value)}"' for key, value in attributes.items())))
    if isinstance(content, str):
        return f"<{start}>{written(content)}</{name}>\n"
    inner = "".join(content or ())
    return f"<{start}>\n{inner}</{name}>\n" if inner else f"<{start}/>\n"


def _attribute(value: object) -> str:
    # A line end as such would become a space (§3.3.3).
    return written(value).replace("\n", "&#10;")


def written(value: object) -> str:
    """A text, line by line legible, or a number, as it is written between tags."""
    text = "\n".join(map(legible, str(value).split("\n")))
    text = _NO_CHARACTER.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    # Nor does a runner find a command of its own, such as `##[error]`.
    text = text.translate(_REFERENCES).replace("##", "#&#35;")
    # A reader that goes by a terminal's encoding and not by the declaration reads ASCII just as well.
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")
