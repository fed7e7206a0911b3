"""Links that lead to no file of the site, or to no heading."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articlelint.body import Link
from articlelint.collection import value_at
from articlelint.relations import Links
from articlelint.rule import Article, Finding, Invalid, Rule, Span, Valid
from articlelint.slugs import folded_letters
from articlelint.text import Route
from articlelint.wording import in_backticks

if TYPE_CHECKING:
    from articlelint.links import Target

_LINKS: dict[str, dict[str, object]] = {"links": {"anchors": True}}
_LONGEST = 200
_FIELDS = {"links": {"root": "public", "fields": ["cover.src"]}}


class BrokenInternalLink(Rule):
    """A link, a picture or a path in the front matter leads to a file or a heading that is not there.

    Looked at are collections that have a table `links`. Of the links and pictures in Markdown those count that clearly
    name a file which no site builds: Markdown, a picture, a film, a sound, a document, a table, an archive. They count
    from the folder of the article's own file; with a slash at their beginning from the `root` that the settings name,
    and without one they are left alone. So are addresses of pages and folders, HTML in the text, what a template or an
    alias (`@site/…`, `~/…`) makes of a link, and what leads out of the folder of the settings. Of the front matter
    count the `fields`, whatever file they name.

    `#anchors` are compared with the headings loosely, as each site makes them in its own way; `{#id}` and `id="…"`
    count as well. A text that takes in others, or has templates, may have any; `anchors = false` leaves all alone.

    ## Why
    A link within the site is right when it is written; it breaks when a file is renamed or a heading reworded, and
    nobody sees it before a reader does.
    """

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each link and each path in the front matter."""
        policy = article.facts.collection.links
        if policy is None:
            return
        from articlelint.links import target_of  # noqa: PLC0415 takes 2 ms, and few collections have links

        for link in article.body.links:
            target = None if link.kind == "autolink" else target_of(link.url)
            if target is not None:
                yield from _link_findings(article, policy, link, target)
        for field in policy.fields:
            route = tuple(field.split("."))
            for place, text in _texts(value_at(article.data, field), route):
                target = target_of(text, is_field=True)
                if target is not None and target.path:
                    yield from _file_findings(article, policy, article.front.place(place), target)

    examples = (
        Valid(
            "to what is there",
            "# Prices\n\n[the day before](../2025/fall.md#how-it-began), ![chart](chart%201.png), [above](#prices)\n",
            collection=_LINKS,
            path="2026/rise.md",
            files={"2025/fall.md": "## How it began\n", "2026/chart 1.png": ""},
        ),
        Valid("to pages, which are built", "[all](../archive.html), [tags](/tags/), [one](fall)\n", collection=_LINKS),
        Valid(
            "what a template makes a link of",
            "[one](@site/blog/a.md) [two](~/a.png)\n[three]({{site.baseurl}}/a.png)\n",
            collection=_LINKS,
        ),
        Valid("out of the folder of the settings", "[one](../../a.md)\n", collection=_LINKS),
        Valid("nothing is asked", "[one](a.md#b) [two](#c)\n"),
        Invalid(
            "to a file that is not there",
            "![chart](⟦images/Chart.png⟧)\n",
            message="there is no file `images/Chart.png`",
            help="write `images/chart.png`, if that is meant",
            collection=_LINKS,
            files={"images/chart.png": ""},
        ),
        Invalid(
            "to headings that are not there",
            "## Impact on the market\n\n[below](⟦#impact-on-market⟧), [another](other.md⟦#prises⟧)\n",
            message=("there is no heading `#impact-on-market`", "there is no heading `#prises` in `other.md`"),
            collection=_LINKS,
            files={"other.md": "# Prices\n"},
        ),
        Invalid(
            "in the front matter, from the root",
            "---\ncover:\n  src: ⟦/img/a.png⟧\n---\n",
            message="there is no file `public/img/a.png`",
            help="put it there, or correct the link",
            collection=_FIELDS,
            files={"public/img/b.jpg": ""},
        ),
    )


def _link_findings(article: Article, policy: Links, link: Link, target: "Target") -> Iterator[Finding]:
    found = list(_file_findings(article, policy, link.span, target)) if target.names_file else []
    yield from found
    if policy.anchors and target.fragment and not found and (target.names_file or not target.path):
        yield from _anchor_findings(article, policy, link, target)


def _file_findings(article: Article, policy: Links, span: Span, target: "Target") -> Iterator[Finding]:
    from articlelint.links import nearest_file  # noqa: PLC0415 as above

    around = article.surroundings
    paths = [around.path_to(path, policy.root) for path in target.paths]
    if None in paths or any(path is not None and around.exists(path) for path in paths):
        return
    path = paths[-1] or ""
    near = nearest_file(path, around.names_beside(path))
    advice = (
        f"write {in_backticks(target.renamed(near))}, if that is meant" if near else "put it there, or correct the link"
    )
    yield Finding(span, f"there is no file {in_backticks(path, _LONGEST)}", advice)


def _anchor_findings(article: Article, policy: Links, link: Link, target: "Target") -> Iterator[Finding]:
    from articlelint.links import fragment_span  # noqa: PLC0415 as above

    around = article.surroundings
    paths = [around.path_to(path, policy.root) for path in target.paths] if target.path else []
    path = next((path for path in paths if path is not None and around.exists(path)), None)
    if target.path and path is None:
        return
    is_own = path is None or path == around.place
    # Most links that have an anchor lead to a heading: to see that takes a tenth of the time.
    if path and target.is_markdown and not is_own and around.has_heading(path, folded_letters(target.fragment)):
        return
    anchors = article.anchors if is_own else around.anchors(path or "") if target.is_markdown else None
    if anchors is None or anchors.has(target.fragment):
        return
    near = anchors.near(target.fragment)
    where = "" if is_own else f" in {in_backticks(path, _LONGEST)}"
    advice = f"write {in_backticks(f'#{near}')}, if that is meant" if near else "name a heading that there is"
    yield Finding(
        fragment_span(article.text, link), f"there is no heading {in_backticks(f'#{target.fragment}')}{where}", advice
    )


def _texts(value: object, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, list):
        yield from (((*route, number), item) for number, item in enumerate(value) if isinstance(item, str))
