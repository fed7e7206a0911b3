"""Measures the search for near-duplicate bodies: what it costs, and how often it misses a pair; see README.md."""

import argparse
import random
import resource
from time import perf_counter

from articlelint.resemblance import candidates, resemblance, sketch, words_in
from articlelint.text import Span

WORDS = 20_000
LENGTH = 700


def text_of(chance: random.Random, length: int = LENGTH) -> list[str]:
    """A text of some words, of which a few are common and most are rare, as in any language (Zipf's law)."""
    return [f"w{int(WORDS ** chance.random())}" for _ in range(length)]


def changed(words: list[str], share: float, chance: random.Random) -> list[str]:
    """The same text with a share of its words replaced."""
    return [f"n{chance.randrange(10**9)}" if chance.random() < share else word for word in words]


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
    for length in (40, 100, 180, 300, 700, 1_500):
        missed, count, shares = 0, 0, []
        for _ in range(options.pairs):
            old = text_of(chance, length)
            new = changed(old, 0.065, chance)
            one, other = (words_in(text, [Span(0, len(text))]) for text in (" ".join(old), " ".join(new)))
            share = resemblance(one, other).share
            if 0.78 <= share <= 0.86:  # noqa: PLR2004 around the default of four fifths
                count += 1
                shares.append(share)
                missed += not candidates([sketch(one) or "", sketch(other) or ""])
        print(f"{length:>6} words, {min(shares):.0%} to {max(shares):.0%} alike: {missed} of {count:,} pairs missed")


if __name__ == "__main__":
    main()
