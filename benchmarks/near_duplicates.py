"""Measures the search for near-duplicate bodies: what it costs, and how often it misses a pair; see README.md."""

import argparse
import random
import resource
from time import perf_counter

from articlelint.resemblance import LEAST_WORDS, candidates, resemblance, sketch, words_in
from articlelint.text import Span

WORDS = 20_000
LENGTH = 700


def text_of(chance: random.Random, length: int = LENGTH) -> list[str]:
    """A text of some words, of which a few are common and most are rare, as in any language (Zipf's law)."""
    return [f"w{int(WORDS ** chance.random())}" for _ in range(length)]


def changed(words: list[str], share: float, chance: random.Random) -> list[str]:
    """The same text with a share of its words replaced."""
    return [f"n{chance.randrange(10**9)}" if chance.random() < share else word for word in words]


def shorter(words: list[str], share: float, chance: random.Random) -> list[str]:
    """The same text without a paragraph that is a share of it: the two have other numbers of shingles."""
    first, count = _paragraph(words, share, chance)
    return words[:first] + words[first + count :]


def rewritten(words: list[str], share: float, chance: random.Random) -> list[str]:
    """The same text with another paragraph in place of one that is a share of it."""
    first, count = _paragraph(words, share, chance)
    return words[:first] + [f"n{chance.randrange(10**9)}" for _ in range(count)] + words[first + count :]


def _paragraph(words: list[str], share: float, chance: random.Random) -> tuple[int, int]:
    count = round(len(words) * share)
    return chance.randrange(len(words) - count), count


def drawn(words: list[str]) -> str:
    """The sketch of a text."""
    text = " ".join(words)
    return sketch(words_in(text, [Span(0, len(text))])) or ""


def main() -> None:
    """Measure, and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--pairs", type=int, default=1_000, help="pairs for each length and resemblance")
    options = parser.parse_args()
    chance = random.Random(1)  # noqa: S311 no secret
    texts = [text_of(chance) for _ in range(200)]
    start = perf_counter()
    for words in texts:
        drawn(words)
    print(f"a sketch of {LENGTH} words: {(perf_counter() - start) / len(texts) * 1e6:,.0f} µs")
    sketches = [drawn(text_of(chance)) for _ in range(options.articles)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = perf_counter()
    found = candidates(sketches)
    seconds = perf_counter() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{options.articles:,} sketches judged: {seconds:.2f} s, {grown // 1024} MB, {len(found)} candidates")
    for length in (36, 60, 100, 130, 155, 180, 300, 700, 1_500):
        print(f"{length:>6} words: {_missed(length, options.pairs, chance)}")


def _missed(length: int, pairs: int, chance: random.Random) -> str:
    """How many pairs are missed that are as alike as is asked for by default, or hardly more."""
    missed, shares = 0, []
    for number in range(pairs * 20):
        old = text_of(chance, length)
        make = (changed, shorter, rewritten)[number % 3]
        new = make(old, chance.uniform(0.05, 0.08) if make is changed else chance.uniform(0.1, 0.2), chance)
        one, other = (words_in(text, [Span(0, len(text))]) for text in (" ".join(old), " ".join(new)))
        share = resemblance(one, other).share
        if len(other) >= LEAST_WORDS and 0.8 <= share <= 0.83:  # noqa: PLR2004 from the default of four fifths
            shares.append(share)
            missed += not candidates([sketch(one) or "", sketch(other) or ""])
        if len(shares) == pairs:
            break
    return f"{missed} of {len(shares):,} pairs missed, {min(shares):.1%} to {max(shares):.1%} alike"


if __name__ == "__main__":
    main()
