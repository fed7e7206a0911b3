"""Writes copies of the sample article, each with its own id and title: what benchmarks and profilers are fed with."""

import argparse
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "seeds" / "000_888f03706c3e14c5.txt"
SAMPLE_ID = "56944643"
COUNT = 1000


def generate(folder: Path, count: int = COUNT) -> None:
    """Write this many copies of the sample into a folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    text = SAMPLE.read_bytes()
    for number in range(count):
        own_id = str(int(SAMPLE_ID) + number).encode()
        own = text.replace(SAMPLE_ID.encode(), own_id, 1).replace(b"title: ", f"title: {number} ".encode(), 1)
        (folder / f"{number:05}.txt").write_bytes(own)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=COUNT)
    options = parser.parse_args()
    generate(options.folder, options.count)
