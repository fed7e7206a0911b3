"""JSON that every reader takes: ASCII, and one line for each element of what may be long."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from articlelint.output.cells import RUNNERS_COMMAND, shown

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    r"""The text with the escape `\xff` of a byte for the half of a surrogate pair that stands for it.

    JSON's readers refuse such halves.
    """
    return _LONE_SURROGATE.sub(lambda match: shown(match[0]), text)


def is_encodable(text: str) -> bool:
    """Whether JSON can hold the text as it is: an edit that is written otherwise than it is meant does harm."""
    return not _LONE_SURROGATE.search(text)


def utf8(text: str) -> bytes:
    """The bytes that a text has in its file, also those that are not UTF-8 (which `surrogateescape` kept)."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a pair that stands for no byte: it is in no file
        return text.encode("utf-8", "surrogatepass")


def encoded(value: object) -> str:
    """A value as JSON on one line, in which no runner finds a command of its own, such as `##[error]`."""
    # A sign stands in strings alone, and there for itself as well as by its number (RFC 8259 §7).
    return RUNNERS_COMMAND.sub(r"#\\u0023", json.dumps(value))


def array(elements: Iterable[Any]) -> str:
    """A JSON array with each element on a line of its own; an empty one is `[]`."""
    lines = ",\n".join(map(encoded, elements))
    return f"[\n{lines}\n]" if lines else "[]"


def with_array(head: Mapping[str, Any], name: str, elements: Iterable[Any]) -> str:
    """A JSON object that begins with what `head` holds, and ends with an array under a name."""
    return f"{encoded(head)[:-1]}, {encoded(name)}: {array(elements)}}}"
