"""What a language model said to whoever asked it, and what is left of the prompt, found in a body by form and place.

Most bodies have nothing of it. So each part asks first, and cheaply, whether a paragraph begins with a word that such
sentences begin with; phrases and languages are loaded only then.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from articlelint.body import Block, Body
from articlelint.echoes.openings import FIRST, LABELS, LAST, SELVES
from articlelint.echoes.parts import (
    ARTEFACT,
    FENCES,
    FRONT,
    LEAD_IN,
    MARKS,
    PHRASE,
    PROMPT,
    SELF,
    SIGN_OFF,
    Echo,
    Place,
    last_words,
)
from articlelint.echoes.words import begins_as
from articlelint.text import Span

__all__ = [
    "ARTEFACT",
    "FENCES",
    "FRONT",
    "LEAD_IN",
    "PHRASE",
    "PROMPT",
    "SELF",
    "SIGN_OFF",
    "Author",
    "Echo",
    "echoes_in",
]

_CODE_FENCES = ("```", "~~~")
_COLONS = (":", "：")
_LONGEST_LABEL = 50
_MOST_PLACES = 3


class Author(NamedTuple):
    """What the front matter says: its title, the names of its fields, and whether a model wrote the body."""

    title: str = ""
    names: Collection[str] = ()
    is_model: bool = False


def echoes_in(body: Body, author: Author, phrases: Sequence[str] = ()) -> list[Echo]:
    """The echoes in a body, in no order; `phrases` begin further paragraphs that are found.

    Where a model wrote the body, or something else in it is an echo, also such words count that writers use too.
    """
    blocks = [block for block in body.blocks if block.kind != "comment"]
    if not blocks:
        return []
    found = [*_top(body, blocks, author), *_artefacts(body), *_selves(body, blocks, phrases)]
    found += _end(body, blocks, is_sure=author.is_model or bool(found))
    return [*found, *_fences(body, blocks, found)]


def _top(body: Body, blocks: Sequence[Block], author: Author) -> Iterator[Echo]:
    text, headings = body.text, body.headings
    start = blocks[0].span.start
    if headings and headings[0].span.start < start:
        start = headings[0].span.start
    if author.names and text.startswith("---", start):
        from articlelint.echoes.wrapping import second_front  # noqa: PLC0415 few bodies begin so

        front = second_front(text, start, author.names)
        if front:
            yield front
            return
    places = list(_places(body, blocks))
    lead = None
    if any(_begins_as_lead(text, place) for place in places):
        from articlelint.echoes.leads import lead_in  # noqa: PLC0415 few bodies begin so

        lead = lead_in(text, places, is_sure=author.is_model)
        if lead:
            yield lead
            places = [place for place in places if place.span.start >= lead.span.end]
    is_sure = author.is_model or lead is not None
    if places and _begins_with_label(text, places[0].span, is_sure=is_sure):
        from articlelint.echoes.prompts import prompt_lines  # noqa: PLC0415 few bodies begin so

        yield from prompt_lines(text, places, blocks, author.title, is_sure=is_sure)


def _places(body: Body, blocks: Sequence[Block]) -> Iterator[Place]:
    """The paragraphs and headings that the body begins with, with one heading at most."""
    heading, second = ([one.span for one in body.headings[:2]] + [None, None])[:2]
    for block in blocks[:_MOST_PLACES]:
        if heading and heading.start <= block.span.start:
            yield Place(heading, is_heading=True)
            if heading.start == block.span.start:
                heading = None
                continue
            heading = None
        if block.kind not in {"paragraph", "rule"} or (second and block.span.start >= second.start):
            return
        if block.kind == "paragraph":
            yield Place(block.span, is_heading=False)


def _begins_as_lead(text: str, place: Place) -> bool:
    start, end = place.span
    while start < end and text[start] in MARKS:
        start += 1
    return begins_as(text, Span(start, end), FIRST)


def _begins_with_label(text: str, span: Span, *, is_sure: bool) -> bool:
    beginning = text[span.start : min(span.end, span.start + _LONGEST_LABEL)].replace("：", ":")
    name, colon, _ = beginning.partition(":")
    if not colon and is_sure:
        name = "".join(name.splitlines()[:1])
    return (bool(colon) or is_sure) and "_".join(name.strip(MARKS).lower().split()) in LABELS


def _selves(body: Body, blocks: Sequence[Block], phrases: Sequence[str]) -> Iterator[Echo]:
    text = body.text
    quoting: list[int] | None = None
    for block in blocks:
        if block.kind != "paragraph":
            continue
        if phrases or begins_as(text, block.span, SELVES):
            from articlelint.echoes.speech import self_reference  # noqa: PLC0415 few paragraphs begin so

            echo = self_reference(text, block.span, phrases)
            if echo:
                quoting = _quoting(body, blocks) if quoting is None else quoting
                if not _is_quoted(body, quoting, block.span.start):
                    yield echo


def _quoting(body: Body, blocks: Sequence[Block]) -> list[int]:
    """Where the paragraphs begin that end in a colon, and are no model's lead-in."""
    from articlelint.echoes.leads import lead_in  # noqa: PLC0415 few bodies are asked for

    return [
        block.span.start
        for block in blocks
        if block.kind == "paragraph"
        and block.span.of(body.text).rstrip(" \t\r\n*_").endswith(_COLONS)
        and not lead_in(body.text, [Place(block.span, is_heading=False)])
    ]


def _is_quoted(body: Body, quoting: Sequence[int], start: int) -> bool:
    """Whether somebody is quoted: a paragraph that does so stands above, below the last heading."""
    above = bisect_left(quoting, start)
    if not above:
        return False
    heading = bisect_left(body.headings, start, key=lambda heading: heading.span.start)
    return not heading or body.headings[heading - 1].span.start <= quoting[above - 1]


def _end(body: Body, blocks: Sequence[Block], *, is_sure: bool) -> Iterator[Echo]:
    last = next((block for block in reversed(blocks) if block.kind != "rule"), None)
    if last is None or last.kind not in {"paragraph", "list"}:
        return
    if body.headings and body.headings[-1].span.start >= last.span.start:
        return
    if any(begins_as(body.text, span, LAST) for span in last_words(body.text, last)):
        from articlelint.echoes.speech import sign_off  # noqa: PLC0415 few bodies end so

        echo = sign_off(body.text, last, is_sure=is_sure)
        yield from (echo,) if echo else ()


def _artefacts(body: Body) -> Iterator[Echo]:
    text = body.text
    # A single sign is found ten times as fast as a word: it is asked for first.
    is_possible = "turn0" in text or "\ue200" in text or "【" in text or ("|" in text and "<|" in text)
    if is_possible or ("]" in text and ("oaicite" in text or "INST]" in text)):
        from articlelint.echoes.artefacts import artefacts_in  # noqa: PLC0415 few bodies have any

        yield from artefacts_in(body)


def _fences(body: Body, blocks: Sequence[Block], found: Sequence[Echo]) -> Iterator[Echo]:
    """The fences around all that is left when the other echoes are taken away."""
    # Above the code of a wrapped body stand a lead-in's paragraphs and a break at most.
    if not any(block.kind == "code" for block in blocks[: _MOST_PLACES + 1]):
        return
    own = [
        block
        for block in blocks
        if block.kind != "rule" and not (block.kind == "paragraph" and _is_echo(block.span, found))
    ]
    if own and own[0].kind == "code" and body.text.startswith(_CODE_FENCES, own[0].span.start):
        above = (heading.span for heading in body.headings if heading.span.start < own[0].span.start)
        if not all(_is_echo(heading, found) for heading in above):
            return
        from articlelint.echoes.wrapping import fences_around  # noqa: PLC0415 few bodies begin so

        echo = fences_around(body, own)
        yield from (echo,) if echo else ()


def _is_echo(place: Span, found: Sequence[Echo]) -> bool:
    spans = (span for echo in found for span in (echo.span, *echo.others))
    return any(place.start < span.end and span.start < place.end for span in spans)
