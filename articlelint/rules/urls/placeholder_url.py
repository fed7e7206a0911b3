"""URLs that were to be filled in."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from articlelint.body import Link
from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Span, Valid
from articlelint.urls import WEB_SCHEMES, Url
from articlelint.urls.reserved import EXAMPLE_HOSTS, NOTE_STARTS, Hosts, hosts_of, is_name_of_link, is_note
from articlelint.wording import in_backticks

# Back to the top of the page, which `#` is the address of, in many languages.
_TOP = (
    r"(?i)\b(?:top\w{0,4}|haut|oben|\w*anfang|boven|arriba|inicio|topo|início|inizio|cima|góry|начал\w*|верх\w*|наверх|вверх|вгору|догори"
    r"|угору|нагору|початк\w*|başa|yukarı|üst\w*|nahoru|tetej\w*|atas|đầu)\b|\A(?:up|back|retour|zurück|volver|voltar|назад)\Z|[↑↥↩⇧⇪⬆⏫▲△⤴⮝☝🔝^]"
    r"|返回|顶部|頂部|トップ|先頭|上へ|맨 위|위로|أعلى|بالا|ऊपर"
)
# How the names of fields end that hold a URL, and how long a note in its place is at most.
_URL_NAMES = ("url", "uri", "href", "link", "canonical")
_LONGEST_NOTE = 12
_FIRST_SIGNS = NOTE_STARTS | {"#"}


class PlaceholderUrl(Rule):
    """A URL stands for one that was to be filled in.

    That is a URL of a host that is reserved for examples (`example.com`), a note (`TODO`), a word for a link (`url`),
    a lone `#`, or nothing at all. Links that show their reader the host are examples themselves and left alone, as are
    hosts with a port, `#` where the label speaks of the top of the page, and definitions of `#`, which are comments.

    ## Why
    The text is published and the link leads nowhere.

    ## Options
    `hosts`: hosts that stand for others; a `*.` at the beginning stands for all below. `allowed`: those of them that
    are meant.
    """

    severity = Severity.WARNING
    gives_way_to = ("malformed-url", "unlisted-host", "contract")
    hosts: Sequence[str] = EXAMPLE_HOSTS
    allowed: Sequence[str] = ()

    def check(self, article: Article) -> Iterator[Finding]:
        """At the host, with a scheme that would be told of by itself, or at the destination."""
        reserved, meant = self._reserved
        suspects = {host for host in article.hosts if reserved.hold(host) or ("." not in host and is_note(host))}
        for url in article.urls if suspects else ():
            if _has_placeholder(url, reserved) and not meant.hold(url.host):
                yield Finding(
                    _place(url),
                    f"{in_backticks(url.part('host') or '')} stands for a host that is to be filled in",
                    "write the URL that is meant",
                )
        short = [text for text in article.strings if text[:1] in _FIRST_SIGNS and len(text) <= _LONGEST_NOTE]
        notes = {text for text in short if text == "#" or is_note(text)}
        for route, text in article.texts if notes else ():
            if text not in notes or not _is_name_of_url(route[-1]):
                continue
            message = f"{in_backticks(text)} stands for a URL that is to be filled in"
            yield Finding(article.front.place(route), message, "write the URL that is meant, or remove the field")
        for link in article.body.links:
            if "." not in link.url and "/" not in link.url and (what := _lack(link)):
                yield Finding(link.span, what, "write the URL that is meant, or remove the link")

    @cached_property
    def _reserved(self) -> tuple[Hosts, Hosts]:
        """The hosts that stand for others, and those of them that are meant."""
        return hosts_of(tuple(self.hosts)), hosts_of(tuple(self.allowed))

    examples = (
        Valid(
            "a page", "---\nsource: https://coindesk.com/a\n---\n[Ada](ada.md), [b](/b), [c](#c), [d](d), [f](faq)\n"
        ),
        Valid("an example that shows itself", "Visit [example.com](http://example.com/) or <https://ada.test/>.\n"),
        Valid("the reader's own server", "Open [the page](http://example.com:8080/).\n"),
        Valid("the top of the page", "[Back to top](#) [⬆](#) [Нагору](#) [Zum Seitenanfang](#) [↩](#)\n"),
        Valid("a comment", "[//]: # (This is a comment)\n\n[comment]: #\n"),
        Valid("a page of that name", "[URL](url), [Links](link) and [a todo app](todo)\n"),
        Valid("in code", "`[x](TODO)`\n"),
        Invalid(
            "hosts for examples",
            "---\ncanonicalUrl: https://⟦example.com⟧/ada\nfeed: https://⟦TODO⟧/\n---\n[Ада](⟦http://www.example.org⟧/)\n",
            message=(
                "`example.com` stands for a host that is to be filled in",
                "`TODO` stands for a host that is to be filled in",
                "`www.example.org` stands for a host that is to be filled in",
            ),
            help="write the URL that is meant",
            severity=Severity.WARNING,
        ),
        Invalid(
            "notes in fields that hold a URL",
            "---\ntitle: TODO\ncanonicalUrl: ⟦TODO⟧\nsource:\n  url: ⟦'#'⟧\n---\n",
            message=(
                "`TODO` stands for a URL that is to be filled in",
                "`#` stands for a URL that is to be filled in",
            ),
            help="write the URL that is meant, or remove the field",
        ),
        Invalid(
            "no destinations",
            "[Ada](⟦TODO⟧), [Brent](⟦#⟧), ![the crowd](⟦url⟧) and [the report](⟦⟧).\n\n[1]: ⟦TBD⟧\n",
            message=(
                "`TODO` stands for a URL that is to be filled in",
                "the link leads to `#`, the top of this page",
                "`url` stands for a URL that is to be filled in",
                "the link leads nowhere",
                "`TBD` stands for a URL that is to be filled in",
            ),
            help="write the URL that is meant, or remove the link",
        ),
    )


def _has_placeholder(url: Url, reserved: Hosts) -> bool:
    host = url.host
    if not reserved.hold(host):
        return "." not in host and is_note(host)
    is_web = not url.scheme or url.scheme in WEB_SCHEMES
    return is_web and not (url.is_template or url.part("port") or _shows(url.label, url.part("host") or ""))


def _place(url: Url) -> Span:
    # To encrypt what is to be replaced is no advice: the rule for that gives way where its place is within this one.
    host = url.part_span("host")
    return Span(url.part_span("scheme").start, host.end) if url.scheme == "http" else host


def _is_name_of_url(name: str | int) -> bool:
    return isinstance(name, str) and name.lower().endswith(_URL_NAMES)


def _lack(link: Link) -> str | None:
    """What a destination without a dot and a slash lacks, None where it may be a page."""
    if link.url in {"", "#"}:
        if link.kind == "definition" or re.search(_TOP, link.label):
            return None
        thing = "picture" if link.kind == "image" else "link"
        return f"the {thing} leads to `#`, the top of this page" if link.url else f"the {thing} leads nowhere"
    # A page may well be called so, where its label says the same; a note is shouted.
    says_so = link.url.lower() in link.label.lower() or "link" in link.label.lower()
    if (is_note(link.url) and (link.url.isupper() or not says_so)) or (is_name_of_link(link.url) and not says_so):
        return f"{in_backticks(link.url)} stands for a URL that is to be filled in"
    return None


def _shows(label: str, host: str) -> bool:
    """Whether the reader of the body sees the host that the link leads to."""
    return re.search(rf"(?<![\w.-]){re.escape(host.removeprefix('www.'))}(?![\w-])", label, re.IGNORECASE) is not None
