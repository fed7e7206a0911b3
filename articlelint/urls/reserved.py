"""Hosts and destinations that stand for something still to be filled in."""

import re
from functools import lru_cache
from typing import NamedTuple

import can_ada

# RFC 2606 §2 and §3, RFC 6761 §6.2, §6.4 and §6.5: names that never lead anywhere, for examples and tests. Not those
# that end in `.example`: nobody leaves them behind, and who knows of them means them.
EXAMPLE_HOSTS = (
    "example.com", "*.example.com", "example.net", "*.example.net", "example.org", "*.example.org",
    "*.invalid", "*.test",
    # What templates of sites and of feeds have in their place.
    "yoursite.com", "*.yoursite.com", "your-site.com", "*.your-site.com",
    "yourdomain.com", "*.yourdomain.com", "your-domain.com", "*.your-domain.com",
)  # fmt: skip

# Patterns are texts, which `re` compiles when one is first needed, and keeps.
# Words that are no page of any site, in whatever case they are shouted.
# What begins a note is in `NOTE_STARTS` as well: most texts are told apart by that, in a tenth of the time.
NOTE_STARTS = frozenset("tTfFxXcCpP?.…")
_NOTES = r"(?i)(?:to-?do|tbd|tba|fixme|xxx+|change-?me|placeholder|\?{2,}|\.{3}|…)[!:.]*"
# Words that an author writes to mean the thing itself, and that may be a page's name all the same.
_NAMES = r"(?i)(?:(?:your|insert|add|some|the)[-_ ]?)?(?:url|link|href)(?:[-_ ]?here)?"


@lru_cache(maxsize=256)  # the same few categories and tags are asked for with each article
def is_note(destination: str) -> bool:
    """Whether a destination is a note to oneself, as `TODO` is."""
    return re.fullmatch(_NOTES, destination) is not None


def is_name_of_link(destination: str) -> bool:
    """Whether a destination is a word for one, as in `url` and `link-here`."""
    return re.fullmatch(_NAMES, destination) is not None


class Hosts(NamedTuple):
    """Some hosts, in lower case and in ASCII: each by its name, or all that end in one of `endings`."""

    names: frozenset[str]
    endings: tuple[str, ...]

    def hold(self, host: str) -> bool:
        """Whether a host is one of them."""
        name = host.rstrip(".")
        return name in self.names or name.endswith(self.endings)


@lru_cache(maxsize=16)  # the same few patterns are asked for with each article
def hosts_of(patterns: tuple[str, ...]) -> Hosts:
    """The hosts that patterns name; in `*.example.com` the star stands for all below. Case and script do not count."""
    names = [_in_ascii(one) for one in patterns if not one.startswith("*.")]
    return Hosts(frozenset(names), tuple(f".{_in_ascii(one[2:])}" for one in patterns if one.startswith("*.")))


def _in_ascii(host: str) -> str:
    """A host as browsers compare them: in lower case, in Punycode (UTS #46), without its scheme and port."""
    try:
        name: str = can_ada.parse(f"https://{host.rpartition('://')[2]}").hostname
    except ValueError:
        return host.lower()
    return name
