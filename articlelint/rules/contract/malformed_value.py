"""Values that are not written as the contract asks."""

from collections.abc import Iterator

from articlelint.contract import Breach
from articlelint.contract.phrases import such_as, wanted
from articlelint.contract.repairs import fitted, is_impossible, repaired, stands_alone
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Valid
from articlelint.tagging import Tagging
from articlelint.urls.faults import UrlFault, fault_of
from articlelint.wording import dotted, in_backticks

_DATE = {"properties": {"date": {"type": "string", "format": "date"}}}
_TIME = {"properties": {"date": {"type": "string", "format": "date-time"}}}
# Each fix to fit a pattern is held to the contract: where there are thousands, that would take minutes.
_MOST_BREACHES = 500
_URL = {"properties": {"source": {"format": "uri"}}}


class MalformedValue(Rule):
    """A text is not written as its format or pattern asks: a date, a URL, an e-mail address, a code.

    One text that breaks several patterns is found once, and told in the contract's own words for each; what is an error
    is not told to be a warning as well.

    ## Why
    A date that is none sorts an article to the wrong end of a list; a URL that is none leads its readers nowhere.

    ## Fix safety
    Safe where the same day or the same instant is written in the form that is asked for. Unsafe where something has to
    be added, such as a time zone or `https://`, and where case or outer spaces are changed to fit a pattern. A tag is
    written as the collection's `tags` have it, in their case and with single spaces and hyphens: that is safe, as it is
    what `tag-style` does without a contract.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each malformed value, at the value."""
        policy = article.facts.collection.tags
        tagging = Tagging(article.front, article.tags, policy) if policy and article.breaches else None
        for breach in article.breaches:
            if breach.defect != self.id:
                continue
            labels = breach.labels("its form is set here")
            fault = None if breach.text else _url_fault(article, breach)
            if fault is not None:
                message = f"{dotted(breach.route)} {fault.what}: {in_backticks(breach.value)}"
                yield Finding(fault.span, message, fault.help, labels, fault.fix, breach.severity)
                continue
            fix = _repair(article, breach, tagging)
            yield Finding(
                article.front.place(breach.route),
                breach.text or _message(breach),
                _advice(article, breach, fix, tagging),
                labels,
                fix,
                breach.severity,
            )

    examples = (
        Valid("a date", "---\ndate: 2024-02-29\n---\n", schema=_DATE),
        Valid("an instant", "---\ndate: '2026-01-07T18:21:26.000Z'\n---\n", schema=_TIME),
        Valid("a URL with letters beyond ASCII", "---\nsource: https://пошта.укр/ї\n---\n", schema=_URL),
        Invalid(
            "no day of the calendar",
            "---\ndate: ⟦2026-02-30⟧\n---\n",
            message="`date` is `2026-02-30`, which is not in the calendar",
            help="write a date such as `2026-01-07`",
            schema=_DATE,
        ),
        Invalid(
            "a date in short",
            "---\ndate: ⟦2026-3-1⟧\n---\n",
            message="`date` is `2026-3-1`, but must be a date such as `2026-01-07`",
            help="write `2026-03-01`",
            fixed="---\ndate: 2026-03-01\n---\n",
            schema=_DATE,
        ),
        Invalid(
            "an instant in another form",
            "---\ndate: ⟦2013-12-31 02:00:00 +0200⟧\n---\n",
            message="`date` is `2013-12-31 02:00:00 +0200`, but must be a date and time such as `2026-01-07T18:21:26Z`",
            fixed="---\ndate: 2013-12-31T00:00:00Z\n---\n",
            schema=_TIME,
        ),
        Invalid(
            "nothing at all",
            "---\nsource: ⟦''⟧\n---\n",
            message="`source` is empty, but must be a whole URL such as `https://example.com/`",
            schema=_URL,
        ),
        Invalid(
            "no URL",
            "---\nsource: ⟦not a url⟧\n---\n",
            message="`source` is `not a url`, but must be a whole URL such as `https://example.com/`",
            schema=_URL,
        ),
        Invalid(
            "a URL with a slip in it",
            "---\nsource: https://⟦exa mple.com⟧/\n---\n",
            message="`source` has a space in its host: `https://exa mple.com/`",
            help="remove the space",
            fixed=None,
            schema=_URL,
        ),
        Invalid(
            "tags that the collection has in upper case",
            "---\ntags: [⟦eth⟧, NEWS, ⟦Eth⟧, ⟦'a/b'⟧]\n---\n",
            message=(
                "item 1 of `tags` is `eth`, but must be text that matches `^[^a-z/]*$`",
                "item 3 of `tags` is `Eth`, but must be text that matches `^[^a-z/]*$`",
                "item 4 of `tags` is `a/b`, but must be text that matches `^[^a-z/]*$`",
            ),
            fixed="---\ntags: [ETH, NEWS, 'A B']\n---\n",
            schema={"properties": {"tags": {"items": {"pattern": "^[^a-z/]*$"}}}},
            collection={"tags": {"case": "upper", "characters": "[^/]+"}},
        ),
        Invalid(
            "a pattern, in the contract's own words",
            "---\ntags: [⟦news⟧]\n---\n",
            message="a tag is upper case",
            help="write `NEWS`",
            fixed="---\ntags: [NEWS]\n---\n",
            severity=Severity.WARNING,
            schema={
                "properties": {
                    "tags": {
                        "items": {
                            "pattern": "^[^a-z]*$",
                            "errorMessage": "a tag is upper case",
                            "examples": ["NEWS"],
                            "x-severity": "warning",
                        }
                    }
                }
            },
        ),
    )


def _message(breach: Breach) -> str:
    name, value = dotted(breach.route), in_backticks(breach.value)
    if _is_impossible(breach):
        return f"{name} is {value}, which is not in the calendar"
    return f"{name} is {value if breach.value else 'empty'}, but must be {wanted(breach)}"


def _advice(article: Article, breach: Breach, fix: Fix | None, tagging: Tagging | None) -> str:
    if tagging and breach.route in tagging.forms and tagging.is_repeated(breach.route):
        return f"remove it: {in_backticks(tagging.forms[breach.route].text)} is there already"
    return fix.title if fix else _help(article, breach)


def _help(article: Article, breach: Breach) -> str:
    example = such_as(breach.field, article.front.literal)
    return f"write it like {example.removeprefix('such as ')}" if example else f"write {wanted(breach)}"


def _url_fault(article: Article, breach: Breach) -> UrlFault | None:
    # What looks like a URL can be told which part of it is wrong.
    if breach.keyword != "format" or breach.allowed != ("uri",):
        return None
    url = next((url for url in article.urls if url.route == breach.route), None)
    return fault_of(url) if url is not None and url.scheme else None


def _is_impossible(breach: Breach) -> bool:
    asks_for_dates = breach.keyword != "pattern" and {"date", "date-time"}.intersection(breach.allowed)
    return bool(asks_for_dates) and is_impossible(breach.value)


def _repair(article: Article, breach: Breach, tagging: Tagging | None) -> Fix | None:
    span = article.front.value_span(breach.route)
    if span is None or not stands_alone(article.text, span):
        return None
    if breach.keyword == "pattern":
        if tagging and breach.route in tagging.forms:
            return _tag_repair(article, breach, tagging)
        repairs = [fitted(breach.value, breach.allowed)]
        repairs = [one for one in repairs if one and _is_kept(article, breach, one[0])]
    else:
        forms = breach.allowed if isinstance(breach.allowed, tuple) else ()
        repairs = [repaired(breach.value, form) for form in forms]
    for repair in repairs:
        if repair is not None:
            text, same = repair
            return Fix(
                f"write {in_backticks(text)}",
                (Edit(span, _written(article, breach, text)),),
                Safety.SAFE if same else Safety.UNSAFE,
            )
    return None


def _tag_repair(article: Article, breach: Breach, tagging: Tagging) -> Fix | None:
    """The fix that writes a tag as the collection has tags, if that is what the contract asks as well."""
    form, route = tagging.forms[breach.route], breach.route
    if tagging.is_repeated(route):
        return tagging.fix(route)
    if form.faults and _is_kept(article, breach, form.text):
        return tagging.fix(route)
    return tagging.plain_fix(route) if form.plain and _is_kept(article, breach, form.plain) else None


def _is_kept(article: Article, breach: Breach, text: str) -> bool:
    """Whether the contract takes a text instead of the malformed one, also beside the other items of its list."""
    from articlelint.front.growth import alone, at  # noqa: PLC0415 only fixes need it

    siblings = at(article.data, breach.route[:-1])
    if len(article.breaches) > _MOST_BREACHES or (isinstance(siblings, list) and text in siblings):
        return False
    data, route = alone(article.data, breach.route, text)
    return all(found.route != route for found in article.facts.contract.breaches(data))


def _written(article: Article, breach: Breach, text: str) -> str:
    # In the style of what it replaces; a date or a URL without a blank needs no quotes in YAML.
    quote = article.front.written(breach.route)[:1]
    if quote in ("'", '"') and quote not in text:
        return f"{quote}{text}{quote}"
    return text if article.front.is_plain(breach.route) and text[-1] != ":" else article.front.quoted(text)
