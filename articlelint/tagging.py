"""Tags as a collection's policy has them written: what each should be, and the fixes that make it so."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from articlelint.collection import Tags
from articlelint.contract.repairs import stands_alone
from articlelint.fix import Edit, Fix, Safety
from articlelint.front import Front
from articlelint.text import LONGEST_MATCHED, Route
from articlelint.wording import in_backticks

# Patterns are compiled when they are needed: few tags are not as they should be.

# The dotted and the dotless i: which one is the other's capital depends on the language (Unicode 16, SpecialCasing).
_TURKISH = frozenset("ıİ")
_RUNS = r"(?P<sign>[ -])[ -]+"
# Of a run of one sign one is left; a space and a hyphen together may be a minus.
_PLAIN_RUNS = r"(?P<sign> |-)(?P=sign)+"
# What parts two words or names as a space does; a URL is no tag, and what it should have been is anybody's guess.
_PARTING = r"(?<=[^\W_])\s*[/\\|:\t\r\n]\s*(?=[^\W_])"
# Marks around the whole of a tag, as of a hashtag or a quotation. Elsewhere they may belong to its name (C#).
_AROUND = r"#+(?P<tagged>[^#]+)|(?P<mark>[\"`*~])(?P<marked>[^\"`*~]+)(?P=mark)|\[(?P<square>[^][]+)\]"


class Form(NamedTuple):
    """A tag as it should be written, and what is wrong with it as it is, as fragments of a sentence.

    It is sure where the policy alone says so. What characters it may not have is another matter: `plain` is the tag
    without those, where that is plain to see, and `text` otherwise.
    """

    text: str
    faults: tuple[str, ...] = ()
    is_sure: bool = False
    plain: str | None = None


class Tagging:
    """The tags of one article, held to a policy."""

    def __init__(self, front: Front, tags: Iterable[tuple[Route, str]], policy: Tags) -> None:
        self._front = front
        self._tags = dict(tags)
        self._policy = policy
        self._allowed = re.compile(policy.characters) if policy.characters else None

    @cached_property
    def _banned(self) -> frozenset[str]:
        return frozenset(tag.casefold() for tag in self._policy.banned)

    @cached_property
    def forms(self) -> dict[Route, Form]:
        """The form of each tag that is not as it should be; what is banned, and to be removed, needs none."""
        forms = {
            route: self._form(tag) for route, tag in self._tags.items() if tag and tag.casefold() not in self._banned
        }
        return {
            route: form
            for route, form in forms.items()
            # What an alias stands for is found where it is written. To ask where that is costs more than all the rest.
            if (form.faults or not self.allows(form.text)) and not self._written(route).startswith("*")
        }

    def allows(self, tag: str) -> bool:
        """Whether the policy's characters allow a tag."""
        return self._allowed is None or self._allowed.fullmatch(tag, 0, LONGEST_MATCHED) is not None

    @cached_property
    def _standing(self) -> dict[str, Route]:
        """The tag that stands, or will stand, for each text: one that is so written, else the first that can be."""
        standing = {tag: route for route, tag in reversed(self._tags.items())}
        for route, form in self.forms.items():
            if form.faults and self._can_be_written(route):
                standing.setdefault(form.text, route)
        for route, form in self.forms.items():
            if form.plain and self._can_be_written(route):
                standing.setdefault(form.plain, route)
        return standing

    def is_repeated(self, route: Route) -> bool:
        """Whether a tag, written as it should be, would stand there twice."""
        form = self.forms[route]
        return bool(form.faults) and self._standing.get(form.text, route) != route

    def fix(self, route: Route) -> Fix | None:
        """The fix that writes a tag as the policy says, or takes it away where it stands there already."""
        form = self.forms[route]
        if self.is_repeated(route):
            edit = self._front.removal(route)
            safety = Safety.SAFE if form.is_sure else Safety.UNSAFE
            return Fix("remove the tag", (edit,), safety) if edit else None
        return self._rewriting(route, form.text, is_sure=form.is_sure) if form.faults else None

    def plain_fix(self, route: Route) -> Fix | None:
        """The fix that writes a tag without the characters that it may not have, where it is plain what is left."""
        plain = self.forms[route].plain
        if plain is None or self._standing.get(plain) != route:
            return None
        return self._rewriting(route, plain, is_sure=False)

    def _form(self, tag: str) -> Form:
        right, case, is_sure = self._cased(tag)
        faults = [] if right == tag else [f"is not in {case} case"]
        allowed = self._allowed
        if allowed is None or allowed.fullmatch(right, 0, LONGEST_MATCHED):
            return Form(right, tuple(faults), is_sure)
        single = re.sub(_RUNS, r"\g<sign>", right).strip(" -")
        if single != right and allowed.fullmatch(single, 0, LONGEST_MATCHED):
            is_plain = single == re.sub(_PLAIN_RUNS, r"\g<sign>", right).strip(" ")
            return Form(single, (*faults, "has too many spaces or hyphens"), is_sure and is_plain)
        return Form(right, tuple(faults), is_sure, _plain(right, allowed))

    def _cased(self, tag: str) -> tuple[str, str | None, bool]:
        """The tag in the case that is asked for, or that its pattern takes it in alone; that case; if it is sure."""
        case, is_sure = self._policy.case, True
        if case is None and self._allowed and not self._allowed.fullmatch(tag, 0, LONGEST_MATCHED):
            cases = (("upper", tag.upper()), ("lower", tag.lower()))
            fits = [name for name, right in cases if self._allowed.fullmatch(right, 0, LONGEST_MATCHED)]
            case, is_sure = next(iter(fits), None), len(fits) == 1
        right = tag.upper() if case == "upper" else tag.lower() if case == "lower" else tag
        # `STRASSE` may have been `Straße` or not: there is no way back.
        return right, case, (is_sure or right == tag) and len(right) == len(tag)

    def _written(self, route: Route) -> str:
        return self._front.place(route).of(self._front.text)

    def _can_be_written(self, route: Route) -> bool:
        tag, written = self._tags[route], self._written(route)
        is_alone = stands_alone(self._front.text, self._front.place(route))
        return is_alone and written.count(tag) == 1 and _TURKISH.isdisjoint(tag)

    def _rewriting(self, route: Route, right: str, *, is_sure: bool) -> Fix | None:
        if not self._can_be_written(route):
            return None
        tag, written, place = self._tags[route], self._written(route), self._front.place(route)
        start = place.start + written.index(tag)
        # `nuLL` is text in YAML, and `NULL` is nothing.
        literal = self._front.literal(right) if written == tag and right.isascii() else right
        edit = Edit(place._replace(start=start, end=start + len(tag)), literal)
        return Fix(f"write {in_backticks(right)}", (edit,), Safety.SAFE if is_sure else Safety.UNSAFE)


@lru_cache(maxsize=1_000)  # a site has a few hundred tags, and each of its articles some of them
def is_as_asked(tag: str, case: str | None, characters: str | None) -> bool:
    """Whether a tag is in the case that is asked for, and has the characters that its pattern allows."""
    right = tag.upper() if case == "upper" else tag.lower() if case == "lower" else tag
    return tag == right and (characters is None or re.fullmatch(characters, tag[:LONGEST_MATCHED]) is not None)


def is_turkish(tag: str) -> bool:
    """Whether a tag has letters whose case depends on the language."""
    return not _TURKISH.isdisjoint(tag)


def _plain(tag: str, allowed: re.Pattern[str]) -> str | None:
    """The tag without marks around it, and with spaces or hyphens for what parts its words; None where that fails."""
    around = re.fullmatch(_AROUND, tag.strip())
    bare = next(filter(None, (around["tagged"], around["marked"], around["square"]))) if around else tag
    for sign in () if "://" in bare else (" ", "-"):
        plain = re.sub(_RUNS, r"\g<sign>", re.sub(_PARTING, sign, bare)).strip(" -")
        if plain and plain != tag and allowed.fullmatch(plain, 0, LONGEST_MATCHED):
            return plain
    return None
