"""Front matter in a format that the site does not read."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Rule, Span, Valid
from articlelint.wording import in_a_row

_YAML = {"formats": ["yaml"]}
_WAYS = {
    "yaml": "YAML, between two lines `---`",
    "toml": "TOML, between two lines `+++`",
    "json": "JSON, from `{` to `}`",
}
_NAMES = {"yaml": "YAML", "toml": "TOML", "json": "JSON"}


class UnreadFormat(Rule):
    """The front matter is in a format that the site does not read.

    The collection's `formats` are those that it does.

    ## Why
    To the site such front matter is text: it is printed above the article, which has neither title nor date.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """At the opening fence."""
        read, found = article.facts.collection.formats, article.front.format
        if read and found is not None and found not in read:
            names = in_a_row([_NAMES[one] for one in read], "and")
            message = f"the site reads {names}, and this front matter is {_NAMES[found]}"
            yield Finding(_first_fence(article), message, f"write it in {_WAYS[read[0]]}")

    examples = (
        Valid("one that is read", "---\ntitle: Ada\n---\n", collection=_YAML),
        Valid("any is read", "+++\ntitle = 'Ada'\n+++\n"),
        Valid("none, which is another defect", "Ada.\n", collection=_YAML),
        Invalid(
            "TOML",
            "⟦+++⟧\ntitle = 'Ada'\n+++\n",
            message="the site reads YAML, and this front matter is TOML",
            collection=_YAML,
        ),
        Invalid(
            "JSON",
            '⟦;;;⟧\n"title": "Ada"\n;;;\n',
            message="the site reads YAML and TOML, and this front matter is JSON",
            collection={"formats": ["yaml", "toml"]},
        ),
        Invalid(
            "JSON without fences",
            '⟦{⟧\n"title": "Ada"\n}\nText.\n',
            message="the site reads TOML, and this front matter is JSON",
            help="write it in TOML, between two lines `+++`",
            collection={"formats": ["toml"]},
        ),
    )


def _first_fence(article: Article) -> Span:
    opening = article.front.opening
    # JSON needs no fence: its brace stands for one.
    return opening if opening.start < opening.end else Span(opening.start, opening.start + 1)
