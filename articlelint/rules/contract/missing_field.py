"""Fields that the contract or the collection asks for."""

from collections.abc import Iterator, Mapping
from typing import Any

from articlelint.contract import Breach
from articlelint.contract.phrases import about, member, such_as
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Label, Rule, Safety, Severity, Span, Valid
from articlelint.wording import dotted, in_a_row, in_backticks

# What holds for some articles only: the keywords of branches and conditions (JSON Schema 2020-12, core, §10.2).
_KINDS = frozenset({"anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "dependencies"})


class MissingField(Rule):
    """A field that the contract, or the collection's `requires`, asks for is absent.

    ## Why
    The site's build stops at the first article that lacks a field its templates count on.

    ## Fix safety
    Safe where the contract names a default, since writing it out changes nothing for the site's reader, and where it
    takes a single value: no other one could be written. Unsafe where it takes that value, or asks for the field, only
    of articles of some kind, which this one need not be; and where another field is renamed.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each field that is missing, at what should hold it."""
        for breach in article.breaches:
            if breach.defect == self.id:
                yield _finding(article, breach, breach.labels("required here"))
        if article.facts.collection.requires and article.front.data is not None:
            yield from _asked_for(article)

    examples = (
        Valid("present", "---\ntitle: Bitcoin climbs\n---\n", schema={"required": ["title"]}),
        Valid("empty, which is another defect", "---\ntitle:\n---\n", schema={"required": ["title"]}),
        Invalid(
            "at the root",
            "⟦---⟧\nlang: uk\n---\nБіткоїн зростає.\n",
            message="`title` is missing",
            help="add `title`: the headline, such as `Bitcoin climbs`",
            schema={
                "required": ["title"],
                "properties": {"title": {"description": "The headline.", "examples": ["Bitcoin climbs"]}},
            },
        ),
        Invalid(
            "in a mapping",
            "---\n⟦source⟧:\n  name: CoinDesk\n---\n",
            message="`source.key` is missing",
            help="add `key` to `source`",
            schema={"properties": {"source": {"required": ["name", "key"]}}},
        ),
        Invalid(
            "with a default",
            "⟦---⟧\ntitle: a\n---\n",
            message="`lang` is missing",
            fixed="---\ntitle: a\nlang: en\n---\n",
            schema={"required": ["lang"], "properties": {"lang": {"default": "en"}}},
        ),
        Invalid(
            "with a default that is none",
            "⟦---⟧\ntitle: a\n---\n",
            message="`lang` is missing",
            schema={"required": ["lang"], "properties": {"lang": {"type": "string", "default": None}}},
        ),
        Invalid(
            "with a single value that it may have",
            "⟦---⟧\ntitle: a\n---\n",
            message="`layout` is missing",
            help="add `layout: post`",
            fixed="---\ntitle: a\nlayout: post\n---\n",
            schema={"required": ["layout"], "properties": {"layout": {"const": "post"}}},
        ),
        Invalid(
            "asked for in what has no fields",
            "---\nsponsored: true\n⟦source⟧: Reuters\n---\n",
            message="`source.name` is missing, needed because `sponsored` is `true`",
            help="make `source` a mapping that has `name`",
            collection={"requires": [{"when": {"sponsored": True}, "fields": ["source.name"]}]},
        ),
        Invalid(
            "asked for by another field",
            "⟦---⟧\nstatus: Final\n---\n",
            message="`finalized` is missing, needed because `status` is `Final`",
            schema={"if": {"properties": {"status": {"const": "Final"}}}, "then": {"required": ["finalized"]}},
        ),
        Valid(
            "asked for of other articles",
            "---\ndraft: true\n---\n",
            collection={"requires": [{"when": {"draft": False}, "fields": ["publishedAt"]}]},
        ),
        Invalid(
            "asked for by the collection",
            "⟦---⟧\ndraft: false\n---\n",
            message="`publishedAt` is missing, needed because `draft` is `false`",
            help="add `publishedAt`",
            labels=[("false", "asked for here")],
            collection={"requires": [{"when": {"draft": False}, "fields": ["publishedAt"]}]},
        ),
        Invalid(
            "asked for by the collection, and misspelt",
            "---\n⟦publishdAt⟧: 2026-01-07\n---\n",
            message="`publishdAt` looks like `publishedAt` misspelt, and `publishedAt` is missing",
            help="rename it to `publishedAt`",
            fixed="---\npublishedAt: 2026-01-07\n---\n",
            collection={"requires": [{"fields": ["publishedAt"]}]},
        ),
        Invalid(
            "any of several",
            "⟦---⟧\ntitle: a\n---\n",
            message="`date` or `year` is missing",
            schema={"anyOf": [{"required": ["date"]}, {"required": ["year"]}]},
        ),
        Invalid(
            "a promise rather than a need",
            "⟦---⟧\ntitle: a\n---\n",
            message="`tags` is missing",
            severity=Severity.WARNING,
            schema={"required": ["tags"], "x-severity": {"required": "warning"}},
        ),
    )


def _finding(article: Article, breach: Breach, labels: tuple[Label, ...]) -> Finding:
    fix = _insertion(article, breach)
    message = breach.text or _message(breach)
    return Finding(_place(article, breach), message, _help(article, breach, fix), labels, fix, breach.severity)


def _asked_for(article: Article) -> Iterator[Finding]:
    """What the collection asks for, with labels where the conditions for that are met."""
    from articlelint.requirements import lacks  # noqa: PLC0415 few collections ask for more than their contract

    facts, front = article.facts, article.front
    for lack in lacks(article.data, article.value_of, facts.collection.requires, facts.contract, article.breaches):
        breach, tests = lack.breach, (tuple(name.split(".")) for name in lack.when.tests)
        labels = tuple(Label(front.place(route), "asked for here") for route in tests if front.value_span(route))
        name, key = str(breach.route[-1]), front.key_span((*breach.route[:-1], breach.guess or ""))
        if lack.empty:
            message = _message(breach).replace("is missing", "has no value", 1)
            yield Finding(front.place(breach.route), message, "write the value", labels)
        elif breach.surely and key is not None:
            advice = f"rename it to {in_backticks(name)}"
            fix = _renaming(article, breach, key, advice)
            message = f"{in_backticks(breach.guess)} looks like {in_backticks(name)} misspelt, and {_message(breach)}"
            yield Finding(key, message, advice, labels, fix)
        else:
            yield _finding(article, breach, labels)


def _renaming(article: Article, breach: Breach, key: Span, title: str) -> Fix | None:
    """The fix that gives a misspelt field its name, unless its value would be an error under it."""
    from articlelint.contract.repairs import has_new_error  # noqa: PLC0415 only fixes need it
    from articlelint.front.growth import renamed  # noqa: PLC0415 see above

    name = str(breach.route[-1])
    data = renamed(article.data, (*breach.route[:-1], breach.guess), name)
    if has_new_error(article.facts.contract, data, article.breaches):
        return None
    return Fix(title, (Edit(key, article.front.literal(name)),), Safety.UNSAFE)


def _place(article: Article, breach: Breach) -> Span:
    # An item of a list has no key of its own: its first field stands for it.
    parent = breach.route[:-1]
    if parent and isinstance(parent[-1], int):
        keys = (article.front.key_span((*parent, name)) for name in breach.value or ())
        return next(filter(None, keys), article.front.place(parent))
    above = (article.front.key_span(parent[:end]) for end in range(len(parent), 0, -1))
    return next(filter(None, above), article.front.opening)


def _message(breach: Breach) -> str:
    names = [dotted((*breach.route[:-1], name)) for name in breach.allowed]
    return f"{in_a_row(names)} is missing" + (f", needed because {breach.reason}" if breach.reason else "")


def _help(article: Article, breach: Breach, fix: Fix | None) -> str:
    if breach.guess is not None:
        return f"rename {in_backticks(breach.guess)} to {in_backticks(breach.allowed[0])}, if that is what it holds"
    if len(breach.allowed) > 1:
        return f"add {in_a_row([in_backticks(name) for name in breach.allowed])}"
    if fix is not None:
        return fix.title
    parent, what, example = breach.route[:-1], about(breach.field), such_as(breach.field, article.front.literal)
    if parent and breach.value is not None and not isinstance(breach.value, Mapping):
        return f"make {dotted(parent)} a mapping that has {in_backticks(breach.route[-1])}"
    to = f" to {dotted(parent)}" if parent else ""
    means = f": {what[:1].lower()}{what[1:]}" if what else ""
    return f"add {in_backticks(breach.route[-1])}{to}{means}" + (f", {example}" if example else "")


def _insertion(article: Article, breach: Breach) -> Fix | None:
    field = breach.field
    only = field.enum[0] if len(field.enum) == 1 else None
    if len(breach.allowed) > 1 or not (field.has_default or only is not None):
        return None
    name, value = str(breach.route[-1]), field.default if field.has_default else only
    edit: Edit | None = article.front.insertion(breach.route[:-1], name, value)
    from articlelint.contract.repairs import is_kept  # noqa: PLC0415 only fixes need it
    from articlelint.front.growth import with_value  # noqa: PLC0415 see above

    # A default may break its own schema.
    data = with_value(article.data, breach.route, value)
    if edit is None or not is_kept(article.facts.contract, data, breach.route, article.breaches):
        return None
    safety = Safety.SAFE if field.has_default or _is_only(article, breach, value) else Safety.UNSAFE
    return Fix(f"add {in_backticks(member(article.front, name, value))}", (edit,), safety)


def _is_only(article: Article, breach: Breach, value: Any) -> bool:  # noqa: ANN401 any JSON value
    """Whether the contract asks for the field, and for this value, whatever kind of article it is."""
    if breach.place is not None and not _KINDS.isdisjoint(breach.place.pointer):
        return False
    from articlelint.front.growth import with_value  # noqa: PLC0415 only fixes need it

    # A constant may stand in a branch that does not hold for this article: then another value of its type would do.
    number = isinstance(value, int | float)
    other = not value if isinstance(value, bool) else value + 1 if number else f"{value}x"
    contract, data = article.facts.contract, with_value(article.data, breach.route, other)
    return any(found.route == breach.route for found in contract.breaches(data))
