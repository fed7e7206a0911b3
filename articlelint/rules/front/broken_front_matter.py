"""Front matter that breaks the syntax of its format."""

from collections.abc import Iterator

from articlelint.front import Fault
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Label, Rule, Safety, Valid


class BrokenFrontMatter(Rule):
    """A front matter breaks the syntax of YAML, TOML or JSON.

    ## Why
    No reader gets past the place: the site does not build, or the article loses all its fields.

    ## Fix safety
    Safe where the same text is only quoted or spaced as the format asks; unsafe where something has to be guessed.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """At the character where reading fails, or where what fails was opened."""
        for fault in article.front.faults:
            if fault.defect == self.id:
                yield _odd_fence(article, fault)
        yield from article.front.problems

    examples = (
        Valid("a colon in quotes", "---\ntitle: 'Rates: up again'\n---\n"),
        Valid("a colon without a space", "---\nurl: https://example.com/a:b\n---\n"),
        Valid("an apostrophe inside a word", "---\ntitle: The bank's word, об'єкт\n---\n"),
        Invalid(
            "a colon in a plain value",
            "---\ntitle: Rates⟦:⟧ up again\n---\n",
            "the colon after `Rates` makes a new key of it, in the middle of an unquoted value",
            help="quote the value",
            fixed="---\ntitle: 'Rates: up again'\n---\n",
        ),
        Invalid(
            "an open quote",
            '---\ntitle: ⟦"⟧Rates rise\nlang: en\n---\n',
            'the quote `"` that opens here is never closed',
            fixed='---\ntitle: "Rates rise"\nlang: en\n---\n',
        ),
        Invalid(
            "a tab",
            "---\nsource:\n⟦\t⟧name: CoinDesk\n---\n",
            "a tab indents this line, and YAML indents with spaces only",
            fixed="---\nsource:\n  name: CoinDesk\n---\n",
        ),
        Invalid(
            "a Markdown link",
            "---\nsource: [CoinDesk]⟦(⟧https://coindesk.com)\n---\n",
            "text follows the `]` that ends the value",
            labels=(("[", "an unquoted value that begins with `[` is a list"),),
            fixed="---\nsource: '[CoinDesk](https://coindesk.com)'\n---\n",
        ),
        Invalid(
            "two faults",
            "---\ntitle⟦:⟧Ставки зростають\nauthor: ⟦@⟧bank\n---\n",
            (
                "no space follows the colon of `title`, so YAML sees no key",
                "an unquoted value begins with `@`, which YAML reserves",
            ),
            fixed="---\ntitle: Ставки зростають\nauthor: '@bank'\n---\n",
        ),
        Invalid(
            "a fence that an editor made a dash of",
            "⟦—⟧\ntitle: Ставки зростають\n---\nБанк вирішив.\n",
            "`—` is no fence",
            help="write exactly `---`",
            fixed="---\ntitle: Ставки зростають\n---\nБанк вирішив.\n",
        ),
        Invalid(
            "two fences that are none",
            "⟦--⟧\ntitle: Rates rise\n--\nThe bank has decided.\n\n---\n\nMore.\n",
            "`--` is no fence",
            help="write exactly `---`",
            labels=(("--", "nor is this"),),
            fixed="---\ntitle: Rates rise\n---\nThe bank has decided.\n\n---\n\nMore.\n",
        ),
        Invalid(
            "a fence with more behind it",
            "---⟦-⟧\ntitle: Rates rise\n---\n",
            "`----` is no fence",
            help="write exactly `---`",
            fixed="---\ntitle: Rates rise\n---\n",
        ),
    )


def _odd_fence(article: Article, fault: Fault) -> Finding:
    whole = fault.near or fault.span
    if fault.span == whole:
        closing = fault.closing
        edits = [Edit(whole, "---"), *([Edit(closing, "---")] if closing else [])]
        labels = (Label(closing, "nor is this"),) if closing else ()
        fix = Fix("write both fences" if closing else "write the fence", tuple(edits), Safety.SAFE)
        return Finding(whole, f"`{whole.of(article.text)}` is no fence", "write exactly `---`", labels, fix)
    fence = article.front.opening.of(article.text)
    surplus = fault.span.of(article.text)
    safety = Safety.SAFE if not surplus.strip(fence[0] + " \t") else Safety.UNSAFE
    fix = Fix("write the fence alone", (Edit(fault.span, ""),), safety)
    return Finding(fault.span, f"`{whole.of(article.text)}` is no fence", f"write exactly `{fence}`", fix=fix)
