"""Sentences: where they end, and how one reads that stops too early."""

import re
from collections.abc import Sequence

# Patterns are texts here, which `re` compiles when one is first needed: whole texts need few.
_END = r"\w[.!?…][\"'»”’)\]*_]*(?:\s|\Z)"
_MARKS = "*_\"'“„«( "
_UNCLOSED_BOLD = r"(?:\A|\s)\*\*(?=\w)(?:(?!\*\*)[^`])*\Z"
# `Read also: what the bank said` is no sentence.
_LONGEST_LABEL = 3

# Words that no sentence ends with: articles, conjunctions, and prepositions where those never stand behind their noun.
# Left out are those that end sentences in another language, as `an` in German, `der` in Danish, `para` in Turkish and
# `не` in Bulgarian, and single letters that may name something.
_NEVER_LAST = """
    the and or of because although whereas whether unless than their its our your whose every
    і й або але щоб оскільки якщо бо в у з із зі до для від при під над через між без про
    який яка яке якого якої яким якою
    и или но чтобы поскольку если во с со к ко из от об между
    который которая которое которые которого которой
    und oder dass weil eine einen einem eines zum zur vom beim für von
    une et ou que lorsque porque
    gli della delle degli nel nella uma
    oraz że żeby który która które dla przez ponieważ
    """
# Words that end few sentences, and hardly one without a full stop behind others that have it: auxiliaries and
# prepositions.
_SELDOM_LAST = """
    a an my to will is are was were be been being has have had would could should can may might must
    in on at for with by from into as but if which who his each between during against within without among toward
    towards via
    та не що на за по коли які яку є буде будуть може можуть був була було були
    что о когда которую есть будет будут может могут был были было
    der dem ein ist sind war waren wird werden hat haben kann können auf mit
    le les du des dans est sont sera seront ont peut peuvent pour avec sur
    el los las del una para son será serán han puede pueden con por en
    il è sono sarà hanno può possono per
    os dos das pelo pela são serão foi tem pode podem com
    jest są był była było będzie może do w z
    """
# What a clause begins with that has more than one word.
_BEGIN_CLAUSES = """
    because although whereas whether unless whose
    що щоб який яка яке які якщо оскільки
    что чтобы который которая которое которые если поскольку
    dass weil obwohl
    że żeby ponieważ który która które
    """


_NEVER, _SELDOM, _CLAUSES = (frozenset(words.split()) for words in (_NEVER_LAST, _SELDOM_LAST, _BEGIN_CLAUSES))


def split(text: str) -> list[str]:
    """The sentences of a paragraph without their last signs; what comes last has no end, and is empty in most."""
    return re.compile(_END).split(text)


def has_end(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return re.compile(_END).search(text[-6:] + " ") is not None and text[-1:] not in ",;"


def is_long(words: str, least: int) -> bool:
    """Whether words without an end are more than a signature has: `least` of them begin with a small letter.

    Names in a row are a signature, and credits and postscripts begin with a small letter.
    """
    return not words.lstrip(_MARKS)[:1].islower() and small_words(words) >= least


def has_label(words: str) -> bool:
    """Whether words begin with the name of what follows, and a colon."""
    return any(word.rstrip(_MARKS).endswith((":", "：")) for word in words.split()[:_LONGEST_LABEL])


def small_words(words: str) -> int:
    """How many of the words begin with a small letter."""
    return sum(word[0].islower() for word in words.split())


def is_cut(words: str) -> bool:
    """Whether words end with one that no sentence ends with."""
    return not _NEVER.isdisjoint(_last_words(words)[-1:])


def seems_cut(words: str) -> bool:
    """Whether words end as few sentences do: behind other sentences that end well, this is one that does not."""
    last = _last_words(words)
    if not last:
        return False
    is_clause = len(last) > 1 and last[0] in _CLAUSES
    return last[-1] in _NEVER | _SELDOM or is_clause or has_unclosed_bold(words)


def has_unclosed_bold(words: str) -> bool:
    """Whether `**` opens in words and nothing closes it."""
    return re.compile(_UNCLOSED_BOLD).search(words) is not None


def _last_words(words: str) -> Sequence[str]:
    """The last two words, or the last one, in small letters."""
    return [word.lstrip(_MARKS).lower() for word in words.rsplit(maxsplit=2)[-2:]]
