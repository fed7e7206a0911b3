"""Fields that are on their way out."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Valid
from articlelint.wording import dotted

_SCHEMA = {
    "properties": {"cover": {"deprecated": True, "deprecationMessage": "use `coverImage`"}, "coverImage": {}},
}


class DeprecatedField(Rule):
    """A field is deprecated by the contract.

    ## Why
    The site still reads the field, but will not for ever; the contract says what takes its place.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each deprecated field that is there, at its name."""
        for breach in article.breaches:
            if breach.defect == self.id:
                yield Finding(
                    article.front.key_span(breach.route) or article.front.place(breach.route),
                    f"{dotted(breach.route)} is deprecated",
                    breach.text or "remove it",
                    breach.labels("deprecated here"),
                    severity=breach.severity,
                )

    examples = (
        Valid("its successor", "---\ncoverImage: київ.png\n---\n", schema=_SCHEMA),
        Invalid(
            "still there",
            "---\n⟦cover⟧: a.png\n---\n",
            message="`cover` is deprecated",
            help="use `coverImage`",
            severity=Severity.WARNING,
            schema=_SCHEMA,
        ),
    )
