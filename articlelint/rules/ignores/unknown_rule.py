"""Suppressions of what is no rule."""

from collections.abc import Iterator

from articlelint.ignore import Name
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, LateRule, Safety, Severity, Trial, Valid
from articlelint.wording import alike, in_backticks, nearest

# A guess takes some 0.1 ms, and whoever names so many rules that there are not is not helped by more of them.
_MOST_GUESSES = 100


class UnknownRule(LateRule):
    """A suppression names what is neither a rule nor a family.

    ## Why
    It suppresses nothing, today as ever: a rule was misspelt, renamed, or belongs to a plugin that is not loaded.
    There is no `all`: whoever reads the comment must see what is suppressed. Where a plugin can't be used, its rules
    are not known, and nothing is said of names that may be theirs.

    ## Fix safety
    Safe where only case and separators differ from the one name that is meant, as in `Insecure_URL`; unsafe where the
    name is the nearest of many.
    """

    severity = Severity.WARNING

    def check_late(self, article: Article, trial: Trial) -> Iterator[Finding]:  # noqa: ARG002 see LateRule
        """One finding for each name, at the name."""
        if trial.lacks_rules:
            return
        names = dict.fromkeys([*trial.known, *trial.known.values()])
        meant: dict[str, str | None] = {}
        for suppression in trial.suppressions:
            written = {name.text for name in suppression.names}
            for name in suppression.names:
                if name.text in names:
                    continue
                if name.text not in meant:
                    meant[name.text] = nearest(name.text, names) if len(meant) < _MOST_GUESSES else None
                yield _finding(name, meant[name.text], written)

    examples = (
        Valid("a rule", "---\ntitle: a # articlelint: ignore[unknown-rule]\n---\n"),
        Valid("a family", "---\ntitle: a\n---\n<!-- articlelint: ignore-file[ignores] -->\n"),
        Invalid(
            "misspelt",
            "---\ntitle: a # articlelint: ignore[⟦insecure-ulr⟧] no certificate\n---\n",
            message="no rule or family is called `insecure-ulr` (did you mean `insecure-url`?)",
            fixed="---\ntitle: a # articlelint: ignore[insecure-url] no certificate\n---\n",
            others={"insecure-url": ()},
        ),
        Invalid(
            "written otherwise",
            "---\ntitle: a\n---\n<!-- articlelint: ignore[⟦Insecure_URL⟧] -->\n\nhttp://example.com/\n",
            message="no rule or family is called `Insecure_URL` (did you mean `insecure-url`?)",
            fixed="---\ntitle: a\n---\n<!-- articlelint: ignore[insecure-url] -->\n\nhttp://example.com/\n",
            others={"insecure-url": ()},
        ),
        Invalid(
            "everything",
            "---\ntitle: a # articlelint: ignore[⟦all⟧]\n---\n",
            message="no rule or family is called `all`",
            help="name the rules that are meant: `articlelint rules` lists them",
        ),
    )


def _finding(name: Name, meant: str | None, written: set[str]) -> Finding:
    message = f"no rule or family is called {in_backticks(name.text)}"
    if meant:
        title, safety = f"write `{meant}`", Safety.SAFE if alike(name.text, meant) else Safety.UNSAFE
        fix = None if meant in written else Fix(title, (Edit(name.span, meant),), safety)
        return Finding(name.span, f"{message} (did you mean `{meant}`?)", title, fix=fix)
    if len(name.text.split()) > 1:
        return Finding(name.span, message, "part the rules with commas, and write the reason behind the bracket")
    return Finding(name.span, message, "name the rules that are meant: `articlelint rules` lists them")
