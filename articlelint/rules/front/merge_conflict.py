"""Merge conflicts that were committed."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Label, Rule, Valid

_MEANING = {"=": "the other version begins here", ">": "the conflict ends here", "<": "another conflict begins here"}


class MergeConflict(Rule):
    """The markers of a merge conflict stand in the file.

    ## Why
    Two versions of the text stand one after the other; a reader of the site would see both, and the markers.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """At the first marker of each conflict, with labels on its others."""
        for conflict in article.conflicts:
            first, *others = conflict.markers
            labels = tuple(Label(span, _MEANING[article.text[span.start]]) for span in others)
            help_ = "keep one of the two versions, and delete the markers"
            yield Finding(first, "a merge conflict is left unresolved", help_, labels)

    examples = (
        Valid("quoted in code", "---\na: b\n---\n```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n```\n"),
        Valid("a setext heading and nested quotes", "---\ntitle: a\n---\nOne\n=======\n\n>>>>>>> deep, deep\n"),
        Valid(
            "quoted in a program, by an article about merging",
            "---\na: b\n---\nGit marks it so:\n\n```js\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n```\n",
        ),
        Invalid(
            "a program torn by a merge",
            "---\na: b\n---\nThe rates as code:\n\n```ts\n⟦<<<<<<< HEAD⟧\na\n=======\n>>>>>>> main\n```\n",
            "a merge conflict is left unresolved",
        ),
        Invalid(
            "in the front matter",
            "---\n⟦<<<<<<< HEAD⟧\ntitle: Rates rise\n=======\ntitle: Rates fall\n>>>>>>> main\n---\n",
            "a merge conflict is left unresolved",
            labels=(
                ("=======", "the other version begins here"),
                (">>>>>>> main", "the conflict ends here"),
            ),
        ),
        Invalid(
            "in the body, twice",
            "---\na: b\n---\n⟦<<<<<<< HEAD⟧\nA\n=======\nB\n>>>>>>> main\n\n⟦<<<<<<< HEAD⟧\n=======\n>>>>>>> x\n",
            ("a merge conflict is left unresolved", "a merge conflict is left unresolved"),
        ),
        Invalid("the end of one", "---\ntitle: a\n---\nA\n\n⟦>>>>>>> main⟧\n", "a merge conflict is left unresolved"),
    )
