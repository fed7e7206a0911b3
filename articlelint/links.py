"""Links within a site: which of them name a file, and which file that is."""

import re
from collections.abc import Collection
from typing import NamedTuple

from articlelint.body import Link
from articlelint.text import Span
from articlelint.wording import folded, nearest

# Files that somebody has put there. A site builds pages, feeds, scripts and data of its own.
_FILE = re.compile(
    r"[^/]\.(?:md|markdown|mdx|mdown|rst|adoc|ipynb|png|jpe?g|jfif|gif|svg|webp|avif|bmp|ico|tiff?|heic|pdf|docx?|xlsx?"
    r"|pptx?|od[tsp]|epub|csv|tsv|zip|tar|t?gz|bz2|xz|7z|rar|mp[34]|m4[av]|webm|og[gv]|opus|wav|flac|mov|avi|mkv)\Z",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"\.(?:md|markdown)\Z", re.IGNORECASE)
# RFC 3986 §3.1 for a scheme, a host without one, and what templates and bundlers read before a browser does.
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[~@$%!\\]|www\.|.*(?:\{|<%|\[\[|\}\}|\$\()", re.IGNORECASE | re.DOTALL)
# To look for what was meant among more names than this takes longer than all else.
_MOST_NAMES = 2000


class Target(NamedTuple):
    """What a link within the site leads to: a path as it is written, and what follows its `#`, decoded."""

    path: str
    fragment: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """The path as it is decoded, after what it says if it is no address but a name."""
        if "%" not in self.path:
            bare, mark, _ = self.path.partition("?")
            return (self.path, bare) if mark else (self.path,)
        from urllib.parse import unquote  # noqa: PLC0415 takes 3 ms, and few articles need it

        return tuple(dict.fromkeys((self.path, self.path.partition("?")[0], unquote(self.path.partition("?")[0]))))

    @property
    def names_file(self) -> bool:
        """Whether it clearly is a file that leads somewhere, and not a page."""
        return _FILE.search(self.paths[-1]) is not None

    @property
    def is_markdown(self) -> bool:
        """Whether it is a text whose headings can be read; MDX may take others in."""
        return _MARKDOWN.search(self.paths[-1]) is not None

    def renamed(self, name: str) -> str:
        """The same path with another name at its end."""
        from urllib.parse import quote  # noqa: PLC0415 as above

        folder, slash, _ = self.path.rpartition("/")
        return f"{folder}{slash}{quote(name) if '%' in self.path else name}"


def target_of(url: str, *, is_field: bool = False) -> Target | None:
    """What a destination leads to within the site; None where it leads elsewhere, or nobody can tell.

    The value of a field is the name of a file, which may have a `#` in it.
    """
    if not url.strip() or _ELSEWHERE.match(url):
        return None
    path, _, fragment = (url.strip(), "", "") if is_field else url.partition("#")
    if "%" in fragment:
        from urllib.parse import unquote  # noqa: PLC0415 as above

        fragment = unquote(fragment)
    return Target(path, fragment)


def fragment_span(text: str, link: Link) -> Span:
    """Where the fragment of a link stands, with its `#`; the whole destination where that can't be told."""
    if link.span.of(text) != link.url:
        return link.span
    return Span(link.span.start + link.url.index("#"), link.span.end)


def nearest_file(path: str, names: Collection[str]) -> str | None:
    """The name in a folder that the last one of a path most likely means."""
    name = path.rpartition("/")[2]
    alike = [one for one in names if abs(len(one) - len(name)) <= 3]  # noqa: PLR2004 as far as `nearest` goes
    if len(alike) > _MOST_NAMES:
        alike = [one for one in alike if folded(one) == folded(name)]
    return nearest(name, sorted(alike))
