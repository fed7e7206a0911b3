"""Rules of one house: a site names this file in its settings, as `plugins = ["./house_rules.py"]`."""

import re
from collections.abc import Iterator, Sequence

from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid
from articlelint.wording import in_backticks


class TitleWithFullStop(Rule):
    """A title ends with a full stop.

    ## Why
    Titles stand in lists, in feeds and in the tabs of browsers, where they are no sentences.

    ## Fix safety
    Safe: the title keeps its words.

    ## Options
    `abbreviations`: words that end with a full stop of their own.
    """

    family = "house"
    severity = Severity.WARNING
    abbreviations: Sequence[str] = ("Inc.", "Ltd.", "U.S.", "etc.")

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding at most, at the full stop."""
        title = article.data.get("title")
        place = article.front.value_span(("title",))
        if not isinstance(title, str) or place is None or not title.endswith("."):
            return
        if title.endswith(("..", *self.abbreviations)):
            return
        start = article.text.rindex(".", place.start, place.end)
        stop = Span(start, start + 1)
        fix = Fix("remove the full stop", (Edit(stop, ""),), Safety.SAFE)
        yield Finding(stop, "the title ends with a full stop", "remove it", fix=fix)

    examples = (
        Valid("no full stop", "---\ntitle: Ferries settle in euros\n---\n"),
        Valid("an abbreviation", "---\ntitle: Ferries and Sons Inc.\n---\n"),
        Valid("an ellipsis", "---\ntitle: And then...\n---\n"),
        Invalid(
            "a sentence",
            "---\ntitle: 'Ferries settle in euros⟦.⟧'\n---\n",
            message="the title ends with a full stop",
            help="remove it",
            fixed="---\ntitle: 'Ferries settle in euros'\n---\n",
        ),
    )


class WornPhrase(Rule):
    """The text has a phrase that the house is tired of.

    ## Why
    A phrase that readers have met too often says nothing to them. Quotations in code are left alone.

    ## Options
    `phrases`: those phrases, in any case.
    """

    family = "house"
    severity = Severity.INFO
    phrases: Sequence[str] = ("at the end of the day", "game changer")

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each of the phrases, wherever a reader reads it."""
        text = article.text.lower()
        if not any(phrase.lower() in text for phrase in self.phrases):
            return
        worn = re.compile(rf"\b(?:{'|'.join(map(re.escape, self.phrases))})\b", re.IGNORECASE)
        for prose in article.body.prose:
            for found in worn.finditer(article.text, prose.start, prose.end):
                yield Finding(Span(*found.span()), f"{in_backticks(found[0])} is a worn phrase", "say what is meant")

    examples = (
        Valid("none", "The fare is settled in euros.\n"),
        Valid("in code", "`game changer` is the name of a variable.\n"),
        Valid("another site's phrases", "It is a game changer.\n", options={"phrases": ["low-hanging fruit"]}),
        Invalid(
            "in the text",
            "It is a ⟦Game changer⟧, *⟦at the end of the day⟧*.\n",
            message=("`Game changer` is a worn phrase", "`at the end of the day` is a worn phrase"),
            help="say what is meant",
        ),
    )
