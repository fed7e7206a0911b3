"""Tags that the collection does not know, or knows under another word."""

from collections.abc import Iterator
from functools import lru_cache

from articlelint.collection import Tags
from articlelint.contract.repairs import stands_alone
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Valid
from articlelint.text import Route
from articlelint.wording import choices, in_backticks, nearest

_KNOWN = {"tags": {"known": ["BITCOIN", "MARKETS"], "aliases": {"BTC": "BITCOIN"}}}


class UnknownTag(Rule):
    """A tag is none of those that there are, or another word for one.

    The collection's `tags` list them as `known`, and other words for them as `aliases`; each may do without the other.

    ## Why
    `BTC` and `BITCOIN` are two pages, each with half of the articles, and a misspelt tag is a page with a single one.

    ## Fix safety
    Safe where the settings say which tag an alias stands for: it is written instead, or the alias is removed where that
    tag is there already. Unsafe where a tag is only spelt much like one that there is.
    """

    gives_way_to = (
        "tag-style", "banned-tag", "malformed-value", "value-not-allowed", "broken-contract", "repeated-item",
        "wrong-type",
    )  # fmt: skip

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each such tag."""
        policy = article.facts.collection.tags
        if policy is None or not (policy.known or policy.aliases):
            return
        known = _all_known(policy.known, tuple(policy.aliases.values())) if policy.known else frozenset()
        strange = [
            (route, tag)
            for route, tag in article.tags
            if tag in policy.aliases or (policy.known and tag.strip() and tag not in known)
        ]
        if not strange:
            return
        there = {tag for _, tag in article.tags}
        # What an alias stands for is sure to be there afterwards, so that what is much like it can be removed.
        for route, tag in sorted(strange, key=lambda one: one[1] not in policy.aliases):
            finding, right = _finding(article, policy, route, tag, there)
            if finding.fix:
                there.add(right)
            yield finding

    examples = (
        Valid("known", "---\ntags: [BITCOIN, MARKETS]\n---\n", collection=_KNOWN),
        Valid(
            "any, where none is known", "---\ntags: [DEFI]\n---\n", collection={"tags": {"aliases": {"BTC": "BITCOIN"}}}
        ),
        Valid("nothing is asked", "---\ntags: [DEFI]\n---\n"),
        Valid("no list, which is the contract's business", "---\ntags: DEFI\n---\n", collection=_KNOWN),
        Invalid(
            "another word for one",
            "---\ntags:\n  - ⟦'BTC'⟧ # as the exchanges have it\n  - MARKETS\n---\n",
            message="`BTC` is another word for the tag `BITCOIN`",
            help="write `BITCOIN`",
            fixed="---\ntags:\n  - 'BITCOIN' # as the exchanges have it\n  - MARKETS\n---\n",
            collection=_KNOWN,
        ),
        Invalid(
            "another word for one that is there",
            '+++\ntags = ["BITCOIN", ⟦"BTC"⟧]\n+++\n',
            message="`BTC` is another word for the tag `BITCOIN`",
            help="remove it: `BITCOIN` is there already",
            fixed='+++\ntags = ["BITCOIN"]\n+++\n',
            collection=_KNOWN,
        ),
        Invalid(
            "a slip",
            "---\ntags: [⟦BITCION⟧, MARKETS]\n---\n",
            message="there is no tag `BITCION`",
            help="write `BITCOIN`",
            fixed="---\ntags: [BITCOIN, MARKETS]\n---\n",
            collection=_KNOWN,
        ),
        Invalid(
            "several words for one",
            "---\ntags: [⟦BITCION⟧, ⟦BTC⟧, MARKETS]\n---\n",
            message=("there is no tag `BITCION`", "`BTC` is another word for the tag `BITCOIN`"),
            fixed="---\ntags: [BITCOIN, MARKETS]\n---\n",
            collection=_KNOWN,
        ),
        Invalid(
            "one that there is not",
            "---\ntags: [⟦DEFI⟧]\n---\n",
            message="there is no tag `DEFI`",
            help="take one of `BITCOIN` or `MARKETS`, or add it to `known`",
            collection=_KNOWN,
        ),
    )


def _finding(article: Article, policy: Tags, route: Route, tag: str, there: set[str]) -> tuple[Finding, str]:
    """The finding for a tag, and the tag that should stand there; `there` are those that do."""
    span, is_alias, shown = article.front.place(route), tag in policy.aliases, in_backticks(tag)
    meant = tag if is_alias else nearest(tag, (*policy.known, *policy.aliases))
    if meant is None:
        advice = f"take one of {choices(policy.known)}, or add it to `known`"
        return Finding(span, f"there is no tag {shown}", advice), tag
    right = policy.aliases.get(meant, meant)
    message = f"{shown} is another word for the tag {in_backticks(right)}" if is_alias else f"there is no tag {shown}"
    safety = Safety.SAFE if is_alias else Safety.UNSAFE
    if right in there:
        edit, title, advice = (
            article.front.removal(route),
            "remove the tag",
            f"remove it: {in_backticks(right)} is there already",
        )
    else:
        edit, advice = _rewriting(article, route, tag, right), f"write {in_backticks(right)}"
        title = advice
    # Where `bitcoin` is about to become `BITCOIN`, the next round sees that the tag is there.
    is_coming = policy.case is not None and right not in there and right.casefold() in map(str.casefold, there - {tag})
    return Finding(span, message, advice, fix=Fix(title, (edit,), safety) if edit and not is_coming else None), right


def _rewriting(article: Article, route: Route, tag: str, right: str) -> Edit | None:
    """The edit that writes another tag, in the quotes of its author where it needs none of its own."""
    span, written = article.front.place(route), article.front.written(route)
    if not stands_alone(article.text, span):
        return None
    is_quoted = written[1:-1] == tag and right.replace(" ", "").replace("-", "").isalnum()
    return Edit(span, f"{written[0]}{right}{written[-1]}" if is_quoted else article.front.literal(right))


@lru_cache(maxsize=16)  # a collection's are asked for with each of its articles
def _all_known(tags: tuple[str, ...], meant: tuple[str, ...]) -> frozenset[str]:
    return frozenset((*tags, *meant))
