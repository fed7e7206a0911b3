"""Values that are not written as the contract asks."""

from collections.abc import Iterator

from articlelint.contract import Breach
from articlelint.contract.phrases import such_as, wanted
from articlelint.contract.repairs import fitted, is_impossible, repaired, stands_alone
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Valid
from articlelint.urls.faults import UrlFault, fault_of
from articlelint.wording import dotted, in_backticks

_DATE = {"properties": {"date": {"type": "string", "format": "date"}}}
_TIME = {"properties": {"date": {"type": "string", "format": "date-time"}}}
_URL = {"properties": {"source": {"format": "uri"}}}


class MalformedValue(Rule):
    """A text is not written as its format or pattern asks: a date, a URL, an e-mail address, a code.

    One text that breaks several patterns is found once, and told in the contract's own words for each; what is an error
    is not told to be a warning as well.

    ## Why
    A date that is none sorts an article to the wrong end of a list; a URL that is none leads its readers nowhere.

    ## Fix safety
    Safe where the same day or the same instant is written in the form that is asked for. Unsafe where something has to
    be added, such as a time zone or `https://`, and where case or outer spaces are changed to fit a pattern.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each malformed value, at the value."""
        for breach in article.breaches:
            if breach.defect != self.id:
                continue
            labels = breach.labels("its form is set here")
            fault = None if breach.text else _url_fault(article, breach)
            if fault is not None:
                message = f"{dotted(breach.route)} {fault.what}: {in_backticks(breach.value)}"
                yield Finding(fault.span, message, fault.help, labels, fault.fix, breach.severity)
                continue
            fix = _repair(article, breach)
            yield Finding(
                article.front.place(breach.route),
                breach.text or _message(breach),
                fix.title if fix else _help(article, breach),
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


def _repair(article: Article, breach: Breach) -> Fix | None:
    span = article.front.value_span(breach.route)
    if span is None or not stands_alone(article.text, span):
        return None
    forms = breach.allowed if isinstance(breach.allowed, tuple) else ()
    repairs = [repaired(breach.value, form) for form in forms]
    if breach.keyword == "pattern":
        repairs = [fitted(breach.value, breach.allowed)]
    for repair in repairs:
        if repair is not None:
            text, same = repair
            return Fix(
                f"write {in_backticks(text)}",
                (Edit(span, _written(article, breach, text)),),
                Safety.SAFE if same else Safety.UNSAFE,
            )
    return None


def _written(article: Article, breach: Breach, text: str) -> str:
    # In the style of what it replaces; a date or a URL without a blank needs no quotes in YAML.
    quote = article.front.written(breach.route)[:1]
    if quote in ("'", '"') and quote not in text:
        return f"{quote}{text}{quote}"
    return text if article.front.is_plain(breach.route) and text[-1] != ":" else article.front.quoted(text)
