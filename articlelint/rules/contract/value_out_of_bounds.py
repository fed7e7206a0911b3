"""Values that are too long, too short, too many, too few, too large or too small."""

from collections.abc import Iterator

from articlelint.contract import Breach
from articlelint.contract.phrases import about, wanted
from articlelint.rule import Article, Finding, Fix, Invalid, Rule, Safety, Severity, Valid
from articlelint.wording import counted, dotted, in_backticks

# Each fix is proven by reading the front matter once more.
_MOST_BREACHES = 100
_AT_MOST_FIVE = {"properties": {"title": {"maxLength": 5}}}


class ValueOutOfBounds(Rule):
    """A value is too long, too short, too large or too small, or a list has too many or too few items.

    ## Why
    Space on a page is limited: a description that is too long is cut within a word, an empty one leaves a hole.

    ## Fix safety
    Unsafe: a text that is too long is cut at a word and ends in `…`, and what is cut off is lost. There is no fix where
    less than half of the length that is allowed would be left, or where the text goes over several lines.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each value that is out of its bounds, at the value."""
        for breach in article.breaches:
            if breach.defect == self.id:
                yield Finding(
                    article.front.place(breach.route),
                    breach.text or _message(breach),
                    _help(breach),
                    breach.labels("the limit is set here"),
                    _shorter(article, breach),
                    breach.severity,
                )

    examples = (
        Valid("just short enough, in letters rather than bytes", "---\ntitle: Київ!\n---\n", schema=_AT_MOST_FIVE),
        Invalid(
            "too long",
            "---\ntitle: ⟦Одеса!⟧\n---\n",
            message="`title` is 6 characters long, but may have at most 5",
            help="shorten it by 1 character",
            schema=_AT_MOST_FIVE,
        ),
        Invalid(
            "a text that is too long",
            '---\ndescription: ⟦"Rates rose, as traders had expected: by \\"five\\" per cent."⟧\n---\n',
            message="`description` is 56 characters long, but may have at most 39",
            help="shorten it by 17 characters",
            fixed='---\ndescription: "Rates rose, as traders had expected…"\n---\n',
            schema={"properties": {"description": {"maxLength": 39}}},
        ),
        Invalid(
            "empty",
            "---\ntitle: ⟦''⟧\n---\n",
            message="`title` is empty",
            help="write the headline",
            schema={"properties": {"title": {"minLength": 1, "description": "The headline."}}},
        ),
        Invalid(
            "too small",
            "---\nscore: ⟦-1⟧\n---\n",
            message="`score` is `-1`, but must be at least 0",
            severity=Severity.WARNING,
            schema={"properties": {"score": {"minimum": 0, "x-severity": "warning"}}},
        ),
        Invalid(
            "too many items",
            "---\ntags: ⟦[a, b, c]⟧\n---\n",
            message="`tags` has 3 items, but may have at most 2",
            schema={"properties": {"tags": {"maxItems": 2}}},
        ),
        Invalid(
            "no items",
            "---\ntags: ⟦[]⟧\n---\n",
            message="`tags` is empty",
            help="add at least 1 item",
            schema={"properties": {"tags": {"minItems": 1}}},
        ),
    )


def _shorter(article: Article, breach: Breach) -> Fix | None:
    """The fix that cuts a text at a word, where the contract takes what is left."""
    from articlelint.contract.cutting import ELLIPSIS, cut  # noqa: PLC0415 few values are too long
    from articlelint.contract.repairs import stands_alone  # noqa: PLC0415 see above
    from articlelint.front.growth import alone  # noqa: PLC0415 see above
    from articlelint.front.passages import Passage, shortened  # noqa: PLC0415 see above

    span = article.front.value_span(breach.route)
    if breach.keyword != "maxLength" or span is None or len(article.breaches) > _MOST_BREACHES:
        return None
    text = cut(breach.value, int(breach.allowed)) if stands_alone(article.text, span) else None
    if text is None:
        return None
    data, route = alone(article.data, breach.route, text)
    passage = Passage(breach.route, breach.value, span)
    edit = shortened(article.front, passage, len(text) - len(ELLIPSIS), ELLIPSIS)
    is_kept = all(found.route != route for found in article.facts.contract.breaches(data))
    return Fix(f"cut it at a word, and end it in `{ELLIPSIS}`", (edit,), Safety.UNSAFE) if edit and is_kept else None


def _noun(keyword: str) -> str:
    if keyword.endswith("Length"):
        return "character"
    return "item" if keyword.endswith("Items") else "field"


def _message(breach: Breach) -> str:
    name, keyword = dotted(breach.route), breach.keyword
    if not hasattr(breach.value, "__len__"):
        return f"{name} is {in_backticks(breach.value)}, but must be {wanted(breach)}"
    size, noun = len(breach.value), _noun(keyword)
    if size == 0:
        return f"{name} is empty"
    limit = (
        f"may have at most {breach.allowed:,}"
        if keyword.startswith("max")
        else f"must have at least {breach.allowed:,}"
    )
    long = " long" if noun == "character" else ""
    return f"{name} {'is' if long else 'has'} {counted(size, noun)}{long}, but {limit}"


def _help(breach: Breach) -> str:
    what = about(breach.field)
    if not hasattr(breach.value, "__len__"):
        return f"write a value that is {wanted(breach)}"
    noun, beyond = _noun(breach.keyword), abs(len(breach.value) - breach.allowed)
    if noun == "character":
        if not breach.value:
            return f"write {what[:1].lower()}{what[1:]}" if what else "write a value"
        return f"{'shorten' if breach.keyword == 'maxLength' else 'lengthen'} it by {counted(beyond, noun)}"
    return (
        f"remove {counted(beyond, noun)}"
        if breach.keyword.startswith("max")
        else f"add at least {counted(beyond, noun)}"
    )
