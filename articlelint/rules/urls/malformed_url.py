"""URLs that no browser can follow, or only by guessing."""

from collections.abc import Iterator

from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Valid
from articlelint.urls.faults import fault_of
from articlelint.wording import in_backticks


class MalformedUrl(Rule):
    """A URL is not written as one.

    URLs are read as browsers read them, by the WHATWG's URL Standard. Relative links, anchors, `mailto:` and the like,
    and templates such as `{{ host }}` are left alone.

    ## Why
    A URL that a browser cannot read leads nowhere. One that it can, but with a slip in it, as a space or a slash too
    few, leads elsewhere, or fails in feeds and previews: this is a warning.

    ## Fix safety
    Safe where the URL stays the same for a browser (a space becomes `%20`), unsafe where it has to be guessed.
    """

    gives_way_to = ("contract",)

    def check(self, article: Article) -> Iterator[Finding]:
        """At most one finding for each URL."""
        for url in article.odd_urls:
            fault = fault_of(url)
            if fault is None:
                continue
            severity = Severity.WARNING if url.parsed else None
            message = f"{in_backticks(url.text)} {fault.what}"
            yield Finding(fault.span, message, fault.help, fix=fault.fix, severity=severity)

    examples = (
        Valid("well written", "---\nurl: https://example.com:8080/a?b=%20#c\n---\n[пошта](https://пошта.укр/шлях)\n"),
        Valid("no address of a host", "[up](../up) [part](#part) [mail](mailto:a@example.com) [tag](tag:example)\n"),
        Valid("a template", "[page](https://{{ site.host }}/a b) [yours](<https://<host>:<port>/>)\n"),
        Valid("prose that begins with a URL", "---\ndescription: https://example.com is down today\n---\n"),
        Invalid(
            "a space in the host",
            "---\nurl: https://⟦exa mple.com⟧/\n---\n",
            message="`https://exa mple.com/` has a space in its host",
            help="remove the space",
            severity=Severity.ERROR,
        ),
        Invalid(
            "no host, and a port that is none",
            "[Ада](⟦https://⟧) ![Ада](https://example.com:⟦port⟧/a.png)\n",
            message=("`https://` has no host", "`https://example.com:port/a.png` has a port that is no number"),
        ),
        Invalid(
            "a space in the path",
            "![Ада](<https://example.com/ada⟦ ⟧lovelace.png>)\n",
            message="`https://example.com/ada lovelace.png` has a space in it",
            severity=Severity.WARNING,
            fixed="![Ада](<https://example.com/ada%20lovelace.png>)\n",
        ),
        Invalid(
            "a slash too few",
            "[Ada](⟦https:/⟧example.com)\n",
            message="`https:/example.com` has no `//` after its scheme",
            fixed="[Ada](https://example.com)\n",
        ),
        Invalid(
            "a relative link behind a scheme",
            "[Ада](http://⟦..⟧/ada)\n",
            message="`http://../ada` has `..` for a host",
            fixed="[Ада](../ada)\n",
        ),
        Invalid(
            "pasted onto a scheme",
            "---\nurl: ⟦https://⟧https://example.com\n---\n",
            message="`https://https://example.com` has its scheme twice",
            fixed="---\nurl: https://example.com\n---\n",
        ),
        Invalid(
            "a percent sign",
            "[sale](https://example.com/50⟦%-o⟧ff)\n",
            message="`https://example.com/50%-off` has a `%-o` that encodes no character",
        ),
    )
