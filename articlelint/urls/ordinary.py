"""URLs that nothing can be wrong with by themselves, which nearly all are: told without a parser."""

import re
from functools import lru_cache

import can_ada

from articlelint.urls.hosts import is_public

# Encrypted, a host with a dot that ends in letters, and behind it nothing that a browser would repair. No signs of a
# template and no percent sign: what stands behind a host can't make the WHATWG's parser (§4.4) fail then.
_ORDINARY = re.compile(r"https://([a-z0-9.-]+\.[a-z]{2,})(?:[/?#][!-$&-;=?-z|}~]*)?")


def ordinary_host(text: str) -> str | None:
    """The host of an ordinary URL, as a browser takes it; None of any other URL."""
    found = _ORDINARY.fullmatch(text)
    return found[1] if found and _is_ordinary(found[1]) else None


@lru_cache(maxsize=256)  # the same few hosts are asked for with each article
def _is_ordinary(host: str) -> bool:
    try:
        return can_ada.parse(f"https://{host}/").hostname == host and is_public(host)
    except ValueError:
        return False
