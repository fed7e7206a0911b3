"""YAML's anchors: what aliases refer to stands in one place, and is the value of several."""

import re
from collections.abc import Iterator, Mapping

from articlelint.text import Route, Span

# YAML 1.2.2 §6.9.2: the name of an anchor has no space, and none of the signs of collections.
_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)\s*")


def anchored(text: str, content: Span, values: Mapping[Route, Span]) -> Iterator[Span]:
    """The spans of anchors that an alias refers to, each with its value.

    What only looks like one, in a text say, may be among them: so much the less is changed.
    """
    for anchor in _ANCHOR.finditer(text, content.start, content.end):
        if f"*{anchor[1]}" in text[anchor.end() : content.end]:
            own = (span.end for span in values.values() if anchor.start() <= span.start <= anchor.end())
            yield Span(anchor.start(), max(own, default=anchor.end()))
