"""Articles that say what another one says."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from articlelint.rule import Article, CorpusRule, Finding, Group, Invalid, Label, Severity, Span, Valid, Verdict
from articlelint.translation import elsewhere
from articlelint.wording import in_backticks

if TYPE_CHECKING:
    from articlelint.resemblance import Word

# Sketches only estimate: where five others are almost as like as is asked for, one in 25 is likelier by its sketch than
# the one that is like enough, and would be read in its place if four were.
_MOST_OTHERS = 16

_TEXT = (
    "Four Baltic ferry operators have begun a six-month trial that settles shared ticket sales in a euro stablecoin"
    " instead of monthly bank transfers. The pilot covers foot passengers on eleven routes and is run by Tidebook, a"
    " clearing company that the operators own together.\n"
)
_OTHER = (
    "Libraries lend practice hardware wallets to readers who want to learn how keys are stored. Each kit holds a"
    " device, a card with twelve words and a leaflet, and may be kept for three weeks; no money is on it, and nothing"
    " that is done with it can be lost.\n"
)
_NEWER = f"---\nid: 2\npublishedAt: 2026-01-08\n---\n## Ferries\n\n⟦{_TEXT.strip()[:-1]}⟧.\n"
_DATES = {"dates": [["publishedAt", "updatedAt"]]}


class NearDuplicateBody(CorpusRule):
    """An article says nearly word for word what another one says.

    Texts are compared by the runs of three words in them, without regard to case, punctuation and markup: a text is
    like another if so many of its runs, and of the other's, stand in both. Of two articles the newer one is reported,
    by the dates of the collection. Articles of one story, translations say, do not count, nor do texts of fewer than
    thirty words. This costs more than all other rules together, so it is looked for only where
    `select = ["all", "near-duplicate-body"]` names it.

    ## Why
    The same story came in twice, from two feeds or in two versions. Readers meet it again under another headline, and
    search engines show one of the two, or neither.

    ## Options
    `at-least-percent`: how much of the text, in a hundred, the other article has as well. Below 75 some are missed.
    """

    severity = Severity.WARNING
    named_only = True
    at_least_percent: int = 80

    def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
        """A sketch of the text, with the date and the story."""
        from articlelint.resemblance import sketch  # noqa: PLC0415 only those who select the rule shall pay for it

        drawn = sketch(_words(article))
        if drawn is not None:
            yield "", [article.born, article.story.key if article.story else None, drawn]

    def judge(self, group: Group) -> Iterator[Verdict]:
        """Each article that may resemble older ones of other stories, and these, the likeliest first."""
        from articlelint.resemblance import candidates  # noqa: PLC0415 as above

        known = [(born is None, born or 0, place, story) for place, (born, story, _) in group]
        order = sorted(range(len(known)), key=known.__getitem__)
        sketches = [drawn for _, (_, _, drawn) in group]
        stories = [known[number][3] for number in order]
        for new, old in candidates((sketches[one] for one in order), self.at_least_percent / 100).items():
            others = [one for one in old if stories[one] is None or stories[one] != stories[new]]
            if others:
                places = tuple(known[order[one]][2] for one in others[:_MOST_OTHERS])
                yield Verdict(known[order[new]][2], places)

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """At most one finding, at the first line of the text, for the article that it resembles most."""
        from articlelint.resemblance import resemblance  # noqa: PLC0415 as above

        words = _words(article)
        if not words:
            return
        found = [
            (resemblance(_words(other), words), place, other)
            for place, other in zip(verdict.others, others, strict=True)
        ]
        best, place, other = max(found, key=lambda one: one[0].share)
        if best.share * 100 < self.at_least_percent or best.passage is None:
            return
        there, here = best.passage
        yield Finding(
            _first_line(article, words[0].span._replace(end=words[-1].span.end)),
            # Rounded down: where a word differs, it is not all of it.
            f"{int(best.share * 100)}% of the text is that of {in_backticks(place)}",
            "remove one of the two, or say what is new",
            (
                Label(_first_line(article, here), f"the longest passage that is the same: {best.words:,} words"),
                elsewhere(other, _first_line(other, there), "the same there"),
            ),
        )

    examples = (
        Valid("another text", f"---\nid: 2\n---\n{_OTHER}", beside={"first.md": f"---\nid: 1\n---\n{_TEXT}"}),
        Valid(
            "a translation that failed, which is another defect",
            f"---\nid: 1\nlang: uk\n---\n{_TEXT}",
            collection={"translations": {"story": ["id"], "original-language": "en"}},
            beside={"first.md": f"---\nid: 1\nlang: en\n---\n{_TEXT}"},
        ),
        Valid("a few words", "---\nid: 2\n---\nSold out.\n", beside={"first.md": "---\nid: 1\n---\nSold out.\n"}),
        Invalid(
            "the same story with another word",
            f"---\nid: 2\npublishedAt: 2026-01-08\n---\n## Ferries\n\n⟦{_TEXT.strip()[:-1]}⟧.\n".replace(
                "eleven", "twelve"
            ),
            message="93% of the text is that of `first.md`",
            help="remove one of the two, or say what is new",
            collection=_DATES,
            beside={"first.md": f"---\nid: 1\npublishedAt: 2026-01-07\n---\n{_TEXT}"},
        ),
    )


def _words(article: Article) -> "list[Word]":
    from articlelint.resemblance import words_in  # noqa: PLC0415 as above

    return words_in(article.text, _text_of(article))


def _text_of(article: Article) -> list[Span]:
    """The pieces of the text, without headings: those may be any feed's own."""
    starts = [heading.span.start for heading in article.body.headings]
    ends = [heading.span.end for heading in article.body.headings]
    return [
        piece
        for piece in article.body.prose
        if not (number := bisect_right(starts, piece.start)) or piece.start >= ends[number - 1]
    ]


def _first_line(article: Article, span: Span) -> Span:
    end = article.lines.span(article.lines.number_at(span.start)).end
    return Span(span.start, min(span.end, end))
