"""What a rule begins as: files that say what belongs where, and whose example fails until the rule is written."""

# `(?!)` matches nowhere, so the example that marks a defect finds none.
_RULE = '''\
"""What is found here, in a few words."""

import re
from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Span, Valid

# A pattern that matches nothing, in place of the one that finds the defect.
_DEFECT = re.compile("(?!)")


class {kind}(Rule):
    """An article has this defect, in one sentence.

    ## Why
    What it costs the reader of an article, or its editor.
    """

    {family}severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each place with the defect."""
        for prose in article.body.prose:
            for found in _DEFECT.finditer(article.text, prose.start, prose.end):
                yield Finding(Span(*found.span()), "what was found", "do this about it")

    examples = (
        Valid("an article without the defect", "---\\ntitle: A title\\n---\\nAll is well.\\n"),
        Invalid(
            "an article with the defect",
            "---\\ntitle: A title\\n---\\nAll is not ⟦well⟧.\\n",
            message="what was found",
            help="do this about it",
        ),
    )
'''

_TEST = '''\
"""The examples of a rule are its tests."""

import pytest
from articlelint.rule import Invalid, Valid
from articlelint.testing import flaws, prove

from {module} import {kind}


def test_the_rule_explains_itself() -> None:
    """It says why, and shows what it finds and what it does not."""
    assert flaws({kind}) == ()


@pytest.mark.parametrize("example", {kind}.examples, ids=lambda example: example.title)
def test_every_example_holds(example: Valid | Invalid) -> None:
    """It finds what each example marks, says what it states, and no more."""
    prove({kind}, example)
'''

# The names that these files import: a class of such a name would take their place.
IMPORTED = frozenset({"Article", "Finding", "Invalid", "Iterator", "Rule", "Severity", "Span", "Valid"})
# The modules that they import, wherever those are installed.
MODULES = frozenset({"articlelint", "pytest"})


def rule_file(kind: str) -> str:
    """The file of a rule of articlelint's own, by the name of its class."""
    return _RULE.format(kind=kind, family="")


def plugin_files(module: str, kind: str, family: str | None) -> dict[str, str]:
    """The files of a plugin, by name: the rule, in a module of that name, and its test."""
    stated = f'family = "{family}"\n    ' if family else ""
    return {
        f"{module}.py": _RULE.format(kind=kind, family=stated),
        f"test_{module}.py": _TEST.format(module=module, kind=kind),
    }
