"""URLs that give up encryption."""

from collections.abc import Iterator, Sequence

from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Valid
from articlelint.urls import Url
from articlelint.urls.hosts import is_public


class InsecureUrl(Rule):
    """A URL uses `http`.

    ## Why
    Without encryption anybody on the way can read and change what is fetched. Browsers warn about such links and refuse
    to show such pictures on an encrypted page. Hosts that only their own machine or network can reach are left alone,
    and so are those of Tor and I2P, which are encrypted as they are.

    ## Fix safety
    Unsafe: a host may not answer on `https`.

    ## Options
    `identifiers`: beginnings of URLs that are names and not addresses, as XML namespaces are.
    """

    severity = Severity.WARNING
    gives_way_to = ("placeholder-url", "contract")
    identifiers: Sequence[str] = (
        "http://www.w3.org/",
        "http://json-schema.org/",
        "http://schema.org/",
        "http://xmlns.com/",
        "http://purl.org/",
        "http://ogp.me/ns",
        "http://schemas.",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each URL that could be encrypted."""
        for url in article.odd_urls:
            # With other slashes than two the URL is malformed: that is another rule's to report, and comes first.
            if (url.part("start") or "").lower() == "http://" and self._leads_out(url):
                yield _finding(url)

    def _leads_out(self, url: Url) -> bool:
        is_name = url.text.lower().startswith(tuple(self.identifiers))
        # RFC 7686; I2P's names are its own.
        is_hidden = url.host.endswith((".onion", ".i2p"))
        return not is_hidden and is_public(url.host) and "{" not in url.host and not is_name

    examples = (
        Valid("encrypted", "---\ncanonicalUrl: https://example.com/\n---\n[Ada](https://example.com/ada)\n"),
        Valid("a name, not an address", "---\nnamespace: http://www.w3.org/2000/svg\n---\n"),
        Valid("the reader's own machine", "Open [the site](http://localhost:4321/) or <http://192.168.0.1/>.\n"),
        Valid("a host of Tor", "[Ada](http://adalovelace.onion/)\n"),
        Valid("in code", "`http://example.com/` and\n\n    http://example.com/\n"),
        Valid("malformed, which another rule reports", "[Ada](http:/example.com/)\n"),
        Invalid(
            "a plain field",
            "---\ncanonicalUrl: ⟦http⟧://example.com/\n---\n",
            message="`example.com` is linked without encryption",
            help="use `https`",
            fixed="---\ncanonicalUrl: https://example.com/\n---\n",
        ),
        Invalid(
            "a link, a picture and a definition",
            "Читайте [пост](⟦HTTP⟧://example.com/) і ![фото](<⟦http⟧://example.org/a b.png>).\n\n"
            "[джерело]: ⟦http⟧://example.net/\n",
            message=(
                "`example.com` is linked without encryption",
                "`example.org` is linked without encryption",
                "`example.net` is linked without encryption",
            ),
            fixed="Читайте [пост](https://example.com/) і ![фото](<https://example.org/a b.png>).\n\n"
            "[джерело]: https://example.net/\n",
        ),
    )


def _finding(url: Url) -> Finding:
    place = url.part_span("scheme")
    fix = (
        Fix("use `https`", (Edit(place, "https"),), Safety.UNSAFE)
        if place.of(url.source) == url.part("scheme")
        else None
    )
    return Finding(place, f"`{url.part('host')}` is linked without encryption", "use `https`", fix=fix)
