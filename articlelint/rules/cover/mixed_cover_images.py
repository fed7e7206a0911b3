"""Variants of a cover image that do not show one photo."""

import re
from collections.abc import Iterator, Sequence

from articlelint.collection import Cover, value_at
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Label, Rule, Safety, Span, Valid
from articlelint.text import Route

# What stands in a URL as it is, and in a quoted or unquoted value of any format.
_PLAIN = re.compile(r"[\w.~/-]+")

_COVERS = {
    "covers": [{"field": "cover", "variants": ["full", "small", "thumb", "mirror"], "photo": "photo-[0-9a-f-]+"}],
}


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
            by_photo = _variants_by_photo(article, cover)
            if len(by_photo) > 1:
                most, next_most, *_ = sorted(by_photo.items(), key=lambda item: len(item[1]), reverse=True)
                if len(most[1]) == len(next_most[1]):
                    yield _tie(article, cover, by_photo)
                else:
                    del by_photo[most[0]]
                    yield from _odd_ones(article, cover, by_photo, most)

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
        Invalid(
            "two variants, two photos",
            "---\ncover:\n  full: https://images.example/photo-1a\n  small: https://images.example/⟦photo-2b⟧\n---\n",
            message="the variants of `cover` show 2 different photos",
            help="use the URLs of one photo",
            labels=[("photo-1a", "`full` shows this photo"), ("photo-2b", "`small` shows this photo")],
            collection=_COVERS,
        ),
    )


def _variants_by_photo(article: Article, cover: Cover) -> dict[str, list[str]]:
    by_photo: dict[str, list[str]] = {}
    for variant in cover.variants:
        url = value_at(article.data, f"{cover.field}.{variant}")
        photo = re.search(cover.photo, url) if isinstance(url, str) else None
        if photo:
            by_photo.setdefault(photo[0], []).append(variant)
    return by_photo


def _odd_ones(
    article: Article, cover: Cover, by_photo: dict[str, list[str]], most: tuple[str, list[str]]
) -> Iterator[Finding]:
    right, agreeing = most
    odd = [(variant, photo) for photo, variants in by_photo.items() for variant in variants]
    others = "the other variants" if len(odd) == 1 else "most variants"
    label = Label(_photo_span(article, cover, agreeing[0], right), f"{_showing(agreeing)} this photo")
    for variant, photo in odd:
        span = _photo_span(article, cover, variant, photo)
        fix = Fix(f"show `{right}` in `{variant}` too", (Edit(span, right),), Safety.UNSAFE)
        yield Finding(
            span,
            f"`{cover.field}.{variant}` shows another photo than {others}",
            f"use the `{variant}` URL of `{right}`",
            (label,),
            fix if span.of(article.text) == photo and _PLAIN.fullmatch(right) else None,
        )


def _tie(article: Article, cover: Cover, by_photo: dict[str, list[str]]) -> Finding:
    labels = tuple(
        Label(_photo_span(article, cover, variants[0], photo), f"{_showing(variants)} this photo")
        for photo, variants in by_photo.items()
    )
    message = f"the variants of `{cover.field}` show {len(by_photo)} different photos"
    return Finding(labels[1].span, message, "use the URLs of one photo", labels)


def _photo_span(article: Article, cover: Cover, variant: str, photo: str) -> Span:
    route: Route = (*cover.field.split("."), variant)
    place = article.front.place(route)
    start = place.of(article.text).find(photo)
    return place if start < 0 else Span(place.start + start, place.start + start + len(photo))


def _showing(variants: Sequence[str]) -> str:
    *first, last = (f"`{variant}`" for variant in variants)
    return f"{', '.join(first)} and {last} show" if first else f"{last} shows"
