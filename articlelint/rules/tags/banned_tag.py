"""Tags that no article has."""

from collections.abc import Iterator
from functools import lru_cache

from articlelint.rule import Article, Finding, Fix, Invalid, Rule, Safety, Severity, Valid
from articlelint.wording import in_backticks

_BANNED = {"tags": {"banned": ["SPONSORED"]}}


class BannedTag(Rule):
    """A tag is one of those that the collection bans.

    The tags looked at are those of the field that the collection's `tags` name; case does not count.

    ## Why
    Some tags come along with what a feed delivers and say nothing to a reader, or promise what the site does not keep.

    ## Fix safety
    Unsafe: the article may have to be tagged otherwise instead.
    """

    severity = Severity.WARNING
    gives_way_to = ("malformed-value", "value-not-allowed", "broken-contract", "repeated-item", "wrong-type")

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each such tag."""
        policy = article.facts.collection.tags
        banned = _folded(policy.banned) if policy else frozenset()
        for route, tag in article.tags if banned else ():
            if tag.casefold() in banned:
                edit = article.front.removal(route)
                fix = Fix("remove the tag", (edit,), Safety.UNSAFE) if edit else None
                message = f"the tag {in_backticks(tag)} is not to be used"
                yield Finding(article.front.place(route), message, "remove the tag", fix=fix)

    examples = (
        Valid("other tags", "---\ntags: [BITCOIN, SPONSORED CONTENT]\n---\n", collection=_BANNED),
        Valid("nothing is banned", "---\ntags: [SPONSORED]\n---\n"),
        Valid("no list, which is the contract's business", "---\ntags: SPONSORED\n---\n", collection=_BANNED),
        Invalid(
            "in a list on one line",
            "---\ntags: [BITCOIN, ⟦Sponsored⟧]\n---\n",
            message="the tag `Sponsored` is not to be used",
            help="remove the tag",
            severity=Severity.WARNING,
            fixed="---\ntags: [BITCOIN]\n---\n",
            collection=_BANNED,
        ),
        Invalid(
            "in a list with a line for each",
            "---\ntags:\n  - ⟦'SPONSORED'⟧ # by the exchange\n  - БІТКОЇН\n---\n",
            message="the tag `SPONSORED` is not to be used",
            fixed="---\ntags:\n  - БІТКОЇН\n---\n",
            collection=_BANNED,
        ),
        Invalid(
            "the only one, in TOML",
            "+++\n[taxonomies]\ntags = [ ⟦'SPONSORED'⟧ ]\n+++\n",
            message="the tag `SPONSORED` is not to be used",
            fixed="+++\n[taxonomies]\ntags = []\n+++\n",
            collection={"tags": {"field": "taxonomies.tags", "banned": ["SPONSORED"]}},
        ),
    )


@lru_cache(maxsize=16)  # a collection's are asked for with each of its articles
def _folded(tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(tag.casefold() for tag in tags)
