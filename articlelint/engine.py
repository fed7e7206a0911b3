"""The engine: one article and some rules in, diagnostics out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, NamedTuple, TypeAlias

from articlelint.article import Article
from articlelint.diagnostic import MOST_LABELS, Diagnostic, Finding, Severity
from articlelint.facts import Facts
from articlelint.fix import Fix, Safety, apply
from articlelint.front import read_front
from articlelint.ignore import Trial, mentions
from articlelint.rule import CorpusRule, LateRule, Rule, Verdict
from articlelint.soundness import Place, beginnings, fault_of, places, places_of, told
from articlelint.text import Span
from articlelint.told_places import ToldPlaces
from articlelint.wording import clipped

Severities = Mapping[str, Severity]

# What is told of a rule that failed, in place of what it would have found.
FAILED = "the rule failed on this file"

# In code points: an error's text may hold all that it choked on.
_LONGEST_REASON = 200


class Judgement(NamedTuple):
    """A verdict on an article, and the other articles that it names."""

    verdict: Verdict
    others: tuple[Article, ...]


# What corpus rules have judged of an article, by their ids.
Judgements: TypeAlias = Mapping[str, Sequence[Judgement]]


def lint(  # noqa: PLR0913, PLR0917 the article is three words, and the settings are three
    text: str,
    path: str,
    facts: Facts,
    rules: Sequence[Rule],
    severities: Severities | None = None,
    known: Mapping[str, str] | None = None,
) -> list[Diagnostic]:
    """The diagnostics of one article, sorted, as `lint_article` gives them."""
    return lint_article(Article(text, path, facts), rules, severities, known)


def lint_article(  # noqa: PLR0913 as above
    article: Article,
    rules: Sequence[Rule],
    severities: Severities | None = None,
    known: Mapping[str, str] | None = None,
    *,
    lacks_rules: bool = False,
    judgements: Judgements | None = None,
) -> list[Diagnostic]:
    """The diagnostics of one article, sorted; `severities` (by rule id) overrule the rules and the contract.

    `judgements` are what corpus rules have to say of it; where nothing has been judged yet, they say nothing, and no
    suppression of theirs is unused.

    `known` are all the rules that a suppression may name, ids to families; without it they are those that run. Where
    some are lacking, for want of a plugin, no suppression is blamed for what may be their names.
    """
    if judgements is None:
        rules = [rule for rule in rules if not isinstance(rule, CorpusRule)]
    found, failures = _looked(article, rules, severities or {}, judgements=judgements)
    kept = _without_modest(found, rules)
    if mentions(article.text):
        from articlelint.ignore.reading import parted, tried  # noqa: PLC0415 few articles have suppressions

        ran = {rule.id for rule in rules if not isinstance(rule, LateRule)} - {failure.rule for failure in failures}
        ids = known or {rule.id: rule.family for rule in rules}
        trial, kept = tried(article, kept, ids, frozenset(ran))
        trial = trial._replace(lacks_rules=lacks_rules)
        late, failed = _looked(article, [rule for rule in rules if isinstance(rule, LateRule)], severities or {}, trial)
        kept += parted(late, trial.suppressions).told
        failures += failed
    if any(one.finding.fix for one in kept) and article.front.shared:
        kept = list(_without_shared(kept, article))
    return sorted((*kept, *failures), key=lambda diagnostic: diagnostic.order)


def quiet_among(articles: Sequence[Article], rules: Iterable[Rule]) -> list[Article]:
    """Those of some articles in which shipped rules find nothing; what else they do, a closer look tells.

    Each rule looks at all of them before the next one does: one rule and what it needs stay in the processor's caches,
    so that 32 articles take two thirds of the time.
    """
    quiet = list(articles)
    for rule in rules:
        loud = [number for number, article in enumerate(quiet) if _has_findings(rule, article)]
        for number in reversed(loud):
            del quiet[number]
    return quiet


def _has_findings(rule: Rule, article: Article) -> bool:
    try:
        for _ in rule.check(article):
            return True
    except Exception:  # noqa: BLE001 the closer look fails as well, and says at what
        return True
    return False


def has_to_tell(article: Article, rules: Iterable[Rule], judgements: Judgements) -> bool:
    """Whether what was judged of an article leads to anything that some rules would tell; a failure is told as well."""
    return any(
        _findings(rule, article if rule.is_shipped else article.lent(), judgements[rule.id])
        for rule in rules
        if rule.id in judgements
    )


def ready(rule: type[Rule], options: Mapping[str, Any] | None) -> Rule:
    """A rule with its options; one that fails over them fails on every article, and is told there."""
    try:
        return rule(options)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 as in `_findings`
        return _stillborn(rule, error, error.__traceback__)


def _looked(
    article: Article,
    rules: Iterable[Rule],
    severities: Severities,
    trial: Trial | None = None,
    judgements: Judgements | None = None,
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What some rules find, each thing once, and which of them failed; late rules find something in a trial only."""
    found: dict[Diagnostic, None] = {}  # a set would put those that differ in their help alone in any order
    failures: list[Diagnostic] = []
    lent: Article | None = None
    for rule in rules:
        said: Trial | Sequence[Judgement] | None = trial
        if isinstance(rule, CorpusRule):
            said = (judgements or {}).get(rule.id, ())
            if not said:
                continue
        if rule.is_shipped:
            findings = _findings(rule, article, said)
        else:
            # Anybody's rule has an article to itself that others of its kind see as well, as long as nobody changes it.
            lent = lent or article.lent()
            findings = _findings(rule, lent, said)
            if not _is_unchanged(article, lent):
                lent = None
                if not isinstance(findings, Finding):
                    findings = _failure(rule, "it has changed the data of the article, which is not its own", ())
        if isinstance(findings, Finding):
            # Whatever the settings say of what a rule finds: its failure is an error, and gives way to nothing.
            failures.append(Diagnostic(article.path, rule.id, rule.family, Severity.ERROR, findings))
            continue
        for finding in findings:
            severity = severities.get(rule.id) or finding.severity or rule.severity
            brief = finding if len(finding.labels) <= MOST_LABELS else finding.with_fewer_labels()
            found[Diagnostic(article.path, rule.id, rule.family, severity, brief)] = None
    return list(found), failures


def _is_unchanged(article: Article, lent: Article) -> bool:
    """Whether an article that was lent still has the data it had; what can't even be compared was put there since."""
    try:
        return article.is_like(lent)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 as in `_findings`
        return False


def _without_shared(found: Iterable[Diagnostic], article: Article) -> Iterator[Diagnostic]:
    """Some diagnostics, without the fixes that change what an alias refers to, and so several values at once."""
    for one in found:
        fix = one.finding.fix
        if fix is not None and _touch(fix, article.front.shared):
            after = read_front(apply(article.text, [fix], Safety.SHOW), article.front.bounds)
            if after.data != article.front.data:
                one = one._replace(finding=one.finding._replace(fix=None))  # noqa: PLW2901 the same, with less to it
        yield one


def _touch(fix: Fix, spans: Sequence[Span]) -> bool:
    # What is inserted at an end of a value may become a part of it.
    return any(span.start <= edit.span.end and edit.span.start <= span.end for edit in fix.edits for span in spans)


def _without_modest(found: list[Diagnostic], rules: Iterable[Rule]) -> list[Diagnostic]:
    """What is left of some diagnostics once those have given way whose cause a better rule tells at their place."""
    names = {name for diagnostic in found for name in (diagnostic.rule, diagnostic.family)}
    betters = {
        rule.id: ToldPlaces(
            one.finding.span for one in found if one.rule in rule.gives_way_to or one.family in rule.gives_way_to
        )
        for rule in rules
        if rule.id in names and not names.isdisjoint(rule.gives_way_to)
    }
    return [one for one in found if one.rule not in betters or not betters[one.rule].concern(one.finding.span)]


def _findings(rule: Rule, article: Article, said: Trial | Sequence[Judgement] | None) -> list[Finding] | Finding:
    """The findings of a rule, or what is told of its failure: a rule may be anybody's, and the rest goes on.

    A late rule is told of a trial, and a corpus rule of what it has judged.
    """
    found: list[Finding] = []
    try:
        if isinstance(rule, CorpusRule):
            findings = iter(()) if said is None or isinstance(said, Trial) else _told(rule, article, said)
        elif isinstance(rule, LateRule) and isinstance(said, Trial):
            findings = rule.check_late(article, said)
        else:
            findings = rule.check(article)
        for finding in findings:
            fault = fault_of(finding, article.text)
            if not fault and finding.fix and isinstance(rule, CorpusRule):
                fault = "it has a fix, and what one article says of another can't be mended in one of them alone"
            if fault:
                return _failure(rule, fault, places_of(findings))
            found.append(finding)
        severity: object = rule.severity
        if not isinstance(severity, Severity):
            return _failure(rule, "it has made its severity something else", ())
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 a plugin that calls `sys.exit` shall not end a run as a clean one
        return failure_of(rule, error)
    return found


def failure_of(rule: Rule, error: BaseException) -> Finding:
    """What is told of an error that a rule raised, in place of what it would have found."""
    return _failure(rule, told(error), places(error))


def _told(rule: CorpusRule, article: Article, judgements: Iterable[Judgement]) -> Iterator[Finding]:
    for verdict, others in judgements:
        yield from rule.tell(article, verdict, others if rule.is_shipped else [other.lent() for other in others])


def _stillborn(rule: type[Rule], error: BaseException, trace: TracebackType | None) -> Rule:
    def fail(self: Rule, article: Article) -> Iterator[Finding]:
        del self, article
        # With its own trace each time: raised again and again it would gather one as long as the run.
        raise error.with_traceback(trace)

    members = {"__module__": rule.__module__, "__init__": object.__init__, "check": fail, "gather": fail}
    made: type[Rule] = type(rule.__name__, (rule,), members)
    return made()


def _failure(rule: Rule, reason: str, passed: Iterable[Place]) -> Finding:
    modules = {base.__module__ for base in type(rule).__mro__} - {Rule.__module__}
    entry = "gather" if isinstance(rule, CorpusRule) else "check_late" if isinstance(rule, LateRule) else "check"
    # What was never run, a `check` that returns no findings, has at least a beginning.
    known = (*beginnings(type(rule), entry), *passed)
    innermost = [place for place in known if place.module in modules][-1:]
    where = "".join(f"`{place.module}`, line {place.line}" for place in innermost) or f"`{type(rule).__module__}`"
    message = f"{FAILED}: {clipped(reason, _LONGEST_REASON)} ({where})"
    return Finding(Span(0, 0), message, "report this as a bug of the rule, and ignore the rule until it is mended")
