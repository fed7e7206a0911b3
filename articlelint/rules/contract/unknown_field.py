"""Fields that the contract does not know."""

import re
from collections.abc import Iterator
from typing import Any

from articlelint.contract import Breach
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Valid
from articlelint.wording import choices, dotted, foreign_words, in_backticks, nearest

# Each guess is held to the contract: where there are thousands, that would take minutes.
_MOST_BREACHES = 500
_SIMPLE = re.compile(r"[A-Za-z_$][\w$-]*", re.ASCII)
_CLOSED = {"properties": {"title": {}, "coverImage": {}, "publishedAt": {}}, "additionalProperties": False}


class UnknownField(Rule):
    """A field is not one of the contract's, or misspells one of them.

    Where the contract allows any further field, only names that clearly misspell an absent field are found.

    ## Why
    A mistyped name is not read by anything: the site shows the article without its picture, and nothing says so.

    ## Fix safety
    Safe where only the spelling differs and the value is what the field takes. Unsafe where another generator's name
    is replaced (`date` by `publishedAt`): the two may not mean the same. There is no fix where the value would be an
    error under the other name, as a text is where a mapping belongs.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each unknown field, at its name."""
        for breach in article.breaches:
            if breach.defect == self.id:
                yield Finding(
                    article.front.key_span(breach.route) or article.front.place(breach.route),
                    breach.text or _message(breach),
                    _help(article, breach),
                    breach.labels("required here" if breach.replaces else "no other fields are allowed here"),
                    _rename(article, breach),
                    breach.severity,
                )

    examples = (
        Valid("declared", "---\ntitle: Біткоїн зростає\n---\n", schema=_CLOSED),
        Valid("further fields are allowed", "---\ntitles: a\n---\n", schema={"properties": {"title": {}}}),
        Invalid(
            "misspelt",
            "---\ntitle: a\n⟦coverImge⟧: a.png\n---\n",
            message="there is no field `coverImge`",
            help="rename it to `coverImage`",
            fixed="---\ntitle: a\ncoverImage: a.png\n---\n",
            schema=_CLOSED,
        ),
        Invalid(
            "misspelt, and therefore missing",
            "---\n⟦modle⟧: a\n---\n",
            message="there is no field `modle`, and `model` is missing",
            help="rename it to `model`",
            fixed="---\nmodel: a\n---\n",
            schema={"properties": {"model": {}}, "required": ["model"], "additionalProperties": False},
        ),
        Invalid(
            "with a letter of another alphabet",
            "---\n⟦tіtle⟧: a\n---\n",
            message="there is no field `tіtle`: it has a letter of another alphabet (`і`, U+0456)",
            help="rename it to `title`",
            fixed="---\ntitle: a\n---\n",
            schema=_CLOSED,
        ),
        Invalid(
            "misspelt twice, where only one can be renamed",
            "---\n⟦titel⟧: a\n⟦titl⟧: b\n---\n",
            message=["there is no field `titel`, and `title` is missing", "there is no field `titl`"],
            fixed="---\ntitle: a\ntitl: b\n---\n",
            schema={**_CLOSED, "required": ["title"]},
        ),
        Invalid(
            "misspelt where further fields are allowed",
            "---\n⟦cover_image⟧: a.png\n---\n",
            message="`cover_image` looks like `coverImage` misspelt",
            severity=Severity.WARNING,
            fixed="---\ncoverImage: a.png\n---\n",
            schema={"properties": {"coverImage": {}}},
        ),
        Invalid(
            "another generator's name",
            "---\n⟦pubDate⟧: 2026-01-07\n---\n",
            message="there is no field `pubDate`",
            help="rename it to `publishedAt`, if that is what it holds",
            fixed="---\npublishedAt: 2026-01-07\n---\n",
            schema=_CLOSED,
        ),
        Invalid(
            "another generator's name, for what is something else here",
            "---\n⟦image⟧: /a.png\n---\n",
            message="there is no field `image`",
            help="rename it to `coverImage`, if that is what it holds",
            schema={"properties": {"coverImage": {"type": "object"}}, "additionalProperties": False},
        ),
        Invalid(
            "misspelt, beside the field that it seems to be",
            "---\ncoverImage: a.png\n⟦coverImge⟧: b.png\n---\n",
            message="there is no field `coverImge`",
            help="remove it: `coverImage` is there already",
            schema=_CLOSED,
        ),
        Invalid(
            "misspelt twice",
            "---\ncoverImge: a.png\n⟦coverImge⟧: b.png\n---\n",
            message="there is no field `coverImge`",
            help="rename it to `coverImage`",
            schema=_CLOSED,
        ),
        Invalid(
            "in a mapping",
            "---\nsource:\n  ⟦colour⟧: red\n---\n",
            message="there is no field `source.colour`",
            help="remove it, or use `name` or `key`",
            schema={"properties": {"source": {"properties": {"name": {}, "key": {}}, "additionalProperties": False}}},
        ),
    )


def _message(breach: Breach) -> str:
    name = dotted(breach.route)
    foreign = foreign_words(str(breach.route[-1]), breach.guess or "")
    if breach.keyword == "properties":
        return f"{name} looks like {in_backticks(breach.guess)}" + (f", but {foreign}" if foreign else " misspelt")
    missing = f", and {in_backticks(breach.replaces)} is missing" if breach.replaces else ""
    return f"there is no field {name}" + (f": it {foreign}" if foreign else "") + missing


def _help(article: Article, breach: Breach) -> str:
    if breach.guess is not None:
        return f"rename it to {in_backticks(breach.guess)}" + ("" if breach.surely else ", if that is what it holds")
    beside = nearest(str(breach.route[-1]), _known_beside(article, breach))
    if beside is not None:
        return f"remove it: {in_backticks(beside)} is there already"
    return f"remove it, or use {choices(breach.allowed)}" if breach.allowed else "remove it"


def _known_beside(article: Article, breach: Breach) -> Iterator[str]:
    """The fields that stand beside an unknown one, and that the contract knows."""
    above: Any = article.data
    for step in breach.route[:-1]:
        above = above[step]
    known = article.facts.contract.describe(breach.route[:-1]).properties
    return (name for name in known if name in above)


def _rename(article: Article, breach: Breach) -> Fix | None:
    span = article.front.key_span(breach.route)
    if breach.guess is None or span is None:
        return None
    if any(one.route == breach.route for one in article.front.duplicates):
        # The other one of the two would still be there.
        return None
    if not breach.surely and not _may_be_meant(article, breach):
        return None
    quote, name = span.of(article.text)[:1], str(breach.guess)
    simple = _SIMPLE.fullmatch(name)
    text = f"{quote}{name}{quote}" if simple and quote in ('"', "'") else name if simple else article.front.quoted(name)
    safety = Safety.SAFE if breach.surely else Safety.UNSAFE
    return Fix(f"rename it to {in_backticks(name)}", (Edit(span, text),), safety)


def _may_be_meant(article: Article, breach: Breach) -> bool:
    """Whether the contract takes the value under the name that is guessed, or only warns of it."""
    from articlelint.contract.repairs import has_new_error  # noqa: PLC0415 only fixes need it
    from articlelint.front.growth import renamed  # noqa: PLC0415 see above

    before = article.breaches
    data = renamed(article.data, breach.route, str(breach.guess))
    return len(before) <= _MOST_BREACHES and not has_new_error(article.facts.contract, data, before)
