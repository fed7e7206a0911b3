"""Fields that the contract asks for."""

from collections.abc import Iterator

from articlelint.contract import Breach
from articlelint.contract.phrases import about, member, such_as
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid
from articlelint.wording import dotted, in_a_row, in_backticks


class MissingField(Rule):
    """A field that the contract requires is absent.

    ## Why
    The site's build stops at the first article that lacks a field its templates count on.

    ## Fix safety
    Safe where the contract names a default: writing it out changes nothing for the site's reader. Unsafe where the
    contract allows a single value: it is certainly the value to write, but it may not be what the article is.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each field that is missing, at what should hold it."""
        for breach in article.breaches:
            if breach.defect == self.id:
                fix = _insertion(article, breach)
                yield Finding(
                    _place(article, breach),
                    breach.text or _message(breach),
                    _help(article, breach, fix),
                    breach.labels("required here"),
                    fix,
                    breach.severity,
                )

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
            "asked for by another field",
            "⟦---⟧\nstatus: Final\n---\n",
            message="`finalized` is missing, needed because `status` is `Final`",
            schema={"if": {"properties": {"status": {"const": "Final"}}}, "then": {"required": ["finalized"]}},
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


def _place(article: Article, breach: Breach) -> Span:
    # An item of a list has no key of its own: its first field stands for it.
    parent = breach.route[:-1]
    if parent and isinstance(parent[-1], int):
        keys = (article.front.key_span((*parent, name)) for name in breach.value or ())
        return next(filter(None, keys), article.front.place(parent))
    return article.front.key_span(parent) or article.front.opening


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
    if edit is None:
        return None
    return Fix(
        f"add {in_backticks(member(article.front, name, value))}",
        (edit,),
        Safety.SAFE if field.has_default else Safety.UNSAFE,
    )
