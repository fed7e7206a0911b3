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
    modest: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        for finding in _findings(rule, article):
            severity = overruled.get(rule.id) or finding.severity or rule.severity
            found[Diagnostic(path, rule.id, rule.family, severity, finding)] = None
            if rule.gives_way_to:
                modest[rule.id] = rule.gives_way_to
    kept = [one for one in found if not _gives_way(one, modest.get(one.rule, ()), found)] if modest else found
    return sorted(kept, key=lambda diagnostic: diagnostic.order)


def _gives_way(diagnostic: Diagnostic, betters: tuple[str, ...], found: Iterable[Diagnostic]) -> bool:
    """Whether one of its betters reports at the place of a diagnostic, or at one that holds it or is held by it."""
    span = diagnostic.finding.span
    return any(
        (other.rule in betters or other.family in betters)
        and (_holds(span, other.finding.span) or _holds(other.finding.span, span))
        for other in (found if betters else ())
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _findings(rule: Rule, article: Article) -> list[Finding]:
    try:
        return list(rule.check(article))
    except Exception as error:  # noqa: BLE001 a rule may be anybody's plugin: its failure is reported, the rest goes on
        message = f"the rule failed on this file: {type(error).__name__}: {error}"
        return [Finding(Span(0, 0), message, "report this as a bug of the rule", severity=Severity.ERROR)]
