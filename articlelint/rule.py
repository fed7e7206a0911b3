"""What a rule is, and all that a rule's author needs to import."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from articlelint.article import Article
from articlelint.diagnostic import Finding, Label, Severity
from articlelint.facts import Facts
from articlelint.fix import Edit, Fix, Safety
from articlelint.groups import Group, Known, Verdict
from articlelint.ignore import Trial
from articlelint.text import Span

__all__ = [
    "Article",
    "CorpusRule",
    "Edit",
    "Facts",
    "Finding",
    "Fix",
    "Group",
    "Invalid",
    "Known",
    "Label",
    "LateRule",
    "Rule",
    "Safety",
    "Severity",
    "Span",
    "Trial",
    "Valid",
    "Verdict",
]

_SHIPPED = "articlelint.rules."
_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class Valid(NamedTuple):
    """An article that the rule has nothing to say about, and the world it stands in.

    `collection` is written as in the settings, `options` as under `[rules.<id>]`, `today` as for `--today`. `others`
    are what a late rule judges: rules that have run before it, by their ids, and the texts that each found fault with.
    `beside` are the other articles of the collection, by their paths, which a corpus rule compares with this one.
    `files` are those that lie around the article, with their texts, by paths that count as its own does.
    """

    title: str
    text: str
    schema: Mapping[str, Any] | None = None
    collection: Mapping[str, Any] = {}
    options: Mapping[str, Any] = {}
    today: str = "2026-01-08T00:00:00Z"
    path: str = "article.md"
    others: Mapping[str, Sequence[str]] = {}
    beside: Mapping[str, str] = {}
    files: Mapping[str, str] = {}


class Invalid(NamedTuple):
    """An article that the rule finds fault with: each `⟦…⟧` marks the exact span of one finding.

    `message` is the whole message, one for each mark; `help` and `labels` are held to as well where they are given
    (a label is its text and its message); `fixed` is the text after all fixes, `None` where nothing is fixable.
    """

    title: str
    text: str
    message: str | Sequence[str]
    fixed: str | None = None
    help: str | None = None
    labels: Sequence[tuple[str, str]] | None = None
    severity: Severity | None = None
    schema: Mapping[str, Any] | None = None
    collection: Mapping[str, Any] = {}
    options: Mapping[str, Any] = {}
    today: str = "2026-01-08T00:00:00Z"
    path: str = "article.md"
    others: Mapping[str, Sequence[str]] = {}
    beside: Mapping[str, str] = {}
    files: Mapping[str, str] = {}


class Rule:
    """One defect that an article can have.

    A subclass is named for the defect and states in its docstring why it matters; its options are annotated class
    attributes, and its examples are tests and documentation at once. `gives_way_to` names rules or families that may
    report the same cause in better words: where they do, at the same place, this rule's finding is left out. A rule
    that is `named_only` looks only where it is selected by its own id, since it costs more than most.

    `id` follows from the class's name (`NoShouting` is `no-shouting`). The `family` of a rule that comes with
    articlelint (`is_shipped`) is its folder; any other rule is of the family `plugin`, unless it or its base states
    another.
    """

    id: ClassVar[str]
    family: ClassVar[str] = "plugin"
    severity: ClassVar[Severity] = Severity.ERROR
    gives_way_to: ClassVar[tuple[str, ...]] = ()
    examples: ClassVar[Sequence[Valid | Invalid]] = ()
    named_only: ClassVar[bool] = False
    is_shipped: ClassVar[bool]

    def __init_subclass__(cls) -> None:
        cls.id = _WORD_START.sub("-", cls.__name__).lower()
        cls.is_shipped = cls.__module__.startswith(_SHIPPED)
        if cls.is_shipped:
            cls.family = cls.__module__.removeprefix(_SHIPPED).partition(".")[0]

    def __init__(self, options: Mapping[str, Any] | None = None) -> None:
        for name, value in (options or {}).items():
            setattr(self, name.replace("-", "_"), value)

    @classmethod
    def fixable(cls) -> bool:
        """Whether an example shows a fix: the examples prove it, so nothing else has to say it."""
        return any(isinstance(example, Invalid) and example.fixed is not None for example in cls.examples)

    @classmethod
    def options(cls) -> Mapping[str, Any]:
        """The rule's options as the settings spell them, each with its default."""
        return {name: getattr(cls, name.replace("-", "_")) for name in cls.option_types()}

    @classmethod
    def option_types(cls) -> Mapping[str, Any]:
        """The rule's options as the settings spell them, each with its annotation: those of its bases, then its own.

        What `Rule` itself defines, and what begins with `_` or is annotated with `ClassVar`, is no option.
        """
        bases = [base for base in reversed(cls.__mro__) if issubclass(base, Rule) and base is not Rule]
        return {
            name.replace("_", "-"): annotation
            for base in bases
            for name, annotation in base.__annotations__.items()
            if name not in Rule.__annotations__ and not name.startswith("_") and "ClassVar" not in str(annotation)
        }

    def check(self, article: Article) -> Iterator[Finding]:
        """The rule's findings in one article, in any order."""
        raise NotImplementedError


class LateRule(Rule):
    """A rule about what other rules found and about the suppressions that hid it.

    It has its say after all others, and only on articles that speak of articlelint at all. What it finds can be
    suppressed as well, but never keeps a suppression from being unused.
    """

    def check(self, article: Article) -> Iterator[Finding]:  # noqa: ARG002 see Rule
        """Nothing: what there is to say shows only when all others have had their say."""
        return iter(())

    def check_late(self, article: Article, trial: Trial) -> Iterator[Finding]:
        """The rule's findings in one article and what became of its suppressions, in any order."""
        raise NotImplementedError


class CorpusRule(Rule):
    """A rule about what the articles of a collection say of each other.

    It gathers a small fact from each article under a key, and judges each group of facts that have one key: what it
    sees there are facts alone, so that a million articles can be judged. Of an article that it has something to tell
    of it then tells, with the whole articles at hand. It finds faults and mends none: which of two articles is wrong
    no program can know.

    `least` is how many articles a group has at least that is judged. Rules of one `topic` have the same keys for the
    same articles; without one a rule's keys are its own. One that `heeds_time` may judge otherwise later on the same
    day, and then goes on to do so.
    """

    least: ClassVar[int] = 2
    heeds_time: ClassVar[bool] = False
    topic: ClassVar[str] = ""

    def check(self, article: Article) -> Iterator[Finding]:  # noqa: ARG002 see Rule
        """Nothing: one article alone has no others."""
        return iter(())

    def wants(self, facts: Facts) -> bool:  # noqa: ARG002 for those that do not always look
        """Whether the settings of a collection ask for anything that this rule tells."""
        return True

    def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
        """Keys of groups that an article belongs to, each with the fact to know of it there: a small JSON value.

        What takes long to find out is given as a function without parameters: it is called only where an article is
        checked that has the same key. A fact is not None, where there are other rules of the same topic.
        """
        raise NotImplementedError

    def judge(self, group: Group) -> Iterator[Verdict]:
        """What there is to tell, of which articles of a group, and of which others."""
        raise NotImplementedError

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """The findings in an article that a verdict leads to; `others` are the articles that it names."""
        raise NotImplementedError
