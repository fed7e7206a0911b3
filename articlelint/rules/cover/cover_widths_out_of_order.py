"""Variants of a cover image whose widths do not fall."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from can_ada import URLSearchParams, parse

from articlelint.collection import Cover, value_at
from articlelint.rule import Article, Finding, Invalid, Label, Rule, Severity, Span, Valid
from articlelint.text import Route
from articlelint.urls import Url

_NAMES = ["regular", "small", "thumb"]
_COVERS = {"covers": [{"field": "cover", "variants": _NAMES, "photo": "photo-[0-9a-f-]+", "widths": _NAMES}]}

# No picture is wider than this, and Python refuses to read numbers of thousands of digits.
_MOST_DIGITS = 9


class _Width(NamedTuple):
    variant: str
    pixels: int


class CoverWidthsOutOfOrder(Rule):
    """The variants of a cover image do not get narrower in their order.

    ## Why
    A page picks a variant by its name: a thumbnail as wide as the full picture is slow to load, and a thumbnail in
    place of the regular picture is blurred. Mostly two URLs were swapped.

    Which variants have to get narrower, and the URL parameter that tells a width, is said by the collection's
    `covers`. A variant whose URL tells no width is left alone.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each variant that would have to change for the rest to be in order."""
        for cover in article.facts.collection.covers:
            widths = list(_widths(article, cover))
            if any(other.pixels >= width.pixels for width, other in pairwise(widths)):
                broken = {breach.route for breach in article.breaches if breach.severity in (None, Severity.ERROR)}
                sound = [width for width in widths if _route(cover, width.variant) not in broken]
                kept = _longest_descent(sound)
                for number, width in enumerate(sound):
                    if width not in kept:
                        yield _finding(article, cover, width, sound[:number], kept)

    examples = (
        Valid(
            "each narrower than the one before",
            "---\ncover:\n  regular: https://a.example/p?w=1080\n  small: https://a.example/p?w=400\n"
            "  thumb: https://a.example/p?w=200\n---\n",
            collection=_COVERS,
        ),
        Valid(
            "a variant without a width",
            "---\ncover:\n  regular: https://a.example/p?w=1080\n  small: https://a.example/p\n"
            "  thumb: https://a.example/p?w=200\n---\n",
            collection=_COVERS,
        ),
        Invalid(
            "two URLs swapped",
            "---\ncover:\n  regular: https://a.example/p?w=1080\n  small: https://a.example/p?w=200\n"
            "  thumb: 'https://a.example/p?fit=max&w=⟦400⟧'\n---\n",
            message="`cover.thumb` is 400 pixels wide, and `cover.small` only 200",
            help="make `thumb` narrower than `small`",
            labels=[("200", "`thumb` has to be narrower than this")],
            collection=_COVERS,
        ),
        Invalid(
            "the first one too narrow",
            "---\ncover:\n  regular: https://a.example/p?w=⟦100⟧&q=80\n  small: https://a.example/p?w=400\n"
            "  thumb: https://a.example/p?w=200\n---\n",
            message="`cover.regular` is 100 pixels wide, and `cover.small` 400",
            help="make `regular` wider than `small`",
            labels=[("400", "`regular` has to be wider than this")],
            collection=_COVERS,
        ),
        Invalid(
            "the same width twice",
            "---\ncover:\n  small: https://a.example/p?w=400\n  thumb: https://a.example/p?w=⟦400⟧\n---\n",
            message="`cover.thumb` is 400 pixels wide, as is `cover.small`",
            help="make `thumb` narrower than `small`",
            collection=_COVERS,
        ),
    )


def _widths(article: Article, cover: Cover) -> Iterator[_Width]:
    variants, are_ordinary = value_at(article.data, cover.field), article.ordinary is not None
    for variant in cover.widths if isinstance(variants, dict) else ():
        text = variants.get(variant)
        is_ordinary = are_ordinary and isinstance(text, str) and text.startswith("https://")
        digits = _digits(text, cover.width_parameter, is_ordinary=is_ordinary)
        if digits and len(digits) <= _MOST_DIGITS and digits.isascii() and digits.isdigit():
            yield _Width(variant, int(digits))


def _digits(text: Any, parameter: str, *, is_ordinary: bool) -> str | None:  # noqa: ANN401 any JSON value
    """The value of a URL's parameter, None where it has none."""
    if is_ordinary and "#" not in text and "+" not in text:
        # There is nothing to decode in it, so that it can be cut by hand, in a quarter of the time.
        for piece in text.partition("?")[2].split("&"):
            name, _, width = piece.partition("=")
            if name == parameter:
                return str(width)
        return None
    try:
        value: str | None = URLSearchParams(parse(text).search).get(parameter)
    except (ValueError, TypeError):  # the latter for what is no text, or none that UTF-8 can hold
        return None
    return value


def _route(cover: Cover, variant: str) -> Route:
    return (*cover.field.split("."), variant)


def _span(article: Article, cover: Cover, width: _Width) -> Span:
    route = _route(cover, width.variant)
    text = value_at(article.data, ".".join(map(str, route)))
    url = Url(text, article.text, partial(article.front.place, route), route)
    written = re.search(rf"[?&]{re.escape(cover.width_parameter)}=({width.pixels})(?![0-9])", text)
    return url.span_of(*written.span(1)) if written else url.span


def _longest_descent(widths: Sequence[_Width]) -> tuple[_Width, ...]:
    # Of several that are equally long, the one with the earliest variants: of two swapped, the later one is named.
    longest: list[tuple[_Width, ...]] = []
    for width in widths:
        before = (descent for descent in longest if descent[-1].pixels > width.pixels)
        longest.append((*max(before, key=len, default=()), width))
    return max(longest, key=len, default=())


def _finding(
    article: Article, cover: Cover, width: _Width, before: Sequence[_Width], kept: Sequence[_Width]
) -> Finding:
    wider = [other for other in kept if other in before and other.pixels <= width.pixels]
    other = (
        wider[-1] if wider else next(other for other in kept if other not in before and other.pixels >= width.pixels)
    )
    wanted = "narrower" if wider else "wider"
    found = f"`{cover.field}.{width.variant}` is {width.pixels} pixels wide"
    against = f"`{cover.field}.{other.variant}`"
    compared = (
        f"as is {against}" if other.pixels == width.pixels else f"and {against} {'only ' * bool(wider)}{other.pixels}"
    )
    return Finding(
        _span(article, cover, width),
        f"{found}, {compared}",
        f"make `{width.variant}` {wanted} than `{other.variant}`",
        (Label(_span(article, cover, other), f"`{width.variant}` has to be {wanted} than this"),),
    )
