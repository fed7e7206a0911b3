"""Patterns of paths with fields in braces: `{publishedAt:%Y}/{title:slug}.{lang}.md`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from articlelint.dates import moment_of
from articlelint.globs import expression
from articlelint.slugs import may_be_slug, slug_of
from articlelint.text import Span

_PLACEHOLDER = re.compile(r"\{([^{},]*)\}")
_OPEN = frozenset("*?[<{")
_CONVERSION = re.compile(r"%(-?[A-Za-z])")
# What each of strftime's conversions looks like, and how Python's formats write it; `-` leaves zeros out.
_CONVERSIONS = {
    "Y": ("[0-9]{4}", "{0.year:04}"),
    "y": ("[0-9]{2}", "{0:%y}"),
    "m": ("[0-9]{2}", "{0.month:02}"),
    "d": ("[0-9]{2}", "{0.day:02}"),
    "j": ("[0-9]{3}", "{0:%j}"),
    "H": ("[0-9]{2}", "{0.hour:02}"),
    "M": ("[0-9]{2}", "{0.minute:02}"),
    "S": ("[0-9]{2}", "{0.second:02}"),
    "-m": ("[0-9]{1,2}", "{0.month}"),
    "-d": ("[0-9]{1,2}", "{0.day}"),
}
CONVERSIONS = tuple(f"%{name}" for name in _CONVERSIONS)
FORMS = ("slug", "lower")
# Of more fields than these not every number of wrong ones is tried.
_MOST = 6


class Placeholder(NamedTuple):
    """A field in braces, and in what form its value stands there: as it is, `slug`, `lower`, or that of a date."""

    field: str
    form: str = ""

    @property
    def shape(self) -> str:
        """The regular expression of all that may stand there, whatever the value is."""
        if "%" not in self.form:
            return "[^/]+"
        pieces = _CONVERSION.split(self.form)
        return "".join(
            _CONVERSIONS[piece][0] if number % 2 and piece in _CONVERSIONS else re.escape(piece)
            for number, piece in enumerate(pieces)
        )

    def written(self, value: object) -> str | None:
        """What stands there for a value; None where that can't be told, and anything will do."""
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(text, str) or not text.strip():
            return None
        if self.form == "slug":
            return slug_of(text) or None
        if "%" not in self.form:
            return text.lower() if self.form == "lower" else text
        moment = moment_of(text)
        if moment is None:
            return None
        return _template(self.form).format(moment)

    def surely_says(self, part: str, value: object) -> bool:
        """A quick look: whether a part of a path says what a value says."""
        if self.form != "slug" or not isinstance(value, str):
            return (text := self.written(value)) is None or text == part
        # A title of words and spaces alone need not be taken apart, which takes ten times as long.
        if value.isascii() and value.lower().replace(" ", "-") == part:
            return True
        return not slug_of(value) or may_be_slug(part, value)


class Fit(NamedTuple):
    """How a path fits a pattern: where each placeholder's part stands, and the numbers of those that say another."""

    spans: tuple[Span, ...]
    differing: tuple[int, ...] = ()


class PathPattern:
    """A pattern that has no fault."""

    def __init__(self, written: str) -> None:
        self.written = written
        pieces = _PLACEHOLDER.split(f"{written}**" if written.endswith("/") else written)
        self.placeholders = tuple(_placeholder(piece) for piece in pieces[1::2])
        self._globs = pieces[::2]
        self._shape = self._expression([None] * len(self.placeholders))
        self._groups = [self._shape.groupindex[f"_{number}"] for number in range(len(self.placeholders))]

    def surely_fits(self, path: str, values: Sequence[object]) -> bool:
        """A quick look: whether a path says what the values of its placeholders say."""
        found = self._shape.fullmatch(path)
        if found is None:
            return False
        parts = [found[group] for group in self._groups]
        return all(map(Placeholder.surely_says, self.placeholders, parts, values))

    def fit(self, path: str, values: Sequence[object]) -> Fit | None:
        """How a path fits with the values of its placeholders, with the fewest that differ; None where it doesn't."""
        texts = [one.written(value) for one, value in zip(self.placeholders, values, strict=True)]
        found = self._shape.fullmatch(path)
        if found and all(self._says(number, found, texts, values) for number in range(len(texts))):
            return Fit(_spans(found))
        if found is None and not any("/" in text for text in texts if text):
            return None
        known = [number for number, text in enumerate(texts) if text is not None]
        for size in range(len(known) + 1) if len(known) <= _MOST else (0, 1, len(known)):
            for differing in combinations(known, size):
                fit = self._fit(path, texts, values, differing)
                if fit:
                    return fit
        return None

    def _fit(
        self, path: str, texts: Sequence[str | None], values: Sequence[object], differing: tuple[int, ...]
    ) -> Fit | None:
        """How a path fits if these placeholders, and no others, differ."""
        # A slug is told apart from what stands around it only by what it should be.
        fixed = [None if number in differing or self._is_slug(number) else text for number, text in enumerate(texts)]
        for is_lazy in (False, True):
            found = self._expression(fixed, is_lazy=is_lazy).fullmatch(path)
            others = (number for number in range(len(texts)) if number not in differing)
            if found and all(self._says(number, found, texts, values) for number in others):
                return Fit(_spans(found), differing)
        return None

    def corrected(self, path: str, fit: Fit, values: Sequence[object]) -> str:
        """The path that says what the values say."""
        for number in reversed(fit.differing):
            start, end = fit.spans[number]
            path = f"{path[:start]}{self.placeholders[number].written(values[number])}{path[end:]}"
        return path

    def filled(self, values: Sequence[object]) -> str:
        """The pattern with what is known of its placeholders."""
        pieces = [self._globs[0]]
        for one, value, glob in zip(self.placeholders, values, self._globs[1:], strict=True):
            pieces += (one.written(value) or "*", glob)
        return "".join(pieces)

    def _is_slug(self, number: int) -> bool:
        return self.placeholders[number].form == "slug"

    def _says(self, number: int, found: re.Match[str], texts: Sequence[str | None], values: Sequence[object]) -> bool:
        """Whether the part of a path that stands for a placeholder says what its value says."""
        text, part = texts[number], found[f"_{number}"]
        return text is None or part == text or (self._is_slug(number) and may_be_slug(part, str(values[number])))

    def _expression(self, texts: Sequence[str | None], *, is_lazy: bool = False) -> re.Pattern[str]:
        known: set[str] = set()
        pieces = [expression(self._globs[0].removeprefix("./"), known)]
        for number, (one, text) in enumerate(zip(self.placeholders, texts, strict=True)):
            shape = f"{one.shape}?" if is_lazy and one.shape.endswith("+") else one.shape
            part = shape if text is None else re.escape(text)
            pieces += (f"(?P<_{number}>{part})", expression(self._globs[number + 1], known))
        return re.compile("".join(pieces), re.DOTALL)


@lru_cache(maxsize=64)
def path_pattern(written: str) -> PathPattern:
    """The pattern that is written so; collections have one each, and many articles."""
    return PathPattern(written)


def is_definite(path: str) -> bool:
    """Whether nothing in a filled pattern stands for more than one name."""
    return _OPEN.isdisjoint(path)


def named_fields(written: str) -> Iterator[str]:
    """The fields that a pattern names, each once."""
    yield from dict.fromkeys(_placeholder(one).field for one in _PLACEHOLDER.findall(written))


def fault_of_braces(written: str) -> str | None:
    """What is wrong with the fields of a pattern, as the end of a sentence that begins with it."""
    depth = 0
    for letter in written:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth < 0:
            return "has a `}` that closes nothing"
        if depth > 1:
            return "has braces within braces: write a field on its own, as in `{lang}`"
    if depth:
        return "has a `{` that is not closed"
    return next(filter(None, map(_fault, _PLACEHOLDER.findall(written))), None)


def _fault(written: str) -> str | None:
    field, form = _placeholder(written)
    if not field.strip():
        return f"has no field in `{{{written}}}`"
    if "%" not in form and ":" in written:
        return None if form in FORMS else f"has `{{{written}}}`, which is none of {_known(field)}"
    unknown = [one[0] for one in _CONVERSION.finditer(form) if one[1] not in _CONVERSIONS]
    if unknown or "%" in _CONVERSION.sub("", form):
        what = f"`{unknown[0]}`" if unknown else "a `%` alone"
        return f"has {what} in `{{{written}}}`, and of a date there are {', '.join(f'`{one}`' for one in CONVERSIONS)}"
    return None


def _known(field: str) -> str:
    return f"`{{{field}:slug}}`, `{{{field}:lower}}` and, of a date, `{{{field}:%Y}}`"


def _placeholder(written: str) -> Placeholder:
    field, _, form = written.partition(":")
    return Placeholder(field, form)


@lru_cache(maxsize=64)  # a few for each pattern
def _template(form: str) -> str:
    """What `str.format` makes the form of a date of."""
    return _CONVERSION.sub(lambda found: _CONVERSIONS[found[1]][1], form)


def _spans(found: re.Match[str]) -> tuple[Span, ...]:
    numbered = [name for name in found.re.groupindex if name.startswith("_")]
    return tuple(Span(*found.span(name)) for name in numbered)
