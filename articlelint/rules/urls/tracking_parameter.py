"""URLs that tell where their readers come from."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Label, Rule, Safety, Severity, Span, Valid
from articlelint.urls import Url
from articlelint.urls.tracking import TRACKING, Names, Tracked, names_of, tracked
from articlelint.wording import choices, folded


class TrackingParameter(Rule):
    """A URL has parameters that only serve to follow its readers.

    Found are the parameters that browsers with such a protection remove (`utm_source`, `fbclid`, `gclid`, `mc_eid`, …),
    and never names that a page may need, such as `ref`, `source` or `t`.

    ## Why
    They came along when the URL was copied from a newsletter or an app: they ascribe the site's readers to somebody
    else's campaign, tell who shared the link, and make two URLs of one page.

    ## Fix safety
    Safe: the page is the same without them. Unsafe where a signature may cover the whole URL, in a field whose name
    ends in `id`, where the URL may be a name, and where a link shows its URL, which would then be another one.

    ## Options
    `parameters`: names of further ones; a star at the end stands for anything. `allowed`: names that may stay.
    `allowed-urls`: beginnings of URLs that may keep theirs. The guidelines of Unsplash ask for theirs in credits.
    """

    severity = Severity.WARNING
    gives_way_to = ("malformed-url", "contract")
    parameters: Sequence[str] = ()
    allowed: Sequence[str] = ()
    allowed_urls: Sequence[str] = ("https://unsplash.com/",)

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each URL, at the first of its tracking parameters that stand side by side."""
        sought, may_stay = self._names
        # No parameter's name goes on beyond a `#`, so that one look at all queries sees what one at each would.
        if article.ordinary and not sought.may_be_in("#".join([url for url in article.ordinary.urls if "?" in url])):
            return
        for url in article.urls:
            if "?" not in url.text or not sought.may_be_in(url.text) or not self._is_ordinary(url):
                continue
            found = tracked(url.text, lambda name: sought.hold(name) and not may_stay.hold(name))
            if found:
                yield _finding(url, found)

    @cached_property
    def _names(self) -> tuple[Names, Names]:
        """The names that are looked for, and those that may stay."""
        return names_of((*TRACKING, *self.parameters)), names_of(tuple(self.allowed))

    def _is_ordinary(self, url: Url) -> bool:
        # What has another URL in its path, as an archive's does, leads there with all its parameters.
        address = url.text.partition("?")[0]
        allowed = url.text.startswith(tuple(self.allowed_urls))
        return not (allowed or url.is_template or address.count(":/") > 1 or _is_alias(url))

    examples = (
        Valid("a page's own parameters", "[Ada](https://example.com/?id=7&ref=ada&source=rss&t=90#utm_source=x)\n"),
        Valid("a credit", "Photo: [Ada](https://unsplash.com/@ada?utm_source=site&utm_medium=referral)\n"),
        Valid("in code", "`https://example.com/?utm_source=x`\n"),
        Valid("allowed", "<https://example.com/?utm_source=x>\n", options={"allowed": ["utm_*"]}),
        Valid("an archived page", "<https://web.archive.org/web/2026/https://example.com/?utm_source=x>\n"),
        Invalid(
            "all that there are",
            "---\nsource: 'https://example.com/ada?⟦utm_source=rss&utm_medium=rss⟧'\n---\n",
            message="the URL has the tracking parameters `utm_source` and `utm_medium`",
            help="remove them",
            severity=Severity.WARNING,
            fixed="---\nsource: 'https://example.com/ada'\n---\n",
        ),
        Invalid(
            "between others, in Markdown",
            "[Ада](https://example.com/?⟦fbclid=IwAR0⟧&id=7&amp;utm_source=x&b=2&gclid=1#top) і\n\n"
            '![](<https://example.org/?a&⟦mc_eid=5⟧> "Ада")\n',
            message=(
                "the URL has the tracking parameters `fbclid`, `utm_source` and `gclid`",
                "the URL has the tracking parameter `mc_eid`",
            ),
            fixed='[Ада](https://example.com/?id=7&b=2#top) і\n\n![](<https://example.org/?a> "Ада")\n',
        ),
        Invalid(
            "in a signed URL, where it may be part of what is signed",
            '---\n{"image": "https://example.com/a.png?⟦igshid=1⟧&X-Amz-Signature=2"}\n---\n',
            message="the URL has the tracking parameter `igshid`",
            fixed='---\n{"image": "https://example.com/a.png?X-Amz-Signature=2"}\n---\n',
        ),
        Invalid(
            "a parameter of one's own",
            "+++\nurl = 'https://example.com/?⟦partner_x=1⟧'\n+++\n",
            message="the URL has the tracking parameter `partner_x`",
            fixed="+++\nurl = 'https://example.com/'\n+++\n",
            options={"parameters": ["partner_*"]},
        ),
    )


def _is_alias(url: Url) -> bool:
    # The URL that a YAML alias stands for is found where it is written.
    return url.route is not None and url.span.of(url.source).startswith("*")


def _finding(url: Url, found: Tracked) -> Finding:
    names = choices(found.names, "and")
    message = f"the URL has the tracking {'parameter' if len(found.names) == 1 else 'parameters'} {names}"
    advice = "remove it" if len(found.names) == 1 else "remove them"
    written = url.span.of(url.source)
    if written != url.text:
        # In Markdown an ampersand may be written as an entity; with other escapes its parts stand nobody knows where.
        from html import unescape  # noqa: PLC0415 2 ms, and hardly any article needs it

        again = tracked(written, set(found.names).__contains__) if unescape(written) == url.text else None
        if again is None or again.names != found.names:
            return Finding(url.span, message, advice)
        found = again
    first, *others = [_moved(url, run) for run in found.runs]
    labels = tuple(Label(other, "and here") for other in others)
    return Finding(first, message, advice, labels, _fix(url, found, advice))


def _fix(url: Url, found: Tracked, title: str) -> Fix | None:
    edits = tuple(Edit(_moved(url, cut), "") for cut in found.cuts)
    gone = "".join(edit.span.of(url.source) for edit in edits)
    # Parentheses in pairs are what keeps a link of Markdown whole.
    if gone.count("(") != gone.count(")"):
        return None
    is_name = url.route is not None and folded(str(url.route[-1])).endswith("id")
    is_shown = url.text in url.label and not url.source.startswith("<", url.span.start - 1)
    return Fix(title, edits, Safety.UNSAFE if found.signed or is_name or is_shown else Safety.SAFE)


def _moved(url: Url, part: tuple[int, int]) -> Span:
    return Span(url.span.start + part[0], url.span.start + part[1])
