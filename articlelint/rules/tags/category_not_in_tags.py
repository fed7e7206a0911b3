"""Categories that are not among the tags."""

from collections.abc import Iterator, Mapping
from typing import Any

from articlelint.collection import value_at
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Valid
from articlelint.wording import folded, in_backticks

_POLICY = {"tags": {"category": "category", "uncategorised": ["OTHER"]}}


class CategoryNotInTags(Rule):
    """The category is not one of the tags.

    Where the category stands is said by `category` of the collection's `tags`; where it is a list, each of its items is
    looked for. Values that say that there is no category stand in `uncategorised`.

    ## Why
    The list of a category links to the page of the tag of the same name: there the article is missing.

    ## Fix safety
    Unsafe: the tag's spelling is taken over where the two differ in case or separators only, and either may be wrong.
    """

    severity = Severity.WARNING
    gives_way_to = ("contract",)

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each category, at its value."""
        policy = article.facts.collection.tags
        # Tags that can't be read, or are not there, are the contract's to ask for.
        if policy is None or policy.category is None or not isinstance(value_at(article.data, policy.field), list):
            return
        tags = [tag for _, tag in article.tags]
        if (only := value_at(article.data, policy.category)).__class__ is str and only in tags:
            return
        # A tag in the wrong case is told as such; once it is right, it may be the category's.
        mended = {tag.upper() if policy.case == "upper" else tag.lower() if policy.case else tag for tag in tags}
        enough = mended.union(tags, policy.uncategorised)
        meant: dict[str, str] | None = None
        route = tuple(policy.category.split("."))
        for place, category in _texts(value_at(article.data, policy.category)):
            if category and category not in enough:
                if meant is None:
                    meant = {folded(tag): tag for tag in reversed(tags)}
                yield self._finding(article, (*route, *place), category, meant)

    def _finding(
        self, article: Article, route: tuple[str | int, ...], category: str, tags: Mapping[str, str]
    ) -> Finding:
        policy, span = article.facts.collection.tags, article.front.place(route)
        message = f"the category {in_backticks(category)} is not among the tags"
        meant = tags.get(folded(category))
        written = span.of(article.text)
        if meant is None or written[:1] in "*|>":
            advice = f"add it to {in_backticks(policy.field if policy else '')}"
            return Finding(span, message, f"{advice}, or take one of those for the category" if tags else advice)
        advice = f"write {in_backticks(meant)}"
        is_quoted = written[1:-1] == category and meant.replace(" ", "").isalnum()
        literal = f"{written[0]}{meant}{written[-1]}" if is_quoted else article.front.literal(meant)
        return Finding(span, message, advice, fix=Fix(advice, (Edit(span, literal),), Safety.UNSAFE))

    examples = (
        Valid("among them", "---\ncategory: DEFI\ntags: [DEFI, NEWS]\n---\n", collection=_POLICY),
        Valid("no category", "---\ncategory: OTHER\ntags: [NEWS]\n---\n", collection=_POLICY),
        Valid("no tags, which the contract may ask for", "---\ncategory: DEFI\n---\n", collection=_POLICY),
        Valid(
            "among them, but for a fault that another rule finds",
            "---\ncategory: DEFI\ntags: [DeFi]\n---\n",
            collection={"tags": {"case": "upper", "category": "category"}},
        ),
        Valid("nothing is asked", "---\ncategory: DEFI\ntags: [NEWS]\n---\n", collection={"tags": {}}),
        Invalid(
            "another one",
            "---\ncategory: ⟦DEFI⟧\ntags: [NEWS]\n---\n",
            message="the category `DEFI` is not among the tags",
            help="add it to `tags`, or take one of those for the category",
            severity=Severity.WARNING,
            collection=_POLICY,
        ),
        Invalid(
            "no tags to take one of",
            "---\ncategory: ⟦DEFI⟧\ntags: []\n---\n",
            message="the category `DEFI` is not among the tags",
            help="add it to `tags`",
            collection=_POLICY,
        ),
        Invalid(
            "in another case, in quotes",
            '---\n{"category": ⟦"DeFi"⟧, "tags": ["DEFI"]}\n---\n',
            message="the category `DeFi` is not among the tags",
            fixed='---\n{"category": "DEFI", "tags": ["DEFI"]}\n---\n',
            collection=_POLICY,
        ),
        Invalid(
            "in another case, in one of several",
            '+++\ncategories = ["NEWS", ⟦"Ринки"⟧]\ntags = ["NEWS", "РИНКИ"]\n+++\n',
            message="the category `Ринки` is not among the tags",
            help="write `РИНКИ`",
            fixed='+++\ncategories = ["NEWS", "РИНКИ"]\ntags = ["NEWS", "РИНКИ"]\n+++\n',
            collection={"tags": {"category": "categories"}},
        ),
    )


def _texts(value: Any) -> Iterator[tuple[tuple[int, ...], str]]:  # noqa: ANN401 any JSON value
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, list):
        yield from (((number,), item) for number, item in enumerate(value) if isinstance(item, str))
