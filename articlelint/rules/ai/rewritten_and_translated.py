"""Articles that say both that a model rewrote them and that they are translations."""

from collections.abc import Iterator

from articlelint.collection import value_at
from articlelint.rule import Article, Finding, Invalid, Label, Rule, Severity, Valid
from articlelint.wording import in_backticks


class RewrittenAndTranslated(Rule):
    """The front matter says that the article was rewritten, and that it is a translation.

    ## Why
    A translation renders what was rewritten before, in another file; with both marks the site counts it as an original,
    and nobody can tell which text is the source.

    ## Options
    `rewritten`: the field that says that a model rewrote the article.
    `translated`: the field that names what the article was translated from.
    """

    severity = Severity.WARNING
    rewritten: str = "ai.rewritten"
    translated: str = "ai.translatedFrom"

    def check(self, article: Article) -> Iterator[Finding]:
        """At most one finding, at the value that says that the article was rewritten."""
        origin = value_at(article.data, self.translated)
        if value_at(article.data, self.rewritten) is not True or origin in (None, "", False):
            return
        label = Label(article.front.place(tuple(self.translated.split("."))), "and a translation by this")
        own, other = in_backticks(self.rewritten), in_backticks(self.translated)
        yield Finding(
            article.front.place(tuple(self.rewritten.split("."))),
            f"the article is rewritten by {own}, and a translation by {other}",
            f"remove {own} from a translation, or {other} from an original",
            (label,),
        )

    examples = (
        Valid("rewritten", "---\nai:\n  rewritten: true\n  version: 1\n---\n"),
        Valid("translated", "---\nai:\n  translatedFrom: '56944643'\n---\nБіткоїн зростає.\n"),
        Valid("translated and not rewritten", "---\nai:\n  rewritten: false\n  translatedFrom: en\n---\n"),
        Valid("an empty origin", "---\nai:\n  rewritten: true\n  translatedFrom: ''\n---\n"),
        Valid("no mapping", "---\nai: yes\n---\n"),
        Invalid(
            "both",
            "---\nlang: uk\nai:\n  rewritten: ⟦true⟧\n  translatedFrom: '56944643'\n---\nБіткоїн зростає.\n",
            message="the article is rewritten by `ai.rewritten`, and a translation by `ai.translatedFrom`",
            help="remove `ai.rewritten` from a translation, or `ai.translatedFrom` from an original",
            labels=[("'56944643'", "and a translation by this")],
        ),
        Invalid(
            "under other names, in TOML",
            '+++\ngenerated = ⟦true⟧\ntranslationOf = "a.en.md"\n+++\n',
            message="the article is rewritten by `generated`, and a translation by `translationOf`",
            options={"rewritten": "generated", "translated": "translationOf"},
        ),
    )
