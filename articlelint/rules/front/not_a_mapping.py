"""Front matter that is data, but no fields."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Rule, Valid


class NotAMapping(Rule):
    """A front matter holds a list or a single value where fields are expected.

    ## Why
    A front matter is a list of fields with values; from anything else a site reads nothing.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """At the whole of what stands there."""
        front = article.front
        if front.format is None or front.problems or front.is_mapping:
            return
        span = front.root_span
        what = "a list" if isinstance(front.root, list) else "one value" if front.root is not None else "nothing"
        yield Finding(span, f"the front matter is {what}, not fields with values", "write each field as `name: value`")

    examples = (
        Valid("fields", "---\ntitle: Rates rise\n---\n"),
        Valid("an empty one", "---\n---\n"),
        Valid("only a comment", "---\n# nothing yet\n---\n"),
        Invalid(
            "a list",
            "---\n⟦- title\n- lang⟧\n---\n",
            "the front matter is a list, not fields with values",
        ),
        Invalid(
            "a field without its colon",
            "---\n⟦title Ставки зростають⟧\n---\n",
            "the front matter is one value, not fields with values",
            help="write each field as `name: value`",
        ),
    )
