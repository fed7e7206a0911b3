"""The engine: one article and some rules in, diagnostics out."""

from collections.abc import Iterable, Mapping

from articlelint.article import Article
from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.facts import Facts
from articlelint.rule import Rule
from articlelint.text import Span

Severities = Mapping[str, Severity]


def lint(
    text: str, path: str, facts: Facts, rules: Iterable[Rule], severities: Severities | None = None
) -> list[Diagnostic]:
    """The diagnostics of one article, sorted; `severities` (by rule id) overrule the rules and the contract."""
    article = Article(text, path, facts)
    overruled = severities or {}
    found: dict[Diagnostic, None] = {}  # a set would put those that differ in their help alone in any order
    for rule in rules:
        for finding in _findings(rule, article):
            severity = overruled.get(rule.id) or finding.severity or rule.severity
            found[Diagnostic(path, rule.id, rule.family, severity, finding)] = None
    return sorted(found, key=lambda diagnostic: diagnostic.order)


def _findings(rule: Rule, article: Article) -> list[Finding]:
    try:
        return list(rule.check(article))
    except Exception as error:  # noqa: BLE001 a rule may be anybody's plugin: its failure is reported, the rest goes on
        message = f"the rule failed on this file: {type(error).__name__}: {error}"
        return [Finding(Span(0, 0), message, "report this as a bug of the rule", severity=Severity.ERROR)]
