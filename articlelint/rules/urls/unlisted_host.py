"""URLs of hosts that the collection does not list."""

from collections.abc import Iterator

from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Valid
from articlelint.urls import WEB_SCHEMES, Url
from articlelint.urls.reserved import hosts_of
from articlelint.wording import choices, edit_distance, in_backticks

_MOST_HOSTS = 3
_HOSTS = {"hosts": ["example.com", "*.example.com", "пошта.укр"]}


class UnlistedHost(Rule):
    """A URL leads to a host that is not among the collection's.

    Where the collection's `hosts` list any, all links, images and URLs of the front matter lead to those; a `*.` at the
    beginning stands for all hosts below. Ports do not count, and relative links and e-mail addresses are free.

    ## Why
    Pictures of strange hosts vanish one day or are blocked by the site's own policy; links to them were not looked at.

    ## Fix safety
    Unsafe: a host that is one letter off may be meant.
    """

    severity = Severity.ERROR
    gives_way_to = ("malformed-url", "contract")

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each URL, at its host."""
        if not article.facts.collection.hosts:
            return
        listed = hosts_of(article.facts.collection.hosts)
        for url in () if all(map(listed.hold, article.hosts)) else article.urls:
            is_web = not url.scheme or url.scheme in WEB_SCHEMES
            if is_web and url.host and not url.is_template and not listed.hold(url.host):
                yield _finding(url, article.facts.collection.hosts)

    examples = (
        Valid(
            "listed ones",
            "---\ncover: https://img.example.com/a.png\n---\n"
            "[a](https://EXAMPLE.com:8443/) [b](https://xn--80a1acn3a.xn--j1amh/) [c](/c) <mailto:ada@example.org>\n",
            collection=_HOSTS,
        ),
        Valid("nothing is listed", "[a](https://example.org/)\n"),
        Invalid(
            "others",
            "---\ncover: https://⟦example.org⟧/a.png\n---\n![Ада](//⟦ada.net⟧/b.png)\n\n[c]: ftp://⟦notexample.com⟧/\n",
            message=(
                "`example.org` is not one of the listed hosts",
                "`ada.net` is not one of the listed hosts",
                "`notexample.com` is not one of the listed hosts",
            ),
            help="use `example.com`, `*.example.com` or `пошта.укр`, or list it",
            severity=Severity.ERROR,
            collection=_HOSTS,
        ),
        Invalid(
            "a letter off, or a `www.`",
            "[a](https://⟦exmaple.com⟧/) <https://⟦пошти.укр⟧/> [b](https://⟦www.пошта.укр⟧/)\n",
            message=(
                "`exmaple.com` is not one of the listed hosts",
                "`пошти.укр` is not one of the listed hosts",
                "`www.пошта.укр` is not one of the listed hosts",
            ),
            fixed="[a](https://example.com/) <https://пошта.укр/> [b](https://пошта.укр/)\n",
            collection=_HOSTS,
        ),
    )


def _finding(url: Url, listed: tuple[str, ...]) -> Finding:
    written, span = url.part("host") or "", url.part_span("host")
    message = f"{in_backticks(written)} is not one of the listed hosts"
    meant = next((one for one in listed if _is_near(written.lower(), one.lower())), None)
    if meant is None:
        return Finding(span, message, f"use {choices(listed, most=_MOST_HOSTS)}, or list it")
    advice = f"write {in_backticks(meant)}, if that is the one meant"
    is_verbatim = span.of(url.source) == written
    fix = Fix(f"write {in_backticks(meant)}", (Edit(span, meant),), Safety.UNSAFE) if is_verbatim else None
    return Finding(span, message, advice, fix=fix)


def _is_near(host: str, listed: str) -> bool:
    """Whether a letter or a `www.` parts two hosts."""
    same = host.removeprefix("www.") == listed.removeprefix("www.")
    return not listed.startswith("*") and (same or edit_distance(host, listed, 1) == 1)
