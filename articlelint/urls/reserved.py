"""Hosts and destinations that stand for something still to be filled in."""

import re
from collections.abc import Iterable

# RFC 2606 §2 and §3, RFC 6761 §6.2, §6.4 and §6.5: names that never lead anywhere, for examples and tests.
EXAMPLE_HOSTS = (
    "example.com", "*.example.com", "example.net", "*.example.net", "example.org", "*.example.org",
    "*.example", "*.invalid", "*.test",
    # What templates of sites and of feeds have in their place.
    "yoursite.com", "*.yoursite.com", "your-site.com", "*.your-site.com",
    "yourdomain.com", "*.yourdomain.com", "your-domain.com", "*.your-domain.com",
)  # fmt: skip

# Words that are no page of any site, in whatever case they are shouted.
_NOTES = re.compile(r"(?:to-?do|tbd|tba|fixme|xxx+|change-?me|placeholder|\?{2,}|\.{3}|…)[!:.]*", re.IGNORECASE)
# Words that an author writes to mean the thing itself, and that may be a page's name all the same.
_NAMES = re.compile(r"(?:(?:your|insert|add|some|the)[-_ ]?)?(?:url|link|href)(?:[-_ ]?here)?", re.IGNORECASE)


def is_note(destination: str) -> bool:
    """Whether a destination is a note to oneself, as `TODO` is."""
    return _NOTES.fullmatch(destination) is not None


def is_name_of_link(destination: str) -> bool:
    """Whether a destination is a word for one, as in `url` and `link-here`."""
    return _NAMES.fullmatch(destination) is not None


def fits_host(host: str, patterns: Iterable[str]) -> bool:
    """Whether a host, in lower case and in ASCII, is one of some; in `*.example.com` the star stands for all below."""
    name = host.rstrip(".")
    return any(name.endswith(one[1:]) if one.startswith("*.") else name == one for one in patterns)
