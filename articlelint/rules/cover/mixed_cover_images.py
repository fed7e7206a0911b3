"""Variants of a cover image that do not show one photo."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from articlelint.collection import Cover, value_at
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Label, Rule, Safety, Severity, Span, Valid
from articlelint.text import LONGEST_MATCHED
from articlelint.urls import Url
from articlelint.wording import in_a_row, in_backticks

# What stands in a URL as it is, and in a quoted or unquoted value of any format.
_PLAIN = re.compile(r"[\w.~-]+", re.ASCII)

_COVERS = {
    "covers": [{"field": "cover", "variants": ["full", "small", "thumb", "mirror"], "photo": "photo-[0-9a-f-]+"}],
}


class _Shown(NamedTuple):
    variant: str
    photo: str
    span: Span


class MixedCoverImages(Rule):
    """The variants of a cover image show different photos.

    ## Why
    Readers see one photo in a list and another one above the article, depending on their screen. Mostly a variant was
    left behind when the photo was changed.

    Which fields hold variants, and how a URL names its photo, is said by the collection's `covers`. The variant that
    differs from most is named; where no photo has most variants, each photo is shown. A variant whose URL names no
    photo is left alone.

    ## Fix safety
    Unsafe: the photo that most variants show may be the wrong one, and nobody looked whether the new URL answers.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each variant that differs from most, or one for the whole cover where none has most."""
        for cover in article.facts.collection.covers:
            photos = _photos(article, cover)
            if len(set(photos.values())) > 1:
                yield from _findings(article, cover, photos)

    examples = (
        Valid(
            "one photo, its S3 mirror too",
            "---\ncover:\n  full: https://images.example/photo-1a?q=85\n  small: https://images.example/photo-1a?w=400\n"
            "  mirror: https://s3.example/small/photo-1a\n---\n",
            collection=_COVERS,
        ),
        Valid(
            "a variant that names no photo",
            "---\ncover:\n  full: https://images.example/photo-1a\n  small: null\n  thumb: https://a.example/b.png\n---\n",
            collection=_COVERS,
        ),
        Invalid(
            "one variant left behind",
            "---\ncover:\n  full: https://images.example/photo-1a?q=85\n  small: 'https://images.example/⟦photo-2b⟧?w=400'\n"
            "  mirror: https://s3.example/small/photo-1a\n---\n",
            message="`cover.small` shows another photo than the other variants",
            help="use the `small` URL of `photo-1a`",
            labels=[("photo-1a", "`full` and `mirror` show this photo")],
            fixed="---\ncover:\n  full: https://images.example/photo-1a?q=85\n"
            "  small: 'https://images.example/photo-1a?w=400'\n  mirror: https://s3.example/small/photo-1a\n---\n",
            collection=_COVERS,
        ),
        Valid(
            "a variant that is no URL, which other rules report",
            "---\ncover:\n  full: https://images.example/photo-1a\n  small: https://images example/photo-2b\n---\n",
            collection=_COVERS,
        ),
        Invalid(
            "two of four left behind",
            "---\ncover:\n  full: https://a.example/photo-1a\n  small: https://a.example/⟦photo-2b⟧\n"
            "  thumb: https://a.example/⟦photo-3c⟧\n  mirror: https://s3.example/small/photo-1a\n---\n",
            message=(
                "`cover.small` shows another photo than most variants",
                "`cover.thumb` shows another photo than most variants",
            ),
            fixed="---\ncover:\n  full: https://a.example/photo-1a\n  small: https://a.example/photo-1a\n"
            "  thumb: https://a.example/photo-1a\n  mirror: https://s3.example/small/photo-1a\n---\n",
            collection=_COVERS,
        ),
        Invalid(
            "two variants, two photos",
            "---\ncover:\n  full: https://images.example/photo-1a\n  small: https://images.example/⟦photo-2b⟧\n---\n",
            message="the variants of `cover` show 2 different photos",
            help="use the URLs of one photo",
            labels=[("photo-1a", "`full` shows this photo"), ("photo-2b", "`small` shows this photo")],
            collection=_COVERS,
        ),
    )


def _photos(article: Article, cover: Cover) -> dict[str, str]:
    """The photo that each variant shows, where its URL names one."""
    variants = value_at(article.data, cover.field)
    # `re` keeps what it has compiled: to ask it once for all variants takes a tenth of the time.
    search = re.compile(cover.photo).search
    return {
        variant: photo[0]
        for variant in (cover.variants if isinstance(variants, dict) else ())
        if isinstance(text := variants.get(variant), str) and (photo := search(text, 0, LONGEST_MATCHED)) and photo[0]
    }


def _findings(article: Article, cover: Cover, photos: Mapping[str, str]) -> Iterator[Finding]:
    broken = {breach.route for breach in article.breaches if breach.severity in (None, Severity.ERROR)}
    by_photo: dict[str, list[_Shown]] = {}
    for variant, photo in photos.items():
        route = (*cover.field.split("."), variant)
        text = value_at(article.data, ".".join(route))
        url = Url(text, article.text, partial(article.front.place, route), route)
        # What begins as a URL and is none is reported as that.
        if route not in broken and (url.parsed or not url.scheme):
            start = text.index(photo)
            by_photo.setdefault(photo, []).append(_Shown(variant, photo, url.span_of(start, start + len(photo))))
    most, *others = sorted(by_photo.values(), key=len, reverse=True) or [[]]
    if others and len(others[0]) == len(most):
        yield _tie(cover, list(by_photo.values()))
    else:
        odd = [shown for group in others for shown in group]
        yield from (_odd_one(article, cover, shown, most, len(odd)) for shown in odd)


def _odd_one(article: Article, cover: Cover, shown: _Shown, most: list[_Shown], odd: int) -> Finding:
    right = most[0].photo
    fixable = shown.span.of(article.text) == shown.photo and _PLAIN.fullmatch(right)
    edit = Edit(shown.span, right)
    return Finding(
        shown.span,
        f"`{cover.field}.{shown.variant}` shows another photo than {'the other' if odd == 1 else 'most'} variants",
        f"use the `{shown.variant}` URL of {in_backticks(right)}",
        (_label(most),),
        Fix(f"show the photo of `{most[0].variant}`", (edit,), Safety.UNSAFE) if fixable else None,
    )


def _tie(cover: Cover, groups: list[list[_Shown]]) -> Finding:
    message = f"the variants of `{cover.field}` show {len(groups)} different photos"
    return Finding(groups[1][0].span, message, "use the URLs of one photo", tuple(map(_label, groups)))


def _label(group: list[_Shown]) -> Label:
    names = in_a_row([f"`{shown.variant}`" for shown in group], "and")
    return Label(group[0].span, f"{names} {'shows' if len(group) == 1 else 'show'} this photo")
