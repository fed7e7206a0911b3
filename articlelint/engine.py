"""The engine: one article and some rules in, diagnostics out."""

from collections.abc import Iterable, Mapping

from articlelint.article import Article
from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.facts import Facts
from articlelint.rule import Rule
from articlelint.soundness import Place, fault_of, places, places_of, told
from articlelint.text import Span
from articlelint.wording import clipped

Severities = Mapping[str, Severity]

# In code points: an error's text may hold all that it choked on.
_LONGEST_REASON = 200


def lint(
    text: str, path: str, facts: Facts, rules: Iterable[Rule], severities: Severities | None = None
) -> list[Diagnostic]:
    """The diagnostics of one article, sorted; `severities` (by rule id) overrule the rules and the contract."""
    article = Article(text, path, facts)
    overruled = severities or {}
    found: dict[Diagnostic, None] = {}  # a set would put those that differ in their help alone in any order
    modest: dict[str, tuple[str, ...]] = {}
    failures: list[Diagnostic] = []
    for rule in rules:
        findings = _findings(rule, article)
        if isinstance(findings, Finding):
            # Whatever the settings say of what a rule finds: its failure is an error, and gives way to nothing.
            failures.append(Diagnostic(path, rule.id, rule.family, Severity.ERROR, findings))
            continue
        for finding in findings:
            severity = overruled.get(rule.id) or finding.severity or rule.severity
            found[Diagnostic(path, rule.id, rule.family, severity, finding)] = None
            if rule.gives_way_to:
                modest[rule.id] = rule.gives_way_to
    kept = [one for one in found if not _gives_way(one, modest.get(one.rule, ()), found)] if modest else found
    return sorted((*kept, *failures), key=lambda diagnostic: diagnostic.order)


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


def _findings(rule: Rule, article: Article) -> list[Finding] | Finding:
    """The findings of a rule, or what is told of its failure: a rule may be anybody's, and the rest goes on."""
    found: list[Finding] = []
    try:
        findings = rule.check(article)
        for finding in findings:
            fault = fault_of(finding, article.text)
            if fault:
                return _failure(rule, fault, places_of(findings))
            found.append(finding)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 a plugin that calls `sys.exit` shall not end a run as a clean one
        return _failure(rule, told(error), places(error))
    return found


def _failure(rule: Rule, reason: str, passed: Iterable[Place]) -> Finding:
    modules = {base.__module__ for base in type(rule).__mro__ if base is not Rule}
    innermost = [place for place in passed if place.module in modules][-1:]
    where = "".join(f"`{place.module}`, line {place.line}" for place in innermost) or f"`{type(rule).__module__}`"
    message = f"the rule failed on this file: {clipped(reason, _LONGEST_REASON)} ({where})"
    return Finding(Span(0, 0), message, "report this as a bug of the rule, and ignore the rule until it is mended")
