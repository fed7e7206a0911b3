"""Articles that are named as another one is."""

import json
from collections.abc import Iterator, Sequence
from json.encoder import encode_basestring
from typing import Any

from articlelint.groups import by_age
from articlelint.rule import Article, CorpusRule, Facts, Finding, Group, Invalid, Label, Valid, Verdict
from articlelint.wording import in_a_row, in_backticks

_UNIQUE = {"unique": [["externalId", "lang"]]}
_FIRST = "---\nexternalId: '57018264'\nlang: en\npublishedAt: 2026-01-07T18:21:26Z\n---\n"


class DuplicateId(CorpusRule):
    """An article has the same values as another one in fields that name an article.

    Which fields those are `unique` says in the settings of the collection. Values are compared as a reader sees them:
    the number `12` and the text `'12'` are the same, and an absent field has its default. Of the articles that have
    them the newer ones are reported, by the dates of the collection.

    ## Why
    A site keeps one of the two and drops the other in silence, or serves one under the address of the other.
    """

    def wants(self, facts: Facts) -> bool:
        """Whether fields are to be unique."""
        return bool(facts.collection.unique)

    def gather(self, article: Article) -> Iterator[tuple[str, Any]]:
        """The date, under the values of each list of fields."""
        for number, names in enumerate(article.facts.collection.unique):
            values = [article.value_of(name) for name in names]
            if None not in values:
                # JSON as `json.dumps` writes it, which takes four times as long.
                yield f"[{', '.join([str(number), *map(encode_basestring, map(_shown, values))])}]", article.born

    def judge(self, group: Group) -> Iterator[Verdict]:
        """Each article but the oldest, beside that one."""
        first, *others = by_age(group, lambda born: born)
        number = json.loads(group.key)[0]
        for other in others:
            yield Verdict(other.place, (first.place,), number)

    def tell(self, article: Article, verdict: Verdict, others: Sequence[Article]) -> Iterator[Finding]:
        """One finding, at the first of the fields that is there."""
        names = article.facts.collection.unique[verdict.note]
        routes = [tuple(name.split(".")) for name in names]
        route = next((one for one in routes if article.front.value_span(one)), routes[0])
        values = [f"{in_backticks(name)} {in_backticks(_shown(article.value_of(name)))}" for name in names]
        said = in_a_row(values, "and")
        is_one, twin = len(names) == 1, in_backticks(verdict.others[0])
        for other in others:
            yield Finding(
                article.front.place(route),
                f"{said} {'is' if is_one else 'are'} {'that' if is_one else 'those'} of {twin} as well",
                f"give the article {'a value' if is_one else 'values'} of its own, or remove one of the two articles",
                (Label(other.front.place(route), "the other article", other.path),),
            )

    examples = (
        Valid(
            "the same story in another language",
            "---\nexternalId: '57018264'\nlang: uk\n---\n",
            collection=_UNIQUE,
            beside={"first.md": _FIRST},
        ),
        Valid("an article without an id", "---\nlang: en\n---\n", collection=_UNIQUE, beside={"first.md": _FIRST}),
        Valid("fields that need not be unique", "---\nexternalId: '57018264'\n---\n", beside={"first.md": _FIRST}),
        Valid(
            "the older one of two",
            "---\nexternalId: '57018264'\nlang: en\npublishedAt: 2026-01-06T00:00:00Z\n---\n",
            collection={**_UNIQUE, "dates": [["publishedAt", "updatedAt"]]},
            beside={"first.md": _FIRST},
        ),
        Invalid(
            "a second article of the same name",
            "---\nexternalId: ⟦57018264⟧\nlang: en\npublishedAt: 2026-01-08T00:00:00Z\n---\n",
            message="`externalId` `57018264` and `lang` `en` are those of `first.md` as well",
            help="give the article values of its own, or remove one of the two articles",
            collection={**_UNIQUE, "dates": [["publishedAt", "updatedAt"]]},
            beside={"first.md": _FIRST},
        ),
        Invalid(
            "one field",
            "---\nslug: ⟦hello⟧\n---\n",
            message="`slug` `hello` is that of `a/hello.md` as well",
            collection={"unique": [["slug"], ["externalId"]]},
            path="b/hello.md",
            beside={"a/hello.md": "---\nslug: hello\n---\n"},
        ),
    )


def _shown(value: Any) -> str:  # noqa: ANN401 any JSON value
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
