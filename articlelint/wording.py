"""Words that all rules share: values in backticks, choices in a row, places in the data, and what was meant."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from articlelint.text import Route

# Names that are compared again and again: those of fields, tags and rules.
_REMEMBERED = 1_000

# Longer values are clipped: a message is one sentence, and the excerpt below it shows the rest.
LONGEST_VALUE = 60
MOST_CHOICES = 8

# Code points that a terminal obeys, that turn the reading direction, or that show as nothing at all (Unicode 16:
# categories Cc, Cf, Cs, Zl, Zp, but for the joiners that scripts and emoji need between letters).
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)
_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}

# A separator between two digits parts numbers: `1.5` is not `15`.
_SEPARATORS = re.compile(r"(?<![0-9])[-_ .]|[-_ .](?![0-9])")

# Cyrillic and Greek letters that look like Latin ones (Unicode's confusables, UTS #39), after the letters that they
# look like. A keyboard that was left in the other layout types them.
_LOOKALIKES = str.maketrans(
    "асԁеһіјорԛѕԝхуАВСЕНІЈКМОРЅТХУονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "acdehijopqswxyABCEHIJKMOPSTXYovABEZHIKMNOPTYX",
)

# Names that generators and themes use for one thing: Jekyll, Hugo, Astro, Eleventy, Hexo, Gatsby, Docusaurus, Zola,
# Dublin Core and schema.org, compared folded. A name stands in one group only.
_SAME_THING = (
    ("publishedAt", "published", "pubDate", "date", "publishDate", "published_time", "datePublished", "posted",
     "created", "createdAt", "dateCreated"),
    ("updatedAt", "updated", "lastmod", "modified", "lastModified", "dateModified", "updatedDate", "modified_time",
     "last_update", "lastUpdated"),
    ("coverImage", "cover", "image", "heroImage", "featuredImage", "thumbnail", "banner", "ogImage", "teaser", "photo",
     "picture", "hero", "coverPhoto"),
    ("description", "summary", "excerpt", "abstract", "subtitle", "lead", "dek", "synopsis"),
    ("title", "headline", "heading"),
    ("tags", "tag", "keywords", "labels", "topics"),
    ("category", "categories", "section"),
    ("lang", "language", "locale", "inLanguage"),
    ("canonicalUrl", "canonical", "permalink", "canonicalHref"),
    ("author", "authors", "by", "byline", "writer", "creator"),
    ("externalId", "id", "guid", "uid", "identifier"),
    ("slug", "urlSlug"),
    ("draft", "isDraft", "unpublished"),
    ("url", "link", "href", "website"),
)  # fmt: skip
# What else articles have, whatever writes them.
_FIELDS = frozenset(
    (
        "aliases",
        "key",
        "layout",
        "license",
        "name",
        "order",
        "score",
        "sentiment",
        "source",
        "status",
        "type",
        "version",
    )
)
_NAME_BY_ITS_LOOK = re.compile(r"[a-z]+(?:[A-Z]|_[A-Za-z])[A-Za-z_]*")


def escaped(text: str) -> str:
    """The text with all that a terminal would obey, or that shows as nothing, written as escapes."""
    return _UNSHOWN.sub(lambda match: _SHORT_ESCAPES.get(match[0]) or _code(match[0]), text)


def clipped(text: str, longest: int = LONGEST_VALUE) -> str:
    """The text, escaped, and cut to at most `longest` code points, the last of which is then an ellipsis."""
    shown = escaped(text[: longest + 1])
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def in_backticks(value: object, longest: int = LONGEST_VALUE) -> str:
    """A value as a message shows it: text as it is, all else as JSON, escaped and clipped, between backticks."""
    text = value if isinstance(value, str) else json_of(value, longest)
    return f"`{clipped(text, longest)}`"


def json_of(value: object, longest: int = LONGEST_VALUE) -> str:
    """A value as JSON, left off where it is longer than anybody reads."""
    # Built piece by piece and left off once it is long enough: an alias can make a small file's value enormous.
    pieces: list[str] = []
    room = longest + 1
    for piece in _json_pieces(value):
        pieces.append(piece)
        room -= len(piece)
        if room < 0:
            break
    return "".join(pieces)


def choices(values: Iterable[object], conjunction: str = "or", most: int = MOST_CHOICES) -> str:
    """Values in a row, as in "`a`, `b` or `c`"; of more than `most` it tells the first ones and how many follow."""
    told = list(values)
    left = len(told) - most
    # A schema may list a million of them, and each takes its time.
    return _some([in_backticks(value) for value in (told[:most] if left > 1 else told)], left, conjunction)


def some_of(words: Sequence[str], conjunction: str = "or", most: int = MOST_CHOICES) -> str:
    """Words in a row; of more than `most` it tells the first ones and how many follow."""
    left = len(words) - most
    return _some(words[:most] if left > 1 else words, left, conjunction)


def _some(words: Sequence[str], left: int, conjunction: str) -> str:
    if left <= 1:
        return in_a_row(words, conjunction)
    return in_a_row([*words, f"{left} more"], "and" if conjunction == "and" else "or one of")


def in_a_row(words: Sequence[str], conjunction: str = "or") -> str:
    """Words as a sentence lists them: `a`, `a or b`, `a, b or c`."""
    if len(words) < 2:  # noqa: PLR2004 one word needs no conjunction
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def counted(count: float, noun: str, plural: str | None = None) -> str:
    """A number and its noun, as in `1 item`, `3 items`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def dotted(route: Route) -> str:
    """A place in the data as readers call it: "`source.key`", "item 2 of `tags`", "`name` in item 2 of `authors`"."""
    names: list[str] = []
    rest = list(route)
    while rest and isinstance(rest[-1], str):
        names.insert(0, str(rest.pop()))
    own = in_backticks(".".join(names)) if names else ""
    if not rest:
        return own or "the front matter"
    item = f"item {int(rest[-1]) + 1} of {dotted(tuple(rest[:-1]))}"
    return f"{own} in {item}" if own else item


@lru_cache(_REMEMBERED)
def folded(name: str) -> str:
    """A name without what people write in different ways: case, `-`, `_`, dots and spaces."""
    return _SEPARATORS.sub("", name).casefold()


def alike(one: str, other: str) -> bool:
    """Whether only case, separators, or letters of another alphabet that look the same part two names."""
    if folded(one) == folded(other):
        return True
    if one.isascii() and other.isascii():
        return False
    return folded(one.translate(_LOOKALIKES)) == folded(other.translate(_LOOKALIKES))


def foreign_letters(word: str, meant: str) -> list[str]:
    """The letters of a word that no alphabet has which the other word is written in, as in `tіtle` for `title`."""
    alphabets = {_alphabet(letter) for letter in meant if letter.isalpha()}
    return [letter for letter in dict.fromkeys(word) if letter.isalpha() and _alphabet(letter) not in alphabets]


def foreign_words(word: str, meant: str) -> str:
    """What is to be said of such letters, as in "has a letter of another alphabet (`і`, U+0456)"; empty without any."""
    letters = foreign_letters(word, meant)
    if not letters or not meant:
        return ""
    named = "; ".join(f"`{letter}`, U+{ord(letter):04X}" for letter in letters)
    return f"has {'a letter' if len(letters) == 1 else 'letters'} of another alphabet ({named})"


def slips(word: str, meant: str) -> int:
    """How far a word is from the one that was meant: none where they are alike, and at most ten."""
    return 0 if alike(word, meant) else edit_distance(folded(word), folded(meant), 9)


def edit_distance(one: str, other: str, most: int) -> int:
    """How many letters to insert, remove, change or swap with a neighbour; `most + 1` stands for anything above `most`.

    This is the optimal string alignment distance, which counts a transposition (`modle`) as one slip.
    """
    # Each letter that the other word lacks is a slip: that tells most words apart in a tenth of the time.
    if (
        abs(len(one) - len(other)) > most
        or len({*one}.difference(other)) > most
        or len({*other}.difference(one)) > most
    ):
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a misspelt word most likely means, or None: at most one slip for each three letters."""
    best: tuple[int, str] | None = None
    mine = folded(word)
    for candidate in candidates:
        theirs = folded(candidate)
        most = min(3, max(len(mine), len(theirs)) // 3)
        distance = 0 if alike(word, candidate) else edit_distance(mine, theirs, most)
        if distance <= most and candidate != word and (best is None or distance < best[0]):
            best = (distance, candidate)
    return best and best[1]


def clearly_misspells(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a word misspells beyond doubt, or None.

    For places where other words are allowed as well: case and separators aside, one slip in six letters or more,
    within the word rather than a plural's `s` or a number at its end.
    """
    mine = folded(word)
    for candidate in candidates:
        theirs = folded(candidate)
        if candidate == word or not mine:
            continue
        if alike(word, candidate):
            return candidate
        short, long = sorted((mine, theirs), key=len)
        is_slip = min(len(short), len(long)) >= 5 and edit_distance(mine, theirs, 1) == 1  # noqa: PLR2004 see above
        if is_slip and short not in (long[1:], long[:-1]) and not (mine[-1].isdigit() or theirs[-1].isdigit()):
            return candidate
    return None


def other_name(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that names in another generator's words what this word names, or None."""
    mine = folded(word)
    for group in _SAME_THING:
        names = [folded(name) for name in group]
        if mine in names:
            fits = {folded(candidate): candidate for candidate in candidates if candidate != word}
            return next((fits[name] for name in names if name in fits), None)
    return None


def is_field_name(word: str) -> bool:
    """Whether a word is known as a field's name, or is written as only names are: `lastUpdate`, `last_update`."""
    if _NAME_BY_ITS_LOOK.fullmatch(word):
        return True
    return word in _FIELDS or any(word in group for group in _SAME_THING)


def _alphabet(letter: str) -> str:
    import unicodedata  # noqa: PLC0415 only a word that was misspelt needs it

    # Unicode names begin with the script: `CYRILLIC SMALL LETTER I`.
    return unicodedata.name(letter, "").partition(" ")[0]


def _code(letter: str) -> str:
    return f"\\x{ord(letter):02x}" if ord(letter) < 256 else f"\\u{ord(letter):04x}"  # noqa: PLR2004 two hex digits


def _json_pieces(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield "{"
        for number, (key, item) in enumerate(value.items()):
            yield (", " if number else "") + json.dumps(str(key), ensure_ascii=False) + ": "
            yield from _json_pieces(item)
        yield "}"
    elif isinstance(value, list | tuple):
        yield "["
        for number, item in enumerate(value):
            yield ", " if number else ""
            yield from _json_pieces(item)
        yield "]"
    elif isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 256:  # noqa: PLR2004
        # Python refuses to print integers of more than 4,300 digits.
        yield f"{value:#x}"[:80]
    else:
        yield json.dumps(value, ensure_ascii=False)
