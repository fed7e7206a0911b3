"""A key that stands twice in one mapping."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Label, Rule, Valid


class DuplicateKey(Rule):
    """A key stands twice in the same mapping.

    ## Why
    Some readers refuse the file, the others drop one of the two values without a word.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """At the second key, with a label on the first."""
        for duplicate in article.front.duplicates:
            label = Label(duplicate.first, "first written here")
            yield Finding(
                duplicate.second, f"the key `{duplicate.name}` stands twice", "delete one of the two", (label,)
            )

    examples = (
        Valid("the same key in two mappings", "---\nname: a\nsource:\n  name: b\n---\n"),
        Valid("a merged key that is overruled", "---\nbase: &base\n  name: a\nsource:\n  <<: *base\n  name: b\n---\n"),
        Invalid(
            "twice at the top",
            "---\ntitle: Rates rise\nlang: en\n⟦title⟧: Rates fall\n---\n",
            "the key `title` stands twice",
            labels=(("title", "first written here"),),
        ),
        Invalid(
            "twice below, and three times",
            "---\nsource:\n  name: a\n  ⟦name⟧: b\n  ⟦'name'⟧: c\n---\n",
            ("the key `name` stands twice", "the key `name` stands twice"),
            labels=(("name", "first written here"), ("name", "first written here")),
        ),
    )
