"""What a language model said to whoever asked it, and what is left of the prompt, found in a body by form and place."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from articlelint.body import Block, Body, Heading
from articlelint.echoes.parts import ARTEFACT, FENCES, FRONT, LEAD_IN, PHRASE, PROMPT, SELF, SIGN_OFF, Echo
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

# What chat programs, and the formats of prompts, put around text: see `articlelint.echoes.artefacts`.
_TRACES = ("oaicite", "turn0", "<|", "INST]", "SYS>>", "†")
_CODE_FENCES = ("```", "~~~")


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
    from articlelint.echoes.leads import lead_in  # noqa: PLC0415 for now
    from articlelint.echoes.prompts import prompt_lines  # noqa: PLC0415 for now

    headings = [heading for heading in body.headings[:2] if heading.top_level]
    start = min(one.span.start for one in chain(blocks[:1], headings[:1]))
    if author.names and body.text.startswith("---", start):
        from articlelint.echoes.wrapping import second_front  # noqa: PLC0415 few bodies begin so

        front = list(second_front(body.text, start, author.names))
        if front:
            yield from front
            return
    places = _first_places(blocks, headings)
    lead = lead_in(body.text, places)
    if lead:
        yield lead
    yield from prompt_lines(
        body.text, [place for place in places if not lead or place.start >= lead.span.end], blocks, author.title
    )


def _first_places(blocks: Sequence[Block], headings: Sequence[Heading]) -> list[Span]:
    """The paragraphs and headings that the body begins with: up to three of them, with one heading at most."""
    own = {heading.span.start: heading.span for heading in headings[:1]}
    pieces: dict[int, Span] = {}
    for block in sorted([*blocks[:4], *(Block("heading", span) for span in own.values())], key=lambda one: one.span):
        if block.kind not in {"paragraph", "heading", "rule"} or len(pieces) == 3:  # noqa: PLR2004 as said
            break
        if block.kind != "rule":
            pieces[block.span.start] = own.get(block.span.start, block.span)
    later = headings[1].span.start if len(headings) > 1 else None
    return [span for start, span in pieces.items() if later is None or start < later]


def _selves(body: Body, blocks: Sequence[Block], phrases: Sequence[str]) -> Iterator[Echo]:
    from articlelint.echoes.leads import self_reference  # noqa: PLC0415 for now

    starts = [heading.span.start for heading in body.headings]
    introduced_in: int | None = None
    for number, block in enumerate(blocks):
        if block.kind != "paragraph":
            continue
        echo = self_reference(body.text, block.span, phrases)
        if echo and not _is_introduced(body.text, blocks[:number], starts, block.span.start):
            yield echo
    del introduced_in


def _is_introduced(text: str, before: Sequence[Block], headings: Sequence[int], start: int) -> bool:
    """Whether since the last heading a paragraph that is none of a model's ends in a colon: then somebody is quoted."""
    from articlelint.echoes.leads import lead_in  # noqa: PLC0415 for now

    section = max((heading for heading in headings if heading < start), default=0)
    return any(
        text[: block.span.end].rstrip(" \t\r\n*_").endswith((":", "："))
        for block in before
        if block.kind == "paragraph" and block.span.start >= section and not lead_in(text, [block.span])
    )


def _end(body: Body, blocks: Sequence[Block], *, is_sure: bool) -> Iterator[Echo]:
    from articlelint.echoes.leads import sign_off  # noqa: PLC0415 for now

    last = next((block for block in reversed(blocks) if block.kind != "rule"), None)
    if last is None or (body.headings and body.headings[-1].span.start >= last.span.start):
        return
    echo = sign_off(body.text, last, is_sure=is_sure)
    if echo:
        yield echo


def _artefacts(body: Body) -> Iterator[Echo]:
    if any(trace in body.text for trace in _TRACES):
        from articlelint.echoes.artefacts import artefacts_in  # noqa: PLC0415 few bodies have any

        yield from artefacts_in(body)


def _fences(body: Body, blocks: Sequence[Block], found: Sequence[Echo]) -> Iterator[Echo]:
    own = [block for block in blocks if block.kind != "rule" and not any(_holds(echo, block) for echo in found)]
    if own and own[0].kind == "code" and body.text.startswith(_CODE_FENCES, own[0].span.start):
        from articlelint.echoes.wrapping import fences_around  # noqa: PLC0415 few bodies begin so

        yield from fences_around(body, own)


def _holds(echo: Echo, block: Block) -> bool:
    return block.span.start <= echo.span.start and echo.span.end <= block.span.end and block.kind == "paragraph"
