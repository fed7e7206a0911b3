"""URLs that were not meant to be published."""

import re
from collections.abc import Iterator

from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid
from articlelint.urls import Url
from articlelint.urls.hosts import reach_of


class PrivateUrl(Rule):
    """A URL leads to a private host or carries a password.

    Private hosts are `localhost`, names that end in `.localhost`, `.local`, `.internal` or `.home.arpa`, and addresses
    of private networks. A link that shows its reader that very host, as instructions do, is meant for the reader's own
    machine and left alone.

    ## Why
    A link to the author's own machine or network works for its author alone. A password that is published is a password
    that is lost: this is an error.

    ## Fix safety
    Unsafe: the page may not open without the password. Change the password as well.
    """

    severity = Severity.WARNING
    gives_way_to = ("unlisted-host",)

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each private host, and one for each password."""
        for url in article.odd_urls:
            if "@" in url.text and url.parsed and url.parsed.password and not url.is_template:
                yield _password(url)
            reach = reach_of(url.host)
            if reach and not _is_shown(url):
                message = f"`{url.part('host')}` can only be reached from {reach}"
                yield Finding(url.part_span("host"), message, "link to the public address")

    examples = (
        Valid("public", "---\nurl: https://example.com/\n---\n[an address](https://192.0.2.1/)\n"),
        Valid(
            "for the reader's own machine",
            "Open <http://localhost:3000> or [localhost:4321](http://localhost:4321/).\n",
        ),
        Valid("a user without a password", "[the code](ssh://git@example.com/ada.git)\n"),
        Invalid(
            "a machine's own name",
            "---\ncanonicalUrl: http://⟦localhost⟧:4321/ada\n---\n[Ада](http://⟦ada.local⟧/)\n",
            message=(
                "`localhost` can only be reached from its own machine",
                "`ada.local` can only be reached from a private network",
            ),
            help="link to the public address",
            severity=Severity.WARNING,
        ),
        Invalid(
            "private addresses",
            "[one](https://⟦192.168.1.7⟧/) [two](https://⟦[fe80::1]⟧/)\n",
            message=(
                "`192.168.1.7` can only be reached from a private network",
                "`[fe80::1]` can only be reached from a single network link",
            ),
        ),
        Invalid(
            "a password",
            "---\nfeed: https://⟦ada:secret⟧@example.com/feed\n---\n",
            message="the URL of `example.com` has a password in it",
            help="remove the password here, and change it there",
            severity=Severity.ERROR,
            fixed="---\nfeed: https://example.com/feed\n---\n",
        ),
    )


def _password(url: Url) -> Finding:
    place = url.part_span("userinfo")
    fix = None
    if place.of(url.source) == url.part("userinfo"):
        fix = Fix("remove the user and the password", (Edit(Span(place.start, place.end + 1), ""),), Safety.UNSAFE)
    message = f"the URL of `{url.part('host')}` has a password in it"
    return Finding(place, message, "remove the password here, and change it there", fix=fix, severity=Severity.ERROR)


def _is_shown(url: Url) -> bool:
    """Whether the reader of the body sees the host that the link leads to."""
    host = re.escape(url.part("host") or "")
    return re.search(rf"(?<![\w.-]){host}(?![\w-])", url.label, re.IGNORECASE) is not None
