"""Rewritten articles that don't say when and by what."""

from collections.abc import Iterator, Sequence

from articlelint.collection import value_at
from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Valid
from articlelint.wording import choices, in_backticks

_CLOSED = {
    "properties": {
        "ai": {"properties": {"rewritten": {}, "expandedAt": {}, "version": {}}, "additionalProperties": False}
    }
}

_ASKED = {"requires": [{"when": {"generated": True}, "fields": ["model"]}]}
_OTHER = {"field": "generated", "stamps": ["model"]}


class MissingAiStamp(Rule):
    """The front matter says that a model rewrote the article, but not when or by which version.

    A stamp whose name is misspelt is the contract's to report.

    ## Why
    Whoever mends the prompt finds by these stamps the articles that were written with the old one.

    ## Options
    `field`: the field that says that a model rewrote the article.
    `stamps`: the fields that then have to be there.
    """

    severity = Severity.WARNING
    field: str = "ai.rewritten"
    stamps: Sequence[str] = ("ai.expandedAt", "ai.version")

    def check(self, article: Article) -> Iterator[Finding]:
        """At most one finding for all stamps that are missing, at the value that asks for them."""
        if value_at(article.data, self.field) is not True:
            return
        absent = [name for name in self.stamps if value_at(article.data, name) is None]
        told = set(_told(article)) if absent else set()
        missing = [name for name in absent if name not in told]
        if missing:
            names = choices(missing, "and", len(missing))
            yield Finding(
                article.front.place(tuple(self.field.split("."))),
                f"{in_backticks(self.field)} is `true`, and {names} {'is' if len(missing) == 1 else 'are'} missing",
                f"add {names}",
            )

    examples = (
        Valid("stamped", "---\nai:\n  rewritten: true\n  expandedAt: '2026-01-07T21:19:08.144Z'\n  version: 1\n---\n"),
        Valid("not rewritten", "---\nai:\n  rewritten: false\n---\n"),
        Valid("a translation", "---\nai:\n  translatedFrom: '56944643'\n---\nБіткоїн зростає.\n"),
        Valid(
            "misspelt, which is the contract's to report",
            "---\nai:\n  rewritten: true\n  expandedat: '2026-01-07T21:19:08.144Z'\n  version: 1\n---\n",
            schema=_CLOSED,
        ),
        Valid("asked for by the settings too", "---\ngenerated: true\n---\n", collection=_ASKED, options=_OTHER),
        Invalid(
            "neither",
            "---\nai:\n  rewritten: ⟦true⟧\n---\nBitcoin climbs.\n",
            message="`ai.rewritten` is `true`, and `ai.expandedAt` and `ai.version` are missing",
            help="add `ai.expandedAt` and `ai.version`",
        ),
        Invalid(
            "no date",
            "---\nai: { rewritten: ⟦true⟧, version: 1 }\n---\n",
            message="`ai.rewritten` is `true`, and `ai.expandedAt` is missing",
            help="add `ai.expandedAt`",
        ),
        Invalid(
            "under other names",
            "---\ngenerated: ⟦true⟧\n---\n",
            message="`generated` is `true`, and `model` is missing",
            options=_OTHER,
        ),
    )


def _told(article: Article) -> Iterator[str]:
    """The names of fields that a finding of another rule is about, or asks for."""
    for breach in article.breaches:
        parent = breach.route[:-1]
        asked = breach.allowed if breach.defect == "missing-field" else (breach.guess, breach.replaces)
        for name in (breach.route[-1:] + tuple(asked)) if breach.route else ():
            yield ".".join(map(str, (*parent, name)))
    for requirement in article.facts.collection.requires:
        if requirement.when.fits(article.value_of):
            yield from requirement.fields
