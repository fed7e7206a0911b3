"""libyaml's complaints in plain words: what is wrong, at which character, and what to do.

Every explanation that can be sure of its extent masks the fault, so that what is wrong further down is found too.
"""

import re
from collections.abc import Callable

import yaml

from articlelint.diagnostic import Finding
from articlelint.fix import Edit, Fix, Safety, apply
from articlelint.front import layout, quotes, values
from articlelint.front.syntax import control_characters
from articlelint.front.trouble import Explained, Trouble
from articlelint.text import Span

# A file with more faults than this is no front matter; its first faults say enough.
_MOST_FAULTS = 20

# What YAML 1.2.2 §5.1 does not allow in a stream.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")


def explained(
    text: str, content: Span, error: yaml.YAMLError, again: Callable[[str], yaml.YAMLError | None]
) -> list[Finding]:
    """A finding for each fault of a YAML front matter, the first of which is `error`.

    `again` reads a text whose known faults are masked and gives its next error.
    """
    found: list[Finding] = []
    hidden: list[Span] = []
    pending: yaml.YAMLError | None = error
    while pending is not None and len(found) < _MOST_FAULTS:
        said = _explained(text, content, pending)
        span = said.finding.span
        # What stands there by now is a mask, and no word of the author's.
        if any(span == other.span for other in found) or any(_overlap(span, mask) for mask in hidden):
            break
        found.append(said.finding)
        hidden += (mask.span for mask in said.masks)
        if not said.masks:
            break
        text = apply(text, [Fix("mask", said.masks, Safety.SAFE)])
        pending = again(text)
    return found


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _explained(text: str, content: Span, error: yaml.YAMLError) -> Explained:
    if isinstance(error, yaml.reader.ReaderError):
        return _unprintable(text, content, error)
    trouble = _trouble(text, content, error)
    for words, explain in _EXPLANATIONS:
        if words in f"{trouble.context}: {trouble.problem}":
            said = explain(trouble)
            if said is not None:
                return said
    return _in_libyamls_words(trouble)


def _trouble(text: str, content: Span, error: yaml.YAMLError) -> Trouble:
    at = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None) or at
    problem, context = getattr(error, "problem", None) or str(error), getattr(error, "context", None) or ""
    at_offset = content.start + at.index if at else content.start
    return Trouble(text, content, problem, at_offset, context, content.start + opened.index if opened else at_offset)


def _unprintable(text: str, content: Span, error: yaml.reader.ReaderError) -> Explained:
    found = _UNPRINTABLE.search(text, content.start, content.end)
    span = Span(*found.span()) if found else Span(content.start, content.start)
    run = span.of(text) or chr(error.character)
    one = len(run) == 1
    message = f"{control_characters(run)} {'is' if one else 'are'} not allowed in YAML"
    fix = Fix(f"delete the control character{'' if one else 's'}", (Edit(span, ""),), Safety.UNSAFE)
    help_ = "delete it" if one else "delete them"
    return Explained(Finding(span, message, help_, fix=fix), (Edit(span, " " * (span.end - span.start)),))


def _in_libyamls_words(trouble: Trouble) -> Explained:
    end = min(trouble.at + 1, trouble.content.end)
    place = Span(min(trouble.at, end), end)
    context = f" {trouble.context}" if trouble.context else ""
    return Explained(
        Finding(place, f"the YAML can't be read here: {trouble.problem}{context}", "correct the front matter")
    )


# In the order asked: the first that has something to say is believed.
_EXPLANATIONS: tuple[tuple[str, Callable[[Trouble], Explained | None]], ...] = (
    ("tab character", values.tab),
    ("cannot start any token", values.tab),
    ("cannot start any token", values.reserved),
    ("cannot start any token", values.impossible_start),
    ("cannot start any token", layout.line_without_key),
    ("mapping values are not allowed", values.colon),
    ("mapping keys are not allowed", values.reserved),
    ("block sequence entries are not allowed", values.list_item_behind_key),
    ("while scanning an alias", values.alias_or_anchor),
    ("while scanning an anchor", values.alias_or_anchor),
    ("undefined alias", values.undefined_alias),
    ("duplicate anchor", values.repeated_anchor),
    ("unknown escape", quotes.escape),
    ("hexdecimal", quotes.escape),
    ("while scanning a block scalar", values.text_behind_block_sign),
    ("while scanning a directive", layout.directive),
    ("<document start>", layout.directive),
    ("found another document", layout.another_document),
    ("did not find expected", quotes.swallowed_lines),
    ("quoted scalar", quotes.swallowed_lines),
    ("while scanning a quoted scalar", quotes.open_quote),
    ("while parsing a quoted scalar: found unexpected end", quotes.open_quote),
    ("did not find expected node content", values.empty_place),
    ("while parsing a flow", values.open_bracket),
    ("could not find expected ':'", layout.line_without_key),
    ("while parsing a block", quotes.text_behind),
    ("while parsing a block", layout.outdented_text),
    ("while parsing a block", layout.tight_dash),
    ("while parsing a block", layout.wrong_indentation),
    ("<document start>", layout.key_out_of_place_at),
)
