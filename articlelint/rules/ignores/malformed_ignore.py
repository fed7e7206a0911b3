"""Comments that seem meant to suppress findings and are none that do."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, LateRule, Severity, Trial, Valid


class MalformedIgnore(LateRule):
    """A comment looks like a suppression and is not written as one.

    ## Why
    Such a comment does nothing, and does so in silence: its author takes the finding for settled, and the next
    reader takes the comment for a promise. The form is `articlelint: ignore[RULE, …] why`, or
    `articlelint: ignore-file[RULE, …] why` for the whole file, at the start of a comment.

    ## Fix safety
    Unsafe: once the comment is one that counts, findings vanish, and they may not be those that its author meant.
    """

    severity = Severity.WARNING

    def check_late(self, article: Article, trial: Trial) -> Iterator[Finding]:  # noqa: ARG002 see LateRule
        """One finding for each comment."""
        yield from trial.mistakes

    examples = (
        Valid(
            "well written",
            "---\n# articlelint: ignore[insecure-url] the host has no certificate\nurl: http://a.b\n---\n",
        ),
        Valid("a comment about articlelint", "---\n# articlelint: see the style guide\ntitle: a\n---\n"),
        Valid("a sentence about it", "---\n# Articlelint ignores this [for now]: see there\ntitle: a\n---\n"),
        Valid("shown as an example", "---\ntitle: a\n---\nWrite `<!-- articlelint: ignore -->` above it.\n"),
        Invalid(
            "no rule named",
            "---\ntitle: a # articlelint: ⟦ignore⟧ it is a brand name\n---\n",
            message="`ignore` names no rule",
            help="name the rules to ignore in square brackets, as in `articlelint: ignore[insecure-url]`",
        ),
        Invalid(
            "misspelt",
            "---\ntitle: a\n---\n<!-- articlelint: ⟦ignore-fil⟧[short-body] -->\n",
            message="no suppression is called `ignore-fil` (did you mean `ignore-file`?)",
            fixed="---\ntitle: a\n---\n<!-- articlelint: ignore-file[short-body] -->\n",
        ),
        Invalid(
            "other brackets",
            "+++\ntitle = 'a' # articlelint: ⟦ignore(unknown-field)⟧\n+++\n",
            message="`ignore(unknown-field)` has other brackets than square ones",
            fixed="+++\ntitle = 'a' # articlelint: ignore[unknown-field]\n+++\n",
        ),
        Invalid(
            "not closed",
            "---\ntitle: a # articlelint: ⟦ignore[unknown-field⟧\n---\n",
            message="the bracket of `ignore[unknown-field` is not closed",
            help="close it behind the last rule",
        ),
        Invalid(
            "no colon",
            "---\ntitle: a # ⟦articlelint ignore⟧[unknown-field]\n---\n",
            message="the colon behind `articlelint` is missing",
            fixed="---\ntitle: a # articlelint: ignore[unknown-field]\n---\n",
        ),
        Invalid(
            "in upper case",
            "---\ntitle: a\n---\n<!-- ⟦ARTICLELINT⟧: ignore-file[short-body] -->\n",
            message="`ARTICLELINT` is not written in lower case, so it suppresses nothing",
            help="write `articlelint`",
            fixed="---\ntitle: a\n---\n<!-- articlelint: ignore-file[short-body] -->\n",
        ),
        Invalid(
            "behind other words",
            "---\ntitle: a # a brand name, so ⟦articlelint: ignore[⟧unknown-field]\n---\n",
            message="`articlelint: ignore[…]` stands in the middle of a comment, where it suppresses nothing",
            help="begin the comment with it, and write the reason behind it",
        ),
    )
