"""Parameters of URLs that tell a page's owner where a reader came from, and the URL without them."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

# What privacy-minded browsers take out of every URL: the lists of Brave (`query_filter`), LibreWolf and Firefox
# (`privacy.query_stripping.strip_list`) as of 2026, without `__s` and `s_cid`, which other pages use for their own
# ends; and of the same makers the names that the lists lack. A star stands for any end: `utm_*` are the campaign
# parameters of Google Analytics, `mtm_*` and `pk_*` those of Matomo.
TRACKING = (
    "utm_*", "mtm_*", "pk_campaign", "pk_kwd", "pk_source", "pk_medium", "pk_content",
    "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "srsltid",
    "fbclid", "igsh", "igshid", "msclkid", "twclid", "ttclid", "li_fat_id", "epik", "yclid", "ysclid", "_openstat",
    "mc_cid", "mc_eid", "_hsenc", "_hsmi", "__hsfp", "__hssc", "__hstc", "hsCtaTracking", "mkt_tok",
    "ml_subscriber", "ml_subscriber_hash", "oft_c", "oft_ck", "oft_d", "oft_id", "oft_ids", "oft_k", "oft_lk",
    "oft_sk", "oly_anon_id", "oly_enc_id", "rb_clickid", "vero_conv", "vero_id", "wickedid", "vgo_ee",
)  # fmt: skip

# Patterns that only a finding needs are texts, which `re` compiles then, and keeps.
# Which parameters make a URL valid only as it is: those of Amazon, Google, Azure and CloudFront, of imgix (`s`), and
# whatever else is named for a signature, a digest or a token.
_SIGNS = r"(?i)s|sig|.*(?:signature|signed|hmac|hash|digest|token|checksum|policy|expires).*"
# In HTML, and where Markdown is about to become HTML, an ampersand is written as an entity.
_SEPARATOR = r"&(?:amp;|#38;|#[xX]26;)?"
_NAME = re.compile(r"[?&;]([^=&;#]+)")
# It ends where the fragment begins, but not at the `#` of an entity.
_QUERY = r"[^?#]*(\?[^#]*(?:(?<=&)#(?=38;|[xX]26;)[^#]*)*)"


class Piece(NamedTuple):
    """A parameter with its value, as slices of a URL: from `start` to `end`; the separator before it is at `before`."""

    name: str
    before: int
    start: int
    end: int


class Tracked(NamedTuple):
    """The tracking parameters of a URL: those that stand side by side are one run.

    `cuts` are the slices of the URL that go with them, `signed` says whether the URL may be valid as a whole only.
    """

    names: tuple[str, ...]
    runs: tuple[tuple[int, int], ...]
    cuts: tuple[tuple[int, int], ...]
    signed: bool


class Names(NamedTuple):
    """Names of parameters, in lower case: whole ones, and beginnings."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    def hold(self, name: str) -> bool:
        """Whether a name is one of them; case does not count."""
        lower = name.lower()
        return lower in self.whole or lower.startswith(self.beginnings)

    def may_be_in(self, url: str) -> bool:
        """A quick look: whether a URL can have a parameter of such a name at all."""
        lower = url.lower()
        return any(one in lower for one in self.beginnings) or not self.whole.isdisjoint(_NAME.findall(lower))


@lru_cache(maxsize=16)  # the same few names are asked for with each article
def names_of(patterns: tuple[str, ...]) -> Names:
    """The names that patterns stand for: a star at the end stands for any end."""
    lower = [one.lower() for one in patterns]
    whole = frozenset(one for one in lower if not one.endswith("*"))
    return Names(whole, tuple(one[:-1] for one in lower if one.endswith("*")))


def tracked(url: str, is_tracking: Callable[[str], bool]) -> Tracked | None:
    """The parameters of a URL whose names pass the test, None where there are none."""
    query = re.match(_QUERY, url)
    pieces = _pieces(url, *query.span(1)) if query else []
    found = [bool(piece.name) and is_tracking(piece.name) for piece in pieces]
    if query is None or not any(found):
        return None
    names = tuple(dict.fromkeys(piece.name for piece, is_found in zip(pieces, found, strict=True) if is_found))
    leading = found.index(False) if False in found else len(found)
    runs: list[tuple[int, int]] = []
    cuts: list[tuple[int, int]] = []
    for number, piece in enumerate(pieces):
        if found[number]:
            goes_on = number > 0 and found[number - 1]
            start = runs.pop()[0] if goes_on else piece.start
            runs.append((start, piece.end))
            # The separator goes with the parameter behind it; with the first ones goes the one that follows.
            first = number < leading
            behind = pieces[number + 1].start if first and number + 1 < len(pieces) else piece.end
            cut_start = cuts.pop()[0] if goes_on else piece.start if first else piece.before
            cuts.append((cut_start, behind))
    left = [piece for piece, is_found in zip(pieces, found, strict=True) if not is_found]
    if not any(piece.start < piece.end for piece in left):
        cuts = [query.span(1)]
    return Tracked(names, tuple(runs), tuple(cuts), any(re.fullmatch(_SIGNS, piece.name) for piece in left))


def _pieces(url: str, before: int, end: int) -> list[Piece]:
    found, start = [], before + 1
    for separator in [*re.compile(_SEPARATOR).finditer(url, start, end), None]:
        piece_end = separator.start() if separator else end
        found.append(Piece(url[start:piece_end].partition("=")[0], before, start, piece_end))
        if separator:
            before, start = separator.span()
    return found
