"""Suppressions that suppress nothing."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, LateRule, Severity, Trial, Valid
from articlelint.wording import in_a_row, in_backticks


class UnusedIgnore(LateRule):
    """A suppression, or a rule that it names, suppresses nothing.

    ## Why
    What it was written for is mended, or it stands in the wrong place; left alone, it will one day hide something that
    nobody meant it to. A rule that did not run, since the settings or `--select` leave it out or its plugin can't be
    used, is not held against it, and neither is anything in an article whose front matter can't be read.

    ## Fix safety
    Safe: the article's data and the page made of it stay as they are. Where a comment parts two lists or texts that
    would grow together without it, its removal is unsafe.
    """

    severity = Severity.WARNING

    def check_late(self, article: Article, trial: Trial) -> Iterator[Finding]:
        """One finding for each comment that is of no use at all, and for each useless name in another."""
        from articlelint.ignore.removal import Removal, fixes  # noqa: PLC0415 few articles have suppressions

        torn = article.front.format is not None and article.front.faults
        if not trial.suppressions or article.front.problems or torn:
            return
        # Where rules of a plugin are missing, a family may have more than are known.
        families = () if trial.lacks_rules else trial.known.values()
        judged = {name: trial.rules_called(name) for name in {*trial.known, *families}}
        judged = {name: rules for name, rules in judged.items() if rules <= trial.ran}
        removals = []
        for suppression in trial.suppressions:
            idle = tuple(one for one in suppression.names if one.text in judged and one.span not in trial.hidden)
            if idle:
                removals.append(Removal(suppression, idle))
        for removal, name, fix in fixes(article, removals):
            words = [*dict.fromkeys(in_backticks(one.text) for one in (removal.names if name is None else (name,)))]
            message = f"{in_a_row(words, 'and')} {'suppresses' if len(words) == 1 else 'suppress'} nothing"
            where = "in this file" if removal.suppression.is_for_file else "here"
            span = removal.suppression.comment if name is None else name.span
            yield Finding(span, f"{message} {where}", fix.title, fix=fix)

    examples = (
        Valid(
            "in use",
            "---\nurl: http://example.com # articlelint: ignore[insecure-url] it has no certificate\n---\n",
            others={"insecure-url": ["http:"]},
        ),
        Valid("for a rule that did not run", "---\nurl: a # articlelint: ignore[insecure-url]\n---\n"),
        Valid(
            "for the entry below, with all its values",
            "---\n# articlelint: ignore[tag-style] brand names\ntags:\n  - iPhone\n---\n",
            others={"tag-style": ["iPhone"]},
        ),
        Invalid(
            "behind a value",
            "---\nurl: https://example.com ⟦# articlelint: ignore[insecure-url]⟧\nlang: en\n---\n",
            message="`insecure-url` suppresses nothing here",
            help="remove the comment",
            fixed="---\nurl: https://example.com\nlang: en\n---\n",
            others={"insecure-url": ["http:"]},
        ),
        Invalid(
            "one of several",
            "---\n# articlelint: ignore[insecure-url, ⟦unknown-field⟧] the old API\nurl: http://example.com\n---\n",
            message="`unknown-field` suppresses nothing here",
            help="remove `unknown-field`",
            fixed="---\n# articlelint: ignore[insecure-url] the old API\nurl: http://example.com\n---\n",
            others={"insecure-url": ["http:"], "unknown-field": []},
        ),
        Invalid(
            "above the wrong block",
            "# Title\n\n⟦<!-- articlelint: ignore[insecure-url] -->⟧\n\nSome words.\n\n<http://example.com>\n",
            message="`insecure-url` suppresses nothing here",
            fixed="# Title\n\nSome words.\n\n<http://example.com>\n",
            others={"insecure-url": ["http:"]},
        ),
        Invalid(
            "named twice",
            "⟦<!-- articlelint: ignore[short-body, short-body] -->⟧\n\nSome words.\n",
            message="`short-body` suppresses nothing here",
            fixed="Some words.\n",
            others={"short-body": []},
        ),
        Invalid(
            "for the whole file",
            "⟦<!-- articlelint: ignore-file[short-body, insecure-url] -->⟧\n\nSome words.\n",
            message="`short-body` and `insecure-url` suppress nothing in this file",
            fixed="Some words.\n",
            others={"short-body": [], "insecure-url": []},
        ),
    )
