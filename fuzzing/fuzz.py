"""Tries texts that nobody has written on what reads them: atheris makes those that lead to new places of the code.

    python fuzzing/fuzz.py [--target NAME] [--seconds N | --runs N]

begins with the examples of all rules and with `corpus/`, keeps what it learns in `build/fuzzing/`, and writes a text
that breaks something into `build/fuzzing/found/`. It exits with 1 where there is one. Each target has a process of its
own.
"""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEARNT = ROOT / "build" / "fuzzing"
FOUND = LEARNT / "found"
NAMES = ("front-matter", "body", "article", "fixes", "suppressions", "settings", "schema")
# Signs and words that mean something, which chance would not come to.
WORDS = (
    *("---", "+++", "\n---\n", "\n\n", "\n## ", "# One", "## Two", "- ", "1. ", "> ", "```", "~~~", "| a |\n|-|\n"),
    *("title: ", "id: ", "tags: [", "born: ", "cover: {a: ", "kind: NEWS", "<<: *a", "&a ", "*a", "!!str ", "? ", "|-"),
    *(
        "[a](b)",
        "[a]: b",
        "![",
        "](",
        "https://news.io/p1?w=400",
        "http://",
        "mailto:",
        "&amp;",
        "<b>",
        "<!-- ",
        " -->",
    ),
    *(
        "<!-- articlelint: ignore[all] x -->",
        "# articlelint: ignore[",
        "articlelint: ignore-file[",
        "2026-01-07T18:21Z",
    ),
    *("[[collections]]\n", "name = ", 'files = ["**"]', "[rules.", "[[overrides]]\n", "severity = {"),
    *('{"type": ', '"$ref": "#"', '"pattern": "', '"allOf": [', '"properties": {'),
    *("\0", "\r", "\t", "\ufeff", "\u200b", "ї", "\ud800", "\udcff"),
)


_SCHEMA = """{"type": "object", "properties": {"title": {"type": "string", "pattern": "^a+$", "maxLength": 9},
"tags": {"items": {"enum": ["a"]}, "uniqueItems": true}, "b": {"$ref": "#/$defs/c"}}, "required": ["a"], "$defs": {"c":
{"anyOf": [{"const": 5}, {"format": "date"}], "not": {"multipleOf": 2}}}, "additionalProperties": false, "if": true}"""


def main(arguments: Sequence[str]) -> int:
    """1 where something breaks, 2 where there is no atheris, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", choices=NAMES, help="one of the targets")
    parser.add_argument("--seconds", type=int, default=60, help="how long each target is tried (default: 60)")
    parser.add_argument("--runs", type=int, help="how many texts each target is tried with, the same ones each time")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    wishes = parser.parse_args(arguments)
    if wishes.here:
        _fuzz(wishes.target, wishes.seconds, wishes.runs)
    FOUND.mkdir(parents=True, exist_ok=True)
    return max(_tried(name, wishes.seconds, wishes.runs) for name in ([wishes.target] if wishes.target else NAMES))


def _tried(name: str, seconds: int, runs: int | None) -> int:
    command = [sys.executable, __file__, "--here", "--target", name]
    command += ["--seconds", str(seconds)] if runs is None else ["--runs", str(runs)]
    # Sets in the same order make the same texts.
    environment = os.environ if runs is None else {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603
    lines = [line for line in done.stderr.splitlines() if not line.startswith("INFO:")]
    if "No module named 'atheris'" in done.stderr:
        print("atheris is not installed: it comes with the group `fuzz`, on Linux")
        return 2
    tried = next((line.split()[1] for line in reversed(lines) if line.startswith("Done ")), None)
    if not done.returncode and tried:
        print(f"{name}: {tried} texts, none breaks it", flush=True)
        return 0
    is_broken = any("Test unit written to" in line for line in lines)
    print(f"{name}: {'one breaks it' if is_broken else 'nothing could be tried'}", flush=True)
    print("\n".join(done.stdout.splitlines()[-30:] + lines[-30:]))
    return 1 if is_broken else 2


def _fuzz(name: str, seconds: int, runs: int | None) -> None:
    import atheris  # noqa: PLC0415 only this process needs it, and the tests have none

    with atheris.instrument_imports(include=["articlelint"], enable_loader_override=False):
        from targets import TARGETS  # noqa: PLC0415 what is imported here is what is traced

    learnt = LEARNT / name
    learnt.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(_examples(name)):
        (learnt / f"example-{number}").write_bytes(content)
    words = learnt.with_suffix(".dict")
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode(errors="surrogatepass")) for word in WORDS)
    words.write_text("".join(f'"{word}"\n' for word in escaped), "utf-8")
    kept = ROOT / "fuzzing" / "corpus" / name
    end = [f"-max_total_time={seconds}"] if runs is None else [f"-runs={runs}", "-seed=1"]
    options = [*end, "-max_len=3000", "-timeout=20", "-rss_limit_mb=2000", f"-dict={words}"]
    folders = [str(learnt), *([str(kept)] if kept.is_dir() else [])]
    atheris.Setup(
        [__file__, *options, f"-artifact_prefix={FOUND}/{name}-", *folders],
        lambda content: TARGETS[name](content.decode(errors="surrogateescape")),
    )
    atheris.Fuzz()


def _examples(name: str) -> list[bytes]:
    """What to begin with: what such texts look like."""
    if name == "schema":
        return [path.read_bytes() for path in (ROOT / "schemas").glob("*.json")] + [_SCHEMA.encode()]
    if name == "settings":
        pages = (ROOT / "docs" / "settings.md").read_text("utf-8")
        return [part.encode() for part in re.findall(r"```toml\n(.*?)```", pages, re.DOTALL)]
    from articlelint.registry import shipped_rules  # noqa: PLC0415 as above
    from articlelint.testing import unmarked  # noqa: PLC0415 as above

    return [unmarked(one.text)[0].encode(errors="replace") for rule in shipped_rules() for one in rule.examples]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
