"""A YAML syntax error and the lines around it, for those who put it into plain words."""

import re
from typing import NamedTuple

from articlelint.diagnostic import Finding, Label
from articlelint.fix import Edit, Fix, Safety
from articlelint.front.yaml_writer import quoted
from articlelint.text import Span

# A line that may be a list item, may have a key (`og:title` is one), and has a value up to its comment.
_LINE = re.compile(
    r"""(?P<indent>[ \t]*)(?P<dash>(?:-[ \t]+)*)"""
    r"""(?:(?P<key>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[\w.-]+(?::[\w.-]+)+|[^\s"'#\[\]{}:,][^:\r\n]*?)"""
    r"""[ \t]*:(?=[ \t]|$))?"""
    r"""[ \t]*(?P<value>\S.*?)?(?=[ \t]*(?:[ \t]\#.*)?$)"""
)


class Line(NamedTuple):
    """A line of YAML, cut at what can be told without parsing; spans are empty where there is nothing."""

    span: Span
    indent: int
    dash: Span
    key: Span
    value: Span


class Explained(NamedTuple):
    """A finding, and the same text with the fault masked by as many other characters, so that reading can go on.

    `masks` is empty where what follows could not be trusted.
    """

    finding: Finding
    masks: tuple[Edit, ...] = ()


class Trouble:
    """What libyaml says is wrong: `at` and `opened` are its two marks as offsets in the original text.

    `opened` is where the thing began that it was reading (a quote, a list), `at` where it could not go on.
    """

    def __init__(  # noqa: PLR0913, PLR0917 the text, and the four things that libyaml says
        self, text: str, content: Span, problem: str, at: int, context: str, opened: int
    ) -> None:
        self.text = text
        self.content = content
        self.problem = problem
        self.at = min(at, content.end)
        self.context = context
        self.opened = min(opened, content.end)

    def opened_at(self, offset: int) -> "Trouble":
        """The same trouble, blamed on something that opened elsewhere."""
        return Trouble(self.text, self.content, self.problem, self.at, self.context, offset)

    def line_at(self, offset: int) -> Line:
        """The line that an offset stands on."""
        start = (
            max(self.text.rfind("\n", self.content.start, offset), self.text.rfind("\r", self.content.start, offset))
            + 1
        )
        start = max(start, self.content.start)
        ends = [end for end in (self.text.find("\n", offset), self.text.find("\r", offset)) if end >= 0]
        end = min([*ends, self.content.end])
        matched = _LINE.match(self.text[start:end])
        empty = Span(end, end)
        if matched is None:
            return Line(Span(start, end), 0, empty, empty, empty)
        dash, key, value = (
            Span(start + matched.start(name), start + matched.end(name)) if matched[name] else empty
            for name in ("dash", "key", "value")
        )
        return Line(Span(start, end), len(matched["indent"]), dash, key, value)

    def line_before(self, line: Line) -> Line | None:
        """The nearest line above that is neither blank nor a comment."""
        start = line.span.start
        while start > self.content.start:
            before = self.line_at(start - 1)
            words = before.span.of(self.text).strip()
            if words and not words.startswith("#"):
                return before
            if before.span.start >= start:
                return None
            start = before.span.start
        return None

    def line_after(self, line: Line) -> Line | None:
        """The nearest line below that is not blank."""
        end = line.span.end
        while end < self.content.end:
            step = 2 if self.text.startswith("\r\n", end) else 1
            if end + step >= self.content.end:
                return None
            after = self.line_at(end + step)
            if after.span.of(self.text).strip():
                return after
            end = max(after.span.end, end + step)
        return None

    def word(self, span: Span, most: int = 40) -> str:
        """The text of a span for a message: on one line, clipped, in backticks."""
        shown = " ".join(span.of(self.text).split())
        return f"`{shown if len(shown) <= most else shown[: most - 1] + '…'}`"


def quote_value(trouble: Trouble, span: Span, message: str, value: Span, labels: tuple[Label, ...] = ()) -> Explained:
    """A finding whose cure is to quote a value, and a mask over that value."""
    fix = Fix("quote the value", (Edit(value, quoted(value.of(trouble.text))),), Safety.SAFE)
    return Explained(Finding(span, message, "quote the value", labels, fix), (masked(value),))


def masked(span: Span, sign: str = "x") -> Edit:
    """An edit that puts harmless letters in the place of a span; behind a `#` they are a comment."""
    length = span.end - span.start
    return Edit(span, (sign + "x" * length)[:length])
