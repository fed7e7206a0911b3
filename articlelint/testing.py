"""Proof of rules: every example of a rule is run, and what it states is held to the letter.

Authors of plugins use it as the project does::

    @pytest.mark.parametrize("example", MyRule.examples, ids=lambda example: example.title)
    def test_example(example):
        prove(MyRule, example)
"""

import re
from collections.abc import Iterator, Sequence
from difflib import ndiff

from articlelint.article import Article
from articlelint.collection import collection_from
from articlelint.contract import Contract
from articlelint.corpus import Ledger, report_of
from articlelint.dates import moment_of
from articlelint.diagnostic import Diagnostic, Finding
from articlelint.engine import Judgement, lint_article
from articlelint.facts import Facts
from articlelint.fix import Safety, apply
from articlelint.rule import CorpusRule, Invalid, Rule, Valid
from articlelint.surroundings import Surroundings, tree_of
from articlelint.text import Lines, Span

_MARK = re.compile("[⟦⟧]")
# The options that settings can state: flags, numbers, texts and lists of texts, as annotations are shown.
_OPTION = re.compile(
    r"bool|int|float|str|(?:typing\.|collections\.abc\.)?(?:Sequence|list|List|tuple|Tuple)\[str(?:, \.\.\.)?\]"
)


def flaws(rule: type[Rule]) -> tuple[str, ...]:
    """What a rule lacks to prove and explain itself; empty where it lacks nothing."""
    return tuple(_flaws(rule))


def prove(rule: type[Rule], example: Valid | Invalid) -> None:
    """Raises `AssertionError` where a rule does not do with an article what its example says.

    Where the rule itself fails, that error is the assertion's cause, so that its traceback is seen.
    """
    try:
        _prove(rule, example)
    except AssertionError as error:
        message = f"{rule.id}, example `{example.title}`: {error}"
        raise AssertionError(message) from error.__cause__


def facts_of(example: Valid | Invalid) -> Facts:
    """The world that an example stands in; raises `AssertionError` where its `today` is no date."""
    today = moment_of(example.today)
    if today is None:
        message = f"`{example.today}` is no date for `today`"
        raise AssertionError(message)
    return Facts(today, Contract.of(example.schema or {}), collection_from(example.collection))


def article_of(example: Valid | Invalid, text: str) -> Article:
    """An article with such a text, where the one of an example stands."""
    around = Surroundings(example.path, tree_of({**example.files, example.path: text}))
    return Article(text, example.path, facts_of(example), around)


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """A text without its marks `⟦…⟧`, and what each of them spans, in the order they open.

    Marks may be empty, and one may hold another; raises `AssertionError` where one is not closed or not opened.
    """
    starts: list[int] = []
    ends: dict[int, int] = {}
    opened: list[int] = []
    for number, mark in enumerate(_MARK.finditer(text)):
        place = mark.start() - number
        if mark[0] == "⟦":
            opened.append(len(starts))
            starts.append(place)
        elif opened:
            ends[opened.pop()] = place
        else:
            opened = [-1]
            break
    if opened:
        message = "a mark is not closed or not opened"
        raise AssertionError(message)
    return _MARK.sub("", text), tuple(Span(start, ends[number]) for number, start in enumerate(starts))


def _flaws(rule: type[Rule]) -> Iterator[str]:
    document = rule.__doc__ or ""
    sections = set(re.findall(r"^[ \t]*## (.+?)[ \t]*$", document, re.MULTILINE))
    if not document.partition("\n")[0].endswith("."):
        yield "its docstring does not begin with a sentence"
    if "Why" not in sections:
        yield "its docstring has no `## Why`"
    if rule.fixable() and "Fix safety" not in sections:
        yield "it fixes, and its docstring has no `## Fix safety`"
    yield from _option_flaws(rule, sections)
    for kind in (Valid, Invalid):
        if not any(isinstance(example, kind) for example in rule.examples):
            yield f"it has no {kind.__name__.lower()} example"
    if len({example.title for example in rule.examples}) < len(rule.examples):
        yield "two of its examples have one title"
    methods = ("gather", "judge", "tell") if issubclass(rule, CorpusRule) else ("check",)
    base = CorpusRule if issubclass(rule, CorpusRule) else Rule
    yield from (f"it has no `{name}`" for name in methods if getattr(rule, name) is getattr(base, name))


def _option_flaws(rule: type[Rule], sections: set[str]) -> Iterator[str]:
    options = rule.option_types()
    if any(not hasattr(rule, name.replace("-", "_")) for name in options):
        yield "it has options without a default"
    for name, kind in options.items():
        if not _OPTION.fullmatch(kind.__name__ if isinstance(kind, type) else str(kind)):
            yield f"its option `{name}` is no flag, number, text or list of texts"
    if options and "Options" not in sections:
        yield "it has options, and its docstring has no `## Options`"


def _prove(rule: type[Rule], example: Valid | Invalid) -> None:
    text, spans = unmarked(example.text)
    unknown = set(example.options) - set(rule.options())
    _hold(not unknown, f"the rule has no option {', '.join(sorted(unknown))}")
    found = _diagnostics(rule, example, text)
    if isinstance(example, Valid):
        _hold(not spans, "a valid example has no marks")
        _same("findings", [], _described(text, found))
        return
    _hold(bool(spans), "an invalid example marks what is found: it has no marks")
    messages = [example.message] * len(spans) if isinstance(example.message, str) else example.message
    _hold(len(messages) == len(spans), f"it has {len(spans)} marks and {len(messages)} messages")
    expected = [_line(text, span, message) for span, message in sorted(zip(spans, messages, strict=True))]
    _same("findings", expected, _described(text, found))
    _prove_details(example, text, found)
    _prove_fixes(rule, example, text, found)


def _prove_details(example: Invalid, text: str, found: Sequence[Diagnostic]) -> None:
    findings = [diagnostic.finding for diagnostic in found]
    if example.help is not None:
        _same("help", [example.help] * len(found), [finding.help for finding in findings])
    if example.labels is not None:
        labels = [label for finding in findings for label in finding.labels]
        written = [(label.span.of(text) if label.path is None else "", label.message) for label in labels]
        _same("labels", list(map(str, example.labels)), list(map(str, written)))
    if example.severity is not None:
        _same("severity", [example.severity.word] * len(found), [diagnostic.severity.word for diagnostic in found])


def _prove_fixes(rule: type[Rule], example: Invalid, text: str, found: Sequence[Diagnostic]) -> None:
    fixes = [diagnostic.finding.fix for diagnostic in found if diagnostic.finding.fix]
    for fix in fixes:
        inside = all(0 <= edit.span.start <= edit.span.end <= len(text) for edit in fix.edits)
        _hold(inside and apply(text, [fix], Safety.SHOW) != text, f"the fix `{fix.title}` changes nothing")
    offered = [fix for fix in fixes if fix.safety > Safety.SHOW]
    if example.fixed is None:
        _same("fixes", [], [fix.title for fix in offered])
        return
    _hold(bool(offered), "`fixed` is given, and nothing is fixed")
    _same("the fixed text", _lines(example.fixed), _lines(apply(text, offered, Safety.UNSAFE)))
    before, after = (article_of(example, state).front.data for state in (text, example.fixed))
    _hold(before is None or after is not None, "the fixed text's front matter cannot be read")
    unfixed = [diagnostic for diagnostic in found if diagnostic.finding.fix not in offered]
    _same(
        "findings in the fixed text",
        sorted(diagnostic.finding.message for diagnostic in unfixed),
        sorted(diagnostic.finding.message for diagnostic in _diagnostics(rule, example, example.fixed)),
    )


def diagnostics_of(rule: type[Rule], example: Valid | Invalid, text: str) -> list[Diagnostic]:
    """What a rule finds in a text, in the world of its example and beside the other rules that this one states."""
    others = [_stand_in(id_, texts) for id_, texts in example.others.items()]
    article, own = article_of(example, text), rule(example.options)
    judgements = {rule.id: _judgements(own, example, article)} if isinstance(own, CorpusRule) else None
    found = lint_article(article, [*others, own], judgements=judgements)
    return [diagnostic for diagnostic in found if diagnostic.rule == rule.id]


def _judgements(rule: CorpusRule, example: Valid | Invalid, article: Article) -> list[Judgement]:
    """What a rule judges of an article, where those beside it are all the others of its collection."""
    if not rule.wants(article.facts):
        return []
    articles = {path: Article(text, path, article.facts, Surroundings(path)) for path, text in example.beside.items()}
    articles[example.path] = article
    ledger = Ledger([rule], article.facts)
    for path, one in articles.items():
        report = report_of(one, [rule])
        _hold(not report.failures, "".join(finding.message for finding in report.failures.values()))
        ledger.add(path, report)
    found = []
    for judged in ledger.judged(frozenset({example.path}), is_whole=True):
        said = judged.said
        if isinstance(said, Finding):
            _hold(fine=False, message=said.message)
        else:
            found.append(Judgement(said, tuple(articles[place] for place in said.others)))
    return found


def _stand_in(id_: str, texts: Sequence[str]) -> Rule:
    """A rule that finds fault with some texts, wherever they stand."""

    class StandIn(Rule):
        def check(self, article: Article) -> Iterator[Finding]:
            for text in texts:
                for found in re.finditer(re.escape(text), article.text):
                    yield Finding(Span(*found.span()), f"`{text}` is found")

    StandIn.id = id_
    return StandIn()


def _diagnostics(rule: type[Rule], example: Valid | Invalid, text: str) -> list[Diagnostic]:
    article = article_of(example, text)
    try:
        # The engine turns a rule's failure into a finding; here it has to be seen for what it is.
        list(rule(example.options).check(article))
    except Exception as error:
        message = f"the rule failed: {type(error).__name__}: {error}"
        raise AssertionError(message) from error
    return diagnostics_of(rule, example, text)


def _described(text: str, found: Sequence[Diagnostic]) -> list[str]:
    return [_line(text, diagnostic.finding.span, diagnostic.finding.message) for diagnostic in found]


def _line(text: str, span: Span, message: str) -> str:
    line, column = Lines(text).position(span.start)
    return f"{line}:{column} {span.of(text)!r}: {message}"


def _lines(text: str) -> list[str]:
    return [repr(line) for line in text.splitlines(keepends=True)]


def _same(what: str, expected: Sequence[str], found: Sequence[str]) -> None:
    if expected != found:
        difference = "\n".join(line for line in ndiff(expected, found) if line[0] != "?")
        message = f"{what} differ (- stated, + found)\n{difference}"
        raise AssertionError(message)


def _hold(fine: bool, message: str) -> None:  # noqa: FBT001 the thing asserted
    if not fine:
        raise AssertionError(message)
